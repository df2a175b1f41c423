//! One table being imported: its rows, what its columns mean, and what the columns show as a whole.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use throughline_plan::model::PlanDate;

use super::dates::{self, Context, Decided, Evidence, Note, Side, When};
use super::field::Field;
use super::format::Format;
use super::lists::Separators;
use super::log::{At, Log};
use super::numbers::{self, Scale, Unit};
use super::options::{DateOrder, Mapping, Options};
use super::preview::Decision;
use super::read::{Read, Row};
use super::recognise::{Column, Layout};
use super::words::folded;

/// A table with what was found out about it.
#[derive(Debug)]
pub(super) struct Table {
    /// Its place among the tables of the import.
    pub index: usize,
    /// The file's name.
    pub file: String,
    /// What was read.
    pub read: Read,
    /// What it is.
    pub layout: Layout,
    /// What the user says about it.
    pub mapping: Mapping,
    /// What its columns show, in the order of the layout's columns.
    facts: Vec<Facts>,
    /// The folded names of the teams it knows.
    pub teams: BTreeSet<String>,
    fiscal_start_month: u8,
    year: OnceCell<Option<i32>>,
    /// How its dates were understood where they were not plain: how often, and the first.
    notes: BTreeMap<(usize, Note), (u32, String)>,
}

/// A table that was read and recognised.
pub(super) struct Recognised {
    pub index: usize,
    pub file: String,
    pub read: Read,
    pub layout: Layout,
    pub mapping: Mapping,
}

/// What a column shows as a whole.
#[derive(Debug, Clone, PartialEq)]
struct Facts {
    order: Decided,
    order_matters: bool,
    separators: Separators,
    scale: Scale,
    unit: Option<Unit>,
}

/// What spreadsheets write into a cell whose formula fails.
const ERRORS: [&str; 9] =
    ["#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#ERROR!"];

impl Table {
    /// Looks at the columns of a table that was read and recognised. Cells that no import can use are reported and
    /// emptied.
    pub(super) fn new(source: Recognised, options: &Options, fiscal_start_month: u8, log: &mut Log) -> Self {
        let Recognised { index, file, mut read, layout, mapping } = source;
        let width = layout.columns.iter().map(|column| column.position + 1).max().unwrap_or(0);
        for row in read.rows.iter_mut().skip(layout.header + 1) {
            check_cells(index, row, &layout, width, log);
        }
        let mut table = Self {
            index,
            file,
            read,
            layout,
            mapping,
            facts: Vec::new(),
            teams: BTreeSet::new(),
            fiscal_start_month,
            year: OnceCell::new(),
            notes: BTreeMap::new(),
        };
        table.facts = table.find_facts(options);
        table.teams = (0..table.layout.columns.len())
            .filter(|place| table.layout.columns[*place].field == Field::Team)
            .flat_map(|place| {
                let separators = table.separators(place);
                table.cells(place).flat_map(move |cell| separators.words(cell)).collect::<Vec<_>>()
            })
            .map(|team| folded(&team))
            .collect();
        table
    }

    /// The rows below the column names.
    pub(super) fn rows(&self) -> &[Row] {
        self.read.rows.get(self.layout.header + 1..).unwrap_or_default()
    }

    /// The line or row of the column names.
    pub(super) fn header_line(&self) -> u32 {
        self.read.rows.get(self.layout.header).map_or(0, |row| row.line)
    }

    /// Takes the rows out, to be read while their table is.
    pub(super) fn take_rows(&mut self) -> Vec<Row> {
        // The year is looked up in the rows: it must be known before they go.
        let year = self.year_of_all();
        self.year.get_or_init(|| year);
        self.read.rows.split_off((self.layout.header + 1).min(self.read.rows.len()))
    }

    /// Puts the rows back.
    pub(super) fn put_rows(&mut self, rows: Vec<Row>) {
        self.read.rows.extend(rows);
    }

