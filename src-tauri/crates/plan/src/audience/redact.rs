//! A plan as an audience sees it.

use crate::model::{Disclosure, Id, RecordKind, RecordRef};
use crate::plan::{Plan, Records};

use super::fields::blank;
use super::joins::{keep_reach, prune};
use super::sight::{Confidential, seen};
use super::{AudienceSpec, Shown};

/// The plan in which what an audience may not see does not exist: no record, no join, no field, no precise date, no
/// name of a scenario, a checkpoint, another audience or whoever wrote something. Ids are those of the records that are
/// seen. What stands in an order stands in the same order, counted anew, so that nothing tells of gaps.
#[must_use]
pub fn redact(plan: &Plan, spec: &AudienceSpec) -> Plan {
    let mut records = seen(plan, spec);
    prune(&mut records, spec);
    blank(&mut records, spec);
    count_anew(&mut records);
    let seen = keep_reach(records, plan, spec);
    if spec.shows(Shown::Objectives) { seen } else { seen.hiding_objectives() }
}

/// Another state of a plan as an audience sees it: as [`redact`], where what is confidential in either of the two states
/// is so in both. What was marked today must not be read in the plan of last month, nor be told as what is gone since.
#[must_use]
pub fn redact_beside(plan: &Plan, present: &Plan, spec: &AudienceSpec) -> Plan {
    let mut records = plan.records().clone();
    for row in present.disclosures.rows() {
        tell(&mut records, row);
    }
    let secret = Confidential::of(present);
    for (kind, ids) in [
        (RecordKind::Product, secret.products),
        (RecordKind::Objective, secret.objectives),
        (RecordKind::Strategy, secret.strategies),
        (RecordKind::Item, secret.items),
    ] {
        let mut ids: Vec<Id> = ids.into_iter().collect();
        ids.sort_unstable();
        for row in ids.into_iter().filter_map(|id| Disclosure::new(id, RecordRef::new(kind, id))) {
            tell(&mut records, &Disclosure { confidential: true, ..row });
        }
    }
    redact(&Plan::new(records), spec)
}

/// Adds what is told of a record to what is told of it already.
fn tell(records: &mut Records, row: &Disclosure) {
    let there = records.disclosures.rows().iter().find(|there| there.record() == row.record());
    let Some(mut there) = there.cloned() else {
        records.disclosures.put(row.clone());
        return;
    };
    there.confidential |= row.confidential;
    for (slot, text) in [(&mut there.title, &row.title), (&mut there.summary, &row.summary)] {
        if slot.trim().is_empty() {
            slot.clone_from(text);
        }
    }
    records.disclosures.put(there);
}

/// Gives whatever has a place among others the number of that place.
fn count_anew(records: &mut Records) {
    macro_rules! count {
        ($($table:ident),+) => {
            $({
                let mut order: Vec<_> = records.$table.rows().iter().map(|row| (row.position, row.id)).collect();
                order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
                let places: std::collections::HashMap<_, _> = order
                    .into_iter()
                    .enumerate()
                    .map(|(place, (_, id))| (id, u32::try_from(place).unwrap_or(u32::MAX)))
                    .collect();
                records.$table.change(|row| {
                    row.position = places.get(&row.id).map_or(0.0, |place| f64::from(*place));
                });
            })+
        };
    }
    count!(products, leaders, metrics, objectives, key_results, strategies, items, requests, views);
}
