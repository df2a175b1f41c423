//! Which objectives and strategies the throughline shows, and what runs through them.

use crate::model::{Item, Objective, Strategy};
use crate::picture::roadmap::{DEEPEST, tree_order};
use crate::picture::select::Selection;
use crate::picture::{Only, PictureSpec};
use crate::plan::{Ix, Plan};

use super::gather::links;

/// The mean place of the objectives that a strategy serves, by its shares.
pub fn mean_objective(plan: &Plan, ix: Ix<Strategy>, objective_at: &[Option<usize>]) -> Option<f64> {
    let mut sum = (0.0, 0.0);
    for served in plan.reach().of_strategy(ix) {
        if let Some(place) = objective_at[served.objective.get()] {
            sum = (sum.0 + served.share * place as f64, sum.1 + served.share);
        }
    }
    (sum.1 > 0.0).then(|| sum.0 / sum.1)
}

/// Which objectives and strategies are shown, and what runs through them.
pub struct Found {
    /// In the order of the tree.
    pub objectives: Vec<Ix<Objective>>,
    pub strategies: Vec<bool>,
    pub objective_effort: Vec<f64>,
    pub strategy_effort: Vec<f64>,
    pub strategy_items: Vec<usize>,
}

impl Found {
    pub fn new(
        plan: &Plan,
        selection: &Selection<'_>,
        items: &[Ix<Item>],
        effort: &[f64],
        spec: &PictureSpec,
    ) -> Self {
        let (reach, graph) = (plan.reach(), plan.graph());
        let everything = selection.is_everything();
        let broken = spec.filter.only == Only::Broken;
        let mut strategy_effort = vec![0.0; plan.strategies.len()];
        let mut strategy_items = vec![0usize; plan.strategies.len()];
        let mut objective_effort = vec![0.0; plan.objectives.len()];
        let mut reached = vec![false; plan.objectives.len()];
        for item in items {
            let own = effort[item.get()];
            let (strategies, objectives) = links(plan, *item);
            let all: f64 =
                strategies.iter().map(|e| e.weight).chain(objectives.iter().map(|e| e.weight)).sum();
            for edge in strategies {
                strategy_effort[edge.to.get()] += own * edge.weight / all;
                strategy_items[edge.to.get()] += 1;
            }
            for served in reach.of_item(*item) {
                objective_effort[served.objective.get()] += own * served.share;
                reached[served.objective.get()] = true;
            }
        }
        let strategies: Vec<bool> = plan
            .strategies
            .iter()
            .map(|(ix, strategy)| {
                let product = strategy.product_id.and_then(|id| plan.products.ix(id)).map(Ix::get);
                let serves_none = reach.of_strategy(ix).is_empty();
                let adrift = broken && (serves_none || graph.strategy_items(ix).is_empty());
                strategy_items[ix.get()] > 0
                    || (everything || adrift && selection.in_products(product)) && !strategy.archived
            })
            .collect();
        for (ix, _) in plan.strategies.iter().filter(|(ix, _)| strategies[ix.get()]) {
            for served in reach.of_strategy(ix) {
                reached[served.objective.get()] = true;
            }
        }
        let idle = idle_objectives(plan);
        let order = tree_order(&plan.objectives, |ix| graph.objective_parent(ix), |o| o.position);
        let objectives = order
            .into_iter()
            .filter(|ix| {
                let at = ix.get();
                selection.objective(*ix)
                    && (reached[at]
                        || !plan.objectives[*ix].archived && idle[at] && (everything || broken)
                        || !plan.objectives[*ix].archived
                            && everything
                            && graph.objective_children(*ix).is_empty())
            })
            .collect();
        Self { objectives, strategies, objective_effort, strategy_effort, strategy_items }
    }

    /// The strategies shown, by the mean place of the objectives they serve, so that few ribbons cross; those that
    /// serve none at the end.
    pub fn strategy_order(&self, plan: &Plan, objective_at: &[Option<usize>]) -> Vec<Ix<Strategy>> {
        let mut order: Vec<Ix<Strategy>> = (0..plan.strategies.len())
            .map(Ix::new)
            .filter(|ix: &Ix<Strategy>| self.strategies[ix.get()])
            .collect();
        let rank: Vec<f64> = (0..plan.strategies.len())
            .map(|place| mean_objective(plan, Ix::new(place), objective_at).unwrap_or(f64::MAX))
            .collect();
        order.sort_by(|a, b| {
            let position = |ix: Ix<Strategy>| plan.strategies[ix].position;
            rank[a.get()].total_cmp(&rank[b.get()]).then(position(*a).total_cmp(&position(*b))).then(a.cmp(b))
        });
        order
    }
}

/// For each objective whether no active item serves it or one below it.
pub fn idle_objectives(plan: &Plan) -> Vec<bool> {
    let mut idle = vec![true; plan.objectives.len()];
    for (ix, _) in plan.items.iter().filter(|(_, item)| item.is_active()) {
        for served in plan.reach().of_item(ix) {
            let mut at = Some(served.objective);
            for _ in 0..DEEPEST {
                let Some(up) = at else { break };
                idle[up.get()] = false;
                at = plan.graph().objective_parent(up);
            }
        }
    }
    idle
}
