//! Single edits: what they do, what they are called, and what they refuse.

use serde_json::json;
use throughline_core::ErrorCode;
use throughline_plan::model::{
    Acceptance, Change, Edge, Id, InvolvementRole, Item, KeyResult, Leader, Objective, PlanDate, Record,
    RecordKind, RecordRef, Strategy,
};

use super::{add, create, edit, fresh, moment, update};

fn item(title: &str) -> Item {
    Item { title: title.to_owned(), ..Item::default() }
}

fn date(text: &str) -> PlanDate {
    text.parse().unwrap()
}

fn at(kind: RecordKind, id: Id) -> RecordRef {
    RecordRef::new(kind, id)
}

#[test]
fn a_record_is_made_with_its_owner_and_what_it_serves_as_one_undo() {
    let (_folder, mut workspace) = fresh();
    let leader = add(&mut workspace, Leader { name: "Dana Osei".into(), ..Leader::default() });
    let objective =
        add(&mut workspace, Objective { title: "Cut onboarding to a day".into(), ..Objective::default() });
    let made = workspace
        .apply(
            &edit(vec![Change::Create {
                record: Record::from(item("Template gallery")),
                owner: Some(leader),
                serves: vec![at(RecordKind::Objective, objective)],
            }]),
            moment(),
        )
        .unwrap();
    assert_eq!(made.label, "Add item Template gallery");
    let ix = workspace.plan().items.ix(made.created[0].id).unwrap();
    assert_eq!(workspace.plan().reach().of_item(ix).len(), 1);
    assert!(workspace.plan().graph().item_owner(ix).is_some());

    let undone = workspace.undo(moment()).unwrap();
    assert_eq!(undone.label, "Add item Template gallery");
    assert_eq!((workspace.plan().items.len(), workspace.plan().links.len()), (0, 0));
    assert_eq!(undone.undo.redo.as_deref(), Some("Add item Template gallery"));
}

#[test]
fn deleting_takes_what_only_exists_for_it_and_undo_brings_it_back() {
    let (_folder, mut workspace) = fresh();
    let objective =
        add(&mut workspace, Objective { title: "Open the platform".into(), ..Objective::default() });
    add(&mut workspace, KeyResult { objective_id: objective, title: "Deals".into(), ..KeyResult::default() });
    let strategy = add(&mut workspace, Strategy { title: "Partner ecosystem".into(), ..Strategy::default() });
    let (from, to) = (at(RecordKind::Strategy, strategy), at(RecordKind::Objective, objective));
    workspace.apply(&edit(vec![Change::Link { from, to, weight: None, rationale: None }]), moment()).unwrap();
    add(
        &mut workspace,
        Acceptance {
            code: "ALIGN-02".into(),
            record_id: objective,
            reason: "Starts in autumn".into(),
            accepted: moment().today,
            ..Acceptance::default()
        },
    );
    let parent = add(&mut workspace, item("Public API"));
    let child = add(&mut workspace, Item { parent_id: Some(parent), ..item("Webhooks") });
    let before = workspace.plan().clone();

    workspace.apply(&edit(vec![Change::Delete { record: to }]), moment()).unwrap();
    let plan = workspace.plan();
    assert_eq!(
        (plan.objectives.len(), plan.key_results.len(), plan.links.len(), plan.acceptances.len()),
        (0, 0, 0, 0)
    );
    workspace.apply(&edit(vec![Change::Delete { record: at(RecordKind::Item, parent) }]), moment()).unwrap();
    assert_eq!(workspace.plan().items.get(child).unwrap().parent_id, None, "a child moves up to the top");

    workspace.undo(moment()).unwrap();
    workspace.undo(moment()).unwrap();
    assert_eq!(*workspace.plan(), before);
}

#[test]
fn undo_survives_a_restart_and_a_new_edit_ends_redo() {
    let (_folder, mut workspace) = fresh();
    let id = add(&mut workspace, item("First"));
    for title in ["Second", "Third"] {
        workspace
            .apply(&edit(vec![update(at(RecordKind::Item, id), json!({ "title": title }))]), moment())
            .unwrap();
    }
    workspace.undo(moment()).unwrap();
    let mut workspace = super::reopen(workspace);
    let title = |workspace: &throughline_core::workspace::Workspace| {
        workspace.plan().items.get(id).map(|item| item.title.clone())
    };
    assert_eq!(title(&workspace).as_deref(), Some("Second"));
    let state = workspace.store().undo_state().unwrap();
    assert_eq!(state.undo.as_deref(), Some("Rename First to Second"));
    assert_eq!(state.redo.as_deref(), Some("Rename Second to Third"));

    workspace.redo(moment()).unwrap();
    workspace.undo(moment()).unwrap();
    workspace.undo(moment()).unwrap();
    assert_eq!(title(&workspace).as_deref(), Some("First"));
    workspace
        .apply(&edit(vec![update(at(RecordKind::Item, id), json!({ "title": "Other" }))]), moment())
        .unwrap();
    assert_eq!(workspace.redo(moment()).unwrap_err().code, ErrorCode::NothingToUndo);
    workspace.undo(moment()).unwrap();
    workspace.undo(moment()).unwrap();
    assert_eq!(title(&workspace), None);
    assert_eq!(workspace.undo(moment()).unwrap_err().code, ErrorCode::NothingToUndo);
}

