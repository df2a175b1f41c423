//! The workspace as it was: the present tables with the log's changesets taken back, newest first.

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::session::{Changegroup, invert_strm};
use rusqlite::{Connection, OptionalExtension as _};
use throughline_plan::plan::Records;

use super::{Store, apply, tables};
use crate::{Error, ErrorCode, Result};

impl Store {
    /// The number of the last entry of the history that was made by a moment; 0 where there was none yet.
    ///
    /// # Errors
    /// [`ErrorCode::Damaged`], [`ErrorCode::Io`].
    pub fn entry_at(&self, moment: DateTime<Utc>) -> Result<i64> {
        // The texts sort as the moments do: all are UTC, of one form.
        let until = moment.to_rfc3339_opts(SecondsFormat::Millis, true);
        self.conn
            .query_row("SELECT coalesce(max(seq), 0) FROM history WHERE at <= ?1", [until], |row| row.get(0))
            .map_err(|error| self.explain(&error))
    }

    /// Every record as it was after an entry of the history; 0 is before the first. Reading only: the file is not
    /// touched.
    ///
    /// # Errors
    /// [`ErrorCode::NoSuchRecord`] where the history has no such entry; [`ErrorCode::Damaged`], [`ErrorCode::Io`].
    pub fn as_of(&self, seq: i64) -> Result<Records> {
        let last = self.last_entry().map_err(|error| self.explain(&error))?;
        if seq < 0 || seq > last {
            return Err(Error::new(
                ErrorCode::NoSuchRecord,
                format!("The history has no entry {seq}: it ends at {last}."),
            ));
        }
        if seq == last {
            return self.load();
        }
        self.taken_back(seq).map_err(|error| self.explain(&error))
    }

    pub(super) fn last_entry(&self) -> rusqlite::Result<i64> {
        self.conn.query_row("SELECT coalesce(max(seq), 0) FROM history", [], |row| row.get(0))
    }

    fn taken_back(&self, seq: i64) -> rusqlite::Result<Records> {
        let mut copy = Connection::open_in_memory()?;
        {
            let backup = Backup::new(&self.conn, &mut copy)?;
            // All pages in one step: nobody else writes, and the lock is short.
            while !matches!(backup.step(-1)?, StepResult::Done) {}
        }
        // What is taken back was whole before: nothing is to be refused or cascaded on the way.
        copy.pragma_update(None, "foreign_keys", false)?;
        let mut back = self.way_back(seq)?;
        if !back.is_empty() {
            apply::apply(&copy, &mut back)?;
        }
        tables::load(&copy)
    }

    /// One changeset that takes back everything after an entry: thousands of edits of one record are one change in it.
    fn way_back(&self, seq: i64) -> rusqlite::Result<Vec<u8>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT h.kind = 'undo', coalesce(h.changeset, t.changeset)
             FROM history h LEFT JOIN history t ON t.seq = h.target WHERE h.seq > ?1 ORDER BY h.seq DESC",
        )?;
        let mut rows = statement.query([seq])?;
        let mut group = Changegroup::new()?;
        let mut any = false;
        while let Some(row) = rows.next()? {
            let undone: bool = row.get(0)?;
            let mut changeset = row.get_ref(1)?.as_blob()?;
            any = true;
            if undone {
                group.add_stream(&mut changeset)?;
            } else {
                let mut inverted = Vec::new();
                invert_strm(&mut changeset, &mut inverted)?;
                group.add_stream(&mut inverted.as_slice())?;
            }
        }
        let mut back = Vec::new();
        if any {
            group.output_strm(&mut back)?;
        }
        Ok(back)
    }

    /// When an entry was made; none where there is no such entry.
    ///
    /// # Errors
    /// [`ErrorCode::Damaged`], [`ErrorCode::Io`].
    pub fn made_at(&self, seq: i64) -> Result<Option<String>> {
        self.conn
            .query_row("SELECT at FROM history WHERE seq = ?1", [seq], |row| row.get(0))
            .optional()
            .map_err(|error| self.explain(&error))
    }
}
