//! DEC-02: a decision whose day to look again has passed.

use crate::alignment::{Context, Finding, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::{Decision, DecisionOutcome, RecordKind, RecordRef};

/// A decision past its review date.
pub static RULE: Rule = Rule {
    code: "DEC-02",
    title: "Decision due for another look",
    severity: Severity::Note,
    question: "Which decisions were to be looked at again on a day that has passed?",
    why: "You promised somebody that their request would be looked at again. Keeping that promise is what makes the \
          next later acceptable.",
    example: "“Dark mode” was to be looked at again in Q3 2026.",
    fix: "Decide again, or give it a new day and say why.",
    accept: "The next round of planning is a few weeks away, and it is on the list.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    for decision in context.plan.decisions.rows() {
        let Some(review) = decision.review.filter(|review| review.last_day() < context.today) else {
            continue;
        };
        let ago = words::days((context.today - review.last_day()).num_days());
        let message = format!("Was to be looked at again {}, {ago} ago.", words::when(review));
        let at = RecordRef::new(RecordKind::Decision, decision.id);
        found.push(Finding::new(&RULE, at, &decision.title, message));
    }
}

fn example(draft: &mut Draft, review: &str) {
    draft.add(Decision {
        title: "Dark mode".to_owned(),
        outcome: DecisionOutcome::Later,
        reason: "Onboarding comes first.".to_owned(),
        review: review.parse().ok(),
        ..Decision::default()
    });
}

fn bad(draft: &mut Draft) {
    example(draft, "2026-Q3");
}

fn good(draft: &mut Draft) {
    example(draft, "2026-Q4");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::look;

    #[test]
    fn says_since_when() {
        let mut draft = Draft::default();
        bad(&mut draft);
        assert_eq!(look(&RULE, &draft)[0].message, "Was to be looked at again in Q3 2026, 53 days ago.");
    }
}
