//! How fast the core is on a workspace of 10,000 items, each figure as a ratio to a yardstick taken in the same run.
//!
//! `cargo xtask bench plan`, or `cargo run --release -p throughline-core --example bench_plan`:
//! - `bench_plan [--json FILE]` measures, prints a table in Markdown, and exits with 1 where a bound is missed;
//! - `bench_plan --make FILE` only writes the workspace, for the measurement of the window.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and stops where it cannot go on"
)]

#[path = "../local/company.rs"]
mod company;
#[path = "../local/report.rs"]
mod report;
#[path = "../local/timing.rs"]
mod timing;

use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;
use rusqlite::Connection;
use throughline_core::store::{OpenMode, Store};
use throughline_core::workspace::{Moment, Workspace};
use throughline_plan::alignment;
use throughline_plan::model::{Change, Edit, Id, RecordKind, RecordRef};
use throughline_plan::picture::{self, DependencyLines, PictureSpec};
use throughline_plan::plan::Plan;

use report::{Measured, Report};
use timing::{Paired, paired};

/// How often each pair is measured; an odd number has a middle.
const RUNS: usize = 31;
/// Edits are quick, and wait for the disk, which is not steady.
const EDITS: usize = 301;

/// What the workspace holds; the bounds are for so many.
const ITEMS: usize = 10_000;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let json = match words.as_slice() {
        ["--make", path] => {
            company::make(Path::new(path), ITEMS, moment()).close().unwrap();
            return ExitCode::SUCCESS;
        }
        ["--json", path] => Some(*path),
        [] => None,
        _ => {
            println!("bench_plan [--json FILE | --make FILE]");
            return ExitCode::from(2);
        }
    };
    let report = measure();
    println!("{report}");
    if let Some(path) = json {
        std::fs::write(path, report.json()).unwrap();
    }
    if report.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn measure() -> Report {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Bench.throughline");
    // Closed, so that both sides read a file that rests.
    company::make(&path, ITEMS, moment()).close().unwrap();
    let plan = load(&path);

    let today = moment().today;
    let reading = paired(RUNS, || select(&path), || load(&path));
    let checking = paired(RUNS, || load(&path), || alignment::check(&plan, today));
    // As the window asks for it, but for the dependency lines: all of them are the most there can be to lay out.
    let spec = PictureSpec {
        width: 1240.0,
        height: 850.0,
        dependencies: DependencyLines::All,
        ..PictureSpec::default()
    };
    let drawing = paired(RUNS, || load(&path), || picture::layout(&plan, &spec, today));
    let editing = edits(&path, &folder.path().join("Bare.throughline"));

    let scene = picture::layout(&plan, &spec, today);
    Report {
        bench: "plan",
        title: "The core",
        notes: Vec::new(),
        about: format!(
            "{} items, {} objectives with {} key results, {} strategies, {} leaders, {} links, {} dependencies, \
             {} involvements: {} findings, {} marks in the scene",
            plan.items.len(),
            plan.objectives.len(),
            plan.key_results.len(),
            plan.strategies.len(),
            plan.leaders.len(),
            plan.links.len(),
            plan.dependencies.len(),
            plan.involvements.len(),
            alignment::check(&plan, today).findings.len(),
            scene.body.len() + scene.tray.len(),
        ),
        measured: vec![
            Measured::new("load into a Plan", "bare SELECT * of the same tables", 2.0, reading),
            Measured::new("all rules and coverage", "load into a Plan", 0.5, checking),
            Measured::new("scene of all items", "load into a Plan", 0.5, drawing),
            Measured::new("one edit with history", "the same UPDATE in a bare transaction", 4.0, editing),
        ],
    }
}

/// From a closed file to a Plan.
fn load(path: &Path) -> Plan {
    Plan::new(Store::open(path, OpenMode::Read).unwrap().load().unwrap())
}

/// From a closed file to every value of every table that holds records, in SQLite's own memory: nothing is copied out
/// of it, which makes this the least that reading these tables through rusqlite can cost.
fn select(path: &Path) -> usize {
    let conn = Connection::open(path).unwrap();
    let mut names =
        conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'history'").unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut seen = 0;
    for name in names {
        let mut statement = conn.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                black_box(row.get_ref(column).unwrap());
                seen += 1;
            }
        }
    }
    seen
}

/// New titles for one item, through the workspace and as bare as can be, each in a file of its own with the same
/// promise of surviving a power cut.
fn edits(path: &Path, copy: &Path) -> Paired {
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
    paired(EDITS, update, edit)
}

fn retitle(id: Id, n: u32) -> Change {
    let set = serde_json::Map::from_iter([("title".to_owned(), format!("Title {n}").into())]);
    Change::Update { record: RecordRef::new(RecordKind::Item, id), set }
}

fn moment() -> Moment {
    let today = NaiveDate::from_ymd_opt(2027, 2, 17).unwrap();
    Moment { now: today.and_hms_opt(12, 0, 0).unwrap().and_utc(), today }
}
