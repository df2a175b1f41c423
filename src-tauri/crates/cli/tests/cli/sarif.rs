//! The properties that SARIF 2.1.0 requires, and those by which tools show and follow results.

use serde_json::Value;

use crate::folder::Folder;

fn log(folder: &Folder) -> Value {
    let run = folder.run(["check", "plan.throughline", "--format", "sarif"]);
    assert_eq!(run.status, 1, "the sample has errors");
    serde_json::from_str(&run.stdout).unwrap()
}

#[test]
fn the_log_has_what_sarif_requires() {
    let folder = Folder::with_sample();
    let log = log(&folder);
    // 3.13: version is required; runs is required and an array.
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().unwrap().ends_with("sarif-schema-2.1.0.json"));
    let [run] = log["runs"].as_array().unwrap().as_slice() else { panic!("one run") };
    // 3.14, 3.18, 3.19: tool, its driver and the driver's name are required.
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "throughline");
    let rules = driver["rules"].as_array().unwrap();
    for rule in rules {
        // 3.49: id is required. 3.12: a message has its text.
        assert!(rule["id"].is_string() && rule["shortDescription"]["text"].is_string(), "{rule}");
        assert!(
            ["error", "warning", "note"].contains(&rule["defaultConfiguration"]["level"].as_str().unwrap())
        );
    }
    let results = run["results"].as_array().unwrap();
    assert!(!results.is_empty());
    for result in results {
        // 3.27: message is required; ruleIndex points at the rule whose id is ruleId.
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        let [location] = result["locations"].as_array().unwrap().as_slice() else { panic!("one place") };
        assert_eq!(location["physicalLocation"]["artifactLocation"]["uri"], "plan.throughline");
        assert!(location["logicalLocations"][0]["fullyQualifiedName"].as_str().unwrap().contains('/'));
    }
}

#[test]
fn it_says_the_same_as_the_other_formats() {
    let folder = Folder::with_sample();
    let log = log(&folder);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let report = folder.json_with(1, ["check", "plan.throughline"]);
    let findings = report["findings"].as_array().unwrap();
    let pairs = |rows: &[Value], code: &str, level: &str| -> Vec<(Value, Value)> {
        rows.iter().map(|row| (row[code].clone(), row[level].clone())).collect()
    };
    assert_eq!(pairs(results, "ruleId", "level"), pairs(findings, "code", "severity"));
    let suppressed: Vec<&Value> = results.iter().filter(|r| r["suppressions"].is_array()).collect();
    assert_eq!(suppressed.len(), 1);
    assert!(suppressed[0]["suppressions"][0]["justification"].as_str().unwrap().contains("auditor"));
    let mut prints: Vec<&str> =
        results.iter().map(|r| r["partialFingerprints"]["record/v1"].as_str().unwrap()).collect();
    prints.sort_unstable();
    prints.dedup();
    assert_eq!(prints.len(), results.len(), "each result is known again by its own fingerprint");
}

#[test]
fn other_commands_say_that_they_do_not_know_it() {
    let folder = Folder::with_sample();
    let run = folder.run(["summary", "plan.throughline", "--format", "sarif"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("Only `check` answers as SARIF."), "{}", run.stderr);
}
