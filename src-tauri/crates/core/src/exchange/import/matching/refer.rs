//! What references between rows lead to.

use throughline_plan::model::{Id, Item, Record, RecordKind, RecordRef};

use super::super::draft::{Draft, Origin};
use super::super::field::Field;
use super::super::log::Log;
use super::super::table::Table;
use super::super::words::folded;
use super::Matched;

/// What a reference leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Refer {
    /// A row of the same table: the likeliest of a number.
    Row(usize, usize),
    /// A record: the likeliest of a number.
    Record(RecordRef, usize),
    /// Nothing.
    Nothing,
}

/// Whether a record of one kind can be part of one of another, or serve it, or be for it.
pub(in super::super) const fn may_be_part_of(kind: RecordKind, above: RecordKind) -> bool {
    use RecordKind as K;
    matches!(
        (kind, above),
        (K::Item, K::Item | K::Objective | K::Strategy | K::Product)
            | (K::Objective, K::Objective)
            | (K::Strategy, K::Objective | K::Product)
            | (K::Product, K::Product)
            | (K::Leader, K::Leader)
    )
}

impl Matched {
    pub(super) fn index(&mut self) {
        for (place, row) in self.rows.iter().enumerate() {
            for id in row.id.iter().chain(&row.other_ids) {
                // Of rows with one id, all but the first have a number behind it; they are meant by the id too.
                let id = id
                    .rsplit_once(" (")
                    .filter(|(_, n)| row.numbered && n.ends_with(')'))
                    .map_or(id.as_str(), |(id, _)| id);
                self.by_id.entry(folded(id)).or_default().push(place);
            }
            self.by_title.entry(folded(&row.title)).or_default().push(place);
        }
    }

    /// The first row about the record that a row is about.
    pub(in super::super) fn first(&self, place: usize) -> usize {
        self.same.get(place).copied().flatten().unwrap_or(place)
    }

    /// Of several rows: the one whose title the row's own begins with, else the nearest above, else the first.
    fn likeliest(&self, rows: Option<&Vec<usize>>, from: usize) -> Option<Refer> {
        match rows.map(Vec::as_slice)? {
            [] => None,
            [one] => Some(Refer::Row(*one, 1)),
            several => {
                let title = self.rows.get(from).map_or("", |row| row.title.as_str());
                let other = |row: &&usize| self.first(**row) != self.first(from);
                let begins = |row: &&usize| other(row) && title.starts_with(self.rows[**row].title.as_str());
                let nearest = || several.iter().rev().filter(other).find(|row| **row < from);
                let found =
                    several.iter().find(begins).or_else(nearest).or_else(|| several.iter().find(other));
                // All of them are about the row's own record.
                Some(found.map_or(Refer::Row(several[0], 1), |row| Refer::Row(*row, several.len())))
            }
        }
    }

    /// What a reference in a row leads to: an id before a title, this table before the others, its own source before
    /// any other.
    pub(in super::super) fn refer(
        &self,
        text: &str,
        place: usize,
        table: &Table,
        draft: &Draft<'_>,
    ) -> Refer {
        let wanted = folded(text);
        let kind = self.rows[place].kind;
        let titled = || {
            [kind, RecordKind::Item, RecordKind::Objective, RecordKind::Strategy, RecordKind::Product]
                .into_iter()
                .find_map(|kind| {
                    let ids = draft.titled(kind, text);
                    ids.first().map(|id| Refer::Record(RecordRef::new(kind, *id), ids.len()))
                })
        };
        self.likeliest(self.by_id.get(&wanted), place)
            .or_else(|| draft.any_external_of(table.source(), text).map(|found| Refer::Record(found, 1)))
            .or_else(|| self.likeliest(self.by_title.get(&wanted), place))
            .or_else(titled)
            .or_else(|| draft.external_anywhere(text).map(|found| Refer::Record(found, 1)))
            .unwrap_or(Refer::Nothing)
    }

