//! TIME-06: an item whose end has passed.

use crate::alignment::rule::Limit;
use crate::alignment::{Context, Finding, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::{Item, ItemStatus, PlanDate};
use crate::plan::Ix;

/// An active item whose last day has passed.
pub static RULE: Rule = Rule {
    code: "TIME-06",
    title: "End has passed",
    severity: Severity::Warning,
    question: "Which active items should have ended before today, as precisely as their end is known? A part is \
               left to the whole where the whole is overdue as well.",
    why: "A date that has passed without a word is the surest way to lose trust in all the others. Either the work \
          is finished and nobody said so, or it slipped and nobody said so.",
    example: "“Template gallery” was to end on 30 Oct 2026 and is still in progress on 22 Nov 2026.",
    fix: "Set it to done, or say when it will end now, and tell those who counted on the old date.",
    accept: "It ends within days, and everybody concerned knows it.",
    limit: Some(Limit { label: "Days after the end", usual: 0.0, least: 0.0, most: 365.0 }),
    check,
    bad,
    good,
};

/// When an item was to end: its end, or the day of a moment.
fn ends(item: &Item) -> Option<PlanDate> {
    item.end.or_else(|| item.start.filter(|_| item.is_point()))
}

fn check(context: &Context, found: &mut Vec<Finding>) {
    let plan = context.plan;
    let grace = context.days(&RULE);
    let is_overdue = |item: &Item| {
        item.is_active() && ends(item).is_some_and(|end| (context.today - end.last_day()).num_days() > grace)
    };
    let is_named_above = |ix: Ix<Item>| {
        !context.is_part_of_itself(ix)
            && plan.graph().item_parent(ix).is_some_and(|whole| is_overdue(&plan.items[whole]))
    };
    for (ix, item) in plan.items.iter().filter(|(_, item)| is_overdue(item)) {
        let Some(end) = ends(item).filter(|_| !is_named_above(ix)) else { continue };
        let ago = words::days((context.today - end.last_day()).num_days());
        let status = item.status.label().to_lowercase();
        let message = format!("Was to end {}, {ago} ago, and is {status}.", words::when(end));
        found.push(Finding::new(&RULE, context.item(ix), &item.title, message));
    }
}

fn bad(draft: &mut Draft) {
    draft.dated("Template gallery", "2026-08-03", "2026-10-30");
}

fn good(draft: &mut Draft) {
    draft.dated("Template gallery", "2026-08-03", "2026-12-18");
    draft.dated("Product tours", "2026-Q3", "2026-Q4");
    draft.item("Import from spreadsheets", |item| {
        (item.end, item.status) = ("2026-09-30".parse().ok(), ItemStatus::Done);
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::look;

    #[test]
    fn says_by_how_much_and_leaves_parts_to_the_whole() {
        let mut bad = Draft::default();
        let whole = bad.dated("Onboarding", "2026-Q2", "2026-Q3");
        let part = bad.dated("Tours", "2026-Q2", "2026-Q2");
        bad.part_of(part, whole);
        let [finding] = look(&RULE, &bad).try_into().unwrap();
        assert_eq!(finding.record, whole);
        assert_eq!(finding.message, "Was to end in Q3 2026, 53 days ago, and is planned.");
    }

    #[test]
    fn the_last_day_still_counts() {
        let mut good = Draft::default();
        good.dated("Tours", "2026-Q2", "2026-11-22");
        assert_eq!(look(&RULE, &good), []);
    }
}
