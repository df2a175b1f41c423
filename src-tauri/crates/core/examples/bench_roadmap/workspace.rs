//! The generated plan as a workspace.

use std::path::Path;

use chrono::Days;
use throughline_core::workspace::{Moment, Workspace};
use throughline_plan::model::{
    Change, Dependency, Edit, Id, Item, ItemStatus, Leader, Objective, PlanDate, Product, Record, RecordKind,
    RecordRef, Strategy,
};

use super::generated::{Roadmap, first_day};

const OBJECTIVES: usize = 12;
const LEADERS: usize = 60;
const PRODUCTS: usize = 10;

/// The ids of the items, in their order.
pub fn ids(plan: &Roadmap) -> Vec<Id> {
    (0..plan.items.len()).map(|n| id(6, n)).collect()
}

/// Ids in the order of creation, as they come from real use: by kind of record, then by place.
fn id(kind: u128, place: usize) -> Id {
    Id(uuid::Uuid::from_u128((0x0190_0000_0000_7000_8000_u128 << 48) | (kind << 32) | place as u128))
}

/// Writes the plan as a workspace: each lane is a strategy, which serves an objective, and every item has an owner.
pub fn make(path: &Path, plan: &Roadmap, moment: Moment) {
    let mut changes = Vec::new();
    let mut record = |record: Record, owner: Option<Id>, serves: Vec<RecordRef>| {
        changes.push(Change::Create { record, owner, serves });
    };
    for n in 0..LEADERS {
        let name = format!("Leader Number{n}");
        let leader = Leader { id: id(1, n), name, position: place(n), ..Leader::default() };
        record(leader.into(), None, Vec::new());
    }
    for n in 0..PRODUCTS {
        let title = format!("Product {n}");
        let product = Product { id: id(2, n), title, position: place(n), ..Product::default() };
        record(product.into(), Some(id(1, n)), Vec::new());
    }
    for n in 0..OBJECTIVES {
        let title = format!("Objective {n}, what the business wants");
        let objective = Objective { id: id(3, n), title, position: place(n), ..Objective::default() };
        record(objective.into(), Some(id(1, n)), Vec::new());
    }
    for (n, title) in plan.lanes.iter().enumerate() {
        let strategy =
            Strategy { id: id(4, n), title: title.clone(), position: place(n), ..Strategy::default() };
        let serves = RecordRef::new(RecordKind::Objective, id(3, n % OBJECTIVES));
        record(strategy.into(), Some(id(1, n % LEADERS)), vec![serves]);
    }
    for (n, from) in plan.items.iter().enumerate() {
        let start = first_day() + Days::new(from.start);
        let item = Item {
            id: id(6, n),
            parent_id: from.parent.map(|parent| id(6, parent)),
            product_id: Some(id(2, n % PRODUCTS)),
            title: from.title.clone(),
            start: Some(PlanDate::day(start)),
            end: Some(PlanDate::day(start + Days::new(from.days - 1))),
            status: ItemStatus::ALL[n % ItemStatus::ALL.len()],
            progress: Some(f64::from(from.progress) / 100.0),
            position: place(n),
            ..Item::default()
        };
        let serves = RecordRef::new(RecordKind::Strategy, id(4, from.lane));
        record(item.into(), Some(id(1, n * 17 % LEADERS)), vec![serves]);
    }
    for (n, (from, to)) in plan.dependencies.iter().enumerate() {
        let (blocker_id, blocked_id) = (id(6, *from), id(6, *to));
        let dependency = Dependency { id: id(7, n), blocker_id, blocked_id, note: String::new() };
        record(dependency.into(), None, Vec::new());
    }
    let mut workspace = Workspace::create(path, "Bench").unwrap();
    workspace.apply(&Edit { label: "Fill".to_owned(), changes }, moment).unwrap();
    workspace.close().unwrap();
}

fn place(n: usize) -> f64 {
    n as f64
}
