//! Workbooks: XLSX, XLSM, XLSB, XLS and ODS.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    Data, Error, Ods, OdsError, Range, Reader, SheetType, SheetVisible, Sheets, StyleRange, Xls, XlsError,
    Xlsb, XlsbError, Xlsx, XlsxError, open_workbook_from_rs,
};
use throughline_plan::model::{PlanDate, Precision};

use super::super::error::Unreadable;
use super::super::options::Mapping;
use super::{Read, Row};

type Book<'a> = Sheets<Cursor<&'a [u8]>>;

/// Which kind of workbook the bytes begin like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Office Open XML.
    Xlsx,
    /// The same in binary.
    Xlsb,
    /// OpenDocument.
    Ods,
    /// Excel before 2007, or anything in a Microsoft compound file, such as a protected workbook.
    Compound,
}

/// How files begin that are something else, and what they are.
const OTHERS: [(&[u8], &str); 9] = [
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\0", "a database"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"PAR1", "a Parquet file"),
];

impl Kind {
    /// Which kind of workbook it is; none for what may be a text file.
    pub(super) fn of(bytes: &[u8]) -> Result<Option<Self>, Unreadable> {
        if let Some((_, what)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
            return Err(Unreadable::NotASpreadsheet(what));
        }
        if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            return Ok(Some(Self::Compound));
        }
        if !bytes.starts_with(b"PK\x03\x04") && !bytes.starts_with(b"PK\x05\x06") {
            return Ok(None);
        }
        // The names of the parts stand in the archive as they are.
        let has = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
        if has(b"xl/workbook.bin") {
            Ok(Some(Self::Xlsb))
        } else if has(b"xl/workbook.xml") || has(b"xl/worksheets/") {
            Ok(Some(Self::Xlsx))
        } else if has(b"opendocument.spreadsheet") || has(b"content.xml") {
            Ok(Some(Self::Ods))
        } else if has(b"word/document.xml") {
            Err(Unreadable::NotASpreadsheet("a Word document"))
        } else if has(b"ppt/presentation.xml") {
            Err(Unreadable::NotASpreadsheet("a presentation"))
        } else {
            Err(Unreadable::NotASpreadsheet("a compressed file"))
        }
    }
}

pub(super) fn read(
    bytes: &[u8],
    kind: Kind,
    mapping: &Mapping,
    recognised: &dyn Fn(&[String]) -> usize,
) -> Result<Read, Unreadable> {
    // The library that takes workbooks apart is not proof against every damaged one.
    catch_unwind(AssertUnwindSafe(|| {
        let mut book = open(bytes, kind)?;
        sheet(&mut book, mapping, recognised)
    }))
    .unwrap_or_else(|_| Err(Unreadable::Damaged("its parts do not fit together".to_owned())))
}

fn open(bytes: &[u8], kind: Kind) -> Result<Book<'_>, Unreadable> {
    let from = Cursor::new(bytes);
    match kind {
        Kind::Xlsx => {
            open_workbook_from_rs::<Xlsx<_>, _>(from).map(Sheets::Xlsx).map_err(|e| Error::Xlsx(e).into())
        }
        Kind::Xlsb => {
            open_workbook_from_rs::<Xlsb<_>, _>(from).map(Sheets::Xlsb).map_err(|e| Error::Xlsb(e).into())
        }
        Kind::Ods => {
            open_workbook_from_rs::<Ods<_>, _>(from).map(Sheets::Ods).map_err(|e| Error::Ods(e).into())
        }
        // Only the reader of XLSX looks for the part that says that a compound file is a protected workbook.
        Kind::Compound => match open_workbook_from_rs::<Xlsx<_>, _>(from.clone()) {
            Err(XlsxError::Password) => Err(Unreadable::Encrypted),
            _ => match open_workbook_from_rs::<Xls<_>, _>(from) {
                Ok(book) => Ok(Sheets::Xls(book)),
                Err(XlsError::Password) => Err(Unreadable::Encrypted),
                Err(_) => Err(Unreadable::NotASpreadsheet("an old document or a damaged workbook")),
            },
        },
    }
}

impl From<Error> for Unreadable {
    fn from(error: Error) -> Self {
        match error {
            Error::Xlsx(XlsxError::Password)
            | Error::Xlsb(XlsbError::Password)
            | Error::Ods(OdsError::Password)
            | Error::Xls(XlsError::Password) => Self::Encrypted,
            other => Self::Damaged(other.to_string()),
        }
    }
}

