//! What stands in the cells: how much of the work still to be done goes to which objective, by which column.

use std::collections::BTreeMap;

use crate::alignment::effort::Effort;
use crate::model::{Id, Item, Objective};
use crate::picture::roadmap::{DEEPEST, tree_order};
use crate::picture::select::Selection;
use crate::picture::{CoverageColumns, PictureSpec};
use crate::plan::{Ix, Plan};

use super::columns::{Base, Column, Heft, Known, product_of};
use super::parts::{self, Share};

/// What works for an objective in a column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// Effort still to be done, or how many items where none has any, parts counted as parts.
    pub amount: f64,
    /// How many items have a part in it.
    pub items: usize,
    /// Weights of the links between the two themselves; none where there is no such link.
    pub linked: Option<f64>,
    /// The item counted last, so that none is counted twice.
    last: Option<usize>,
}

impl Cell {
    fn add(&mut self, item: Ix<Item>, amount: f64) {
        self.amount += amount;
        if self.last != Some(item.get()) {
            self.last = Some(item.get());
            self.items += 1;
        }
    }

    /// Whether nothing joins the two.
    pub const fn is_empty(&self) -> bool {
        self.items == 0 && self.linked.is_none()
    }
}

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// All work.
    All,
    /// What goes to an objective, and to those below it.
    One(Ix<Objective>),
    /// What goes to none.
    Nothing,
}

/// A row.
#[derive(Debug)]
pub struct Row {
    pub of: Of,
    pub key: String,
    pub title: String,
    /// How many rows it stands under.
    pub depth: usize,
    /// The key of the row right above it.
    pub within: Option<String>,
    /// Whether others stand under it, folded or not.
    pub sums: bool,
    pub folded: bool,
    /// By column.
    pub cells: Vec<Cell>,
    /// All columns together.
    pub total: Cell,
}

impl Row {
    /// Whether it is an objective that nothing works for: no item, by itself or below it.
    pub const fn is_idle(&self) -> bool {
        matches!(self.of, Of::One(_)) && self.total.items == 0
    }
}

/// The whole matrix.
pub struct Coverage {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Whether amounts are effort; where no item has any, they are numbers of items.
    pub by_effort: bool,
    /// What is folded in columns and works for no objective: how many of each.
    loose: Vec<usize>,
    /// Items without effort of their own, of their parts or of what they are part of, where others have some.
    pub without: usize,
    /// How many items the filter lets through that are done or dropped.
    pub finished: usize,
}

/// The items whose work counts, with how much it is.
struct Work {
    items: Vec<(Ix<Item>, f64)>,
    by_effort: bool,
    without: usize,
    finished: usize,
}

impl Work {
    fn new(plan: &Plan, selection: &Selection<'_>) -> Self {
        let effort = Effort::new(plan);
        let through = || plan.items.iter().filter(|(ix, _)| selection.item(*ix));
        let active: Vec<Ix<Item>> =
            through().filter(|(_, item)| item.is_active()).map(|(ix, _)| ix).collect();
        let by_effort = active.iter().any(|ix| effort.of(*ix) > 0.0);
        let without = effort.missing.iter().filter(|ix| selection.item(**ix)).count();
        Self {
            finished: through().count() - active.len(),
            items: active.into_iter().map(|ix| (ix, if by_effort { effort.of(ix) } else { 1.0 })).collect(),
            by_effort,
            without: if by_effort { without } else { 0 },
        }
    }
}

/// The topmost item above one, itself included; itself in a cycle.
fn topmost(plan: &Plan, ix: Ix<Item>) -> Ix<Item> {
    let mut at = ix;
    for _ in 0..DEEPEST {
        match plan.graph().item_parent(at) {
            Some(up) => at = up,
            None => return at,
        }
    }
    ix
}

/// What a part of an item falls to.
fn base(plan: &Plan, against: CoverageColumns, item: Ix<Item>, share: &Share) -> Base {
    match against {
        CoverageColumns::Auto | CoverageColumns::Strategy => share.strategy.map(Ix::get),
        CoverageColumns::Parent => Some(topmost(plan, item).get()),
        CoverageColumns::Item => Some(item.get()),
        CoverageColumns::Leader => plan.graph().item_owner(item).map(Ix::get),
    }
}

/// An objective and those above it, each once.
fn upwards(plan: &Plan, ix: Ix<Objective>) -> Vec<Ix<Objective>> {
    let mut chain = vec![ix];
    while let Some(up) = plan.graph().objective_parent(chain[chain.len() - 1]) {
        if chain.contains(&up) || chain.len() > DEEPEST {
            break;
        }
        chain.push(up);
    }
    chain
}

