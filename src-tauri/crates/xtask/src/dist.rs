//! `cargo xtask dist`: the installers for this system, with the command-line tool inside.

use std::env::consts::EXE_SUFFIX;
use std::fs;

use crate::failure::{Failure, Result};
use crate::place::Place;
use crate::process::Program;
use crate::progress::Progress;
use crate::{npm, packages};

/// What Tauri is asked to make here. AppImage is left out: its tool downloads parts from the net.
const BUNDLES: &str = if cfg!(target_os = "macos") {
    "dmg"
} else if cfg!(windows) {
    "nsis"
} else {
    "deb"
};

/// Tauri installs this program beside the app's own. Not in tauri.conf.json, where every plain build would ask for it.
const WITH_TOOL: &str = r#"{"bundle": {"externalBin": ["gen/tool/throughline"]}}"#;

/// Builds the installers and says where they are.
pub fn dist() -> Result {
    let place = Place::find()?;
    let mut progress = Progress::new(4);
    progress.step("System packages", || packages::install(&[packages::CORE, packages::WINDOW]))?;
    progress.step("UI packages", || npm::install(&place))?;
    progress.step("Build the command-line tool", || tool(&place))?;
    let tauri = place.root.join("node_modules/@tauri-apps/cli/tauri.js");
    let bundle =
        Program::new("node").arg(tauri).args(["build", "--ci", "--bundles", BUNDLES, "--config", WITH_TOOL]);
    progress.step("Build the app and its installer", || bundle.directory(&place.root).run())?;
    println!("\nIn {}", place.target.join("release/bundle").join(BUNDLES).display());
    Ok(())
}

/// Builds the tool and puts it where Tauri looks for it: under a name that ends in the machine's target triple.
fn tool(place: &Place) -> Result {
    Program::cargo()
        .args(["build", "--release", "--package", "throughline-cli"])
        .directory(&place.root)
        .run()?;
    let verbose = Program::new("rustc").arg("-vV").text()?;
    let triple = host(&verbose).ok_or_else(|| Failure::set_up("rustc does not say what machine this is."))?;
    let folder = place.root.join("src-tauri/gen/tool");
    let name = format!("throughline-{triple}{EXE_SUFFIX}");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::copy(place.program("release", "throughline"), folder.join(name)))
        .map(|_| ())
        .map_err(|error| Failure::set_up(format!("{} cannot be written: {error}", folder.display())))
}

fn host(verbose: &str) -> Option<&str> {
    verbose.lines().find_map(|line| line.strip_prefix("host: ")).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_triple_is_read_from_rustc() {
        let verbose = "rustc 1.95.0\nbinary: rustc\nhost: x86_64-unknown-linux-gnu\nrelease: 1.95.0\n";
        assert_eq!(host(verbose), Some("x86_64-unknown-linux-gnu"));
        assert_eq!(host("rustc 1.95.0"), None);
    }

    #[test]
    fn the_added_settings_are_json() {
        assert!(serde_json::from_str::<serde_json::Value>(WITH_TOOL).is_ok());
    }
}
