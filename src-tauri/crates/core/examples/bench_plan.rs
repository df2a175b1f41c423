//! How fast the core is on a workspace of 10,000 items, each figure as a ratio to a yardstick taken in the same run.
//!
//! `cargo xtask bench plan`, or `cargo run --release -p throughline-core --example bench_plan [ITEMS]`. Exits with 1
//! where a ratio is above its bound.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and stops where it cannot go on"
)]

use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use rusqlite::Connection;
use throughline_core::store::{OpenMode, Store};
use throughline_core::workspace::{Moment, Workspace};
use throughline_plan::model::{
    Change, Dependency, Edit, Id, Item, ItemStatus, Leader, Objective, PlanDate, Record, RecordKind,
    RecordRef, Strategy,
};
use throughline_plan::picture::{self, PictureSpec};
use throughline_plan::{alignment, plan};

const RUNS: usize = 21;

fn main() -> ExitCode {
    let items = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(10_000);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Bench.throughline");
    let mut workspace = fill(&path, items);
    let today = moment().today;
    println!(
        "{} items, {} links, {} dependencies, {} involvements; medians of {RUNS} runs\n",
        workspace.plan().items.len(),
        workspace.plan().links.len(),
        workspace.plan().dependencies.len(),
        workspace.plan().involvements.len()
    );

    let reader = Connection::open(&path).unwrap();
    let select = median(|| bare_select(&reader));
    let load = median(|| plan::Plan::new(Store::open(&path, OpenMode::Read).unwrap().load().unwrap()));
    let check = median(|| alignment::check(workspace.plan(), today));
    let spec = PictureSpec { width: 1240.0, height: 850.0, ..PictureSpec::default() };
    let layout = median(|| picture::roadmap(workspace.plan(), &spec, today));

    let id = workspace.plan().items.rows()[items / 2].id;
    let mut n = 0;
    let edit = median(|| {
        n += 1;
        workspace.apply(&Edit { label: String::new(), changes: vec![retitle(id, n)] }, moment()).unwrap()
    });
    let copy = folder.path().join("Bare.throughline");
    workspace.store().copy_to(&copy).unwrap();
    let bare = Connection::open(&copy).unwrap();
    bare.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
        .unwrap();
    let update = median(|| {
        n += 1;
        bare.execute("BEGIN IMMEDIATE", []).unwrap();
        let title = format!("Title {n}");
        bare.prepare_cached("UPDATE item SET title = ?1 WHERE id = ?2")
            .unwrap()
            .execute((title, id.0.as_bytes()))
            .unwrap();
        bare.execute("COMMIT", []).unwrap();
    });

    println!("| what | time | yardstick | ratio | bound | |");
    println!("|---|---:|---|---:|---:|---|");
    let rows = [
        row("load into a Plan", load, "bare SELECT * of the same tables", select, 2.0),
        row("all rules", check, "load", load, 0.5),
        row("scene of all items", layout, "load", load, 0.5),
        row("one edit with history", edit, "the same UPDATE in a bare transaction", update, 4.0),
    ];
    if rows.into_iter().all(|good| good) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn row(what: &str, time: Duration, yardstick: &str, of: Duration, bound: f64) -> bool {
    let ratio = time.as_secs_f64() / of.as_secs_f64();
    let good = ratio <= bound;
    let verdict = if good { "good" } else { "TOO SLOW" };
    println!(
        "| {what} | {:.2} ms | {yardstick}: {:.2} ms | {ratio:.2} | {bound:.1} | {verdict} |",
        time.as_secs_f64() * 1e3,
        of.as_secs_f64() * 1e3
    );
    good
}

/// The median time of a run, after one that is not counted.
fn median<T>(mut run: impl FnMut() -> T) -> Duration {
    black_box(run());
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            black_box(run());
            start.elapsed()
        })
        .collect();
    times.sort();
    times[RUNS / 2]
}

