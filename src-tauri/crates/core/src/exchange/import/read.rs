//! From bytes to rows of text, whatever the kind of file. Nothing here knows what the columns mean.

mod records;
mod text;
mod workbook;

use super::error::Unreadable;
use super::options::Mapping;

/// One row with something in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// The line of a text file on which it begins, or its number in the sheet, counted from 1.
    pub line: u32,
    /// Its cells, without spaces around them; shorter than the header where the file's row is.
    pub cells: Vec<String>,
}

/// A line that could not be read as a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Broken {
    /// Which line, counted from 1.
    pub line: u32,
    /// What is on it.
    pub text: String,
    /// What is wrong with it.
    pub message: &'static str,
}

/// One table as text.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Read {
    /// The sheet that was read; none for a text file.
    pub sheet: Option<String>,
    /// Every sheet of the workbook.
    pub sheets: Vec<String>,
    /// The encoding of a text file.
    pub encoding: Option<String>,
    /// What separates the cells of a text file.
    pub delimiter: Option<char>,
    /// The rows with something in them.
    pub rows: Vec<Row>,
    /// The lines that could not be read.
    pub broken: Vec<Broken>,
    /// What was decided, or needs to be known, about the whole file.
    pub notes: Vec<String>,
    /// Whether some bytes made no sense in the encoding.
    pub garbled: bool,
}

/// Reads a file. `recognised` counts how many of a row's cells are known column names: it chooses between sheets.
pub(super) fn read(
    bytes: &[u8],
    mapping: &Mapping,
    recognised: &dyn Fn(&[String]) -> usize,
) -> Result<Read, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    match workbook::Kind::of(bytes)? {
        Some(kind) => workbook::read(bytes, kind, mapping, recognised),
        None => text::read(bytes, mapping),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes, &Mapping::default(), &|_| 0);
        }

        #[test]
        fn bytes_that_begin_like_a_workbook_are_refused(
            start in prop_oneof![Just(&b"PK\x03\x04"[..]), Just(&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..])],
            bytes in proptest::collection::vec(any::<u8>(), 0..2000),
        ) {
            prop_assert!(read(&[start, &bytes].concat(), &Mapping::default(), &|_| 0).is_err());
        }
    }
}
