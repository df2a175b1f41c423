//! Where each dated item stands in its lane: its bar or diamond, the room for its label, its row. No lane asks about
//! another, so that after a change only those it touched are laid out again.

use std::cmp::Ordering;

use chrono::Datelike;

use crate::model::{Item, ItemStatus, PlanDate, Span};
use crate::picture::baseline::Baseline;
use crate::picture::draw::{BAR_PAD, INITIALS, LABEL, NOBODY, PAUSE};
use crate::picture::text::Font;
use crate::plan::{Ix, Plan, rollup};
use crate::scene::Weight;

use super::axis::{Axis, Day};
use super::pack::Rows;

/// A bar is never drawn narrower, so that a day's work can be seen and pointed at.
pub const LEAST: f32 = 8.0;
/// Width and height of a diamond.
pub const DIAMOND: f32 = 17.0;
/// The same of the diamond that shows where one stood.
pub const SMALL_DIAMOND: f32 = 9.0;
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
    pub status: ItemStatus,
    /// Days covered, first and last.
    pub days: (Day, Day),
    /// Its box, left and right. A diamond's box is as wide as the diamond.
    pub x0: f32,
    pub x1: f32,
    /// Where what belongs to it ends: the box, or the room kept for a label beside it.
    pub reach: f32,
    pub row: u32,
    pub point: bool,
    /// Where it stood in the state that the roadmap is set against, if elsewhere.
    pub was: Option<Ghost>,
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

/// Where an item stood.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Ghost {
    /// Days covered, first and last.
    pub days: (Day, Day),
    /// Left and right.
    pub x0: f32,
    pub x1: f32,
}

impl Bar {
    /// Where what belongs to it begins: the box, or where it stood.
    pub fn left(&self) -> f32 {
        self.was.map_or(self.x0, |was| was.x0.min(self.x0))
    }

    /// The days it covers and covered.
    pub fn all_days(&self) -> (Day, Day) {
        let was = self.was.map_or(self.days, |was| was.days);
        (self.days.0.min(was.0), self.days.1.max(was.1))
    }
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

/// The days of an item that has dates, or parts that have.
pub fn days(plan: &Plan, item: Ix<Item>) -> Option<(Day, Day)> {
    days_of(rollup::dates(plan, item))
}

/// The days from a start to an end.
pub fn days_of((start, end): (Option<PlanDate>, Option<PlanDate>)) -> Option<(Day, Day)> {
    let span = Span::of(start, end)?;
    Some((span.first.num_days_from_ce(), span.last.num_days_from_ce()))
}

/// The first day of the period in which a moment happens, which for a stretch is the last one.
fn point_day(end: Option<PlanDate>, days: (Day, Day)) -> Day {
    end.map_or(days.0, |end| end.first_day().num_days_from_ce().max(days.0))
}

/// The bars of one lane.
#[derive(Default)]
pub struct Stack {
    /// Row by row, from left to right.
    pub bars: Vec<Bar>,
    /// How many rows they take; all bars of a folded lane stand in its only one.
    pub rows: u32,
    /// How far to the right they reach.
    pub reach: f32,
    /// From the first to the last of their days.
    pub days: Option<(Day, Day)>,
}

/// Lays out one lane after the other.
pub struct Stacker<'a> {
    plan: &'a Plan,
    axis: &'a Axis,
    initials: &'a Initials,
    against: Option<&'a Baseline>,
    font: Font,
    /// The place of each item among those of the lane at hand; kept to save its making.
    place_of: Vec<u32>,
}

impl<'a> Stacker<'a> {
    pub fn new(
        plan: &'a Plan,
        axis: &'a Axis,
        initials: &'a Initials,
        against: Option<&'a Baseline>,
    ) -> Self {
        let place_of = vec![u32::MAX; plan.items.len()];
        Self { plan, axis, initials, against, font: Font::new(Weight::Medium, LABEL), place_of }
    }

    /// Lays out the dated items of a lane, with the days they cover.
    pub fn stack(&mut self, items: &[(Ix<Item>, (Day, Day))], folded: bool) -> Stack {
        let plan = self.plan;
        let crowded = items.len() > CROWDED;
        let mut bars: Vec<Bar> = items
            .iter()
            .map(|at| {
                let mut bar = measure(plan, self.axis, *at, self.initials, self.font, crowded);
                self.haunt(&mut bar);
                bar
            })
            .collect();
        self.find_families(&mut bars);

        // What is compared stands side by side in memory; only ties look further.
        let mut keys: Vec<(Day, u32, Day, Day, u32)> = (0u32..)
            .zip(&bars)
            .map(|(place, bar)| (bar.family, bar.root, bar.days.0, bar.days.1, place))
            .collect();
        keys.sort_unstable_by(|a, b| {
            let item = |place: u32| bars[place as usize].item;
            a.0.cmp(&b.0)
                .then_with(
                    || {
                        if a.1 == b.1 { Ordering::Equal } else { by_position(plan, item(a.1), item(b.1)) }
                    },
                )
                .then_with(|| (a.2, b.3).cmp(&(b.2, a.3)))
                .then_with(|| by_position(plan, item(a.4), item(b.4)))
        });
        let order: Vec<u32> = keys.into_iter().map(|key| key.4).collect();
        let rows = pack(&mut bars, &order, folded);
        let mut sorted: Vec<(u32, u32, u32)> = (0u32..)
            .zip(&bars)
            // The bits of floats that are not negative sort as the floats do.
            .map(|(place, bar)| (bar.row, bar.x0.max(0.0).to_bits(), place))
            .collect();
        sorted.sort_unstable();
        let mut slots: Vec<Option<Bar>> = bars.into_iter().map(Some).collect();
        let bars: Vec<Bar> = sorted.iter().filter_map(|(.., place)| slots[*place as usize].take()).collect();
        let reach = bars.iter().map(|bar| bar.reach).fold(0.0, f32::max);
        let days = bars.iter().map(Bar::all_days).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        Stack { bars, rows, reach, days }
    }

