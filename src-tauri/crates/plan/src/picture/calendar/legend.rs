//! What the shades mean, as cells with the numbers they stand for, and what the numbers leave out.

use crate::picture::draw;
use crate::picture::text::Font;
use crate::picture::words;
use crate::scene::{Anchor, Mark, Paint, Weight};

use super::count::{Counts, SHADED};
use super::scale::{self, Scale};

const PAD_X: f32 = 18.0;
const PAD_Y: f32 = 10.0;
const PITCH: f32 = 26.0;
const CELL: f32 = 19.0;
/// Between one band's cells and the next band's name.
const GAP: f32 = 28.0;
const SIZE: f32 = 11.0;
const LINE: f32 = 15.0;

/// Draws the steps of each band below a height; returns where they end.
pub fn legend(counts: &Counts, unit: &str, (width, top): (f32, f32), out: &mut Vec<Mark>) -> f32 {
    if counts.years.is_empty() {
        return top;
    }
    let regular = Font::new(Weight::Regular, SIZE);
    let bold = Font::new(Weight::Semibold, SIZE);
    let what = if counts.by_effort { unit } else { "items" };
    let (mut x, mut y) = (PAD_X, top + PAD_Y);
    for (n, band) in SHADED.into_iter().enumerate() {
        let name = format!("{what} in a {}", band.word());
        let name = if n == 0 { capital(&name) } else { format!("in a {}", band.word()) };
        let steps: Vec<(Option<u8>, String)> = [(None, "0".to_owned())]
            .into_iter()
            .chain(Scale::new(counts, band).steps().into_iter().map(|(heat, said)| (Some(heat), said)))
            .collect();
        let wide = steps.iter().map(|(_, said)| bold.width(said)).fold(0.0, f32::max).max(14.0) + 12.0;
        let whole = regular.width(&name) + 8.0 + draw::count(steps.len()) * (wide + 2.0);
        if x + whole > width - PAD_X && x > PAD_X {
            x = PAD_X;
            y += PITCH;
        }
        let baseline = y + 13.0;
        let used = regular.width(&name);
        out.push(draw::text(x, baseline, name, SIZE, Weight::Regular, Anchor::Start, Paint::Muted, None));
        x += used + 8.0;
        for (heat, said) in steps {
            let fill = heat.map_or(Paint::Paper, Paint::Heat);
            let stroke = heat.is_none().then_some(Paint::Hairline);
            out.push(draw::part(x, y, wide, CELL, 3.0, Some(fill), stroke, false, None));
            let (ink, middle) = (scale::on(heat).0, x + wide / 2.0);
            out.push(draw::text(middle, baseline, said, SIZE, Weight::Semibold, Anchor::Middle, ink, None));
            x += wide + 2.0;
        }
        x += GAP;
    }
    y + CELL
}

/// What counts where, and what the numbers leave out.
pub fn note(counts: &Counts, named: usize, dropped: usize) -> String {
    let mut said = Vec::new();
    if !counts.years.is_empty() {
        said.push(
            "An item counts in each period that holds the whole of its end: one that ends in a quarter counts in no month or week."
                .to_owned(),
        );
    }
    if counts.by_effort {
        said.push("Its whole effort counts where it lands, once.".to_owned());
        if counts.without > 0 {
            let of = words::count(named, "item");
            said.push(format!("{} of {of} without effort weigh nothing.", counts.without));
        }
    }
    let elsewhere: usize = counts.elsewhere.values().map(|cell| cell.items.len()).sum();
    match (elsewhere, counts.years.is_empty()) {
        (0, _) => {}
        (_, true) => said.push("No item lands in a year that is shown.".to_owned()),
        (1, _) => said.push(format!("1 of {} stands below the years.", words::count(named, "item"))),
        (n, _) => said.push(format!("{n} of {} stand below the years.", words::count(named, "item"))),
    }
    said.extend(words::dropped(dropped));
    said.join(" ")
}

/// Draws the note below a height; returns where it ends.
pub fn lines(note: &str, (width, top): (f32, f32), out: &mut Vec<Mark>) -> f32 {
    let lines = Font::new(Weight::Regular, SIZE).wrap(note, width - 2.0 * PAD_X, 3);
    let mut y = top + 18.0;
    for text in lines {
        out.push(draw::text(PAD_X, y, text, SIZE, Weight::Regular, Anchor::Start, Paint::Muted, None));
        y += LINE;
    }
    y - LINE + 12.0
}

fn capital(said: &str) -> String {
    let mut letters = said.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
