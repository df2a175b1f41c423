//! Asks every rule, on as many threads as the machine has where the plan is large. The answer does not depend on it:
//! each rule's findings are its own, and they are put together in the order of the rules.

use std::num::NonZero;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::model::{RuleLevel, RuleSetting};
use crate::plan::Plan;

use super::scope::Scope;
use super::{Context, Finding, RULES, Rule, Severity};

/// From as many items on, threads save more than their start costs.
const LARGE: usize = 2_000;

/// What one rule found.
#[derive(Debug, Default)]
pub(super) struct Asked {
    pub findings: Vec<Finding>,
    /// The workspace does not ask it.
    pub off: bool,
    /// How many findings lie outside what the workspace checks.
    pub outside: usize,
}

/// Asks all rules; the answers in the order of the rules.
pub(super) fn all(context: &Context<'_>) -> Vec<Asked> {
    let scope = Scope::new(context.plan);
    let threads = if context.plan.items.len() < LARGE {
        1
    } else {
        thread::available_parallelism().map_or(1, NonZero::get).min(RULES.len())
    };
    if threads == 1 {
        return RULES.iter().map(|rule| one(rule, context, &scope)).collect();
    }
    let answers: Vec<Mutex<Asked>> = RULES.iter().map(|_| Mutex::default()).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        // Each takes the next rule that nobody has taken: some rules look at far more than others.
        while let Some((rule, answer)) = {
            let place = next.fetch_add(1, Ordering::Relaxed);
            RULES.get(place).zip(answers.get(place))
        } {
            let asked = one(rule, context, &scope);
            if let Ok(mut answer) = answer.lock() {
                *answer = asked;
            }
        }
    };
    thread::scope(|threads_of| {
        for _ in 1..threads {
            // Where no thread can be had, those that are there do its work.
            let _ = thread::Builder::new().spawn_scoped(threads_of, work);
        }
        work();
    });
    answers.into_iter().map(|answer| answer.into_inner().unwrap_or_default()).collect()
}

/// Asks one rule, as the workspace wants it asked.
fn one(rule: &Rule, context: &Context<'_>, scope: &Scope<'_>) -> Asked {
    let level = setting(context.plan, rule).level;
    if level == Some(RuleLevel::Off) {
        return Asked { off: true, ..Asked::default() };
    }
    let mut findings = Vec::new();
    (rule.check)(context, &mut findings);
    let mut outside = 0;
    if !scope.is_whole() {
        let all = findings.len();
        findings.retain(|finding| scope.has(context, finding.record));
        outside = all - findings.len();
    }
    if let Some(severity) = level.and_then(Severity::of) {
        findings.iter_mut().for_each(|finding| finding.severity = severity);
    }
    // Most rules go through one table and are in order already.
    if !findings.is_sorted_by_key(|f| (f.record.id, f.record.kind)) {
        findings.sort_unstable_by_key(|f| (f.record.id, f.record.kind));
    }
    Asked { findings, off: false, outside }
}

/// How a workspace wants a rule to be asked.
pub(super) fn setting(plan: &Plan, rule: &Rule) -> RuleSetting {
    let settings = plan.check_settings.rows().first();
    settings.and_then(|settings| settings.rules.get(rule.code)).copied().unwrap_or_default()
}

/// How many findings one rule has, asked by itself.
#[cfg(test)]
pub(super) fn one_alone(rule: &Rule, context: &Context<'_>) -> usize {
    one(rule, context, &Scope::new(context.plan)).findings.len()
}
