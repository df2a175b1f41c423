//! Marks that both pictures use.

use crate::model::{Item, ItemStatus};
use crate::plan::{Ix, Plan};
use crate::scene::{Anchor, Corners, Mark, Node, Paint, Shade, Weight};

use super::text::Font;

/// A small number as a length.
#[expect(clippy::cast_precision_loss, reason = "counts and days in a picture are far below 2^24")]
pub const fn float(n: u32) -> f32 {
    n as f32
}

/// A small count as a length.
#[expect(clippy::cast_precision_loss, reason = "counts in a picture are far below 2^24")]
pub const fn count(n: usize) -> f32 {
    n as f32
}

/// The place that the next node will have.
pub fn node_place(nodes: &[Node]) -> u32 {
    u32::try_from(nodes.len()).unwrap_or(u32::MAX)
}

/// A filled rectangle with square corners: grounds and straight lines.
pub const fn rect(x: f32, y: f32, w: f32, h: f32, fill: Paint) -> Mark {
    round(x, y, w, h, 0.0, fill)
}

/// A filled rectangle with round corners.
pub const fn round(x: f32, y: f32, w: f32, h: f32, r: f32, fill: Paint) -> Mark {
    part(x, y, w, h, r, Some(fill), None, false, None)
}

/// How wide the chip of today is.
pub fn today_width() -> f32 {
    Font::new(Weight::Semibold, TODAY).width("Today") + 12.0
}

/// The red chip that says which column or day is today's.
pub fn today_chip(left: f32, top: f32) -> [Mark; 2] {
    let w = today_width();
    let (x, word) = (left + w / 2.0, "Today".to_owned());
    [
        round(left, top, w, 16.5, 4.0, Paint::Alert),
        text(x, top + 12.0, word, TODAY, Weight::Semibold, Anchor::Middle, Paint::OnAlert, None),
    ]
}

/// Size of the chip's letters.
const TODAY: f32 = 10.0;

/// A rectangle that belongs to a node.
#[expect(clippy::too_many_arguments, reason = "a mark has that many")]
pub const fn part(
    x: f32,
    y: f32,
    w: f32,
    h: f32,
    r: f32,
    fill: Option<Paint>,
    stroke: Option<Paint>,
    dash: bool,
    node: Option<u32>,
) -> Mark {
    let sw = if stroke.is_some() { 1.0 } else { 0.0 };
    Mark::Rect { x, y, w, h, r, corners: Corners::All, fill, stroke, sw, dash, node }
}

/// A line of text.
#[expect(clippy::too_many_arguments, reason = "a mark has that many")]
pub const fn text(
    x: f32,
    y: f32,
    text: String,
    size: f32,
    weight: Weight,
    anchor: Anchor,
    paint: Paint,
    node: Option<u32>,
) -> Mark {
    Mark::Text { x, y, text, size, weight, anchor, paint, node }
}

/// The paints of an objective's hue, or of what serves none.
#[derive(Clone, Copy)]
pub struct Look {
    pub ground: Paint,
    pub fill: Paint,
    pub solid: Paint,
    pub text: Paint,
}

impl Look {
    /// The look of an objective's hue; none is the hatch.
    pub const fn of(hue: Option<u8>) -> Self {
        match hue {
            Some(hue) => Self {
                ground: Paint::hue(hue, Shade::Tint),
                fill: Paint::hue(hue, Shade::Fill),
                solid: Paint::hue(hue, Shade::Solid),
                text: Paint::hue(hue, Shade::Text),
            },
            None => Self {
                ground: Paint::Hatch,
                fill: Paint::HatchFill,
                solid: Paint::HatchSolid,
                text: Paint::Ink,
            },
        }
    }

    /// The look of an item: of the objective it serves most.
    /// Where none is shown there is one colour for all: the hatch would blame every item for it.
    pub fn of_item(plan: &Plan, ix: Ix<Item>) -> Self {
        if plan.hides_objectives() {
            return Self::of(Some(0));
        }
        Self::of(plan.reach().main_of_item(ix).map(|objective| plan.hue(objective)))
    }
}

/// Height of an item's bar.
pub const BAR: f32 = 26.0;
/// Corner radius of a bar.
pub const BAR_R: f32 = 5.0;
/// Size of a bar's label.
pub const LABEL: f32 = 12.0;
/// From a bar's edge to its label and to its owner's initials.
pub const BAR_PAD: f32 = 8.0;
/// From a bar's top to the label's baseline.
pub const BAR_BASELINE: f32 = 17.0;
/// Size of the owner's initials.
pub const INITIALS: f32 = 10.0;
/// What stands in place of initials where nobody is accountable.
pub const NOBODY: &str = "—";
/// A bar no wider than this has an outline even where it is committed to.
const SHORT: f32 = 12.0;
/// Width and height of what hangs from the ends of a bar that spans its parts.
const FOOT: [f32; 2] = [2.0, 4.0];
/// A bar on hold carries two upright strokes before its label, which take this room.
pub const PAUSE: f32 = 11.0;

