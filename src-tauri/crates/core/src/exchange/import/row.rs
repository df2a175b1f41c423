//! One row as what it says: a title, ids, values of fields, and names of other records still to be found.

mod dated;

use std::collections::BTreeMap;

use throughline_plan::model::{ItemStatus, ItemType, RecordKind};

use super::field::{Field, TableKind, Target};
use super::format::Format;
use super::log::Log;
use super::numbers::{self, Scale, Unit};
use super::people::{self, Named};
use super::read::Row;
use super::recognise;
use super::table::Table;
use super::values::Values;
use super::words::{self, folded, is_nothing};

/// A cell that names other records.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mention {
    /// Which column of the layout.
    pub place: usize,
    /// The cell.
    pub text: String,
}

/// A cell that names people, read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct People {
    /// Which column of the layout.
    pub place: usize,
    /// Who is named.
    pub named: Named,
}

/// What a row says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Parsed {
    pub line: u32,
    pub target: Target,
    pub kind: RecordKind,
    pub title: String,
    /// Its id in the source.
    pub id: Option<String>,
    /// Whether a number was put behind its id, because other rows have the same.
    pub numbered: bool,
    /// Other ids by which rows name it.
    pub other_ids: Vec<String>,
    /// How deep in a tree of titles it stands, counted from 1.
    pub level: Option<u8>,
    pub values: Values,
    pub parents: Vec<Mention>,
    /// Items above it, the highest first.
    pub above: Vec<(ItemType, Mention)>,
    pub objectives: Vec<Mention>,
    pub strategies: Vec<Mention>,
    pub products: Vec<Mention>,
    pub depends_on: Vec<Mention>,
    pub blocks: Vec<Mention>,
    pub related: Vec<Mention>,
    pub owners: Vec<People>,
    pub contributors: Vec<People>,
    pub approvers: Vec<People>,
}

/// What the rows of a table are, by the values of its type column.
#[derive(Debug, Clone, Default)]
pub(super) struct Types {
    /// By folded value: what its rows become, whether the word says no more than that, the value, and how many rows.
    known: BTreeMap<String, (Target, bool, String, u32)>,
}

impl Types {
    /// Looks at the type column of a table.
    pub(super) fn of(table: &Table) -> Self {
        let mut known: BTreeMap<String, (Target, bool, String, u32)> = BTreeMap::new();
        for place in table.places(Field::Type) {
            for cell in table.cells(place) {
                let entry = known.entry(folded(cell)).or_insert_with(|| {
                    let (target, exact) = target(table, cell);
                    (target, exact, cell.to_owned(), 0)
                });
                entry.3 += 1;
            }
        }
        Self { known }
    }

    /// Each value with what its rows become and how many they are, the most frequent first.
    pub(super) fn list(&self) -> Vec<(&str, Target, u32)> {
        let mut list: Vec<(&str, Target, u32)> =
            self.known.values().map(|(target, _, value, rows)| (value.as_str(), *target, *rows)).collect();
        list.sort_by_key(|(_, _, rows)| std::cmp::Reverse(*rows));
        list
    }

    /// Whether rows of that kind are declared by the type column.
    pub(super) fn declares(&self, kind: RecordKind) -> bool {
        self.known.values().any(|(target, ..)| target.kind() == Some(kind))
    }

    fn get(&self, cell: &str) -> Option<(Target, bool)> {
        self.known.get(&folded(cell)).map(|(target, exact, ..)| (*target, *exact))
    }
}

/// What rows with a type word become: as the user says, else as the word means, else what the table's rows are.
fn target(table: &Table, word: &str) -> (Target, bool) {
    let wanted = folded(word);
    if let Some(choice) = table.mapping.types.iter().find(|choice| folded(&choice.value) == wanted) {
        return (choice.target, false);
    }
    let whole = table.layout.kind.target();
    // A file that the user says holds objectives holds objectives, whatever sorts of them there are.
    if table.mapping.kind.is_some_and(|kind| kind != TableKind::Items) {
        return (whole, false);
    }
    match words::target(word) {
        // Where another column names the objective, a goal is an item that serves it.
        Some((Target::Objective, _)) if table.layout.has(Field::Objective) && wanted != "objective" => {
            (Target::ItemOf(ItemType::Initiative), false)
        }
        Some((found, exact)) if table.mapping.kind.is_none() || found.kind() == Some(RecordKind::Item) => {
            (found, exact)
        }
        _ => (whole, false),
    }
}

