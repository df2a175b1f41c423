//! Spreadsheets into the plan: first a preview, then one edit.

use std::borrow::Cow;
use std::fs;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use throughline_plan::model::Id;
use ts_rs::TS;

use super::Session;
use crate::exchange::import::{self, Counts, Options, Preview, Problem, Source};
use crate::workspace::{Moment, Outcome};
use crate::{Error, Result};

/// Files to import, in the order in which they are read.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ImportRequest {
    /// Where they are. To import several sheets of one workbook, it is named several times.
    #[ts(type = "Array<string>")]
    pub files: Vec<PathBuf>,
    /// What the user says about them.
    #[serde(default)]
    #[ts(optional, as = "Option<Options>")]
    pub options: Options,
}

/// What an import came to.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Imported {
    /// What is new, by kind of record.
    pub created: Counts,
    /// What changed.
    pub updated: Counts,
    /// What the files name and stays as it was.
    pub unchanged: Counts,
    /// What needs a person's eye.
    pub problems: Vec<Problem>,
    /// The one edit that did it.
    pub outcome: Outcome,
}

pub(super) fn preview(session: &mut Session, request: &ImportRequest, _: Moment) -> Result<Preview> {
    look(session, request)
}

pub(super) fn apply(session: &mut Session, request: &ImportRequest, moment: Moment) -> Result<Imported> {
    let Preview { created, updated, unchanged, problems, edit, .. } = look(session, request)?;
    let outcome = session.open_mut()?.apply(&edit, moment)?;
    Ok(Imported { created, updated, unchanged, problems, outcome })
}

fn look(session: &Session, request: &ImportRequest) -> Result<Preview> {
    let plan = session.plan()?;
    let read = |path: &PathBuf| -> Result<Source<'static>> {
        let bytes = fs::read(path).map_err(|error| Error::io("read", path, &error))?;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        Ok(Source { name, bytes: Cow::Owned(bytes) })
    };
    let sources = request.files.iter().map(read).collect::<Result<Vec<_>>>()?;
    Ok(import::preview(plan, &sources, &request.options, &|| Id(uuid::Uuid::now_v7()))?)
}
