//! `throughline redo`: the last edit that was taken back, made again.

use std::path::PathBuf;

use throughline_core::Result;
use throughline_core::commands::call;

use super::undo;
use crate::answer::Answer;
use crate::desk::Desk;

/// What `redo` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace.
    file: PathBuf,

    /// Not in the plan itself but in a scenario of it.
    #[arg(long, value_name = "NAME")]
    scenario: Option<String>,
}

/// Makes it again.
pub fn run(args: &Args, desk: &mut Desk) -> Result<Answer> {
    desk.write_in(&args.file, args.scenario.as_deref())?;
    let outcome = call::redo(&mut desk.session, &(), desk.moment)?;
    undo::answer("Redone", &outcome)
}
