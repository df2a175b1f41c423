//! How a workspace puts its items in an order of worth.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Id;
use super::text_enum::text_enum;

text_enum! {
    /// How items are scored.
    ScoreMethod {
        /// Reach × impact × confidence ÷ effort.
        #[default]
        Rice = "rice", "RICE";
        /// Impact, confidence and ease.
        Ice = "ice", "ICE";
        /// Cost of delay from its three parts, divided by job size.
        Wsjf = "wsjf", "WSJF (SAFe)";
        /// Cost of delay divided by duration.
        Cd3 = "cd3", "WSJF (Reinertsen)";
        /// Must, should, could, won't this time.
        Moscow = "moscow", "MoSCoW";
        /// Value divided by effort.
        ValueEffort = "value_effort", "Value / effort";
        /// The workspace's own criteria, each with a weight.
        Weighted = "weighted", "Weighted scorecard";
    }
}

text_enum! {
    /// What ICE does with its three numbers: the books differ, so a workspace says which.
    IceForm {
        /// Multiplies them: 1 to 1,000.
        #[default]
        Multiply = "multiply", "Multiply";
        /// Takes their mean: 1 to 10.
        Mean = "mean", "Mean";
    }
}

/// One of a workspace's own criteria.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Criterion {
    /// The name under which an item's scores keep it, such as `strategic_fit`.
    pub key: String,
    /// Its name for people.
    pub label: String,
    /// How much it counts beside the others, 0 or more; 0 leaves it out.
    pub weight: f64,
    /// Whether less is better, as with cost and risk: the score then counts from the other end of the scale.
    pub cost: bool,
    /// The lower end of its scale.
    pub least: f64,
    /// The upper end of its scale.
    pub most: f64,
}

impl Default for Criterion {
    fn default() -> Self {
        Self { key: String::new(), label: String::new(), weight: 1.0, cost: false, least: 1.0, most: 10.0 }
    }
}

/// How a workspace scores its items. There is at most one; without it items are scored by RICE.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ScoreSettings {
    /// Id.
    pub id: Id,
    /// The method.
    pub method: ScoreMethod,
    /// What ICE does with its numbers.
    pub ice: IceForm,
    /// The criteria of the weighted scorecard, in their order.
    pub criteria: Vec<Criterion>,
}