#[test]
fn a_refused_edit_changes_nothing_and_says_why() {
    let (_folder, mut workspace) = fresh();
    let id = add(&mut workspace, item("Template gallery"));
    let here = at(RecordKind::Item, id);
    let before = workspace.plan().clone();
    let nowhere = Id(uuid::Uuid::from_u128(7));
    let mut refuse = |bad: Change, words: &str| {
        // A good change before the bad one must not stay either.
        let good = update(here, json!({ "title": "Half applied" }));
        let error = workspace.apply(&edit(vec![good, bad]), moment()).unwrap_err();
        assert!(error.message.contains(words), "{error}");
        assert_eq!(*workspace.plan(), before);
        assert_eq!(throughline_plan::plan::Plan::new(workspace.store().load().unwrap()), before);
        error.code
    };
    assert_eq!(refuse(update(here, json!({ "colour": "red" })), "no field `colour`"), ErrorCode::Invalid);
    assert_eq!(
        refuse(update(here, json!({ "start": "soon" })), "`start` of “Half applied”"),
        ErrorCode::Invalid
    );
    assert_eq!(refuse(update(here, json!({ "title": " " })), "title must not be empty"), ErrorCode::Invalid);
    assert_eq!(refuse(update(here, json!({ "progress": 1.5 })), "between 0 and 1"), ErrorCode::Invalid);
    assert_eq!(refuse(update(here, json!({ "parent_id": nowhere })), "`parent_id`"), ErrorCode::NoSuchRecord);
    let gone = at(RecordKind::Item, nowhere);
    assert_eq!(refuse(Change::Delete { record: gone }, "not there any more"), ErrorCode::NoSuchRecord);
    let backwards = Change::Link { from: here, to: here, weight: None, rationale: None };
    assert_eq!(refuse(backwards, "cannot serve"), ErrorCode::Invalid);
}

#[test]
fn an_archived_objective_is_not_newly_linked() {
    let (_folder, mut workspace) = fresh();
    let objective = add(&mut workspace, Objective { title: "Old".into(), ..Objective::default() });
    let (one, two) = (add(&mut workspace, item("Linked before")), add(&mut workspace, item("Linked after")));
    let to = at(RecordKind::Objective, objective);
    let link = |id| Change::Link { from: at(RecordKind::Item, id), to, weight: Some(2.0), rationale: None };
    workspace.apply(&edit(vec![link(one)]), moment()).unwrap();
    workspace.apply(&edit(vec![update(to, json!({ "archived": true }))]), moment()).unwrap();
    assert!(workspace.apply(&edit(vec![link(two)]), moment()).unwrap_err().message.contains("archived"));
    workspace.apply(&edit(vec![Change::Unlink { from: at(RecordKind::Item, one), to }]), moment()).unwrap();
    assert_eq!(workspace.plan().links.len(), 0);
}

#[test]
fn a_move_keeps_each_precision_and_no_end_passes_the_other() {
    let (_folder, mut workspace) = fresh();
    let id = add(
        &mut workspace,
        Item { start: Some(date("2027-04-12")), end: Some(date("2027-Q3")), ..item("Template gallery") },
    );
    let shift = |days, edge| edit(vec![Change::Move { items: vec![id], days, edge }]);
    let moved = workspace.apply(&shift(92, Edge::Both), moment()).unwrap();
    assert_eq!(moved.label, "Move Template gallery to 13 Jul – Q4 2027");
    workspace.apply(&shift(-400, Edge::End), moment()).unwrap();
    let now = workspace.plan().items.get(id).unwrap();
    assert_eq!((now.start, now.end), (Some(date("2027-07-13")), Some(date("2027-Q3"))));
    assert_eq!(
        workspace.apply(&shift(1, Edge::End), moment()).unwrap().seq,
        None,
        "a nudge within a quarter is nothing"
    );
}

#[test]
fn a_record_has_one_owner() {
    let (_folder, mut workspace) = fresh();
    let id = add(&mut workspace, item("Template gallery"));
    let here = at(RecordKind::Item, id);
    for name in ["Dana Osei", "Jon Tate"] {
        let leader = add(&mut workspace, Leader { name: name.into(), ..Leader::default() });
        let set = workspace
            .apply(&edit(vec![Change::SetOwner { record: here, leader: Some(leader) }]), moment())
            .unwrap();
        assert_eq!(set.label, format!("Make {name} owner of Template gallery"));
    }
    let owners = workspace.plan().involvements.rows();
    assert_eq!(owners.len(), 1);
    assert_eq!(owners[0].role, InvolvementRole::Accountable);
    workspace.apply(&edit(vec![Change::SetOwner { record: here, leader: None }]), moment()).unwrap();
    assert!(workspace.plan().involvements.is_empty());
}

#[test]
fn records_of_one_edit_may_refer_to_each_other_in_any_order() {
    let (_folder, mut workspace) = fresh();
    let (parent, child) = (Id(uuid::Uuid::from_u128(2)), Id(uuid::Uuid::from_u128(1)));
    let made = edit(vec![
        create(Item { id: child, parent_id: Some(parent), ..item("Child") }),
        create(Item { id: parent, ..item("Parent") }),
    ]);
    assert_eq!(workspace.apply(&made, moment()).unwrap().created.len(), 2);
}

#[test]
fn the_history_says_what_was_done_by_whom_and_when() {
    let (_folder, mut workspace) = fresh();
    add(&mut workspace, item("Template gallery"));
    workspace.undo(moment()).unwrap();
    workspace.redo(moment()).unwrap();
    let history = workspace.store().history(10, None).unwrap();
    let lines: Vec<_> =
        history.iter().map(|e| (e.seq, serde_json::to_value(e.kind).unwrap(), e.target, e.records)).collect();
    assert_eq!(
        lines,
        [(3, json!("redo"), Some(1), 1), (2, json!("undo"), Some(1), 1), (1, json!("edit"), None, 1)]
    );
    assert!(
        history
            .iter()
            .all(|entry| entry.label == "Add item Template gallery"
                && entry.at.starts_with("2027-02-17T09:30"))
    );
}
