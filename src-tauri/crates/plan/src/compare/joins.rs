//! Differences of what joins records, told with the record that it is about.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{Difference, What, plain};
use crate::model::{Id, Involvement, InvolvementRole, PlanDate, RecordKind, RecordRef};
use crate::plan::{Keyed, Plan, Table};

/// Differences by the record they belong to.
#[derive(Debug, Default)]
pub(super) struct Joins(BTreeMap<RecordRef, Vec<Difference>>);

impl Joins {
    pub(super) fn of(&self, at: RecordRef) -> &[Difference] {
        self.0.get(&at).map_or(&[], Vec::as_slice)
    }

    /// The records of a kind that are joined differently.
    pub(super) fn records(&self, kind: RecordKind) -> impl Iterator<Item = Id> {
        self.0.keys().filter(move |at| at.kind == kind).map(|at| at.id)
    }
}

/// One end of a join: the record there, and what is said beside its title. Told apart by id, so that a rename of the
/// record is no difference of those that are joined to it.
type End = (RecordRef, String);

/// What a record is joined to, in which way, under the word for it.
type Ends = BTreeMap<(RecordRef, What, &'static str), BTreeSet<End>>;

/// Compares all joins of two plans.
pub(super) fn of(before: &Plan, after: &Plan) -> Joins {
    let touched = touched(before, after);
    let (old, new) = (ends(before, &touched), ends(after, &touched));
    let nothing = BTreeSet::new();
    let mut joins = Joins::default();
    let keys: BTreeSet<_> = old.keys().chain(new.keys()).copied().collect();
    for key in keys {
        let (was, is) = (old.get(&key).unwrap_or(&nothing), new.get(&key).unwrap_or(&nothing));
        if was != is {
            let (at, what, name) = key;
            let told = difference(what, name, &said(before, was, is), &said(after, is, was));
            joins.0.entry(at).or_default().push(told);
        }
    }
    joins
}

/// The titles of ends, each with whether the other state has it too.
fn said(plan: &Plan, ends: &BTreeSet<End>, others: &BTreeSet<End>) -> Vec<(String, bool)> {
    let title = |(at, more): &End| match at.kind {
        RecordKind::Reading => more.clone(),
        RecordKind::Leader => format!("{}{more}", plan.title(*at)),
        _ => format!("“{}”{more}", plan.title(*at)),
    };
    let mut said: Vec<_> = ends.iter().map(|end| (title(end), others.contains(end))).collect();
    said.sort_unstable();
    said
}

/// The records that something is joined to in one of two plans and not in the other, or in another way: the joins of all
/// others are the same.
fn touched(before: &Plan, after: &Plan) -> HashSet<RecordRef> {
    /// The records of the rows that are not the same in both tables.
    fn of<T: Keyed + PartialEq>(
        found: &mut HashSet<RecordRef>,
        [old, new]: [&Table<T>; 2],
        at: impl Fn(&T) -> Option<RecordRef>,
    ) {
        for id in old.different(new) {
            found.extend([old, new].into_iter().filter_map(|table| at(table.get(id)?)));
        }
    }
    let mut found = HashSet::new();
    let at = |kind, id| Some(RecordRef::new(kind, id));
    of(&mut found, [&before.links, &after.links], |row| row.ends().map(|(from, _)| from));
    of(&mut found, [&before.dependencies, &after.dependencies], |row| at(RecordKind::Item, row.blocked_id));
    of(&mut found, [&before.involvements, &after.involvements], Involvement::record);
    of(&mut found, [&before.leader_products, &after.leader_products], |row| {
        at(RecordKind::Leader, row.leader_id)
    });
    of(&mut found, [&before.readings, &after.readings], |row| at(RecordKind::Metric, row.metric_id));
    // What these are part of stands in their own rows.
    of(&mut found, [&before.items, &after.items], |row| at(RecordKind::Item, row.id));
    of(&mut found, [&before.objectives, &after.objectives], |row| at(RecordKind::Objective, row.id));
    of(&mut found, [&before.products, &after.products], |row| at(RecordKind::Product, row.id));
    found
}

/// What the touched records are joined to.
fn ends(plan: &Plan, touched: &HashSet<RecordRef>) -> Ends {
    let mut ends = Ends::new();
    let mut join = |at: RecordRef, what: What, name: &'static str, to: RecordRef, more: String| {
        if touched.contains(&at) {
            ends.entry((at, what, name)).or_default().insert((to, more));
        }
    };
    let at = RecordRef::new;
    for link in plan.links.rows() {
        let Some((from, to)) = link.ends() else { continue };
        let plain = (link.weight - 1.0).abs() < f64::EPSILON;
        join(
            from,
            What::Serves,
            "Serves",
            to,
            if plain { String::new() } else { format!(" at {}", link.weight) },
        );
    }
    for row in plan.dependencies.rows() {
        let (blocker, blocked) = (at(RecordKind::Item, row.blocker_id), at(RecordKind::Item, row.blocked_id));
        join(blocked, What::Dependencies, "Waits for", blocker, String::new());
    }
    for row in plan.involvements.rows() {
        let Some(record) = row.record() else { continue };
        let what = if row.role == InvolvementRole::Accountable { What::Owner } else { What::Other };
        join(record, what, row.role.label(), at(RecordKind::Leader, row.leader_id), String::new());
    }
    for row in plan.leader_products.rows() {
        let (leader, product) =
            (at(RecordKind::Leader, row.leader_id), at(RecordKind::Product, row.product_id));
        join(leader, What::Other, "Answers for", product, String::new());
    }
    for row in plan.readings.rows() {
        let reading = format!("{} on {}", row.value, PlanDate::day(row.day).label());
        join(
            at(RecordKind::Metric, row.metric_id),
            What::Progress,
            "Reading",
            at(RecordKind::Reading, row.id),
            reading,
        );
    }
    let items = plan.items.rows().iter().map(|row| (RecordKind::Item, row.id, row.parent_id));
    let objectives = plan.objectives.rows().iter().map(|row| (RecordKind::Objective, row.id, row.parent_id));
    let products = plan.products.rows().iter().map(|row| (RecordKind::Product, row.id, row.parent_id));
    for (kind, id, parent) in items.chain(objectives).chain(products) {
        if let Some(parent) = parent {
            join(at(kind, id), What::Scope, "Part of", at(kind, parent), String::new());
        }
    }
    ends
}

fn difference(what: What, name: &str, was: &[(String, bool)], is: &[(String, bool)]) -> Difference {
    let list =
        |ends: &[(String, bool)]| ends.iter().map(|(title, _)| title.as_str()).collect::<Vec<_>>().join(", ");
    let only = |ends: &[(String, bool)]| {
        let some: Vec<_> = ends.iter().filter(|(_, both)| !both).cloned().collect();
        list(&some)
    };
    let (gone, come) = (only(was), only(is));
    let words = match (gone.is_empty(), come.is_empty()) {
        (true, _) => format!("{name}: {come}"),
        (_, true) => format!("{name} no longer: {gone}"),
        _ => format!("{name}: {come} instead of {gone}"),
    };
    Difference { before: list(was), after: list(is), ..plain(what, words) }
}
