//! Dependency lines: from the end of what must be finished to the start of what waits for it.

use std::collections::HashMap;

use crate::model::Item;
use crate::picture::DependencyLines;
use crate::picture::draw::BAR;
use crate::picture::pen::Pen;
use crate::plan::{Ix, Plan};
use crate::scene::{Mark, Paint};

use super::bars::{Bar, LabelAt};
use super::marks::Shown;
use super::timeline::{Stretch, Timeline};

/// How far a line runs straight out of a bar and into the next.
const STUB: f32 = 7.0;
/// Lines run this far above or below a row of bars, in the gap between two rows.
const LANE_GAP: f32 = 3.5;
const RADIUS: f32 = 5.0;

/// Whether the one that waits starts before the other ends, while both are still to be done. As in the check's TIME-03,
/// dates are compared as precisely as both are known: the same period is soon enough.
fn conflicts(plan: &Plan, blocker: Ix<Item>, blocked: Ix<Item>) -> bool {
    let (blocker, blocked) = (&plan.items[blocker], &plan.items[blocked]);
    let ends = blocker.end.or(blocker.start);
    let begins = blocked.start.or(blocked.end);
    let early = || begins.zip(ends).is_some_and(|(start, end)| start.last_day() < end.first_day());
    blocker.is_active() && blocked.is_active() && early()
}

/// The lines that touch a part of the picture, and apart from them those of conflicts. `shown` are the bars there; a line
/// between two others may run through it all the same. Nothing in a folded lane has lines.
pub fn lines(plan: &Plan, timeline: &Timeline, part: Stretch, shown: &[Shown<'_>]) -> (Vec<Mark>, Vec<Mark>) {
    let (mut calm, mut alarming) = (Vec::new(), Vec::new());
    let kind = timeline.spec.dependencies;
    if kind == DependencyLines::None || plan.dependencies.is_empty() {
        return (calm, alarming);
    }
    let selected: Vec<Ix<Item>> = timeline.spec.selected.iter().filter_map(|id| plan.items.ix(*id)).collect();
    let nodes: HashMap<Ix<Item>, u32> =
        shown.iter().filter_map(|shown| Some((shown.bar.item, shown.node?))).collect();
    for lane in 0..timeline.stacks.len() {
        for (place, bar) in timeline.stacks[lane].bars.iter().enumerate() {
            let after = plan.graph().blocked(bar.item);
            if after.is_empty() || timeline.lanes.heads[lane].folded {
                continue;
            }
            let top = timeline.top_of(lane, bar);
            for (after, _) in after {
                let at = timeline.bar_of[after.get()];
                let to_lane = at.lane as usize;
                let Some(next) =
                    timeline.stacks.get(to_lane).and_then(|stack| stack.bars.get(at.bar as usize))
                else {
                    continue;
                };
                let other = timeline.top_of(to_lane, next);
                let reach = (top.min(other) - BAR, top.max(other) + 2.0 * BAR);
                if timeline.lanes.heads[to_lane].folded || *after == bar.item || !part.touches(reach) {
                    continue;
                }
                let conflict = conflicts(plan, bar.item, next.item);
                let is_wanted = match kind {
                    DependencyLines::None => false,
                    DependencyLines::Conflicts => conflict,
                    DependencyLines::Selected => {
                        conflict || selected.contains(&bar.item) || selected.contains(after)
                    }
                    DependencyLines::All => true,
                };
                if !is_wanted {
                    continue;
                }
                let adjacent = to_lane == lane && at.bar as usize == place + 1 && next.row == bar.row;
                let mut pen = Pen::default();
                route(&mut pen, bar, next, [top, other], adjacent);
                let paint = if conflict { Paint::Alert } else { Paint::HatchSolid };
                let ends = (nodes.get(&bar.item).copied(), nodes.get(after).copied());
                let mark = pen.stroked(paint, 1.25, 1.0, ends.0, ends.1);
                if part.has(&mark) {
                    if conflict { alarming.push(mark) } else { calm.push(mark) }
                }
            }
        }
    }
    (calm, alarming)
}

fn route(pen: &mut Pen, from: &Bar, to: &Bar, [top, other]: [f32; 2], adjacent: bool) {
    let (ya, yb) = (top + BAR / 2.0, other + BAR / 2.0);
    let (xa, xb) = (from.x1, to.x0);
    // A label beside the bar leaves less room for the line to turn.
    let out = if from.label == LabelAt::Beside { 2.5 } else { STUB };
    let same_row = (top - other).abs() < 0.5;
    if same_row && adjacent {
        pen.route(&[(xa, ya), (xb, yb)], 0.0);
    } else if !same_row && xb - xa >= out + STUB && xb - xa < out + STUB + 2.0 * RADIUS {
        pen.route(&[(xa, ya), (xa + out, ya), (xa + out, yb), (xb, yb)], RADIUS);
    } else {
        let gap = if same_row || top > other { other + BAR + LANE_GAP } else { other - LANE_GAP };
        let (a, b) = (xa + out, xb - STUB);
        pen.route(&[(xa, ya), (a, ya), (a, gap), (b, gap), (b, yb), (xb, yb)], RADIUS);
    }
    pen.to(xb - 4.5, yb - 3.5).line(xb - 0.5, yb).line(xb - 4.5, yb + 3.5);
}
