//! Saved pictures, audiences and decks; and the moments at which a plan was shown.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Id;

/// A saved picture of the plan.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct View {
    /// Id.
    pub id: Id,
    /// Name.
    pub title: String,
    /// Which picture and its settings, as the picture's own JSON object.
    #[ts(type = "unknown")]
    pub spec: serde_json::Value,
    /// Order, ascending.
    pub position: f64,
}

/// Who may see what of the plan.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Audience {
    /// Id.
    pub id: Id,
    /// Name.
    pub title: String,
    /// What it may see, as a JSON object.
    #[ts(type = "unknown")]
    pub spec: serde_json::Value,
    /// Order, ascending.
    pub position: f64,
}

/// An ordered story of views.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Deck {
    /// Id.
    pub id: Id,
    /// Name.
    pub title: String,
    /// The audience it is for.
    pub audience_id: Option<Id>,
    /// Its pages, as a JSON array.
    #[ts(type = "unknown")]
    pub pages: serde_json::Value,
    /// Order, ascending.
    pub position: f64,
}

/// A named moment of the plan, such as a board meeting: the plan as it was after an entry of the history.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Checkpoint {
    /// Id.
    pub id: Id,
    /// Name, such as `Board, March 2027`.
    pub title: String,
    /// The entry of the history after which the plan is meant; 0 is before the first.
    #[ts(type = "number")]
    pub entry: i64,
    /// The day it was made.
    #[ts(type = "string")]
    pub made: NaiveDate,
    /// Why it was made, or what was said there.
    pub note: String,
}
