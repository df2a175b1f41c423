//! What stands in the throughline's four columns, and what joins it.

use std::collections::BTreeMap;

use crate::alignment::effort::Effort;
use crate::model::{Item, Leader, Objective, Strategy};
use crate::picture::PictureSpec;
use crate::picture::roadmap::{nearest, shown};
use crate::picture::select::Selection;
use crate::plan::{Edge, Ix, Plan};

use super::found::Found;

/// More objectives, or strategies, than this are folded.
const MOST: usize = 24;
/// More leaders than this are folded.
const MOST_LEADERS: usize = 14;
/// What a box stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Of<T> {
    /// One record.
    One(Ix<T>),
    /// Several that are folded, or the box that folds them again where there are none.
    Fold {
        key: String,
        /// What they have in common, where they were put together for that.
        name: Option<String>,
        records: Vec<Ix<T>>,
    },
}

/// A box in a column.
#[derive(Debug, Clone)]
pub struct Entry<T> {
    pub of: Of<T>,
    /// The effort that runs through it, as a part of all effort shown.
    pub effort: f64,
    /// How many items run through it.
    pub items: usize,
}

impl<T> Entry<T> {
    pub fn new(of: Of<T>) -> Self {
        Self { of, effort: 0.0, items: 0 }
    }

    /// The one record it stands for.
    pub fn one(&self) -> Option<Ix<T>> {
        match &self.of {
            Of::One(ix) => Some(*ix),
            Of::Fold { .. } => None,
        }
    }

    pub fn records(&self) -> &[Ix<T>] {
        match &self.of {
            Of::One(ix) => std::slice::from_ref(ix),
            Of::Fold { records, .. } => records,
        }
    }
}

/// Items that stand under one another: those of a strategy, those that serve an objective past any strategy, or the
/// rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Under {
    /// Place among the strategies' boxes.
    Strategy(usize),
    /// Place among the objectives' boxes.
    Objective(usize),
    Nothing,
}

/// A group of items from top to bottom, by their places among the items' boxes.
pub struct Block {
    pub under: Under,
    pub items: Vec<usize>,
}

/// Joins between two columns: (place on the left, place on the right) and the share of effort on it, 0.0 to 1.0.
pub type Joins = BTreeMap<(usize, usize), f64>;

/// The whole web: four columns of boxes and what joins them.
pub struct Web {
    pub objectives: Vec<Entry<Objective>>,
    pub strategies: Vec<Entry<Strategy>>,
    pub items: Vec<Entry<Item>>,
    pub leaders: Vec<Entry<Leader>>,
    pub blocks: Vec<Block>,
    /// Objective to strategy.
    pub serve: Joins,
    /// Objective to item, past any strategy.
    pub direct: Joins,
    /// Strategy to item.
    pub carry: Joins,
    /// Item to leader.
    pub answer: Joins,
    /// Whether any effort is known; without, every item counts the same.
    pub effort_known: bool,
}

/// The share of all effort that each item shown has, counted as the check counts it; and whether any is known. Where
/// none is, every item counts the same.
fn efforts(plan: &Plan, items: &[Ix<Item>]) -> (Vec<f64>, bool) {
    let counted = Effort::new(plan);
    let mut own = vec![0.0; plan.items.len()];
    let mut sum = 0.0;
    for ix in items {
        own[ix.get()] = counted.of(*ix);
        sum += own[ix.get()];
    }
    let known = sum > 0.0;
    if !known {
        for ix in items {
            own[ix.get()] = 1.0;
        }
        sum = items.len() as f64;
    }
    if sum > 0.0 {
        for effort in &mut own {
            *effort /= sum;
        }
    }
    (own, known)
}

/// What an item is linked to: itself, or else the nearest item above that is linked to anything.
pub fn links(plan: &Plan, item: Ix<Item>) -> (&[Edge<Strategy>], &[Edge<Objective>]) {
    let graph = plan.graph();
    let found = nearest(plan, item, |ix| {
        let both = (graph.item_strategies(ix), graph.item_objectives(ix));
        (!both.0.is_empty() || !both.1.is_empty()).then_some(both)
    });
    found.unwrap_or_default()
}

