//! Draws what changed: numbers, then what moved in time, then lists.

use chrono::NaiveDate;

use crate::alignment::Counts;
use crate::picture::draw::{self, Look};
use crate::picture::pen::Pen;
use crate::picture::text::Font;
use crate::picture::{PictureSpec, words};
use crate::plan::Plan;
use crate::scene::{Anchor, Key, Lane, Mark, Node, Paint, Part, Scene, Weight};

use super::gather::{Found, List, Move, Row};
use super::moved::Axis;
use super::{DETAIL, PAD, said};

/// Height of the numbers.
const NUMBERS: f32 = 84.0;
/// Size of a number.
const NUMBER: f32 = 26.0;
/// Height of a heading.
const HEADING: f32 = 34.0;
/// Height of what moved: with its name alone, and with a second line.
const MOVED: [f32; 2] = [30.0, 42.0];
/// Part of the width that names what moved.
const NAMES: f32 = 0.28;
/// Room for what is said of a move, to the right of the axis.
const WORDS: f32 = 322.0;
/// Height of a row in a list with one line of what happened, and of each further one.
const ROW: [f32; 2] = [40.0, 14.5];
/// As many lines of what happened are shown.
const LINES: usize = 2;
/// Between columns.
const GAP: f32 = 28.0;
/// A column of a list is about as wide.
const COLUMN: f32 = 360.0;
/// As many rows are shown before the rest is folded: of what moved, and of each list.
const SHOWN: [usize; 2] = [12, 6];
/// The same on paper, which does not unfold: as many as fill a slide.
const ON_PAPER: [usize; 2] = [7, 4];
/// And of each list where they do not all stand beside each other.
const CROWDED: usize = 2;
/// Radius of a ring and of a disc.
const DOT: f32 = 5.0;

/// A picture being drawn, from the top down.
pub struct Drawn<'a> {
    plan: &'a Plan,
    spec: &'a PictureSpec,
    today: NaiveDate,
    width: f32,
    y: f32,
    body: Vec<Mark>,
    nodes: Vec<Node>,
    lanes: Vec<Lane>,
}

impl<'a> Drawn<'a> {
    /// An empty picture of a width.
    pub fn new(plan: &'a Plan, spec: &'a PictureSpec, width: f32, today: NaiveDate) -> Self {
        let (body, nodes, lanes) = (Vec::new(), Vec::new(), Vec::new());
        Self { plan, spec, today, width, y: 0.0, body, nodes, lanes }
    }

    /// How many items differ in which way, and what became of the plan's alignment.
    pub fn numbers(&mut self, found: &Found) {
        let paint = |alarming| if alarming { Paint::Alert } else { Paint::Ink };
        let tally =
            found.tally.iter().map(|(n, said, alarming)| (n.to_string(), *said, paint(*alarming))).collect();
        // As the window counts them beside the name of the check.
        let all = |counts: &Counts| counts.errors + counts.warnings;
        let findings = &found.effect.findings;
        let mut aligned: Vec<(String, &str, Paint)> = Vec::new();
        // Without objectives there is nothing to reach.
        let items = found.effect.coverage.first().filter(|_| !self.plan.objectives.is_empty());
        if let Some(items) = items {
            let shares = said::shares(items.before, items.after);
            aligned.push((shares, "of items reach an objective", Paint::Ink));
        }
        aligned.push((said::counts(all(&findings.before), all(&findings.after)), "findings", Paint::Ink));
        let plain: Vec<(String, &str, Paint)> = tally;

        let (big, small) = (Font::new(Weight::Semibold, NUMBER), Font::new(Weight::Regular, DETAIL));
        let wide = |(number, said, _): &(String, &str, Paint)| big.width(number).max(small.width(said));
        let used: f32 = plain.iter().chain(&aligned).map(wide).sum();
        // As far apart as there is room for, and no further than reads as one line.
        let gaps = draw::count(plain.len() + aligned.len());
        let gap = ((self.width - 2.0 * PAD - used) / gaps).clamp(14.0, 44.0);
        let mut x = PAD;
        for (n, tile) in plain.iter().chain(&aligned).enumerate() {
            if n == plain.len() && n > 0 {
                self.body.push(draw::rect(x - gap / 2.0, 22.0, 1.0, 44.0, Paint::Hairline));
                x += gap / 2.0;
            }
            let (number, said, paint) = tile;
            self.text([x, 46.0], number.clone(), NUMBER, Weight::Semibold, *paint);
            self.text([x, 64.0], (*said).to_owned(), DETAIL, Weight::Regular, Paint::Muted);
            x += wide(tile) + gap;
        }
        self.body.push(draw::rect(PAD, NUMBERS - 1.0, self.width - 2.0 * PAD, 1.0, Paint::Hairline));
        self.y = NUMBERS + 6.0;
    }

