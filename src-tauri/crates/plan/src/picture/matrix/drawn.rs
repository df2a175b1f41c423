//! Draws the matrix: grounds, axes, dots, key, and what was opened below.

use crate::model::{ItemStatus, RecordKind, RecordRef};
use crate::picture::draw::{self, Look};
use crate::picture::panel::panel;
use crate::picture::pen::Pen;
use crate::picture::text::Font;
use crate::picture::words;
use crate::plan::Plan;
use crate::scene::{Anchor, Key, Lane, Mark, Node, Paint, Part, Weight};

use super::laid::{BOTTOM, DETAIL, LINE, Laid, TITLE};
use super::line;
use super::spots::{DOT, LABEL, NUMBER, Name, Spot};

/// Size of the ticks' words.
const TICK: f32 = 10.5;
/// Control points of a quarter circle stand this part of the radius from its ends.
const ROUND: f32 = 0.5523;

/// Draws and keeps the nodes that stand for dots.
pub struct Drawn<'a> {
    pub plan: &'a Plan,
    pub laid: &'a Laid,
    pub unfolded: &'a [String],
    pub nodes: Vec<Node>,
}

impl Drawn<'_> {
    /// The quadrants with their names.
    pub fn grounds(&self, out: &mut Vec<Mark>) {
        let laid = self.laid;
        for (place, quadrant) in laid.quadrants.iter().enumerate() {
            let [left, top, right, bottom] = laid.ground(place);
            if quadrant.best {
                out.push(draw::rect(left, top, right - left, bottom - top, Paint::Panel));
            }
        }
        for (place, quadrant) in laid.quadrants.iter().enumerate() {
            let [from, top, to, _] = laid.title_box(place);
            let (x, anchor) = if quadrant.right { (to, Anchor::End) } else { (from, Anchor::Start) };
            let [title, detail] = laid.lines_of(place);
            let weight = Weight::Semibold;
            out.push(draw::text(x, top + 13.0, title, TITLE, weight, anchor, Paint::Faint, None));
            if !detail.is_empty() {
                let weight = Weight::Regular;
                out.push(draw::text(x, top + 29.0, detail, DETAIL, weight, anchor, Paint::Faint, None));
            }
        }
    }

    /// The frame, the lines in the middle, ticks and names; where nothing stands, what can be done about it by hand.
    pub fn axes(&self, out: &mut Vec<Mark>, by_hand: bool) {
        let laid = self.laid;
        let [left, top, right, bottom] = laid.plot;
        let (w, h) = (right - left, bottom - top);
        let (across, up) = (&laid.across, &laid.up);
        let font = Font::new(Weight::Regular, TICK);
        let mut free = f32::NEG_INFINITY;
        for value in across.ticks() {
            let [x, _] = laid.point([value, up.least]);
            out.push(draw::rect(x, bottom, 1.0, 4.0, Paint::Faint));
            let said = across.text(value);
            let half = font.width(&said) / 2.0;
            if x - half > free {
                free = x + half + 6.0;
                let y = bottom + 17.0;
                out.push(draw::text(x, y, said, TICK, Weight::Regular, Anchor::Middle, Paint::Muted, None));
            }
        }
        for value in up.ticks() {
            let [_, y] = laid.point([across.least, value]);
            out.push(draw::rect(left - 4.0, y, 4.0, 1.0, Paint::Faint));
            let said = font.fit(&up.text(value), Laid::ticks_room()).unwrap_or_default().into_owned();
            let x = left - 8.0;
            out.push(draw::text(x, y + 3.5, said, TICK, Weight::Regular, Anchor::End, Paint::Muted, None));
        }
        let edges = [
            draw::rect(left, top, w, 1.0, Paint::Hairline),
            draw::rect(right - 1.0, top, 1.0, h, Paint::Hairline),
            draw::rect(left, top, 1.0, h, Paint::Faint),
            draw::rect(left, bottom - 1.0, w, 1.0, Paint::Faint),
        ];
        out.extend(edges);
        let [x, y] = laid.point([across.middle(), up.middle()]);
        out.push(draw::rect(x, top, 1.0, h, Paint::Faint));
        out.push(draw::rect(left, y, w, 1.0, Paint::Faint));
        let weight = Weight::Semibold;
        out.push(line([left, top - 13.0], format!("↑ {}", up.label), 12.5, weight, Paint::Ink));
        let said = format!("{} →", across.label);
        let y = bottom + BOTTOM - 12.0;
        out.push(draw::text(right, y, said, 12.5, weight, Anchor::End, Paint::Ink, None));
        if laid.placed.is_empty() && by_hand {
            let said = format!("No item has both {} and {} yet.", up.name(), across.name());
            let hint = "Drag one here from below, or press Alt and an arrow key on it.";
            let (x, y) = (f32::midpoint(left, right), f32::midpoint(top, bottom));
            let wide = Font::new(Weight::Regular, 12.0).width(hint) + 24.0;
            out.push(draw::round(x - wide / 2.0, y + 6.0, wide, 46.0, 4.0, Paint::Paper));
            // Below the line in the middle.
            let (weight, paint) = (Weight::Semibold, Paint::Ink);
            out.push(draw::text(x, y + 24.0, said, 13.0, weight, Anchor::Middle, paint, None));
            let (weight, paint) = (Weight::Regular, Paint::Muted);
            out.push(draw::text(x, y + 43.0, hint.to_owned(), 12.0, weight, Anchor::Middle, paint, None));
        }
    }

    /// Dots with their names, quadrant by quadrant.
    pub fn spots(&mut self, out: &mut Vec<Mark>) {
        let laid = self.laid;
        let values = |spot: &Spot| laid.values([spot.x, spot.y]);
        for place in 0..4 {
            let here: Vec<&Spot> = laid.spots.iter().filter(|spot| self.quadrant(spot) == place).collect();
            for spot in here {
                let lane = u32::try_from(place).unwrap_or(0);
                match spot.items.as_slice() {
                    [_] => self.dot(out, spot, lane),
                    _ => self.crowd(out, spot, lane, values(spot)),
                }
            }
        }
    }

    /// A dot stands in the quadrant of its first item.
    fn quadrant(&self, spot: &Spot) -> usize {
        let laid = self.laid;
        let read = |axis: &super::axis::Axis| {
            let item = spot.items.first().map(|ix| &self.plan.items[*ix]);
            item.and_then(|item| axis.measure.read(item)).unwrap_or_else(|| axis.middle())
        };
        laid.quadrant([read(&laid.across), read(&laid.up)])
    }

    /// One item: its form says the status, its hue what it serves.
    fn dot(&mut self, out: &mut Vec<Mark>, spot: &Spot, lane: u32) {
        let Some(ix) = spot.items.first().copied() else { return };
        let plan = self.plan;
        let item = &plan.items[ix];
        let look = Look::of_item(plan, ix);
        let node = draw::node_place(&self.nodes);
        let (fill, stroke, dash) = match item.status {
            ItemStatus::Idea => (Paint::Paper, Some(look.solid), true),
            ItemStatus::OnHold => (Paint::Paper, Some(look.solid), false),
            _ => (look.solid, None, false),
        };
        out.push(circle([spot.x, spot.y], DOT - 0.5, fill, stroke, dash, node));
        match &spot.name {
            Name::Beside(text, at) => {
                out.push(named(text.clone(), *at, LABEL, Weight::Medium, look.text, node));
            }
            Name::Number(n, at) => {
                out.push(named(n.to_string(), *at, NUMBER, Weight::Semibold, Paint::Ink, node));
            }
            Name::None => {}
        }
        let laid = self.laid;
        let read = |axis: &super::axis::Axis| axis.measure.read(item).unwrap_or_else(|| axis.middle());
        let said = laid.said([read(&laid.across), read(&laid.up)]);
        let at = RecordRef::new(RecordKind::Item, item.id);
        self.nodes.push(Node {
            key: Key::Record(at),
            part: Part::Body,
            record: Some(at),
            title: item.title.clone(),
            detail: format!("{said}, {}", words::item(plan, ix)),
            x: spot.x - DOT,
            y: spot.y - DOT,
            w: 2.0 * DOT,
            h: 2.0 * DOT,
            lane,
            paint: look.solid,
            movable: true,
            fold: None,
            lit: Vec::new(),
        });
    }

    /// Several at one place: how many, opened by a click.
    fn crowd(&mut self, out: &mut Vec<Mark>, spot: &Spot, lane: u32, values: [f64; 2]) {
        let node = draw::node_place(&self.nodes);
        let (at, fill, stroke) = ([spot.x, spot.y], Paint::Heat(3), Some(Paint::Ink));
        out.push(circle(at, DOT - 0.5, fill, stroke, false, node));
        match &spot.name {
            Name::Beside(text, at) => {
                out.push(named(text.clone(), *at, LABEL, Weight::Semibold, Paint::Ink, node));
            }
            Name::Number(n, at) => {
                out.push(named(n.to_string(), *at, NUMBER, Weight::Semibold, Paint::Ink, node));
            }
            Name::None => {}
        }
        let key = self.crowd_key(spot);
        let titles: Vec<&str> =
            spot.items.iter().take(4).map(|ix| self.plan.items[*ix].title.as_str()).collect();
        let more = spot.items.len().saturating_sub(4);
        let more = if more > 0 { format!("; {more} more") } else { String::new() };
        self.nodes.push(Node {
            key: Key::Group(key.clone()),
            part: Part::Body,
            record: None,
            title: self.crowd_title(spot, values),
            detail: format!("{}{more}", titles.join("; ")),
            x: spot.x - DOT,
            y: spot.y - DOT,
            w: 2.0 * DOT,
            h: 2.0 * DOT,
            lane,
            paint: Paint::Ink,
            movable: false,
            fold: Some(key),
            lit: Vec::new(),
        });
    }

    /// The key of several: that of the first of them.
    fn crowd_key(&self, spot: &Spot) -> String {
        let id = spot.items.first().map(|ix| self.plan.items[*ix].id.to_string());
        format!("spot:{}", id.unwrap_or_default())
    }

    fn crowd_title(&self, spot: &Spot, values: [f64; 2]) -> String {
        let laid = self.laid;
        let first = spot.items.first().map(|ix| &self.plan.items[*ix]);
        let read = |axis: &super::axis::Axis, near: f64| {
            first.and_then(|item| axis.measure.read(item)).unwrap_or(near)
        };
        let at = [read(&laid.across, values[0]), read(&laid.up, values[1])];
        let same = spot.items.iter().all(|ix| {
            let item = &self.plan.items[*ix];
            laid.across.measure.read(item) == Some(at[0]) && laid.up.measure.read(item) == Some(at[1])
        });
        let near = if same { "at" } else { "near" };
        format!("{} {near} {}", words::count(spot.items.len(), "item"), lower(&laid.said(at)))
    }

    /// What the numbers stand for, and how many dots have none.
    pub fn key(&self, out: &mut Vec<Mark>) {
        let laid = self.laid;
        if !laid.has_key {
            return;
        }
        let left = laid.key_left();
        let mut y = laid.plot[1] + 10.0;
        let font = Font::new(Weight::Medium, LABEL);
        for spot in &laid.spots {
            let Name::Number(n, _) = spot.name else { continue };
            let node = self.nodes.iter().position(|node| (node.x, node.y) == (spot.x - DOT, spot.y - DOT));
            let node = node.and_then(|place| u32::try_from(place).ok());
            let (weight, paint) = (Weight::Semibold, Paint::Ink);
            out.push(draw::text(left + 14.0, y, n.to_string(), NUMBER, weight, Anchor::End, paint, node));
            for ix in &spot.items {
                let room = laid.width - left - 22.0 - 12.0;
                let title = font.fit(&self.plan.items[*ix].title, room).unwrap_or_default().into_owned();
                let paint = Look::of_item(self.plan, *ix).text;
                let (x, weight) = (left + 22.0, Weight::Medium);
                out.push(draw::text(x, y, title, LABEL, weight, Anchor::Start, paint, node));
                y += LINE;
            }
        }
        if laid.nameless > 0 {
            let said = match laid.nameless {
                1 => "1 more dot has no name here".to_owned(),
                n => format!("{n} more dots have no name here"),
            };
            out.push(line([left, y + 2.0], said, LABEL, Weight::Regular, Paint::Muted));
        }
    }

    /// The items of what is unfolded, by name, below the picture; returns where it ends.
    pub fn opened(&mut self, out: &mut Vec<Mark>) -> f32 {
        let laid = self.laid;
        let mut y = laid.height;
        for spot in laid.spots.iter().filter(|spot| spot.items.len() > 1) {
            if !self.unfolded.contains(&self.crowd_key(spot)) {
                continue;
            }
            let title = self.crowd_title(spot, laid.values([spot.x, spot.y]));
            let lane = u32::try_from(self.quadrant(spot)).unwrap_or(0);
            let first = self.nodes.len();
            let room = [laid.plot[0], y, laid.width - laid.plot[0] - 18.0];
            let items: Vec<_> = spot.items.iter().map(|ix| (*ix, None)).collect();
            y += panel(out, &mut self.nodes, (self.plan, &items), title, lane, room) + 12.0;
            // They stand here only to be named: each can still be put elsewhere in the quadrants above.
            self.nodes[first..].iter_mut().for_each(|node| node.movable = true);
        }
        y
    }

    /// The quadrants, for a screen reader.
    pub fn lanes(&self) -> Vec<Lane> {
        let laid = self.laid;
        let lane = |(place, quadrant): (usize, &super::quadrants::Quadrant)| {
            let [_, top, _, bottom] = laid.ground(place);
            let count = words::count(laid.counts[place], "item");
            let detail = [quadrant.detail.as_str(), &count].into_iter().filter(|part| !part.is_empty());
            Lane {
                key: format!("quadrant:{place}"),
                within: None,
                record: None,
                title: quadrant.title.clone(),
                detail: detail.collect::<Vec<_>>().join(", "),
                part: Part::Body,
                y: top,
                h: bottom - top,
                folded: false,
                count: u32::try_from(laid.counts[place]).unwrap_or(u32::MAX),
            }
        };
        laid.quadrants.iter().enumerate().map(lane).collect()
    }
}

fn circle([x, y]: [f32; 2], r: f32, fill: Paint, stroke: Option<Paint>, dash: bool, node: u32) -> Mark {
    let k = r * ROUND;
    let mut pen = Pen::default();
    pen.to(x + r, y)
        .curve((x + r, y + k), (x + k, y + r), (x, y + r))
        .curve((x - k, y + r), (x - r, y + k), (x - r, y))
        .curve((x - r, y - k), (x - k, y - r), (x, y - r))
        .curve((x + k, y - r), (x + r, y - k), (x + r, y))
        .close();
    pen.filled(Some(fill), stroke, dash, Some(node))
}

fn named(text: String, [x, y]: [f32; 2], size: f32, weight: Weight, paint: Paint, node: u32) -> Mark {
    draw::text(x, y, text, size, weight, Anchor::Start, paint, Some(node))
}

/// Within a sentence: `value 8, effort 3`; an abbreviation keeps its capitals.
fn lower(said: &str) -> String {
    let mut letters = said.chars();
    match letters.next() {
        Some(first) if !letters.as_str().starts_with(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => said.to_owned(),
    }
}
