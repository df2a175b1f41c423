use serde_json::Value;

use crate::folder::Folder;

fn codes(folder: &Folder, status: i32) -> Vec<String> {
    let report = folder.json_with(status, ["check", "plan.throughline"]);
    report["findings"].as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap().to_owned()).collect()
}

fn of<'a>(settings: &'a Value, code: &str) -> &'a Value {
    settings["rules"].as_array().unwrap().iter().find(|rule| rule["code"] == code).unwrap()
}

#[test]
fn a_rule_can_be_put_off_and_back_with_one_undo_each() {
    let folder = Folder::with_sample();
    assert!(codes(&folder, 1).iter().any(|code| code == "ALIGN-01"));
    folder.ok(["rules", "plan.throughline", "--level", "align-01=off", "--level", "TIME-03=note"]);
    assert!(!codes(&folder, 1).iter().any(|code| code == "ALIGN-01"));
    let settings = folder.json(["rules", "plan.throughline", "--level", "ALIGN-02=warning"]);
    assert_eq!(of(&settings, "ALIGN-01")["level"], "off");
    assert_eq!(
        (&of(&settings, "OWN-01")["level"], &of(&settings, "OWN-01")["is_usual_level"]),
        (&"warning".into(), &true.into())
    );
    // No error is left.
    codes(&folder, 0);
    folder.ok(["rules", "plan.throughline", "--level", "ALIGN-01=usual"]);
    assert!(codes(&folder, 0).iter().any(|code| code == "ALIGN-01"));
    let undone = folder.ok(["undo", "plan.throughline"]);
    assert!(undone.contains("Set how the plan is checked"), "{undone}");
    assert!(!codes(&folder, 0).iter().any(|code| code == "ALIGN-01"));
}

#[test]
fn limits_and_scope_are_told_and_can_be_taken_back() {
    let folder = Folder::with_sample();
    let text = folder.ok([
        "rules",
        "plan.throughline",
        "--limit",
        "KR-04=45",
        "--product",
        "harbour connect",
        "--from",
        "2027",
    ]);
    assert!(text.starts_with("Products  Harbour Connect\nFrom      2027\nUntil     always\n"), "{text}");
    assert!(text.contains("Days without a reading: 45 *"), "{text}");
    let settings = folder.json([
        "rules",
        "plan.throughline",
        "--product",
        "all",
        "--from",
        "always",
        "--limit",
        "KR-04=usual",
    ]);
    assert_eq!((&settings["products"], &settings["from"]), (&Value::Array(Vec::new()), &Value::Null));
    assert_eq!(of(&settings, "KR-04")["limit"], 30.0);
}

#[test]
fn what_there_is_not_is_said_with_what_there_is() {
    let folder = Folder::with_sample();
    let rule = folder.error(["rules", "plan.throughline", "--level", "ALIGN-99=off"]);
    assert_eq!(rule["message"], "There is no rule `ALIGN-99`.");
    let product = folder.error(["rules", "plan.throughline", "--product", "Nowhere"]);
    assert!(product["hint"].as_str().unwrap().contains("Connect"), "{product}");
    let limit = folder.error(["rules", "plan.throughline", "--limit", "KR-04=0"]);
    assert_eq!(limit["message"], "KR-04: days without a reading is between 1 and 400, not 0.");
    assert_eq!(folder.run(["rules", "plan.throughline", "--level", "ALIGN-01=loud"]).status, 2);
}
