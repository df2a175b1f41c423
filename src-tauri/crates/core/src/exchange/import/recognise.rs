//! What a table is: the row of names, the tool it comes from, what each column means and what the rows are.

mod title;

use throughline_plan::model::{Id, ItemType, PlanDate};

use super::dates::{self, Context, Side, When};
use super::error::Unreadable;
use super::field::{Field, TableKind};
use super::format::{self, Format};
use super::names::{self, Noun};
use super::options::{DateOrder, Mapping};
use super::preview::Decision;
use super::read::{Read, Row};
use super::scores::{self, Own, Seen};

/// Within how many rows the row of names is looked for.
pub(super) const HEADER_WITHIN: usize = 30;

/// One column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    /// Its place in the rows.
    pub position: usize,
    /// Its name as written; `Column 5` where it has none.
    pub name: String,
    /// Its name for comparing.
    pub plain: String,
    /// What it means.
    pub field: Field,
    /// Whether the user said so.
    pub chosen: bool,
    /// The order of day and month that the user chose for it.
    pub order: Option<DateOrder>,
    /// The period that its name is, where it is a marker.
    pub marks: Option<PlanDate>,
    /// The type of the items that it names, where it names what an item is part of.
    pub above: ItemType,
}

/// What a table is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    /// The tool it comes from.
    pub format: Format,
    /// Which row holds the names.
    pub header: usize,
    /// The columns with a name or something in them.
    pub columns: Vec<Column>,
    /// What the rows are where no type column says otherwise.
    pub kind: TableKind,
    /// The type of its items where no type column says otherwise.
    pub item_type: ItemType,
    /// What was decided by looking.
    pub decisions: Vec<Decision>,
    /// Choices of the user for columns that are not there.
    pub unknown_choices: Vec<String>,
}

impl Layout {
    /// The columns that mean something, in their order.
    pub(super) fn of(&self, field: Field) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(move |column| column.field == field)
    }

    /// Whether any column means it.
    pub(super) fn has(&self, field: Field) -> bool {
        self.of(field).next().is_some()
    }
}

/// How many cells of a row are known column names.
pub(super) fn known_names(cells: &[String]) -> usize {
    cells.iter().filter(|cell| names::is_known(cell)).count()
}

/// Recognises a table. `called` is what the file and the sheet are called, used only where the columns say nothing
/// about what the rows are.
pub(super) fn recognise(
    read: &Read,
    mapping: &Mapping,
    called: &[&str],
    own: &Own,
) -> Result<Layout, Unreadable> {
    let header = header_row(&read.rows, mapping.header_row)?;
    let (names_row, rows) = match read.rows.split_at_checked(header + 1) {
        Some((before, rows)) => (&before[header], rows),
        None => return Err(Unreadable::Empty),
    };
    let mut columns = columns(names_row, rows);
    let unknown_choices = choose(&mut columns, mapping);
    let plain: Vec<String> = columns.iter().map(|column| column.plain.clone()).collect();
    let format = format::detect(&plain);
    let ours = is_ours(&columns, rows);
    let mut decisions = Vec::new();
    let mut ranks = vec![0; columns.len()];
    for (column, rank) in columns.iter_mut().zip(&mut ranks).filter(|(column, _)| !column.chosen) {
        if let Some(field) = format.field(&column.plain, &plain) {
            column.field = field;
        } else if let Some((field, place)) = names::field(&column.plain) {
            // Behind any column by which the tool itself means the same.
            (column.field, *rank) = (field, place + 1);
        } else if let Some(period) = marker(column, rows) {
            (column.field, column.marks) = (Field::Marker, Some(period));
        } else {
            let position = column.position;
            let cells = rows.iter().filter_map(|row| row.cells.get(position)).map(String::as_str);
            let seen = Seen { plain: &column.plain, all: &plain, ours, own };
            if let Some(field) = scores::field(seen, cells.clone()) {
                column.field = field;
            } else if scores::is_two(&column.plain, cells) {
                decisions.push(Decision {
                    column: column.name.clone(),
                    message:
                        "This could be the impact of RICE, from 0.25 to 3, or that of ICE, from 1 to 10. The \
                              column is kept as it is; choose one of them to make it a score."
                            .to_owned(),
                });
            }
        }
    }
    if mapping.header_row.is_none() && header > 0 {
        decisions.push(Decision {
            column: String::new(),
            message: format!(
                "The column names are in row {}; what stands above is left out.",
                names_row.line
            ),
        });
    }
    let kind = title::settle(&mut columns, &mut ranks, rows, mapping.kind, called, &mut decisions);
    if kind == TableKind::Items {
        adopt_nouns(&mut columns);
    }
    one_of_each(&mut columns, &ranks);
    find_ids(&mut columns, rows, &mut decisions);
    let own_type = columns
        .iter()
        .filter(|column| column.field == Field::Title)
        .find_map(|column| super::words::item_type(&column.plain));
    let item_type = format.item_type(&plain).or(own_type).unwrap_or_default();
    Ok(Layout { format, header, columns, kind, item_type, decisions, unknown_choices })
}

