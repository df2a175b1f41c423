//! Items by name in columns, below what was opened.

use crate::model::Item;
use crate::picture::draw;
use crate::picture::strip::strip;
use crate::plan::{Ix, Plan};
use crate::scene::{Anchor, Mark, Node, Paint, Weight};

/// From the panel's edge to what stands in it.
const PAD: f32 = 12.0;
/// Height of the title.
const TITLE: f32 = 30.0;
/// From the top of one strip to the next.
const PITCH: f32 = 24.0;
/// Between one column and the next.
const GAP: f32 = 10.0;
/// A column of names is about as wide.
const COLUMN: f32 = 270.0;

/// An item, and what is said beside its name.
pub type Entry = (Ix<Item>, Option<String>);

/// Draws the panel with items, each with what is said beside its name; returns its height.
pub fn panel(
    out: &mut Vec<Mark>,
    nodes: &mut Vec<Node>,
    (plan, items): (&Plan, &[Entry]),
    title: String,
    lane: u32,
    [x, y, w]: [f32; 3],
) -> f32 {
    let columns = (1..8).rev().find(|n| w - 2.0 * PAD >= draw::count(*n) * COLUMN).unwrap_or(1);
    let columns = columns.min(items.len()).max(1);
    // Down the first column and on in the next, as one reads a list.
    let rows = items.len().div_ceil(columns);
    let h = TITLE + draw::count(rows) * PITCH + PAD - 4.0;
    out.push(draw::part(x, y, w, h, 6.0, Some(Paint::Panel), Some(Paint::Hairline), false, None));
    let (size, weight) = (12.5, Weight::Semibold);
    out.push(draw::text(x + PAD, y + 20.0, title, size, weight, Anchor::Start, Paint::Ink, None));
    let fitting = (w - 2.0 * PAD - GAP * draw::count(columns - 1)) / draw::count(columns);
    let column = fitting.min(COLUMN * 1.6);
    for (n, (ix, beside)) in items.iter().enumerate() {
        let left = x + PAD + draw::count(n / rows) * (column + GAP);
        let top = y + TITLE + draw::count(n % rows) * PITCH;
        strip(out, nodes, (plan, *ix), beside.as_deref(), lane, [left, top, column]);
    }
    h
}
