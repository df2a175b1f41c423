//! Branches of the history: edits that are entered in the one log, and say nothing about the tables of the file. What
//! they come to is made in memory, from the plan as it was where the branch leaves it.

use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};
use throughline_plan::model::{Id, RecordKind};
use throughline_plan::plan::Records;

use super::history::{self, NewEntry};
use super::write::{effect, record_changes};
use super::{Op, Stamp, Store, Written, apply, schema, tables};
use crate::Result;

/// The branch that is worked on.
#[derive(Debug)]
pub struct Line {
    pub(super) id: Id,
    /// Its tables, in memory.
    pub(super) conn: Connection,
}

impl Store {
    /// The branch that is worked on; none for the plan itself.
    #[must_use]
    pub fn branch(&self) -> Option<Id> {
        self.line.as_ref().map(|line| line.id)
    }

    /// Works on a branch from now on, which leaves the plan after an entry; or on the plan itself again.
    ///
    /// # Errors
    /// As [`Store::branch_as_of`]; what was worked on before is then still.
    pub fn work_on(&mut self, branch: Option<(i64, Id)>) -> Result<()> {
        self.line = match branch {
            None => None,
            Some((base, id)) => {
                let start = self.as_of(base)?;
                let conn = self.grow(&start, id, i64::MAX).map_err(|error| self.explain(&error))?;
                Some(Line { id, conn })
            }
        };
        Ok(())
    }

    /// Puts the branch that is worked on aside, for something that is done to the plan itself.
    pub(crate) fn step_aside(&mut self) -> Option<Line> {
        self.line.take()
    }

    /// Works on it again.
    pub(crate) fn step_back(&mut self, line: Option<Line>) {
        self.line = line;
    }

    /// Every record as it is on a branch after one of its entries, or after its last where it ends before. Reading only.
    ///
    /// # Errors
    /// As [`Store::as_of`].
    pub fn branch_as_of(&self, base: i64, branch: Id, until: i64) -> Result<Records> {
        let start = self.as_of(base)?;
        let records = || tables::load(&self.grow(&start, branch, until)?);
        records().map_err(|error| self.explain(&error))
    }

    /// The tables of a branch, in memory.
    fn grow(&self, start: &Records, branch: Id, until: i64) -> rusqlite::Result<Connection> {
        let conn = planted(start)?;
        // What is entered was whole: nothing is to be refused or cascaded on the way.
        conn.pragma_update(None, "foreign_keys", false)?;
        let mut statement = self.conn.prepare_cached(
            "SELECT h.kind = 'undo', coalesce(h.changeset, t.changeset)
             FROM history h LEFT JOIN history t ON t.seq = h.target
             WHERE h.branch IS ?1 AND h.seq <= ?2 ORDER BY h.seq",
        )?;
        apply::replay(&conn, &mut statement.query(params![history::column(Some(branch)), until])?)?;
        schema::configure(&conn, false)?;
        Ok(conn)
    }

    /// The branch that an entry of the history belongs to; none for one of the plan itself, or where there is none.
    ///
    /// # Errors
    /// [`crate::ErrorCode::Damaged`], [`crate::ErrorCode::Io`].
    pub fn branch_of(&self, seq: i64) -> Result<Option<Id>> {
        let found: rusqlite::Result<Option<Option<Vec<u8>>>> = self
            .conn
            .query_row("SELECT branch FROM history WHERE seq = ?1", [seq], |row| row.get(0))
            .optional();
        let bytes = found.map_err(|error| self.explain(&error))?.flatten();
        Ok(bytes.and_then(|bytes| uuid::Uuid::from_slice(&bytes).ok()).map(Id))
    }

    /// The number of the last entry of the plan itself, or of a branch; 0 where there is none.
    ///
    /// # Errors
    /// [`crate::ErrorCode::Damaged`], [`crate::ErrorCode::Io`].
    pub fn last_of(&self, branch: Option<Id>) -> Result<i64> {
        self.last_entry(branch).map_err(|error| self.explain(&error))
    }

    /// How many entries of the plan itself after one of them changed what a plan is about: not only which moments and
    /// scenarios are kept of it.
    ///
    /// # Errors
    /// [`crate::ErrorCode::Damaged`], [`crate::ErrorCode::Io`].
    pub fn changes_after(&self, seq: i64) -> Result<usize> {
        let counted = || -> rusqlite::Result<usize> {
            let mut statement = self.conn.prepare_cached(
                "SELECT coalesce(h.changeset, t.changeset) FROM history h LEFT JOIN history t ON t.seq = h.target
                 WHERE h.seq > ?1 AND h.branch IS NULL",
            )?;
            let mut rows = statement.query([seq])?;
            let mut count = 0;
            while let Some(row) = rows.next()? {
                let touched = history::touched(row.get_ref(0)?.as_blob_or_null()?.unwrap_or_default())?;
                let kept = [RecordKind::Scenario, RecordKind::Checkpoint];
                count += usize::from(touched.iter().any(|at| !kept.contains(&at.kind)));
            }
            Ok(count)
        };
        counted().map_err(|error| self.explain(&error))
    }

    /// Begins a branch on the plan as it is with what is changed in it, which undo does not take back; and enters in the
    /// plan itself what names it. Both or neither.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn begin_branch(
        &mut self,
        branch: Id,
        ops: &[Op],
        naming: &[Op],
        label: &str,
        stamp: &Stamp,
    ) -> Result<Written> {
        self.must_be_writable()?;
        let present = self.present()?;
        let mut begin = || -> rusqlite::Result<Written> {
            let mut memory = planted(&present)?;
            schema::configure(&memory, false)?;
            let change = memory.transaction()?;
            let changeset = record_changes(&change, ops)?;
            change.commit()?;
            let log = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            if !changeset.is_empty() {
                let entry = NewEntry { branch: Some(branch), is_floor: true, ..NewEntry::edit(label, stamp) };
                history::append(&log, &entry, &changeset)?;
            }
            let named = record_changes(&log, naming)?;
            let seq = history::append(&log, &NewEntry::edit(label, stamp), &named)?;
            let written = effect(&log, &named, Some(seq), label)?;
            log.commit()?;
            Ok(written)
        };
        begin().map_err(|error| self.explain(&error))
    }
}

/// Tables in memory that hold such records.
fn planted(records: &Records) -> rusqlite::Result<Connection> {
    let conn = Connection::open_in_memory()?;
    schema::migrate(&conn)?;
    conn.pragma_update(None, "foreign_keys", false)?;
    let planting = conn.unchecked_transaction()?;
    records.all().iter().try_for_each(|record| tables::put(&planting, record))?;
    planting.commit()?;
    Ok(conn)
}
