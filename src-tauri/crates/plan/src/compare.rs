//! What is different between two states of a plan, in product words and in numbers.
//!
//! Records are the same where their ids are, so that a rename is a rename and not one gone and one new. Records that
//! only join others (links, dependencies, involvements) are told with the record they belong to. The same two plans
//! give the same answer, byte for byte.

mod fields;
mod joins;
mod shift;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use ts_rs::TS;

use crate::model::{Id, ItemStatus, PlanDate, Record, RecordKind, RecordRef, text_enum};
use crate::plan::Plan;

pub use fields::{spoken, value};
pub use shift::Shift;

text_enum! {
    /// What sort of difference.
    What {
        /// The record is new.
        #[default]
        Added = "added", "Added";
        /// The record is gone.
        Deleted = "deleted", "Deleted";
        /// It was given up.
        Dropped = "dropped", "Dropped";
        /// It was finished.
        Finished = "finished", "Finished";
        /// It ends (or, without an end, starts) later.
        Slipped = "slipped", "Slipped";
        /// It ends (or, without an end, starts) earlier.
        PulledIn = "pulled_in", "Pulled in";
        /// Another date of it changed, or only how precisely it is known.
        Dates = "dates", "Dates";
        /// Somebody else is accountable.
        Owner = "owner", "Owner";
        /// It serves other objectives or strategies, or has other strengths of its links.
        Serves = "serves", "Serves";
        /// What it is changed: its title, description, effort, parent or product.
        Scope = "scope", "Scope";
        /// It waits for other items.
        Dependencies = "dependencies", "Dependencies";
        /// How far it has come.
        Status = "status", "Status";
        /// The part that is finished, or a reading or value.
        Progress = "progress", "Progress";
        /// How sure we are.
        Confidence = "confidence", "Confidence";
        /// Anything else.
        Other = "other", "Other";
    }
}

/// One difference of a record.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Difference {
    /// What sort.
    pub what: What,
    /// In words, without the record's name: `End moved from Jun 2027 to Sep 2027, a quarter later`.
    pub words: String,
    /// What it was, for people; empty where there was nothing.
    pub before: String,
    /// What it is.
    pub after: String,
    /// By how much a date moved.
    pub shift: Option<Shift>,
}

/// All differences of one record.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Changed {
    /// Which record.
    pub record: RecordRef,
    /// What it is called now; what it was called where it is gone.
    pub title: String,
    /// The differences, the weightiest first. One alone where it is new or gone.
    pub differences: Vec<Difference>,
}

/// How many records differ in which way. A record can count in several.
pub type Tally = BTreeMap<What, usize>;

/// Everything that differs.
#[derive(Debug, Clone, PartialEq, Default, Serialize, TS)]
pub struct Comparison {
    /// How many records differ in which way.
    pub counts: Tally,
    /// The records, kind by kind, each kind with what weighs most first.
    pub records: Vec<Changed>,
}

/// The kinds that a comparison names, in the order in which it names them.
const NAMED: [RecordKind; 9] = [
    RecordKind::Objective,
    RecordKind::KeyResult,
    RecordKind::Strategy,
    RecordKind::Item,
    RecordKind::Leader,
    RecordKind::Product,
    RecordKind::Metric,
    RecordKind::Request,
    RecordKind::Decision,
];

/// Compares a plan with an earlier state of it, or with another.
#[must_use]
pub fn compare(before: &Plan, after: &Plan) -> Comparison {
    let mut found = Comparison::default();
    let joins = joins::of(before, after);
    for kind in NAMED {
        // What is the same in both is not looked at: most of a plan is.
        let mut ids: BTreeSet<Id> = before.records().different(after.records(), kind).into_iter().collect();
        ids.extend(joins.records(kind));
        let mut records: Vec<Changed> = ids
            .into_iter()
            .filter_map(|id| changed(before, after, RecordRef::new(kind, id), &joins))
            .collect();
        records.sort_by(|a, b| {
            let weight = |c: &Changed| c.differences.first().map(|d| d.what);
            let size = |c: &Changed| c.differences.first().and_then(|d| d.shift).map_or(0, |s| -s.days.abs());
            (weight(a), size(a), &a.title, a.record.id).cmp(&(weight(b), size(b), &b.title, b.record.id))
        });
        found.records.extend(records);
    }
    for record in &found.records {
        let ways: BTreeSet<What> = record.differences.iter().map(|difference| difference.what).collect();
        for what in ways {
            *found.counts.entry(what).or_default() += 1;
        }
    }
    found
}

fn changed(before: &Plan, after: &Plan, at: RecordRef, joins: &joins::Joins) -> Option<Changed> {
    let (old, new) = (before.records().get(at), after.records().get(at));
    let differences = match (&old, &new) {
        (None, None) => return None,
        (None, Some(new)) => vec![plain(What::Added, format!("Added{}", about(new)))],
        (Some(old), None) => vec![plain(What::Deleted, format!("Deleted{}", about(old)))],
        (Some(old), Some(new)) => {
            let mut found = if old == new { Vec::new() } else { fields::of(before, after, old, new) };
            found.extend(joins.of(at).iter().cloned());
            found.sort_by(|a, b| a.what.cmp(&b.what).then_with(|| a.words.cmp(&b.words)));
            found
        }
    };
    if differences.is_empty() {
        return None;
    }
    let title = new.as_ref().or(old.as_ref()).map(|record| record.title().to_owned()).unwrap_or_default();
    Some(Changed { record: at, title, differences })
}

/// What is worth knowing about a record that is new or gone: when an item is planned, what an objective's period is.
fn about(record: &Record) -> String {
    let (dates, dropped) = match record {
        Record::Item(item) => {
            let dates = crate::model::Span::label(item.start, item.end);
            let bucket = item.bucket.map(|bucket| bucket.label().to_owned()).unwrap_or_default();
            (if dates.is_empty() { bucket } else { dates }, item.status == ItemStatus::Dropped)
        }
        Record::Objective(objective) => {
            (crate::model::Span::label(objective.start, objective.end), objective.archived)
        }
        _ => (String::new(), false),
    };
    match (dates.is_empty(), dropped) {
        (true, false) => String::new(),
        (false, false) => format!(", {dates}"),
        (true, true) => ", no longer pursued".to_owned(),
        (false, true) => format!(", {dates}, no longer pursued"),
    }
}

fn plain(what: What, words: String) -> Difference {
    Difference { what, words, before: String::new(), after: String::new(), shift: None }
}

/// `from A to B`, or what was set or taken away where one of them is nothing.
fn way(name: &str, before: &str, after: &str) -> String {
    match (before.is_empty(), after.is_empty()) {
        (true, _) => format!("{name} set to {after}"),
        (_, true) => format!("{name} {before} taken away"),
        _ => format!("{name} changed from {before} to {after}"),
    }
}

fn label(date: Option<PlanDate>) -> String {
    date.map_or_else(String::new, PlanDate::label)
}

#[cfg(test)]
mod tests;
