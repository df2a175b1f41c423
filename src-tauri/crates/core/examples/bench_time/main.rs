//! How much the history costs and how fast it answers, each figure as a ratio to a yardstick taken in the same run.
//!
//! `cargo xtask bench time`, or `cargo run --release -p throughline-core --example bench_time`: measures on 10,000 items
//! and a history of 50,000 random edits, prints a table in Markdown, and exits with 1 where a bound is missed or where
//! the history, made again, is not the file.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and stops where it cannot go on"
)]

#[path = "../local/company.rs"]
mod company;
mod edits;
#[path = "../local/report.rs"]
mod report;
#[path = "../local/timing.rs"]
mod timing;

use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;
use rusqlite::Connection;
use throughline_core::store::{OpenMode, Store};
use throughline_core::workspace::point::Point;
use throughline_core::workspace::{Moment, Workspace};
use throughline_plan::compare;
use throughline_plan::model::{Change, Edit, Id, RecordKind, RecordRef};
use throughline_plan::plan::Plan;

use report::{Measured, Report};
use timing::{Paired, paired};

const ITEMS: usize = 10_000;
const HISTORY: u32 = 50_000;
/// As many edits as a large plan sees between two boards.
const RECENT: i64 = 1_000;
/// How often each pair is measured; an odd number has a middle.
const RUNS: usize = 15;
/// Edits are quick, and wait for the disk, which is not steady.
const EDITS: usize = 301;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let json = match words.as_slice() {
        ["--json", path] => Some(*path),
        [] => None,
        _ => {
            println!("bench_time [--json FILE]");
            return ExitCode::from(2);
        }
    };
    let (report, whole) = measure();
    println!("{report}");
    if let Some(path) = json {
        std::fs::write(path, report.json()).unwrap();
    }
    if report.is_good() && whole { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The figures, and whether the history, made again, is the file.
fn measure() -> (Report, bool) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Bench.throughline");
    company::make(&path, ITEMS, moment()).close().unwrap();
    let copy = folder.path().join("Bare.throughline");
    let editing = one_edit(&path, &copy);

    let before = std::fs::metadata(&path).unwrap().len();
    let mut workspace = Workspace::open(&path, OpenMode::Write).unwrap();
    let first = workspace.store().undo_state().unwrap().entries;
    let made = edits::random(&mut workspace, HISTORY, moment());
    workspace.close().unwrap();
    let growth = (std::fs::metadata(&path).unwrap().len() - before) / u64::from(made);
    let workspace = Workspace::open(&path, OpenMode::Read).unwrap();
    let last = workspace.store().undo_state().unwrap().entries;

    let at = |seq: i64| workspace.at(&Point::Entry(seq), moment()).unwrap().plan;
    let half = first + (last - first) / 2;
    let oldest = paired(RUNS, || load(&path), || at(first));
    let middle = paired(RUNS, || load(&path), || at(half));
    let (old, recent, new) = (at(first), at(last - RECENT), load(&path));
    let comparing = paired(RUNS, || (load(&path), load(&path)), || compare::compare(&old, &new));
    let recently = paired(RUNS, || (load(&path), load(&path)), || compare::compare(&recent, &new));
    let changed = compare::compare(&old, &new).records.len();
    let replayed = workspace.store().verify_history();
    let notes = vec![
        format!("The file grows by {growth} bytes an edit, what the edits wrote included."),
        match &replayed {
            Ok(verified) => format!(
                "The history of {} entries, made again from nothing, gives the file's own {} records.",
                verified.entries, verified.records
            ),
            Err(error) => format!("The history, made again, does NOT give the file's own tables: {error}"),
        },
    ];
    let report = Report {
        bench: "time",
        title: "The history",
        about: format!(
            "{ITEMS} items, {made} random edits, {changed} records different between first and last"
        ),
        measured: vec![
            Measured::new("one edit with history", "the same UPDATE in a bare transaction", 3.0, editing),
            Measured::new("the plan before all the edits", "load into a Plan", 3.0, oldest),
            Measured::new("the plan half-way through them", "load into a Plan", 3.0, middle),
            Measured::new("compare the first with the last", "load both", 1.0, comparing),
            Measured::new("compare the last with that 1,000 edits ago", "load both", 1.0, recently),
        ],
        notes,
    };
    (report, replayed.is_ok())
}

/// From a closed file to a Plan.
fn load(path: &Path) -> Plan {
    Plan::new(Store::open(path, OpenMode::Read).unwrap().load().unwrap())
}

/// New titles for one item, through the workspace and as bare as can be, each in a file of its own with the same
/// promise of surviving a power cut.
fn one_edit(path: &Path, copy: &Path) -> Paired {
    std::fs::copy(path, copy).unwrap();
    let bare = Connection::open(copy).unwrap();
    bare.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
        .unwrap();
    let mut workspace = Workspace::open(path, OpenMode::Write).unwrap();
    let id = workspace.plan().items.rows()[workspace.plan().items.len() / 2].id;
    let (mut n, mut m) = (0, 0);
    let update = || {
        n += 1;
        bare.prepare_cached("BEGIN IMMEDIATE").unwrap().execute([]).unwrap();
        bare.prepare_cached("UPDATE item SET title = ?1 WHERE id = ?2")
            .unwrap()
            .execute((format!("Title {n}"), id.0.as_bytes()))
            .unwrap();
        bare.prepare_cached("COMMIT").unwrap().execute([]).unwrap();
    };
    let edit = || {
        m += 1;
        workspace.apply(&Edit { label: String::new(), changes: vec![retitle(id, m)] }, moment()).unwrap()
    };
    let timed = paired(EDITS, update, edit);
    workspace.close().unwrap();
    timed
}

fn retitle(id: Id, n: u32) -> Change {
    let set = serde_json::Map::from_iter([("title".to_owned(), format!("Title {n}").into())]);
    Change::Update { record: RecordRef::new(RecordKind::Item, id), set }
}

fn moment() -> Moment {
    let today = NaiveDate::from_ymd_opt(2027, 2, 17).unwrap();
    Moment { now: today.and_hms_opt(12, 0, 0).unwrap().and_utc(), today }
}
