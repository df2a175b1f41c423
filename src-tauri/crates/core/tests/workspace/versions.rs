//! Workspace files that earlier versions made: each opens, whole, with its history.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use throughline_core::store::OpenMode;
use throughline_core::workspace::Workspace;

use super::moment;

/// The sample with one edit more, as each version of the schema stored it. A new version gets its own:
/// `throughline new version-N.throughline --sample`, then an edit that moves the end of “Template gallery” to
/// September 2027; from version 5 on also `throughline scenario new version-N.throughline "If the gallery slips"`, and in
/// it (`edit --scenario`) an edit that moves that end to December 2027.
fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/workspaces")
}

/// The version with which what is told outside came.
const DISCLOSURES: i32 = 6;

/// The version with which scenarios came.
const SCENARIOS: i32 = 5;

fn version(path: &Path) -> i32 {
    Connection::open(path).unwrap().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

fn end_of_the_gallery(workspace: &Workspace) -> String {
    let items = workspace.plan().items.rows();
    items.iter().find(|item| item.title == "Template gallery").unwrap().end.unwrap().to_string()
}

#[test]
fn files_of_every_version_open_whole_and_can_be_undone() {
    let (_folder, new) = super::fresh();
    let path = new.store().path().to_owned();
    new.close().unwrap();
    let present = version(&path);
    for number in 1..=present {
        let name = format!("version-{number}.throughline");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(&name);
        assert!(fs::copy(kept().join(&name), &path).is_ok(), "{name} is not among the fixtures");
        assert_eq!(version(&path), number);

        let mut workspace = Workspace::open(&path, OpenMode::Write).unwrap();
        workspace.store().verify().unwrap();
        let plan = workspace.plan();
        assert_eq!(
            [plan.objectives.len(), plan.strategies.len(), plan.items.len(), plan.leaders.len()],
            [5, 8, 60, 9],
            "{name}"
        );
        assert_eq!(end_of_the_gallery(&workspace), "2027-09");
        workspace.store().verify_history().unwrap();
        if number >= SCENARIOS {
            let id = workspace.scenario("If the gallery slips").unwrap().id;
            workspace.work_on(Some(id)).unwrap();
            assert_eq!(end_of_the_gallery(&workspace), "2027-12");
            workspace.undo(moment()).unwrap();
            assert_eq!(end_of_the_gallery(&workspace), "2027-09");
            workspace.work_on(None).unwrap();
            workspace.undo(moment()).unwrap();
        }
        workspace.undo(moment()).unwrap();
        assert_eq!(end_of_the_gallery(&workspace), "2027-03");
        workspace.undo(moment()).unwrap();
        assert!(workspace.plan().items.is_empty(), "{name}");
        workspace.redo(moment()).unwrap();
        workspace.redo(moment()).unwrap();
        assert_eq!(end_of_the_gallery(&workspace), "2027-09");
        workspace.close().unwrap();

        assert_eq!(version(&path), present, "{name} is brought up to date");
        let copy = folder.path().join(format!("{name}.version-{number}.bak"));
        assert_eq!(copy.exists(), number < present, "a file of an older version is kept as it was");
    }
}

/// What is only read need not be written first: a plan in the mail, on a write-protected share, or asked by a script.
#[test]
fn files_of_every_version_are_read_without_being_touched() {
    for number in 1..=DISCLOSURES {
        let name = format!("version-{number}.throughline");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(&name);
        fs::copy(kept().join(&name), &path).unwrap();
        let before = fs::read(&path).unwrap();
        let workspace = Workspace::open(&path, OpenMode::Read).unwrap();
        assert_eq!(end_of_the_gallery(&workspace), "2027-09", "{name}");
        workspace.store().verify().unwrap();
        workspace.store().verify_history().unwrap();
        let first = workspace.store().as_of(1).unwrap();
        let gallery = first.items.rows().iter().find(|item| item.title == "Template gallery").unwrap();
        assert_eq!(gallery.end.unwrap().to_string(), "2027-03", "{name}");
        workspace.close().unwrap();
        assert!(fs::read(&path).unwrap() == before, "{name} was written to");
    }
}
