//! What the check finds, and what can be done about it.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::{Fix, Rule};
use crate::model::{Acceptance, Id, RecordRef, RuleLevel, text_enum};

text_enum! {
    /// How bad a finding is.
    Severity {
        /// The plan contradicts itself, or an objective is left alone: it cannot come true as written.
        Error = "error", "Error";
        /// A thread is broken or about to break.
        #[default]
        Warning = "warning", "Warning";
        /// Worth knowing; nothing breaks.
        Note = "note", "Note";
    }
}

impl Severity {
    /// The severity that a level stands for; none for a rule that is off.
    #[must_use]
    pub const fn of(level: RuleLevel) -> Option<Self> {
        match level {
            RuleLevel::Off => None,
            RuleLevel::Note => Some(Self::Note),
            RuleLevel::Warning => Some(Self::Warning),
            RuleLevel::Error => Some(Self::Error),
        }
    }

    /// The level that stands for it.
    #[must_use]
    pub const fn level(self) -> RuleLevel {
        match self {
            Self::Note => RuleLevel::Note,
            Self::Warning => RuleLevel::Warning,
            Self::Error => RuleLevel::Error,
        }
    }
}

/// One thing that a rule found about one record. A rule finds at most one thing about a record, so that its code and
/// the record's id name the finding for good: an acceptance holds on to them.
///
/// Kept small, what few have apart: a large plan has tens of thousands.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Finding {
    /// The rule's code, such as `ALIGN-01`.
    #[ts(type = "string")]
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The record it is about.
    pub record: RecordRef,
    /// The record's title.
    pub title: String,
    /// What is wrong, in one or two sentences with the facts.
    pub message: String,
    /// What else is concerned, such as the other members of a cycle in their order.
    pub others: Vec<RecordRef>,
    /// What mends it in one click and one undo, where that can be offered honestly.
    pub fix: Option<Fix>,
    /// The acceptance that holds for it today: it is known and all right.
    pub accepted: Option<Box<Accepted>>,
    /// The latest acceptance that held for it and has expired; the message says so too.
    pub lapsed: Option<Box<Accepted>>,
}

impl Finding {
    /// A finding of a rule about a record, at the rule's own severity.
    pub(super) fn new(rule: &Rule, record: RecordRef, title: &str, message: String) -> Self {
        Self {
            code: rule.code,
            severity: rule.severity,
            record,
            title: title.to_owned(),
            message,
            others: Vec::new(),
            fix: None,
            accepted: None,
            lapsed: None,
        }
    }

    /// With what else is concerned.
    pub(super) fn with(mut self, others: impl IntoIterator<Item = RecordRef>) -> Self {
        self.others.extend(others);
        self
    }

    /// With what mends it.
    pub(super) fn mended_by(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }

    /// Whether it asks for something: nobody has accepted it, or the acceptance has expired.
    #[must_use]
    pub const fn is_live(&self) -> bool {
        self.accepted.is_none()
    }
}

/// Why and until when a finding was accepted.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Accepted {
    /// The acceptance's id.
    pub acceptance: Id,
    /// Why it is all right.
    pub reason: String,
    /// Who said so.
    pub author: String,
    /// The day it was accepted.
    #[ts(type = "string")]
    pub accepted: NaiveDate,
    /// The last day on which it holds; none means until taken back.
    #[ts(type = "string | null")]
    pub expires: Option<NaiveDate>,
}

impl From<&Acceptance> for Accepted {
    fn from(from: &Acceptance) -> Self {
        Self {
            acceptance: from.id,
            reason: from.reason.clone(),
            author: from.author.clone(),
            accepted: from.accepted,
            expires: from.expires,
        }
    }
}

/// How many findings there are of each severity, those accepted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
pub struct Counts {
    /// Live errors.
    pub errors: usize,
    /// Live warnings.
    pub warnings: usize,
    /// Live notes.
    pub notes: usize,
    /// Accepted findings of any severity.
    pub accepted: usize,
}

impl Counts {
    /// Counts findings.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            *match (finding.is_live(), finding.severity) {
                (false, _) => &mut counts.accepted,
                (true, Severity::Error) => &mut counts.errors,
                (true, Severity::Warning) => &mut counts.warnings,
                (true, Severity::Note) => &mut counts.notes,
            } += 1;
        }
        counts
    }
}
