//! `throughline check`: where the plan is not aligned.

mod sarif;

use std::path::PathBuf;

use serde::Serialize;
use throughline_core::Result;
use throughline_core::commands::call;
use throughline_plan::alignment::{self, Accepted, Counts, Coverage, Finding, Fix, Ratio, Report, Severity};
use throughline_plan::model::{Id, PlanDate, RecordKind, RecordRef};
use throughline_plan::plan::Plan;

use crate::answer::Answer;
use crate::args::Format;
use crate::desk::{At, Desk};
use crate::text::{self, Lean, Table, clean, count, number, percent, wrapped};

/// What `check` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace.
    file: PathBuf,

    #[command(flatten)]
    at: At,
}

/// A record by name.
#[derive(Debug, Serialize)]
struct Named<'a> {
    kind: RecordKind,
    id: Id,
    title: &'a str,
}

/// A finding as a program gets it.
#[derive(Debug, Serialize)]
struct FindingJson<'a> {
    code: &'a str,
    severity: Severity,
    record: Named<'a>,
    message: &'a str,
    others: Vec<Named<'a>>,
    fix: Option<&'a Fix>,
    accepted: Option<&'a Accepted>,
    lapsed: Option<&'a Accepted>,
}

/// The whole answer as a program gets it.
#[derive(Debug, Serialize)]
struct ReportJson<'a> {
    counts: Counts,
    findings: Vec<FindingJson<'a>>,
    coverage: &'a Coverage,
}

/// Checks.
pub fn run(args: &Args, format: Format, desk: &mut Desk) -> Result<Answer> {
    desk.read_at(&args.file, &args.at)?;
    let report = call::check(&mut desk.session, &(), desk.moment)?;
    let plan = desk.session.plan()?;
    if format == Format::Sarif {
        let log = sarif::log(&report, plan, &args.file)?;
        return Ok(Answer::new(String::new(), log).found_errors(report.counts.errors > 0));
    }
    let mut lines = format!("{} on {}\n", clean(&plan.workspace.title), PlanDate::day(desk.today()).label());
    lines.push_str(&figures(&report.coverage, &plan.workspace.effort_unit));
    lines.push_str(&findings(&report));
    let json = text::json(&ReportJson {
        counts: report.counts,
        findings: report.findings.iter().map(|finding| as_json(finding, plan)).collect(),
        coverage: &report.coverage,
    })?;
    Ok(Answer::new(lines, json).found_errors(report.counts.errors > 0))
}

fn as_json<'a>(finding: &'a Finding, plan: &'a Plan) -> FindingJson<'a> {
    let named = |at: &RecordRef| Named { kind: at.kind, id: at.id, title: plan.title(*at) };
    FindingJson {
        code: finding.code,
        severity: finding.severity,
        record: Named { title: &finding.title, ..named(&finding.record) },
        message: &finding.message,
        others: finding.others.iter().map(named).collect(),
        fix: finding.fix.as_ref(),
        accepted: finding.accepted.as_deref(),
        lapsed: finding.lapsed.as_deref(),
    }
}

/// The shares with what they are shares of, and effort against weight.
fn figures(coverage: &Coverage, unit: &str) -> String {
    let share = |ratio: &Ratio| ratio.value.map_or_else(|| "–".to_owned(), percent);
    let mut shares = Table::new(&[Lean::Right, Lean::Left, Lean::Left]);
    for (ratio, unit) in [
        (&coverage.items, ""),
        (&coverage.effort, unit),
        (&coverage.objectives, ""),
        (&coverage.items_owned, ""),
        (&coverage.objectives_owned, ""),
        (&coverage.fit, unit),
        (&coverage.evidence, ""),
    ] {
        let parts = format!("{} of {} {unit}", number(ratio.numerator), number(ratio.denominator));
        shares.row([share(ratio).as_str(), ratio.label, parts.trim_end()]);
    }
    let mut lines = format!("\nAlignment\n{}", shares.lines(2));
    if !coverage.by_objective.is_empty() {
        let mut objectives = Table::new(&[Lean::Left, Lean::Right, Lean::Right, Lean::Right]);
        objectives.row(["Effort against weight", "effort", "weight", "items"]);
        for row in &coverage.by_objective {
            let title = format!("  {}", row.title);
            objectives.row([title, share(&row.effort), share(&row.weight), row.items.to_string()]);
        }
        lines.push('\n');
        lines.push_str(&objectives.lines(0));
    }
    lines
}

/// The findings that ask for something, then those that were accepted.
fn findings(report: &Report) -> String {
    let counts = &report.counts;
    let mut lines = if counts.errors + counts.warnings + counts.notes == 0 {
        "\nNothing to mend".to_owned()
    } else {
        let kinds = [
            (counts.errors, "error", "errors"),
            (counts.warnings, "warning", "warnings"),
            (counts.notes, "note", "notes"),
        ];
        let kinds: Vec<String> =
            kinds.into_iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| count(n, one, many)).collect();
        format!("\n{}", kinds.join(", "))
    };
    if counts.accepted > 0 {
        lines.push_str(&format!(", {} accepted", counts.accepted));
    }
    lines.push('\n');
    let (live, accepted): (Vec<&Finding>, Vec<&Finding>) = report.findings.iter().partition(|f| f.is_live());
    for finding in live.into_iter().chain(accepted) {
        lines.push_str(&one(finding));
    }
    lines
}

/// One finding in a few lines.
fn one(finding: &Finding) -> String {
    /// As wide as a terminal is at least.
    const WIDTH: usize = 100;
    const INDENT: usize = 10;
    let word = if finding.is_live() { finding.severity.as_str() } else { "accepted" };
    let title = alignment::rule(finding.code).map_or("", |rule| rule.title);
    let mut lines = format!("\n{word:8}  {}  {title}: {}\n", finding.code, clean(&finding.title));
    lines.push_str(&wrapped(&finding.message, WIDTH, INDENT));
    if let Some(accepted) = &finding.accepted {
        let until =
            accepted.expires.map_or_else(String::new, |day| format!(" until {}", PlanDate::day(day).label()));
        let by = if accepted.author.is_empty() { String::new() } else { format!(" by {}", accepted.author) };
        lines.push_str(&wrapped(&format!("accepted{by}{until}: {}", accepted.reason), WIDTH, INDENT));
    } else if let Some(fix) = &finding.fix {
        lines.push_str(&wrapped(&format!("fix: {}", fix.label), WIDTH, INDENT));
    }
    lines
}
