//! What of all this is the core's own time, without a browser: loading, laying out, laying out again after one edit.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use serde_json::{Value, json};
use throughline_core::commands::packed::pack;
use throughline_core::store::{OpenMode, Store};
use throughline_plan::model::{Item, PlanDate, Record, RecordKind, RecordRef};
use throughline_plan::picture::{DependencyLines, Grouping, Layout, PictureSpec, Zoom, layout};
use throughline_plan::plan::Plan;

use super::{generated, moment};

const ROUNDS: usize = 15;

/// Medians in milliseconds, and how many bytes a window's part is.
pub fn measure(file: &Path) -> Value {
    let today = moment().today;
    let load = || Plan::new(Store::open(file, OpenMode::Read).unwrap().load().unwrap());
    let mut plan = load();
    let spec = PictureSpec {
        group: Grouping::Strategy,
        zoom: Zoom::Month,
        dependencies: DependencyLines::All,
        width: 1440.0,
        height: 860.0,
        ..PictureSpec::default()
    };
    let (mut loading, mut whole, mut laying, mut again, mut drawing, mut writing) = Default::default();
    let mut packing = Vec::new();
    let (mut text, mut bytes) = (String::new(), Vec::new());
    for round in 0..=ROUNDS {
        timed(&mut loading, load);
        timed(&mut whole, || layout(&plan, &spec, today));
        let mut laid = timed(&mut laying, || Layout::new(&plan, &spec, today));
        let changed = move_one(&mut plan, round);
        let kept = timed(&mut again, || laid.refresh(&plan, &[changed]));
        assert!(kept, "an item moved within its lane is not laid out alone");
        let part = timed(&mut drawing, || laid.slice(&plan, 0.0, 3600.0));
        text = timed(&mut writing, || serde_json::to_string(&part).unwrap());
        bytes = timed(&mut packing, || pack(&part).unwrap());
    }
    json!({
        "items": plan.items.len(),
        "load": median(&loading),
        "whole_scene": median(&whole),
        "layout": median(&laying),
        "layout_after_edit": median(&again),
        "part": median(&drawing),
        "part_as_json": median(&writing),
        "part_as_json_bytes": text.len(),
        "part_packed": median(&packing),
        "part_packed_bytes": bytes.len(),
    })
}

/// Moves an item of the first lanes by a week, there and back.
fn move_one(plan: &mut Plan, round: usize) -> RecordRef {
    let mut item: Item = plan.items.rows()[3].clone();
    let start = generated::first_day() + chrono::Days::new(200 + 7 * (round as u64 % 2));
    (item.start, item.end) = (Some(PlanDate::day(start)), Some(PlanDate::day(start + chrono::Days::new(60))));
    let at = RecordRef::new(RecordKind::Item, item.id);
    plan.apply(vec![Record::Item(item)], Vec::new());
    at
}

fn timed<T>(times: &mut Vec<f64>, act: impl FnOnce() -> T) -> T {
    let begin = Instant::now();
    let answer = black_box(act());
    times.push(begin.elapsed().as_secs_f64() * 1e3);
    answer
}

/// Of all but the first round, which does not count.
fn median(times: &[f64]) -> f64 {
    let mut times = times[1..].to_vec();
    times.sort_by(f64::total_cmp);
    (times[times.len() / 2] * 1e3).round() / 1e3
}
