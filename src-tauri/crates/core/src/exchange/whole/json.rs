//! Every record as one JSON document, and a workspace again out of it. The form is told in `src-tauri/PLAN-JSON.md`.
//!
//! What belongs to the file rather than to the plan stays in the file: its history, and the checkpoints and scenarios that
//! are places in that history.

use std::collections::HashSet;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use throughline_plan::model::{Record, RecordKind, RecordRef, Workspace};
use throughline_plan::plan::Plan;

use crate::{Error, ErrorCode, Result};

/// What the document says it is.
const FORMAT: &str = "throughline-plan";
/// The form that this version writes, and the newest that it reads.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Written<'a> {
    format: &'a str,
    version: u32,
    records: Vec<Record>,
}

#[derive(Deserialize)]
struct Read<'a> {
    format: String,
    version: u32,
    #[serde(borrow)]
    records: Vec<&'a RawValue>,
}

/// What a document holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The workspace's own settings.
    pub workspace: Workspace,
    /// All other records.
    pub records: Vec<Record>,
}

/// Kinds that are places in the history of one file.
const fn is_of_the_file(kind: RecordKind) -> bool {
    matches!(kind, RecordKind::Checkpoint | RecordKind::Scenario)
}

/// All records of a plan, the workspace's own settings first, each kind in the order of ids.
pub(super) fn write(plan: &Plan) -> Result<Vec<u8>> {
    let records = plan.records().all().into_iter().filter(|record| !is_of_the_file(record.kind())).collect();
    let written = Written { format: FORMAT, version: VERSION, records };
    let mut bytes = serde_json::to_vec_pretty(&written)
        .map_err(|error| Error::new(ErrorCode::Io, format!("The plan could not be written: {error}.")))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Reads a document that was exported.
///
/// # Errors
/// [`ErrorCode::Unreadable`] naming the file, the line and, where it is one, the field.
pub fn read(path: &Path, text: &str) -> Result<Document> {
    let name = path
        .file_name()
        .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let text = text.trim_start_matches('\u{feff}');
    let unreadable = |message: String| Error::new(ErrorCode::Unreadable, message);
    let document: Read<'_> = serde_json::from_str(text).map_err(|error| {
        unreadable(format!("{name}, line {}: {}.", error.line(), bare(&error)))
            .hint("Choose a file that was exported as JSON by Throughline.")
    })?;
    if document.format != FORMAT {
        return Err(unreadable(format!("{name} is `{}`, not `{FORMAT}`.", document.format))
            .hint("Choose a file that was exported as JSON by Throughline."));
    }
    if document.version > VERSION {
        return Err(unreadable(format!(
            "{name} is of form {}; this version reads {VERSION}.",
            document.version
        ))
        .hint("Open it with a newer version of Throughline."));
    }
    let mut workspace = None;
    let mut records = Vec::with_capacity(document.records.len());
    let mut seen: HashSet<RecordRef> = HashSet::new();
    for raw in document.records {
        let line = line_of(text, raw.get());
        let at = |message: String| {
            unreadable(format!("{name}, line {line}: {message}"))
                .hint("Mend the line, or export the plan again. Nothing was made.")
        };
        let record: Record =
            serde_json::from_str(raw.get()).map_err(|error| at(format!("{}.", bare(&error))))?;
        if record.id().is_nil() {
            return Err(at("`id` is missing.".to_owned()));
        }
        if !seen.insert(record.as_ref()) {
            return Err(at(format!("the id {} is there twice.", record.id())));
        }
        match record {
            Record::Workspace(_) if workspace.is_some() => {
                return Err(at("there are two records of kind `workspace`.".to_owned()));
            }
            Record::Workspace(settings) => workspace = Some(settings),
            record if is_of_the_file(record.kind()) => {
                let kind = record.kind().label().to_lowercase();
                return Err(at(format!(
                    "a {kind} belongs to the history of one file and cannot be taken over."
                )));
            }
            record => records.push(record),
        }
    }
    let workspace = workspace.ok_or_else(|| {
        unreadable(format!("{name} has no record of kind `workspace`.")).hint("Export the plan again.")
    })?;
    Ok(Document { workspace, records })
}

/// What the library says, without the place: that of the whole document is said already.
fn bare(error: &serde_json::Error) -> String {
    let said = error.to_string();
    said.split(" at line ").next().unwrap_or_default().to_owned()
}

/// The line, from 1, on which a part of a text begins.
fn line_of(text: &str, part: &str) -> usize {
    let from = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    1 + text.as_bytes().get(..from).map_or(0, |before| before.iter().filter(|byte| **byte == b'\n').count())
}
