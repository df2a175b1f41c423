//! The one way to write: records in, one transaction, one changeset, one entry in the history.

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::session::Session;
use rusqlite::{Connection, TransactionBehavior};
use throughline_plan::model::{Record, RecordRef};

use super::history::{self, HistoryKind, NewEntry};
use super::{Access, Store, apply, tables};
use crate::{Error, ErrorCode, Result};

/// Who writes, and when.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// Name of the person.
    pub author: String,
    /// The moment.
    pub at: DateTime<Utc>,
}

impl Stamp {
    pub(super) fn at_text(&self) -> String {
        self.at.to_rfc3339_opts(SecondsFormat::Millis, true)
    }
}

/// What a write came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Written {
    /// Its number in the history; none where it changed nothing, and so was not entered.
    pub seq: Option<i64>,
    /// What it is called there.
    pub label: String,
    /// The records that are new or different now.
    pub put: Vec<Record>,
    /// The records that are gone, cascades included.
    pub removed: Vec<RecordRef>,
}

/// One primitive change.
#[derive(Debug, Clone, PartialEq)]
pub enum Op {
    /// Write a record.
    Put(Box<Record>),
    /// Delete a record.
    Delete(RecordRef),
}

impl Store {
    /// Writes and deletes records, in order, as one entry of the history. All of it happens or nothing.
    ///
    /// # Errors
    /// [`ErrorCode::ReadOnly`]; [`ErrorCode::Invalid`] where a reference leads nowhere; [`ErrorCode::Io`].
    pub fn write(&mut self, label: &str, ops: &[Op], stamp: &Stamp) -> Result<Written> {
        self.must_be_writable()?;
        self.try_write(label, ops, stamp).map_err(|error| self.explain(&error))
    }

    fn try_write(&mut self, label: &str, ops: &[Op], stamp: &Stamp) -> rusqlite::Result<Written> {
        self.enter(&NewEntry::edit(label, stamp), |tables| record_changes(tables, ops))
    }

    /// Changes the tables of what is worked on and enters the change in the log: both or neither. `make` changes them and
    /// says how.
    fn enter(
        &mut self,
        entry: &NewEntry<'_>,
        make: impl FnOnce(&Connection) -> rusqlite::Result<Vec<u8>>,
    ) -> rusqlite::Result<Written> {
        let Self { conn, line, .. } = self;
        let entry = NewEntry { branch: line.as_ref().map(|line| line.id), ..*entry };
        let nothing = || Ok(Written { label: entry.label.to_owned(), ..Written::default() });
        let log = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let Some(line) = line else {
            let changeset = make(&log)?;
            if changeset.is_empty() {
                return nothing();
            }
            let seq = history::append(&log, &entry, &changeset)?;
            let written = effect(&log, &changeset, Some(seq), entry.label)?;
            log.commit()?;
            return Ok(written);
        };
        let change = line.conn.transaction()?;
        let changeset = make(&change)?;
        if changeset.is_empty() {
            return nothing();
        }
        let seq = history::append(&log, &entry, &changeset)?;
        let written = effect(&change, &changeset, Some(seq), entry.label)?;
        // The tables in memory first: they refuse what does not fit, and can be taken back where the log cannot be kept.
        change.commit()?;
        if let Err(error) = log.commit() {
            apply::apply(&line.conn, &mut apply::inverted(&changeset)?)?;
            return Err(error);
        }
        Ok(written)
    }

    /// Takes the last edit back that has not been taken back.
    ///
    /// # Errors
    /// [`ErrorCode::NothingToUndo`], [`ErrorCode::ReadOnly`], [`ErrorCode::Io`].
    pub fn undo(&mut self, stamp: &Stamp) -> Result<Written> {
        self.step(HistoryKind::Undo, stamp)
    }

    /// Makes the last edit again that was taken back.
    ///
    /// # Errors
    /// [`ErrorCode::NothingToUndo`], [`ErrorCode::ReadOnly`], [`ErrorCode::Io`].
    pub fn redo(&mut self, stamp: &Stamp) -> Result<Written> {
        self.step(HistoryKind::Redo, stamp)
    }

    fn step(&mut self, kind: HistoryKind, stamp: &Stamp) -> Result<Written> {
        self.must_be_writable()?;
        self.try_step(kind, stamp).map_err(|error| self.explain(&error))?.ok_or_else(|| {
            let what = if kind == HistoryKind::Undo { "undo" } else { "redo" };
            Error::new(ErrorCode::NothingToUndo, format!("There is nothing to {what}."))
        })
    }

