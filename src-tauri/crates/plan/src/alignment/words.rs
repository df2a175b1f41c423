//! Short pieces of sentences that several rules say.

use std::fmt;

use chrono::NaiveDate;

use crate::model::{Item, PlanDate, Precision, RecordKind};
use crate::plan::{Ix, Plan};

/// A title in quotes; what it is where it has none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quoted<'a>(&'a str, RecordKind);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            write!(f, "a {} without a title", self.1.label().to_lowercase())
        } else {
            f.write_str("“")?;
            f.write_str(self.0)?;
            f.write_str("”")
        }
    }
}

/// A title in quotes.
pub(super) const fn quoted(title: &str, kind: RecordKind) -> Quoted<'_> {
    Quoted(title, kind)
}

/// An item's title in quotes.
pub(super) fn item(plan: &Plan, ix: Ix<Item>) -> Quoted<'_> {
    Quoted(&plan.items[ix].title, RecordKind::Item)
}

/// The first of a list by name, and how many more: `“A”`, `“A” and “B”`, `“A” and 3 others`.
pub(super) fn first_of<T: Copy, D: fmt::Display>(all: &[T], name: impl Fn(T) -> D) -> String {
    match all {
        [] => String::new(),
        [one] => name(*one).to_string(),
        [one, two] => format!("{} and {}", name(*one), name(*two)),
        [one, rest @ ..] => format!("{} and {} others", name(*one), rest.len()),
    }
}

/// When, in a sentence: `on 9 Apr 2027`, `in Q3 2027`.
#[derive(Debug, Clone, Copy)]
pub(super) struct When(PlanDate);

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let label = self.0.label();
        match (self.0.precision(), label.strip_prefix("Week")) {
            (Precision::Day, _) => f.write_str("on ")?,
            (_, None) => f.write_str("in ")?,
            (_, Some(number)) => return write!(f, "in week{number}"),
        }
        f.write_str(&label)
    }
}

/// When, in a sentence.
pub(super) const fn when(date: PlanDate) -> When {
    When(date)
}

/// `1 day`, `12 days`.
pub(super) fn days(count: i64) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

/// A share as a whole number of per cent: `27%`. All and nothing are said only where they are true.
pub(super) fn percent(share: f64) -> String {
    let rounded = (share * 100.0).round();
    let said = if share > 0.0 && share < 1.0 { rounded.clamp(1.0, 99.0) } else { rounded };
    format!("{said:.0}%")
}

/// Whether a count is above a limit.
#[expect(clippy::cast_precision_loss, reason = "a count of records is far below 2^52")]
pub(super) const fn exceeds(count: usize, limit: f64) -> bool {
    count as f64 > limit
}

/// The share of a stretch of days that has passed today, 0.0 to 1.0; none where it has not begun or is no stretch.
#[expect(clippy::cast_precision_loss, reason = "a count of days is far below 2^52")]
pub(super) fn passed(first: NaiveDate, last: NaiveDate, today: NaiveDate) -> Option<f64> {
    let (all, gone) = ((last - first).num_days() + 1, (today - first).num_days());
    (all > 1 && gone >= 0).then(|| (gone as f64 / all as f64).min(1.0))
}

/// What a record is called where many are named in one breath: by its id in the source where it has one.
pub(super) struct Name {
    short: String,
    title: Option<String>,
}

/// The longest id of a source that reads as a name, such as `EIP-2780`.
const LONGEST_NAME: usize = 16;

impl Name {
    pub(super) fn new(title: &str, kind: RecordKind, external_id: Option<&str>) -> Self {
        let title = quoted(title, kind).to_string();
        match external_id.map(str::trim) {
            Some(id) if !id.is_empty() && id.chars().count() <= LONGEST_NAME => {
                Self { short: id.to_owned(), title: Some(title) }
            }
            _ => Self { short: title, title: None },
        }
    }

    pub(super) fn of_item(plan: &Plan, ix: Ix<Item>) -> Self {
        let item = &plan.items[ix];
        Self::new(&item.title, RecordKind::Item, item.external_id.as_deref())
    }
}

/// As many members of a circle as are named, and of what hangs on to it.
const MOST_NAMED: usize = 8;

/// A circle spelt out: `EIP-4750 blocks EIP-5450 blocks EIP-4750 (“EOF functions”, “EOF stack validation”).`
/// `alone` says it of a single member: `blocks itself`. `rest` are other members of the same knot.
pub(super) fn circle(members: &[Name], verb: &str, alone: &str, rest: &[Name]) -> String {
    let mut text = match members {
        [] => return String::new(),
        [one] => format!("{} {alone}", one.short),
        [first, ..] => {
            let mut text = String::new();
            for member in members.iter().take(MOST_NAMED) {
                text.push_str(&format!("{} {verb} ", member.short));
            }
            if members.len() > MOST_NAMED {
                text.push_str(&format!("{} others and at last ", members.len() - MOST_NAMED));
            }
            text + &first.short
        }
    };
    let titles: Vec<&str> =
        members.iter().take(MOST_NAMED).filter_map(|name| name.title.as_deref()).collect();
    if !titles.is_empty() {
        text.push_str(&format!(" ({})", titles.join(", ")));
    }
    text.push('.');
    let named: Vec<&str> = rest.iter().take(MOST_NAMED).map(|name| name.short.as_str()).collect();
    match (named.as_slice(), rest.len()) {
        ([], _) => {}
        ([one], _) => text.push_str(&format!(" {one} is caught in the same knot.")),
        ([first @ .., last], all) if all <= MOST_NAMED => {
            text.push_str(&format!(" {} and {last} are caught in the same knot.", first.join(", ")));
        }
        (first, all) => text.push_str(&format!(
            " {} and {} others are caught in the same knot.",
            first.join(", "),
            all - first.len()
        )),
    }
    text
}
