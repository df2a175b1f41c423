//! Which objectives the tree shows, how far each has come, and what is broken about it.

use chrono::NaiveDate;

use crate::alignment::shares::Shares;
use crate::model::{KeyResult, Objective};
use crate::picture::roadmap::tree_order;
use crate::picture::select::Selection;
use crate::picture::throughline::idle_objectives;
use crate::picture::{Filter, Only, PictureSpec};
use crate::plan::{Ix, Plan};

/// Where nobody says how many levels are wanted, so many boxes are opened by themselves, and not more.
const MOST: usize = 60;

/// What an objective's score is the mean of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mean {
    /// Its own key results: how many of them can be scored, and how many there are.
    KeyResults(usize, usize),
    /// The objectives right below it, as it has no key results of its own: how many of them have a score, how many
    /// there are, and whether their weights count.
    Below(usize, usize, bool),
}

/// An objective of the tree.
#[derive(Debug)]
pub struct Branch {
    pub ix: Ix<Objective>,
    pub depth: usize,
    /// Its score, 0.0 to 1.0, and where that comes from.
    pub score: Option<(f64, Mean)>,
    /// The mean of its key results' confidence, 0.0 to 1.0.
    pub confidence: Option<f64>,
    /// Its share of the weights of the objectives beside it; none where none of them has a weight.
    pub weight: Option<f64>,
    pub key_results: Vec<Ix<KeyResult>>,
    /// The places of those right below it.
    pub below: Vec<usize>,
    /// Whether what is below it is shown.
    pub open: bool,
    /// The key under which that is turned, where there is something to turn.
    pub fold: Option<String>,
    pub no_owner: bool,
    /// Neither it nor one below it has a key result.
    pub unmeasured: bool,
    /// No active item serves it or one below it.
    pub idle: bool,
}

impl Branch {
    /// How many boxes stand right below it.
    pub const fn hidden(&self) -> usize {
        self.key_results.len() + self.below.len()
    }
}

/// The objectives that are shown or folded away, parents before those below them.
#[derive(Debug)]
pub struct Tree {
    pub branches: Vec<Branch>,
    /// The places of those at the top.
    pub roots: Vec<usize>,
}

impl Tree {
    /// Chooses and measures them.
    pub fn new(plan: &Plan, spec: &PictureSpec, selection: &Selection<'_>, today: NaiveDate) -> Self {
        let shares = Shares::new(plan, today);
        let idle = idle_objectives(plan);
        let graph = plan.graph();
        let pursued = |ix: &Ix<Objective>| !plan.objectives[*ix].archived;
        let order = tree_order(&plan.objectives, |ix| shares.above(ix), |objective| objective.position);
        let order: Vec<Ix<Objective>> = order.into_iter().filter(pursued).collect();
        let mut below: Vec<Vec<Ix<Objective>>> = vec![Vec::new(); plan.objectives.len()];
        for ix in &order {
            if let Some(up) = shares.above(*ix) {
                below[up.get()].push(*ix);
            }
        }
        // From the bottom up: what is below comes later in the order.
        let mut scores: Vec<Option<(f64, Mean)>> = vec![None; plan.objectives.len()];
        let mut measured = vec![false; plan.objectives.len()];
        for ix in order.iter().rev() {
            let own = graph.key_results_of(*ix);
            measured[ix.get()] = !own.is_empty() || below[ix.get()].iter().any(|at| measured[at.get()]);
            scores[ix.get()] = score(plan, *ix, &below[ix.get()], &scores);
        }
        let broken = |ix: Ix<Objective>| idle[ix.get()] || !measured[ix.get()] || lacks_owner(plan, ix);
        let shown = shown(plan, &shares, &order, selection, &spec.filter, broken);

        let mut place = vec![None; plan.objectives.len()];
        let mut made = Self { branches: Vec::new(), roots: Vec::new() };
        for ix in order.into_iter().filter(|ix| shown[ix.get()]) {
            let at = made.branches.len();
            let above: Option<usize> = shares.above(ix).and_then(|up| place[up.get()]);
            place[ix.get()] = Some(at);
            let depth = above.map_or(0, |up| made.branches[up].depth + 1);
            match above {
                Some(up) => made.branches[up].below.push(at),
                None => made.roots.push(at),
            }
            let (weight, weights) = shares.weight(ix);
            let key_results = graph.key_results_of(ix).to_vec();
            let sure: Vec<f64> =
                key_results.iter().filter_map(|at| plan.key_results[*at].confidence).collect();
            made.branches.push(Branch {
                ix,
                depth,
                score: scores[ix.get()],
                confidence: mean(&sure),
                weight: (weights > 0.0).then(|| weight / weights),
                key_results,
                below: Vec::new(),
                open: false,
                fold: None,
                no_owner: lacks_owner(plan, ix),
                unmeasured: !measured[ix.get()],
                idle: idle[ix.get()],
            });
        }
        made.unfold(plan, spec);
        made
    }

