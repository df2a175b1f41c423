//! What the board's columns stand for, and what falls into each.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::model::{Bucket, Id, Item, ItemStatus, ItemType, PlanDate, RecordKind, RecordRef, Strategy};
use crate::picture::BoardColumns;
use crate::picture::horizon::Horizons;
use crate::picture::means::Means;
use crate::picture::roadmap::{main_strategy, nearest, tree_order};
use crate::plan::{Ix, Keyed, Plan, Table};
use crate::scene::{Paint, Shade};

/// A column's head, and what its cards have in common.
pub struct Column {
    pub key: String,
    pub record: Option<RecordRef>,
    pub title: String,
    /// A second line: the rule by which items fall into it, or more about its record.
    pub detail: String,
    pub paint: Paint,
    pub means: Means,
}

/// The columns from left to right, and the column of each item shown.
pub struct Columns {
    pub list: Vec<Column>,
    /// In the order of the items that were asked about.
    pub of: Vec<usize>,
    by: BoardColumns,
}

impl Columns {
    pub fn new(plan: &Plan, by: BoardColumns, items: &[Ix<Item>], today: NaiveDate) -> Self {
        let (list, of) = match by {
            BoardColumns::Horizon => by_horizon(plan, items, today),
            BoardColumns::Status => by_word(
                ItemStatus::ALL,
                |word| (format!("status:{word}"), word.label(), Means::Status(word)),
                items.iter().map(|ix| plan.items[*ix].status),
            ),
            BoardColumns::Type => by_word(
                ItemType::ALL,
                |word| (format!("type:{word}"), word.label(), Means::Type(word)),
                items.iter().map(|ix| plan.items[*ix].item_type),
            ),
            BoardColumns::Strategy => by_strategy(plan, items),
            BoardColumns::Product => by_product(plan, items),
            BoardColumns::Owner => by_owner(plan, items),
            BoardColumns::Team => by_team(plan, items),
        };
        Self { list, of, by }
    }

    /// The rest of the rule, which holds for all columns; none where the columns say all.
    pub fn note(&self, left_out: usize) -> Option<String> {
        if self.by != BoardColumns::Horizon {
            return None;
        }
        let mut note = "A horizon set by hand comes before the dates.".to_owned();
        match left_out {
            0 => {}
            1 => note.push_str(" 1 item that is done or dropped is not shown."),
            n => {
                // Writing to a String cannot fail.
                let _ = write!(note, " {n} items that are done or dropped are not shown.");
            }
        }
        Some(note)
    }
}

type Found = (Vec<Column>, Vec<usize>);

fn column(key: String, title: &str, means: Means) -> Column {
    Column { key, record: None, title: title.to_owned(), detail: String::new(), paint: Paint::Ink, means }
}

fn rest(key: &str, title: &str, means: Means) -> Column {
    Column { paint: Paint::Muted, ..column(key.to_owned(), title, means) }
}

fn record(kind: RecordKind, id: Id, title: &str, means: Means) -> Column {
    let at = RecordRef::new(kind, id);
    Column { record: Some(at), ..column(format!("{kind}:{id}"), title, means) }
}

fn by_horizon(plan: &Plan, items: &[Ix<Item>], today: NaiveDate) -> Found {
    let horizons = Horizons::new(today, plan.workspace.fiscal_start_month);
    let [now, next] = [horizons.now_until, horizons.next_until].map(|day| PlanDate::day(day).label());
    let heads = [
        (Some(Bucket::Now), format!("Begins by {now}")),
        (Some(Bucket::Next), format!("Begins by {next}")),
        (Some(Bucket::Later), format!("Begins after {next}")),
    ];
    let mut list: Vec<Column> = heads
        .into_iter()
        .map(|(bucket, rule)| {
            let word = bucket.map_or("none", Bucket::as_str);
            let title = bucket.map_or("Not placed", Bucket::label);
            Column { detail: rule, ..column(format!("horizon:{word}"), title, Means::Horizon(bucket)) }
        })
        .collect();
    let place = |bucket| match bucket {
        Some(Bucket::Now) => 0,
        Some(Bucket::Next) => 1,
        Some(Bucket::Later) => 2,
        None => 3,
    };
    let of: Vec<usize> = items.iter().map(|ix| place(horizons.of(&plan.items[*ix]))).collect();
    if of.contains(&3) {
        let detail = "Neither a horizon nor dates".to_owned();
        list.push(Column { detail, ..rest("horizon:none", "Not placed", Means::Horizon(None)) });
    }
    (list, of)
}

