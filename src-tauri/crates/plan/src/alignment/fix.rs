//! What mends a finding, kept small: a plan can have a finding for every item, and few of their fixes are ever asked
//! for. The changes are written out when somebody does.

use serde::{Serialize, Serializer};
use serde_json::Value;
use ts_rs::TS;

use crate::model::{Change, Edge, Id, PlanDate, RecordKind, RecordRef};

/// What mends a finding: one edit.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Fix {
    /// What it does, as a button says it: `Start in Q3 2027, after “Billing engine”`.
    pub label: String,
    /// The changes of the edit.
    #[serde(rename = "changes", serialize_with = "changes")]
    #[ts(rename = "changes", as = "Vec<Change>")]
    pub(super) remedy: Remedy,
}

impl Fix {
    /// The changes of the edit that it makes.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        self.remedy.changes()
    }
}

fn changes<S: Serializer>(remedy: &Remedy, serializer: S) -> Result<S::Ok, S::Error> {
    remedy.changes().serialize(serializer)
}

/// What a fix changes.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Remedy {
    /// New dates of an item; an end that is none stays as it is. Other items move along by so many days.
    Dates { item: Id, start: Option<PlanDate>, end: Option<PlanDate>, along: Vec<Id>, days: i64 },
    /// One field of some records.
    Set { records: Vec<RecordRef>, field: &'static str, value: Value },
    /// Who is accountable.
    Owner { record: RecordRef, leader: Id },
    /// What a record serves.
    Link { from: RecordRef, to: RecordRef },
    /// That one item no longer blocks another.
    Unblock { blocker: Id, blocked: Id },
}

impl Remedy {
    /// One field of one record.
    pub(super) fn set(record: RecordRef, field: &'static str, value: impl Into<Value>) -> Self {
        Self::Set { records: vec![record], field, value: value.into() }
    }

    /// New dates of an item.
    pub(super) const fn dates(item: Id, start: Option<PlanDate>, end: Option<PlanDate>) -> Self {
        Self::Dates { item, start, end, along: Vec::new(), days: 0 }
    }

    fn changes(&self) -> Vec<Change> {
        match self {
            Self::Dates { item, start, end, along, days } => {
                let date = |field: &str, date: &Option<PlanDate>| {
                    date.map(|date| (field.to_owned(), Value::String(date.to_string())))
                };
                let set = [date("start", start), date("end", end)].into_iter().flatten().collect();
                let mut changes =
                    vec![Change::Update { record: RecordRef::new(RecordKind::Item, *item), set }];
                if !along.is_empty() {
                    changes.push(Change::Move { items: along.clone(), days: *days, edge: Edge::Both });
                }
                changes
            }
            Self::Set { records, field, value } => records
                .iter()
                .map(|record| {
                    let set = [((*field).to_owned(), value.clone())].into_iter().collect();
                    Change::Update { record: *record, set }
                })
                .collect(),
            Self::Owner { record, leader } => {
                vec![Change::SetOwner { record: *record, leader: Some(*leader) }]
            }
            Self::Link { from, to } => {
                vec![Change::Link { from: *from, to: *to, weight: None, rationale: None }]
            }
            Self::Unblock { blocker, blocked } => {
                vec![Change::Unblock { blocker: *blocker, blocked: *blocked }]
            }
        }
    }
}
