//! `throughline rank`: what is worth doing first, by the workspace's method or by another.

use std::path::PathBuf;

use throughline_core::Result;
use throughline_core::commands::call;
use throughline_core::commands::scores::{RankedItem, RankedItems, RankingRequest};
use throughline_plan::model::{IceForm, ScoreMethod, ScoreSettings};
use throughline_plan::scoring::{MUST_AT_MOST, Rank};

use crate::answer::Answer;
use crate::desk::Desk;
use crate::text::{self, Lean, Table};

/// What `rank` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace.
    file: PathBuf,

    /// Another method than the workspace's, without storing it.
    #[arg(long, value_name = "METHOD", value_parser = crate::words!(ScoreMethod))]
    method: Option<ScoreMethod>,

    /// With `--method ice`: what is done with its three numbers.
    #[arg(long, value_name = "FORM", value_parser = crate::words!(IceForm))]
    ice: Option<IceForm>,

    /// At most how many items; all unless given.
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

/// Ranks.
pub fn run(args: &Args, desk: &mut Desk) -> Result<Answer> {
    desk.read(&args.file)?;
    let limit = Some(args.limit.unwrap_or(usize::MAX));
    let stored = desk.session.open()?.plan().score_settings.rows().first().cloned().unwrap_or_default();
    let settings = (args.method.is_some() || args.ice.is_some()).then(|| ScoreSettings {
        method: args.method.unwrap_or(stored.method),
        ice: args.ice.unwrap_or(stored.ice),
        ..stored
    });
    let ranking = call::ranking(&mut desk.session, &RankingRequest { settings, limit }, desk.moment)?;
    Ok(Answer::new(lines(&ranking), text::json(&ranking)?))
}

fn lines(ranking: &RankedItems) -> String {
    let mut out = format!("{}: {}\n", ranking.method, text::clean(&ranking.formula));
    let mut table = Table::new(&[Lean::Right, Lean::Right, Lean::Left]);
    for RankedItem { rank, text, title, .. } in &ranking.ranked {
        table.row([rank.map_or_else(String::new, Rank::text), text.clone(), title.clone()]);
    }
    if !table.is_empty() {
        out.push('\n');
        out.push_str(&table.lines(2));
    }
    if ranking.unscored_count > 0 {
        let count = text::count(ranking.unscored_count, "active item has", "active items have");
        out.push_str(&format!("\n{count} no score:\n"));
        let mut table = Table::new(&[Lean::Left, Lean::Left]);
        for item in &ranking.unscored {
            table.row([&item.title, &item.lacks]);
        }
        out.push_str(&table.lines(2));
    }
    if let Some(shares) = &ranking.shares
        && let Some(must) = shares.must
    {
        let bound = text::percent(MUST_AT_MOST);
        let verdict = if shares.too_many { "more than" } else { "within" };
        out.push_str(&format!(
            "\nMusts take {} of the effort of musts, shoulds and coulds: {verdict} the {bound} that DSDM allows.\n",
            text::percent(must)
        ));
    }
    out
}
