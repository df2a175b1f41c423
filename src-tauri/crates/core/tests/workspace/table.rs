//! The table: windows of it, copying, and pasting as one edit or none.

use proptest::prelude::*;
use serde_json::{Value, json};
use throughline_core::commands::file::CreateRequest;
use throughline_core::commands::{Session, call, dispatch};
use throughline_plan::model::{Item, ItemStatus};

use super::moment;

fn sample() -> (tempfile::TempDir, Session) {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::default();
    let path = folder.path().join("Sample.throughline");
    call::create(
        &mut session,
        &CreateRequest { path, title: String::new(), sample: true, from: None },
        moment(),
    )
    .unwrap();
    (folder, session)
}

fn asked(session: &mut Session, name: &str, request: Value) -> Value {
    serde_json::from_str(&dispatch(session, name, request, moment()).unwrap()).unwrap()
}

fn spec(table: impl Into<Option<Value>>) -> Value {
    let table: Option<Value> = table.into();
    json!({ "kind": "table", "table": table })
}

fn by_title() -> Value {
    spec(json!({ "sort": [{ "field": "title" }] }))
}

/// Puts a text somewhere and answers what that would do.
fn pasted(session: &mut Session, line: usize, column: &str, text: &str) -> Value {
    let request =
        json!({ "spec": by_title(), "line": line, "lines": 1, "column": column, "columns": 1, "text": text });
    asked(session, "preview_paste", request)
}

fn make(session: &mut Session, paste: &Value) {
    asked(session, "edit", json!({ "label": "Paste", "changes": paste["changes"] }));
}

fn item<'a>(session: &'a Session, title: &str) -> &'a Item {
    let items = session.open().unwrap().plan().items.rows();
    items.iter().find(|item| item.title == title).unwrap()
}

fn titles(session: &mut Session, spec: &Value, from: usize, until: usize) -> Vec<String> {
    let part = asked(session, "table", json!({ "spec": spec, "from": from, "until": until }));
    let title = |line: &Value| match line["line"].as_str() {
        Some("group") => format!("[{}]", line["title"].as_str().unwrap()),
        _ => line["row"]["title"].as_str().unwrap().to_owned(),
    };
    part["lines"].as_array().unwrap().iter().map(title).collect()
}

#[test]
fn a_window_of_the_table_is_what_the_whole_has_there() {
    let (_folder, mut session) = sample();
    let grouped = spec(json!({ "group": "owner", "sort": [{ "field": "end", "descending": true }] }));
    let whole = titles(&mut session, &grouped, 0, 1000);
    assert!(whole.len() > 60 && whole[0].starts_with('['));
    assert_eq!(titles(&mut session, &grouped, 7, 13), whole[7..13]);
    assert_eq!(titles(&mut session, &grouped, 5000, 5010), Vec::<String>::new());
    let part = asked(&mut session, "table", json!({ "spec": grouped, "from": 0, "until": 1 }));
    assert_eq!(part["count"], whole.len());
    assert_eq!(part["sums"]["items"], 60);
    let key = part["lines"][0]["key"].clone();
    let at = asked(&mut session, "table_place", json!({ "spec": grouped, "key": key }));
    assert_eq!(at["place"], 0);
}

#[test]
fn an_edit_is_seen_at_once() {
    let (_folder, mut session) = sample();
    let before = titles(&mut session, &by_title(), 0, 1);
    let paste = pasted(&mut session, 0, "title", "zzz last of all");
    assert_eq!((&paste["cells"], &paste["problem_count"]), (&json!(1), &json!(0)));
    make(&mut session, &paste);
    assert_ne!(titles(&mut session, &by_title(), 0, 1), before);
    assert_eq!(titles(&mut session, &by_title(), 59, 60), ["zzz last of all"]);
}

