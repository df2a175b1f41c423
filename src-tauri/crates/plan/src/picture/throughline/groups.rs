//! Which items stand under one another, and how many of them get a box of their own.

use std::collections::BTreeMap;

use crate::model::{Item, ItemStatus};
use crate::picture::PictureSpec;
use crate::picture::roadmap::{by_position, main_strategy};
use crate::plan::{Ix, Plan};

use super::found::mean_objective;
use super::gather::{Block, Entry, Of, Under, Web, boxes};

/// A strategy shows at most this many of its items before it folds; fewer where the window is low.
const MOST_ITEMS: usize = 6;
/// And never fewer.
const LEAST_ITEMS: usize = 2;
/// More items than this that stand under nothing are put together by team or product.
const LOOSE: usize = 24;
/// No more such heaps than this; the smaller ones share the last.
const HEAPS: usize = 14;

impl Web {
    /// The items under each strategy's box, under each objective past any strategy, and the rest, from top to bottom.
    pub fn groups(
        &self,
        plan: &Plan,
        items: &[Ix<Item>],
        objective_at: &[Option<usize>],
        strategy_at: &[Option<usize>],
    ) -> Vec<(Under, Vec<Ix<Item>>)> {
        let mut groups: BTreeMap<Under, Vec<Ix<Item>>> =
            (0..self.strategies.len()).map(|place| (Under::Strategy(place), Vec::new())).collect();
        for item in items {
            let strategy = main_strategy(plan, *item).and_then(|ix| strategy_at[ix.get()]);
            let objective = || plan.reach().main_of_item(*item).and_then(|ix| objective_at[ix.get()]);
            let under = strategy
                .map(Under::Strategy)
                .or_else(|| objective().map(Under::Objective))
                .unwrap_or(Under::Nothing);
            groups.entry(under).or_default().push(*item);
        }
        // Strategies are in order already; what serves an objective directly comes after the strategies that do.
        let rank = |under: &Under| match under {
            Under::Strategy(place) => (self.strategy_rank(plan, *place, objective_at), 0),
            Under::Objective(place) => (*place as f64, 1),
            Under::Nothing => (f64::INFINITY, 2),
        };
        let mut out: Vec<(Under, Vec<Ix<Item>>)> = groups.into_iter().collect();
        out.sort_by(|a, b| {
            let ((a, a_kind), (b, b_kind)) = (rank(&a.0), rank(&b.0));
            a.total_cmp(&b).then(a_kind.cmp(&b_kind))
        });
        out
    }

    /// Where a strategy's box stands among the objectives: the mean of those it serves. Those that serve none, and
    /// the folded ones, stand below.
    fn strategy_rank(&self, plan: &Plan, place: usize, objective_at: &[Option<usize>]) -> f64 {
        match self.strategies[place].one() {
            Some(ix) => mean_objective(plan, ix, objective_at).unwrap_or(f64::MAX),
            None => f64::MAX,
        }
    }

    /// Fills items and blocks: of each group as many as there is room for, and a fold for the rest.
    pub fn fill_blocks(
        &mut self,
        plan: &Plan,
        spec: &PictureSpec,
        groups: Vec<(Under, Vec<Ix<Item>>)>,
        rows: Option<usize>,
    ) {
        let needs = |most: usize| -> usize {
            groups
                .iter()
                .map(|(_, items)| if items.len() <= most + 1 { items.len().max(1) } else { most + 1 })
                .sum()
        };
        let most = (LEAST_ITEMS..=MOST_ITEMS)
            .rev()
            .find(|most| rows.is_none_or(|rows| needs(*most) <= rows))
            .unwrap_or(LEAST_ITEMS);
        for (under, mut items) in groups {
            items.sort_by(|a, b| {
                importance(plan, *a).cmp(&importance(plan, *b)).then_with(|| by_position(plan, *a, *b))
            });
            let key = match under {
                Under::Strategy(place) => match self.strategies[place].one() {
                    Some(ix) => format!("items:{}", plan.strategies[ix].id),
                    None => "items:strategies".to_owned(),
                },
                Under::Objective(place) => match self.objectives[place].one() {
                    Some(ix) => format!("items:{}", plan.objectives[ix].id),
                    None => "items:objectives".to_owned(),
                },
                Under::Nothing => "items:none".to_owned(),
            };
            let from = self.items.len();
            match heaps(plan, &items) {
                Some(heaps) if under == Under::Nothing => self.items.extend(heap_boxes(heaps, &key, spec)),
                // They are in the order of importance already.
                _ => self.items.extend(boxes(items, &key, most, spec, |_| 0.0)),
            }
            self.blocks.push(Block { under, items: (from..self.items.len()).collect() });
        }
    }
}

