//! What `ui/src/bindings` holds is written from the core and nowhere else: this test compares it, byte for byte, and
//! with `UPDATE_BINDINGS=1` writes it anew.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use throughline_core::exchange::theme::{theme_css, theme_ts};

/// Every generated file, by name.
fn files() -> BTreeMap<&'static str, String> {
    BTreeMap::from([("theme.css", theme_css()), ("theme.ts", theme_ts())])
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/bindings")
}

#[test]
fn the_bindings_are_fresh() {
    let update = std::env::var_os("UPDATE_BINDINGS").is_some_and(|value| value == "1");
    let mut stale = Vec::new();
    for (name, expected) in files() {
        let path = folder().join(name);
        // Git may check text out with Windows line ends.
        let found = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        if found == expected {
            continue;
        }
        if update {
            std::fs::create_dir_all(folder()).unwrap();
            std::fs::write(&path, expected).unwrap();
        } else {
            stale.push(name);
        }
    }
    assert!(
        stale.is_empty(),
        "stale in ui/src/bindings: {stale:?}; run UPDATE_BINDINGS=1 cargo test -p throughline-core --test bindings"
    );
}
