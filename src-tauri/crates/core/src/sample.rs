//! The sample workspace: Harbour, a company that makes dispatch and field-service software, its plan in full swing on
//! whatever day it is made. The tables are in the modules below; here they become one [`Edit`].
//!
//! Most of the plan is in order, and some of it honestly is not, as in any real plan: what the check is to find is said
//! in comments where it stands.

mod goals;
mod items;
mod metrics;
mod people;
mod row;
mod scores;
mod strategies;
mod views;
mod when;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use throughline_plan::model::{
    Acceptance, Change, Dependency, Edit, Id, Involvement, Item, KeyResult, Leader, LeaderProduct, Metric,
    Objective, PlanDate, Precision, Product, Reading, Record, RecordKind, RecordRef, Strategy, View,
};

use goals::{Goal, KEY_RESULTS, OBJECTIVES};
use metrics::{Gauge, METRICS, Rhythm};
use people::{LEADERS, PRODUCTS, Ware, Who};
use row::Row;
use strategies::{Pillar, STRATEGIES};
use when::When;

/// What the sample workspace is called where nobody says otherwise: the company and the year its plan is about.
#[must_use]
pub fn title(today: NaiveDate) -> String {
    format!("Harbour {}", When::Month(4).seen_from(today).first_day().year())
}

/// The edit that fills an empty workspace with the sample company, as it is on a day. Apart from the ids, which are
/// new each time, the same day gives the same edit.
#[must_use]
pub fn edit(today: NaiveDate) -> Edit {
    let mut sample = Sample { today, ids: HashMap::new(), changes: Vec::new() };
    sample.products();
    sample.leaders();
    sample.metrics();
    sample.objectives();
    sample.strategies();
    sample.items();
    sample.dependencies();
    sample.involvements();
    sample.acceptances();
    sample.views();
    Edit { label: "Make the sample".to_owned(), changes: sample.changes }
}

/// What the tables call a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Name {
    Ware(Ware),
    Who(Who),
    Gauge(Gauge),
    Goal(Goal),
    Pillar(Pillar),
    Item(&'static str),
}

struct Sample {
    today: NaiveDate,
    ids: HashMap<Name, Id>,
    changes: Vec<Change>,
}

impl Sample {
    /// The id of what the tables call so; given at the first mention.
    fn id(&mut self, name: Name) -> Id {
        *self.ids.entry(name).or_insert_with(new_id)
    }

    fn at(&mut self, name: Name) -> RecordRef {
        let kind = match name {
            Name::Ware(_) => RecordKind::Product,
            Name::Who(_) => RecordKind::Leader,
            Name::Gauge(_) => RecordKind::Metric,
            Name::Goal(_) => RecordKind::Objective,
            Name::Pillar(_) => RecordKind::Strategy,
            Name::Item(_) => RecordKind::Item,
        };
        RecordRef::new(kind, self.id(name))
    }

    fn create(&mut self, record: impl Into<Record>, owner: Option<Who>) {
        let owner = owner.map(|who| self.id(Name::Who(who)));
        self.changes.push(Change::Create { record: record.into(), owner, serves: Vec::new() });
    }

    fn link(&mut self, from: Name, to: Name, weight: f64, rationale: &str) {
        let (from, to) = (self.at(from), self.at(to));
        let rationale = (!rationale.is_empty()).then(|| rationale.to_owned());
        self.changes.push(Change::Link { from, to, weight: Some(weight), rationale });
    }

    fn date(&self, when: When) -> PlanDate {
        when.seen_from(self.today)
    }

    fn products(&mut self) {
        for (place, row) in PRODUCTS.iter().enumerate() {
            let product = Product {
                id: self.id(Name::Ware(row.ware)),
                parent_id: row.parent.map(|parent| self.id(Name::Ware(parent))),
                title: row.title.to_owned(),
                description: row.about.to_owned(),
                product_kind: row.kind,
                life_cycle: Some(row.life),
                position: position(place),
                ..Product::default()
            };
            self.create(product, None);
        }
    }

