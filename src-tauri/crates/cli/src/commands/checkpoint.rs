//! `throughline checkpoint`: gives a moment of the plan a name.

use std::path::PathBuf;

use throughline_core::commands::call;
use throughline_core::{Error, Result};
use throughline_plan::model::{Change, Checkpoint, Edit};

use crate::answer::Answer;
use crate::desk::Desk;
use crate::text;

/// What `checkpoint` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace.
    file: PathBuf,

    /// The name, such as `Board, March 2027`.
    name: String,

    /// Which moment: a day or period, or an entry of the history such as `#12`.
    #[arg(long, value_name = "POINT", default_value = "now")]
    at: String,

    /// Why it is kept, or what was said there.
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
}

/// Makes it.
pub fn run(args: &Args, desk: &mut Desk) -> Result<Answer> {
    desk.write(&args.file)?;
    let workspace = desk.workspace()?;
    let place = workspace.at(&workspace.point(&args.at)?, desk.moment)?.place;
    let entry = place
        .entry
        .ok_or_else(|| Error::invalid("A checkpoint is a moment of this workspace, not of another file."))?;
    let checkpoint = Checkpoint {
        title: args.name.clone(),
        entry,
        made: desk.moment.today,
        note: args.note.clone(),
        ..Checkpoint::default()
    };
    let create = Change::Create { record: checkpoint.into(), owner: None, serves: Vec::new() };
    let edit = Edit { label: format!("Keep checkpoint {}", args.name), changes: vec![create] };
    let outcome = call::edit(&mut desk.session, &edit, desk.moment)?;
    Ok(Answer::new(format!("Kept “{}”: {}\n", args.name, place.label), text::json(&outcome)?))
}
