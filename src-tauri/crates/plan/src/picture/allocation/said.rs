//! The allocation in words.

use crate::alignment::shares;
use crate::picture::ShareBy;
use crate::picture::words::{self, percent, rounded};
use crate::plan::Plan;

use super::can_have_targets;
use super::gather::{Allocation, Row, Share};

/// What is planned to go to a strategy or another group.
const PLANNED: &str = "Effort of the active items that fall to it, over that of all items that fall to one of these. An item \
    that serves several divides its effort by the weights of its links.";
/// What has gone there.
const DONE: &str = "Effort of finished items, and of active ones as far as their progress says, over the same of all that is \
    shared out here.";
/// What should go to a strategy.
const TARGET: &str = "The strategy’s target share over the sum of the target shares of all strategies that are pursued. One \
    without a target share counts as 0 where another has one.";
/// What should go to a horizon.
const HORIZON: &str =
    "The target shares of the strategies in this horizon over those of all strategies in one.";
/// What stands beside the whole.
const BESIDE: &str = "It stands beside the whole that the other shares are taken of.";

/// The number that sums the picture up.
pub const fn fit_name(found: &Allocation) -> &'static str {
    match (found.by, found.by_effort) {
        (_, false) => "Fit with the targets, by items",
        (ShareBy::Objective, _) => "Weight-effort fit",
        _ => "Fit with the targets",
    }
}

/// How it is counted.
pub const fn fit_formula(by: ShareBy) -> &'static str {
    match by {
        ShareBy::Objective => shares::FIT,
        _ => {
            "1 less half the sum of the differences between the planned shares and the targets: the effort that lies \
             where the targets put it, over all that is shared out here."
        }
    }
}

/// How a target is counted.
pub const fn target_formula(by: ShareBy) -> &'static str {
    match by {
        ShareBy::Objective => shares::WEIGHT_SHARE,
        ShareBy::Horizon => HORIZON,
        _ => TARGET,
    }
}

/// How a planned share is counted.
pub const fn planned_formula(by: ShareBy, lacks: bool) -> &'static str {
    match (by, lacks) {
        (_, true) => BESIDE,
        (ShareBy::Objective, _) => shares::EFFORT_SHARE,
        _ => PLANNED,
    }
}

/// How a done share is counted.
pub const fn done_formula(lacks: bool) -> &'static str {
    if lacks { BESIDE } else { DONE }
}

/// An amount of work: effort, or how many items where none has any.
pub fn amount(plan: &Plan, found: &Allocation, amount: f64) -> String {
    if found.by_effort {
        return rounded(amount, &plan.workspace.effort_unit);
    }
    let tenths = (amount * 10.0).round() / 10.0;
    if (tenths - 1.0).abs() < 0.01 { "1 item".to_owned() } else { format!("{} items", words::number(tenths)) }
}

/// A share with what it is made of: `57 of 156 pm`.
pub fn parts(plan: &Plan, found: &Allocation, share: Share) -> String {
    let number = |value: f64| words::number((value * 10.0).round() / 10.0);
    format!("{} of {}", number(share.amount), amount(plan, found, share.of))
}

/// A share as a number.
pub fn share(share: Share) -> String {
    share.value().map_or_else(|| "–".to_owned(), percent)
}

/// A difference of shares in whole points.
pub fn points(misfit: f64) -> f64 {
    (misfit * 100.0).round()
}

/// The same with its sign: `+8`, `−5`, `0`.
pub fn signed(misfit: f64) -> String {
    let points = points(misfit);
    match points {
        p if p > 0.0 => format!("+{p}"),
        p if p < 0.0 => format!("−{}", -p),
        _ => "0".to_owned(),
    }
}

/// The same in words: `8 points too much`.
pub fn misfit(misfit: f64) -> String {
    let points = points(misfit);
    let unit = if points.abs() == 1.0 { "point" } else { "points" };
    match points {
        p if p > 0.0 => format!("{p} {unit} too much"),
        p if p < 0.0 => format!("{} {unit} too little", -p),
        _ => "as much as it should".to_owned(),
    }
}

