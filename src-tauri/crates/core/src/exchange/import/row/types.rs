//! What the rows of a table are, by the words of its type column.

use std::collections::BTreeMap;

use throughline_plan::model::{ItemType, RecordKind};

use super::super::field::{Field, TableKind, Target};
use super::super::table::Table;
use super::super::words::{self, folded};

/// What the rows of a table are, by the values of its type column.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Types {
    /// By folded value: what its rows become, whether the word says no more than that, the value, and how many rows.
    known: BTreeMap<String, (Target, bool, String, u32)>,
}

impl Types {
    /// Looks at the type column of a table.
    pub(in super::super) fn of(table: &Table) -> Self {
        let mut known: BTreeMap<String, (Target, bool, String, u32)> = BTreeMap::new();
        for place in table.places(Field::Type) {
            for cell in table.cells(place) {
                let entry = known.entry(folded(cell)).or_insert_with(|| {
                    let (target, exact) = target(table, cell);
                    (target, exact, cell.to_owned(), 0)
                });
                entry.3 += 1;
            }
        }
        Self { known }
    }

    /// Each value with what its rows become and how many they are, the most frequent first.
    pub(in super::super) fn list(&self) -> Vec<(&str, Target, u32)> {
        let mut list: Vec<(&str, Target, u32)> =
            self.known.values().map(|(target, _, value, rows)| (value.as_str(), *target, *rows)).collect();
        list.sort_by_key(|(_, _, rows)| std::cmp::Reverse(*rows));
        list
    }

    /// Whether rows of that kind are declared by the type column.
    pub(in super::super) fn declares(&self, kind: RecordKind) -> bool {
        self.known.values().any(|(target, ..)| target.kind() == Some(kind))
    }

    pub(super) fn get(&self, cell: &str) -> Option<(Target, bool)> {
        self.known.get(&folded(cell)).map(|(target, exact, ..)| (*target, *exact))
    }
}

/// What rows with a type word become: as the user says, else as the word means, else what the table's rows are.
fn target(table: &Table, word: &str) -> (Target, bool) {
    let wanted = folded(word);
    if let Some(choice) = table.mapping.types.iter().find(|choice| folded(&choice.value) == wanted) {
        return (choice.target, false);
    }
    let whole = table.layout.kind.target();
    // A file that the user says holds objectives holds objectives, whatever sorts of them there are.
    if table.mapping.kind.is_some_and(|kind| kind != TableKind::Items) {
        return (whole, false);
    }
    match words::target(word) {
        // Where another column names the objective, a goal is an item that serves it.
        Some((Target::Objective, _)) if table.layout.has(Field::Objective) && wanted != "objective" => {
            (Target::ItemOf(ItemType::Initiative), false)
        }
        Some((found, exact)) if table.mapping.kind.is_none() || found.kind() == Some(RecordKind::Item) => {
            (found, exact)
        }
        _ => (whole, false),
    }
}
