//! How work is shared out among the objectives: what the coverage and the pictures of it both go by.

use chrono::NaiveDate;

use crate::model::{Item, Objective};
use crate::plan::{Ix, Plan};

use super::coverage::Ratio;
use super::{Context, ObjectiveCoverage};

/// How well amounts follow target shares.
pub(crate) const FIT: &str = "Effort that lies where the weights put it, over the effort that serves objectives at the top: for \
    each objective the smaller of its effort and its share of weight of all that effort. As shares, that is 1 less half \
    the sum of the differences between share of effort and share of weight. Without a value where no objective has a \
    weight.";
/// An objective's share of the effort.
pub(crate) const EFFORT_SHARE: &str = "Effort of the active items that serve this objective or one below it, over the effort \
    that serves it or an objective beside it. An item that serves several divides its effort by the weights of its \
    links, archived objectives left out.";
/// An objective's share of the weights.
pub(crate) const WEIGHT_SHARE: &str = "This objective's weight over the sum of the weights of the objectives beside it and its \
    own. An objective without a weight counts as 0 where another has one.";

/// How much of `all` lies where target shares put it: of each amount no more than its target's share of all. Over `all`
/// that is 1 less half the sum of the differences of shares, where both sides sum to all there is.
pub(crate) fn in_place(amounts_and_targets: &[(f64, f64)], all: f64) -> f64 {
    amounts_and_targets.iter().map(|(amount, target)| amount.min(target * all)).sum()
}

/// For each objective its own sum and, under the one above it (or the top), the sum over those beside it.
#[derive(Debug)]
pub(crate) struct Rolled {
    own: Vec<f64>,
    beside: Vec<f64>,
    top: f64,
}

impl Rolled {
    fn new(own: Vec<f64>, context: &Context) -> Self {
        let (mut beside, mut top) = (vec![0.0; own.len()], 0.0);
        for (ix, _) in context.pursued_objectives() {
            match context.above(ix) {
                Some(above) => beside[above.get()] += own[ix.get()],
                None => top += own[ix.get()],
            }
        }
        Self { own, beside, top }
    }

    pub(super) fn ratio(
        &self,
        context: &Context,
        ix: Ix<Objective>,
        label: &'static str,
        formula: &'static str,
    ) -> Ratio {
        let (own, all) = self.part(context, ix);
        Ratio::new(label, formula, own, all)
    }

    /// What falls to an objective and those below it, and what falls to it and those beside it together.
    fn part(&self, context: &Context, ix: Ix<Objective>) -> (f64, f64) {
        let all = context.above(ix).map_or(self.top, |above| self.beside[above.get()]);
        (self.own[ix.get()], all)
    }
}

/// Divides amounts of work among the pursued objectives that their items serve, by the weights of links, and adds
/// each up to every objective above. What falls to an objective that is not kept falls away.
fn fall(
    context: &Context,
    amounts: impl Iterator<Item = (Ix<Item>, f64)>,
    keeps: impl Fn(Ix<Objective>) -> bool,
) -> Rolled {
    let mut sums = vec![0.0; context.plan.objectives.len()];
    for (ix, own) in amounts {
        let all: f64 = context.served(ix).map(|served| served.share).sum();
        if own > 0.0 && all > 0.0 {
            for served in context.served(ix).filter(|served| keeps(served.objective)) {
                sums[served.objective.get()] += own * served.share / all;
            }
        }
    }
    // Up to every objective above, from what was there before anything rolled up.
    let direct = sums.clone();
    for (ix, _) in context.pursued_objectives() {
        let mut at = context.above(ix);
        while let Some(above) = at {
            sums[above.get()] += direct[ix.get()];
            at = context.above(above);
        }
    }
    Rolled::new(sums, context)
}

/// The weights of the pursued objectives.
fn weights(context: &Context) -> Rolled {
    let mut weight = vec![0.0; context.plan.objectives.len()];
    for (ix, objective) in context.pursued_objectives() {
        weight[ix.get()] = objective.weight.filter(|w| w.is_finite() && *w > 0.0).unwrap_or(0.0);
    }
    Rolled::new(weight, context)
}

/// For each pursued objective its share of effort against its share of weight.
pub(super) fn by_objective(context: &Context) -> Vec<ObjectiveCoverage> {
    let plan = context.plan;
    let effort = fall(context, context.active_items().map(|(ix, _)| (ix, context.effort.of(ix))), |_| true);
    let weight = weights(context);
    context
        .pursued_objectives()
        .map(|(ix, objective)| {
            let effort = effort.ratio(context, ix, "Share of effort", EFFORT_SHARE);
            let weight = weight.ratio(context, ix, "Share of weight", WEIGHT_SHARE);
            ObjectiveCoverage {
                objective: objective.id,
                title: objective.title.clone(),
                above: context.above(ix).map(|above| plan.objectives[above].id),
                items: context.work(ix),
                difference: effort.value.zip(weight.value).map(|(effort, weight)| effort - weight),
                effort,
                weight,
            }
        })
        .collect()
}

/// The same division for whoever has amounts of work of their own, such as the picture of it.
#[derive(Debug)]
pub(crate) struct Shares<'a> {
    context: Context<'a>,
    weights: Rolled,
}

impl<'a> Shares<'a> {
    /// Works out who stands above whom, and the weights.
    pub(crate) fn new(plan: &'a Plan, today: NaiveDate) -> Self {
        let context = Context::new(plan, today);
        let weights = weights(&context);
        Self { context, weights }
    }

    /// Divides amounts of work among the pursued objectives.
    pub(crate) fn fall(&self, amounts: &[(Ix<Item>, f64)]) -> Rolled {
        self.fall_to(amounts, |_| true)
    }

    /// The same where what falls to an objective that is not kept is no longer done.
    pub(crate) fn fall_to(
        &self,
        amounts: &[(Ix<Item>, f64)],
        keeps: impl Fn(Ix<Objective>) -> bool,
    ) -> Rolled {
        fall(&self.context, amounts.iter().copied(), keeps)
    }

    /// What of it falls to an objective and those below it, and what falls to it and those beside it.
    pub(crate) fn part(&self, of: &Rolled, ix: Ix<Objective>) -> (f64, f64) {
        of.part(&self.context, ix)
    }

    /// An objective's weight, and the sum of the weights of those beside it and its own.
    pub(crate) fn weight(&self, ix: Ix<Objective>) -> (f64, f64) {
        self.weights.part(&self.context, ix)
    }

    /// The nearest pursued objective above one.
    pub(crate) fn above(&self, ix: Ix<Objective>) -> Option<Ix<Objective>> {
        self.context.above(ix)
    }

    /// The pursued objectives that an item serves itself, not through those below them.
    pub(crate) fn served(&self, item: Ix<Item>) -> impl Iterator<Item = Ix<Objective>> {
        self.context.served(item).map(|served| served.objective)
    }
}
