//! Which objectives each item serves: itself, through its strategies, or through the item it is part of.

use crate::model::{Item, Objective, Strategy};

use super::graph::Lists;
use super::{Graph, Ix, Records};

/// One objective that an item serves, with its share of the item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Served {
    /// The objective.
    pub objective: Ix<Objective>,
    /// The part of the item that counts towards it: the shares of one item sum to 1.0.
    pub share: f64,
}

/// Which objectives each item serves, and the hue of each objective.
///
/// An item serves the objectives it is linked to, and those its strategies are linked to. Each link's share is its
/// weight over the sum of the item's link weights; a strategy hands its share on in the same way. An item without
/// links of its own that reach an objective serves what the item it is part of serves. Links to archived objectives
/// and through archived strategies still count: the check says so where it matters.
#[derive(Debug, Clone, PartialEq)]
pub struct Reach {
    items: Lists<Served>,
    strategies: Lists<Served>,
    hues: Vec<u8>,
}

impl Reach {
    pub(super) fn new(records: &Records, graph: &Graph) -> Self {
        let mut strategy_pairs = Vec::new();
        for (strategy, _) in records.strategies.iter() {
            let edges = graph.strategy_objectives(strategy);
            let mut served = Vec::with_capacity(edges.len());
            for edge in edges {
                add(&mut served, edge.to, edge.weight);
            }
            normalise(&mut served);
            strategy_pairs.extend(served.into_iter().map(|s| (strategy.get(), s)));
        }
        let strategies = Lists::new(records.strategies.len(), &strategy_pairs);

        let count = records.items.len();
        let mut own: Vec<Vec<Served>> = Vec::with_capacity(count);
        for (item, _) in records.items.iter() {
            let mut served = Vec::new();
            for edge in graph.item_objectives(item) {
                add(&mut served, edge.to, edge.weight);
            }
            for edge in graph.item_strategies(item) {
                for through in strategies.of(edge.to.get()) {
                    add(&mut served, through.objective, edge.weight * through.share);
                }
            }
            normalise(&mut served);
            own.push(served);
        }

        let mut pairs = Vec::with_capacity(count);
        for place in 0..count {
            // Up to the nearest ancestor that serves something. A parent cycle (a slip that the check names) ends
            // after as many steps as there are items.
            let mut at = place;
            let mut steps = 0;
            while own[at].is_empty() && steps < count {
                let Some(parent) = graph.item_parent(Ix::<Item>::new(at)) else { break };
                at = parent.get();
                steps += 1;
                if at == place {
                    break;
                }
            }
            pairs.extend(own[at].iter().map(|served| (place, *served)));
        }
        Self { items: Lists::new(count, &pairs), strategies, hues: hues(records, graph) }
    }

    /// The objectives an item serves, with shares that sum to 1.0; empty where it serves none.
    #[must_use]
    pub fn of_item(&self, item: Ix<Item>) -> &[Served] {
        self.items.of(item.get())
    }

    /// The objectives a strategy serves, with shares that sum to 1.0; empty where it serves none.
    #[must_use]
    pub fn of_strategy(&self, strategy: Ix<Strategy>) -> &[Served] {
        self.strategies.of(strategy.get())
    }

    /// The objective that gives an item its colour: the one with the largest share, the first of equals.
    #[must_use]
    pub fn main_of_item(&self, item: Ix<Item>) -> Option<Ix<Objective>> {
        main(self.of_item(item))
    }

    /// The objective that gives a strategy its colour.
    #[must_use]
    pub fn main_of_strategy(&self, strategy: Ix<Strategy>) -> Option<Ix<Objective>> {
        main(self.of_strategy(strategy))
    }

    pub(super) fn hue(&self, objective: Ix<Objective>) -> u8 {
        self.hues[objective.get()]
    }
}

fn main(served: &[Served]) -> Option<Ix<Objective>> {
    served.iter().reduce(|best, next| if next.share > best.share { next } else { best }).map(|s| s.objective)
}

fn add(served: &mut Vec<Served>, objective: Ix<Objective>, share: f64) {
    match served.iter_mut().find(|s| s.objective == objective) {
        Some(found) => found.share += share,
        None => served.push(Served { objective, share }),
    }
}

fn normalise(served: &mut [Served]) {
    let sum: f64 = served.iter().map(|s| s.share).sum();
    if sum > 0.0 {
        for one in served {
            one.share /= sum;
        }
    }
}

/// Each objective's own hue, else its root's; roots without one take their order by position.
fn hues(records: &Records, graph: &Graph) -> Vec<u8> {
    let mut roots: Vec<Ix<Objective>> = records
        .objectives
        .iter()
        .map(|(ix, _)| ix)
        .filter(|ix| graph.objective_parent(*ix).is_none())
        .collect();
    roots.sort_by(|a, b| {
        records.objectives[*a].position.total_cmp(&records.objectives[*b].position).then(a.cmp(b))
    });
    let mut order = vec![0u8; records.objectives.len()];
    for (n, root) in roots.iter().enumerate() {
        order[root.get()] = u8::try_from(n % 250).unwrap_or(0);
    }
    let count = records.objectives.len();
    records
        .objectives
        .iter()
        .map(|(ix, _)| {
            let mut at = ix;
            for _ in 0..count {
                if let Some(hue) = records.objectives[at].hue {
                    return hue;
                }
                match graph.objective_parent(at) {
                    Some(parent) => at = parent,
                    None => break,
                }
            }
            order[at.get()]
        })
        .collect()
}
