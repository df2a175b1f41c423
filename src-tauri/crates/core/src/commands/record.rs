//! Everything about one record, for the inspector.

use serde::Serialize;
use throughline_plan::model::{Disclosure, Id, InvolvementRole, Record, RecordKind, RecordRef};
use throughline_plan::plan::Plan;
use ts_rs::TS;

use super::Session;
use super::lists::{KeyResultRow, Named, key_result_row, named};
use crate::workspace::Moment;
use crate::{Error, ErrorCode, Result};

/// One link of a record, seen from it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LinkView {
    /// The link's id.
    pub id: Id,
    /// The record at the other end.
    pub to: Named,
    /// How much it contributes, relative to the server's other links.
    pub weight: f64,
    /// Why.
    pub rationale: String,
}

/// One leader's part in a record.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct InvolvementView {
    /// The involvement's id.
    pub id: Id,
    /// Who.
    pub leader: Named,
    /// In which part.
    pub role: InvolvementRole,
}

/// The thread a record stands on, from objective to owner. An empty end is where it breaks.
#[derive(Debug, Clone, PartialEq, Default, Serialize, TS)]
pub struct Thread {
    /// The objectives at the top.
    pub objectives: Vec<Named>,
    /// The strategies between.
    pub strategies: Vec<Named>,
    /// The items: the record itself, or those that carry a strategy or objective out.
    pub items: Vec<Named>,
    /// How many items there are, where not all are named.
    pub item_count: u32,
    /// The leaders who answer.
    pub owners: Vec<Named>,
}

/// Everything about one record.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Detail {
    /// The record itself.
    pub record: Record,
    /// Its hue, or that of the objective it serves most.
    pub hue: Option<u8>,
    /// The thread it stands on.
    pub thread: Thread,
    /// Its links to what it serves.
    pub serves: Vec<LinkView>,
    /// The links of what serves it.
    pub served_by: Vec<LinkView>,
    /// Who is accountable.
    pub owner: Option<Named>,
    /// Everybody's part in it, the owner's too.
    pub involvements: Vec<InvolvementView>,
    /// What it is part of.
    pub parent: Option<Named>,
    /// What is part of it.
    pub children: Vec<Named>,
    /// The products it changes, is for or answers for.
    pub products: Vec<Named>,
    /// Items that must end before it starts.
    pub blockers: Vec<Named>,
    /// Items that wait for it.
    pub blocked: Vec<Named>,
    /// An objective's key results.
    pub key_results: Vec<KeyResultRow>,
    /// What a leader is accountable for.
    pub owns: Vec<Named>,
    /// What is told of it outside; none where nothing was said yet, and where an audience looks.
    pub disclosure: Option<Disclosure>,
}

/// As many items as a thread names before it only counts them.
const NAMED_ITEMS: usize = 12;

pub(super) fn detail(session: &mut Session, &at: &RecordRef, _: Moment) -> Result<Detail> {
    let plan = session.plan()?;
    let record = plan.records().get(at).ok_or_else(|| {
        Error::new(
            ErrorCode::NoSuchRecord,
            format!("The {} is not there any more.", at.kind.label().to_lowercase()),
        )
        .about(at)
    })?;
    let name = |kind, id| named(plan, RecordRef::new(kind, id));
    let ends = |serving: bool| {
        plan.links
            .rows()
            .iter()
            .filter_map(|link| {
                let (from, to) = link.ends()?;
                let (here, there) = if serving { (from, to) } else { (to, from) };
                (here == at).then(|| LinkView {
                    id: link.id,
                    to: named(plan, there),
                    weight: link.weight,
                    rationale: link.rationale.clone(),
                })
            })
            .collect()
    };
    let owner = plan.graph().owner(plan, at).map(|ix| name(RecordKind::Leader, plan.leaders[ix].id));
    let mut involvements: Vec<InvolvementView> = plan
        .involvements
        .rows()
        .iter()
        .filter(|row| row.record() == Some(at))
        .map(|row| InvolvementView {
            id: row.id,
            leader: name(RecordKind::Leader, row.leader_id),
            role: row.role,
        })
        .collect();
    involvements.sort_by_key(|row| row.role);
    let (parent, children) = family(plan, &record);
    let item = (at.kind == RecordKind::Item).then(|| plan.items.ix(at.id)).flatten();
    let joined = |list: &[(_, _)]| -> Vec<Named> {
        list.iter().map(|(ix, _)| name(RecordKind::Item, plan.items[*ix].id)).collect()
    };
    let objective = (at.kind == RecordKind::Objective).then(|| plan.objectives.ix(at.id)).flatten();
    Ok(Detail {
        hue: named(plan, at).hue,
        thread: thread(plan, at),
        serves: ends(true),
        served_by: ends(false),
        owner,
        involvements,
        parent,
        children,
        products: products(plan, &record).into_iter().map(|id| name(RecordKind::Product, id)).collect(),
        blockers: item.map_or_else(Vec::new, |ix| joined(plan.graph().blockers(ix))),
        blocked: item.map_or_else(Vec::new, |ix| joined(plan.graph().blocked(ix))),
        key_results: objective.map_or_else(Vec::new, |ix| {
            plan.graph()
                .key_results_of(ix)
                .iter()
                .map(|kr| key_result_row(plan, &plan.key_results[*kr]))
                .collect()
        }),
        owns: if at.kind == RecordKind::Leader { owned(plan, at.id) } else { Vec::new() },
        disclosure: session
            .sees()
            .is_none()
            .then(|| plan.disclosures.rows().iter().find(|row| row.record() == Some(at)).cloned())
            .flatten(),
        record,
    })
}

