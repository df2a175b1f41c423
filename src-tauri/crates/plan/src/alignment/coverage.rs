//! How much of the plan is aligned: plain ratios, each with its formula and the records it is short of.

use serde::Serialize;
use ts_rs::TS;

use crate::model::{Id, RecordKind, RecordRef, text_enum};

use super::Context;
use super::context::Standing;
use super::shares;

const ITEMS: &str = "Active items that reach an objective, itself, through a strategy or through the item they are \
    part of, over all active items. Finished and dropped items and archived objectives do not count.";
const EFFORT: &str = "Effort of the active items that reach an objective, over the effort of all active items. Each \
    person-month counts once: an item's own estimate counts only where no part of it has one. Items without an \
    estimate weigh nothing.";
const OBJECTIVES_WORKED_ON: &str = "Objectives that at least one active item serves, directly or through an \
    objective below, over all objectives that are not archived.";
const ITEMS_OWNED: &str = "Active items with an accountable leader, over all active items.";
const OBJECTIVES_OWNED: &str =
    "Objectives with an accountable leader, over all objectives that are not archived.";
const EVIDENCE: &str = "Key results with a reading of their metric that is recent enough for KR-04 (30 days unless the \
    workspace says otherwise), over all key results of objectives whose period runs today. One without a metric has \
    no dated evidence and does not count above the line.";

/// A share with where it comes from.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Ratio {
    /// What it says, in a few words.
    #[ts(type = "string")]
    pub label: &'static str,
    /// What is above the line.
    pub numerator: f64,
    /// What is below the line.
    pub denominator: f64,
    /// Numerator over denominator, 0.0 to 1.0; none where there is nothing to divide by.
    pub value: Option<f64>,
    /// How both are counted, in words.
    #[ts(type = "string")]
    pub formula: &'static str,
    /// The records that keep it from being 1, where they can be named.
    pub missing: Vec<RecordRef>,
}

impl Ratio {
    pub(super) fn new(label: &'static str, formula: &'static str, numerator: f64, denominator: f64) -> Self {
        // Above and below are summed in different orders, so that all of it may come to a hair more than 1.
        let value = (denominator > 0.0).then(|| (numerator / denominator).clamp(0.0, 1.0));
        Self { label, numerator, denominator, value, formula, missing: Vec::new() }
    }

    #[expect(clippy::cast_precision_loss, reason = "a count of records is far below 2^52")]
    fn of_count(label: &'static str, formula: &'static str, missing: Vec<RecordRef>, total: usize) -> Self {
        let has = total - missing.len();
        Self { missing, ..Self::new(label, formula, has as f64, total as f64) }
    }
}

/// How much of the plan is aligned.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Coverage {
    /// Active items that reach an objective.
    pub items: Ratio,
    /// Their effort, over all effort; in the workspace's unit.
    pub effort: Ratio,
    /// Objectives with active work.
    pub objectives: Ratio,
    /// Active items with an accountable leader.
    pub items_owned: Ratio,
    /// Objectives with an accountable leader.
    pub objectives_owned: Ratio,
    /// How well effort follows weight, among the objectives at the top; in the workspace's unit of effort.
    pub fit: Ratio,
    /// Key results whose score rests on a recent reading.
    pub evidence: Ratio,
    /// Active items whose work is in no estimate, neither their own nor that of a part or of what they are part of.
    /// Milestones and releases need none.
    pub items_without_estimate: Vec<RecordRef>,
    /// Effort against weight, for each objective that is not archived, in the order of their ids.
    pub by_objective: Vec<ObjectiveCoverage>,
}

text_enum! {
    /// One of the numbers of the coverage.
    Figure {
        /// Items that reach an objective.
        #[default]
        Items = "items", "Items that reach an objective";
        /// Effort that reaches an objective.
        Effort = "effort", "Effort that reaches an objective";
        /// Objectives worked on.
        Objectives = "objectives", "Objectives worked on";
        /// Items with an accountable leader.
        ItemsOwned = "items_owned", "Items with an accountable leader";
        /// Objectives with an accountable leader.
        ObjectivesOwned = "objectives_owned", "Objectives with an accountable leader";
        /// How well effort follows weight.
        Fit = "fit", "Effort that follows the weights";
        /// Key results with recent evidence.
        Evidence = "evidence", "Key results with recent evidence";
    }
}

