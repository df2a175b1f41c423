//! Throughline's workspace: the file, its history, import and export, and the one list of what can be asked and done.
//! Knows nothing of windows.
//!
//! Layers, each using only those below it:
//!
//! - [`commands`]: what can be asked and done, declared once, for the shell, the command line and TypeScript alike;
//! - [`workspace`]: an open file with its Plan in memory: an [`Edit`](throughline_plan::model::Edit) is checked,
//!   written and shown here;
//! - [`exchange`]: spreadsheets in, pictures out;
//! - [`store`]: SQLite: schema, migrations, one transaction and one changeset per edit, history, undo and redo. No
//!   other module holds SQL.

pub mod commands;
pub mod error;
pub mod exchange;
pub mod sample;
pub mod store;
mod words;
pub mod workspace;

pub use error::{Error, ErrorCode, Result};
