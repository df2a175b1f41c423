//! The records of a text with delimiters: which lines belong together, and which are broken.
//!
//! The `csv` crate cuts records into cells. It takes any text, so a quote that is never closed would swallow the rest
//! of the file without a word: the lines are therefore looked at here first, and a line whose quote goes wrong is
//! set aside alone.

use super::{Broken, Row};

/// Cuts a text into rows, the first line having the given number. Rows without anything in them are passed over.
pub(super) fn split(text: &str, delimiter: u8, first_line: u32) -> (Vec<Row>, Vec<Broken>) {
    cut(text, delimiter, first_line, usize::MAX)
}

/// The first rows of a text.
pub(super) fn split_first(text: &str, delimiter: u8, rows: usize) -> (Vec<Row>, Vec<Broken>) {
    cut(text, delimiter, 1, rows)
}

fn cut(text: &str, delimiter: u8, first_line: u32, limit: usize) -> (Vec<Row>, Vec<Broken>) {
    let mut broken = Vec::new();
    // The sound records, each ending in one line feed, and where each begins there and in the file.
    let mut sound = String::with_capacity(text.len().min(limit.saturating_mul(1000)) + 1);
    let mut begins: Vec<(u64, u32)> = Vec::new();
    let mut rest = text;
    let mut line = first_line;
    while !rest.is_empty() && begins.len() < limit {
        let found = record(rest.as_bytes(), delimiter);
        let (piece, after) = rest.split_at_checked(found.length.max(1)).unwrap_or((rest, ""));
        let content = piece.trim_end_matches(['\r', '\n']);
        if let Some(message) = found.broken {
            broken.push(Broken { line, text: content.to_owned(), message });
        } else if !content.is_empty() {
            begins.push((sound.len() as u64, line));
            copy(content, delimiter, &mut sound);
            sound.push('\n');
        }
        rest = after;
        line = line.saturating_add(found.lines);
    }
    (rows(&sound, delimiter, &begins), broken)
}

/// Copies a record without the spaces that stand between a delimiter and a quotation mark: people who write by hand
/// put them there, and a quoted cell must begin with its mark.
fn copy(record: &str, delimiter: u8, to: &mut String) {
    if !record.contains(" \"") {
        to.push_str(record);
        return;
    }
    let delimiter = char::from(delimiter);
    let (mut quoted, mut begins, mut spaces) = (false, true, 0);
    // Whether the sign before was a mark that closed: another one directly after it is doubled, within the cell.
    let mut closed = false;
    for c in record.chars() {
        let after_closed = std::mem::replace(&mut closed, quoted && c == '"');
        match c {
            '"' if quoted => quoted = false,
            '"' if begins => {
                to.truncate(to.len() - spaces);
                quoted = true;
            }
            '"' if after_closed => quoted = true,
            _ => {}
        }
        to.push(c);
        if !quoted {
            (begins, spaces) = match c {
                c if c == delimiter => (true, 0),
                ' ' if begins => (true, spaces + 1),
                _ => (false, 0),
            };
        }
    }
}

/// The cells of sound records.
fn rows(sound: &str, delimiter: u8, begins: &[(u64, u32)]) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(sound.as_bytes());
    let mut rows = Vec::with_capacity(begins.len());
    let mut record = csv::StringRecord::new();
    // Reading from memory does not fail, and the text is UTF-8.
    while reader.read_record(&mut record).unwrap_or(false) {
        let byte = record.position().map_or(0, csv::Position::byte);
        let place = begins.partition_point(|(begin, _)| *begin <= byte).saturating_sub(1);
        let line = begins.get(place).map_or(0, |(_, line)| *line);
        let cells: Vec<String> = record.iter().map(cell).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(Row { line, cells });
        }
    }
    rows
}

/// A cell without spaces around it and with one kind of line end within.
fn cell(cell: &str) -> String {
    let cell = cell.trim();
    if cell.contains('\r') { cell.replace("\r\n", "\n").replace('\r', "\n") } else { cell.to_owned() }
}

/// One record at the start of a text.
struct Record {
    /// How many bytes, with its line end.
    length: usize,
    /// How many line ends are in it.
    lines: u32,
    /// What is wrong with it, where it is broken.
    broken: Option<&'static str>,
}

