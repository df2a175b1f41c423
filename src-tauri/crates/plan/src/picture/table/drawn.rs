//! The table on paper.

use chrono::NaiveDate;

use super::field::{ItemField, TableField};
use super::group::{Group, Sums};
use super::rows::{Line, TableRows};
use crate::model::{Item, ItemStatus, RecordKind, RecordRef};
use crate::picture::draw::{self, Look};
use crate::picture::text::Font;
use crate::picture::{PictureSpec, words};
use crate::plan::{Ix, Plan};
use crate::scene::{Anchor, Key, Lane, Mark, Node, Paint, Part, Scene, Weight};

const HEADER: f32 = 34.0;
const ROW: f32 = 28.0;
/// From a column's edge to its text.
const PAD: f32 = 10.0;
const INDENT: f32 = 16.0;
/// Deeper items are not moved further.
const DEEPEST: u32 = 8;
const SIZE: f32 = 12.0;
const SMALL: f32 = 11.0;
/// From a row's top to the baseline.
const BASE: f32 = 18.5;
/// Side of the mark in the colour of the objective served, and the room it takes.
const SWATCH: f32 = 9.0;
const FOOTER: f32 = 34.0;

/// Lays out the table whole. A plan without items, or one whose filter lets none through, gives a scene without nodes
/// and lanes.
#[must_use]
pub fn table(plan: &Plan, spec: &PictureSpec, today: NaiveDate) -> Scene {
    let title = title(plan, spec);
    let rows = TableRows::new(plan, spec, today, None);
    if rows.items().is_empty() {
        return Scene { title, ..Scene::default() };
    }
    let sheet = Sheet::new(plan, spec, &rows);
    let mut scene = Scene {
        title,
        width: sheet.width,
        side_width: sheet.side,
        header_height: HEADER,
        height: HEADER + ROW * draw::count(rows.lines().len()),
        footer_height: FOOTER,
        ..Scene::default()
    };
    sheet.header(&mut scene);
    let mut lane = 0;
    if rows.groups().is_empty() {
        scene.lanes.push(all(&scene, rows.sums()));
    }
    for (place, line) in rows.lines().iter().enumerate() {
        let y = HEADER + ROW * draw::count(place);
        match *line {
            Line::Group(group) => {
                let h = ROW * draw::count(sheet.members(place) + 1);
                lane = sheet.group(&mut scene, &rows.groups()[group as usize], y, h);
            }
            Line::Item { ix, level, .. } => sheet.item(&mut scene, ix, level, lane, y),
        }
        scene.body.push(draw::rect(
            sheet.side,
            y + ROW - 1.0,
            scene.width - sheet.side,
            1.0,
            Paint::Hairline,
        ));
        scene.side.push(draw::rect(0.0, y + ROW - 1.0, sheet.side, 1.0, Paint::Hairline));
    }
    scene.height = scene.height.max(spec.height);
    sheet.footer(&mut scene);
    scene
}

/// What the table is called: `Table by owner`.
fn title(plan: &Plan, spec: &PictureSpec) -> String {
    match spec.table.group.as_ref().filter(|field| field.is_shared()) {
        Some(TableField::Item(field)) => format!("Table by {}", field.label().to_lowercase()),
        Some(field) => format!("Table by {}", field.label(plan)),
        None => "Table".to_owned(),
    }
}

fn all(scene: &Scene, sums: Sums) -> Lane {
    Lane {
        key: "all".to_owned(),
        record: None,
        title: "All items".to_owned(),
        detail: said(sums, ""),
        part: Part::Body,
        y: HEADER,
        h: scene.height - HEADER,
        folded: false,
        count: sums.items,
        within: None,
    }
}

/// What items come to, in words: `12 items, effort 34, 45% done`.
fn said(sums: Sums, unit: &str) -> String {
    let mut said = vec![words::count(sums.items as usize, "item")];
    if let Some(effort) = sums.effort {
        said.push(format!("effort {} {unit}", words::number(effort)).trim_end().to_owned());
    }
    if let Some(progress) = sums.progress {
        said.push(format!("{} done", words::percent(progress)));
    }
    said.join(", ")
}

