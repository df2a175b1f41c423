//! Problems as they are found, put in the order of files and lines at the end.

use super::preview::{Problem, Severity};

/// A cell, for a problem to point at.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'a> {
    /// Which table.
    pub table: usize,
    /// The line or row; 0 for the whole file.
    pub line: u32,
    /// The column's name; empty for the whole row.
    pub column: &'a str,
    /// The cell.
    pub value: &'a str,
}

/// The problems found so far.
#[derive(Debug, Default)]
pub(super) struct Log {
    files: Vec<String>,
    found: Vec<(usize, u32, Problem)>,
}

impl Log {
    /// A log for files of these names.
    pub(super) fn new(files: Vec<String>) -> Self {
        Self { files, found: Vec::new() }
    }

    /// Notes a problem.
    pub(super) fn note(&mut self, severity: Severity, at: At<'_>, message: impl Into<String>) {
        let problem = Problem {
            severity,
            file: self.files.get(at.table).cloned().unwrap_or_default(),
            line: (at.line > 0).then_some(at.line),
            column: at.column.to_owned(),
            value: at.value.to_owned(),
            message: message.into(),
        };
        self.found.push((at.table, at.line, problem));
    }

    /// Something of a row is left out.
    pub(super) fn error(&mut self, at: At<'_>, message: impl Into<String>) {
        self.note(Severity::Error, at, message);
    }

    /// A cell is left out or read by a guess.
    pub(super) fn warn(&mut self, at: At<'_>, message: impl Into<String>) {
        self.note(Severity::Warning, at, message);
    }

    /// Nothing is lost.
    pub(super) fn info(&mut self, at: At<'_>, message: impl Into<String>) {
        self.note(Severity::Info, at, message);
    }

    /// The problems in the order of files and lines.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        self.found.sort_by_key(|(table, line, _)| (*table, *line));
        self.found.into_iter().map(|(_, _, problem)| problem).collect()
    }
}
