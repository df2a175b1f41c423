use serde_json::json;

use crate::folder::Folder;

const PLAN: &str = "plan.throughline";

#[test]
fn a_plan_is_told_as_an_audience_sees_it() {
    let folder = Folder::with_sample();
    let customer = folder.json(["summary", PLAN, "--audience", "customer"]);
    let team = folder.json(["summary", PLAN]);
    assert_eq!((&customer["objectives"], &customer["leaders"]), (&json!(0), &json!(0)));
    assert!(customer["items"].as_u64() < team["items"].as_u64(), "ideas are not promised");
    let text = folder.ok(["show", PLAN, "--as-of", "#1", "--audience", "Customer"]);
    assert!(text.contains("as Customer sees it") && !text.contains("reach an objective"), "{text}");

    folder.ok(["export", PLAN, "out.svg", "--audience", "Customer", "--view", "Customer council"]);
    let drawn = String::from_utf8(folder.read("out.svg")).unwrap();
    assert!(drawn.contains("For Customer") && drawn.contains("Q2 2027"), "quarters, and for whom");
    assert!(!drawn.contains("Dana Osei"), "no leader is named");
    folder.ok(["export", PLAN, "all.svg", "--view", "Customer council"]);
    let whole = String::from_utf8(folder.read("all.svg")).unwrap();
    assert!(whole.contains("Dana Osei") && !whole.contains("For Customer"));

    folder.ok(["export", PLAN, "items.csv", "--audience", "Stakeholder"]);
    let table = String::from_utf8(folder.read("items.csv")).unwrap();
    assert!(table.contains("Template gallery") && !table.contains("Job types, checklists"), "{table}");
}

#[test]
fn whoever_names_an_audience_that_is_not_there_is_told_which_are() {
    let folder = Folder::with_sample();
    let error = folder.error(["export", PLAN, "out.pdf", "--audience", "Nobody"]);
    assert_eq!(error["message"], "There is no audience “Nobody”.");
    assert_eq!(error["hint"], "There is “Executive”, “Stakeholder”, “Customer”, “Engineering”.");
    assert!(!folder.names().contains(&"out.pdf".to_owned()));
}
