//! The records that a choice comes to: what is written into the plan itself, and what is deleted from it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use throughline_plan::model::{Record, RecordKind, RecordRef};

use super::super::check;
use super::super::expand::{lower, named};
use super::parts::{self, Part};
use super::{Choice, Divergence, FieldAt, Merged, Side, called};
use crate::store::Op;
use crate::{Error, Result};

/// The records that are written and deleted, by what they are.
#[derive(Default)]
struct Draft {
    puts: BTreeMap<RecordRef, Record>,
    deletes: BTreeSet<RecordRef>,
    left_out: Vec<String>,
}

impl Divergence {
    /// The records that a choice comes to.
    pub(in crate::workspace) fn merged(&self, choice: &Choice) -> Result<Merged> {
        let all: BTreeSet<RecordRef> = self.groups.keys().copied().collect();
        let mut chosen = match &choice.only {
            None => all.clone(),
            Some(only) => {
                if let Some(at) = only.iter().find(|at| !all.contains(at)) {
                    let message = format!("The scenario changes nothing about this {}.", lower(at.kind));
                    return Err(Error::invalid(message).about(*at));
                }
                only.iter().copied().collect()
            }
        };
        let asked = chosen.clone();
        // What something chosen refers to comes along, and what that refers to.
        loop {
            let draft = self.draft(&chosen, choice)?;
            let missing = self.missing(&draft);
            let more: BTreeSet<RecordRef> =
                missing.into_iter().filter(|at| all.contains(at) && !chosen.contains(at)).collect();
            if more.is_empty() {
                let along = chosen.difference(&asked).map(|at| self.title(*at)).collect();
                return self.settled(draft, along, chosen == all);
            }
            chosen.extend(more);
        }
    }

    /// Which side holds where both changed the same.
    fn side(&self, choice: &Choice, record: RecordRef, field: &str, part: &Part) -> Result<Side> {
        let is_it = |at: &FieldAt| at.record == record && at.field == field;
        if choice.scenario.iter().any(is_it) {
            return Ok(Side::Scenario);
        }
        if choice.plan.iter().any(is_it) {
            return Ok(Side::Plan);
        }
        choice.rest.ok_or_else(|| {
            let conflicts = part.conflicts(&self.base, &self.theirs, &self.now);
            let said =
                conflicts.iter().find(|conflict| is_it(&conflict.at)).map_or_else(String::new, |one| {
                    format!(
                        ": {} is {} in the scenario and {} in the plan",
                        one.label,
                        or_nothing(&one.scenario),
                        or_nothing(&one.plan)
                    )
                });
            Error::invalid(format!("Both changed {}{said}.", self.called_here(record)))
                .hint("Say for each such field which value is to hold, or which side holds everywhere.")
                .about(record)
        })
    }

    fn called_here(&self, at: RecordRef) -> String {
        let plan = if self.now.records().contains(at) { &self.now } else { &self.theirs };
        called(plan, at)
    }

    fn draft(&self, chosen: &BTreeSet<RecordRef>, choice: &Choice) -> Result<Draft> {
        let mut draft = Draft::default();
        for part in chosen.iter().filter_map(|at| self.groups.get(at)).flatten() {
            match part {
                Part::Fields { at, set, conflicts } => {
                    let mut taken = set.clone();
                    for field in conflicts {
                        if self.side(choice, *at, field, part)? == Side::Plan {
                            if field.is_empty() {
                                taken.clear();
                            }
                            taken.remove(field);
                        }
                    }
                    if taken.is_empty() {
                        continue;
                    }
                    match self.now.records().get(*at) {
                        Some(here) => {
                            let mut fields = parts::fields(&here);
                            fields.extend(taken);
                            draft.put(from_fields(fields, &here)?);
                        }
                        None => self.restore(*at, &mut draft),
                    }
                }
                Part::Added { at } => draft.puts.extend(self.theirs.records().get(*at).map(|r| (*at, r))),
                Part::Deleted { at, has_changed } => {
                    if !has_changed || self.side(choice, *at, "", part)? == Side::Scenario {
                        draft.deletes.insert(*at);
                    }
                }
                Part::Owner { at, is_conflict } => {
                    if *is_conflict && self.side(choice, *at, "owner", part)? == Side::Plan {
                        continue;
                    }
                    let theirs = parts::owners(&self.theirs, *at);
                    let gone = parts::owners(&self.now, *at).into_iter().map(|row| row.id);
                    let kept: BTreeSet<_> = theirs.iter().map(|row| row.id).collect();
                    let gone = gone.filter(|id| !kept.contains(id));
                    draft.deletes.extend(gone.map(|id| RecordRef::new(RecordKind::Involvement, id)));
                    // The owners of a record that is not in the plan come with it, or not at all.
                    if self.now.records().contains(*at) || draft.puts.contains_key(at) || self.adds(*at) {
                        theirs.into_iter().for_each(|row| draft.put(row.into()));
                    }
                }
            }
        }
        // A record that both puts and deletes is one whose owner moved on: what is put holds.
        let puts = &draft.puts;
        draft.deletes.retain(|at| !puts.contains_key(at));
        Ok(draft)
    }