/// Reads the sheet that was asked for; else the first that has a row with two known column names; else the first
/// with anything in it.
fn sheet(
    book: &mut Book<'_>,
    mapping: &Mapping,
    recognised: &dyn Fn(&[String]) -> usize,
) -> Result<Read, Unreadable> {
    let of_cells = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet;
    let mut sheets: Vec<(String, SheetVisible)> =
        book.sheets_metadata().iter().filter(of_cells).map(|s| (s.name.clone(), s.visible)).collect();
    if let Some(asked) = &mapping.sheet {
        let name = sheets
            .iter()
            .map(|(name, _)| name)
            .find(|name| *name == asked)
            .or_else(|| sheets.iter().map(|(n, _)| n).find(|n| n.trim().eq_ignore_ascii_case(asked.trim())))
            .cloned();
        let known = || sheets.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
        let name = name.ok_or_else(|| Unreadable::NoSuchSheet { asked: asked.clone(), known: known() })?;
        let rows = rows(book, &name)?;
        let sheets = sheets.into_iter().map(|(name, _)| name).collect();
        return if rows.is_empty() {
            Err(Unreadable::Empty)
        } else {
            Ok(Read { sheet: Some(name), sheets, rows, ..Read::default() })
        };
    }
    // A sheet that its author hid is read only where there is no other.
    sheets.sort_by_key(|(_, visible)| *visible != SheetVisible::Visible);
    let mut first = None;
    for (name, _) in &sheets {
        let rows = rows(book, name)?;
        if rows.iter().take(super::super::recognise::HEADER_WITHIN).any(|row| recognised(&row.cells) >= 2) {
            first = Some((name.clone(), rows));
            break;
        }
        if first.is_none() && !rows.is_empty() {
            first = Some((name.clone(), rows));
        }
    }
    let (name, rows) = first.ok_or(Unreadable::NoSheet)?;
    let sheets: Vec<String> =
        book.sheets_metadata().iter().filter(of_cells).map(|s| s.name.clone()).collect();
    let mut notes = Vec::new();
    let others: Vec<&str> = sheets.iter().map(String::as_str).filter(|other| *other != name).collect();
    if !others.is_empty() {
        notes.push(format!(
            "The workbook has {} sheets; “{name}” is read. Not read: {}.",
            sheets.len(),
            others.join(", ")
        ));
    }
    Ok(Read { sheet: Some(name), sheets, rows, notes, ..Read::default() })
}

/// The rows of a sheet that have something in them.
fn rows(book: &mut Book<'_>, name: &str) -> Result<Vec<Row>, Unreadable> {
    let range = book.worksheet_range(name).map_err(Unreadable::from)?;
    let Some((top, left)) = range.start() else { return Ok(Vec::new()) };
    let formatted = |data: &Data| matches!(data, Data::DateTime(_) | Data::Float(_) | Data::Int(_));
    // How a number is shown says whether a date is a day or a month, and whether a number is a percentage.
    let styles = if range.used_cells().any(|(_, _, data)| formatted(data)) {
        book.worksheet_style(name).unwrap_or_else(|_| StyleRange::empty())
    } else {
        StyleRange::empty()
    };
    let mut rows: Vec<Row> = Vec::with_capacity(range.height());
    for (number, data) in (top..).zip(range.rows()) {
        let cells = (left..)
            .zip(data)
            .map(|(column, data)| {
                let code = styles
                    .get((number, column))
                    .and_then(|style| style.number_format.as_ref())
                    .map_or("", |format| format.format_code.as_str());
                text(data, code)
            })
            .collect();
        rows.push(Row { line: number.saturating_add(1), cells });
    }
    fill_merged(book, name, &range, &mut rows);
    rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    for row in &mut rows {
        // A sheet is as wide as its widest row: the empty end of a row is not missing, but is not worth keeping.
        while row.cells.last().is_some_and(String::is_empty) && row.cells.len() > 1 {
            row.cells.pop();
        }
    }
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    for row in &mut rows {
        row.cells.resize(width, String::new());
    }
    Ok(rows)
}

