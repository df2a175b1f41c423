//! The OKR tree in words.

use crate::model::{KeyResult, Span};
use crate::picture::words::{self, amount, number, percent};
use crate::plan::{Ix, Plan};

use super::gather::{Branch, Mean, Tree};

/// What the header says where nothing is broken.
pub const WHOLE: &str = "Every objective has an owner, key results and active work.";

/// A score as it is graded, 0.0 to 1.0: `0.62`.
pub fn score(value: f64) -> String {
    format!("{value:.2}")
}

/// What a score is the mean of.
pub fn mean(mean: Mean) -> String {
    let of = |some: usize, all: usize, one: &str| match some {
        _ if some < all => format!("mean of {some} of {}", words::count(all, one)),
        1 => format!("its one {one}"),
        _ => format!("mean of {}", words::count(all, one)),
    };
    match mean {
        Mean::KeyResults(some, all) => of(some, all, "key result"),
        Mean::Below(some, all, weighed) => {
            let by = if weighed && some > 1 { ", by weight" } else { "" };
            format!("{} below{by}", of(some, all, "objective"))
        }
    }
}

/// Who answers for an objective, when it runs, and what it weighs; the first only where somebody does.
pub fn about(plan: &Plan, branch: &Branch) -> Vec<String> {
    let objective = &plan.objectives[branch.ix];
    let owner = plan.graph().objective_owner(branch.ix).map(|owner| plan.leaders[owner].name.clone());
    let period = Span::label(objective.start, objective.end);
    let weight = branch.weight.map(|weight| format!("weight {}", percent(weight)));
    owner.into_iter().chain((!period.is_empty()).then_some(period)).chain(weight).collect()
}

/// What an objective's score is, and how sure its owner is.
pub fn rolled(branch: &Branch) -> String {
    let mut said = vec![match branch.score {
        Some((_, of)) => mean(of),
        None if branch.unmeasured => "no score".to_owned(),
        None => "no score yet: nothing measured so far".to_owned(),
    }];
    said.extend(branch.confidence.map(|sure| format!("confidence {}", percent(sure))));
    said.join(" · ")
}

/// What is broken about an objective.
pub fn broken(branch: &Branch) -> Vec<&'static str> {
    [(branch.no_owner, "no owner"), (branch.unmeasured, "no key results"), (branch.idle, "no active work")]
        .into_iter()
        .filter_map(|(is, said)| is.then_some(said))
        .collect()
}

/// What opens or shuts an objective: `2 key results and 3 objectives`.
pub fn below(branch: &Branch) -> String {
    let parts = [(branch.key_results.len(), "key result"), (branch.below.len(), "objective")];
    let parts: Vec<String> =
        parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, one)| words::count(n, one)).collect();
    parts.join(" and ")
}

/// What a key result lacks to be scored.
pub fn lacks(plan: &Plan, key_result: &KeyResult) -> Option<&'static str> {
    match (key_result.baseline, key_result.target, plan.current_value(key_result)) {
        (_, None, _) => Some("no target"),
        (None, ..) => Some("no baseline"),
        (.., None) => Some("no reading yet"),
        (Some(from), Some(to), _) if (to - from).abs() <= 0.0 => Some("target is the baseline"),
        _ => None,
    }
}

/// A value of a key result with its unit; a unit of one word or more stands only where it is short.
pub fn value(key_result: &KeyResult, value: f64) -> String {
    if key_result.unit.chars().count() > 6 { number(value) } else { amount(value, &key_result.unit) }
}

/// The rest of what there is to say about a key result.
pub fn key_result(plan: &Plan, ix: Ix<KeyResult>) -> String {
    let own = &plan.key_results[ix];
    let current = plan.current_value(own);
    let whole = |value: Option<f64>, none: &str| {
        value.map_or_else(|| none.to_owned(), |value| amount(value, &own.unit))
    };
    let mut said = vec![format!(
        "from {}, now {}, target {}",
        whole(own.baseline, "no baseline"),
        whole(current, "no reading"),
        whole(own.target, "none")
    )];
    if let Some(value) = own.score(current) {
        said.push(format!("score {}: (now − baseline) / (target − baseline)", score(value)));
    }
    said.extend(own.confidence.map(|sure| format!("confidence {}", percent(sure))));
    said.extend(own.due.map(|due| format!("due {}", due.label())));
    let metric = own.metric_id.and_then(|metric| plan.latest_reading(metric));
    said.extend(
        metric.map(|reading| format!("read on {}", crate::model::PlanDate::day(reading.day).label())),
    );
    said.join("; ")
}

/// What there is, and what of it is broken.
pub fn summary(tree: &Tree) -> (String, Option<String>) {
    let all = tree.branches.len();
    let key_results: usize = tree.branches.iter().map(|branch| branch.key_results.len()).sum();
    let said = format!("{}, {}", words::count(all, "objective"), words::count(key_results, "key result"));
    let count = |is: fn(&Branch) -> bool| tree.branches.iter().filter(|branch| is(branch)).count();
    let parts = [
        (count(|branch| branch.no_owner), "without an owner"),
        (count(|branch| branch.unmeasured), "without key results"),
        (count(|branch| branch.idle), "without active work"),
    ];
    let broken: Vec<String> =
        parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    (said, (!broken.is_empty()).then(|| broken.join(" · ")))
}

/// How scores come about.
pub const fn note() -> &'static str {
    "A key result scores (now − baseline) / (target − baseline), from 0 to 1; an objective the mean of its key results, or, \
     where it has none, of the objectives right below it. Dashed in the colour of alarm: no owner, no key results or no \
     active work."
}
