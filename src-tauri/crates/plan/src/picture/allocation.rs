//! The allocation: which share of the effort should go to each objective, strategy or horizon, which is planned to, and
//! which has gone there. Where the two lie furthest apart stands out.

mod bars;
mod drawn;
mod frame;
mod gather;
mod groups;
mod said;

use chrono::NaiveDate;

use super::select::Selection;
use super::{PictureSpec, ShareBy, draw};
use crate::plan::Plan;
use crate::scene::Scene;
use crate::stress;
use drawn::Drawn;
use gather::Allocation;

/// Width of the side that names what effort is shared out among.
const SIDE: f32 = 244.0;
/// Height of the header: the names of the numbers, and the scale.
const HEADER: f32 = 40.0;
/// The scale of shares is never shorter; a window with less room scrolls.
const SHORTEST: f32 = 210.0;
/// What the scale gets where nobody asked for a width.
const NATURAL: f32 = 560.0;
/// From the edge of the side to the scale, and from the scale to the numbers.
const GAP: f32 = 14.0;
/// Width of a column of numbers.
const NUMBER: f32 = 66.0;
/// Size of second lines.
const DETAIL: f32 = 11.0;

/// Lays out the allocation. A plan without items and objectives, or one whose filter lets none through, gives a scene
/// without nodes and lanes.
#[must_use]
pub fn allocation(plan: &Plan, spec: &PictureSpec, today: NaiveDate) -> Scene {
    let own = plan;
    let tried = (!spec.tried.is_empty()).then(|| stress::with(plan, &spec.tried));
    let plan = tried.as_ref().unwrap_or(own);
    let selection = Selection::new(plan, &spec.filter);
    let by = groups::chosen(plan, spec.share_by);
    let title = format!("Allocation by {}", by.label().to_lowercase());
    let Some(mut found) = Allocation::new(plan, (spec, by), &selection, today) else {
        return Scene { title, ..Scene::default() };
    };
    if tried.is_some() {
        let selection = Selection::new(own, &spec.filter);
        found.compare(Allocation::new(own, (spec, by), &selection, today));
    }
    let numbers = NUMBER * draw::count(if found.has_targets { 4 } else { 2 });
    let around = SIDE + 2.0 * GAP + numbers;
    let scale = if spec.width > 0.0 { (spec.width - around).max(SHORTEST) } else { NATURAL };
    let mut scene =
        Scene { title, side_width: SIDE, header_height: HEADER, width: around + scale, ..Scene::default() };
    let mut drawn = Drawn::new(plan, &found, scale);
    drawn.draw(&mut scene);
    scene.height = scene.height.max(spec.height);
    drawn.frame(&mut scene);
    scene.nodes = drawn.nodes;
    let foot = if spec.width > 0.0 { spec.width } else { scene.width.min(1440.0) };
    frame::foot(plan, &found, foot, &mut scene);
    scene
}

/// Whether a kind of group can have targets at all.
const fn can_have_targets(by: ShareBy) -> bool {
    !matches!(by, ShareBy::Product | ShareBy::Quarter)
}