    /// What a row is part of, before anything is matched: what its cells name, else the row that a tree of titles
    /// puts it below, else the lowest row in its path of titles. Of what its cells name only its own kind counts:
    /// rows further down may yet make the others, and the next import would find them.
    pub(super) fn above(&self, place: usize, table: &Table, draft: &Draft<'_>) -> Refer {
        let kind = self.rows[place].kind;
        let itself = self.first(place);
        let is_own = |above: RecordKind| above == kind && may_be_part_of(kind, above);
        for mention in &self.rows[place].parents {
            match self.refer(&mention.text, place, table, draft) {
                Refer::Row(row, _) if self.first(row) == itself => {}
                found @ Refer::Row(row, _) if is_own(self.rows[row].kind) => return found,
                found @ Refer::Record(record, _) if is_own(record.kind) => return found,
                _ => {}
            }
        }
        let row = if self.follows_path(place) { self.path_row(place).0 } else { self.tree_parent(place) };
        row.map_or(Refer::Nothing, |row| Refer::Row(row, 1))
    }

    /// The row that a tree of titles puts a row below.
    pub(in super::super) fn tree_parent(&self, place: usize) -> Option<usize> {
        let level = self.rows[place].level?;
        (0..place).rev().find(|above| self.rows[*above].level.is_some_and(|other| other < level))
    }

    /// Whether the titles above a row in its own cells say what it is part of, because nothing else does.
    pub(in super::super) fn follows_path(&self, place: usize) -> bool {
        let row = &self.rows[place];
        row.kind == RecordKind::Item
            && row.parents.is_empty()
            && !row.above.is_empty()
            && self.tree_parent(place).is_none()
    }

    /// The lowest title in a row's path that is a row's own, and how many titles of the path that settles.
    pub(in super::super) fn path_row(&self, place: usize) -> (Option<usize>, usize) {
        let path = &self.rows[place].above;
        for (n, (_, mention)) in path.iter().enumerate().rev() {
            if let Some(Refer::Row(row, _)) = self.likeliest(self.by_title.get(&folded(&mention.text)), place)
                && self.first(row) != self.first(place)
                && self.rows[row].kind == RecordKind::Item
            {
                return (Some(row), n + 1);
            }
        }
        (None, 0)
    }

    /// The item at the end of a row's path of titles, below the row's record that the path has, if any. Items that
    /// are not there are made.
    pub(in super::super) fn path(
        &self,
        place: usize,
        from_row: Option<Id>,
        table: &Table,
        draft: &mut Draft<'_>,
    ) -> Option<Id> {
        let row = &self.rows[place];
        let origin = Origin { table: table.index, line: row.line, own_row: false };
        let mut parent = from_row;
        for (item_type, mention) in row.above.iter().skip(self.path_row(place).1) {
            let at = match draft.item_below(parent, &mention.text) {
                Some(found) => found,
                None => {
                    let made = draft.create(RecordKind::Item, &mention.text, Some(table.source()), origin);
                    draft.set_parent(made, parent);
                    if let Some(entry) = draft.touch(made, origin)
                        && let Record::Item(Item { item_type: slot, .. }) = &mut entry.now
                    {
                        *slot = *item_type;
                    }
                    made
                }
            };
            draft.touch(at, origin);
            parent = Some(at.id);
        }
        parent
    }

    /// Cuts rows of one kind that would be part of themselves through others, each cycle at its first row.
    pub(super) fn cut_cycles(&mut self, above: &mut [Refer], table: &Table, log: &mut Log) {
        let next = |above: &[Refer], place: usize| match above[place] {
            Refer::Row(row, _) if self.rows[row].kind == self.rows[place].kind => Some(self.first(row)),
            _ => None,
        };
        let mut cut = Vec::new();
        let mut sound = vec![false; above.len()];
        for place in 0..above.len() {
            let mut walked: Vec<usize> = Vec::new();
            let mut on_walk = std::collections::HashSet::new();
            let mut at = Some(self.first(place));
            while let Some(here) = at.filter(|here| !sound[*here]) {
                if !on_walk.insert(here) {
                    let begins = walked.iter().position(|row| *row == here).unwrap_or(0);
                    let cycle = &walked[begins..];
                    let first = cycle.iter().copied().min().unwrap_or(here);
                    let column = table.places(Field::Parent).next().unwrap_or(usize::MAX);
                    let names: Vec<&str> = cycle.iter().map(|row| self.rows[*row].title.as_str()).collect();
                    let message = format!(
                        "“{}” would be part of itself ({}). It is imported without what it is part of.",
                        self.rows[first].title,
                        names.join(" > ")
                    );
                    log.warn(table.at(self.rows[first].line, column, ""), message);
                    above[first] = Refer::Nothing;
                    cut.push(first);
                    break;
                }
                walked.push(here);
                at = next(above, here);
            }
            walked.into_iter().for_each(|row| sound[row] = true);
        }
        self.cut.extend(cut);
    }
}
