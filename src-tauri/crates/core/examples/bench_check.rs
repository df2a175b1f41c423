//! How fast the check is on plans of 10,000 and 100,000 records, each figure as a ratio to a yardstick taken in the
//! same run.
//!
//! `cargo xtask bench check`, or `cargo run --release -p throughline-core --example bench_check`. Exits with 1 where a
//! ratio is above its bound. Called with `--only FILE` it loads and checks that file once and prints its own peak of
//! memory in bytes: the measurement calls itself so, for a process's peak counts all it ever did.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and stops where it cannot go on"
)]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use throughline_core::store::{OpenMode, Store};
use throughline_core::workspace::{Moment, Workspace};
use throughline_plan::alignment;
use throughline_plan::model::{
    Change, Dependency, Edit, Id, Item, ItemStatus, KeyResult, Leader, Metric, Objective, PlanDate, Record,
    RecordKind, RecordRef, Strategy,
};
use throughline_plan::plan::Plan;

const RUNS: usize = 9;
/// All rules and the coverage, as a part of loading the plan.
const MOST_OF_LOAD: f64 = 0.3;
/// Ten times the records, at most so many times the time.
const MOST_GROWTH: f64 = 11.0;
/// Peak of memory: so many times the file, and so many bytes for the program itself.
const MOST_OF_FILE: f64 = 1.5;
const PROGRAM: f64 = 60.0 * 1024.0 * 1024.0;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    if let [_, only, file] = args.as_slice()
        && only == "--only"
    {
        black_box(alignment::check(&load(Path::new(file)), today()));
        println!("{}", peak().unwrap_or(0));
        return ExitCode::SUCCESS;
    }
    let folder = tempfile::tempdir().unwrap();
    println!("Medians of {RUNS} runs\n");
    let mut fine = true;
    let mut judge = |what: &str, ratio: f64, most: f64| {
        let verdict = if ratio <= most { "ok" } else { "ABOVE" };
        println!("  {what:52} {ratio:8.2}  (at most {most:.2})  {verdict}");
        fine &= ratio <= most;
    };
    let mut times = Vec::new();
    for records in [10_000, 100_000] {
        let path = folder.path().join(format!("{records}.throughline"));
        fill(&path, records);
        let plan = load(&path);
        let count = plan.records().all().len();
        let loading = median(|| load(&path));
        let checking = median(|| alignment::check(&plan, today()));
        let report = alignment::check(&plan, today());
        println!(
            "{count} records, {} findings of {} rules: load {:.1} ms, check {:.1} ms",
            report.findings.len(),
            alignment::RULES.len(),
            ms(loading),
            ms(checking)
        );
        judge("all rules over loading", ratio(checking, loading), MOST_OF_LOAD);
        times.push(checking);
        if records == 100_000 {
            judge("growth from 10,000 to 100,000", ratio(times[1], times[0]), MOST_GROWTH);
            let out = Command::new(&args[0]).arg("--only").arg(&path).output().unwrap();
            let peak: f64 = String::from_utf8(out.stdout).unwrap().trim().parse().unwrap();
            let size = fs::metadata(&path).unwrap().len() as f64;
            println!("  file {:.1} MB, peak {:.1} MB", size / 1e6, peak / 1e6);
            if peak > 0.0 {
                judge("peak of memory over 1.5 x file + 60 MB", peak / (MOST_OF_FILE * size + PROGRAM), 1.0);
            }
        }
    }
    if fine { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn load(path: &Path) -> Plan {
    Plan::new(Store::open(path, OpenMode::Read).unwrap().load().unwrap())
}

/// The most memory this process ever held, in bytes; none where the system does not say.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kib| kib * 1024)
}

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

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn ratio(time: Duration, yardstick: Duration) -> f64 {
    time.as_secs_f64() / yardstick.as_secs_f64()
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 2, 17).unwrap()
}

