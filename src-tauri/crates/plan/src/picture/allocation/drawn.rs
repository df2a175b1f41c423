//! Draws the allocation's rows: what is planned and what is done as bars, the target as a line across them.

use crate::picture::ShareBy;
use crate::picture::draw::{self, Look};
use crate::picture::text::Font;
use crate::picture::words;
use crate::plan::Plan;
use crate::scene::{Anchor, Key, Lane, Mark, Node, Paint, Part, Scene, Weight};

use super::gather::{Allocation, Row, Share};
use super::{DETAIL, GAP, HEADER, NUMBER, SIDE, said};

/// Height of the row that sums up.
const SUM: f32 = 84.0;
/// Height of a row, and what one adds whose objective has others below it.
const ROW: f32 = 64.0;
const CHIP: f32 = 26.0;
const INDENT: f32 = 14.0;
const DEEPEST: usize = 4;
/// Room for the words beside the bar that is furthest from its target.
const BESIDE: f32 = 122.0;
/// A scale as long as this can spare that room.
const ROOMY: f32 = 330.0;

/// Draws rows and keeps the nodes that stand for their parts.
pub struct Drawn<'a> {
    pub plan: &'a Plan,
    pub found: &'a Allocation,
    /// How long the scale is.
    pub scale: f32,
    /// The share at its end.
    pub most: f64,
    /// From one line of it to the next.
    pub step: f64,
    pub nodes: Vec<Node>,
}

/// One of the numbers of a row.
struct Number {
    word: &'static str,
    text: String,
    said: String,
    weight: Weight,
    paint: Paint,
}

