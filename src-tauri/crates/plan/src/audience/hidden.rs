//! What an audience does not see, counted, and why: for whoever decides it.

use serde::Serialize;
use ts_rs::TS;

use crate::model::{Item, ItemStatus, PlanDate, RecordKind};
use crate::picture::Filter;
use crate::plan::Plan;

use super::sight::{Confidential, seen};
use super::{AudienceSpec, Shown};

/// One thing that an audience can be shown or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HiddenLine {
    /// What it is.
    pub what: Shown,
    /// In words.
    pub label: String,
    /// Whether it is shown.
    pub shown: bool,
    /// How many records of this plan have something of it.
    pub count: usize,
}

/// What an audience does not see of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Hidden {
    /// How many items there are.
    pub items: usize,
    /// How many of them it sees.
    pub seen: usize,
    /// How many it does not see because they, something above them or their product is confidential.
    pub confidential: usize,
    /// How many of the others it does not see because they are only ideas.
    pub ideas: usize,
    /// How many of the others its filter leaves out.
    pub filtered: usize,
    /// How many of the others are too deep.
    pub deep: usize,
    /// How many of the items that it sees have a date that it sees less precisely.
    pub coarser: usize,
    /// How many of the items that it sees go by a title or a summary for outside.
    pub reworded: usize,
    /// Everything that it can be shown or not.
    pub lines: Vec<HiddenLine>,
}

/// Counts what an audience does not see of a plan.
#[must_use]
pub fn hidden(plan: &Plan, spec: &AudienceSpec) -> Hidden {
    let secret = Confidential::of(plan);
    let all = plan.items.rows();
    let without = |change: fn(&mut AudienceSpec)| {
        let mut wider = spec.clone();
        change(&mut wider);
        seen(plan, &wider)
    };
    let here = seen(plan, spec);
    let confidential = if spec.shows(Shown::Confidential) { 0 } else { secret.items.len() };
    let open = |item: &&Item| spec.shows(Shown::Confidential) || !secret.items.contains(&item.id);
    let is_idea = |item: &&Item| item.status == ItemStatus::Idea;
    let ideas = if spec.shows(Shown::Ideas) { 0 } else { all.iter().filter(open).filter(is_idea).count() };
    let unfolded = without(|wider| wider.depth = None).items.len();
    let unfiltered = without(|wider| (wider.depth, wider.filter) = (None, Filter::default())).items.len();
    let finer = |date: Option<PlanDate>| date.is_some_and(|date| date.precision() < spec.precision);
    let reworded = |item: &&Item| {
        plan.disclosures.rows().iter().any(|row| {
            row.item_id == Some(item.id) && !(row.title.trim().is_empty() && row.summary.trim().is_empty())
        })
    };
    let told =
        if spec.shows(Shown::Internal) { 0 } else { here.items.rows().iter().filter(reworded).count() };
    Hidden {
        items: all.len(),
        seen: here.items.len(),
        confidential,
        ideas,
        filtered: unfiltered - unfolded,
        deep: unfolded - here.items.len(),
        coarser: here.items.rows().iter().filter(|item| finer(item.start) || finer(item.end)).count(),
        reworded: told,
        lines: Shown::ALL
            .iter()
            .map(|what| HiddenLine {
                what: *what,
                label: what.label().to_owned(),
                shown: spec.shows(*what),
                count: count(plan, &secret, *what),
            })
            .collect(),
    }
}

/// How many records of a plan have something of that.
fn count(plan: &Plan, secret: &Confidential, what: Shown) -> usize {
    fn many<T>(rows: &[T], has: impl Fn(&T) -> bool) -> usize {
        rows.iter().filter(|row| has(row)).count()
    }
    let items = |has: fn(&Item) -> bool| many(plan.items.rows(), has);
    match what {
        Shown::Confidential => {
            secret.items.len() + secret.objectives.len() + secret.strategies.len() + secret.products.len()
        }
        Shown::Ideas => items(|row| row.status == ItemStatus::Idea),
        Shown::Objectives => plan.objectives.len(),
        Shown::KeyResults => plan.key_results.len(),
        Shown::Strategies => plan.strategies.len(),
        Shown::Leaders => plan.leaders.len(),
        Shown::Dependencies => plan.dependencies.len(),
        Shown::Requests => plan.requests.len() + plan.decisions.len(),
        Shown::Findings => plan.acceptances.len(),
        Shown::Views => plan.views.len(),
        Shown::Internal => many(plan.disclosures.rows(), |row| {
            !(row.title.trim().is_empty() && row.summary.trim().is_empty())
        }),
        Shown::Descriptions => {
            items(|row| !row.description.is_empty())
                + many(plan.objectives.rows(), |row| !row.description.is_empty())
                + many(plan.strategies.rows(), |row| !row.description.is_empty())
                + many(plan.products.rows(), |row| !row.description.is_empty())
        }
        Shown::Reasons => {
            many(plan.links.rows(), |row| !row.rationale.is_empty())
                + many(plan.dependencies.rows(), |row| !row.note.is_empty())
                + many(plan.decisions.rows(), |row| !row.reason.is_empty())
                + many(plan.strategies.rows(), |row| !row.choice.is_empty())
        }
        Shown::Effort => items(|row| row.effort.is_some()),
        Shown::Scores => items(|row| !row.scores.is_empty()),
        Shown::Progress => items(|row| row.progress.is_some()),
        Shown::Confidence => {
            items(|row| row.confidence.is_some())
                + many(plan.key_results.rows(), |row| row.confidence.is_some())
        }
        Shown::Teams => items(|row| !row.teams.is_empty()),
        Shown::Labels => items(|row| !row.labels.is_empty() || !row.stage.is_empty()),
        Shown::Addresses => {
            items(|row| !row.url.is_empty()) + many(plan.leaders.rows(), |row| !row.email.is_empty())
        }
        Shown::Sources => [
            RecordKind::Product,
            RecordKind::Leader,
            RecordKind::Metric,
            RecordKind::Objective,
            RecordKind::Strategy,
            RecordKind::Item,
        ]
        .into_iter()
        .map(|kind| sourced(plan, kind))
        .sum(),
    }
}

fn sourced(plan: &Plan, kind: RecordKind) -> usize {
    macro_rules! with_source {
        ($table:ident) => {
            plan.$table.rows().iter().filter(|row| row.external_id.is_some() || row.source.is_some()).count()
        };
    }
    match kind {
        RecordKind::Product => with_source!(products),
        RecordKind::Leader => with_source!(leaders),
        RecordKind::Metric => with_source!(metrics),
        RecordKind::Objective => with_source!(objectives),
        RecordKind::Strategy => with_source!(strategies),
        RecordKind::Item => with_source!(items),
        _ => 0,
    }
}