    fn leaders(&mut self) {
        for (place, row) in LEADERS.iter().enumerate() {
            let leader = Leader {
                id: self.id(Name::Who(row.who)),
                name: row.name.to_owned(),
                role: row.role,
                title: row.title.to_owned(),
                email: row.email.to_owned(),
                reports_to_id: row.reports_to.map(|who| self.id(Name::Who(who))),
                active_from: Some(self.date(row.from)),
                active_to: row.until.map(|until| self.date(until)),
                position: position(place),
                ..Leader::default()
            };
            let leader_id = leader.id;
            self.create(leader, None);
            for ware in row.products {
                let product_id = self.id(Name::Ware(*ware));
                self.create(
                    Record::LeaderProduct(LeaderProduct { id: new_id(), leader_id, product_id }),
                    None,
                );
            }
        }
        for row in PRODUCTS {
            let (record, leader) = (self.at(Name::Ware(row.ware)), self.id(Name::Who(row.owner)));
            self.changes.push(Change::SetOwner { record, leader: Some(leader) });
        }
    }

    fn metrics(&mut self) {
        for (place, row) in METRICS.iter().enumerate() {
            let metric = Metric {
                id: self.id(Name::Gauge(row.gauge)),
                parent_id: row.feeds.map(|gauge| self.id(Name::Gauge(gauge))),
                title: row.title.to_owned(),
                description: row.about.to_owned(),
                unit: row.unit.to_owned(),
                direction: row.way,
                position: position(place),
                ..Metric::default()
            };
            let metric_id = metric.id;
            self.create(metric, Some(row.owner));
            let days = reading_days(row.rhythm, row.readings.len(), self.today);
            for (day, value) in days.into_iter().zip(row.readings) {
                let reading = Reading { id: new_id(), metric_id, day, value: *value, note: String::new() };
                self.create(reading, None);
            }
        }
    }

    fn objectives(&mut self) {
        for (place, row) in OBJECTIVES.iter().enumerate() {
            let objective = Objective {
                id: self.id(Name::Goal(row.goal)),
                title: row.title.to_owned(),
                description: row.about.to_owned(),
                objective_kind: row.kind,
                start: Some(self.date(row.from)),
                end: Some(self.date(row.until)),
                weight: Some(row.weight),
                position: position(place),
                ..Objective::default()
            };
            self.create(objective, Some(row.owner));
        }
        for (place, row) in KEY_RESULTS.iter().enumerate() {
            let key_result = KeyResult {
                id: new_id(),
                objective_id: self.id(Name::Goal(row.goal)),
                title: row.title.to_owned(),
                metric_id: row.gauge.map(|gauge| self.id(Name::Gauge(gauge))),
                unit: row.unit.to_owned(),
                direction: row.way,
                baseline: Some(row.baseline),
                target: row.target,
                current: row.current,
                due: Some(self.date(row.due)),
                confidence: Some(share(row.confidence)),
                position: position(place),
            };
            self.create(key_result, None);
        }
    }

    fn strategies(&mut self) {
        for (place, row) in STRATEGIES.iter().enumerate() {
            let strategy = Strategy {
                id: self.id(Name::Pillar(row.pillar)),
                product_id: Some(self.id(Name::Ware(row.product))),
                title: row.title.to_owned(),
                description: row.about.to_owned(),
                choice: row.choice.to_owned(),
                horizon: Some(row.horizon),
                target_share: Some(row.target / 100.0),
                position: position(place),
                ..Strategy::default()
            };
            self.create(strategy, Some(row.owner));
            for (goal, weight, why) in row.serves {
                self.link(Name::Pillar(row.pillar), Name::Goal(*goal), *weight, why);
            }
        }
    }

    fn items(&mut self) {
        for (place, row) in items::all().enumerate() {
            let item = self.item(place, row);
            self.create(item, row.owner);
            if let Some(pillar) = row.strategy {
                self.link(Name::Item(row.title), Name::Pillar(pillar), 1.0, "");
            }
            if let Some((goal, why)) = row.objective {
                self.link(Name::Item(row.title), Name::Goal(goal), 1.0, why);
            }
        }
    }

