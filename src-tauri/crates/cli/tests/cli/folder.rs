//! A folder of its own for each test, and the program run in it.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;
use throughline_core::store::{HistoryEntry, OpenMode};
use throughline_core::workspace::Workspace;
use throughline_plan::model::Record;

/// The day that tests take for today.
pub const TODAY: &str = "2026-11-23";

/// A folder that goes when the test ends.
pub struct Folder(tempfile::TempDir);

/// What a run of the program came to.
#[derive(Debug)]
pub struct Run {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// With an empty workspace, `plan.throughline`.
    pub fn with_plan() -> Self {
        let folder = Self::new();
        folder.ok(["new", "plan.throughline", "--title", "Plan"]);
        folder
    }

    /// With the sample as `plan.throughline`.
    pub fn with_sample() -> Self {
        let folder = Self::new();
        folder.ok(["new", "plan.throughline", "--sample"]);
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, content: &str) {
        fs::write(self.path(name), content).unwrap();
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// The names of the files in it.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.0.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    pub fn command<S: AsRef<std::ffi::OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_throughline"));
        command.current_dir(self.0.path()).env("USER", "tester").args(args).args(["--today", TODAY]);
        command
    }

    pub fn run<S: AsRef<std::ffi::OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Run {
        let out = self.command(args).stdin(Stdio::null()).output().unwrap();
        Run {
            status: out.status.code().unwrap(),
            stdout: String::from_utf8(out.stdout).unwrap(),
            stderr: String::from_utf8(out.stderr).unwrap(),
        }
    }

    /// Runs it with something on its standard input.
    pub fn run_with<'a>(&self, args: impl IntoIterator<Item = &'a str>, input: &str) -> Run {
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let out = child.wait_with_output().unwrap();
        Run {
            status: out.status.code().unwrap(),
            stdout: String::from_utf8(out.stdout).unwrap(),
            stderr: String::from_utf8(out.stderr).unwrap(),
        }
    }

    /// Runs it and expects all to be well; what it says.
    pub fn ok<S: AsRef<std::ffi::OsStr>>(&self, args: impl IntoIterator<Item = S>) -> String {
        let run = self.run(args);
        assert_eq!(run.status, 0, "{run:?}");
        run.stdout
    }

    /// Runs it with `--format json` and expects `status`; what it says.
    pub fn json_with<S: AsRef<std::ffi::OsStr>>(
        &self,
        status: i32,
        args: impl IntoIterator<Item = S>,
    ) -> Value {
        let args = args.into_iter().map(|arg| arg.as_ref().to_owned());
        let run = self.run(args.chain(["--format".into(), "json".into()]));
        assert_eq!(run.status, status, "{run:?}");
        serde_json::from_str(&run.stdout).unwrap()
    }

    pub fn json<S: AsRef<std::ffi::OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Value {
        self.json_with(0, args)
    }

    /// Runs it with `--format json` and expects it to fail; the error.
    pub fn error<S: AsRef<std::ffi::OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Value {
        let args = args.into_iter().map(|arg| arg.as_ref().to_owned());
        let run = self.run(args.chain(["--format".into(), "json".into()]));
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{run:?}");
        let mut told: Value = serde_json::from_str(&run.stderr).unwrap();
        told["error"].take()
    }

    /// All that `plan.throughline` holds.
    pub fn content(&self) -> (Vec<Record>, Vec<HistoryEntry>) {
        let workspace = Workspace::open(&self.path("plan.throughline"), OpenMode::Read).unwrap();
        (workspace.plan().records().all(), workspace.store().history(usize::MAX, None).unwrap())
    }

    /// The counts of `plan.throughline`: objectives, strategies, items, leaders, products.
    pub fn counts(&self) -> [u64; 5] {
        let summary = self.json(["summary", "plan.throughline"]);
        ["objectives", "strategies", "items", "leaders", "products"]
            .map(|kind| summary[kind].as_u64().unwrap())
    }
}

/// The names of an object's fields, sorted.
pub fn keys(object: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = object.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}
