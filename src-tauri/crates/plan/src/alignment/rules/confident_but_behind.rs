//! KR-08: a key result that is said to be safe and is far behind.

use crate::alignment::rule::Limit;
use crate::alignment::{Context, Finding, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::{RecordKind, RecordRef};

/// From this confidence on, a key result is said to be on track.
const CONFIDENT: f64 = 0.7;

/// A key result with high confidence and a score far behind its time.
pub static RULE: Rule = Rule {
    code: "KR-08",
    title: "Confident, but behind",
    severity: Severity::Note,
    question: "Which key results with a confidence of 70% or more have a score that lies more than 30 points behind \
               the share of their time that has passed, from the objective's first day to the day they are due?",
    why: "Green outside, red inside: such key results turn red in the last month, when nothing can be done. The \
          confidence may still be right, but then somebody can say why.",
    example: "“Regulated revenue” is at 20% of the way after 80% of its time, and confidence is 90%.",
    fix: "Ask the owner what will make the difference, and put either that or a lower confidence into the plan.",
    accept: "The number moves in one step at the end, as with a certificate or a large contract.",
    limit: Some(Limit { label: "Points behind", usual: 30.0, least: 5.0, most: 100.0 }),
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let plan = context.plan;
    let most = context.limit(&RULE);
    for (ix, objective) in context.pursued_objectives() {
        for key_result in plan.graph().key_results_of(ix).iter().map(|kr| &plan.key_results[*kr]) {
            let Some(confidence) = key_result.confidence.filter(|sure| *sure >= CONFIDENT) else { continue };
            let Some(score) = key_result.score(plan.current_value(key_result)) else { continue };
            let (Some(start), Some(due)) = (objective.start, key_result.due.or(objective.end)) else {
                continue;
            };
            let Some(passed) = words::passed(start.first_day(), due.last_day(), context.today) else {
                continue;
            };
            if (passed - score) * 100.0 <= most {
                continue;
            }
            let message = format!(
                "Confidence is {}, but it is {} of the way after {} of its time.",
                words::percent(confidence),
                words::percent(score),
                words::percent(passed)
            );
            let at = RecordRef::new(RecordKind::KeyResult, key_result.id);
            found.push(Finding::new(&RULE, at, &key_result.title, message).with([context.objective(ix)]));
        }
    }
}

fn example(draft: &mut Draft, confidence: f64) {
    let objective = draft.objective("Be trusted by regulated industries", |objective| {
        (objective.start, objective.end) = ("2026-01".parse().ok(), "2026-12".parse().ok());
    });
    draft.key_result(objective, "Regulated revenue", |kr| {
        (kr.current, kr.confidence) = (Some(12.0), Some(confidence));
    });
}

fn bad(draft: &mut Draft) {
    example(draft, 0.9);
}

fn good(draft: &mut Draft) {
    example(draft, 0.4);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::look;

    #[test]
    fn says_all_three_numbers() {
        let mut draft = Draft::default();
        bad(&mut draft);
        let [finding] = look(&RULE, &draft).try_into().unwrap();
        assert_eq!(finding.message, "Confidence is 90%, but it is 20% of the way after 89% of its time.");
        draft.set(finding.record, "current", 17.0);
        assert_eq!(look(&RULE, &draft), []);
    }
}
