//! What changed, as text to hand on: Markdown for mails and pages, CSV for spreadsheets.

use std::fmt::Write as _;

use throughline_plan::compare::{Changed, Comparison, What};
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
    if place.label == day { day } else { format!("{} ({day})", place.label) }
}

fn words(record: &Changed) -> String {
    let all: Vec<String> = record.differences.iter().map(|difference| escaped(&difference.words)).collect();
    all.join("; ")
}

/// Signs that Markdown would take for its own.
fn escaped(text: &str) -> String {
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
