//! `throughline scenario`: what-if plans beside the plan itself.

use std::path::PathBuf;

use clap::Subcommand;
use throughline_core::commands::call;
use throughline_core::commands::scenarios::{NewScenario, ScenarioChoice, ScenarioHead, ScenarioRequest};
use throughline_core::commands::time::CompareRequest;
use throughline_core::workspace::adopt::{Adoptable, Choice, Side};
use throughline_core::workspace::scenario::Adopted;
use throughline_core::{Error, Result};
use throughline_plan::model::{Id, PlanDate, RecordRef};

use crate::answer::Answer;
use crate::desk::Desk;
use crate::text::{self, Lean, Table, clean, count};

/// What `scenario` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// List the scenarios: what each changes, and how far the plan has gone on without it.
    List {
        /// The workspace.
        file: PathBuf,
    },
    /// Branch a scenario off the plan as it is. `edit`, `undo` and `redo` work in it with `--scenario NAME`.
    New(New),
    /// Change what a scenario is called and headed by.
    Set(Set),
    /// Weigh a scenario against the plan itself: coverage, allocation, load, dates, findings, and what differs.
    Compare(Compare),
    /// Take a scenario's changes over into the plan itself, as one edit; all of them unless some are named.
    Adopt(Adopt),
    /// Put a scenario on the plan as it is now; its own changes stay.
    Rebase(Rebase),
    /// Delete a scenario. Undo brings it back.
    Delete {
        /// The workspace.
        file: PathBuf,
        /// The scenario.
        name: String,
    },
}

#[derive(Debug, clap::Args)]
struct New {
    /// The workspace.
    file: PathBuf,
    /// The name, such as `If Atlas slips`.
    name: String,
    #[command(flatten)]
    head: Head,
}

#[derive(Debug, clap::Args)]
struct Set {
    /// The workspace.
    file: PathBuf,
    /// The scenario.
    name: String,
    /// What it is to be called.
    #[arg(long, value_name = "NAME")]
    rename: Option<String>,
    #[command(flatten)]
    head: Head,
}

/// What a scenario is headed by.
#[derive(Debug, clap::Args)]
struct Head {
    /// What it asks.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// What changed outside: a market shift, a competitor, a law.
    #[arg(long, value_name = "TEXT")]
    shift: Option<String>,
    /// What that is known by.
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
    /// An objective that the shift touches, by title or id; once for each.
    #[arg(long, value_name = "NAME")]
    objective: Vec<String>,
}

#[derive(Debug, clap::Args)]
struct Compare {
    /// The workspace.
    file: PathBuf,
    /// The scenario.
    name: String,
    /// What it is weighed against: `now`, a day, a checkpoint's or another scenario's name.
    #[arg(long, value_name = "POINT", default_value = "now")]
    with: String,
}

#[derive(Debug, clap::Args)]
struct Adopt {
    /// The workspace.
    file: PathBuf,
    /// The scenario.
    name: String,
    /// Only the changes of this record, by title or id; once for each.
    #[arg(long, value_name = "NAME")]
    only: Vec<String>,
    #[command(flatten)]
    clash: Clash,
}

#[derive(Debug, clap::Args)]
struct Rebase {
    /// The workspace.
    file: PathBuf,
    /// The scenario.
    name: String,
    #[command(flatten)]
    clash: Clash,
}

