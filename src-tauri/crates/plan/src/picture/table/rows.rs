//! The lines of the table: which items in which order, in which groups, and what they come to.

use chrono::NaiveDate;

use super::facts::Facts;
use super::group::{Group, Sums, groups};
use super::order::{self, Value};
use super::settings::TableColumn;
use crate::alignment::Finding;
use crate::model::{Item, ItemStatus, RecordKind};
use crate::picture::PictureSpec;
use crate::picture::roadmap::tree_order;
use crate::picture::select::Selection;
use crate::plan::{Ix, Plan};

/// A line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The head of a group, by its place.
    Group(u32),
    /// An item.
    Item {
        /// Which.
        ix: Ix<Item>,
        /// How deep it stands, from 0.
        level: u32,
        /// Whether there are items below it that can be folded away.
        foldable: bool,
        /// Whether they are.
        folded: bool,
    },
}

/// A table laid out in lines, to be asked for any stretch of them.
#[derive(Debug)]
pub struct TableRows {
    columns: Vec<TableColumn>,
    facts: Facts,
    lines: Vec<Line>,
    groups: Vec<Group>,
    items: Vec<Ix<Item>>,
    sums: Sums,
}

impl TableRows {
    /// The table that the settings ask for. `found` is what the check found, where that is known already.
    #[must_use]
    pub fn new(plan: &Plan, spec: &PictureSpec, today: NaiveDate, found: Option<&[Finding]>) -> Self {
        let table = &spec.table;
        let facts = Facts::new(plan, table, today, found);
        let selection = Selection::new(plan, &spec.filter);
        let parent = |ix| plan.graph().item_parent(ix);
        let mut items = tree_order(&plan.items, parent, |item| item.position);
        items.retain(|ix| selection.item(*ix));
        sort(plan, &facts, spec, &mut items);
        let counted = Counted::new(plan, &items);
        let mut rows = Self {
            columns: table.shown(plan),
            facts,
            lines: Vec::with_capacity(items.len()),
            groups: Vec::new(),
            sums: counted.sums(items.iter().copied()),
            items,
        };
        match &table.group {
            Some(field) if field.is_shared() => {
                let descending = table.sort.iter().any(|sort| sort.field == *field && sort.descending);
                rows.grouped(plan, spec, (field, descending), &counted);
            }
            _ if table.sort.is_empty() => rows.as_tree(plan, spec),
            _ => rows.lines.extend(rows.items.iter().map(|ix| flat(*ix))),
        }
        rows
    }

    fn grouped(
        &mut self,
        plan: &Plan,
        spec: &PictureSpec,
        by: (&super::TableField, bool),
        counted: &Counted<'_>,
    ) {
        let (list, of) = groups(plan, &self.facts, by, &self.items);
        let mut members: Vec<Vec<Ix<Item>>> = vec![Vec::new(); list.len()];
        for (ix, group) in self.items.iter().zip(of) {
            members[group as usize].push(*ix);
        }
        self.groups = list;
        for (place, (group, members)) in (0u32..).zip(self.groups.iter_mut().zip(&members)) {
            group.sums = counted.sums(members.iter().copied());
            let named = if spec.table.closed { &spec.unfolded } else { &spec.folded };
            group.folded = named.contains(&group.key) != spec.table.closed;
            self.lines.push(Line::Group(place));
            if !group.folded {
                self.lines.extend(members.iter().map(|ix| flat(*ix)));
            }
        }
        self.items = members.into_iter().flatten().collect();
    }

    fn as_tree(&mut self, plan: &Plan, spec: &PictureSpec) {
        let mut level_of: Vec<Option<u32>> = vec![None; plan.items.len()];
        let mut levels = Vec::with_capacity(self.items.len());
        for ix in &self.items {
            // What is above it and not shown gives it no depth.
            let mut above = plan.graph().item_parent(*ix);
            let mut steps = 0;
            let level = loop {
                match above {
                    Some(up) if steps < plan.items.len() => match level_of[up.get()] {
                        Some(level) => break level + 1,
                        None => above = plan.graph().item_parent(up),
                    },
                    _ => break 0,
                }
                steps += 1;
            };
            level_of[ix.get()] = Some(level);
            levels.push(level);
        }
        let mut hidden_below = u32::MAX;
        for (place, (ix, level)) in self.items.iter().zip(&levels).enumerate() {
            if *level > hidden_below {
                continue;
            }
            let foldable = levels.get(place + 1).is_some_and(|next| next > level);
            let key = || format!("{}:{}", RecordKind::Item, plan.items[*ix].id);
            let folded = foldable && !spec.folded.is_empty() && spec.folded.contains(&key());
            hidden_below = if folded { *level } else { u32::MAX };
            self.lines.push(Line::Item { ix: *ix, level: *level, foldable, folded });
        }
    }

