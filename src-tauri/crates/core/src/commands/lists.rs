//! The records of one kind as rows, with what a person wants to see beside each.

use std::collections::BTreeMap;

use serde::Serialize;
use throughline_plan::model::{
    Bucket, Horizon, Id, Item, ItemStatus, ItemType, KeyResult, Leader, LeaderRole, LifeCycle, Objective,
    PlanDate, ProductKind, RecordKind, RecordRef, Span,
};
use throughline_plan::plan::{Edge, Ix, Keyed, Plan, Table};
use throughline_plan::scoring::{Rank, Ranking, Scoring};
use ts_rs::TS;

use super::Session;
use crate::Result;
use crate::words;
use crate::workspace::Moment;

/// A record's name beside another.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Named {
    /// Which record.
    pub record: RecordRef,
    /// What it is called.
    pub title: String,
    /// A second line: an owner's role, an item's dates, an objective's key result.
    pub detail: String,
    /// The hue of the objective it serves (its own for an objective); none where it serves none or has none.
    pub hue: Option<u8>,
}

/// An objective in a list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ObjectiveRow {
    /// The record.
    pub objective: Objective,
    /// How far below the top, from 0.
    pub depth: u32,
    /// Its period for people.
    pub period: String,
    /// Its hue.
    pub hue: u8,
    /// Who is accountable.
    pub owner: Option<Named>,
    /// Mean of its key results' scores, 0.0 to 1.0.
    pub score: Option<f64>,
    /// Its key results, by position.
    pub key_results: Vec<KeyResultRow>,
    /// How many strategies serve it.
    pub strategies: u32,
    /// How many items serve it, through strategies or directly, the finished included.
    pub items: u32,
}

/// A key result with its current value.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct KeyResultRow {
    /// The record.
    pub key_result: KeyResult,
    /// Its metric's latest reading, else the value typed by hand.
    pub current: Option<f64>,
    /// The day of that reading.
    #[ts(type = "string | null")]
    pub read: Option<chrono::NaiveDate>,
    /// 0.0 to 1.0.
    pub score: Option<f64>,
    /// The metric's readings, oldest first, for a line beside the number.
    pub readings: Vec<f64>,
}

/// A strategy in a list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct StrategyRow {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// What it means.
    pub description: String,
    /// The choice made.
    pub choice: String,
    /// Which horizon it bets on.
    pub horizon: Option<Horizon>,
    /// The share of effort it should get, 0.0 to 1.0.
    pub target_share: Option<f64>,
    /// No longer pursued.
    pub archived: bool,
    /// The hue of the objective it serves most.
    pub hue: Option<u8>,
    /// Who is accountable.
    pub owner: Option<Named>,
    /// The product it is for.
    pub product: Option<Named>,
    /// The objectives it serves.
    pub objectives: Vec<Named>,
    /// How many items serve it directly.
    pub items: u32,
}

/// An item in a list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ItemRow {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// How far below the top, from 0.
    pub depth: u32,
    /// What sort of item.
    pub item_type: ItemType,
    /// How far it has come.
    pub status: ItemStatus,
    /// The status word of the source.
    pub status_word: String,
    /// Lifecycle stage.
    pub stage: String,
    /// When it starts.
    pub start: Option<PlanDate>,
    /// When it ends.
    pub end: Option<PlanDate>,
    /// Both for people.
    pub dates: String,
    /// Its place in a plan without dates.
    pub bucket: Option<Bucket>,
    /// The part that is finished, 0.0 to 1.0.
    pub progress: Option<f64>,
    /// How sure we are, 0.0 to 1.0.
    pub confidence: Option<f64>,
    /// Planned effort, in the workspace's unit.
    pub effort: Option<f64>,
    /// Scores by criterion.
    pub scores: BTreeMap<String, f64>,
    /// Its score by the workspace's method; none where an input is missing.
    pub score: Option<f64>,
    /// The same for people; empty where there is none.
    pub score_text: String,
    /// Its place by score; none where it has none, or is done or dropped.
    pub rank: Option<Rank>,
    /// The teams that work on it.
    pub teams: Vec<String>,
    /// Labels.
    pub labels: Vec<String>,
    /// Its id where it was imported from.
    pub external_id: Option<String>,
    /// The hue of the objective it serves most; none where it serves none.
    pub hue: Option<u8>,
    /// Who is accountable.
    pub owner: Option<Named>,
    /// The product it changes.
    pub product: Option<Named>,
    /// The item it is part of.
    pub parent: Option<Named>,
    /// The strategies it is linked to.
    pub strategies: Vec<Named>,
    /// The objectives it serves: directly, through its strategies or through the item it is part of.
    pub objectives: Vec<Named>,
    /// Those of them that it is linked to itself.
    pub linked_objectives: Vec<Id>,
}

