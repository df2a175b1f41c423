//! Which record of the plan each row is about: by source and id, else by title within its parent.

use std::collections::{HashMap, HashSet};

use throughline_plan::model::{Id, Item, ItemType, Record, RecordKind, RecordRef};

use super::draft::{Draft, Origin};
use super::log::Log;
use super::row::Parsed;
use super::table::Table;
use super::words::folded;

/// The rows of a table with the records they are about, and how rows are found by what cells say of them.
#[derive(Debug, Default)]
pub(super) struct Matched {
    /// What each row says.
    pub rows: Vec<Parsed>,
    /// Which record each row is about.
    pub records: Vec<RecordRef>,
    by_id: HashMap<String, Vec<usize>>,
    by_title: HashMap<String, Vec<usize>>,
}

/// What a reference within a table leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// One row.
    Row(usize),
    /// The likeliest of several rows.
    Likeliest(usize, usize),
    /// None.
    None,
}

impl Matched {
    /// Finds or creates the record of each row, and sets its fields.
    pub(super) fn new(mut rows: Vec<Parsed>, table: &Table, draft: &mut Draft<'_>, log: &mut Log) -> Self {
        let same = distinguish(&mut rows, table, draft, log);
        let mut matched = Self { rows, ..Self::default() };
        matched.index();
        let above: Vec<Option<usize>> =
            (0..matched.rows.len()).map(|row| matched.row_above(row, table, draft)).collect();
        let mut claimed = HashSet::new();
        let mut found: Vec<Option<RecordRef>> = vec![None; matched.rows.len()];
        for (place, row) in matched.rows.iter().enumerate() {
            let known = row.id.as_ref().and_then(|id| draft.external_of(row.kind, table.source(), id));
            if let Some(record) = known {
                claimed.insert(record);
                found[place] = Some(record);
            }
        }
        for place in parents_first(&above) {
            let parent = above[place].and_then(|row| found[row]);
            let record = match (found[place], same[place].and_then(|first| found[first])) {
                (Some(record), _) | (None, Some(record)) => record,
                (None, None) => matched.find_or_create(place, parent, table, draft, &claimed),
            };
            claimed.insert(record);
            found[place] = Some(record);
            matched.fill(place, record, table, draft, log);
        }
        matched.records = found.into_iter().flatten().collect();
        matched
    }

