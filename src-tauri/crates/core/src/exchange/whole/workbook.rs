//! A workbook with a sheet for each kind of record, under the names that an import knows: days as dates, numbers as
//! numbers, and everything else as text, which no spreadsheet runs as a formula.

use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use throughline_plan::model::{PlanDate, Precision};
use throughline_plan::plan::Plan;

use super::super::export::ExportError;
use super::super::import::TableKind;
use super::super::table;
use crate::Result;

/// No column is wider than this, in letters.
const WIDEST: f64 = 60.0;

pub(super) fn write(plan: &Plan, as_of: NaiveDate) -> Result<Vec<u8>> {
    make(plan, as_of).map_err(|error| ExportError::Refused("workbook", error.to_string()).into())
}

fn make(plan: &Plan, as_of: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::parse_from_str(&as_of.format("%Y-%m-%d").to_string())?;
    book.set_properties(
        &DocProperties::new().set_title(&plan.workspace.title).set_creation_datetime(&created),
    );
    for kind in TableKind::ALL {
        let columns = table::cells(plan, *kind);
        let sheet = book.add_worksheet();
        sheet.set_name(kind.label())?;
        fill(sheet, &columns)?;
    }
    book.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, columns: &[(String, Vec<String>)]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    sheet.set_freeze_panes(1, 0)?;
    for (place, (name, cells)) in (0u16..).zip(columns) {
        sheet.write_string_with_format(0, place, name, &bold)?;
        // A column of numbers is one of numbers throughout: an id of figures alone stays text.
        let numbers = cells.iter().all(|cell| cell.is_empty() || plain_number(cell).is_some());
        let mut longest = name.chars().count();
        for (row, cell) in (1u32..).zip(cells) {
            longest = longest.max(cell.chars().count());
            if cell.is_empty() {
                continue;
            }
            let date = cell.parse::<PlanDate>().ok().filter(|date| date.precision() == Precision::Day);
            if let Some(date) = date {
                let written =
                    ExcelDateTime::parse_from_str(&date.first_day().format("%Y-%m-%d").to_string())?;
                sheet.write_datetime_with_format(row, place, &written, &day)?;
            } else if let Some(number) = plain_number(cell).filter(|_| numbers) {
                sheet.write_number(row, place, number)?;
            } else {
                sheet.write_string(row, place, cell)?;
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "far fewer letters than that")]
        sheet.set_column_width(place, (longest as f64 + 2.0).min(WIDEST))?;
    }
    Ok(())
}

/// A number that is written the way numbers are, so that nothing of the text is lost.
fn plain_number(cell: &str) -> Option<f64> {
    cell.parse::<f64>().ok().filter(|number| number.is_finite() && number.to_string() == cell)
}
