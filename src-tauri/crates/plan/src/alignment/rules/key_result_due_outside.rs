//! TIME-09: a key result that is due outside its objective's period.

use crate::alignment::fix::Remedy;
use crate::alignment::{Context, Finding, Fix, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::{RecordKind, RecordRef};

/// A key result whose due date lies before or after its objective's period.
pub static RULE: Rule = Rule {
    code: "TIME-09",
    title: "Key result due outside its objective's period",
    severity: Severity::Warning,
    question: "Which key results of objectives that are not archived are due before the objective's first day or \
               after its last, as precisely as both are known?",
    why: "The objective is scored at its end. A key result that comes later cannot count, and one that comes before \
          was measured for something else.",
    example: "“Live partner integrations” is due in Q3 2027; its objective, “Open the platform”, ends in Q2 2027.",
    fix: "Make it due within the objective's period, or let the objective run as long as its key results.",
    accept: "It is known that the number arrives late, as with yearly figures, and the score waits for it.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let plan = context.plan;
    for (ix, objective) in context.pursued_objectives() {
        for key_result in plan.graph().key_results_of(ix).iter().map(|kr| &plan.key_results[*kr]) {
            let Some(due) = key_result.due else { continue };
            let after = objective.end.filter(|end| end.last_day() < due.first_day());
            let before = objective.start.filter(|start| due.last_day() < start.first_day());
            let message = match (after, before) {
                (Some(end), _) => {
                    format!("Is due {}, after its objective ends ({}).", words::when(due), end.label())
                }
                (_, Some(start)) => {
                    format!("Is due {}, before its objective begins ({}).", words::when(due), start.label())
                }
                (None, None) => continue,
            };
            let at = RecordRef::new(RecordKind::KeyResult, key_result.id);
            // An end before the start is a slip of its own, and no date lies within such a period.
            let within = objective
                .end
                .filter(|end| objective.start.is_none_or(|start| start.first_day() <= end.last_day()));
            let fix = within.map(|end| Fix {
                label: format!("Make it due with its objective, {}", words::when(end)),
                remedy: Remedy::set(at, "due", end.to_string()),
            });
            let finding = Finding::new(&RULE, at, &key_result.title, message);
            found.push(finding.with([context.objective(ix)]).mended_by(fix));
        }
    }
}

fn example(draft: &mut Draft, due: &str) {
    let objective = draft.objective("Open the platform", |objective| {
        (objective.start, objective.end) = ("2026-Q3".parse().ok(), "2027-Q2".parse().ok());
    });
    draft.key_result(objective, "Live partner integrations", |kr| kr.due = due.parse().ok());
}

fn bad(draft: &mut Draft) {
    example(draft, "2027-Q3");
}

fn good(draft: &mut Draft) {
    example(draft, "2027-06-30");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::{look, mended};

    fn due(text: &str) -> Draft {
        let mut draft = Draft::default();
        example(&mut draft, text);
        draft
    }

    #[test]
    fn too_late_and_too_early_are_both_told_and_mended() {
        let [late] = mended(&RULE, &due("2027-07-01")).try_into().unwrap();
        assert_eq!(late.message, "Is due on 1 Jul 2027, after its objective ends (Q2 2027).");
        assert_eq!(late.fix.unwrap().label, "Make it due with its objective, in Q2 2027");
        let [early] = mended(&RULE, &due("2026-06")).try_into().unwrap();
        assert_eq!(early.message, "Is due in Jun 2026, before its objective begins (Q3 2026).");
    }

    #[test]
    fn silent_where_it_may_lie_inside() {
        for text in ["2026", "2027", "2027-H1", "2026-07-01"] {
            assert_eq!(look(&RULE, &due(text)), [], "{text}");
        }
    }
}