/// Which fields a kind of record has a place for. Items keep everything else as it is.
pub(super) const fn holds(kind: RecordKind, field: Field) -> bool {
    use Field as F;
    match field {
        F::Title | F::Id | F::OtherId | F::Type | F::Parent | F::Ignore => true,
        F::Owner | F::Contributor | F::Approver => !matches!(kind, RecordKind::Leader),
        F::Description => !matches!(kind, RecordKind::Leader),
        F::Weight => matches!(kind, RecordKind::Objective | RecordKind::Strategy),
        F::Objective => matches!(kind, RecordKind::Item | RecordKind::Strategy | RecordKind::Objective),
        F::Strategy => matches!(kind, RecordKind::Item | RecordKind::Objective),
        F::Product => !matches!(kind, RecordKind::Objective),
        F::Start | F::End => !matches!(kind, RecordKind::Strategy | RecordKind::Product),
        F::Period | F::Marker => matches!(kind, RecordKind::Item | RecordKind::Objective),
        F::Role | F::JobTitle | F::Email | F::ReportsTo => matches!(kind, RecordKind::Leader),
        F::Extra | F::OtherDate | F::Completed | F::Related => matches!(kind, RecordKind::Item),
        _ => matches!(kind, RecordKind::Item),
    }
}

/// Reads the rows of a table.
pub(super) struct Reader<'a> {
    pub table: &'a mut Table,
    pub types: &'a Types,
    pub log: &'a mut Log,
    /// What the workspace counts effort in.
    pub effort_unit: &'a str,
    /// Cells of fields that a kind of record has no place for, by column and kind.
    pub homeless: BTreeMap<(usize, RecordKind), u32>,
    /// Cells of people that name teams, by column: how many, and the first.
    pub team_cells: BTreeMap<usize, (u32, String)>,
}

