//! Short pieces of sentences that several rules say.

use crate::model::{Item, RecordKind};
use crate::plan::{Ix, Plan};

/// A title in quotes; what it is where it has none.
pub(super) fn quoted(title: &str, kind: RecordKind) -> String {
    if title.is_empty() {
        format!("a {} without a title", kind.label().to_lowercase())
    } else {
        format!("“{title}”")
    }
}

/// An item's title in quotes.
pub(super) fn item(plan: &Plan, ix: Ix<Item>) -> String {
    quoted(&plan.items[ix].title, RecordKind::Item)
}

/// `1 day`, `11 days`.
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// The first of a list by name, and how many more: `“A”`, `“A” and “B”`, `“A” and 3 others`.
pub(super) fn first_of<T: Copy>(all: &[T], name: impl Fn(T) -> String) -> String {
    match all {
        [] => String::new(),
        [one] => name(*one),
        [one, two] => format!("{} and {}", name(*one), name(*two)),
        [one, rest @ ..] => format!("{} and {} others", name(*one), rest.len()),
    }
}

/// `is` or `are`.
pub(super) const fn be(n: usize) -> &'static str {
    if n == 1 { "is" } else { "are" }
}