/// A bar without its label: the form says the status, the paints say what is served.
/// With the part of it that is done, 0.0 to 1.0, where that is known.
pub fn bar(out: &mut Vec<Mark>, item: (&Item, Option<f64>), look: Look, [x, y, w]: [f32; 3], node: u32) {
    bar_of(out, item, look, [x, y, w, BAR], node);
}

/// What hangs from the ends of a bar that spans its parts.
pub fn feet(out: &mut Vec<Mark>, look: Look, [x, y, w]: [f32; 3], node: u32) {
    for left in [x, (x + w - FOOT[0]).max(x)] {
        out.push(part(left, y + BAR, FOOT[0], FOOT[1], 0.0, Some(look.solid), None, false, Some(node)));
    }
}

/// The same at a height of its own.
pub fn bar_of(
    out: &mut Vec<Mark>,
    (item, progress): (&Item, Option<f64>),
    look: Look,
    [x, y, w, h]: [f32; 4],
    node: u32,
) {
    let node = Some(node);
    let r = BAR_R.min(w / 2.0);
    let (fill, stroke, done, dash) = match item.status {
        ItemStatus::Idea => (
            if look.solid == Paint::HatchSolid { Paint::Hatch } else { Paint::Paper },
            Some(look.solid),
            None,
            true,
        ),
        // On a short bar the tint, and above all the hatch, would hardly be seen.
        ItemStatus::Planned | ItemStatus::InProgress if w <= SHORT => {
            (look.ground, Some(look.fill), Some(look.fill), false)
        }
        ItemStatus::Planned | ItemStatus::InProgress => (look.ground, None, Some(look.fill), false),
        ItemStatus::OnHold => (Paint::Paper, Some(look.fill), Some(look.ground), false),
        ItemStatus::Done => (look.fill, None, None, false),
        ItemStatus::Dropped => (Paint::Paper, Some(Paint::Hairline), None, false),
    };
    out.push(part(x, y, w, h, r, Some(fill), stroke, dash, node));
    if let (Some(done), Some(progress)) = (done, progress) {
        #[expect(clippy::cast_possible_truncation, reason = "a part of 1")]
        let part = progress.clamp(0.0, 1.0) as f32 * w;
        if part >= w - r {
            out.push(Mark::Rect {
                x,
                y,
                w,
                h,
                r,
                corners: Corners::All,
                fill: Some(done),
                stroke: None,
                sw: 0.0,
                dash: false,
                node,
            });
        } else if part >= 1.0 {
            out.push(Mark::Rect {
                x,
                y,
                w: part,
                h,
                r: r.min(part),
                corners: Corners::Left,
                fill: Some(done),
                stroke: None,
                sw: 0.0,
                dash: false,
                node,
            });
        }
    }
    if item.status == ItemStatus::OnHold && w > 2.0 * BAR_PAD + PAUSE {
        for dx in [0.0, 4.0] {
            out.push(part(
                x + BAR_PAD + dx,
                y + h / 2.0 - 4.5,
                2.0,
                9.0,
                0.5,
                Some(look.solid),
                None,
                false,
                node,
            ));
        }
    }
}

/// How an item's label is painted: quiet where the item is.
pub const fn label_paint(status: ItemStatus, look: Look) -> Paint {
    match status {
        ItemStatus::Dropped => Paint::Faint,
        ItemStatus::OnHold => Paint::Muted,
        _ => look.text,
    }
}

/// An item's label, already fitted. That of a dropped item is struck through.
pub fn label(out: &mut Vec<Mark>, item: &Item, fitted: String, [x, y]: [f32; 2], paint: Paint, node: u32) {
    if item.status == ItemStatus::Dropped {
        let w = Font::new(Weight::Medium, LABEL).width(&fitted);
        out.push(part(x, y - 4.0, w, 1.0, 0.0, Some(Paint::Faint), None, false, Some(node)));
    }
    out.push(text(x, y, fitted, LABEL, Weight::Medium, Anchor::Start, paint, Some(node)));
}

/// The owner's initials, ending at x.
pub fn initials(text_: &str, x: f32, y: f32, paint: Paint, node: u32) -> Mark {
    text(x, y, text_.to_owned(), INITIALS, Weight::Semibold, Anchor::End, paint, Some(node))
}
