//! How a workspace wants its plan to be checked.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::text_enum::text_enum;
use super::{Id, PlanDate};

text_enum! {
    /// What the findings of a rule count as in a workspace.
    RuleLevel {
        /// The rule is not asked.
        Off = "off", "Off";
        /// Notes.
        Note = "note", "Note";
        /// Warnings.
        #[default]
        Warning = "warning", "Warning";
        /// Errors.
        Error = "error", "Error";
    }
}

/// How a workspace wants one rule to be asked. What is not said stays as usual.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct RuleSetting {
    /// What all its findings count as; none leaves it to the rule.
    pub level: Option<RuleLevel>,
    /// The number it goes by; none leaves it to the rule.
    pub limit: Option<f64>,
}

/// How a workspace wants its plan to be checked. There is at most one; without it everything is as usual.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct CheckSettings {
    /// Id.
    pub id: Id,
    /// The rules that are not asked as usual, by code.
    pub rules: BTreeMap<String, RuleSetting>,
    /// Only findings about these products and those below them, and about what belongs to no product; about every
    /// product where empty.
    pub products: Vec<Id>,
    /// Only findings about what ends in this period or later, or has no dates.
    pub from: Option<PlanDate>,
    /// Only findings about what begins in this period or before, or has no dates.
    pub until: Option<PlanDate>,
}
