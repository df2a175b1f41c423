//! Scenarios: whatever is done in one leaves the plan itself as it is, and can be taken over into it, whole or in part.

use proptest::prelude::*;
use serde_json::json;
use throughline_core::ErrorCode;
use throughline_core::workspace::Workspace;
use throughline_core::workspace::adopt::{Choice, FieldAt, Side};
use throughline_plan::model::{Change, Id, Item, Leader, Objective, Record, RecordKind, RecordRef, Scenario};
use throughline_plan::plan::Records;

use super::random::{Step, agrees_with_its_file, change};
use super::{add, create, edit, fresh, moment, reopen, update};

fn item(title: &str) -> Item {
    Item { title: title.to_owned(), ..Item::default() }
}

fn at(id: Id) -> RecordRef {
    RecordRef::new(RecordKind::Item, id)
}

fn field(record: RecordRef, field: &str) -> FieldAt {
    FieldAt { record, field: field.to_owned() }
}

/// Branches off and says the scenario's id.
fn branch(workspace: &mut Workspace, title: &str) -> Id {
    let scenario = Scenario { title: title.to_owned(), ..Scenario::default() };
    workspace.branch_off(scenario, moment()).unwrap().created[0].id
}

fn set(workspace: &mut Workspace, id: Id, fields: serde_json::Value) {
    workspace.apply(&edit(vec![update(at(id), fields)]), moment()).unwrap();
}

fn end(workspace: &Workspace, id: Id) -> String {
    workspace.plan().items.get(id).unwrap().end.map(|end| end.to_string()).unwrap_or_default()
}

/// A plan without what only names moments and scenarios of it.
fn content(records: &Records) -> Records {
    Records { scenarios: Default::default(), checkpoints: Default::default(), ..records.clone() }
}

/// Makes edits where they make sense, undoes and redoes some.
fn live(workspace: &mut Workspace, steps: &[Step]) {
    for step in steps {
        let _ = match step.0 % 20 {
            18 => workspace.undo(moment()).map(drop),
            19 => workspace.redo(moment()).map(drop),
            _ => match change(workspace.plan(), *step) {
                Some(change) => workspace.apply(&edit(vec![change]), moment()).map(drop),
                None => Ok(()),
            },
        };
    }
}