/// Boxes for records in an order: one each, or the most important ones and a fold for the rest.
pub fn boxes<T>(
    order: Vec<Ix<T>>,
    key: &str,
    most: usize,
    spec: &PictureSpec,
    importance: impl Fn(Ix<T>) -> f64,
) -> Vec<Entry<T>> {
    let unfolded = spec.unfolded.iter().any(|unfolded| unfolded == key);
    if order.len() <= most + 1 {
        return order.into_iter().map(|ix| Entry::new(Of::One(ix))).collect();
    }
    let fold = |records| Entry::new(Of::Fold { key: key.to_owned(), name: None, records });
    if unfolded {
        return order.into_iter().map(|ix| Entry::new(Of::One(ix))).chain([fold(Vec::new())]).collect();
    }
    let mut ranked: Vec<(usize, Ix<T>)> = order.iter().copied().enumerate().collect();
    // Stable: of equals the first stay.
    ranked.sort_by(|a, b| importance(b.1).total_cmp(&importance(a.1)));
    let mut kept = vec![false; order.len()];
    for (place, _) in ranked.iter().take(most) {
        kept[*place] = true;
    }
    let rest = order.iter().zip(&kept).filter(|(_, kept)| !**kept).map(|(ix, _)| *ix).collect();
    let shown = order.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(ix, _)| Entry::new(Of::One(*ix)));
    shown.chain([fold(rest)]).collect()
}

/// For each record of a table the place of its box.
fn places<T>(len: usize, boxes: &[Entry<T>]) -> Vec<Option<usize>> {
    let mut out = vec![None; len];
    for (place, entry) in boxes.iter().enumerate() {
        for ix in entry.records() {
            out[ix.get()] = Some(place);
        }
    }
    out
}

impl Web {
    /// Gathers the web. `rows` is how many rows of items the window has room for; none means any number.
    pub fn new(plan: &Plan, spec: &PictureSpec, selection: &Selection<'_>, rows: Option<usize>) -> Self {
        let items = shown(plan, spec, selection);
        let (effort, effort_known) = efforts(plan, &items);
        let mut found = Found::new(plan, selection, &items, &effort, spec);
        let objectives = std::mem::take(&mut found.objectives);
        let objectives = boxes(objectives, "objectives", MOST, spec, |ix| found.objective_effort[ix.get()]);
        let objective_at = places(plan.objectives.len(), &objectives);
        let order = found.strategy_order(plan, &objective_at);
        let strategies = boxes(order, "strategies", MOST, spec, |ix| found.strategy_items[ix.get()] as f64);
        let strategy_at = places(plan.strategies.len(), &strategies);

        let mut web = Self {
            objectives,
            strategies,
            items: Vec::new(),
            leaders: Vec::new(),
            blocks: Vec::new(),
            serve: Joins::new(),
            direct: Joins::new(),
            carry: Joins::new(),
            answer: Joins::new(),
            effort_known,
        };
        let groups = web.groups(plan, &items, &objective_at, &strategy_at);
        web.fill_blocks(plan, spec, groups, rows);
        let item_at = places(plan.items.len(), &web.items);
        web.fill_leaders(plan, spec, selection, &items, &effort);
        let leader_at = places(plan.leaders.len(), &web.leaders);
        web.join(plan, &items, &effort, &found, [&objective_at, &strategy_at, &item_at, &leader_at]);
        web
    }

    /// How many records stand in each column, folded ones included.
    pub fn totals(&self) -> [usize; 4] {
        fn sum<T>(entries: &[Entry<T>]) -> usize {
            entries.iter().map(|entry| entry.records().len()).sum()
        }
        [sum(&self.objectives), sum(&self.strategies), sum(&self.items), sum(&self.leaders)]
    }