/// A row's second line.
pub fn detail(plan: &Plan, found: &Allocation, row: &Row) -> String {
    let items = words::count(row.items, "item");
    let mut said = Vec::new();
    if row.lacks {
        said.push(format!("{} of all", percent(row.plan.value().unwrap_or(0.0))));
    }
    if found.by_effort {
        said.push(amount(plan, found, row.plan.amount));
    }
    said.push(items);
    if let Some((_, above)) = &row.within {
        said.push(format!("of “{above}”"));
    }
    said.join(" · ")
}

/// What stands out, in a sentence, and whether it is alarming.
pub fn headline(plan: &Plan, found: &Allocation) -> (String, bool) {
    if let Some(row) = found.worst.map(|at| &found.rows[at]) {
        let target = row.target.map_or_else(String::new, share);
        let misfit = row.misfit().unwrap_or(0.0);
        let planned = row.plan.value().unwrap_or(0.0);
        let what = if found.by_effort { "effort" } else { "work" };
        let text = if planned <= 0.0 {
            format!("“{}” gets none of the {what}; its target is {target}.", row.title)
        } else {
            let gets = if misfit > 0.0 { "too much" } else { "too little" };
            let points = points(misfit).abs();
            let unit = if points == 1.0 { "point" } else { "points" };
            format!(
                "“{}” gets {points} {unit} {gets}: {} of the {what}, target {target}.",
                row.title,
                percent(planned)
            )
        };
        return (text, true);
    }
    if found.has_targets && found.fit.of > 0.0 {
        return ("Effort lies where it should.".to_owned(), false);
    }
    let text = match found.by {
        _ if found.has_targets => "Nothing is planned yet that could be set against the targets.",
        ShareBy::Objective if plan.objectives.iter().all(|(_, objective)| objective.archived) => {
            "No objectives yet: add them, with weights, and link strategies or items to them."
        }
        ShareBy::Objective => "No objective has a weight. Give them weights to see where effort should go.",
        ShareBy::Strategy | ShareBy::Horizon => {
            "No strategy has a target share of effort. Set some to see where effort should go."
        }
        _ => "Targets are kept for objectives and strategies: here is what is planned and done.",
    };
    (text.to_owned(), can_have_targets(found.by))
}

/// How the fit comes about: `1 − ½ × (2 + 3 + 8 points)`.
pub fn sum(found: &Allocation) -> Option<String> {
    let fit = found.fit.value()?;
    let mut parts: Vec<f64> = found
        .rows
        .iter()
        .filter(|row| row.counts())
        .filter_map(Row::misfit)
        .map(|misfit| points(misfit).abs())
        .collect();
    let all = parts.len();
    if all > SUMMED {
        parts.sort_by(|a, b| b.total_cmp(a));
        parts.truncate(SUMMED);
    }
    let listed: Vec<String> = parts.iter().map(|points| format!("{points}")).collect();
    let more = if all > SUMMED { format!(" + those of {} others", all - SUMMED) } else { String::new() };
    let was =
        found.was.map(|was| format!("What if: {} → {} ", percent(was), percent(fit))).unwrap_or_default();
    Some(format!("{was}= 1 − ½ × ({}{more}) points", listed.join(" + ")))
}

/// No more parts than these are written out.
const SUMMED: usize = 12;

/// What the numbers mean, and what they leave out.
pub fn note(found: &Allocation) -> String {
    let mut said = Vec::new();
    said.push(if found.by_effort {
        "Planned is the effort of items still to be done; done is that of finished items, and of others as far as their \
         progress says; an item that serves several is divided by the weights of its links."
            .to_owned()
    } else {
        "No item has effort: shares are of how many items are still to be done, and of how many are done.".to_owned()
    });
    if let Some(sum) = found.off_whole {
        said.push(format!("Targets come to {} and are taken against their sum.", percent(sum)));
    }
    if found.by == ShareBy::Quarter && found.by_effort {
        said.push("Effort is spread evenly over an item’s days.".to_owned());
    }
    if found.without > 0 {
        let weigh = if found.without == 1 { "weighs" } else { "weigh" };
        said.push(format!("{} without effort {weigh} nothing.", words::count(found.without, "item")));
    }
    said.extend(words::dropped(found.dropped).map(|text| text.replace("shown", "counted")));
    said.join(" ")
}
