//! What rows are part of and wait for. Rows of any file may be meant, and so this is read once all are matched.

use std::collections::{HashMap, HashSet};

use throughline_plan::model::{RecordKind, RecordRef};

use super::super::draft::{Draft, Origin};
use super::super::field::Field;
use super::super::label::{a, capital_a};
use super::super::lists;
use super::super::log::Log;
use super::super::matching::{Matched, Refer, may_be_part_of};
use super::super::recognise::is_key;
use super::super::row::{Mention, Parsed};
use super::super::table::Table;
use super::super::words::{folded, is_nothing};

/// What a reference leads to.
enum Found {
    /// A record: the likeliest of a number.
    Record(RecordRef, usize),
    /// The record itself.
    Itself,
    /// Nothing.
    Nothing,
}

struct Joining<'a, 'p> {
    table: &'a Table,
    matched: &'a Matched,
    draft: &'a mut Draft<'p>,
    log: &'a mut Log,
}

/// Joins the records of a table to those they are part of and wait for.
pub(in super::super) fn join(table: &Table, matched: &Matched, draft: &mut Draft<'_>, log: &mut Log) {
    let mut joining = Joining { table, matched, draft, log };
    for place in 0..matched.records.len() {
        joining.parents(place);
        joining.dependencies(place);
        joining.related(place);
    }
}

impl Joining<'_, '_> {
    fn find(&self, text: &str, place: usize) -> Found {
        let (record, of) = match self.matched.refer(text, place, self.table, self.draft) {
            Refer::Row(row, of) => (self.matched.records[row], of),
            Refer::Record(record, of) => (record, of),
            Refer::Nothing => return Found::Nothing,
        };
        if record == self.matched.records[place] { Found::Itself } else { Found::Record(record, of) }
    }

    fn parents(&mut self, place: usize) {
        // Of rows about one record, the first says what it is part of.
        if self.matched.cut.contains(&place) || self.matched.first(place) != place {
            return;
        }
        let row = &self.matched.rows[place];
        let at = self.matched.records[place];
        // One of a kind: what an item is for and what it is part of do not exclude each other, and whether the other
        // kinds are there yet must not decide what it is part of.
        let mut taken: Vec<RecordRef> = Vec::new();
        for mention in &row.parents {
            let cell = self.table.at(row.line, mention.place, &mention.text);
            match self.find(&mention.text, place) {
                Found::Record(found, _) if taken.contains(&found) => {}
                Found::Record(found, of) => {
                    if let Some(first) = taken.iter().find(|taken| taken.kind == found.kind) {
                        let title = self.draft.title(*first);
                        let message =
                            format!("Another column says that it is part of “{title}”, which is taken.");
                        self.log.warn(cell, message);
                        self.keep(at, mention, &mention.text);
                        continue;
                    }
                    if of > 1 {
                        let title = self.draft.title(found);
                        self.log.info(cell, format!("{of} records are meant by this; “{title}” is taken."));
                    }
                    if self.put_below(row, at, found, mention) {
                        taken.push(found);
                    }
                }
                Found::Itself => {
                    self.log
                        .warn(cell, "The row says that it is part of itself. It is imported without that.");
                }
                Found::Nothing => {
                    let message =
                        "There is no record with this id or title to be part of. It is kept as text.";
                    self.log.warn(cell, message);
                    self.keep(at, mention, &mention.text);
                }
            }
        }
        if self.matched.follows_path(place) {
            let from_row = self.matched.path_row(place).0.map(|row| self.matched.records[row].id);
            let parent = self.matched.path(place, from_row, self.table, self.draft);
            if let Some(parent) = parent.filter(|parent| *parent != at.id) {
                self.draft.set_parent(at, Some(parent));
            }
            return;
        }
        if taken.iter().all(|taken| taken.kind != at.kind)
            && let Some(above) = self.matched.tree_parent(place)
        {
            let mention = Mention { place: usize::MAX, text: String::new() };
            self.put_below(row, at, self.matched.records[above], &mention);
            taken.push(self.matched.records[above]);
        }
        // What a row is part of is said in another way already: its path stays as text.
        for (_, mention) in &row.above {
            let said = taken.iter().any(|taken| folded(self.draft.title(*taken)) == folded(&mention.text));
            if !said {
                self.keep(at, mention, &mention.text);
            }
        }
    }

