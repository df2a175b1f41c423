//! Any sequence of edits: undone whole, the file is as it was; redone whole, as it became.

use proptest::prelude::*;
use serde_json::json;
use throughline_core::workspace::Workspace;
use throughline_plan::model::{
    Change, Edge, Id, Item, KeyResult, Leader, Metric, Objective, Product, Reading, Record, RecordKind,
    RecordRef, Strategy as Pillar,
};
use throughline_plan::plan::Plan;

use super::{create, edit, fresh, moment, update};

/// One step, to be read against the plan as it is by then: what to do, and two numbers that choose to whom.
pub(super) type Step = (u8, u16, u16);

const NAMED: [RecordKind; 6] = [
    RecordKind::Objective,
    RecordKind::Strategy,
    RecordKind::Item,
    RecordKind::Leader,
    RecordKind::Product,
    RecordKind::Metric,
];

fn ids(plan: &Plan, kind: RecordKind) -> Vec<Id> {
    plan.all().into_iter().filter(|record| record.kind() == kind).map(|record| record.id()).collect()
}

fn pick(plan: &Plan, kind: RecordKind, n: u16) -> Option<Id> {
    let all = ids(plan, kind);
    all.get(usize::from(n) % all.len().max(1)).copied()
}

fn anybody(plan: &Plan, n: u16) -> Option<RecordRef> {
    let all: Vec<RecordRef> =
        plan.all().iter().map(Record::as_ref).filter(|at| at.kind != RecordKind::Workspace).collect();
    all.get(usize::from(n) % all.len().max(1)).copied()
}

/// The change a step stands for; none where the plan has nobody it could be done to.
pub(super) fn change(plan: &Plan, (what, a, b): Step) -> Option<Change> {
    let at = |kind, n| pick(plan, kind, n).map(|id| RecordRef::new(kind, id));
    let title = format!("R{a}-{b}");
    Some(match what % 16 {
        0 => create(Objective {
            title,
            parent_id: pick(plan, RecordKind::Objective, a).filter(|_| b % 2 == 0),
            ..Objective::default()
        }),
        1 => create(Pillar { title, product_id: pick(plan, RecordKind::Product, a), ..Pillar::default() }),
        2 => Change::Create {
            record: Record::from(Item {
                title,
                parent_id: pick(plan, RecordKind::Item, b).filter(|_| a % 2 == 0),
                ..Item::default()
            }),
            owner: pick(plan, RecordKind::Leader, a),
            serves: at(RecordKind::Strategy, b).into_iter().collect(),
        },
        3 => create(Leader {
            name: title,
            reports_to_id: pick(plan, RecordKind::Leader, a),
            ..Leader::default()
        }),
        4 => create(Product { title, parent_id: pick(plan, RecordKind::Product, a), ..Product::default() }),
        5 => create(Metric { title, ..Metric::default() }),
        6 => create(Reading {
            metric_id: pick(plan, RecordKind::Metric, a)?,
            value: f64::from(b),
            ..Reading::default()
        }),
        7 => create(KeyResult {
            objective_id: pick(plan, RecordKind::Objective, a)?,
            metric_id: pick(plan, RecordKind::Metric, b),
            title,
            ..KeyResult::default()
        }),
        8 => update(at(NAMED[usize::from(b) % 3], a)?, json!({ "title": title, "position": f64::from(b) })),
        9 => update(
            at(RecordKind::Item, a)?,
            json!({ "start": "2027-Q1", "end": format!("2027-{:02}", b % 9 + 4), "labels": [title] }),
        ),
        10 => update(at(RecordKind::Item, a)?, json!({ "parent_id": pick(plan, RecordKind::Item, b) })),
        11 => Change::SetOwner {
            record: at(NAMED[usize::from(b) % 3], a)?,
            leader: pick(plan, RecordKind::Leader, b),
        },
        12 => Change::Link {
            from: at(RecordKind::Strategy, a)?,
            to: at(RecordKind::Objective, b)?,
            weight: Some(f64::from(b % 5) + 1.0),
            rationale: None,
        },
        13 => Change::Block {
            blocker: pick(plan, RecordKind::Item, a)?,
            blocked: pick(plan, RecordKind::Item, b)?,
        },
        14 => Change::Move {
            items: ids(plan, RecordKind::Item),
            days: i64::from(a % 400) - 200,
            edge: Edge::Both,
        },
        _ => Change::Delete { record: anybody(plan, a)? },
    })
}

pub(super) fn agrees_with_its_file(workspace: &Workspace) {
    assert_eq!(*workspace.plan(), Plan::new(workspace.store().load().unwrap()), "memory and file differ");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn undo_all_is_the_start_and_redo_all_the_end(steps in prop::collection::vec(any::<Step>(), 1..70)) {
        let (_folder, mut workspace) = fresh();
        let start = workspace.plan().clone();
        let mut states = vec![start];
        // Two changes an edit, where there are two to make.
        for pair in steps.chunks(2) {
            let changes: Vec<Change> = pair.iter().filter_map(|step| change(workspace.plan(), *step)).collect();
            let made = workspace.apply(&edit(changes), moment());
            agrees_with_its_file(&workspace);
            // A pair may delete a record and then touch it: refused whole, nothing changed.
            if made.is_ok_and(|outcome| outcome.seq.is_some()) {
                states.push(workspace.plan().clone());
            } else {
                prop_assert_eq!(Some(workspace.plan()), states.last());
            }
        }
        // Half of it before a restart, half after.
        let restart = states.len() / 2;
        for (left, state) in states.iter().enumerate().rev().skip(1) {
            workspace.undo(moment()).unwrap();
            prop_assert_eq!(workspace.plan(), state, "undo to state {}", left);
            agrees_with_its_file(&workspace);
            if left == restart {
                workspace = super::reopen(workspace);
            }
        }
        prop_assert!(workspace.undo(moment()).is_err());
        for state in states.iter().skip(1) {
            workspace.redo(moment()).unwrap();
            prop_assert_eq!(workspace.plan(), state);
        }
        prop_assert!(workspace.redo(moment()).is_err());
        agrees_with_its_file(&workspace);
        workspace.store().verify().unwrap();
    }
}

#[test]
fn hundreds_of_steps_go_back_and_forth() {
    let (_folder, mut workspace) = fresh();
    let id = super::add(&mut workspace, Item { title: "Start".into(), ..Item::default() });
    let at = RecordRef::new(RecordKind::Item, id);
    for n in 0..500 {
        workspace.apply(&edit(vec![update(at, json!({ "title": format!("Title {n}") }))]), moment()).unwrap();
    }
    for _ in 0..500 {
        workspace.undo(moment()).unwrap();
    }
    assert_eq!(workspace.plan().items.get(id).unwrap().title, "Start");
    for _ in 0..500 {
        workspace.redo(moment()).unwrap();
    }
    assert_eq!(workspace.plan().items.get(id).unwrap().title, "Title 499");
    agrees_with_its_file(&workspace);
}
