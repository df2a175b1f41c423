//! What a rule is: the words that explain it, and the function that looks.

use std::fmt;

use serde::Serialize;
use ts_rs::TS;

use super::{Context, Finding, Severity};

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
    /// Looks, and adds what it finds: at most one finding a record, in any order.
    #[serde(skip)]
    pub(super) check: fn(&Context, &mut Vec<Finding>),
}

impl Rule {
    /// Its family, the letters of its code: `ALIGN`, `OWN`, `KR`, `TIME` or `DATA`.
    #[must_use]
    pub fn family(&self) -> &'static str {
        self.code.split_once('-').map_or(self.code, |(family, _)| family)
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rule({})", self.code)
    }
}