fn all(rest: Side) -> Choice {
    Choice { rest: Some(rest), ..Choice::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Whatever is done in a scenario, undone and redone: the tables of the plan itself are as they were; taking all of
    /// it over into the unchanged plan gives the scenario's plan, and one undo gives the plan back.
    #[test]
    fn a_scenario_touches_nothing_and_is_taken_over_whole(
        before in prop::collection::vec(any::<Step>(), 1..50),
        inside in prop::collection::vec(any::<Step>(), 1..50),
        restarts: bool,
    ) {
        let (_folder, mut workspace) = fresh();
        live(&mut workspace, &before);
        let id = branch(&mut workspace, "If Atlas slips");
        let plan = workspace.store().present().unwrap();
        workspace.work_on(Some(id)).unwrap();
        prop_assert_eq!(content(workspace.plan().records()), content(&plan));
        live(&mut workspace, &inside);
        agrees_with_its_file(&workspace);
        prop_assert_eq!(&workspace.store().present().unwrap(), &plan);
        prop_assert_eq!(workspace.present().records(), &plan);
        let scenario = workspace.plan().records().clone();
        if restarts {
            workspace = reopen(workspace);
            prop_assert_eq!(workspace.plan().records(), &plan);
            workspace.work_on(Some(id)).unwrap();
            prop_assert_eq!(workspace.plan().records(), &scenario);
        }
        workspace.store().verify_history().unwrap();

        let differs = content(&scenario) != content(&plan);
        let adopted = workspace.adopt(id, &Choice::default(), moment());
        prop_assert_eq!(adopted.is_ok(), differs, "{:?}", adopted);
        workspace.work_on(None).unwrap();
        prop_assert_eq!(content(workspace.plan().records()), content(&scenario));
        agrees_with_its_file(&workspace);
        workspace.store().verify_history().unwrap();
        if differs {
            prop_assert!(workspace.difference(id).unwrap().adoptable().is_empty());
            workspace.undo(moment()).unwrap();
            prop_assert_eq!(workspace.plan().records(), &plan);
        }
    }

    /// However far the plan goes on: taking all of a scenario over by either side's values, or putting the scenario on it,
    /// always comes to a sound plan, is one edit, and one undo gives the plan back.
    #[test]
    fn a_scenario_meets_a_plan_that_went_on(
        before in prop::collection::vec(any::<Step>(), 1..40),
        inside in prop::collection::vec(any::<Step>(), 1..40),
        meanwhile in prop::collection::vec(any::<Step>(), 1..40),
        scenario_holds: bool,
    ) {
        let (_folder, mut workspace) = fresh();
        live(&mut workspace, &before);
        let id = branch(&mut workspace, "Minus two teams");
        workspace.work_on(Some(id)).unwrap();
        live(&mut workspace, &inside);
        let scenario = workspace.plan().records().clone();
        workspace.work_on(None).unwrap();
        for step in &meanwhile {
            // No undo: it could take the branching off itself back.
            live(&mut workspace, &[(step.0 % 16, step.1, step.2)]);
        }
        if workspace.present().scenarios.get(id).is_none() {
            return Ok(());
        }
        let rest = if scenario_holds { Side::Scenario } else { Side::Plan };
        let plan = workspace.plan().records().clone();
        let adopted = workspace.adopt(id, &all(rest), moment());
        agrees_with_its_file(&workspace);
        workspace.store().verify_history().unwrap();
        let taken = workspace.plan().records().clone();
        if adopted.is_ok() {
            workspace.undo(moment()).unwrap();
        }
        prop_assert_eq!(workspace.plan().records(), &plan);

        // Put on the plan as it is, the scenario is what taking it over would have come to.
        workspace.work_on(Some(id)).unwrap();
        workspace.rebase(id, &all(rest), moment()).unwrap();
        prop_assert_eq!(content(workspace.plan().records()), content(&taken));
        prop_assert_eq!(content(workspace.present().records()), content(&plan));
        prop_assert!(workspace.undo(moment()).is_err());
        prop_assert_eq!(workspace.behind(workspace.scenario_of(id).unwrap()).unwrap(), 0);
        workspace.store().verify_history().unwrap();
        workspace.work_on(None).unwrap();
        workspace.undo(moment()).unwrap();
        workspace.work_on(Some(id)).unwrap();
        prop_assert_eq!(workspace.plan().records(), &scenario);
    }
}

/// Two items, an objective and a leader; a scenario in which one item slips.
fn slipping() -> (tempfile::TempDir, Workspace, Id, [Id; 2]) {
    let (folder, mut workspace) = fresh();
    let atlas = add(&mut workspace, Item { end: "2027-06".parse().ok(), ..item("Atlas") });
    let other = add(&mut workspace, item("Borealis"));
    let id = branch(&mut workspace, "If Atlas slips");
    workspace.work_on(Some(id)).unwrap();
    set(&mut workspace, atlas, json!({ "end": "2027-09" }));
    (folder, workspace, id, [atlas, other])
}

#[test]
fn undo_and_redo_work_within_the_scenario_and_survive_a_restart() {
    let (_folder, workspace, id, [atlas, _]) = slipping();
    let mut workspace = reopen(workspace);
    assert_eq!(end(&workspace, atlas), "2027-06");
    let outcome = workspace.undo(moment()).unwrap();
    assert_eq!(outcome.label, "Branch off scenario If Atlas slips");
    assert!(workspace.work_on(Some(id)).is_err());
    workspace.redo(moment()).unwrap();

    workspace.work_on(Some(id)).unwrap();
    assert_eq!(end(&workspace, atlas), "2027-09");
    workspace.undo(moment()).unwrap();
    assert_eq!(end(&workspace, atlas), "2027-06");
    assert_eq!(workspace.undo(moment()).unwrap_err().code, ErrorCode::NothingToUndo);
    workspace.redo(moment()).unwrap();
    assert_eq!(end(&workspace, atlas), "2027-09");
    let labels: Vec<String> =
        workspace.store().history(9, None).unwrap().into_iter().map(|entry| entry.label).collect();
    assert_eq!(labels, ["Change end of Atlas"; 3]);
    workspace.work_on(None).unwrap();
    assert_eq!(end(&workspace, atlas), "2027-06");
}

#[test]
fn what_both_changed_is_asked_field_by_field_with_both_values() {
    let (_folder, mut workspace, id, [atlas, other]) = slipping();
    set(&mut workspace, atlas, json!({ "effort": 5.0 }));
    set(&mut workspace, other, json!({ "title": "Borealis II" }));
    workspace.work_on(None).unwrap();
    set(&mut workspace, atlas, json!({ "end": "2027-08", "effort": 3.0 }));

    let found = workspace.difference(id).unwrap().adoptable();
    assert_eq!(found.len(), 2);
    let asked = &found.iter().find(|one| one.record == at(atlas)).unwrap().conflicts;
    let said: Vec<[&str; 4]> = asked
        .iter()
        .map(|one| [one.label.as_str(), one.before.as_str(), one.scenario.as_str(), one.plan.as_str()])
        .collect();
    assert_eq!(said, [["Effort", "", "5", "3"], ["End", "Jun 2027", "Sep 2027", "Aug 2027"]]);

    let error = workspace.adopt(id, &Choice::default(), moment()).unwrap_err();
    assert_eq!(error.code, ErrorCode::Invalid);
    assert!(error.message.contains("“Atlas”"), "{error}");
    let choice = Choice {
        scenario: vec![field(at(atlas), "end")],
        plan: vec![field(at(atlas), "effort")],
        ..Choice::default()
    };
    let adopted = workspace.adopt(id, &choice, moment()).unwrap();
    assert_eq!(adopted.outcome.label, "Adopt “If Atlas slips”");
    let atlas_now = workspace.plan().items.get(atlas).unwrap();
    assert_eq!((end(&workspace, atlas).as_str(), atlas_now.effort), ("2027-09", Some(3.0)));
    assert_eq!(workspace.plan().items.get(other).unwrap().title, "Borealis II");
    workspace.undo(moment()).unwrap();
    assert_eq!(end(&workspace, atlas), "2027-08");
}

#[test]
fn a_part_takes_along_what_it_refers_to() {
    let (_folder, mut workspace, id, [atlas, other]) = slipping();
    let dana = add(&mut workspace, Leader { name: "Dana Osei".into(), ..Leader::default() });
    let goal = add(&mut workspace, Objective { title: "Grow".into(), ..Objective::default() });
    let changes = vec![
        Change::SetOwner { record: at(other), leader: Some(dana) },
        Change::Link {
            from: at(other),
            to: RecordRef::new(RecordKind::Objective, goal),
            weight: None,
            rationale: None,
        },
    ];
    workspace.apply(&edit(changes), moment()).unwrap();
    let choice = Choice { only: Some(vec![at(other)]), ..Choice::default() };
    let adopted = workspace.adopt(id, &choice, moment()).unwrap();
    assert_eq!(adopted.outcome.label, "Adopt part of “If Atlas slips”");
    let mut along = adopted.along;
    along.sort();
    assert_eq!(along, ["Dana Osei", "Grow"]);
    assert_eq!(end(&workspace, atlas), "2027-06", "what was not chosen stays as it is");
    assert_eq!((workspace.plan().links.len(), workspace.plan().involvements.len()), (1, 1));
    let left = workspace.difference(id).unwrap().adoptable();
    assert_eq!(left.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(), ["Atlas"]);
}

#[test]
fn an_owner_is_one_of_two_and_never_both() {
    let (_folder, mut workspace) = fresh();
    let atlas = add(&mut workspace, item("Atlas"));
    let [dana, jon, mei] = ["Dana", "Jon", "Mei"]
        .map(|name| add(&mut workspace, Leader { name: name.into(), ..Leader::default() }));
    let own = |leader| edit(vec![Change::SetOwner { record: at(atlas), leader: Some(leader) }]);
    workspace.apply(&own(dana), moment()).unwrap();
    let id = branch(&mut workspace, "Hand over");
    workspace.work_on(Some(id)).unwrap();
    workspace.apply(&own(jon), moment()).unwrap();
    workspace.work_on(None).unwrap();
    workspace.apply(&own(mei), moment()).unwrap();
    let found = workspace.difference(id).unwrap().adoptable();
    let asked = &found[0].conflicts[0];
    assert_eq!((asked.before.as_str(), asked.scenario.as_str(), asked.plan.as_str()), ("Dana", "Jon", "Mei"));
    workspace.adopt(id, &all(Side::Scenario), moment()).unwrap();
    let owners: Vec<Id> = workspace.plan().involvements.rows().iter().map(|row| row.leader_id).collect();
    assert_eq!(owners, [jon]);
}

#[test]
fn a_deletion_meets_a_change() {
    let (_folder, mut workspace, id, [atlas, other]) = slipping();
    workspace.apply(&edit(vec![Change::Delete { record: at(other) }]), moment()).unwrap();
    workspace.work_on(None).unwrap();
    set(&mut workspace, other, json!({ "title": "Borealis, bigger" }));
    workspace.apply(&edit(vec![Change::Delete { record: at(atlas) }]), moment()).unwrap();
    let found = workspace.difference(id).unwrap().adoptable();
    let said: Vec<(&str, &str)> = found
        .iter()
        .flat_map(|one| &one.conflicts)
        .map(|one| (one.scenario.as_str(), one.plan.as_str()))
        .collect();
    assert!(said.contains(&("Deleted", "Changed since")), "{said:?}");
    assert!(said.contains(&("End Sep 2027", "Deleted")), "{said:?}");
    workspace.adopt(id, &all(Side::Scenario), moment()).unwrap();
    assert_eq!(end(&workspace, atlas), "2027-09");
    assert!(workspace.plan().items.get(other).is_none());
}

#[test]
fn scenarios_are_of_the_plan_itself() {
    let (_folder, mut workspace, id, _) = slipping();
    let refused = [
        create(Scenario { title: "Another".into(), ..Scenario::default() }),
        Change::Delete { record: RecordRef::new(RecordKind::Scenario, id) },
    ];
    for change in refused {
        assert!(workspace.apply(&edit(vec![change]), moment()).is_err());
    }
    // By their own commands they are made, renamed and deleted from within one as well.
    branch(&mut workspace, "Minus two teams");
    let before = workspace.scenario("minus two TEAMS").unwrap().clone();
    assert_eq!(before.base, workspace.scenario_of(id).unwrap().base + 1);
    let head = Scenario { title: "Minus three teams".into(), shift: "Budget cut".into(), ..before };
    assert_eq!(
        workspace.rewrite(&head, moment()).unwrap().label,
        "Rename scenario Minus two teams to Minus three teams"
    );
    let taken = Scenario { title: "if atlas SLIPS".into(), ..head.clone() };
    assert_eq!(workspace.rewrite(&taken, moment()).unwrap_err().code, ErrorCode::Invalid);
    assert_eq!(workspace.inside().map(|inside| inside.id), Some(id));
    let outcome = workspace.discard(id, moment()).unwrap();
    assert!(workspace.inside().is_none());
    assert_eq!(outcome.revision, workspace.revision(), "nothing happened since, so that undo can be offered");
    assert_eq!(workspace.scenario("If Atlas slips").unwrap_err().code, ErrorCode::NoSuchRecord);
    workspace.undo(moment()).unwrap();
    workspace.work_on(Some(id)).unwrap();
    let is_late = |record: &Record| matches!(record, Record::Item(item) if item.end.is_some_and(|end| end.to_string() == "2027-09"));
    assert!(workspace.plan().all().iter().any(is_late), "what was done in it is there again");
}

#[test]
fn a_scenario_is_a_point_like_any_other() {
    let (_folder, mut workspace, id, [atlas, _]) = slipping();
    workspace.work_on(None).unwrap();
    for name in ["If Atlas slips", "scenario:if atlas slips", &format!("scenario:{id}")] {
        let point = workspace.point(name).unwrap();
        let found = workspace.at(&point, moment()).unwrap();
        assert_eq!(found.place.scenario, Some(id));
        assert_eq!(found.plan.items.get(atlas).unwrap().end, "2027-09".parse().ok());
    }
    let (before, after) = workspace.around(4).unwrap();
    assert_eq!(before.items.get(atlas).unwrap().end, "2027-06".parse().ok());
    assert_eq!(after.items.get(atlas).unwrap().end, "2027-09".parse().ok());
    assert!(workspace.point("scenario:nobody").is_err());
}

/// Whoever changes the edits of a scenario behind its back is found out.
#[test]
fn meddling_with_a_scenario_is_found() {
    for sql in [
        "UPDATE history SET label = 'Nothing' WHERE branch IS NOT NULL",
        "UPDATE history SET branch = NULL WHERE branch IS NOT NULL",
        "DELETE FROM history WHERE branch IS NOT NULL",
    ] {
        let (_folder, mut workspace, _, [_, other]) = slipping();
        workspace.work_on(None).unwrap();
        set(&mut workspace, other, json!({ "title": "Later" }));
        let path = workspace.store().path().to_owned();
        workspace.close().unwrap();
        let conn = rusqlite::Connection::open(&path).unwrap();
        conn.execute(sql, []).unwrap();
        conn.close().unwrap();
        let workspace = Workspace::open(&path, throughline_core::store::OpenMode::Read).unwrap();
        assert_eq!(workspace.store().verify_history().unwrap_err().code, ErrorCode::Damaged, "{sql}");
    }
}
