//! The boxes of the throughline: objectives' cards, strategies' chips, items, leaders.

use crate::model::{Item, Objective, RecordKind, RecordRef, Strategy};
use crate::picture::draw::{self, Look};
use crate::picture::text::Font;
use crate::picture::words;
use crate::plan::{Ix, Plan};
use crate::scene::{Anchor, Corners, Key, Mark, Node, Paint, Part, Scene, Weight};

use super::Columns;
use super::arrange::{Arranged, CIRCLE, Slot, Titled, fold_title};
use super::found::idle_objectives;
use super::gather::{Entry, Of, Web};

struct Cards<'a> {
    plan: &'a Plan,
    web: &'a Web,
    out: &'a mut Vec<Mark>,
    nodes: &'a mut Vec<Node>,
}

pub fn draw(plan: &Plan, web: &Web, at: &Arranged, columns: &Columns, scene: &mut Scene) {
    let mut cards = Cards { plan, web, out: &mut scene.body, nodes: &mut scene.nodes };
    let idle = idle_objectives(plan);
    for place in &at.order[0] {
        let card = &at.objectives[*place];
        match &web.objectives[*place].of {
            Of::One(ix) => {
                cards.objective(*ix, &web.objectives[*place], card, columns.objectives, idle[ix.get()]);
            }
            Of::Fold { key, records, .. } => {
                let title = fold_title(records.len(), "objective");
                cards.fold(key, title, String::new(), (0, false), columns.objectives, card.slot);
            }
        }
    }
    for place in &at.order[1] {
        let chip = &at.strategies[*place];
        match &web.strategies[*place].of {
            Of::One(ix) => cards.strategy(*ix, &web.strategies[*place], chip, columns.strategies),
            Of::Fold { key, records, .. } => {
                let detail = words::count(web.strategies[*place].items, "item");
                cards.fold(
                    key,
                    fold_title(records.len(), "strategy"),
                    detail,
                    (1, false),
                    columns.strategies,
                    chip.slot,
                );
            }
        }
    }
    for place in &at.order[2] {
        let slot = at.items[*place];
        match &web.items[*place].of {
            Of::One(ix) => cards.item(*ix, columns.items, slot),
            Of::Fold { key, name, records } => {
                let title = match name {
                    Some(name) if !records.is_empty() => {
                        format!("{name} · {}", words::count(records.len(), "item"))
                    }
                    _ => fold_title(records.len(), "item"),
                };
                let adrift =
                    !records.is_empty() && records.iter().all(|ix| plan.reach().of_item(*ix).is_empty());
                cards.fold(key, title, broken(plan, records), (2, adrift), columns.items, slot);
            }
        }
    }
    for place in &at.order[3] {
        cards.leader(*place, columns, at.leaders[*place]);
    }
}

/// How many of some items are broken: `4 serve nothing, 2 no owner`; `serve nothing` where it is all of them.
fn broken(plan: &Plan, items: &[Ix<Item>]) -> String {
    let unaligned = items.iter().filter(|ix| plan.reach().of_item(**ix).is_empty()).count();
    let unowned = items.iter().filter(|ix| plan.graph().item_owner(**ix).is_none()).count();
    let mut parts = Vec::new();
    if unaligned > 0 && !plan.objectives.is_empty() {
        let serve = if unaligned == 1 { "serves nothing" } else { "serve nothing" };
        let all = unaligned == items.len();
        parts.push(if all { serve.to_owned() } else { format!("{unaligned} {serve}") });
    }
    if unowned > 0 && !plan.leaders.is_empty() {
        parts.push(format!("{unowned} no owner"));
    }
    parts.join(", ")
}

