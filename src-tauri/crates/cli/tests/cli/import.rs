use std::path::Path;

use serde_json::Value;
use throughline_core::store::OpenMode;
use throughline_core::workspace::Workspace;

use crate::folder::{Folder, keys};

const PLAN: &str = "plan.throughline";

/// A real plan among the fixtures.
fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/real").join(name);
    assert!(path.is_file(), "{}", path.display());
    path.to_str().unwrap().to_owned()
}

/// How many records of each of the five kinds, in the order of [`Folder::counts`].
fn of_kinds(counts: &Value) -> [u64; 5] {
    ["objective", "strategy", "item", "leader", "product"].map(|kind| counts[kind].as_u64().unwrap())
}

fn total(counts: &Value) -> u64 {
    counts.as_object().unwrap().values().map(|n| n.as_u64().unwrap()).sum()
}

#[test]
fn an_answer_has_the_keys_that_programs_rely_on() {
    let folder = Folder::with_plan();
    folder.write("items.csv", "Title,Start\nLaunch,2026-13-40\n");
    let done = folder.json(["import", PLAN, "items.csv"]);
    assert_eq!(
        keys(&done),
        ["created", "dry_run", "label", "problems", "seq", "tables", "unchanged", "updated"]
    );
    for counts in ["created", "updated", "unchanged"] {
        assert_eq!(
            keys(&done[counts]),
            ["dependency", "involvement", "item", "leader", "link", "objective", "product", "strategy"]
        );
    }
    assert_eq!((&done["dry_run"], &done["seq"]), (&false.into(), &1.into()));
    let problem = &done["problems"][0];
    assert_eq!(keys(problem), ["column", "file", "line", "message", "severity", "value"]);
    assert_eq!(
        [&problem["severity"], &problem["file"], &problem["line"], &problem["column"], &problem["value"]],
        [&Value::from("warning"), &"items.csv".into(), &2.into(), &"Start".into(), &"2026-13-40".into()]
    );
}

#[test]
fn goals_find_the_themes_that_came_first() {
    let folder = Folder::with_plan();
    let themes =
        folder.json(["import", PLAN, &fixture("rust-project-goals-2025h2-themes.csv"), "--as", "objectives"]);
    assert_eq!(of_kinds(&themes["created"]), [4, 0, 0, 0, 0]);
    let goals = folder.json(["import", PLAN, &fixture("rust-project-goals-2025h2.csv")]);
    assert_eq!(of_kinds(&goals["created"]), [0, 0, 42, 31, 0]);
    assert_eq!(folder.counts(), [4, 0, 42, 31, 0]);

    let problems = goals["problems"].as_array().unwrap();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(
        (&problems[0]["line"], &problems[0]["value"]),
        (&127.into(), &"Flexible, fast(er) builds".into())
    );
    assert!(problems[0]["message"].as_str().unwrap().contains("“Flexible, fast(er) compilation”"));

    let summary = folder.json(["summary", PLAN]);
    assert_eq!(summary["alignment"]["items_aligned"], 13);
    let text = folder.ok(["import", PLAN, &fixture("rust-project-goals-2025h2.csv")]);
    assert!(text.contains("  items         0        0         42\n"), "{text}");
    assert!(text.contains("1 warning\n  rust-project-goals-2025h2.csv:127: warning: "), "{text}");
    assert!(text.ends_with("There is nothing to change.\n"), "{text}");
}

#[test]
fn files_and_sheets_can_be_read_together() {
    let folder = Folder::with_plan();
    let (themes, goals) =
        (fixture("rust-project-goals-2025h2-themes.csv"), fixture("rust-project-goals-2025h2.csv"));
    let both = folder.json(["import", PLAN, &themes, &goals, "--as", "objectives", "--as", "items"]);
    assert_eq!(of_kinds(&both["created"]), [4, 0, 42, 31, 0]);

    let folder = Folder::with_plan();
    let book = fixture("rust-project-goals-2025h2.xlsx");
    let sheets = folder.json(["import", PLAN, &book, &book, "--sheet", "Objectives", "--sheet", "Goals"]);
    assert_eq!(of_kinds(&sheets["created"]), [4, 0, 42, 31, 0]);
    assert_eq!(sheets["tables"][1]["sheet"], "Goals");
    assert_eq!(folder.json(["history", PLAN]).as_array().unwrap().len(), 1, "one edit");
}

/// Each real file whole, the same again without a change, and gone with one undo.
#[test]
fn real_plans_come_in_whole_and_go_with_one_undo() {
    for (name, counts) in [
        ("kubernetes-keps.csv", [0, 0, 654, 575, 0]),
        ("jenkins-roadmap.csv", [0, 11, 91, 0, 0]),
        ("jenkins-roadmap.xlsx", [0, 11, 91, 0, 0]),
        ("jira-cloud-export-ethereum.csv", [0, 0, 584, 426, 1]),
    ] {
        let folder = Folder::with_plan();
        let source = fixture(name);
        let done = folder.json(["import", PLAN, &source]);
        assert_eq!(of_kinds(&done["created"]), counts, "{name}");
        assert_eq!(folder.counts(), counts, "{name}");
        for problem in done["problems"].as_array().unwrap() {
            assert!(problem["file"] == name && !problem["message"].as_str().unwrap().is_empty(), "{problem}");
        }

        let again = folder.json(["import", PLAN, &source]);
        assert_eq!((total(&again["created"]), total(&again["updated"])), (0, 0), "{name}");
        assert_eq!(again["unchanged"]["item"], counts[2], "{name}");
        assert_eq!(again["seq"], Value::Null, "{name}");
        assert_eq!(again["problems"], done["problems"], "{name}: what is wrong with the file still is");
        assert_eq!(folder.json(["history", PLAN]).as_array().unwrap().len(), 1, "{name}");

        folder.ok(["undo", PLAN]);
        assert_eq!(folder.counts(), [0; 5], "{name}");
    }
}

