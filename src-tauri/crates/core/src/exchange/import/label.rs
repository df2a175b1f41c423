//! What an import is called in the history.

use std::collections::BTreeMap;

use throughline_plan::model::RecordKind;

use super::draft::{Draft, Outcome};
use super::options::Source;
use super::preview::Action;

/// A number of records, such as `42 items`.
pub(super) fn count(number: usize, kind: RecordKind) -> String {
    let one = kind.label().to_lowercase();
    match (number, kind) {
        (1, _) => format!("1 {one}"),
        (_, RecordKind::Strategy) => format!("{number} strategies"),
        _ => format!("{number} {one}s"),
    }
}

/// A kind with its article, such as `an item`.
pub(super) fn a(kind: RecordKind) -> String {
    let word = kind.label().to_lowercase();
    let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {word}")
}

/// The same at the beginning of a sentence.
pub(super) fn capital_a(kind: RecordKind) -> String {
    a(kind).replacen('a', "A", 1)
}

/// `Import 4 objectives and 42 items from plan.csv`. Only records that have a row of their own are counted.
pub(super) fn label(draft: &Draft<'_>, outcome: &Outcome, sources: &[Source<'_>]) -> String {
    let own: std::collections::HashSet<_> =
        draft.entries().iter().filter(|entry| entry.own_row).map(|entry| entry.now.id()).collect();
    let counted = |action: Action| {
        let mut counts: BTreeMap<RecordKind, usize> = BTreeMap::new();
        for record in outcome.records.iter().filter(|r| r.action == action && own.contains(&r.id)) {
            *counts.entry(record.kind).or_default() += 1;
        }
        listed(&counts.into_iter().map(|(kind, number)| count(number, kind)).collect::<Vec<_>>())
    };
    let mut names: Vec<&str> = sources.iter().map(|source| source.name.as_str()).collect();
    names.dedup();
    let from = match names.as_slice() {
        [one] => (*one).to_owned(),
        several => format!("{} files", several.len()),
    };
    match (counted(Action::Created), counted(Action::Updated)) {
        (None, None) => format!("Import {from}"),
        (Some(created), None) => format!("Import {created} from {from}"),
        (None, Some(updated)) => format!("Update {updated} from {from}"),
        (Some(created), Some(updated)) => format!("Import {created} and update {updated} from {from}"),
    }
}

/// `a, b and c`.
fn listed(words: &[String]) -> Option<String> {
    match words {
        [] => None,
        [one] => Some(one.clone()),
        [first @ .., last] => Some(format!("{} and {last}", first.join(", "))),
    }
}