impl Cards<'_> {
    #[expect(clippy::too_many_arguments, reason = "a line of text has that many")]
    fn text(
        &mut self,
        x: f32,
        y: f32,
        text: String,
        size: f32,
        weight: Weight,
        anchor: Anchor,
        paint: Paint,
    ) {
        let node = Some(draw::node_place(self.nodes));
        self.out.push(draw::text(x, y, text, size, weight, anchor, paint, node));
    }

    /// A line of text cut to the room it has.
    fn line(&mut self, [x, y, room]: [f32; 3], text: &str, size: f32, weight: Weight, paint: Paint) {
        if let Some(fitted) = Font::new(weight, size).fit(text, room) {
            self.text(x, y, fitted.into_owned(), size, weight, Anchor::Start, paint);
        }
    }

    fn ground(&mut self, [x, y, w, h]: [f32; 4], r: f32, fill: Paint, stroke: Option<Paint>, dash: bool) {
        let node = Some(draw::node_place(self.nodes));
        self.out.push(draw::part(x, y, w, h, r, Some(fill), stroke, dash, node));
    }

    fn node(
        &mut self,
        of: (Key, Option<RecordRef>),
        title: String,
        detail: String,
        at: [f32; 4],
        lane: u32,
        paint: Paint,
    ) {
        let [x, y, w, h] = at;
        let fold = match (&of.0, of.1) {
            (Key::Group(key), None) => Some(key.clone()),
            _ => None,
        };
        self.nodes.push(Node {
            key: of.0,
            part: Part::Body,
            record: of.1,
            title,
            detail,
            x,
            y,
            w,
            h,
            lane,
            paint,
            movable: false,
            fold,
            lit: Vec::new(),
        });
    }

    /// `9 items · 34% of effort`.
    fn load(&self, items: usize, effort: f64) -> String {
        let count = words::count(items, "item");
        if self.web.effort_known && items > 0 {
            format!("{count} · {} of effort", words::percent(effort))
        } else {
            count
        }
    }

    fn objective(
        &mut self,
        ix: Ix<Objective>,
        entry: &Entry<Objective>,
        card: &Titled,
        (x, w): (f32, f32),
        idle: bool,
    ) {
        let plan = self.plan;
        let record = &plan.objectives[ix];
        let look = Look::of(Some(plan.hue(ix)));
        let (top, h) = (card.slot.top(), card.slot.h);
        let node = Some(draw::node_place(self.nodes));
        self.ground([x, top, w, h], 7.0, Paint::Paper, Some(Paint::Hairline), idle);
        self.out.push(Mark::Rect {
            x,
            y: top,
            w: 5.0,
            h,
            r: 3.0,
            corners: Corners::Left,
            fill: Some(look.solid),
            stroke: None,
            sw: 0.0,
            dash: false,
            node,
        });
        let left = x + 16.0;
        let mut y = top + 19.5;
        for line in &card.title {
            self.text(left, y, line.clone(), 13.0, Weight::Semibold, Anchor::Start, Paint::Ink);
            y += 16.5;
        }
        y += 2.0;
        let load = self.load(entry.items, entry.effort);
        let score = plan.objective_score(ix);
        let line = [left, y, w - 16.0 - 8.0];
        if idle {
            self.line(line, "No active work behind it", 11.5, Weight::Medium, Paint::Alert);
        } else if let Some((title, numbers)) = words::key_result(plan, ix) {
            // The numbers stay whole; the title gives way.
            let font = Font::new(Weight::Regular, 11.5);
            let title = font.fit(title, line[2] - font.width(&numbers)).unwrap_or_default();
            let text = format!("{title}{numbers}");
            self.line(line, text.trim_start(), 11.5, Weight::Regular, Paint::Muted);
        } else {
            self.line(line, &load, 11.5, Weight::Regular, Paint::Muted);
        }
        if let Some(score) = score {
            let track = w - 28.0 - 46.0;
            let bar = y + 11.0;
            self.out.push(draw::part(left, bar, track, 5.0, 2.5, Some(Paint::Hairline), None, false, node));
            #[expect(clippy::cast_possible_truncation, reason = "a part of 1")]
            let done = (track * score as f32).max(5.0);
            self.out.push(draw::part(left, bar, done, 5.0, 2.5, Some(look.solid), None, false, node));
            self.text(
                left + track + 8.0,
                bar + 6.5,
                words::percent(score),
                11.0,
                Weight::Semibold,
                Anchor::Start,
                Paint::Muted,
            );
        }
        let mut detail: Vec<String> = words::key_results(plan, ix).into_iter().collect();
        if let Some(score) = score {
            detail.push(format!("score {}", words::percent(score)));
        }
        detail.push(if idle { "no active work behind it".to_owned() } else { load });
        detail.push(match plan.graph().objective_owner(ix) {
            Some(owner) => format!("owner {}", plan.leaders[owner].name),
            None => "no owner".to_owned(),
        });
        let at = RecordRef::new(RecordKind::Objective, record.id);
        self.node(
            (Key::Record(at), Some(at)),
            record.title.clone(),
            detail.join(", "),
            [x, top, w, h],
            0,
            look.solid,
        );
    }

    fn strategy(&mut self, ix: Ix<Strategy>, entry: &Entry<Strategy>, chip: &Titled, (x, w): (f32, f32)) {
        let plan = self.plan;
        let record = &plan.strategies[ix];
        let main = plan.reach().main_of_strategy(ix);
        let look = Look::of(main.map(|objective| plan.hue(objective)));
        let (top, h) = (chip.slot.top(), chip.slot.h);
        match main {
            Some(_) => self.ground([x, top, w, h], 7.0, look.ground, None, false),
            None => self.ground([x, top, w, h], 7.0, Paint::Paper, Some(look.solid), true),
        }
        let mut y = top + 19.0;
        for line in &chip.title {
            self.text(x + 12.0, y, line.clone(), 12.5, Weight::Semibold, Anchor::Start, Paint::Ink);
            y += 16.0;
        }
        let load = self.load(entry.items, entry.effort);
        let adrift = main.is_none() && !plan.objectives.is_empty();
        let (line, paint) = if adrift {
            ("serves no objective", Paint::Alert)
        } else if entry.items == 0 {
            ("no items", Paint::Alert)
        } else {
            (load.as_str(), Paint::Muted)
        };
        self.line([x + 12.0, y + 0.5, w - 24.0], line, 11.0, Weight::Medium, paint);
        let served: Vec<&str> = plan
            .reach()
            .of_strategy(ix)
            .iter()
            .map(|served| plan.objectives[served.objective].title.as_str())
            .collect();
        let serves = if served.is_empty() {
            "serves no objective".to_owned()
        } else {
            format!("serves {}", served.join(" and "))
        };
        let at = RecordRef::new(RecordKind::Strategy, record.id);
        self.node(
            (Key::Record(at), Some(at)),
            record.title.clone(),
            format!("{load}, {serves}"),
            [x, top, w, h],
            1,
            look.solid,
        );
    }

    fn item(&mut self, ix: Ix<Item>, (x, w): (f32, f32), slot: Slot) {
        let plan = self.plan;
        let record = &plan.items[ix];
        let look = Look::of_item(plan, ix);
        let top = slot.top();
        let aligned = !plan.reach().of_item(ix).is_empty();
        let outline = if aligned { Paint::Hairline } else { look.solid };
        self.ground([x, top, w, slot.h], 6.0, Paint::Paper, Some(outline), !aligned);
        let mut room = w - 24.0;
        if plan.graph().item_owner(ix).is_none() && !plan.leaders.is_empty() {
            let text = "no owner".to_owned();
            room -= Font::new(Weight::Medium, 10.5).width(&text) + 8.0;
            self.text(x + w - 12.0, top + 20.0, text, 10.5, Weight::Medium, Anchor::End, Paint::Alert);
        }
        let paint = if record.is_active() { Paint::Ink } else { Paint::Faint };
        self.line([x + 12.0, top + 20.5, room], &record.title, 12.5, Weight::Medium, paint);
        let at = RecordRef::new(RecordKind::Item, record.id);
        let detail = words::item(plan, ix);
        self.node(
            (Key::Record(at), Some(at)),
            record.title.clone(),
            detail,
            [x, top, w, slot.h],
            2,
            look.solid,
        );
    }

    fn leader(&mut self, place: usize, columns: &Columns, slot: Slot) {
        let plan = self.plan;
        let entry = &self.web.leaders[place];
        let (x, w) = columns.leaders;
        let load = words::count(entry.items, "item");
        let ix = match &entry.of {
            Of::One(ix) => *ix,
            Of::Fold { key, records, .. } => {
                let title = fold_title(records.len(), "leader");
                self.fold(
                    key,
                    title,
                    if records.is_empty() { String::new() } else { load },
                    (3, false),
                    (x, w),
                    slot,
                );
                return;
            }
        };
        let record = &plan.leaders[ix];
        let top = slot.top();
        self.ground([x, top, CIRCLE, CIRCLE], CIRCLE / 2.0, Paint::Hairline, None, false);
        self.text(
            x + CIRCLE / 2.0,
            slot.middle + 4.0,
            record.initials(),
            11.0,
            Weight::Semibold,
            Anchor::Middle,
            Paint::Muted,
        );
        let left = x + CIRCLE + 8.0;
        let room = x + w - left;
        self.line([left, slot.middle - 3.0, room], &record.name, 12.5, Weight::Semibold, Paint::Ink);
        let second = if record.title.is_empty() { load.as_str() } else { record.title.as_str() };
        self.line([left, slot.middle + 12.5, room], second, 11.0, Weight::Regular, Paint::Muted);
        let detail = if record.title.is_empty() { load } else { format!("{}, {load}", record.title) };
        let at = RecordRef::new(RecordKind::Leader, record.id);
        self.node(
            (Key::Record(at), Some(at)),
            record.name.clone(),
            detail,
            [x, top, w, CIRCLE],
            3,
            Paint::Muted,
        );
    }

    fn fold(
        &mut self,
        key: &str,
        title: String,
        detail: String,
        (lane, adrift): (u32, bool),
        (x, w): (f32, f32),
        slot: Slot,
    ) {
        let top = slot.top();
        let outline = adrift.then_some(Paint::HatchSolid);
        self.ground([x, top, w, slot.h], 6.0, Paint::Panel, outline, adrift);
        let title_w = Font::new(Weight::Medium, 11.5).width(&title);
        let y = slot.middle + 4.0;
        self.line([x + 12.0, y, w - 24.0], &title, 11.5, Weight::Medium, Paint::Muted);
        // Whole or not at all: it can be read in the node's detail.
        let detail_w = Font::new(Weight::Regular, 10.5).width(&detail);
        if !detail.is_empty() && detail_w <= w - 24.0 - title_w - 10.0 {
            let paint = if lane == 2 { Paint::Alert } else { Paint::Faint };
            self.text(x + w - 12.0, y, detail.clone(), 10.5, Weight::Regular, Anchor::End, paint);
        }
        self.node((Key::Group(key.to_owned()), None), title, detail, [x, top, w, slot.h], lane, Paint::Muted);
    }
}
