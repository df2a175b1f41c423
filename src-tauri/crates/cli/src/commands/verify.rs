//! `throughline verify`: whether a workspace can be trusted.

use std::path::PathBuf;

use throughline_core::Result;
use throughline_core::commands::call;

use crate::answer::Answer;
use crate::desk::Desk;
use crate::text::{self, count};

/// What `verify` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace.
    file: PathBuf,
}

/// Verifies it.
pub fn run(args: &Args, desk: &mut Desk) -> Result<Answer> {
    desk.read(&args.file)?;
    let verified = call::verify(&mut desk.session, &(), desk.moment)?;
    let entries = usize::try_from(verified.entries).unwrap_or(usize::MAX);
    let lines = format!(
        "The file is sound. Its history of {} is unbroken and comes to the {} that it holds.\n",
        count(entries, "entry", "entries"),
        count(verified.records, "record", "records")
    );
    Ok(Answer::new(lines, text::json(&verified)?))
}
