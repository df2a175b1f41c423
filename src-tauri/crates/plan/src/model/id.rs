//! Ids and references to records.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::text_enum::text_enum;

/// A record's id: a UUID v7, so that ids sort by the time of creation and never collide between copies of a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct Id(pub Uuid);

impl Id {
    /// The id of a record that has not been given one yet.
    pub const NIL: Self = Self(Uuid::nil());

    /// Whether this is [`Id::NIL`].
    #[must_use]
    pub const fn is_nil(self) -> bool {
        self.0.is_nil()
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for Id {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(Self)
    }
}

text_enum! {
    /// Which kind of record.
    RecordKind {
        /// A business objective.
        #[default]
        Objective = "objective", "Objective";
        /// A measurable outcome of an objective.
        KeyResult = "key_result", "Key result";
        /// A metric with readings.
        Metric = "metric", "Metric";
        /// One dated value of a metric.
        Reading = "reading", "Reading";
        /// A strategy: pillar, theme or bet.
        Strategy = "strategy", "Strategy";
        /// A roadmap item.
        Item = "item", "Item";
        /// A product leader.
        Leader = "leader", "Leader";
        /// That a leader answers for a product.
        LeaderProduct = "leader_product", "Leader's product";
        /// A product, line or portfolio.
        Product = "product", "Product";
        /// That one record serves another.
        Link = "link", "Link";
        /// That one item blocks another.
        Dependency = "dependency", "Dependency";
        /// That a leader is involved in a record.
        Involvement = "involvement", "Involvement";
        /// A stakeholder's ask.
        Request = "request", "Request";
        /// What was decided, and why.
        Decision = "decision", "Decision";
        /// A saved picture.
        View = "view", "View";
        /// Who may see what.
        Audience = "audience", "Audience";
        /// An ordered story of views.
        Deck = "deck", "Deck";
        /// What of a record is told outside.
        Disclosure = "disclosure", "Disclosure";
        /// A finding that was accepted with a reason.
        Acceptance = "acceptance", "Acceptance";
        /// A named moment of the plan.
        Checkpoint = "checkpoint", "Checkpoint";
        /// A what-if plan that branches off.
        Scenario = "scenario", "Scenario";
        /// How the plan is checked; there is at most one.
        CheckSettings = "check_settings", "Settings of the check";
        /// How items are scored; there is at most one.
        ScoreSettings = "score_settings", "Settings of the scoring";
        /// The workspace's own settings; there is exactly one.
        Workspace = "workspace", "Workspace";
    }
}

/// One record, by kind and id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordRef {
    /// Its kind.
    pub kind: RecordKind,
    /// Its id.
    pub id: Id,
}

impl RecordRef {
    /// A reference to the record of that kind and id.
    #[must_use]
    pub const fn new(kind: RecordKind, id: Id) -> Self {
        Self { kind, id }
    }
}
