//! What stands around the rows of the coverage matrix: the names of its columns, what stands out, what the forms mean.

use crate::picture::CoverageColumns;
use crate::picture::draw;
use crate::picture::text::Font;
use crate::scene::{Anchor, Mark, Paint, Scene, Weight};

use super::drawn::{Drawn, PAD, disc, muted};
use super::{BAND, DETAIL, SIDE, said};

/// What the forms mean, below the picture; returns where that ends.
pub fn key(against: CoverageColumns, width: f32, out: &mut Vec<Mark>) -> f32 {
    let font = Font::new(Weight::Regular, DETAIL);
    let linked = match against {
        CoverageColumns::Leader => "answers for the objective, no work of theirs serves it",
        _ => "linked, no work yet",
    };
    let (mut x, mut y) = (18.0, 18.0);
    for (form, said) in [
        (0, "work still to be done"),
        (1, linked),
        (2, "serves no objective"),
        (3, "no work, or serves none"),
    ] {
        let w = 18.0 + font.width(said) + 22.0;
        if x + w > width && x > 18.0 {
            (x, y) = (18.0, y + 18.0);
        }
        out.push(match form {
            0 => disc(x + 6.0, y - 4.0, 6.0, Some(Paint::Muted), None, None),
            1 => disc(x + 6.0, y - 4.0, 5.0, None, Some(Paint::Muted), None),
            2 => disc(x + 6.0, y - 4.0, 6.0, Some(Paint::Hatch), Some(Paint::HatchSolid), None),
            _ => draw::part(x, y - 10.0, 14.0, 12.0, 3.0, None, Some(Paint::Alert), true, None),
        });
        out.push(muted([x + 20.0, y], said.to_owned()));
        x += w;
    }
    y
}

impl Drawn<'_> {
    /// The names of the columns, and what stands out in the corner.
    pub fn header(&self, scene: &mut Scene) {
        let (width, height) = (scene.width, scene.header_height);
        let top = if self.band { BAND } else { 0.0 };
        scene.header.push(draw::rect(SIDE, 0.0, width - SIDE, height, Paint::Paper));
        scene.header.push(draw::rect(SIDE, height - 1.0, width - SIDE, 1.0, Paint::Hairline));
        for (place, column) in self.found.columns.iter().enumerate() {
            let x = self.left(place) + PAD;
            let room = self.column - PAD - 6.0;
            let (weight, paint) = match (self.wrong(place, column), column.of.len()) {
                (Some(_), 1) => (Weight::Semibold, Paint::Alert),
                _ if column.lacks => (Weight::Medium, Paint::Muted),
                _ => (Weight::Semibold, Paint::Ink),
            };
            let title = match (&column.fold, column.folded) {
                (Some(_), true) => format!("{} ({})", column.title, column.of.len()),
                _ => column.title.clone(),
            };
            let lines = Font::new(weight, DETAIL + 0.5).wrap(&title, room, 3);
            for (n, text) in lines.iter().enumerate() {
                let y = top + 17.0 + draw::count(n) * 15.0;
                scene.header.push(draw::text(
                    x,
                    y,
                    text.clone(),
                    DETAIL + 0.5,
                    weight,
                    Anchor::Start,
                    paint,
                    None,
                ));
            }
            if column.under.is_some() {
                scene.header.push(draw::rect(x - PAD, BAND - 3.0, self.column, 2.0, Paint::Faint));
                if column.fold.is_some() {
                    scene.header.push(muted([x, BAND - 6.0], "Fold".to_owned()));
                }
            }
        }
        scene.corner.push(draw::rect(0.0, 0.0, SIDE, height, Paint::Paper));
        scene.corner.push(draw::rect(0.0, height - 1.0, SIDE, 1.0, Paint::Hairline));
        for (n, (text, alarming)) in said::summary(self.found, self.spec).into_iter().enumerate() {
            let (weight, paint) =
                if alarming { (Weight::Semibold, Paint::Alert) } else { (Weight::Regular, Paint::Muted) };
            let fitted = Font::new(weight, 12.0).fit(&text, SIDE - 24.0).unwrap_or_default().into_owned();
            let y = height / 2.0 - 4.0 + draw::count(n) * 17.0;
            scene.corner.push(draw::text(14.0, y, fitted, 12.0, weight, Anchor::Start, paint, None));
        }
        scene.side.insert(0, draw::rect(0.0, height, SIDE, scene.height - height, Paint::Paper));
        scene.side.push(draw::rect(SIDE - 1.0, height, 1.0, scene.height - height, Paint::Hairline));
    }
}
