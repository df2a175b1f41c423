//! What changed, in numbers and words.

use crate::compare::{Changed, What};
use crate::model::RecordKind;

use super::gather::Found;

/// The ways of being different that are counted, with what is said of them and whether it is alarming, in the order in
/// which they are read.
const WAYS: [(&[What], &str, bool); 8] = [
    (&[What::Slipped], "slipped", true),
    (&[What::PulledIn], "pulled in", false),
    (&[What::Finished], "finished", false),
    (&[What::Added], "added", false),
    (&[What::Dropped, What::Deleted], "dropped or deleted", false),
    (&[What::Owner], "re-owned", false),
    (&[What::Serves], "re-linked", false),
    (&[What::Scope], "re-scoped", false),
];

/// How many items differ in which way, without the ways in which none does. An item can count in several.
pub fn tally(told: &[Changed]) -> Vec<(usize, &'static str, bool)> {
    let items = || told.iter().filter(|changed| changed.record.kind == RecordKind::Item);
    WAYS.iter()
        .map(|(whats, said, alarming)| {
            let is = |changed: &&Changed| changed.differences.iter().any(|one| whats.contains(&one.what));
            (items().filter(is).count(), *said, *alarming)
        })
        .filter(|(n, _, _)| *n > 0)
        .collect()
}

/// A share as it was and as it is: `82% → 78%`; `82%` where it is the same, rounded.
pub fn shares(before: Option<f64>, after: Option<f64>) -> String {
    let said =
        |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{:.0}%", value * 100.0));
    way(&said(before), said(after))
}

/// A count as it was and as it is: `14 → 18`.
pub fn counts(before: usize, after: usize) -> String {
    way(&before.to_string(), after.to_string())
}

fn way(before: &str, after: String) -> String {
    if before == after { after } else { format!("{before} → {after}") }
}

/// What the picture is to be read by.
pub fn note(found: &Found, records: &str) -> String {
    let mut said = format!("{records} different. An item can count in several numbers.");
    if !found.moved.is_empty() {
        said.push_str(" A ring is where an item ended, a disc where it ends now, the upright line today.");
    }
    said
}
