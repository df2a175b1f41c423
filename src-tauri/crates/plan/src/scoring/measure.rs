//! The numbers that an item carries: its scores by criterion, its confidence, effort and progress.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::json;
use ts_rs::TS;

use super::{Scoring, exact};
use crate::model::{Change, Item, RecordKind, RecordRef};
use crate::plan::Plan;

/// A number that an item carries. Exchanged as one word: `effort`, `confidence`, `progress`, else the criterion's name
/// among the item's scores, such as `reach`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "string")]
pub enum Measure {
    /// How sure we are, 0.0 to 1.0.
    Confidence,
    /// Planned effort, in the workspace's unit.
    Effort,
    /// The part that is finished, 0.0 to 1.0.
    Progress,
    /// A score, by the name of its criterion.
    Score(String),
}

impl Measure {
    /// The number; none where the item has none that counts.
    #[must_use]
    pub fn read(&self, item: &Item) -> Option<f64> {
        let value = match self {
            Self::Confidence => item.confidence,
            Self::Effort => item.effort,
            Self::Progress => item.progress,
            Self::Score(key) => item.scores.get(key).copied(),
        };
        value.filter(|value| value.is_finite())
    }

    /// What gives an item another number, or takes it away.
    #[must_use]
    pub fn write(&self, item: &Item, value: Option<f64>) -> Change {
        let (field, value) = match self {
            Self::Confidence => ("confidence", json!(value)),
            Self::Effort => ("effort", json!(value)),
            Self::Progress => ("progress", json!(value)),
            Self::Score(key) => {
                let mut scores = item.scores.clone();
                match value {
                    Some(value) => scores.insert(key.clone(), value),
                    None => scores.remove(key),
                };
                ("scores", json!(scores))
            }
        };
        let set = [(field.to_owned(), value)].into_iter().collect();
        Change::Update { record: RecordRef::new(RecordKind::Item, item.id), set }
    }

    /// Whether it is a share, shown in per cent.
    #[must_use]
    pub const fn is_share(&self) -> bool {
        matches!(self, Self::Confidence | Self::Progress)
    }

    /// A number of it for people: `85 %`, `2,400`.
    #[must_use]
    pub fn text(&self, value: f64) -> String {
        if self.is_share() { format!("{} %", exact(value * 100.0)) } else { exact(value) }
    }

    /// Its name for people: that of the workspace's criterion or of the method that asks for it, else its own words.
    #[must_use]
    pub fn label(&self, plan: &Plan) -> String {
        let key = match self {
            Self::Confidence => return "Confidence".to_owned(),
            Self::Effort => return "Effort".to_owned(),
            Self::Progress => return "Progress".to_owned(),
            Self::Score(key) => key,
        };
        let own = plan.score_settings.rows().iter().flat_map(|settings| &settings.criteria);
        if let Some(criterion) = own.into_iter().find(|criterion| criterion.key == *key) {
            return criterion.label.clone();
        }
        known(key).map_or_else(|| spelt(key), str::to_owned)
    }
}

/// The criteria that the methods ask for by name, each under the word by which items keep it.
pub const KNOWN: [(&str, &str); 11] = [
    ("reach", "Reach"),
    ("impact", "Impact"),
    ("ice_impact", "ICE impact"),
    ("ease", "Ease"),
    ("value", "Value"),
    ("business_value", "Business value"),
    ("time_criticality", "Time criticality"),
    ("risk_reduction", "Risk reduction"),
    ("cost_of_delay", "Cost of delay"),
    ("duration", "Duration"),
    ("moscow", "MoSCoW"),
];

fn known(key: &str) -> Option<&'static str> {
    KNOWN.iter().find(|(word, _)| *word == key).map(|(_, label)| *label)
}

/// `strategic_fit` as `Strategic fit`.
fn spelt(key: &str) -> String {
    let text = key.replace('_', " ");
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// The numbers that items of a plan carry or are asked for, each once: what the method asks for first, then effort,
/// confidence and progress, then the other criteria by name.
#[must_use]
pub fn measures(plan: &Plan, scoring: &Scoring) -> Vec<Measure> {
    let mut list: Vec<Measure> = scoring.asks().iter().map(|ask| ask.measure.clone()).collect();
    let own = scoring.settings().criteria.iter();
    let own = own.map(|criterion| Measure::Score(criterion.key.clone()));
    let carried: BTreeSet<&String> = plan.items.rows().iter().flat_map(|item| item.scores.keys()).collect();
    let carried = carried.into_iter().map(|key| Measure::Score(key.clone()));
    for measure in own.chain([Measure::Effort, Measure::Confidence, Measure::Progress]).chain(carried) {
        if !list.contains(&measure) {
            list.push(measure);
        }
    }
    list
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Confidence => "confidence",
            Self::Effort => "effort",
            Self::Progress => "progress",
            Self::Score(key) => key,
        })
    }
}

impl FromStr for Measure {
    type Err = Infallible;
    fn from_str(word: &str) -> Result<Self, Infallible> {
        Ok(match word {
            "confidence" => Self::Confidence,
            "effort" => Self::Effort,
            "progress" => Self::Progress,
            key => Self::Score(key.to_owned()),
        })
    }
}

impl Serialize for Measure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Measure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        match word.parse() {
            Ok(measure) => Ok(measure),
            Err(never) => match never {},
        }
    }
}
