//! The log of every change. Rows are only ever added: undoing and redoing are entries of their own, and what can be
//! undone or redone next is written into each entry, so that it survives a restart without being worked out again.

use std::io::Read;

use fallible_streaming_iterator::FallibleStreamingIterator as _;
use rusqlite::session::ChangesetIter;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;
use throughline_plan::model::{Id, RecordRef};
use ts_rs::TS;

use super::chain::{self, Content};
use super::{Stamp, Store, tables};
use crate::Result;

/// What an entry of the history did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HistoryKind {
    /// Made an edit.
    Edit,
    /// Took an edit back.
    Undo,
    /// Made it again.
    Redo,
}

impl HistoryKind {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }
}

/// One entry of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HistoryEntry {
    /// Its number, from 1.
    pub seq: i64,
    /// What it did.
    pub kind: HistoryKind,
    /// The edit that was taken back or made again.
    pub target: Option<i64>,
    /// What a person would call it.
    pub label: String,
    /// Who did it.
    pub author: String,
    /// When: UTC, RFC 3339 with milliseconds.
    pub at: String,
    /// How many records it touched.
    pub records: usize,
}

/// What undo and redo would do now.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, TS)]
pub struct UndoState {
    /// What undo would take back.
    pub undo: Option<String>,
    /// What redo would make again.
    pub redo: Option<String>,
    /// How many entries the history has.
    pub entries: i64,
}

