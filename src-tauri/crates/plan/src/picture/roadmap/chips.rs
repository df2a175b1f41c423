//! Items without dates: chips, and the tray below the axis that holds them.

use crate::model::{Bucket, ItemStatus, RecordKind, RecordRef};
use crate::picture::draw::{self, BAR, BAR_BASELINE, BAR_PAD, LABEL, Look, PAUSE};
use crate::picture::text::Font;
use crate::picture::words;
use crate::plan::{Ix, Plan, rollup};
use crate::scene::{Anchor, Key, Lane, Mark, Node, Paint, Part, Weight};

use super::bars::Initials;
use super::{PITCH, SIDE};
use crate::model::Item;

/// Between chips.
pub const GAP: f32 = 8.0;
const WIDEST: f32 = 240.0;
const NARROWEST: f32 = 64.0;
const TRAY_PAD: f32 = 10.0;
/// What adding up lengths may lose: a chip as wide as its title shows all of it.
const ROUNDING: f32 = 0.05;
/// The buckets as they are shown, none last, with the word of their keys.
pub const BUCKETS: [(Option<Bucket>, &str, &str); 4] = [
    (Some(Bucket::Now), "now", "Now"),
    (Some(Bucket::Next), "next", "Next"),
    (Some(Bucket::Later), "later", "Later"),
    (None, "none", "No dates"),
];

/// Draws chips and keeps the nodes that stand for them.
pub struct Chips<'a> {
    pub plan: &'a Plan,
    pub initials: &'a Initials,
    pub nodes: &'a mut Vec<Node>,
    pub part: Part,
}

impl<'a> Chips<'a> {
    /// Chips in the tray.
    pub const fn new(plan: &'a Plan, initials: &'a Initials, nodes: &'a mut Vec<Node>) -> Self {
        Self { plan, initials, nodes, part: Part::Tray }
    }

    /// How wide a chip would be with its whole title.
    fn natural(&self, item: Ix<Item>) -> f32 {
        let title = Font::new(Weight::Medium, LABEL).width(&self.plan.items[item].title);
        let initials = self.initials.of(self.plan, item).map_or(0.0, |(_, w)| w + BAR_PAD);
        (title + initials + 2.0 * BAR_PAD + pause(&self.plan.items[item])).clamp(NARROWEST, WIDEST)
    }

    pub fn chip(&mut self, out: &mut Vec<Mark>, item: Ix<Item>, lane: u32, [x, y, w]: [f32; 3]) {
        let plan = self.plan;
        let record = &plan.items[item];
        let look = Look::of_item(plan, item);
        let node = draw::node_place(self.nodes);
        draw::bar(out, (record, rollup::progress(plan, item)), look, [x, y, w], node);
        let paint = draw::label_paint(record.status, look);
        let left = x + BAR_PAD + pause(record);
        let mut room = x + w - BAR_PAD - left;
        if let Some((text, text_w)) = self.initials.of(plan, item) {
            room -= text_w + BAR_PAD;
            out.push(draw::initials(text, x + w - BAR_PAD, y + BAR_BASELINE - 0.5, paint, node));
        }
        if let Some(fitted) = Font::new(Weight::Medium, LABEL).fit(&record.title, room + ROUNDING) {
            draw::label(out, record, fitted.into_owned(), [left, y + BAR_BASELINE], paint, node);
        }
        let at = RecordRef::new(RecordKind::Item, record.id);
        self.nodes.push(Node {
            key: Key::Record(at),
            part: self.part,
            record: Some(at),
            title: record.title.clone(),
            detail: words::item(plan, item),
            x,
            y,
            w,
            h: BAR,
            lane,
            paint: look.solid,
            movable: true,
            fold: None,
            lit: Vec::new(),
        });
    }

    /// The chip that unfolds a group, or folds it again.
    pub fn fold(&mut self, out: &mut Vec<Mark>, key: &str, hidden: usize, lane: u32, [x, y]: [f32; 2]) {
        let title = fold_title(hidden);
        let w = fold_width(hidden);
        let node = draw::node_place(self.nodes);
        out.push(draw::part(x, y, w, BAR, draw::BAR_R, None, Some(Paint::Hairline), false, Some(node)));
        out.push(draw::text(
            x + w / 2.0,
            y + BAR_BASELINE,
            title.clone(),
            11.5,
            Weight::Medium,
            Anchor::Middle,
            Paint::Muted,
            Some(node),
        ));
        self.nodes.push(Node {
            key: Key::Group(key.to_owned()),
            part: self.part,
            record: None,
            title,
            detail: if hidden > 0 { "folded" } else { "unfolded" }.to_owned(),
            x,
            y,
            w,
            h: BAR,
            lane,
            paint: Paint::Muted,
            movable: false,
            fold: Some(key.to_owned()),
            lit: Vec::new(),
        });
    }
}

