use serde_json::{Value, json};

use crate::folder::{Folder, keys};

const PLAN: &str = "plan.throughline";

/// A sample with a scenario in which one item slips and another is dropped.
fn branched() -> (Folder, String) {
    let folder = Folder::with_sample();
    let about = [
        "--note",
        "What if the templates come late?",
        "--shift",
        "The studio was bought",
        "--objective",
        "Cut onboarding to a day",
    ];
    folder.ok([&["scenario", "new", PLAN, "If the gallery slips"][..], &about].concat());
    folder.ok(["export", PLAN, "items.csv"]);
    let bytes = folder.read("items.csv");
    let mut table = csv::Reader::from_reader(bytes.as_slice());
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    let id = |title: &str| rows.iter().find(|row| &row[1] == title).unwrap()[0].to_owned();
    let (gallery, alerts) = (id("Template gallery"), id("Spend alerts"));
    edit(&folder, &gallery, &json!({ "end": "2028-03" }), &["--scenario", "if the GALLERY slips"]);
    edit(&folder, &alerts, &json!({ "status": "dropped" }), &["--scenario", "If the gallery slips"]);
    (folder, gallery)
}

fn edit(folder: &Folder, id: &str, set: &Value, more: &[&str]) {
    let change = json!({ "op": "update", "record": { "kind": "item", "id": id }, "set": set });
    folder.write("edit.json", &json!({ "changes": [change] }).to_string());
    folder.ok([&["edit", PLAN, "edit.json"][..], more].concat());
}

#[test]
fn a_scenario_is_kept_beside_the_plan_and_weighed_against_it() {
    let (folder, _) = branched();
    let rows = folder.json(["scenario", "list", PLAN]);
    assert_eq!(keys(&rows[0]), ["behind", "changes", "is_open", "scenario"]);
    assert_eq!((&rows[0]["behind"], &rows[0]["changes"]), (&json!(0), &json!(2)));
    assert_eq!(rows[0]["scenario"]["shift"], "The studio was bought");
    assert_eq!(rows[0]["scenario"]["objectives"].as_array().unwrap().len(), 1);
    let text = folder.ok(["scenario", "list", PLAN]);
    assert!(text.contains("2 records changed  on the plan as it is"), "{text}");

    let text = folder.ok(["scenario", "compare", PLAN, "If the gallery slips"]);
    assert!(text.starts_with("# If the gallery slips beside Now\n"), "{text}");
    assert!(text.contains("- **Template gallery**: End moved from "), "{text}");
    assert!(text.contains("| Last end | "), "{text}");
    let weighed = folder.json(["scenario", "compare", PLAN, "If the gallery slips", "--with", "#1"]);
    assert_eq!(keys(&weighed), ["changes", "effect", "from", "markdown", "to"]);
    let effect = ["allocation", "coverage", "findings", "last_end", "load"];
    assert_eq!(keys(&weighed["effect"]), effect);
    assert_eq!(weighed["changes"]["counts"], json!({ "dropped": 1, "slipped": 1 }));

    let shown = folder.ok(["show", PLAN, "--scenario", "If the gallery slips"]);
    assert!(shown.contains("scenario “If the gallery slips”"), "{shown}");
    folder.ok(["export", PLAN, "then.svg", "--scenario", "If the gallery slips", "--baseline", "now"]);
    let drawn = String::from_utf8(folder.read("then.svg")).unwrap();
    assert!(drawn.contains("in the plan itself"));
    assert!(drawn.contains("scenario “If the gallery slips”"), "what leaves the plan says that it is none");
    let differs =
        |args: &[&str]| folder.json_with(1, [&["check", PLAN][..], args].concat())["findings"].clone();
    assert_ne!(differs(&[]), differs(&["--scenario", "If the gallery slips"]));
    assert_eq!(folder.json(["history", PLAN]).as_array().unwrap().len(), 2);
    let inside = folder.json(["history", PLAN, "--scenario", "If the gallery slips"]);
    assert_eq!(inside.as_array().unwrap().len(), 2);
    assert!(folder.ok(["diff", PLAN, "--from", "#2"]).ends_with("Nothing.\n"));
}

#[test]
fn it_is_taken_over_in_part_or_whole_and_conflicts_are_named() {
    let (folder, gallery) = branched();
    folder.ok(["scenario", "adopt", PLAN, "If the gallery slips", "--only", "Spend alerts"]);
    edit(&folder, &gallery, &json!({ "end": "2027-12" }), &[]);
    let args = ["scenario", "adopt", PLAN, "If the gallery slips"];
    let plan = folder.ok([&args[..], &["--dry-run"]].concat());
    assert!(plan.contains("both changed End: Mar 2028 in the scenario, Dec 2027 in the plan"), "{plan}");
    assert!(!plan.contains("Spend alerts"), "{plan}");
    let error = folder.error(args);
    assert_eq!(error["code"], "invalid");
    assert!(error["message"].as_str().unwrap().contains("Dec 2027"), "{error}");
    let adopted = folder.json([&args[..], &["--on-conflict", "scenario"]].concat());
    assert_eq!(keys(&adopted), ["along", "left_out", "outcome"]);
    let text = folder.ok(["diff", PLAN, "--from", "#2"]);
    assert!(text.contains("1 dropped, 1 slipped."), "{text}");
    folder.ok(["undo", PLAN]);
    folder.ok(["verify", PLAN]);

    let text = folder.ok(["scenario", "rebase", PLAN, "If the gallery slips", "--on-conflict", "plan"]);
    assert_eq!(text, "Done: Put scenario If the gallery slips on the plan as it is\n");
    let rows = folder.json(["scenario", "list", PLAN]);
    assert_eq!((&rows[0]["behind"], &rows[0]["changes"]), (&json!(0), &json!(0)));
}

#[test]
fn it_is_renamed_and_deleted() {
    let (folder, _) = branched();
    folder.ok([
        "scenario",
        "set",
        PLAN,
        "If the gallery slips",
        "--rename",
        "Late gallery",
        "--evidence",
        "A letter",
    ]);
    let rows = folder.json(["scenario", "list", PLAN]);
    assert_eq!(
        (&rows[0]["scenario"]["title"], &rows[0]["scenario"]["evidence"]),
        (&json!("Late gallery"), &json!("A letter"))
    );
    let error = folder.error(["show", PLAN, "--scenario", "If the gallery slips"]);
    assert_eq!(error["code"], "no_such_record");
    assert!(error["hint"].as_str().unwrap().contains("“Late gallery”"), "{error}");
    folder.ok(["undo", PLAN, "--scenario", "Late gallery"]);
    assert_eq!(folder.json(["scenario", "list", PLAN])[0]["changes"], 1);
    folder.ok(["scenario", "delete", PLAN, "Late gallery"]);
    assert_eq!(folder.ok(["scenario", "list", PLAN]), "There is no scenario yet.\n");
    folder.ok(["undo", PLAN]);
    assert_eq!(folder.json(["scenario", "list", PLAN])[0]["changes"], 1);
}
