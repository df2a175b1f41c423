//! The workspace as it was: the present tables with the log's changesets taken back, newest first.

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::session::Changegroup;
use rusqlite::{Connection, OptionalExtension as _};
use throughline_plan::model::Id;
use throughline_plan::plan::Records;

use super::{Store, apply, history, tables};
use crate::{Error, ErrorCode, Result};

/// A copy of a database in memory.
pub(super) fn in_memory(conn: &Connection) -> rusqlite::Result<Connection> {
    let mut copy = Connection::open_in_memory()?;
    {
        let backup = Backup::new(conn, &mut copy)?;
        // All pages in one step: nobody else writes, and the lock is short.
        while !matches!(backup.step(-1)?, StepResult::Done) {}
    }
    Ok(copy)
}

impl Store {
    /// The number of the last entry of the history that was made by a moment; 0 where there was none yet.
    ///
    /// # Errors
    /// [`ErrorCode::Damaged`], [`ErrorCode::Io`].
    pub fn entry_at(&self, moment: DateTime<Utc>) -> Result<i64> {
        // The texts sort as the moments do: all are UTC, of one form.
        let until = moment.to_rfc3339_opts(SecondsFormat::Millis, true);
        self.conn
            .query_row(
                "SELECT coalesce(max(seq), 0) FROM history WHERE branch IS NULL AND at <= ?1",
                [until],
                |row| row.get(0),
            )
            .map_err(|error| self.explain(&error))
    }

    /// Every record as it was after an entry of the history; 0 is before the first. Reading only: the file is not
    /// touched.
    ///
    /// # Errors
    /// [`ErrorCode::NoSuchRecord`] where the history has no such entry; [`ErrorCode::Damaged`], [`ErrorCode::Io`].
    pub fn as_of(&self, seq: i64) -> Result<Records> {
        let last = self.last_of_all().map_err(|error| self.explain(&error))?;
        if seq < 0 || seq > last {
            return Err(Error::new(
                ErrorCode::NoSuchRecord,
                format!("The history has no entry {seq}: it ends at {last}."),
            ));
        }
        if seq >= self.last_entry(None).map_err(|error| self.explain(&error))? {
            return self.present();
        }
        self.taken_back(seq).map_err(|error| self.explain(&error))
    }

    fn last_of_all(&self) -> rusqlite::Result<i64> {
        self.conn.query_row("SELECT coalesce(max(seq), 0) FROM history", [], |row| row.get(0))
    }

    /// The number of the last entry of the plan itself, or of a branch; 0 where there is none.
    pub(super) fn last_entry(&self, branch: Option<Id>) -> rusqlite::Result<i64> {
        self.conn
            .prepare_cached("SELECT coalesce(max(seq), 0) FROM history WHERE branch IS ?1")?
            .query_row([history::column(branch)], |row| row.get(0))
    }

    fn taken_back(&self, seq: i64) -> rusqlite::Result<Records> {
        let copy = in_memory(&self.conn)?;
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
             FROM history h LEFT JOIN history t ON t.seq = h.target WHERE h.seq > ?1 AND h.branch IS NULL ORDER BY h.seq",
        )?;
        let mut rows = statement.query([seq])?;
        // One after the other they are one changeset, in which a table comes more than once: tens of thousands of small
        // ones, each inverted and added by itself, took a third longer.
        let mut way = Vec::new();
        while let Some(row) = rows.next()? {
            let undone: bool = row.get(0)?;
            let changeset = row.get_ref(1)?.as_blob()?;
            if undone {
                way.extend(apply::inverted(changeset)?);
            } else {
                way.extend_from_slice(changeset);
            }
        }
        if way.is_empty() {
            return Ok(way);
        }
        let mut group = Changegroup::new()?;
        group.add_stream(&mut way.as_slice())?;
        let mut forth = Vec::new();
        group.output_strm(&mut forth)?;
        apply::inverted(&forth)
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
