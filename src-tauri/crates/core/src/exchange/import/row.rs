//! One row as what it says: a title, ids, values of fields, and names of other records still to be found.

mod cells;
mod dated;
mod state;
mod types;

use std::collections::BTreeMap;

use throughline_plan::model::{ItemType, RecordKind};

use super::field::{Field, Target};
use super::format::Format;
use super::label::capital_a;
use super::log::Log;
use super::people::Named;
use super::read::Row;
use super::recognise;
use super::scores::Own;
use super::table::Table;
use super::values::Values;
use super::words::{self, is_nothing};

pub(super) use types::Types;

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
    /// The criteria of the workspace.
    pub own: Own,
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
        // A report may have one column twice.
        parsed.above.dedup_by(|a, b| words::folded(&a.1.text) == words::folded(&b.1.text));
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
            F::Reach
            | F::Impact
            | F::IceImpact
            | F::Ease
            | F::Value
            | F::BusinessValue
            | F::TimeCriticality
            | F::RiskReduction
            | F::CostOfDelay
            | F::Duration
            | F::Moscow
            | F::Score => self.score(row, place, cell, &mut parsed.values),
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
                    let role = words::role(cell);
                    parsed.values.role = Some(role);
                    // The bare name of a role is no title to put on a card.
                    let says_more = !cell.eq_ignore_ascii_case(role.label());
                    if says_more && parsed.values.job_title.is_none() && !self.table.layout.has(F::JobTitle) {
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

    /// Reports the columns that a kind of record has no place for.
    pub(super) fn finish(&mut self) {
        for ((place, kind), count) in std::mem::take(&mut self.homeless) {
            let at = self.table.at(0, place, "");
            let kind = capital_a(kind);
            let cells = if count == 1 { "1 cell is".to_owned() } else { format!("{count} cells are") };
            self.log.warn(at, format!("{kind} has no place for this column; {cells} left out."));
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
