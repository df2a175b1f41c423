//! The one error that crosses every door.

use serde::Serialize;
use throughline_plan::model::RecordRef;
use ts_rs::TS;

/// What went wrong, for a program to act on. Each is acted on by a caller; a new one is added only with a new act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The file does not exist.
    FileNotFound,
    /// A file is already there.
    FileExists,
    /// The file is not a Throughline workspace.
    NotAWorkspace,
    /// The file was written by a newer version.
    NewerSchema,
    /// The file is damaged.
    Damaged,
    /// Another process has the file open for writing.
    InUse,
    /// The workspace is open for reading only.
    ReadOnly,
    /// The operating system refused (no space, no permission, …).
    Io,
    /// No workspace is open.
    NoWorkspace,
    /// The record does not exist (any more).
    NoSuchRecord,
    /// What was asked for makes no sense: a field, a value or a combination; nothing was changed.
    Invalid,
    /// There is nothing to undo or to redo.
    NothingToUndo,
    /// A source to import could not be read at all.
    Unreadable,
    /// The request does not exist or cannot be understood: a slip in the program.
    BadRequest,
}

/// What went wrong, and what to do about it.
#[derive(Debug, Clone, PartialEq, Serialize, TS, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    /// For a program.
    pub code: ErrorCode,
    /// For a person: what went wrong, with the names concerned.
    pub message: String,
    /// For a person: what to do about it.
    pub hint: Option<String>,
    /// The record concerned.
    pub record: Option<RecordRef>,
}

/// A result whose error is [`enum@Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// An error with a message.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), hint: None, record: None }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds the record concerned.
    #[must_use]
    pub const fn about(mut self, record: RecordRef) -> Self {
        self.record = Some(record);
        self
    }

    /// A refused request: nothing was changed.
    pub fn invalid(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::Invalid, message)
    }

    /// An answer of the operating system about a file.
    #[must_use]
    pub fn io(doing: &str, path: &std::path::Path, error: &std::io::Error) -> Self {
        let code = match error.kind() {
            std::io::ErrorKind::NotFound => ErrorCode::FileNotFound,
            std::io::ErrorKind::AlreadyExists => ErrorCode::FileExists,
            _ => ErrorCode::Io,
        };
        // The number that the operating system gives it says nothing to people.
        let said = error.to_string();
        let said = said.split(" (os error").next().unwrap_or_default();
        Self::new(code, format!("Could not {doing} {}: {said}.", path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_that_crosses_the_door_is_fixed() {
        let error =
            Error::new(ErrorCode::InUse, "Plan.throughline is open elsewhere.").hint("Open it read-only.");
        assert_eq!(
            serde_json::to_value(error).unwrap(),
            serde_json::json!({
                "code": "in_use", "message": "Plan.throughline is open elsewhere.",
                "hint": "Open it read-only.", "record": null
            })
        );
    }
}
