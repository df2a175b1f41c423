//! Opening files: whose they are, who has them, and clear words where they cannot be opened.

use std::fs;

use rusqlite::Connection;
use throughline_core::ErrorCode;
use throughline_core::store::{Access, OpenMode, Store};
use throughline_core::workspace::Workspace;
use throughline_plan::model::Item;

use super::{add, fresh};

fn item(title: &str) -> Item {
    Item { title: title.to_owned(), ..Item::default() }
}

#[test]
fn a_closed_workspace_is_a_single_file() {
    let (folder, mut workspace) = fresh();
    add(&mut workspace, item("Template gallery"));
    assert!(
        fs::read_dir(folder.path()).unwrap().count() > 1,
        "the log and the lock are beside it while it is open"
    );
    workspace.close().unwrap();
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["Plan.throughline"]);
}

#[test]
fn what_was_written_is_there_after_reopening() {
    let (_folder, mut workspace) = fresh();
    add(&mut workspace, item("Template gallery"));
    let before = workspace.plan().clone();
    let workspace = super::reopen(workspace);
    assert_eq!(*workspace.plan(), before);
    workspace.store().verify().unwrap();
}

#[test]
fn other_files_are_refused_with_a_way_on() {
    let folder = tempfile::tempdir().unwrap();
    let code = |name: &str| Store::open(&folder.path().join(name), OpenMode::Write).unwrap_err();

    fs::write(folder.path().join("plan.csv"), "Title,Owner\nA,B\n").unwrap();
    let error = code("plan.csv");
    assert_eq!(error.code, ErrorCode::NotAWorkspace);
    assert!(error.message.contains("plan.csv"), "{error}");
    assert!(error.hint.unwrap().contains("import"));

    fs::write(folder.path().join("empty.throughline"), "").unwrap();
    assert_eq!(code("empty.throughline").code, ErrorCode::NotAWorkspace);

    Connection::open(folder.path().join("other.db")).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    let error = code("other.db");
    assert_eq!(error.code, ErrorCode::NotAWorkspace);
    assert!(error.message.contains("another program"), "{error}");

    assert_eq!(code("gone.throughline").code, ErrorCode::FileNotFound);
    assert_eq!(Store::open(folder.path(), OpenMode::Write).unwrap_err().code, ErrorCode::NotAWorkspace);
}

#[test]
fn a_newer_file_is_refused_and_not_touched() {
    let (_folder, workspace) = fresh();
    let path = workspace.store().path().to_owned();
    workspace.close().unwrap();
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 9999).unwrap();
    let before = fs::read(&path).unwrap();
    let error = Store::open(&path, OpenMode::Write).unwrap_err();
    assert_eq!(error.code, ErrorCode::NewerSchema);
    assert!(error.hint.unwrap().contains("Update"));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_damaged_file_is_said_to_be_damaged() {
    let (_folder, mut workspace) = fresh();
    for n in 0..400 {
        add(&mut workspace, item(&format!("Item {n}")));
    }
    let path = workspace.store().path().to_owned();
    workspace.close().unwrap();
    let mut bytes = fs::read(&path).unwrap();
    // Past the schema, through the pages of the tables.
    for byte in bytes.iter_mut().skip(4096 * 4) {
        *byte = 0xa5;
    }
    fs::write(&path, bytes).unwrap();
    let error = Workspace::open(&path, OpenMode::Read).unwrap_err();
    assert_eq!(error.code, ErrorCode::Damaged, "{error}");
    assert!(error.message.contains("Plan.throughline"), "{error}");
}

#[test]
fn a_value_that_cannot_be_read_is_damage_and_not_a_panic() {
    let (_folder, mut workspace) = fresh();
    add(&mut workspace, item("Template gallery"));
    let path = workspace.store().path().to_owned();
    workspace.close().unwrap();
    Connection::open(&path).unwrap().execute("UPDATE item SET starts = 'soon'", []).unwrap();
    let error = Workspace::open(&path, OpenMode::Read).unwrap_err();
    assert_eq!(error.code, ErrorCode::Damaged);
    assert!(error.message.contains("soon"), "{error}");
}

#[test]
fn the_second_to_open_a_file_is_told_who_has_it_and_can_read() {
    let (_folder, mut workspace) = fresh();
    let id = add(&mut workspace, item("Template gallery"));
    let path = workspace.store().path().to_owned();

    let error = Workspace::open(&path, OpenMode::Write).unwrap_err();
    assert_eq!(error.code, ErrorCode::InUse);
    assert!(error.message.contains(&format!("process {}", std::process::id())), "{error}");
    assert!(error.hint.as_deref().unwrap().contains("read-only"));

    let mut reader = Workspace::open(&path, OpenMode::Read).unwrap();
    assert_eq!(reader.plan().items.get(id).unwrap().title, "Template gallery");
    let refused =
        reader.apply(&super::edit(vec![super::create(item("Another"))]), super::moment()).unwrap_err();
    assert_eq!(refused.code, ErrorCode::ReadOnly);

    drop(workspace);
    drop(reader);
    Workspace::open(&path, OpenMode::Write).unwrap();
}

#[test]
fn a_write_protected_file_opens_for_reading() {
    let (_folder, mut workspace) = fresh();
    add(&mut workspace, item("Template gallery"));
    let path = workspace.store().path().to_owned();
    workspace.close().unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();

    let workspace = Workspace::open(&path, OpenMode::Write).unwrap();
    assert_eq!(workspace.plan().items.len(), 1);
    let Access::ReadOnly { reason } = workspace.store().access() else { panic!("opened for writing") };
    assert!(reason.contains("write-protected"), "{reason}");
}

#[test]
fn making_a_workspace_never_overwrites() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.throughline");
    fs::write(&path, "mine").unwrap();
    assert_eq!(Workspace::create(&path, "Plan").unwrap_err().code, ErrorCode::FileExists);
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing half-made is left behind");
}

#[test]
fn a_copy_is_a_whole_workspace() {
    let (folder, mut workspace) = fresh();
    add(&mut workspace, item("Template gallery"));
    let copy = folder.path().join("Copy.throughline");
    workspace.store().copy_to(&copy).unwrap();
    let copied = Workspace::open(&copy, OpenMode::Write).unwrap();
    assert_eq!(copied.plan(), workspace.plan());
    assert_eq!(workspace.store().copy_to(&copy).unwrap_err().code, ErrorCode::FileExists);
}
