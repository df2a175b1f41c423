//! What of a roadmap with dates is drawn: marks and nodes for the part of its height that is asked for.

use crate::model::{Item, ItemStatus, RecordKind, RecordRef};
use crate::picture::draw::{self, BAR, BAR_BASELINE, BAR_PAD, LABEL, Look, PAUSE};
use crate::picture::pen::Pen;
use crate::picture::text::Font;
use crate::picture::words;
use crate::plan::{Plan, rollup};
use crate::scene::{Key, Mark, Node, Outline, Paint, Part, Scene, Weight};

use super::bars::{BESIDE, Bar, DIAMOND, LabelAt};
use super::lanes::LaneHead;
use super::timeline::{Stretch, Timeline, today_line};
use super::{SIDE, ghosts, lines};

/// A label with less room than this is not drawn: `W…` says nothing.
const LEAST_LABEL: f32 = 20.0;

/// Height of what says from when to when the lanes within a lane go.
const SPAN: f32 = 5.0;

/// A bar that may be seen.
pub(super) struct Shown<'a> {
    pub lane: usize,
    pub place: usize,
    pub bar: &'a Bar,
    pub top: f32,
    /// The place of its node, where it has one in this part.
    pub node: Option<u32>,
}

impl Timeline {
    /// The whole picture.
    pub fn scene(&self, plan: &Plan) -> Scene {
        self.draw(plan, Stretch::WHOLE, 0..self.body_lanes().len())
    }

    /// The same with only those marks and nodes of body and side that touch a stretch of its height, and with the lanes
    /// that do, one more on either side, and those of the tray.
    pub fn slice(&self, plan: &Plan, top: f32, bottom: f32) -> Scene {
        let part = Stretch { top, bottom };
        let lanes = self.lanes_within(part);
        // Between two lanes of items there may be one that holds others.
        let around = if self.lanes.are_nested() { 2 } else { 1 };
        let end = (lanes.end + around).min(self.body_lanes().len());
        self.draw(plan, part, lanes.start.saturating_sub(around)..end)
    }

    /// What all of it looks like from afar, in so many cells.
    pub fn outline(&self, plan: &Plan, columns: u16, rows: u16) -> Outline {
        let lanes = self.stacks.iter().enumerate().filter(|(lane, _)| !self.lanes.heads[*lane].folded);
        let bars = lanes.flat_map(|(lane, stack)| stack.bars.iter().map(move |bar| (lane, bar)));
        let boxes = bars.map(|(lane, bar)| {
            let (y, h) = box_of(bar, self.top_of(lane, bar));
            ([bar.x0, y, bar.x1 - bar.x0, h], Look::of_item(plan, bar.item).solid)
        });
        let folded = (0..self.stacks.len()).filter(|lane| self.lanes.heads[*lane].folded);
        let folded = folded.map(|lane| (self.folded_box(lane), Paint::Muted));
        Outline::of(&self.base, boxes.chain(folded), columns, rows)
    }

    fn draw(&self, plan: &Plan, part: Stretch, kept: std::ops::Range<usize>) -> Scene {
        let base = &self.base;
        let mut scene = Scene {
            title: base.title.clone(),
            header: base.header.clone(),
            corner: base.corner.clone(),
            footer: base.footer.clone(),
            lanes: base.lanes[kept.clone()].to_vec(),
            time: base.time,
            body: base.body.iter().filter(|mark| part.has(mark)).cloned().collect(),
            side: self.side(part),
            ..sizes_of(base)
        };
        let first_lane = kept.start;
        for lane in self.lanes_within(part) {
            if self.lanes.heads[lane].holds_lanes {
                scene.body.extend(self.group_marks(lane).filter(|mark| part.has(mark)));
            }
        }
        for lane in self.body_lanes() {
            let line = draw::rect(SIDE, lane.y + lane.h - 1.0, base.width - SIDE, 1.0, Paint::Hairline);
            if part.has(&line) {
                scene.body.push(line);
            }
        }
        let shown = self.shown(part);
        let (mut calm, mut alarming) = lines::lines(plan, self, part, &shown);
        // Below the bars, so that no line runs through a label; but a conflict must not hide behind one.
        scene.body.append(&mut calm);
        self.draw_bars(plan, part, &shown, first_lane, &mut scene);
        self.add_folded(part, first_lane, &mut scene.nodes);
        scene.body.append(&mut alarming);
        scene.body.extend(today_line(base).filter(|line| part.has(line)));
        self.add_tray(&mut scene);
        scene
    }

    /// The lanes' names, with the ground below and the lines between them.
    fn side(&self, part: Stretch) -> Vec<Mark> {
        let (height, lanes) = (self.base.height, self.body_lanes());
        let mut side = super::side(height, lanes, self.lanes.heads.iter(), self.lanes_within(part));
        side.retain(|mark| part.has(mark));
        side
    }

