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
    /// The number of the last entry.
    pub entries: i64,
}

/// A branch as it stands in the log: null for the plan itself.
pub(super) fn column(branch: Option<Id>) -> Option<Vec<u8>> {
    branch.map(|id| id.0.as_bytes().to_vec())
}

/// What is entered in the log.
#[derive(Debug, Clone, Copy)]
pub(super) struct NewEntry<'a> {
    pub kind: HistoryKind,
    /// The edit that an undo or a redo is about.
    pub target: Option<i64>,
    pub label: &'a str,
    pub stamp: &'a Stamp,
    /// The branch it is made on; none for the plan itself.
    pub branch: Option<Id>,
    /// Whether undo stops above it.
    pub is_floor: bool,
}

impl<'a> NewEntry<'a> {
    /// An edit of the plan itself.
    pub(super) const fn edit(label: &'a str, stamp: &'a Stamp) -> Self {
        Self { kind: HistoryKind::Edit, target: None, label, stamp, branch: None, is_floor: false }
    }
}

/// Where the two stacks of a branch stand after its last entry: the edit to undo, the undo to take back.
fn tops(conn: &Connection, branch: Option<Id>) -> rusqlite::Result<(Option<i64>, Option<i64>)> {
    conn.prepare_cached(
        "SELECT undo_top, redo_top FROM history WHERE branch IS ?1 ORDER BY seq DESC LIMIT 1",
    )?
    .query_row([column(branch)], |row| Ok((row.get(0)?, row.get(1)?)))
    .optional()
    .map(Option::unwrap_or_default)
}

/// Where they stood before an entry.
fn tops_before(
    conn: &Connection,
    branch: Option<Id>,
    seq: i64,
) -> rusqlite::Result<(Option<i64>, Option<i64>)> {
    conn.prepare_cached(
        "SELECT undo_top, redo_top FROM history WHERE branch IS ?1 AND seq < ?2 ORDER BY seq DESC LIMIT 1",
    )?
    .query_row(params![column(branch), seq], |row| Ok((row.get(0)?, row.get(1)?)))
    .optional()
    .map(Option::unwrap_or_default)
}

/// Adds an entry and says its number. The changeset is kept of an edit only: an undo or a redo has that of its edit.
pub(super) fn append(conn: &Connection, entry: &NewEntry<'_>, changeset: &[u8]) -> rusqlite::Result<i64> {
    let NewEntry { kind, target, label, stamp, branch, is_floor } = *entry;
    let changeset = (kind == HistoryKind::Edit).then_some(changeset);
    let (undo_top, redo_top) = tops(conn, branch)?;
    let seq: i64 = conn
        .prepare_cached("SELECT coalesce(max(seq), 0) + 1 FROM history")?
        .query_row([], |row| row.get(0))?;
    let (undo_top, redo_top) = match (kind, target) {
        // A new edit lies on top of what can be undone and ends what could be redone.
        (HistoryKind::Edit, _) => ((!is_floor).then_some(seq), None),
        // The edit below the one taken back comes up; this entry can be taken back itself.
        (HistoryKind::Undo, Some(edit)) => (tops_before(conn, branch, edit)?.0, Some(seq)),
        // The edit is on top again, and the undo below the one taken back comes up.
        (HistoryKind::Redo, Some(edit)) => {
            let below = redo_top.map(|undo| tops_before(conn, branch, undo)).transpose()?;
            let below = below.and_then(|(_, redo)| redo);
            (Some(edit), below)
        }
        (HistoryKind::Undo | HistoryKind::Redo, None) => (undo_top, redo_top),
    };
    let at = stamp.at_text();
    let (author, branch) = (stamp.author.as_str(), column(branch));
    let content = Content {
        seq,
        kind: kind.word(),
        target,
        label,
        author,
        at: &at,
        changeset,
        branch: branch.as_deref(),
    };
    let hash = content.hash(&chain::last(conn)?);
    conn.prepare_cached(
        "INSERT INTO history (seq, kind, target, label, author, at, changeset, undo_top, redo_top, hash, branch)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute(params![
        seq,
        kind.word(),
        target,
        label,
        author,
        at,
        changeset,
        undo_top,
        redo_top,
        hash,
        branch
    ])?;
    Ok(seq)
}

