//! Text files: which encoding, which delimiter, and the records.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::super::error::Unreadable;
use super::super::options::Mapping;
use super::{Read, records};

/// What may separate cells, the most usual first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many records are looked at to find the delimiter.
const LOOKED_AT: usize = 60;

pub(super) fn read(bytes: &[u8], mapping: &Mapping) -> Result<Read, Unreadable> {
    let asked = match &mapping.encoding {
        None => None,
        Some(label) => Some(
            Encoding::for_label(label.trim().as_bytes())
                .ok_or_else(|| Unreadable::NoSuchEncoding(label.clone()))?,
        ),
    };
    let encoding = asked.unwrap_or_else(|| guess(bytes));
    // With its byte order mark taken off; a mark beats what was asked for, as everywhere on the web.
    let (text, encoding, garbled) = encoding.decode(bytes);
    if let Some(what) = not_a_table(&text) {
        return Err(Unreadable::NotASpreadsheet(what));
    }
    let (text, hint) = without_hint(&text);
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    let delimiter = match mapping.delimiter.or(hint) {
        Some(c) if c.is_ascii() && !matches!(c, '"' | '\r' | '\n') => c as u8,
        Some(c) => return Err(Unreadable::BadDelimiter(c)),
        None => sniff(&text),
    };
    let first_line = if hint.is_some() { 2 } else { 1 };
    let (rows, broken) = records::split(&text, delimiter, first_line);
    let mut notes = Vec::new();
    if asked.is_none() && encoding != UTF_8 {
        notes.push(format!("The text is read as {}, which its bytes suggest.", encoding.name()));
    }
    Ok(Read {
        encoding: Some(encoding.name().to_ascii_lowercase()),
        delimiter: Some(char::from(delimiter)),
        rows,
        broken,
        notes,
        garbled,
        ..Read::default()
    })
}

/// The encoding that the bytes suggest. Byte order marks are found by the decoder itself.
fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        return marked;
    }
    // Latin text in UTF-16 has a zero in every other byte; nothing else that is text has any.
    let head = &bytes[..bytes.len().min(4096)];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if head.len() >= 4 && even.max(odd) * 5 > head.len() {
        return if odd > even { UTF_16LE } else { UTF_16BE };
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// What a text is, where it is certainly not a table.
fn not_a_table(text: &str) -> Option<&'static str> {
    if text.contains('\0') {
        return Some("a binary file");
    }
    let head: String = text.trim_start().chars().take(200).collect::<String>().to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.starts_with("<html") {
        Some("a web page")
    } else if head.starts_with("<?xml") || head.starts_with("<svg") {
        Some("an XML file")
    } else if head.starts_with("{\\rtf") {
        Some("a text document")
    } else if head.starts_with('{') || head.starts_with("[{") || head.starts_with("[\n") {
        serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok().then_some("a JSON file")
    } else {
        None
    }
}

/// Takes off the first line `sep=;`, by which Excel is told the delimiter.
fn without_hint<'a>(text: &'a str) -> (Cow<'a, str>, Option<char>) {
    let line = text.lines().next().unwrap_or_default();
    let hint = line.trim().trim_matches('"').strip_prefix("sep=").and_then(|rest| {
        let mut rest = rest.chars();
        rest.next().filter(|_| rest.next().is_none())
    });
    match hint {
        Some(_) => {
            let rest: &'a str = text.get(line.len()..).unwrap_or_default();
            let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')).unwrap_or(rest);
            (Cow::Borrowed(rest), hint)
        }
        None => (Cow::Borrowed(text), None),
    }
}

/// The delimiter that cuts the first records into the same number of cells, as often and as many as possible.
fn sniff(text: &str) -> u8 {
    let score = |delimiter: u8| {
        let (rows, broken) = records::split_first(text, delimiter, LOOKED_AT);
        let mut counts: Vec<usize> = rows.iter().map(|row| row.cells.len()).collect();
        counts.sort_unstable();
        let usual = counts
            .chunk_by(|a, b| a == b)
            .filter(|same| same[0] > 1)
            .map(|same| (same.len() * 100 / rows.len().max(1), same[0]))
            .max();
        usual.map_or((0, 0), |(share, cells)| (share.saturating_sub(broken.len() * 5), cells))
    };
    // The share in steps of ten, so that one odd row does not beat many more cells.
    let mut best = (b',', (0, 0));
    for delimiter in DELIMITERS {
        let (share, cells) = score(delimiter);
        if (share / 10, cells) > best.1 {
            best = (delimiter, (share / 10, cells));
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Read {
        super::read(bytes, &Mapping::default()).unwrap()
    }

    fn cells(read: &Read) -> Vec<Vec<&str>> {
        read.rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect()
    }

    #[test]
    fn encodings_are_found() {
        let text = "Titel;Eigentümer\nÄnderung;Jörg\n";
        let utf16 = |big: bool, mark: bool| -> Vec<u8> {
            let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
            units.flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
        };
        let marked = ["\u{feff}".as_bytes(), text.as_bytes()].concat();
        let western = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), "utf-8"),
            (marked, "utf-8"),
            (western, "windows-1252"),
            (utf16(false, true), "utf-16le"),
            (utf16(true, true), "utf-16be"),
            (utf16(false, false), "utf-16le"),
            (utf16(true, false), "utf-16be"),
        ] {
            let read = read(&bytes);
            assert_eq!(read.encoding.as_deref(), Some(encoding));
            assert_eq!(cells(&read), [["Titel", "Eigentümer"], ["Änderung", "Jörg"]], "{encoding}");
            assert!(!read.garbled);
        }
    }

    #[test]
    fn the_encoding_can_be_said() {
        let mapping = Mapping { encoding: Some("windows-1252".to_owned()), ..Mapping::default() };
        let read = super::read("Title\nJörg".as_bytes(), &mapping).unwrap();
        assert_eq!(cells(&read), [["Title"], ["JÃ¶rg"]]);
        let wrong = Mapping { encoding: Some("klingon".to_owned()), ..Mapping::default() };
        assert_eq!(super::read(b"Title", &wrong), Err(Unreadable::NoSuchEncoding("klingon".to_owned())));
    }

    #[test]
    fn delimiters_are_found() {
        for (text, delimiter) in [
            ("Title,Owner\nA,B\n", ','),
            ("Title;Effort;Notes\nA;1,5;x, y\nB;2,5;z, w\n", ';'),
            ("Title\tOwner\nGrowth, retention\tJo\n", '\t'),
            ("Title|Owner|End\nA|B|C\n", '|'),
            ("Only a column\nwithout, commas in every row\nthe third\n", ','),
            ("\"a;b\",\"c;d\"\n\"e;f\",\"g;h\"\n", ','),
            ("sep=;\nTitle;Owner\nA;B\n", ';'),
            ("Plan 2026, draft\n\nTitle;Owner;End\nA;B;C\nD;E;F\n", ';'),
        ] {
            assert_eq!(read(text.as_bytes()).delimiter, Some(delimiter), "{text}");
        }
        let hinted = read(b"sep=;\nTitle;Owner\nA;B\n");
        assert_eq!(hinted.rows[0].line, 2);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for (bytes, what) in [
            (&b"<!DOCTYPE html><html></html>"[..], "a web page"),
            (b"{\"a\": 1}", "a JSON file"),
            (b"abc\0\0\0\0def", "a binary file"),
        ] {
            assert_eq!(super::read(bytes, &Mapping::default()), Err(Unreadable::NotASpreadsheet(what)));
        }
        assert_eq!(super::read(b" \n\r\n", &Mapping::default()), Err(Unreadable::Empty));
    }
}
