//! `throughline fix`: mends all findings of one rule that can be mended in one click.

use std::path::PathBuf;

use serde::Serialize;
use throughline_core::Result;
use throughline_core::commands::call;
use throughline_core::commands::fixing::{FixAll, FixAllRequest};

use crate::answer::Answer;
use crate::desk::{At, Desk};
use crate::text::{self, clean, count, wrapped};

/// What `fix` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace.
    file: PathBuf,

    /// Not in the plan itself but in a scenario of it.
    #[arg(long, value_name = "NAME")]
    scenario: Option<String>,

    /// The rule's code, such as TIME-05.
    code: String,

    /// Say what would be done, and do nothing.
    #[arg(long)]
    dry_run: bool,
}

/// What was done, as a program gets it.
#[derive(Debug, Serialize)]
struct FixJson<'a> {
    #[serde(flatten)]
    all: &'a FixAll,
    applied: bool,
}

/// Mends.
pub fn run(args: &Args, desk: &mut Desk) -> Result<Answer> {
    if args.dry_run {
        desk.read_at(&args.file, &At { scenario: args.scenario.clone(), ..At::default() })?;
    } else {
        desk.write_in(&args.file, args.scenario.as_deref())?;
    }
    let request = FixAllRequest { code: args.code.trim().to_uppercase(), records: Vec::new() };
    let all = call::fix_all(&mut desk.session, &request, desk.moment)?;
    let applied = !args.dry_run && !all.lines.is_empty();
    if applied {
        call::edit(&mut desk.session, &all.edit, desk.moment)?;
    }
    let mut lines = String::new();
    for line in &all.lines {
        lines.push_str(&format!("{}\n{}", clean(&line.record.title), wrapped(&line.label, 100, 2)));
    }
    let done = if applied { "Mended" } else { "Would mend" };
    lines.push_str(&match (all.lines.len(), all.left) {
        (0, 0) => format!("{} finds nothing to mend.\n", request.code),
        (0, left) => format!(
            "{} of {} cannot be mended in one click.\n",
            count(left, "finding", "findings"),
            request.code
        ),
        (n, 0) => format!("{done} {}; none is left.\n", count(n, "finding", "findings")),
        (n, left) => format!("{done} {}; {left} need you.\n", count(n, "finding", "findings")),
    });
    Ok(Answer::new(lines, text::json(&FixJson { all: &all, applied })?))
}
