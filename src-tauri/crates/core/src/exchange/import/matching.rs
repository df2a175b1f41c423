//! Which record of the plan each row is about: by source and id, else by title within its parent.
//!
//! What a row is part of is settled before any record is looked for, from what the files and the plan say and
//! nothing else, so that importing the same file again follows the same steps to the same records.

mod refer;
mod same_id;

use std::collections::{HashMap, HashSet};

use throughline_plan::model::{Id, RecordKind, RecordRef};

use super::draft::{Draft, Origin};
use super::field::Field;
use super::log::Log;
use super::row::Parsed;
use super::table::Table;
use super::words::folded;

pub(super) use refer::{Refer, may_be_part_of};

/// The rows of a table with the records they are about, and how rows are found by what cells say of them.
#[derive(Debug, Default)]
pub(super) struct Matched {
    /// What each row says.
    pub rows: Vec<Parsed>,
    /// Which record each row is about.
    pub records: Vec<RecordRef>,
    /// For each row, the earlier one that is about the same record.
    pub same: Vec<Option<usize>>,
    /// Rows that would be part of themselves, whose parents are therefore passed over.
    pub cut: HashSet<usize>,
    by_id: HashMap<String, Vec<usize>>,
    by_title: HashMap<String, Vec<usize>>,
    /// Whether no row says what it is part of.
    flat: bool,
}

impl Matched {
    /// Finds or creates the record of each row, and sets its fields.
    pub(super) fn new(mut rows: Vec<Parsed>, table: &Table, draft: &mut Draft<'_>, log: &mut Log) -> Self {
        let same = same_id::distinguish(&mut rows, table, draft, log);
        let flat =
            rows.iter().all(|row| row.parents.is_empty() && row.above.is_empty() && row.level.is_none());
        let mut matched = Self { rows, same, flat, ..Self::default() };
        matched.index();
        let mut above: Vec<Refer> =
            (0..matched.rows.len()).map(|row| matched.above(row, table, draft)).collect();
        matched.cut_cycles(&mut above, table, log);
        let mut claimed = HashSet::new();
        let mut found: Vec<Option<RecordRef>> = vec![None; matched.rows.len()];
        for (place, row) in matched.rows.iter().enumerate() {
            let known = row.id.as_ref().and_then(|id| draft.external_of(row.kind, table.source(), id));
            if let Some(record) = known {
                claimed.insert(record);
                found[place] = Some(record);
            }
        }
        for place in parents_first(&above, &matched.same) {
            let record = match (found[place], matched.same[place].and_then(|first| found[first])) {
                (Some(record), _) | (None, Some(record)) => record,
                (None, None) => {
                    let parent = matched.parent(place, above[place], &found, table, draft);
                    matched.find_or_create(place, parent, table, draft, &claimed)
                }
            };
            claimed.insert(record);
            found[place] = Some(record);
            matched.fill(place, record, table, draft, log);
        }
        matched.records = found.into_iter().flatten().collect();
        matched
    }

    /// The record of its own kind that a row is part of, as far as is known yet.
    fn parent(
        &self,
        place: usize,
        above: Refer,
        found: &[Option<RecordRef>],
        table: &Table,
        draft: &mut Draft<'_>,
    ) -> Option<Id> {
        let record = match above {
            Refer::Row(row, _) => found[row],
            Refer::Record(record, _) => Some(record),
            Refer::Nothing => None,
        };
        let record = record.filter(|record| record.kind == self.rows[place].kind).map(|record| record.id);
        if self.follows_path(place) { self.path(place, record, table, draft) } else { record }
    }

    fn find_or_create(
        &self,
        place: usize,
        parent: Option<Id>,
        table: &Table,
        draft: &mut Draft<'_>,
        claimed: &HashSet<RecordRef>,
    ) -> RecordRef {
        let row = &self.rows[place];
        let from = Origin { table: table.index, line: row.line, own_row: true };
        // A record with another id in the same source is another record, whatever its title.
        let may_be = |draft: &Draft<'_>, at: &RecordRef| {
            let (source, external) = draft.external(*at);
            let is_another =
                row.id.is_some() && external.is_some() && source.as_deref() == Some(table.source());
            !claimed.contains(at) && !is_another
        };
        let by_email = row.values.email.as_ref().filter(|_| row.kind == RecordKind::Leader);
        let candidates: Vec<RecordRef> = by_email
            .and_then(|email| draft.leader_of(email))
            .into_iter()
            .chain(draft.titled(row.kind, &row.title))
            .map(|id| RecordRef::new(row.kind, id))
            .filter(|at| may_be(draft, at))
            .collect();
        let rows = self.by_title.get(&folded(&row.title)).map(Vec::as_slice).unwrap_or_default();
        let rows: Vec<usize> =
            rows.iter().copied().filter(|other| self.rows[*other].kind == row.kind).collect();
        // Where the table says nothing about parents and has as many rows of this title as there are records, they
        // are the same in the same order, wherever the records have been put since.
        let in_order = || {
            let known: Vec<RecordRef> = draft
                .titled(row.kind, &row.title)
                .into_iter()
                .map(|id| RecordRef::new(row.kind, id))
                .collect();
            let nth = rows.iter().position(|other| *other == place)?;
            let same = self.flat && known.len() == rows.len();
            known.get(nth).copied().filter(|at| same && candidates.contains(at))
        };
        let below = || {
            let here = |at: &&RecordRef| row.kind != RecordKind::Item || draft.parent(**at) == parent;
            candidates.iter().find(here).copied()
        };
        // One that was moved since is still the same, where no other has its title. One that this import made for a
        // path of titles is not: it may be what this row is part of.
        let moved = || match candidates[..] {
            [one] if rows.len() == 1 && draft.plan().records().get(one).is_some() => Some(one),
            _ => None,
        };
        let found = in_order().or_else(below).or_else(moved);
        match found {
            Some(found) => found,
            None => {
                let made = draft.create(row.kind, &row.title, Some(table.source()), from);
                draft.set_parent(made, parent);
                made
            }
        }
    }

    /// Sets the fields of a row's record.
    fn fill(&self, place: usize, at: RecordRef, table: &Table, draft: &mut Draft<'_>, log: &mut Log) {
        let row = &self.rows[place];
        let from = Origin { table: table.index, line: row.line, own_row: true };
        let Some(entry) = draft.touch(at, from) else { return };
        let before = entry.base.as_ref().map(|base| base.title().to_owned());
        row.values.apply(&mut entry.now);
        if let Some(before) = before
            && strsim::jaro_winkler(&folded(&before), &folded(&row.title)) < 0.6
        {
            let title = table.places(Field::Title).next().unwrap_or(usize::MAX);
            log.info(
                table.at(row.line, title, &row.title),
                format!("The record with this id is called “{before}” in the plan; it takes the new title."),
            );
        }
        draft.set_title(at, &row.title);
        if let Some(id) = &row.id {
            draft.set_external(at, table.source(), id);
        }
    }
}

/// Rows in an order in which each comes after the row above it, and after the first row about its record.
fn parents_first(above: &[Refer], same: &[Option<usize>]) -> Vec<usize> {
    let mut order = Vec::with_capacity(above.len());
    let mut done = vec![false; above.len()];
    for place in 0..above.len() {
        let mut chain = Vec::new();
        let mut at = Some(place);
        while let Some(next) = at.filter(|next| !done[*next]) {
            done[next] = true;
            chain.push(next);
            at = match (same[next], above[next]) {
                (Some(first), _) => Some(first),
                (None, Refer::Row(row, _)) => Some(row),
                _ => None,
            };
        }
        order.extend(chain.into_iter().rev());
    }
    order
}
