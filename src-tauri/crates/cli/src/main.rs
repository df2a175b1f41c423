//! `throughline`: the same commands without a window.
//!
//! What was typed ([`args`]) → the command's own file in [`commands`], which asks the core through [`desk`] → an
//! [`answer`], as text for people or as JSON for programs. Data goes to standard output, notes and errors to standard
//! error. Exit status: 0 fine, 1 the check found errors, 2 bad usage or something that cannot be read.

mod answer;
mod args;
mod commands;
mod desk;
mod text;

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::Parser as _;
use throughline_core::Error;

use answer::Answer;
use args::{Cli, Format};

/// The exit status of anything that went wrong.
const WRONG: u8 = 2;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let told = match commands::run(&cli) {
        Ok(answer) => {
            let status = answer.status;
            tell(&answer, cli.format).map(|()| ExitCode::from(status))
        }
        Err(error) => complain(&error, cli.format).map(|()| ExitCode::from(WRONG)),
    };
    told.unwrap_or_else(|error| match error.kind() {
        // Whoever reads has seen enough, as `head` has: nothing is wrong.
        io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        _ => ExitCode::from(WRONG),
    })
}

/// Notes to standard error, the answer to standard output.
fn tell(answer: &Answer, format: Format) -> io::Result<()> {
    let mut stderr = io::stderr().lock();
    for note in &answer.notes {
        writeln!(stderr, "note: {note}")?;
    }
    let mut stdout = io::stdout().lock();
    match format {
        Format::Text => write!(stdout, "{}", answer.text)?,
        Format::Json | Format::Sarif => writeln!(stdout, "{}", answer.json)?,
    }
    stdout.flush()
}

fn complain(error: &Error, format: Format) -> io::Result<()> {
    let mut stderr = io::stderr().lock();
    match format {
        Format::Text => {
            writeln!(stderr, "error: {}", text::clean(&error.message))?;
            if let Some(hint) = &error.hint {
                writeln!(stderr, "hint: {}", text::clean(hint))?;
            }
        }
        Format::Json | Format::Sarif => {
            serde_json::to_writer_pretty(&mut stderr, &serde_json::json!({ "error": error }))?;
            writeln!(stderr)?;
        }
    }
    stderr.flush()
}
