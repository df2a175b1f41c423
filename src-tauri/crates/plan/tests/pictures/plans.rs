//! Plans to draw: the one of the design's sketches, and random ones.

use proptest::prelude::*;
use throughline_plan::model::{
    Bucket, Dependency, Id, Involvement, InvolvementRole, Item, ItemStatus, ItemType, KeyResult, Leader,
    Link, Objective, PlanDate, Product, Record, RecordKind, RecordRef, Strategy as Pillar,
};
use throughline_plan::plan::{Plan, Records};
use uuid::Uuid;

/// Makes records with ids in the order in which they are added.
#[derive(Debug, Default, Clone)]
pub struct Build {
    pub records: Vec<Record>,
    /// Month in which the fiscal year starts; 0 leaves it as it is.
    pub fiscal_start_month: u8,
    pub next: u128,
}

pub fn date(text: &str) -> Option<PlanDate> {
    (!text.is_empty()).then(|| text.parse().unwrap())
}

impl Build {
    fn id(&mut self) -> Id {
        self.next += 1;
        Id(Uuid::from_u128(self.next))
    }

    fn position(&self) -> f64 {
        self.next as f64
    }

    pub fn objective(&mut self, title: &str, weight: f64) -> Id {
        let id = self.id();
        let position = self.position();
        let made =
            Objective { id, title: title.into(), weight: Some(weight), position, ..Objective::default() };
        self.records.push(made.into());
        id
    }

    pub fn key_result(&mut self, objective_id: Id, title: &str, unit: &str, [from, to, now]: [f64; 3]) {
        let id = self.id();
        self.records.push(
            KeyResult {
                id,
                objective_id,
                title: title.into(),
                unit: unit.into(),
                baseline: Some(from),
                target: Some(to),
                current: Some(now),
                ..KeyResult::default()
            }
            .into(),
        );
    }

    pub fn strategy(&mut self, title: &str, serves: &[(Id, f64)]) -> Id {
        let id = self.id();
        let position = self.position();
        self.records.push(Pillar { id, title: title.into(), position, ..Pillar::default() }.into());
        for (objective, weight) in serves {
            self.link(RecordKind::Strategy, id, RecordKind::Objective, *objective, *weight);
        }
        id
    }

    pub fn leader(&mut self, name: &str, title: &str) -> Id {
        let id = self.id();
        let position = self.position();
        let made = Leader { id, name: name.into(), title: title.into(), position, ..Leader::default() };
        self.records.push(made.into());
        id
    }

    pub fn product(&mut self, title: &str, parent_id: Option<Id>) -> Id {
        let id = self.id();
        let position = self.position();
        let made = Product { id, title: title.into(), parent_id, position, ..Product::default() };
        self.records.push(made.into());
        id
    }

    pub fn link(&mut self, from: RecordKind, a: Id, to: RecordKind, b: Id, weight: f64) {
        let id = self.id();
        let link = Link::between(id, RecordRef::new(from, a), RecordRef::new(to, b)).unwrap();
        self.records.push(Link { weight, ..link }.into());
    }

    /// An item under a strategy, with an owner, from one date to another, finished to that part.
    pub fn item(&mut self, title: &str, under: Option<Id>, owner: Option<Id>, dates: &str, done: f64) -> Id {
        let id = self.id();
        let position = self.position();
        let (start, end) = dates.split_once(' ').unwrap_or((dates, dates));
        let item = Item {
            id,
            title: title.into(),
            start: date(start),
            end: date(end),
            progress: (done > 0.0).then_some(done),
            status: if done > 0.0 { ItemStatus::InProgress } else { ItemStatus::Planned },
            position,
            ..Item::default()
        };
        self.records.push(item.into());
        if let Some(strategy) = under {
            self.link(RecordKind::Item, id, RecordKind::Strategy, strategy, 1.0);
        }
        if let Some(leader) = owner {
            let on = RecordRef::new(RecordKind::Item, id);
            let involvement = self.id();
            let made = Involvement::new(involvement, leader, InvolvementRole::Accountable, on).unwrap();
            self.records.push(made.into());
        }
        id
    }

    pub fn blocks(&mut self, blocker_id: Id, blocked_id: Id) {
        let id = self.id();
        self.records.push(Dependency { id, blocker_id, blocked_id, note: String::new() }.into());
    }

    /// Changes an item that was added.
    pub fn with(&mut self, id: Id, change: impl Fn(&mut Item)) {
        for record in &mut self.records {
            match record {
                Record::Item(item) if item.id == id => change(item),
                _ => {}
            }
        }
    }

