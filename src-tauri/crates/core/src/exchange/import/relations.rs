//! What rows say about other records: whom they belong to, what they serve, what they are part of and wait for.

mod items;

use std::collections::{BTreeSet, HashMap, HashSet};

use throughline_plan::model::{Id, InvolvementRole, Record, RecordKind, RecordRef};

use super::draft::{Draft, Origin};
use super::field::Field;
use super::label::capital_a;
use super::log::Log;
use super::matching::Matched;
use super::people::Who;
use super::row::{Mention, Parsed, People};
use super::table::Table;
use super::words::folded;

pub(super) use items::{break_cycles, join};

/// The parts of the rows of one table that name objectives, strategies, products and people. They may create what
/// they name, and so are read file by file.
pub(super) struct Names<'a, 'p> {
    pub table: &'a Table,
    pub draft: &'a mut Draft<'p>,
    pub log: &'a mut Log,
    /// Whether objectives that cells name are created.
    pub creating: bool,
    /// The folded cells of each field's columns that have no separator in them.
    alone: HashMap<Field, HashSet<String>>,
}

impl<'a, 'p> Names<'a, 'p> {
    pub(super) fn new(table: &'a Table, draft: &'a mut Draft<'p>, log: &'a mut Log, creating: bool) -> Self {
        // One set for all columns of a field: a title that stands alone in any of them is a title in the others.
        let mut alone: HashMap<Field, HashSet<String>> = HashMap::new();
        for (place, column) in table.layout.columns.iter().enumerate() {
            if matches!(column.field, Field::Objective | Field::Strategy | Field::Product) {
                let cells = table.cells(place).filter(|cell| !cell.contains([',', ';', '\n'])).map(folded);
                alone.entry(column.field).or_default().extend(cells);
            }
        }
        Self { table, draft, log, creating, alone }
    }

    /// Reads what each row names.
    pub(super) fn read(&mut self, matched: &Matched) {
        for (row, at) in matched.rows.iter().zip(&matched.records) {
            self.people(row, *at);
            self.objectives(row, *at);
            self.strategies(row, *at);
            self.products(row, *at);
        }
    }

    const fn origin(&self, row: &Parsed) -> Origin {
        Origin { table: self.table.index, line: row.line, own_row: false }
    }

