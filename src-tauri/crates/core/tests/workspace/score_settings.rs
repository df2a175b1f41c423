//! How items are scored is part of the plan: stored in the file, changed by edits, taken back by undo.

use serde_json::json;
use throughline_core::ErrorCode;
use throughline_core::commands::{Session, dispatch};
use throughline_core::workspace::Workspace;
use throughline_plan::model::{Edit, RecordKind};
use throughline_plan::scoring::{Rank, Ranking, Scoring};

use super::{fresh, moment, reopen};

fn edit_of(changes: &serde_json::Value) -> Edit {
    serde_json::from_value(json!({ "changes": changes })).unwrap()
}

/// The titles of the items in the order of their scores.
fn order(workspace: &Workspace) -> Vec<String> {
    let plan = workspace.plan();
    let ranking = Ranking::new(plan, &Scoring::of(plan));
    let line =
        |ix| format!("{} {}", ranking.rank(ix).map_or_else(String::new, Rank::text), plan.items[ix].title);
    ranking.order().iter().map(|ix| line(*ix)).collect()
}

#[test]
fn a_weight_that_moves_flips_the_ranks_also_after_closing_and_undo_flips_them_back() {
    let (_folder, mut workspace) = fresh();
    let criteria = |fit: f64, risk: f64| {
        json!([
            { "key": "fit", "label": "Fit", "weight": fit },
            { "key": "risk", "label": "Risk", "weight": risk, "cost": true },
        ])
    };
    let made = json!([
        { "op": "create", "record": { "kind": "item", "title": "Bold", "scores": { "fit": 9, "risk": 9 } } },
        { "op": "create", "record": { "kind": "item", "title": "Safe", "scores": { "fit": 5, "risk": 1 } } },
        { "op": "create", "record": { "kind": "item", "title": "Half", "scores": { "fit": 5 } } },
        { "op": "create", "record": { "kind": "score_settings", "method": "weighted", "criteria": criteria(3.0, 1.0) } },
    ]);
    let outcome = workspace.apply(&edit_of(&made), moment()).unwrap();
    let settings = outcome.created.iter().find(|at| at.kind == RecordKind::ScoreSettings).copied().unwrap();
    assert_eq!(order(&workspace), ["1 Bold", "2 Safe"]);
    let set =
        |fields: serde_json::Value| edit_of(&json!([{ "op": "update", "record": settings, "set": fields }]));
    workspace.apply(&set(json!({ "criteria": criteria(1.0, 2.0) })), moment()).unwrap();
    assert_eq!(order(&workspace), ["1 Safe", "2 Bold"]);
    let mut workspace = reopen(workspace);
    assert_eq!(order(&workspace), ["1 Safe", "2 Bold"]);
    workspace.undo(moment()).unwrap();
    assert_eq!(order(&workspace), ["1 Bold", "2 Safe"]);

    for (criteria, says) in [
        (json!([{ "key": "fit", "label": "Fit", "weight": -1 }]), "`Fit` must be 0 or more, not -1."),
        (
            json!([{ "key": "fit", "label": "Fit", "least": 5, "most": 5 }]),
            "The scale of “Fit” must end above where it begins.",
        ),
        (
            json!([{ "key": "fit", "label": "A" }, { "key": "fit", "label": "B" }]),
            "There are two criteria “B”.",
        ),
        (
            json!([{ "key": "effort", "label": "Effort" }]),
            "`effort` is a number that every item has of its own.",
        ),
        (json!([{ "key": "fit" }]), "A criterion needs a name."),
    ] {
        let error = workspace.apply(&set(json!({ "criteria": criteria })), moment()).unwrap_err();
        assert_eq!((error.code, error.message.as_str()), (ErrorCode::Invalid, says));
    }
    assert_eq!(order(&workspace), ["1 Bold", "2 Safe"]);
}

#[test]
fn settings_are_tried_without_storing_them_and_who_moves_is_told() {
    let (_folder, workspace) = fresh();
    let mut session = Session::default();
    session.workspace = Some(workspace);
    let item = |title: &str, scores: serde_json::Value| json!({ "op": "create", "record": { "kind": "item", "title": title, "scores": scores, "effort": 1 } });
    let made = json!([
        item("Big", json!({ "reach": 900, "impact": 3, "value": 2, "ease": 4 })),
        item("Dear", json!({ "reach": 500, "impact": 3, "value": 9, "ease": 5 })),
        item("Odd", json!({ "value": 5, "ease": 90 })),
        { "op": "create", "record": { "kind": "item", "title": "Day", "item_type": "milestone" } },
    ]);
    dispatch(&mut session, "edit", json!({ "changes": made }), moment()).unwrap();
    let ranking = |session: &mut Session, request: serde_json::Value| -> serde_json::Value {
        serde_json::from_str(&dispatch(session, "ranking", request, moment()).unwrap()).unwrap()
    };
    let titles = |list: &serde_json::Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect()
    };
    let before = ranking(&mut session, json!({}));
    assert_eq!((before["ranked_count"].as_u64(), before["to_score"].as_u64()), (Some(0), Some(3)));
    assert_eq!(before["answered"], json!([2, 2, 0, 3]), "confidence is missing everywhere");

    let tried = ranking(&mut session, json!({ "settings": { "method": "value_effort" } }));
    assert_eq!(titles(&tried["ranked"]), ["Dear", "Odd", "Big"]);
    assert_eq!((tried["gained"].as_u64(), tried["lost"].as_u64()), (Some(3), Some(0)));
    assert_eq!(ranking(&mut session, json!({})), before, "nothing is stored by asking");

    let store = json!([{ "op": "create", "record": { "kind": "score_settings", "method": "value_effort" } }]);
    dispatch(&mut session, "edit", json!({ "changes": store }), moment()).unwrap();
    let card = |ease: f64| {
        json!({ "settings": { "method": "weighted", "criteria": [
        { "key": "value", "label": "Value", "weight": 1 }, { "key": "ease", "label": "Ease", "weight": ease },
    ] } })
    };
    let even = ranking(&mut session, card(1.0));
    assert_eq!(titles(&even["ranked"]), ["Odd", "Dear", "Big"]);
    assert_eq!((titles(&even["rises"]), titles(&even["falls"])), (vec!["Odd".into()], vec!["Dear".into()]));
    assert_eq!((even["up"].as_u64(), even["down"].as_u64()), (Some(1), Some(1)));
    let none = ranking(&mut session, card(0.0));
    assert_eq!((none["up"].as_u64(), none["down"].as_u64()), (Some(0), Some(0)));

    // A scorecard of 1 to 10 is offered what lies on that scale, and no name of another number for a new criterion.
    let offered: Vec<&str> =
        tried["countable"].as_array().unwrap().iter().map(|one| one["measure"].as_str().unwrap()).collect();
    assert_eq!(offered, ["value", "impact"], "neither the reach nor an ease of 90");
    let taken = even["taken"].as_array().unwrap();
    assert!(
        taken.contains(&json!("reach"))
            && taken.contains(&json!("effort"))
            && !taken.contains(&json!("ease"))
    );
}
