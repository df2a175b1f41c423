//! The coverage matrix: objectives against strategies, items or leaders, a dot where one works for the other. What
//! nothing serves, and what serves nothing, stands out.

pub(super) mod columns;
mod drawn;
mod frame;
mod gather;
pub(super) mod parts;
mod said;

use super::select::Selection;
use super::text::Font;
use super::{CoverageColumns, PictureSpec, draw};
use crate::plan::Plan;
use crate::scene::{Scene, Weight};
use drawn::Drawn;
use gather::Coverage;

/// Width of the side that names the objectives.
const SIDE: f32 = 244.0;
/// Height of the header: three lines of a name.
const HEADER: f32 = 62.0;
/// What the band adds to it that names the products of unfolded columns.
const BAND: f32 = 20.0;
/// A column is never narrower; a window with less room scrolls.
const NARROWEST: f32 = 92.0;
/// A column does not need more.
const WIDEST: f32 = 168.0;
/// What a column gets where nobody asked for a width.
const NATURAL: f32 = 108.0;
/// Size of second lines and numbers.
const DETAIL: f32 = 11.0;
/// Height of the note's first line, below what the forms mean.
const NOTE: f32 = 32.0;

/// Lays out the coverage matrix. A plan without objectives and items, or one whose filter lets none through, gives a
/// scene without nodes and lanes.
#[must_use]
pub fn coverage(plan: &Plan, spec: &PictureSpec) -> Scene {
    let against = match spec.against {
        CoverageColumns::Auto if !plan.strategies.is_empty() => CoverageColumns::Strategy,
        CoverageColumns::Auto if !plan.leaders.is_empty() => CoverageColumns::Leader,
        CoverageColumns::Auto => CoverageColumns::Parent,
        chosen => chosen,
    };
    let spec = &PictureSpec { against, ..spec.clone() };
    let title = format!("Objectives and {}", said::words(spec.against).many);
    let selection = Selection::new(plan, &spec.filter);
    let Some(found) = Coverage::new(plan, spec, &selection) else {
        return Scene { title, ..Scene::default() };
    };
    let n = draw::count(found.columns.len().max(1));
    let share = if spec.width > 0.0 { (spec.width - SIDE) / n } else { NATURAL };
    let column = share.clamp(NARROWEST, WIDEST);
    let banded = found.columns.iter().any(|column| column.under.is_some());
    let mut scene = Scene {
        title,
        side_width: SIDE,
        header_height: if banded { HEADER + BAND } else { HEADER },
        width: (SIDE + column * n).max(spec.width),
        ..Scene::default()
    };
    let mut drawn = Drawn { plan, spec, found: &found, column, band: banded, nodes: Vec::new() };
    drawn.rows(&mut scene);
    scene.height = scene.height.max(spec.height);
    drawn.header(&mut scene);
    scene.nodes = drawn.nodes;

    let foot = if spec.width > 0.0 { spec.width } else { scene.width.min(1440.0) };
    let top = frame::key(spec.against, foot, &mut scene.footer);
    let lines = Font::new(Weight::Regular, DETAIL).wrap(&said::note(&found, spec), foot - 36.0, 3);
    for (n, text) in lines.iter().enumerate() {
        scene.footer.push(drawn::muted([18.0, top + 19.0 + draw::count(n) * 15.0], text.clone()));
    }
    scene.footer_height = top + NOTE + draw::count(lines.len() - 1) * 15.0;
    scene
}