    /// The columns from left to right.
    #[must_use]
    pub fn columns(&self) -> &[TableColumn] {
        &self.columns
    }

    /// All lines, as far as they are not folded away.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The groups, in their order; empty where nothing is grouped.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// All items, also those that are folded away, in the order of the table.
    #[must_use]
    pub fn items(&self) -> &[Ix<Item>] {
        &self.items
    }

    /// What is known of the items.
    #[must_use]
    pub const fn facts(&self) -> &Facts {
        &self.facts
    }

    /// What all items come to.
    #[must_use]
    pub const fn sums(&self) -> Sums {
        self.sums
    }

    /// Where a line stands, by its group's key or its item's id written out; none where it is not shown.
    #[must_use]
    pub fn place(&self, plan: &Plan, key: &str) -> Option<usize> {
        let id = key.parse().ok();
        self.lines.iter().position(|line| match line {
            Line::Group(group) => self.groups[*group as usize].key == key,
            Line::Item { ix, .. } => Some(plan.items[*ix].id) == id,
        })
    }
}

const fn flat(ix: Ix<Item>) -> Line {
    Line::Item { ix, level: 0, foldable: false, folded: false }
}

/// Puts items in the order that is asked for; what is equal stays in the plan's own.
fn sort(plan: &Plan, facts: &Facts, spec: &PictureSpec, items: &mut Vec<Ix<Item>>) {
    let by = &spec.table.sort;
    if by.is_empty() {
        return;
    }
    let mut keyed: Vec<(Vec<Option<Value>>, Ix<Item>)> = items
        .iter()
        .map(|ix| (by.iter().map(|sort| facts.value(plan, &sort.field, *ix)).collect(), *ix))
        .collect();
    keyed.sort_by(|(a, _), (b, _)| {
        let pairs = by.iter().zip(a.iter().zip(b));
        pairs
            .map(|(sort, (a, b))| order::compare(a.as_ref(), b.as_ref(), sort.descending))
            .find(|order| order.is_ne())
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    *items = keyed.into_iter().map(|(_, ix)| ix).collect();
}

/// Which effort counts: an item's own, but where something shown below it has one, which is a part of it.
struct Counted<'a> {
    plan: &'a Plan,
    in_parts: Vec<bool>,
}

impl<'a> Counted<'a> {
    fn new(plan: &'a Plan, items: &[Ix<Item>]) -> Self {
        let mut in_parts = vec![false; plan.items.len()];
        for ix in items {
            if effort(&plan.items[*ix]).is_none() {
                continue;
            }
            let mut at = plan.graph().item_parent(*ix);
            // Once marked, all above it is: a cycle of parents ends too.
            while let Some(up) = at.filter(|up| !std::mem::replace(&mut in_parts[up.get()], true)) {
                at = plan.graph().item_parent(up);
            }
        }
        Self { plan, in_parts }
    }

    fn sums(&self, items: impl Iterator<Item = Ix<Item>>) -> Sums {
        let mut sums = Sums::default();
        let mut progress = 0.0;
        for ix in items {
            let item = &self.plan.items[ix];
            sums.items += 1;
            if let Some(effort) = effort(item).filter(|_| !self.in_parts[ix.get()]) {
                sums.effort = Some(sums.effort.unwrap_or(0.0) + effort);
                sums.with_effort += 1;
            }
            if let Some(done) = item.progress.filter(|_| item.status != ItemStatus::Dropped) {
                progress += done;
                sums.with_progress += 1;
            }
        }
        if sums.with_progress > 0 {
            sums.progress = Some(progress / f64::from(sums.with_progress));
        }
        sums
    }
}

fn effort(item: &Item) -> Option<f64> {
    item.effort.filter(|_| item.status != ItemStatus::Dropped)
}
