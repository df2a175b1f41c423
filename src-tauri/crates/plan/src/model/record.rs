//! Any record, with its kind.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Acceptance, Audience, CheckSettings, Checkpoint, Decision, Deck, Dependency, Disclosure, Id, Involvement,
    Item, KeyResult, Leader, LeaderProduct, Link, Metric, Objective, Product, Reading, RecordKind, RecordRef,
    Request, Scenario, ScoreSettings, Strategy, View, Workspace,
};

macro_rules! records {
    ($($kind:ident = $word:literal,)+) => {
        /// Any record of the model, told apart by `kind`.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
        #[serde(tag = "kind")]
        #[allow(clippy::large_enum_variant, reason = "records are moved one at a time, never kept in arrays of this type")]
        pub enum Record {
            $(#[doc = concat!("See [`", stringify!($kind), "`].")] #[serde(rename = $word)] $kind($kind),)+
        }

        impl Record {
            /// Its kind.
            #[must_use]
            pub const fn kind(&self) -> RecordKind {
                match self { $(Self::$kind(_) => RecordKind::$kind),+ }
            }

            /// Its id.
            #[must_use]
            pub const fn id(&self) -> Id {
                match self { $(Self::$kind(record) => record.id),+ }
            }

            /// Gives it an id.
            pub const fn set_id(&mut self, id: Id) {
                match self { $(Self::$kind(record) => record.id = id),+ }
            }
        }

        $(impl From<$kind> for Record {
            fn from(record: $kind) -> Self {
                Self::$kind(record)
            }
        })+
    };
}

records! {
    Workspace = "workspace",
    Product = "product",
    Leader = "leader",
    LeaderProduct = "leader_product",
    Metric = "metric",
    Reading = "reading",
    Objective = "objective",
    KeyResult = "key_result",
    Strategy = "strategy",
    Item = "item",
    Link = "link",
    Dependency = "dependency",
    Request = "request",
    Decision = "decision",
    Involvement = "involvement",
    View = "view",
    Audience = "audience",
    Deck = "deck",
    Disclosure = "disclosure",
    Acceptance = "acceptance",
    Checkpoint = "checkpoint",
    Scenario = "scenario",
    CheckSettings = "check_settings",
    ScoreSettings = "score_settings",
}

impl Record {
    /// A reference to it.
    #[must_use]
    pub const fn as_ref(&self) -> RecordRef {
        RecordRef::new(self.kind(), self.id())
    }

    /// What a person calls it: its title or name; empty for records that only join others.
    #[must_use]
    pub fn title(&self) -> &str {
        match self {
            Self::Workspace(r) => &r.title,
            Self::Product(r) => &r.title,
            Self::Leader(r) => &r.name,
            Self::Metric(r) => &r.title,
            Self::Objective(r) => &r.title,
            Self::KeyResult(r) => &r.title,
            Self::Strategy(r) => &r.title,
            Self::Item(r) => &r.title,
            Self::Request(r) => &r.title,
            Self::Decision(r) => &r.title,
            Self::View(r) => &r.title,
            Self::Audience(r) => &r.title,
            Self::Deck(r) => &r.title,
            Self::Checkpoint(r) => &r.title,
            Self::Scenario(r) => &r.title,
            Self::LeaderProduct(_)
            | Self::Reading(_)
            | Self::Link(_)
            | Self::Dependency(_)
            | Self::Involvement(_)
            | Self::Disclosure(_)
            | Self::Acceptance(_)
            | Self::CheckSettings(_)
            | Self::ScoreSettings(_) => "",
        }
    }
}
