//! How the plan is checked is part of the plan: stored in the file, changed by edits, taken back by undo.

use serde_json::json;
use throughline_core::ErrorCode;
use throughline_core::workspace::Workspace;
use throughline_plan::alignment;
use throughline_plan::model::{Change, Edit, Id, Record, RecordKind, RecordRef};

use super::{fresh, moment, reopen};

fn edit_of(changes: &serde_json::Value) -> Edit {
    serde_json::from_value(json!({ "changes": changes })).unwrap()
}

/// Settings in which nothing is said yet, and one item that serves nothing.
fn with_settings() -> (tempfile::TempDir, Workspace, Id) {
    let (folder, mut workspace) = fresh();
    let made = json!([
        { "op": "create", "record": { "kind": "item", "title": "Loose" } },
        { "op": "create", "record": { "kind": "check_settings" } },
    ]);
    let outcome = workspace.apply(&edit_of(&made), moment()).unwrap();
    let id = outcome.created.iter().find(|at| at.kind == RecordKind::CheckSettings).unwrap().id;
    (folder, workspace, id)
}

fn set(id: Id, fields: serde_json::Value) -> Edit {
    let record = RecordRef::new(RecordKind::CheckSettings, id);
    let serde_json::Value::Object(set) = fields else { panic!("fields are an object") };
    Edit { label: "Set rules".to_owned(), changes: vec![Change::Update { record, set }] }
}

fn codes(workspace: &Workspace) -> Vec<&'static str> {
    let report = alignment::check(workspace.plan(), moment().today);
    report.findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn a_rule_stays_off_after_closing_and_undo_asks_it_again() {
    let (_folder, mut workspace, id) = with_settings();
    assert_eq!(codes(&workspace), ["ALIGN-01", "OWN-01"]);
    let off =
        json!({ "rules": { "ALIGN-01": { "level": "off" }, "OWN-02": { "limit": 12 } }, "from": "2027-Q1" });
    workspace.apply(&set(id, off), moment()).unwrap();
    assert_eq!(codes(&workspace), ["OWN-01"]);
    let mut workspace = reopen(workspace);
    assert_eq!(codes(&workspace), ["OWN-01"]);
    let kept = workspace.plan().check_settings.get(id).unwrap();
    assert_eq!((kept.rules["OWN-02"].limit, kept.from), (Some(12.0), "2027-Q1".parse().ok()));
    assert_eq!(workspace.undo(moment()).unwrap().label, "Set rules");
    assert_eq!(codes(&workspace), ["ALIGN-01", "OWN-01"]);
    workspace.redo(moment()).unwrap();
    assert_eq!(codes(&workspace), ["OWN-01"]);
}

#[test]
fn what_no_rule_can_go_by_is_refused() {
    let (_folder, mut workspace, id) = with_settings();
    for (fields, says) in [
        (json!({ "rules": { "ALIGN-99": { "level": "off" } } }), "There is no rule `ALIGN-99`."),
        (json!({ "rules": { "ALIGN-01": { "limit": 3 } } }), "ALIGN-01 goes by no limit."),
        (
            json!({ "rules": { "KR-04": { "limit": 0 } } }),
            "KR-04: days without a reading is between 1 and 400, not 0.",
        ),
        (
            json!({ "from": "2027-Q2", "until": "2027-Q1" }),
            "The period that is checked must not end before it begins.",
        ),
    ] {
        let error = workspace.apply(&set(id, fields), moment()).unwrap_err();
        assert_eq!((error.code, error.message.as_str()), (ErrorCode::Invalid, says));
    }
    let Some(Record::CheckSettings(kept)) =
        workspace.plan().records().get(RecordRef::new(RecordKind::CheckSettings, id))
    else {
        panic!("the settings are still there")
    };
    assert!(kept.rules.is_empty());
}
