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
    let then = desk.session.past_label().map(|label| format!(", {label}")).unwrap_or_default();
    let title = match desk.session.audience() {
        Some(audience) => format!("{}, as {audience} sees it", desk.session.title()?),
        None => desk.session.title()?,
    };
    let mut lines = format!("{}{then}\n\n{}", text::clean(&title), table.lines(2));
    // Whoever sees no objectives is not told that nothing reaches one.
    if desk.session.audience().is_none() || figures.objectives_total > 0 {
        lines.push('\n');
        lines.push_str(&aligned.lines(2));
    }
    Ok(Answer::new(lines, text::json(&summary)?))
}
