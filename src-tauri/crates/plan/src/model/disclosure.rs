//! What of a record is told outside the team that keeps it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Id, RecordKind, RecordRef};

/// What of a record is told outside the team: whether it may be told of at all, and in which words. Exactly one of the
/// record ids is set. A record without one is not confidential and goes by its own title.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Disclosure {
    /// Id.
    pub id: Id,
    /// Of this objective, with its key results and the objectives below it.
    pub objective_id: Option<Id>,
    /// Of this strategy.
    pub strategy_id: Option<Id>,
    /// Of this item, with its parts.
    pub item_id: Option<Id>,
    /// Of this product, with those below it and what changes them.
    pub product_id: Option<Id>,
    /// Hidden, with everything below it, from audiences that do not see what is confidential.
    pub confidential: bool,
    /// What it is called outside; its own title where empty.
    pub title: String,
    /// What it means in plain language, for readers who do not build it; empty where nobody wrote it yet.
    pub summary: String,
}

impl Disclosure {
    /// The record it is about; none where not exactly one id is set.
    #[must_use]
    pub fn record(&self) -> Option<RecordRef> {
        let mut found = [
            (RecordKind::Objective, self.objective_id),
            (RecordKind::Strategy, self.strategy_id),
            (RecordKind::Item, self.item_id),
            (RecordKind::Product, self.product_id),
        ]
        .into_iter()
        .filter_map(|(kind, id)| id.map(|id| RecordRef::new(kind, id)));
        let first = found.next();
        if found.next().is_some() { None } else { first }
    }

    /// What is told of a record, which is nothing yet; none where that kind of record has no such words.
    #[must_use]
    pub fn new(id: Id, on: RecordRef) -> Option<Self> {
        let mut made = Self { id, ..Self::default() };
        let slot = match on.kind {
            RecordKind::Objective => &mut made.objective_id,
            RecordKind::Strategy => &mut made.strategy_id,
            RecordKind::Item => &mut made.item_id,
            RecordKind::Product => &mut made.product_id,
            _ => return None,
        };
        *slot = Some(on.id);
        Some(made)
    }
}
