//! The legend: which objective each hue means, and what the forms in the picture mean.

use std::collections::BTreeSet;

use crate::model::{Item, ItemStatus, Objective};
use crate::picture::draw::{self, Look};
use crate::picture::pen::Pen;
use crate::picture::text::Font;
use crate::plan::{Ix, Plan};
use crate::scene::{Anchor, Mark, Paint, Weight};

use super::lanes;

const PAD_X: f32 = 18.0;
const PAD_Y: f32 = 17.0;
const PITCH: f32 = 22.0;
const SIZE: f32 = 11.5;
const SWATCH: f32 = 10.0;
const GAP: f32 = 18.0;
/// A title is cut to this width.
const WIDEST: f32 = 240.0;
/// No more than this many lines, so that the legend does not crowd out the picture.
const LINES: usize = 3;

enum Swatch {
    Hue(u8),
    Hatch,
    Form(ItemStatus),
    Diamond,
}

/// The objective whose hue another shares: itself, or the nearest above that has its own, or the topmost.
fn source(plan: &Plan, mut at: Ix<Objective>) -> Ix<Objective> {
    for _ in 0..super::DEEPEST {
        match plan.graph().objective_parent(at) {
            Some(up) if plan.objectives[at].hue.is_none() => at = up,
            _ => break,
        }
    }
    at
}

/// Draws the legend for the items shown; returns its height, 0 where there is nothing to explain.
pub fn legend(plan: &Plan, items: &[Ix<Item>], width: f32, out: &mut Vec<Mark>) -> f32 {
    draw_entries(&entries(plan, items), width, out)
}

/// The same for a picture that shows no items, only how much serves these objectives, or none; `used` goes by the
/// objectives' places.
pub fn legend_of_objectives(
    plan: &Plan,
    used: &[bool],
    unaligned: bool,
    width: f32,
    out: &mut Vec<Mark>,
) -> f32 {
    draw_entries(&objectives(plan, used, unaligned), width, out)
}

fn draw_entries(entries: &[(Swatch, String)], width: f32, out: &mut Vec<Mark>) -> f32 {
    let font = Font::new(Weight::Regular, SIZE);
    let right = width - PAD_X;
    let (mut x, mut line) = (PAD_X, 0);
    let mut left = entries.len();
    for (swatch, title) in entries {
        let title = font.fit(title, WIDEST).unwrap_or_default();
        let swatch_w = match swatch {
            Swatch::Hue(_) => SWATCH,
            Swatch::Diamond => 12.0,
            Swatch::Hatch | Swatch::Form(_) => 16.0,
        };
        let w = swatch_w + 6.0 + font.width(&title);
        let more = format!("+{left} more");
        let spare = if line + 1 == LINES && left > 1 { GAP + font.width(&more) } else { 0.0 };
        if x + w + spare > right && x > PAD_X {
            if line + 1 == LINES {
                out.push(words(x, line, more));
                break;
            }
            x = PAD_X;
            line += 1;
        }
        let y = PAD_Y + draw::count(line) * PITCH;
        draw_swatch(out, swatch, x, y);
        out.push(words(x + swatch_w + 6.0, line, title.into_owned()));
        x += w + GAP;
        left -= 1;
    }
    if entries.is_empty() { 0.0 } else { PAD_Y * 2.0 + SWATCH + draw::count(line) * PITCH }
}

fn words(x: f32, line: usize, text: String) -> Mark {
    let y = PAD_Y + draw::count(line) * PITCH + 9.0;
    draw::text(x, y, text, SIZE, Weight::Regular, Anchor::Start, Paint::Muted, None)
}

/// The objectives whose hues are used, and the hatch where something serves none.
fn objectives(plan: &Plan, used: &[bool], unaligned: bool) -> Vec<(Swatch, String)> {
    let mut sources = vec![false; plan.objectives.len()];
    for (ix, _) in plan.objectives.iter().filter(|(ix, _)| used[ix.get()]) {
        sources[source(plan, ix).get()] = true;
    }
    let order = lanes::tree_order(&plan.objectives, |ix| plan.graph().objective_parent(ix), |o| o.position);
    let mut entries: Vec<(Swatch, String)> = order
        .into_iter()
        .filter(|ix| sources[ix.get()])
        .map(|ix| (Swatch::Hue(plan.hue(ix)), plan.objectives[ix].title.clone()))
        .collect();
    if unaligned {
        entries.push((Swatch::Hatch, "Serves no objective".to_owned()));
    }
    entries
}

fn entries(plan: &Plan, items: &[Ix<Item>]) -> Vec<(Swatch, String)> {
    let mut used = vec![false; plan.objectives.len()];
    let mut unaligned = false;
    let mut statuses = BTreeSet::new();
    let mut points = false;
    for ix in items {
        match plan.reach().main_of_item(*ix) {
            Some(objective) => used[objective.get()] = true,
            None => unaligned = !plan.hides_objectives(),
        }
        let item = &plan.items[*ix];
        if item.is_point() {
            points = true;
        } else {
            statuses.insert(item.status);
        }
    }
    let mut entries = objectives(plan, &used, unaligned);
    // Committed work is what a bar is taken for; only the other forms need a word.
    for status in [ItemStatus::Done, ItemStatus::Idea, ItemStatus::OnHold, ItemStatus::Dropped] {
        if statuses.contains(&status) {
            entries.push((Swatch::Form(status), status.label().to_owned()));
        }
    }
    if points {
        entries.push((Swatch::Diamond, "Milestone".to_owned()));
    }
    entries
}

fn draw_swatch(out: &mut Vec<Mark>, swatch: &Swatch, x: f32, y: f32) {
    let bar = |fill, stroke, dash| draw::part(x, y, 16.0, SWATCH, 3.0, Some(fill), stroke, dash, None);
    match swatch {
        Swatch::Hue(hue) => out.push(draw::round(x, y, SWATCH, SWATCH, 3.0, Look::of(Some(*hue)).solid)),
        Swatch::Hatch => out.push(bar(Paint::Hatch, None, false)),
        Swatch::Form(ItemStatus::Idea) => out.push(bar(Paint::Paper, Some(Paint::Faint), true)),
        Swatch::Form(ItemStatus::OnHold) => {
            out.push(bar(Paint::Paper, Some(Paint::HatchFill), false));
            for dx in [5.5, 8.5] {
                out.push(draw::rect(x + dx, y + 3.0, 1.5, 4.0, Paint::Muted));
            }
        }
        Swatch::Form(ItemStatus::Dropped) => {
            out.push(bar(Paint::Paper, Some(Paint::Hairline), false));
            out.push(draw::rect(x + 3.0, y + 4.5, 10.0, 1.0, Paint::Faint));
        }
        Swatch::Form(_) => out.push(bar(Paint::HatchFill, None, false)),
        Swatch::Diamond => {
            let mut pen = Pen::default();
            pen.diamond(x + 6.0, y + 5.0, 12.0);
            out.push(pen.filled(Some(Paint::Faint), None, false, None));
        }
    }
}
