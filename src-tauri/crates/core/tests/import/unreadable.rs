//! Files that cannot be imported say what they are and what to do.

use std::borrow::Cow;

use proptest::prelude::*;
use throughline_core::Error;
use throughline_core::exchange::import::{
    ImportError, Mapping, Options, Preview, Source, Unreadable, preview,
};
use throughline_plan::plan::{Plan, Records};

use super::{new_id, real_file};

fn read(bytes: &[u8], mapping: Mapping) -> Result<Preview, ImportError> {
    let source = Source { name: "plan.xlsx".to_owned(), bytes: Cow::Borrowed(bytes) };
    let options = Options { mappings: vec![mapping], ..Options::default() };
    preview(&Plan::new(Records::default()), &[source], &options, &new_id)
}

fn reason(bytes: &[u8]) -> Unreadable {
    read(bytes, Mapping::default()).unwrap_err().reason
}

#[test]
fn what_is_no_plan_is_named() {
    assert_eq!(reason(b""), Unreadable::Empty);
    assert_eq!(reason(b"\xef\xbb\xbf\r\n"), Unreadable::Empty);
    assert_eq!(reason(b"%PDF-1.7 ..."), Unreadable::NotASpreadsheet("a PDF"));
    assert_eq!(reason(b"\x89PNG\r\n\x1a\n"), Unreadable::NotASpreadsheet("a picture"));
    assert!(matches!(reason(b"PK\x03\x04 xl/workbook.xml"), Unreadable::Damaged(_)));
    let error = Error::from(read(b"%PDF", Mapping::default()).unwrap_err());
    assert_eq!(error.message, "plan.xlsx: this is a PDF, not a spreadsheet or a text file with columns.");
    assert_eq!(error.hint.as_deref(), Some("Save the plan as CSV or XLSX and import that."));
}

#[test]
fn a_sheet_or_row_that_is_not_there_is_named() {
    let book = real_file("rust-project-goals-2025h2.xlsx");
    let sheet = Mapping { sheet: Some("Roadmap".to_owned()), ..Mapping::default() };
    assert_eq!(
        read(&book.bytes, sheet).unwrap_err().to_string(),
        "plan.xlsx: there is no sheet named “Roadmap”; the sheets are Objectives, Goals, Goals and tasks"
    );
    let row = Mapping { header_row: Some(99), ..Mapping::default() };
    assert_eq!(read(&book.bytes, row).unwrap_err().reason, Unreadable::NoHeader(99));
    let delimiter = Mapping { delimiter: Some('"'), ..Mapping::default() };
    assert_eq!(read(b"Title\nA", delimiter).unwrap_err().reason, Unreadable::BadDelimiter('"'));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_workbook_is_read_or_refused(places in proptest::collection::vec((0usize..10_000, any::<u8>()), 1..30), cut in 100usize..10_700) {
        let mut bytes = real_file("jenkins-roadmap.xlsx").bytes.into_owned();
        for (place, byte) in places {
            let place = place % bytes.len();
            bytes[place] = byte;
        }
        let _ = read(&bytes, Mapping::default());
        bytes.truncate(cut.min(bytes.len()));
        let _ = read(&bytes, Mapping::default());
    }
}
