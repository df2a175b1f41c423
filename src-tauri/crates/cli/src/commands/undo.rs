//! `throughline undo`: the last edit taken back.

use std::path::PathBuf;

use throughline_core::Result;
use throughline_core::commands::call;
use throughline_core::workspace::Outcome;

use crate::answer::Answer;
use crate::desk::Desk;
use crate::text;

/// What `undo` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace.
    file: PathBuf,
}

/// Takes it back.
pub fn run(args: &Args, desk: &mut Desk) -> Result<Answer> {
    desk.write(&args.file)?;
    let outcome = call::undo(&mut desk.session, &(), desk.moment)?;
    answer("Undone", &outcome)
}

/// What was done, and what could be done next.
pub(super) fn answer(done: &str, outcome: &Outcome) -> Result<Answer> {
    let mut lines = format!("{done}: {}\n", text::clean(&outcome.label));
    for (word, next) in [("undo", &outcome.undo.undo), ("redo", &outcome.undo.redo)] {
        if let Some(label) = next {
            lines.push_str(&format!("Next {word}: {}\n", text::clean(label)));
        }
    }
    Ok(Answer::new(lines, text::json(outcome)?))
}
