//! One file a command.

pub mod check;
pub mod checkpoint;
pub mod diff;
pub mod edit;
pub mod explain;
pub mod export;
pub mod fix;
pub mod history;
pub mod import;
pub mod new;
pub mod rank;
pub mod redo;
pub mod rules;
pub mod scenario;
pub mod show;
pub mod stress;
pub mod summary;
pub mod undo;
pub mod verify;

use throughline_core::{Error, ErrorCode, Result};

use crate::answer::Answer;
use crate::args::{Cli, Command, Format};
use crate::desk::Desk;

/// Does what was asked for.
///
/// # Errors
/// The command's own; the workspace is unchanged then.
pub fn run(cli: &Cli) -> Result<Answer> {
    if cli.format == Format::Sarif && !matches!(cli.command, Command::Check(_)) {
        return Err(Error::new(ErrorCode::BadRequest, "Only `check` answers as SARIF.")
            .hint("Use `--format json`, which every command knows."));
    }
    let mut desk = Desk::new(cli.today);
    let answer = match &cli.command {
        Command::New(args) => new::run(args, &mut desk),
        Command::Import(args) => import::run(args, &mut desk),
        Command::Check(args) => check::run(args, cli.format, &mut desk),
        Command::Show(args) => show::run(args, &mut desk),
        Command::Diff(args) => diff::run(args, &mut desk),
        Command::Checkpoint(args) => checkpoint::run(args, &mut desk),
        Command::Stress(args) => stress::run(args, &mut desk),
        Command::Scenario(args) => scenario::run(args, &mut desk),
        Command::Verify(args) => verify::run(args, &mut desk),
        Command::Fix(args) => fix::run(args, &mut desk),
        Command::Explain(args) => explain::run(args, &mut desk),
        Command::Rules(args) => rules::run(args, &mut desk),
        Command::Rank(args) => rank::run(args, &mut desk),
        Command::Summary(args) => summary::run(args, &mut desk),
        Command::Export(args) => export::run(args, &mut desk),
        Command::History(args) => history::run(args, &mut desk),
        Command::Undo(args) => undo::run(args, &mut desk),
        Command::Redo(args) => redo::run(args, &mut desk),
        Command::Edit(args) => edit::run(args, &mut desk),
    }?;
    desk.close()?;
    Ok(answer)
}