    fn index(&mut self) {
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

    /// The row with an id.
    pub(super) fn by_id(&self, id: &str, from: usize) -> Within {
        self.likeliest(self.by_id.get(&folded(id)), from)
    }

    /// The row with a title.
    pub(super) fn by_title(&self, title: &str, from: usize) -> Within {
        self.likeliest(self.by_title.get(&folded(title)), from)
    }

    /// Of several rows: the one whose title the row's own begins with, else the nearest above, else the first.
    fn likeliest(&self, rows: Option<&Vec<usize>>, from: usize) -> Within {
        match rows.map(Vec::as_slice) {
            None | Some([]) => Within::None,
            Some([one]) => Within::Row(*one),
            Some(several) => {
                let title = self.rows.get(from).map_or("", |row| row.title.as_str());
                let begins =
                    |row: &&usize| **row != from && title.starts_with(self.rows[**row].title.as_str());
                let nearest = || several.iter().rev().find(|row| **row < from);
                let first = || several.iter().find(|row| **row != from);
                let found = several.iter().find(begins).or_else(nearest).or_else(first);
                found.map_or(Within::None, |row| Within::Likeliest(*row, several.len()))
            }
        }
    }

    /// The row that a row's cells put it below, whatever its kind. References are followed in the same order as when
    /// all files are read (an id here, an id elsewhere, a title here), so that the next import finds the same.
    fn row_above(&self, place: usize, table: &Table, draft: &Draft<'_>) -> Option<usize> {
        let row = &self.rows[place];
        for mention in &row.parents {
            let known_elsewhere = || draft.any_external_of(table.source(), &mention.text).is_some();
            let found = match self.by_id(&mention.text, place) {
                Within::None if known_elsewhere() => Within::None,
                Within::None => self.by_title(&mention.text, place),
                found => found,
            };
            if let Within::Row(above) | Within::Likeliest(above, _) = found
                && above != place
            {
                return Some(above);
            }
        }
        if row.parents.is_empty() {
            self.tree_parent(place).or_else(|| self.named_above(place))
        } else {
            None
        }
    }

    /// The row that a tree of titles puts a row below.
    pub(super) fn tree_parent(&self, place: usize) -> Option<usize> {
        let level = self.rows[place].level?;
        (0..place).rev().find(|above| self.rows[*above].level.is_some_and(|other| other < level))
    }

    /// The row with the title of the lowest item that a row's cells put above it.
    pub(super) fn named_above(&self, place: usize) -> Option<usize> {
        let (_, mention) = self.rows[place].above.last()?;
        match self.by_title(&mention.text, place) {
            Within::Row(above) | Within::Likeliest(above, _)
                if above != place && self.rows[above].kind == RecordKind::Item =>
            {
                Some(above)
            }
            _ => None,
        }
    }

    fn find_or_create(
        &self,
        place: usize,
        above: Option<RecordRef>,
        table: &Table,
        draft: &mut Draft<'_>,
        claimed: &HashSet<RecordRef>,
    ) -> RecordRef {
        let row = &self.rows[place];
        let from = Origin { table: table.index, line: row.line, own_row: true };
        let parent = above.filter(|above| above.kind == row.kind).map(|above| above.id);
        let parent = match parent.or_else(|| parent_in_plan(row, table, draft)) {
            None if above.is_none() && row.parents.is_empty() => chain(row, table, draft),
            parent => parent,
        };
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
        let below = candidates.iter().find(|at| row.kind != RecordKind::Item || draft.parent(**at) == parent);
        // One that was moved since is still the same, where no other has its title.
        let moved = || match candidates.as_slice() {
            [one] if self.by_title.get(&folded(&row.title)).is_none_or(|rows| rows.len() == 1) => Some(one),
            _ => None,
        };
        match below.or_else(moved) {
            Some(found) => *found,
            None => draft.create(row.kind, &row.title, Some(table.source()), from),
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
            let title = table.places(super::field::Field::Title).next().unwrap_or(usize::MAX);
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

/// The parent of a row where only the plan or an earlier file has it.
fn parent_in_plan(row: &Parsed, table: &Table, draft: &Draft<'_>) -> Option<Id> {
    row.parents.iter().find_map(|mention| {
        draft
            .external_of(row.kind, table.source(), &mention.text)
            .map(|at| at.id)
            .or_else(|| draft.titled(row.kind, &mention.text).first().copied())
            .or_else(|| {
                draft.external_anywhere(&mention.text).filter(|at| at.kind == row.kind).map(|at| at.id)
            })
    })
}

/// The lowest of the items that a row's cells put above it, by title, made where there are none.
pub(super) fn chain(row: &Parsed, table: &Table, draft: &mut Draft<'_>) -> Option<Id> {
    let mut parent: Option<Id> = None;
    for (item_type, mention) in &row.above {
        let from = Origin { table: table.index, line: row.line, own_row: false };
        let at = match draft.item_below(parent, &mention.text) {
            Some(found) => found,
            None => {
                let made = draft.create(RecordKind::Item, &mention.text, Some(table.source()), from);
                draft.set_parent(made, parent);
                set_type(draft, made, *item_type, from);
                made
            }
        };
        draft.touch(at, from);
        parent = Some(at.id);
    }
    parent
}

fn set_type(draft: &mut Draft<'_>, at: RecordRef, item_type: ItemType, from: Origin) {
    if let Some(entry) = draft.touch(at, from)
        && let Record::Item(Item { item_type: slot, .. }) = &mut entry.now
    {
        *slot = item_type;
    }
}

/// Rows in an order in which each comes after the row above it.
fn parents_first(above: &[Option<usize>]) -> Vec<usize> {
    let mut order = Vec::with_capacity(above.len());
    let mut done = vec![false; above.len()];
    for place in 0..above.len() {
        let mut chain = Vec::new();
        let mut at = Some(place);
        while let Some(next) = at.filter(|next| !done[*next]) {
            done[next] = true;
            chain.push(next);
            at = above[next];
        }
        order.extend(chain.into_iter().rev());
    }
    order
}

/// Tells rows with one id apart. Those with one title too are one record, and the later rows add to it; the others
/// are records of their own, and all but one of them have a number behind their id, so that the next import finds
/// them again. Gives back, for each row, the earlier row that is about the same record.
fn distinguish(rows: &mut [Parsed], table: &Table, draft: &Draft<'_>, log: &mut Log) -> Vec<Option<usize>> {
    let mut groups: HashMap<(RecordKind, String), Vec<usize>> = HashMap::new();
    for (place, row) in rows.iter().enumerate() {
        if let Some(id) = &row.id {
            groups.entry((row.kind, folded(id))).or_default().push(place);
        }
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().filter(|group| group.len() > 1).collect();
    groups.sort_unstable();
    let mut same = vec![None; rows.len()];
    let id_place = table.places(super::field::Field::Id).next().unwrap_or(usize::MAX);
    for group in groups {
        // One group of rows for each title, in the order of the file.
        let mut titles: Vec<(String, Vec<usize>)> = Vec::new();
        for place in group {
            let title = folded(&rows[place].title);
            match titles.iter_mut().find(|(known, _)| *known == title) {
                Some((_, places)) => places.push(place),
                None => titles.push((title, vec![place])),
            }
        }
        let Some(id) = rows[titles[0].1[0]].id.clone() else { continue };
        let first_line = rows[titles[0].1[0]].line;
        for (_, places) in &titles {
            for place in &places[1..] {
                same[*place] = Some(places[0]);
                let at = table.at(rows[*place].line, id_place, &id);
                log.info(
                    at,
                    format!("Line {} has this id and title too; both are one record.", rows[places[0]].line),
                );
            }
        }
        for ((_, places), number) in titles.iter().zip(numbers(&titles, &id, rows, table, draft)) {
            if places[0] != titles[0].1[0] {
                let at = table.at(rows[places[0]].line, id_place, &id);
                log.warn(
                    at,
                    format!(
                        "Line {first_line} has the same id under another title; both are imported, apart."
                    ),
                );
            }
            for place in places {
                if number > 1 {
                    rows[*place].id = Some(format!("{id} ({number})"));
                    rows[*place].numbered = true;
                }
            }
        }
    }
    same
}

/// A number for each title under one id: that of the record that has it already, else the first that is free.
fn numbers(
    titles: &[(String, Vec<usize>)],
    id: &str,
    rows: &[Parsed],
    table: &Table,
    draft: &Draft<'_>,
) -> Vec<usize> {
    let kind = rows[titles[0].1[0]].kind;
    let holder = |number: usize| {
        let id = if number == 1 { id.to_owned() } else { format!("{id} ({number})") };
        draft.external_of(kind, table.source(), &id).map(|at| folded(draft.title(at)))
    };
    let held: Vec<Option<String>> = (1..=titles.len()).map(holder).collect();
    let mut given: Vec<Option<usize>> = titles
        .iter()
        .map(|(title, _)| held.iter().position(|holder| holder.as_ref() == Some(title)).map(|n| n + 1))
        .collect();
    for place in 0..given.len() {
        if given[place].is_none() {
            given[place] = (1..=titles.len()).find(|number| !given.contains(&Some(*number)));
        }
    }
    given.into_iter().map(|number| number.unwrap_or(1)).collect()
}
