//! The cards of the board: title, objective, status, dates and owner. A card's form says the status as a bar's does.

use chrono::NaiveDate;

use crate::model::{Item, ItemStatus, RecordKind, RecordRef, Span};
use crate::picture::draw::{self, Look};
use crate::picture::pen::Pen;
use crate::picture::roadmap::Initials;
use crate::picture::text::Font;
use crate::picture::{BoardColumns, words};
use crate::plan::{Ix, Plan};
use crate::scene::{Anchor, Corners, Key, Mark, Node, Paint, Part, Weight};

/// Corner radius of a card.
const R: f32 = 6.0;
/// Width of the stripe that says the objective.
const STRIPE: f32 = 4.0;
/// From a card's left edge to its text.
const LEFT: f32 = 14.0;
/// From the text's end to a card's right edge.
const RIGHT: f32 = 10.0;
const TITLE: f32 = 12.5;
const TITLE_PITCH: f32 = 16.0;
const SMALL: f32 = 11.0;
const SMALL_PITCH: f32 = 15.0;
/// Diameter of the circle with the owner's initials.
const CIRCLE: f32 = 20.0;
const DIAMOND: f32 = 12.0;

/// A card, measured.
pub struct Card {
    item: Ix<Item>,
    w: f32,
    title: Vec<String>,
    /// What it serves.
    serves: String,
    /// Status and dates.
    meta: String,
    pub height: f32,
}

impl Card {
    pub fn new(plan: &Plan, columns: BoardColumns, item: Ix<Item>, w: f32) -> Self {
        let record = &plan.items[item];
        let room = w - LEFT - RIGHT;
        let mark = if record.is_point() { DIAMOND + 5.0 } else { 0.0 };
        let title = Font::new(Weight::Semibold, TITLE).wrap(&record.title, room - mark, 2);
        let objectives = plan.reach().of_item(item);
        let small = Font::new(Weight::Medium, SMALL);
        let serves = match plan.reach().main_of_item(item) {
            Some(main) => {
                let title = &plan.objectives[main].title;
                let more = objectives.len() - 1;
                let tail = if more > 0 { format!(" +{more}") } else { String::new() };
                let fitted = small.fit(title, room - small.width(&tail)).unwrap_or_default();
                format!("{fitted}{tail}")
            }
            None if plan.objectives.is_empty() => String::new(),
            None if plan.hides_objectives() => String::new(),
            None => small.fit("Serves no objective", room).unwrap_or_default().into_owned(),
        };
        let mut meta = Vec::with_capacity(2);
        // What the column says needs no saying again.
        if columns != BoardColumns::Status {
            meta.push(record.status.label().to_owned());
        }
        let dates = Span::label(record.start, record.end);
        if !dates.is_empty() {
            meta.push(dates);
        }
        let meta = meta.join(" · ");
        let meta_room = room - CIRCLE - 6.0;
        let meta = Font::new(Weight::Regular, SMALL).fit(&meta, meta_room).unwrap_or_default().into_owned();
        let mut height = 9.0 + draw::count(title.len()) * TITLE_PITCH + 24.0;
        if !serves.is_empty() {
            height += SMALL_PITCH;
        }
        if progress(record).is_some() {
            height += 5.0;
        }
        Self { item, w, title, serves, meta, height }
    }
}

/// The part that is finished, where a card says it.
fn progress(item: &Item) -> Option<f32> {
    #[expect(clippy::cast_possible_truncation, reason = "a part of 1")]
    let part = item.progress.filter(|part| part.is_finite())?.clamp(0.0, 1.0) as f32;
    item.is_active().then_some(part)
}

/// Draws cards and keeps the nodes that stand for them.
pub struct Cards<'a> {
    pub plan: &'a Plan,
    pub today: NaiveDate,
    pub initials: &'a Initials,
    pub nodes: &'a mut Vec<Node>,
}

