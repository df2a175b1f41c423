//! By which name edits are signed.

use serde_json::{Value, json};
use throughline_core::ErrorCode;
use throughline_core::commands::{Session, dispatch};

use super::moment;

fn ask(session: &mut Session, name: &str, request: Value) -> Value {
    serde_json::from_str(&dispatch(session, name, request, moment()).unwrap()).unwrap()
}

#[test]
fn a_name_that_was_given_once_signs_every_file_from_then_on() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings");
    let plan = folder.path().join("Plan.throughline");
    let add = json!({ "changes": [{ "op": "create", "record": { "kind": "item", "title": "Atlas" } }] });
    let authors = |session: &mut Session| -> Vec<String> {
        let entries = ask(session, "history", json!({}));
        let all = entries.as_array().unwrap().iter();
        all.map(|entry| entry["author"].as_str().unwrap().to_owned()).collect()
    };

    let mut session = Session::default();
    session.keep_in(settings.clone());
    assert_eq!(ask(&mut session, "author", Value::Null)["given"], false);
    ask(&mut session, "create", json!({ "path": plan }));
    ask(&mut session, "sign", json!({ "name": "  Dana Osei " }));
    ask(&mut session, "edit", add.clone());
    assert_eq!(authors(&mut session), ["Dana Osei"]);
    let error = dispatch(&mut session, "sign", json!({ "name": " " }), moment()).unwrap_err();
    assert_eq!(error.code, ErrorCode::Invalid);
    ask(&mut session, "close", Value::Null);

    // Another start of the app, with the file it is given.
    let mut session = Session::start(Some(&plan));
    session.keep_in(settings);
    let name = json!({ "name": "Dana Osei", "given": true });
    assert_eq!(ask(&mut session, "author", Value::Null), name);
    ask(&mut session, "edit", add);
    assert_eq!(authors(&mut session), ["Dana Osei", "Dana Osei"]);
}