#[test]
fn the_two_circles_of_a_real_jira_export_are_found_and_named() {
    let folder = Folder::with_plan();
    folder.ok(["import", PLAN, &fixture("jira-cloud-export-ethereum.csv")]);
    let report = folder.json_with(1, ["check", PLAN]);
    let findings = report["findings"].as_array().unwrap();
    let circles: Vec<&Value> = findings.iter().filter(|finding| finding["code"] == "DATA-01").collect();
    assert_eq!(circles.len(), 2, "{circles:?}");
    let named = |circle: &Value, keys: &[&str]| {
        keys.iter().all(|key| circle["message"].as_str().unwrap().contains(key))
    };
    for keys in [&["EIP-2780", "EIP-8037", "EIP-8038"][..], &["EIP-4750", "EIP-5450"]] {
        let circle = circles.iter().find(|circle| named(circle, keys));
        let circle = circle.unwrap_or_else(|| panic!("{keys:?} in {circles:?}"));
        assert_eq!(circle["severity"], "error");
        assert_eq!(circle["others"].as_array().unwrap().len() + 1, keys.len());
    }
}

#[test]
fn a_dry_run_changes_nothing_and_works_beside_the_app() {
    let folder = Folder::with_plan();
    let before = folder.content();
    let app = Workspace::open(&folder.path(PLAN), OpenMode::Write).unwrap();
    folder.write("items.csv", "Title\nLaunch\n");
    let looked = folder.run(["import", PLAN, "items.csv", "--dry-run"]);
    assert_eq!(looked.status, 0, "{looked:?}");
    assert!(looked.stdout.contains("  items    1        0          0\n"), "{looked:?}");
    assert!(looked.stderr.contains("dry run") && !looked.stdout.contains("Done"), "{looked:?}");
    assert_eq!(folder.json(["import", PLAN, "items.csv", "--dry-run"])["dry_run"], true);
    assert_eq!(folder.error(["import", PLAN, "items.csv"])["code"], "in_use");
    app.close().unwrap();
    assert!(folder.content() == before);
}

#[test]
fn columns_and_types_are_what_the_user_says_they_are() {
    let folder = Folder::with_plan();
    folder.write(
        "ours.csv",
        "made by finance\nWhat;Sort;Boss;a=b\nGrow;Roadmap;Mira Kaplan;\nLaunch;Saga;Jon Tate;2027-Q2\nOld;Junk;;\n",
    );
    let args = [
        "import",
        PLAN,
        "ours.csv",
        "--header-row",
        "2",
        "--delimiter",
        ";",
        "--map",
        "What=title",
        "--map",
        "Sort=type",
        "--map",
        "Boss=Owner",
        "--map",
        "a=b=end",
        "--type",
        "Roadmap=objective",
        "--type",
        "Saga=epic",
        "--type",
        "Junk=ignore",
    ];
    let done = folder.json(args);
    assert_eq!(of_kinds(&done["created"]), [1, 0, 1, 2, 0], "{done}");
    let (records, _) = folder.content();
    let launch = records.iter().find(|record| record.title() == "Launch").unwrap();
    let launch = serde_json::to_value(launch).unwrap();
    assert_eq!((&launch["item_type"], &launch["end"]), (&"epic".into(), &"2027-Q2".into()));
}

#[test]
fn what_cannot_be_read_leaves_the_plan_alone() {
    let folder = Folder::with_plan();
    let before = folder.content();
    folder.write("good.csv", "Title\nLaunch\n");
    folder.write("empty.csv", "");
    folder.write("picture.csv", "%PDF-1.7\n");
    let book = fixture("rust-project-goals-2025h2.xlsx");
    for (args, code) in [
        (vec!["good.csv", "empty.csv"], "unreadable"),
        (vec!["good.csv", "picture.csv"], "unreadable"),
        (vec![book.as_str(), "--sheet", "Nowhere"], "unreadable"),
        (vec!["good.csv", "none.csv"], "file_not_found"),
        (vec!["good.csv", "good.csv", "good.csv", "--as", "items", "--as", "items"], "invalid"),
    ] {
        let error = folder.error(["import", PLAN].into_iter().chain(args.iter().copied()));
        assert_eq!(error["code"], code, "{args:?}: {error}");
    }
    assert!(folder.content() == before);

    let error = folder.error(["import", "other.throughline", "good.csv"]);
    assert_eq!(error["code"], "file_not_found");
    assert!(error["hint"].as_str().unwrap().contains("throughline new"), "{error}");
    assert!(!folder.path("other.throughline").exists());
}