/// Whether this app wrote the table: its rows begin with the records' own ids.
fn is_ours(columns: &[Column], rows: &[Row]) -> bool {
    let Some(first) = columns.first().filter(|column| column.plain == "id") else { return false };
    let ids = rows.iter().filter_map(|row| row.cells.get(first.position)).filter(|cell| !cell.is_empty());
    let mut any = false;
    ids.into_iter().all(|cell| {
        any = true;
        cell.parse::<Id>().is_ok()
    }) && any
}

/// The row with the most known names among the first ones; else the first with two cells; else the first.
fn header_row(rows: &[Row], asked: Option<u32>) -> Result<usize, Unreadable> {
    if let Some(line) = asked {
        return rows.iter().position(|row| row.line == line).ok_or(Unreadable::NoHeader(line));
    }
    let mut best = (0, 0);
    for (place, row) in rows.iter().take(HEADER_WITHIN).enumerate() {
        let known = known_names(&row.cells);
        if known > best.1 {
            best = (place, known);
        }
    }
    if best.1 > 0 {
        return Ok(best.0);
    }
    let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    Ok(rows.iter().take(HEADER_WITHIN).position(|row| filled(row) > 1).unwrap_or(0))
}

/// The columns that have a name, or something in them.
fn columns(names_row: &Row, rows: &[Row]) -> Vec<Column> {
    let column = |(position, name): (usize, &String)| {
        let filled = || rows.iter().any(|row| row.cells.get(position).is_some_and(|cell| !cell.is_empty()));
        if name.is_empty() && !filled() {
            return None;
        }
        let shown =
            if name.is_empty() { format!("Column {}", position + 1) } else { name.replace('\n', " ") };
        let plain = names::plain(&shown);
        let above =
            names::ABOVE.iter().find(|(noun, _)| *noun == plain).map_or(ItemType::Epic, |(_, above)| *above);
        // What a table of this app has kept from another tool is kept again, whatever it is called.
        let name = shown.strip_prefix(names::KEPT).map(str::to_owned).unwrap_or(shown);
        Some(Column {
            position,
            name,
            plain,
            field: Field::Extra,
            chosen: false,
            order: None,
            marks: None,
            above,
        })
    };
    names_row.cells.iter().enumerate().filter_map(column).collect()
}

/// Puts in what the user says about columns; gives back the names that no column has.
fn choose(columns: &mut [Column], mapping: &Mapping) -> Vec<String> {
    let mut unknown = Vec::new();
    for choice in &mapping.columns {
        let wanted = names::plain(&choice.name);
        let mut found = false;
        for column in columns.iter_mut() {
            let same = match choice.position {
                Some(position) => column.position == position as usize,
                None => column.plain == wanted,
            };
            if same {
                found = true;
                if let Some(field) = choice.field {
                    (column.field, column.chosen) = (field, true);
                    if field == Field::Marker {
                        column.marks = period(&column.name);
                    }
                }
                column.order = choice.date_order.or(column.order);
            }
        }
        if !found {
            unknown.push(choice.name.clone());
        }
    }
    unknown
}

/// The period that a column's name is.
fn period(name: &str) -> Option<PlanDate> {
    let context =
        Context { order: DateOrder::DayFirst, year: None, fiscal_start_month: 1, side: Side::Whole };
    match dates::read(name, context) {
        Ok((When::Date(period), _)) => Some(period),
        _ => None,
    }
}

/// The period that a column's name is, where nothing but marks stand below it.
fn marker(column: &Column, rows: &[Row]) -> Option<PlanDate> {
    let period = period(&column.name)?;
    rows.iter()
        .filter_map(|row| row.cells.get(column.position))
        .all(|cell| cell.is_empty() || is_mark(cell))
        .then_some(period)
}

/// Whether a cell is a tick.
pub(super) fn is_mark(cell: &str) -> bool {
    matches!(
        cell.to_lowercase().as_str(),
        "x" | "✓" | "✔" | "✅" | "☑" | "yes" | "y" | "true" | "1" | "•" | "●" | "■" | "█" | "*"
    )
}

