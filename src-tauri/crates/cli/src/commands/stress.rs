//! `throughline stress`: what other weights of objectives would mean.

use std::path::PathBuf;

use throughline_core::commands::call;
use throughline_core::commands::stressing::{KeepStress, StressRequest};
use throughline_core::{Error, Result};
use throughline_plan::scoring::Rank;
use throughline_plan::stress::{Loss, Stress, Tried};

use super::scenario::objectives;
use crate::answer::Answer;
use crate::desk::Desk;
use crate::text::{self, Lean, Table, clean, count};

/// What `stress` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace.
    file: PathBuf,

    /// An objective, by title or id, and what it is to weigh, such as `Open the platform=0`; once for each.
    #[arg(long, value_name = "OBJECTIVE=WEIGHT", required = true)]
    weigh: Vec<String>,

    /// Keep it as a scenario of this name; otherwise nothing is stored.
    #[arg(long, value_name = "NAME")]
    keep: Option<String>,
}

/// Asks.
pub fn run(args: &Args, desk: &mut Desk) -> Result<Answer> {
    match args.keep {
        Some(_) => desk.write(&args.file)?,
        None => desk.read(&args.file)?,
    }
    let weights = args.weigh.iter().map(|said| tried(desk, said)).collect::<Result<Vec<_>>>()?;
    let request = StressRequest { weights: weights.clone() };
    let stress = call::stress(&mut desk.session, &request, desk.moment)?;
    let unit = desk.workspace()?.present().workspace.effort_unit.clone();
    let answer = Answer::new(lines(&stress, &unit), text::json(&stress)?);
    let Some(title) = &args.keep else { return Ok(answer) };
    call::stress_keep(&mut desk.session, &KeepStress { title: title.clone(), weights }, desk.moment)?;
    Ok(answer.note(format!("Kept as scenario “{}”. Work in it with `--scenario`.", clean(title))))
}

/// `Open the platform=0`: the last `=` parts them, as a title may hold others.
fn tried(desk: &Desk, said: &str) -> Result<Tried> {
    let wrong = || Error::invalid(format!("“{said}” is no objective and weight.")).hint("Such as `Grow=0`.");
    let (name, weight) = said.rsplit_once('=').ok_or_else(wrong)?;
    let weight: f64 = weight.trim().parse().map_err(|_| wrong())?;
    let found = objectives(desk, &[name.trim().to_owned()])?;
    let objective = found.first().copied().ok_or_else(wrong)?;
    Ok(Tried { objective, weight })
}

fn share(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), text::percent)
}

fn lines(stress: &Stress, unit: &str) -> String {
    let effort = |amount: f64| format!("{} {unit}", text::number(amount));
    let mut out = format!(
        "Effort that follows the weights: {} now, {} then, {} once what lost its reason is no longer done.\n\
         {} of {} lose their reason.\n\n",
        share(stress.fit.0),
        share(stress.fit.1),
        share(stress.fit_without),
        effort(stress.effort_lost),
        effort(stress.effort_all),
    );
    let mut table = Table::new(&[Lean::Left, Lean::Right, Lean::Right, Lean::Right]);
    table.row(["Objective", "Target", "Then", "Effort"]);
    for one in &stress.objectives {
        let name = format!("{}{}", "  ".repeat(one.depth.min(8) as usize), clean(&one.title));
        table.row([name, share(one.target.0), share(one.target.1), share(one.effort)]);
    }
    out.push_str(&table.lines(2));
    let mut list = |heading: String, losses: &[Loss]| {
        if losses.is_empty() {
            return;
        }
        out.push_str(&format!("\n{heading}:\n"));
        let mut table = Table::new(&[Lean::Right, Lean::Right, Lean::Left, Lean::Left]);
        for loss in losses {
            let amount = if loss.effort > 0.0 { effort(loss.effort) } else { String::new() };
            table.row([text::percent(loss.part), amount, clean(&loss.title), clean(&loss.owner)]);
        }
        out.push_str(&table.lines(2));
    };
    list(format!("{} for it alone", count(stress.alone.len(), "item exists", "items exist")), &stress.alone);
    list(
        format!("{} a part of the reason", count(stress.partly.len(), "item loses", "items lose")),
        &stress.partly,
    );
    list(count(stress.strategies.len(), "strategy", "strategies"), &stress.strategies);
    if !stress.moves.is_empty() {
        out.push_str(&format!("\nRanked differently by {}:\n", stress.method));
        let mut table = Table::new(&[Lean::Right, Lean::Left, Lean::Left]);
        for one in &stress.moves {
            let after = one.after.map_or_else(|| "none".to_owned(), Rank::text);
            table.row([one.before.text(), format!("→ {after}"), clean(&one.title)]);
        }
        out.push_str(&table.lines(2));
    }
    out
}
