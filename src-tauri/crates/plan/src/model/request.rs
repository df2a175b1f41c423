//! What stakeholders ask, what was decided, and which findings were accepted.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::text_enum::text_enum;
use super::{Id, PlanDate};

text_enum! {
    /// What became of a request.
    RequestStatus {
        /// Not looked at yet.
        #[default]
        Open = "open", "Open";
        /// Yes.
        Accepted = "accepted", "Accepted";
        /// No, with a reason.
        Declined = "declined", "Declined";
        /// Later, to be looked at again.
        Later = "later", "Later";
    }
}

/// A stakeholder's ask.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Request {
    /// Id.
    pub id: Id,
    /// Title, one line.
    pub title: String,
    /// What was asked, in their words.
    pub description: String,
    /// Who asked.
    pub requester: String,
    /// When.
    pub asked: Option<PlanDate>,
    /// What became of it.
    pub status: RequestStatus,
    /// The item that answers it.
    pub item_id: Option<Id>,
    /// Order, ascending.
    pub position: f64,
    /// Where it was imported from.
    pub source: Option<String>,
    /// Its id there.
    pub external_id: Option<String>,
}

text_enum! {
    /// What was decided.
    DecisionOutcome {
        /// Yes.
        #[default]
        Yes = "yes", "Yes";
        /// No.
        No = "no", "No";
        /// Not now.
        Later = "later", "Later";
    }
}

/// A decision, the reason for it, and the objective it cites.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Decision {
    /// Id.
    pub id: Id,
    /// Title, one line.
    pub title: String,
    /// The request it answers.
    pub request_id: Option<Id>,
    /// The item it is about.
    pub item_id: Option<Id>,
    /// The objective it cites.
    pub objective_id: Option<Id>,
    /// Yes, no or later.
    pub outcome: DecisionOutcome,
    /// Why.
    pub reason: String,
    /// When it was made.
    pub decided: Option<PlanDate>,
    /// When to look at it again.
    pub review: Option<PlanDate>,
}

/// That a finding of the alignment check is accepted, with a reason and until a day.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Acceptance {
    /// Id.
    pub id: Id,
    /// The rule's code, such as `ALIGN-01`.
    pub code: String,
    /// The id of the record the finding is about.
    pub record_id: Id,
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