/// Nouns that are not the title name what an item belongs to.
fn adopt_nouns(columns: &mut [Column]) {
    let titled: Vec<String> =
        columns.iter().filter(|c| c.field == Field::Title).map(|c| c.plain.clone()).collect();
    let has = |columns: &[Column], field| columns.iter().any(|c| c.field == field);
    for place in 0..columns.len() {
        if columns[place].chosen || columns[place].field != Field::Extra {
            continue;
        }
        let plain = columns[place].plain.clone();
        let field = match names::noun(&plain) {
            Some(Noun::Goal | Noun::Objective) => Field::Objective,
            Some(Noun::Strategy) => Field::Strategy,
            Some(Noun::Product) => Field::Product,
            Some(Noun::Leader) if !has(columns, Field::Owner) => Field::Owner,
            Some(Noun::Item) if names::ABOVE.iter().any(|(noun, _)| *noun == plain) => Field::Epic,
            _ => match plain.rsplit_once(' ') {
                // `Objective ID` where there is no column `Objective`.
                Some((noun, "id" | "key")) if !titled.iter().any(|title| title == noun) => {
                    match names::noun(noun) {
                        Some(Noun::Goal | Noun::Objective) if !has(columns, Field::Objective) => {
                            Field::Objective
                        }
                        Some(Noun::Strategy) if !has(columns, Field::Strategy) => Field::Strategy,
                        _ => continue,
                    }
                }
                _ => continue,
            },
        };
        columns[place].field = field;
    }
}

/// What a column becomes that means what another means already, where only one can.
fn instead(field: Field) -> Option<Field> {
    use Field as F;
    match field {
        F::Title
        | F::Type
        | F::Status
        | F::StatusCategory
        | F::Resolution
        | F::Stage
        | F::Period
        | F::Bucket
        | F::Progress
        | F::Confidence
        | F::Effort
        | F::Reach
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
        | F::Weight
        | F::Link
        | F::Description
        | F::Email
        | F::Role
        | F::JobTitle
        | F::ReportsTo
        | F::Completed => Some(F::Extra),
        F::Start | F::End => Some(F::OtherDate),
        F::Id => Some(F::OtherId),
        F::Owner => Some(F::Contributor),
        _ => None,
    }
}

/// Leaves each meaning that only one column can have to the best: chosen by the user, then by the better name, then
/// the first. Columns that the user chose all stay, and the first of them that is filled counts.
fn one_of_each(columns: &mut [Column], ranks: &[usize]) {
    for place in 0..columns.len() {
        let Some(otherwise) = instead(columns[place].field).filter(|_| !columns[place].chosen) else {
            continue;
        };
        let field = columns[place].field;
        let key = |other: usize| (!columns[other].chosen, ranks[other], other);
        let rivals = (0..columns.len()).filter(|other| columns[*other].field == field);
        let Some(best) = rivals.min_by_key(|other| key(*other)) else { continue };
        let same_name = columns[best].plain == columns[place].plain;
        // `Owner, Owner` are many owners; `Title 1, Title 2` are the levels of a tree.
        let together = (field == Field::Owner && same_name)
            || (field == Field::Title && tree_level(&columns[place]).is_some());
        if best != place && !together {
            columns[place].field = otherwise;
        }
    }
}

/// Which level of a tree a title column is, as in `Title 2`, counted from 1.
pub(super) fn tree_level(column: &Column) -> Option<u8> {
    column.plain.strip_prefix("title ").and_then(|level| level.parse().ok()).filter(|level| *level > 0)
}

/// Takes a column for the ids whose values look like keys (`ABC-12`), where no column is called so.
fn find_ids(columns: &mut [Column], rows: &[Row], decisions: &mut Vec<Decision>) {
    if rows.len() < 2 || columns.iter().any(|column| column.field == Field::Id) {
        return;
    }
    let keyed = |column: &Column| {
        let cells: Vec<&str> =
            rows.iter().map(|row| row.cells.get(column.position).map_or("", String::as_str)).collect();
        let different: std::collections::BTreeSet<&str> = cells.iter().copied().collect();
        cells.iter().all(|cell| is_key(cell)) && different.len() * 20 >= rows.len() * 19
    };
    if let Some(column) =
        columns.iter_mut().find(|column| column.field == Field::Extra && !column.chosen && keyed(column))
    {
        column.field = Field::Id;
        decisions.push(Decision {
            column: column.name.clone(),
            message: "The column is taken for the id: its values look like keys.".to_owned(),
        });
    }
}

/// Whether a text looks like a tracker's key, such as `ABC-12`.
pub(super) fn is_key(text: &str) -> bool {
    text.rsplit_once('-').is_some_and(|(project, number)| {
        (1..=10).contains(&project.len())
            && project.starts_with(|c: char| c.is_ascii_uppercase())
            && project.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
            && (1..=8).contains(&number.len())
            && number.chars().all(|c| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests;
