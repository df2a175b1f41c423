//! Which objective each part of an item's work goes to, and through which strategy.

use crate::model::{Item, Objective, Strategy};
use crate::picture::roadmap::nearest;
use crate::plan::{Ix, Plan};

/// A part of an item.
#[derive(Debug, Clone, Copy)]
pub struct Share {
    /// What it goes to; none where the item serves no objective.
    pub objective: Option<Ix<Objective>>,
    /// The way it goes; none where it is linked past any strategy.
    pub strategy: Option<Ix<Strategy>>,
    /// How much of the item that is: the parts of one item sum to 1.
    pub part: f64,
}

/// The parts of an item. By objective they are what [`crate::plan::Reach::of_item`] says; an item that serves none is
/// divided among its strategies, or is whole.
pub fn of_item(plan: &Plan, ix: Ix<Item>) -> Vec<Share> {
    let graph = plan.graph();
    let serving = |ix: Ix<Item>| {
        let straight = graph.item_objectives(ix).iter().map(|edge| Share {
            objective: Some(edge.to),
            strategy: None,
            part: edge.weight,
        });
        let through = graph.item_strategies(ix).iter().flat_map(|edge| {
            plan.reach().of_strategy(edge.to).iter().map(|served| Share {
                objective: Some(served.objective),
                strategy: Some(edge.to),
                part: edge.weight * served.share,
            })
        });
        whole(straight.chain(through).collect())
    };
    let adrift = |ix: Ix<Item>| {
        let edges = graph.item_strategies(ix).iter();
        whole(
            edges.map(|edge| Share { objective: None, strategy: Some(edge.to), part: edge.weight }).collect(),
        )
    };
    nearest(plan, ix, serving)
        .or_else(|| nearest(plan, ix, adrift))
        .unwrap_or_else(|| vec![Share { objective: None, strategy: None, part: 1.0 }])
}

/// Makes parts sum to 1; none where there are none.
fn whole(mut parts: Vec<Share>) -> Option<Vec<Share>> {
    let sum: f64 = parts.iter().map(|share| share.part).sum();
    if sum <= 0.0 {
        return None;
    }
    for share in &mut parts {
        share.part /= sum;
    }
    Some(parts)
}
