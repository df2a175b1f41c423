//! Where each dated item stands: its bar or diamond, the room for its label, its row.

use std::cmp::Ordering;

use chrono::Datelike;

use crate::model::Item;
use crate::picture::draw::{BAR_PAD, INITIALS, LABEL, NOBODY, PAUSE};
use crate::picture::text::Font;
use crate::plan::{Ix, Plan};
use crate::scene::Weight;

use super::axis::{Axis, Day};
use super::pack::Rows;

/// A bar is never drawn narrower, so that a day's work can be seen and pointed at.
pub const LEAST: f32 = 8.0;
/// Width and height of a diamond.
pub const DIAMOND: f32 = 17.0;
/// From a bar or diamond to the label beside it.
pub const BESIDE: f32 = 5.0;
/// Left free after a bar, so that two that follow each other without a gap can be told apart in one row.
const TRIM: f32 = 2.0;
/// Left free after a label that stands beside its bar.
const AFTER: f32 = 10.0;
/// A label is cut to no less than this to keep the initials; with less room they go.
const KEEP_INITIALS: f32 = 64.0;
/// The most room that a label beside its bar asks for.
const ASK: f32 = 220.0;
/// The same in a crowded lane.
const ASK_CROWDED: f32 = 72.0;
/// A lane with more items than this is crowded: labels may be cut so that it stays readable in height.
const CROWDED: usize = 60;
/// In a crowded lane a label is cut to no less than this before it goes beside its bar.
const KEEP_INSIDE: f32 = 40.0;

/// Where an item's label stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LabelAt {
    /// Within the bar, with the owner's initials at its right end.
    WithInitials,
    /// Within the bar.
    Inside,
    /// To the right of the bar or diamond.
    Beside,
}

/// A dated item in the layout.
pub struct Bar {
    pub item: Ix<Item>,
    pub lane: u32,
    /// Days covered, first and last.
    pub days: (Day, Day),
    /// Its box, left and right. A diamond's box is as wide as the diamond.
    pub x0: f32,
    pub x1: f32,
    /// Where what belongs to it ends: the box, or the room kept for a label beside it.
    pub reach: f32,
    pub row: u32,
    pub point: bool,
    pub label: LabelAt,
    /// Width of the whole title.
    pub title_w: f32,
    /// Place of the bar of the item it is part of, among the bars of the same lane.
    parent: Option<u32>,
    /// Place of the topmost of those.
    root: u32,
    /// The least first day of its family.
    family: Day,
}

/// Owners' initials and how wide they are, by the leaders' places.
pub struct Initials {
    all: Vec<(String, f32)>,
    nobody: Option<(&'static str, f32)>,
}

impl Initials {
    pub fn new(plan: &Plan) -> Self {
        let font = Font::new(Weight::Semibold, INITIALS);
        let of = |leader: &crate::model::Leader| {
            let text = leader.initials();
            let w = font.width(&text);
            (text, w)
        };
        let all: Vec<_> = plan.leaders.rows().iter().map(of).collect();
        // In a plan that names no leaders at all a dash on every bar would say nothing.
        let nobody = (!all.is_empty()).then(|| (NOBODY, font.width(NOBODY)));
        Self { all, nobody }
    }

