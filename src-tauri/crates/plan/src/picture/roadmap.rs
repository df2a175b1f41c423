//! The roadmap: items over time, in lanes.

mod axis;
mod bars;
mod board;
mod chips;
mod ghosts;
mod lanes;
mod legend;
mod lines;
mod marks;
mod nested;
mod pack;
mod timeline;

pub(super) use axis::Axis;
pub(super) use bars::{Initials, by_position, days_of};
pub(super) use chips::{Chips, Group, tray};
pub use lanes::suggested_grouping;
pub(super) use lanes::{WITHIN, grouped, main_strategy, nearest, parent_strategy, tree_order};
pub(super) use legend::{legend, legend_of_objectives};

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::baseline::Baseline;
use super::select::Selection;
use super::text::Font;
use super::{Grouping, PictureSpec, draw};
use crate::model::Item;
use crate::plan::{Ix, Plan};
use crate::scene::{Anchor, Lane, Mark, Paint, Part, Scene, Weight};
use axis::HEADER;
use lanes::{LaneHead, Lanes};
pub(super) use timeline::Timeline;

/// Width of the side that names the lanes.
pub const SIDE: f32 = 200.0;
/// From the top of one row of bars to the next.
const PITCH: f32 = 33.0;
/// From a lane's top to its first row.
const PLATE: f32 = 12.0;
/// From the last row's pitch to the lane's end.
const LANE_END: f32 = 10.0;
/// No item stands deeper than this in a tree; a chain of parents that goes on is a cycle, a slip in the data.
pub(super) const DEEPEST: usize = 64;
/// Height of a folded lane.
const FOLDED: f32 = 44.0;

/// A roadmap laid out: all of it where it has no dates, else only where everything stands.
pub enum Roadmap {
    /// Drawn at once.
    Whole(Box<Scene>),
    /// Drawn in parts.
    Dated(Box<Timeline>),
}

impl Roadmap {
    /// Lays it out. A plan without items, or one whose filter lets none through, gives a scene without nodes.
    pub fn new(plan: &Plan, spec: &PictureSpec, against: Option<&Arc<Baseline>>, today: NaiveDate) -> Self {
        let group = if spec.group == Grouping::Auto { suggested_grouping(plan) } else { spec.group };
        let inner = spec.inner.filter(|inner| {
            ![Grouping::Auto, Grouping::None, group].contains(inner) && group != Grouping::None
        });
        let mut title = match group {
            Grouping::None => "Roadmap".to_owned(),
            group => format!("Roadmap by {}", group.label().to_lowercase()),
        };
        if let Some(inner) = inner {
            title = format!("{title}, then {}", inner.label().to_lowercase());
        }
        let selection = Selection::new(plan, &spec.filter);
        let items = shown(plan, spec, &selection);
        if items.is_empty() {
            return Self::Whole(Box::new(Scene { title, ..Scene::default() }));
        }
        let lanes = Lanes::new(plan, ((group, inner), &spec.folded), &selection, &items);
        if items.iter().any(|ix| plan.items[*ix].span().is_some()) {
            let mut timeline = Timeline::new(plan, spec, &selection, &items, lanes, against, today);
            timeline.base.title = title;
            return Self::Dated(Box::new(timeline));
        }
        let mut scene = board::board(plan, spec, &items, &lanes);
        scene.title = title;
        scene.footer_height = legend(plan, &items, footer_width(spec, &scene), &mut scene.footer);
        Self::Whole(Box::new(scene))
    }
}

/// Lays out the roadmap and draws all of it.
#[must_use]
pub fn roadmap(plan: &Plan, spec: &PictureSpec, today: NaiveDate) -> Scene {
    match Roadmap::new(plan, spec, None, today) {
        Roadmap::Whole(scene) => *scene,
        Roadmap::Dated(timeline) => timeline.scene(plan),
    }
}

/// Where nobody asked for a width, tray and footer are no wider than this: in the one row that a picture of ten years
/// has room for, on paper, nothing could be read.
const FOOTER: f32 = 1440.0;

/// What a window takes from the right of a picture that is so many times as high as itself, for a map of it.
const MAP: f32 = 68.0;
const MAPPED: f32 = 1.05;

/// Tray and footer do not scroll sideways: they are as wide as the window, or as the picture where nobody asked. What
/// does not fit beside the map of a long picture would be hidden under it.
fn footer_width(spec: &PictureSpec, scene: &Scene) -> f32 {
    let is_mapped = spec.height > 0.0 && scene.height > spec.height * MAPPED;
    match spec.width {
        width if width > 0.0 => width - if is_mapped { MAP.min(width / 4.0) } else { 0.0 },
        _ => scene.width.min(FOOTER),
    }
}