    /// Whether the scenario has a record that the plan has not.
    fn adds(&self, at: RecordRef) -> bool {
        let part = |part: &Part| matches!(part, Part::Added { at: added } if *added == at);
        self.groups.get(&at).is_some_and(|group| group.iter().any(part))
    }

    /// Brings a record back that the plan has deleted, as it is in the scenario, with what belongs to it.
    fn restore(&self, at: RecordRef, draft: &mut Draft) {
        if let Some(record) = self.theirs.records().get(at) {
            draft.put(record);
        }
        for record in parts::hosted(&self.theirs, at) {
            if !self.now.records().contains(record.as_ref()) {
                draft.put(record);
            }
        }
    }

    /// Whether a record is in the plan once the draft is made.
    fn will_be(&self, at: RecordRef, draft: &Draft) -> bool {
        draft.puts.contains_key(&at) || (self.now.records().contains(at) && !draft.deletes.contains(&at))
    }

    /// What the records that are put refer to and will not find.
    fn missing(&self, draft: &Draft) -> Vec<RecordRef> {
        let referred = draft.puts.values().flat_map(check::references).map(|(_, to)| to);
        referred.filter(|to| !self.will_be(*to, draft)).collect()
    }

    /// The records in the order in which they are written, with nothing that refers to what is not there.
    fn settled(&self, mut draft: Draft, along: Vec<String>, whole: bool) -> Result<Merged> {
        // Leaving one out may leave others without what they refer to.
        loop {
            let loose: Vec<(RecordRef, Vec<&'static str>)> = draft
                .puts
                .iter()
                .map(|(at, record)| {
                    let fields = check::references(record).into_iter();
                    (
                        *at,
                        fields.filter(|(_, to)| !self.will_be(*to, &draft)).map(|(field, _)| field).collect(),
                    )
                })
                .filter(|(_, fields): &(_, Vec<_>)| !fields.is_empty())
                .collect();
            if loose.is_empty() {
                break;
            }
            for (at, names) in loose {
                let Some(record) = draft.puts.remove(&at) else { continue };
                let mut fields = parts::fields(&record);
                for name in &names {
                    fields.insert((*name).to_owned(), Value::Null);
                }
                let freed = from_fields(fields, &record).ok();
                match freed.filter(|record| check::values(record).is_ok()) {
                    Some(freed) => draft.put(freed),
                    None => draft.left_out.push(format!(
                        "{} is left out: what it belongs to is not in the plan.",
                        called(&self.theirs, at)
                    )),
                }
            }
        }
        self.drop_doubles(&mut draft);
        for record in draft.puts.values() {
            check::values(record).map_err(|message| Error::invalid(message).about(record.as_ref()))?;
        }
        let deletes = draft.deletes.into_iter().filter(|at| self.now.records().contains(*at)).map(Op::Delete);
        // Deleted first: what is put holds against what a deletion takes along.
        let mut ops: Vec<Op> = deletes.collect();
        let is_new = |record: &Record| self.now.records().get(record.as_ref()).as_ref() != Some(record);
        let touched = !ops.is_empty();
        let puts = draft.puts.into_values().filter(|record| touched || is_new(record));
        ops.extend(puts.map(|record| Op::Put(Box::new(record))));
        Ok(Merged { ops, along, left_out: draft.left_out, whole })
    }

    /// What is joined already is not joined twice.
    fn drop_doubles(&self, draft: &mut Draft) {
        let Draft { puts, deletes, .. } = draft;
        let stays = |kind, id| !deletes.contains(&RecordRef::new(kind, id));
        puts.retain(|at, record| match record {
            Record::Link(new) => !self
                .now
                .links
                .rows()
                .iter()
                .any(|row| row.id != at.id && row.ends() == new.ends() && stays(RecordKind::Link, row.id)),
            Record::Dependency(new) => !self.now.dependencies.rows().iter().any(|row| {
                row.id != at.id
                    && (row.blocker_id, row.blocked_id) == (new.blocker_id, new.blocked_id)
                    && stays(RecordKind::Dependency, row.id)
            }),
            Record::LeaderProduct(new) => !self.now.leader_products.rows().iter().any(|row| {
                row.id != at.id
                    && (row.leader_id, row.product_id) == (new.leader_id, new.product_id)
                    && stays(RecordKind::LeaderProduct, row.id)
            }),
            _ => true,
        });
    }
}

impl Draft {
    fn put(&mut self, record: Record) {
        self.puts.insert(record.as_ref(), record);
    }
}

fn or_nothing(value: &str) -> &str {
    if value.is_empty() { "nothing" } else { value }
}

fn from_fields(fields: serde_json::Map<String, Value>, of: &Record) -> Result<Record> {
    serde_json::from_value(Value::Object(fields)).map_err(|error| {
        Error::invalid(format!("{} cannot be put together: {error}.", named(of))).about(of.as_ref())
    })
}