/// The columns with their places.
struct Sheet<'a> {
    plan: &'a Plan,
    rows: &'a TableRows,
    side: f32,
    width: f32,
    /// The columns beside the name: field, left edge, width.
    columns: Vec<(&'a TableField, f32, f32)>,
}

impl<'a> Sheet<'a> {
    fn new(plan: &'a Plan, spec: &PictureSpec, rows: &'a TableRows) -> Self {
        let width = |place: usize| {
            let column = &rows.columns()[place];
            f32::from(column.width.unwrap_or_else(|| column.field.width()))
        };
        let natural: f32 = (0..rows.columns().len()).map(width).sum();
        // What is left of a window's width is the name's.
        let side = width(0) + (spec.width - natural).max(0.0);
        let mut x = side;
        let mut columns = Vec::new();
        for (place, column) in rows.columns().iter().enumerate().skip(1) {
            columns.push((&column.field, x, width(place)));
            x += width(place);
        }
        Self { plan, rows, side, width: x, columns }
    }

    /// How many items are shown below the head of a group.
    fn members(&self, place: usize) -> usize {
        let rest = &self.rows.lines()[place + 1..];
        rest.iter().take_while(|line| matches!(line, Line::Item { .. })).count()
    }

    fn header(&self, scene: &mut Scene) {
        let (side, width) = (self.side, self.width);
        scene.header.push(draw::rect(side, 0.0, width - side, HEADER, Paint::Panel));
        scene.header.push(draw::rect(side, HEADER - 1.0, width - side, 1.0, Paint::Hairline));
        scene.corner.push(draw::rect(0.0, 0.0, side, HEADER, Paint::Panel));
        scene.corner.push(draw::rect(0.0, HEADER - 1.0, side, 1.0, Paint::Hairline));
        let head = |x: f32, w: f32, field: &TableField| {
            let label = field.label(self.plan);
            cell(&label, (x, w, 22.0), field.is_numeric(), (SMALL, Weight::Medium, Paint::Muted), None)
        };
        scene.corner.extend(head(0.0, side, &ItemField::Title.into()));
        for (field, x, w) in &self.columns {
            scene.header.extend(head(*x, *w, field));
        }
    }

    /// The head of a group with what its items come to; answers the place of its lane.
    fn group(&self, scene: &mut Scene, group: &Group, y: f32, h: f32) -> u32 {
        let lane = u32::try_from(scene.lanes.len()).unwrap_or(u32::MAX);
        scene.side.push(draw::rect(0.0, y, self.side, ROW, Paint::Grid));
        scene.body.push(draw::rect(self.side, y, self.width - self.side, ROW, Paint::Grid));
        let mut x = PAD;
        if group.record.is_some_and(|at| at.kind != RecordKind::Leader && at.kind != RecordKind::Product) {
            scene.side.push(swatch(x, y, Look::of(group.hue), None));
            x += SWATCH + 7.0;
        }
        let count = words::count(group.sums.items as usize, "item");
        let small = Font::new(Weight::Regular, SMALL);
        let right = self.side - PAD - small.width(&count);
        let paint = if group.key.starts_with("none:") { Paint::Muted } else { Paint::Ink };
        if let Some(text) = Font::new(Weight::Semibold, SIZE).fit(&group.title, right - x - PAD) {
            let (text, weight) = (text.into_owned(), Weight::Semibold);
            scene.side.push(draw::text(x, y + BASE, text, SIZE, weight, Anchor::Start, paint, None));
        }
        let (weight, anchor) = (Weight::Regular, Anchor::End);
        let edge = self.side - PAD;
        scene.side.push(draw::text(edge, y + BASE, count, SMALL, weight, anchor, Paint::Muted, None));
        for (field, x, w) in &self.columns {
            let sum = match field {
                TableField::Item(ItemField::Effort) => group.sums.effort.map(words::number),
                TableField::Item(ItemField::Progress) => group.sums.progress.map(words::percent),
                _ => None,
            };
            let style = (SIZE, Weight::Medium, Paint::Ink);
            scene.body.extend(sum.and_then(|sum| cell(&sum, (*x, *w, y + BASE), true, style, None)));
        }
        scene.lanes.push(Lane {
            key: group.key.clone(),
            record: group.record,
            title: group.title.clone(),
            detail: said(group.sums, ""),
            part: Part::Body,
            y,
            h,
            folded: group.folded,
            count: group.sums.items,
            within: None,
        });
        lane
    }