/// How much work one objective gets, against how much it should.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ObjectiveCoverage {
    /// The objective.
    pub objective: Id,
    /// Its title.
    pub title: String,
    /// The objective among whose children it is compared; none at the top.
    pub above: Option<Id>,
    /// Active items that serve it or an objective below it.
    pub items: u32,
    /// Its share of the effort that serves it and the objectives beside it.
    pub effort: Ratio,
    /// Its share of their weights; without a value where none of them has a weight above 0.
    pub weight: Ratio,
    /// Share of effort less share of weight, -1.0 to 1.0: above 0 it gets more than its weight. None where either
    /// is unknown.
    pub difference: Option<f64>,
}

/// The counts behind the ratios, for a summary.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct Figures {
    /// Active items that reach an objective.
    pub items_aligned: usize,
    /// Active items.
    pub items_total: usize,
    /// Effort of active items that reach an objective.
    pub effort_aligned: f64,
    /// Effort of active items.
    pub effort_total: f64,
    /// Active items whose work is in no estimate.
    pub items_without_estimate: usize,
    /// Active items with an accountable leader.
    pub items_owned: usize,
    /// Objectives with active work.
    pub objectives_worked_on: usize,
    /// Objectives with an accountable leader.
    pub objectives_owned: usize,
    /// Objectives that are not archived.
    pub objectives_total: usize,
}

impl Coverage {
    /// The counts behind the ratios.
    #[must_use]
    pub fn figures(&self) -> Figures {
        let (items, objectives) = (total(&self.items), total(&self.objectives));
        Figures {
            items_aligned: items - self.items.missing.len(),
            items_total: items,
            effort_aligned: self.effort.numerator,
            effort_total: self.effort.denominator,
            items_without_estimate: self.items_without_estimate.len(),
            items_owned: items - self.items_owned.missing.len(),
            objectives_worked_on: objectives - self.objectives.missing.len(),
            objectives_owned: objectives - self.objectives_owned.missing.len(),
            objectives_total: objectives,
        }
    }
}

/// The count below the line of a ratio of counts.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was made from a count")]
const fn total(ratio: &Ratio) -> usize {
    ratio.denominator as usize
}

/// Measures a plan.
pub(super) fn measure(context: &Context) -> Coverage {
    let plan = context.plan;
    let (mut items, mut objectives) = (0, 0);
    let (mut not_aligned, mut not_owned) = (Vec::new(), Vec::new());
    let (mut no_work, mut no_owner, mut effort_astray) = (Vec::new(), Vec::new(), Vec::new());
    let (mut effort, mut effort_aligned) = (0.0, 0.0);
    for (ix, _) in context.active_items() {
        items += 1;
        let own = context.effort.of(ix);
        effort += own;
        if context.standing(ix) == Standing::Aligned {
            effort_aligned += own;
        } else {
            not_aligned.push(context.item(ix));
            if own > 0.0 {
                effort_astray.push(context.item(ix));
            }
        }
        if plan.graph().item_owner(ix).is_none() {
            not_owned.push(context.item(ix));
        }
    }
    for (ix, _) in context.pursued_objectives() {
        objectives += 1;
        if context.work(ix) == 0 {
            no_work.push(context.objective(ix));
        }
        if plan.graph().objective_owner(ix).is_none() {
            no_owner.push(context.objective(ix));
        }
    }
    Coverage {
        items: Ratio::of_count("Items that reach an objective", ITEMS, not_aligned, items),
        effort: Ratio {
            missing: effort_astray,
            ..Ratio::new("Effort that reaches an objective", EFFORT, effort_aligned, effort)
        },
        objectives: Ratio::of_count("Objectives worked on", OBJECTIVES_WORKED_ON, no_work, objectives),
        items_owned: Ratio::of_count("Items with an accountable leader", ITEMS_OWNED, not_owned, items),
        objectives_owned: Ratio::of_count(
            "Objectives with an accountable leader",
            OBJECTIVES_OWNED,
            no_owner,
            objectives,
        ),
        fit: fit(context),
        evidence: evidence(context),
        items_without_estimate: context.effort.missing.iter().map(|ix| context.item(*ix)).collect(),
        by_objective: context.shares().to_vec(),
    }
}

