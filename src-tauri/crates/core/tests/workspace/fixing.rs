//! Mending many findings at once: one edit that does what it says, and one undo.

use serde_json::{Value, json};
use throughline_core::commands::{Session, dispatch};
use throughline_plan::alignment;
use throughline_plan::model::Edit;

use super::{fresh, moment};

fn session_with(changes: &Value) -> (tempfile::TempDir, Session) {
    let (folder, workspace) = fresh();
    let mut session = Session::default();
    session.workspace = Some(workspace);
    dispatch(&mut session, "edit", json!({ "changes": changes }), moment()).unwrap();
    (folder, session)
}

fn asked(session: &mut Session, name: &str, request: Value) -> Value {
    serde_json::from_str(&dispatch(session, name, request, moment()).unwrap()).unwrap()
}

fn found(session: &Session, code: &str) -> usize {
    let report = alignment::check(session.open().unwrap().plan(), moment().today);
    report.findings.iter().filter(|finding| finding.code == code).count()
}

/// A chain in which each item starts before the one it waits for has ended.
fn chain() -> Value {
    let id = |n: u32| format!("00000000-0000-7000-8000-00000000000{n}");
    let item = |n: u32| {
        let record = json!({ "kind": "item", "id": id(n), "title": format!("Step {n}"),
            "start": "2027-Q2", "end": "2027-Q2" });
        json!({ "op": "create", "record": record })
    };
    let blocks = |n: u32| json!({ "op": "block", "blocker": id(n), "blocked": id(n + 1) });
    let later =
        json!({ "op": "update", "record": { "kind": "item", "id": id(1) }, "set": { "end": "2027-Q3" } });
    json!([item(1), item(2), item(3), blocks(1), blocks(2), later])
}

#[test]
fn what_one_fix_pushes_on_is_mended_with_it() {
    let (_folder, mut session) = session_with(&chain());
    assert_eq!(found(&session, "TIME-03"), 1);
    let all = asked(&mut session, "fix_all", json!({ "code": "TIME-03" }));
    let told: Vec<&str> =
        all["lines"].as_array().unwrap().iter().map(|l| l["record"]["title"].as_str().unwrap()).collect();
    assert_eq!(told, ["Step 2", "Step 3"], "the second comes up once the first has moved");
    assert_eq!(all["left"], 0);
    assert_eq!(found(&session, "TIME-03"), 1, "nothing is changed by asking");

    let edit: Edit = serde_json::from_value(all["edit"].clone()).unwrap();
    assert_eq!(edit.label, "Mend 2 findings of TIME-03: Starts before its blocker ends");
    let outcome = asked(&mut session, "edit", all["edit"].clone());
    assert_eq!(outcome["undo"]["undo"], edit.label);
    assert_eq!(found(&session, "TIME-03"), 0);
    asked(&mut session, "undo", Value::Null);
    assert_eq!(found(&session, "TIME-03"), 1);
}

#[test]
fn what_cannot_be_mended_in_one_click_is_counted_and_left() {
    let far = |title: &str| json!({ "op": "create", "record": { "kind": "item", "title": title, "start": "2028-01-03", "end": "2028-02-03" } });
    let (_folder, mut session) = session_with(&json!([far("One"), far("Other"), far("Third")]));
    let all = asked(&mut session, "fix_all", json!({ "code": "OWN-01" }));
    assert_eq!((all["lines"].as_array().unwrap().len(), &all["left"]), (0, &json!(3)));

    let items = session.open().unwrap().plan().items.rows();
    let only = json!([{ "kind": "item", "id": items[1].id }]);
    let some = asked(&mut session, "fix_all", json!({ "code": "TIME-05", "records": only }));
    assert_eq!((some["lines"].as_array().unwrap().len(), &some["left"]), (1, &json!(2)));
    asked(&mut session, "edit", some["edit"].clone());
    assert_eq!(found(&session, "TIME-05"), 2);
}

#[test]
fn a_rule_that_there_is_not_is_refused() {
    let (_folder, mut session) = session_with(&json!([]));
    let error = dispatch(&mut session, "fix_all", json!({ "code": "ALIGN-99" }), moment()).unwrap_err();
    assert_eq!(error.message, "There is no rule `ALIGN-99`.");
}
