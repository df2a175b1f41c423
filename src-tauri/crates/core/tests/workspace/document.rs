//! A plan as JSON: out and in again it is the same, and what cannot be read is said by line and field.

use std::path::Path;

use proptest::prelude::*;
use throughline_core::ErrorCode;
use throughline_core::exchange::whole::{self, PlanFormat, json};
use throughline_core::workspace::Workspace;
use throughline_plan::model::{Change, Record, RecordKind};

use super::random::{Step, agrees_with_its_file, change};
use super::{edit, fresh, moment};

fn written(workspace: &Workspace) -> String {
    String::from_utf8(whole::write(workspace.plan(), PlanFormat::Json, moment().today).unwrap()).unwrap()
}

/// A workspace made from a document, in a folder of its own.
fn made(text: &str) -> (tempfile::TempDir, Workspace) {
    let folder = tempfile::tempdir().unwrap();
    let document = json::read(Path::new("plan.json"), text).unwrap();
    let workspace =
        Workspace::of_document(&folder.path().join("Again.throughline"), document, moment()).unwrap();
    (folder, workspace)
}

fn records(workspace: &Workspace) -> Vec<Record> {
    let of_the_file = |kind| matches!(kind, RecordKind::Checkpoint | RecordKind::Scenario);
    workspace.plan().all().into_iter().filter(|record| !of_the_file(record.kind())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn any_plan_comes_back_without_loss(steps in prop::collection::vec(any::<Step>(), 1..120), sample in any::<bool>()) {
        let (_folder, mut workspace) = fresh();
        if sample {
            workspace.apply(&throughline_core::sample::edit(moment().today), moment()).unwrap();
        }
        for step in steps {
            let changes: Vec<Change> = change(workspace.plan(), step).into_iter().collect();
            // One that makes no sense by then changes nothing.
            let _ = workspace.apply(&edit(changes), moment());
        }
        let text = written(&workspace);
        let (_other, again) = made(&text);
        prop_assert_eq!(records(&again), records(&workspace));
        prop_assert_eq!(written(&again), text);
        agrees_with_its_file(&again);
    }
}

/// What is said of a document.
fn refused(text: &str) -> (ErrorCode, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Again.throughline");
    let error = json::read(Path::new("some/plan.json"), text)
        .and_then(|document| Workspace::of_document(&path, document, moment()))
        .map(|_| ())
        .unwrap_err();
    assert!(!path.exists(), "no half of a workspace is left");
    assert!(error.hint.is_some() || error.record.is_some(), "{error:?}");
    (error.code, error.message)
}

#[test]
fn what_cannot_be_read_is_said_by_line_and_field() {
    let (_folder, mut workspace) = fresh();
    workspace.apply(&throughline_core::sample::edit(moment().today), moment()).unwrap();
    let text = written(&workspace);
    let line = |needle: &str, text: &str| 1 + text[..text.find(needle).unwrap()].matches('\n').count();

    let typo = text.replacen("\"item_type\": \"feature\"", "\"item_type\": \"featur\"", 1);
    assert_ne!(typo, text);
    let (code, said) = refused(&typo);
    assert_eq!(code, ErrorCode::Unreadable);
    let record = text[..typo.find("\"featur\"").unwrap()].rfind("    {").unwrap();
    let at = 1 + typo[..record].matches('\n').count();
    assert!(said.starts_with(&format!("plan.json, line {at}: ")) && said.contains("featur"), "{said}");

    let unknown = text.replacen("\"effort\":", "\"efort\": 1, \"effort\":", 1);
    let (_, said) = refused(&unknown);
    assert!(said.contains("unknown field `efort`"), "{said}");

    let cut = &text[..text.len() / 2];
    let (code, said) = refused(cut);
    assert_eq!(code, ErrorCode::Unreadable);
    assert!(said.contains("line"), "{said}");

    let gone = text.replacen("\"kind\": \"leader\"", "\"kind\": \"chief\"", 1);
    let (_, said) = refused(&gone);
    assert!(
        said.contains("chief") && said.contains(&format!("line {}", line("\"kind\": \"leader\"", &text) - 1)),
        "{said}"
    );

    // A record that something refers to is missing.
    let mut document: serde_json::Value = serde_json::from_str(&text).unwrap();
    let all = document["records"].as_array_mut().unwrap();
    all.retain(|record| record["kind"] != "objective");
    let (code, said) = refused(&document.to_string());
    assert_eq!(code, ErrorCode::NoSuchRecord);
    assert!(said.contains("refers to"), "{said}");

    assert!(refused("{}").1.contains("missing field"));
    let other = text.replacen("throughline-plan", "something-else", 1);
    assert!(refused(&other).1.contains("something-else"));
    let newer = text.replacen("\"version\": 1", "\"version\": 99", 1);
    assert!(refused(&newer).1.contains("this version reads 1"));
}
