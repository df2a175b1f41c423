//! What stands around the rows of the allocation: the scale, the names of the numbers, what the forms mean.

use crate::picture::ShareBy;
use crate::picture::draw;
use crate::picture::roadmap;
use crate::picture::text::Font;
use crate::picture::words::percent;
use crate::plan::Plan;
use crate::scene::{Anchor, Mark, Paint, Scene, Weight};

use super::drawn::Drawn;
use super::gather::Allocation;
use super::{DETAIL, HEADER, SIDE, said};

/// A quiet line of text.
fn muted([x, y]: [f32; 2], text: String, anchor: Anchor) -> Mark {
    draw::text(x, y, text, DETAIL, Weight::Regular, anchor, Paint::Muted, None)
}

impl Drawn<'_> {
    /// The scale and the names of the numbers, and the ground of the side.
    pub fn frame(&self, scene: &mut Scene) {
        let width = scene.width;
        scene.header.push(draw::rect(SIDE, 0.0, width - SIDE, HEADER, Paint::Paper));
        scene.header.push(draw::rect(SIDE, HEADER - 1.0, width - SIDE, 1.0, Paint::Hairline));
        let mut at = 0.0;
        while at <= self.last() {
            let anchor = if at > 0.0 { Anchor::Middle } else { Anchor::Start };
            scene.header.push(muted([self.x(at), 24.0], percent(at), anchor));
            at += self.step;
        }
        let names: &[&str] = if self.found.has_targets {
            &["Target", "Planned", "Done", "Misfit"]
        } else {
            &["Planned", "Done"]
        };
        for (place, name) in names.iter().enumerate() {
            let x = self.column(place);
            scene.header.push(draw::text(
                x,
                24.0,
                (*name).to_owned(),
                DETAIL + 0.5,
                Weight::Semibold,
                Anchor::End,
                Paint::Ink,
                None,
            ));
        }
        scene.corner.push(draw::rect(0.0, 0.0, SIDE, HEADER, Paint::Paper));
        scene.corner.push(draw::rect(0.0, HEADER - 1.0, SIDE, 1.0, Paint::Hairline));
        let what = if self.found.by_effort { "Share of effort by" } else { "Share of items by" };
        let text = format!("{what} {}", self.found.by.label().to_lowercase());
        scene.corner.push(draw::text(
            14.0,
            24.0,
            text,
            12.0,
            Weight::Semibold,
            Anchor::Start,
            Paint::Ink,
            None,
        ));
        scene.side.insert(0, draw::rect(0.0, HEADER, SIDE, scene.height - HEADER, Paint::Paper));
        scene.side.push(draw::rect(SIDE - 1.0, HEADER, 1.0, scene.height - HEADER, Paint::Hairline));
    }
}

/// What the forms and the colours mean, and what the numbers leave out.
pub fn foot(plan: &Plan, found: &Allocation, width: f32, scene: &mut Scene) {
    let out = &mut scene.footer;
    let font = Font::new(Weight::Regular, DETAIL);
    let mut y = key(found, width, out) + 8.0;
    // By objective each row says whose colour it has.
    if found.by != ShareBy::Objective {
        let (used, none) = found.colours(plan);
        let mut legend = Vec::new();
        let h = roadmap::legend_of_objectives(plan, &used, none, width, &mut legend);
        if h > 0.0 {
            for mark in &mut legend {
                match mark {
                    Mark::Rect { y: at, .. } | Mark::Text { y: at, .. } => *at += y - 8.0,
                    Mark::Path { .. } => {}
                }
            }
            out.extend(legend);
            y += h - 13.0;
        }
    }
    let lines = font.wrap(&said::note(found), width - 36.0, 3);
    for (n, text) in lines.iter().enumerate() {
        out.push(muted([18.0, y + 11.0 + draw::count(n) * 15.0], text.clone(), Anchor::Start));
    }
    scene.footer_height = y + 24.0 + draw::count(lines.len() - 1) * 15.0;
}

/// The forms, in one line or more; returns where that ends.
fn key(found: &Allocation, width: f32, out: &mut Vec<Mark>) -> f32 {
    let font = Font::new(Weight::Regular, DETAIL);
    let mut forms = vec![(0, "planned"), (1, "done")];
    if found.has_targets {
        forms.extend([(2, "target"), (3, "missing"), (4, "furthest from its target")]);
    }
    if found.was.is_some() {
        forms.push((6, "target before"));
    }
    let serves_none = found.colours_none();
    if serves_none {
        forms.push((5, "serves no objective"));
    }
    let (mut x, mut y) = (18.0, 18.0);
    for (form, said) in forms {
        let w = 20.0 + font.width(said) + 22.0;
        if x + w > width && x > 18.0 {
            (x, y) = (18.0, y + 18.0);
        }
        let bar = |h: f32, fill, stroke, dash| {
            draw::part(x, y - 4.0 - h / 2.0, 14.0, h, 2.0, fill, stroke, dash, None)
        };
        out.push(match form {
            0 => bar(11.0, Some(Paint::Muted), None, false),
            1 => bar(6.0, Some(Paint::HatchFill), None, false),
            2 => draw::part(x + 5.5, y - 11.0, 3.0, 14.0, 1.0, Some(Paint::Ink), None, false, None),
            3 => bar(11.0, None, Some(Paint::Faint), true),
            6 => draw::part(
                x + 5.5,
                y - 11.0,
                3.0,
                14.0,
                1.0,
                Some(Paint::Paper),
                Some(Paint::Faint),
                false,
                None,
            ),
            4 => bar(3.0, Some(Paint::Alert), None, false),
            _ => bar(11.0, Some(Paint::Hatch), Some(Paint::HatchSolid), false),
        });
        out.push(muted([x + 20.0, y], said.to_owned(), Anchor::Start));
        x += w;
    }
    y
}

impl Allocation {
    /// Whether the hatch is to be explained here: by objective no legend of colours does.
    fn colours_none(&self) -> bool {
        let works = self.rows.iter().flat_map(|row| row.planned.parts().chain(row.finished.parts()));
        self.by == ShareBy::Objective && works.into_iter().any(|(objective, _)| objective.is_none())
    }
}
