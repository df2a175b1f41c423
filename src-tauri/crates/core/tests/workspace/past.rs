//! The plan as it was, and whether the history can be trusted.

use proptest::prelude::*;
use rusqlite::Connection;
use throughline_core::ErrorCode;
use throughline_core::store::OpenMode;
use throughline_core::workspace::Workspace;
use throughline_plan::model::{Item, RecordKind, RecordRef};
use throughline_plan::plan::Records;

use super::{add, edit, fresh, moment, reopen, update};

fn item(title: &str) -> Item {
    Item { title: title.to_owned(), ..Item::default() }
}

/// Some history: makes, changes, deletes, undoes and redoes; after each entry, the records as they were.
fn lived(steps: &[u8]) -> (tempfile::TempDir, Workspace, Vec<Records>) {
    let (folder, mut workspace) = fresh();
    let mut states = vec![workspace.plan().records().clone()];
    for (n, step) in steps.iter().enumerate() {
        let some =
            workspace.plan().items.rows().get(n % 3).map(|row| RecordRef::new(RecordKind::Item, row.id));
        let outcome = match (step % 5, some) {
            (0, _) | (_, None) => {
                add(&mut workspace, item(&format!("Item {n}")));
                Ok(())
            }
            (1, Some(at)) => workspace
                .apply(
                    &edit(vec![update(at, serde_json::json!({ "title": format!("Renamed {n}") }))]),
                    moment(),
                )
                .map(|_| ()),
            (2, Some(at)) => workspace
                .apply(&edit(vec![throughline_plan::model::Change::Delete { record: at }]), moment())
                .map(|_| ()),
            (3, _) => workspace.undo(moment()).map(|_| ()),
            _ => workspace.redo(moment()).map(|_| ()),
        };
        if outcome.is_ok() {
            states.push(workspace.plan().records().clone());
        }
    }
    (folder, workspace, states)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_past_state_is_found_again(steps in proptest::collection::vec(any::<u8>(), 1..40)) {
        let (_folder, workspace, states) = lived(&steps);
        for (seq, state) in states.iter().enumerate() {
            let found = workspace.store().as_of(i64::try_from(seq).unwrap()).unwrap();
            prop_assert_eq!(&found, state, "after entry {}", seq);
        }
        let verified = workspace.store().verify_history().unwrap();
        prop_assert_eq!(usize::try_from(verified.entries).unwrap() + 1, states.len());
    }
}

#[test]
fn the_future_is_not_in_the_history() {
    let (_folder, workspace, _) = lived(&[0, 1, 2]);
    assert_eq!(workspace.store().as_of(99).unwrap_err().code, ErrorCode::NoSuchRecord);
    assert_eq!(workspace.store().as_of(-1).unwrap_err().code, ErrorCode::NoSuchRecord);
}

#[test]
fn the_last_entry_by_a_moment_is_found() {
    let (_folder, mut workspace) = fresh();
    let early = moment();
    let mut late = early;
    late.now += chrono::TimeDelta::days(3);
    workspace.apply(&edit(vec![super::create(item("A"))]), early).unwrap();
    workspace.apply(&edit(vec![super::create(item("B"))]), late).unwrap();
    let at = |days: i64| workspace.store().entry_at(early.now + chrono::TimeDelta::days(days)).unwrap();
    assert_eq!((at(-1), at(0), at(2), at(3), at(9)), (0, 1, 1, 2, 2));
}

/// Whoever changes the history, an entry's words included, or the records behind its back, is found out.
#[test]
fn meddling_with_the_file_is_found() {
    for (what, sql) in [
        ("entry 2", "UPDATE history SET label = 'Nothing to see' WHERE seq = 2"),
        ("entry 1", "UPDATE history SET author = 'somebody else' WHERE seq = 1"),
        ("entry 3", "UPDATE history SET hash = NULL WHERE seq = 3"),
        ("entry 3", "DELETE FROM history WHERE seq = 2"),
        ("records", "UPDATE item SET title = 'Quietly changed'"),
        ("records", "DELETE FROM item"),
    ] {
        let (_folder, workspace, _) = lived(&[0, 0, 1, 0]);
        let path = workspace.store().path().to_owned();
        let workspace = reopen(workspace);
        workspace.store().verify_history().unwrap();
        workspace.close().unwrap();
        let conn = Connection::open(&path).unwrap();
        conn.pragma_update(None, "foreign_keys", false).unwrap();
        conn.execute(sql, []).unwrap();
        conn.close().unwrap();
        let workspace = Workspace::open(&path, OpenMode::Read).unwrap();
        let error = workspace.store().verify_history().unwrap_err();
        assert_eq!(error.code, ErrorCode::Damaged, "{sql}");
        assert!(error.message.contains(what), "{sql}: {error}");
    }
}
