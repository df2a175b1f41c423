//! What a column of the table shows.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use crate::model::UnknownWord;
use crate::model::text_enum;
use crate::plan::Plan;
use crate::scoring::{Measure, Scoring, measures};

text_enum! {
    /// What every item has, or can have.
    ItemField {
        /// Its name: always shown, and always first.
        #[default]
        Title = "title", "Item";
        /// How far it has come.
        Status = "status", "Status";
        /// The part that is finished.
        Progress = "progress", "Progress";
        /// Planned effort.
        Effort = "effort", "Effort";
        /// When it starts.
        Start = "start", "Starts";
        /// When it ends.
        End = "end", "Ends";
        /// Who is accountable.
        Owner = "owner", "Owner";
        /// The objectives it serves.
        Objectives = "objectives", "Objectives";
        /// The strategies it is linked to.
        Strategies = "strategies", "Strategies";
        /// Its score by the workspace's method.
        Score = "score", "Score";
        /// How many findings of the check are about it, the accepted left out.
        Findings = "findings", "Findings";
        /// The product it changes.
        Product = "product", "Product";
        /// The item it is part of.
        Parent = "parent", "Part of";
        /// How sure we are.
        Confidence = "confidence", "Confidence";
        /// Its place by score.
        Rank = "rank", "Rank";
        /// Now, next or later.
        Bucket = "bucket", "Bucket";
        /// What sort of item.
        Type = "type", "Type";
        /// Lifecycle stage.
        Stage = "stage", "Stage";
        /// The teams that work on it.
        Teams = "teams", "Teams";
        /// Labels.
        Labels = "labels", "Labels";
        /// The items that must end before it starts.
        Blockers = "blockers", "Waits for";
        /// What it is, in words.
        Description = "description", "Description";
        /// A web address.
        Link = "url", "Link";
        /// Its id where it was imported from.
        Source = "source", "Source ID";
    }
}

/// What a column of the table shows. Exchanged as one word: `status`, `score:reach` for a number by a criterion,
/// `extra:Sponsor` for what an import kept of a column without a field of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "string")]
pub enum TableField {
    /// What every item can have.
    Item(ItemField),
    /// A number by a criterion of scoring.
    Score(String),
    /// A text that came with an import.
    Extra(String),
}

const SCORE: &str = "score:";
const EXTRA: &str = "extra:";

impl TableField {
    /// Its name for people.
    #[must_use]
    pub fn label(&self, plan: &Plan) -> String {
        match self {
            Self::Item(ItemField::Effort) if !plan.workspace.effort_unit.is_empty() => {
                format!("Effort, {}", plan.workspace.effort_unit)
            }
            Self::Item(field) => field.label().to_owned(),
            Self::Score(key) => Measure::Score(key.clone()).label(plan),
            Self::Extra(name) => name.clone(),
        }
    }

    /// Whether it holds figures, which are set to the right.
    #[must_use]
    pub const fn is_numeric(&self) -> bool {
        use ItemField::{Confidence, Effort, Findings, Progress, Rank, Score};
        match self {
            Self::Item(field) => matches!(field, Progress | Effort | Confidence | Score | Rank | Findings),
            Self::Score(_) => true,
            Self::Extra(_) => false,
        }
    }

    /// Whether items can be grouped by it: not by what is of each item alone.
    #[must_use]
    pub const fn is_shared(&self) -> bool {
        use ItemField::{Blockers, Description, Link, Rank, Source, Title};
        !matches!(self, Self::Item(Title | Rank | Description | Link | Source | Blockers))
    }

    /// How wide its column is unless somebody made it wider or narrower, in units.
    #[must_use]
    pub const fn width(&self) -> u16 {
        use ItemField as F;
        match self {
            Self::Item(field) => match field {
                F::Title => 300,
                F::Strategies | F::Objectives | F::Blockers => 190,
                F::Description => 260,
                F::Parent | F::Link => 170,
                F::Owner => 160,
                F::Effort => 152,
                F::Product | F::Teams | F::Labels => 140,
                F::Score => 136,
                F::Status | F::Stage | F::Source => 120,
                F::Start | F::End | F::Progress => 112,
                F::Type => 104,
                F::Confidence => 92,
                F::Bucket | F::Findings => 88,
                F::Rank => 72,
            },
            Self::Score(_) => 104,
            Self::Extra(_) => 140,
        }
    }
}

/// All that can be shown of the items of a plan, in the order in which it is offered.
#[must_use]
pub fn fields(plan: &Plan) -> Vec<TableField> {
    let scores = measures(plan, &Scoring::of(plan)).into_iter().filter_map(|measure| match measure {
        Measure::Score(key) => Some(TableField::Score(key)),
        _ => None,
    });
    let names: std::collections::BTreeSet<&String> =
        plan.items.rows().iter().flat_map(|item| item.extra.keys()).collect();
    let extra = names.into_iter().map(|name| TableField::Extra(name.clone()));
    ItemField::ALL.iter().map(|field| TableField::Item(*field)).chain(scores).chain(extra).collect()
}

impl Default for TableField {
    fn default() -> Self {
        Self::Item(ItemField::Title)
    }
}

impl From<ItemField> for TableField {
    fn from(field: ItemField) -> Self {
        Self::Item(field)
    }
}

impl fmt::Display for TableField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Item(field) => f.write_str(field.as_str()),
            Self::Score(key) => write!(f, "{SCORE}{key}"),
            Self::Extra(name) => write!(f, "{EXTRA}{name}"),
        }
    }
}

impl FromStr for TableField {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        if let Some(key) = word.strip_prefix(SCORE) {
            return Ok(Self::Score(key.to_owned()));
        }
        if let Some(name) = word.strip_prefix(EXTRA) {
            return Ok(Self::Extra(name.to_owned()));
        }
        word.parse().map(Self::Item)
    }
}

impl Serialize for TableField {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TableField {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