    /// What ends at another time, on one axis.
    pub fn moved(&mut self, rows: &[Row]) {
        let left = PAD + (self.width - 2.0 * PAD) * NAMES;
        let right = self.width - PAD - WORDS - 14.0;
        let most = if self.on_paper() { ON_PAPER[0] } else { SHOWN[0] };
        let shown = self.shown("moved", rows.len(), most);
        let Some(axis) = Axis::new(self.plan, &rows[..shown], [left, right]) else { return };
        let top = self.y;
        self.heading("Moved in time", rows.len(), [PAD, left - PAD - 8.0]);
        for (x, label) in &axis.ticks {
            self.text([*x + 4.0, top + 22.0], label.clone(), DETAIL, Weight::Regular, Paint::Muted);
        }
        self.y += HEADING;
        let lane = self.lane("moved", "Moved in time", rows.len(), top);
        let (grid, first) = (self.body.len(), self.y);
        for row in &rows[..shown] {
            self.moved_row(row, &axis, lane, [left, right]);
        }
        let bottom = self.y;
        self.more("moved", rows.len() - shown, lane, [PAD, self.width - 2.0 * PAD]);
        self.grid(grid, &axis, [first, bottom]);
        self.close(lane);
    }

    /// The lines of the axis, and today's, under what stands on it.
    fn grid(&mut self, at: usize, axis: &Axis, [top, bottom]: [f32; 2]) {
        let line = |x: f32| draw::rect(x, top - 20.0, 1.0, bottom - top + 20.0, Paint::Grid);
        let mut lines: Vec<Mark> = axis.ticks.iter().map(|(x, _)| line(*x)).collect();
        if let Some(x) = axis.shown(self.today) {
            lines.push(draw::rect(x, top - 4.0, 1.5, bottom - top + 4.0, Paint::Alert));
        }
        self.body.splice(at..at, lines);
    }

    fn moved_row(&mut self, row: &Row, axis: &Axis, lane: u32, [left, right]: [f32; 2]) {
        let Some(moved) = row.moved else { return };
        let h = MOVED[usize::from(!row.more.is_empty())];
        let (y, node) = (self.y, draw::node_place(&self.nodes));
        let middle = y + MOVED[0] / 2.0;
        self.body.push(draw::rect(PAD, y + h - 1.0, self.width - 2.0 * PAD, 1.0, Paint::Hairline));
        self.name(row, [PAD, middle + 4.5, left - PAD - 12.0], node);
        let fitted = Font::new(Weight::Regular, DETAIL).fit(&row.more, left - PAD - 28.0);
        if let Some(more) = fitted.filter(|more| !more.is_empty()) {
            let (at, more) = ([PAD + 16.0, y + 33.0], more.into_owned());
            self.body.push(line(at, more, DETAIL, Weight::Regular, Paint::Muted, Some(node)));
        }
        self.way(row.look.unwrap_or_else(|| Look::of(None)), moved, axis, middle, node);
        self.shift(moved, [right + 14.0, middle + 4.0], node);
        self.node(row, lane, [PAD - 6.0, y + 1.0, self.width - 2.0 * PAD + 12.0, h - 3.0]);
        self.y += h;
    }

    /// From the ring where it ended to the disc where it ends now.
    fn way(&mut self, look: Look, moved: Move, axis: &Axis, middle: f32, node: u32) {
        let [was, is] = [axis.end(moved.was), axis.end(moved.is)];
        let edge = if is > was { DOT } else { -DOT };
        let mut pen = Pen::default();
        pen.to(was + edge, middle).line(is, middle);
        self.body.push(pen.stroked(look.solid, 2.0, 1.0, Some(node), None));
        for (x, fill, stroke) in [(was, Paint::Paper, Some(look.solid)), (is, look.solid, None)] {
            let (x, y, size) = (x - DOT, middle - DOT, 2.0 * DOT);
            self.body.push(draw::part(x, y, size, size, DOT, Some(fill), stroke, false, Some(node)));
        }
    }

