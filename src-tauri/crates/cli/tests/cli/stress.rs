use serde_json::{Value, json};

use crate::folder::{Folder, keys};

const PLAN: &str = "plan.throughline";

/// The weight of the objective of that title, as a table of objectives says it.
fn weight(folder: &Folder, more: &[&str]) -> String {
    folder.ok([&["export", PLAN, "objectives.csv", "--view", "objectives"][..], more].concat());
    let bytes = folder.read("objectives.csv");
    let mut table = csv::Reader::from_reader(bytes.as_slice());
    let at = table.headers().unwrap().iter().position(|name| name == "Weight").unwrap();
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    rows.iter().find(|row| row.iter().any(|cell| cell == "Open the platform")).unwrap()[at].to_owned()
}

#[test]
fn what_exists_for_an_objective_alone_is_listed_and_nothing_is_stored() {
    let folder = Folder::with_sample();
    let own = weight(&folder, &[]);
    let text = folder.ok(["stress", PLAN, "--weigh", "open the platform=0"]);
    assert!(text.contains("8 items exist for it alone:\n"), "{text}");
    assert!(text.contains("Ranked differently by RICE:\n"), "{text}");
    let answer = folder.json(["stress", PLAN, "--weigh", "Open the platform=0"]);
    let fields = [
        "alone",
        "effort_all",
        "effort_lost",
        "fit",
        "fit_without",
        "method",
        "moves",
        "objectives",
        "partly",
        "strategies",
    ];
    assert_eq!(keys(&answer), fields);
    assert_eq!(answer["alone"].as_array().map(Vec::len), Some(8));
    let lost = |one: &&Value| one["is_lost"] == json!(true);
    assert_eq!(answer["objectives"].as_array().unwrap().iter().filter(lost).count(), 1);
    assert_eq!(weight(&folder, &[]), own);
    assert_eq!(folder.json(["scenario", "list", PLAN]), json!([]));
}

#[test]
fn what_is_kept_is_a_scenario_beside_the_plan() {
    let folder = Folder::with_sample();
    let own = weight(&folder, &[]);
    folder.ok(["stress", PLAN, "--weigh", "Open the platform=0", "--keep", "Without partners"]);
    assert_eq!(weight(&folder, &[]), own);
    assert_eq!(weight(&folder, &["--scenario", "Without partners"]), "0");
    let rows = folder.json(["scenario", "list", PLAN]);
    assert_eq!((&rows[0]["scenario"]["title"], &rows[0]["changes"]), (&json!("Without partners"), &json!(1)));
}

#[test]
fn what_is_no_objective_or_no_weight_is_refused() {
    let folder = Folder::with_sample();
    for (said, wrong) in [
        ("Open the platform", "is no objective and weight"),
        ("Open the platform=much", "is no objective and weight"),
        ("Close the platform=1", "There is no objective"),
        ("Open the platform=-1", "cannot weigh -1"),
    ] {
        let run = folder.run(["stress", PLAN, "--weigh", said]);
        assert!(run.status != 0 && run.stderr.contains(wrong), "{run:?}");
    }
}
