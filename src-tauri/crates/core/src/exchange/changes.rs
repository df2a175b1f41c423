//! What changed, as text to hand on: Markdown for mails and pages, CSV for spreadsheets.

use std::fmt::Write as _;

use throughline_plan::alignment::Counts;
use throughline_plan::compare::{Changed, Comparison, What};
use throughline_plan::effect::Effect;
use throughline_plan::model::{PlanDate, RecordKind};

use super::cell::guard;
use super::csv_file;
use crate::Result;
use crate::workspace::point::Place;

/// The counts in one line: `3 slipped, 1 added`; empty where nothing differs.
#[must_use]
pub fn counts(changes: &Comparison) -> String {
    let parts: Vec<String> = changes.counts.iter().map(|(what, n)| format!("{n} {}", said(*what))).collect();
    parts.join(", ")
}

const fn said(what: What) -> &'static str {
    match what {
        What::Added => "added",
        What::Deleted => "deleted",
        What::Dropped => "dropped",
        What::Finished => "finished",
        What::Slipped => "slipped",
        What::PulledIn => "pulled in",
        What::Dates => "with other dates",
        What::Owner => "re-owned",
        What::Serves => "re-linked",
        What::Scope => "re-scoped",
        What::Dependencies => "with other dependencies",
        What::Status => "with another status",
        What::Progress => "progressed",
        What::Confidence => "with another confidence",
        What::Other => "changed otherwise",
    }
}

/// What being at one point instead of another means, as Markdown (CommonMark): the numbers that differ, what the check
/// finds, then what changed.
#[must_use]
pub fn weighed(effect: &Effect, changes: &Comparison, from: &Place, to: &Place) -> String {
    let (left, right) = (escaped(&from.label), escaped(&to.label));
    let mut out = format!("# {right} beside {left}\n\n| | {left} | {right} |\n| --- | ---: | ---: |\n");
    let share =
        |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{:.0} %", value * 100.0));
    let mut row = |label: &str, before: &str, after: &str| {
        if before != after {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "| {} | {before} | {after} |", escaped(label));
        }
    };
    for one in &effect.coverage {
        row(one.label, &share(one.before), &share(one.after));
    }
    for one in &effect.allocation {
        row(&format!("Effort on {}", one.title), &share(one.effort.0), &share(one.effort.1));
    }
    for one in &effect.load {
        row(&format!("Items of {}", one.name), &one.items.0.to_string(), &one.items.1.to_string());
        row(&format!("Effort of {}", one.name), &format!("{}", one.effort.0), &format!("{}", one.effort.1));
    }
    let end = |end: Option<PlanDate>| end.map_or_else(|| "–".to_owned(), PlanDate::label);
    row("Last end", &end(effect.last_end.0), &end(effect.last_end.1));
    let found = |counts: Counts| counts.errors + counts.warnings + counts.notes;
    let (before, after) = (found(effect.findings.before), found(effect.findings.after));
    let _ = writeln!(out, "| Findings | {before} | {after} |");
    for (heading, told) in [("New findings", &effect.findings.come), ("Findings gone", &effect.findings.gone)]
    {
        if !told.is_empty() {
            let _ = writeln!(out, "\n## {heading}\n");
        }
        for one in told {
            let _ = writeln!(out, "- {} **{}**: {}", one.code, escaped(&one.title), escaped(&one.message));
        }
    }
    let _ = write!(
        out,
        "\n{}",
        markdown(changes, from, to).replacen("# What", "## What", 1).replace("\n## ", "\n### ")
    );
    out
}

/// The whole comparison as Markdown (CommonMark): a heading, the counts, and a list for each kind of record.
#[must_use]
pub fn markdown(changes: &Comparison, from: &Place, to: &Place) -> String {
    let mut out = format!("# What changed from {} to {}\n\n", when(from), when(to));
    if changes.records.is_empty() {
        out.push_str("Nothing.\n");
        return out;
    }
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{}.", counts(changes));
    let mut kind = None;
    for record in &changes.records {
        if kind != Some(record.record.kind) {
            kind = Some(record.record.kind);
            let _ = writeln!(out, "\n## {}\n", plural(record.record.kind));
        }
        let _ = writeln!(out, "- **{}**: {}", escaped(&record.title), words(record));
    }
    out
}

fn when(place: &Place) -> String {
    let day = PlanDate::day(place.day).label();
    if place.scenario.is_some() {
        return place.label.clone();
    }
    if place.label == day { day } else { format!("{} ({day})", place.label) }
}

fn words(record: &Changed) -> String {
    let all: Vec<String> = record.differences.iter().map(|difference| escaped(&difference.words)).collect();
    all.join("; ")
}

/// Signs that Markdown would take for its own.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        if matches!(sign, '*' | '_' | '`' | '[' | ']' | '<' | '>' | '\\' | '|' | '#') {
            out.push('\\');
        }
        out.push(if sign == '\n' { ' ' } else { sign });
    }
    out
}

const fn plural(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Objective => "Objectives",
        RecordKind::KeyResult => "Key results",
        RecordKind::Strategy => "Strategies",
        RecordKind::Item => "Items",
        RecordKind::Leader => "Leaders",
        RecordKind::Product => "Products",
        RecordKind::Metric => "Metrics",
        RecordKind::Request => "Requests",
        RecordKind::Decision => "Decisions",
        _ => "Other",
    }
}

/// One row a difference; formulas guarded.
///
/// # Errors
/// [`crate::ErrorCode::Io`] where the library that writes it refuses: a slip in the program, not in the plan.
pub fn csv(changes: &Comparison) -> Result<Vec<u8>> {
    let names = ["Kind", "Title", "Change", "In words", "Before", "After", "Days", "ID"];
    let mut rows = vec![names.map(str::to_owned)];
    for record in &changes.records {
        for difference in &record.differences {
            rows.push([
                record.record.kind.label().to_owned(),
                guard(&record.title).into_owned(),
                difference.what.label().to_owned(),
                guard(&difference.words).into_owned(),
                guard(&difference.before).into_owned(),
                guard(&difference.after).into_owned(),
                // A number, not a formula: a slip of -14 days stays one.
                difference.shift.map(|shift| shift.days.to_string()).unwrap_or_default(),
                record.record.id.to_string(),
            ]);
        }
    }
    csv_file::write(rows)
}