    /// From when to when, and by how much.
    fn shift(&mut self, moved: Move, [x, baseline]: [f32; 2], node: u32) {
        let (words, size) = (moved.shift.roughly(), DETAIL + 0.5);
        let room = WORDS - Font::new(Weight::Semibold, size).width(&words) - 10.0;
        let dates = format!("{} → {}", moved.was.label(), moved.is.label());
        if let Some(dates) = Font::new(Weight::Regular, DETAIL).fit(&dates, room) {
            let dates = dates.into_owned();
            self.body.push(line([x, baseline], dates, DETAIL, Weight::Regular, Paint::Muted, Some(node)));
        }
        let paint = if moved.shift.periods > 0 { Paint::Alert } else { Paint::Ink };
        let (right, anchor) = (self.width - PAD, Anchor::End);
        self.body.push(draw::text(right, baseline, words, size, Weight::Semibold, anchor, paint, Some(node)));
    }

    /// What was added, finished, given up or changed otherwise, in columns.
    pub fn lists(&mut self, lists: &[List]) {
        let room = self.width - 2.0 * PAD;
        let fitting = (1..=3).rev().find(|n| room >= draw::count(*n) * COLUMN).unwrap_or(1);
        let columns = fitting.min(lists.len().max(1));
        let w = (room - GAP * draw::count(columns - 1)) / draw::count(columns);
        let mut ends = vec![self.y + 8.0; columns];
        let most = match (self.on_paper(), lists.len() > columns) {
            (true, true) => CROWDED,
            (true, false) => ON_PAPER[1],
            (false, _) => SHOWN[1],
        };
        for list in lists {
            // The shortest column takes the next; of equals the first.
            let shortest =
                (0..columns).reduce(|best, next| if ends[next] < ends[best] { next } else { best });
            let column = shortest.unwrap_or(0);
            self.y = ends[column];
            self.list(list, most, [PAD + draw::count(column) * (w + GAP), w]);
            ends[column] = self.y + 14.0;
        }
        self.y = ends.into_iter().fold(self.y, f32::max);
    }

    /// Nobody asked for a width: the picture is for a page.
    fn on_paper(&self) -> bool {
        self.spec.width <= 0.0
    }

    fn list(&mut self, list: &List, most: usize, [x, w]: [f32; 2]) {
        let top = self.y;
        self.heading(list.title, list.rows.len(), [x, w]);
        self.y += HEADING;
        self.body.push(draw::rect(x, self.y - 5.0, w, 1.0, Paint::Hairline));
        let lane = self.lane(list.key, list.title, list.rows.len(), top);
        let shown = self.shown(list.key, list.rows.len(), most);
        for row in &list.rows[..shown] {
            let (y, node) = (self.y, draw::node_place(&self.nodes));
            self.name(row, [x, y + 15.0, w], node);
            let lines = Font::new(Weight::Regular, DETAIL).wrap(&row.more, w - 18.0, LINES);
            let h = ROW[0] + draw::count(lines.len().max(1) - 1) * ROW[1];
            for (n, said) in lines.into_iter().enumerate() {
                let at = [x + 16.0, y + 30.0 + draw::count(n) * ROW[1]];
                self.body.push(line(at, said, DETAIL, Weight::Regular, Paint::Muted, Some(node)));
            }
            self.node(row, lane, [x - 6.0, y, w + 12.0, h - 3.0]);
            self.y += h;
        }
        self.more(list.key, list.rows.len() - shown, lane, [x, w]);
        self.close(lane);
    }

    /// How many rows are shown: all of them where that was asked for or would hide one only.
    fn shown(&self, key: &str, all: usize, most: usize) -> usize {
        let unfolded = self.spec.unfolded.iter().any(|other| other == key);
        if unfolded || all <= most + 1 { all } else { most }
    }

