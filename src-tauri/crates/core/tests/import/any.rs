//! Any table whatever: never a panic, always an edit that can be made, and nothing to do the second time.

use proptest::prelude::*;
use throughline_core::exchange::import::{self, Options, Preview, Source};
use throughline_core::store::Op;
use throughline_core::workspace::Workspace;
use throughline_plan::plan::Plan;

use super::{Bench, new_id};

/// Column names that make the import look closely.
const NAMES: [&str; 22] = [
    "Title",
    "Id",
    "Type",
    "Parent",
    "Objective",
    "Strategy",
    "Owner",
    "Status",
    "Start",
    "End",
    "Epic",
    "Depends on",
    "Blocks",
    "Labels",
    "Team",
    "Progress",
    "Effort",
    "Product",
    "Summary",
    "See also",
    "Initiative",
    "Something",
];

/// Cells that make it stumble.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        4 => "[A-C]",
        2 => "[1-3]",
        2 => prop_oneof![
            Just("Epic".to_owned()), Just("Objective".to_owned()), Just("Theme".to_owned()), Just("Product".to_owned()),
            Just("leader".to_owned()), Just("Goal".to_owned()),
        ],
        2 => prop_oneof![
            Just("A, B".to_owned()), Just("B; C".to_owned()), Just("@a, b".to_owned()), Just("Team: x".to_owned()),
            Just("Q3 2026".to_owned()), Just("3/12/2026".to_owned()), Just("45%".to_owned()), Just("1 (2)".to_owned()),
            Just("'=A".to_owned()), Just("x\ny".to_owned()), Just("\"q".to_owned()), Just("TBD".to_owned()),
        ],
        1 => ".{0,6}",
    ]
}

fn table() -> impl Strategy<Value = String> {
    let names = proptest::collection::vec(
        prop_oneof![9 => proptest::sample::select(&NAMES[..]).prop_map(str::to_owned), 1 => cell()],
        1..8,
    );
    (names, proptest::collection::vec(proptest::collection::vec(cell(), 1..9), 0..8)).prop_map(
        |(names, rows)| {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            for row in std::iter::once(&names).chain(&rows) {
                writer.write_record(row).unwrap();
            }
            String::from_utf8(writer.into_inner().unwrap()).unwrap()
        },
    )
}

/// The plan that an edit of an empty workspace makes.
fn made(workspace: &Workspace, preview: &Preview) -> Plan {
    let mut plan = workspace.plan().clone();
    let (mut put, mut removed) = (Vec::new(), Vec::new());
    for op in workspace.rehearse(&preview.edit).unwrap() {
        match op {
            Op::Put(record) => put.push(*record),
            Op::Delete(record) => removed.push(record),
        }
    }
    plan.apply(put, removed);
    plan
}

fn sources<'a>(texts: &[&'a String]) -> Vec<Source<'a>> {
    let source =
        |(n, text): (usize, &&'a String)| Source { name: format!("{n}.csv"), bytes: text.as_bytes().into() };
    texts.iter().enumerate().map(source).collect()
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

#[test]
fn any_table_is_imported_once() {
    let bench = Bench::new();
    proptest!(config(1000), |(text in table())| {
        let sources = sources(&[&text]);
        // A file without anything in it, or with a binary zero, is refused.
        let first = import::preview(bench.plan(), &sources, &Options::default(), &new_id);
        let Ok(first) = first else { return Ok(()) };
        let plan = made(&bench.workspace, &first);
        let again = import::preview(&plan, &sources, &Options::default(), &new_id).unwrap();
        prop_assert_eq!(again.edit.changes, []);
    });
}

#[test]
fn any_two_tables_make_an_edit_that_can_be_made() {
    let bench = Bench::new();
    proptest!(config(500), |(one in table(), two in table())| {
        let both = import::preview(bench.plan(), &sources(&[&one, &two]), &Options::default(), &new_id);
        let Ok(both) = both else { return Ok(()) };
        let plan = made(&bench.workspace, &both);
        // On top of that, either can come again.
        for text in [&one, &two] {
            let then = import::preview(&plan, &sources(&[text]), &Options::default(), &new_id);
            prop_assert!(then.is_ok());
        }
    });
}
