//! `throughline summary`: counts of everything.

use std::path::PathBuf;

use throughline_core::Result;
use throughline_core::commands::call;

use crate::answer::Answer;
use crate::desk::{At, Desk};
use crate::text::{self, Lean, Table};

/// What `summary` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace.
    file: PathBuf,

    #[command(flatten)]
    at: At,
}

/// Counts.
pub fn run(args: &Args, desk: &mut Desk) -> Result<Answer> {
    desk.read_at(&args.file, &args.at)?;
    counted(desk)
}

/// Counts what is in the plan that is open.
pub fn counted(desk: &mut Desk) -> Result<Answer> {
    let summary = call::summary(&mut desk.session, &(), desk.moment)?;
    let mut table = Table::new(&[Lean::Right, Lean::Left]);
    for (n, what) in [
        (summary.objectives, "objectives"),
        (summary.strategies, "strategies"),
        (summary.items, "items"),
        (summary.leaders, "leaders"),
        (summary.products, "products"),
        (summary.links, "links"),
        (summary.dependencies, "dependencies"),
    ] {
        table.row([n.to_string(), what.to_owned()]);
    }
    let figures = &summary.alignment;
    let mut aligned = Table::new(&[Lean::Right, Lean::Left]);
    for (n, all, what) in [
        (figures.items_aligned, figures.items_total, "active items reach an objective"),
        (figures.items_owned, figures.items_total, "active items have an accountable leader"),
        (figures.objectives_worked_on, figures.objectives_total, "objectives are worked on"),
        (figures.objectives_owned, figures.objectives_total, "objectives have an accountable leader"),
    ] {
        aligned.row([n.to_string(), format!("of {all} {what}")]);
    }
    let then = desk.session.past().map(|place| format!(", {}", place.label)).unwrap_or_default();
    let title = desk.session.title()?;
    let lines = format!("{}{then}\n\n{}\n{}", text::clean(&title), table.lines(2), aligned.lines(2));
    Ok(Answer::new(lines, text::json(&summary)?))
}
