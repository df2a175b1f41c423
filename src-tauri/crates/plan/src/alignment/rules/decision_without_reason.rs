//! DEC-01: a no or a later without a reason, or a later without a day.

use crate::alignment::{Context, Finding, Rule, Severity};
use crate::draft::Draft;
use crate::model::{Decision, DecisionOutcome, RecordKind, RecordRef};

/// A decision that cannot be explained or comes back to nobody.
pub static RULE: Rule = Rule {
    code: "DEC-01",
    title: "No without a reason",
    severity: Severity::Warning,
    question: "Which decisions say no or later without a reason, or later without a day on which to look again?",
    why: "A no is respected when its reason is; the same request comes back every quarter otherwise. A later without \
          a day is a no that nobody had the courage to say.",
    example: "“Dark mode” got a later in June, without a reason and without a day.",
    fix: "Write the reason in one sentence, with the objective that comes first, and for a later the day to look \
          again.",
    accept: "The reason is confidential and kept elsewhere.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    for decision in context.plan.decisions.rows() {
        let has_reason = !decision.reason.trim().is_empty();
        let message = match (decision.outcome, has_reason, decision.review) {
            (DecisionOutcome::No, false, _) => "Says no and gives no reason.",
            (DecisionOutcome::Later, false, Some(_)) => "Says later and gives no reason.",
            (DecisionOutcome::Later, false, None) => {
                "Says later, without a reason and without a day to look again."
            }
            (DecisionOutcome::Later, true, None) => "Says later, without a day to look again.",
            _ => continue,
        };
        let at = RecordRef::new(RecordKind::Decision, decision.id);
        found.push(Finding::new(&RULE, at, &decision.title, message.to_owned()));
    }
}

fn example(draft: &mut Draft, reason: &str) {
    draft.add(Decision {
        title: "Dark mode".to_owned(),
        outcome: DecisionOutcome::Later,
        reason: reason.to_owned(),
        review: "2027-Q2".parse().ok().filter(|_| !reason.is_empty()),
        ..Decision::default()
    });
}

fn bad(draft: &mut Draft) {
    example(draft, "");
}

fn good(draft: &mut Draft) {
    example(draft, "Onboarding comes first; nobody left because of it.");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::look;

    #[test]
    fn a_yes_needs_no_reason_and_a_no_needs_no_day() {
        let mut draft = Draft::default();
        draft.add(Decision { outcome: DecisionOutcome::Yes, ..Decision::default() });
        draft.add(Decision {
            outcome: DecisionOutcome::No,
            reason: "Too costly".to_owned(),
            ..Decision::default()
        });
        assert_eq!(look(&RULE, &draft), []);
        draft.add(Decision { outcome: DecisionOutcome::No, ..Decision::default() });
        assert_eq!(look(&RULE, &draft)[0].message, "Says no and gives no reason.");
    }
}
