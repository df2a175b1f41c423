//! `throughline undo`: the last edit taken back.

use std::path::PathBuf;

use throughline_core::Result;
use throughline_core::commands::call;
use throughline_core::commands::time::EntryRequest;
use throughline_core::workspace::Outcome;

use crate::answer::Answer;
use crate::desk::Desk;
use crate::text;

/// What `undo` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace.
    file: PathBuf,

    /// Not in the plan itself but in a scenario of it.
    #[arg(long, value_name = "NAME")]
    scenario: Option<String>,

    /// Take back that entry of the history alone, where nothing later depends on it.
    #[arg(long, value_name = "N")]
    entry: Option<i64>,
}

/// Takes it back.
pub fn run(args: &Args, desk: &mut Desk) -> Result<Answer> {
    desk.write_in(&args.file, args.scenario.as_deref())?;
    let Some(seq) = args.entry else {
        return answer("Undone", &call::undo(&mut desk.session, &(), desk.moment)?);
    };
    answer("Done", &call::revert(&mut desk.session, &EntryRequest { seq }, desk.moment)?)
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
