//! Pictures of a plan: Plan + settings + today → [`Scene`].
//!
//! Layout lives here and nowhere else: the screen, the SVG, the PDF and the slide draw the same scene. Same
//! arguments, same scene, whatever the order in which records were created.

mod board;
mod calendar;
mod draw;
mod fiscal;
mod horizon;
mod matrix;
pub(crate) mod means;
mod panel;
mod pen;
mod place;
mod portfolio;
mod roadmap;
mod select;
mod spec;
mod strip;
pub mod text;
mod throughline;
mod words;

use chrono::NaiveDate;

use crate::plan::Plan;
use crate::scene::Scene;

pub use board::board;
pub use calendar::calendar;
pub use matrix::matrix;
pub use place::{Placing, Target, place};
pub use portfolio::portfolio;
pub use roadmap::{roadmap, suggested_grouping};
pub use spec::{
    BoardColumns, CalendarWeight, DependencyLines, Filter, Grouping, Only, PictureKind, PictureSpec, Zoom,
};
pub use throughline::throughline;
pub use words::amount;

/// Lays out the picture that the settings ask for. `today` is only marked, never read from a clock.
#[must_use]
pub fn layout(plan: &Plan, spec: &PictureSpec, today: NaiveDate) -> Scene {
    match spec.kind {
        PictureKind::Roadmap => roadmap(plan, spec, today),
        PictureKind::Throughline => throughline(plan, spec, today),
        PictureKind::Board => board(plan, spec, today),
        PictureKind::Portfolio => portfolio(plan, spec, today),
        PictureKind::Calendar => calendar(plan, spec, today),
        PictureKind::Matrix => matrix(plan, spec),
    }
}
