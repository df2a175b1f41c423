//! What having one plan instead of another means, such as a scenario instead of the plan itself: the same questions
//! asked of both.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::alignment::{self, Counts, Finding, Ratio, Report};
use crate::model::{Id, PlanDate, RecordRef};
use crate::plan::Plan;

/// What having one plan instead of another means.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Effect {
    /// The numbers of the coverage, each with its formula; shares from 0.0 to 1.0.
    pub coverage: Vec<Measured>,
    /// How the effort is shared out among the objectives that are not archived.
    pub allocation: Vec<ObjectiveEffect>,
    /// The last day on which an item that is neither finished nor dropped ends.
    pub last_end: (Option<PlanDate>, Option<PlanDate>),
    /// What each leader answers for; only those for whom it is different.
    pub load: Vec<LoadEffect>,
    /// What the check finds.
    pub findings: FindingsEffect,
}

/// A number in both.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Measured {
    /// What it says.
    #[ts(type = "string")]
    pub label: &'static str,
    /// How it is counted.
    #[ts(type = "string")]
    pub formula: &'static str,
    /// In the one; none where there is nothing to divide by.
    pub before: Option<f64>,
    /// In the other.
    pub after: Option<f64>,
}

/// What an objective gets in both.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ObjectiveEffect {
    /// The objective.
    pub objective: Id,
    /// Its title.
    pub title: String,
    /// Active items that serve it, in the one and in the other.
    pub items: (u32, u32),
    /// Its share of the effort among the objectives beside it, 0.0 to 1.0; none where there is no effort.
    pub effort: (Option<f64>, Option<f64>),
}

/// What a leader answers for in both.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LoadEffect {
    /// The leader.
    pub leader: Id,
    /// Their name.
    pub name: String,
    /// Active items they are accountable for, in the one and in the other.
    pub items: (u32, u32),
    /// The effort of those, in the workspace's unit, as each item's own estimate says.
    pub effort: (f64, f64),
}

/// What the check finds at one point and not in the other.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FindingsEffect {
    /// How much in the one.
    pub before: Counts,
    /// How much in the other.
    pub after: Counts,
    /// What is found only in the other.
    pub come: Vec<Told>,
    /// What is found only in the one.
    pub gone: Vec<Told>,
}

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Told {
    /// The rule's code.
    #[ts(type = "string")]
    pub code: &'static str,
    /// The record it is about.
    pub record: RecordRef,
    /// The record's title.
    pub title: String,
    /// What is wrong.
    pub message: String,
}

/// Asks both plans, each as of its day.
#[must_use]
pub fn effect((before, on): (&Plan, NaiveDate), (after, then): (&Plan, NaiveDate)) -> Effect {
    let (was, is) = (alignment::check(before, on), alignment::check(after, then));
    Effect {
        coverage: coverage(&was, &is),
        allocation: allocation(&was, &is),
        last_end: (last_end(before), last_end(after)),
        load: load(before, after),
        findings: findings(&was, &is),
    }
}

fn coverage(before: &Report, after: &Report) -> Vec<Measured> {
    let all = |report: &Report| -> Vec<Ratio> {
        let c = &report.coverage;
        let ratios =
            [&c.items, &c.effort, &c.objectives, &c.items_owned, &c.objectives_owned, &c.fit, &c.evidence];
        ratios.into_iter().cloned().collect()
    };
    let pairs = all(before).into_iter().zip(all(after));
    pairs
        .map(|(was, is)| Measured {
            label: is.label,
            formula: is.formula,
            before: was.value,
            after: is.value,
        })
        .collect()
}

fn allocation(before: &Report, after: &Report) -> Vec<ObjectiveEffect> {
    let mut all: BTreeMap<Id, ObjectiveEffect> = BTreeMap::new();
    for (is_after, report) in [(false, before), (true, after)] {
        for row in &report.coverage.by_objective {
            let one = all.entry(row.objective).or_insert_with(|| ObjectiveEffect {
                objective: row.objective,
                title: row.title.clone(),
                items: (0, 0),
                effort: (None, None),
            });
            if is_after {
                one.title.clone_from(&row.title);
                (one.items.1, one.effort.1) = (row.items, row.effort.value);
            } else {
                (one.items.0, one.effort.0) = (row.items, row.effort.value);
            }
        }
    }
    all.into_values().collect()
}

fn last_end(plan: &Plan) -> Option<PlanDate> {
    let ends = plan.items.rows().iter().filter(|item| item.is_active()).filter_map(|item| item.end);
    ends.max_by_key(|end| (end.last_day(), end.first_day()))
}

fn load(before: &Plan, after: &Plan) -> Vec<LoadEffect> {
    let mut all: BTreeMap<Id, LoadEffect> = BTreeMap::new();
    for (is_after, plan) in [(false, before), (true, after)] {
        for (ix, item) in plan.items.iter().filter(|(_, item)| item.is_active()) {
            let Some(owner) = plan.graph().item_owner(ix) else { continue };
            let leader = &plan.leaders[owner];
            let one = all.entry(leader.id).or_insert_with(|| LoadEffect {
                leader: leader.id,
                name: leader.name.clone(),
                items: (0, 0),
                effort: (0.0, 0.0),
            });
            let own = item.effort.unwrap_or(0.0);
            if is_after {
                one.items.1 += 1;
                one.effort.1 += own;
            } else {
                one.items.0 += 1;
                one.effort.0 += own;
            }
        }
    }
    let differs =
        |one: &LoadEffect| one.items.0 != one.items.1 || (one.effort.0 - one.effort.1).abs() > f64::EPSILON;
    all.into_values().filter(differs).collect()
}

fn findings(before: &Report, after: &Report) -> FindingsEffect {
    // A finding is named for good by its rule and its record.
    let name = |finding: &Finding| (finding.code, finding.record);
    let only = |these: &Report, others: &Report| {
        let others: BTreeSet<_> = others.findings.iter().map(name).collect();
        let live = these.findings.iter().filter(|finding| finding.accepted.is_none());
        let new = live.filter(|finding| !others.contains(&name(finding)));
        let told = new.map(|finding| Told {
            code: finding.code,
            record: finding.record,
            title: finding.title.clone(),
            message: finding.message.clone(),
        });
        told.collect()
    };
    FindingsEffect {
        before: before.counts,
        after: after.counts,
        come: only(after, before),
        gone: only(before, after),
    }
}
