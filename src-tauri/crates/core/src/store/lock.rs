//! One writer at a time: a lock file beside the workspace, held by the operating system, so that a process that dies
//! lets go of it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

/// The right to write a workspace; given back when dropped.
#[derive(Debug)]
pub(super) struct FileLock {
    path: PathBuf,
    // Closing the handle releases the lock.
    _file: File,
}

/// Why the lock was not given.
#[derive(Debug)]
pub(super) enum Refused {
    /// Somebody has it; who, as far as it says.
    Held(String),
    /// No lock file can be made here: the folder cannot be written.
    Unwritable,
}

impl FileLock {
    /// Takes the lock on a workspace and writes down who has it.
    pub(super) fn take(workspace: &Path) -> Result<Self, Refused> {
        let path = lock_path(workspace);
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|_| Refused::Unwritable)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                // On Windows the lock also bars reading: the name is then simply not known.
                let _ = file.read_to_string(&mut holder);
                return Err(Refused::Held(holder.trim().to_owned()));
            }
            Err(TryLockError::Error(_)) => return Err(Refused::Unwritable),
        }
        // Only for the words of the message somebody else may see: the lock holds without it.
        let _ = file.set_len(0).and_then(|()| file.write_all(holder().as_bytes()));
        Ok(Self { path, _file: file })
    }
}

impl Drop for FileLock {
    fn drop(&mut self) {
        // A process that opens the file in between simply makes it again.
        let _ = fs::remove_file(&self.path);
    }
}

fn lock_path(workspace: &Path) -> PathBuf {
    let mut name = workspace.as_os_str().to_owned();
    name.push("-lock");
    PathBuf::from(name)
}

/// Who this is, for a person: `dana on harbour (process 4711)`.
fn holder() -> String {
    let first = |names: [&str; 2]| names.into_iter().find_map(|name| std::env::var(name).ok());
    let user = first(["USER", "USERNAME"]).unwrap_or_else(|| "somebody".to_owned());
    let host = first(["HOSTNAME", "COMPUTERNAME"])
        .or_else(|| fs::read_to_string("/etc/hostname").ok().map(|name| name.trim().to_owned()))
        .filter(|name| !name.is_empty());
    let on = host.map_or_else(String::new, |host| format!(" on {host}"));
    format!("{user}{on} (process {})", std::process::id())
}
