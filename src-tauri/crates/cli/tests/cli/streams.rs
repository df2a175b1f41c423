//! What goes where, and with which exit status.

use std::io::Read as _;
use std::process::Stdio;

use crate::folder::Folder;

#[test]
fn a_mistyped_command_line_is_status_2_with_usage() {
    let folder = Folder::with_plan();
    for args in [
        vec!["chekc", "plan.throughline"],
        vec!["check"],
        vec!["check", "plan.throughline", "--colour"],
        vec!["import", "plan.throughline"],
        vec!["import", "plan.throughline", "x.csv", "--as", "goals"],
        vec!["import", "plan.throughline", "x.csv", "--map", "owner"],
        vec!["import", "plan.throughline", "x.csv", "--type", "Epic=story"],
        vec!["import", "plan.throughline", "x.csv", "--header-row", "0"],
        vec!["summary", "plan.throughline", "--format", "xml"],
    ] {
        let run = folder.run(&args);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{args:?}: {run:?}");
        assert!(run.stderr.starts_with("error: "), "{args:?}: {run:?}");
    }
    assert_eq!(
        folder.command(["summary", "plan.throughline", "--today", "soon"]).output().unwrap().status.code(),
        Some(2)
    );
}

#[test]
fn help_and_version_are_answers() {
    let folder = Folder::new();
    let help = folder.ok(["--help"]);
    for command in ["new", "import", "check", "summary", "export", "history", "undo", "redo", "edit"] {
        assert!(help.contains(&format!("\n  {command} ")), "{command}: {help}");
        folder.ok([command, "--help"]);
    }
    assert!(help.contains("Exit status: 0"), "{help}");
    assert!(folder.ok(["--version"]).starts_with("throughline "));
}

#[test]
fn what_cannot_be_opened_is_said_with_a_way_on() {
    let folder = Folder::new();
    folder.write("notes.throughline", "not a database at all");
    for command in ["check", "summary", "history", "undo", "redo"] {
        let missing = folder.error([command, "none.throughline"]);
        assert_eq!(missing["code"], "file_not_found", "{command}");
        assert!(missing["hint"].as_str().unwrap().contains("throughline new"), "{command}: {missing}");
        assert_eq!(folder.error([command, "notes.throughline"])["code"], "not_a_workspace", "{command}");
    }
    let run = folder.run(["check", "none.throughline"]);
    assert!(run.stderr.starts_with("error: ") && run.stderr.contains("\nhint: "), "{}", run.stderr);
    assert_eq!(run.stdout, "");
}

#[test]
fn a_reader_who_has_seen_enough_is_no_error() {
    let folder = Folder::with_sample();
    let mut child = folder
        .command(["check", "plan.throughline", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Closed before the first byte is read, as `head -0` would.
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
}

#[test]
fn a_file_that_somebody_edits_can_be_read_but_not_written() {
    let folder = Folder::with_sample();
    // `edit` from a pipe reads its input before it opens the file, so the lock is taken here by the core itself.
    let path = folder.path("plan.throughline");
    let held = throughline_core::workspace::Workspace::open(&path, throughline_core::store::OpenMode::Write)
        .unwrap();
    let error = folder.error(["undo", "plan.throughline"]);
    assert_eq!(error["code"], "in_use");
    assert!(error["hint"].as_str().unwrap().contains("Close it there first"), "{error}");
    for command in ["check", "summary", "history"] {
        assert!([0, 1].contains(&folder.run([command, "plan.throughline"]).status), "{command}");
    }
    folder.ok(["export", "plan.throughline", "out.svg"]);
    held.close().unwrap();
    folder.ok(["undo", "plan.throughline"]);
}
