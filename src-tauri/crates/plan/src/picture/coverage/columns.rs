//! What the objectives are set against, and how hundreds of them fold.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Id, Item, Leader, Product, RecordKind, RecordRef, Strategy};
use crate::picture::roadmap::{self, nearest};
use crate::picture::throughline::mean_objective;
use crate::picture::{CoverageColumns, PictureSpec, draw};
use crate::plan::{Ix, Plan};

/// More columns than this fold by product.
pub const MOST: usize = 24;

/// Who or what a part of an item's work falls to: the place in its table.
pub type Base = Option<usize>;

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    pub key: String,
    pub record: Option<RecordRef>,
    pub title: String,
    /// What it stands for: one, or all that are folded in it.
    pub of: Vec<Base>,
    /// The group that it opens or closes.
    pub fold: Option<String>,
    pub folded: bool,
    /// The name of the unfolded group that it is one of.
    pub under: Option<String>,
    /// Whether it stands for what has none: work past any strategy, or that nobody answers for.
    pub lacks: bool,
}

/// What is known of one that may become a column.
#[derive(Debug, Clone, Default)]
pub struct Heft {
    /// Its effort, or how many items where none has any.
    pub amount: f64,
    /// By product how many items are in it.
    products: BTreeMap<Option<usize>, usize>,
}

impl Heft {
    pub fn add(&mut self, product: Option<Ix<Product>>, amount: f64) {
        self.amount += amount;
        *self.products.entry(product.map(Ix::get)).or_default() += 1;
    }
}

/// An item's own product, or that of what it is part of.
pub fn product_of(plan: &Plan, ix: Ix<Item>) -> Option<Ix<Product>> {
    nearest(plan, ix, |up| plan.graph().item_product(up))
}

fn record(plan: &Plan, against: CoverageColumns, at: usize) -> (RecordRef, String, f64) {
    let made = |kind, id: Id, title: &str, position| (RecordRef::new(kind, id), title.to_owned(), position);
    match against {
        CoverageColumns::Auto | CoverageColumns::Strategy => {
            let strategy = &plan.strategies[Ix::<Strategy>::new(at)];
            made(RecordKind::Strategy, strategy.id, &strategy.title, strategy.position)
        }
        CoverageColumns::Parent | CoverageColumns::Item => {
            let item = &plan.items[Ix::<Item>::new(at)];
            made(RecordKind::Item, item.id, &item.title, item.position)
        }
        CoverageColumns::Leader => {
            let leader = &plan.leaders[Ix::<Leader>::new(at)];
            made(RecordKind::Leader, leader.id, &leader.name, leader.position)
        }
    }
}

/// The mean place, among the objectives' rows, of those that one works for; those that work for none come last.
fn rank(known: &Known<'_>, at: usize) -> f64 {
    let mean = (known.spec.against == CoverageColumns::Strategy)
        .then(|| mean_objective(known.plan, Ix::new(at), known.rows))
        .flatten();
    let (mut sum, mut all) = (0.0, 0.0);
    for (objective, amount) in known.served.get(&Some(at)).into_iter().flatten() {
        if let Some(row) = known.rows[*objective] {
            sum += f64::from(draw::count(row)) * amount;
            all += amount;
        }
    }
    mean.unwrap_or(if all > 0.0 { sum / all } else { f64::MAX })
}

/// What is known of all that may become columns.
pub struct Known<'a> {
    pub plan: &'a Plan,
    pub spec: &'a PictureSpec,
    pub hefts: &'a BTreeMap<Base, Heft>,
    /// Of each the amount by objective.
    pub served: &'a BTreeMap<Base, BTreeMap<usize, f64>>,
    /// By objective its row.
    pub rows: &'a [Option<usize>],
}