/// A plan of about so many records, links, owners and dependencies counted: objectives and strategies grow with it, a
/// tenth of the items are wholes, and some items wait for each other in circles. The same on every run but for ids.
fn fill(path: &Path, records: usize) {
    let items = records * 100 / 309;
    let many = |share: usize| (items / share).max(8);
    let (objectives, strategies, leaders) = (many(100), many(40), many(80));
    let mut made = 0u128;
    let mut id = || {
        made += 1;
        Id(uuid::Uuid::from_u128((0x0190_0000_0000_7000_8000_u128 << 48) | made))
    };
    let mut ids = |count: usize| (0..count).map(|_| id()).collect::<Vec<Id>>();
    let (goals, bets, people, work) = (ids(objectives), ids(strategies), ids(leaders), ids(items));
    let metrics = ids(objectives);
    let mut changes = Vec::new();
    let mut create = |record: Record, owner: Option<Id>, serves: Vec<RecordRef>| {
        changes.push(Change::Create { record, owner, serves });
    };
    for (n, id) in people.iter().enumerate() {
        let reports_to_id = (n > 0).then(|| people[n / 6]);
        create(
            Leader { id: *id, name: format!("Leader {n}"), reports_to_id, ..Leader::default() }.into(),
            None,
            vec![],
        );
    }
    for (n, id) in goals.iter().enumerate() {
        let parent_id = (n > 0).then(|| goals[n / 8]);
        let end = PlanDate::day(today() + Days::new((n % 400) as u64));
        let goal = Objective {
            id: *id,
            parent_id: parent_id.filter(|parent| parent != id),
            title: format!("Objective {n}"),
            weight: Some(1.0 + (n % 4) as f64),
            end: Some(end),
            ..Objective::default()
        };
        create(goal.into(), Some(people[n % leaders]), vec![]);
        let metric = Metric {
            id: metrics[n],
            title: format!("Metric {n}"),
            unit: "%".to_owned(),
            ..Metric::default()
        };
        create(metric.into(), None, vec![]);
        let title = format!("Key result {n}");
        let (baseline, target) = (Some(1.0), Some(n as f64));
        let metric_id = Some(metrics[n]);
        create(
            KeyResult { objective_id: *id, title, metric_id, baseline, target, ..KeyResult::default() }
                .into(),
            None,
            vec![],
        );
    }
    for (n, id) in bets.iter().enumerate() {
        let bet = Strategy { id: *id, title: format!("Strategy {n}"), ..Strategy::default() };
        create(
            bet.into(),
            Some(people[n % leaders]),
            vec![RecordRef::new(RecordKind::Objective, goals[n % objectives])],
        );
    }
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    for (n, id) in work.iter().enumerate() {
        // A multiplier without a common factor spreads the items over time and lanes.
        let spread = (n * 7919) % 1000;
        // What is done lies behind, what goes on touches today, the rest lies ahead, but for one in sixteen.
        let status = ItemStatus::ALL[n % ItemStatus::ALL.len()];
        let start = match status {
            _ if n % 16 == 0 => first + Days::new(spread as u64),
            ItemStatus::Done | ItemStatus::Dropped => first + Days::new((spread % 200) as u64),
            ItemStatus::InProgress | ItemStatus::OnHold => today() - Days::new((spread % 14) as u64),
            ItemStatus::Idea | ItemStatus::Planned => today() + Days::new((spread % 300) as u64),
        };
        let progress = match status {
            ItemStatus::Done => Some(1.0),
            ItemStatus::InProgress | ItemStatus::OnHold => Some((n % 100) as f64 / 100.0),
            _ => None,
        };
        let item = Item {
            id: *id,
            parent_id: (n % 10 != 0).then(|| work[n / 10 * 10]),
            title: format!("Item {n} with a title of ordinary length"),
            description: "What it is, in a sentence that somebody wrote down once.".to_owned(),
            start: Some(PlanDate::day(start)),
            end: Some(PlanDate::day(start + Days::new(14 + (spread % 168) as u64))),
            status,
            progress,
            effort: Some((n % 13) as f64),
            position: n as f64,
            ..Item::default()
        };
        let serves = match n % 4 {
            0 => vec![],
            1 => vec![RecordRef::new(RecordKind::Objective, goals[n * 13 % objectives])],
            _ => vec![RecordRef::new(RecordKind::Strategy, bets[n * 31 % strategies])],
        };
        create(item.into(), Some(people[n * 17 % leaders]), serves);
    }
    for n in 0..items * 3 / 10 {
        // Every hundredth goes back to where another comes from, and closes a circle.
        let (from, to) = (n * 3, (n * 3 + 1 + n % 50).min(items - 1));
        let (from, to) = if n % 100 == 99 { (to, from.saturating_sub(3)) } else { (from, to) };
        let (blocker_id, blocked_id) = (work[from], work[to]);
        create(Dependency { blocker_id, blocked_id, ..Dependency::default() }.into(), None, vec![]);
    }
    let moment = Moment { now: today().and_hms_opt(12, 0, 0).unwrap().and_utc(), today: today() };
    let mut workspace = Workspace::create(path, "Bench").unwrap();
    workspace.apply(&Edit { label: "Fill".to_owned(), changes }, moment).unwrap();
    workspace.close().unwrap();
}
