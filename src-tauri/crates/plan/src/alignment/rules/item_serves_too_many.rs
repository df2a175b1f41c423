//! ALIGN-04: an item that serves many objectives.

use crate::alignment::rule::Limit;
use crate::alignment::{Context, Finding, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::RecordKind;
use crate::plan::Served;

/// An active item that serves more objectives than can be meant.
pub static RULE: Rule = Rule {
    code: "ALIGN-04",
    title: "Item serves many objectives",
    severity: Severity::Note,
    question: "Which active items serve more than three objectives that are not archived, by links of their own or \
               through their strategies?",
    why: "What serves everything is a reason for nothing: such an item cannot be cut, compared or said no to, and \
          its effort is spread so thin over the objectives that none of them can plan with it.",
    example: "“Design system” is linked to all five objectives of the company.",
    fix: "Keep the one or two objectives that would miss it, and say why on the link.",
    accept: "It really is a foundation of all of them, and everybody has agreed to carry it.",
    limit: Some(Limit { label: "Objectives of one item", usual: 3.0, least: 1.0, most: 20.0 }),
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let plan = context.plan;
    let most = context.limit(&RULE);
    for (ix, item) in context.active_items() {
        let count = context.served(ix).count();
        if !words::exceeds(count, most) || context.inherits(ix) {
            continue;
        }
        let served: Vec<&Served> = context.served(ix).collect();
        let named = |s: &Served| words::quoted(&plan.objectives[s.objective].title, RecordKind::Objective);
        let message = format!("Serves {count} objectives: {}.", words::first_of(&served, named));
        let others = served.iter().map(|s| context.objective(s.objective));
        found.push(Finding::new(&RULE, context.item(ix), &item.title, message).with(others));
    }
}

fn bad(draft: &mut Draft) {
    let item = draft.item("Design system", |_| ());
    for title in ["Win the mid-market", "Cut onboarding to a day", "Be trusted", "Open the platform"] {
        let objective = draft.objective(title, |_| ());
        draft.serves(item, objective);
    }
}

fn good(draft: &mut Draft) {
    let item = draft.item("Design system", |_| ());
    for title in ["Win the mid-market", "Cut onboarding to a day"] {
        let objective = draft.objective(title, |_| ());
        draft.serves(item, objective);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::look;

    #[test]
    fn parts_that_only_inherit_are_left_to_the_whole() {
        let mut bad = Draft::default();
        super::bad(&mut bad);
        let whole = crate::model::RecordRef::new(RecordKind::Item, crate::draft::id(1));
        let part = bad.item("Colours", |_| ());
        bad.part_of(part, whole);
        let [finding] = look(&RULE, &bad).try_into().unwrap();
        assert_eq!(finding.record, whole);
        assert_eq!(finding.message, "Serves 4 objectives: “Win the mid-market” and 3 others.");
        assert_eq!(finding.others.len(), 4);
    }
}
