//! An open file with its Plan in memory: every edit is checked here, written by the store, and shown in the Plan.

pub mod adopt;
mod check;
mod expand;
mod label;
mod place;
pub mod point;
pub mod scenario;

use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use throughline_plan::model::{self, Edit, RecordRef};
use throughline_plan::plan::{Plan, Records};
use ts_rs::TS;

use crate::exchange::whole::json::Document;
use crate::store::{OpenMode, Stamp, Store, UndoState, Written};
use crate::{Result, store};

/// When something is done or asked: the clock is read at the outermost door and handed inwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The moment itself, for the history.
    pub now: DateTime<Utc>,
    /// The day it is where the user is.
    pub today: NaiveDate,
}

impl Moment {
    /// Now, by the computer's clock and time zone.
    #[must_use]
    pub fn current() -> Self {
        let now = chrono::Local::now();
        Self { now: now.to_utc(), today: now.date_naive() }
    }
}

/// What an edit, an undo or a redo came to.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Outcome {
    /// What it is called in the history.
    pub label: String,
    /// Its number there; none where it changed nothing.
    pub seq: Option<i64>,
    /// Records it created, in the order of the edit's changes.
    pub created: Vec<RecordRef>,
    /// Records that are new or different.
    pub changed: Vec<RecordRef>,
    /// Records that are gone.
    pub removed: Vec<RecordRef>,
    /// What undo and redo would do now.
    pub undo: UndoState,
    /// Counts up with every change since the file was opened.
    #[ts(type = "number")]
    pub revision: u64,
}

/// An open workspace.
#[derive(Debug)]
pub struct Workspace {
    store: Store,
    /// What is worked on: the plan itself, or a scenario.
    plan: Plan,
    /// The scenario that is worked on, and the plan itself meanwhile.
    inside: Option<scenario::Inside>,
    author: String,
    revision: u64,
    /// The records that the last change touched: put, and taken away; none where another plan came in its place.
    touched: Option<Vec<RecordRef>>,
}

impl Workspace {
    /// Makes a new, empty workspace file and opens it.
    ///
    /// # Errors
    /// As [`Store::create`].
    pub fn create(path: &Path, title: &str) -> Result<Self> {
        let settings = model::Workspace { title: title.to_owned(), ..model::Workspace::default() };
        Self::of(Store::create(path, settings)?)
    }

    /// Makes a new workspace file out of a document and opens it: all of it, or no file.
    ///
    /// # Errors
    /// [`crate::ErrorCode::Invalid`] and [`crate::ErrorCode::NoSuchRecord`] where its records make no sense together, and
    /// as [`Store::create`].
    pub fn of_document(path: &Path, document: Document, moment: Moment) -> Result<Self> {
        let Document { workspace, records } = document;
        // Checked before there is a file.
        let empty = Plan::new(Records { workspace: workspace.clone(), ..Records::default() });
        let ops = expand::restore(records, &empty)?;
        let mut made = Self::of(Store::create(path, workspace)?)?;
        let label = "Take over the plan from JSON";
        let written = made.store.write(label, &ops, &made.stamp(moment));
        match written {
            Ok(written) => made.show(written, Vec::new()).map(|_| made),
            Err(error) => {
                made.close()?;
                std::fs::remove_file(path).map_err(|gone| crate::Error::io("remove", path, &gone))?;
                Err(error)
            }
        }
    }

    /// Opens a workspace file.
    ///
    /// # Errors
    /// As [`Store::open`] and [`Store::load`].
    pub fn open(path: &Path, mode: OpenMode) -> Result<Self> {
        Self::of(Store::open(path, mode)?)
    }

    fn of(store: Store) -> Result<Self> {
        let plan = Plan::new(store.load()?);
        Ok(Self { store, plan, inside: None, author: account(), revision: 0, touched: None })
    }

    /// The whole workspace in memory: the plan itself, or the scenario that is worked on.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The file.
    #[must_use]
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// Counts up with every change since the file was opened.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// The records that have changed, come or gone since a revision; none where that was not the one before this.
    #[must_use]
    pub fn changed_since(&self, revision: u64) -> Option<&[RecordRef]> {
        self.touched.as_deref().filter(|_| revision + 1 == self.revision)
    }