fn pause(item: &Item) -> f32 {
    if item.status == ItemStatus::OnHold { PAUSE } else { 0.0 }
}

fn fold_title(hidden: usize) -> String {
    if hidden > 0 { format!("+{hidden} more") } else { "Show fewer".to_owned() }
}

fn fold_width(hidden: usize) -> f32 {
    Font::new(Weight::Medium, 11.5).width(&fold_title(hidden)) + 2.0 * BAR_PAD
}

/// Some of the items in a tray.
pub struct Group {
    /// What it is called among what is unfolded, and among the lanes.
    pub key: String,
    pub title: String,
    pub items: Vec<Ix<Item>>,
}

/// Items without dates by the bucket that they are in, those in none last.
pub fn by_bucket(plan: &Plan, items: &[Ix<Item>]) -> Vec<Group> {
    let group = |(bucket, word, title): (Option<Bucket>, &str, &str)| Group {
        key: format!("tray:{word}"),
        title: title.to_owned(),
        items: items.iter().copied().filter(|ix| plan.items[*ix].bucket == bucket).collect(),
    };
    BUCKETS.into_iter().map(group).collect()
}

/// The tray: one strip for each group that has items, one row of chips in each until it is unfolded. Chips keep within
/// the window's width; the ground goes on for paper, where the whole picture is seen. Returns the tray's height.
pub fn tray(
    chips: &mut Chips<'_>,
    groups: &[Group],
    unfolded: &[String],
    (width, plate_width): (f32, f32),
    out: &mut Vec<Mark>,
    lanes: &mut Vec<Lane>,
) -> f32 {
    let ground = out.len();
    let mut y = TRAY_PAD;
    for Group { key, title, items } in groups.iter().filter(|group| !group.items.is_empty()) {
        let lane = u32::try_from(lanes.len()).unwrap_or(0);
        let top = y;
        let count = items.len().to_string();
        let count_w = Font::new(Weight::Regular, 11.5).width(&count);
        let room = SIDE - 14.0 - 14.0 - 8.0 - count_w;
        let fitted = Font::new(Weight::Semibold, 12.0).fit(title, room).unwrap_or_default().into_owned();
        out.push(draw::text(
            14.0,
            y + BAR_BASELINE,
            fitted,
            12.0,
            Weight::Semibold,
            Anchor::Start,
            Paint::Muted,
            None,
        ));
        out.push(draw::text(
            SIDE - 14.0,
            y + BAR_BASELINE,
            count,
            11.5,
            Weight::Regular,
            Anchor::End,
            Paint::Faint,
            None,
        ));
        let left = SIDE + 14.0;
        let right = (width - 14.0).max(left + WIDEST);
        y = flow(chips, out, items, key, lane, unfolded.contains(key), [left, right, y]) + PITCH;
        lanes.push(Lane {
            key: key.clone(),
            within: None,
            record: None,
            title: title.clone(),
            detail: words::count(items.len(), "item"),
            part: Part::Tray,
            y: top,
            h: y - top,
            folded: false,
            count: u32::try_from(items.len()).unwrap_or(u32::MAX),
        });
    }
    if out.len() == ground {
        return 0.0;
    }
    let height = y - (PITCH - BAR) + TRAY_PAD;
    let plate = [
        draw::rect(0.0, 0.0, plate_width, height, Paint::Panel),
        draw::rect(0.0, 0.0, plate_width, 1.0, Paint::Hairline),
    ];
    out.splice(ground..ground, plate);
    height
}

/// Chips from left to right, in as many rows as are wanted; returns the top of the last row.
fn flow(
    chips: &mut Chips<'_>,
    out: &mut Vec<Mark>,
    items: &[Ix<Item>],
    key: &str,
    lane: u32,
    unfolded: bool,
    [left, right, top]: [f32; 3],
) -> f32 {
    let widths: Vec<f32> = items.iter().map(|item| chips.natural(*item)).collect();
    let all: f32 = widths.iter().map(|w| w + GAP).sum::<f32>() - GAP;
    let folds = all > right - left;
    let (mut x, mut y) = (left, top);
    for (n, (item, w)) in items.iter().zip(&widths).enumerate() {
        let hidden = items.len() - n;
        if folds && !unfolded {
            // The chip that says how many more there are must fit after this one.
            let last = hidden == 1;
            let needed = if last { *w } else { w + GAP + fold_width(hidden - 1) };
            if x + needed > right && n > 0 {
                chips.fold(out, key, hidden, lane, [x, y]);
                return y;
            }
        } else if x + w > right && x > left {
            x = left;
            y += PITCH;
        }
        chips.chip(out, *item, lane, [x, y, *w]);
        x += w + GAP;
    }
    if folds && unfolded {
        if x + fold_width(0) > right && x > left {
            x = left;
            y += PITCH;
        }
        chips.fold(out, key, 0, lane, [x, y]);
    }
    y
}