    fn item(&self, scene: &mut Scene, ix: Ix<Item>, level: u32, lane: u32, y: f32) {
        let item = &self.plan.items[ix];
        let look = Look::of_item(self.plan, ix);
        let node = Some(draw::node_place(&scene.nodes));
        let x = PAD + INDENT * draw::float(level.min(DEEPEST));
        scene.side.push(swatch(x, y, look, node));
        let gone = item.status == ItemStatus::Dropped;
        let paint = if gone { Paint::Faint } else { Paint::Ink };
        let left = x + SWATCH + 7.0;
        let style = (SIZE, Weight::Medium, paint);
        scene.side.extend(cell(
            &item.title,
            (left - PAD, self.side - left + PAD, y + BASE),
            false,
            style,
            node,
        ));
        for (field, x, w) in &self.columns {
            let text = self.rows.facts().text(self.plan, field, ix);
            let alert = **field == TableField::Item(ItemField::Findings);
            let paint = if alert { Paint::Alert } else { paint };
            let style = (SIZE, Weight::Regular, paint);
            scene.body.extend(cell(&text, (*x, *w, y + BASE), field.is_numeric(), style, node));
        }
        let at = RecordRef::new(RecordKind::Item, item.id);
        scene.nodes.push(Node {
            key: Key::Record(at),
            part: Part::Body,
            record: Some(at),
            title: item.title.clone(),
            detail: words::item(self.plan, ix),
            x: 0.0,
            // Within its lines, so that a page can end between two rows.
            y: y + 1.0,
            w: self.width,
            h: ROW - 2.0,
            lane,
            paint: look.solid,
            movable: false,
            fold: None,
            lit: Vec::new(),
        });
    }

    fn footer(&self, scene: &mut Scene) {
        let said = said(self.rows.sums(), &self.plan.workspace.effort_unit);
        let mut all = said;
        if self.rows.sums().effort.is_some() {
            all.push_str(". Effort estimated in parts counts in its parts; dropped items carry none.");
        }
        let text = Font::new(Weight::Regular, SMALL).fit(&all, self.width.min(1440.0) - 2.0 * PAD);
        let text = text.unwrap_or_default().into_owned();
        let (weight, anchor) = (Weight::Regular, Anchor::Start);
        scene.footer.push(draw::text(PAD, 21.0, text, SMALL, weight, anchor, Paint::Muted, None));
    }
}

fn swatch(x: f32, y: f32, look: Look, node: Option<u32>) -> Mark {
    let stroke = (look.solid == Paint::HatchSolid).then_some(look.solid);
    let fill = if stroke.is_some() { Paint::Hatch } else { look.solid };
    draw::part(x, y + (ROW - SWATCH) / 2.0, SWATCH, SWATCH, 2.0, Some(fill), stroke, false, node)
}

/// A text in its column, cut where it is too long; none where there is nothing to draw.
fn cell(
    text: &str,
    (x, w, y): (f32, f32, f32),
    right: bool,
    (size, weight, paint): (f32, Weight, Paint),
    node: Option<u32>,
) -> Option<Mark> {
    // A description may have several lines: a row has one.
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let fitted =
        Font::new(weight, size).fit(&line, w - 2.0 * PAD).filter(|text| !text.is_empty())?.into_owned();
    let (at, anchor) = if right { (x + w - PAD, Anchor::End) } else { (x + PAD, Anchor::Start) };
    Some(draw::text(at, y, fitted, size, weight, anchor, paint, node))
}
