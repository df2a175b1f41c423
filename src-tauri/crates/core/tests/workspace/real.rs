//! The check on real plans. What is expected was counted from the files themselves, not with the app.

use std::path::{Path, PathBuf};

use serde_json::json;
use throughline_core::commands::{Session, dispatch};
use throughline_plan::alignment::{self, Report};
use throughline_plan::model::Edit;
use throughline_plan::picture::{PictureSpec, ShareBy, allocation, okr};
use throughline_plan::scene::Mark;

use super::{fresh, moment};

fn real(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/real").join(name)
}

/// A new workspace with files imported into it, one after the other.
fn imported(files: &[&str]) -> (tempfile::TempDir, Session) {
    let (folder, workspace) = fresh();
    let mut session = Session::default();
    session.workspace = Some(workspace);
    for file in files {
        let request = json!({ "files": [real(file)] });
        dispatch(&mut session, "import_apply", request, moment()).unwrap();
    }
    (folder, session)
}

fn check(session: &Session) -> Report {
    alignment::check(session.open().unwrap().plan(), moment().today)
}

/// Of 42 goals one was not accepted, and 13 name one of the four declared themes.
#[test]
fn thirteen_of_the_rust_project_goals_serve_a_declared_objective() {
    let (_folder, session) =
        imported(&["rust-project-goals-2025h2-themes.csv", "rust-project-goals-2025h2.csv"]);
    let report = check(&session);
    let figures = report.coverage.figures();
    assert_eq!(session.open().unwrap().plan().items.len(), 42);
    assert_eq!((figures.items_aligned, figures.items_total), (13, 41));
    assert_eq!((figures.objectives_worked_on, figures.objectives_total), (4, 4));
    assert_eq!((figures.items_owned, figures.objectives_owned), (41, 0));
    let count = |code: &str| report.findings.iter().filter(|f| f.code == code).count();
    assert_eq!(count("ALIGN-01"), 28);
    // Goals and themes were for the second half of 2025; the test looks at them in November 2026.
    assert_eq!((count("TIME-06"), count("TIME-08")), (41, 4));
    // The themes are linked by name alone.
    assert_eq!(count("ALIGN-03"), 4);
}

/// 667 pairs of issues block each other in the file, and two groups of them wait for themselves.
#[test]
fn both_circles_of_the_ethereum_proposals_are_named() {
    let (_folder, session) = imported(&["jira-cloud-export-ethereum.csv"]);
    assert_eq!(session.open().unwrap().plan().dependencies.len(), 667);
    let plan = session.open().unwrap().plan();
    let mut groups: Vec<Vec<&str>> = Vec::new();
    for finding in check(&session).findings.iter().filter(|f| f.code == "DATA-01") {
        let members = std::iter::once(&finding.record).chain(&finding.others);
        let mut names: Vec<&str> = members
            .filter_map(|at| plan.items.get(at.id).and_then(|item| item.external_id.as_deref()))
            .collect();
        names.sort_unstable();
        assert!(names.iter().all(|name| finding.message.contains(name)), "{}", finding.message);
        assert!(finding.message.contains(" blocks "), "{}", finding.message);
        groups.push(names);
    }
    groups.sort_unstable();
    assert_eq!(groups, [vec!["EIP-2780", "EIP-8037", "EIP-8038"], vec!["EIP-4750", "EIP-5450"]]);
}

/// A fix is an edit that the workspace takes, that silences the rule about the record, and that one undo takes back.
#[test]
fn fixes_hold_on_real_plans() {
    for file in ["rust-project-goals-2025h2-with-tasks.csv", "kubernetes-kep-milestones.csv"] {
        let (_folder, mut session) = imported(&[file]);
        let before = check(&session);
        let mut seen: Vec<&str> = Vec::new();
        for finding in &before.findings {
            // A few of each rule: they differ in their facts, not in kind.
            let Some(fix) = &finding.fix else { continue };
            if seen.iter().filter(|code| **code == finding.code).count() == 5 {
                continue;
            }
            seen.push(finding.code);
            let workspace = session.open_mut().unwrap();
            let edit = Edit { label: fix.label.clone(), changes: fix.changes() };
            assert!(!workspace.apply(&edit, moment()).unwrap().changed.is_empty(), "{}", fix.label);
            let after = check(&session);
            let stays = after.findings.iter().any(|f| (f.code, f.record) == (finding.code, finding.record));
            assert!(!stays, "{file}: {} {}: {}", finding.code, finding.message, fix.label);
            session.open_mut().unwrap().undo(moment()).unwrap();
            assert_eq!(check(&session), before, "{file}: {}", fix.label);
        }
        assert!(!seen.is_empty(), "{file} has something to mend");
    }
}