    /// Makes an edit: all of it or nothing.
    ///
    /// # Errors
    /// [`crate::ErrorCode::Invalid`] and [`crate::ErrorCode::NoSuchRecord`] where it makes no sense for this plan,
    /// and as [`Store::write`].
    pub fn apply(&mut self, edit: &Edit, moment: Moment) -> Result<Outcome> {
        let mut expanded = expand::expand(edit, &self.plan)?;
        self.must_fit_a_scenario(&expanded.ops)?;
        self.sign(&mut expanded.ops);
        let label = if edit.label.trim().is_empty() {
            label::describe(edit, &expanded, &self.plan)
        } else {
            edit.label.trim().to_owned()
        };
        let written = self.store.write(&label, &expanded.ops, &self.stamp(moment))?;
        self.show(written, expanded.created)
    }

    /// What the records of an edit would be, without making it.
    ///
    /// # Errors
    /// As [`Workspace::apply`].
    pub fn rehearse(&self, edit: &Edit) -> Result<Vec<store::Op>> {
        expand::expand(edit, &self.plan).map(|expanded| expanded.ops)
    }

    /// Takes the last edit back.
    ///
    /// # Errors
    /// As [`Store::undo`].
    pub fn undo(&mut self, moment: Moment) -> Result<Outcome> {
        let written = self.store.undo(&self.stamp(moment))?;
        self.show(written, Vec::new())
    }

    /// Makes the last edit again that was taken back.
    ///
    /// # Errors
    /// As [`Store::redo`].
    pub fn redo(&mut self, moment: Moment) -> Result<Outcome> {
        let written = self.store.redo(&self.stamp(moment))?;
        self.show(written, Vec::new())
    }

    /// Takes one older edit back, as a new edit.
    ///
    /// # Errors
    /// As [`Store::revert`].
    pub fn revert(&mut self, seq: i64, moment: Moment) -> Result<Outcome> {
        let written = self.store.revert(seq, &self.stamp(moment))?;
        self.show(written, Vec::new())
    }

    /// Signs what is done from now on with this name.
    pub fn sign_as(&mut self, name: &str) {
        name.clone_into(&mut self.author);
    }

    /// Closes the file and leaves it a single file again.
    ///
    /// # Errors
    /// As [`Store::close`].
    pub fn close(self) -> Result<()> {
        self.store.close()
    }

    /// Says who accepts a finding where the edit does not.
    fn sign(&self, ops: &mut [store::Op]) {
        for op in ops {
            if let store::Op::Put(record) = op
                && let model::Record::Acceptance(acceptance) = &mut **record
                && acceptance.author.is_empty()
            {
                acceptance.author.clone_from(&self.author);
            }
        }
    }

    fn stamp(&self, moment: Moment) -> Stamp {
        Stamp { author: self.author.clone(), at: moment.now }
    }

    fn show(&mut self, written: Written, created: Vec<RecordRef>) -> Result<Outcome> {
        let changed: Vec<RecordRef> = written.put.iter().map(model::Record::as_ref).collect();
        let removed = written.removed.clone();
        if written.seq.is_some() {
            self.revision += 1;
            self.touched = Some([changed.as_slice(), removed.as_slice()].concat());
        }
        self.plan.apply(written.put, written.removed);
        Ok(Outcome {
            label: written.label,
            seq: written.seq,
            created,
            changed,
            removed,
            undo: self.store.undo_state()?,
            revision: self.revision,
        })
    }
}

/// What the records of an edit of some plan would be.
///
/// # Errors
/// As [`Workspace::apply`].
pub(crate) fn rehearse_on(plan: &Plan, edit: &Edit) -> Result<Vec<store::Op>> {
    expand::expand(edit, plan).map(|expanded| expanded.ops)
}

/// The name that edits are signed with where nobody gave another: `THROUGHLINE_AUTHOR` where that is set, else that of
/// the user's account.
pub(crate) fn account() -> String {
    ["THROUGHLINE_AUTHOR", "USER", "USERNAME"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|name| !name.is_empty()))
        .unwrap_or_default()
}
