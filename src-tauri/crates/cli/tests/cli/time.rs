use crate::folder::{Folder, keys};

const PLAN: &str = "plan.throughline";

/// A sample of which, after a checkpoint, one item slips, one is renamed and one is deleted.
fn changed() -> Folder {
    let folder = Folder::with_sample();
    folder.ok(["checkpoint", PLAN, "Board, March", "--note", "Promised to the board"]);
    let items = folder.json(["export", PLAN, "items.csv"]);
    assert_eq!(keys(&items), ["bytes", "path"]);
    let bytes = folder.read("items.csv");
    let mut table = csv::Reader::from_reader(bytes.as_slice());
    let id = |title: &str| -> String {
        let bytes = folder.read("items.csv");
        let mut table = csv::Reader::from_reader(bytes.as_slice());
        let row = table.records().map(Result::unwrap).find(|row| &row[1] == title).unwrap();
        row[0].to_owned()
    };
    assert_eq!(table.records().count(), 60);
    let item = |title: &str| serde_json::json!({ "kind": "item", "id": id(title) });
    for (name, change) in [
        (
            "slip.json",
            serde_json::json!({"op": "update", "record": item("Template gallery"), "set": {"end": "2027-09"}}),
        ),
        (
            "name.json",
            serde_json::json!({"op": "update", "record": item("Spend alerts"), "set": {"title": "Alerts"}}),
        ),
        ("gone.json", serde_json::json!({"op": "delete", "record": item("Referral credits")})),
    ] {
        folder.write(name, &serde_json::json!({ "changes": [change] }).to_string());
        folder.ok(["edit", PLAN, name]);
    }
    folder
}

#[test]
fn what_changed_since_the_board_is_told_in_product_words() {
    let folder = changed();
    let text = folder.ok(["diff", PLAN, "--from", "board, march"]);
    assert!(text.starts_with("# What changed from Board, March ("), "{text}");
    assert!(text.contains("1 deleted, 1 slipped, 1 re-scoped."), "{text}");
    assert!(text.contains("- **Template gallery**: End moved from "), "{text}");
    assert!(text.contains(" later\n") || text.contains(" later;"), "{text}");
    assert!(text.contains("- **Alerts**: Title changed from “Spend alerts” to “Alerts”"), "{text}");
    assert!(text.contains("- **Referral credits**: Deleted"), "{text}");

    let json = folder.json(["diff", PLAN, "--from", "#2", "--out", "changes.csv"]);
    assert_eq!(keys(&json), ["changes", "from", "markdown", "to"]);
    assert_eq!(json["changes"]["counts"]["slipped"], 1);
    let again = folder.json(["diff", PLAN, "--from", "#2", "--out", "again.csv"]);
    assert_eq!((json, folder.read("changes.csv")), (again, folder.read("again.csv")));
    assert!(folder.ok(["diff", PLAN, "--from", "now"]).ends_with("Nothing.\n"));
}

#[test]
fn the_plan_of_any_entry_is_there_again() {
    let folder = changed();
    assert_eq!(folder.json(["summary", PLAN])["items"], 59);
    assert_eq!(folder.json(["show", PLAN, "--as-of", "Board, March"])["items"], 60);
    assert_eq!(folder.json(["show", PLAN, "--as-of", "#0"])["items"], 0);
    folder.ok(["export", PLAN, "then.svg", "--as-of", "#2"]);
    let then = String::from_utf8(folder.read("then.svg")).unwrap();
    assert!(then.contains("Referral credits"));
    folder.ok(["export", PLAN, "now.svg"]);
    let now = String::from_utf8(folder.read("now.svg")).unwrap();
    assert!(!now.contains("Referral credits"));
    assert_eq!(folder.error(["show", PLAN, "--as-of", "someday"])["code"], "invalid");
}

#[test]
fn one_older_edit_is_taken_back_unless_a_later_one_stands_on_it() {
    let folder = changed();
    folder.ok(["undo", PLAN, "--entry", "3"]);
    let text = folder.ok(["diff", PLAN, "--from", "#2"]);
    assert!(!text.contains("Template gallery") && text.contains("Alerts"), "{text}");
    let error = folder.error(["undo", PLAN, "--entry", "1"]);
    assert_eq!(error["code"], "invalid");
    assert!(error["message"].as_str().unwrap().contains("came after it"), "{error}");
    assert_eq!(folder.error(["undo", PLAN, "--entry", "77"])["code"], "no_such_record");
    let verified = folder.json(["verify", PLAN]);
    assert_eq!(verified["entries"], 6);
}
