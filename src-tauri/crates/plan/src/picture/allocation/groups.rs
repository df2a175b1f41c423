//! What effort is shared out among, and which parts of an item's work fall to which of it.

use chrono::NaiveDate;

use crate::model::{Horizon, Item, Objective, RecordKind, RecordRef, Span};
use crate::picture::ShareBy;
use crate::picture::coverage::columns::product_of;
use crate::picture::coverage::parts::{self, Share};
use crate::picture::portfolio::columns::{Column, Columns};
use crate::picture::roadmap::tree_order;
use crate::picture::select::Selection;
use crate::plan::{Ix, Plan};

/// What is asked for, or, where that is left open, what says most about the plan.
pub fn chosen(plan: &Plan, asked: ShareBy) -> ShareBy {
    match asked {
        ShareBy::Auto if plan.objectives.iter().any(|(_, objective)| !objective.archived) => {
            ShareBy::Objective
        }
        ShareBy::Auto if !plan.strategies.is_empty() => ShareBy::Strategy,
        ShareBy::Auto if plan.items.iter().any(|(ix, _)| product_of(plan, ix).is_some()) => ShareBy::Product,
        ShareBy::Auto => ShareBy::Quarter,
        asked => asked,
    }
}

/// Something that effort is shared out among.
pub struct Head {
    pub key: String,
    pub record: Option<RecordRef>,
    pub title: String,
    /// The share it should get, against those of all the others; 0 or more.
    pub target: f64,
    /// Shown though nothing falls to it.
    pub belongs: bool,
}

/// A part of an item's work.
pub struct Piece {
    /// The place of what it falls to; none where there is none.
    pub head: Option<usize>,
    /// The objective that it serves.
    pub objective: Option<Ix<Objective>>,
    /// How much of the item that is: the parts of one item sum to 1.
    pub part: f64,
}

/// All that effort is shared out among but the objectives, which stand in a tree and have a division of their own.
pub struct Groups<'a> {
    plan: &'a Plan,
    by: ShareBy,
    pub heads: Vec<Head>,
    /// By the places of strategies or products the place of their head.
    place: Vec<Option<usize>>,
    columns: Option<Columns>,
    today: NaiveDate,
}

impl<'a> Groups<'a> {
    /// Lists them in their order, for these items.
    pub fn new(
        plan: &'a Plan,
        by: ShareBy,
        items: &[Ix<Item>],
        selection: &Selection<'_>,
        today: NaiveDate,
    ) -> Self {
        let mut made = Self { plan, by, heads: Vec::new(), place: Vec::new(), columns: None, today };
        match by {
            ShareBy::Horizon => made.horizons(),
            ShareBy::Product => made.products(selection.is_everything()),
            ShareBy::Quarter => made.quarters(items, selection),
            ShareBy::Auto | ShareBy::Objective | ShareBy::Strategy => {
                made.strategies(selection.is_everything());
            }
        }
        made
    }

    fn strategies(&mut self, everything: bool) {
        let plan = self.plan;
        self.place = vec![None; plan.strategies.len()];
        for ix in tree_order(&plan.strategies, |_| None, |strategy| strategy.position) {
            let strategy = &plan.strategies[ix];
            self.place[ix.get()] = Some(self.heads.len());
            let archived = if strategy.archived { " (archived)" } else { "" };
            self.heads.push(Head {
                key: format!("strategy:{}", strategy.id),
                record: Some(RecordRef::new(RecordKind::Strategy, strategy.id)),
                title: format!("{}{archived}", strategy.title),
                target: if strategy.archived { 0.0 } else { target(strategy.target_share) },
                belongs: everything && !strategy.archived,
            });
        }
    }

    fn horizons(&mut self) {
        let plan = self.plan;
        let of =
            |horizon| plan.strategies.iter().filter(move |(_, s)| s.horizon == Some(horizon) && !s.archived);
        for (horizon, means) in [
            (Horizon::H1, "defend and extend the core"),
            (Horizon::H2, "build what is emerging"),
            (Horizon::H3, "create options"),
        ] {
            self.heads.push(Head {
                key: format!("horizon:{}", horizon.as_str()),
                record: None,
                title: format!("{}: {means}", horizon.label()),
                target: of(horizon).fold(0.0, |sum, (_, strategy)| sum + target(strategy.target_share)),
                belongs: !plan.strategies.is_empty(),
            });
        }
    }

