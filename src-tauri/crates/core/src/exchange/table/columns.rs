//! What stands in each column of a table.

use std::collections::{BTreeSet, HashMap};

use throughline_plan::model::{
    Id, Involvement, InvolvementRole, Item, Objective, PlanDate, RecordKind, RecordRef,
};
use throughline_plan::plan::{Edge, Ix, Keyed, Plan, Table};
use throughline_plan::scoring::{self, Measure, Scoring};

use super::super::import::{self, TableKind};
use super::Column;
use crate::words;

/// The columns of a table of one kind.
pub(super) fn of(plan: &Plan, kind: TableKind) -> Vec<Column> {
    match kind {
        TableKind::Items => items(plan),
        TableKind::Objectives => objectives(plan),
        TableKind::Strategies => strategies(plan),
        TableKind::Leaders => leaders(plan),
        TableKind::Products => products(plan),
    }
}

/// Builds the columns of one table, in the order of the records' positions.
struct Sheet<'a, T> {
    order: Vec<(Ix<T>, &'a T)>,
    columns: Vec<Column>,
}

impl<'a, T: Keyed> Sheet<'a, T> {
    /// Begins with the column of the records' ids, whose name says what the rows are: with `Objective ID` beside
    /// `Objective`, a table is one of objectives.
    fn new(table: &'a Table<T>, id: &str, position: impl Fn(&T) -> f64) -> Self {
        let mut order: Vec<(Ix<T>, &T)> = table.iter().collect();
        order.sort_by(|a, b| position(a.1).total_cmp(&position(b.1)).then(a.0.cmp(&b.0)));
        Self { order, columns: Vec::new() }.with(id, |_, record| record.id().to_string())
    }

    fn with(mut self, name: &str, cell: impl Fn(Ix<T>, &T) -> String) -> Self {
        let cells = self.order.iter().map(|(ix, record)| cell(*ix, record)).collect();
        self.columns.push(Column { name: name.to_owned(), cells });
        self
    }
}

impl Sheet<'_, Item> {
    /// A column for each criterion that an item has a score by, in the order in which they are asked.
    fn scores(mut self, plan: &Plan) -> Self {
        let own = import::OwnCriteria::of(plan);
        for measure in scoring::measures(plan, &Scoring::of(plan)) {
            let Measure::Score(key) = &measure else { continue };
            self = self.with(&own.column(key, &measure.label(plan)), |_, item| {
                item.scores.get(key).map_or_else(String::new, |value| score(key, *value))
            });
        }
        self
    }
}

/// A score as a spreadsheet has it: a number, or the word of its class.
pub(super) fn score(key: &str, value: f64) -> String {
    let class = if key == "moscow" { scoring::class_of(value) } else { None };
    class.map_or_else(|| value.to_string(), str::to_owned)
}

fn items(plan: &Plan) -> Vec<Column> {
    let graph = plan.graph();
    let names = ItemNames::of(plan);
    let people = People::of(plan);
    let at = |item: &Item| RecordRef::new(RecordKind::Item, item.id);
    let mut sheet = Sheet::new(&plan.items, "ID", |item: &Item| item.position)
        .with("Title", |_, item| item.title.clone())
        .with("Type", |_, item| item.item_type.label().to_owned())
        .with("Parent", |ix, _| graph.item_parent(ix).map_or_else(String::new, |up| names.of_item(plan, up)))
        .with("Objective", |ix, _| {
            linked(plan, graph.item_objectives(ix), &plan.objectives, RecordKind::Objective)
        })
        .with("Strategies", |ix, _| {
            linked(plan, graph.item_strategies(ix), &plan.strategies, RecordKind::Strategy)
        })
        .with("Product", |_, item| title(plan, RecordKind::Product, item.product_id))
        .with("Owner", |_, item| people.in_role(at(item), InvolvementRole::Accountable))
        .with("Contributors", |_, item| people.in_role(at(item), InvolvementRole::Contributor))
        .with("Approvers", |_, item| people.in_role(at(item), InvolvementRole::Approver))
        .with("Team", |_, item| list(item.teams.iter().map(String::as_str)))
        .with("Status", |_, item| status(item))
        .with("Stage", |_, item| item.stage.clone())
        .with("Start", |_, item| date(item.start))
        .with("End", |_, item| date(item.end))
        .with("Bucket", |_, item| item.bucket.map_or_else(String::new, |bucket| bucket.label().to_owned()))
        .with("Progress", |_, item| percent(item.progress))
        .with("Confidence", |_, item| percent(item.confidence))
        .with("Effort", |_, item| number(item.effort))
        .scores(plan)
        .with("Depends on", |ix, _| {
            let blockers: Vec<String> =
                graph.blockers(ix).iter().map(|(blocker, _)| names.of_item(plan, *blocker)).collect();
            list(blockers.iter().map(String::as_str))
        })
        .with("Labels", |_, item| list(item.labels.iter().map(String::as_str)))
        .with("Link", |_, item| item.url.clone())
        .with("Description", |_, item| item.description.clone())
        .with("Source ID", |_, item| item.external_id.clone().unwrap_or_default());
    let extra: BTreeSet<&str> =
        plan.items.rows().iter().flat_map(|item| item.extra.keys().map(String::as_str)).collect();
    for name in extra {
        sheet =
            sheet.with(&import::for_kept(name), |_, item| item.extra.get(name).cloned().unwrap_or_default());
    }
    sheet.columns
}