    fn fill_leaders(
        &mut self,
        plan: &Plan,
        spec: &PictureSpec,
        selection: &Selection<'_>,
        items: &[Ix<Item>],
        effort: &[f64],
    ) {
        let mut counts = vec![(0usize, 0.0f64); plan.leaders.len()];
        for item in items {
            if let Some(owner) = plan.graph().item_owner(*item) {
                counts[owner.get()].0 += 1;
                counts[owner.get()].1 += effort[item.get()];
            }
        }
        let mut order: Vec<Ix<Leader>> = (0..plan.leaders.len()).map(Ix::new).collect();
        let idle = selection.is_everything() && order.len() <= MOST_LEADERS;
        order.retain(|ix| idle || counts[ix.get()].0 > 0);
        order.sort_by(|a, b| plan.leaders[*a].position.total_cmp(&plan.leaders[*b].position).then(a.cmp(b)));
        // Whole threads before long lists: first those whose items have a box of their own, above all aligned ones.
        let mut visible = vec![0.0; plan.leaders.len()];
        for ix in self.items.iter().filter_map(Entry::one) {
            if let Some(owner) = plan.graph().item_owner(ix) {
                visible[owner.get()] += if plan.reach().of_item(ix).is_empty() { 1.0 } else { 2.0 };
            }
        }
        let most = counts.iter().map(|count| count.0).max().unwrap_or(0) as f64 + 1.0;
        let importance = |ix: Ix<Leader>| visible[ix.get()] + counts[ix.get()].0 as f64 / most;
        self.leaders = boxes(order, "leaders", MOST_LEADERS, spec, importance);
        for entry in &mut self.leaders {
            (entry.items, entry.effort) = entry
                .records()
                .iter()
                .map(|ix| counts[ix.get()])
                .fold((0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        }
    }

    /// Joins the columns, and counts what runs through each box.
    fn join(
        &mut self,
        plan: &Plan,
        items: &[Ix<Item>],
        effort: &[f64],
        found: &Found,
        [objective_at, strategy_at, item_at, leader_at]: [&[Option<usize>]; 4],
    ) {
        for (ix, at) in strategy_at.iter().enumerate() {
            let Some(at) = at else { continue };
            self.strategies[*at].effort += found.strategy_effort[ix];
            self.strategies[*at].items += found.strategy_items[ix];
            for served in plan.reach().of_strategy(Ix::new(ix)) {
                if let Some(objective) = objective_at[served.objective.get()] {
                    *self.serve.entry((objective, *at)).or_default() +=
                        found.strategy_effort[ix] * served.share;
                }
            }
        }
        for item in items {
            let own = effort[item.get()];
            let Some(at) = item_at[item.get()] else { continue };
            self.items[at].effort += own;
            self.items[at].items += 1;
            for served in plan.reach().of_item(*item) {
                if let Some(objective) = objective_at[served.objective.get()] {
                    self.objectives[objective].effort += own * served.share;
                    self.objectives[objective].items += 1;
                }
            }
            let (strategies, objectives) = links(plan, *item);
            let all: f64 =
                strategies.iter().map(|e| e.weight).chain(objectives.iter().map(|e| e.weight)).sum();
            for edge in strategies {
                if let Some(strategy) = strategy_at[edge.to.get()] {
                    *self.carry.entry((strategy, at)).or_default() += own * edge.weight / all;
                }
            }
            for edge in objectives {
                // What is reached through a strategy anyway needs no second ribbon.
                let through = strategies
                    .iter()
                    .any(|s| plan.reach().of_strategy(s.to).iter().any(|served| served.objective == edge.to));
                if let Some(objective) = objective_at[edge.to.get()].filter(|_| !through) {
                    *self.direct.entry((objective, at)).or_default() += own * edge.weight / all;
                }
            }
            if let Some(leader) = plan.graph().item_owner(*item).and_then(|ix| leader_at[ix.get()]) {
                *self.answer.entry((at, leader)).or_default() += own;
            }
        }
    }
}
