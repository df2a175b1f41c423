//! KR-07: a key result whose target lies the wrong way.

use crate::alignment::fix::Remedy;
use crate::alignment::{Context, Finding, Fix, Rule, Severity};
use crate::draft::Draft;
use crate::model::{Direction, RecordKind, RecordRef};

/// A key result that would get worse on the way to its target.
pub static RULE: Rule = Rule {
    code: "KR-07",
    title: "Target lies the wrong way",
    severity: Severity::Warning,
    question: "Which key results of objectives that are not archived have a target that is worse than their \
               baseline, going by which way is better, or the same?",
    why: "Either the numbers were swapped or the direction is wrong. Whichever it is, every report about it says the \
          opposite of what is meant.",
    example: "“Tickets per customer” goes from 2.4 to 1.2, and higher is said to be better.",
    fix: "Put right which way is better, or swap baseline and target.",
    accept: "It is meant to be held, not moved, and the objective says so.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let plan = context.plan;
    for (ix, _) in context.pursued_objectives() {
        for key_result in plan.graph().key_results_of(ix).iter().map(|kr| &plan.key_results[*kr]) {
            let (Some(from), Some(to)) = (key_result.baseline, key_result.target) else { continue };
            let is_better = match key_result.direction {
                Direction::Up => to > from,
                Direction::Down => to < from,
            };
            if is_better || from.is_nan() || to.is_nan() {
                continue;
            }
            let at = RecordRef::new(RecordKind::KeyResult, key_result.id);
            let is_same = (to - from).abs() < f64::EPSILON;
            let (message, fix) = if is_same {
                (format!("Baseline and target are both {from}: there is nothing to reach."), None)
            } else {
                let right = if to > from { Direction::Up } else { Direction::Down };
                let message = format!(
                    "Goes from {from} to {to}, but {} is said to be better.",
                    if right == Direction::Up { "lower" } else { "higher" }
                );
                let label =
                    format!("Say that {} is better", if right == Direction::Up { "higher" } else { "lower" });
                (message, Some(Fix { label, remedy: Remedy::set(at, "direction", right.as_str()) }))
            };
            let finding = Finding::new(&RULE, at, &key_result.title, message);
            found.push(finding.with([context.objective(ix)]).mended_by(fix));
        }
    }
}

fn example(draft: &mut Draft, direction: Direction) {
    let objective = draft.objective("Halve the cost to serve", |_| ());
    draft.key_result(objective, "Tickets per customer", |kr| {
        (kr.baseline, kr.target, kr.direction) = (Some(2.4), Some(1.2), direction);
    });
}

fn bad(draft: &mut Draft) {
    example(draft, Direction::Up);
}

fn good(draft: &mut Draft) {
    example(draft, Direction::Down);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::{look, mended};

    #[test]
    fn the_direction_can_be_put_right() {
        let mut draft = Draft::default();
        bad(&mut draft);
        let [finding] = mended(&RULE, &draft).try_into().unwrap();
        assert_eq!(finding.message, "Goes from 2.4 to 1.2, but higher is said to be better.");
        assert_eq!(finding.fix.unwrap().label, "Say that lower is better");
        draft.set(finding.record, "target", 2.4);
        let [same] = look(&RULE, &draft).try_into().unwrap();
        assert_eq!(same.message, "Baseline and target are both 2.4: there is nothing to reach.");
        assert_eq!(same.fix, None);
    }
}
