//! What a rule is: the words that explain it, and the function that looks.

use std::fmt;

use serde::Serialize;
use ts_rs::TS;

use chrono::NaiveDate;

use super::{Context, Finding, Severity};
use crate::draft::Draft;
use crate::plan::Plan;

/// The number that a rule goes by, where it goes by one: every workspace can have its own.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct Limit {
    /// What it counts, in a few words: `Days without a reading`.
    #[ts(type = "string")]
    pub label: &'static str,
    /// What it is unless somebody says otherwise.
    pub usual: f64,
    /// The least that makes sense.
    pub least: f64,
    /// The most that makes sense.
    pub most: f64,
}

/// One rule of the alignment check. Its words are data: the app's Explain, the command line and the documentation
/// all show them.
#[derive(Clone, Copy, Serialize, TS)]
pub struct Rule {
    /// Its code, for good: a family and a number, such as `ALIGN-01`.
    #[ts(type = "string")]
    pub code: &'static str,
    /// What it finds, in a few words: `Item serves nothing`.
    #[ts(type = "string")]
    pub title: &'static str,
    /// How bad its findings are. Where a rule lowers this for some of them, its `question` says for which.
    pub severity: Severity,
    /// What it asks of the plan, exactly.
    #[ts(type = "string")]
    pub question: &'static str,
    /// Why that matters to a head of product.
    #[ts(type = "string")]
    pub why: &'static str,
    /// A case in which it speaks up.
    #[ts(type = "string")]
    pub example: &'static str,
    /// How to mend what it finds.
    #[ts(type = "string")]
    pub fix: &'static str,
    /// When what it finds is all right and can be accepted.
    #[ts(type = "string")]
    pub accept: &'static str,
    /// The number it goes by, where it goes by one. Its words say “two quarters” where the limit's usual is 2.
    pub limit: Option<Limit>,
    /// Looks, and adds what it finds: at most one finding a record, in any order.
    #[serde(skip)]
    pub(super) check: fn(&Context, &mut Vec<Finding>),
    /// Writes down a small plan in which it speaks up, as of [`Rule::example_day`].
    #[serde(skip)]
    pub(super) bad: fn(&mut Draft),
    /// Writes down the plan as it should be: nothing to say.
    #[serde(skip)]
    pub(super) good: fn(&mut Draft),
}

impl Rule {
    /// Its family, the letters of its code: `ALIGN`, `OWN`, `KR`, `TIME` or `DATA`.
    #[must_use]
    pub fn family(&self) -> &'static str {
        self.code.split_once('-').map_or(self.code, |(family, _)| family)
    }

    /// The day on which the examples are looked at: 22 Nov 2026.
    #[must_use]
    pub fn example_day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default()
    }

    /// A small plan in which it speaks up.
    #[must_use]
    pub fn bad_plan(&self) -> Plan {
        written(self.bad)
    }

    /// The same plan as it should be.
    #[must_use]
    pub fn good_plan(&self) -> Plan {
        written(self.good)
    }

    /// What it finds in a plan on a day, whatever the plan's own settings of the check.
    #[must_use]
    pub fn look(&self, plan: &Plan, today: NaiveDate) -> Vec<Finding> {
        let mut found = Vec::new();
        (self.check)(&Context::new(plan, today), &mut found);
        found
    }

    /// What it says about its bad example: real words, made by the rule itself.
    #[must_use]
    pub fn shown(&self) -> Option<Finding> {
        self.look(&self.bad_plan(), Self::example_day()).into_iter().next()
    }
}

fn written(write: fn(&mut Draft)) -> Plan {
    let mut draft = Draft::default();
    write(&mut draft);
    draft.plan()
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rule({})", self.code)
    }
}
