//! `throughline history`: what was changed.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use throughline_core::Result;
use throughline_core::commands::call;
use throughline_core::commands::editing::HistoryRequest;
use throughline_core::store::HistoryKind;

use crate::answer::Answer;
use crate::desk::{At, Desk};
use crate::text::{self, Lean, Table, count};

/// What `history` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace.
    file: PathBuf,

    /// Not that of the plan itself but of a scenario.
    #[arg(long, value_name = "NAME")]
    scenario: Option<String>,

    /// At most so many entries.
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

/// Lists it.
pub fn run(args: &Args, desk: &mut Desk) -> Result<Answer> {
    desk.read_at(&args.file, &At { scenario: args.scenario.clone(), ..At::default() })?;
    // All of it unless told otherwise: a program that reads this must not lose what a window would leave out.
    let request = HistoryRequest { limit: Some(args.limit.unwrap_or(usize::MAX)), record: None };
    let entries = call::history(&mut desk.session, &request, desk.moment)?;
    let mut table = Table::new(&[Lean::Right, Lean::Left, Lean::Left, Lean::Left, Lean::Right]);
    for entry in &entries {
        let label = match entry.kind {
            HistoryKind::Edit => entry.label.clone(),
            HistoryKind::Undo => format!("Undo: {}", entry.label),
            HistoryKind::Redo => format!("Redo: {}", entry.label),
        };
        table.row([
            entry.seq.to_string(),
            when(&entry.at),
            entry.author.clone(),
            label,
            count(entry.records, "record", "records"),
        ]);
    }
    let lines = if table.is_empty() { "Nothing has been changed yet.\n".to_owned() } else { table.lines(0) };
    Ok(Answer::new(lines, text::json(&entries)?))
}

/// A moment to the minute; as it stands in the file where it is not one.
fn when(at: &str) -> String {
    DateTime::parse_from_rfc3339(at).map_or_else(
        |_| at.to_owned(),
        |moment| moment.with_timezone(&Utc).format("%Y-%m-%d %H:%M UTC").to_string(),
    )
}
