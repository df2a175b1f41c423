//! Differences of a record's own fields.

use serde_json::Value;

use super::{Difference, Shift, What, label, plain, way};
use crate::model::{Id, Item, ItemStatus, PlanDate, Record, RecordKind, RecordRef};
use crate::plan::Plan;

/// The differences between two states of a record that are not equal.
pub(super) fn of(before: &Plan, after: &Plan, old: &Record, new: &Record) -> Vec<Difference> {
    let mut found = Vec::new();
    match (old, new) {
        (Record::Item(old), Record::Item(new)) => {
            item(old, new, &mut found);
            if is_told(old, new) {
                return found;
            }
        }
        (Record::Objective(old), Record::Objective(new)) => {
            dates((old.start, old.end), (new.start, new.end), &mut found);
        }
        _ => {}
    }
    let (Ok(Value::Object(old)), Ok(Value::Object(new))) =
        (serde_json::to_value(old), serde_json::to_value(new))
    else {
        return found;
    };
    for (name, value) in &new {
        let was = old.get(name).unwrap_or(&Value::Null);
        if value != was && !TOLD.contains(&name.as_str()) {
            found.push(field(before, after, name, was, value));
        }
    }
    found
}

/// Fields that are told in their own words above, or that are nothing to a reader.
const TOLD: [&str; 11] = [
    // Told among the joins, by title.
    "parent_id",
    "start",
    "end",
    "status",
    "status_word",
    "progress",
    "confidence",
    "position",
    "source",
    "external_id",
    "hue",
];

/// Whether an item differs in nothing but what [`item`] and the joins tell: most do, and need not be read field by field.
fn is_told(old: &Item, new: &Item) -> bool {
    let rest = Item {
        parent_id: old.parent_id,
        start: old.start,
        end: old.end,
        status: old.status,
        status_word: old.status_word.clone(),
        progress: old.progress,
        confidence: old.confidence,
        position: old.position,
        source: old.source.clone(),
        external_id: old.external_id.clone(),
        ..new.clone()
    };
    rest == *old
}

fn item(old: &Item, new: &Item, found: &mut Vec<Difference>) {
    if old.status != new.status {
        let what = match new.status {
            ItemStatus::Dropped => What::Dropped,
            ItemStatus::Done => What::Finished,
            _ => What::Status,
        };
        found.push(told(what, "Status", old.status.label(), new.status.label()));
    }
    dates((old.start, old.end), (new.start, new.end), found);
    for (what, name, was, is) in [
        (What::Progress, "Progress", old.progress, new.progress),
        (What::Confidence, "Confidence", old.confidence, new.confidence),
    ] {
        if was != is {
            found.push(told(what, name, &percent(was), &percent(is)));
        }
    }
}

fn told(what: What, name: &str, before: &str, after: &str) -> Difference {
    Difference {
        words: way(name, before, after),
        before: before.to_owned(),
        after: after.to_owned(),
        ..plain(what, String::new())
    }
}

/// A start and an end: the end is what was promised; the start alone stands for it where there is none.
type Ends = (Option<PlanDate>, Option<PlanDate>);

fn dates(old: Ends, new: Ends, found: &mut Vec<Difference>) {
    let promised = |ends: Ends| ends.1.or(ends.0);
    let promise = if old.1.is_some() || new.1.is_some() { "End" } else { "Start" };
    for (name, was, is) in [("Start", old.0, new.0), ("End", old.1, new.1)] {
        if was == is {
            continue;
        }
        let (before, after) = (label(was), label(is));
        let shift = was.zip(is).map(|(was, is)| Shift::between(was, is)).filter(|shift| shift.periods != 0);
        let (what, words) = match shift {
            Some(shift) => {
                let what = match (name == promise, shift.periods > 0) {
                    (true, true) => What::Slipped,
                    (true, false) => What::PulledIn,
                    (false, _) => What::Dates,
                };
                (what, format!("{name} moved from {before} to {after}, {}", shift.words()))
            }
            None if was.is_some() && is.is_some() => {
                (What::Dates, format!("{name} is {after} now, said as {before} before"))
            }
            None => (What::Dates, way(name, &before, &after)),
        };
        found.push(Difference { what, words, before, after, shift });
    }
    debug_assert!(promised(old) == promised(new) || !found.is_empty());
}