/// Every value of every table that holds records, looked at and thrown away.
fn bare_select(conn: &Connection) -> usize {
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

fn retitle(id: Id, n: u32) -> Change {
    let set = serde_json::Map::from_iter([("title".to_owned(), format!("Title {n}").into())]);
    Change::Update { record: RecordRef::new(RecordKind::Item, id), set }
}

fn moment() -> Moment {
    let today = NaiveDate::from_ymd_opt(2027, 2, 17).unwrap();
    Moment { now: today.and_hms_opt(12, 0, 0).unwrap().and_utc(), today }
}

/// A workspace of so many items over three years, in 8 objectives and 40 strategies, under 60 leaders, with a
/// dependency for three items in ten: the same on every run but for the ids.
fn fill(path: &Path, items: usize) -> Workspace {
    let mut made = 0u128;
    let mut id = || {
        made += 1;
        Id(uuid::Uuid::from_u128((0x0190_0000_0000_7000_8000_u128 << 48) | made))
    };
    let objectives: Vec<Id> = (0..8).map(|_| id()).collect();
    let strategies: Vec<Id> = (0..40).map(|_| id()).collect();
    let leaders: Vec<Id> = (0..60).map(|_| id()).collect();
    let ids: Vec<Id> = (0..items).map(|_| id()).collect();
    let mut changes = Vec::new();
    let create = |record: Record, owner, serves| Change::Create { record, owner, serves };
    for (n, id) in leaders.iter().enumerate() {
        let leader = Leader { id: *id, name: format!("Leader Number{n}"), ..Leader::default() };
        changes.push(create(leader.into(), None, Vec::new()));
    }
    for (n, id) in objectives.iter().enumerate() {
        let objective =
            Objective { id: *id, title: format!("Objective {n}"), weight: Some(1.0), ..Objective::default() };
        changes.push(create(objective.into(), Some(leaders[n]), Vec::new()));
    }
    for (n, id) in strategies.iter().enumerate() {
        let strategy = Strategy { id: *id, title: format!("Strategy {n}"), ..Strategy::default() };
        let serves = RecordRef::new(RecordKind::Objective, objectives[n % 8]);
        changes.push(create(strategy.into(), Some(leaders[n % 60]), vec![serves]));
    }
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    for (n, id) in ids.iter().enumerate() {
        // A multiplier without a common factor spreads the items over time and lanes.
        let spread = (n * 7919) % 1000;
        let start = first + Days::new(spread as u64);
        let item = Item {
            id: *id,
            parent_id: (n % 10 != 0).then(|| ids[n / 10 * 10]),
            title: format!("Item {n} with a title of ordinary length"),
            description: "What it is, in a sentence that somebody wrote down once.".to_owned(),
            start: Some(PlanDate::day(start)),
            end: Some(PlanDate::day(start + Days::new(14 + (spread % 168) as u64))),
            status: ItemStatus::ALL[n % ItemStatus::ALL.len()],
            progress: Some((n % 101) as f64 / 100.0),
            effort: Some((n % 13) as f64),
            position: n as f64,
            ..Item::default()
        };
        let serves = if n % 4 == 0 {
            Vec::new()
        } else {
            vec![RecordRef::new(RecordKind::Strategy, strategies[n * 31 % 40])]
        };
        changes.push(create(item.into(), Some(leaders[n * 17 % 60]), serves));
    }
    for n in 0..items * 3 / 10 {
        let (blocker_id, blocked_id) = (ids[n * 3], ids[(n * 3 + 1 + n % 50).min(items - 1)]);
        changes.push(create(
            Dependency { id: id(), blocker_id, blocked_id, note: String::new() }.into(),
            None,
            Vec::new(),
        ));
    }
    let mut workspace = Workspace::create(path, "Bench").unwrap();
    workspace.apply(&Edit { label: "Fill".to_owned(), changes }, moment()).unwrap();
    workspace
}
