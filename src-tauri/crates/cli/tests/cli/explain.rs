use crate::folder::{Folder, keys};

#[test]
fn a_rule_is_explained_in_full_with_its_own_words_about_its_example() {
    let folder = Folder::new();
    let text = folder.ok(["explain", "align-02"]);
    assert!(text.starts_with("ALIGN-02  Objective nobody works on  (error)\n"), "{text}");
    for part in ["Asks", "Why it matters", "Example", "How to mend it", "When to accept it"] {
        assert!(text.contains(&format!("\n{part}\n  ")), "{text}");
    }
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("The only item that served it, “Customer-held keys”, is dropped."), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
}

#[test]
fn programs_get_the_same_words() {
    let folder = Folder::new();
    let rule = folder.json(["explain", "TIME-05"]);
    let expected = [
        "accept",
        "code",
        "example",
        "family",
        "family_title",
        "fix",
        "level",
        "limit",
        "own_limit",
        "question",
        "severity",
        "shown",
        "shown_fix",
        "shown_title",
        "title",
        "why",
    ];
    assert_eq!(keys(&rule), expected);
    assert_eq!(rule["severity"], "note");
    let all = folder.json(["explain"]);
    let codes: Vec<&str> =
        all.as_array().unwrap().iter().map(|rule| rule["code"].as_str().unwrap()).collect();
    assert!(codes.is_sorted() && codes.contains(&"DATA-01"), "{codes:?}");
    assert_eq!(folder.json(["explain", "data"]).as_array().unwrap()[0]["code"], "DATA-01");
}

#[test]
fn an_unknown_rule_is_an_error_with_a_way_on() {
    let folder = Folder::new();
    let run = folder.run(["explain", "ALIGN-99"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("hint: `throughline explain` lists them all."), "{}", run.stderr);
}
