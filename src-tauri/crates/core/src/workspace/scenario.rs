//! Scenarios: what-if plans that branch off the plan itself. Their edits are entries of the one history, on branches of
//! their own, so that whatever is done in one leaves the plan itself as it is.

use serde::Serialize;
use throughline_plan::model::{Change, Edit, Id, RecordKind, RecordRef, Scenario};
use throughline_plan::plan::Plan;
use ts_rs::TS;

use super::adopt::{Choice, Divergence, Merged};
use super::{Moment, Outcome, Workspace};
use crate::store::{Op, Written};
use crate::{Error, ErrorCode, Result};

/// The scenario that is worked on.
#[derive(Debug)]
pub struct Inside {
    /// Its record.
    pub id: Id,
    /// The plan itself meanwhile.
    pub(super) itself: Plan,
}

/// What an adoption or a rebase came to.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Adopted {
    /// The edit.
    pub outcome: Outcome,
    /// What was taken along because something chosen refers to it, by title.
    pub along: Vec<String>,
    /// What could not be taken, in words.
    pub left_out: Vec<String>,
}

impl Workspace {
    /// The plan itself, also while a scenario is worked on.
    #[must_use]
    pub fn present(&self) -> &Plan {
        self.inside.as_ref().map_or(&self.plan, |inside| &inside.itself)
    }

    /// The scenario that is worked on; none for the plan itself.
    #[must_use]
    pub const fn inside(&self) -> Option<&Inside> {
        self.inside.as_ref()
    }

    /// The scenario of a name, or of the id of its record.
    ///
    /// # Errors
    /// [`ErrorCode::NoSuchRecord`].
    pub fn scenario(&self, name: &str) -> Result<&Scenario> {
        let name = name.trim();
        let folded = name.to_lowercase();
        let all = self.present().scenarios.rows();
        let named = all.iter().find(|row| row.title.to_lowercase() == folded);
        let found = named.or_else(|| name.parse::<Id>().ok().and_then(|id| self.present().scenarios.get(id)));
        found.ok_or_else(|| {
            let titles: Vec<String> = all.iter().map(|row| format!("“{}”", row.title)).collect();
            let hint = if titles.is_empty() {
                "This plan has no scenario yet.".to_owned()
            } else {
                format!("The scenarios are {}.", titles.join(", "))
            };
            Error::new(ErrorCode::NoSuchRecord, format!("There is no scenario “{name}”.")).hint(hint)
        })
    }

    /// The scenario of an id.
    ///
    /// # Errors
    /// [`ErrorCode::NoSuchRecord`].
    pub fn scenario_of(&self, id: Id) -> Result<&Scenario> {
        self.present().scenarios.get(id).ok_or_else(|| {
            Error::new(ErrorCode::NoSuchRecord, "The scenario is not there any more.")
                .about(RecordRef::new(RecordKind::Scenario, id))
        })
    }

    /// Works on a scenario from now on, or on the plan itself. Nothing is written by that.
    ///
    /// # Errors
    /// [`ErrorCode::NoSuchRecord`]; those of the store. What was worked on before is then still.
    pub fn work_on(&mut self, scenario: Option<Id>) -> Result<()> {
        let Some(id) = scenario else {
            if let Some(inside) = self.inside.take() {
                self.store.work_on(None)?;
                self.plan = inside.itself;
                self.revision += 1;
                self.touched = None;
            }
            return Ok(());
        };
        let found = self.scenario_of(id)?;
        let (base, branch) = (found.base, found.branch);
        self.store.work_on(Some((base, branch)))?;
        let plan = std::mem::replace(&mut self.plan, Plan::new(self.store.load()?));
        let itself = self.inside.take().map_or(plan, |inside| inside.itself);
        self.inside = Some(Inside { id, itself });
        self.revision += 1;
        self.touched = None;
        Ok(())
    }

    /// Branches a scenario off the plan as it is. Its base, branch and day are set here.
    ///
    /// # Errors
    /// [`ErrorCode::Invalid`] where another has its name; as [`Workspace::apply`].
    pub fn branch_off(&mut self, scenario: Scenario, moment: Moment) -> Result<Outcome> {
        self.must_be_free(&scenario.title, None)?;
        let label = format!("Branch off scenario {}", scenario.title.trim());
        let scenario = Scenario {
            title: scenario.title.trim().to_owned(),
            base: self.store.last_of(None)?,
            branch: Id(uuid::Uuid::now_v7()),
            made: moment.today,
            ..scenario
        };
        let create = Change::Create { record: scenario.into(), owner: None, serves: Vec::new() };
        self.on_the_plan_itself(|workspace| workspace.apply(&Edit { label, changes: vec![create] }, moment))
    }