    /// Opens what is to be seen at first, and what a person opened; shuts what a person shut.
    fn unfold(&mut self, plan: &Plan, spec: &PictureSpec) {
        let levels = match spec.depth {
            Some(depth) => usize::try_from(depth).unwrap_or(usize::MAX).saturating_sub(1),
            None => self.levels(),
        };
        for branch in self.branches.iter_mut().filter(|branch| branch.hidden() > 0) {
            let id = plan.objectives[branch.ix].id;
            let usual = branch.depth < levels;
            let key = format!("{}:{id}", if usual { "shut" } else { "open" });
            branch.open = usual != spec.unfolded.contains(&key);
            branch.fold = Some(key);
        }
    }

    /// How many levels can be open without drowning whoever looks at it.
    fn levels(&self) -> usize {
        let deepest = self.branches.iter().map(|branch| branch.depth).max().unwrap_or(0);
        let boxes = |levels: usize| -> usize {
            let open = self.branches.iter().filter(|branch| branch.depth < levels);
            self.roots.len() + open.map(Branch::hidden).sum::<usize>()
        };
        (0..=deepest + 1).rev().find(|levels| boxes(*levels) <= MOST).unwrap_or(0)
    }

    /// The branches that are shown, from top to bottom.
    pub fn visible(&self) -> Vec<usize> {
        let mut out = Vec::new();
        let mut open: Vec<usize> = self.roots.iter().rev().copied().collect();
        while let Some(at) = open.pop() {
            out.push(at);
            if self.branches[at].open {
                open.extend(self.branches[at].below.iter().rev());
            }
        }
        out
    }

    /// Whether something is shut in the last column, which needs room for the sign that opens it.
    pub fn ends_shut(&self) -> bool {
        let columns = self.columns();
        let mut visible = self.visible().into_iter().map(|at| &self.branches[at]);
        visible.any(|branch| branch.depth + 1 == columns && branch.fold.is_some())
    }

    /// How many columns are shown: those of objectives, and one more where the last of them show key results.
    pub fn columns(&self) -> usize {
        let depths = self.visible().into_iter().map(|at| {
            let branch = &self.branches[at];
            branch.depth + if branch.open && !branch.key_results.is_empty() { 2 } else { 1 }
        });
        depths.max().unwrap_or(1)
    }
}

fn lacks_owner(plan: &Plan, ix: Ix<Objective>) -> bool {
    plan.graph().objective_owner(ix).is_none()
}

#[expect(clippy::cast_precision_loss, reason = "a count of key results is small")]
fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// An objective's score: that of its key results, else that of the objectives right below it.
fn score(
    plan: &Plan,
    ix: Ix<Objective>,
    below: &[Ix<Objective>],
    scores: &[Option<(f64, Mean)>],
) -> Option<(f64, Mean)> {
    let own = plan.graph().key_results_of(ix);
    if !own.is_empty() {
        let scored = own.iter().filter(|at| {
            let key_result = &plan.key_results[**at];
            key_result.score(plan.current_value(key_result)).is_some()
        });
        return Some((plan.objective_score(ix)?, Mean::KeyResults(scored.count(), own.len())));
    }
    let known: Vec<(f64, f64)> = below
        .iter()
        .filter_map(|at| {
            let weight = plan.objectives[*at].weight.filter(|weight| weight.is_finite() && *weight > 0.0);
            Some((scores[at.get()]?.0, weight.unwrap_or(0.0)))
        })
        .collect();
    let weighed = known.iter().all(|(_, weight)| *weight > 0.0);
    let all: f64 = known.iter().map(|(_, weight)| if weighed { *weight } else { 1.0 }).sum();
    let sum: f64 = known.iter().map(|(score, weight)| score * if weighed { *weight } else { 1.0 }).sum();
    (!known.is_empty()).then(|| (sum / all, Mean::Below(known.len(), below.len(), weighed)))
}

/// By the places of objectives whether each is in the tree: those that the filter lets through, and those above them.
fn shown(
    plan: &Plan,
    shares: &Shares<'_>,
    order: &[Ix<Objective>],
    selection: &Selection<'_>,
    filter: &Filter,
    broken: impl Fn(Ix<Objective>) -> bool,
) -> Vec<bool> {
    // What is asked of items is asked of the objectives through the items that serve them.
    let of_objectives = Filter {
        objectives: filter.objectives.clone(),
        from: filter.from,
        until: filter.until,
        only: filter.only,
        ..Filter::default()
    };
    let mut reached = vec![*filter == of_objectives; plan.objectives.len()];
    if *filter != of_objectives {
        for (item, _) in plan.items.iter().filter(|(item, _)| selection.item(*item)) {
            shares.served(item).for_each(|at| reached[at.get()] = true);
        }
    }
    let mut shown = vec![false; plan.objectives.len()];
    for ix in order.iter().rev() {
        let passes =
            reached[ix.get()] && selection.objective(*ix) && (filter.only == Only::All || broken(*ix));
        if passes || shown[ix.get()] {
            shown[ix.get()] = true;
            if let Some(up) = shares.above(*ix) {
                shown[up.get()] = true;
            }
        }
    }
    shown
}