    fn item(&mut self, place: usize, row: &Row) -> Item {
        let mut scores = scores::of(row.title);
        if let Some((reach, impact)) = row.reach_impact {
            scores.extend([("reach".to_owned(), reach), ("impact".to_owned(), impact)]);
        }
        Item {
            id: self.id(Name::Item(row.title)),
            parent_id: row.parent.map(|parent| self.id(Name::Item(parent))),
            product_id: row.product.map(|ware| self.id(Name::Ware(ware))),
            title: row.title.to_owned(),
            description: row.about.to_owned(),
            item_type: row.kind,
            status: row.status,
            stage: row.stage.to_owned(),
            start: row.start.map(|start| self.date(start)),
            end: row.end.map(|end| self.date(end)),
            bucket: row.bucket,
            progress: row.progress.map(share),
            confidence: row.confidence.map(share),
            effort: row.effort,
            scores,
            teams: row.team.map(str::to_owned).into_iter().collect(),
            labels: row.labels.iter().copied().map(str::to_owned).collect(),
            position: position(place),
            ..Item::default()
        }
    }

    fn dependencies(&mut self) {
        for (blocker, blocked, note) in items::DEPENDENCIES {
            let dependency = Dependency {
                id: new_id(),
                blocker_id: self.id(Name::Item(blocker)),
                blocked_id: self.id(Name::Item(blocked)),
                note: (*note).to_owned(),
            };
            self.create(dependency, None);
        }
    }

    fn involvements(&mut self) {
        let on_items = people::INVOLVED.iter().map(|(who, role, item)| (*who, *role, Name::Item(item)));
        let on_goals = people::ADVISING.iter().map(|(who, role, goal)| (*who, *role, Name::Goal(*goal)));
        for (who, role, on) in on_items.chain(on_goals) {
            let (leader, on) = (self.id(Name::Who(who)), self.at(on));
            if let Some(involvement) = Involvement::new(new_id(), leader, role, on) {
                self.create(involvement, None);
            }
        }
    }

    fn acceptances(&mut self) {
        for row in ACCEPTED {
            let acceptance = Acceptance {
                id: new_id(),
                code: row.code.to_owned(),
                record_id: self.id(Name::Item(row.item)),
                reason: row.reason.to_owned(),
                author: row.author.to_owned(),
                accepted: self.today,
                expires: Some(self.date(row.until).last_day()),
            };
            self.create(acceptance, None);
        }
    }

    fn views(&mut self) {
        let quarter = self.date(When::Quarter(0)).label();
        for (place, (title, spec)) in views::all(&quarter).into_iter().enumerate() {
            // Settings made of words, numbers and lists always have a JSON form.
            let spec = serde_json::to_value(spec).unwrap_or_default();
            self.create(View { id: new_id(), title, spec, position: position(place) }, None);
        }
        self.create(scores::settings(new_id()), None);
    }
}

/// A finding that Harbour has looked at and lives with.
struct AcceptedRow {
    code: &'static str,
    item: &'static str,
    reason: &'static str,
    author: &'static str,
    until: When,
}

const ACCEPTED: &[AcceptedRow] = &[AcceptedRow {
    code: "TIME-05",
    item: "SOC 2 renewal",
    reason: "The auditor has named the day, and the old report ends with it.",
    author: "Avi Vold",
    until: When::Month(9),
}];

/// The days on which a metric was read, oldest first, the last of them today or before.
fn reading_days(rhythm: Rhythm, count: usize, today: NaiveDate) -> Vec<NaiveDate> {
    let precision = match rhythm {
        Rhythm::Weekly => Precision::Week,
        Rhythm::Monthly => Precision::Month,
    };
    let last = PlanDate::containing(today, precision);
    let back = i32::try_from(count).unwrap_or(i32::MAX);
    (1 - back..=0).map(|n| last.step(n).first_day()).collect()
}

/// Places among siblings: the tables' own order.
fn position(place: usize) -> f64 {
    u32::try_from(place).map_or(f64::MAX, f64::from)
}

/// Per cent as a share of 1, without the noise of a division by 100.
fn share(per_cent: f64) -> f64 {
    (per_cent * 10.0).round() / 1000.0
}

fn new_id() -> Id {
    Id(uuid::Uuid::now_v7())
}