    /// Puts a record below another, as their kinds allow.
    fn put_below(&mut self, row: &Parsed, at: RecordRef, above: RecordRef, mention: &Mention) -> bool {
        use RecordKind as K;
        let from = Origin { table: self.table.index, line: row.line, own_row: false };
        if !may_be_part_of(at.kind, above.kind) {
            let cell = self.table.at(row.line, mention.place, &mention.text);
            let (what, whose) = (capital_a(at.kind), a(above.kind));
            self.log.warn(cell, format!("{what} cannot be part of {whose}. It is imported without that."));
            self.keep(at, mention, &mention.text);
            return false;
        }
        match above.kind {
            kind if kind == at.kind => self.draft.set_parent(at, Some(above.id)),
            K::Product => self.draft.set_product(at, above.id),
            kind => self.draft.serve(at, kind, vec![above.id], false),
        }
        self.draft.touch(above, from);
        true
    }

    fn keep(&mut self, at: RecordRef, mention: &Mention, text: &str) {
        if let Some(column) = self.table.layout.columns.get(mention.place) {
            self.draft.keep(at, &column.name, text);
        }
    }

    /// The references in a cell: the whole cell where it leads anywhere, else what stands between its separators.
    fn references(&self, cell: &str, place: usize) -> Vec<String> {
        let leads = |text: &str| !matches!(self.find(text, place), Found::Nothing);
        if leads(cell) {
            return vec![cell.to_owned()];
        }
        if let Some(list) = lists::json(cell) {
            return list;
        }
        let mut found = Vec::new();
        for part in lists::pieces(cell, &[';', '\n']) {
            let at_commas = lists::pieces(&part, &[',']);
            let at_spaces = lists::pieces(&part, &[',', ' ']);
            if leads(&part) {
                found.push(part);
            } else if at_spaces.len() > 1 && at_spaces.iter().all(|piece| is_key(piece)) {
                found.extend(at_spaces);
            } else if at_commas.len() > 1 && at_commas.iter().any(|piece| leads(piece) || is_key(piece)) {
                found.extend(at_commas);
            } else {
                found.push(part);
            }
        }
        found
    }

    fn dependencies(&mut self, place: usize) {
        let row = &self.matched.rows[place];
        for (mentions, waits) in [(&row.depends_on, true), (&row.blocks, false)] {
            let mut all = !mentions.is_empty();
            for mention in mentions {
                for text in self.references(&mention.text, place) {
                    if !is_nothing(&text) {
                        all &= self.depend(place, mention, &text, waits);
                    }
                }
            }
            if all {
                self.draft.said_all(self.matched.records[place].id, waits);
            }
        }
    }

    /// Joins an item to one it waits for, or that waits for it.
    fn depend(&mut self, place: usize, mention: &Mention, text: &str, waits: bool) -> bool {
        let row = &self.matched.rows[place];
        let at = self.matched.records[place];
        let cell = self.table.at(row.line, mention.place, &mention.text);
        let other = match self.find(text, place) {
            Found::Record(other, _) if other.kind != RecordKind::Item => {
                let kind = a(other.kind);
                self.log.warn(cell, format!("“{text}” is no item but {kind}. The dependency is left out."));
                self.keep(at, mention, text);
                return false;
            }
            Found::Record(other, of) => {
                if of > 1 {
                    let title = self.draft.title(other);
                    self.log.info(cell, format!("{of} items are meant by “{text}”; “{title}” is taken."));
                }
                other
            }
            Found::Itself => {
                self.log.warn(cell, "The item says that it waits for itself. The dependency is left out.");
                return true;
            }
            Found::Nothing => {
                self.log
                    .warn(cell, format!("There is no item “{text}”. The dependency is kept as text only."));
                self.keep(at, mention, text);
                return false;
            }
        };
        let from = Origin { table: self.table.index, line: row.line, own_row: false };
        self.draft.touch(other, from);
        if waits {
            self.draft.block(other.id, at.id);
        } else {
            self.draft.block(at.id, other.id);
        }
        true
    }

