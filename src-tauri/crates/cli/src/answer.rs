//! What a command has to say.

/// The exit status of a check that found errors.
const FOUND_ERRORS: u8 = 1;

/// What a command has to say, in both forms; which one is shown is decided at the very end.
#[derive(Debug, Default)]
pub struct Answer {
    /// For people: whole lines.
    pub text: String,
    /// For programs: one JSON value.
    pub json: String,
    /// What is not part of the answer, but good to know.
    pub notes: Vec<String>,
    /// The exit status.
    pub status: u8,
}

impl Answer {
    /// An answer that all is well.
    pub const fn new(text: String, json: String) -> Self {
        Self { text, json, notes: Vec::new(), status: 0 }
    }

    /// Adds a note.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Says by the exit status whether errors were found.
    pub const fn found_errors(mut self, found: bool) -> Self {
        self.status = if found { FOUND_ERRORS } else { 0 };
        self
    }
}