impl Known<'_> {
    /// The columns from left to right: so that dots lie near a diagonal, those that lack what is asked for last.
    pub fn columns(&self) -> Vec<Column> {
        let (plan, against) = (self.plan, self.spec.against);
        let mut list: Vec<(f64, f64, usize)> = self
            .hefts
            .keys()
            .flatten()
            .map(|at| (rank(self, *at), record(plan, against, *at).2, *at))
            .collect();
        list.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
        let order: Vec<usize> = list.into_iter().map(|(_, _, at)| at).collect();
        let mut columns = if order.len() <= MOST {
            order.iter().map(|at| self.one(*at, None)).collect()
        } else {
            self.folded(&order)
        };
        if self.hefts.contains_key(&None) {
            let title = match against {
                CoverageColumns::Leader => "No owner",
                _ => "No strategy",
            };
            columns.push(Column {
                key: "none".to_owned(),
                record: None,
                title: title.to_owned(),
                of: vec![None],
                fold: None,
                folded: false,
                under: None,
                lacks: true,
            });
        }
        columns
    }

    fn one(&self, at: usize, under: Option<&str>) -> Column {
        let (record, title, _) = record(self.plan, self.spec.against, at);
        Column {
            key: record.id.to_string(),
            record: Some(record),
            title,
            of: vec![Some(at)],
            fold: None,
            folded: false,
            under: under.map(str::to_owned),
            lacks: false,
        }
    }

    /// The product of most of its items, or its own.
    fn product(&self, at: usize) -> Option<usize> {
        let plan = self.plan;
        if self.spec.against == CoverageColumns::Strategy
            && let Some(id) = plan.strategies[Ix::<Strategy>::new(at)].product_id
        {
            return plan.products.ix(id).map(Ix::get);
        }
        if matches!(self.spec.against, CoverageColumns::Parent | CoverageColumns::Item)
            && let Some(own) = product_of(plan, Ix::new(at))
        {
            return Some(own.get());
        }
        let counts = &self.hefts.get(&Some(at))?.products;
        let best = counts.iter().filter(|(product, _)| product.is_some());
        best.max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0))).and_then(|(product, _)| *product)
    }

    /// Columns by product, or, where there are no products, the heaviest and one for the rest.
    fn folded(&self, order: &[usize]) -> Vec<Column> {
        let plan = self.plan;
        let up = |ix: Ix<Product>| plan.products.ix(plan.products[ix].parent_id?);
        let mut homes: Vec<Option<usize>> = order.iter().map(|at| self.product(*at)).collect();
        let distinct = |homes: &[Option<usize>]| homes.iter().collect::<BTreeSet<_>>().len();
        // So many products are drowning too: then by what they are part of, level by level.
        for _ in 0..8 {
            if distinct(&homes) <= MOST {
                break;
            }
            for home in &mut homes {
                *home = home.map(|at| up(Ix::new(at)).map_or(at, Ix::get));
            }
        }
        if distinct(&homes) <= 1 || distinct(&homes) > MOST {
            return self.heaviest(order);
        }
        let mut columns = Vec::new();
        let products = roadmap::tree_order(&plan.products, up, |product| product.position);
        for home in products.into_iter().map(Some).chain([None]) {
            let of: Vec<usize> = order
                .iter()
                .zip(&homes)
                .filter(|(_, its)| **its == home.map(Ix::get))
                .map(|(at, _)| *at)
                .collect();
            let (key, title, record) = match home {
                Some(ix) => {
                    let product = &plan.products[ix];
                    let record = RecordRef::new(RecordKind::Product, product.id);
                    (format!("product:{}", product.id), product.title.clone(), Some(record))
                }
                None => ("product:none".to_owned(), "No product".to_owned(), None),
            };
            match of.as_slice() {
                [] => {}
                [one] => columns.push(self.one(*one, None)),
                of => self.group(&mut columns, key, &title, record, of),
            }
        }
        columns
    }

    /// A column for several, and theirs after it where it is unfolded.
    fn group(
        &self,
        columns: &mut Vec<Column>,
        key: String,
        title: &str,
        record: Option<RecordRef>,
        of: &[usize],
    ) {
        let folded = !self.spec.unfolded.contains(&key);
        columns.push(Column {
            key: key.clone(),
            record,
            title: title.to_owned(),
            of: of.iter().map(|at| Some(*at)).collect(),
            fold: Some(key),
            folded,
            under: (!folded).then(|| title.to_owned()),
            lacks: false,
        });
        if !folded {
            columns.extend(of.iter().map(|at| self.one(*at, Some(title))));
        }
    }

    fn heaviest(&self, order: &[usize]) -> Vec<Column> {
        let heft = |at: usize| self.hefts.get(&Some(at)).map_or(0.0, |heft| heft.amount);
        let mut ranked: Vec<(usize, usize)> = order.iter().copied().enumerate().collect();
        ranked.sort_by(|a, b| heft(b.1).total_cmp(&heft(a.1)));
        let mut kept: Vec<(usize, usize)> = ranked[..MOST - 1].to_vec();
        kept.sort_unstable();
        let mut rest: Vec<(usize, usize)> = ranked[MOST - 1..].to_vec();
        rest.sort_unstable();
        let mut columns: Vec<Column> = kept.into_iter().map(|(_, at)| self.one(at, None)).collect();
        let of: Vec<usize> = rest.into_iter().map(|(_, at)| at).collect();
        self.group(&mut columns, "rest".to_owned(), &format!("{} more", of.len()), None, &of);
        columns
    }
}
