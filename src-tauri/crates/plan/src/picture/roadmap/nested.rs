//! Lanes within lanes; and whether an item still stands where it was laid out.

use crate::model::{Id, Item, RecordKind, RecordRef};
use crate::picture::Grouping;
use crate::plan::{Ix, Plan};
use crate::scene::Paint;

use super::lanes::{Found, LaneHead, Lanes, WITHIN, main_strategy, nearest};

impl Lanes {
    /// Puts lanes within each lane that is not folded and whose items differ in what those stand for.
    pub(super) fn split(self, (inner, inner_of): Found, folded: &[String]) -> Self {
        let mut pairs: Vec<(u32, u32)> = self.of.iter().copied().zip(inner_of.iter().copied()).collect();
        pairs.sort_unstable();
        pairs.dedup();
        // Where nothing in a lane has what the inner ones stand for, one lane for all of it would say nothing.
        let is_rest = |place: u32| inner[place as usize].0.key.starts_with("none:");
        let mut heads = Vec::with_capacity(self.heads.len() + pairs.len());
        let mut place_of = vec![0; pairs.len()];
        let mut outer_of = vec![0; self.heads.len()];
        let mut rest = pairs.as_slice();
        let mut done = 0;
        for (outer, mut head) in (0u32..).zip(self.heads) {
            let here = rest.iter().take_while(|(lane, _)| *lane == outer).count();
            let (own, others) = rest.split_at(here);
            rest = others;
            let key = head.key.clone();
            head.holds_lanes =
                !head.folded && !own.is_empty() && !matches!(own, [(_, only)] if is_rest(*only));
            let split = head.holds_lanes;
            outer_of[outer as usize] = to_u32(heads.len());
            heads.push(head);
            for (n, (_, place)) in own.iter().enumerate() {
                place_of[done + n] = outer_of[outer as usize];
                if split {
                    place_of[done + n] = to_u32(heads.len());
                    let mut head = inner[*place as usize].0.clone();
                    head.key = format!("{key}{WITHIN}{}", head.key);
                    head.folded = folded.contains(&head.key);
                    // What the outer lane says of itself need not be said again.
                    head.detail.clear();
                    head.detail_paint = Paint::Muted;
                    heads.push(head);
                }
            }
            done += here;
        }
        let of: Vec<u32> = self
            .of
            .iter()
            .zip(&inner_of)
            .map(|(outer, inner)| {
                pairs.binary_search(&(*outer, *inner)).map_or(outer_of[*outer as usize], |at| place_of[at])
            })
            .collect();
        for lane in &of {
            let head = &mut heads[*lane as usize];
            if head.within().is_some() {
                head.count += 1;
            }
        }
        Self { levels: self.levels, heads, of }
    }

    /// Whether an item still stands in the lane of that place, and all that go by it in theirs.
    pub fn holds(&self, plan: &Plan, lane: u32, item: Ix<Item>) -> bool {
        let Some(head) = self.heads.get(lane as usize) else { return false };
        let (outer, inner) = self.levels;
        let Some(inner) = inner else { return stands(plan, outer, head, item) };
        match head.key.split_once(WITHIN) {
            Some((key, own)) => {
                let above = self.heads.iter().find(|above| above.key == key);
                let own = LaneHead { key: own.to_owned(), ..head.clone() };
                above.is_some_and(|above| stands(plan, outer, above, item)) && stands(plan, inner, &own, item)
            }
            // An item that has what inner lanes stand for would bring them about in a lane that has none.
            None => {
                let rest = LaneHead { key: String::new(), record: None, ..head.clone() };
                let by_record = !matches!(inner, Grouping::Team | Grouping::Status | Grouping::Type);
                let has_none = match inner {
                    Grouping::Team => plan.items[item].teams.is_empty(),
                    _ => by_record && stands(plan, inner, &rest, item),
                };
                stands(plan, outer, head, item) && (head.folded || has_none)
            }
        }
    }
}

/// Whether an item stands in a lane of one level.
fn stands(plan: &Plan, group: Grouping, head: &LaneHead, item: Ix<Item>) -> bool {
    let record = |kind, id: Option<Id>| head.record == id.map(|id| RecordRef::new(kind, id));
    let word = |key: String| head.key == key;
    let (graph, record_of) = (plan.graph(), &plan.items[item]);
    match group {
        Grouping::Strategy => {
            let found = main_strategy(plan, item);
            record(RecordKind::Strategy, found.map(|ix| plan.strategies[ix].id))
        }
        Grouping::Objective => {
            let found = plan.reach().main_of_item(item);
            record(RecordKind::Objective, found.map(|ix| plan.objectives[ix].id))
        }
        Grouping::Product => {
            let found = nearest(plan, item, |ix| graph.item_product(ix));
            record(RecordKind::Product, found.map(|ix| plan.products[ix].id))
        }
        Grouping::Owner => record(RecordKind::Leader, graph.item_owner(item).map(|ix| plan.leaders[ix].id)),
        Grouping::Team => {
            word(record_of.teams.first().map_or("none:team".to_owned(), |t| format!("team:{t}")))
        }
        Grouping::Status => word(format!("status:{}", record_of.status)),
        Grouping::Type => word(format!("type:{}", record_of.item_type)),
        Grouping::Auto | Grouping::None => true,
    }
}

fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