    fn products(&mut self, everything: bool) {
        let plan = self.plan;
        self.place = vec![None; plan.products.len()];
        let up = |ix| {
            let product: &crate::model::Product = &plan.products[ix];
            plan.products.ix(product.parent_id?)
        };
        for ix in tree_order(&plan.products, up, |product| product.position) {
            let product = &plan.products[ix];
            self.place[ix.get()] = Some(self.heads.len());
            self.heads.push(Head {
                key: format!("product:{}", product.id),
                record: Some(RecordRef::new(RecordKind::Product, product.id)),
                title: product.title.clone(),
                target: 0.0,
                belongs: everything,
            });
        }
    }

    fn quarters(&mut self, items: &[Ix<Item>], selection: &Selection<'_>) {
        let columns = Columns::new(self.plan, items, selection.period(), self.today);
        self.place = Vec::with_capacity(columns.list.len());
        for column in &columns.list {
            self.place.push((*column != Column::Undated).then_some(self.heads.len()));
            if *column != Column::Undated {
                self.heads.push(Head {
                    key: format!("quarter:{}", Columns::key(*column)),
                    record: None,
                    title: columns.title(*column),
                    target: 0.0,
                    belongs: !items.is_empty(),
                });
            }
        }
        self.columns = Some(columns);
    }

    /// The parts of an item's work: by objective they are what [`crate::plan::Reach::of_item`] says. What is done of it
    /// was done up to today, where it has begun.
    pub fn pieces(&self, ix: Ix<Item>, done: bool) -> Vec<Piece> {
        let plan = self.plan;
        let shares = parts::of_item(plan, ix);
        let one = |share: &Share, head: Option<usize>, part: f64| Piece {
            head,
            objective: share.objective,
            part: share.part * part,
        };
        match self.by {
            ShareBy::Quarter => {
                let Some(columns) = &self.columns else { return Vec::new() };
                let begun = |span: &Span| done && span.first <= self.today;
                let span = plan.items[ix].span().map(|span| match begun(&span) {
                    true => Span { last: span.last.min(self.today), ..span },
                    false => span,
                });
                let spread = columns.parts(span);
                let of = |share: &Share| {
                    let share = *share;
                    let pieces = spread.iter().map(move |(at, part)| one(&share, self.head(*at), *part));
                    pieces.collect::<Vec<_>>()
                };
                shares.iter().flat_map(of).collect()
            }
            ShareBy::Product => {
                let head = product_of(plan, ix).and_then(|product| self.head(product.get()));
                shares.iter().map(|share| one(share, head, 1.0)).collect()
            }
            ShareBy::Horizon => {
                let head = |share: &Share| {
                    let horizon = plan.strategies[share.strategy?].horizon?;
                    Horizon::ALL.iter().position(|one| *one == horizon)
                };
                shares.iter().map(|share| one(share, head(share), 1.0)).collect()
            }
            ShareBy::Auto | ShareBy::Objective | ShareBy::Strategy => {
                let head = |share: &Share| self.head(share.strategy?.get());
                shares.iter().map(|share| one(share, head(share), 1.0)).collect()
            }
        }
    }

    fn head(&self, at: usize) -> Option<usize> {
        self.place.get(at).copied().flatten()
    }

    /// What its targets come to, where they do not come to 1: of strategies, as typed.
    pub fn off_whole(&self) -> Option<f64> {
        let sum: f64 = self.heads.iter().map(|head| head.target).sum();
        (sum > 0.0 && (sum - 1.0).abs() > 0.005).then_some(sum)
    }
}

/// A target share as typed, where it is a number of 0 or more.
fn target(share: Option<f64>) -> f64 {
    share.filter(|share| share.is_finite() && *share > 0.0).unwrap_or(0.0)
}
