//! ALIGN-07: a strategy that no item carries out.

use crate::alignment::{Context, Finding, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::{Item, ItemStatus};
use crate::plan::Ix;

/// A strategy that is pursued and has no active item.
pub static RULE: Rule = Rule {
    code: "ALIGN-07",
    title: "Strategy nobody carries out",
    severity: Severity::Warning,
    question: "Which strategies that are not archived have no active item? One whose objectives have no active work \
               at all is left to ALIGN-02, which names it with them.",
    why: "A strategy without work is a slide. Whoever reads it believes that something is being done, and the \
          objective it serves is counted on it.",
    example: "“Land and expand” stands in the board's deck; the last item that carried it out was finished in May.",
    fix: "Link the items that carry it out, plan some, or archive the strategy and say so.",
    accept: "It begins next period, and the plan for it is being made.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let plan = context.plan;
    for (ix, strategy) in context.pursued_strategies() {
        let items = plan.graph().strategy_items(ix);
        if items.iter().any(|edge| plan.items[edge.to].is_active()) {
            continue;
        }
        let mut served = plan.reach().of_strategy(ix).iter().map(|served| served.objective);
        let is_named_above = |one| !plan.objectives[one].archived && context.work(one) == 0;
        if served.len() > 0 && served.all(is_named_above) {
            continue;
        }
        let mut past: Vec<Ix<Item>> = items.iter().map(|edge| edge.to).collect();
        past.sort_unstable();
        past.dedup();
        let message = match past.as_slice() {
            [] => "No item carries it out.".to_owned(),
            [one] => {
                let status = plan.items[*one].status.label().to_lowercase();
                format!("The only item that carried it out, {}, is {status}.", words::item(plan, *one))
            }
            all => format!("All {} items that carried it out are finished or dropped.", all.len()),
        };
        let others = past.into_iter().map(|item| context.item(item));
        found.push(Finding::new(&RULE, context.strategy(ix), &strategy.title, message).with(others));
    }
}

fn bad(draft: &mut Draft) {
    let strategy = draft.strategy("Land and expand", |_| ());
    let item = draft.item("Seat upgrades", |item| item.status = ItemStatus::Done);
    draft.serves(item, strategy);
}

fn good(draft: &mut Draft) {
    let strategy = draft.strategy("Land and expand", |_| ());
    let item = draft.item("Seat upgrades", |_| ());
    draft.serves(item, strategy);
    draft.strategy("Grow in retail", |strategy| strategy.archived = true);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::look;

    #[test]
    fn says_what_became_of_the_work() {
        let message = |statuses: &[ItemStatus]| {
            let mut draft = Draft::default();
            let strategy = draft.strategy("Land and expand", |_| ());
            for status in statuses {
                let item = draft.item("Seat upgrades", |item| item.status = *status);
                draft.serves(item, strategy);
            }
            look(&RULE, &draft).remove(0).message
        };
        assert_eq!(message(&[]), "No item carries it out.");
        assert_eq!(
            message(&[ItemStatus::Dropped]),
            "The only item that carried it out, “Seat upgrades”, is dropped."
        );
        assert_eq!(
            message(&[ItemStatus::Dropped, ItemStatus::Done]),
            "All 2 items that carried it out are finished or dropped."
        );
    }
}
