//! Who is joined to whom, as compact adjacency lists.

use crate::model::{
    Dependency, Id, InvolvementRole, Item, KeyResult, Leader, Link, Metric, Objective, Product, Reading,
    RecordKind, RecordRef, Strategy,
};

use super::{Ix, Keyed, Records, Table};

/// One end of a link, seen from the other.
#[derive(Debug, PartialEq)]
pub struct Edge<T> {
    /// The record at that end.
    pub to: Ix<T>,
    /// The link itself.
    pub link: Ix<Link>,
    /// The link's weight, above 0.
    pub weight: f64,
}

// Derived, these would ask the same of T.
impl<T> Clone for Edge<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Edge<T> {}

/// For each record of one kind, a list: all lists in one array, and where each begins.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lists<V> {
    begins: Vec<u32>,
    values: Vec<V>,
}

impl<V: Copy> Lists<V> {
    /// From pairs (owner's place, value); values keep the order of the pairs.
    pub(super) fn new(owners: usize, pairs: &[(usize, V)]) -> Self {
        let mut begins = vec![0u32; owners + 1];
        for (owner, _) in pairs {
            begins[owner + 1] += 1;
        }
        for place in 0..owners {
            begins[place + 1] += begins[place];
        }
        let mut next = begins.clone();
        let mut values: Vec<V> = pairs.first().map_or_else(Vec::new, |(_, first)| vec![*first; pairs.len()]);
        for (owner, value) in pairs {
            values[next[*owner] as usize] = *value;
            next[*owner] += 1;
        }
        Self { begins, values }
    }

    pub(super) fn of(&self, owner: usize) -> &[V] {
        &self.values[self.begins[owner] as usize..self.begins[owner + 1] as usize]
    }
}

/// Who is joined to whom. Every list is in the order of the joining records' ids unless said otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Graph {
    objective_parent: Vec<Option<Ix<Objective>>>,
    objective_children: Lists<Ix<Objective>>,
    key_results: Lists<Ix<KeyResult>>,
    readings: Lists<Ix<Reading>>,
    item_parent: Vec<Option<Ix<Item>>>,
    item_children: Lists<Ix<Item>>,
    item_strategies: Lists<Edge<Strategy>>,
    item_objectives: Lists<Edge<Objective>>,
    strategy_objectives: Lists<Edge<Objective>>,
    strategy_items: Lists<Edge<Item>>,
    objective_items: Lists<Edge<Item>>,
    objective_strategies: Lists<Edge<Strategy>>,
    blockers: Lists<(Ix<Item>, Ix<Dependency>)>,
    blocked: Lists<(Ix<Item>, Ix<Dependency>)>,
    objective_owner: Vec<Option<Ix<Leader>>>,
    strategy_owner: Vec<Option<Ix<Leader>>>,
    item_owner: Vec<Option<Ix<Leader>>>,
    product_owner: Vec<Option<Ix<Leader>>>,
    second_owners: Vec<(RecordRef, Ix<Leader>)>,
    item_product: Vec<Option<Ix<Product>>>,
}

/// The parent of each record of a table, and the children of each in the order of `position`, then id.
fn tree<T: Keyed>(
    table: &Table<T>,
    parent_of: impl Fn(&T) -> Option<Id>,
    position: impl Fn(&T) -> f64,
) -> (Vec<Option<Ix<T>>>, Lists<Ix<T>>) {
    let parents: Vec<_> = table.iter().map(|(_, row)| parent_of(row).and_then(|id| table.ix(id))).collect();
    let mut pairs: Vec<(usize, Ix<T>)> = parents
        .iter()
        .enumerate()
        .filter_map(|(child, parent)| Some(((*parent)?.get(), Ix::new(child))))
        .collect();
    pairs.sort_by(|a, b| position(&table[a.1]).total_cmp(&position(&table[b.1])).then(a.1.cmp(&b.1)));
    let children = Lists::new(table.len(), &pairs);
    (parents, children)
}