/// Between two releases of Kubernetes 23 enhancements were added, 66 were put off to a later release and 18 were
/// implemented: counted from the two files by number (by number and title where a number is there twice).
#[test]
fn what_changed_between_two_releases_of_kubernetes() {
    let (_folder, mut session) = imported(&["kubernetes-keps-at-v1.35.csv"]);
    let before = session.open().unwrap().plan().items.len();
    let entry = session.open().unwrap().store().undo_state().unwrap().entries;
    let request = json!({ "files": [real("kubernetes-keps-at-v1.36.csv")] });
    dispatch(&mut session, "import_apply", request, moment()).unwrap();
    assert_eq!((before, session.open().unwrap().plan().items.len()), (598, 621));

    let from = format!("#{entry}");
    let ask = |session: &mut Session, name: &str, request: serde_json::Value| -> serde_json::Value {
        serde_json::from_str(&dispatch(session, name, request, moment()).unwrap()).unwrap()
    };
    let compared = ask(&mut session, "compare", json!({ "from": from, "to": "now" }));
    let items: Vec<&serde_json::Value> = compared["changes"]["records"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|changed| changed["record"]["kind"] == "item")
        .collect();
    let count = |what: &str| {
        let is = |changed: &&&serde_json::Value| {
            changed["differences"].as_array().unwrap().iter().any(|one| one["what"] == what)
        };
        items.iter().filter(is).count()
    };
    assert_eq!(["added", "deleted", "slipped", "pulled_in", "finished"].map(count), [23, 0, 66, 0, 18]);

    let spec = json!({ "kind": "changes", "baseline": from });
    let scene = ask(&mut session, "scene", json!({ "spec": spec }));
    let texts: Vec<&str> =
        scene["body"].as_array().unwrap().iter().filter_map(|mark| mark["text"].as_str()).collect();
    for (number, said) in [("66", "slipped"), ("18", "finished"), ("23", "added")] {
        let place = texts.iter().position(|text| *text == said).unwrap();
        assert_eq!(texts[place - 1], number, "{said}");
    }
}

/// Counted from the files: of 251 goals and tasks that are not given up 26, 24, 18 and 14 name one of the four themes,
/// or are part of a goal that does. No theme has an owner or a key result, and no item effort.
#[test]
fn rust_project_goals_are_shared_out_among_their_themes() {
    let (_folder, session) =
        imported(&["rust-project-goals-2025h2-themes.csv", "rust-project-goals-2025h2-with-tasks.csv"]);
    let plan = session.open().unwrap().plan();
    let drawn = allocation(plan, &PictureSpec::default(), moment().today);
    let counted: Vec<(&str, &str)> =
        drawn.lanes.iter().skip(1).map(|lane| (lane.title.as_str(), lane.detail.as_str())).collect();
    assert_eq!(
        counted,
        [
            ("Beyond the `&`", "14 items"),
            ("Unblocking dormant traits", "24 items"),
            ("Flexible, fast(er) compilation", "26 items"),
            ("Higher-level Rust", "18 items"),
            ("Serves no objective", "67% of all · 169 items"),
        ]
    );
    let tree = okr(plan, &PictureSpec::default(), moment().today);
    assert_eq!(
        texts(&tree.header),
        ["4 objectives, 0 key results", "4 without an owner · 4 without key results"]
    );
}

/// Counted from the file: 292 of the enhancements are implemented, 21 were given up, and none names an objective.
#[test]
fn enhancements_of_kubernetes_have_no_objective_to_be_set_against() {
    let (_folder, session) = imported(&["kubernetes-keps.csv"]);
    let plan = session.open().unwrap().plan();
    let spec = PictureSpec { share_by: ShareBy::Objective, ..PictureSpec::default() };
    let drawn = allocation(plan, &spec, moment().today);
    let lane = drawn.lanes.last().unwrap();
    assert_eq!(
        (lane.title.as_str(), lane.detail.as_str()),
        ("Serves no objective", "100% of all · 341 items")
    );
    assert!(
        texts(&drawn.body).contains(&"292")
            && texts(&drawn.body)[0].starts_with("No objectives yet: add them")
    );
    assert!(texts(&drawn.footer).iter().any(|text| text.contains("21 dropped items are not counted.")));
    assert!(okr(plan, &PictureSpec::default(), moment().today).nodes.is_empty());
}

/// What marks say, in their order.
fn texts(marks: &[Mark]) -> Vec<&str> {
    let mut said = Vec::new();
    for mark in marks {
        if let Mark::Text { text, .. } = mark {
            said.push(text.as_str());
        }
    }
    said
}
