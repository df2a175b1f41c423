//! KR-02: an objective with many key results.

use crate::alignment::rule::Limit;
use crate::alignment::{Context, Finding, Rule, Severity, words};
use crate::draft::Draft;

/// An objective with more key results than anybody can steer by.
pub static RULE: Rule = Rule {
    code: "KR-02",
    title: "Many key results",
    severity: Severity::Note,
    question: "Which objectives that are not archived have more than five key results? Three to five is the usual \
               advice (Google Ventures OKR notes).",
    why: "A score that is the mean of nine numbers says nothing about any of them, and a team that watches nine \
          numbers steers by none.",
    example: "“Win the mid-market” has eight key results, among them three that always move together.",
    fix: "Keep those that would change a decision. Watch the others as metrics.",
    accept: "The objective stands for several teams, each of which looks at its own few.",
    limit: Some(Limit { label: "Key results of one objective", usual: 5.0, least: 1.0, most: 50.0 }),
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let most = context.limit(&RULE);
    for (ix, objective) in context.pursued_objectives() {
        let count = context.plan.graph().key_results_of(ix).len();
        if words::exceeds(count, most) {
            let message = format!("Has {count} key results, more than the {most} that can be steered by.");
            found.push(Finding::new(&RULE, context.objective(ix), &objective.title, message));
        }
    }
}

fn example(draft: &mut Draft, count: usize) {
    let objective = draft.objective("Win the mid-market", |_| ());
    for n in 1..=count {
        draft.key_result(objective, &format!("Share of segment {n}"), |_| ());
    }
}

fn bad(draft: &mut Draft) {
    example(draft, 8);
}

fn good(draft: &mut Draft) {
    example(draft, 5);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::look;

    #[test]
    fn says_how_many() {
        let mut draft = Draft::default();
        example(&mut draft, 6);
        let message = &look(&RULE, &draft)[0].message;
        assert_eq!(message, "Has 6 key results, more than the 5 that can be steered by.");
    }
}
