//! What the app remembers between starts, in a folder of its own and in no workspace: which files were open, and by which
//! name edits are signed. What cannot be read begins anew, and what cannot be written is forgotten: the app works as well
//! without.

use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::workspace::Workspace;

/// As many recent files as are remembered.
const FILES: usize = 12;
/// The list of files, in the folder.
const RECENT: &str = "recent.json";
/// The name.
const AUTHOR: &str = "author.json";

/// A file that was open before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Recent {
    /// Where it is.
    #[ts(type = "string")]
    pub path: PathBuf,
    /// The workspace's name.
    pub title: String,
}

/// What is remembered in a folder; nothing where there is none, as for a command line.
#[derive(Debug, Default)]
pub struct Remembered {
    folder: Option<PathBuf>,
}

impl Remembered {
    /// Remembers in this folder, which is made when there is something to write.
    #[must_use]
    pub const fn new(folder: PathBuf) -> Self {
        Self { folder: Some(folder) }
    }

    /// The files that were open before, newest first, as far as they are still there.
    #[must_use]
    pub fn files(&self) -> Vec<Recent> {
        let mut files: Vec<Recent> = self.read(RECENT).unwrap_or_default();
        files.retain(|file| file.path.exists());
        files
    }

    /// Puts a file before all others.
    pub fn open(&self, path: &Path, title: &str) {
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let mut files: Vec<Recent> = self.read(RECENT).unwrap_or_default();
        files.retain(|file| file.path != path);
        files.insert(0, Recent { path, title: title.to_owned() });
        files.truncate(FILES);
        self.write(RECENT, &files);
    }

    /// The name that the person gave; none where nobody was asked yet.
    #[must_use]
    pub fn author(&self) -> Option<String> {
        self.read::<String>(AUTHOR).filter(|name| !name.is_empty())
    }

    /// Has a workspace signed by that name, where there is one.
    pub fn sign_for(&self, workspace: &mut Workspace) {
        if let Some(author) = self.author() {
            workspace.sign_as(&author);
        }
    }

    /// Keeps the name that the person gave.
    pub fn sign(&self, name: &str) {
        self.write(AUTHOR, &name);
    }

    fn read<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let text = fs::read(self.folder.as_ref()?.join(name)).ok()?;
        serde_json::from_slice(&text).ok()
    }

    fn write(&self, name: &str, what: &impl Serialize) {
        if let (Some(folder), Ok(text)) = (&self.folder, serde_json::to_vec_pretty(what)) {
            let _ = fs::create_dir_all(folder).and_then(|()| fs::write(folder.join(name), text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_file_comes_first_and_only_once_and_the_name_stays() {
        let folder = tempfile::tempdir().unwrap();
        let [one, two] = ["one", "two"].map(|name| folder.path().join(name));
        for file in [&one, &two] {
            fs::write(file, "").unwrap();
        }
        let kept = Remembered::new(folder.path().join("settings"));
        assert_eq!((kept.files(), kept.author()), (Vec::new(), None));
        for file in [&one, &two, &one] {
            kept.open(file, "Plan");
        }
        kept.sign("Dana Osei");
        let kept = Remembered::new(folder.path().join("settings"));
        let paths: Vec<PathBuf> = kept.files().into_iter().map(|file| file.path).collect();
        assert_eq!(paths, [&one, &two].map(|file| file.canonicalize().unwrap()));
        assert_eq!(kept.author().as_deref(), Some("Dana Osei"));
        fs::remove_file(&two).unwrap();
        assert_eq!(kept.files().len(), 1);
        fs::write(folder.path().join("settings").join(AUTHOR), "{").unwrap();
        assert_eq!(kept.author(), None);
    }

    #[test]
    fn without_a_folder_nothing_is_remembered() {
        let nothing = Remembered::default();
        nothing.open(Path::new("plan"), "Plan");
        nothing.sign("Dana Osei");
        assert_eq!((nothing.files(), nothing.author()), (Vec::new(), None));
    }
}