    /// Notes where a bar's item stood, and keeps room for it in the row: no ghost lies under another's bar.
    fn haunt(&self, bar: &mut Bar) {
        let item = &self.plan.items[bar.item];
        let Some(was) = self.against.and_then(|against| against.moved(item)) else { return };
        let Some(days) = days_of(was.dates) else { return };
        let (mut x0, mut x1) = (self.axis.x(days.0), self.axis.x(days.1.saturating_add(1)));
        if bar.point {
            let middle = f32::midpoint(self.axis.x(point_day(was.dates.1, days)), x1);
            x0 = (middle - SMALL_DIAMOND / 2.0).max(self.axis.left);
            x1 = x0 + SMALL_DIAMOND;
        } else {
            x1 = (x1 - TRIM).max(x0 + LEAST);
        }
        bar.reach = bar.reach.max(x1 + TRIM);
        bar.was = Some(Ghost { days, x0, x1 });
    }

    /// Finds for each bar the bar of the item it is part of, the topmost of its family, and when the family begins.
    fn find_families(&mut self, bars: &mut [Bar]) {
        let graph = self.plan.graph();
        for (place, bar) in (0u32..).zip(bars.iter()) {
            self.place_of[bar.item.get()] = place;
        }
        for (place, bar) in (0u32..).zip(bars.iter_mut()) {
            // The nearest that is shown in the same lane.
            let mut at = bar.item;
            for _ in 0..super::DEEPEST {
                let Some(up) = graph.item_parent(at) else { break };
                let found = self.place_of[up.get()];
                if found != u32::MAX {
                    bar.parent = Some(found).filter(|found| *found != place);
                    break;
                }
                at = up;
            }
        }
        for place in 0..bars.len() {
            let mut root = place;
            for _ in 0..super::DEEPEST {
                match bars[root].parent {
                    Some(up) => root = up as usize,
                    None => break,
                }
            }
            bars[place].root = to_u32(root);
            bars[root].family = bars[root].family.min(bars[place].days.0);
        }
        for place in 0..bars.len() {
            bars[place].family = bars[bars[place].root as usize].family;
        }
        for bar in bars.iter() {
            self.place_of[bar.item.get()] = u32::MAX;
        }
    }
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
    (item, days): (Ix<Item>, (Day, Day)),
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
        let middle = f32::midpoint(axis.x(point_day(record.end, days)), x1);
        // Whole on the axis, also on its first day.
        x0 = (middle - DIAMOND / 2.0).max(axis.left - DIAMOND / 2.0);
        x1 = x0 + DIAMOND;
        label = LabelAt::Beside;
    } else {
        x1 = (x1 - TRIM).max(x0 + LEAST);
        let pause = if record.status == ItemStatus::OnHold { PAUSE } else { 0.0 };
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
        status: record.status,
        days,
        x0,
        x1,
        reach,
        row: 0,
        point,
        was: None,
        label,
        title_w,
        parent: None,
        root: 0,
        family: days.0,
    }
}

/// Gives every bar its row; returns how many rows there are. A family stands together: each bar below the one it is
/// part of, and no bar of another family between them.
fn pack(bars: &mut [Bar], order: &[u32], folded: bool) -> u32 {
    if folded {
        return u32::from(!order.is_empty());
    }
    let mut placed = vec![u32::MAX; bars.len()];
    let mut rows = Rows::new();
    let mut rest = order;
    while let Some(first) = rest.first() {
        let root = bars[*first as usize].root;
        let size = rest.iter().take_while(|place| bars[**place as usize].root == root).count();
        let (family, others) = rest.split_at(size);
        rest = others;
        if let [only] = family {
            let bar = &mut bars[*only as usize];
            bar.row = to_u32(rows.place(bar.left(), bar.reach, 0));
            continue;
        }
        pack_family(bars, family, &mut rows, &mut placed);
    }
    to_u32(rows.used())
}

fn pack_family(bars: &mut [Bar], family: &[u32], rows: &mut Rows, placed: &mut [u32]) {
    let mut own = Rows::new();
    let (mut left, mut right) = (f32::INFINITY, f32::NEG_INFINITY);
    for place in family {
        let bar = &bars[*place as usize];
        // One that begins before what it is part of, a slip in the data, stands where it fits.
        let above = bar.parent.map(|parent| placed[parent as usize]).filter(|row| *row != u32::MAX);
        let from = above.map_or(0, |row| row as usize + 1);
        placed[*place as usize] = to_u32(own.place(bar.left(), bar.reach, from));
        left = left.min(bar.left());
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