/// Lines are told by their places: what was looked up in an earlier state of the plan must not meet other items.
#[test]
fn nothing_is_put_into_rows_that_have_moved_since_they_were_seen() {
    let (_folder, mut session) = sample();
    let part = asked(&mut session, "table", json!({ "spec": by_title(), "from": 0, "until": 1 }));
    let seen = part["revision"].as_u64().unwrap();
    let paste = pasted(&mut session, 0, "title", "zzz last of all");
    make(&mut session, &paste);
    let cells = json!({ "spec": by_title(), "line": 0, "lines": 1, "column": "status", "columns": 1,
        "text": "Done", "seen": seen });
    let copied = json!({ "spec": by_title(), "from": 0, "until": 1, "columns": ["title"], "seen": seen });
    let ids = json!({ "spec": by_title(), "from": 0, "until": 1, "seen": seen });
    for (name, mut request) in [("preview_paste", cells), ("table_copy", copied), ("table_ids", ids)] {
        let error = dispatch(&mut session, name, request.clone(), moment()).unwrap_err();
        assert!(error.message.contains("changed since"), "{name}: {error:?}");
        request["seen"] = json!(seen + 1);
        assert!(dispatch(&mut session, name, request, moment()).is_ok(), "{name}");
    }
}

#[test]
fn a_block_of_a_spreadsheet_is_one_edit_and_one_undo() {
    let (_folder, mut session) = sample();
    let names = titles(&mut session, &by_title(), 3, 5);
    let columns = json!([{ "field": "status" }, { "field": "end" }, { "field": "owner" }, { "field": "effort" },
        { "field": "objectives" }, { "field": "score:reach" }, { "field": "score:impact" }]);
    let spec = spec(json!({ "columns": columns, "sort": [{ "field": "title" }] }));
    let text = "On hold\tQ4 2027\tDana Osei\t2,5\tWin the mid-market; Open the platform\t1,200\thigh\r\n\
                shipped\t2027-03-31\t\t0\t\t\t0.5\r\n";
    let request =
        json!({ "spec": spec, "line": 3, "lines": 1, "column": "status", "columns": 1, "text": text });
    let paste = asked(&mut session, "preview_paste", request);
    assert_eq!(paste["problem_count"], 0, "{paste}");
    assert_eq!((&paste["items"], &paste["size"]), (&json!(2), &json!([2, 7])));
    make(&mut session, &paste);
    let (one, other) = (item(&session, &names[0]), item(&session, &names[1]));
    assert_eq!((one.status, one.effort), (ItemStatus::OnHold, Some(2.5)));
    assert_eq!(one.end.unwrap().to_string(), "2027-Q4", "a quarter stays a quarter");
    assert_eq!((one.scores["reach"], one.scores["impact"]), (1200.0, 2.0));
    assert_eq!((other.status, other.end.unwrap().to_string()), (ItemStatus::Done, "2027-03-31".to_owned()));
    assert_eq!(other.scores.get("reach"), None);
    let plan = session.open().unwrap().plan();
    let owner = |title: &str| {
        let ix = plan.items.ix(item(&session, title).id).unwrap();
        plan.graph().item_owner(ix).map(|ix| plan.leaders[ix].name.clone())
    };
    assert_eq!((owner(&names[0]).as_deref(), owner(&names[1])), (Some("Dana Osei"), None));
    let status = other.status;
    asked(&mut session, "undo", Value::Null);
    assert_ne!(item(&session, &names[1]).status, status, "one undo takes all of it back");
}

