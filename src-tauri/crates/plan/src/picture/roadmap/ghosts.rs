//! Where items stood in the state that the roadmap is set against: a thin bar below each that has moved, and what that
//! means.

use crate::picture::draw::{self, BAR};
use crate::picture::pen::Pen;
use crate::picture::text::Font;
use crate::scene::{Anchor, Mark, Paint, Weight};

use super::bars::{Bar, SMALL_DIAMOND};

/// What a row of bars is higher by, so that a ghost stands apart from the row below.
pub const ROOM: f32 = 6.0;
/// From a bar to its ghost.
const BELOW: f32 = 2.5;
/// Height of a ghost.
const HEIGHT: f32 = 5.0;
const PAD: f32 = 18.0;
const SIZE: f32 = 11.5;
const LINE: f32 = 16.0;

/// Draws where a bar or diamond stood.
pub fn ghost(out: &mut Vec<Mark>, bar: &Bar, top: f32, node: u32) {
    let Some(was) = bar.was else { return };
    let y = top + BAR + BELOW;
    if bar.point {
        let mut pen = Pen::default();
        pen.diamond(f32::midpoint(was.x0, was.x1), y, SMALL_DIAMOND);
        out.push(pen.filled(Some(Paint::Paper), Some(Paint::Faint), false, Some(node)));
    } else {
        // How far its end has moved; it also says which bar the ghost is of.
        let (from, to) = (was.x1.min(bar.x1), was.x1.max(bar.x1));
        let middle = y + HEIGHT / 2.0 - 0.5;
        out.push(draw::part(from, middle, to - from, 1.0, 0.0, Some(Paint::Faint), None, false, Some(node)));
        out.push(strip(was.x0, y, was.x1 - was.x0, Some(node)));
    }
}

const fn strip(x: f32, y: f32, w: f32, node: Option<u32>) -> Mark {
    draw::part(x, y, w, HEIGHT, HEIGHT / 2.0, Some(Paint::Hairline), Some(Paint::Faint), false, node)
}

/// Says below a height what ghosts mean and how much has moved; returns where that ends.
pub fn note(told: &str, (width, top): (f32, f32), out: &mut Vec<Mark>) -> f32 {
    let top = if top > 0.0 { top - 10.0 } else { 6.0 };
    let (swatch, x) = (16.0, PAD + 22.0);
    out.push(strip(PAD, top + 9.0, swatch, None));
    let lines = Font::new(Weight::Regular, SIZE).wrap(told, width - x - PAD, 2);
    for (n, text) in lines.iter().enumerate() {
        let y = top + 15.0 + draw::count(n) * LINE;
        out.push(draw::text(x, y, text.clone(), SIZE, Weight::Regular, Anchor::Start, Paint::Muted, None));
    }
    top + 15.0 + draw::count(lines.len() - 1) * LINE + 13.0
}
