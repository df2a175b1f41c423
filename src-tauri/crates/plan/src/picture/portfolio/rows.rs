//! The rows of the portfolio: products in their tree, what falls into each of their cells, and the sums.

use std::collections::BTreeMap;

use crate::alignment::effort::Effort;
use crate::model::{Item, Product, RecordKind, RecordRef};
use crate::picture::roadmap::{self, nearest, tree_order};
use crate::plan::{Ix, Plan};

use super::columns::Columns;

/// What falls into a cell, or into several together.
#[derive(Debug, Clone, Default)]
pub struct Sum {
    /// Effort that runs there, by the hue of the objective served; the last is what serves none.
    work: BTreeMap<u8, f64>,
    /// How many of the items shown land there.
    pub lands: usize,
    /// How many of them run there and land elsewhere.
    pub runs: usize,
    /// How many of those that land there are in no estimate.
    pub without: usize,
}

/// The place of what serves no objective among the hues: after all of them.
const NO_HUE: u8 = u8::MAX;

impl Sum {
    fn add(&mut self, other: &Self) {
        for (hue, work) in &other.work {
            *self.work.entry(*hue).or_default() += work;
        }
        self.lands += other.lands;
        self.runs += other.runs;
        self.without += other.without;
    }

    /// All effort.
    pub fn effort(&self) -> f64 {
        self.work.values().sum()
    }

    /// Effort by hue; none is what serves no objective.
    pub fn by_hue(&self) -> impl Iterator<Item = (Option<u8>, f64)> {
        self.work.iter().map(|(hue, work)| ((*hue != NO_HUE).then_some(*hue), *work))
    }

    pub fn is_empty(&self) -> bool {
        self.work.is_empty() && self.lands == 0 && self.runs == 0
    }
}

/// A cell's own items, without those of products below.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    pub sum: Sum,
    /// What lands there, with what its name needs beside it.
    pub named: Vec<(Ix<Item>, Option<String>)>,
}

/// A row.
pub struct Row {
    pub key: String,
    pub record: Option<RecordRef>,
    pub title: String,
    /// How many products it stands under.
    pub depth: usize,
    pub folded: bool,
    /// Whether products stand under it: its numbers hold theirs too.
    pub sums: bool,
    pub cells: Vec<Cell>,
    /// Of each cell with those of the products under it.
    pub totals: Vec<Sum>,
}

impl Row {
    /// All columns together.
    pub fn total(&self) -> Sum {
        let mut all = Sum::default();
        for sum in &self.totals {
            all.add(sum);
        }
        // What runs in one quarter and lands in another has landed in this.
        all.runs = 0;
        all
    }
}

/// The rows from top to bottom, the first the sum of all where there are several.
pub struct Rows {
    pub list: Vec<Row>,
    /// Whether weights are effort; where no item has any, they are numbers of items.
    pub by_effort: bool,
    /// Items that are in no estimate.
    pub without: usize,
}

/// What is to be laid out in rows.
pub struct Asked<'a> {
    pub plan: &'a Plan,
    pub columns: &'a Columns,
    /// All items whose work counts.
    pub working: &'a [Ix<Item>],
    /// Those of them that are named.
    pub named: &'a [Ix<Item>],
    /// Whether a product belongs to the picture though it has no items.
    pub belongs: &'a dyn Fn(Ix<Product>) -> bool,
    pub folded: &'a [String],
}

struct Tree {
    order: Vec<Ix<Product>>,
    parent: Vec<Option<Ix<Product>>>,
}

impl Tree {
    fn new(plan: &Plan) -> Self {
        let above = |ix: Ix<Product>| plan.products.ix(plan.products[ix].parent_id?);
        let order = tree_order(&plan.products, above, |product| product.position);
        // In a cycle of parents, a slip in the data, nobody stands above anybody.
        let mut place = vec![0; plan.products.len()];
        for (at, ix) in order.iter().enumerate() {
            place[ix.get()] = at;
        }
        let parent = (0..plan.products.len())
            .map(|at| above(Ix::new(at)).filter(|up| place[up.get()] < place[at]))
            .collect();
        Self { order, parent }
    }

    fn ancestors(&self, of: Ix<Product>) -> impl Iterator<Item = Ix<Product>> {
        std::iter::successors(self.parent[of.get()], |up| self.parent[up.get()])
    }
}