/// What holds where both changed the same.
#[derive(Debug, clap::Args)]
struct Clash {
    /// Whose value holds where both the scenario and the plan changed the same; without it that is refused.
    #[arg(long, value_name = "SIDE")]
    on_conflict: Option<Holds>,
    /// Only say what would be taken over, and where both changed the same.
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Holds {
    /// The scenario's.
    Scenario,
    /// That of the plan itself.
    Plan,
}

impl Clash {
    fn rest(&self) -> Option<Side> {
        self.on_conflict.map(|holds| match holds {
            Holds::Scenario => Side::Scenario,
            Holds::Plan => Side::Plan,
        })
    }
}

/// Does it.
pub fn run(args: &Args, desk: &mut Desk) -> Result<Answer> {
    match &args.what {
        What::List { file } => {
            desk.read(file)?;
            list(desk)
        }
        What::New(new) => {
            desk.write(&new.file)?;
            let objectives = objectives(desk, &new.head.objective)?;
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            let head = &new.head;
            let request = NewScenario {
                title: new.name.clone(),
                note: text(&head.note),
                shift: text(&head.shift),
                evidence: text(&head.evidence),
                objectives,
                open: false,
            };
            let outcome = call::scenario_new(&mut desk.session, &request, desk.moment)?;
            let said = format!("Branched off “{}”. Work in it with `--scenario`.\n", clean(&new.name));
            Ok(Answer::new(said, text::json(&outcome)?))
        }
        What::Set(set) => self::set(set, desk),
        What::Compare(compare) => {
            desk.read(&compare.file)?;
            let id = id(desk, &compare.name)?;
            let request = CompareRequest { from: compare.with.clone(), to: format!("scenario:{id}") };
            let weighed = call::weigh(&mut desk.session, &request, desk.moment)?;
            Ok(Answer::new(weighed.markdown.clone(), text::json(&weighed)?))
        }
        What::Adopt(adopt) => self::adopt(adopt, desk),
        What::Rebase(rebase) => {
            open(desk, &rebase.file, &rebase.clash)?;
            let id = id(desk, &rebase.name)?;
            if rebase.clash.dry_run {
                return planned(id, &[], desk);
            }
            let choice = Choice { rest: rebase.clash.rest(), ..Choice::default() };
            let adopted =
                call::scenario_rebase(&mut desk.session, &ScenarioChoice { id, choice }, desk.moment)?;
            said(&adopted)
        }
        What::Delete { file, name } => {
            desk.write(file)?;
            let id = id(desk, name)?;
            let outcome = call::scenario_delete(&mut desk.session, &ScenarioRequest { id }, desk.moment)?;
            Ok(Answer::new(format!("Done: {}\n", clean(&outcome.label)), text::json(&outcome)?))
        }
    }
}

/// A dry run works beside a running app.
fn open(desk: &mut Desk, file: &std::path::Path, clash: &Clash) -> Result<()> {
    if clash.dry_run { desk.read(file) } else { desk.write(file) }
}

fn id(desk: &Desk, name: &str) -> Result<Id> {
    desk.workspace()?.scenario(name).map(|scenario| scenario.id)
}

fn list(desk: &mut Desk) -> Result<Answer> {
    let rows = call::scenarios(&mut desk.session, &(), desk.moment)?;
    let mut table = Table::new(&[Lean::Left, Lean::Left, Lean::Right, Lean::Left, Lean::Left]);
    for row in &rows {
        let behind = match row.behind {
            0 => "on the plan as it is".to_owned(),
            n => format!("{} behind the plan", count(n, "edit", "edits")),
        };
        let made = PlanDate::day(row.scenario.made).label();
        let changes = count(row.changes, "record changed", "records changed");
        table.row([row.scenario.title.clone(), made, changes, behind, row.scenario.shift.clone()]);
    }
    let lines = if table.is_empty() { "There is no scenario yet.\n".to_owned() } else { table.lines(0) };
    Ok(Answer::new(lines, text::json(&rows)?))
}

fn set(args: &Set, desk: &mut Desk) -> Result<Answer> {
    desk.write(&args.file)?;
    let before = desk.workspace()?.scenario(&args.name)?.clone();
    let touched = objectives(desk, &args.head.objective)?;
    let head = ScenarioHead {
        id: before.id,
        title: args.rename.clone().unwrap_or(before.title),
        note: args.head.note.clone().unwrap_or(before.note),
        shift: args.head.shift.clone().unwrap_or(before.shift),
        evidence: args.head.evidence.clone().unwrap_or(before.evidence),
        objectives: if touched.is_empty() { before.objectives } else { touched },
    };
    let outcome = call::scenario_set(&mut desk.session, &head, desk.moment)?;
    let lines = match outcome.seq {
        Some(_) => format!("Done: {}\n", clean(&outcome.label)),
        None => "Nothing to change.\n".to_owned(),
    };
    Ok(Answer::new(lines, text::json(&outcome)?))
}

fn adopt(args: &Adopt, desk: &mut Desk) -> Result<Answer> {
    open(desk, &args.file, &args.clash)?;
    let id = id(desk, &args.name)?;
    let all = call::scenario_changes(&mut desk.session, &ScenarioRequest { id }, desk.moment)?;
    let only = args.only.iter().map(|name| chosen(&all, name)).collect::<Result<Vec<RecordRef>>>()?;
    if args.clash.dry_run {
        return planned(id, &only, desk);
    }
    let only = (!only.is_empty()).then_some(only);
    let choice = Choice { only, rest: args.clash.rest(), ..Choice::default() };
    let adopted = call::scenario_adopt(&mut desk.session, &ScenarioChoice { id, choice }, desk.moment)?;
    said(&adopted)
}

fn said(adopted: &Adopted) -> Result<Answer> {
    let mut lines = format!("Done: {}\n", clean(&adopted.outcome.label));
    for title in &adopted.along {
        lines.push_str(&format!("Taken along: {}\n", clean(title)));
    }
    adopted.left_out.iter().for_each(|left| lines.push_str(&format!("{}\n", clean(left))));
    Ok(Answer::new(lines, text::json(adopted)?))
}

/// What would be taken over.
fn planned(id: Id, only: &[RecordRef], desk: &mut Desk) -> Result<Answer> {
    let mut all = call::scenario_changes(&mut desk.session, &ScenarioRequest { id }, desk.moment)?;
    all.retain(|one| only.is_empty() || only.contains(&one.record));
    let mut lines = String::new();
    for one in &all {
        lines.push_str(&format!("{}: {}\n", clean(&one.title), clean(&one.words.join("; "))));
        for clash in &one.conflicts {
            lines.push_str(&format!(
                "  both changed {}: {} in the scenario, {} in the plan, {} before\n",
                clean(&clash.label),
                or_nothing(&clash.scenario),
                or_nothing(&clash.plan),
                or_nothing(&clash.before)
            ));
        }
    }
    if lines.is_empty() {
        lines.push_str("The plan has all of it.\n");
    }
    Ok(Answer::new(lines, text::json(&all)?))
}

fn or_nothing(value: &str) -> String {
    if value.is_empty() { "nothing".to_owned() } else { clean(value) }
}

/// The record whose changes a name stands for.
fn chosen(all: &[Adoptable], name: &str) -> Result<RecordRef> {
    let folded = name.to_lowercase();
    let is_it = |one: &&Adoptable| one.title.to_lowercase() == folded || one.record.id.to_string() == folded;
    let found: Vec<&Adoptable> = all.iter().filter(is_it).collect();
    match found.as_slice() {
        [one] => Ok(one.record),
        [] => Err(Error::invalid(format!("The scenario changes nothing that is called “{name}”."))
            .hint("`throughline scenario adopt FILE NAME --dry-run` lists what it changes.")),
        _ => Err(Error::invalid(format!("The scenario changes several records called “{name}”."))
            .hint("Name it by its id, which `--dry-run --format json` says.")),
    }
}

/// The objectives of these titles or ids.
pub fn objectives(desk: &Desk, names: &[String]) -> Result<Vec<Id>> {
    let plan = desk.workspace()?.present();
    let find = |name: &String| {
        let folded = name.to_lowercase();
        let rows = plan.objectives.rows();
        let found =
            rows.iter().find(|row| row.title.to_lowercase() == folded || row.id.to_string() == folded);
        found.map(|row| row.id).ok_or_else(|| Error::invalid(format!("There is no objective “{name}”.")))
    };
    names.iter().map(find).collect()
}