/// How much of a text is its first record. A record whose quotation marks go wrong ends with its first line.
fn record(text: &[u8], delimiter: u8) -> Record {
    let (mut quoted, mut begins) = (false, true);
    let (mut lines, mut lines_at_mark) = (0, 0);
    let mut first_line_ends = None;
    let broken = |first: Option<usize>, message| Record {
        length: first.unwrap_or(text.len()),
        lines: 1,
        broken: Some(message),
    };
    let mut i = 0;
    while i < text.len() {
        let (byte, next) = (text[i], text.get(i + 1));
        let line_ends = byte == b'\n' || (byte == b'\r' && next != Some(&b'\n'));
        if quoted {
            if line_ends {
                lines += 1;
                first_line_ends.get_or_insert(i + 1);
            } else if byte == b'"' && next == Some(&b'"') {
                i += 1;
            } else if byte == b'"' {
                quoted = false;
                let ends = next.is_none_or(|b| *b == delimiter || matches!(b, b'\r' | b'\n' | b' '));
                // Within one line, text after the mark does no harm; a cell over several lines was not meant.
                if !ends && lines > lines_at_mark {
                    return broken(first_line_ends, LONELY);
                }
            }
        } else if line_ends {
            return Record { length: i + 1, lines: lines + 1, broken: None };
        } else if byte == b'"' && begins {
            quoted = true;
            lines_at_mark = lines;
            begins = false;
        } else {
            begins = byte == delimiter || (begins && byte == b' ');
        }
        i += 1;
    }
    if quoted {
        broken(first_line_ends, NEVER_CLOSED)
    } else {
        Record { length: text.len(), lines, broken: None }
    }
}

const LONELY: &str = "A quotation mark on this line has no partner. The line is left out.";
const NEVER_CLOSED: &str = "A quotation mark on this line is never closed. The line is left out.";

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> (Vec<(u32, Vec<String>)>, Vec<u32>) {
        let (rows, broken) = split(text, b',', 1);
        (rows.into_iter().map(|r| (r.line, r.cells)).collect(), broken.into_iter().map(|b| b.line).collect())
    }

    fn lines(text: &str) -> Vec<u32> {
        read(text).0.iter().map(|(line, _)| *line).collect()
    }

    #[test]
    fn a_row_has_the_line_on_which_it_begins() {
        let text = "a,b\n\"1\n2\n3\",x\n\n,\nc,\"d\"\"e\"\n";
        assert_eq!(lines(text), [1, 2, 7]);
        assert_eq!(lines(&text.replace('\n', "\r\n")), [1, 2, 7]);
        assert_eq!(lines(&text.replace('\n', "\r")), [1, 2, 7]);
        assert_eq!(read(text).0[1].1, ["1\n2\n3", "x"]);
        assert_eq!(read(&text.replace('\n', "\r\n")).0[1].1, ["1\n2\n3", "x"]);
        assert_eq!(read(text).0[2].1, ["c", "d\"e"]);
    }

    #[test]
    fn a_lonely_quotation_mark_costs_its_line_only() {
        let (rows, broken) = read("a,b\n1,\"2\n3,4\n5,\"6\"\n7,8\n");
        assert_eq!(broken, [2]);
        assert_eq!(rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 3, 4, 5]);
        let (rows, broken) = read("a,b\n1,\"2\n3,4\n");
        assert_eq!((rows.len(), broken), (2, vec![2]));
    }

    #[test]
    fn marks_within_a_line_and_spaces_before_them_do_no_harm() {
        assert_eq!(read("12\" monitor, \"a, b\",c").0[0].1, ["12\" monitor", "a, b", "c"]);
        assert_eq!(read("\"a\" b,c").0[0].1, ["a b", "c"]);
        assert_eq!(read("\"say \"\"hi \"\", then\",c").0[0].1, ["say \"hi \", then", "c"]);
        // Doubled marks in a cell that is not quoted are no quotation: the next cell is.
        assert_eq!(read("a\"\"\"\", \"b\nc\",d").0[0].1, ["a\"\"\"\"", "b\nc", "d"]);
    }

    #[test]
    fn ragged_rows_keep_their_own_width() {
        let widths: Vec<usize> = read("a,b,c\n1\n1,2,3,4\n").0.iter().map(|(_, cells)| cells.len()).collect();
        assert_eq!(widths, [3, 1, 4]);
    }

    proptest! {
        #[test]
        fn any_text_is_cut_without_loss_of_lines(text in "[a\",\n\r ;]{0,60}") {
            let (rows, broken) = split(&text, b',', 1);
            prop_assert!(rows.is_sorted_by(|a, b| a.line < b.line));
            prop_assert!(broken.is_sorted_by(|a, b| a.line < b.line));
        }

        #[test]
        fn what_a_writer_writes_is_read(table in proptest::collection::vec(
            proptest::collection::vec("[a-c\"\n ,;'=]{0,8}[a-c]", 3), 1..8)) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            for row in &table {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let (rows, broken) = split(&text, b',', 1);
            prop_assert!(broken.is_empty());
            let read: Vec<Vec<String>> = rows.into_iter().map(|row| row.cells).collect();
            let meant: Vec<Vec<String>> =
                table.iter().map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect()).collect();
            prop_assert_eq!(read, meant);
        }
    }
}
