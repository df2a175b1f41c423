//! What changed: one page that says what is different from an earlier state of the plan, in numbers, on a time axis and
//! in words.

mod drawn;
mod gather;
mod moved;
mod said;

use chrono::NaiveDate;

use super::{Baseline, PictureSpec, words};
use crate::plan::Plan;
use crate::scene::Scene;
use drawn::Drawn;
use gather::Found;

/// Width where nobody asked for one: that of a slide's picture.
const NATURAL: f32 = 1200.0;
/// The picture is never narrower; a window with less room scrolls.
const NARROWEST: f32 = 760.0;
/// From the picture's edge to what stands in it.
const PAD: f32 = 24.0;
/// Size of second lines and numbers.
const DETAIL: f32 = 11.0;

/// Lays out what is different from an earlier state. Without one, or where nothing differs that the filter lets through,
/// the scene has no nodes and lanes.
#[must_use]
pub fn changes(plan: &Plan, spec: &PictureSpec, baseline: Option<&Baseline>, today: NaiveDate) -> Scene {
    let Some(baseline) = baseline else {
        return Scene { title: "What changed".to_owned(), ..Scene::default() };
    };
    let title = format!("What changed {}", baseline.since_words());
    let Some((before, day)) = baseline.plan() else {
        return Scene {
            title: format!("{title}, which is not in the history of this plan"),
            ..Scene::default()
        };
    };
    let Some(found) = Found::new((before, day), (plan, today), spec) else {
        return Scene { title, ..Scene::default() };
    };
    let width = if spec.width > 0.0 { spec.width.max(NARROWEST) } else { NATURAL };
    let mut drawn = Drawn::new(plan, spec, width, today);
    drawn.numbers(&found);
    drawn.moved(&found.moved);
    drawn.lists(&found.lists);
    let note = said::note(&found, &words::count(found.records(), "record"));
    drawn.scene(title, &note)
}
