//! What makes a file unreadable as a whole.

use thiserror::Error;

/// A file that cannot be imported at all. Everything smaller is a [`Problem`](super::Problem) of the preview.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}: {reason}")]
pub struct ImportError {
    /// The file's name.
    pub file: String,
    /// What is wrong with it.
    pub reason: Unreadable,
}

/// Why a file cannot be imported.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is protected by a password.
    #[error("the workbook is protected by a password")]
    Encrypted,
    /// It is something else.
    #[error("this is {0}, not a spreadsheet or a text file with columns")]
    NotASpreadsheet(&'static str),
    /// It says it is a workbook, but cannot be taken apart.
    #[error("the workbook is damaged: {0}")]
    Damaged(String),
    /// The sheet that was asked for does not exist.
    #[error("there is no sheet named “{asked}”; the sheets are {known}")]
    NoSuchSheet {
        /// What was asked for.
        asked: String,
        /// The names of the sheets there are.
        known: String,
    },
    /// No sheet holds anything.
    #[error("the workbook has no sheet with anything in it")]
    NoSheet,
    /// The row that was said to hold the column names does not exist or is empty.
    #[error("row {0} has no column names in it")]
    NoHeader(u32),
    /// The encoding that was asked for does not exist.
    #[error("“{0}” is not an encoding")]
    NoSuchEncoding(String),
    /// The delimiter cannot be one.
    #[error("“{0}” cannot separate cells")]
    BadDelimiter(char),
}

impl Unreadable {
    /// What to do about it.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Empty => "Export it again from the tool it comes from.",
            Self::Encrypted => "Open it in the spreadsheet program, remove the password and save a copy.",
            Self::NotASpreadsheet(_) => "Save the plan as CSV or XLSX and import that.",
            Self::Damaged(_) => "Open it in the spreadsheet program and save it again, or save it as CSV.",
            Self::NoSuchSheet { .. } => "Choose one of the sheets it has.",
            Self::NoSheet => "Check that the plan is in this file.",
            Self::NoHeader(_) => "Say which row holds the column names.",
            Self::NoSuchEncoding(_) => "Use utf-8, utf-16le, utf-16be or windows-1252.",
            Self::BadDelimiter(_) => {
                "Use one character such as a comma, a semicolon, a tab or a vertical bar."
            }
        }
    }
}

impl From<ImportError> for crate::Error {
    fn from(error: ImportError) -> Self {
        Self::new(crate::ErrorCode::Unreadable, format!("{error}.")).hint(error.reason.hint())
    }
}