impl Reader<'_> {
    /// What a row says; none where it is left out.
    pub(super) fn read(&mut self, row: &Row) -> Option<Parsed> {
        let (target, kind) = self.target(row)?;
        let mut parsed = Parsed {
            line: row.line,
            target,
            kind,
            title: String::new(),
            id: None,
            numbered: false,
            other_ids: Vec::new(),
            level: None,
            values: Values::default(),
            parents: Vec::new(),
            above: Vec::new(),
            objectives: Vec::new(),
            strategies: Vec::new(),
            products: Vec::new(),
            depends_on: Vec::new(),
            blocks: Vec::new(),
            related: Vec::new(),
            owners: Vec::new(),
            contributors: Vec::new(),
            approvers: Vec::new(),
        };
        if let Target::ItemOf(item_type) = target {
            parsed.values.item_type = Some(item_type);
        }
        for place in 0..self.table.layout.columns.len() {
            if let Some(cell) = self.table.cell(row, place).map(str::to_owned) {
                self.cell(row, place, &cell, &mut parsed);
            }
        }
        self.dates(row, &mut parsed);
        self.state(row, &mut parsed);
        parsed.above.sort_by_key(|(above, _)| *above);
        self.titled(row, &mut parsed).then_some(parsed)
    }

    /// What a row becomes.
    fn target(&mut self, row: &Row) -> Option<(Target, RecordKind)> {
        let default = match self.table.layout.kind.target() {
            Target::Item => Target::ItemOf(self.table.layout.item_type),
            other => other,
        };
        let place =
            self.table.places(Field::Type).find(|p| self.table.cell(row, *p).is_some_and(|c| !c.is_empty()));
        let target = match place.and_then(|place| Some((place, self.table.cell(row, place)?))) {
            None => default,
            Some((place, cell)) => match self.types.get(cell) {
                Some((Target::Ignore, _)) => {
                    let at = self.table.at(row.line, place, cell);
                    self.log.info(at, "Rows of this type are left out, as you said.");
                    return None;
                }
                Some((Target::Item, _)) | None => match default {
                    Target::ItemOf(_) => default,
                    _ => Target::ItemOf(self.table.layout.item_type),
                },
                Some((target, _)) => target,
            },
        };
        target.kind().map(|kind| (target, kind))
    }

    /// A title of one line, or else an id that stands for it.
    fn titled(&mut self, row: &Row, parsed: &mut Parsed) -> bool {
        if !parsed.title.is_empty() {
            return true;
        }
        let place = self.table.places(Field::Title).next().unwrap_or(usize::MAX);
        let at = self.table.at(row.line, place, "");
        if let Some(id) = &parsed.id {
            parsed.title.clone_from(id);
            self.log.warn(at, format!("The row has no title; its id {id} is taken for it."));
            return true;
        }
        let whole = row.cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(", ");
        let at = super::log::At { value: &whole, ..at };
        self.log.error(at, "The row has no title and is left out.");
        false
    }

    fn cell(&mut self, row: &Row, place: usize, cell: &str, parsed: &mut Parsed) {
        use Field as F;
        let column = &self.table.layout.columns[place];
        let (field, name) = (column.field, column.name.clone());
        if !holds(parsed.kind, field) {
            if field != F::Ignore && parsed.kind != RecordKind::Item && !is_nothing(cell) {
                *self.homeless.entry((place, parsed.kind)).or_default() += 1;
            } else if parsed.kind == RecordKind::Item {
                parsed.values.keep(&name, cell);
            }
            return;
        }
        let text = || if is_nothing(cell) { String::new() } else { cell.to_owned() };
        let mention = || (!is_nothing(cell)).then(|| Mention { place, text: cell.to_owned() });
        match field {
            F::Title => {
                if parsed.title.is_empty() && !cell.is_empty() {
                    parsed.title = cell.split_whitespace().collect::<Vec<_>>().join(" ");
                    parsed.level = recognise::tree_level(&self.table.layout.columns[place]);
                }
            }
            F::Id => {
                if parsed.id.is_none() && !is_nothing(cell) {
                    parsed.id = Some(cell.to_owned());
                    if self.table.layout.format == Format::GithubProjects {
                        parsed.values.url = Some(cell.to_owned());
                    }
                }
            }
            F::OtherId => {
                if !is_nothing(cell) {
                    parsed.other_ids.push(cell.to_owned());
                }
                if parsed.kind == RecordKind::Item {
                    parsed.values.keep(&name, cell);
                }
            }
            F::Type => {
                let exact = self.types.get(cell).is_some_and(|(_, exact)| exact);
                if parsed.kind == RecordKind::Item {
                    parsed.values.keep(&name, if exact { "" } else { cell });
                }
            }
            F::Parent | F::ReportsTo => {
                self.relate(&mut parsed.parents, mention(), &name, &mut parsed.values);
            }
            F::Epic => {
                let above = self.table.layout.columns[place].above;
                parsed.values.keep(&name, "");
                parsed.above.extend(mention().map(|mention| (above, mention)));
            }
            F::Objective => self.relate(&mut parsed.objectives, mention(), &name, &mut parsed.values),
            F::Strategy => self.relate(&mut parsed.strategies, mention(), &name, &mut parsed.values),
            F::Product => self.relate(&mut parsed.products, mention(), &name, &mut parsed.values),
            F::DependsOn => self.relate(&mut parsed.depends_on, mention(), &name, &mut parsed.values),
            F::Blocks => self.relate(&mut parsed.blocks, mention(), &name, &mut parsed.values),
            F::Related => {
                parsed.values.keep(&name, cell);
                parsed.related.extend(mention());
            }
            F::Owner | F::Contributor | F::Approver => self.people(row, place, cell, parsed),
            F::Team => {
                let teams = self.table.separators(place).words(&text());
                add_all(parsed.values.teams.get_or_insert_default(), teams);
            }
            F::Labels => {
                let labels = self.table.separators(place).words(&text());
                add_all(parsed.values.labels.get_or_insert_default(), labels);
            }
            F::Stage => {
                self.template(row, place, cell);
                parsed.values.stage = Some(text());
            }
            F::Progress => parsed.values.progress = self.share(row, place, cell, &mut parsed.values),
            F::Confidence => parsed.values.confidence = self.share(row, place, cell, &mut parsed.values),
            F::Effort => parsed.values.effort = self.effort(row, place, cell, &mut parsed.values),
            F::Weight => self.weight(row, place, cell, parsed),
            F::Bucket => self.bucket(row, place, cell, parsed),
            F::Link => self.link(row, place, cell, &name, parsed),
            F::Description => {
                let described = parsed.values.description.get_or_insert_default();
                if described.is_empty() {
                    cell.clone_into(described);
                }
            }
            F::Role => {
                if !is_nothing(cell) {
                    parsed.values.role = Some(words::role(cell));
                    if parsed.values.job_title.is_none() && !self.table.layout.has(F::JobTitle) {
                        parsed.values.job_title = Some(cell.to_owned());
                    }
                }
            }
            F::JobTitle => {
                if parsed.values.role.is_none() && !self.table.layout.has(F::Role) && !is_nothing(cell) {
                    parsed.values.role = Some(words::role(cell));
                }
                parsed.values.job_title = Some(text());
            }
            F::Email => parsed.values.email = Some(text()),
            F::Extra | F::StatusCategory | F::Resolution => parsed.values.keep(&name, cell),
            F::Status
            | F::Start
            | F::End
            | F::Period
            | F::Marker
            | F::Completed
            | F::OtherDate
            | F::Ignore => {}
        }
    }

    /// Notes a cell that names records; what an earlier import kept of it as text goes.
    fn relate(&self, to: &mut Vec<Mention>, mention: Option<Mention>, name: &str, values: &mut Values) {
        values.keep(name, "");
        to.extend(mention);
    }

    fn people(&mut self, row: &Row, place: usize, cell: &str, parsed: &mut Parsed) {
        let column = &self.table.layout.columns[place];
        let (field, name) = (column.field, column.name.clone());
        let named = people::read(cell, self.table.separators(place), &self.table.teams);
        let at = self.table.at(row.line, place, cell);
        if named.unclear.is_empty() {
            parsed.values.keep(&name, "");
        } else {
            let unclear = named.unclear.join("; ");
            parsed.values.keep(&name, &unclear);
            let kept =
                if parsed.kind == RecordKind::Item { "It is kept as text." } else { "It is left out." };
            self.log.warn(at, format!("“{unclear}” does not look like a name. {kept}"));
        }
        if named.trimmed {
            self.log.info(at, "Only the names are taken from this cell.");
        }
        let teams: Vec<String> = named
            .who
            .iter()
            .filter_map(|who| match who {
                people::Who::Team(team) => Some(team.clone()),
                people::Who::Person(_) => None,
            })
            .collect();
        if !teams.is_empty() {
            self.team_cells.entry(place).or_insert_with(|| (0, cell.to_owned())).0 += 1;
            if parsed.kind == RecordKind::Item {
                add_all(parsed.values.teams.get_or_insert_default(), teams);
            }
        }
        let list = match field {
            Field::Owner => &mut parsed.owners,
            Field::Contributor => &mut parsed.contributors,
            _ => &mut parsed.approvers,
        };
        list.push(People { place, named });
    }

    fn share(&mut self, row: &Row, place: usize, cell: &str, values: &mut Values) -> Option<Option<f64>> {
        let column = &self.table.layout.columns[place];
        let (name, sure) = (column.name.clone(), column.field == Field::Confidence);
        values.keep(&name, "");
        if is_nothing(cell) {
            return Some(None);
        }
        // The words of RICE: 100, 80 and 50 %.
        let word = match folded(cell).as_str() {
            "high" if sure => Some(1.0),
            "medium" | "med" if sure => Some(0.8),
            "low" if sure => Some(0.5),
            _ => None,
        };
        if let Some(share) = word.or_else(|| numbers::share(cell, self.table.scale(place))) {
            return Some(Some(share));
        }
        values.keep(&name, cell);
        let scale = self.table.scale(place);
        let message = if numbers::number(cell.trim_end_matches('%')).is_some() {
            "This is not between 0 and 100 %. The cell is left out."
        } else if scale == Scale::One {
            "This is not a share. The cell is left out; write it as 45% or 0.45."
        } else {
            "This is not a share. The cell is left out; write it as 45%."
        };
        self.log.warn(self.table.at(row.line, place, cell), message);
        None
    }

    fn effort(&mut self, row: &Row, place: usize, cell: &str, values: &mut Values) -> Option<Option<f64>> {
        let name = self.table.layout.columns[place].name.clone();
        values.keep(&name, "");
        if is_nothing(cell) {
            return Some(None);
        }
        let ours = Unit::of(self.effort_unit);
        let read = numbers::effort(cell).filter(|(number, _)| *number >= 0.0);
        let message = match read {
            None => format!("This is not a number of {}. The cell is kept as text.", self.effort_unit),
            Some((number, word)) => {
                let theirs = if word.is_empty() { self.table.unit(place) } else { Unit::of(word) };
                match (word.is_empty(), theirs, ours) {
                    (true, None, _) => return Some(Some(number)),
                    (_, Some(theirs), Some(ours)) if theirs.in_units_of(ours).is_some() => {
                        let factor = theirs.in_units_of(ours).unwrap_or(1.0);
                        return Some(Some((number * factor * 1e4).round() / 1e4));
                    }
                    _ => format!(
                        "This workspace counts effort in {}, and this cannot be turned into them. The cell is kept as \
                         text; write the number of {} alone.",
                        self.effort_unit, self.effort_unit
                    ),
                }
            }
        };
        values.keep(&name, cell);
        self.log.warn(self.table.at(row.line, place, cell), message);
        None
    }

    fn weight(&mut self, row: &Row, place: usize, cell: &str, parsed: &mut Parsed) {
        let value = if is_nothing(cell) {
            Some(None)
        } else if parsed.kind == RecordKind::Strategy {
            numbers::share(cell, self.table.scale(place)).map(Some)
        } else {
            numbers::number(cell.trim_end_matches('%')).filter(|weight| *weight >= 0.0).map(Some)
        };
        if value.is_none() {
            let at = self.table.at(row.line, place, cell);
            self.log.warn(at, "This is not a share of 0 or more. The cell is left out; write it as 30%.");
        }
        parsed.values.weight = value;
    }

    fn bucket(&mut self, row: &Row, place: usize, cell: &str, parsed: &mut Parsed) {
        let name = self.table.layout.columns[place].name.clone();
        parsed.values.keep(&name, "");
        let bucket = words::bucket(cell);
        if bucket.is_none() && !is_nothing(cell) {
            parsed.values.keep(&name, cell);
            let at = self.table.at(row.line, place, cell);
            self.log.warn(at, "A bucket is now, next or later. The cell is kept as text.");
        } else {
            parsed.values.bucket = Some(bucket);
        }
    }

    fn link(&mut self, row: &Row, place: usize, cell: &str, name: &str, parsed: &mut Parsed) {
        let first = cell.split([' ', '\n', ';']).find(|part| !part.is_empty()).unwrap_or_default();
        let several = first.trim_end_matches(',') != cell;
        parsed.values.keep(name, if several && !is_nothing(cell) { cell } else { "" });
        if is_nothing(cell) || cell == "[]" {
            parsed.values.url = Some(String::new());
            return;
        }
        let url = first.trim_end_matches(',');
        let is_address = |text: &str| {
            let text = text.to_lowercase();
            ["http://", "https://", "mailto:", "www."].iter().any(|start| text.starts_with(start))
        };
        if is_address(url) {
            parsed.values.url = Some(url.to_owned());
            return;
        }
        parsed.values.keep(name, "");
        parsed.values.url = Some(cell.to_owned());
        let at = self.table.at(row.line, place, cell);
        self.log.info(at, "This is not a whole web address. It is kept as it is, but cannot be opened.");
    }

    /// Reports a cell that still holds the choices of a template.
    fn template(&mut self, row: &Row, place: usize, cell: &str) {
        if cell.split('|').filter(|choice| !choice.trim().is_empty()).count() > 1 {
            let at = self.table.at(row.line, place, cell);
            self.log.warn(at, "This is a list of choices, none of them chosen. It is kept as text.");
        }
    }

    /// Status, with the tool's own class of it and its resolution.
    fn state(&mut self, row: &Row, parsed: &mut Parsed) {
        if parsed.kind != RecordKind::Item {
            return;
        }
        let filled = |table: &Table, field: Field| -> Option<(usize, String)> {
            table.places(field).find_map(|place| {
                table.cell(row, place).filter(|cell| !is_nothing(cell)).map(|cell| (place, cell.to_owned()))
            })
        };
        let category = filled(self.table, Field::StatusCategory).and_then(|(_, cell)| words::category(&cell));
        let resolution = filled(self.table, Field::Resolution).map(|(_, cell)| cell);
        let status = filled(self.table, Field::Status);
        let completed =
            !self.table.layout.has(Field::Status) && filled(self.table, Field::Completed).is_some();
        let gave_up = resolution.as_deref().is_some_and(words::gave_up);
        let by_category = match category {
            Some(ItemStatus::Done) if gave_up => Some(ItemStatus::Dropped),
            other => other,
        };
        let Some((place, cell)) = status else {
            let status = by_category.or(completed.then_some(ItemStatus::Done));
            parsed.values.status = status.map(|status| (status, String::new()));
            return;
        };
        let understood = match words::status(&cell) {
            Some((status, _)) if category.is_some_and(|category| !words::fits(status, category)) => {
                by_category.map(|status| (status, true))
            }
            Some((ItemStatus::Done, more)) if gave_up => Some((ItemStatus::Dropped, more)),
            Some(understood) => Some(understood),
            None => by_category.map(|status| (status, true)),
        };
        let (status, more) = match understood {
            Some(understood) => understood,
            None => (self.guess_status(row, place, &cell), true),
        };
        parsed.values.status = Some((status, if more { cell.clone() } else { String::new() }));
        // `Near Term` and `Future` place an item as much as a bucket does, where there is nothing else to place it.
        if !self.table.layout.has(Field::Bucket)
            && !self.table.layout.has(Field::Start)
            && !self.table.layout.has(Field::End)
            && !self.table.layout.has(Field::Period)
            && let Some(bucket) = words::bucket(&cell)
        {
            parsed.values.bucket = Some(Some(bucket));
        }
    }

    /// The nearest meaning of a status word that is not known, reported.
    fn guess_status(&mut self, row: &Row, place: usize, cell: &str) -> ItemStatus {
        if cell.contains('|') {
            self.template(row, place, cell);
            return ItemStatus::Planned;
        }
        let at = self.table.at(row.line, place, cell);
        if let Some((status, near)) = words::near_status(cell) {
            self.log.warn(at, format!("This status is not known; it is read as “{near}”. The word is kept."));
            return status;
        }
        let before = cell.split_once('(').map_or("", |(before, _)| before.trim());
        if let Some((status, _)) = words::status(before) {
            self.log.info(at, format!("This status is read as “{before}”. The words are kept."));
            return status;
        }
        self.log.warn(at, "This status is not known; the item is taken as planned. The word is kept.");
        ItemStatus::Planned
    }

    /// Reports the columns that a kind of record has no place for.
    pub(super) fn finish(&mut self) {
        for ((place, kind), count) in std::mem::take(&mut self.homeless) {
            let at = self.table.at(0, place, "");
            let kind = kind.label().to_lowercase();
            let cells = if count == 1 { "1 cell is".to_owned() } else { format!("{count} cells are") };
            self.log.warn(at, format!("A {kind} has no place for this column; {cells} left out."));
        }
        for (place, (count, sample)) in std::mem::take(&mut self.team_cells) {
            let column = self.table.layout.columns[place].name.clone();
            let cells = if count == 1 { "1 cell names".to_owned() } else { format!("{count} cells name") };
            let message =
                format!("{cells} teams, such as “{sample}”: they become the items' teams, not owners.");
            self.table.layout.decisions.push(super::preview::Decision { column, message });
        }
    }
}

/// Adds words to a list, each once.
fn add_all(list: &mut Vec<String>, words: Vec<String>) {
    for word in words {
        if !list.contains(&word) {
            list.push(word);
        }
    }
}