    /// The bars that may be seen, in their order, with their nodes counted.
    fn shown(&self, part: Stretch) -> Vec<Shown<'_>> {
        let mut next = 0;
        let mut shown = Vec::new();
        for lane in self.lanes_within(part) {
            let folded = self.lanes.heads[lane].folded;
            for (place, bar) in self.stacks[lane].bars.iter().enumerate() {
                let top = self.top_of(lane, bar);
                if !part.may_have_bar(top) {
                    continue;
                }
                let (y, h) = box_of(bar, top);
                let node = (!folded && part.touches((y, y + h))).then_some(next);
                next += u32::from(node.is_some());
                shown.push(Shown { lane, place, bar, top, node });
            }
        }
        shown
    }

    fn draw_bars(
        &self,
        plan: &Plan,
        part: Stretch,
        shown: &[Shown<'_>],
        first_lane: usize,
        scene: &mut Scene,
    ) {
        let label_font = Font::new(Weight::Medium, LABEL);
        let width = self.base.width;
        let mut out = Vec::new();
        scene.body.reserve(shown.len() * 4);
        scene.nodes.reserve(shown.len());
        for Shown { lane, place, bar, top, node } in shown {
            let item = &plan.items[bar.item];
            let look = Look::of_item(plan, bar.item);
            if self.lanes.heads[*lane].folded {
                out.push(draw::round(bar.x0, top + 8.0, bar.x1 - bar.x0, 8.0, 3.0, look.fill));
            } else {
                let after = self.stacks[*lane].bars.get(place + 1).filter(|next| next.row == bar.row);
                let limit = after.map_or(width - BESIDE, |next| next.x0 - BESIDE);
                // Where its node is beyond the edge, a mark of it may still touch it.
                let of = node.unwrap_or(u32::MAX);
                if bar.point {
                    draw_point(&mut out, item, look, bar, *top, of);
                } else {
                    draw::bar(
                        &mut out,
                        (item, rollup::progress(plan, bar.item)),
                        look,
                        [bar.x0, *top, bar.x1 - bar.x0],
                        of,
                    );
                    if rollup::spans_parts(plan, bar.item) {
                        draw::feet(&mut out, look, [bar.x0, *top, bar.x1 - bar.x0], of);
                    }
                }
                ghosts::ghost(&mut out, bar, *top, of);
                let own = self.initials.of(plan, bar.item);
                draw_label(&mut out, label_font, item, look, bar, [*top, limit], own, of);
            }
            for mut mark in out.drain(..).filter(|mark| part.has(mark)) {
                if node.is_none() {
                    mark.belong(None);
                }
                scene.body.push(mark);
            }
            if node.is_some() {
                let lane = u32::try_from(lane - first_lane).unwrap_or(u32::MAX);
                let mut node = node_of(plan, bar, item, look, *top, lane);
                let was = self.against.as_ref().and_then(|against| against.baseline.words(item));
                if let Some(said) = was {
                    node.detail.push_str(", ");
                    node.detail.push_str(&said);
                }
                scene.nodes.push(node);
            }
        }
    }

    /// The ground of a lane that holds others, and from when to when they go.
    fn group_marks(&self, lane: usize) -> impl Iterator<Item = Mark> {
        let at = &self.body_lanes()[lane];
        let ground = draw::rect(SIDE, at.y, self.base.width - SIDE, at.h, Paint::Panel);
        let within =
            (lane + 1..self.stacks.len()).take_while(|place| self.lanes.heads[*place].within().is_some());
        let days = within.filter_map(|place| self.stacks[place].days);
        let days = days.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        let span = days.map(|(first, last)| {
            let (x0, x1) = (self.axis.x(first), self.axis.x(last.saturating_add(1)));
            draw::round(x0, at.y + 19.0, (x1 - x0).max(SPAN), SPAN, SPAN / 2.0, Paint::Hairline)
        });
        std::iter::once(ground).chain(span)
    }

    /// A node for each folded lane that is seen, after those of the bars: by it, keys reach the lane and unfold it.
    fn add_folded(&self, part: Stretch, first_lane: usize, nodes: &mut Vec<Node>) {
        for lane in self.lanes_within(part) {
            let head = &self.lanes.heads[lane];
            let [x, y, w, h] = self.folded_box(lane);
            if !head.folded || !part.touches((y, y + h)) {
                continue;
            }
            nodes.push(folded_node(head, u32::try_from(lane - first_lane).unwrap_or(u32::MAX), [x, y, w, h]));
        }
    }

    /// The box around the bars of a folded lane.
    fn folded_box(&self, lane: usize) -> [f32; 4] {
        let (at, stack) = (&self.body_lanes()[lane], &self.stacks[lane]);
        let x0 = stack.bars.iter().map(|bar| bar.x0).fold(f32::INFINITY, f32::min);
        let x1 = stack.bars.iter().map(|bar| bar.x1).fold(0.0, f32::max);
        let (x0, x1) = if x1 > 0.0 { (x0, x1) } else { (SIDE + 14.0, SIDE + 94.0) };
        [x0, at.y + 8.0, x1 - x0, at.h - 16.0]
    }

    /// What has no dates is always whole; its nodes and lanes count after those of the body.
    fn add_tray(&self, scene: &mut Scene) {
        let base = &self.base;
        let (nodes, lanes) = (draw::node_place(&scene.nodes), scene.lanes.len());
        let tray = &base.lanes[self.stacks.len()..];
        let moved = |lane: u32| {
            let place = (lane as usize).saturating_sub(self.stacks.len()) + lanes;
            u32::try_from(place).unwrap_or(u32::MAX)
        };
        scene.lanes.extend_from_slice(tray);
        scene.nodes.extend(base.nodes.iter().map(|node| Node { lane: moved(node.lane), ..node.clone() }));
        scene.tray = base.tray.clone();
        for mark in &mut scene.tray {
            mark.belong(mark.owner().map(|node| node + nodes));
        }
    }
}