    /// Changes what a scenario is called and headed by: its fields but for its base and its branch.
    ///
    /// # Errors
    /// As [`Workspace::branch_off`].
    pub fn rewrite(&mut self, scenario: &Scenario, moment: Moment) -> Result<Outcome> {
        self.must_be_free(&scenario.title, Some(scenario.id))?;
        let before = self.scenario_of(scenario.id)?.clone();
        let mut set = serde_json::Map::new();
        for (field, was, is) in [
            ("title", &before.title, scenario.title.trim()),
            ("note", &before.note, scenario.note.trim()),
            ("shift", &before.shift, scenario.shift.trim()),
            ("evidence", &before.evidence, scenario.evidence.trim()),
        ] {
            if was != is {
                set.insert(field.to_owned(), is.into());
            }
        }
        if before.objectives != scenario.objectives {
            let ids = scenario.objectives.iter().map(|id| id.to_string().into());
            set.insert("objectives".to_owned(), serde_json::Value::Array(ids.collect()));
        }
        let label = if before.title == scenario.title.trim() {
            format!("Change the head of scenario {}", before.title)
        } else {
            format!("Rename scenario {} to {}", before.title, scenario.title.trim())
        };
        let update = Change::Update { record: RecordRef::new(RecordKind::Scenario, scenario.id), set };
        self.on_the_plan_itself(|workspace| workspace.apply(&Edit { label, changes: vec![update] }, moment))
    }

    /// Deletes a scenario; undo brings it back with all that was done in it. The plan itself is worked on then.
    ///
    /// # Errors
    /// As [`Workspace::apply`].
    pub fn discard(&mut self, id: Id, moment: Moment) -> Result<Outcome> {
        let label = format!("Delete scenario {}", self.scenario_of(id)?.title);
        let delete = Change::Delete { record: RecordRef::new(RecordKind::Scenario, id) };
        let edit = Edit { label, changes: vec![delete] };
        // Left first, so that the deletion is the last that happened and can be offered to be taken back.
        if self.inside.as_ref().is_some_and(|inside| inside.id == id) {
            self.work_on(None)?;
        }
        self.on_the_plan_itself(|workspace| workspace.apply(&edit, moment))
    }

    /// What one entry of the history changed, in the plan itself or in a scenario: before it, and after.
    ///
    /// # Errors
    /// [`ErrorCode::NoSuchRecord`] where there is no such entry, or it is of a branch that no scenario has any more.
    pub fn around(&self, seq: i64) -> Result<(Plan, Plan)> {
        let Some(branch) = self.store.branch_of(seq)? else {
            return Ok((Plan::new(self.store.as_of(seq - 1)?), Plan::new(self.store.as_of(seq)?)));
        };
        let Some(scenario) = self.present().scenarios.rows().iter().find(|row| row.branch == branch) else {
            return Err(Error::new(
                ErrorCode::NoSuchRecord,
                format!("No scenario has entry {seq} any more."),
            ));
        };
        let at = |until| self.store.branch_as_of(scenario.base, branch, until).map(Plan::new);
        Ok((at(seq - 1)?, at(seq)?))
    }

    /// How many edits changed the plan itself since a scenario branched off.
    ///
    /// # Errors
    /// Those of the store.
    pub fn behind(&self, scenario: &Scenario) -> Result<usize> {
        self.store.changes_after(scenario.base)
    }

    /// What a scenario changes that the plan itself does not have (yet), and where both changed the same.
    ///
    /// # Errors
    /// Those of the store.
    pub fn difference(&self, id: Id) -> Result<Divergence> {
        let scenario = self.scenario_of(id)?;
        let base = Plan::new(self.store.as_of(scenario.base)?);
        let theirs = if self.inside.as_ref().is_some_and(|inside| inside.id == id) {
            self.plan.clone()
        } else {
            Plan::new(self.store.branch_as_of(scenario.base, scenario.branch, i64::MAX)?)
        };
        Ok(Divergence::between(base, theirs, self.present().clone()))
    }

