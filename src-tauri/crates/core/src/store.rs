//! The file: one SQLite database. Schema, migrations, one transaction and one changeset per edit, history.
//!
//! This is the only module that holds SQL or a table's name. It does not judge edits: it writes the records it is
//! given and keeps the database's own promises (foreign keys, types, one accountable file holder).

mod apply;
mod branch;
mod chain;
mod column;
mod history;
mod lock;
mod open;
mod past;
mod schema;
mod tables;
mod write;

pub use chain::Verified;
pub use history::{HistoryEntry, HistoryKind, UndoState};
pub use open::{Access, OpenMode};
pub use write::{Op, Stamp, Written};

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use throughline_plan::plan::Records;

use crate::{Error, ErrorCode, Result};

/// An open workspace file.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    path: PathBuf,
    access: Access,
    /// Held as long as the file is open for writing.
    lock: Option<lock::FileLock>,
    /// The branch that is worked on instead of the plan itself.
    line: Option<branch::Line>,
}

impl Store {
    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it may be written, and if not, why.
    #[must_use]
    pub const fn access(&self) -> &Access {
        &self.access
    }

    /// Every record of what is worked on: the plan itself, or a branch.
    ///
    /// # Errors
    /// [`ErrorCode::Damaged`] where a table or a value cannot be read.
    pub fn load(&self) -> Result<Records> {
        let tables = self.line.as_ref().map_or(&self.conn, |line| &line.conn);
        tables::load(tables).map_err(|error| self.explain(&error))
    }

    /// Every record of the plan itself.
    ///
    /// # Errors
    /// As [`Store::load`].
    pub fn present(&self) -> Result<Records> {
        tables::load(&self.conn).map_err(|error| self.explain(&error))
    }

    /// Whether the database is sound throughout: its pages, its indexes and its references. Reads the whole file.
    ///
    /// # Errors
    /// [`ErrorCode::Damaged`] with what was found.
    pub fn verify(&self) -> Result<()> {
        let found: String = self
            .conn
            .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
            .map_err(|error| self.explain(&error))?;
        if found != "ok" {
            return Err(open::damaged(&self.path, &found));
        }
        let broken = self
            .conn
            .prepare("PRAGMA foreign_key_check")
            .and_then(|mut statement| statement.exists([]))
            .map_err(|error| self.explain(&error))?;
        if broken {
            Err(open::damaged(&self.path, "a record refers to one that is not there"))
        } else {
            Ok(())
        }
    }

    /// Writes the open file's content to a new file, as one consistent copy.
    ///
    /// # Errors
    /// [`ErrorCode::FileExists`] or [`ErrorCode::Io`].
    pub fn copy_to(&self, to: &Path) -> Result<()> {
        if to.exists() {
            return Err(Error::new(ErrorCode::FileExists, format!("{} is already there.", to.display())));
        }
        self.conn
            .backup("main", to, None::<fn(rusqlite::backup::Progress)>)
            .map_err(|error| self.explain(&error))
    }

    /// Closes the file and leaves it a single file again.
    ///
    /// # Errors
    /// [`ErrorCode::Io`] where the last writes could not be folded into it; nothing is lost then, they stay beside it.
    pub fn close(mut self) -> Result<()> {
        self.settle().map_err(|error| self.explain(&error))
    }

    /// Folds the write-ahead log into the file and takes the file out of that mode.
    fn settle(&mut self) -> rusqlite::Result<()> {
        if self.lock.take().is_none() {
            return Ok(());
        }
        self.conn.pragma_update(None, "wal_checkpoint", "TRUNCATE").or_else(ignore_busy)?;
        self.conn.pragma_update(None, "journal_mode", "DELETE").or_else(ignore_busy)
    }

    /// A database's answer in words for a person.
    fn explain(&self, error: &rusqlite::Error) -> Error {
        open::explain(&self.path, error)
    }
}

/// A reader elsewhere keeps the log alive; the last one to close folds it in.
fn ignore_busy(error: rusqlite::Error) -> rusqlite::Result<()> {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => Ok(()),
        _ => Err(error),
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // Nothing is lost where this fails: the log stays beside the file and is read at the next opening.
        let _ = self.settle();
    }
}
