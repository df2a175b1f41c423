//! ALIGN-01: an item that serves nothing.

use crate::alignment::context::Standing;
use crate::alignment::fix::Remedy;
use crate::alignment::{Context, Finding, Fix, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::{Item, RecordKind, RecordRef};
use crate::plan::{Ix, Plan};

/// An active item that reaches no objective.
pub static RULE: Rule = Rule {
    code: "ALIGN-01",
    title: "Item serves nothing",
    severity: Severity::Warning,
    question: "Which active items reach no objective: not by a link of their own, not through a strategy, and not \
               through the item they are part of? Parts that serve nothing because the whole serves nothing are \
               named with the whole.",
    why: "Work that serves no objective is work nobody can give a reason for. It is the first thing a board asks \
          about, and the first thing to stop when people are short.",
    example: "“Dark mode for dispatch” is planned for Q2 and linked to no strategy and no objective.",
    fix: "Link the item to the objective or strategy it serves, or drop it. One link on the whole serves all of its \
          parts.",
    accept: "It has to be done whatever the objectives are: the law asks for it, or the lights go out without it.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let plan = context.plan;
    let mut down = Vec::new();
    for (ix, item) in context.active_items() {
        let is_loose = |ix| context.standing(ix) == Standing::Nothing && plan.items[ix].is_active();
        // A part of a whole that serves nothing is named with the whole. In a circle of parents there is no whole.
        let is_named_above =
            |ix| !context.is_part_of_itself(ix) && plan.graph().item_parent(ix).is_some_and(is_loose);
        if context.standing(ix) != Standing::Nothing || is_named_above(ix) {
            continue;
        }
        let mut parts = Vec::new();
        down.extend_from_slice(plan.graph().item_children(ix));
        while let Some(part) = down.pop() {
            if is_loose(part) && !context.is_part_of_itself(part) {
                parts.push(context.item(part));
                down.extend_from_slice(plan.graph().item_children(part));
            }
        }
        parts.sort_unstable();
        let message = message(plan, ix, parts.len());
        let fix = as_its_parts(plan, ix);
        found.push(Finding::new(&RULE, context.item(ix), &item.title, message).with(parts).mended_by(fix));
    }
}

fn message(plan: &Plan, ix: Ix<Item>, parts: usize) -> String {
    let mut message = match plan.graph().item_strategies(ix) {
        [] => "Serves no objective and belongs to no strategy.".to_owned(),
        edges => format!(
            "Belongs to {}, but reaches no objective through it.",
            words::first_of(edges, |edge| words::quoted(
                &plan.strategies[edge.to].title,
                RecordKind::Strategy
            ))
        ),
    };
    match parts {
        0 => {}
        1 => message.push_str(" The item that is part of it serves none either."),
        n => message.push_str(&format!(" The {n} items that are part of it serve none either.")),
    }
    message
}

/// Where all active parts of an item are linked to one and the same record, that is what the item serves.
fn as_its_parts(plan: &Plan, ix: Ix<Item>) -> Option<Fix> {
    let graph = plan.graph();
    let mut served = None;
    for part in graph.item_children(ix).iter().filter(|part| plan.items[**part].is_active()) {
        let one = match (graph.item_strategies(*part), graph.item_objectives(*part)) {
            ([edge], []) if !plan.reach().of_strategy(edge.to).is_empty() => {
                RecordRef::new(RecordKind::Strategy, plan.strategies[edge.to].id)
            }
            ([], [edge]) if !plan.objectives[edge.to].archived => {
                RecordRef::new(RecordKind::Objective, plan.objectives[edge.to].id)
            }
            _ => return None,
        };
        if *served.get_or_insert(one) != one {
            return None;
        }
    }
    let to = served?;
    let from = RecordRef::new(RecordKind::Item, plan.items[ix].id);
    Some(Fix {
        label: format!("Let it serve {}, as all its parts do", words::quoted(plan.title(to), to.kind)),
        remedy: Remedy::Link { from, to },
    })
}

fn bad(draft: &mut Draft) {
    draft.item("Dark mode for dispatch", |_| ());
}

fn good(draft: &mut Draft) {
    let objective = draft.objective("Win the mid-market", |_| ());
    let strategy = draft.strategy("Self-serve growth", |_| ());
    let item = draft.item("In-app upgrades", |_| ());
    draft.serves(strategy, objective).serves(item, strategy);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::{look, mended};
    use crate::model::ItemStatus;

    #[test]
    fn names_an_item_without_a_thread_and_its_parts_with_it() {
        let mut bad = Draft::default();
        let whole = bad.item("Dark mode", |_| ());
        let part = bad.item("Dark map", |_| ());
        bad.part_of(part, whole);
        bad.item("Old idea", |item| item.status = ItemStatus::Dropped);
        let [finding] = look(&RULE, &bad).try_into().unwrap();
        assert_eq!((finding.record, finding.title.as_str()), (whole, "Dark mode"));
        assert_eq!(
            finding.message,
            "Serves no objective and belongs to no strategy. The item that is part of it serves none either."
        );
        assert_eq!(finding.others, [part]);
        assert_eq!(finding.fix, None);
    }

    #[test]
    fn a_strategy_that_serves_nothing_is_named() {
        let mut bad = Draft::default();
        let item = bad.item("Fleet map", |_| ());
        let strategy = bad.strategy("Mobile", |_| ());
        bad.serves(item, strategy);
        let [finding] = look(&RULE, &bad).try_into().unwrap();
        assert_eq!(finding.message, "Belongs to “Mobile”, but reaches no objective through it.");
    }

    #[test]
    fn offers_what_all_parts_serve() {
        let mut bad = Draft::default();
        let (whole, objective) = (bad.item("Tours", |_| ()), bad.objective("Onboard", |_| ()));
        for title in ["First tour", "Second tour"] {
            let part = bad.item(title, |_| ());
            bad.part_of(part, whole).serves(part, objective);
        }
        let [finding] = mended(&RULE, &bad).try_into().unwrap();
        assert_eq!(finding.record, whole);
        assert_eq!(finding.fix.unwrap().label, "Let it serve “Onboard”, as all its parts do");
    }

    #[test]
    fn a_part_serves_what_the_whole_serves() {
        let mut good = Draft::default();
        let (whole, part) = (good.item("Tours", |_| ()), good.item("First tour", |_| ()));
        let strategy = good.strategy("Guided first value", |_| ());
        let objective = good.objective("Onboard", |_| ());
        good.part_of(part, whole).serves(whole, strategy).serves(strategy, objective);
        assert_eq!(look(&RULE, &good), []);
    }

    #[test]
    fn parts_of_each_other_are_each_named() {
        let mut bad = Draft::default();
        let (a, b) = (bad.item("A", |_| ()), bad.item("B", |_| ()));
        bad.part_of(a, b).part_of(b, a);
        assert_eq!(look(&RULE, &bad).iter().map(|f| f.record).collect::<Vec<_>>(), [a, b]);
    }
}
