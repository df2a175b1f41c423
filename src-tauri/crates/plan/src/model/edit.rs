//! What can be changed: one [`Edit`] is one transaction, one entry in the history, one undo.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::text_enum::text_enum;
use super::{Id, Record, RecordRef};

text_enum! {
    /// Which end of an item is dragged.
    Edge {
        /// The whole item.
        #[default]
        Both = "both", "both ends";
        /// Its start.
        Start = "start", "start";
        /// Its end.
        End = "end", "end";
    }
}

/// One change within an [`Edit`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
#[allow(clippy::large_enum_variant, reason = "changes are few and short-lived")]
pub enum Change {
    /// Creates a record. Without an id it gets one; with one, other changes of the same edit can refer to it.
    Create {
        /// The record; fields left out have their defaults.
        #[ts(type = "{ kind: string, [field: string]: unknown }")]
        record: Record,
        /// Who is accountable for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        owner: Option<Id>,
        /// What it serves.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[ts(optional, as = "Option<Vec<RecordRef>>")]
        serves: Vec<RecordRef>,
    },
    /// Sets fields of a record; the others stay.
    Update {
        /// Which record.
        record: RecordRef,
        /// Field names and their new values; `null` empties a field.
        #[ts(type = "{ [field: string]: unknown }")]
        set: serde_json::Map<String, serde_json::Value>,
    },
    /// Deletes a record with everything that only exists for it (links, dependencies, involvements, key results,
    /// readings). Records below it in a tree stay and move up to the top.
    Delete {
        /// Which record.
        record: RecordRef,
    },
    /// Makes one leader accountable for a record, or nobody.
    SetOwner {
        /// Which record.
        record: RecordRef,
        /// Who.
        leader: Option<Id>,
    },
    /// Lets one record serve another; where it does already, sets weight and rationale if given.
    Link {
        /// The item or strategy that serves.
        from: RecordRef,
        /// The strategy or objective that is served.
        to: RecordRef,
        /// How much it contributes; 1.0 unless said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        weight: Option<f64>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        rationale: Option<String>,
    },
    /// Takes a link away.
    Unlink {
        /// The item or strategy that serves.
        from: RecordRef,
        /// The strategy or objective that is served.
        to: RecordRef,
    },
    /// Lets one item block another.
    Block {
        /// The item that must end first.
        blocker: Id,
        /// The item that waits.
        blocked: Id,
    },
    /// Takes a dependency away.
    Unblock {
        /// The item that must end first.
        blocker: Id,
        /// The item that waits.
        blocked: Id,
    },
    /// Moves items in time by a number of days, each date snapped to its own precision.
    Move {
        /// Which items.
        items: Vec<Id>,
        /// Days later; earlier where negative.
        days: i64,
        /// The whole item, or one end.
        #[serde(default)]
        #[ts(optional, as = "Option<Edge>")]
        edge: Edge,
    },
}

/// What one user action changes: one transaction, one entry in the history, one undo.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// What a person would call it, such as `Move Template gallery to April`; made from the changes where empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub label: String,
    /// The changes, in the order in which they are made.
    pub changes: Vec<Change>,
}