    fn try_step(&mut self, kind: HistoryKind, stamp: &Stamp) -> rusqlite::Result<Option<Written>> {
        let Some((target, label, stored)) = history::next(&self.conn, kind, self.branch())? else {
            return Ok(None);
        };
        let mut changeset = if kind == HistoryKind::Undo { apply::inverted(&stored)? } else { stored };
        let entry = NewEntry { kind, target: Some(target), ..NewEntry::edit(&label, stamp) };
        let written = self.enter(&entry, |tables| {
            apply::apply(tables, &mut changeset)?;
            Ok(changeset)
        })?;
        Ok(Some(written))
    }

    /// Takes one older edit back, as a new edit, where nothing later has changed the same fields.
    ///
    /// # Errors
    /// [`ErrorCode::NoSuchRecord`] where the history has no such edit; [`ErrorCode::Invalid`] where it has been taken
    /// back already, or something later depends on it, which is named; [`ErrorCode::ReadOnly`], [`ErrorCode::Io`].
    pub fn revert(&mut self, seq: i64, stamp: &Stamp) -> Result<Written> {
        self.must_be_writable()?;
        let found = history::edit(&self.conn, self.branch(), seq).map_err(|error| self.explain(&error))?;
        let Some(history::Made { label, changeset, in_effect }) = found else {
            return Err(Error::new(ErrorCode::NoSuchRecord, format!("The history has no edit {seq}.")));
        };
        if !in_effect {
            return Err(Error::invalid(format!("“{label}” has been taken back already.")));
        }
        match self.try_revert(&label, &changeset, stamp) {
            Ok(written) => Ok(written),
            Err(error) => {
                Err(self.in_the_way(seq, &label, &changeset).unwrap_or_else(|| self.explain(&error)))
            }
        }
    }

    fn try_revert(&mut self, label: &str, changeset: &[u8], stamp: &Stamp) -> rusqlite::Result<Written> {
        let mut inverted = apply::inverted(changeset)?;
        self.enter(&NewEntry::edit(&format!("Take back “{label}”"), stamp), |tables| {
            apply::apply(tables, &mut inverted)?;
            Ok(inverted)
        })
    }

    /// Why an edit cannot be taken back alone: the later ones that touched the same records.
    fn in_the_way(&self, seq: i64, label: &str, changeset: &[u8]) -> Option<Error> {
        let records = history::touched(changeset).ok()?;
        let later = history::later(&self.conn, self.branch(), seq, &records).ok()?;
        let (first, rest) = later.split_first()?;
        let and = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
        let error =
            Error::invalid(format!("“{label}” cannot be taken back alone: “{first}”{and} came after it."));
        Some(error.hint("Take those back first, newest first."))
    }

    pub(super) fn must_be_writable(&self) -> Result<()> {
        match &self.access {
            Access::Write => Ok(()),
            Access::ReadOnly { reason } => Err(Error::new(
                ErrorCode::ReadOnly,
                format!("{} is open for reading only. {reason}", self.path.display()),
            )
            .hint("Save a copy to work in.")),
        }
    }
}

/// Writes and deletes records, in order, and says how that changes the tables.
pub(super) fn record_changes(tables: &Connection, ops: &[Op]) -> rusqlite::Result<Vec<u8>> {
    // Records of one edit may refer to each other in any order; the references are checked at the commit.
    tables.pragma_update(None, "defer_foreign_keys", true)?;
    let mut session = Session::new(tables)?;
    session.table_filter(Some(|table: &str| tables::TABLES.contains(&table)));
    session.attach::<&str>(None)?;
    for op in ops {
        match op {
            Op::Put(record) => tables::put(tables, record)?,
            Op::Delete(at) => tables::delete(tables, *at)?,
        }
    }
    let mut changeset = Vec::new();
    session.changeset_strm(&mut changeset)?;
    Ok(changeset)
}

/// The records a changeset touched, as they stand now.
pub(super) fn effect(
    conn: &Connection,
    changeset: &[u8],
    seq: Option<i64>,
    label: &str,
) -> rusqlite::Result<Written> {
    let mut written = Written { seq, label: label.to_owned(), ..Written::default() };
    for at in history::touched(changeset)? {
        match tables::get(conn, at)? {
            Some(record) => written.put.push(record),
            None => written.removed.push(at),
        }
    }
    Ok(written)
}