fn objectives(plan: &Plan) -> Vec<Column> {
    let graph = plan.graph();
    let people = People::of(plan);
    Sheet::new(&plan.objectives, "Objective ID", |objective: &Objective| objective.position)
        .with("Objective", |_, objective| objective.title.clone())
        .with("Parent", |_, objective| title(plan, RecordKind::Objective, objective.parent_id))
        .with("Owner", |_, objective| {
            people.in_role(RecordRef::new(RecordKind::Objective, objective.id), InvolvementRole::Accountable)
        })
        .with("Start", |_, objective| date(objective.start))
        .with("End", |_, objective| date(objective.end))
        .with("Weight", |_, objective| number(objective.weight))
        .with("Description", |_, objective| objective.description.clone())
        .with("Key results", |ix, _| {
            let lines: Vec<String> = graph
                .key_results_of(ix)
                .iter()
                .map(|kr| words::key_result(plan, &plan.key_results[*kr]))
                .collect();
            lines.join("\n")
        })
        .columns
}

fn strategies(plan: &Plan) -> Vec<Column> {
    let graph = plan.graph();
    let people = People::of(plan);
    Sheet::new(&plan.strategies, "Strategy ID", |strategy| strategy.position)
        .with("Strategy", |_, strategy| strategy.title.clone())
        .with("Objective", |ix, _| {
            linked(plan, graph.strategy_objectives(ix), &plan.objectives, RecordKind::Objective)
        })
        .with("Product", |_, strategy| title(plan, RecordKind::Product, strategy.product_id))
        .with("Owner", |_, strategy| {
            people.in_role(RecordRef::new(RecordKind::Strategy, strategy.id), InvolvementRole::Accountable)
        })
        .with("Target share", |_, strategy| percent(strategy.target_share))
        .with("Description", |_, strategy| strategy.description.clone())
        .with("Choice", |_, strategy| strategy.choice.clone())
        .with("Horizon", |_, strategy| {
            strategy.horizon.map_or_else(String::new, |horizon| horizon.label().to_owned())
        })
        .columns
}

fn leaders(plan: &Plan) -> Vec<Column> {
    let mut products: HashMap<Id, Vec<&str>> = HashMap::new();
    for row in plan.leader_products.rows() {
        let product = plan.title(RecordRef::new(RecordKind::Product, row.product_id));
        products.entry(row.leader_id).or_default().push(product);
    }
    Sheet::new(&plan.leaders, "Leader ID", |leader| leader.position)
        .with("Leader", |_, leader| leader.name.clone())
        .with("Role", |_, leader| leader.role.label().to_owned())
        .with("Job title", |_, leader| leader.title.clone())
        .with("E-mail", |_, leader| leader.email.clone())
        .with("Reports to", |_, leader| title(plan, RecordKind::Leader, leader.reports_to_id))
        .with("Products", |_, leader| list(products.get(&leader.id).into_iter().flatten().copied()))
        .with("Start", |_, leader| date(leader.active_from))
        .with("End", |_, leader| date(leader.active_to))
        .columns
}

