//! ALIGN-05: an item whose only reason is an archived objective.

use crate::alignment::context::Standing;
use crate::alignment::{Context, Finding, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::RecordKind;
use crate::plan::Served;

/// An active item that serves archived objectives only.
pub static RULE: Rule = Rule {
    code: "ALIGN-05",
    title: "Item serves only what is archived",
    severity: Severity::Warning,
    question: "Which active items serve objectives, but only archived ones? A part that serves them only through an \
               active whole is left to the whole.",
    why: "The reason for the work is gone and the work goes on. Plans are full of such leftovers after every \
          planning round; nobody stops them because nobody sees them.",
    example: "“Loyalty points” still serves “Grow in retail”, which was archived in March.",
    fix: "Link the item to an objective that is still pursued, or drop it.",
    accept: "What was begun is being brought to a clean end on purpose.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let plan = context.plan;
    for (ix, item) in context.active_items().filter(|(ix, _)| context.standing(*ix) == Standing::OnlyArchived)
    {
        let has_active_whole = || {
            !context.is_part_of_itself(ix)
                && plan.graph().item_parent(ix).is_some_and(|whole| plan.items[whole].is_active())
        };
        if context.inherits(ix) && has_active_whole() {
            continue;
        }
        let served = plan.reach().of_item(ix);
        let named = |s: Served| words::quoted(&plan.objectives[s.objective].title, RecordKind::Objective);
        let message = format!(
            "Serves only {}, which {} archived.",
            words::first_of(served, named),
            if served.len() == 1 { "is" } else { "are" }
        );
        let others = served.iter().map(|s| context.objective(s.objective));
        found.push(Finding::new(&RULE, context.item(ix), &item.title, message).with(others));
    }
}

fn bad(draft: &mut Draft) {
    let objective = draft.objective("Grow in retail", |objective| objective.archived = true);
    let item = draft.item("Loyalty points", |_| ());
    draft.serves(item, objective);
}

fn good(draft: &mut Draft) {
    let archived = draft.objective("Grow in retail", |objective| objective.archived = true);
    let pursued = draft.objective("Grow in wholesale", |_| ());
    let item = draft.item("Loyalty points", |_| ());
    draft.serves(item, archived).serves(item, pursued);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::look;

    #[test]
    fn names_an_item_whose_only_reason_is_gone() {
        let mut bad = Draft::default();
        let objective = bad.objective("Grow in retail", |o| o.archived = true);
        let (item, part) = (bad.item("Loyalty points", |_| ()), bad.item("Points for old orders", |_| ()));
        bad.serves(item, objective).part_of(part, item);
        let [finding] = look(&RULE, &bad).try_into().unwrap();
        assert_eq!(finding.record, item);
        assert_eq!(finding.message, "Serves only “Grow in retail”, which is archived.");
        assert_eq!(finding.others, [objective]);
    }

    #[test]
    fn one_pursued_objective_is_reason_enough() {
        let mut good = Draft::default();
        let archived = good.objective("Grow in retail", |o| o.archived = true);
        let pursued = good.objective("Grow in wholesale", |_| ());
        let item = good.item("Loyalty points", |_| ());
        good.serves(item, archived).serves(item, pursued);
        assert_eq!(look(&RULE, &good), []);
    }
}
