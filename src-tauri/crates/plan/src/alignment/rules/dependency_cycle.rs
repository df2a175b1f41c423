//! DATA-01: items that wait for each other in a circle.

use crate::alignment::fix::Remedy;
use crate::alignment::{Context, Finding, Fix, Rule, Severity, cycle, words};
use crate::draft::Draft;
use crate::model::Item;
use crate::plan::{Ix, Plan};

/// Items that block each other in a circle, or one that blocks itself.
pub static RULE: Rule = Rule {
    code: "DATA-01",
    title: "Dependencies go in a circle",
    severity: Severity::Error,
    question: "Which items wait, directly or through others, for themselves, whatever their status? Each knot of \
               such items is named once, by a shortest circle in it.",
    why: "None of them can start first, so the plan as written can never be carried out. Such circles come from \
          meetings that nobody compared: each dependency alone made sense.",
    example: "EIP-4750 blocks EIP-5450 blocks EIP-4750.",
    fix: "Ask which of the dependencies is real, and take the other away; or do the items as one.",
    accept: "They are built together and “blocks” only means that they belong together.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let plan = context.plan;
    let next = |at: usize, k: usize| plan.graph().blocked(Ix::new(at)).get(k).map(|(to, _)| to.get());
    for knot in &context.dependency_knots {
        let circle: Vec<Ix<Item>> = cycle::shortest(knot, next).into_iter().map(Ix::new).collect();
        let Some(first) = circle.first().copied() else { continue };
        let mut members = circle.clone();
        members.sort_unstable();
        let rest: Vec<Ix<Item>> =
            knot.iter().map(|at| Ix::new(*at)).filter(|one| members.binary_search(one).is_err()).collect();
        let names = |one: &Ix<Item>| words::Name::of_item(plan, *one);
        let message = words::circle(
            &circle.iter().map(names).collect::<Vec<_>>(),
            "blocks",
            "blocks itself",
            &rest.iter().map(names).collect::<Vec<_>>(),
        );
        let others = circle.iter().skip(1).chain(&rest).map(|one| context.item(*one));
        let fix = (circle.len() == 1).then(|| loose(plan, first));
        let at = context.item(first);
        found.push(Finding::new(&RULE, at, context.plan.title(at), message).with(others).mended_by(fix));
    }
}

/// That an item waits for itself can only be a slip.
fn loose(plan: &Plan, one: Ix<Item>) -> Fix {
    let id = plan.items[one].id;
    Fix {
        label: format!("Take away that {} blocks itself", words::item(plan, one)),
        remedy: Remedy::Unblock { blocker: id, blocked: id },
    }
}

fn bad(draft: &mut Draft) {
    let stack = draft.item("Stack validation", |item| item.external_id = Some("EIP-4750".to_owned()));
    let calls = draft.item("Functions", |item| item.external_id = Some("EIP-5450".to_owned()));
    draft.blocks(stack, calls).blocks(calls, stack);
}

fn good(draft: &mut Draft) {
    let (first, second) = (draft.item("Functions", |_| ()), draft.item("Stack validation", |_| ()));
    let third = draft.item("Static jumps", |_| ());
    draft.blocks(first, second).blocks(second, third).blocks(first, third);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::{look, mended};
    use crate::model::RecordRef;

    fn eips(joins: &[(usize, usize)], ids: &[&str]) -> (Draft, Vec<RecordRef>) {
        let mut draft = Draft::default();
        let items: Vec<RecordRef> = ids
            .iter()
            .map(|id| draft.item(&format!("The {id}"), |item| item.external_id = Some((*id).to_owned())))
            .collect();
        for (blocker, blocked) in joins {
            draft.blocks(items[*blocker], items[*blocked]);
        }
        (draft, items)
    }

    #[test]
    fn spells_the_circle_out_and_names_what_hangs_on_to_it() {
        // As in the public Ethereum improvement proposals: three that need each other.
        let ids = ["EIP-2780", "EIP-8037", "EIP-8038", "EIP-1"];
        let (bad, items) = eips(&[(0, 1), (1, 0), (1, 2), (2, 0), (2, 1), (3, 0)], &ids);
        let [finding] = look(&RULE, &bad).try_into().unwrap();
        assert_eq!((finding.record, finding.severity), (items[0], Severity::Error));
        assert_eq!(
            finding.message,
            "EIP-2780 blocks EIP-8037 blocks EIP-2780 (“The EIP-2780”, “The EIP-8037”). EIP-8038 is caught in the \
             same knot."
        );
        assert_eq!(finding.others, items[1..3]);
        assert_eq!(finding.fix, None);
    }

    #[test]
    fn titles_stand_in_for_ids() {
        let mut bad = Draft::default();
        let all: Vec<RecordRef> = ["A", "B", "C"].iter().map(|title| bad.item(title, |_| ())).collect();
        bad.blocks(all[0], all[1]).blocks(all[1], all[2]).blocks(all[2], all[0]);
        let [finding] = look(&RULE, &bad).try_into().unwrap();
        assert_eq!(finding.message, "“A” blocks “B” blocks “C” blocks “A”.");
    }

    #[test]
    fn a_self_dependency_can_be_taken_away() {
        let (bad, _) = eips(&[(0, 0)], &["EIP-7"]);
        let [finding] = mended(&RULE, &bad).try_into().unwrap();
        assert_eq!(finding.message, "EIP-7 blocks itself (“The EIP-7”).");
    }

    #[test]
    fn silent_where_nothing_waits_for_itself() {
        assert_eq!(look(&RULE, &eips(&[(0, 1), (1, 2), (0, 2)], &["EIP-1", "EIP-2", "EIP-3"]).0), []);
    }
}
