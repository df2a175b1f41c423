//! What a command works on: one workspace, opened for it and closed after it.

use std::path::Path;

use chrono::NaiveDate;
use throughline_core::commands::audiences::LookAsRequest;
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

    /// Opens a workspace for reading, as it was at a point where one is named, or a scenario of it, and as
    /// an audience sees it where one is named.
    ///
    /// # Errors
    /// As the core's `open`, `look` and `look_as`.
    pub fn read_at(&mut self, path: &Path, at: &At) -> Result<()> {
        self.read(path)?;
        match (&at.scenario, &at.as_of) {
            (Some(name), _) => self.enter(name)?,
            (None, Some(point)) => {
                let request = LookRequest { point: point.clone() };
                call::look(&mut self.session, &request, self.moment)?;
            }
            (None, None) => {}
        }
        if at.audience.is_some() {
            let request = LookAsRequest { audience: at.audience.clone() };
            call::look_as(&mut self.session, &request, self.moment)?;
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

    /// Opens a workspace for writing, or a scenario of it where one is named.
    ///
    /// # Errors
    /// As the core's `open` and `look`.
    pub fn write_in(&mut self, path: &Path, scenario: Option<&str>) -> Result<()> {
        self.write(path)?;
        scenario.map_or(Ok(()), |name| self.enter(name))
    }

    fn enter(&mut self, scenario: &str) -> Result<()> {
        let request = LookRequest { point: format!("scenario:{scenario}") };
        call::look(&mut self.session, &request, self.moment).map(drop)
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

/// Which state of a workspace is read.
#[derive(Debug, Default, clap::Args)]
pub struct At {
    /// Not now but then: a day or period, a checkpoint's name, or an entry of the history such as `#12`.
    #[arg(long, value_name = "POINT", conflicts_with = "scenario")]
    pub as_of: Option<String>,

    /// Not the plan itself but a scenario of it.
    #[arg(long, value_name = "NAME")]
    pub scenario: Option<String>,

    /// As an audience sees it, such as Customer: what it may not see is not there.
    #[arg(long, value_name = "NAME")]
    pub audience: Option<String>,
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