    /// Other items that cells name stay text; what leads to itself or nowhere is reported.
    fn related(&mut self, place: usize) {
        let row = &self.matched.rows[place];
        for mention in &row.related {
            let cell = self.table.at(row.line, mention.place, &mention.text);
            if let Some(relations) = relations(&mention.text) {
                for (way, text) in relations {
                    match way {
                        Way::WaitsFor | Way::Blocks => {
                            self.depend(place, mention, &text, way == Way::WaitsFor);
                        }
                        Way::Other => {}
                    }
                }
                continue;
            }
            for text in
                lists::pieces(&mention.text, &[';', '\n', ',']).into_iter().filter(|text| !is_nothing(text))
            {
                match self.find(&text, place) {
                    Found::Itself => {
                        self.log.warn(cell, "The item is linked to itself. The cell is kept as text.");
                    }
                    Found::Nothing if is_key(&text) => {
                        self.log.info(cell, format!("There is no item “{text}”. The cell is kept as text."));
                    }
                    _ => {}
                }
            }
        }
    }
}

/// What a relation of a tool's own list means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    WaitsFor,
    Blocks,
    Other,
}

/// The relations that Plane writes: `[{"type": "blocked_by", "issue": "TEST-2", …}]`.
fn relations(cell: &str) -> Option<Vec<(Way, String)>> {
    #[derive(serde::Deserialize)]
    struct Relation {
        #[serde(rename = "type")]
        kind: String,
        issue: String,
    }
    let list: Vec<Relation> = cell.starts_with('[').then(|| serde_json::from_str(cell).ok())??;
    let way = |kind: &str| match kind {
        "blocked_by" => Way::WaitsFor,
        "blocking" => Way::Blocks,
        _ => Way::Other,
    };
    Some(list.into_iter().map(|relation| (way(&relation.kind), relation.issue)).collect())
}

/// Takes a parent away wherever records of one kind would be part of themselves through others.
pub(in super::super) fn break_cycles(tables: &[(Table, Matched)], draft: &mut Draft<'_>, log: &mut Log) {
    let mut row_of: HashMap<RecordRef, (usize, u32)> = HashMap::new();
    for (place, (_, matched)) in tables.iter().enumerate() {
        for (row, at) in matched.rows.iter().zip(&matched.records) {
            row_of.entry(*at).or_insert((place, row.line));
        }
    }
    let mut sound: HashSet<RecordRef> = HashSet::new();
    for at in tables.iter().flat_map(|(_, matched)| &matched.records) {
        let mut walked: Vec<RecordRef> = Vec::new();
        let mut next = Some(*at);
        while let Some(here) = next.filter(|here| !sound.contains(here)) {
            if let Some(begins) = walked.iter().position(|before| *before == here) {
                // The cycle's first record with a row; one without any is a slip that the plan had before.
                let cycle = &walked[begins..];
                let first =
                    cycle.iter().filter_map(|record| row_of.get(record).map(|row| (*row, *record))).min();
                if let Some(((place, line), record)) = first {
                    let names: Vec<&str> = cycle.iter().map(|record| draft.title(*record)).collect();
                    let message = format!(
                        "“{}” would be part of itself ({}). It is imported without what it is part of.",
                        draft.title(record),
                        names.join(" > ")
                    );
                    let table = &tables[place].0;
                    let column = table.places(Field::Parent).next().unwrap_or(usize::MAX);
                    log.warn(table.at(line, column, ""), message);
                    draft.set_parent(record, None);
                }
                break;
            }
            walked.push(here);
            next = draft.parent(here).map(|id| RecordRef::new(here.kind, id));
        }
        sound.extend(walked);
    }
}
