//! The calendar: how much lands when, as years of quarters, months and weeks, one below the other. An item counts only
//! as finely as its end is known: one known to a quarter counts in its quarter and its year, in no month or week.

mod aside;
mod blocks;
mod count;
mod legend;
mod scale;
mod words;

use chrono::NaiveDate;

use super::select::{Living, Selection};
use super::{PictureSpec, draw, roadmap};
use crate::plan::Plan;
use crate::scene::{Lane, Paint, Part, Scene};
use blocks::Blocks;
use count::Counts;

/// Width of the side that names the years and the bands.
const SIDE: f32 = 96.0;
/// From the side to the first day of a year, and from its last to the picture's edge.
const EDGE: f32 = 12.0;
/// Days of a year, from which the width of a week is counted.
const DAYS: f32 = 366.0;
/// A week is never narrower; a window with less room scrolls.
const NARROWEST: f32 = 13.0;
/// A week does not need more.
const WIDEST: f32 = 36.0;
/// What a week gets where nobody asked for a width.
const NATURAL: f32 = 21.0;
/// Above the first year.
const TOP: f32 = 8.0;

/// Lays out the calendar. A plan without items, or one whose filter lets none through, gives a scene without nodes and
/// lanes.
#[must_use]
pub fn calendar(plan: &Plan, spec: &PictureSpec, today: NaiveDate) -> Scene {
    let title = "Calendar".to_owned();
    let selection = Selection::new(plan, &spec.filter);
    let Some(Living { named, working, dropped }) = Living::new(plan, spec, &selection) else {
        return Scene { title, ..Scene::default() };
    };
    let counts = Counts::new(plan, (&named, &working), spec.weight, selection.period(), today);

    let room = (spec.width - SIDE - 2.0 * EDGE) / DAYS * 7.0;
    let week = if spec.width > 0.0 { room.clamp(NARROWEST, WIDEST) } else { NATURAL };
    let year = week / 7.0 * DAYS;
    // What fits the window is exactly as wide: a hair more would bring a scroll bar.
    let fits = spec.width > 0.0 && week <= room;
    let mut scene = Scene {
        title,
        side_width: SIDE,
        width: if fits { spec.width } else { SIDE + 2.0 * EDGE + year },
        ..Scene::default()
    };
    let mut blocks = Blocks::new(plan, &counts, year, today, spec);
    let mut y = TOP;
    let mut before: Option<&count::Year> = None;
    for at in &counts.years {
        if let Some(empty) = before.and_then(|before| counts.between(before, at)) {
            y += blocks.gap(&mut scene, &empty, y);
        }
        y += blocks.year(&mut scene, at, y);
        before = Some(at);
    }
    if !counts.elsewhere.is_empty() {
        y += blocks.elsewhere(&mut scene, y);
    }
    let open = blocks.finish(&mut scene);
    scene.height = y.max(spec.height);
    scene.side.insert(0, draw::rect(0.0, 0.0, SIDE, scene.height, Paint::Paper));
    scene.side.push(draw::rect(SIDE - 1.0, 0.0, 1.0, y, Paint::Hairline));

    let foot = if spec.width > 0.0 { spec.width } else { scene.width };
    // Hues are in the picture only while a period is open.
    let hues = roadmap::legend(plan, &open, foot, &mut scene.footer);
    let top = if hues > 0.0 { hues - 10.0 } else { 0.0 };
    let top = legend::legend(&counts, &plan.workspace.effort_unit, (foot, top), &mut scene.footer);
    let said = legend::note(&counts, named.len(), dropped);
    scene.footer_height = legend::lines(&said, (foot, top), &mut scene.footer);
    scene
}

/// A lane for a year, or for what lands in none.
fn lane(key: String, title: String, detail: String, (y, h): (f32, f32), folded: bool, count: usize) -> Lane {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    Lane { key, within: None, record: None, title, detail, part: Part::Body, y, h, folded, count }
}