/// Which items a group shows first: open before finished, topmost before their parts, begun before planned.
fn importance(plan: &Plan, ix: Ix<Item>) -> (u8, bool, u8) {
    let item = &plan.items[ix];
    let part = plan.graph().item_parent(ix).is_some();
    let (closed, rank) = match item.status {
        ItemStatus::InProgress => (0, 0),
        ItemStatus::Planned => (0, 1),
        ItemStatus::Idea => (0, 2),
        ItemStatus::OnHold => (0, 3),
        ItemStatus::Done => (1, 4),
        ItemStatus::Dropped => (2, 5),
    };
    (closed, part, rank)
}

/// A name and the items that share it; without one, the rest.
type Heap = (Option<String>, Vec<Ix<Item>>);

/// Many items that stand under nothing, put together by their first team, or else by product.
fn heaps(plan: &Plan, items: &[Ix<Item>]) -> Option<Vec<Heap>> {
    if items.len() <= LOOSE {
        return None;
    }
    let team = |ix: Ix<Item>| plan.items[ix].teams.first().map(String::as_str);
    let product = |ix: Ix<Item>| plan.graph().item_product(ix).map(|at| plan.products[at].title.as_str());
    heaps_by(items, team).or_else(|| heaps_by(items, product))
}

/// Heaps by name, where that says something of most items: the largest first, those without a name last.
fn heaps_by<'a>(items: &[Ix<Item>], name: impl Fn(Ix<Item>) -> Option<&'a str>) -> Option<Vec<Heap>> {
    let mut named: BTreeMap<&str, Vec<Ix<Item>>> = BTreeMap::new();
    let mut rest = Vec::new();
    for ix in items {
        match name(*ix) {
            Some(name) => named.entry(name).or_default().push(*ix),
            None => rest.push(*ix),
        }
    }
    if named.len() < 2 || rest.len() * 2 > items.len() {
        return None;
    }
    let mut heaps: Vec<(&str, Vec<Ix<Item>>)> = named.into_iter().collect();
    // Stable: heaps of one size stay in the order of their names.
    heaps.sort_by_key(|(_, heap)| std::cmp::Reverse(heap.len()));
    for (_, heap) in heaps.drain(heaps.len().min(HEAPS)..) {
        rest.extend(heap);
    }
    let mut out: Vec<Heap> = heaps.into_iter().map(|(name, heap)| (Some(name.to_owned()), heap)).collect();
    if !rest.is_empty() {
        out.push((None, rest));
    }
    Some(out)
}

/// A folded box for each heap; for one that is unfolded, its items and the box that folds them again.
fn heap_boxes(
    heaps: Vec<(Option<String>, Vec<Ix<Item>>)>,
    key: &str,
    spec: &PictureSpec,
) -> Vec<Entry<Item>> {
    let mut out = Vec::new();
    for (name, records) in heaps {
        let key = format!("{key}:{}", name.as_deref().unwrap_or_default());
        if spec.unfolded.contains(&key) {
            out.extend(records.into_iter().map(|ix| Entry::new(Of::One(ix))));
            out.push(Entry::new(Of::Fold { key, name, records: Vec::new() }));
        } else {
            out.push(Entry::new(Of::Fold { key, name, records }));
        }
    }
    out
}