impl<'a> Drawn<'a> {
    /// Chooses the scale: to the largest share, in round steps.
    pub fn new(plan: &'a Plan, found: &'a Allocation, scale: f32) -> Self {
        let shares = found.rows.iter().filter(|row| !row.lacks).flat_map(|row| {
            [row.target.unwrap_or_default(), row.plan, row.done].map(|share| share.value().unwrap_or(0.0))
        });
        let most = shares.fold(0.0, f64::max);
        // Where everything falls to nothing, that is the whole.
        let most = if most > 0.0 { most.max(0.05) } else { 1.0 };
        let lines = f64::from(scale / 64.0).max(2.0);
        let step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5]
            .into_iter()
            .find(|step| most / step <= lines)
            .unwrap_or(1.0);
        // A hair over a line is the noise of adding up.
        let most = (most / step - 1e-9).ceil() * step;
        let mut made = Self { plan, found, scale, most, step, nodes: Vec::new() };
        made.make_room();
        made
    }

    /// Makes the scale so long that the words fit beside the bar that is furthest from its target, where that costs the
    /// bars little.
    fn make_room(&mut self) {
        let Some(row) = self.found.worst.map(|at| &self.found.rows[at]) else { return };
        let ends = [row.plan.value(), row.target.and_then(Share::value)];
        let end = ends.into_iter().flatten().fold(0.0, f64::max);
        let before = self.most;
        while self.scale >= ROOMY && self.most < before * 1.5 && !self.has_room(self.x(end)) {
            self.most += self.step;
        }
    }

    /// Whether the words fit to the right of an x of the scale.
    pub fn has_room(&self, x: f32) -> bool {
        x + 9.0 + BESIDE <= SIDE + GAP + self.scale
    }

    /// Where a share ends on the scale.
    pub fn x(&self, share: f64) -> f32 {
        #[expect(clippy::cast_possible_truncation, reason = "a part of 1")]
        let part = (share / self.most).clamp(0.0, 1.0) as f32;
        SIDE + GAP + part * self.scale
    }

    /// The last share that the scale names: where it goes on beyond all there is, that is only room for words.
    pub fn last(&self) -> f64 {
        self.most.min(1.0) + 1e-9
    }

    /// The right edge of a column of numbers.
    pub fn column(&self, place: usize) -> f32 {
        SIDE + 2.0 * GAP + self.scale + NUMBER * (draw::count(place) + 1.0) - 12.0
    }

    /// Draws the row that sums up, and all others.
    pub fn draw(&mut self, scene: &mut Scene) {
        self.sum(scene);
        let mut y = HEADER + SUM;
        let found = self.found;
        for (place, row) in found.rows.iter().enumerate() {
            let lines = self.title(row);
            let chip = if row.below > 0 { CHIP } else { 0.0 };
            let h = ROW + chip;
            self.row(scene, (place, row), lines, y, h);
            y += h;
        }
        scene.height = y;
        let mut lines = Vec::new();
        let mut at = 0.0;
        while at <= self.last() {
            lines.push(draw::rect(self.x(at), HEADER + SUM, 1.0, y - HEADER - SUM, Paint::Grid));
            at += self.step;
        }
        scene.body.splice(0..0, lines);
    }

    /// The number that says it all, how it comes about, and what stands out.
    fn sum(&mut self, scene: &mut Scene) {
        let found = self.found;
        let ground = draw::rect(SIDE, HEADER, scene.width - SIDE, SUM, Paint::Panel);
        scene.body.push(ground);
        scene.body.push(draw::rect(SIDE, HEADER + SUM - 1.0, scene.width - SIDE, 1.0, Paint::Hairline));
        scene.side.push(draw::rect(0.0, HEADER, SIDE, SUM, Paint::Panel));
        let name = said::fit_name(found);
        let value = match found.fit.value() {
            Some(fit) => words::percent(fit),
            None => "No target".to_owned(),
        };
        let font = |size| Font::new(Weight::Semibold, size);
        let size = if found.fit.value().is_some() { 28.0 } else { 17.0 };
        let label = |x, y, text: String, size, weight, paint, node| {
            draw::text(x, y, text, size, weight, Anchor::Start, paint, node)
        };
        scene.side.push(label(
            14.0,
            HEADER + 24.0,
            name.to_owned(),
            12.0,
            Weight::Regular,
            Paint::Muted,
            None,
        ));
        scene.side.push(label(14.0, HEADER + 58.0, value.clone(), size, Weight::Semibold, Paint::Ink, None));
        scene.side.push(draw::rect(0.0, HEADER + SUM - 1.0, SIDE, 1.0, Paint::Hairline));

        let node = Some(draw::node_place(&self.nodes));
        let left = SIDE + GAP;
        let room = scene.width - left - GAP;
        let (headline, alarming) = said::headline(self.plan, found);
        let paint = if alarming { Paint::Alert } else { Paint::Ink };
        let mut y = HEADER + 27.0;
        for text in font(14.0).wrap(&headline, room, 2) {
            scene.body.push(label(left, y, text, 14.0, Weight::Semibold, paint, node));
            y += 18.0;
        }
        let sum = said::sum(found);
        if let Some(text) = &sum {
            let fitted = Font::new(Weight::Regular, 12.0).fit(text, room).unwrap_or_default().into_owned();
            scene.body.push(label(left, y + 5.0, fitted, 12.0, Weight::Regular, Paint::Muted, node));
        }
        let detail = match sum {
            Some(sum) => {
                let parts = said::parts(self.plan, found, found.fit);
                format!("{sum}: {parts}. {}", said::fit_formula(found.by))
            }
            None => String::new(),
        };
        let title = if found.fit.value().is_some() { format!("{name} {value}") } else { value.clone() };
        let at = [SIDE + 3.0, HEADER + 3.0, room + 2.0 * GAP - 7.0, SUM - 7.0];
        self.node(("fit".to_owned(), None), (title, format!("{headline} {detail}")), at, (0, Paint::Muted));
        scene.lanes.push(Lane {
            key: "fit".to_owned(),
            within: None,
            record: None,
            title: name.to_owned(),
            detail: value,
            part: Part::Body,
            y: HEADER,
            h: SUM,
            folded: false,
            count: 1,
        });
    }

    fn node(
        &mut self,
        (key, row): (String, Option<&Row>),
        (title, detail): (String, String),
        [x, y, w, h]: [f32; 4],
        (lane, paint): (u32, Paint),
    ) {
        let record = row.and_then(|row| row.record);
        self.nodes.push(Node {
            key: match record {
                Some(record) if key.is_empty() => Key::Record(record),
                _ => Key::Group(key),
            },
            part: Part::Body,
            record,
            title,
            detail: detail.trim().to_owned(),
            x,
            y,
            w,
            h,
            lane,
            paint,
            movable: false,
            fold: None,
            lit: Vec::new(),
        });
    }

    fn look(&self, row: &Row) -> Look {
        Look::of(row.objective.map(|ix| self.plan.hue(ix)))
    }

    fn indent(row: &Row) -> f32 {
        INDENT * draw::count(row.depth.min(DEEPEST))
    }

    /// Whether a row has one colour, or, as what serves no objective, is hatched.
    fn has_swatch(&self, row: &Row) -> bool {
        row.objective.is_some() || row.lacks && self.found.by == ShareBy::Objective
    }

    /// From the left edge to a row's name: a swatch stands before those that have a colour.
    fn left(&self, row: &Row) -> f32 {
        Self::indent(row) + if self.has_swatch(row) { 30.0 } else { 14.0 }
    }

    fn weight(row: &Row) -> Weight {
        if row.depth == 0 { Weight::Semibold } else { Weight::Medium }
    }

    fn title(&self, row: &Row) -> Vec<String> {
        Font::new(Self::weight(row), 13.0).wrap(&row.title, SIDE - self.left(row) - 12.0, 2)
    }

    fn row(&mut self, scene: &mut Scene, (place, row): (usize, &Row), lines: Vec<String>, y: f32, h: f32) {
        let found = self.found;
        let lane = u32::try_from(place + 1).unwrap_or(u32::MAX);
        let worst = found.worst == Some(place);
        let look = self.look(row);
        let detail = said::detail(self.plan, found, row);
        self.side(scene, row, lines, &detail, [y, h]);
        scene.lanes.push(Lane {
            key: row.key.clone(),
            within: row.within.as_ref().map(|(key, _)| key.clone()),
            record: row.record,
            title: row.title.clone(),
            detail: detail.clone(),
            part: Part::Body,
            y,
            h,
            folded: false,
            count: u32::try_from(row.items).unwrap_or(u32::MAX),
        });
        scene.body.push(draw::rect(SIDE, y + h - 1.0, scene.width - SIDE, 1.0, Paint::Hairline));
        let numbers = self.numbers(row, worst);
        let node = draw::node_place(&self.nodes);
        self.bars(&mut scene.body, row, worst, y, node);
        let said: Vec<String> =
            numbers.iter().map(|number| format!("{} {}", number.word.to_lowercase(), number.text)).collect();
        // What has no record of its own has a node all the same.
        let key = if row.record.is_some() { String::new() } else { format!("row:{}", row.key) };
        let mut all = vec![said.join(", ")];
        all.extend(row.misfit().map(said::misfit));
        all.push(detail);
        self.node(
            (key, Some(row)),
            (row.title.clone(), all.join("; ")),
            [SIDE + 3.0, y + 3.0, GAP + self.scale - 4.0, ROW - 7.0],
            (lane, look.solid),
        );
        for (at, number) in numbers.into_iter().enumerate() {
            let node = Some(draw::node_place(&self.nodes));
            let right = self.column(at);
            let Number { word, text, said, weight, paint } = number;
            let title = format!("{}: {} {text}", row.title, word.to_lowercase());
            scene.body.push(draw::text(right, y + 29.0, text, 13.0, weight, Anchor::End, paint, node));
            self.node(
                (format!("{}:{}", word.to_lowercase(), row.key), Some(row)),
                (title, said),
                [right + 12.0 - NUMBER + 3.0, y + 3.0, NUMBER - 6.0, ROW - 7.0],
                (lane, look.solid),
            );
        }
        if row.below > 0 {
            self.chip(&mut scene.body, row, y + ROW - 4.0, lane);
        }
    }

    /// The numbers of a row, from left to right, each with where it comes from.
    fn numbers(&self, row: &Row, worst: bool) -> Vec<Number> {
        let (plan, found) = (self.plan, self.found);
        let lacks = row.lacks;
        // What stands beside the whole has no share of it.
        let number = |share: Share| match (lacks, found.by_effort) {
            (false, _) => said::share(share),
            (true, true) => said::amount(plan, found, share.amount),
            (true, false) => words::number((share.amount * 10.0).round() / 10.0),
        };
        let made = |share: Share, formula: &str| {
            let share_of =
                if lacks { format!("{} of all work: ", said::share(share)) } else { String::new() };
            format!("{share_of}{}. {formula}", said::parts(plan, found, share))
        };
        let one = |word, text, said, weight, paint| Number { word, text, said, weight, paint };
        let (regular, bold) = (Weight::Regular, Weight::Semibold);
        let mut out = Vec::new();
        if found.has_targets {
            let target = row.target.unwrap_or_default();
            let said = match row.target {
                Some(Share { amount, of }) => {
                    let number = |value: f64| words::number((value * 1000.0).round() / 1000.0);
                    format!("{} of {}. {}", number(amount), number(of), said::target_formula(found.by))
                }
                None => "It has no target: it should get nothing.".to_owned(),
            };
            let text = if lacks { "–".to_owned() } else { said::share(target) };
            out.push(one("Target", text, said, regular, Paint::Muted));
        }
        let planned = made(row.plan, said::planned_formula(found.by, lacks));
        out.push(one("Planned", number(row.plan), planned, bold, Paint::Ink));
        out.push(one(
            "Done",
            number(row.done),
            made(row.done, said::done_formula(lacks)),
            regular,
            Paint::Muted,
        ));
        if found.has_targets {
            let misfit = row.misfit().filter(|_| !lacks);
            let text = misfit.map_or_else(|| "–".to_owned(), said::signed);
            let said = misfit.map_or_else(String::new, |misfit| {
                format!("{}. Points by which the planned share is above the target.", said::misfit(misfit))
            });
            let (weight, paint) = if worst { (bold, Paint::Alert) } else { (regular, Paint::Ink) };
            out.push(one("Misfit", text, said, weight, paint));
        }
        out
    }

    /// What shows the objectives below one, or hides them.
    fn chip(&mut self, out: &mut Vec<Mark>, row: &Row, y: f32, lane: u32) {
        let what = match row.below {
            1 => "objective".to_owned(),
            below => format!("{below} objectives"),
        };
        let text = format!("{} the {what} below", if row.open { "Hide" } else { "Show" });
        let w = Font::new(Weight::Medium, DETAIL).width(&text) + 20.0;
        let (x, h) = (SIDE + GAP, 21.0);
        let node = Some(draw::node_place(&self.nodes));
        out.push(draw::part(x, y, w, h, 6.0, Some(Paint::Panel), Some(Paint::Hairline), false, node));
        out.push(draw::text(
            x + 10.0,
            y + 14.5,
            text.clone(),
            DETAIL,
            Weight::Medium,
            Anchor::Start,
            Paint::Muted,
            node,
        ));
        let fold = row.record.map(|record| format!("below:{}", record.id));
        self.node(
            (fold.clone().unwrap_or_default(), None),
            (text, row.title.clone()),
            [x, y, w, h],
            (lane, Paint::Muted),
        );
        if let Some(node) = self.nodes.last_mut() {
            node.fold = fold;
        }
    }

    fn side(&self, scene: &mut Scene, row: &Row, lines: Vec<String>, detail: &str, [y, h]: [f32; 2]) {
        let out = &mut scene.side;
        let x = self.left(row);
        if self.has_swatch(row) {
            let look = self.look(row);
            let (fill, stroke) = match row.objective {
                Some(_) => (look.solid, None),
                None => (Paint::Hatch, Some(Paint::HatchSolid)),
            };
            out.push(draw::part(x - 16.0, y + 14.0, 10.0, 10.0, 3.0, Some(fill), stroke, false, None));
        }
        let weight = Self::weight(row);
        let mut at = y + 24.0;
        for text in lines {
            out.push(draw::text(x, at, text, 13.0, weight, Anchor::Start, Paint::Ink, None));
            at += 15.5;
        }
        let fitted = Font::new(Weight::Regular, DETAIL).fit(detail, SIDE - x - 10.0).unwrap_or_default();
        out.push(draw::text(
            x,
            at,
            fitted.into_owned(),
            DETAIL,
            Weight::Regular,
            Anchor::Start,
            Paint::Muted,
            None,
        ));
        out.push(draw::rect(0.0, y + h - 1.0, SIDE, 1.0, Paint::Hairline));
    }
}
