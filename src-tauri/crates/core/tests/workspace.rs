//! The file as a user meets it: what is written is there again, what is undone is as it was, and nothing is lost.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "workspace/audiences.rs"]
mod audiences;
#[path = "workspace/author.rs"]
mod author;
#[path = "workspace/check_settings.rs"]
mod check_settings;
#[path = "workspace/crash.rs"]
mod crash;
#[path = "workspace/document.rs"]
mod document;
#[path = "workspace/edits.rs"]
mod edits;
#[path = "workspace/fixing.rs"]
mod fixing;
#[path = "workspace/opening.rs"]
mod opening;
#[path = "workspace/packed.rs"]
mod packed;
#[path = "workspace/past.rs"]
mod past;
#[path = "workspace/random.rs"]
mod random;
#[path = "workspace/real.rs"]
mod real;
#[path = "workspace/scenarios.rs"]
mod scenarios;
#[path = "workspace/score_settings.rs"]
mod score_settings;
#[path = "workspace/table.rs"]
mod table;
#[path = "workspace/versions.rs"]
mod versions;

use chrono::{NaiveDate, TimeZone as _, Utc};
use tempfile::TempDir;
use throughline_core::store::OpenMode;
use throughline_core::workspace::{Moment, Workspace};
use throughline_plan::model::{Change, Edit, Id, Record, RecordRef};

fn moment() -> Moment {
    Moment {
        now: Utc.with_ymd_and_hms(2027, 2, 17, 9, 30, 0).unwrap(),
        today: NaiveDate::from_ymd_opt(2027, 2, 17).unwrap(),
    }
}

fn fresh() -> (TempDir, Workspace) {
    let folder = tempfile::tempdir().unwrap();
    let workspace = Workspace::create(&folder.path().join("Plan.throughline"), "Plan").unwrap();
    (folder, workspace)
}

fn reopen(workspace: Workspace) -> Workspace {
    let path = workspace.store().path().to_owned();
    workspace.close().unwrap();
    Workspace::open(&path, OpenMode::Write).unwrap()
}

fn edit(changes: Vec<Change>) -> Edit {
    Edit { label: String::new(), changes }
}

fn create(record: impl Into<Record>) -> Change {
    Change::Create { record: record.into(), owner: None, serves: Vec::new() }
}

/// Makes an edit of one new record and says its id.
fn add(workspace: &mut Workspace, record: impl Into<Record>) -> Id {
    workspace.apply(&edit(vec![create(record)]), moment()).unwrap().created[0].id
}

fn update(at: RecordRef, set: serde_json::Value) -> Change {
    let serde_json::Value::Object(set) = set else { panic!("an object of fields") };
    Change::Update { record: at, set }
}
