//! The one way to write: records in, one transaction, one changeset, one entry in the history.

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::session::Session;
use rusqlite::{Connection, TransactionBehavior};
use throughline_plan::model::{Record, RecordRef};

use super::history::{self, HistoryKind};
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
        let change = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Records of one edit may refer to each other in any order; the references are checked at the commit.
        change.pragma_update(None, "defer_foreign_keys", true)?;
        let mut changeset = Vec::new();
        {
            let mut session = Session::new(&change)?;
            session.table_filter(Some(|table: &str| tables::TABLES.contains(&table)));
            session.attach::<&str>(None)?;
            for op in ops {
                match op {
                    Op::Put(record) => tables::put(&change, record)?,
                    Op::Delete(at) => tables::delete(&change, *at)?,
                }
            }
            session.changeset_strm(&mut changeset)?;
        }
        if changeset.is_empty() {
            return Ok(Written { label: label.to_owned(), ..Written::default() });
        }
        let seq = history::append(&change, HistoryKind::Edit, None, label, stamp, Some(&changeset))?;
        let written = effect(&change, &changeset, Some(seq), label)?;
        change.commit()?;
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
        let change = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let Some((target, label, stored)) = history::next(&change, kind)? else { return Ok(None) };
        let mut changeset = stored;
        if kind == HistoryKind::Undo {
            let mut inverted = Vec::new();
            rusqlite::session::invert_strm(&mut changeset.as_slice(), &mut inverted)?;
            changeset = inverted;
        }
        apply::apply(&change, &mut changeset)?;
        let seq = history::append(&change, kind, Some(target), &label, stamp, None)?;
        let written = effect(&change, &changeset, Some(seq), &label)?;
        change.commit()?;
        Ok(Some(written))
    }

    /// Takes one older edit back, as a new edit, where nothing later has changed the same fields.
    ///
    /// # Errors
    /// [`ErrorCode::NoSuchRecord`] where the history has no such edit; [`ErrorCode::Invalid`] where it has been taken
    /// back already, or something later depends on it, which is named; [`ErrorCode::ReadOnly`], [`ErrorCode::Io`].
    pub fn revert(&mut self, seq: i64, stamp: &Stamp) -> Result<Written> {
        self.must_be_writable()?;
        let found = history::edit(&self.conn, seq).map_err(|error| self.explain(&error))?;
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
        let change = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut inverted = Vec::new();
        let mut input = changeset;
        rusqlite::session::invert_strm(&mut input, &mut inverted)?;
        apply::apply(&change, &mut inverted.clone())?;
        let label = format!("Take back “{label}”");
        let seq = history::append(&change, HistoryKind::Edit, None, &label, stamp, Some(&inverted))?;
        let written = effect(&change, &inverted, Some(seq), &label)?;
        change.commit()?;
        Ok(written)
    }

    /// Why an edit cannot be taken back alone: the later ones that touched the same records.
    fn in_the_way(&self, seq: i64, label: &str, changeset: &[u8]) -> Option<Error> {
        let records = history::touched(changeset).ok()?;
        let later = history::later(&self.conn, seq, &records).ok()?;
        let (first, rest) = later.split_first()?;
        let and = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
        let error =
            Error::invalid(format!("“{label}” cannot be taken back alone: “{first}”{and} came after it."));
        Some(error.hint("Take those back first, newest first."))
    }

    fn must_be_writable(&self) -> Result<()> {
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

/// The records a changeset touched, as they stand now.
fn effect(conn: &Connection, changeset: &[u8], seq: Option<i64>, label: &str) -> rusqlite::Result<Written> {
    let mut written = Written { seq, label: label.to_owned(), ..Written::default() };
    for at in history::touched(changeset)? {
        match tables::get(conn, at)? {
            Some(record) => written.put.push(record),
            None => written.removed.push(at),
        }
    }
    Ok(written)
}
