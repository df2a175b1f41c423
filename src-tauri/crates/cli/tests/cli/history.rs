use crate::folder::{Folder, keys};

const ADD: &str = r#"{"changes": [{"op": "create", "record": {"kind": "item", "title": "Launch"}}]}"#;

#[test]
fn what_was_done_can_be_listed_taken_back_and_made_again() {
    let folder = Folder::with_plan();
    assert_eq!(folder.ok(["history", "plan.throughline"]), "Nothing has been changed yet.\n");
    folder.write("add.json", ADD);
    folder.ok(["edit", "plan.throughline", "add.json"]);
    assert_eq!(folder.counts()[2], 1);

    let undone = folder.ok(["undo", "plan.throughline"]);
    assert_eq!(undone, "Undone: Add item Launch\nNext redo: Add item Launch\n");
    assert_eq!(folder.counts()[2], 0);
    let redone = folder.ok(["redo", "plan.throughline"]);
    assert_eq!(redone, "Redone: Add item Launch\nNext undo: Add item Launch\n");
    assert_eq!(folder.counts()[2], 1);

    let history = folder.json(["history", "plan.throughline"]);
    let entries = history.as_array().unwrap();
    assert_eq!(keys(&entries[0]), ["at", "author", "kind", "label", "records", "seq", "target"]);
    let told: Vec<_> =
        entries.iter().map(|e| (e["seq"].as_i64().unwrap(), e["kind"].as_str().unwrap())).collect();
    assert_eq!(told, [(3, "redo"), (2, "undo"), (1, "edit")]);
    assert_eq!((&entries[2]["author"], &entries[2]["records"]), (&"tester".into(), &1.into()));

    let text = folder.ok(["history", "plan.throughline", "--limit", "1"]);
    assert_eq!(text.lines().count(), 1);
    assert!(text.contains("Redo: Add item Launch") && text.trim_end().ends_with("1 record"), "{text}");
}

#[test]
fn where_there_is_nothing_to_undo_it_says_so() {
    let folder = Folder::with_plan();
    assert_eq!(folder.error(["undo", "plan.throughline"])["code"], "nothing_to_undo");
    assert_eq!(folder.error(["redo", "plan.throughline"])["code"], "nothing_to_undo");
}

#[test]
fn the_sample_is_one_undo() {
    let folder = Folder::with_sample();
    let outcome = folder.json(["undo", "plan.throughline"]);
    assert_eq!(keys(&outcome), ["changed", "created", "label", "removed", "revision", "seq", "undo"]);
    assert_eq!(folder.counts(), [0; 5]);
}
