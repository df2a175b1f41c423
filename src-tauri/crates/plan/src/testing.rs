//! Plans for tests: small ones written down, and random ones with every slip that a file can hold.

use crate::model::{
    Change, Decision, DecisionOutcome, Dependency, Direction, Id, Involvement, InvolvementRole, Item,
    KeyResult, Leader, Link, Objective, PlanDate, Precision, Record, RecordRef, Strategy as Bet,
};
use crate::plan::{Plan, Records};
use proptest::collection::vec;
use proptest::prelude::*;

/// A date from its text.
pub(crate) fn date(text: &str) -> PlanDate {
    text.parse().unwrap()
}

/// A day from its text.
pub(crate) fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

use crate::draft::{Draft, id};

impl Draft {
    /// Sets one field.
    pub(crate) fn set(
        &mut self,
        at: RecordRef,
        field: &str,
        value: impl Into<serde_json::Value>,
    ) -> &mut Self {
        let set = [(field.to_owned(), value.into())].into_iter().collect();
        apply(&mut self.records, &Change::Update { record: at, set });
        self
    }
}

/// Makes a change as the workspace would, for the kinds of change that fixes consist of.
pub(crate) fn apply(records: &mut Records, change: &Change) {
    match change {
        Change::Update { record, set } => {
            let before = records.get(*record).expect("the record is there");
            let mut fields = serde_json::to_value(&before).unwrap();
            for (field, value) in set {
                let slot = fields.get_mut(field).expect("the record has the field");
                *slot = value.clone();
            }
            records.put(serde_json::from_value(fields).unwrap());
        }
        Change::SetOwner { record, leader } => {
            let held: Vec<Id> = records
                .involvements
                .rows()
                .iter()
                .filter(|row| row.role == InvolvementRole::Accountable && row.record() == Some(*record))
                .map(|row| row.id)
                .collect();
            held.into_iter().for_each(|id| records.involvements.remove(id));
            if let Some(leader) = leader {
                let role = InvolvementRole::Accountable;
                records.put(Involvement::new(id(u128::MAX), *leader, role, *record).unwrap().into());
            }
        }
        Change::Link { from, to, .. } => {
            records.put(Link::between(id(u128::MAX), *from, *to).unwrap().into());
        }
        Change::Unblock { blocker, blocked } => {
            let held: Vec<Id> = records
                .dependencies
                .rows()
                .iter()
                .filter(|row| (row.blocker_id, row.blocked_id) == (*blocker, *blocked))
                .map(|row| row.id)
                .collect();
            assert!(!held.is_empty(), "there is such a dependency");
            held.into_iter().for_each(|id| records.dependencies.remove(id));
        }
        Change::Move { items, days, .. } => {
            for id in items {
                let mut item = records.items.get(*id).expect("the item is there").clone();
                item.start = item.start.map(|start| start.shift_days(*days));
                item.end = item.end.map(|end| end.shift_days(*days));
                records.put(item.into());
            }
        }
        other => panic!("no fix does this: {other:?}"),
    }
}

/// The day on which random plans are checked.
pub(crate) fn today() -> chrono::NaiveDate {
    day("2026-11-22")
}

fn dates() -> impl Strategy<Value = Option<PlanDate>> {
    prop::option::weighted(0.7, (-300i64..700, 0..Precision::ALL.len())).prop_map(|at| {
        let (days, precision) = at?;
        Some(PlanDate::containing(today() + chrono::Duration::days(days), Precision::ALL[precision]))
    })
}

/// One of the records of a kind; now and then one that does not exist.
fn one_of(kind: u128, count: u128) -> impl Strategy<Value = Id> {
    (0..=count).prop_map(move |n| id(kind * 1000 + n + 1))
}

fn items(count: u128) -> impl Strategy<Value = Vec<Record>> {
    let item = (
        prop::option::weighted(0.4, one_of(ITEM, count)),
        0..crate::model::ItemStatus::ALL.len(),
        0..crate::model::ItemType::ALL.len(),
        dates(),
        dates(),
        prop::option::of(prop_oneof![Just(0.0), 0.5..9.0f64, Just(f64::NAN), Just(-1.0)]),
        prop::option::weighted(0.3, prop_oneof![Just(0.0), Just(0.4), Just(1.0)]),
    );
    vec(item, count as usize).prop_map(|rows| {
        let each = |(n, (parent_id, status, item_type, start, end, effort, progress)): (usize, _)| {
            Record::from(Item {
                id: id(ITEM * 1000 + n as u128 + 1),
                title: format!("Item {n}"),
                parent_id,
                status: crate::model::ItemStatus::ALL[status],
                item_type: crate::model::ItemType::ALL[item_type],
                start,
                end,
                effort,
                progress,
                ..Item::default()
            })
        };
        rows.into_iter().enumerate().map(each).collect()
    })
}

const ITEM: u128 = 1;
const OBJECTIVE: u128 = 2;
const STRATEGY: u128 = 3;
const LEADER: u128 = 4;

