//! Business objectives and their key results (OKR).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::text_enum::text_enum;
use super::{Direction, Id, PlanDate, Span};

text_enum! {
    /// What reaching an objective means. A committed one is expected to score 1.0, an aspirational one about 0.7.
    ObjectiveKind {
        /// Expected in full.
        #[default]
        Committed = "committed", "Committed";
        /// A stretch.
        Aspirational = "aspirational", "Aspirational";
    }
}

/// A business objective: qualitative, at any depth from company to team.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields = false)]
pub struct Objective {
    /// Id.
    pub id: Id,
    /// The objective above this one.
    pub parent_id: Option<Id>,
    /// Title, one line.
    pub title: String,
    /// What it means, in a sentence or two.
    pub description: String,
    /// Committed or aspirational.
    pub objective_kind: ObjectiveKind,
    /// First period it covers (its first day counts).
    pub start: Option<PlanDate>,
    /// Last period it covers (its last day counts).
    pub end: Option<PlanDate>,
    /// The share of attention it should get, as any number of 0 or more; shares are taken against its siblings' sum.
    pub weight: Option<f64>,
    /// Which of the palette's hues means this objective (0-based); none lets the order decide.
    pub hue: Option<u8>,
    /// An archived objective can be unlinked but not newly linked.
    pub archived: bool,
    /// Order among its siblings, ascending.
    pub position: f64,
    /// Where it was imported from.
    pub source: Option<String>,
    /// Its id there.
    pub external_id: Option<String>,
}

impl Objective {
    /// The days it covers, where it says.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        Span::of(self.start, self.end)
    }
}

/// A measurable outcome of an objective.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct KeyResult {
    /// Id.
    pub id: Id,
    /// The objective it belongs to.
    pub objective_id: Id,
    /// Title, one line.
    pub title: String,
    /// The metric whose latest reading is its current value, where one is kept.
    pub metric_id: Option<Id>,
    /// Unit of its numbers, such as `%` or `days`.
    pub unit: String,
    /// Which way is better.
    pub direction: Direction,
    /// Value at the start.
    pub baseline: Option<f64>,
    /// Value to reach.
    pub target: Option<f64>,
    /// Current value typed by hand; a metric's latest reading comes before it.
    pub current: Option<f64>,
    /// By when.
    pub due: Option<PlanDate>,
    /// The owner's estimate of reaching it, 0.0 to 1.0.
    pub confidence: Option<f64>,
    /// Order within the objective, ascending.
    pub position: f64,
}

impl KeyResult {
    /// Its score for a current value: (current − baseline) / (target − baseline), held within 0.0 and 1.0, which
    /// also works for numbers that should fall. None without baseline and target, or where they are equal.
    #[must_use]
    pub fn score(&self, current: Option<f64>) -> Option<f64> {
        let (baseline, target, current) = (self.baseline?, self.target?, current.or(self.current)?);
        let way = target - baseline;
        (way != 0.0).then(|| ((current - baseline) / way).clamp(0.0, 1.0))
    }
}
