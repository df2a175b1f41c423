//! From the draft to the one edit, and to what people are shown of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Map, Value};
use throughline_plan::model::{
    Change, Edit, Id, Involvement, InvolvementRole, LeaderProduct, Record, RecordKind, RecordRef,
};

use super::super::preview::{Action, Counts, RecordPreview};
use super::{Draft, Entry};

/// What an import comes to.
#[derive(Debug, Default)]
pub(in super::super) struct Outcome {
    pub created: Counts,
    pub updated: Counts,
    pub unchanged: Counts,
    pub records: Vec<RecordPreview>,
    pub edit: Edit,
}

/// The edit as it grows, and which fields of which records change.
#[derive(Default)]
struct Making {
    changes: Vec<Change>,
    fields: HashMap<RecordRef, BTreeSet<String>>,
    created: Counts,
    unchanged: Counts,
}

impl Making {
    fn changed(&mut self, at: RecordRef, field: &str) {
        self.fields.entry(at).or_default().insert(field.to_owned());
    }

    fn joined(&mut self, kind: RecordKind, is_new: bool) {
        *if is_new { &mut self.created } else { &mut self.unchanged }.entry(kind).or_default() += 1;
    }

    fn create(&mut self, record: Record) {
        self.changes.push(Change::Create { record, owner: None, serves: Vec::new() });
    }
}

/// The order in which kinds are created, so that everything refers to what is there.
const ORDER: [RecordKind; 5] =
    [RecordKind::Product, RecordKind::Leader, RecordKind::Objective, RecordKind::Strategy, RecordKind::Item];