/// How much of the effort that serves the objectives at the top lies where their weights put it. Short of it are the
/// objectives that get less than their weight.
fn fit(context: &Context) -> Ratio {
    const LABEL: &str = "Effort that follows the weights";
    /// A difference of shares that is only the noise of adding up.
    const NOISE: f64 = 1e-9;
    let top = || context.shares().iter().filter(|row| row.above.is_none());
    let all = top().map(|row| row.effort.denominator).next().unwrap_or(0.0);
    let (mut pairs, mut short) = (Vec::new(), Vec::new());
    for row in top() {
        let Some(weight) = row.weight.value else { return Ratio::new(LABEL, shares::FIT, 0.0, 0.0) };
        pairs.push((row.effort.numerator, weight));
        if row.effort.numerator < (weight - NOISE) * all {
            short.push(RecordRef::new(RecordKind::Objective, row.objective));
        }
    }
    Ratio { missing: short, ..Ratio::new(LABEL, shares::FIT, shares::in_place(&pairs, all), all) }
}

/// How many key results of running objectives rest on a recent reading.
fn evidence(context: &Context) -> Ratio {
    let mut stale = Vec::new();
    let mut all = 0;
    for (key_result, is_fresh) in context.evidence() {
        all += 1;
        if !is_fresh {
            stale.push(RecordRef::new(RecordKind::KeyResult, context.plan.key_results[key_result].id));
        }
    }
    Ratio::of_count("Key results with recent evidence", EVIDENCE, stale, all)
}

/// The records that a number is made of, told apart by whether they count above the line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Behind {
    /// Those that count above the line.
    pub counted: Vec<RecordRef>,
    /// Those that count below it only.
    pub missing: Vec<RecordRef>,
}

/// The records behind a number.
pub(super) fn behind(context: &Context, figure: Figure) -> Behind {
    let plan = context.plan;
    let key_result = |ix| RecordRef::new(RecordKind::KeyResult, plan.key_results[ix].id);
    let (all, ratio): (Vec<RecordRef>, Ratio) = {
        let coverage = measure(context);
        let items = || context.active_items().map(|(ix, _)| context.item(ix)).collect();
        let objectives = || context.pursued_objectives().map(|(ix, _)| context.objective(ix)).collect();
        match figure {
            Figure::Items => (items(), coverage.items),
            Figure::Effort => {
                let estimated = context.active_items().filter(|(ix, _)| context.effort.of(*ix) > 0.0);
                (estimated.map(|(ix, _)| context.item(ix)).collect(), coverage.effort)
            }
            Figure::Objectives => (objectives(), coverage.objectives),
            Figure::ItemsOwned => (items(), coverage.items_owned),
            Figure::ObjectivesOwned => (objectives(), coverage.objectives_owned),
            Figure::Fit => {
                let top = context.pursued_objectives().filter(|(ix, _)| context.above(*ix).is_none());
                (top.map(|(ix, _)| context.objective(ix)).collect(), coverage.fit)
            }
            Figure::Evidence => {
                (context.evidence().into_iter().map(|(ix, _)| key_result(ix)).collect(), coverage.evidence)
            }
        }
    };
    let mut missing = ratio.missing;
    missing.sort_unstable();
    let counted = all.into_iter().filter(|at| missing.binary_search(at).is_err()).collect();
    Behind { counted, missing }
}
