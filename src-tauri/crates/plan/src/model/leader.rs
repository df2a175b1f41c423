//! Product leaders: those who answer for a line of the plan.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::text_enum::text_enum;
use super::{Id, PlanDate};

text_enum! {
    /// A leader's place in the product organisation.
    LeaderRole {
        /// Chief product officer.
        Cpo = "cpo", "CPO";
        /// Vice president.
        Vp = "vp", "VP";
        /// Head of product.
        Head = "head", "Head of Product";
        /// Director.
        Director = "director", "Director";
        /// Product manager.
        #[default]
        Pm = "pm", "PM";
        /// Anyone else who answers for something.
        Other = "other", "Other";
    }
}

/// A product leader.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Leader {
    /// Id.
    pub id: Id,
    /// Full name, or the handle they are known by.
    pub name: String,
    /// Place in the organisation.
    pub role: LeaderRole,
    /// Title as written on a card, such as `Head of Product, Onboarding`.
    pub title: String,
    /// E-mail address.
    pub email: String,
    /// Whom they report to.
    pub reports_to_id: Option<Id>,
    /// First day in the role, where it matters.
    pub active_from: Option<PlanDate>,
    /// Last day in the role, once they have left it.
    pub active_to: Option<PlanDate>,
    /// Order, ascending.
    pub position: f64,
    /// Where they were imported from.
    pub source: Option<String>,
    /// Their id there.
    pub external_id: Option<String>,
}

impl Leader {
    /// One or two letters that stand for them on a bar: first letters of the first and the last word of the name,
    /// passing over signs such as the `@` of a handle.
    #[must_use]
    pub fn initials(&self) -> String {
        let mut letters = self
            .name
            .split_whitespace()
            .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
            .flat_map(char::to_uppercase);
        let first = letters.next();
        first.into_iter().chain(letters.next_back()).collect()
    }
}

/// That a leader answers for a product.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct LeaderProduct {
    /// Id.
    pub id: Id,
    /// The leader.
    pub leader_id: Id,
    /// The product.
    pub product_id: Id,
}