/// Where the two stacks stand after the last entry: the edit to undo, the undo to take back.
fn tops(conn: &Connection) -> rusqlite::Result<(Option<i64>, Option<i64>)> {
    conn.prepare_cached("SELECT undo_top, redo_top FROM history ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
        .map(Option::unwrap_or_default)
}

/// Where the two stacks stood before an entry.
fn tops_before(conn: &Connection, seq: i64) -> rusqlite::Result<(Option<i64>, Option<i64>)> {
    conn.prepare_cached("SELECT undo_top, redo_top FROM history WHERE seq < ?1 ORDER BY seq DESC LIMIT 1")?
        .query_row([seq], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
        .map(Option::unwrap_or_default)
}

/// Adds an entry and says its number.
pub(super) fn append(
    conn: &Connection,
    kind: HistoryKind,
    target: Option<i64>,
    label: &str,
    stamp: &Stamp,
    changeset: Option<&[u8]>,
) -> rusqlite::Result<i64> {
    let (undo_top, redo_top) = tops(conn)?;
    let seq: i64 = conn
        .prepare_cached("SELECT coalesce(max(seq), 0) + 1 FROM history")?
        .query_row([], |row| row.get(0))?;
    let (undo_top, redo_top) = match (kind, target) {
        // A new edit lies on top of what can be undone and ends what could be redone.
        (HistoryKind::Edit, _) => (Some(seq), None),
        // The edit below the one taken back comes up; this entry can be taken back itself.
        (HistoryKind::Undo, Some(edit)) => (tops_before(conn, edit)?.0, Some(seq)),
        // The edit is on top again, and the undo below the one taken back comes up.
        (HistoryKind::Redo, Some(edit)) => {
            let below = redo_top.map(|undo| tops_before(conn, undo)).transpose()?.and_then(|(_, redo)| redo);
            (Some(edit), below)
        }
        (HistoryKind::Undo | HistoryKind::Redo, None) => (undo_top, redo_top),
    };
    let at = stamp.at_text();
    let content =
        Content { seq, kind: kind.word(), target, label, author: &stamp.author, at: &at, changeset };
    let hash = content.hash(&chain::last(conn)?);
    conn.prepare_cached(
        "INSERT INTO history (seq, kind, target, label, author, at, changeset, undo_top, redo_top, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        seq,
        kind.word(),
        target,
        label,
        stamp.author,
        at,
        changeset,
        undo_top,
        redo_top,
        hash
    ])?;
    Ok(seq)
}

/// The number of the edit that an undo or a redo is about now.
fn next_seq(conn: &Connection, kind: HistoryKind) -> rusqlite::Result<Option<i64>> {
    let (undo_top, redo_top) = tops(conn)?;
    match (kind, undo_top, redo_top) {
        (HistoryKind::Undo, edit, _) => Ok(edit),
        (HistoryKind::Redo, _, Some(undo)) => {
            conn.query_row("SELECT target FROM history WHERE seq = ?1", [undo], |row| row.get(0))
        }
        _ => Ok(None),
    }
}

/// The edit that an undo or a redo is about now: its number, label and changeset.
pub(super) fn next(conn: &Connection, kind: HistoryKind) -> rusqlite::Result<Option<(i64, String, Vec<u8>)>> {
    let Some(edit) = next_seq(conn, kind)? else { return Ok(None) };
    conn.prepare_cached("SELECT seq, label, changeset FROM history WHERE seq = ?1")?
        .query_row([edit], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()
}

/// Its label alone: the changeset of an import is as large as what was imported.
fn next_label(conn: &Connection, kind: HistoryKind) -> rusqlite::Result<Option<String>> {
    let Some(edit) = next_seq(conn, kind)? else { return Ok(None) };
    conn.prepare_cached("SELECT label FROM history WHERE seq = ?1")?
        .query_row([edit], |row| row.get(0))
        .optional()
}

/// An edit of the history.
pub(super) struct Made {
    pub label: String,
    pub changeset: Vec<u8>,
    /// Whether it has not been taken back since, or was made again.
    pub in_effect: bool,
}

/// The edit with a number.
pub(super) fn edit(conn: &Connection, seq: i64) -> rusqlite::Result<Option<Made>> {
    conn.query_row(
        "SELECT label, changeset,
                coalesce((SELECT kind = 'redo' FROM history WHERE target = ?1 ORDER BY seq DESC LIMIT 1), 1)
         FROM history WHERE seq = ?1 AND kind = 'edit'",
        [seq],
        |row| Ok(Made { label: row.get(0)?, changeset: row.get(1)?, in_effect: row.get(2)? }),
    )
    .optional()
}

/// The labels of the edits after one that touched any of some records and are in effect, newest first.
pub(super) fn later(conn: &Connection, seq: i64, records: &[RecordRef]) -> rusqlite::Result<Vec<String>> {
    let mut statement = conn.prepare(
        "SELECT label, changeset FROM history AS made WHERE seq > ?1 AND kind = 'edit' AND coalesce(
             (SELECT kind = 'redo' FROM history WHERE target = made.seq ORDER BY seq DESC LIMIT 1), 1)
         ORDER BY seq DESC",
    )?;
    let mut rows = statement.query([seq])?;
    let mut labels = Vec::new();
    while let Some(row) = rows.next()? {
        if touched(row.get_ref(1)?.as_blob()?)?.iter().any(|at| records.contains(at)) {
            labels.push(row.get(0)?);
        }
    }
    Ok(labels)
}

/// The records a changeset touches, in its order.
pub(super) fn touched(changeset: &[u8]) -> rusqlite::Result<Vec<RecordRef>> {
    let mut input = changeset;
    let reader: &mut dyn Read = &mut input;
    let mut changes = ChangesetIter::start_strm(&reader)?;
    let mut found = Vec::new();
    while let Some(item) = changes.next()? {
        let op = item.op()?;
        let Some(kind) = tables::kind_of_table(op.table_name()) else { continue };
        // The id is every table's first column: among the old values, except of a row that is new.
        let id = match op.code() {
            rusqlite::hooks::Action::SQLITE_INSERT => item.new_value(0)?,
            _ => item.old_value(0)?,
        };
        if let ValueRef::Blob(bytes) = id
            && let Ok(id) = uuid::Uuid::from_slice(bytes)
        {
            found.push(RecordRef::new(kind, Id(id)));
        }
    }
    Ok(found)
}

impl Store {
    /// The history, newest first; of one record only where one is named.
    ///
    /// # Errors
    /// [`crate::ErrorCode::Damaged`], [`crate::ErrorCode::Io`].
    pub fn history(&self, limit: usize, of: Option<RecordRef>) -> Result<Vec<HistoryEntry>> {
        self.read_history(limit, of).map_err(|error| self.explain(&error))
    }

    fn read_history(&self, limit: usize, of: Option<RecordRef>) -> rusqlite::Result<Vec<HistoryEntry>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT h.seq, h.kind, h.target, h.label, h.author, h.at, coalesce(h.changeset, t.changeset)
             FROM history h LEFT JOIN history t ON t.seq = h.target ORDER BY h.seq DESC",
        )?;
        let mut rows = statement.query([])?;
        let mut entries = Vec::new();
        while entries.len() < limit
            && let Some(row) = rows.next()?
        {
            let kind = match row.get_ref(1)?.as_str()? {
                "undo" => HistoryKind::Undo,
                "redo" => HistoryKind::Redo,
                _ => HistoryKind::Edit,
            };
            let touched = touched(row.get_ref(6)?.as_blob_or_null()?.unwrap_or_default())?;
            if of.is_some_and(|at| !touched.contains(&at)) {
                continue;
            }
            entries.push(HistoryEntry {
                seq: row.get(0)?,
                kind,
                target: row.get(2)?,
                label: row.get(3)?,
                author: row.get(4)?,
                at: row.get(5)?,
                records: touched.len(),
            });
        }
        Ok(entries)
    }

    /// What undo and redo would do now.
    ///
    /// # Errors
    /// [`crate::ErrorCode::Damaged`], [`crate::ErrorCode::Io`].
    pub fn undo_state(&self) -> Result<UndoState> {
        let state = || -> rusqlite::Result<UndoState> {
            Ok(UndoState {
                undo: next_label(&self.conn, HistoryKind::Undo)?,
                redo: next_label(&self.conn, HistoryKind::Redo)?,
                entries: self
                    .conn
                    .query_row("SELECT coalesce(max(seq), 0) FROM history", [], |row| row.get(0))?,
            })
        };
        state().map_err(|error| self.explain(&error))
    }
}
