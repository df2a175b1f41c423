//! Records by the names that cells give them.

use std::collections::HashMap;

use throughline_plan::model::{Id, RecordKind, RecordRef};
use throughline_plan::plan::Plan;

use super::super::import::cells::folded;
use super::Wrong;

/// The records of each kind by name, made when first asked for.
pub struct Names<'a> {
    plan: &'a Plan,
    kinds: HashMap<RecordKind, HashMap<String, Vec<Id>>>,
}

impl<'a> Names<'a> {
    pub fn new(plan: &'a Plan) -> Self {
        Self { plan, kinds: HashMap::new() }
    }

    fn of(&mut self, kind: RecordKind) -> &HashMap<String, Vec<Id>> {
        let plan = self.plan;
        self.kinds.entry(kind).or_insert_with(|| {
            let mut names: HashMap<String, Vec<Id>> = HashMap::new();
            let mut add = |name: &str, id: Id| {
                let ids = names.entry(folded(name)).or_default();
                if !ids.contains(&id) {
                    ids.push(id);
                }
            };
            for id in plan.ids(kind) {
                add(plan.title(RecordRef::new(kind, id)), id);
                add(&id.to_string(), id);
            }
            if kind == RecordKind::Item {
                for item in plan.items.rows() {
                    if let Some(external) = &item.external_id {
                        add(external, item.id);
                    }
                }
            }
            names
        })
    }

    /// Whether a record of the kind is called so.
    pub fn knows(&mut self, kind: RecordKind, name: &str) -> bool {
        self.of(kind).contains_key(&folded(name))
    }

    /// The one record of a kind that is called so.
    pub fn find(&mut self, kind: RecordKind, name: &str) -> Result<Id, Wrong> {
        let (word, many) = match kind {
            RecordKind::Leader => ("leader", "leaders"),
            RecordKind::Objective => ("objective", "objectives"),
            RecordKind::Strategy => ("strategy", "strategies"),
            RecordKind::Product => ("product", "products"),
            _ => ("item", "items"),
        };
        match self.of(kind).get(&folded(name)).map(Vec::as_slice) {
            Some([one]) => Ok(*one),
            Some([_, _, ..]) => Err((
                format!("Several {many} are called “{name}”."),
                "Give them names of their own.".to_owned(),
            )),
            _ => Err((
                format!("There is no {word} “{name}”."),
                format!("Add the {word} first, or write its name as it is."),
            )),
        }
    }
}
