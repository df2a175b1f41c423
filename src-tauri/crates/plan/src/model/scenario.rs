//! What if: a plan that branches off, and what changed outside that makes one ask.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Id;

/// A scenario: the plan as it was after an entry of the history, and what is changed in it since, apart from the plan
/// itself. The edits are entries of the history too, on a branch of their own; this record names the branch.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Scenario {
    /// Id.
    pub id: Id,
    /// Name, such as `If Atlas slips`.
    pub title: String,
    /// The entry of the plan's own history after which it branches off; 0 is before the first.
    #[ts(type = "number")]
    pub base: i64,
    /// The branch of the history that holds its edits. Another one after it is put on a newer plan.
    pub branch: Id,
    /// The day it was made.
    #[ts(type = "string")]
    pub made: NaiveDate,
    /// What it asks, in a sentence or two.
    pub note: String,
    /// What changed outside: a market shift, a competitor, a law. Empty where nothing did.
    pub shift: String,
    /// What that is known by: sources, numbers, whom one spoke to.
    pub evidence: String,
    /// The objectives that the shift touches. One that is deleted later is passed over.
    pub objectives: Vec<Id>,
}