/// The items that the settings let through, in the order of the tree: each before those that are part of it.
pub(super) fn shown(plan: &Plan, spec: &PictureSpec, selection: &Selection<'_>) -> Vec<Ix<Item>> {
    let graph = plan.graph();
    // How many levels there are above one; none above those in a cycle, which must not vanish for it.
    let above = |ix: Ix<Item>| {
        let mut at = ix;
        for levels in 0..DEEPEST {
            match graph.item_parent(at) {
                Some(up) => at = up,
                None => return levels,
            }
        }
        0
    };
    let depth_fits = |ix: Ix<Item>| spec.depth.is_none_or(|most| above(ix) < most.max(1) as usize);
    plan.items.iter().map(|(ix, _)| ix).filter(|ix| depth_fits(*ix) && selection.item(*ix)).collect()
}

/// How much further right a lane's name stands that is within another.
const INDENT: f32 = 14.0;

fn indent(head: &LaneHead) -> f32 {
    if head.within().is_some() { 14.0 + INDENT } else { 14.0 }
}

/// The height that a lane's title and second line need.
fn head_height(head: &LaneHead) -> f32 {
    let (title, detail) = head_lines(head);
    let below = if head.holds_lanes { 10.0 } else { 16.0 };
    24.0 + draw::count(title.len() - 1) * 16.5 + draw::count(detail.len()) * 16.0 + below
}

/// Weight and size of a lane's title.
fn head_font(head: &LaneHead) -> (Weight, f32) {
    if head.within().is_some() { (Weight::Medium, 12.5) } else { (Weight::Semibold, 13.0) }
}

fn head_lines(head: &LaneHead) -> (Vec<String>, Vec<String>) {
    let room = SIDE - indent(head) - 10.0;
    let (weight, size) = head_font(head);
    let title = Font::new(weight, size).wrap(&head.title, room, 2);
    let detail = match head.detail.as_str() {
        "" => Vec::new(),
        detail => {
            // From where to where stays in one line.
            let detail = detail.replace(" → ", "\u{a0}→\u{a0}");
            let lines = if title.len() > 1 || head.holds_lanes { 1 } else { 2 };
            Font::new(Weight::Regular, 11.5).wrap(&detail, room, lines)
        }
    };
    (title, detail)
}

/// Draws a lane's title and second line.
fn draw_head(out: &mut Vec<Mark>, head: &LaneHead, top: f32) {
    let (title, detail) = head_lines(head);
    let (weight, size) = head_font(head);
    let x = indent(head);
    let mut y = top + 24.0;
    for line in title {
        out.push(draw::text(x, y, line, size, weight, Anchor::Start, head.title_paint, None));
        y += 16.5;
    }
    y += 1.5;
    if head.folded {
        let line = format!("{}, folded", super::words::count(head.count as usize, "item"));
        out.push(draw::text(x, y, line, 11.5, Weight::Regular, Anchor::Start, Paint::Faint, None));
        return;
    }
    for line in detail {
        out.push(draw::text(x, y, line, 11.5, Weight::Regular, Anchor::Start, head.detail_paint, None));
        y += 16.0;
    }
}

/// How high a lane is with a content of that height below its upper edge; never less than its name needs.
fn lane_height(folded: bool, content: f32, least: f32) -> f32 {
    if folded { FOLDED + 10.0 } else { (PLATE + content + LANE_END).max(least) }
}

fn lane(head: &LaneHead, y: f32, h: f32) -> Lane {
    Lane {
        key: head.key.clone(),
        within: head.within().map(str::to_owned),
        record: head.record,
        title: head.title.clone(),
        detail: head.detail.clone(),
        part: Part::Body,
        y,
        h,
        folded: head.folded,
        count: head.count,
    }
}

/// The pinned grounds and the lines between lanes; the side's titles.
fn furnish(scene: &mut Scene, lanes: &Lanes) {
    scene.side = side(scene.height, &scene.lanes, lanes.heads.iter(), 0..scene.lanes.len());
    pin(scene);
}

/// The side: its ground, the titles of some of the lanes, and the lines around them.
fn side<'a>(
    height: f32,
    lanes: &[Lane],
    heads: impl Iterator<Item = &'a LaneHead>,
    some: Range<usize>,
) -> Vec<Mark> {
    let mut side = vec![draw::rect(0.0, HEADER, SIDE, height - HEADER, Paint::Paper)];
    let end = lanes.last().map_or(HEADER, |lane| lane.y + lane.h);
    for (head, lane) in heads.zip(lanes).skip(some.start).take(some.len()) {
        if head.holds_lanes {
            side.push(draw::rect(0.0, lane.y, SIDE, lane.h, Paint::Panel));
        }
        draw_head(&mut side, head, lane.y);
        side.push(draw::rect(0.0, lane.y + lane.h - 1.0, SIDE, 1.0, Paint::Hairline));
    }
    side.push(draw::rect(SIDE - 1.0, HEADER, 1.0, end - HEADER, Paint::Hairline));
    side
}

/// The grounds of header and corner.
fn pin(scene: &mut Scene) {
    scene.corner = vec![draw::rect(0.0, 0.0, SIDE, HEADER, Paint::Paper)];
    let w = scene.width;
    let header = [
        draw::rect(SIDE, 0.0, w - SIDE, HEADER, Paint::Paper),
        draw::rect(SIDE - 1.0, HEADER - 1.0, w - SIDE + 1.0, 1.0, Paint::Hairline),
    ];
    scene.header.splice(0..0, header);
}
