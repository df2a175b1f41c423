use crate::folder::{Folder, keys};

#[test]
fn all_findings_of_a_rule_are_one_edit_and_one_undo() {
    let folder = Folder::with_sample();
    let own = |folder: &Folder| {
        let report = folder.run(["check", "plan.throughline", "--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&report.stdout).unwrap();
        report["findings"].as_array().unwrap().iter().filter(|f| f["code"] == "OWN-01").count()
    };
    let before = own(&folder);
    let would = folder.json(["fix", "plan.throughline", "own-01", "--dry-run"]);
    assert_eq!(keys(&would), ["applied", "edit", "left", "lines"]);
    assert_eq!((&would["applied"], own(&folder)), (&false.into(), before));
    let mended = would["lines"].as_array().unwrap().len();
    assert!(mended > 0);

    let text = folder.ok(["fix", "plan.throughline", "OWN-01"]);
    assert!(text.contains("Mended "), "{text}");
    assert_eq!(own(&folder), before - mended);
    folder.ok(["undo", "plan.throughline"]);
    assert_eq!(own(&folder), before);
}

#[test]
fn what_needs_a_person_is_said() {
    let folder = Folder::with_sample();
    let text = folder.ok(["fix", "plan.throughline", "KR-01"]);
    assert_eq!(text, "1 finding of KR-01 cannot be mended in one click.\n");
    assert_eq!(folder.ok(["fix", "plan.throughline", "DATA-01"]), "DATA-01 finds nothing to mend.\n");
    assert_eq!(folder.run(["fix", "plan.throughline", "NO-01"]).status, 2);
}