    /// The word by which its records are found again.
    pub(super) const fn source(&self) -> &'static str {
        self.layout.format.as_str()
    }

    /// A row's cell in a column of the layout; none where the row is too short to have it.
    pub(super) fn cell<'a>(&'a self, row: &'a Row, place: usize) -> Option<&'a str> {
        row.cells.get(self.layout.columns.get(place)?.position).map(String::as_str)
    }

    /// The cells of a column that have something in them.
    pub(super) fn cells(&self, place: usize) -> impl Iterator<Item = &str> {
        self.rows().iter().filter_map(move |row| self.cell(row, place)).filter(|cell| !cell.is_empty())
    }

    /// The columns that mean something, by their places in the layout.
    pub(super) fn places(&self, field: Field) -> impl Iterator<Item = usize> {
        self.layout.columns.iter().enumerate().filter(move |(_, c)| c.field == field).map(|(place, _)| place)
    }

    /// What separates the values of a column's cells.
    pub(super) fn separators(&self, place: usize) -> Separators {
        self.facts.get(place).map_or_else(Separators::default, |facts| facts.separators)
    }

    /// How a column writes shares.
    pub(super) fn scale(&self, place: usize) -> Scale {
        self.facts.get(place).map_or(Scale::One, |facts| facts.scale)
    }

    /// The unit of a column of efforts, where it says one.
    pub(super) fn unit(&self, place: usize) -> Option<Unit> {
        self.facts.get(place).and_then(|facts| facts.unit)
    }

    /// The order of day and month in a column, where that matters.
    pub(super) fn order(&self, place: usize) -> Option<DateOrder> {
        self.facts.get(place).filter(|facts| facts.order_matters).map(|facts| facts.order.order)
    }

    /// Understands a cell of a column of dates.
    pub(super) fn date(&mut self, place: usize, cell: &str, side: Side) -> Result<When, dates::NoDate> {
        let mut context = self.context(place, side);
        let understood = match dates::read(cell, context) {
            Err(dates::NoDate::NoYear) => {
                context.year = *self.year.get_or_init(|| self.year_of_all());
                dates::read(cell, context)
            }
            understood => understood,
        };
        let (when, note) = understood?;
        if let Some(note) = note {
            self.notes.entry((place, note)).or_insert_with(|| (0, cell.to_owned())).0 += 1;
        }
        Ok(when)
    }

    fn context(&self, place: usize, side: Side) -> Context {
        let order = self.facts.get(place).map_or(DateOrder::DayFirst, |facts| facts.order.order);
        Context { order, year: None, fiscal_start_month: self.fiscal_start_month, side }
    }

    /// The year of every date in the table that has one, where it is the same for all.
    fn year_of_all(&self) -> Option<i32> {
        let mut years = BTreeSet::new();
        for (place, column) in self.layout.columns.iter().enumerate() {
            if !matches!(column.field, Field::Start | Field::End | Field::Period) {
                continue;
            }
            let context = self.context(place, Side::Whole);
            for cell in self.cells(place) {
                if let Ok((When::Date(date), _)) = dates::read(cell, context) {
                    years.insert(chrono::Datelike::year(&date.first_day()));
                }
            }
        }
        years.first().copied().filter(|_| years.len() == 1)
    }

    fn find_facts(&self, options: &Options) -> Vec<Facts> {
        let evidence: Vec<Evidence> = (0..self.layout.columns.len())
            .map(|place| {
                let mut evidence = Evidence::default();
                if is_date(self.layout.columns[place].field) {
                    self.cells(place).for_each(|cell| evidence.note(cell));
                }
                evidence
            })
            .collect();
        let mut all = Evidence::default();
        evidence.iter().for_each(|one| all.add(one));
        self.layout
            .columns
            .iter()
            .enumerate()
            .map(|(place, column)| Facts {
                order: order(column, &evidence[place], &all, self.layout.format, options),
                order_matters: evidence[place].matters(),
                separators: Separators::of(self.cells(place)),
                scale: numbers::scale(
                    self.cells(place).filter(|cell| !cell.contains(['%', '/'])),
                    column.field == Field::Confidence,
                ),
                unit: unit(column, self.layout.format),
            })
            .collect()
    }

    /// What was decided about the columns, for people.
    pub(super) fn decisions(&self) -> Vec<Decision> {
        let mut decisions: Vec<Decision> = self
            .read
            .notes
            .iter()
            .map(|note| Decision { column: String::new(), message: note.clone() })
            .collect();
        decisions.extend(self.layout.decisions.iter().cloned());
        for (column, facts) in self.layout.columns.iter().zip(&self.facts) {
            if facts.order_matters && column.order.is_none() {
                decisions.push(Decision {
                    column: column.name.clone(),
                    message: format!(
                        "Dates in numbers are read {}: {}.",
                        facts.order.order.label(),
                        facts.order.why
                    ),
                });
            }
        }
        for ((place, note), (count, sample)) in &self.notes {
            let times = if *count == 1 { "once".to_owned() } else { format!("{count} times") };
            decisions.push(Decision {
                column: self.layout.columns[*place].name.clone(),
                message: format!("In “{sample}” {} ({times}).", note.words()),
            });
        }
        decisions
    }

    /// A cell of a row, for a problem to point at.
    pub(super) fn at<'a>(&'a self, line: u32, place: usize, value: &'a str) -> At<'a> {
        let column = self.layout.columns.get(place).map_or("", |column| column.name.as_str());
        At { table: self.index, line, column, value }
    }

    /// The period that a marker column stands for.
    pub(super) fn marks(&self, place: usize) -> Option<PlanDate> {
        self.layout.columns.get(place).and_then(|column| column.marks)
    }
}

