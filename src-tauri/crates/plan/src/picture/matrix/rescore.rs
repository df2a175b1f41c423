//! Putting items elsewhere in the matrix: both numbers of each, as one edit.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::model::{Change, Item};
use crate::picture::place::{Placing, Target};
use crate::picture::{PictureSpec, words};
use crate::plan::{Ix, Plan};
use crate::scoring::Measure;

use super::axis::Axis;
use super::laid::Laid;

/// What it would mean to put items at a place, or to move them by steps of the axes. Several move as far as the first
/// does; one that lacks a number gets that of the place, or the middle of the scale by keys.
pub fn place(plan: &Plan, spec: &PictureSpec, items: &[Ix<Item>], target: Target) -> Option<Placing> {
    let laid = Laid::new(plan, spec)?;
    let shown = |ix: &Ix<Item>| laid.placed.contains(ix) || laid.lacking.contains(ix);
    let first = *items.first().filter(|ix| shown(ix))?;
    let was = read(&laid, &plan.items[first]);
    let axes = [&laid.across, &laid.up];
    let to = match target {
        Target::Point { x, y } => {
            let at = laid.values([x, y]);
            [0, 1].map(|n| axes[n].snapped(at[n], was[n]))
        }
        Target::By { dx, dy } => {
            // Down is less.
            let steps = [dx, -dy];
            let known = was.iter().all(Option::is_some);
            [0, 1].map(|n| match was[n] {
                Some(was) if known => axes[n].stepped(was, steps[n]),
                Some(was) => was,
                None => axes[n].snapped(axes[n].middle(), None),
            })
        }
    };
    let mut changes = Vec::new();
    let mut count = 0;
    for ix in items.iter().copied().filter(shown) {
        let item = &plan.items[ix];
        let now = read(&laid, item);
        let then = [0, 1].map(|n| match (now[n], was[n]) {
            _ if ix == first => to[n],
            (Some(now), Some(was)) => axes[n].held(now + to[n] - was),
            (Some(now), None) => now,
            (None, _) => to[n],
        });
        if let Some(change) = rescored(item, axes, then) {
            changes.push(change);
            count += 1;
        }
    }
    let place = laid.quadrant(to);
    let said = laid.said(to);
    let what = match (items.len(), count) {
        (1, _) => plan.items[first].title.clone(),
        (_, count) => words::count(count, "item"),
    };
    let [left, top, right, bottom] = laid.ground(place);
    Some(Placing {
        moved: !changes.is_empty(),
        edit: if items.len() == 1 { format!("Score {what}: {said}") } else { format!("Score {what} anew") },
        label: format!("{said}: {}", laid.quadrants[place].title),
        into: [left, top, right - left, bottom - top],
        changes,
    })
}

fn read(laid: &Laid, item: &Item) -> [Option<f64>; 2] {
    [laid.across.measure.read(item), laid.up.measure.read(item)]
}

/// One change with both numbers; none where both are what they were.
fn rescored(item: &Item, axes: [&Axis; 2], to: [f64; 2]) -> Option<Change> {
    let mut item = item.clone();
    let mut all: BTreeMap<String, Value> = BTreeMap::new();
    let mut at = None;
    for (axis, to) in axes.into_iter().zip(to) {
        if axis.measure.read(&item) == Some(to) {
            continue;
        }
        if let Change::Update { record, set } = axis.measure.write(&item, Some(to)) {
            all.extend(set);
            at = Some(record);
        }
        // Scores are written together: the second must know of the first.
        if let Measure::Score(key) = &axis.measure {
            item.scores.insert(key.clone(), to);
        }
    }
    at.map(|record| Change::Update { record, set: all.into_iter().collect() })
}
