//! `throughline show`: the plan as it was, or as it would be.

use std::path::PathBuf;

use throughline_core::Result;

use super::summary;
use crate::answer::Answer;
use crate::desk::{At, Desk};

/// What `show` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace.
    file: PathBuf,

    #[command(flatten)]
    at: At,
}

/// Shows it.
pub fn run(args: &Args, desk: &mut Desk) -> Result<Answer> {
    desk.read_at(&args.file, &args.at)?;
    summary::counted(desk)
}
