//! Which products, objectives, strategies and items an audience sees.

use std::collections::{HashMap, HashSet};

use crate::alignment::effort::Effort;
use crate::model::{Id, ItemStatus, RecordKind, RecordRef};
use crate::picture::Filter;
use crate::picture::select::Selection;
use crate::plan::{Ix, Keyed, Plan, Records, Table, rollup};

use super::{AudienceSpec, Shown};

/// What is marked as confidential, with everything below it.
#[derive(Debug, Default)]
pub(super) struct Confidential {
    pub products: HashSet<Id>,
    pub objectives: HashSet<Id>,
    pub strategies: HashSet<Id>,
    pub items: HashSet<Id>,
}

impl Confidential {
    pub(super) fn of(plan: &Plan) -> Self {
        let marked: HashSet<RecordRef> = plan
            .disclosures
            .rows()
            .iter()
            .filter(|row| row.confidential)
            .filter_map(crate::model::Disclosure::record)
            .collect();
        if marked.is_empty() {
            return Self::default();
        }
        let is = |kind, id| marked.contains(&RecordRef::new(kind, id));
        // What is marked may itself be gone, by a slip in the data: what was below it is hidden all the same.
        let any = |kind, ids: [Option<Id>; 2]| ids.into_iter().flatten().any(|id| is(kind, id));
        let products = with_below(
            &plan.products,
            |product| any(RecordKind::Product, [Some(product.id), product.parent_id]),
            |product| product.parent_id,
        );
        let of_product =
            |id: Option<Id>| id.is_some_and(|id| products.contains(&id) || is(RecordKind::Product, id));
        let objectives = with_below(
            &plan.objectives,
            |objective| any(RecordKind::Objective, [Some(objective.id), objective.parent_id]),
            |objective| objective.parent_id,
        );
        let strategies = with_below(
            &plan.strategies,
            |strategy| is(RecordKind::Strategy, strategy.id) || of_product(strategy.product_id),
            |_| None,
        );
        let items = with_below(
            &plan.items,
            |item| any(RecordKind::Item, [Some(item.id), item.parent_id]) || of_product(item.product_id),
            |item| item.parent_id,
        );
        Self { products, objectives, strategies, items }
    }
}

/// The records that are marked, and those below one that is.
fn with_below<T: Keyed>(
    table: &Table<T>,
    is_marked: impl Fn(&T) -> bool,
    parent: impl Fn(&T) -> Option<Id>,
) -> HashSet<Id> {
    let mut found = HashSet::new();
    for row in table.rows() {
        let mut at = Some(row);
        // A circle of parents, a slip in the data, ends after as many steps as there are records.
        for _ in 0..=table.len() {
            let Some(here) = at else { break };
            if is_marked(here) {
                found.insert(row.id());
                break;
            }
            at = parent(here).and_then(|id| table.get(id));
        }
    }
    found
}

/// The records of a plan without the products, objectives, strategies and items that an audience does not see. What
/// was part of one of them is part of the nearest one above that is seen. Fields and joins are all there still.
pub(super) fn seen(plan: &Plan, spec: &AudienceSpec) -> Records {
    let mut records = plan.records().clone();
    if !spec.shows(Shown::Confidential) {
        let hidden = Confidential::of(plan);
        records.products.retain(|row| !hidden.products.contains(&row.id));
        records.objectives.retain(|row| !hidden.objectives.contains(&row.id));
        records.strategies.retain(|row| !hidden.strategies.contains(&row.id));
        records.items.retain(|row| !hidden.items.contains(&row.id));
    }
    if !spec.shows(Shown::Ideas) {
        records.items.retain(|item| item.status != ItemStatus::Idea);
    }
    join_parents(&mut records, plan);
    if spec.filter != Filter::default() {
        records = filtered(records, &spec.filter);
    }
    if let Some(depth) = spec.depth {
        fold(&mut records, depth.max(1));
    }
    records
}

fn filtered(records: Records, filter: &Filter) -> Records {
    let whole = Plan::new(records);
    let selection = Selection::new(&whole, filter);
    let mut left = whole.records().clone();
    let product = |id: Id| selection.in_products(whole.products.ix(id).map(Ix::get));
    left.items.retain(|item| whole.items.ix(item.id).is_some_and(|ix| selection.item(ix)));
    left.objectives.retain(|row| whole.objectives.ix(row.id).is_some_and(|ix| selection.objective(ix)));
    left.strategies.retain(|row| row.product_id.is_none_or(product));
    left.products.retain(|row| product(row.id));
    join_parents(&mut left, &whole);
    left
}

/// Leaves out what is deeper than so many levels of items; an item keeps what it took over from its parts.
fn fold(records: &mut Records, levels: u32) {
    let whole = Plan::new(records.clone());
    let graph = whole.graph();
    let is_seen = |ix| {
        let mut at = Some(ix);
        // Who is part of itself, a slip in the data, is deeper than any level.
        for _ in 0..levels {
            match at.and_then(|ix| graph.item_parent(ix)) {
                None => return true,
                above => at = above,
            }
        }
        false
    };
    let effort = Effort::with_done(&whole);
    records.items.retain(|item| whole.items.ix(item.id).is_some_and(is_seen));
    records.items.change(|item| {
        let Some(ix) = whole.items.ix(item.id) else { return };
        if graph.item_children(ix).iter().all(|part| is_seen(*part)) {
            return;
        }
        (item.start, item.end) = rollup::dates(&whole, ix);
        item.progress = rollup::progress(&whole, ix);
        if item.effort.is_none() || effort.of(ix) <= 0.0 {
            let sum = below(&whole, ix).into_iter().map(|part| effort.of(part)).sum::<f64>();
            item.effort = (sum > 0.0).then_some(sum).or(item.effort);
        }
    });
}

/// The items below one, at any depth.
fn below(plan: &Plan, of: Ix<crate::model::Item>) -> Vec<Ix<crate::model::Item>> {
    let (mut found, mut open, mut passed) = (Vec::new(), vec![of], HashSet::from([of]));
    while let Some(at) = open.pop() {
        for part in plan.graph().item_children(at) {
            if passed.insert(*part) {
                found.push(*part);
                open.push(*part);
            }
        }
    }
    found
}

/// Joins what is left to the nearest one above it that is left too.
fn join_parents(left: &mut Records, whole: &Records) {
    macro_rules! join {
        ($($table:ident $parent:ident),+) => {
            $({
                let above: HashMap<Id, Option<Id>> =
                    whole.$table.rows().iter().map(|row| (row.id, row.$parent)).collect();
                let kept: HashSet<Id> = left.$table.rows().iter().map(|row| row.id).collect();
                left.$table.change(|row| row.$parent = nearest(row.id, row.$parent, &above, &kept));
            })+
        };
    }
    join!(products parent_id, objectives parent_id, items parent_id, leaders reports_to_id, metrics parent_id);
}

/// The first record upwards from a parent that is kept; none where there is none.
pub(super) fn nearest(
    of: Id,
    parent: Option<Id>,
    above: &HashMap<Id, Option<Id>>,
    kept: &HashSet<Id>,
) -> Option<Id> {
    let mut at = parent?;
    for step in 0..=above.len() {
        if kept.contains(&at) {
            // Round a circle to itself: what is left of it is no circle any more.
            return (step == 0 || at != of).then_some(at);
        }
        at = above.get(&at).copied().flatten()?;
    }
    None
}
