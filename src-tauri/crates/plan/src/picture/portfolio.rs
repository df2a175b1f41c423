//! The portfolio: products, or other groups, by quarters. An item is named once, in the quarter in which it lands; its effort is counted
//! in every quarter in which it runs, spread evenly over its days.

mod cells;
pub(super) mod columns;
mod rows;

use chrono::NaiveDate;

use super::select::{Living, Selection};
use super::text::Font;
use super::{Grouping, PictureSpec, draw, roadmap, words};
use crate::model::Item;
use crate::plan::{Ix, Plan};
use crate::scene::{Anchor, Lane, Mark, Paint, Part, Scene, Weight};
use cells::{Drawn, Size};
use columns::{Column, Columns};
use rows::{Asked, Row, Rows};

/// Width of the side that names the products.
const SIDE: f32 = 200.0;
/// Height of the header: quarter and months.
const HEADER: f32 = 46.0;
/// A quarter is never narrower; a window with less room scrolls.
const NARROWEST: f32 = 158.0;
/// A quarter does not need more.
const WIDEST: f32 = 300.0;
/// What a quarter gets where nobody asked for a width.
const NATURAL: f32 = 190.0;
/// How much further right a product stands that is part of another.
const INDENT: f32 = 14.0;
/// Deeper products are not moved further.
const DEEPEST: usize = 4;
/// Size of second lines.
const DETAIL: f32 = 11.0;
/// Height of a line of the note below the legend.
const NOTE: f32 = 24.0;

/// Lays out the portfolio. A plan without items and products, or one whose filter lets none through, gives a scene
/// without nodes and lanes.
#[must_use]
pub fn portfolio(plan: &Plan, spec: &PictureSpec, today: NaiveDate) -> Scene {
    let selection = Selection::new(plan, &spec.filter);
    let Some(Living { named, working, dropped }) = Living::new(plan, spec, &selection) else {
        return Scene { title: "Portfolio".to_owned(), ..Scene::default() };
    };
    let columns = Columns::new(plan, &working, selection.period(), today);
    let everything = selection.is_everything();
    let belongs = |ix: Ix<_>| everything || selection.within_products(ix);
    let group = grouping(plan, spec.group, &working);
    let title = match group {
        Grouping::None => "Portfolio".to_owned(),
        group => format!("Portfolio by {}", group.label().to_lowercase()),
    };
    let rows = Rows::new(&Asked {
        plan,
        group,
        everything,
        columns: &columns,
        working: &working,
        named: &named,
        belongs: &belongs,
        folded: &spec.folded,
    });

    let n = draw::count(columns.list.len().max(1));
    let share = if spec.width > 0.0 { (spec.width - SIDE) / n } else { NATURAL };
    let column = share.clamp(NARROWEST, WIDEST);
    let mut scene = Scene {
        title,
        side_width: SIDE,
        header_height: HEADER,
        width: (SIDE + column * n).max(spec.width),
        ..Scene::default()
    };
    let now = columns.list.iter().position(
        |column| matches!(column, Column::Quarter(span) if span.first <= today && today <= span.last),
    );
    // The quarter before today's is where one looks from.
    scene.begin = now.map(|place| SIDE + column * draw::count(place.saturating_sub(1)));

    let size = Size::new(&rows, column);
    let mut y = HEADER;
    let mut tops = Vec::with_capacity(rows.list.len());
    for row in &rows.list {
        let h = size.height(row, &columns, &spec.unfolded);
        tops.push((y, h));
        y += h;
    }
    scene.height = y.max(spec.height);
    grounds(&mut scene, &columns, (column, y), now);
    let mut drawn = Drawn {
        plan,
        rows: &rows,
        columns: &columns,
        size: &size,
        unfolded: &spec.unfolded,
        nodes: Vec::new(),
    };
    for (place, (row, (top, h))) in rows.list.iter().zip(tops).enumerate() {
        let lane = u32::try_from(place).unwrap_or(u32::MAX);
        if row.sums {
            scene.body.insert(0, draw::rect(SIDE, top, scene.width - SIDE, h, Paint::Panel));
        }
        drawn.row(&mut scene.body, row, lane, top);
        let detail = drawn.total(row);
        side(&mut scene.side, row, &detail, (top, h));
        scene.body.push(draw::rect(SIDE, top + h - 1.0, scene.width - SIDE, 1.0, Paint::Hairline));
        scene.lanes.push(Lane {
            key: row.key.clone(),
            within: row.within.clone(),
            record: row.record,
            title: row.title.clone(),
            detail: detail.join(", "),
            part: Part::Body,
            y: top,
            h,
            folded: row.folded,
            count: u32::try_from(row.total().lands).unwrap_or(u32::MAX),
        });
    }
    scene.nodes = drawn.nodes;
    header(&mut scene, &columns, column, now);

    let foot = if spec.width > 0.0 { spec.width } else { scene.width.min(1440.0) };
    let legend = roadmap::legend(plan, &named, foot, &mut scene.footer);
    let top = if legend > 0.0 { legend - 8.0 } else { 0.0 };
    let font = Font::new(Weight::Regular, DETAIL);
    let lines = font.wrap(&note(&rows, named.len(), dropped), foot - 36.0, 2);
    for (n, text) in lines.iter().enumerate() {
        let y = top + 10.0 + draw::count(n) * 15.0;
        scene.footer.push(line([18.0, y], text.clone(), DETAIL, Weight::Regular, Paint::Muted));
    }
    scene.footer_height = top + NOTE + draw::count(lines.len() - 1) * 15.0;
    scene
}