impl Coverage {
    /// Gathers it; none where there is nothing to show.
    pub fn new(plan: &Plan, spec: &PictureSpec, selection: &Selection<'_>) -> Option<Self> {
        let work = Work::new(plan, selection);
        let shares: Vec<Vec<Share>> = work.items.iter().map(|(ix, _)| parts::of_item(plan, *ix)).collect();
        let each = || work.items.iter().zip(&shares).map(|((ix, amount), shares)| (*ix, *amount, shares));

        let mut served: BTreeMap<Base, BTreeMap<usize, f64>> = BTreeMap::new();
        let mut hefts = idle(plan, spec, selection);
        let mut reached = vec![false; plan.objectives.len()];
        let mut unaligned = false;
        for (item, amount, shares) in each() {
            let product = product_of(plan, item);
            for share in shares {
                let base = base(plan, spec.against, item, share);
                hefts.entry(base).or_default().add(product, amount * share.part);
                match share.objective {
                    Some(objective) => {
                        // What weighs nothing still says where it belongs.
                        *served.entry(base).or_default().entry(objective.get()).or_default() +=
                            (amount * share.part).max(1e-6);
                        reached[objective.get()] = true;
                    }
                    None => unaligned = true,
                }
            }
        }
        let mut rows = objectives(plan, spec, selection, &reached);
        if rows.is_empty() && hefts.is_empty() {
            return None;
        }
        let mut place = vec![None; plan.objectives.len()];
        for (at, row) in rows.iter().enumerate() {
            if let Of::One(ix) = row.of {
                place[ix.get()] = Some(at);
            }
        }
        let columns = Known { plan, spec, hefts: &hefts, served: &served, rows: &place }.columns();
        rows.insert(0, row(Of::All, "all", "All work"));
        if unaligned {
            rows.push(row(Of::Nothing, "none:objective", "Serves no objective"));
        }
        let mut stands: BTreeMap<Base, Vec<usize>> = BTreeMap::new();
        for (at, column) in columns.iter().enumerate() {
            for base in &column.of {
                stands.entry(*base).or_default().push(at);
            }
        }
        for row in &mut rows {
            row.cells = vec![Cell::default(); columns.len()];
        }
        let loose = columns.iter().map(|column| loose(plan, spec, &column.of, &served)).collect();
        let mut made = Self {
            columns,
            rows,
            loose,
            by_effort: work.by_effort,
            without: work.without,
            finished: work.finished,
        };
        for (item, amount, shares) in each() {
            for share in shares {
                let columns = stands.get(&base(plan, spec.against, item, share));
                for row in made.rows_of(plan, &place, share.objective) {
                    let row = &mut made.rows[row];
                    row.total.add(item, amount * share.part);
                    for column in columns.into_iter().flatten() {
                        row.cells[*column].add(item, amount * share.part);
                    }
                }
            }
        }
        made.link(plan, spec, &place, &stands);
        Some(made)
    }

    /// The rows that hold what goes to an objective: that of all, its own, and those above it.
    fn rows_of(&self, plan: &Plan, place: &[Option<usize>], objective: Option<Ix<Objective>>) -> Vec<usize> {
        let mut rows = vec![0];
        match objective {
            Some(ix) => {
                rows.extend(upwards(plan, ix).into_iter().filter_map(|up| place[up.get()]).map(|at| at + 1));
            }
            None => rows.push(self.rows.len() - 1),
        }
        rows
    }

    /// Notes which pairs are linked themselves, with or without work.
    fn link(
        &mut self,
        plan: &Plan,
        spec: &PictureSpec,
        place: &[Option<usize>],
        stands: &BTreeMap<Base, Vec<usize>>,
    ) {
        let graph = plan.graph();
        for (ix, at) in place.iter().enumerate().filter_map(|(ix, at)| Some((Ix::new(ix), (*at)? + 1))) {
            let links: Vec<(usize, f64)> = match spec.against {
                CoverageColumns::Auto | CoverageColumns::Strategy => {
                    graph.objective_strategies(ix).iter().map(|edge| (edge.to.get(), edge.weight)).collect()
                }
                CoverageColumns::Parent | CoverageColumns::Item => {
                    graph.objective_items(ix).iter().map(|edge| (edge.to.get(), edge.weight)).collect()
                }
                CoverageColumns::Leader => {
                    graph.objective_owner(ix).iter().map(|leader| (leader.get(), 1.0)).collect()
                }
            };
            for (base, weight) in links {
                for column in stands.get(&Some(base)).into_iter().flatten() {
                    *self.rows[at].cells[*column].linked.get_or_insert(0.0) += weight;
                }
            }
        }
    }

    /// Whether a column works for no objective that is shown.
    pub fn serves_none(&self, column: usize) -> bool {
        let mut rows = self.rows.iter().filter(|row| matches!(row.of, Of::One(_)));
        rows.all(|row| row.cells[column].is_empty())
    }

    /// How many of those that a column stands for work for no objective and are linked to none.
    pub fn loose_in(&self, column: usize) -> usize {
        self.loose[column]
    }

    /// Whether a column has no work.
    pub fn is_idle(&self, column: usize) -> bool {
        self.rows[0].cells[column].items == 0
    }