/// The products of an item, a strategy or a leader.
fn products(plan: &Plan, record: &Record) -> Vec<Id> {
    match record {
        Record::Item(item) => item.product_id.into_iter().collect(),
        Record::Strategy(strategy) => strategy.product_id.into_iter().collect(),
        Record::Leader(leader) => plan
            .leader_products
            .rows()
            .iter()
            .filter(|row| row.leader_id == leader.id)
            .map(|row| row.product_id)
            .collect(),
        _ => Vec::new(),
    }
}

/// What a leader is accountable for: objectives, then strategies, products and items.
fn owned(plan: &Plan, leader: Id) -> Vec<Named> {
    let mut owned: Vec<RecordRef> = plan
        .involvements
        .rows()
        .iter()
        .filter(|row| row.leader_id == leader && row.role == InvolvementRole::Accountable)
        .filter_map(throughline_plan::model::Involvement::record)
        .collect();
    owned.sort();
    owned.into_iter().map(|at| named(plan, at)).collect()
}

fn family(plan: &Plan, record: &Record) -> (Option<Named>, Vec<Named>) {
    let graph = plan.graph();
    let name = |kind, id| named(plan, RecordRef::new(kind, id));
    match record {
        Record::Item(item) => (
            item.parent_id.map(|id| name(RecordKind::Item, id)),
            plan.items.ix(item.id).map_or_else(Vec::new, |ix| {
                graph.item_children(ix).iter().map(|c| name(RecordKind::Item, plan.items[*c].id)).collect()
            }),
        ),
        Record::Objective(objective) => (
            objective.parent_id.map(|id| name(RecordKind::Objective, id)),
            plan.objectives.ix(objective.id).map_or_else(Vec::new, |ix| {
                graph
                    .objective_children(ix)
                    .iter()
                    .map(|c| name(RecordKind::Objective, plan.objectives[*c].id))
                    .collect()
            }),
        ),
        Record::Product(product) => (
            product.parent_id.map(|id| name(RecordKind::Product, id)),
            plan.products
                .rows()
                .iter()
                .filter(|child| child.parent_id == Some(product.id))
                .map(|child| name(RecordKind::Product, child.id))
                .collect(),
        ),
        Record::Leader(leader) => (
            leader.reports_to_id.map(|id| name(RecordKind::Leader, id)),
            plan.leaders
                .rows()
                .iter()
                .filter(|other| other.reports_to_id == Some(leader.id))
                .map(|other| name(RecordKind::Leader, other.id))
                .collect(),
        ),
        _ => (None, Vec::new()),
    }
}

fn thread(plan: &Plan, at: RecordRef) -> Thread {
    let (graph, reach) = (plan.graph(), plan.reach());
    let name = |kind, id| named(plan, RecordRef::new(kind, id));
    let objective = |ix| name(RecordKind::Objective, plan.objectives[ix].id);
    let strategy = |ix| name(RecordKind::Strategy, plan.strategies[ix].id);
    let item = |ix| name(RecordKind::Item, plan.items[ix].id);
    let owners = || {
        graph.owner(plan, at).map(|ix| name(RecordKind::Leader, plan.leaders[ix].id)).into_iter().collect()
    };
    let some_items = |mut all: Vec<_>| {
        all.sort_unstable();
        all.dedup();
        let count = u32::try_from(all.len()).unwrap_or(u32::MAX);
        (all.into_iter().take(NAMED_ITEMS).map(item).collect(), count)
    };
    match at.kind {
        RecordKind::Item => plan.items.ix(at.id).map(|ix| {
            // An item without links of its own hangs on the thread of the item it is part of.
            let mut strategies = graph.item_strategies(ix);
            let mut up = ix;
            for _ in 0..plan.items.len() {
                if !strategies.is_empty() || !graph.item_objectives(up).is_empty() {
                    break;
                }
                let Some(parent) = graph.item_parent(up) else { break };
                up = parent;
                strategies = graph.item_strategies(up);
            }
            Thread {
                objectives: reach.of_item(ix).iter().map(|served| objective(served.objective)).collect(),
                strategies: strategies.iter().map(|edge| strategy(edge.to)).collect(),
                items: vec![item(ix)],
                item_count: 1,
                owners: owners(),
            }
        }),
        RecordKind::Strategy => plan.strategies.ix(at.id).map(|ix| {
            let (items, item_count) =
                some_items(graph.strategy_items(ix).iter().map(|edge| edge.to).collect());
            Thread {
                objectives: reach.of_strategy(ix).iter().map(|served| objective(served.objective)).collect(),
                strategies: vec![strategy(ix)],
                items,
                item_count,
                owners: owners(),
            }
        }),
        RecordKind::Objective => plan.objectives.ix(at.id).map(|ix| {
            let serving = plan
                .items
                .iter()
                .map(|(i, _)| i)
                .filter(|i| reach.of_item(*i).iter().any(|s| s.objective == ix));
            let (items, item_count) = some_items(serving.collect());
            Thread {
                objectives: vec![objective(ix)],
                strategies: graph.objective_strategies(ix).iter().map(|edge| strategy(edge.to)).collect(),
                items,
                item_count,
                owners: owners(),
            }
        }),
        _ => None,
    }
    .unwrap_or_default()
}
