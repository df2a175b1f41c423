//! What an edit is called in the history and in “Undo …”: what a person would say they did.

use throughline_plan::model::{Change, Edit, Record, RecordKind, RecordRef, Span};
use throughline_plan::plan::Plan;

use super::expand::{Expanded, lower};
use crate::store::Op;

/// A label for an edit that came without one.
pub(super) fn describe(edit: &Edit, expanded: &Expanded, plan: &Plan) -> String {
    let title = |at: RecordRef| match expanded.title(at).unwrap_or_else(|| plan.title(at).to_owned()) {
        title if title.is_empty() => format!("a {}", lower(at.kind)),
        title => title,
    };
    let item = |id| title(RecordRef::new(RecordKind::Item, id));
    let one = |change: &Change| match change {
        Change::Create { record, .. } => {
            format!("Add {} {}", lower(record.kind()), record.title()).trim().to_owned()
        }
        Change::Update { record, set } => match (set.len(), set.iter().next()) {
            (1, Some((field, serde_json::Value::String(to)))) if field == "title" || field == "name" => {
                format!("Rename {} to {to}", plan.title(*record))
            }
            _ => {
                let fields: Vec<String> = set.keys().map(|name| name.replace('_', " ")).collect();
                format!("Change {} of {}", fields.join(", "), title(*record))
            }
        },
        Change::Delete { record } => format!("Delete {}", title(*record)),
        Change::SetOwner { record, leader: None } => format!("Take the owner from {}", title(*record)),
        Change::SetOwner { record, leader: Some(leader) } => {
            format!("Make {} owner of {}", title(RecordRef::new(RecordKind::Leader, *leader)), title(*record))
        }
        Change::Link { from, to, .. } => format!("Link {} to {}", title(*from), title(*to)),
        Change::Unlink { from, to } => format!("Unlink {} from {}", title(*from), title(*to)),
        Change::Block { blocker, blocked } => format!("Let {} wait for {}", item(*blocked), item(*blocker)),
        Change::Unblock { blocker, blocked } => {
            format!("Let {} no longer wait for {}", item(*blocked), item(*blocker))
        }
        Change::Move { items, .. } => match items.as_slice() {
            [id] => {
                let dates = expanded.ops.iter().rev().find_map(|op| match op {
                    Op::Put(record) => match record.as_ref() {
                        Record::Item(moved) if moved.id == *id => Some(Span::label(moved.start, moved.end)),
                        _ => None,
                    },
                    Op::Delete(_) => None,
                });
                dates.map_or_else(
                    || format!("Move {}", item(*id)),
                    |dates| format!("Move {} to {dates}", item(*id)),
                )
            }
            many => format!("Move {} items", many.len()),
        },
    };
    match edit.changes.as_slice() {
        [] => "Nothing".to_owned(),
        [only] => one(only),
        [first, rest @ ..] => {
            let more = rest.len();
            format!("{} and {more} more {}", one(first), if more == 1 { "change" } else { "changes" })
        }
    }
}

impl Expanded {
    /// The title of a record as the edit leaves it, where it writes it.
    fn title(&self, at: RecordRef) -> Option<String> {
        self.ops.iter().rev().find_map(|op| match op {
            Op::Put(record) if record.as_ref().as_ref() == at => Some(record.title().to_owned()),
            _ => None,
        })
    }
}
