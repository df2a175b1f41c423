use crate::folder::{Folder, keys};

#[test]
fn findings_have_the_shape_that_programs_rely_on() {
    let folder = Folder::with_sample();
    let report = folder.json_with(1, ["check", "plan.throughline"]);
    assert_eq!(keys(&report), ["counts", "coverage", "findings"]);
    assert_eq!(keys(&report["counts"]), ["accepted", "errors", "notes", "warnings"]);
    let findings = report["findings"].as_array().unwrap();
    for finding in findings {
        assert_eq!(
            keys(finding),
            ["accepted", "code", "fix", "lapsed", "message", "others", "record", "severity"]
        );
        assert_eq!(keys(&finding["record"]), ["id", "kind", "title"]);
        assert!(!finding["message"].as_str().unwrap().is_empty());
        if let Some(fix) = finding["fix"].as_object() {
            assert!(fix.contains_key("label") && fix.contains_key("changes"), "{finding}");
        }
    }
    assert!((10..=16).contains(&findings.len()), "{}", findings.len());
}

#[test]
fn an_empty_plan_has_nothing_to_mend() {
    let folder = Folder::with_plan();
    let text = folder.ok(["check", "plan.throughline"]);
    assert!(text.starts_with("Plan on 23 Nov 2026\n"), "{text}");
    assert!(text.contains("\nNothing to mend\n"), "{text}");
}

/// A fix is an edit: what the check offers, `edit` makes.
#[test]
fn every_fix_that_is_offered_mends_its_finding() {
    let folder = Folder::with_sample();
    let report = folder.json_with(1, ["check", "plan.throughline"]);
    let offered: Vec<_> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["accepted"].is_null() && !finding["fix"].is_null())
        .collect();
    assert!(!offered.is_empty());
    for finding in offered {
        let edit = serde_json::json!({ "changes": finding["fix"]["changes"] });
        folder.write("fix.json", &edit.to_string());
        folder.ok(["edit", "plan.throughline", "fix.json"]);
        let after = folder.run(["check", "plan.throughline", "--format", "json"]);
        let after: serde_json::Value = serde_json::from_str(&after.stdout).unwrap();
        let still = after["findings"].as_array().unwrap().iter().any(|other| {
            other["code"] == finding["code"] && other["record"]["id"] == finding["record"]["id"]
        });
        assert!(!still, "{finding}");
        folder.ok(["undo", "plan.throughline"]);
    }
}

#[test]
fn a_finding_that_was_accepted_is_told_apart_and_is_no_error() {
    let folder = Folder::with_sample();
    let report = folder.json_with(1, ["check", "plan.throughline"]);
    let accepted: Vec<_> =
        report["findings"].as_array().unwrap().iter().filter(|f| !f["accepted"].is_null()).collect();
    assert_eq!(accepted.len(), 1);
    assert_eq!(accepted[0]["record"]["title"], "SOC 2 renewal");

    let errors = report["findings"].as_array().unwrap().iter().filter(|f| f["severity"] == "error");
    let changes: Vec<_> = errors
        .map(|finding| {
            serde_json::json!({"op": "create", "record": {
                "kind": "acceptance", "code": finding["code"], "record_id": finding["record"]["id"],
                "reason": "Known.", "accepted": "2026-11-23"}})
        })
        .collect();
    folder.write("accept.json", &serde_json::json!({ "changes": changes }).to_string());
    folder.ok(["edit", "plan.throughline", "accept.json"]);
    let text = folder.ok(["check", "plan.throughline"]);
    assert!(text.contains("accepted by tester: Known."), "{text}");
}