impl Graph {
    pub(super) fn new(records: &Records) -> Self {
        let r = records;
        let (objective_parent, objective_children) = tree(&r.objectives, |o| o.parent_id, |o| o.position);
        let (item_parent, item_children) = tree(&r.items, |i| i.parent_id, |i| i.position);

        let mut key_results: Vec<(usize, Ix<KeyResult>)> = r
            .key_results
            .iter()
            .filter_map(|(ix, kr)| Some((r.objectives.ix(kr.objective_id)?.get(), ix)))
            .collect();
        key_results.sort_by(|a, b| r.key_results[a.1].position.total_cmp(&r.key_results[b.1].position));
        let mut readings: Vec<(usize, Ix<Reading>)> = r
            .readings
            .iter()
            .filter_map(|(ix, reading)| Some((r.metrics.ix(reading.metric_id)?.get(), ix)))
            .collect();
        readings.sort_by_key(|(_, ix)| (r.readings[*ix].day, *ix));

        let (mut i_s, mut i_o, mut s_o) = (Vec::new(), Vec::new(), Vec::new());
        let (mut s_i, mut o_i, mut o_s) = (Vec::new(), Vec::new(), Vec::new());
        for (link, row) in r.links.iter() {
            let item = row.item_id.and_then(|id| r.items.ix(id));
            let strategy = row.strategy_id.and_then(|id| r.strategies.ix(id));
            let objective = row.objective_id.and_then(|id| r.objectives.ix(id));
            let weight = row.weight;
            match (item, strategy, objective) {
                (Some(item), Some(strategy), None) => {
                    i_s.push((item.get(), Edge { to: strategy, link, weight }));
                    s_i.push((strategy.get(), Edge { to: item, link, weight }));
                }
                (Some(item), None, Some(objective)) => {
                    i_o.push((item.get(), Edge { to: objective, link, weight }));
                    o_i.push((objective.get(), Edge { to: item, link, weight }));
                }
                (None, Some(strategy), Some(objective)) => {
                    s_o.push((strategy.get(), Edge { to: objective, link, weight }));
                    o_s.push((objective.get(), Edge { to: strategy, link, weight }));
                }
                _ => {}
            }
        }

        let (mut blockers, mut blocked) = (Vec::new(), Vec::new());
        for (ix, row) in r.dependencies.iter() {
            if let (Some(before), Some(after)) = (r.items.ix(row.blocker_id), r.items.ix(row.blocked_id)) {
                blockers.push((after.get(), (before, ix)));
                blocked.push((before.get(), (after, ix)));
            }
        }

        let mut objective_owner = vec![None; r.objectives.len()];
        let mut strategy_owner = vec![None; r.strategies.len()];
        let mut item_owner = vec![None; r.items.len()];
        let mut product_owner = vec![None; r.products.len()];
        let mut second_owners = Vec::new();
        for (_, row) in r.involvements.iter().filter(|(_, row)| row.role == InvolvementRole::Accountable) {
            let (Some(on), Some(leader)) = (row.record(), r.leaders.ix(row.leader_id)) else { continue };
            let slot = match on.kind {
                RecordKind::Objective => r.objectives.ix(on.id).map(|ix| &mut objective_owner[ix.get()]),
                RecordKind::Strategy => r.strategies.ix(on.id).map(|ix| &mut strategy_owner[ix.get()]),
                RecordKind::Item => r.items.ix(on.id).map(|ix| &mut item_owner[ix.get()]),
                RecordKind::Product => r.products.ix(on.id).map(|ix| &mut product_owner[ix.get()]),
                _ => None,
            };
            // The first one named stays: a second accountable leader is a slip that the check reports.
            if slot.is_some_and(|slot| *slot.get_or_insert(leader) != leader) {
                second_owners.push((on, leader));
            }
        }
        second_owners.sort_unstable();
        second_owners.dedup();

        Self {
            item_product: r
                .items
                .iter()
                .map(|(_, i)| i.product_id.and_then(|id| r.products.ix(id)))
                .collect(),
            objective_parent,
            objective_children,
            key_results: Lists::new(r.objectives.len(), &key_results),
            readings: Lists::new(r.metrics.len(), &readings),
            item_parent,
            item_children,
            item_strategies: Lists::new(r.items.len(), &i_s),
            item_objectives: Lists::new(r.items.len(), &i_o),
            strategy_objectives: Lists::new(r.strategies.len(), &s_o),
            strategy_items: Lists::new(r.strategies.len(), &s_i),
            objective_items: Lists::new(r.objectives.len(), &o_i),
            objective_strategies: Lists::new(r.objectives.len(), &o_s),
            blockers: Lists::new(r.items.len(), &blockers),
            blocked: Lists::new(r.items.len(), &blocked),
            objective_owner,
            strategy_owner,
            item_owner,
            product_owner,
            second_owners,
        }
    }

