//! `throughline show`: the plan as it was.

use std::path::PathBuf;

use throughline_core::Result;

use super::summary;
use crate::answer::Answer;
use crate::desk::Desk;

/// What `show` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace.
    file: PathBuf,

    /// When: a day or period, a checkpoint's name, or an entry of the history such as `#12`.
    #[arg(long, value_name = "POINT", default_value = "now")]
    as_of: String,
}

/// Shows it.
pub fn run(args: &Args, desk: &mut Desk) -> Result<Answer> {
    desk.read_as_of(&args.file, Some(&args.as_of))?;
    summary::counted(desk)
}