    /// The id of the item of that title.
    pub fn id_of(&self, title: &str) -> Id {
        let mut ids = self.records.iter().filter_map(|record| match record {
            Record::Item(item) if item.title == title => Some(item.id),
            _ => None,
        });
        ids.next().unwrap()
    }

    pub fn plan(self) -> Plan {
        let mut records = Records::default();
        if self.fiscal_start_month > 0 {
            records.workspace.fiscal_start_month = self.fiscal_start_month;
        }
        for record in self.records {
            records.put(record);
        }
        Plan::new(records)
    }
}

/// The plan of the design's sketches: four objectives, four strategies, and three items that serve none.
pub fn harbour() -> Build {
    let mut b = Build::default();
    let market = b.objective("Win the mid-market", 0.35);
    let onboarding = b.objective("Cut onboarding to a day", 0.3);
    let trust = b.objective("Be trusted by regulated industries", 0.2);
    let platform = b.objective("Open the platform", 0.15);
    b.key_result(market, "Net revenue retention", "%", [108.0, 118.0, 114.2]);
    b.key_result(onboarding, "Time to first value", "d", [4.2, 1.0, 2.984]);
    b.key_result(trust, "Regulated ARR", "€M", [1.1, 4.0, 2.695]);
    b.key_result(platform, "Partner-sourced deals", "%", [3.0, 15.0, 4.44]);
    let growth = b.strategy("Self-serve growth", &[(market, 1.0)]);
    let value = b.strategy("Guided first value", &[(onboarding, 3.0), (market, 1.0)]);
    let compliance = b.strategy("Compliance by default", &[(trust, 1.0)]);
    let ecosystem = b.strategy("Partner ecosystem", &[(platform, 1.0)]);
    let [mk, dana, avi, priya, jon, rs, ln, hb] = [
        ("Mira Kaplan", "VP Growth"),
        ("Dana Osei", "Head of Product, Onboarding"),
        ("Avi Vold", "Head of Product, Trust"),
        ("Priya Chen", "Director, Platform"),
        ("Jon Tate", "PM, Dispatch"),
        ("Rosa Silva", "PM, Growth"),
        ("Lena Novak", "PM, Onboarding"),
        ("Hana Bell", "PM, Trust"),
    ]
    .map(|(name, title)| Some(b.leader(name, title)));
    let s = Some(growth);
    b.item("Usage-based billing", s, mk, "2026-12-01 2027-03-05", 0.7);
    b.item("In-app upgrades", s, mk, "2027-03-15 2027-07", 0.0);
    let advisor = b.item("Plan advisor", s, rs, "2027-08-17 2027-11-20", 0.0);
    b.item("Pricing experiments", s, jon, "2027-01-12 2027-04", 0.45);
    b.item("Annual contracts online", s, rs, "2027-05-17 2027-08-07", 0.0);
    let s = Some(value);
    let import = b.item("Import from spreadsheets", s, dana, "2026-12-15 2027-04-09", 0.6);
    let gallery = b.item("Template gallery", s, dana, "2027-04-18 2027-07", 0.0);
    let concierge = b.item("Setup concierge", s, ln, "2027-08-17 2027-11-07", 0.0);
    b.item("Guided product tours", s, ln, "2027-02-03 2027-04", 0.18);
    b.item("Sample data per industry", s, dana, "2027-06 2027-10-02", 0.0);
    let s = Some(compliance);
    let audit = b.item("Audit log for every change", s, avi, "2026-12 2027-04", 0.8);
    let keys = b.item("Customer-held keys", s, avi, "2027-05-17 2027-09-12", 0.0);
    b.item("EU data residency", s, avi, "2027-01-05 2027-04-09", 0.6);
    b.item("ISO 27001 surveillance", s, hb, "2027-04-26 2027-08-15", 0.0);
    let renewal = b.item("SOC 2 renewal", s, hb, "2027-10-09", 0.0);
    let s = Some(ecosystem);
    let api = b.item("Public API v2", s, priya, "2026-12-29 2027-04", 0.35);
    let market = b.item("App marketplace", s, priya, "2027-05-17 2027-10-17", 0.0);
    b.item("Webhooks with replay", s, priya, "2027-02-10 2027-05-08", 0.0);
    b.item("Dark mode for dispatchers", None, jon, "2027-01-19 2027-04-09", 0.3);
    b.item("Fleet map redesign", None, None, "2027-05-10 2027-08-15", 0.0);
    b.item("Rewrite of Pricing page", None, None, "2027-03 2027-04", 0.0);
    for idea in [advisor, concierge, market] {
        b.with(idea, |item| item.status = ItemStatus::Idea);
    }
    b.with(renewal, |item| item.item_type = ItemType::Milestone);
    b.blocks(import, gallery);
    b.blocks(audit, keys);
    b.blocks(api, market);
    b
}

