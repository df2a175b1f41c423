//! Ranks, with ties: of scores 9, 7, 7 and 4 the ranks are 1, 2, 2 and 4.

use serde::Serialize;
use ts_rs::TS;

use super::Scoring;
use crate::model::Item;
use crate::plan::{Ix, Plan};

/// An item's place in the order of scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Rank {
    /// 1 for the greatest score.
    pub place: u32,
    /// Whether others share it.
    pub tied: bool,
}

impl Rank {
    /// `3`, or `3=` where others share it.
    #[must_use]
    pub fn text(self) -> String {
        if self.tied { format!("{}=", self.place) } else { self.place.to_string() }
    }
}

/// The order of a plan's items by score.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    scores: Vec<Option<f64>>,
    ranks: Vec<Option<Rank>>,
    order: Vec<Ix<Item>>,
}

impl Ranking {
    /// Ranks the active items of a plan. What is done or dropped has a score but no rank: nobody has to choose it any more.
    #[must_use]
    pub fn new(plan: &Plan, scoring: &Scoring) -> Self {
        Self::weighed(plan, scoring, |_| 1.0)
    }

    /// The same where of each score only a part counts, 0.0 to 1.0; an item of which nothing counts has no rank.
    #[must_use]
    pub fn weighed(plan: &Plan, scoring: &Scoring, counts: impl Fn(Ix<Item>) -> f64) -> Self {
        let counted = |(ix, item): (Ix<Item>, &Item)| {
            let part = counts(ix);
            scoring.value(item).filter(|_| part > 0.0).map(|score| score * part)
        };
        let scores: Vec<Option<f64>> = plan.items.iter().map(counted).collect();
        let mut order: Vec<(f64, Ix<Item>)> = plan
            .items
            .iter()
            .filter(|(_, item)| item.is_active())
            .filter_map(|(ix, _)| scores[ix.get()].map(|score| (held_equal(score), ix)))
            .collect();
        order.sort_by(|a, b| {
            b.0.total_cmp(&a.0)
                .then_with(|| plan.items[a.1].position.total_cmp(&plan.items[b.1].position))
                .then(a.1.cmp(&b.1))
        });
        let mut ranks = vec![None; scores.len()];
        let mut start = 0;
        for run in order.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
            let place = u32::try_from(start + 1).unwrap_or(u32::MAX);
            for (_, ix) in run {
                ranks[ix.get()] = Some(Rank { place, tied: run.len() > 1 });
            }
            start += run.len();
        }
        Self { scores, ranks, order: order.into_iter().map(|(_, ix)| ix).collect() }
    }

    /// The items that have a rank, greatest score first; of equal ones by their own order.
    #[must_use]
    pub fn order(&self) -> &[Ix<Item>] {
        &self.order
    }

    /// An item's score.
    #[must_use]
    pub fn score(&self, item: Ix<Item>) -> Option<f64> {
        self.scores[item.get()]
    }

    /// An item's rank.
    #[must_use]
    pub fn rank(&self, item: Ix<Item>) -> Option<Rank> {
        self.ranks[item.get()]
    }
}

/// A score without its last bits, so that `0.1 × 3` and `0.3` tie as they do on paper. About twelve digits are left.
fn held_equal(score: f64) -> f64 {
    const LOST: u64 = 1 << 12;
    // Adding 0 makes −0 the same as 0.
    f64::from_bits((score + 0.0).to_bits().saturating_add(LOST / 2) & !(LOST - 1))
}
