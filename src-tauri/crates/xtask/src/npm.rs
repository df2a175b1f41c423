//! The UI's packages: installed once for each lock file.

use std::fs;
use std::path::Path;

use crate::failure::{Failure, Result};
use crate::place::Place;
use crate::process::Program;

/// The oldest Node that the UI's tools run on.
const OLDEST_NODE: u32 = 20;

/// Written into `node_modules` after a complete install; gone with it.
pub const STAMP: &str = "node_modules/.throughline-installed";

/// Runs `npm ci` unless what is installed came from this very lock file, manifest and Node.
pub fn install(place: &Place) -> Result {
    install_in(&place.root)
}

/// The same for a folder with packages of its own.
pub fn install_in(folder: &Path) -> Result {
    let node = node_version()?;
    let wanted = stamp(&node, &read(folder, "package.json")?, &read(folder, "package-lock.json")?);
    let path = folder.join(STAMP);
    if is_installed(&path, &wanted) {
        println!("    up to date");
        return Ok(());
    }
    // A half-done install must not pass for a whole one, so the stamp is written last. `npm ci` empties the folder.
    Program::npm().args(["ci", "--no-audit", "--no-fund"]).directory(folder).run()?;
    fs::write(&path, wanted)
        .map_err(|error| Failure::set_up(format!("{} cannot be written: {error}", path.display())))
}

/// Starts one of package.json's scripts.
pub fn script(place: &Place, name: &str) -> Program {
    Program::npm().args(["run", "--silent", name]).directory(&place.root)
}

fn read(folder: &Path, name: &str) -> Result<String> {
    fs::read_to_string(folder.join(name))
        .map_err(|error| Failure::set_up(format!("{name} cannot be read: {error}")))
}

fn node_version() -> Result<String> {
    let hint = format!(
        "Install Node {OLDEST_NODE} or newer: from nodejs.org, or with your system's package manager."
    );
    let version = Program::new("node").arg("--version").text_if_any().unwrap_or_default().trim().to_owned();
    match major(&version) {
        Some(major) if major >= OLDEST_NODE => Ok(version),
        Some(_) => Err(Failure::set_up(format!("Node {version} is too old.")).hint(hint)),
        None => Err(Failure::set_up("Node was not found.").hint(hint)),
    }
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// All that decides what `npm ci` installs. The texts themselves: they are small, and nothing needs a hash's trust.
fn stamp(node: &str, manifest: &str, lock: &str) -> String {
    format!("{} {} {node}\n{manifest}\n{lock}", std::env::consts::OS, std::env::consts::ARCH)
}

fn is_installed(stamp: &Path, wanted: &str) -> bool {
    fs::read_to_string(stamp).is_ok_and(|installed| installed == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn installs_again_only_when_something_that_decides_it_changed() {
        let wanted = stamp("v20.20.2", "{}", "{\"a\": 1}");
        let path = std::env::temp_dir().join(format!("throughline-stamp-{}", std::process::id()));
        assert!(!is_installed(&path, &wanted), "nothing installed yet");
        fs::write(&path, &wanted).expect("a temporary file");
        assert!(is_installed(&path, &wanted));
        assert!(!is_installed(&path, &stamp("v20.20.2", "{}", "{\"a\": 2}")), "another lock file");
        assert!(!is_installed(&path, &stamp("v20.20.2", "{\"b\": 1}", "{\"a\": 1}")), "another manifest");
        assert!(!is_installed(&path, &stamp("v22.1.0", "{}", "{\"a\": 1}")), "another Node");
        fs::remove_file(&path).expect("the temporary file");
    }

    #[test]
    fn reads_nodes_version() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v22"), Some(22));
        assert_eq!(major(""), None);
        assert_eq!(major("node: not found"), None);
    }
}
