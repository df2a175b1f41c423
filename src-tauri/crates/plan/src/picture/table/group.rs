//! The groups of the table: which there are, and in which one each item stands.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::facts::Facts;
use super::field::{ItemField, TableField};
use super::order::{self, Value};
use crate::model::{Id, Item, PlanDate, Precision, RecordKind, RecordRef};
use crate::picture::fiscal::Fiscal;
use crate::picture::roadmap::tree_order;
use crate::plan::{Ix, Keyed, Plan, Table};

/// Items that have the same in the field they are grouped by.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Its name among the folded ones: `status:done`, `none:owner`.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// The record that gives it its name, where one does.
    pub record: Option<RecordRef>,
    /// The hue of the objective it stands for or serves.
    pub hue: Option<u8>,
    /// Whether its items are not shown.
    pub folded: bool,
    /// What its items come to.
    pub sums: Sums,
}

/// What several items come to.
#[derive(Debug, Clone, Copy, PartialEq, Default, serde::Serialize, ts_rs::TS)]
#[ts(rename = "TableSums")]
pub struct Sums {
    /// How many items.
    pub items: u32,
    /// Their effort, dropped ones left out. What is estimated in parts that are shown too counts in its parts alone.
    /// None where no item has any.
    pub effort: Option<f64>,
    /// How many items carry it.
    pub with_effort: u32,
    /// The mean of the items that have a progress and are not dropped, 0.0 to 1.0; none where none has.
    pub progress: Option<f64>,
    /// How many items have one.
    pub with_progress: u32,
}

/// A group that items were found for.
struct Found {
    group: Group,
    order: Option<Value>,
}

/// The groups in their order, and the place of each item's group.
pub fn groups(
    plan: &Plan,
    facts: &Facts,
    (field, descending): (&TableField, bool),
    items: &[Ix<Item>],
) -> (Vec<Group>, Vec<u32>) {
    let places = Places::new(plan, field);
    let mut known: HashMap<String, u32> = HashMap::new();
    let mut found: Vec<Found> = Vec::new();
    let mut of = Vec::with_capacity(items.len());
    for ix in items {
        let (key, make) = places.of(plan, facts, *ix);
        let place = known.get(&key).copied().unwrap_or_else(|| {
            let place = u32::try_from(found.len()).unwrap_or(u32::MAX);
            found.push(make(key.clone()));
            known.insert(key, place);
            place
        });
        of.push(place);
    }
    let mut sorted: Vec<u32> = (0u32..).take(found.len()).collect();
    sorted.sort_by(|a, b| {
        let (a, b) = (&found[*a as usize], &found[*b as usize]);
        order::compare(a.order.as_ref(), b.order.as_ref(), descending)
            .then_with(|| a.group.title.cmp(&b.group.title))
            .then_with(|| a.group.key.cmp(&b.group.key))
    });
    let mut moved = vec![0u32; found.len()];
    for (new, old) in (0u32..).zip(&sorted) {
        moved[*old as usize] = new;
    }
    let list = sorted.iter().map(|old| found[*old as usize].group.clone()).collect();
    (list, of.into_iter().map(|old| moved[old as usize]).collect())
}

/// Where the records of a kind stand, so that groups come in the plan's own order.
struct Places<'a> {
    field: &'a TableField,
    of: Vec<u32>,
    fiscal: Fiscal,
}

type Make<'p> = Box<dyn FnOnce(String) -> Found + 'p>;

impl<'a> Places<'a> {
    fn new(plan: &Plan, field: &'a TableField) -> Self {
        let graph = plan.graph();
        let of = match field {
            TableField::Item(ItemField::Owner) => flat(&plan.leaders, |leader| leader.position),
            TableField::Item(ItemField::Strategies) => flat(&plan.strategies, |strategy| strategy.position),
            TableField::Item(ItemField::Product) => {
                let parent = |ix| plan.products.ix(plan.products[ix].parent_id?);
                ranked(&tree_order(&plan.products, parent, |product| product.position))
            }
            TableField::Item(ItemField::Objectives) => {
                let parent = |ix| graph.objective_parent(ix);
                ranked(&tree_order(&plan.objectives, parent, |objective| objective.position))
            }
            TableField::Item(ItemField::Parent) => {
                let parent = |ix| graph.item_parent(ix);
                ranked(&tree_order(&plan.items, parent, |item| item.position))
            }
            _ => Vec::new(),
        };
        Self { field, of, fiscal: Fiscal::new(plan.workspace.fiscal_start_month) }
    }