/// What the rows stand for: products where items have them, as a portfolio is of products; else what says most.
fn grouping(plan: &Plan, asked: Grouping, items: &[Ix<Item>]) -> Grouping {
    let has_product =
        |ix: &Ix<Item>| roadmap::nearest(plan, *ix, |up| plan.graph().item_product(up)).is_some();
    match asked {
        Grouping::Auto if items.iter().any(has_product) => Grouping::Product,
        Grouping::Auto => roadmap::suggested_grouping(plan),
        asked => asked,
    }
}

/// What the numbers mean, and what they leave out.
fn note(rows: &Rows, named: usize, dropped: usize) -> String {
    let mut said = vec!["Items are named in the quarter in which they land.".to_owned()];
    if rows.by_effort {
        said.push(
            "Effort is spread evenly over an item’s days and counted once, finished work included."
                .to_owned(),
        );
        if rows.without > 0 {
            let of = words::count(named, "item");
            said.push(format!("{} of {of} without effort weigh nothing.", rows.without));
        }
    } else {
        said.push("No item has effort: bars show how many items land.".to_owned());
    }
    said.extend(words::dropped(dropped));
    said.join(" ")
}

fn line([x, y]: [f32; 2], text: String, size: f32, weight: Weight, paint: Paint) -> Mark {
    draw::text(x, y, text, size, weight, Anchor::Start, paint, None)
}

/// The lines between quarters, heavier where a year begins, and the ground of the one that runs.
fn grounds(scene: &mut Scene, columns: &Columns, (column, bottom): (f32, f32), now: Option<usize>) {
    for (place, what) in columns.list.iter().enumerate() {
        let x = SIDE + column * draw::count(place);
        if now == Some(place) {
            let wash = draw::rect(x, HEADER, column, bottom - HEADER, Paint::Grid);
            scene.body.push(wash);
        }
        if place > 0 {
            let year = match what {
                Column::Quarter(span) => columns.fiscal.quarter(span.first) == 1,
                _ => true,
            };
            let paint = if year { Paint::Faint } else { Paint::Hairline };
            scene.body.push(draw::rect(x, HEADER, 1.0, bottom - HEADER, paint));
        }
    }
}

/// The names of the quarters; that of today in the colour of today.
fn header(scene: &mut Scene, columns: &Columns, column: f32, now: Option<usize>) {
    let width = scene.width;
    scene.header.push(draw::rect(SIDE, 0.0, width - SIDE, HEADER, Paint::Paper));
    scene.header.push(draw::rect(SIDE - 1.0, HEADER - 1.0, width - SIDE + 1.0, 1.0, Paint::Hairline));
    for (place, what) in columns.list.iter().enumerate() {
        let x = SIDE + column * draw::count(place);
        scene.header.push(line(
            [x + cells::PAD, 20.0],
            columns.title(*what),
            13.0,
            Weight::Semibold,
            Paint::Ink,
        ));
        scene.header.push(line(
            [x + cells::PAD, 36.5],
            columns.detail(*what),
            DETAIL,
            Weight::Regular,
            Paint::Muted,
        ));
        if now == Some(place) {
            let left = x + column - draw::today_width() - cells::PAD;
            scene.header.extend(draw::today_chip(left, 8.0));
            scene.header.push(draw::rect(x, HEADER - 2.0, column, 2.0, Paint::Alert));
        }
    }
    scene.corner.push(draw::rect(0.0, 0.0, SIDE, HEADER, Paint::Paper));
    scene.corner.push(draw::rect(0.0, HEADER - 1.0, SIDE, 1.0, Paint::Hairline));
    let bottom = scene.height - HEADER;
    scene.side.insert(0, draw::rect(0.0, HEADER, SIDE, bottom, Paint::Paper));
    scene.side.push(draw::rect(SIDE - 1.0, HEADER, 1.0, bottom, Paint::Hairline));
}

/// A row's name and what it holds in all.
fn side(out: &mut Vec<Mark>, row: &Row, detail: &[String], (top, h): (f32, f32)) {
    if row.sums {
        out.push(draw::rect(0.0, top, SIDE, h, Paint::Panel));
    }
    let x = 14.0 + INDENT * draw::count(row.depth.min(DEEPEST));
    // The sign that folds a row stands at its right end.
    let room = SIDE - x - 28.0;
    let weight = if row.sums || row.depth == 0 { Weight::Semibold } else { Weight::Medium };
    let paint = if row.key.starts_with("none:") { Paint::Muted } else { Paint::Ink };
    let lines = if h > 62.0 { 2 } else { 1 };
    let mut y = top + 22.0;
    for text in Font::new(weight, 13.0).wrap(&row.title, room, lines) {
        out.push(line([x, y], text, 13.0, weight, paint));
        y += 16.0;
    }
    let font = Font::new(Weight::Regular, DETAIL);
    for text in detail {
        if y + 4.0 > top + h {
            break;
        }
        let fitted = font.fit(text, SIDE - x - 10.0).unwrap_or_default().into_owned();
        out.push(line([x, y], fitted, DETAIL, Weight::Regular, Paint::Muted));
        y += 14.5;
    }
    out.push(draw::rect(0.0, top + h - 1.0, SIDE, 1.0, Paint::Hairline));
}