/// The node that a folded lane is.
pub fn folded_node(head: &LaneHead, lane: u32, [x, y, w, h]: [f32; 4]) -> Node {
    Node {
        key: Key::Group(format!("lane:{}", head.key)),
        part: Part::Body,
        record: None,
        title: head.title.clone(),
        detail: format!("{}, folded", words::count(head.count as usize, "item")),
        x,
        y,
        w,
        h,
        lane,
        paint: Paint::Muted,
        movable: false,
        fold: None,
        lit: Vec::new(),
    }
}

/// The sizes of a scene, and nothing in it.
fn sizes_of(scene: &Scene) -> Scene {
    Scene {
        width: scene.width,
        height: scene.height,
        side_width: scene.side_width,
        header_height: scene.header_height,
        tray_height: scene.tray_height,
        footer_height: scene.footer_height,
        begin: scene.begin,
        ..Scene::default()
    }
}

/// Top edge and height of a bar's or diamond's box.
fn box_of(bar: &Bar, top: f32) -> (f32, f32) {
    if bar.point { (top + (BAR - DIAMOND) / 2.0, DIAMOND) } else { (top, BAR) }
}

fn node_of(plan: &Plan, bar: &Bar, item: &Item, look: Look, top: f32, lane: u32) -> Node {
    let at = RecordRef::new(RecordKind::Item, item.id);
    let (y, h) = box_of(bar, top);
    Node {
        key: Key::Record(at),
        part: Part::Body,
        record: Some(at),
        title: item.title.clone(),
        detail: words::item(plan, bar.item),
        x: bar.x0,
        y,
        w: bar.x1 - bar.x0,
        h,
        lane,
        paint: look.solid,
        // What it spans is moved part by part.
        movable: item.span().is_some(),
        fold: None,
        lit: Vec::new(),
    }
}

/// A diamond: full where it is committed to, an outline where it is an idea, faint where it is given up.
fn draw_point(out: &mut Vec<Mark>, item: &Item, look: Look, bar: &Bar, top: f32, node: u32) {
    let (fill, stroke, dash) = match item.status {
        ItemStatus::Idea => (Paint::Paper, Some(look.solid), true),
        ItemStatus::OnHold => (Paint::Paper, Some(look.solid), false),
        ItemStatus::Dropped => (Paint::Paper, Some(Paint::Hairline), false),
        _ => (look.solid, None, false),
    };
    let mut pen = Pen::default();
    pen.diamond(f32::midpoint(bar.x0, bar.x1), top + BAR / 2.0, DIAMOND);
    out.push(pen.filled(Some(fill), stroke, dash, Some(node)));
}

#[expect(clippy::too_many_arguments, reason = "a label depends on that much")]
fn draw_label(
    out: &mut Vec<Mark>,
    font: Font,
    item: &Item,
    look: Look,
    bar: &Bar,
    [top, limit]: [f32; 2],
    initials: Option<(&str, f32)>,
    node: u32,
) {
    let baseline = top + BAR_BASELINE;
    let paint = draw::label_paint(item.status, look);
    let mut right = bar.x1 - BAR_PAD;
    let left = bar.x0 + BAR_PAD + if item.status == ItemStatus::OnHold { PAUSE } else { 0.0 };
    match bar.label {
        LabelAt::Beside => {
            let x = bar.x1 + BESIDE;
            let fits = bar.title_w <= limit - x;
            if (fits || limit - x >= LEAST_LABEL)
                && let Some(fitted) = font.fit_known(&item.title, bar.title_w, limit - x)
            {
                let paint =
                    if bar.point && item.status != ItemStatus::Dropped { Paint::Muted } else { paint };
                draw::label(out, item, fitted.into_owned(), [x, baseline], paint, node);
                return;
            }
            if bar.point {
                return;
            }
        }
        LabelAt::WithInitials => {
            if let Some((text, w)) = initials {
                out.push(draw::initials(text, right, baseline - 0.5, paint, node));
                right -= w + BAR_PAD;
            }
        }
        LabelAt::Inside => {}
    }
    if (bar.title_w <= right - left || right - left >= LEAST_LABEL)
        && let Some(fitted) = font.fit_known(&item.title, bar.title_w, right - left)
    {
        draw::label(out, item, fitted.into_owned(), [left, baseline], paint, node);
    }
}
