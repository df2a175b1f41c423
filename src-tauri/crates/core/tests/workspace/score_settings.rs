//! How items are scored is part of the plan: stored in the file, changed by edits, taken back by undo.

use serde_json::json;
use throughline_core::ErrorCode;
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
        (json!([{ "key": "fit" }]), "A criterion needs a name."),
    ] {
        let error = workspace.apply(&set(json!({ "criteria": criteria })), moment()).unwrap_err();
        assert_eq!((error.code, error.message.as_str()), (ErrorCode::Invalid, says));
    }
    assert_eq!(order(&workspace), ["1 Bold", "2 Safe"]);
}