    fn leaders(&mut self, row: &Parsed, cells: &[People]) -> Vec<Id> {
        let from = self.origin(row);
        let mut ids = Vec::new();
        for who in cells.iter().flat_map(|cell| &cell.named.who) {
            if let Who::Person(person) = who {
                let id = self.draft.leader(person, from);
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
        ids
    }

    /// The first owner is accountable, the others contribute.
    fn people(&mut self, row: &Parsed, at: RecordRef) {
        let mut owners = self.leaders(row, &row.owners).into_iter();
        if let Some(owner) = owners.next() {
            self.draft.set_owner(at, owner);
        }
        let mut contributors: Vec<Id> = owners.collect();
        for id in self.leaders(row, &row.contributors) {
            if !contributors.contains(&id) {
                contributors.push(id);
            }
        }
        self.draft.set_involved(at, InvolvementRole::Contributor, contributors);
        let approvers = self.leaders(row, &row.approvers);
        self.draft.set_involved(at, InvolvementRole::Approver, approvers);
        if at.kind != RecordKind::Item {
            for cell in row.owners.iter().filter(|c| c.named.who.iter().any(|w| matches!(w, Who::Team(_)))) {
                let at = self.table.at(row.line, cell.place, "");
                self.log.warn(at, "A team is named where a person should be. It is left out.");
            }
        }
    }

    /// The titles in a cell.
    fn titles(&self, kind: RecordKind, mention: &Mention) -> Vec<String> {
        let field = self.table.layout.columns.get(mention.place).map(|column| column.field);
        let known = |title: &str| {
            self.draft.named(kind, self.table.source(), title).is_some()
                || (kind != RecordKind::Objective || self.creating)
                    && field
                        .and_then(|field| self.alone.get(&field))
                        .is_some_and(|alone| alone.contains(&folded(title)))
        };
        self.table.separators(mention.place).titles(&mention.text, &known)
    }

    fn objectives(&mut self, row: &Parsed, at: RecordRef) {
        let mut found: Vec<Id> = Vec::new();
        let mut whole = !row.objectives.is_empty();
        for mention in &row.objectives {
            for title in self.titles(RecordKind::Objective, mention) {
                match self.objective(row, at, mention, &title) {
                    Some(id) if found.contains(&id) => {}
                    Some(id) => found.push(id),
                    None => whole = false,
                }
            }
        }
        if found.is_empty() {
            return;
        }
        if at.kind == RecordKind::Objective {
            if found[0] != at.id {
                self.draft.set_parent(at, Some(found[0]));
            }
            return;
        }
        self.draft.serve(at, RecordKind::Objective, found, whole);
    }

    /// The objective that a cell names; reported where there is none.
    fn objective(&mut self, row: &Parsed, at: RecordRef, mention: &Mention, title: &str) -> Option<Id> {
        let found = self.draft.named(RecordKind::Objective, self.table.source(), title);
        let from = self.origin(row);
        let place = self.table.at(row.line, mention.place, &mention.text);
        let Some(objective) = found else {
            if self.creating {
                return Some(self.named_or_new(RecordKind::Objective, row, mention, title).id);
            }
            let near = match self.draft.nearest(RecordKind::Objective, title) {
                Some(near) => format!("; the nearest is “{near}”"),
                None => String::new(),
            };
            let what = at.kind.label().to_lowercase();
            self.log.warn(
                place,
                format!("There is no objective “{title}”{near}. The {what} is imported without it."),
            );
            let column = &self.table.layout.columns[mention.place].name;
            self.draft.keep(at, column, title);
            return None;
        };
        if self.is_archived(objective) && !self.serves_already(at, objective) {
            self.log.warn(place, format!("“{title}” is archived; nothing new is linked to it."));
            return None;
        }
        self.draft.touch(objective, from);
        Some(objective.id)
    }

    fn is_archived(&self, objective: RecordRef) -> bool {
        matches!(self.draft.get(objective), Some(Record::Objective(objective)) if objective.archived)
    }

    fn serves_already(&self, from: RecordRef, to: RecordRef) -> bool {
        self.draft.plan().links.rows().iter().any(|link| link.ends() == Some((from, to)))
    }

    fn strategies(&mut self, row: &Parsed, at: RecordRef) {
        let from = self.origin(row);
        let mut found: Vec<Id> = Vec::new();
        for mention in &row.strategies {
            for title in self.titles(RecordKind::Strategy, mention) {
                let strategy = self.named_or_new(RecordKind::Strategy, row, mention, &title);
                self.draft.touch(strategy, from);
                if !found.contains(&strategy.id) {
                    found.push(strategy.id);
                }
            }
        }
        if at.kind == RecordKind::Objective {
            for strategy in found {
                let strategy = RecordRef::new(RecordKind::Strategy, strategy);
                self.draft.serve(strategy, RecordKind::Objective, vec![at.id], false);
            }
        } else if !found.is_empty() {
            self.draft.serve(at, RecordKind::Strategy, found, true);
        }
    }

    fn products(&mut self, row: &Parsed, at: RecordRef) {
        let from = self.origin(row);
        let mut found: Vec<Id> = Vec::new();
        for mention in &row.products {
            let column = &self.table.layout.columns[mention.place].name;
            // A cell that comes too late is kept as it is written: where it would be cut depends on what is there.
            let too_late = !found.is_empty() && at.kind != RecordKind::Leader;
            if too_late {
                self.draft.keep(at, column, &mention.text);
            }
            for title in self.titles(RecordKind::Product, mention) {
                if !found.is_empty() && at.kind != RecordKind::Leader {
                    let kind = capital_a(at.kind);
                    let place = self.table.at(row.line, mention.place, &mention.text);
                    self.log.info(
                        place,
                        format!("{kind} is for one product: the first. “{title}” is kept as text."),
                    );
                    if !too_late {
                        self.draft.keep(at, column, &title);
                    }
                    continue;
                }
                let product = self.named_or_new(RecordKind::Product, row, mention, &title);
                self.draft.touch(product, from);
                if product != at {
                    found.push(product.id);
                }
            }
        }
        for product in found {
            self.draft.set_product(at, product);
        }
    }

    /// The record that a cell names, made where there is none; what is nearly the same is reported.
    fn named_or_new(&mut self, kind: RecordKind, row: &Parsed, mention: &Mention, title: &str) -> RecordRef {
        if let Some(found) = self.draft.named(kind, self.table.source(), title) {
            return found;
        }
        // Objectives are few and matter most: they are looked at more closely.
        let near = match kind {
            RecordKind::Objective => self.draft.nearest(kind, title),
            _ => self.draft.misspelt(kind, title),
        };
        if let Some(near) = near {
            let place = self.table.at(row.line, mention.place, &mention.text);
            let kind = kind.label().to_lowercase();
            self.log.info(place, format!("A new {kind} “{title}” is created; “{near}” is nearly the same."));
        }
        self.draft.create(kind, title, Some(self.table.source()), self.origin(row))
    }
}

/// The lines that are the first to name each record that no row is about, for people to know what is created.
pub(super) fn created_by_name(draft: &Draft<'_>, table: usize) -> Vec<(RecordKind, usize, BTreeSet<String>)> {
    let mut found: Vec<(RecordKind, usize, BTreeSet<String>)> = Vec::new();
    for entry in draft.entries().iter().filter(|e| e.table == table && e.base.is_none() && !e.own_row) {
        let kind = entry.now.kind();
        let place = match found.iter().position(|(known, ..)| *known == kind) {
            Some(place) => place,
            None => {
                found.push((kind, 0, BTreeSet::new()));
                found.len() - 1
            }
        };
        found[place].1 += 1;
        if found[place].2.len() < 3 {
            found[place].2.insert(entry.now.title().to_owned());
        }
    }
    found
}