impl Draft<'_> {
    /// What the import comes to. The edit has no label yet.
    pub(in super::super) fn finish(&self) -> Outcome {
        let mut making = Making::default();
        self.records(&mut making);
        self.make_owners(&mut making);
        self.make_involvements(&mut making);
        self.make_links(&mut making);
        self.make_dependencies(&mut making);
        self.make_leader_products(&mut making);
        self.outcome(making)
    }

    /// Creates and updates, parents before their children.
    fn records(&self, making: &mut Making) {
        for place in ORDER.into_iter().flat_map(|kind| self.parents_first(kind)) {
            let entry = &self.entries[place];
            match &entry.base {
                None => making.create(entry.now.clone()),
                Some(base) if *base != entry.now => {
                    let set = difference(base, &entry.now);
                    let at = entry.now.as_ref();
                    set.keys().for_each(|field| making.changed(at, field));
                    making.changes.push(Change::Update { record: at, set });
                }
                Some(_) => {}
            }
        }
    }

    /// The entries of a kind, each after the one it is part of.
    fn parents_first(&self, kind: RecordKind) -> Vec<usize> {
        let mut order = Vec::new();
        let mut done = vec![false; self.entries.len()];
        for place in (0..self.entries.len()).filter(|place| self.entries[*place].now.kind() == kind) {
            let mut chain = Vec::new();
            let mut at = Some(place);
            while let Some(next) = at.filter(|next| !done[*next]) {
                done[next] = true;
                chain.push(next);
                let above = self.parent(self.entries[next].now.as_ref());
                at = above.and_then(|id| self.places.get(&RecordRef::new(kind, id)).copied());
            }
            order.extend(chain.into_iter().rev());
        }
        order
    }

    fn make_owners(&self, making: &mut Making) {
        for (at, leader) in &self.owners {
            let before = self.plan.graph().owner(self.plan.records(), *at).map(|ix| self.plan.leaders[ix].id);
            let is_new = before != Some(*leader);
            if is_new {
                making.changed(*at, "owner");
                making.changes.push(Change::SetOwner { record: *at, leader: Some(*leader) });
            }
            making.joined(RecordKind::Involvement, is_new);
        }
    }

    fn make_involvements(&self, making: &mut Making) {
        if self.involved.is_empty() {
            return;
        }
        let mut before: BTreeMap<(RecordRef, InvolvementRole), Vec<(Id, Id)>> = BTreeMap::new();
        for (_, row) in self.plan.involvements.iter() {
            if let Some(on) = row.record() {
                before.entry((on, row.role)).or_default().push((row.leader_id, row.id));
            }
        }
        for ((at, role), wish) in &self.involved {
            let held = before.get(&(*at, *role)).map(Vec::as_slice).unwrap_or_default();
            let owner = self.owners.get(at);
            let field = if *role == InvolvementRole::Approver { "approvers" } else { "contributors" };
            // Who is accountable contributes anyway; they may approve too.
            let wanted = |leader: &Id| {
                wish.ids.contains(leader) && (*role == InvolvementRole::Approver || Some(leader) != owner)
            };
            for leader in wish.ids.iter().filter(|leader| wanted(leader)) {
                let is_new = !held.iter().any(|(known, _)| known == leader);
                if is_new && let Some(made) = Involvement::new((self.new_id)(), *leader, *role, *at) {
                    making.changed(*at, field);
                    making.create(made.into());
                }
                making.joined(RecordKind::Involvement, is_new);
            }
            for (_, id) in held.iter().filter(|(leader, _)| !wanted(leader)) {
                making.changed(*at, field);
                making.changes.push(Change::Delete { record: RecordRef::new(RecordKind::Involvement, *id) });
            }
        }
    }

    fn make_links(&self, making: &mut Making) {
        if self.links.is_empty() {
            return;
        }
        let mut before: BTreeMap<(RecordRef, RecordKind), Vec<Id>> = BTreeMap::new();
        for (from, to) in self.plan.links.rows().iter().filter_map(throughline_plan::model::Link::ends) {
            before.entry((from, to.kind)).or_default().push(to.id);
        }
        for ((from, kind), wish) in &self.links {
            let held = before.get(&(*from, *kind)).map(Vec::as_slice).unwrap_or_default();
            for id in &wish.ids {
                let is_new = !held.contains(id);
                if is_new {
                    making.changed(*from, "serves");
                    let to = RecordRef::new(*kind, *id);
                    making.changes.push(Change::Link { from: *from, to, weight: None, rationale: None });
                }
                making.joined(RecordKind::Link, is_new);
            }
            for id in held.iter().filter(|id| wish.whole && !wish.ids.contains(id)) {
                making.changed(*from, "serves");
                making.changes.push(Change::Unlink { from: *from, to: RecordRef::new(*kind, *id) });
            }
        }
    }

    fn make_dependencies(&self, making: &mut Making) {
        let before: BTreeSet<(Id, Id)> =
            self.plan.dependencies.rows().iter().map(|row| (row.blocker_id, row.blocked_id)).collect();
        let item = |id: Id| RecordRef::new(RecordKind::Item, id);
        for (blocker, blocked) in &self.dependencies {
            let is_new = !before.contains(&(*blocker, *blocked));
            if is_new {
                making.changed(item(*blocked), "blockers");
                making.changes.push(Change::Block { blocker: *blocker, blocked: *blocked });
            }
            making.joined(RecordKind::Dependency, is_new);
        }
        // A dependency goes where both its items have a row and the cells of either said all and did not name it.
        let has_row = |id: Id| self.places.get(&item(id)).is_some_and(|place| self.entries[*place].own_row);
        for (blocker, blocked) in before.difference(&self.dependencies) {
            let said = self.all_blockers.contains(blocked) || self.all_blocked.contains(blocker);
            if said && has_row(*blocker) && has_row(*blocked) {
                making.changed(item(*blocked), "blockers");
                making.changes.push(Change::Unblock { blocker: *blocker, blocked: *blocked });
            }
        }
    }

    fn make_leader_products(&self, making: &mut Making) {
        let before: BTreeSet<(Id, Id)> =
            self.plan.leader_products.rows().iter().map(|row| (row.leader_id, row.product_id)).collect();
        for (leader_id, product_id) in &self.leader_products {
            let is_new = !before.contains(&(*leader_id, *product_id));
            if is_new {
                let (leader_id, product_id) = (*leader_id, *product_id);
                making.changed(RecordRef::new(RecordKind::Leader, leader_id), "products");
                making.create(LeaderProduct { id: (self.new_id)(), leader_id, product_id }.into());
            }
            making.joined(RecordKind::LeaderProduct, is_new);
        }
    }

    fn outcome(&self, mut making: Making) -> Outcome {
        let mut outcome =
            Outcome { created: making.created, unchanged: making.unchanged, ..Outcome::default() };
        let mut shown: Vec<(&Entry, Action, Vec<String>)> = Vec::with_capacity(self.entries.len());
        for entry in &self.entries {
            let fields = making.fields.remove(&entry.now.as_ref());
            let (action, fields) = match (&entry.base, fields) {
                (None, _) => (Action::Created, Vec::new()),
                (Some(_), Some(fields)) => (Action::Updated, fields.into_iter().collect()),
                (Some(_), None) => (Action::Unchanged, Vec::new()),
            };
            let counts = match action {
                Action::Created => &mut outcome.created,
                Action::Updated => &mut outcome.updated,
                Action::Unchanged => &mut outcome.unchanged,
            };
            *counts.entry(entry.now.kind()).or_default() += 1;
            shown.push((entry, action, fields));
        }
        shown.sort_by_key(|(entry, ..)| (entry.table, entry.line));
        outcome.records = shown
            .into_iter()
            .map(|(entry, action, fields)| RecordPreview {
                kind: entry.now.kind(),
                id: entry.now.id(),
                title: entry.now.title().to_owned(),
                action,
                fields,
                table: u32::try_from(entry.table).unwrap_or(u32::MAX),
                line: entry.line,
            })
            .collect();
        outcome.edit.changes = making.changes;
        outcome
    }
}

/// The fields that differ, with their new values.
fn difference(base: &Record, now: &Record) -> Map<String, Value> {
    let (Ok(Value::Object(base)), Ok(Value::Object(now))) =
        (serde_json::to_value(base), serde_json::to_value(now))
    else {
        return Map::new();
    };
    now.into_iter().filter(|(field, value)| base.get(field) != Some(value)).collect()
}
