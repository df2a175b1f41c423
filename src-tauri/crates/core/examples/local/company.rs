//! The workspace that everything is measured on.

use std::path::Path;

use chrono::{Days, NaiveDate};
use throughline_core::workspace::{Moment, Workspace};
use throughline_plan::model::{
    Change, Dependency, Edit, Id, Item, ItemStatus, KeyResult, Leader, Metric, Objective, PlanDate, Product,
    Reading, Record, RecordKind, RecordRef, Strategy,
};

const OBJECTIVES: usize = 12;
const STRATEGIES: usize = 40;
const LEADERS: usize = 60;
const PRODUCTS: usize = 10;
/// Weekly, for half a year.
const READINGS: usize = 26;

/// Writes a workspace of so many items over three years: one parent to nine children, three in four serving a
/// strategy and one in twenty an objective past it, every one with an owner, three dependencies to ten items. The same
/// every time, but for the ids of the joins.
pub fn make(path: &Path, items: usize, moment: Moment) -> Workspace {
    let mut made = Made { changes: Vec::new(), ids: 0 };
    let leaders = made.many(LEADERS, |made, n, id| {
        let leader =
            Leader { id, name: format!("Leader Number{n}"), position: place(n), ..Leader::default() };
        made.record(leader, None, Vec::new());
    });
    let products = made.many(PRODUCTS, |made, n, id| {
        let product = Product { id, title: format!("Product {n}"), position: place(n), ..Product::default() };
        made.record(product, Some(leaders[n]), Vec::new());
    });
    let objectives = made.many(OBJECTIVES, |made, n, id| made.objective(id, n, leaders[n]));
    let strategies = made.many(STRATEGIES, |made, n, id| {
        let strategy = Strategy {
            id,
            product_id: Some(products[n % PRODUCTS]),
            title: format!("Strategy {n}, the way to win there"),
            position: place(n),
            ..Strategy::default()
        };
        let serves = RecordRef::new(RecordKind::Objective, objectives[n % OBJECTIVES]);
        made.record(strategy, Some(leaders[n % LEADERS]), vec![serves]);
    });
    let ids: Vec<Id> = (0..items).map(|_| made.id()).collect();
    for (n, id) in ids.iter().enumerate() {
        let parent = (n % 10 != 0).then(|| ids[n / 10 * 10]);
        let mut serves = Vec::new();
        if n % 4 != 0 {
            serves.push(RecordRef::new(RecordKind::Strategy, strategies[n * 31 % STRATEGIES]));
        }
        if n % 20 == 7 {
            serves.push(RecordRef::new(RecordKind::Objective, objectives[n % OBJECTIVES]));
        }
        made.record(item(*id, n, parent, products[n % PRODUCTS]), Some(leaders[n * 17 % LEADERS]), serves);
    }
    for n in 0..items * 3 / 10 {
        let (blocker_id, blocked_id) = (ids[n * 3], ids[(n * 3 + 1 + n % 50).min(items - 1)]);
        let id = made.id();
        made.record(Dependency { id, blocker_id, blocked_id, note: String::new() }, None, Vec::new());
    }
    let mut workspace = Workspace::create(path, "Bench").unwrap();
    workspace.apply(&Edit { label: "Fill".to_owned(), changes: made.changes }, moment).unwrap();
    workspace
}

fn item(id: Id, n: usize, parent_id: Option<Id>, product_id: Id) -> Item {
    // A multiplier without a common factor spreads the items over time and lanes.
    let spread = (n * 7919) % 1000;
    let start = first_day() + Days::new(spread as u64);
    Item {
        id,
        parent_id,
        product_id: Some(product_id),
        title: format!("Item {n} with a title of ordinary length"),
        description: "What it is, in a sentence that somebody wrote down once.".to_owned(),
        start: Some(PlanDate::day(start)),
        end: Some(PlanDate::day(start + Days::new(14 + (spread % 168) as u64))),
        status: ItemStatus::ALL[n % ItemStatus::ALL.len()],
        progress: Some((n % 101) as f64 / 100.0),
        effort: Some((n % 13) as f64),
        teams: vec![format!("Team {}", n % 15)],
        position: place(n),
        external_id: Some(format!("KEY-{n}")),
        source: Some("bench.csv".to_owned()),
        ..Item::default()
    }
}

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()
}

fn place(n: usize) -> f64 {
    n as f64
}

/// The one edit that fills the workspace, as it grows.
struct Made {
    changes: Vec<Change>,
    ids: u128,
}

impl Made {
    /// Ids as they come from real use: in the order of creation.
    fn id(&mut self) -> Id {
        self.ids += 1;
        Id(uuid::Uuid::from_u128((0x0190_0000_0000_7000_8000_u128 << 48) | self.ids))
    }

    fn many(&mut self, count: usize, mut each: impl FnMut(&mut Self, usize, Id)) -> Vec<Id> {
        (0..count)
            .map(|n| {
                let id = self.id();
                each(self, n, id);
                id
            })
            .collect()
    }

    fn record(&mut self, record: impl Into<Record>, owner: Option<Id>, serves: Vec<RecordRef>) {
        self.changes.push(Change::Create { record: record.into(), owner, serves });
    }

    /// An objective of one quarter with three key results, one of them read off a metric.
    fn objective(&mut self, id: Id, n: usize, owner: Id) {
        let period: PlanDate = format!("{}-Q{}", 2026 + n / 4, n % 4 + 1).parse().unwrap();
        let objective = Objective {
            id,
            title: format!("Objective {n}, what the business wants"),
            start: Some(period),
            end: Some(period),
            weight: Some(1.0),
            position: place(n),
            ..Objective::default()
        };
        self.record(objective, Some(owner), Vec::new());
        let metric_id = self.id();
        let metric =
            Metric { id: metric_id, title: format!("Metric {n}"), unit: "%".to_owned(), ..Metric::default() };
        self.record(metric, None, Vec::new());
        for week in 0..READINGS {
            let day = first_day() + Days::new(7 * week as u64);
            let reading = Reading { id: self.id(), metric_id, day, value: place(week), note: String::new() };
            self.record(reading, None, Vec::new());
        }
        for k in 0..3 {
            let key_result = KeyResult {
                id: self.id(),
                objective_id: id,
                title: format!("Key result {k} of objective {n}"),
                metric_id: (k == 0).then_some(metric_id),
                unit: "%".to_owned(),
                baseline: Some(0.0),
                target: Some(40.0),
                current: (k > 0).then_some(10.0),
                position: place(k),
                ..KeyResult::default()
            };
            self.record(key_result, None, Vec::new());
        }
    }
}
