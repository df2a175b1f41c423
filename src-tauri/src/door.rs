//! The one door between the window and the core.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tauri::ipc::Response;
use tauri::{AppHandle, Emitter as _, Manager as _};
use throughline_core::commands::{self, Session};
use throughline_core::workspace::Moment;
use throughline_core::{Error, ErrorCode};

use crate::arguments::Arguments;
use crate::menu;

/// The core, and the day it is told.
pub struct Door {
    session: Mutex<Session>,
    today: Option<chrono::NaiveDate>,
}

impl Door {
    /// Opens what the app was started with.
    pub fn new(arguments: &Arguments, settings: Option<PathBuf>) -> Self {
        let door = Self { session: Mutex::default(), today: arguments.today };
        door.session().start(settings, arguments.file.as_deref(), door.moment());
        door
    }

    /// Closes the file, so that it is a single file again.
    pub fn close(&self) {
        if let Some(workspace) = self.session().workspace.take() {
            // Nothing is lost where this fails: the log stays beside the file and is read at the next opening.
            let _ = workspace.close();
        }
    }

    /// The core; a command that panicked has left it as its last transaction did.
    pub fn session(&self) -> MutexGuard<'_, Session> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn moment(&self) -> Moment {
        let moment = Moment::current();
        Moment { today: self.today.unwrap_or(moment.today), ..moment }
    }
}

/// Runs one of the core's commands. What changed is announced after it is written, to every window.
#[tauri::command]
pub async fn rpc(app: AppHandle, name: String, request: serde_json::Value) -> Result<Response, Error> {
    // Off the window's thread: a long import must not stop it from drawing.
    let answered = tauri::async_runtime::spawn_blocking(move || {
        let door = app.state::<Door>();
        let mut session = door.session();
        let before = session.revision();
        let answer = commands::dispatch(&mut session, &name, request, door.moment())?;
        let after = session.revision();
        drop(session);
        if before != after {
            menu::refresh(&app);
            // A window that is just closing does not need to hear it.
            let _ = app.emit("changed", after);
        }
        Ok(Response::new(answer))
    });
    answered
        .await
        .map_err(|error| Error::new(ErrorCode::BadRequest, format!("The command did not finish: {error}.")))?
}
