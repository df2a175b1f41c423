//! Where a new record stands among its own kind: last, unless its creator says otherwise.

use std::collections::BTreeMap;

use throughline_plan::model::{Record, RecordKind};
use throughline_plan::plan::Plan;

/// The last position of each kind, found when it is first asked for.
#[derive(Debug, Default)]
pub(super) struct LastPlaces(BTreeMap<RecordKind, f64>);

impl LastPlaces {
    /// Puts a record that says no position behind all that are there; of several in one edit, ids keep their order.
    pub(super) fn settle(&mut self, record: &mut Record, plan: &Plan) {
        let kind = record.kind();
        let Some(position) = position(record) else { return };
        if *position == 0.0 {
            *position = *self.0.entry(kind).or_insert_with(|| last(kind, plan));
        }
    }
}

fn position(record: &mut Record) -> Option<&mut f64> {
    match record {
        Record::Objective(r) => Some(&mut r.position),
        Record::KeyResult(r) => Some(&mut r.position),
        Record::Strategy(r) => Some(&mut r.position),
        Record::Item(r) => Some(&mut r.position),
        Record::Leader(r) => Some(&mut r.position),
        Record::Product(r) => Some(&mut r.position),
        _ => None,
    }
}

fn last(kind: RecordKind, plan: &Plan) -> f64 {
    let furthest = |positions: &mut dyn Iterator<Item = f64>| positions.fold(0.0, f64::max);
    match kind {
        RecordKind::Objective => furthest(&mut plan.objectives.rows().iter().map(|r| r.position)),
        RecordKind::KeyResult => furthest(&mut plan.key_results.rows().iter().map(|r| r.position)),
        RecordKind::Strategy => furthest(&mut plan.strategies.rows().iter().map(|r| r.position)),
        RecordKind::Item => furthest(&mut plan.items.rows().iter().map(|r| r.position)),
        RecordKind::Leader => furthest(&mut plan.leaders.rows().iter().map(|r| r.position)),
        RecordKind::Product => furthest(&mut plan.products.rows().iter().map(|r| r.position)),
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use throughline_plan::model::{Change, Edit, Strategy};

    use crate::commands::{Session, dispatch};
    use crate::workspace::Moment;

    #[test]
    fn a_new_record_comes_last() {
        let folder = tempfile::tempdir().unwrap();
        let mut session = Session::default();
        let mut tell = |name: &str, request: serde_json::Value| -> serde_json::Value {
            serde_json::from_str(&dispatch(&mut session, name, request, Moment::current()).unwrap()).unwrap()
        };
        let create = |title: &str, position: f64| {
            let record = Strategy { title: title.to_owned(), position, ..Strategy::default() }.into();
            Change::Create { record, owner: None, serves: Vec::new() }
        };
        let edit = |changes| serde_json::to_value(Edit { changes, ..Edit::default() }).unwrap();
        tell("create", serde_json::json!({ "path": folder.path().join("Plan.throughline") }));
        tell("edit", edit(vec![create("First", 1.0), create("Second", 2.0)]));
        tell("edit", edit(vec![create("Third", 0.0), create("Fourth", 0.0)]));
        let rows = tell("strategies", serde_json::Value::Null);
        let titles: Vec<&str> =
            rows.as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap()).collect();
        assert_eq!(titles, ["First", "Second", "Third", "Fourth"]);
    }
}