    /// The row that stands for what is folded.
    fn more(&mut self, key: &str, n: usize, lane: u32, [x, w]: [f32; 2]) {
        if n == 0 {
            return;
        }
        let (y, node) = (self.y, draw::node_place(&self.nodes));
        let title = format!("{n} more");
        let at = [x + 16.0, y + 17.0];
        self.body.push(line(at, title.clone(), 12.0, Weight::Medium, Paint::Muted, Some(node)));
        self.nodes.push(Node {
            key: Key::Group(format!("more:{key}")),
            part: Part::Body,
            record: None,
            title,
            detail: "shows all".to_owned(),
            x: x - 6.0,
            y: y + 1.0,
            w: w + 12.0,
            h: 23.0,
            lane,
            paint: Paint::Muted,
            movable: false,
            fold: Some(key.to_owned()),
            lit: Vec::new(),
        });
        self.y += 26.0;
    }

    fn heading(&mut self, title: &str, n: usize, [x, w]: [f32; 2]) {
        // One text: beside it the number would stand over the title where a slide is drawn in a wider font.
        let title = format!("{title} · {n}");
        let fitted = Font::new(Weight::Semibold, 13.0).fit(&title, w).unwrap_or_default().into_owned();
        self.text([x, self.y + 22.0], fitted, 13.0, Weight::Semibold, Paint::Ink);
    }

    /// A record's name behind a chip of what it serves.
    fn name(&mut self, row: &Row, [x, baseline, w]: [f32; 3], node: u32) {
        if let Some(look) = row.look {
            let none = look.solid == Paint::HatchSolid;
            let (fill, stroke) = if none { (Paint::Hatch, Some(look.solid)) } else { (look.solid, None) };
            let top = baseline - 9.5;
            self.body.push(draw::part(x, top, 10.0, 10.0, 3.0, Some(fill), stroke, false, Some(node)));
        }
        if let Some(title) = Font::new(Weight::Medium, 12.5).fit(&row.title, w - 16.0) {
            let (at, title) = ([x + 16.0, baseline], title.into_owned());
            self.body.push(line(at, title, 12.5, Weight::Medium, Paint::Ink, Some(node)));
        }
    }

    fn node(&mut self, row: &Row, lane: u32, [x, y, w, h]: [f32; 4]) {
        self.nodes.push(Node {
            key: Key::Record(row.at),
            part: Part::Body,
            record: Some(row.at),
            title: row.title.clone(),
            detail: row.all.clone(),
            x,
            y,
            w,
            h,
            lane,
            paint: row.look.map_or(Paint::Muted, |look| look.solid),
            movable: false,
            fold: None,
            lit: Vec::new(),
        });
    }

    /// Begins a group of rows.
    fn lane(&mut self, key: &str, title: &str, n: usize, y: f32) -> u32 {
        let place = u32::try_from(self.lanes.len()).unwrap_or(u32::MAX);
        self.lanes.push(Lane {
            key: key.to_owned(),
            within: None,
            record: None,
            title: title.to_owned(),
            detail: words::count(n, "record"),
            part: Part::Body,
            y,
            h: 0.0,
            folded: false,
            count: u32::try_from(n).unwrap_or(u32::MAX),
        });
        place
    }

    fn close(&mut self, lane: u32) {
        let y = self.y;
        if let Some(lane) = self.lanes.get_mut(lane as usize) {
            lane.h = y - lane.y;
        }
    }

    fn text(&mut self, at: [f32; 2], text: String, size: f32, weight: Weight, paint: Paint) {
        self.body.push(line(at, text, size, weight, paint, None));
    }

    /// The finished picture, with what it is to be read by below it.
    pub fn scene(self, title: String, note: &str) -> Scene {
        let lines = Font::new(Weight::Regular, DETAIL).wrap(note, self.width - 36.0, 3);
        let footer_height = 30.0 + draw::count(lines.len().max(1) - 1) * 15.0;
        let said = |(n, said): (usize, String)| {
            let at = [18.0, 20.0 + draw::count(n) * 15.0];
            line(at, said, DETAIL, Weight::Regular, Paint::Muted, None)
        };
        Scene {
            title,
            width: self.width,
            height: (self.y + 10.0).max(self.spec.height),
            footer_height,
            footer: lines.into_iter().enumerate().map(said).collect(),
            body: self.body,
            nodes: self.nodes,
            lanes: self.lanes,
            // Half of what changed is not what changed.
            joined: true,
            ..Scene::default()
        }
    }
}

fn line([x, y]: [f32; 2], text: String, size: f32, weight: Weight, paint: Paint, node: Option<u32>) -> Mark {
    draw::text(x, y, text, size, weight, Anchor::Start, paint, node)
}