    /// The key of an item's group, and how the group is made where it is not there yet.
    fn of<'p>(&self, plan: &'p Plan, facts: &Facts, ix: Ix<Item>) -> (String, Make<'p>) {
        let (item, graph) = (&plan.items[ix], plan.graph());
        let field = match self.field {
            TableField::Item(field) => *field,
            other => return self.plain(&facts.text(plan, other, ix), facts.value(plan, other, ix)),
        };
        let record = |kind: RecordKind, found: Option<(usize, Id)>, hue: Option<u8>| {
            let Some((place, id)) = found else { return self.none() };
            let order = self.of.get(place).map(|place| Value::Number(f64::from(*place)));
            let at = RecordRef::new(kind, id);
            let make = move |key| made(key, plan.title(at).to_owned(), Some(at), hue, order);
            (format!("{kind}:{id}"), Box::new(make) as Make<'p>)
        };
        match field {
            ItemField::Owner => {
                let found = graph.item_owner(ix).map(|ix| (ix.get(), plan.leaders[ix].id));
                record(RecordKind::Leader, found, None)
            }
            ItemField::Product => {
                let found = graph.item_product(ix).map(|ix| (ix.get(), plan.products[ix].id));
                record(RecordKind::Product, found, None)
            }
            ItemField::Parent => {
                let parent = graph.item_parent(ix);
                let hue = parent.and_then(|ix| plan.reach().main_of_item(ix)).map(|ix| plan.hue(ix));
                record(RecordKind::Item, parent.map(|ix| (ix.get(), plan.items[ix].id)), hue)
            }
            ItemField::Strategies => {
                let edges = graph.item_strategies(ix).iter().copied();
                // The one with the most weight, the first of equals, as the roadmap's lanes have it.
                let main = edges.reduce(|best, next| if next.weight > best.weight { next } else { best });
                let hue = main.and_then(|edge| plan.reach().main_of_strategy(edge.to)).map(|ix| plan.hue(ix));
                record(RecordKind::Strategy, main.map(|e| (e.to.get(), plan.strategies[e.to].id)), hue)
            }
            ItemField::Objectives => {
                let main = plan.reach().main_of_item(ix);
                let found = main.map(|ix| (ix.get(), plan.objectives[ix].id));
                record(RecordKind::Objective, found, main.map(|ix| plan.hue(ix)))
            }
            ItemField::Teams => self.word(item.teams.first()),
            ItemField::Labels => self.word(item.labels.first()),
            ItemField::Start => self.period(item.start, PlanDate::first_day),
            ItemField::End => self.period(item.end, PlanDate::last_day),
            _ => self.plain(&facts.text(plan, self.field, ix), facts.value(plan, self.field, ix)),
        }
    }

    /// The group of what has nothing in the field: the last.
    fn none<'p>(&self) -> (String, Make<'p>) {
        let title = match self.field {
            TableField::Item(field) => match field {
                ItemField::Start => "No start",
                ItemField::End => "No end",
                ItemField::Owner => "No owner",
                ItemField::Strategies => "No strategy",
                ItemField::Objectives => "No objective",
                ItemField::Product => "No product",
                ItemField::Parent => "Part of nothing",
                ItemField::Teams => "No team",
                ItemField::Labels => "No label",
                ItemField::Findings => "No findings",
                other => return nothing(self.field, format!("No {}", other.label().to_lowercase())),
            },
            _ => return nothing(self.field, "Empty".to_owned()),
        };
        nothing(self.field, title.to_owned())
    }

    fn word<'p>(&self, word: Option<&String>) -> (String, Make<'p>) {
        word.map_or_else(|| self.none(), |word| self.plain(word, Value::words(word)))
    }

    /// Of a text that is what it is.
    fn plain<'p>(&self, text: &str, order: Option<Value>) -> (String, Make<'p>) {
        if text.is_empty() {
            return self.none();
        }
        let title = match self.field {
            TableField::Item(ItemField::Findings) if text == "1" => "1 finding".to_owned(),
            TableField::Item(ItemField::Findings) => format!("{text} findings"),
            _ => text.to_owned(),
        };
        (format!("{}:{text}", self.field), Box::new(move |key| made(key, title, None, None, order)))
    }

    /// Of a date: the quarter in which it falls, of the fiscal year; its half or year where no more is known.
    fn period<'p>(&self, date: Option<PlanDate>, end: fn(PlanDate) -> NaiveDate) -> (String, Make<'p>) {
        let Some(date) = date else { return self.none() };
        let day = end(date);
        let coarse = matches!(date.precision(), Precision::Half | Precision::Year);
        let (key, title, at) = if coarse {
            (date.to_string(), date.label(), day)
        } else {
            let first = self.fiscal.first(day, Precision::Quarter);
            (first.to_string(), self.fiscal.quarter_label(first), first)
        };
        use chrono::Datelike as _;
        // What is known less well comes after what lands in the same days for certain.
        let later = if coarse { 0.5 } else { 0.0 };
        let order = Some(Value::Number(f64::from(at.num_days_from_ce()) + later));
        (format!("{}:{key}", self.field), Box::new(move |key| made(key, title, None, None, order)))
    }
}

fn nothing<'p>(field: &TableField, title: String) -> (String, Make<'p>) {
    (format!("none:{field}"), Box::new(move |key| made(key, title, None, None, None)))
}

fn made(
    key: String,
    title: String,
    record: Option<RecordRef>,
    hue: Option<u8>,
    order: Option<Value>,
) -> Found {
    let group = Group { key, title, record, hue, folded: false, sums: Sums::default() };
    Found { group, order }
}

fn flat<T: Keyed>(table: &Table<T>, position: impl Fn(&T) -> f64) -> Vec<u32> {
    ranked(&tree_order(table, |_| None, position))
}

/// The place of each record in an order.
fn ranked<T>(order: &[Ix<T>]) -> Vec<u32> {
    let mut places = vec![0; order.len()];
    for (place, ix) in (0u32..).zip(order) {
        places[ix.get()] = place;
    }
    places
}
