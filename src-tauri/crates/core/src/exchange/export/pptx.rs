//! A picture as slides (PPTX, ECMA-376): every bar, card, line and text is a shape of its own that can be moved, edited
//! and recoloured. What stands for a record is one group, named after the record and described in full for screen
//! readers; the description of everything on a slide is in its speaker's notes.

mod clip;
mod package;
mod shape;
mod slide;
mod xml;

use throughline_plan::scene::{Part, Scene};

use super::pages::{Page, Paper, pages};
use super::sheet::{Heading, name};
use super::text::clean;
use super::{ExportError, ExportOptions, Stamp};
use package::{Package, Slide};

/// Size of a slide's title, in points per unit: its large line is then 21 pt.
const TITLE: f32 = 1.05;
/// A slide that holds all is preferred while it has at least so many points per unit: the labels' 13 are then 7 pt.
const READABLE: f32 = 0.54;

/// Writes the picture.
pub(super) fn write(scene: &Scene, stamp: &Stamp, options: &ExportOptions) -> Result<Vec<u8>, ExportError> {
    let size = options.slide.points();
    let paper = Paper { points: Some(size), title: TITLE, heading: Heading::Picture, readable: READABLE };
    let slides: Vec<Slide> = pages(scene, stamp, paper).iter().map(|page| on_slide(scene, page)).collect();
    let package =
        Package { title: name(scene, stamp), as_of: stamp.as_of, theme: options.theme, size, slides };
    package.write().map_err(|error| ExportError::Refused("slides", error.to_string()))
}

fn on_slide(scene: &Scene, page: &Page<'_>) -> Slide {
    let drawn = slide::draw(page);
    Slide { shapes: drawn.shapes, notes: notes(scene, &drawn.nodes) }
}

/// What is on a slide in words, lane by lane: what a speaker can say without the app at hand.
fn notes(scene: &Scene, nodes: &[u32]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut lane = None;
    for (place, node) in scene.nodes.iter().enumerate() {
        if !nodes.iter().any(|drawn| *drawn as usize == place) {
            continue;
        }
        if lane != Some(node.lane) {
            lane = Some(node.lane);
            let title = scene.lanes.get(node.lane as usize).map_or("", |lane| lane.title.trim());
            if !title.is_empty() && (node.part == Part::Body || node.part == Part::Tray) {
                lines.push(clean(title).into_owned());
            }
        }
        let mut line = format!("• {}", clean(node.title.trim()));
        if !node.detail.is_empty() {
            line = format!("{line} – {}", clean(node.detail.trim()));
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests;