    /// The objective above one.
    #[must_use]
    pub fn objective_parent(&self, of: Ix<Objective>) -> Option<Ix<Objective>> {
        self.objective_parent[of.get()]
    }
    /// The objectives directly below one, by position.
    #[must_use]
    pub fn objective_children(&self, of: Ix<Objective>) -> &[Ix<Objective>] {
        self.objective_children.of(of.get())
    }
    /// An objective's key results, by position.
    #[must_use]
    pub fn key_results_of(&self, of: Ix<Objective>) -> &[Ix<KeyResult>] {
        self.key_results.of(of.get())
    }
    /// A metric's readings, oldest first.
    #[must_use]
    pub fn readings_of(&self, of: Ix<Metric>) -> &[Ix<Reading>] {
        self.readings.of(of.get())
    }
    /// The item that one is part of.
    #[must_use]
    pub fn item_parent(&self, of: Ix<Item>) -> Option<Ix<Item>> {
        self.item_parent[of.get()]
    }
    /// The items directly below one, by position.
    #[must_use]
    pub fn item_children(&self, of: Ix<Item>) -> &[Ix<Item>] {
        self.item_children.of(of.get())
    }
    /// The strategies an item is linked to itself.
    #[must_use]
    pub fn item_strategies(&self, of: Ix<Item>) -> &[Edge<Strategy>] {
        self.item_strategies.of(of.get())
    }
    /// The objectives an item is linked to itself, past any strategy.
    #[must_use]
    pub fn item_objectives(&self, of: Ix<Item>) -> &[Edge<Objective>] {
        self.item_objectives.of(of.get())
    }
    /// The objectives a strategy is linked to.
    #[must_use]
    pub fn strategy_objectives(&self, of: Ix<Strategy>) -> &[Edge<Objective>] {
        self.strategy_objectives.of(of.get())
    }
    /// The items linked to a strategy.
    #[must_use]
    pub fn strategy_items(&self, of: Ix<Strategy>) -> &[Edge<Item>] {
        self.strategy_items.of(of.get())
    }
    /// The items linked to an objective past any strategy.
    #[must_use]
    pub fn objective_items(&self, of: Ix<Objective>) -> &[Edge<Item>] {
        self.objective_items.of(of.get())
    }
    /// The strategies linked to an objective.
    #[must_use]
    pub fn objective_strategies(&self, of: Ix<Objective>) -> &[Edge<Strategy>] {
        self.objective_strategies.of(of.get())
    }
    /// The items that must end before one starts.
    #[must_use]
    pub fn blockers(&self, of: Ix<Item>) -> &[(Ix<Item>, Ix<Dependency>)] {
        self.blockers.of(of.get())
    }
    /// The items that wait for one.
    #[must_use]
    pub fn blocked(&self, of: Ix<Item>) -> &[(Ix<Item>, Ix<Dependency>)] {
        self.blocked.of(of.get())
    }
    /// Who is accountable for an objective.
    #[must_use]
    pub fn objective_owner(&self, of: Ix<Objective>) -> Option<Ix<Leader>> {
        self.objective_owner[of.get()]
    }
    /// Who is accountable for a strategy.
    #[must_use]
    pub fn strategy_owner(&self, of: Ix<Strategy>) -> Option<Ix<Leader>> {
        self.strategy_owner[of.get()]
    }
    /// Who is accountable for an item.
    #[must_use]
    pub fn item_owner(&self, of: Ix<Item>) -> Option<Ix<Leader>> {
        self.item_owner[of.get()]
    }
    /// Who is accountable for a product.
    #[must_use]
    pub fn product_owner(&self, of: Ix<Product>) -> Option<Ix<Leader>> {
        self.product_owner[of.get()]
    }
    /// Whoever is named as accountable beside the first, in the order of the records, then of the leaders. Exactly
    /// one should be, so that this is empty in a sound plan.
    #[must_use]
    pub fn second_owners(&self) -> &[(RecordRef, Ix<Leader>)] {
        &self.second_owners
    }
    /// The product an item changes.
    #[must_use]
    pub fn item_product(&self, of: Ix<Item>) -> Option<Ix<Product>> {
        self.item_product[of.get()]
    }

    /// Who is accountable for a record; none where nobody is, or where that kind has no owner.
    #[must_use]
    pub fn owner(&self, records: &Records, of: RecordRef) -> Option<Ix<Leader>> {
        match of.kind {
            RecordKind::Objective => self.objective_owner(records.objectives.ix(of.id)?),
            RecordKind::Strategy => self.strategy_owner(records.strategies.ix(of.id)?),
            RecordKind::Item => self.item_owner(records.items.ix(of.id)?),
            RecordKind::Product => self.product_owner(records.products.ix(of.id)?),
            _ => None,
        }
    }
}