impl Rows {
    pub fn new(asked: &Asked<'_>) -> Self {
        let Asked { plan, columns, working, named, .. } = asked;
        let effort = Effort::with_done(plan);
        let by_effort = working.iter().any(|ix| effort.of(*ix) > 0.0);
        let mut missing = vec![false; plan.items.len()];
        for ix in &effort.missing {
            missing[ix.get()] = true;
        }
        // One list of cells for each product, and one for what has none.
        let rest = plan.products.len();
        let mut cells = vec![vec![Cell::default(); columns.list.len()]; rest + 1];
        let row_of =
            |item: Ix<Item>| nearest(plan, item, |ix| plan.graph().item_product(ix)).map_or(rest, Ix::get);
        for ix in *working {
            let weight = effort.of(*ix);
            if weight > 0.0 {
                let hue = plan.reach().main_of_item(*ix).map_or(NO_HUE, |objective| plan.hue(objective));
                for (place, part) in columns.parts(plan.items[*ix].span()) {
                    *cells[row_of(*ix)][place].sum.work.entry(hue).or_default() += weight * part;
                }
            }
        }
        for ix in *named {
            let item = &plan.items[*ix];
            let (place, beside) = columns.landing(item);
            let row = &mut cells[row_of(*ix)];
            for (other, _) in columns.parts(item.span()) {
                row[other].sum.runs += usize::from(other != place);
            }
            row[place].sum.lands += 1;
            row[place].sum.without += usize::from(missing[ix.get()]);
            row[place].named.push((*ix, beside));
        }
        let lands = |ix: Ix<Item>| plan.items[ix].span().map(|span| span.last);
        for cell in cells.iter_mut().flatten() {
            cell.named.sort_by(|(a, _), (b, _)| {
                lands(*a).cmp(&lands(*b)).then_with(|| roadmap::by_position(plan, *a, *b))
            });
        }
        let without = named.iter().filter(|ix| missing[ix.get()]).count();
        Self { list: list(asked, cells), by_effort, without }
    }
}

fn list(asked: &Asked<'_>, mut cells: Vec<Vec<Cell>>) -> Vec<Row> {
    let plan = asked.plan;
    let tree = Tree::new(plan);
    let filled = |cells: &[Cell]| cells.iter().any(|cell| !cell.sum.is_empty());
    // A product is shown that belongs there or has something in it, or stands above one that is shown.
    let mut shown = vec![false; plan.products.len()];
    let mut parents = vec![false; plan.products.len()];
    for ix in &tree.order {
        if (asked.belongs)(*ix) || filled(&cells[ix.get()]) {
            shown[ix.get()] = true;
            for up in tree.ancestors(*ix) {
                shown[up.get()] = true;
                parents[up.get()] = true;
            }
        }
    }
    let mut totals: Vec<Vec<Sum>> =
        cells.iter().map(|row| row.iter().map(|cell| cell.sum.clone()).collect()).collect();
    for ix in tree.order.iter().rev() {
        if let Some(up) = tree.parent[ix.get()] {
            let below = totals[ix.get()].clone();
            for (sum, other) in totals[up.get()].iter_mut().zip(&below) {
                sum.add(other);
            }
        }
    }
    let rest = cells.pop().unwrap_or_default();
    let rest_totals = totals.pop().unwrap_or_default();
    let mut all: Vec<Sum> = rest_totals.clone();
    for ix in tree.order.iter().filter(|ix| tree.parent[ix.get()].is_none()) {
        for (sum, other) in all.iter_mut().zip(&totals[ix.get()]) {
            sum.add(other);
        }
    }
    let mut rows = Vec::new();
    let is_folded = |ix: Ix<Product>| asked.folded.contains(&key(plan, ix));
    for ix in &tree.order {
        if !shown[ix.get()] || tree.ancestors(*ix).any(is_folded) {
            continue;
        }
        let product = &plan.products[*ix];
        rows.push(Row {
            key: key(plan, *ix),
            record: Some(RecordRef::new(RecordKind::Product, product.id)),
            title: product.title.clone(),
            depth: tree.ancestors(*ix).count(),
            folded: is_folded(*ix),
            sums: parents[ix.get()],
            cells: std::mem::take(&mut cells[ix.get()]),
            totals: std::mem::take(&mut totals[ix.get()]),
        });
    }
    if filled(&rest) {
        let key = "none:product".to_owned();
        let folded = asked.folded.contains(&key);
        let title = "No product".to_owned();
        rows.push(Row {
            key,
            record: None,
            title,
            depth: 0,
            folded,
            sums: false,
            cells: rest,
            totals: rest_totals,
        });
    }
    if rows.len() > 1 {
        let cells = vec![Cell::default(); all.len()];
        let title = "All products".to_owned();
        rows.insert(
            0,
            Row {
                key: "all".to_owned(),
                record: None,
                title,
                depth: 0,
                folded: false,
                sums: true,
                cells,
                totals: all,
            },
        );
    }
    rows
}

fn key(plan: &Plan, ix: Ix<Product>) -> String {
    format!("{}:{}", RecordKind::Product, plan.products[ix].id)
}