/// The number of the edit that an undo or a redo is about now.
fn next_seq(conn: &Connection, kind: HistoryKind, branch: Option<Id>) -> rusqlite::Result<Option<i64>> {
    let (undo_top, redo_top) = tops(conn, branch)?;
    match (kind, undo_top, redo_top) {
        (HistoryKind::Undo, edit, _) => Ok(edit),
        (HistoryKind::Redo, _, Some(undo)) => {
            conn.query_row("SELECT target FROM history WHERE seq = ?1", [undo], |row| row.get(0))
        }
        _ => Ok(None),
    }
}

/// The edit that an undo or a redo is about now: its number, label and changeset.
pub(super) fn next(
    conn: &Connection,
    kind: HistoryKind,
    branch: Option<Id>,
) -> rusqlite::Result<Option<(i64, String, Vec<u8>)>> {
    let Some(edit) = next_seq(conn, kind, branch)? else { return Ok(None) };
    conn.prepare_cached("SELECT seq, label, changeset FROM history WHERE seq = ?1")?
        .query_row([edit], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()
}

/// Its label alone: the changeset of an import is as large as what was imported.
fn next_label(conn: &Connection, kind: HistoryKind, branch: Option<Id>) -> rusqlite::Result<Option<String>> {
    let Some(edit) = next_seq(conn, kind, branch)? else { return Ok(None) };
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

/// The edit with a number, where it was made on that branch.
pub(super) fn edit(conn: &Connection, branch: Option<Id>, seq: i64) -> rusqlite::Result<Option<Made>> {
    conn.query_row(
        "SELECT label, changeset,
                coalesce((SELECT kind = 'redo' FROM history WHERE target = ?1 ORDER BY seq DESC LIMIT 1), 1)
         FROM history WHERE seq = ?1 AND kind = 'edit' AND branch IS ?2",
        params![seq, column(branch)],
        |row| Ok(Made { label: row.get(0)?, changeset: row.get(1)?, in_effect: row.get(2)? }),
    )
    .optional()
}

/// The labels of the edits after one that touched any of some records and are in effect, newest first.
pub(super) fn later(
    conn: &Connection,
    branch: Option<Id>,
    seq: i64,
    records: &[RecordRef],
) -> rusqlite::Result<Vec<String>> {
    let mut statement = conn.prepare(
        "SELECT label, changeset FROM history AS made
         WHERE seq > ?1 AND kind = 'edit' AND branch IS ?2 AND coalesce(
             (SELECT kind = 'redo' FROM history WHERE target = made.seq ORDER BY seq DESC LIMIT 1), 1)
         ORDER BY seq DESC",
    )?;
    let mut rows = statement.query(params![seq, column(branch)])?;
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
    /// The history of what is worked on, newest first; of one record only where one is named.
    ///
    /// # Errors
    /// [`crate::ErrorCode::Damaged`], [`crate::ErrorCode::Io`].
    pub fn history(&self, limit: usize, of: Option<RecordRef>) -> Result<Vec<HistoryEntry>> {
        self.read_history(limit, of).map_err(|error| self.explain(&error))
    }

    fn read_history(&self, limit: usize, of: Option<RecordRef>) -> rusqlite::Result<Vec<HistoryEntry>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT h.seq, h.kind, h.target, h.label, h.author, h.at, coalesce(h.changeset, t.changeset)
             FROM history h LEFT JOIN history t ON t.seq = h.target
             WHERE h.branch IS ?1 ORDER BY h.seq DESC",
        )?;
        let mut rows = statement.query([column(self.branch())])?;
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

    /// What undo and redo would do now, in what is worked on.
    ///
    /// # Errors
    /// [`crate::ErrorCode::Damaged`], [`crate::ErrorCode::Io`].
    pub fn undo_state(&self) -> Result<UndoState> {
        let branch = self.branch();
        let state = || -> rusqlite::Result<UndoState> {
            Ok(UndoState {
                undo: next_label(&self.conn, HistoryKind::Undo, branch)?,
                redo: next_label(&self.conn, HistoryKind::Redo, branch)?,
                entries: self.last_entry(branch)?,
            })
        };
        state().map_err(|error| self.explain(&error))
    }
}