/// Cells that are merged downwards (a lane over its rows) have their text in each row.
fn fill_merged(book: &mut Book<'_>, name: &str, range: &Range<Data>, rows: &mut [Row]) {
    let (Sheets::Xlsx(book), Some((top, left))) = (book, range.start()) else { return };
    for area in book.merge_cells_by_sheet_name(name).unwrap_or_default() {
        let ((from, column), (to, last_column)) = (area.start, area.end);
        let Some(column) = column.checked_sub(left).filter(|_| last_column == column).map(|c| c as usize)
        else {
            continue;
        };
        let row = |number: u32| number.checked_sub(top).map(|n| n as usize);
        let Some(text) = row(from)
            .and_then(|r| rows.get(r))
            .and_then(|r| r.cells.get(column))
            .filter(|t| !t.is_empty())
            .cloned()
        else {
            continue;
        };
        for number in from.saturating_add(1)..=to {
            match row(number).and_then(|r| rows.get_mut(r)) {
                // A row that is empty but for the lane stays empty.
                Some(row) if row.cells.iter().any(|cell| !cell.is_empty()) => {
                    if let Some(cell) = row.cells.get_mut(column) {
                        cell.clone_from(&text);
                    }
                }
                Some(_) => {}
                None => break,
            }
        }
    }
}

/// A cell as text: dates as [`PlanDate`] writes them, percentages with their sign.
fn text(data: &Data, code: &str) -> String {
    match data {
        Data::Empty => String::new(),
        Data::String(text) => text.trim().replace("\r\n", "\n"),
        Data::Int(number) => number.to_string(),
        Data::Float(number) if code.contains('%') => format!("{}%", rounded(number * 100.0)),
        Data::Float(number) => rounded(*number),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::DateTime(date) if date.is_duration() => rounded(date.as_f64()),
        Data::DateTime(date) => date.as_datetime().map_or_else(
            || rounded(date.as_f64()),
            |day| PlanDate::containing(day.date(), precision(code)).to_string(),
        ),
        // Some programs write the time although the cell is a date.
        Data::DateTimeIso(date) => date.split('T').next().unwrap_or(date).to_owned(),
        Data::DurationIso(duration) => duration.clone(),
        Data::Error(error) => error.to_string(),
    }
}

/// How precise a date is meant, by the parts of it that its format shows.
fn precision(code: &str) -> Precision {
    // Only the first section counts, without texts in quotes and settings in brackets such as `[$-409]`.
    let mut shown = String::new();
    let mut until = None;
    for c in code.split(';').next().unwrap_or_default().chars() {
        match (until, c) {
            (Some(end), c) if c == end => until = None,
            (Some(_), _) => {}
            (None, '"') => until = Some('"'),
            (None, '[') => until = Some(']'),
            (None, c) => shown.push(c.to_ascii_lowercase()),
        }
    }
    match (shown.contains('y'), shown.contains('m'), shown.contains('d')) {
        (true, true, false) => Precision::Month,
        (true, false, false) => Precision::Year,
        _ => Precision::Day,
    }
}

/// A number as people write it: without the noise of binary fractions.
fn rounded(number: f64) -> String {
    let rounded = (number * 1e9).round() / 1e9;
    if rounded.is_finite() { rounded.to_string() } else { number.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_of_a_date_says_its_precision() {
        for (code, precise) in [
            ("yyyy-mm-dd", Precision::Day),
            ("mmm yyyy", Precision::Month),
            ("mmm-yy", Precision::Month),
            ("[$-409]mmmm\\ yyyy;@", Precision::Month),
            ("\"day\" yyyy", Precision::Year),
            ("m/d/yy h:mm", Precision::Day),
            ("", Precision::Day),
        ] {
            assert_eq!(precision(code), precise, "{code}");
        }
    }

    #[test]
    fn numbers_are_as_people_write_them() {
        assert_eq!(text(&Data::Float(0.1 + 0.2), "General"), "0.3");
        assert_eq!(text(&Data::Float(3.0), "0"), "3");
        assert_eq!(text(&Data::Float(0.45), "0%"), "45%");
        assert_eq!(text(&Data::Float(0.07), "0.0%"), "7%");
    }

    #[test]
    fn what_is_no_workbook_is_refused_by_name() {
        for (bytes, what) in [
            (&b"%PDF-1.7"[..], "a PDF"),
            (b"SQLite format 3\0", "a database"),
            (b"PK\x03\x04....word/document.xml", "a Word document"),
            (b"PK\x03\x04....readme.txt", "a compressed file"),
        ] {
            assert_eq!(Kind::of(bytes), Err(Unreadable::NotASpreadsheet(what)));
        }
        assert_eq!(Kind::of(b"Title,Owner"), Ok(None));
    }
}
