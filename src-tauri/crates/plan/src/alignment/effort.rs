//! Effort, each person-month counted once.

use crate::model::{Item, ItemStatus};
use crate::plan::{Ix, Plan};

/// How much of each item's estimate counts, and which items have none.
///
/// An active item's own estimate counts, except where a part of it (an item below it, at any depth, that was not
/// dropped) has an estimate: then the work was estimated in parts, and counting both would count it twice. The
/// effort of the plan is the sum of what counts.
#[derive(Debug)]
pub(crate) struct Effort {
    counted: Vec<f64>,
    /// Active items whose work is in no estimate: neither their own, nor a part's, nor that of what they are part of.
    /// Milestones and releases are moments, not work, and need none.
    pub missing: Vec<Ix<Item>>,
}

impl Effort {
    pub(crate) fn new(plan: &Plan) -> Self {
        Self::of_those(plan, Item::is_active)
    }

    /// The same with what is finished: the effort that is in the plan as a whole, not what is still to be done of it.
    pub(crate) fn with_done(plan: &Plan) -> Self {
        Self::of_those(plan, |item| item.status != ItemStatus::Dropped)
    }

    fn of_those(plan: &Plan, counts: fn(&Item) -> bool) -> Self {
        let graph = plan.graph();
        // Upwards from every estimate: who has one below. A walk ends where another has passed, so that each item is
        // passed once and a parent cycle ends too.
        let mut below = vec![false; plan.items.len()];
        for (ix, item) in plan.items.iter() {
            if estimate(item).is_none() || item.status == ItemStatus::Dropped {
                continue;
            }
            let mut at = ix;
            while let Some(parent) = graph.item_parent(at) {
                if std::mem::replace(&mut below[parent.get()], true) {
                    break;
                }
                at = parent;
            }
        }

        let mut counted = vec![0.0; plan.items.len()];
        // Downwards from every parent whose own estimate counts: whose work is in it.
        let mut covered = vec![false; plan.items.len()];
        let mut down = Vec::new();
        for (ix, item) in plan.items.iter() {
            let Some(estimate) = estimate(item) else { continue };
            if below[ix.get()] || !counts(item) {
                continue;
            }
            counted[ix.get()] = estimate;
            down.push(ix);
            while let Some(at) = down.pop() {
                if !std::mem::replace(&mut covered[at.get()], true) {
                    down.extend_from_slice(graph.item_children(at));
                }
            }
        }
        let missing = plan
            .items
            .iter()
            .filter(|(ix, item)| {
                counts(item)
                    && !item.is_point()
                    && estimate(item).is_none()
                    && !below[ix.get()]
                    && !covered[ix.get()]
            })
            .map(|(ix, _)| ix)
            .collect();
        Self { counted, missing }
    }

    /// How much of an item's own estimate counts; 0 where it is inactive, has none, or was estimated in parts.
    pub(crate) fn of(&self, item: Ix<Item>) -> f64 {
        self.counted[item.get()]
    }
}

/// An item's own estimate, where it is a number of 0 or more.
fn estimate(item: &Item) -> Option<f64> {
    item.effort.filter(|effort| effort.is_finite() && *effort >= 0.0)
}
