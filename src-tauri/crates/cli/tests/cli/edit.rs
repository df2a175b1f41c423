use crate::folder::Folder;

#[test]
fn an_edit_is_made_whole() {
    let folder = Folder::with_plan();
    let edit = r#"{"label": "First steps", "changes": [
        {"op": "create", "record": {"kind": "objective", "id": "01990000-0000-7000-8000-000000000001", "title": "Grow"}},
        {"op": "create", "record": {"kind": "item", "title": "Launch", "end": "2027-Q2"},
         "serves": [{"kind": "objective", "id": "01990000-0000-7000-8000-000000000001"}]}]}"#;
    let run = folder.run_with(["edit", "plan.throughline", "-"], edit);
    assert_eq!(
        (run.status, run.stdout.as_str()),
        (0, "Done: First steps (2 records new, 1 record changed)\n"),
        "{run:?}"
    );
    let summary = folder.json(["summary", "plan.throughline"]);
    assert_eq!((&summary["alignment"]["items_aligned"], &summary["links"]), (&1.into(), &1.into()));
}

#[test]
fn an_edit_that_changes_nothing_is_no_entry() {
    let folder = Folder::with_plan();
    let outcome = folder.run_with(["edit", "plan.throughline", "-"], r#"{"changes": []}"#);
    assert_eq!(outcome.stdout, "Nothing to change: the plan is as the edit wants it.\n");
    assert_eq!(folder.ok(["history", "plan.throughline"]), "Nothing has been changed yet.\n");
}

/// Whatever is wrong with an edit: status 2, in words, and the file holds the very records and history it held.
#[test]
fn an_edit_that_makes_no_sense_changes_nothing() {
    let folder = Folder::with_sample();
    let before = folder.content();
    for (edit, code, says) in [
        (r#"{"changes": [{"op": "create", "record": {"kind": "item", "titel": "x"}}]}"#, "invalid", "titel"),
        (r#"{"changes": [{"op": "create", "record": {"kind": "item", "title": ""}}]}"#, "invalid", "title"),
        (r#"{"changes": [{"op": "create", "record": {"kind": "goal"}}]}"#, "invalid", "goal"),
        (r#"{"changes": [{"op": "paint"}]}"#, "invalid", "paint"),
        (r#"{"changes": [], "lable": "x"}"#, "invalid", "lable"),
        (r#"{"changes": ["#, "invalid", "line 1"),
        ("", "invalid", "EOF"),
        (
            r#"{"changes": [{"op": "create", "record": {"kind": "item", "title": "x", "end": "2027-13"}}]}"#,
            "invalid",
            "2027-13",
        ),
        (
            r#"{"changes": [{"op": "create", "record": {"kind": "item", "title": "fine"}},
                {"op": "update", "record": {"kind": "item", "id": "01990000-0000-7000-8000-000000000009"},
                 "set": {"title": "y"}}]}"#,
            "no_such_record",
            "not there",
        ),
        (
            r#"{"changes": [{"op": "create", "record": {"kind": "item", "title": "x",
                "parent_id": "01990000-0000-7000-8000-000000000009"}}]}"#,
            "no_such_record",
            "parent_id",
        ),
    ] {
        folder.write("edit.json", edit);
        let error = folder.error(["edit", "plan.throughline", "edit.json"]);
        assert_eq!(error["code"], code, "{edit}: {error}");
        assert!(error["message"].as_str().unwrap().contains(says), "{edit}: {error}");
        assert!(folder.content() == before, "{edit}");
    }
    assert_eq!(folder.error(["edit", "plan.throughline", "none.json"])["code"], "file_not_found");
    assert_eq!(folder.names(), ["edit.json", "plan.throughline"]);
}
