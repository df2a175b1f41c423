//! The rows of the portfolio: products or other groups, some in a tree, what falls into each of their cells, and the sums.

use std::collections::BTreeMap;

use crate::alignment::effort::Effort;
use crate::model::{Item, Product, RecordKind, RecordRef};
use crate::picture::{Grouping, roadmap};
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

/// A cell's own items, without those of rows below.
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
    /// The key of the row it stands under.
    pub within: Option<String>,
    /// How many rows it stands under.
    pub depth: usize,
    pub folded: bool,
    /// Whether others stand under it: its numbers hold theirs too.
    pub sums: bool,
    pub cells: Vec<Cell>,
    /// Of each cell with those of the rows under it.
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
    /// What the rows stand for.
    pub group: Grouping,
    pub columns: &'a Columns,
    /// All items whose work counts.
    pub working: &'a [Ix<Item>],
    /// Those of them that are named.
    pub named: &'a [Ix<Item>],
    /// Whether nothing is filtered.
    pub everything: bool,
    /// Whether a product belongs to the picture though it has no items.
    pub belongs: &'a dyn Fn(Ix<Product>) -> bool,
    pub folded: &'a [String],
}

/// The groups in their order, before it is known which of them are shown.
struct Groups {
    list: Vec<Group>,
    /// By the items' places, the group of each.
    of: Vec<u32>,
}

struct Group {
    key: String,
    record: Option<RecordRef>,
    title: String,
    /// Shown whatever is in it.
    belongs: bool,
    /// The group it stands under, which comes before it.
    parent: Option<usize>,
}

impl Groups {
    fn new(asked: &Asked<'_>) -> Self {
        let plan = asked.plan;
        let (heads, found) = roadmap::grouped(plan, asked.group, asked.everything, asked.working);
        let mut of = vec![0; plan.items.len()];
        for (item, group) in asked.working.iter().zip(found) {
            of[item.get()] = group;
        }
        let place: BTreeMap<RecordRef, usize> =
            heads.iter().enumerate().filter_map(|(at, (head, _))| Some((head.record?, at))).collect();
        let parent = |at: usize, record: Option<RecordRef>| {
            let RecordRef { kind, id } = record?;
            let up = match kind {
                RecordKind::Product => plan.products.get(id)?.parent_id?,
                RecordKind::Objective => {
                    let up = plan.graph().objective_parent(plan.objectives.ix(id)?)?;
                    plan.objectives[up].id
                }
                _ => return None,
            };
            // In a cycle of parents, a slip in the data, nobody stands above anybody.
            place.get(&RecordRef::new(kind, up)).copied().filter(|up| *up < at)
        };
        let list = heads.into_iter().enumerate().map(|(at, (head, kept))| {
            let product = head.record.filter(|record| record.kind == RecordKind::Product);
            Group {
                belongs: kept
                    || product.and_then(|record| plan.products.ix(record.id)).is_some_and(asked.belongs),
                parent: parent(at, head.record),
                key: head.key,
                record: head.record,
                title: head.title,
            }
        });
        Self { list: list.collect(), of }
    }

    fn ancestors(&self, of: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.list[of].parent, |up| self.list[*up].parent)
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
        let groups = Groups::new(asked);
        let mut cells = vec![vec![Cell::default(); columns.list.len()]; groups.list.len()];
        let row_of = |item: Ix<Item>| groups.of[item.get()] as usize;
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
        Self { list: list(asked, &groups, cells), by_effort, without }
    }
}

fn list(asked: &Asked<'_>, groups: &Groups, mut cells: Vec<Vec<Cell>>) -> Vec<Row> {
    // A group is shown that belongs there or has something in it, or stands above one that is shown.
    let mut shown = vec![false; groups.list.len()];
    let mut parents = shown.clone();
    for (at, group) in groups.list.iter().enumerate() {
        if group.belongs || cells[at].iter().any(|cell| !cell.sum.is_empty()) {
            shown[at] = true;
            for up in groups.ancestors(at) {
                shown[up] = true;
                parents[up] = true;
            }
        }
    }
    let mut totals: Vec<Vec<Sum>> =
        cells.iter().map(|row| row.iter().map(|cell| cell.sum.clone()).collect()).collect();
    let mut all = vec![Sum::default(); asked.columns.list.len()];
    for at in (0..groups.list.len()).rev() {
        let below = totals[at].clone();
        let above = groups.list[at].parent.map_or(&mut all, |up| &mut totals[up]);
        for (sum, other) in above.iter_mut().zip(&below) {
            sum.add(other);
        }
    }
    let is_folded = |at: usize| asked.folded.contains(&groups.list[at].key);
    let mut rows = Vec::new();
    for (at, group) in groups.list.iter().enumerate() {
        if !shown[at] || groups.ancestors(at).any(is_folded) {
            continue;
        }
        rows.push(Row {
            key: group.key.clone(),
            record: group.record,
            title: group.title.clone(),
            within: group.parent.map(|up| groups.list[up].key.clone()),
            depth: groups.ancestors(at).count(),
            folded: is_folded(at),
            sums: parents[at],
            cells: std::mem::take(&mut cells[at]),
            totals: std::mem::take(&mut totals[at]),
        });
    }
    if rows.len() > 1 {
        let of = match asked.group {
            Grouping::Product => "products",
            Grouping::Strategy => "strategies",
            Grouping::Objective => "objectives",
            Grouping::Owner => "owners",
            Grouping::Team => "teams",
            _ => "items",
        };
        let sum = Row {
            key: "all".to_owned(),
            record: None,
            title: format!("All {of}"),
            within: None,
            depth: 0,
            folded: false,
            sums: true,
            cells: vec![Cell::default(); all.len()],
            totals: all,
        };
        rows.insert(0, sum);
    }
    rows
}
