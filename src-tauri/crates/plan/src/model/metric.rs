//! Metrics and their readings.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Id;
use super::text_enum::text_enum;

text_enum! {
    /// Which way is better.
    Direction {
        /// More is better.
        #[default]
        Up = "up", "Higher is better";
        /// Less is better.
        Down = "down", "Lower is better";
    }
}

/// Something that is measured again and again. Metrics can form a tree (North Star and its inputs).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Metric {
    /// Id.
    pub id: Id,
    /// The metric this one feeds.
    pub parent_id: Option<Id>,
    /// Title, one line.
    pub title: String,
    /// How it is counted.
    pub description: String,
    /// Unit, such as `%` or `days`.
    pub unit: String,
    /// Which way is better.
    pub direction: Direction,
    /// Order among its siblings, ascending.
    pub position: f64,
    /// Where it was imported from.
    pub source: Option<String>,
    /// Its id there.
    pub external_id: Option<String>,
}

/// One dated value of a metric.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Reading {
    /// Id.
    pub id: Id,
    /// The metric that was read.
    pub metric_id: Id,
    /// The day it was true.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// The value, in the metric's unit.
    pub value: f64,
    /// What to know about it.
    pub note: String,
}