fn products(plan: &Plan) -> Vec<Column> {
    let people = People::of(plan);
    Sheet::new(&plan.products, "Product ID", |product| product.position)
        .with("Product", |_, product| product.title.clone())
        .with("Parent", |_, product| title(plan, RecordKind::Product, product.parent_id))
        .with("Owner", |_, product| {
            people.in_role(RecordRef::new(RecordKind::Product, product.id), InvolvementRole::Accountable)
        })
        .with("Description", |_, product| product.description.clone())
        .with("Life cycle", |_, product| {
            product.life_cycle.map_or_else(String::new, |stage| stage.label().to_owned())
        })
        .columns
}

/// How items are named beside others: by title where only one has it, else by id.
pub(super) struct ItemNames<'a>(HashMap<&'a str, usize>);

impl<'a> ItemNames<'a> {
    pub(super) fn of(plan: &'a Plan) -> Self {
        let mut titles = HashMap::new();
        for item in plan.items.rows() {
            *titles.entry(item.title.as_str()).or_insert(0) += 1;
        }
        Self(titles)
    }

    pub(super) fn of_item(&self, plan: &Plan, ix: Ix<Item>) -> String {
        let item = &plan.items[ix];
        if self.0.get(item.title.as_str()) == Some(&1) { item.title.clone() } else { item.id.to_string() }
    }
}

/// Who has which part in what.
struct People<'a> {
    plan: &'a Plan,
    by_record: HashMap<RecordRef, Vec<&'a Involvement>>,
}

impl<'a> People<'a> {
    fn of(plan: &'a Plan) -> Self {
        let mut by_record: HashMap<RecordRef, Vec<&Involvement>> = HashMap::new();
        for row in plan.involvements.rows() {
            if let Some(at) = row.record() {
                by_record.entry(at).or_default().push(row);
            }
        }
        Self { plan, by_record }
    }

    fn in_role(&self, at: RecordRef, role: InvolvementRole) -> String {
        let rows = self.by_record.get(&at).into_iter().flatten().filter(|row| row.role == role);
        list(rows.map(|row| self.plan.title(RecordRef::new(RecordKind::Leader, row.leader_id))))
    }
}

pub(super) fn linked<T: Keyed>(plan: &Plan, edges: &[Edge<T>], table: &Table<T>, kind: RecordKind) -> String {
    list(edges.iter().map(|edge| plan.title(RecordRef::new(kind, table[edge.to].id()))))
}

fn title(plan: &Plan, kind: RecordKind, id: Option<Id>) -> String {
    id.map_or_else(String::new, |id| plan.title(RecordRef::new(kind, id)).to_owned())
}

/// Several values in one cell: between semicolons, or as a JSON list where a value has a sign in it that could be
/// taken for a separator.
pub(super) fn list<'a>(values: impl Iterator<Item = &'a str>) -> String {
    let values: Vec<&str> = values.collect();
    if values.iter().any(|value| value.contains([',', ';', '|', '\n', '&', '/', '+', '[', ':'])) {
        serde_json::to_string(&values).unwrap_or_else(|_| values.join("; "))
    } else {
        values.join("; ")
    }
}

/// The source's own word, which says more, where it says the same by itself; else ours.
fn status(item: &Item) -> String {
    match import::status_of(&item.status_word) {
        Some(status) if status == item.status => item.status_word.clone(),
        _ => item.status.label().to_owned(),
    }
}

pub(super) fn date(date: Option<PlanDate>) -> String {
    date.map_or_else(String::new, |date| date.to_string())
}

pub(super) fn number(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// A share as a percentage with as many digits as give the share back exactly.
pub(super) fn percent(share: Option<f64>) -> String {
    let Some(share) = share else { return String::new() };
    let exact = (0..=17)
        .map(|digits| format!("{:.digits$}", share * 100.0))
        .find(|text| text.parse::<f64>().is_ok_and(|percent| percent / 100.0 == share));
    format!("{}%", exact.unwrap_or_else(|| (share * 100.0).to_string()))
}
