//! What can be typed.

use chrono::NaiveDate;
use clap::{Parser, Subcommand, ValueEnum};

use crate::commands::{
    check, checkpoint, diff, edit, explain, export, fix, history, import, new, rank, redo, rules, scenario,
    show, stress, summary, undo, verify,
};

/// The line from objectives to strategy, roadmap and owners: import a plan, check it, export it.
#[derive(Debug, Parser)]
#[command(name = "throughline", version, arg_required_else_help = true, after_help = NOTES, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,

    /// How answers are given: as text for people, or as JSON for programs.
    #[arg(long, global = true, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,

    /// The day to take for today, such as 2026-11-23; the computer's own unless given.
    #[arg(long, global = true, value_name = "DATE")]
    pub today: Option<NaiveDate>,
}

const NOTES: &str = "\
Answers go to standard output, notes and errors to standard error. With `--format json` an error is one object
{\"error\": {\"code\", \"message\", \"hint\", \"record\"}} on standard error; a mistyped command line is always answered in text.

Exit status: 0 all is well; 1 `check` found errors that nobody has accepted; 2 the command line makes no sense, or
something could not be read or written. Where it is 2, the workspace has not been changed.";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a new workspace.
    New(new::Args),
    /// Bring a plan in from spreadsheets (CSV, TSV, XLSX), as one edit.
    Import(import::Args),
    /// Say where the plan is not aligned.
    Check(check::Args),
    /// Mend all findings of one rule that can be mended in one click, as one edit.
    Fix(fix::Args),
    /// Say what a rule of the check asks, why, and what to do about what it finds.
    Explain(explain::Args),
    /// Say, and set, which rules are asked, how strictly, and about what.
    Rules(rules::Args),
    /// Put the items in the order of their scores: RICE, ICE, WSJF, MoSCoW, value / effort or a scorecard.
    Rank(rank::Args),
    /// Count what is in the plan.
    Summary(summary::Args),
    /// Write a picture of the plan as PDF, slides, SVG or PNG, or its records as CSV.
    Export(export::Args),
    /// Count what was in the plan at any past day.
    Show(show::Args),
    /// Say what changed between two days, checkpoints, entries of the history, or files.
    Diff(diff::Args),
    /// Give a moment of the plan a name to come back to.
    Checkpoint(checkpoint::Args),
    /// Say what would lose its reason if objectives weighed something else; nothing is stored unless it is kept.
    Stress(stress::Args),
    /// Keep what-if plans: branch off, work in one, weigh it, take it over.
    Scenario(scenario::Args),
    /// Say whether the file is sound and its history unbroken.
    Verify(verify::Args),
    /// List what was changed, newest first.
    History(history::Args),
    /// Take the last edit back.
    Undo(undo::Args),
    /// Make the last edit again that was taken back.
    Redo(redo::Args),
    /// Make the changes that a JSON file describes, all of them or none.
    Edit(edit::Args),
}

/// How answers are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// As text for people.
    #[default]
    Text,
    /// As JSON for programs.
    Json,
    /// As SARIF 2.1.0, for tools that gather findings; `check` only.
    Sarif,
}

/// A parser of one of the words of a closed set, in any case, `-` and spaces standing for `_`.
#[macro_export]
macro_rules! words {
    ($set:ty) => {
        clap::builder::TypedValueParser::try_map(
            clap::builder::PossibleValuesParser::new(<$set>::ALL.iter().map(|word| word.as_str())),
            |word| word.parse::<$set>(),
        )
    };
}