#[test]
fn what_cannot_be_read_is_named_by_row_and_column() {
    let (_folder, mut session) = sample();
    let text = "Done\tMira Kaplan\nAlmost\tNobody Known\nPlanned";
    let columns = json!([{ "field": "status" }, { "field": "owner" }]);
    let spec = spec(json!({ "columns": columns, "sort": [{ "field": "title" }] }));
    let request =
        json!({ "spec": spec, "line": 58, "lines": 1, "column": "status", "columns": 1, "text": text });
    let paste = asked(&mut session, "preview_paste", request);
    let told: Vec<(Value, Value, Value)> = paste["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| (problem["row"].clone(), problem["column"].clone(), problem["message"].clone()))
        .collect();
    assert_eq!(
        told,
        [
            (Value::Null, json!(""), json!("1 row of the block lies below the last row of the table.")),
            (json!(2), json!("Status"), json!("This is not a status.")),
            (json!(2), json!("Owner"), json!("There is no leader “Nobody Known”.")),
        ]
    );
    assert_eq!(paste["problem_count"], 3);
}

#[test]
fn what_contradicts_itself_changes_nothing() {
    let (_folder, mut session) = sample();
    let names = titles(&mut session, &by_title(), 0, 2);
    let columns = json!([{ "field": "parent" }]);
    let spec = spec(json!({ "columns": columns, "sort": [{ "field": "title" }] }));
    let text = format!("{}\n{}", names[1], names[0]);
    let request =
        json!({ "spec": spec, "line": 0, "lines": 1, "column": "parent", "columns": 1, "text": text });
    let paste = asked(&mut session, "preview_paste", request);
    assert_eq!(paste["changes"], json!([]));
    assert_eq!(paste["problem_count"], 1, "{paste}");
}

#[test]
fn one_value_fills_a_selection_and_nothing_empties_it() {
    let (_folder, mut session) = sample();
    let ask = |session: &mut Session, text: &str| {
        let request = json!({ "spec": by_title(), "line": 0, "lines": 10, "column": "progress", "columns": 2, "text": text });
        asked(session, "preview_paste", request)
    };
    // Two columns beside each other: progress and effort.
    let paste = ask(&mut session, "50%\t3");
    assert_eq!(paste["size"], json!([10, 2]));
    make(&mut session, &paste);
    let first = titles(&mut session, &by_title(), 0, 10);
    assert!(first.iter().all(|title| item(&session, title).effort == Some(3.0)));
    assert!(first.iter().all(|title| item(&session, title).progress == Some(0.5)));
    let paste = ask(&mut session, "");
    make(&mut session, &paste);
    assert!(first.iter().all(|title| item(&session, title).effort.is_none()));
    assert_eq!(ask(&mut session, "")["cells"], 0);
}

#[test]
fn fifty_thousand_rows_are_asked_for_a_few_at_a_time() {
    let (_folder, workspace) = super::fresh();
    let mut session = Session::default();
    session.workspace = Some(workspace);
    let items: Vec<Value> = (0..3000)
        .map(|n| json!({ "op": "create", "record": { "kind": "item", "title": format!("Item {n}"), "effort": n % 7 } }))
        .collect();
    asked(&mut session, "edit", json!({ "changes": items }));
    let spec = spec(json!({ "sort": [{ "field": "effort", "descending": true }, { "field": "title" }] }));
    let request = json!({ "spec": spec, "from": 1200, "until": 1240 });
    let answer = dispatch(&mut session, "table", request, moment()).unwrap();
    assert!(answer.len() < 40 * 1200, "{} bytes for 40 rows", answer.len());
    assert_eq!(titles(&mut session, &spec, 0, 2), ["Item 6", "Item 13"]);
}

fn any_column() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "title",
        "status",
        "start",
        "end",
        "owner",
        "strategies",
        "objectives",
        "product",
        "parent",
        "progress",
        "effort",
        "confidence",
        "bucket",
        "type",
        "stage",
        "teams",
        "labels",
        "blockers",
        "url",
        "description",
        "score",
        "rank",
        "findings",
        "score:reach",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_was_copied_changes_nothing_where_it_came_from(
        columns in proptest::collection::vec(any_column(), 1..6), from in 0usize..55, high in 1usize..20
    ) {
        let (_folder, mut session) = sample();
        let shown: Vec<Value> = columns.iter().map(|field| json!({ "field": field })).collect();
        let spec = spec(json!({ "columns": shown, "sort": [{ "field": "title" }] }));
        let mut fields: Vec<&str> = vec!["title"];
        for column in columns {
            if !fields.contains(&column) {
                fields.push(column);
            }
        }
        let request = json!({ "spec": spec, "from": from, "until": from + high, "columns": fields });
        let copied = asked(&mut session, "table_copy", request);
        let request = json!({ "spec": spec, "line": from, "lines": 1, "column": "title", "columns": 1, "text": copied["text"] });
        let paste = asked(&mut session, "preview_paste", request);
        prop_assert_eq!(&paste["changes"], &json!([]), "{}", paste);
        prop_assert_eq!(&paste["problem_count"], &json!(0), "{}", paste);
    }

    #[test]
    fn any_text_is_pasted_or_refused(text in "[-a-z0-9%/,;.\t\n\" ]{0,60}", column in any_column(), line in 0usize..70) {
        let (_folder, mut session) = sample();
        let paste = pasted(&mut session, line, column, &text);
        prop_assert!(paste["problem_count"].as_u64().is_some());
        // What is offered can be made.
        make(&mut session, &paste);
    }
}
