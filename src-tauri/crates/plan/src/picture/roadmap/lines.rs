//! Dependency lines: from the end of what must be finished to the start of what waits for it.

use crate::model::Item;
use crate::picture::draw::BAR;
use crate::picture::pen::Pen;
use crate::picture::{DependencyLines, PictureSpec};
use crate::plan::{Ix, Plan};
use crate::scene::{Mark, Paint};

use super::bars::{Bar, LabelAt};

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

/// The lines between bars that have nodes, and apart from them those of conflicts: `tops` are the bars' top edges,
/// `nodes` their nodes.
pub fn lines(
    plan: &Plan,
    spec: &PictureSpec,
    bars: &[Bar],
    tops: &[f32],
    nodes: &[Option<u32>],
) -> (Vec<Mark>, Vec<Mark>) {
    if spec.dependencies == DependencyLines::None || plan.dependencies.is_empty() {
        return Default::default();
    }
    let selected: Vec<Ix<Item>> = spec.selected.iter().filter_map(|id| plan.items.ix(*id)).collect();
    let mut bar_of = vec![u32::MAX; plan.items.len()];
    for (place, bar) in (0u32..).zip(bars) {
        bar_of[bar.item.get()] = place;
    }
    let mut calm = Vec::new();
    let mut alarming = Vec::new();
    for (place, bar) in bars.iter().enumerate() {
        for (after, _) in plan.graph().blocked(bar.item) {
            let other = bar_of[after.get()] as usize;
            let (Some(next), Some(Some(from)), Some(Some(to))) =
                (bars.get(other), nodes.get(place), nodes.get(other))
            else {
                continue;
            };
            let conflict = conflicts(plan, bar.item, next.item);
            let shown = match spec.dependencies {
                DependencyLines::None => false,
                DependencyLines::Conflicts => conflict,
                DependencyLines::Selected => {
                    conflict || selected.contains(&bar.item) || selected.contains(after)
                }
                DependencyLines::All => true,
            };
            if !shown || place == other {
                continue;
            }
            let adjacent = other == place + 1 && tops[place].to_bits() == tops[other].to_bits();
            let mut pen = Pen::default();
            route(&mut pen, bar, next, [tops[place], tops[other]], adjacent);
            let paint = if conflict { Paint::Alert } else { Paint::HatchSolid };
            let mark = pen.stroked(paint, 1.25, 1.0, Some(*from), Some(*to));
            if conflict { alarming.push(mark) } else { calm.push(mark) }
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
