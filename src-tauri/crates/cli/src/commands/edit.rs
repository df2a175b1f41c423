//! `throughline edit`: the changes that a JSON file describes.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use throughline_core::commands::call;
use throughline_core::{Error, Result};
use throughline_plan::model::Edit;

use crate::answer::Answer;
use crate::desk::Desk;
use crate::text::{self, count};

/// What `edit` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub struct Args {
    /// The workspace.
    file: PathBuf,

    /// Not in the plan itself but in a scenario of it.
    #[arg(long, value_name = "NAME")]
    scenario: Option<String>,

    /// The edit as JSON; `-` reads it from standard input.
    #[arg(value_name = "EDIT.json")]
    edit: PathBuf,
}

const EXAMPLE: &str = r#"An edit is an object with `changes`, and a `label` for the history if you like:

  {"label": "Add the launch", "changes": [
    {"op": "create", "record": {"kind": "item", "title": "Launch", "end": "2027-Q2"}},
    {"op": "update", "record": {"kind": "item", "id": "..."}, "set": {"status": "done"}}]}

The other changes are delete, set_owner, link, unlink, block, unblock and move."#;

/// Makes the edit.
pub fn run(args: &Args, desk: &mut Desk) -> Result<Answer> {
    // Read before the workspace is opened: somebody typing the edit in must not keep the file from others.
    let edit = read(&args.edit)?;
    desk.write_in(&args.file, args.scenario.as_deref())?;
    let outcome = call::edit(&mut desk.session, &edit, desk.moment)?;
    let lines = if outcome.seq.is_some() {
        let parts = [
            (outcome.created.len(), "new"),
            (outcome.changed.len().saturating_sub(outcome.created.len()), "changed"),
            (outcome.removed.len(), "gone"),
        ];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, what)| format!("{} {what}", count(*n, "record", "records")))
            .collect();
        format!("Done: {} ({})\n", text::clean(&outcome.label), parts.join(", "))
    } else {
        "Nothing to change: the plan is as the edit wants it.\n".to_owned()
    };
    Ok(Answer::new(lines, text::json(&outcome)?))
}

fn read(path: &Path) -> Result<Edit> {
    let source = if path == Path::new("-") {
        let mut text = String::new();
        std::io::stdin()
            .read_to_string(&mut text)
            .map_err(|error| Error::io("read", Path::new("standard input"), &error))?;
        text
    } else {
        std::fs::read_to_string(path).map_err(|error| Error::io("read", path, &error))?
    };
    serde_json::from_str(source.trim_start_matches('\u{feff}')).map_err(|error| {
        let name =
            if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() };
        Error::invalid(format!("{name} is not an edit: {error}."))
            .hint("`throughline edit --help` shows what one looks like. Nothing was changed.")
    })
}
