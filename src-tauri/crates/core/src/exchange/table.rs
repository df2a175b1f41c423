//! Records as a table for a spreadsheet: CSV with a header, one record in a row, under the names that an import knows.
//!
//! What is written comes back: imported into the workspace it came from, an untouched table changes nothing, and an
//! edited one changes what was edited, because each row carries the record's own id. Cells that a spreadsheet would
//! run as formulas are guarded ([`super::cell`]), and the import takes the guard away.

mod columns;
mod item;

use throughline_plan::picture::table::{TableField, TableRows};
use throughline_plan::plan::Plan;

use super::block::safe;
use super::cell::guard;
use super::csv_file;
use super::import::TableKind;
use crate::Result;

pub use item::ItemCells;

/// A column: its name, and the cell of each record of the table in the table's order.
struct Column {
    name: String,
    cells: Vec<String>,
}

/// The records of one kind as CSV. Columns that are empty in every row are left out, but for the id and the name.
///
/// # Errors
/// [`crate::ErrorCode::Io`] where the library that writes it refuses: a slip in the program, not in the plan.
pub fn csv(plan: &Plan, kind: TableKind) -> Result<Vec<u8>> {
    let columns = shown(plan, kind);
    let rows = columns.first().map_or(0, |column| column.cells.len());
    let names: Vec<String> = columns.iter().map(|column| guard(&column.name).into_owned()).collect();
    let cells = (0..rows).map(|row| {
        let cell = |column: &Column| guard(column.cells.get(row).map_or("", String::as_str)).into_owned();
        columns.iter().map(cell).collect()
    });
    csv_file::write(std::iter::once(names).chain(cells))
}

/// The cells of all records of one kind, column by column under its name, as [`csv`] writes them but for the guard against
/// formulas: for a form in which text is never run.
pub(super) fn cells(plan: &Plan, kind: TableKind) -> Vec<(String, Vec<String>)> {
    shown(plan, kind).into_iter().map(|Column { name, cells }| (name, cells)).collect()
}

/// The columns in which anything stands, and those of the id and the name.
fn shown(plan: &Plan, kind: TableKind) -> Vec<Column> {
    let says = |column: &Column| column.cells.iter().any(|cell| !cell.is_empty());
    let columns = columns::of(plan, kind).into_iter().enumerate();
    columns.filter(|(place, column)| *place < 2 || says(column)).map(|(_, column)| column).collect()
}

/// A table of items as it is seen: its columns, its order, its groups one after the other; what is folded away too.
/// Where the field that it is grouped by has no column, it gets one, after the name.
///
/// # Errors
/// As for [`csv`].
pub fn seen(plan: &Plan, rows: &TableRows, group: Option<&TableField>) -> Result<Vec<u8>> {
    let cells = ItemCells::new(plan, rows.facts());
    let mut fields: Vec<&TableField> = rows.columns().iter().map(|column| &column.field).collect();
    if let Some(group) = group.filter(|group| !fields.contains(group)) {
        fields.insert(1, group);
    }
    let names: Vec<String> =
        fields.iter().map(|field| guard(&item::name(plan, field)).into_owned()).collect();
    let lines = rows.items().iter().map(|ix| {
        fields.iter().map(|field| safe(&cells.text(field, *ix)).into_owned()).collect::<Vec<String>>()
    });
    csv_file::write(std::iter::once(names).chain(lines))
}
