//! An item as a strip in a cell: its name, its period where the cell does not say it, its status by the form.

use crate::model::{Item, ItemStatus, RecordKind, RecordRef};
use crate::picture::draw::{self, BAR_PAD, Look, PAUSE};
use crate::picture::pen::Pen;
use crate::picture::text::Font;
use crate::picture::words;
use crate::plan::{Ix, Plan, rollup};
use crate::scene::{Anchor, Key, Mark, Node, Paint, Part, Weight};

/// Height of an item's strip.
pub const STRIP: f32 = 20.0;
/// Size of the name.
const LABEL: f32 = 11.0;
/// Size of the period beside it.
const BESIDE: f32 = 10.0;
const DIAMOND: f32 = 13.0;

/// Draws an item as a strip whose form says its status, as a bar's on the roadmap does, and keeps the node that stands
/// for it.
pub fn strip(
    out: &mut Vec<Mark>,
    nodes: &mut Vec<Node>,
    (plan, ix): (&Plan, Ix<Item>),
    beside: Option<&str>,
    lane: u32,
    [x, y, w]: [f32; 3],
) {
    let item = &plan.items[ix];
    let look = Look::of_item(plan, ix);
    let node = draw::node_place(nodes);
    let mut left = x + BAR_PAD;
    let mut paint = draw::label_paint(item.status, look);
    if item.is_point() {
        let (fill, stroke, dash) = match item.status {
            ItemStatus::Idea => (Paint::Paper, Some(look.solid), true),
            ItemStatus::OnHold => (Paint::Paper, Some(look.solid), false),
            _ => (look.solid, None, false),
        };
        let mut pen = Pen::default();
        pen.diamond(x + DIAMOND / 2.0 + 1.0, y + STRIP / 2.0, DIAMOND);
        out.push(pen.filled(Some(fill), stroke, dash, Some(node)));
        left = x + DIAMOND + 6.0;
        paint = Paint::Ink;
    } else {
        draw::bar_of(out, (item, rollup::progress(plan, ix)), look, [x, y, w, STRIP], node);
        if item.status == ItemStatus::OnHold {
            left += PAUSE;
        }
    }
    let mut right = x + w - 6.0;
    let small = Font::new(Weight::Regular, BESIDE);
    if let Some(said) = beside {
        // The name needs the room more than the period, which the tip says too.
        let said_w = small.width(said);
        if said_w + 40.0 <= right - left {
            let said = said.to_owned();
            let (weight, anchor) = (Weight::Regular, Anchor::End);
            out.push(draw::text(right, y + 13.5, said, BESIDE, weight, anchor, paint, Some(node)));
            right -= said_w + 6.0;
        }
    }
    if let Some(fitted) = Font::new(Weight::Medium, LABEL).fit(&item.title, right - left) {
        let (fitted, weight) = (fitted.into_owned(), Weight::Medium);
        out.push(draw::text(left, y + 14.0, fitted, LABEL, weight, Anchor::Start, paint, Some(node)));
    }
    let at = RecordRef::new(RecordKind::Item, item.id);
    nodes.push(Node {
        key: Key::Record(at),
        part: Part::Body,
        record: Some(at),
        title: item.title.clone(),
        detail: words::item(plan, ix),
        x,
        y,
        w,
        h: STRIP,
        lane,
        paint: look.solid,
        movable: false,
        fold: None,
        lit: Vec::new(),
    });
}
