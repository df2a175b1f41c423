//! TIME-07: an item whose start has passed and that nobody has begun.

use crate::alignment::rule::Limit;
use crate::alignment::{Context, Finding, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::ItemStatus;

/// A planned item whose start has passed.
pub static RULE: Rule = Rule {
    code: "TIME-07",
    title: "Start has passed",
    severity: Severity::Note,
    question: "Which items that are still an idea or planned should have started more than 14 days ago, as precisely \
               as their start is known, and have not ended yet either? Those whose end has passed are left to \
               TIME-06.",
    why: "What starts late ends late. The start is the first date that slips and the cheapest one to talk about.",
    example: "“Product tours” was to start on 5 Oct 2026 and is still planned on 22 Nov 2026.",
    fix: "Set it to in progress if it has begun, or move it to when it will.",
    accept: "It starts within days, and what waits for it has time.",
    limit: Some(Limit { label: "Days after the start", usual: 14.0, least: 0.0, most: 365.0 }),
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let grace = context.days(&RULE);
    for (ix, item) in context.active_items() {
        if !matches!(item.status, ItemStatus::Idea | ItemStatus::Planned) || item.is_point() {
            continue;
        }
        let Some(start) = item.start else { continue };
        let late = (context.today - start.last_day()).num_days();
        let is_over = item.end.is_some_and(|end| end.last_day() < context.today);
        if late <= grace || is_over {
            continue;
        }
        let state = if item.status == ItemStatus::Idea { "an idea" } else { "planned" };
        let message =
            format!("Was to start {}, {} ago, and is still {state}.", words::when(start), words::days(late));
        found.push(Finding::new(&RULE, context.item(ix), &item.title, message));
    }
}

fn bad(draft: &mut Draft) {
    draft.dated("Product tours", "2026-10-05", "2027-01-29");
}

fn good(draft: &mut Draft) {
    draft.dated("Product tours", "2026-11-16", "2027-01-29");
    draft.dated("Template gallery", "2026-Q4", "2027-Q1");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::look;

    #[test]
    fn one_that_is_over_is_left_to_its_own_rule() {
        let mut draft = Draft::default();
        draft.dated("Tours", "2026-Q2", "2026-Q3");
        assert_eq!(look(&RULE, &draft), []);
        draft.item("Billing", |item| item.start = "2026-09".parse().ok());
        let [finding] = look(&RULE, &draft).try_into().unwrap();
        assert_eq!(finding.message, "Was to start in Sep 2026, 53 days ago, and is still planned.");
    }
}
