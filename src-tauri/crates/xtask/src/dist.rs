//! `cargo xtask dist`: the installers for this system, with the command-line tool inside.

use std::env::consts::EXE_SUFFIX;
use std::fs;

use crate::failure::{Failure, Result};
use crate::place::Place;
use crate::process::Program;
use crate::progress::Progress;
use crate::shell::Profile;
use crate::{npm, packages, page, shell};

/// What Tauri is asked to make here. AppImage is left out: its tool downloads parts from the net.
const BUNDLES: &str = if cfg!(target_os = "macos") {
    "dmg"
} else if cfg!(windows) {
    "nsis"
} else {
    "deb"
};

/// Beside tauri.conf.json: the page is built already, and the command-line tool is installed with the app. The latter
/// cannot stand there, where every plain build would ask for the file.
const SETTINGS: &str = r#"{
    "build": { "beforeBuildCommand": null },
    "bundle": { "externalBin": ["gen/tool/throughline"] }
}"#;

/// Builds the installers and says where they are.
pub fn dist() -> Result {
    let place = Place::find()?;
    let mut progress = Progress::new(5);
    progress.step("System packages", || packages::install(&[packages::CORE, packages::WINDOW]))?;
    progress.step("UI packages", || npm::install(&place))?;
    progress.step("Build the UI", || page::build(&place))?;
    progress
        .step("Build the programs", || shell::build(&place, Profile::Release).and_then(|()| tool(&place)))?;
    let tauri = place.root.join("node_modules/@tauri-apps/cli/tauri.js");
    let bundle =
        Program::new("node").arg(tauri).args(["build", "--ci", "--bundles", BUNDLES, "--config", SETTINGS]);
    progress.step("Build the installer", || bundle.directory(&place.root).run())?;
    println!("\nIn {}", place.target.join("release/bundle").join(BUNDLES).display());
    Ok(())
}

/// Puts the command-line tool where Tauri looks for it: under a name that ends in the machine's target triple.
fn tool(place: &Place) -> Result {
    let verbose = Program::new("rustc").arg("-vV").text()?;
    let triple = host(&verbose).ok_or_else(|| Failure::set_up("rustc does not say what machine this is."))?;
    let folder = place.root.join("src-tauri/gen/tool");
    let name = format!("throughline-{triple}{EXE_SUFFIX}");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::copy(place.program(Profile::Release, "throughline"), folder.join(name)))
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
        assert!(serde_json::from_str::<serde_json::Value>(SETTINGS).is_ok());
    }
}