    pub fn of(&self, plan: &Plan, item: Ix<Item>) -> Option<(&str, f32)> {
        match plan.graph().item_owner(item) {
            Some(leader) => {
                let (text, w) = &self.all[leader.get()];
                (!text.is_empty()).then_some((text.as_str(), *w))
            }
            None => self.nobody,
        }
    }
}

/// The days of an item that has dates.
pub fn days(item: &Item) -> Option<(Day, Day)> {
    let span = item.span()?;
    Some((span.first.num_days_from_ce(), span.last.num_days_from_ce()))
}

/// Lays out the dated items: `items` with the lanes they stand in and the days they cover, `lanes` the number of
/// lanes. The bars come back lane by lane, row by row, from left to right; with them how many rows each lane has.
/// Bars of a lane whose place in `folded` is true all stand in its only row.
pub fn lay_out(
    plan: &Plan,
    axis: &Axis,
    items: &[(Ix<Item>, u32, (Day, Day))],
    initials: &Initials,
    folded: &[bool],
) -> (Vec<Bar>, Vec<u32>) {
    let mut counts = vec![0usize; folded.len()];
    for (_, lane, _) in items {
        counts[*lane as usize] += 1;
    }
    let font = Font::new(Weight::Medium, LABEL);
    let mut bars: Vec<Bar> = items
        .iter()
        .map(|(item, lane, days)| {
            let crowded = counts[*lane as usize] > CROWDED;
            measure(plan, axis, (*item, *lane, *days), initials, font, crowded)
        })
        .collect();
    find_families(plan, &mut bars);

    // What is compared stands side by side in memory; only ties look further.
    let mut keys: Vec<(u32, Day, u32, Day, Day, u32)> = (0u32..)
        .zip(&bars)
        .map(|(place, bar)| (bar.lane, bar.family, bar.root, bar.days.0, bar.days.1, place))
        .collect();
    keys.sort_unstable_by(|a, b| {
        let item = |place: u32| bars[place as usize].item;
        (a.0, a.1)
            .cmp(&(b.0, b.1))
            .then_with(|| if a.2 == b.2 { Ordering::Equal } else { by_position(plan, item(a.2), item(b.2)) })
            .then_with(|| (a.3, b.4).cmp(&(b.3, a.4)))
            .then_with(|| by_position(plan, item(a.5), item(b.5)))
    });
    let order: Vec<u32> = keys.into_iter().map(|key| key.5).collect();
    let rows = pack(&mut bars, &order, folded);
    let mut sorted: Vec<(u32, u32, u32, u32)> = (0u32..)
        .zip(&bars)
        // The bits of floats that are not negative sort as the floats do.
        .map(|(place, bar)| (bar.lane, bar.row, bar.x0.max(0.0).to_bits(), place))
        .collect();
    sorted.sort_unstable();
    let mut slots: Vec<Option<Bar>> = bars.into_iter().map(Some).collect();
    let bars = sorted.iter().filter_map(|(.., place)| slots[*place as usize].take()).collect();
    (bars, rows)
}

/// Items by their own order, then by their age.
pub fn by_position(plan: &Plan, a: Ix<Item>, b: Ix<Item>) -> Ordering {
    if a == b {
        return Ordering::Equal;
    }
    plan.items[a].position.total_cmp(&plan.items[b].position).then(a.cmp(&b))
}

fn measure(
    plan: &Plan,
    axis: &Axis,
    (item, lane, days): (Ix<Item>, u32, (Day, Day)),
    initials: &Initials,
    font: Font,
    crowded: bool,
) -> Bar {
    let record = &plan.items[item];
    let title_w = font.width(&record.title);
    let point = record.is_point();
    let (mut x0, mut x1) = (axis.x(days.0), axis.x(days.1.saturating_add(1)));
    let label;
    if point {
        // In the middle of the period in which it happens, which for a stretch is the last one.
        let at = record.end.map_or(days.0, |end| end.first_day().num_days_from_ce().max(days.0));
        let middle = f32::midpoint(axis.x(at), x1);
        // Whole on the axis, also on its first day.
        x0 = (middle - DIAMOND / 2.0).max(axis.left - DIAMOND / 2.0);
        x1 = x0 + DIAMOND;
        label = LabelAt::Beside;
    } else {
        x1 = (x1 - TRIM).max(x0 + LEAST);
        let pause = if record.status == crate::model::ItemStatus::OnHold { PAUSE } else { 0.0 };
        let inner = x1 - x0 - 2.0 * BAR_PAD - pause;
        let room = initials.of(plan, item).map_or(inner, |(_, w)| inner - w - BAR_PAD);
        label = if title_w <= room || room >= KEEP_INITIALS && title_w > inner {
            LabelAt::WithInitials
        } else if title_w <= inner || crowded && inner >= KEEP_INSIDE {
            LabelAt::Inside
        } else {
            LabelAt::Beside
        };
    }
    let reach = match label {
        LabelAt::Beside => x1 + BESIDE + title_w.min(if crowded { ASK_CROWDED } else { ASK }) + AFTER,
        _ => x1,
    };
    Bar {
        item,
        lane,
        days,
        x0,
        x1,
        reach,
        row: 0,
        point,
        label,
        title_w,
        parent: None,
        root: 0,
        family: days.0,
    }
}

/// Finds for each bar the bar of the item it is part of, the topmost of its family, and when the family begins.
fn find_families(plan: &Plan, bars: &mut [Bar]) {
    let graph = plan.graph();
    let mut place_of = vec![u32::MAX; plan.items.len()];
    for (place, bar) in (0u32..).zip(bars.iter()) {
        place_of[bar.item.get()] = place;
    }
    for place in 0..bars.len() {
        // The nearest that is shown in the same lane.
        let mut at = bars[place].item;
        let mut parent = None;
        for _ in 0..super::DEEPEST {
            let Some(up) = graph.item_parent(at) else { break };
            let found = place_of[up.get()];
            if found != u32::MAX && bars[found as usize].lane == bars[place].lane {
                parent = Some(found).filter(|found| *found as usize != place);
                break;
            }
            at = up;
        }
        bars[place].parent = parent;
    }
    for place in 0..bars.len() {
        let mut root = place;
        for _ in 0..super::DEEPEST {
            match bars[root].parent {
                Some(up) => root = up as usize,
                None => break,
            }
        }
        bars[place].root = u32::try_from(root).unwrap_or(0);
        bars[root].family = bars[root].family.min(bars[place].days.0);
    }
    for place in 0..bars.len() {
        bars[place].family = bars[bars[place].root as usize].family;
    }
}

/// Gives every bar its row; returns how many rows each lane has. A family stands together: each bar below the one it
/// is part of, and no bar of another family between them.
fn pack(bars: &mut [Bar], order: &[u32], folded: &[bool]) -> Vec<u32> {
    let mut used = vec![0u32; folded.len()];
    let mut placed = vec![u32::MAX; bars.len()];
    let mut rest = order;
    while let Some(first) = rest.first() {
        let lane = bars[*first as usize].lane;
        let here = rest.iter().take_while(|place| bars[**place as usize].lane == lane).count();
        let (mut lane_order, after) = rest.split_at(here);
        rest = after;
        if folded[lane as usize] {
            used[lane as usize] = 1;
            continue;
        }
        let mut rows = Rows::new();
        while let Some(first) = lane_order.first() {
            let root = bars[*first as usize].root;
            let size = lane_order.iter().take_while(|place| bars[**place as usize].root == root).count();
            let (family, others) = lane_order.split_at(size);
            lane_order = others;
            if let [only] = family {
                let bar = &mut bars[*only as usize];
                bar.row = to_u32(rows.place(bar.x0, bar.reach, 0));
                continue;
            }
            pack_family(bars, family, &mut rows, &mut placed);
        }
        used[lane as usize] = to_u32(rows.used());
    }
    used
}

fn pack_family(bars: &mut [Bar], family: &[u32], rows: &mut Rows, placed: &mut [u32]) {
    let mut own = Rows::new();
    let (mut left, mut right) = (f32::INFINITY, f32::NEG_INFINITY);
    for place in family {
        let bar = &bars[*place as usize];
        // One that begins before what it is part of, a slip in the data, stands where it fits.
        let above = bar.parent.map(|parent| placed[parent as usize]).filter(|row| *row != u32::MAX);
        let from = above.map_or(0, |row| row as usize + 1);
        placed[*place as usize] = to_u32(own.place(bar.x0, bar.reach, from));
        left = left.min(bar.x0);
        right = right.max(bar.reach);
    }
    let top = rows.place_block(left, right, own.used());
    for place in family {
        bars[*place as usize].row = to_u32(top).saturating_add(placed[*place as usize]);
    }
}

fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
