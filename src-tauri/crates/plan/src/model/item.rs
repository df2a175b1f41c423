//! Roadmap items.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::text_enum::text_enum;
use super::{Id, PlanDate, Span};

text_enum! {
    /// What sort of roadmap item.
    ItemType {
        /// A cross-feature effort of months.
        #[default]
        Initiative = "initiative", "Initiative";
        /// A body of work within an initiative.
        Epic = "epic", "Epic";
        /// Something a customer can use.
        Feature = "feature", "Feature";
        /// A piece of work.
        Task = "task", "Task";
        /// A point in time that matters.
        Milestone = "milestone", "Milestone";
        /// The day something ships.
        Release = "release", "Release";
        /// A test of an assumption.
        Experiment = "experiment", "Experiment";
    }
}

text_enum! {
    /// How far an item has come.
    ItemStatus {
        /// Tentative: drawn with a dashed outline.
        Idea = "idea", "Idea";
        /// Committed to.
        #[default]
        Planned = "planned", "Planned";
        /// Being worked on.
        InProgress = "in_progress", "In progress";
        /// Started and stopped, to be resumed.
        OnHold = "on_hold", "On hold";
        /// Finished.
        Done = "done", "Done";
        /// Given up.
        Dropped = "dropped", "Dropped";
    }
}

text_enum! {
    /// A place in a plan without dates; certainty falls from left to right.
    Bucket {
        /// Being done.
        #[default]
        Now = "now", "Now";
        /// After that.
        Next = "next", "Next";
        /// Some day.
        Later = "later", "Later";
    }
}

/// A roadmap item: initiative, epic, feature, milestone, release or experiment, at any depth.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Item {
    /// Id.
    pub id: Id,
    /// The item this one is part of.
    pub parent_id: Option<Id>,
    /// The product it changes.
    pub product_id: Option<Id>,
    /// Title, one line.
    pub title: String,
    /// What it is, in words.
    pub description: String,
    /// What sort of item.
    pub item_type: ItemType,
    /// How far it has come.
    pub status: ItemStatus,
    /// The status word of the source, where it said more than [`ItemStatus`] can.
    pub status_word: String,
    /// Lifecycle stage in the user's words, such as Discovery, Validation, Beta.
    pub stage: String,
    /// When it starts, as precisely as is known.
    pub start: Option<PlanDate>,
    /// When it ends, as precisely as is known.
    pub end: Option<PlanDate>,
    /// Its place in a plan without dates. It may have dates too; the view decides.
    pub bucket: Option<Bucket>,
    /// The part that is finished, 0.0 to 1.0.
    pub progress: Option<f64>,
    /// How sure we are of dates and scope, 0.0 to 1.0.
    pub confidence: Option<f64>,
    /// Planned effort, in the workspace's unit (person-months unless renamed), 0 or more.
    pub effort: Option<f64>,
    /// Scores by criterion, such as `reach`, `impact`, `ease`, `value`.
    pub scores: BTreeMap<String, f64>,
    /// The teams that work on it.
    pub teams: Vec<String>,
    /// Labels.
    pub labels: Vec<String>,
    /// A web address with more.
    pub url: String,
    /// Columns of the source that have no field of their own, kept as they were.
    pub extra: BTreeMap<String, String>,
    /// Order among its siblings, ascending.
    pub position: f64,
    /// Where it was imported from.
    pub source: Option<String>,
    /// Its id there.
    pub external_id: Option<String>,
}

impl Item {
    /// The days it covers, where both ends are known or one stands for both.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        Span::of(self.start, self.end)
    }

    /// Whether it still counts as work to be done: neither finished nor given up.
    #[must_use]
    pub const fn is_active(&self) -> bool {
        !matches!(self.status, ItemStatus::Done | ItemStatus::Dropped)
    }

    /// Whether it is a point in time rather than a stretch of work.
    #[must_use]
    pub const fn is_point(&self) -> bool {
        matches!(self.item_type, ItemType::Milestone | ItemType::Release)
    }
}
