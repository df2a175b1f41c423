//! Small plans written down in code, record by record: the examples of the rules, and the plans of tests.
//!
//! Nothing here can fail: what makes no sense is left out, and the test that every example is what it says it is
//! notices.

use uuid::Uuid;

use crate::model::{
    Dependency, Id, Involvement, InvolvementRole, Item, KeyResult, Leader, Link, Metric, Objective, Reading,
    Record, RecordRef, Strategy,
};
use crate::plan::{Plan, Records};

/// The `n`-th id.
pub(crate) const fn id(n: u128) -> Id {
    Id(Uuid::from_u128(n))
}

/// A plan as it is written down, record by record. Ids count up in the order of writing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Draft {
    pub records: Records,
    last: u128,
}

impl Draft {
    /// Adds a record; gives back a reference to it.
    pub(crate) fn add(&mut self, record: impl Into<Record>) -> RecordRef {
        let mut record = record.into();
        self.last += 1;
        record.set_id(id(self.last));
        let at = record.as_ref();
        self.records.put(record);
        at
    }

    pub(crate) fn item(&mut self, title: &str, set: impl FnOnce(&mut Item)) -> RecordRef {
        let mut item = Item { title: title.to_owned(), ..Item::default() };
        set(&mut item);
        self.add(item)
    }

    /// An item with a start and an end.
    pub(crate) fn dated(&mut self, title: &str, start: &str, end: &str) -> RecordRef {
        self.item(title, |item| (item.start, item.end) = (start.parse().ok(), end.parse().ok()))
    }

    pub(crate) fn objective(&mut self, title: &str, set: impl FnOnce(&mut Objective)) -> RecordRef {
        let mut objective = Objective { title: title.to_owned(), ..Objective::default() };
        set(&mut objective);
        self.add(objective)
    }

    pub(crate) fn strategy(&mut self, title: &str, set: impl FnOnce(&mut Strategy)) -> RecordRef {
        let mut strategy = Strategy { title: title.to_owned(), ..Strategy::default() };
        set(&mut strategy);
        self.add(strategy)
    }

    pub(crate) fn leader(&mut self, name: &str, set: impl FnOnce(&mut Leader)) -> RecordRef {
        let mut leader = Leader { name: name.to_owned(), ..Leader::default() };
        set(&mut leader);
        self.add(leader)
    }

    /// A key result of an objective, from 10 to 20 %.
    pub(crate) fn key_result(
        &mut self,
        of: RecordRef,
        title: &str,
        set: impl FnOnce(&mut KeyResult),
    ) -> RecordRef {
        let mut key_result = KeyResult {
            objective_id: of.id,
            title: title.to_owned(),
            unit: "%".to_owned(),
            baseline: Some(10.0),
            target: Some(20.0),
            ..KeyResult::default()
        };
        set(&mut key_result);
        self.add(key_result)
    }

    /// A metric with readings on days.
    pub(crate) fn metric(&mut self, title: &str, readings: &[(&str, f64)]) -> RecordRef {
        let metric = self.add(Metric { title: title.to_owned(), unit: "%".to_owned(), ..Metric::default() });
        for (day, value) in readings {
            if let Ok(day) = day.parse() {
                self.add(Reading { metric_id: metric.id, day, value: *value, ..Reading::default() });
            }
        }
        metric
    }

    pub(crate) fn serves(&mut self, from: RecordRef, to: RecordRef) -> &mut Self {
        if let Some(link) = Link::between(Id::NIL, from, to) {
            self.add(link);
        }
        self
    }

    /// As [`Draft::serves`], with the reason on the link.
    pub(crate) fn serves_because(&mut self, from: RecordRef, to: RecordRef, why: &str) -> &mut Self {
        if let Some(link) = Link::between(Id::NIL, from, to) {
            self.add(Link { rationale: why.to_owned(), ..link });
        }
        self
    }

    pub(crate) fn owns(&mut self, leader: RecordRef, on: RecordRef) -> &mut Self {
        if let Some(row) = Involvement::new(Id::NIL, leader.id, InvolvementRole::Accountable, on) {
            self.add(row);
        }
        self
    }

    pub(crate) fn blocks(&mut self, blocker: RecordRef, blocked: RecordRef) -> &mut Self {
        self.add(Dependency { blocker_id: blocker.id, blocked_id: blocked.id, ..Dependency::default() });
        self
    }

    /// Puts one record below another of its kind: an item, an objective, a product, a leader.
    pub(crate) fn part_of(&mut self, part: RecordRef, whole: RecordRef) -> &mut Self {
        let Some(mut record) = self.records.get(part) else { return self };
        match &mut record {
            Record::Item(part) => part.parent_id = Some(whole.id),
            Record::Objective(part) => part.parent_id = Some(whole.id),
            Record::Product(part) => part.parent_id = Some(whole.id),
            Record::Leader(part) => part.reports_to_id = Some(whole.id),
            _ => {}
        }
        self.records.put(record);
        self
    }

    pub(crate) fn plan(&self) -> Plan {
        Plan::new(self.records.clone())
    }
}