/// A field's value for people; empty where it has none. `of` is the kind of the record that has it, whose `plan` knows
/// what its references are called.
#[must_use]
pub fn value(plan: &Plan, of: RecordKind, name: &str, value: &Value) -> String {
    let refers = if name == "parent_id" { Some(of) } else { refers(name) };
    match (refers, value) {
        (Some(kind), Value::String(id)) => {
            id.parse::<Id>().map_or_else(|_| String::new(), |id| quoted(plan.title(RecordRef::new(kind, id))))
        }
        (None, Value::String(text)) if is_word(name) => capital(&text.replace('_', " ")),
        (None, Value::String(text)) if !is_free(name) => {
            text.parse::<PlanDate>().map_or_else(|_| quoted(text), PlanDate::label)
        }
        (None, Value::Number(number)) if matches!(name, "progress" | "confidence" | "target_share") => {
            percent(number.as_f64())
        }
        _ => shown(value),
    }
}

/// Whether a field holds one of a closed set of words.
fn is_word(name: &str) -> bool {
    name.ends_with("_kind")
        || matches!(
            name,
            "status" | "item_type" | "bucket" | "role" | "horizon" | "life_cycle" | "direction" | "outcome"
        )
}

/// Whether a field holds whatever was typed.
fn is_free(name: &str) -> bool {
    matches!(name, "title" | "name" | "description" | "choice" | "rationale" | "note" | "external_id")
}

fn percent(share: Option<f64>) -> String {
    share.map_or_else(String::new, |share| format!("{:.0}%", share * 100.0))
}

fn field(before: &Plan, after: &Plan, name: &str, was: &Value, is: &Value) -> Difference {
    if let Some(kind) = refers(name) {
        let title = |plan: &Plan, value: &Value| {
            let id = value.as_str().and_then(|text| text.parse::<Id>().ok());
            id.map_or_else(String::new, |id| quoted(plan.title(RecordRef::new(kind, id))))
        };
        return told(What::Scope, spoken(name), &title(before, was), &title(after, is));
    }
    let what = match name {
        "title" | "name" | "description" | "effort" | "item_type" | "weight" | "target_share" | "choice" => {
            What::Scope
        }
        "current" => What::Progress,
        "stage" | "bucket" | "archived" => What::Status,
        "baseline" | "target" | "unit" => What::Scope,
        _ => What::Other,
    };
    let (before, after) = (shown(was), shown(is));
    // A text of many words is not read as “from … to …”.
    if before.chars().count() > 60 || after.chars().count() > 60 {
        let words = format!("{} rewritten", capital(spoken(name)));
        return Difference { what, words, before, after, shift: None };
    }
    told(what, spoken(name), &before, &after)
}

/// The kind that a field's id refers to.
fn refers(name: &str) -> Option<RecordKind> {
    Some(match name {
        "product_id" => RecordKind::Product,
        "reports_to_id" | "leader_id" => RecordKind::Leader,
        "metric_id" => RecordKind::Metric,
        "objective_id" => RecordKind::Objective,
        "strategy_id" => RecordKind::Strategy,
        "item_id" => RecordKind::Item,
        _ => return None,
    })
}

/// What a field of a record is called.
#[must_use]
pub fn spoken(name: &str) -> &str {
    match name {
        "parent_id" => "Part of",
        "start" => "Start",
        "end" => "End",
        "due" => "Due",
        "status" => "Status",
        "progress" => "Progress",
        "confidence" => "Confidence",
        "position" => "Order",
        "rationale" => "Reason",
        "note" => "Note",
        "value" => "Value",
        "title" => "Title",
        "name" => "Name",
        "description" => "Description",
        "effort" => "Effort",
        "item_type" => "Type",
        "product_id" => "Product",
        "reports_to_id" => "Reports to",
        "metric_id" => "Metric",
        "weight" => "Weight",
        "target_share" => "Target share",
        "choice" => "Choice",
        "stage" => "Stage",
        "bucket" => "Bucket",
        "archived" => "Archived",
        "teams" => "Teams",
        "labels" => "Labels",
        "url" => "Link",
        "scores" => "Scores",
        "extra" => "Other columns",
        "baseline" => "Baseline",
        "target" => "Target",
        "current" => "Value",
        "unit" => "Unit",
        "active_from" => "Active from",
        "active_to" => "Active to",
        "role" => "Role",
        "email" => "E-mail",
        "horizon" => "Horizon",
        "life_cycle" => "Life cycle",
        other => other,
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn quoted(title: &str) -> String {
    if title.is_empty() { String::new() } else { format!("“{title}”") }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::String(text) => quoted(text),
        Value::Array(list) => list.iter().map(shown).collect::<Vec<_>>().join(", "),
        Value::Object(map) => {
            map.iter().map(|(key, value)| format!("{key} {}", shown(value))).collect::<Vec<_>>().join(", ")
        }
        // What is whole is said so: an effort of 9, not of 9.0.
        Value::Number(number) => {
            let text = number.to_string();
            text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
        }
    }
}
