//! Blocks of cells as spreadsheets put them on the clipboard: one line a row, tabs between the cells.
//!
//! Spreadsheets put quotes around a cell only where it has a tab, a line break or quotes in it that would be taken for
//! such quotes, and double the quotes within. Others leave `"Fast" lane` as it is: quotes count only where they are
//! closed at the end of a cell and there was a reason for them.

use super::cell::{guard, unguard};

/// The cells of a block, row by row. A line break at the end begins no row.
#[must_use]
pub fn read(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    let mut rows = vec![Vec::new()];
    let mut rest = text;
    loop {
        let (cell, after) = quoted(rest).unwrap_or_else(|| plain(rest));
        if let Some(row) = rows.last_mut() {
            row.push(unguard(&cell).to_owned());
        }
        match after.chars().next() {
            None => return rows,
            Some('\t') => rest = &after[1..],
            Some(_) => {
                rest = after.strip_prefix("\r\n").unwrap_or_else(|| &after[1..]);
                rows.push(Vec::new());
            }
        }
    }
}

/// A cell without quotes, and what comes after it.
fn plain(text: &str) -> (String, &str) {
    let end = text.find(['\t', '\n', '\r']).unwrap_or(text.len());
    (text[..end].to_owned(), &text[end..])
}

/// A cell in quotes that are there for a reason, and what comes after it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix('"')?;
    let mut cell = String::new();
    let mut rest = inner;
    loop {
        let at = rest.find('"')?;
        cell.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.strip_prefix('"') {
            Some(after) => {
                cell.push('"');
                rest = after;
            }
            None => break,
        }
    }
    let reason = cell.contains(['\t', '\n', '\r', '"']);
    (reason && (rest.is_empty() || rest.starts_with(['\t', '\n', '\r']))).then_some((cell, rest))
}

/// A block as text. Cells that a spreadsheet would run as a formula are guarded, but for figures.
#[must_use]
pub fn write(rows: &[Vec<String>]) -> String {
    let lines: Vec<String> = rows
        .iter()
        .map(|row| row.iter().map(|cell| one(&safe(cell))).collect::<Vec<_>>().join("\t"))
        .collect();
    lines.join("\r\n")
}

fn one(cell: &str) -> String {
    if cell.contains(['\t', '\n', '\r']) || cell.starts_with('"') {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// A cell that no spreadsheet runs: a figure below zero is no formula.
#[must_use]
pub fn safe(cell: &str) -> std::borrow::Cow<'_, str> {
    if cell.parse::<f64>().is_ok_and(f64::is_finite) { cell.into() } else { guard(cell) }
}

/// A block as a table of HTML, which spreadsheets and word processors prefer.
#[must_use]
pub fn html(rows: &[Vec<String>]) -> String {
    let mut out = String::from("<meta charset=\"utf-8\"><table>");
    for row in rows {
        out.push_str("<tr>");
        for cell in row {
            out.push_str("<td>");
            escaped(&mut out, &safe(cell));
            out.push_str("</td>");
        }
        out.push_str("</tr>");
    }
    out.push_str("</table>");
    out
}

fn escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' => out.push_str("<br>"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cells(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn blocks_of_spreadsheets_are_read() {
        assert_eq!(read("a\tb\r\nc\t\r\n"), cells(&[&["a", "b"], &["c", ""]]));
        assert_eq!(read("a\nb"), cells(&[&["a"], &["b"]]));
        assert_eq!(read(""), cells(&[&[""]]));
        assert_eq!(read("\"two\nlines\"\t5\" disk"), cells(&[&["two\nlines", "5\" disk"]]));
        assert_eq!(
            read("\"Fast\" lane\t\"Fast\"\t\"\"\"Fast\"\"\""),
            cells(&[&["\"Fast\" lane", "\"Fast\"", "\"Fast\""]])
        );
        assert_eq!(read("\"open\tb"), cells(&[&["\"open", "b"]]));
        assert_eq!(read("'=1+1\t'tis"), cells(&[&["=1+1", "'tis"]]));
    }

    #[test]
    fn no_cell_runs_in_a_spreadsheet() {
        assert_eq!(
            write(&cells(&[&["=cmd|' /C calc'!A0", "-2.5", "@handle", "-x"]])),
            "'=cmd|' /C calc'!A0\t-2.5\t'@handle\t'-x"
        );
        assert_eq!(
            html(&cells(&[&["<b>&"]])),
            "<meta charset=\"utf-8\"><table><tr><td>&lt;b&gt;&amp;</td></tr></table>"
        );
    }

    proptest! {
        #[test]
        fn a_block_comes_back(
            rows in (1usize..4).prop_flat_map(|width| {
                proptest::collection::vec(proptest::collection::vec("[-a\"'=\t\n\r é;,@0]{0,6}", width), 1..4)
            })
        ) {
            let text = write(&rows);
            let last = rows.len() - 1;
            // One empty cell at the very end is what a line break at the end looks like.
            prop_assume!(!(rows[last].len() == 1 && rows[last][0].is_empty() && last > 0));
            prop_assert_eq!(read(&text), rows);
        }

        #[test]
        fn any_text_is_a_block(text in ".{0,40}") {
            prop_assert!(!read(&text).is_empty());
        }
    }
}
