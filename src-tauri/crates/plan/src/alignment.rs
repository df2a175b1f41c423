//! The check: is the plan aligned? Plan + today → findings, and coverage with its formulas.
//!
//! - [`check`] runs every rule of [`RULES`] and measures [`Coverage`];
//! - a [`Rule`] is one file in `alignment/rules/`: what it asks, why, how to mend it, its tests, and the function that
//!   looks. To add one, write its file and name it in `rules.rs`;
//! - rules ask the [`Context`], which holds what several of them need, worked out once.
//!
//! Nothing here draws, stores or phrases for one door: a finding is data, and every door shows the same.

mod ask;
mod context;
mod coverage;
pub(crate) mod cycle;
pub(crate) mod effort;
mod explain;
mod finding;
mod fix;
mod rule;
mod rules;
mod scope;
pub(crate) mod shares;
#[cfg(test)]
mod tests;
mod words;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::model::{Acceptance, Id, PlanDate};
use crate::plan::Plan;

pub use context::Context;
pub use coverage::{Behind, Coverage, Figure, Figures, ObjectiveCoverage, Ratio};
pub use explain::{Explanation, explain, page};
pub use finding::{Accepted, Counts, Finding, Severity};
pub use fix::Fix;
pub use rule::{Limit, Rule};
pub use rules::RULES;

/// The answer to “are we aligned?”.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Report {
    /// How much of the plan is aligned, each number with its formula.
    pub coverage: Coverage,
    /// How many findings there are.
    pub counts: Counts,
    /// What was found: errors first, then by code, then by the id of the record. Accepted findings are among them.
    pub findings: Vec<Finding>,
    /// How many rules the workspace does not ask.
    pub rules_off: usize,
    /// How many findings lie outside the products and the period that the workspace checks. Coverage always measures
    /// the whole plan.
    pub outside: usize,
}

/// Checks a plan with every rule, and measures its coverage. Same plan, same day, same report.
#[must_use]
pub fn check(plan: &Plan, today: NaiveDate) -> Report {
    let context = Context::new(plan, today);
    let asked = ask::all(&context);
    let rules_off = asked.iter().filter(|asked| asked.off).count();
    let outside = asked.iter().map(|asked| asked.outside).sum();
    // The list of rules is in the order of codes.
    let mut findings: Vec<Finding> = Vec::with_capacity(asked.iter().map(|asked| asked.findings.len()).sum());
    asked.into_iter().for_each(|asked| findings.extend(asked.findings));
    accept(plan, today, &mut findings);
    let findings = worst_first(findings);
    let counts = Counts::of(&findings);
    Report { coverage: coverage::measure(&context), counts, findings, rules_off, outside }
}

/// Measures a plan's coverage alone.
#[must_use]
pub fn coverage(plan: &Plan, today: NaiveDate) -> Coverage {
    coverage::measure(&Context::new(plan, today))
}

/// The records that one number of the coverage is made of.
#[must_use]
pub fn behind(plan: &Plan, today: NaiveDate, figure: Figure) -> Behind {
    coverage::behind(&Context::new(plan, today), figure)
}

/// The rule with that code.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}

/// Errors first, else in the order they come in. A sort would move each of what can be tens of thousands of findings
/// many times over; this moves each of them at most twice.
fn worst_first(findings: Vec<Finding>) -> Vec<Finding> {
    let (mut errors, others): (Vec<_>, Vec<_>) =
        findings.into_iter().partition(|finding| finding.severity == Severity::Error);
    let (warnings, notes): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|finding| finding.severity == Severity::Warning);
    errors.extend(warnings);
    errors.extend(notes);
    errors
}

/// Marks the findings that somebody accepted, and those whose acceptance has expired.
fn accept(plan: &Plan, today: NaiveDate, findings: &mut [Finding]) {
    if plan.acceptances.is_empty() {
        return;
    }
    // Of several for one finding the one that holds longest counts: with no last day first, then the latest.
    let mut acceptances: Vec<&Acceptance> = plan.acceptances.rows().iter().collect();
    acceptances
        .sort_by_key(|a| (a.code.as_str(), a.record_id, a.expires.is_some(), std::cmp::Reverse(a.expires)));
    fn key(a: &Acceptance) -> (&str, Id) {
        (&a.code, a.record_id)
    }
    for finding in findings {
        let wanted = (finding.code, finding.record.id);
        let place = acceptances.partition_point(|a| key(a) < wanted);
        let Some(found) = acceptances.get(place).filter(|a| key(a) == wanted) else { continue };
        match found.expires {
            Some(last) if last < today => {
                let until = PlanDate::day(last).label();
                finding.message =
                    format!("{} It was accepted until {until}; that has passed.", finding.message);
                finding.lapsed = Some(Box::new(Accepted::from(*found)));
            }
            _ => finding.accepted = Some(Box::new(Accepted::from(*found))),
        }
    }
}