/// Columns for a closed set of words: all of them, so that there is somewhere to move to.
fn by_word<W: Copy + PartialEq>(
    all: &[W],
    name: impl Fn(W) -> (String, &'static str, Means),
    of: impl Iterator<Item = W>,
) -> Found {
    let heads = all.iter().map(|word| {
        let (key, title, means) = name(*word);
        column(key, title, means)
    });
    let place = |word| all.iter().position(|one| *one == word).unwrap_or(0);
    (heads.collect(), of.map(place).collect())
}

/// As many records as have a column each, used or not, so that there is somewhere to move to; of more, those that are
/// used.
const FEW: usize = 8;

/// Columns for a table's records in an order, and a last one for items without.
fn by_record<T: Keyed>(
    order: &[Ix<T>],
    table: &Table<T>,
    items: &[Ix<Item>],
    head: impl Fn(Ix<T>) -> Option<Column>,
    without: Column,
    of: impl Fn(Ix<Item>) -> Option<Ix<T>>,
) -> Found {
    let found: Vec<Option<Ix<T>>> = items.iter().map(|item| of(*item)).collect();
    let mut used = vec![false; table.len()];
    for ix in found.iter().flatten() {
        used[ix.get()] = true;
    }
    let mut place = vec![0; table.len()];
    let mut list = Vec::new();
    for ix in order {
        if let Some(column) = head(*ix).filter(|_| used[ix.get()] || table.len() <= FEW) {
            place[ix.get()] = list.len();
            list.push(column);
        }
    }
    let last = list.len();
    list.push(without);
    let of = found.into_iter().map(|ix| ix.map_or(last, |ix| place[ix.get()])).collect();
    (list, of)
}

/// A table's places by position.
fn by_position<T>(table: &Table<T>, position: impl Fn(&T) -> f64) -> Vec<Ix<T>> {
    let mut order: Vec<Ix<T>> = (0..table.len()).map(Ix::new).collect();
    order.sort_by(|a, b| position(&table[*a]).total_cmp(&position(&table[*b])).then(a.cmp(b)));
    order
}

fn by_strategy(plan: &Plan, items: &[Ix<Item>]) -> Found {
    let order = by_position(&plan.strategies, |one| one.position);
    let head = |ix: Ix<Strategy>| {
        let one = &plan.strategies[ix];
        let mut made = record(RecordKind::Strategy, one.id, &one.title, Means::Strategy(Some(one.id)));
        if let Some(main) = plan.reach().main_of_strategy(ix) {
            made.paint = Paint::hue(plan.hue(main), Shade::Text);
            made.detail.clone_from(&plan.objectives[main].title);
        }
        Some(made)
    };
    let without = rest("none:strategy", "No strategy", Means::Strategy(None));
    by_record(&order, &plan.strategies, items, head, without, |item| main_strategy(plan, item))
}

fn by_product(plan: &Plan, items: &[Ix<Item>]) -> Found {
    let parent = |ix| plan.products.ix(plan.products[ix].parent_id?);
    let order = tree_order(&plan.products, parent, |one| one.position);
    let head = |ix| {
        let one: &crate::model::Product = &plan.products[ix];
        Some(record(RecordKind::Product, one.id, &one.title, Means::Product(Some(one.id))))
    };
    let without = rest("none:product", "No product", Means::Product(None));
    by_record(&order, &plan.products, items, head, without, |item| {
        nearest(plan, item, |ix| plan.graph().item_product(ix))
    })
}

fn by_owner(plan: &Plan, items: &[Ix<Item>]) -> Found {
    let order = by_position(&plan.leaders, |one| one.position);
    let head = |ix| {
        let one: &crate::model::Leader = &plan.leaders[ix];
        let mut made = record(RecordKind::Leader, one.id, &one.name, Means::Owner(Some(one.id)));
        made.detail.clone_from(&one.title);
        Some(made)
    };
    let without = rest("none:owner", "No owner", Means::Owner(None));
    by_record(&order, &plan.leaders, items, head, without, |item| plan.graph().item_owner(item))
}

fn by_team(plan: &Plan, items: &[Ix<Item>]) -> Found {
    let team = |item: &Ix<Item>| plan.items[*item].teams.first().map(String::as_str);
    let mut teams: BTreeMap<&str, usize> = items.iter().filter_map(team).map(|team| (team, 0)).collect();
    let mut list = Vec::with_capacity(teams.len() + 1);
    for (n, (team, place)) in teams.iter_mut().enumerate() {
        *place = n;
        list.push(column(format!("team:{team}"), team, Means::Team(Some((*team).to_owned()))));
    }
    let last = list.len();
    list.push(rest("none:team", "No team", Means::Team(None)));
    let of = items.iter().map(|item| team(item).map_or(last, |team| teams[team])).collect();
    (list, of)
}
