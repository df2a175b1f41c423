//! Which findings a workspace wants to see: those about its products and its period.

use crate::model::{CheckSettings, Id, Item, Product, RecordKind, RecordRef, Span};
use crate::plan::{Ix, Plan};

use super::Context;

/// What is to be checked. A record that says neither product nor date is always within it: nothing disappears because
/// a field is empty.
#[derive(Debug)]
pub(super) struct Scope<'a> {
    plan: &'a Plan,
    /// For each product whether it is checked; empty where all are.
    products: Vec<bool>,
    settings: Option<&'a CheckSettings>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        let settings = plan.check_settings.rows().first();
        let chosen: Vec<Ix<Product>> =
            settings.iter().flat_map(|s| &s.products).filter_map(|id| plan.products.ix(*id)).collect();
        let products = if chosen.is_empty() {
            Vec::new()
        } else {
            plan.products.iter().map(|(ix, _)| is_below(plan, ix, &chosen)).collect()
        };
        Self { plan, products, settings }
    }

    /// Whether nothing is left out.
    pub(super) fn is_whole(&self) -> bool {
        self.products.is_empty() && self.settings.is_none_or(|s| s.from.is_none() && s.until.is_none())
    }

    /// Whether findings about a record are to be seen.
    pub(super) fn has(&self, context: &Context, at: RecordRef) -> bool {
        self.has_product(context, at) && self.has_period(at)
    }

    fn has_product(&self, context: &Context, at: RecordRef) -> bool {
        if self.products.is_empty() {
            return true;
        }
        let plan = self.plan;
        let is_chosen = |id: Id| plan.products.ix(id).is_none_or(|ix| self.products[ix.get()]);
        match at.kind {
            RecordKind::Item => plan
                .items
                .ix(at.id)
                .and_then(|ix| product_of(context, ix))
                .is_none_or(|ix| self.products[ix.get()]),
            RecordKind::Strategy => {
                plan.strategies.get(at.id).and_then(|s| s.product_id).is_none_or(is_chosen)
            }
            RecordKind::Product => is_chosen(at.id),
            RecordKind::Leader => {
                let mut own =
                    plan.leader_products.rows().iter().filter(|row| row.leader_id == at.id).peekable();
                own.peek().is_none() || own.any(|row| is_chosen(row.product_id))
            }
            _ => true,
        }
    }

    fn has_period(&self, at: RecordRef) -> bool {
        let Some(settings) = self.settings else { return true };
        let plan = self.plan;
        let span = match at.kind {
            RecordKind::Item => plan.items.get(at.id).and_then(Item::span),
            RecordKind::Objective => plan.objectives.get(at.id).and_then(|o| Span::of(o.start, o.end)),
            RecordKind::KeyResult => plan.key_results.get(at.id).and_then(|kr| {
                let objective = plan.objectives.get(kr.objective_id);
                Span::of(kr.due, kr.due).or_else(|| objective.and_then(|o| Span::of(o.start, o.end)))
            }),
            _ => None,
        };
        span.is_none_or(|span| {
            settings.from.is_none_or(|from| span.last >= from.first_day())
                && settings.until.is_none_or(|until| span.first <= until.last_day())
        })
    }
}

/// The product an item changes: its own, or that of the nearest whole that says one.
fn product_of(context: &Context, from: Ix<Item>) -> Option<Ix<Product>> {
    let graph = context.plan.graph();
    let mut at = from;
    loop {
        if let Some(product) = graph.item_product(at) {
            return Some(product);
        }
        if context.is_part_of_itself(at) {
            return None;
        }
        at = graph.item_parent(at)?;
    }
}

/// Whether a product is one of those chosen or lies below one. A circle of parents ends after as many steps as there
/// are products.
fn is_below(plan: &Plan, from: Ix<Product>, chosen: &[Ix<Product>]) -> bool {
    let mut at = from;
    for _ in 0..plan.products.len() {
        if chosen.contains(&at) {
            return true;
        }
        let Some(parent) = plan.products[at].parent_id.and_then(|id| plan.products.ix(id)) else {
            return false;
        };
        at = parent;
    }
    false
}