fn objectives(count: u128) -> impl Strategy<Value = Vec<Record>> {
    let objective = (
        prop::option::weighted(0.3, one_of(OBJECTIVE, count)),
        prop::bool::weighted(0.2),
        dates(),
        dates(),
        prop::option::of(0.0..5.0f64),
    );
    vec(objective, count as usize).prop_map(|rows| {
        let each = |(n, (parent_id, archived, start, end, weight)): (usize, _)| {
            Record::from(Objective {
                id: id(OBJECTIVE * 1000 + n as u128 + 1),
                title: format!("Objective {n}"),
                parent_id,
                archived,
                start,
                end,
                weight,
                ..Objective::default()
            })
        };
        rows.into_iter().enumerate().map(each).collect()
    })
}

fn others(strategies: u128, leaders: u128) -> impl Strategy<Value = Vec<Record>> {
    let strategies = vec(prop::bool::weighted(0.2), strategies as usize);
    let leaders =
        vec((prop::option::weighted(0.5, one_of(LEADER, leaders)), dates(), dates()), leaders as usize);
    (strategies, leaders).prop_map(|(strategies, leaders)| {
        let strategies = strategies.into_iter().enumerate().map(|(n, archived)| {
            let (id, title) = (id(STRATEGY * 1000 + n as u128 + 1), format!("Strategy {n}"));
            Record::from(Bet { id, title, archived, ..Bet::default() })
        });
        let leaders = leaders.into_iter().enumerate().map(|(n, (reports_to_id, active_from, active_to))| {
            let (id, name) = (id(LEADER * 1000 + n as u128 + 1), format!("Leader {n}"));
            Record::from(Leader { id, name, reports_to_id, active_from, active_to, ..Leader::default() })
        });
        strategies.chain(leaders).collect()
    })
}

/// What joins records, any to any: wrong pairs, self-joins, joins twice over and ids of nothing among them.
fn joins(
    items: u128,
    objectives: u128,
    strategies: u128,
    leaders: u128,
) -> impl Strategy<Value = Vec<Record>> {
    let any_item = || one_of(ITEM, items);
    let link = (
        prop::option::weighted(0.7, any_item()),
        prop::option::weighted(0.5, one_of(STRATEGY, strategies)),
        prop::option::weighted(0.6, one_of(OBJECTIVE, objectives)),
        0.1..3.0f64,
    );
    let involvement = (one_of(LEADER, leaders), 0..3usize, any_item(), one_of(OBJECTIVE, objectives));
    let key_result = (
        one_of(OBJECTIVE, objectives),
        prop::option::of(0.0..9.0f64),
        prop::option::of(0.0..9.0f64),
        dates(),
        any::<bool>(),
    );
    let decision = (any_item(), 0..DecisionOutcome::ALL.len(), dates(), any::<bool>());
    let dependencies = vec((any_item(), any_item()), 0..14);
    (vec(link, 0..20), dependencies, vec(involvement, 0..14), vec(key_result, 0..5), vec(decision, 0..5))
        .prop_map(|(links, dependencies, involvements, key_results, decisions)| {
            let mut records: Vec<Record> = Vec::new();
            for (item_id, strategy_id, objective_id, weight) in links {
                let link = Link { item_id, strategy_id, objective_id, weight, ..Link::default() };
                records.push(link.into());
            }
            for (blocker_id, blocked_id) in dependencies {
                records.push(Dependency { blocker_id, blocked_id, ..Dependency::default() }.into());
            }
            for (leader_id, kind, item, objective) in involvements {
                let mut made = Involvement { leader_id, ..Involvement::default() };
                match kind {
                    0 => made.item_id = Some(item),
                    1 => made.objective_id = Some(objective),
                    _ => (made.item_id, made.objective_id) = (Some(item), Some(objective)),
                }
                records.push(made.into());
            }
            for (objective_id, baseline, target, due, falls) in key_results {
                let title = "Key result".to_owned();
                let direction = if falls { Direction::Down } else { Direction::Up };
                let made = KeyResult {
                    objective_id,
                    title,
                    baseline,
                    target,
                    due,
                    direction,
                    ..KeyResult::default()
                };
                records.push(made.into());
            }
            for (item, outcome, decided, has_reason) in decisions {
                let made = Decision {
                    title: "Decision".to_owned(),
                    item_id: Some(item),
                    outcome: DecisionOutcome::ALL[outcome],
                    reason: if has_reason { "So it is".to_owned() } else { String::new() },
                    decided,
                    review: decided,
                    ..Decision::default()
                };
                records.push(made.into());
            }
            for (n, record) in records.iter_mut().enumerate() {
                record.set_id(id(9000 + n as u128));
            }
            records
        })
}

/// The records of small random plans, in the order of writing, with every slip that a file can hold: circles of
/// parents and dependencies, records that join themselves or nothing, several owners, numbers that are none.
pub(crate) fn records() -> impl Strategy<Value = Vec<Record>> {
    (0u128..12, 0u128..5, 0u128..4, 0u128..4).prop_flat_map(|(i, o, s, l)| {
        (items(i), objectives(o), others(s, l), joins(i, o, s, l))
            .prop_map(|(items, objectives, others, joins)| [items, objectives, others, joins].concat())
    })
}

/// A plan of records in whatever order.
pub(crate) fn plan_of(records: &[Record]) -> Plan {
    let mut all = Records::default();
    records.iter().cloned().for_each(|record| all.put(record));
    Plan::new(all)
}
