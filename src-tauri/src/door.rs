//! The one door between the window and the core.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use tauri::ipc::Response;
use tauri::{AppHandle, Emitter as _, Manager as _};
use throughline_core::commands::Session;
use throughline_core::commands::packed::{self, Answered};
use throughline_core::workspace::Moment;
use throughline_core::{Error, ErrorCode};

use crate::arguments::Arguments;
use crate::menu;

/// The core, and the day it is told.
pub struct Door {
    /// The session that opens the file the app was started with, until somebody needs it.
    opening: Mutex<Option<JoinHandle<Session>>>,
    session: Mutex<Session>,
    settings: Option<PathBuf>,
    today: Option<chrono::NaiveDate>,
}

impl Door {
    /// Begins to open what the app was started with, beside the start of the window: a large plan takes as long.
    pub fn open(arguments: &Arguments) -> Self {
        let file = arguments.file.clone();
        let opening = std::thread::spawn(move || Session::start(file.as_deref()));
        Self {
            opening: Mutex::new(Some(opening)),
            session: Mutex::default(),
            settings: None,
            today: arguments.today,
        }
    }

    /// With the folder of the app's settings, which is known only once the app runs.
    pub fn with_settings(self, settings: Option<PathBuf>) -> Self {
        Self { settings, ..self }
    }

    /// Closes the file, so that it is a single file again.
    pub fn close(&self) {
        if let Some(workspace) = self.session().workspace.take() {
            // Nothing is lost where this fails: the log stays beside the file and is read at the next opening.
            let _ = workspace.close();
        }
    }

    /// The core, once the file is open; a command that panicked has left it as its last transaction did.
    pub fn session(&self) -> MutexGuard<'_, Session> {
        // Held while waiting, so that nobody gets in before the file.
        let mut opening = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        let mut session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(opened) = opening.take().map(JoinHandle::join) {
            // A file that makes the reader panic leaves the app without a workspace, and running.
            *session = opened.unwrap_or_default();
            if let Some(settings) = &self.settings {
                session.keep_in(settings.clone());
            }
        }
        session
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
        let answer = packed::answer(&mut session, &name, request, door.moment())?;
        let after = session.revision();
        drop(session);
        if before != after {
            menu::refresh(&app);
            // A window that is just closing does not need to hear it.
            let _ = app.emit("changed", after);
        }
        Ok(match answer {
            Answered::Text(text) => Response::new(text),
            Answered::Packed(bytes) => Response::new(bytes),
        })
    });
    answered
        .await
        .map_err(|error| Error::new(ErrorCode::BadRequest, format!("The command did not finish: {error}.")))?
}