/// A leader in a list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LeaderRow {
    /// Their id.
    pub id: Id,
    /// Full name, or handle.
    pub name: String,
    /// One or two letters that stand for them.
    pub initials: String,
    /// Place in the organisation.
    pub role: LeaderRole,
    /// Title as written on a card.
    pub title: String,
    /// E-mail address.
    pub email: String,
    /// Whom they report to.
    pub reports_to: Option<Named>,
    /// First day in the role.
    pub active_from: Option<PlanDate>,
    /// Last day in the role.
    pub active_to: Option<PlanDate>,
    /// The products they answer for.
    pub products: Vec<Named>,
    /// How many objectives they are accountable for.
    pub objectives: u32,
    /// How many items they are accountable for.
    pub items: u32,
    /// How many of those are neither done nor dropped.
    pub active_items: u32,
}

/// A product in a list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ProductRow {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub title: String,
    /// How far below the top, from 0.
    pub depth: u32,
    /// What it is.
    pub description: String,
    /// Portfolio, line or product.
    pub product_kind: ProductKind,
    /// Where it stands in its life.
    pub life_cycle: Option<LifeCycle>,
    /// What it is part of.
    pub parent: Option<Named>,
    /// Who is accountable.
    pub owner: Option<Named>,
    /// How many items change it.
    pub items: u32,
    /// How many strategies are for it.
    pub strategies: u32,
}

/// A record's name, with the second line and hue that its kind has.
pub(super) fn named(plan: &Plan, record: RecordRef) -> Named {
    let title = plan.title(record).to_owned();
    let (detail, hue) = match record.kind {
        RecordKind::Objective => plan.objectives.ix(record.id).map_or_else(Default::default, |ix| {
            let first = plan.graph().key_results_of(ix).first();
            (
                first.map_or_else(String::new, |kr| words::key_result(plan, &plan.key_results[*kr])),
                Some(plan.hue(ix)),
            )
        }),
        RecordKind::Strategy => {
            let main = plan.strategies.ix(record.id).and_then(|ix| plan.reach().main_of_strategy(ix));
            (String::new(), main.map(|ix| plan.hue(ix)))
        }
        RecordKind::Item => plan.items.ix(record.id).map_or_else(Default::default, |ix| {
            (item_dates(&plan.items[ix]), plan.reach().main_of_item(ix).map(|ix| plan.hue(ix)))
        }),
        RecordKind::Leader => (plan.leaders.get(record.id).map_or_else(String::new, leader_line), None),
        _ => Default::default(),
    };
    Named { record, title, detail, hue }
}

/// An item's dates, or the bucket it is in.
pub(super) fn item_dates(item: &Item) -> String {
    match (Span::label(item.start, item.end), item.bucket) {
        (dates, Some(bucket)) if dates.is_empty() => bucket.label().to_owned(),
        (dates, _) => dates,
    }
}

fn leader_line(leader: &Leader) -> String {
    if leader.title.is_empty() { leader.role.label().to_owned() } else { leader.title.clone() }
}

fn owner(plan: &Plan, leader: Option<Ix<Leader>>) -> Option<Named> {
    leader.map(|ix| named(plan, RecordRef::new(RecordKind::Leader, plan.leaders[ix].id)))
}

fn ends<T: Keyed>(plan: &Plan, edges: &[Edge<T>], table: &Table<T>, kind: RecordKind) -> Vec<Named> {
    edges.iter().map(|edge| named(plan, RecordRef::new(kind, table[edge.to].id()))).collect()
}