    /// The part of a column that goes to a row, 0 to 1.
    pub fn part(&self, row: &Row, column: usize) -> f64 {
        let all = self.rows[0].cells[column].amount;
        if all > 0.0 { row.cells[column].amount / all } else { 0.0 }
    }

    /// The part of all work that falls to a column, 0 to 1.
    pub fn column_share(&self, column: usize) -> f64 {
        let all = self.rows[0].total.amount;
        if all > 0.0 { self.rows[0].cells[column].amount / all } else { 0.0 }
    }

    /// The part of all work that goes to a row, 0 to 1.
    pub fn share(&self, row: &Row) -> f64 {
        let all = self.rows[0].total.amount;
        if all > 0.0 { row.total.amount / all } else { 0.0 }
    }
}

/// What has a column though no item shown is in it: where nothing is filtered away that would be.
fn idle(plan: &Plan, spec: &PictureSpec, selection: &Selection<'_>) -> BTreeMap<Base, Heft> {
    let mut out = BTreeMap::new();
    if !selection.is_everything() {
        return out;
    }
    match spec.against {
        CoverageColumns::Auto | CoverageColumns::Strategy => {
            for (ix, _) in plan.strategies.iter().filter(|(_, strategy)| !strategy.archived) {
                out.insert(Some(ix.get()), Heft::default());
            }
        }
        CoverageColumns::Leader => {
            for (ix, _) in plan.leaders.iter() {
                out.insert(Some(ix.get()), Heft::default());
            }
        }
        CoverageColumns::Parent | CoverageColumns::Item => {}
    }
    out
}

/// How many of these work for no objective and are linked to none.
fn loose(
    plan: &Plan,
    spec: &PictureSpec,
    of: &[Base],
    served: &BTreeMap<Base, BTreeMap<usize, f64>>,
) -> usize {
    let graph = plan.graph();
    let owns =
        |at: usize| plan.objectives.iter().any(|(ix, _)| graph.objective_owner(ix) == Some(Ix::new(at)));
    let linked = |at: usize| match spec.against {
        CoverageColumns::Auto | CoverageColumns::Strategy => {
            !plan.reach().of_strategy(Ix::new(at)).is_empty()
        }
        CoverageColumns::Parent | CoverageColumns::Item => !graph.item_objectives(Ix::new(at)).is_empty(),
        CoverageColumns::Leader => owns(at),
    };
    of.iter().filter(|base| !served.contains_key(base) && base.is_some_and(|at| !linked(at))).count()
}

fn row(of: Of, key: &str, title: &str) -> Row {
    Row {
        of,
        key: key.to_owned(),
        title: title.to_owned(),
        depth: 0,
        within: None,
        sums: false,
        folded: false,
        cells: Vec::new(),
        total: Cell::default(),
    }
}

/// The rows of objectives in the order of their tree: those in use and those that ask for work.
fn objectives(plan: &Plan, spec: &PictureSpec, selection: &Selection<'_>, reached: &[bool]) -> Vec<Row> {
    let graph = plan.graph();
    let everything = selection.is_everything();
    let narrowed =
        !spec.filter.objectives.is_empty() || spec.filter.from.is_some() || spec.filter.until.is_some();
    let order = tree_order(&plan.objectives, |ix| graph.objective_parent(ix), |o| o.position);
    let mut below = reached.to_vec();
    for ix in order.iter().filter(|ix| reached[ix.get()]) {
        for up in upwards(plan, *ix) {
            below[up.get()] = true;
        }
    }
    let shown = |ix: Ix<Objective>| {
        selection.objective(ix)
            && (below[ix.get()] || !plan.objectives[ix].archived && (everything || narrowed))
    };
    let mut depths: BTreeMap<Id, usize> = BTreeMap::new();
    let mut hidden: Vec<bool> = vec![false; plan.objectives.len()];
    let mut rows: Vec<Row> = Vec::new();
    for ix in order.into_iter().filter(|ix| shown(*ix)) {
        let objective = &plan.objectives[ix];
        let parent = graph.objective_parent(ix).filter(|up| depths.contains_key(&plan.objectives[*up].id));
        let depth = parent.map_or(0, |up| depths[&plan.objectives[up].id] + 1);
        depths.insert(objective.id, depth);
        let key = |ix: Ix<Objective>| format!("objective:{}", plan.objectives[ix].id);
        let folded = spec.folded.contains(&key(ix));
        if let Some(up) = parent {
            if let Some(above) = rows.iter_mut().find(|row| row.of == Of::One(up)) {
                above.sums = true;
            }
            hidden[ix.get()] = hidden[up.get()] || spec.folded.contains(&key(up));
        }
        if hidden[ix.get()] {
            continue;
        }
        let title = if objective.archived {
            format!("{} (archived)", objective.title)
        } else {
            objective.title.clone()
        };
        rows.push(Row { depth, folded, within: parent.map(key), ..row(Of::One(ix), &key(ix), &title) });
    }
    rows
}
