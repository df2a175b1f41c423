//! What the cells of the table hold: to be read, and to be put in order.

use super::field::{ItemField, TableField};
use super::order::Value;
use super::settings::TableSpec;
use crate::alignment::{self, Finding};
use crate::model::{Item, PlanDate, RecordKind};
use crate::picture::words::{number, percent};
use crate::plan::{Edge, Ix, Keyed, Plan, Table};
use crate::scoring::{Ranking, Scoring, class_of};

/// What is known of the items besides what they say themselves. Only what the table asks for is worked out.
#[derive(Debug)]
pub struct Facts {
    ranking: Option<Ranking>,
    /// How many live findings there are about each item.
    findings: Option<Vec<u32>>,
}

/// Whether a table asks for what the check finds.
#[must_use]
pub fn asks_for_findings(plan: &Plan, spec: &TableSpec) -> bool {
    spec.asks_for(plan, &ItemField::Findings.into())
}

impl Facts {
    /// What a table asks for. `found` is what the check found, where that is known already.
    pub fn new(plan: &Plan, spec: &TableSpec, today: chrono::NaiveDate, found: Option<&[Finding]>) -> Self {
        let scored =
            [ItemField::Score, ItemField::Rank].into_iter().any(|field| spec.asks_for(plan, &field.into()));
        let findings = asks_for_findings(plan, spec).then(|| match found {
            Some(found) => count(plan, found),
            None => count(plan, &alignment::check(plan, today).findings),
        });
        Self { ranking: scored.then(|| Ranking::new(plan, &Scoring::of(plan))), findings }
    }

    /// An item's score; none where it has none, or nobody asked.
    #[must_use]
    pub fn score(&self, ix: Ix<Item>) -> Option<f64> {
        self.ranking.as_ref()?.score(ix)
    }

    /// An item's place by score; none where it has none, or nobody asked.
    #[must_use]
    pub fn rank(&self, ix: Ix<Item>) -> Option<crate::scoring::Rank> {
        self.ranking.as_ref()?.rank(ix)
    }

    /// How many live findings there are about an item; 0 where nobody asked.
    #[must_use]
    pub fn findings(&self, ix: Ix<Item>) -> u32 {
        self.findings.as_ref().map_or(0, |list| list[ix.get()])
    }

    /// What a cell is ordered by; none where it is empty.
    pub fn value(&self, plan: &Plan, field: &TableField, ix: Ix<Item>) -> Option<Value> {
        let (item, graph) = (&plan.items[ix], plan.graph());
        let place = |place: usize| Some(Value::Number(place as u32 as f64));
        let field = match field {
            TableField::Score(key) => return item.scores.get(key).map(|value| Value::Number(*value)),
            TableField::Extra(name) => return Value::words(item.extra.get(name)?),
            TableField::Item(field) => field,
        };
        match field {
            ItemField::Status => place(item.status as usize),
            ItemField::Type => place(item.item_type as usize),
            ItemField::Bucket => item.bucket.and_then(|bucket| place(bucket as usize)),
            ItemField::Start => item.start.map(|date| day(date.first_day())),
            ItemField::End => item.end.map(|date| day(date.last_day())),
            ItemField::Progress => item.progress.map(Value::Number),
            ItemField::Effort => item.effort.map(Value::Number),
            ItemField::Confidence => item.confidence.map(Value::Number),
            ItemField::Score => self.score(ix).map(Value::Number),
            ItemField::Rank => {
                let rank = self.rank(ix)?;
                Some(Value::Number(f64::from(rank.place)))
            }
            ItemField::Findings => match self.findings(ix) {
                0 => None,
                n => Some(Value::Number(f64::from(n))),
            },
            ItemField::Owner => Value::words(&plan.leaders[graph.item_owner(ix)?].name),
            ItemField::Product => Value::words(&plan.products[graph.item_product(ix)?].title),
            ItemField::Parent => Value::words(&plan.items[graph.item_parent(ix)?].title),
            ItemField::Title => Value::words(&item.title),
            ItemField::Stage => Value::words(&item.stage),
            ItemField::Link => Value::words(&item.url),
            ItemField::Description => Value::words(&item.description),
            ItemField::Source => Value::words(item.external_id.as_deref()?),
            ItemField::Strategies
            | ItemField::Objectives
            | ItemField::Teams
            | ItemField::Labels
            | ItemField::Blockers => Value::words(&self.text(plan, &TableField::Item(*field), ix)),
        }
    }

