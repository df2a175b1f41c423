//! The one way a chore ends badly: what went wrong, and what to do about it.

use std::fmt;

/// What a chore hands back.
pub type Result<T = ()> = std::result::Result<T, Failure>;

/// Why a chore stopped.
#[derive(Debug)]
pub struct Failure {
    message: String,
    hint: Option<String>,
    /// Exit status: 1 for a check that failed, 2 for a machine or an argument that does not fit.
    pub code: u8,
}

impl Failure {
    /// Something the project was checked for does not hold.
    pub fn check(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None, code: 1 }
    }

    /// The machine or an argument does not fit: nothing was found wrong with the project.
    pub fn set_up(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None, code: 2 }
    }

    /// The same with what to do next.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.message)?;
        match &self.hint {
            Some(hint) => write!(out, "\n{hint}"),
            None => Ok(()),
        }
    }
}
