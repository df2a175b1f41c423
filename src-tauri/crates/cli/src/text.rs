//! Text for people: plain, aligned, without colour.

use throughline_core::{Error, ErrorCode};

/// Text of a plan or a file on one line, without the control characters that could move a terminal's cursor.
pub fn clean(text: &str) -> String {
    text.split(|c: char| c.is_control()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// `1 item`, `60 items`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// `82 %`; rounded, but 100 % and 0 % only where it is all or nothing.
pub fn percent(share: f64) -> String {
    let rounded = (share * 100.0).round();
    let shown = if share > 0.0 && share < 1.0 { rounded.clamp(1.0, 99.0) } else { rounded };
    format!("{shown:.0} %")
}

/// A number as short as it can be said: `4`, `4.5`.
pub fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Which way the cells of a column lean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lean {
    Left,
    Right,
}

/// Lines whose cells stand under one another, two spaces apart.
#[derive(Debug)]
pub struct Table {
    columns: Vec<Lean>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table of such columns.
    pub fn new(columns: &[Lean]) -> Self {
        Self { columns: columns.to_vec(), rows: Vec::new() }
    }

    /// Adds a line.
    pub fn row<S: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = S>) {
        self.rows.push(cells.into_iter().map(|cell| clean(cell.as_ref())).collect());
    }

    /// Whether it has no line.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The lines, each `indent` spaces in.
    pub fn lines(&self, indent: usize) -> String {
        let width = |column: usize| {
            self.rows
                .iter()
                .filter_map(|row| row.get(column))
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.columns.len()).map(width).collect();
        let mut text = String::new();
        for row in &self.rows {
            let mut line = " ".repeat(indent);
            for ((cell, lean), width) in row.iter().zip(&self.columns).zip(&widths) {
                let gap = " ".repeat(width - cell.chars().count());
                match lean {
                    Lean::Left => line.extend([cell, gap.as_str(), "  "]),
                    Lean::Right => line.extend([gap.as_str(), cell, "  "]),
                }
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

/// Text in lines of up to `width` characters, broken between words, each `indent` spaces in.
pub fn wrapped(text: &str, width: usize, indent: usize) -> String {
    let mut lines = String::new();
    let mut line = String::new();
    let mut flush = |line: &mut String| {
        lines.push_str(&" ".repeat(indent));
        lines.push_str(line);
        lines.push('\n');
        line.clear();
    };
    for word in clean(text).split_whitespace() {
        if !line.is_empty() && indent + line.chars().count() + 1 + word.chars().count() > width {
            flush(&mut line);
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        flush(&mut line);
    }
    lines
}

/// A value as JSON, on several lines, with its fields in their own order.
///
/// # Errors
/// Where it has no JSON form: a slip in the program.
pub fn json(value: &impl serde::Serialize) -> Result<String, Error> {
    serde_json::to_string_pretty(value).map_err(|error| {
        Error::new(ErrorCode::BadRequest, format!("The answer cannot be written as JSON: {error}."))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_under_one_another() {
        let mut table = Table::new(&[Lean::Left, Lean::Right]);
        table.row(["items", "60"]);
        table.row(["Übersicht", "5"]);
        assert_eq!(table.lines(2), "  items      60\n  Übersicht   5\n");
    }

    #[test]
    fn a_title_cannot_move_the_cursor() {
        assert_eq!(clean("red \u{1b}[31m\nand\tgone"), "red  [31m and gone");
    }

    #[test]
    fn all_and_nothing_are_said_only_where_they_are_true() {
        assert_eq!(
            [percent(0.999), percent(0.001), percent(1.0), percent(0.0)],
            ["99 %", "1 %", "100 %", "0 %"]
        );
    }

    #[test]
    fn words_are_kept_whole() {
        assert_eq!(wrapped("one two three", 9, 2), "  one two\n  three\n");
        assert_eq!(wrapped("a-very-long-word b", 4, 0), "a-very-long-word\nb\n");
    }
}
