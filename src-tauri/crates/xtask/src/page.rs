//! Building the UI's page, which the shell compiles into itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::failure::Result;
use crate::npm;
use crate::place::Place;

/// What the page is made from. A file missing here would leave an old page in the app.
const SOURCES: [&str; 6] =
    ["ui", "icons", "src-tauri/crates/plan/fonts", "package.json", "package-lock.json", npm::STAMP];

/// Where it is put.
const DIST: &str = "ui/dist";

/// Builds the page unless it is newer than all it is made from: a page written again, even the same, would have the
/// shell compiled again.
pub fn build(place: &Place) -> Result {
    let dist = place.root.join(DIST);
    let sources = SOURCES.map(|source| place.root.join(source));
    if is_fresh(&dist, &sources) {
        println!("    up to date");
        return Ok(());
    }
    npm::script(place, "build").run()
}

fn is_fresh(dist: &Path, sources: &[PathBuf]) -> bool {
    let Some(built) = changed(&dist.join("index.html")) else { return false };
    sources.iter().all(|source| newest(source, dist).is_none_or(|time| time < built))
}

/// The last change of a file, or of anything in a folder but `except`. A folder's own time tells of files removed; that
/// of the folder around `except` does not count, for it tells of `except` too.
fn newest(path: &Path, except: &Path) -> Option<SystemTime> {
    if path == except {
        return None;
    }
    let Ok(entries) = fs::read_dir(path) else { return changed(path) };
    let inside = entries.flatten().filter_map(|entry| newest(&entry.path(), except));
    let own = if except.parent() == Some(path) { None } else { changed(path) };
    inside.chain(own).max()
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|about| about.modified()).ok()
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::time::Duration;

    use super::*;

    /// A file whose last change was `second` seconds after a fixed moment, so that no test has to wait.
    fn file(path: &Path, second: u64) {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a temporary folder");
        let file = File::create(path).expect("a temporary file");
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(second)).expect("its time");
    }

    #[test]
    fn the_page_is_built_again_when_a_source_is_newer() {
        let root = std::env::temp_dir().join(format!("throughline-page-{}", std::process::id()));
        let (ui, dist) = (root.join("ui"), root.join("ui/dist"));
        let lock = root.join("package-lock.json");
        let sources = [ui.clone(), lock.clone(), root.join("not-there")];
        file(&ui.join("index.html"), 10);
        file(&lock, 10);
        assert!(!is_fresh(&dist, &sources), "no page yet");
        file(&dist.join("index.html"), 20);
        file(&dist.join("assets/page.js"), 30);
        assert!(is_fresh(&dist, &sources), "what the build itself wrote does not count");
        file(&ui.join("index.html"), 21);
        assert!(!is_fresh(&dist, &sources), "a source in the folder");
        file(&ui.join("index.html"), 10);
        file(&lock, 21);
        assert!(!is_fresh(&dist, &sources), "a source on its own");
        fs::remove_dir_all(&root).expect("the temporary folder");
    }
}