    /// A cell as people read it.
    #[must_use]
    pub fn text(&self, plan: &Plan, field: &TableField, ix: Ix<Item>) -> String {
        let (item, graph) = (&plan.items[ix], plan.graph());
        let field = match field {
            TableField::Score(key) => {
                let value = item.scores.get(key).copied();
                return value.map_or_else(String::new, |value| score(key, value));
            }
            TableField::Extra(name) => return item.extra.get(name).cloned().unwrap_or_default(),
            TableField::Item(field) => field,
        };
        match field {
            ItemField::Title => item.title.clone(),
            ItemField::Status => item.status.label().to_owned(),
            ItemField::Type => item.item_type.label().to_owned(),
            ItemField::Bucket => item.bucket.map_or_else(String::new, |bucket| bucket.label().to_owned()),
            ItemField::Start => item.start.map_or_else(String::new, PlanDate::label),
            ItemField::End => item.end.map_or_else(String::new, PlanDate::label),
            ItemField::Progress => item.progress.map_or_else(String::new, percent),
            ItemField::Confidence => item.confidence.map_or_else(String::new, percent),
            ItemField::Effort => item.effort.map_or_else(String::new, number),
            ItemField::Score => {
                let scoring = Scoring::of(plan);
                self.score(ix).map_or_else(String::new, |value| scoring.text(value))
            }
            ItemField::Rank => self.rank(ix).map_or_else(String::new, crate::scoring::Rank::text),
            ItemField::Findings => match self.findings(ix) {
                0 => String::new(),
                n => n.to_string(),
            },
            ItemField::Owner => {
                graph.item_owner(ix).map_or_else(String::new, |ix| plan.leaders[ix].name.clone())
            }
            ItemField::Product => {
                graph.item_product(ix).map_or_else(String::new, |ix| plan.products[ix].title.clone())
            }
            ItemField::Parent => {
                graph.item_parent(ix).map_or_else(String::new, |ix| plan.items[ix].title.clone())
            }
            ItemField::Strategies => {
                titles(plan, graph.item_strategies(ix), &plan.strategies, RecordKind::Strategy)
            }
            ItemField::Objectives => joined(
                plan.reach()
                    .of_item(ix)
                    .iter()
                    .map(|served| plan.objectives[served.objective].title.as_str()),
            ),
            ItemField::Blockers => {
                joined(graph.blockers(ix).iter().map(|(blocker, _)| plan.items[*blocker].title.as_str()))
            }
            ItemField::Teams => joined(item.teams.iter().map(String::as_str)),
            ItemField::Labels => joined(item.labels.iter().map(String::as_str)),
            ItemField::Stage => item.stage.clone(),
            ItemField::Link => item.url.clone(),
            ItemField::Description => item.description.clone(),
            ItemField::Source => item.external_id.clone().unwrap_or_default(),
        }
    }
}

/// A number by a criterion, or the word of its class.
fn score(key: &str, value: f64) -> String {
    let class = if key == "moscow" { class_of(value) } else { None };
    class.map_or_else(|| number(value), str::to_owned)
}

fn day(day: chrono::NaiveDate) -> Value {
    use chrono::Datelike as _;
    Value::Number(f64::from(day.num_days_from_ce()))
}

fn titles<T: Keyed>(plan: &Plan, edges: &[Edge<T>], table: &Table<T>, kind: RecordKind) -> String {
    let at = |edge: &Edge<T>| crate::model::RecordRef::new(kind, table[edge.to].id());
    joined(edges.iter().map(|edge| plan.title(at(edge))))
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.collect();
    words.join(", ")
}

fn count(plan: &Plan, found: &[Finding]) -> Vec<u32> {
    let mut counts = vec![0; plan.items.len()];
    for finding in found.iter().filter(|finding| finding.is_live()) {
        if finding.record.kind == RecordKind::Item
            && let Some(ix) = plan.items.ix(finding.record.id)
        {
            counts[ix.get()] += 1;
        }
    }
    counts
}
