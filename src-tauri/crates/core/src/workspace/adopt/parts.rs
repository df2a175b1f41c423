//! What a scenario changed, in the parts that are taken over one by one, and where the plan itself changed the same.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use throughline_plan::compare;
use throughline_plan::model::{Id, Involvement, InvolvementRole, Record, RecordKind, RecordRef};
use throughline_plan::plan::Plan;

use super::super::check;
use super::{Conflict, FieldAt, called};

/// A change of a scenario that the plan itself has not.
#[derive(Debug)]
pub(super) enum Part {
    /// Fields of a record that the plan has too, or had: where it is gone, or where they differ from both, they conflict.
    Fields { at: RecordRef, set: Map<String, Value>, conflicts: Vec<String> },
    /// A record that the plan has not.
    Added { at: RecordRef },
    /// A record that the plan still has.
    Deleted { at: RecordRef, has_changed: bool },
    /// Who is accountable for a record.
    Owner { at: RecordRef, is_conflict: bool },
}

/// A record as its fields.
pub(super) fn fields(record: &Record) -> Map<String, Value> {
    match serde_json::to_value(record) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// Those who are accountable for a record, in the order of the ids of their involvements.
pub(super) fn owners(plan: &Plan, at: RecordRef) -> Vec<Involvement> {
    let is_owner = |row: &&Involvement| row.role == InvolvementRole::Accountable && row.record() == Some(at);
    plan.involvements.rows().iter().filter(is_owner).cloned().collect()
}

/// The record that a record belongs to, with which it is taken over: that from which a link leads, for one.
fn host(plan: &Plan, record: &Record) -> RecordRef {
    let found = match record {
        Record::Link(link) => link.ends().map(|(from, _)| from),
        Record::Dependency(row) => Some(RecordRef::new(RecordKind::Item, row.blocked_id)),
        Record::Involvement(row) => row.record(),
        Record::Reading(row) => Some(RecordRef::new(RecordKind::Metric, row.metric_id)),
        Record::LeaderProduct(row) => Some(RecordRef::new(RecordKind::Leader, row.leader_id)),
        Record::Acceptance(row) => RecordKind::ALL
            .iter()
            .map(|kind| RecordRef::new(*kind, row.record_id))
            .find(|at| plan.records().contains(*at)),
        _ => None,
    };
    found.unwrap_or_else(|| record.as_ref())
}

/// The records that belong to one and are taken over with it.
pub(super) fn hosted(plan: &Plan, at: RecordRef) -> Vec<Record> {
    let all = plan.all();
    all.into_iter().filter(|record| record.as_ref() != at && host(plan, record) == at).collect()
}

/// All parts, by the record that each belongs to.
pub(super) fn of(base: &Plan, theirs: &Plan, now: &Plan) -> BTreeMap<RecordRef, Vec<Part>> {
    let mut groups: BTreeMap<RecordRef, Vec<Part>> = BTreeMap::new();
    let before: BTreeMap<RecordRef, Record> = by_ref(base);
    let after: BTreeMap<RecordRef, Record> = by_ref(theirs);
    let all: BTreeSet<RecordRef> = before.keys().chain(after.keys()).copied().collect();
    let mut handed: BTreeSet<RecordRef> = BTreeSet::new();
    for at in all {
        let (was, is) = (before.get(&at), after.get(&at));
        if was == is {
            continue;
        }
        if let Some(on) = only_owns(was, is) {
            handed.insert(on);
            continue;
        }
        let part = match (was, is) {
            (Some(was), Some(is)) => changed(now, was, is),
            (None, Some(is)) => added(now, is),
            (Some(was), None) => deleted(base, now, was),
            (None, None) => None,
        };
        if let (Some(part), Some(record)) = (part, is.or(was)) {
            let plan = if is.is_some() { theirs } else { base };
            groups.entry(host(plan, record)).or_default().push(part);
        }
    }
    for at in handed {
        let (was, is, here) = (owners(base, at), owners(theirs, at), owners(now, at));
        // Where the record itself is gone its owners went with it.
        if is != here && now.records().contains(at) | theirs.records().contains(at) {
            let who = |rows: &[Involvement]| rows.iter().map(|row| row.leader_id).collect::<BTreeSet<Id>>();
            if who(&is) != who(&here) || who(&was) == who(&here) {
                let is_conflict = now.records().contains(at)
                    && theirs.records().contains(at)
                    && who(&here) != who(&was)
                    && who(&here) != who(&is);
                groups.entry(at).or_default().push(Part::Owner { at, is_conflict });
            }
        }
    }
    groups
}

fn by_ref(plan: &Plan) -> BTreeMap<RecordRef, Record> {
    let is_of_the_plan =
        |record: &Record| !matches!(record.kind(), RecordKind::Scenario | RecordKind::Checkpoint);
    plan.all().into_iter().filter(is_of_the_plan).map(|record| (record.as_ref(), record)).collect()
}

/// What an involvement is about that is accountable wherever it is; ownership is taken over as a whole.
fn only_owns(was: Option<&Record>, is: Option<&Record>) -> Option<RecordRef> {
    let mut on = None;
    for record in [was, is].into_iter().flatten() {
        match record {
            Record::Involvement(row)
                if row.role == InvolvementRole::Accountable
                    && on.is_none_or(|on| Some(on) == row.record()) =>
            {
                on = row.record();
            }
            _ => return None,
        }
    }
    on
}

fn changed(now: &Plan, was: &Record, is: &Record) -> Option<Part> {
    let at = is.as_ref();
    let (before, after) = (fields(was), fields(is));
    let here = now.records().get(at).map(|record| fields(&record));
    let mut set = Map::new();
    let mut conflicts = Vec::new();
    for (name, value) in &after {
        if before.get(name) == Some(value) {
            continue;
        }
        let here = here.as_ref().map(|here| here.get(name));
        if here == Some(Some(value)) {
            continue;
        }
        if here.is_some_and(|here| here != before.get(name)) {
            conflicts.push(name.clone());
        }
        set.insert(name.clone(), value.clone());
    }
    if here.is_none() {
        conflicts = vec![String::new()];
    }
    (!set.is_empty()).then_some(Part::Fields { at, set, conflicts })
}

fn added(now: &Plan, is: &Record) -> Option<Part> {
    let at = is.as_ref();
    let Some(here) = now.records().get(at) else { return Some(Part::Added { at }) };
    // It was taken over before, and one of them has gone on since.
    let here = fields(&here);
    let set: Map<String, Value> =
        fields(is).into_iter().filter(|(name, value)| here.get(name) != Some(value)).collect();
    let conflicts = set.keys().cloned().collect();
    (!set.is_empty()).then_some(Part::Fields { at, set, conflicts })
}

fn deleted(base: &Plan, now: &Plan, was: &Record) -> Option<Part> {
    let at = was.as_ref();
    let here = now.records().get(at)?;
    let refers = |record: &Record| check::references(record).iter().any(|(_, to)| *to == at);
    let newly =
        now.all().into_iter().any(|record| refers(&record) && !base.records().contains(record.as_ref()));
    Some(Part::Deleted { at, has_changed: here != *was || newly })
}

impl Part {
    /// Where the plan itself changed the same, with all values.
    pub(super) fn conflicts(&self, base: &Plan, theirs: &Plan, now: &Plan) -> Vec<Conflict> {
        let whole = |at: RecordRef, plan: &Plan, scenario: &str, here: &str| Conflict {
            at: FieldAt { record: at, field: String::new() },
            label: called(plan, at),
            before: String::new(),
            scenario: scenario.to_owned(),
            plan: here.to_owned(),
        };
        match self {
            Self::Fields { at, set, conflicts } => {
                let value = |plan: &Plan, name: &str, value: Option<&Value>| {
                    compare::value(plan, at.kind, name, value.unwrap_or(&Value::Null))
                };
                let of =
                    |plan: &Plan| plan.records().get(*at).map(|record| fields(&record)).unwrap_or_default();
                let one = |name: &String| {
                    if name.is_empty() {
                        let names: Vec<String> = set
                            .iter()
                            .map(|(name, is)| {
                                format!("{} {}", compare::spoken(name), value(theirs, name, Some(is)))
                            })
                            .collect();
                        return whole(*at, theirs, &names.join(", "), "Deleted");
                    }
                    let joined = now.title(*at).is_empty() && !matches!(at.kind, RecordKind::Workspace);
                    let field = compare::spoken(name);
                    Conflict {
                        at: FieldAt { record: *at, field: name.clone() },
                        label: if joined {
                            format!("{}: {field}", called(now, *at))
                        } else {
                            field.to_owned()
                        },
                        before: value(base, name, of(base).get(name)),
                        scenario: value(theirs, name, set.get(name)),
                        plan: value(now, name, of(now).get(name)),
                    }
                };
                conflicts.iter().map(one).collect()
            }
            Self::Deleted { at, has_changed: true } => vec![whole(*at, now, "Deleted", "Changed since")],
            Self::Owner { at, is_conflict: true } => {
                let names = |plan: &Plan| {
                    let rows = owners(plan, *at);
                    let names: Vec<&str> = rows
                        .iter()
                        .map(|row| plan.title(RecordRef::new(RecordKind::Leader, row.leader_id)))
                        .collect();
                    if names.is_empty() { "Nobody".to_owned() } else { names.join(", ") }
                };
                vec![Conflict {
                    at: FieldAt { record: *at, field: "owner".to_owned() },
                    label: "Owner".to_owned(),
                    before: names(base),
                    scenario: names(theirs),
                    plan: names(now),
                }]
            }
            Self::Added { .. } | Self::Deleted { .. } | Self::Owner { .. } => Vec::new(),
        }
    }
}