/// Reports what no cell should hold, and empties it.
fn check_cells(index: usize, row: &mut Row, layout: &Layout, width: usize, log: &mut Log) {
    let line = row.line;
    for column in &layout.columns {
        if let Some(cell) = row.cells.get_mut(column.position)
            && cell.starts_with('#')
            && ERRORS.contains(&cell.as_str())
        {
            let value = std::mem::take(cell);
            log.warn(
                At { table: index, line, column: &column.name, value: &value },
                "The spreadsheet's formula failed here. The cell is left out; mend the formula and import again.",
            );
        }
    }
    let beyond: Vec<&str> =
        row.cells.iter().skip(width).map(String::as_str).filter(|cell| !cell.is_empty()).collect();
    if !beyond.is_empty() {
        let beyond = beyond.join(", ");
        log.warn(
            At { table: index, line, column: "", value: &beyond },
            "The row is wider than the row of column names; what stands beyond the last column is left out.",
        );
    }
    row.cells.truncate(width);
}

const fn is_date(field: Field) -> bool {
    matches!(field, Field::Start | Field::End | Field::Period | Field::Completed | Field::OtherDate)
}

/// The order of day and month in a column: as the user says, as its values tell, as the other columns' values tell,
/// as the tool always writes, as the user's country writes, as its signs suggest.
fn order(column: &Column, own: &Evidence, all: &Evidence, format: Format, options: &Options) -> Decided {
    let because = |order, why: String| Decided { order, why };
    if let Some(order) = column.order {
        return because(order, "you said so".to_owned());
    }
    own.told()
        .or_else(|| all.told().map(|d| because(d.order, format!("in another column {}", d.why))))
        .or_else(|| format.date_order().map(|o| because(o, format!("{} writes them so", format.label()))))
        .or_else(|| {
            options.date_order.map(|o| because(o, "it is your usual order, and no value tells".to_owned()))
        })
        .unwrap_or_else(|| own.suggested())
}

/// The unit that a column of efforts says: in its name, or because its tool always writes so.
fn unit(column: &Column, format: Format) -> Option<Unit> {
    if column.field != Field::Effort {
        return None;
    }
    let in_brackets =
        column.plain.rsplit_once('(').and_then(|(_, rest)| Unit::of(rest.trim_end_matches(')'))).or_else(
            || {
                let last = column.plain.rsplit_once(' ').map_or(column.plain.as_str(), |(_, last)| last);
                Unit::of(&column.plain).or_else(|| Unit::of(last))
            },
        );
    // Jira writes every estimate in seconds of work.
    in_brackets
        .or_else(|| (format == Format::Jira && column.plain.contains("estimate")).then_some(Unit::Seconds))
}

/// Cells as they were before they were guarded against spreadsheets.
pub(super) fn unguarded(read: &mut Read) {
    for cell in read.rows.iter_mut().flat_map(|row| &mut row.cells).filter(|cell| cell.starts_with('\'')) {
        *cell = super::super::cell::unguard(cell).to_owned();
    }
}

/// What the file and the sheet are called, without the file's ending.
pub(super) fn called<'a>(file: &'a str, read: &'a Read) -> Vec<&'a str> {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    read.sheet.as_deref().into_iter().chain([stem]).collect()
}
