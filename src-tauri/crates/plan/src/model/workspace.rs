//! The workspace's own settings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Id;

/// The workspace itself: its name and what its numbers and quarters mean.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Workspace {
    /// Id.
    pub id: Id,
    /// Name, shown at the top left and on every export.
    pub title: String,
    /// Month in which the fiscal year starts, 1 to 12.
    pub fiscal_start_month: u8,
    /// What one unit of effort is called.
    pub effort_unit: String,
}

impl Default for Workspace {
    fn default() -> Self {
        Self {
            id: Id::NIL,
            title: String::new(),
            fiscal_start_month: 1,
            effort_unit: "person-months".to_owned(),
        }
    }
}
