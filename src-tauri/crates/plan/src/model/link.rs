//! What joins records: links, dependencies, involvements.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::text_enum::text_enum;
use super::{Id, RecordKind, RecordRef};

/// That one record serves another, many to many. Exactly two of the three ids are set:
/// strategy and objective (the strategy serves the objective), item and strategy, or item and objective.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Link {
    /// Id.
    pub id: Id,
    /// The item that serves.
    pub item_id: Option<Id>,
    /// The strategy: serving where there is no item, served where there is one.
    pub strategy_id: Option<Id>,
    /// The objective that is served.
    pub objective_id: Option<Id>,
    /// How much it contributes, relative to the server's other links; 1.0 unless said otherwise, above 0.
    pub weight: f64,
    /// Why it serves.
    pub rationale: String,
}

impl Link {
    /// Which record serves which; none where the ids do not make a link.
    #[must_use]
    pub const fn ends(&self) -> Option<(RecordRef, RecordRef)> {
        match (self.item_id, self.strategy_id, self.objective_id) {
            (None, Some(strategy), Some(objective)) => Some((
                RecordRef::new(RecordKind::Strategy, strategy),
                RecordRef::new(RecordKind::Objective, objective),
            )),
            (Some(item), Some(strategy), None) => {
                Some((RecordRef::new(RecordKind::Item, item), RecordRef::new(RecordKind::Strategy, strategy)))
            }
            (Some(item), None, Some(objective)) => Some((
                RecordRef::new(RecordKind::Item, item),
                RecordRef::new(RecordKind::Objective, objective),
            )),
            _ => None,
        }
    }

    /// A link between two records, where such a link exists in the model.
    #[must_use]
    pub fn between(id: Id, from: RecordRef, to: RecordRef) -> Option<Self> {
        let mut link = Self { id, weight: 1.0, ..Self::default() };
        for end in [from, to] {
            match end.kind {
                RecordKind::Item => link.item_id = Some(end.id),
                RecordKind::Strategy => link.strategy_id = Some(end.id),
                RecordKind::Objective => link.objective_id = Some(end.id),
                _ => return None,
            }
        }
        (link.ends() == Some((from, to))).then_some(link)
    }
}

/// That one item must end before another can start (finish to start).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Dependency {
    /// Id.
    pub id: Id,
    /// The item that must end first.
    pub blocker_id: Id,
    /// The item that waits.
    pub blocked_id: Id,
    /// What is being waited for.
    pub note: String,
}

text_enum! {
    /// A leader's part in a record: exactly one is accountable, the others as in DACI.
    InvolvementRole {
        /// Owns the outcome.
        #[default]
        Accountable = "accountable", "Owner";
        /// Drives it forward.
        Driver = "driver", "Driver";
        /// Says yes or no.
        Approver = "approver", "Approver";
        /// Works or advises on it.
        Contributor = "contributor", "Contributor";
        /// Is told.
        Informed = "informed", "Informed";
    }
}

/// That a leader is involved in a record. Exactly one of the record ids is set.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Involvement {
    /// Id.
    pub id: Id,
    /// Who.
    pub leader_id: Id,
    /// In which part.
    pub role: InvolvementRole,
    /// In this objective.
    pub objective_id: Option<Id>,
    /// In this strategy.
    pub strategy_id: Option<Id>,
    /// In this item.
    pub item_id: Option<Id>,
    /// In this product.
    pub product_id: Option<Id>,
    /// In this metric.
    pub metric_id: Option<Id>,
    /// In this request.
    pub request_id: Option<Id>,
    /// In this decision.
    pub decision_id: Option<Id>,
}

impl Involvement {
    /// The record it is about; none where not exactly one id is set.
    #[must_use]
    pub fn record(&self) -> Option<RecordRef> {
        let mut found = [
            (RecordKind::Objective, self.objective_id),
            (RecordKind::Strategy, self.strategy_id),
            (RecordKind::Item, self.item_id),
            (RecordKind::Product, self.product_id),
            (RecordKind::Metric, self.metric_id),
            (RecordKind::Request, self.request_id),
            (RecordKind::Decision, self.decision_id),
        ]
        .into_iter()
        .filter_map(|(kind, id)| id.map(|id| RecordRef::new(kind, id)));
        let first = found.next();
        if found.next().is_some() { None } else { first }
    }

    /// A leader's part in a record, where that kind of record can have one.
    #[must_use]
    pub fn new(id: Id, leader_id: Id, role: InvolvementRole, on: RecordRef) -> Option<Self> {
        let mut made = Self { id, leader_id, role, ..Self::default() };
        let slot = match on.kind {
            RecordKind::Objective => &mut made.objective_id,
            RecordKind::Strategy => &mut made.strategy_id,
            RecordKind::Item => &mut made.item_id,
            RecordKind::Product => &mut made.product_id,
            RecordKind::Metric => &mut made.metric_id,
            RecordKind::Request => &mut made.request_id,
            RecordKind::Decision => &mut made.decision_id,
            _ => return None,
        };
        *slot = Some(on.id);
        Some(made)
    }
}