prop_compose! {
    fn any_date()(year in 2024i32..2030, month in 1u32..13, form in 0..8) -> Option<PlanDate> {
        match form {
            0 | 1 => None,
            2 => date(&format!("{year}")),
            3 => date(&format!("{year}-Q{}", month.div_ceil(3))),
            4 => date(&format!("{year}-{month:02}")),
            _ => date(&format!("{year}-{month:02}-{:02}", (month * 7) % 28 + 1)),
        }
    }
}

prop_compose! {
    fn any_item()(
        title in "[A-Za-z🚀会 ]{0,40}",
        kind in 0..ItemType::ALL.len(),
        status in 0..ItemStatus::ALL.len(),
        start in any_date(),
        end in any_date(),
        bucket in proptest::option::of(0..Bucket::ALL.len()),
        progress in proptest::option::of(0.0..1.0f64),
        position in 0.0..10.0f64,
    ) -> Item {
        Item {
            title,
            item_type: ItemType::ALL[kind],
            status: ItemStatus::ALL[status],
            start,
            end,
            bucket: bucket.map(|n| Bucket::ALL[n]),
            progress,
            effort: progress.map(|part| part * 9.0),
            position,
            ..Item::default()
        }
    }
}

/// Numbers that choose among what there is, by their remainder.
type Choice = (usize, usize, usize);

/// Any plan: links, owners, parents (cycles too), dependencies, at random.
pub fn any_plan() -> impl Strategy<Value = Build> {
    let choice = || (any::<usize>(), any::<usize>(), any::<usize>());
    (
        proptest::collection::vec(any_item(), 0..40),
        proptest::collection::vec(choice(), 0..90),
        (0usize..5, 0usize..6, 0usize..20, 0usize..4),
    )
        .prop_map(|(items, choices, counts)| random(items, &choices, counts))
}

fn random(items: Vec<Item>, choices: &[Choice], counts: (usize, usize, usize, usize)) -> Build {
    let mut b = Build::default();
    let objectives: Vec<Id> =
        (0..counts.0).map(|n| b.objective(&format!("Objective {n}"), n as f64)).collect();
    let strategies: Vec<Id> = (0..counts.1).map(|n| b.strategy(&format!("Strategy {n}"), &[])).collect();
    let leaders: Vec<Id> = (0..counts.2).map(|n| b.leader(&format!("Lee {n}"), "PM")).collect();
    let mut products: Vec<Id> = Vec::new();
    for n in 0..counts.3 {
        let parent = products.last().copied();
        products.push(b.product(&format!("Product {n}"), parent));
    }
    let ids: Vec<Id> = items
        .into_iter()
        .map(|item| {
            let id = b.id();
            b.records.push(Item { id, ..item }.into());
            id
        })
        .collect();
    let pick = |from: &[Id], n: usize| from.get(n % from.len().max(1)).copied();
    for (what, a, z) in choices {
        let item = pick(&ids, *a);
        match what % 7 {
            0 => {
                if let (Some(a), Some(z)) = (pick(&strategies, *a), pick(&objectives, *z)) {
                    b.link(RecordKind::Strategy, a, RecordKind::Objective, z, 1.0 + (what % 3) as f64);
                }
            }
            1 => {
                if let (Some(a), Some(z)) = (item, pick(&strategies, *z)) {
                    b.link(RecordKind::Item, a, RecordKind::Strategy, z, 1.0);
                }
            }
            2 => {
                if let (Some(a), Some(z)) = (item, pick(&objectives, *z)) {
                    b.link(RecordKind::Item, a, RecordKind::Objective, z, 1.0);
                }
            }
            3 => {
                if let (Some(a), Some(z)) = (item, pick(&leaders, *z)) {
                    let id = b.id();
                    let on = RecordRef::new(RecordKind::Item, a);
                    let made = Involvement::new(id, z, InvolvementRole::Accountable, on).unwrap();
                    b.records.push(made.into());
                }
            }
            4 => {
                if let (Some(a), Some(z)) = (item, pick(&ids, *z)) {
                    b.with(a, |item| item.parent_id = Some(z));
                }
            }
            5 => {
                if let (Some(a), Some(z)) = (item, pick(&ids, *z)) {
                    b.blocks(a, z);
                }
            }
            _ => {
                if let (Some(a), Some(z)) = (item, pick(&products, *z)) {
                    b.with(a, |item| item.product_id = Some(z));
                }
            }
        }
    }
    b
}
