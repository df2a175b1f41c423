//! Pictures of a plan: Plan + settings + today → [`Scene`].
//!
//! Layout lives here and nowhere else: the screen, the SVG, the PDF and the slide draw the same scene. Same
//! arguments, same scene, whatever the order in which records were created.

mod allocation;
mod baseline;
mod board;
mod calendar;
mod changes;
mod coverage;
mod draw;
mod fiscal;
mod horizon;
mod matrix;
pub(crate) mod means;
mod okr;
mod panel;
mod pen;
mod place;
mod portfolio;
mod roadmap;
pub(crate) mod select;
mod spec;
mod strip;
pub mod table;
pub mod text;
mod throughline;
mod words;

use std::sync::Arc;

use chrono::NaiveDate;

use crate::model::{Objective, RecordRef};
use crate::plan::{Ix, Plan};
use crate::scene::{Outline, Scene};

pub use allocation::allocation;
pub use baseline::Baseline;
pub use board::board;
pub use calendar::calendar;
pub use changes::changes;
pub use coverage::coverage;
pub use matrix::matrix;
pub use okr::okr;
pub use place::{Placing, Target, place};
pub use portfolio::portfolio;
pub use roadmap::{roadmap, suggested_grouping};
pub use spec::{
    BoardColumns, CalendarWeight, CoverageColumns, CoverageDots, DependencyLines, Filter, Grouping, Only,
    PictureKind, PictureSpec, ShareBy, Zoom,
};
pub use throughline::throughline;
pub use words::amount;

/// The objectives as their tree is read, by position, for whoever lists them without drawing.
pub(crate) fn tree_of_objectives(
    plan: &Plan,
    above: impl Fn(Ix<Objective>) -> Option<Ix<Objective>>,
) -> Vec<Ix<Objective>> {
    roadmap::tree_order(&plan.objectives, above, |objective| objective.position)
}

/// Lays out the picture that the settings ask for. `today` is only marked, never read from a clock.
#[must_use]
pub fn layout(plan: &Plan, spec: &PictureSpec, today: NaiveDate) -> Scene {
    match Layout::new(plan, spec, today).0 {
        Laid::Scene(scene) => *scene,
        Laid::Timeline(timeline) => timeline.scene(plan),
    }
}

/// A picture laid out once, to be drawn in parts: as [`layout`] and [`Scene::slice`] would, in less time where the
/// picture is long. It is asked with the plan that it was laid out for, or [refreshed](Self::refresh) with.
pub struct Layout(Laid);

enum Laid {
    Scene(Box<Scene>),
    Timeline(Box<roadmap::Timeline>),
}

impl Layout {
    /// Lays out the picture that the settings ask for.
    #[must_use]
    pub fn new(plan: &Plan, spec: &PictureSpec, today: NaiveDate) -> Self {
        Self::against(plan, spec, None, today)
    }

    /// The same with the earlier state that a roadmap or what changed is set against. [`PictureSpec::baseline`] only names it: whoever
    /// keeps the history finds it.
    #[must_use]
    pub fn against(
        plan: &Plan,
        spec: &PictureSpec,
        baseline: Option<&Arc<Baseline>>,
        today: NaiveDate,
    ) -> Self {
        let whole = |scene| Self(Laid::Scene(Box::new(scene)));
        match spec.kind {
            PictureKind::Roadmap => Self(match roadmap::Roadmap::new(plan, spec, baseline, today) {
                roadmap::Roadmap::Whole(scene) => Laid::Scene(scene),
                roadmap::Roadmap::Dated(timeline) => Laid::Timeline(timeline),
            }),
            PictureKind::Throughline => whole(throughline(plan, spec, today)),
            PictureKind::Board => whole(board(plan, spec, today)),
            PictureKind::Portfolio => whole(portfolio(plan, spec, today)),
            PictureKind::Calendar => whole(calendar(plan, spec, today)),
            PictureKind::Matrix => whole(matrix(plan, spec)),
            PictureKind::Coverage => whole(coverage(plan, spec)),
            PictureKind::Allocation => whole(allocation(plan, spec, today)),
            PictureKind::Okr => whole(okr(plan, spec, today)),
            PictureKind::Changes => whole(changes(plan, spec, baseline.map(AsRef::as_ref), today)),
            PictureKind::Table => whole(table::table(plan, spec, today)),
        }
    }

    /// Lays out again what a change of these records touched, and answers true. Where it answers false, because more may
    /// be different, the picture must be laid out anew.
    #[must_use]
    pub fn refresh(&mut self, plan: &Plan, changed: &[RecordRef]) -> bool {
        match &mut self.0 {
            Laid::Scene(_) => false,
            Laid::Timeline(timeline) => timeline.refresh(plan, changed),
        }
    }

    /// The whole picture.
    #[must_use]
    pub fn scene(&self, plan: &Plan) -> Scene {
        match &self.0 {
            Laid::Scene(scene) => scene.as_ref().clone(),
            Laid::Timeline(timeline) => timeline.scene(plan),
        }
    }

    /// What all of it looks like from afar, as [`Scene::outline`] says.
    #[must_use]
    pub fn outline(&self, plan: &Plan, columns: u16, rows: u16) -> Outline {
        match &self.0 {
            Laid::Scene(scene) => scene.outline(columns, rows),
            Laid::Timeline(timeline) => timeline.outline(plan, columns, rows),
        }
    }

    /// The part of it between two heights, as [`Scene::slice`] says; of a long roadmap's lanes only those that touch it
    /// and one more on either side.
    #[must_use]
    pub fn slice(&self, plan: &Plan, top: f32, bottom: f32) -> Scene {
        match &self.0 {
            Laid::Scene(scene) => scene.slice(top, bottom),
            Laid::Timeline(timeline) => timeline.slice(plan, top, bottom),
        }
    }
}

impl std::fmt::Debug for Layout {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Layout")
    }
}