/// The records of a tree, parents before children, with how deep each stands. Records in a cycle come last, at the
/// top, so that none is lost.
fn tree_order<T>(
    table: &Table<T>,
    parent: impl Fn(Ix<T>) -> Option<Ix<T>>,
    children: impl Fn(Ix<T>) -> Vec<Ix<T>>,
    position: impl Fn(&T) -> f64,
) -> Vec<(Ix<T>, u32)> {
    let mut roots: Vec<Ix<T>> = table.iter().map(|(ix, _)| ix).filter(|ix| parent(*ix).is_none()).collect();
    roots.sort_by(|a, b| position(&table[*a]).total_cmp(&position(&table[*b])).then(a.cmp(b)));
    let mut seen = vec![false; table.len()];
    let mut order = Vec::with_capacity(table.len());
    let everything = roots.into_iter().chain(table.iter().map(|(ix, _)| ix));
    for root in everything {
        let mut stack = vec![(root, 0)];
        while let Some((ix, depth)) = stack.pop() {
            if !std::mem::replace(&mut seen[ix.get()], true) {
                order.push((ix, depth));
                stack.extend(children(ix).into_iter().rev().map(|child| (child, depth + 1)));
            }
        }
    }
    order
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A key result with its current value.
pub(super) fn key_result_row(plan: &Plan, kr: &KeyResult) -> KeyResultRow {
    let current = plan.current_value(kr);
    let metric = kr.metric_id.and_then(|id| plan.metrics.ix(id));
    let readings = metric.map_or(&[][..], |ix| plan.graph().readings_of(ix));
    KeyResultRow {
        current,
        read: readings.last().map(|ix| plan.readings[*ix].day),
        score: kr.score(current),
        readings: readings.iter().map(|ix| plan.readings[*ix].value).collect(),
        key_result: kr.clone(),
    }
}

pub(super) fn objectives(session: &mut Session, (): &(), _: Moment) -> Result<Vec<ObjectiveRow>> {
    let plan = session.plan()?;
    let graph = plan.graph();
    let mut items = vec![0u32; plan.objectives.len()];
    for (ix, _) in plan.items.iter() {
        for served in plan.reach().of_item(ix) {
            items[served.objective.get()] += 1;
        }
    }
    let order = tree_order(
        &plan.objectives,
        |ix| graph.objective_parent(ix),
        |ix| graph.objective_children(ix).to_vec(),
        |o| o.position,
    );
    let row = |(ix, depth): (Ix<Objective>, u32)| {
        let objective = plan.objectives[ix].clone();
        ObjectiveRow {
            depth,
            period: Span::label(objective.start, objective.end),
            hue: plan.hue(ix),
            owner: owner(plan, graph.objective_owner(ix)),
            score: plan.objective_score(ix),
            key_results: graph
                .key_results_of(ix)
                .iter()
                .map(|kr| key_result_row(plan, &plan.key_results[*kr]))
                .collect(),
            strategies: count(graph.objective_strategies(ix).len()),
            items: items[ix.get()],
            objective,
        }
    };
    Ok(order.into_iter().map(row).collect())
}

pub(super) fn strategies(session: &mut Session, (): &(), _: Moment) -> Result<Vec<StrategyRow>> {
    let plan = session.plan()?;
    let graph = plan.graph();
    let mut order: Vec<_> = plan.strategies.iter().collect();
    order.sort_by(|a, b| a.1.position.total_cmp(&b.1.position).then(a.0.cmp(&b.0)));
    let rows = order.into_iter().map(|(ix, strategy)| StrategyRow {
        id: strategy.id,
        title: strategy.title.clone(),
        description: strategy.description.clone(),
        choice: strategy.choice.clone(),
        horizon: strategy.horizon,
        target_share: strategy.target_share,
        archived: strategy.archived,
        hue: plan.reach().main_of_strategy(ix).map(|ix| plan.hue(ix)),
        owner: owner(plan, graph.strategy_owner(ix)),
        product: strategy.product_id.map(|id| named(plan, RecordRef::new(RecordKind::Product, id))),
        objectives: ends(plan, graph.strategy_objectives(ix), &plan.objectives, RecordKind::Objective),
        items: count(graph.strategy_items(ix).len()),
    });
    Ok(rows.collect())
}

pub(super) fn items(session: &mut Session, (): &(), _: Moment) -> Result<Vec<ItemRow>> {
    let plan = session.plan()?;
    let graph = plan.graph();
    let order = tree_order(
        &plan.items,
        |ix| graph.item_parent(ix),
        |ix| graph.item_children(ix).to_vec(),
        |i| i.position,
    );
    let scoring = Scoring::of(plan);
    let ranking = Ranking::new(plan, &scoring);
    let row = |(ix, depth)| {
        let score = ranking.score(ix);
        let score_text = score.map_or_else(String::new, |score| scoring.text(score));
        ItemRow { score, score_text, rank: ranking.rank(ix), ..item_row(plan, ix, depth) }
    };
    Ok(order.into_iter().map(row).collect())
}

/// An item as a row, without its score.
pub(super) fn item_row(plan: &Plan, ix: Ix<Item>, depth: u32) -> ItemRow {
    let (item, graph) = (&plan.items[ix], plan.graph());
    let objective =
        |ix: Ix<Objective>| named(plan, RecordRef::new(RecordKind::Objective, plan.objectives[ix].id));
    ItemRow {
        id: item.id,
        title: item.title.clone(),
        depth,
        item_type: item.item_type,
        status: item.status,
        status_word: item.status_word.clone(),
        stage: item.stage.clone(),
        start: item.start,
        end: item.end,
        dates: item_dates(item),
        bucket: item.bucket,
        progress: item.progress,
        confidence: item.confidence,
        effort: item.effort,
        scores: item.scores.clone(),
        score: None,
        score_text: String::new(),
        rank: None,
        teams: item.teams.clone(),
        labels: item.labels.clone(),
        external_id: item.external_id.clone(),
        hue: plan.reach().main_of_item(ix).map(|ix| plan.hue(ix)),
        owner: owner(plan, graph.item_owner(ix)),
        product: item.product_id.map(|id| named(plan, RecordRef::new(RecordKind::Product, id))),
        parent: item.parent_id.map(|id| named(plan, RecordRef::new(RecordKind::Item, id))),
        strategies: ends(plan, graph.item_strategies(ix), &plan.strategies, RecordKind::Strategy),
        objectives: plan.reach().of_item(ix).iter().map(|served| objective(served.objective)).collect(),
        linked_objectives: graph.item_objectives(ix).iter().map(|edge| plan.objectives[edge.to].id).collect(),
    }
}

pub(super) fn leaders(session: &mut Session, (): &(), _: Moment) -> Result<Vec<LeaderRow>> {
    let plan = session.plan()?;
    let graph = plan.graph();
    let (mut objectives, mut items, mut active) =
        (vec![0u32; plan.leaders.len()], vec![0u32; plan.leaders.len()], vec![0u32; plan.leaders.len()]);
    for leader in plan.objectives.iter().filter_map(|(ix, _)| graph.objective_owner(ix)) {
        objectives[leader.get()] += 1;
    }
    for (leader, item) in plan.items.iter().filter_map(|(ix, item)| Some((graph.item_owner(ix)?, item))) {
        items[leader.get()] += 1;
        active[leader.get()] += u32::from(item.is_active());
    }
    let mut order: Vec<_> = plan.leaders.iter().collect();
    order.sort_by(|a, b| a.1.position.total_cmp(&b.1.position).then(a.0.cmp(&b.0)));
    let rows = order.into_iter().map(|(ix, leader)| LeaderRow {
        id: leader.id,
        name: leader.name.clone(),
        initials: leader.initials(),
        role: leader.role,
        title: leader.title.clone(),
        email: leader.email.clone(),
        reports_to: leader.reports_to_id.map(|id| named(plan, RecordRef::new(RecordKind::Leader, id))),
        active_from: leader.active_from,
        active_to: leader.active_to,
        products: plan
            .leader_products
            .iter()
            .filter(|(_, row)| row.leader_id == leader.id)
            .map(|(_, row)| named(plan, RecordRef::new(RecordKind::Product, row.product_id)))
            .collect(),
        objectives: objectives[ix.get()],
        items: items[ix.get()],
        active_items: active[ix.get()],
    });
    Ok(rows.collect())
}

pub(super) fn products(session: &mut Session, (): &(), _: Moment) -> Result<Vec<ProductRow>> {
    let plan = session.plan()?;
    let graph = plan.graph();
    let mut items = vec![0u32; plan.products.len()];
    for product in plan.items.iter().filter_map(|(ix, _)| graph.item_product(ix)) {
        items[product.get()] += 1;
    }
    let parents: Vec<_> =
        plan.products.rows().iter().map(|p| p.parent_id.and_then(|id| plan.products.ix(id))).collect();
    let children = |ix: Ix<_>| {
        let mut below: Vec<_> =
            plan.products.iter().filter(|(child, _)| parents[child.get()] == Some(ix)).collect();
        below.sort_by(|a, b| a.1.position.total_cmp(&b.1.position).then(a.0.cmp(&b.0)));
        below.into_iter().map(|(child, _)| child).collect()
    };
    let order = tree_order(&plan.products, |ix| parents[ix.get()], children, |p| p.position);
    let row = |(ix, depth): (Ix<_>, u32)| {
        let product = &plan.products[ix];
        ProductRow {
            id: product.id,
            title: product.title.clone(),
            depth,
            description: product.description.clone(),
            product_kind: product.product_kind,
            life_cycle: product.life_cycle,
            parent: product.parent_id.map(|id| named(plan, RecordRef::new(RecordKind::Product, id))),
            owner: owner(plan, graph.product_owner(ix)),
            items: items[ix.get()],
            strategies: count(
                plan.strategies.rows().iter().filter(|s| s.product_id == Some(product.id)).count(),
            ),
        }
    };
    Ok(order.into_iter().map(row).collect())
}
