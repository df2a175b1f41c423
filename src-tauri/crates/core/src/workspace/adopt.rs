//! Taking a scenario's changes over into the plan itself: what they are, record by record; where the plan changed the
//! same since, field by field; and the records that a choice comes to.

mod merge;
mod parts;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use throughline_plan::compare;
use throughline_plan::model::{Record, RecordKind, RecordRef};
use throughline_plan::plan::Plan;
use ts_rs::TS;

use super::expand::lower;
use crate::store::Op;

use parts::Part;

/// A field of a record; the record as a whole where the field is empty, who is accountable for it where it is `owner`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct FieldAt {
    /// Which record.
    pub record: RecordRef,
    /// Which of its fields.
    pub field: String,
}

/// Which of two values is to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The scenario's.
    Scenario,
    /// That of the plan itself.
    Plan,
}

/// What of a scenario is to be taken over, and what is to hold where both changed the same.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Choice {
    /// The records whose changes are taken over, with what belongs to each; all where it is not said.
    #[serde(default)]
    #[ts(optional)]
    pub only: Option<Vec<RecordRef>>,
    /// Where the scenario's value is to hold.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<FieldAt>>")]
    pub scenario: Vec<FieldAt>,
    /// Where the value of the plan itself is to hold.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<FieldAt>>")]
    pub plan: Vec<FieldAt>,
    /// What is to hold everywhere else; where it is not said, every conflict needs a choice.
    #[serde(default)]
    #[ts(optional)]
    pub rest: Option<Side>,
}

/// Something that both the scenario and the plan itself changed, each to another value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Conflict {
    /// Where.
    pub at: FieldAt,
    /// What it is called: `End`, `Owner`, `Link to “Cut onboarding”`.
    pub label: String,
    /// What it was where they parted.
    pub before: String,
    /// What it is in the scenario.
    pub scenario: String,
    /// What it is in the plan itself.
    pub plan: String,
}

/// All that a scenario changed about one record: what is taken over together.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Adoptable {
    /// The record.
    pub record: RecordRef,
    /// What it is called.
    pub title: String,
    /// What the scenario changed, in words.
    pub words: Vec<String>,
    /// What the plan itself changed too.
    pub conflicts: Vec<Conflict>,
}

/// What the records of a choice come to.
#[derive(Debug, Default)]
pub(super) struct Merged {
    pub ops: Vec<Op>,
    /// What was taken along because something chosen refers to it, by title.
    pub along: Vec<String>,
    /// What could not be taken, in words.
    pub left_out: Vec<String>,
    /// Whether all of it was chosen.
    pub whole: bool,
}

/// A scenario, the plan that it left, and the plan itself as it is.
#[derive(Debug)]
pub struct Divergence {
    base: Plan,
    theirs: Plan,
    now: Plan,
    /// What the scenario changed and the plan itself has not, by the record that it belongs to.
    groups: BTreeMap<RecordRef, Vec<Part>>,
}

impl Divergence {
    /// Finds what a scenario (`theirs`), which left the plan at `base`, has that the plan `now` has not.
    pub(super) fn between(base: Plan, theirs: Plan, now: Plan) -> Self {
        let groups = parts::of(&base, &theirs, &now);
        Self { base, theirs, now, groups }
    }

    /// The plan that the scenario left.
    #[must_use]
    pub const fn base(&self) -> &Plan {
        &self.base
    }

    /// The scenario's plan.
    #[must_use]
    pub const fn theirs(&self) -> &Plan {
        &self.theirs
    }

    /// All that can be taken over: in the order of a comparison, then what no comparison names.
    #[must_use]
    pub fn adoptable(&self) -> Vec<Adoptable> {
        let compared = compare::compare(&self.base, &self.theirs);
        let mut told: BTreeSet<RecordRef> = BTreeSet::new();
        let mut all = Vec::new();
        for changed in compared.records {
            if let Some(parts) = self.groups.get(&changed.record) {
                told.insert(changed.record);
                all.push(Adoptable {
                    record: changed.record,
                    title: changed.title,
                    words: changed.differences.into_iter().map(|difference| difference.words).collect(),
                    conflicts: self.conflicts_of(parts),
                });
            }
        }
        for (at, parts) in self.groups.iter().filter(|(at, _)| !told.contains(at)) {
            all.push(Adoptable {
                record: *at,
                title: self.title(*at),
                words: parts.iter().map(|part| self.words(part)).collect(),
                conflicts: self.conflicts_of(parts),
            });
        }
        all
    }

    fn conflicts_of(&self, parts: &[Part]) -> Vec<Conflict> {
        parts.iter().flat_map(|part| part.conflicts(&self.base, &self.theirs, &self.now)).collect()
    }

    fn title(&self, at: RecordRef) -> String {
        let titles = [&self.theirs, &self.base].map(|plan| plan.title(at));
        match titles.into_iter().find(|title| !title.is_empty()) {
            Some(title) => title.to_owned(),
            None => at.kind.label().to_owned(),
        }
    }

    /// What a part changes that no comparison tells.
    fn words(&self, part: &Part) -> String {
        match part {
            Part::Fields { set, .. } => {
                let names: Vec<&str> = set.keys().map(|name| compare::spoken(name)).collect();
                format!("{} changed", names.join(", "))
            }
            Part::Added { .. } => "Added".to_owned(),
            Part::Deleted { .. } => "Deleted".to_owned(),
            Part::Owner { .. } => "Owner named anew".to_owned(),
        }
    }
}

/// What a person calls a record that may only join others: its title, or what it joins.
fn called(plan: &Plan, at: RecordRef) -> String {
    let quoted = |to: RecordRef| format!("“{}”", plan.title(to));
    match plan.records().get(at) {
        Some(Record::Link(link)) => {
            link.ends().map_or_else(String::new, |(_, to)| format!("Link to {}", quoted(to)))
        }
        Some(Record::Dependency(row)) => {
            format!("Waiting for {}", quoted(RecordRef::new(RecordKind::Item, row.blocker_id)))
        }
        Some(Record::Involvement(row)) => {
            let leader = plan.title(RecordRef::new(RecordKind::Leader, row.leader_id));
            format!("{} {leader}", row.role.label())
        }
        Some(record) if !record.title().is_empty() => format!("“{}”", record.title()),
        _ => format!("The {}", lower(at.kind)),
    }
}
