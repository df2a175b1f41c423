//! A process that is killed in the middle of its writes loses no committed edit and leaves no half of one.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use throughline_core::store::OpenMode;
use throughline_core::workspace::Workspace;
use throughline_plan::model::{Item, Leader};

use super::{create, edit, fresh, moment};

/// Where the writing process finds the file; set by the test that starts it.
const FILE: &str = "THROUGHLINE_TEST_CRASH_FILE";
/// How many times it is killed.
const KILLS: usize = 25;

/// Not a test: what the process that is killed runs. Each edit writes three records.
#[test]
#[ignore = "run by the test below, in a process of its own"]
fn write_until_killed() {
    let Some(path) = std::env::var_os(FILE) else { return };
    let mut workspace = Workspace::open(Path::new(&path), OpenMode::Write).unwrap();
    let mut out = std::io::stdout();
    for n in workspace.plan().leaders.len().. {
        let pair =
            ["one", "two"].map(|half| create(Item { title: format!("{half} {n}"), ..Item::default() }));
        let leader = create(Leader { name: format!("Leader {n}"), ..Leader::default() });
        workspace.apply(&edit(pair.into_iter().chain([leader]).collect()), moment()).unwrap();
        writeln!(out, "\ncommitted {}", n + 1).unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn no_committed_edit_is_lost_and_none_is_half_there() {
    let (_folder, workspace) = fresh();
    let path = workspace.store().path().to_owned();
    workspace.close().unwrap();
    let mut seen = 0;
    for kill in 0..KILLS {
        let mut writer = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "crash::write_until_killed", "--ignored", "--nocapture"])
            .env(FILE, &path)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        // Killed as soon as it has said so often that an edit is committed: by then it is inside the next one.
        let said = BufReader::new(writer.stdout.take().unwrap())
            .lines()
            .map_while(Result::ok)
            .filter_map(|line| line.strip_prefix("committed ")?.parse::<usize>().ok())
            .nth(kill % 7)
            .expect("the writer commits");
        writer.kill().unwrap();
        writer.wait().unwrap();

        let workspace = Workspace::open(&path, OpenMode::Write).expect("the lock went with its holder");
        workspace.store().verify().unwrap();
        let edits = workspace.plan().leaders.len();
        assert!(
            edits >= said && said > seen,
            "{edits} edits in the file, {said} were committed, {seen} before"
        );
        assert_eq!(workspace.plan().items.len(), 2 * edits, "an edit is there whole or not at all");
        assert_eq!(workspace.store().undo_state().unwrap().entries, i64::try_from(edits).unwrap());
        seen = edits;
        workspace.close().unwrap();
    }
}