    /// Takes all or some of a scenario's changes over into the plan itself, as one edit. The plan itself is worked on then.
    ///
    /// # Errors
    /// [`ErrorCode::Invalid`] where both changed the same and the choice does not say which is to hold, or where there is
    /// nothing to take over; as [`Workspace::apply`].
    pub fn adopt(&mut self, id: Id, choice: &Choice, moment: Moment) -> Result<Adopted> {
        let title = self.scenario_of(id)?.title.clone();
        let Merged { mut ops, along, left_out, whole } = self.difference(id)?.merged(choice)?;
        if ops.is_empty() {
            return Err(Error::invalid(format!("The plan has all that was chosen of “{title}” already.")));
        }
        self.sign(&mut ops);
        let label =
            if whole { format!("Adopt “{title}”") } else { format!("Adopt part of “{title}”") };
        self.work_on(None)?;
        let written = self.store.write(&label, &ops, &self.stamp(moment))?;
        let outcome = self.show(written, Vec::new())?;
        Ok(Adopted { outcome, along, left_out })
    }

    /// Puts a scenario on the plan as it is now: its changes stay, the rest becomes that of the plan. What both changed
    /// is as the choice says. Undone in the plan itself; the scenario's own undo begins anew.
    ///
    /// # Errors
    /// As [`Workspace::adopt`].
    pub fn rebase(&mut self, id: Id, choice: &Choice, moment: Moment) -> Result<Adopted> {
        let scenario = self.scenario_of(id)?.clone();
        let Merged { ops, along, left_out, .. } = self.difference(id)?.merged(choice)?;
        let label = format!("Put scenario {} on the plan as it is", scenario.title);
        let branch = Id(uuid::Uuid::now_v7());
        let base = self.store.last_of(None)?;
        let naming = vec![Op::Put(Box::new(Scenario { base, branch, ..scenario }.into()))];
        let stamp = self.stamp(moment);
        let was_inside = self.inside.as_ref().is_some_and(|inside| inside.id == id);
        let outcome = self.on_the_plan_itself(|workspace| {
            let written: Written = workspace.store.begin_branch(branch, &ops, &naming, &label, &stamp)?;
            workspace.show(written, Vec::new())
        })?;
        if was_inside {
            self.work_on(Some(id))?;
        }
        Ok(Adopted { outcome, along, left_out })
    }

    /// Does something to the plan itself, whatever is worked on.
    fn on_the_plan_itself<T>(&mut self, act: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let Some(inside) = self.inside.take() else { return act(self) };
        let line = self.store.step_aside();
        let scenario = std::mem::replace(&mut self.plan, inside.itself);
        let done = act(self);
        let itself = std::mem::replace(&mut self.plan, scenario);
        self.store.step_back(line);
        self.inside = Some(Inside { id: inside.id, itself });
        // What it touched is nothing that a picture of the scenario shows.
        self.touched = Some(Vec::new());
        done
    }

    /// What names moments and scenarios of the plan itself is not changed within a scenario.
    pub(super) fn must_fit_a_scenario(&self, ops: &[Op]) -> Result<()> {
        let Some(inside) = &self.inside else { return Ok(()) };
        let names = |op: &Op| {
            let kind = match op {
                Op::Put(record) => record.kind(),
                Op::Delete(at) => at.kind,
            };
            matches!(kind, RecordKind::Scenario | RecordKind::Checkpoint)
        };
        if !ops.iter().any(names) {
            return Ok(());
        }
        let title = self.scenario_of(inside.id).map(|scenario| scenario.title.as_str()).unwrap_or_default();
        Err(Error::invalid(format!(
            "Checkpoints and scenarios are of the plan itself, and “{title}” is worked on."
        ))
        .hint("Go back to the plan itself first."))
    }

    fn must_be_free(&self, title: &str, but: Option<Id>) -> Result<()> {
        let folded = title.trim().to_lowercase();
        if folded.is_empty() {
            return Err(Error::invalid("A scenario needs a name, such as “If Atlas slips”."));
        }
        let mut others = self.present().scenarios.rows().iter().filter(|row| Some(row.id) != but);
        if others.any(|row| row.title.to_lowercase() == folded) {
            return Err(Error::invalid(format!("There is a scenario “{}” already.", title.trim()))
                .hint("Choose another name, or delete that one first."));
        }
        Ok(())
    }
}