impl Cards<'_> {
    pub fn draw(&mut self, out: &mut Vec<Mark>, card: &Card, lane: u32, [x, y, h]: [f32; 3]) {
        let plan = self.plan;
        let record = &plan.items[card.item];
        let look = Look::of_item(plan, card.item);
        let place = draw::node_place(self.nodes);
        let node = Some(place);
        ground(out, record.status, look, [x, y, card.w, h], place);
        let dropped = record.status == ItemStatus::Dropped;
        let ink = if dropped { Paint::Faint } else { Paint::Ink };
        let mut left = x + LEFT;
        if record.is_point() {
            let mut pen = Pen::default();
            pen.diamond(left + DIAMOND / 2.0, y + 17.0, DIAMOND);
            out.push(pen.filled(Some(look.solid), None, false, node));
            left += DIAMOND + 5.0;
        }
        let mut baseline = y + 21.0;
        for text in &card.title {
            if dropped {
                let w = Font::new(Weight::Semibold, TITLE).width(text);
                out.push(draw::part(
                    left,
                    baseline - 4.0,
                    w,
                    1.0,
                    0.0,
                    Some(Paint::Faint),
                    None,
                    false,
                    node,
                ));
            }
            out.push(line([left, baseline], text.clone(), TITLE, Weight::Semibold, ink, node));
            baseline += TITLE_PITCH;
        }
        baseline -= TITLE_PITCH - SMALL_PITCH - 1.0;
        if !card.serves.is_empty() {
            let served = plan.reach().main_of_item(card.item).is_some();
            let paint = if served { look.text } else { Paint::Muted };
            out.push(line([x + LEFT, baseline], card.serves.clone(), SMALL, Weight::Medium, paint, node));
            baseline += SMALL_PITCH;
        }
        baseline += 2.0;
        let mut at = x + LEFT;
        if record.status == ItemStatus::OnHold {
            for dx in [0.0, 4.0] {
                out.push(draw::part(
                    at + dx,
                    baseline - 8.0,
                    2.0,
                    8.0,
                    0.5,
                    Some(look.solid),
                    None,
                    false,
                    node,
                ));
            }
            at += draw::PAUSE;
        }
        let meta = Font::new(Weight::Regular, SMALL)
            .fit(&card.meta, x + card.w - RIGHT - CIRCLE - 6.0 - at)
            .unwrap_or_default()
            .into_owned();
        let late = record.is_active() && record.span().is_some_and(|span| span.last < self.today);
        let paint = if late { Paint::Alert } else { Paint::Muted };
        out.push(line([at, baseline], meta, SMALL, Weight::Regular, paint, node));
        self.owner(out, card.item, [x + card.w - RIGHT, baseline - 4.0], place);
        if let Some(part) = progress(record) {
            let (left, room) = (x + LEFT, card.w - LEFT - RIGHT);
            let top = y + h - 8.0;
            out.push(draw::part(left, top, room, 3.0, 1.5, Some(look.fill), None, false, node));
            if part * room >= 3.0 {
                out.push(draw::part(left, top, room * part, 3.0, 1.5, Some(look.solid), None, false, node));
            }
        }
        let at = RecordRef::new(RecordKind::Item, record.id);
        self.nodes.push(Node {
            key: Key::Record(at),
            part: Part::Body,
            record: Some(at),
            title: record.title.clone(),
            detail: words::item(plan, card.item),
            x,
            y,
            w: card.w,
            h,
            lane,
            paint: look.solid,
            movable: true,
            fold: None,
            lit: Vec::new(),
        });
    }

    /// Who answers for it: initials in a circle that ends at x, around y; a dash where nobody does.
    fn owner(&self, out: &mut Vec<Mark>, item: Ix<Item>, [right, middle]: [f32; 2], place: u32) {
        let Some((text, _)) = self.initials.of(self.plan, item) else { return };
        let node = Some(place);
        let nobody = self.plan.graph().item_owner(item).is_none();
        let (fill, stroke, paint) = if nobody {
            (None, Some(Paint::Alert), Paint::Alert)
        } else {
            (Some(Paint::Hairline), None, Paint::Muted)
        };
        let corner = [right - CIRCLE, middle - CIRCLE / 2.0];
        out.push(draw::part(corner[0], corner[1], CIRCLE, CIRCLE, CIRCLE / 2.0, fill, stroke, nobody, node));
        out.push(draw::text(
            right - CIRCLE / 2.0,
            middle + 3.2,
            text.to_owned(),
            9.0,
            Weight::Semibold,
            Anchor::Middle,
            paint,
            node,
        ));
    }

    /// The button that unfolds the rest of a column, or folds it again.
    pub fn fold(&mut self, out: &mut Vec<Mark>, key: &str, hidden: usize, lane: u32, [x, y, w, h]: [f32; 4]) {
        let title = if hidden > 0 { format!("+{hidden} more") } else { "Show fewer".to_owned() };
        let node = Some(draw::node_place(self.nodes));
        out.push(draw::part(x, y, w, h, R, None, Some(Paint::Hairline), false, node));
        out.push(draw::text(
            x + w / 2.0,
            y + 17.0,
            title.clone(),
            11.5,
            Weight::Medium,
            Anchor::Middle,
            Paint::Muted,
            node,
        ));
        self.nodes.push(Node {
            key: Key::Group(format!("fold:{key}")),
            part: Part::Body,
            record: None,
            title,
            detail: if hidden > 0 { "folded" } else { "unfolded" }.to_owned(),
            x,
            y,
            w,
            h,
            lane,
            paint: Paint::Muted,
            movable: false,
            fold: Some(key.to_owned()),
            lit: Vec::new(),
        });
    }
}

fn line([x, y]: [f32; 2], text: String, size: f32, weight: Weight, paint: Paint, node: Option<u32>) -> Mark {
    draw::text(x, y, text, size, weight, Anchor::Start, paint, node)
}

/// The card itself: solid where committed to, a dashed outline where tentative, full where done, paper where it rests
/// or was given up; on its left edge the objective, hatched where there is none.
fn ground(out: &mut Vec<Mark>, status: ItemStatus, look: Look, [x, y, w, h]: [f32; 4], node: u32) {
    let hatched = look.solid == Paint::HatchSolid;
    // Text on a hatch is hard to read: the stripe says it.
    let [tint, full] = if hatched { [Paint::Panel, Paint::Panel] } else { [look.ground, look.fill] };
    let (fill, stroke, dash) = match status {
        ItemStatus::Idea => (Paint::Paper, Some(look.solid), true),
        ItemStatus::Planned | ItemStatus::InProgress => (tint, hatched.then_some(Paint::Hairline), false),
        ItemStatus::OnHold => (Paint::Paper, Some(look.fill), false),
        ItemStatus::Done => (full, hatched.then_some(Paint::Hairline), false),
        ItemStatus::Dropped => (Paint::Paper, Some(Paint::Hairline), false),
    };
    let node = Some(node);
    out.push(draw::part(x, y, w, h, R, Some(fill), stroke, dash, node));
    if status == ItemStatus::Dropped {
        return;
    }
    let (stripe, w) = if hatched { (Paint::Hatch, STRIPE * 2.0) } else { (look.solid, STRIPE) };
    out.push(Mark::Rect {
        x,
        y,
        w,
        h,
        r: w.min(R),
        corners: Corners::Left,
        fill: Some(stripe),
        stroke: None,
        sw: 0.0,
        dash: false,
        node,
    });
}
