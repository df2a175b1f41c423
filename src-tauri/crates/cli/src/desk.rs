//! What a command works on: one workspace, opened for it and closed after it.

use std::path::Path;

use chrono::NaiveDate;
use throughline_core::commands::file::{OpenRequest, Status};
use throughline_core::commands::time::LookRequest;
use throughline_core::commands::{Session, call};
use throughline_core::workspace::{Moment, Workspace};
use throughline_core::{Error, ErrorCode, Result};

/// A session and the day it is.
#[derive(Debug)]
pub struct Desk {
    /// What the core's commands work on.
    pub session: Session,
    /// Now, and today as the user has it.
    pub moment: Moment,
}

impl Desk {
    /// An empty one. `today` is the computer's day unless given.
    pub fn new(today: Option<NaiveDate>) -> Self {
        let now = Moment::current();
        Self { session: Session::default(), moment: Moment { today: today.unwrap_or(now.today), ..now } }
    }

    /// Opens a workspace for reading. That works beside a running app.
    ///
    /// # Errors
    /// As the core's `open`.
    pub fn read(&mut self, path: &Path) -> Result<()> {
        self.open(path, true).map(drop)
    }

    /// Opens a workspace for reading, as it was at a point where one is named.
    ///
    /// # Errors
    /// As the core's `open` and `look`.
    pub fn read_as_of(&mut self, path: &Path, point: Option<&str>) -> Result<()> {
        self.read(path)?;
        if let Some(point) = point {
            let request = LookRequest { point: point.to_owned() };
            call::look(&mut self.session, &request, self.moment)?;
        }
        Ok(())
    }

    /// Opens a workspace for writing.
    ///
    /// # Errors
    /// As the core's `open`; [`ErrorCode::InUse`] where the app has it open.
    pub fn write(&mut self, path: &Path) -> Result<()> {
        self.open(path, false).map(drop)
    }

    fn open(&mut self, path: &Path, read_only: bool) -> Result<Status> {
        let request = OpenRequest { path: path.to_owned(), read_only };
        call::open(&mut self.session, &request, self.moment).map_err(with_a_way_on)
    }

    /// The day that is looked at.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.session.past().map_or(self.moment.today, |past| past.day)
    }

    /// The open workspace.
    ///
    /// # Errors
    /// [`ErrorCode::NoWorkspace`].
    pub fn workspace(&self) -> Result<&Workspace> {
        self.session.open()
    }

    /// Closes the workspace and leaves its file a single file again.
    ///
    /// # Errors
    /// As the core's `close`.
    pub fn close(mut self) -> Result<()> {
        call::close(&mut self.session, &(), self.moment)
    }
}

/// The same error with a hint for somebody who sits at a command line.
fn with_a_way_on(mut error: Error) -> Error {
    match error.code {
        ErrorCode::FileNotFound => error.hint("Make a new workspace with `throughline new FILE`."),
        ErrorCode::InUse => {
            error.hint = None;
            error.hint("Close it there first. `check`, `summary`, `export` and `history` work meanwhile.")
        }
        _ => error,
    }
}
