//! The TypeScript types that the UI is written against, generated from the Rust ones and committed.
//!
//! This test fails where they are not fresh; `UPDATE_BINDINGS=1 cargo test -p throughline-core --test bindings`
//! writes them anew.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use throughline_core::Error;
use throughline_core::commands::Commands;
use throughline_core::exchange::export::ExportOptions;
use throughline_core::exchange::theme;
use throughline_plan::model;
use throughline_plan::picture::PictureSpec;
use throughline_plan::scene::Scene;
use ts_rs::{Config, TS};

fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/bindings")
}

fn files(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                // Git may check text out with Windows line ends.
                let content = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
                found.insert(path.strip_prefix(folder).unwrap().to_owned(), content);
            }
        }
    }
    found
}

#[test]
fn generated_types_are_fresh() {
    let out = tempfile::tempdir().unwrap();
    let config = Config::new().with_large_int("number").with_out_dir(out.path());
    Commands::export_all(&config).unwrap();
    Error::export_all(&config).unwrap();
    Scene::export_all(&config).unwrap();
    PictureSpec::export_all(&config).unwrap();
    ExportOptions::export_all(&config).unwrap();
    model::Record::export_all(&config).unwrap();

    fs::write(out.path().join("theme.css"), theme::theme_css()).unwrap();
    fs::write(out.path().join("palette.ts"), theme::theme_ts()).unwrap();

    let fresh = files(out.path());
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        let _ = fs::remove_dir_all(committed());
        for (name, content) in &fresh {
            let path = committed().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
    }
    let found = files(&committed());
    let names = |files: &BTreeMap<PathBuf, String>| files.keys().cloned().collect::<Vec<_>>();
    let hint = "run `UPDATE_BINDINGS=1 cargo test -p throughline-core --test bindings`";
    assert_eq!(names(&found), names(&fresh), "files in ui/src/bindings are stale: {hint}");
    for (name, content) in &fresh {
        assert!(found[name] == *content, "{} is stale: {hint}", name.display());
    }
}

/// The page of documentation that is made from the rules.
#[test]
fn the_page_of_rules_is_fresh() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../RULES.md");
    let fresh = throughline_plan::alignment::page();
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        fs::write(&page, &fresh).unwrap();
    }
    let found = fs::read_to_string(&page).unwrap_or_default().replace("\r\n", "\n");
    let hint = "run `UPDATE_BINDINGS=1 cargo test -p throughline-core --test bindings`";
    assert!(found == fresh, "src-tauri/RULES.md is stale: {hint}");
}
