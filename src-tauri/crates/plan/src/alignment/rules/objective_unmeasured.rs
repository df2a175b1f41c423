//! KR-06: an objective without any key result.

use crate::alignment::{Context, Finding, Rule, Severity, words};
use crate::draft::Draft;

/// A pursued objective that has no key result, and none below it has one.
pub static RULE: Rule = Rule {
    code: "KR-06",
    title: "Objective without a key result",
    severity: Severity::Warning,
    question: "Which objectives that are not archived, and whose period is not over, have no key result, nor has any \
               objective below them?",
    why: "Without a number nobody can say whether it was reached, so it will have been. Arguments about priorities \
          come back to such objectives again and again.",
    example: "“Be the most loved tool of dispatchers” says nothing about how anybody would know.",
    fix: "Add two or three key results with baseline, target and unit: what is different once it is reached?",
    accept: "It is new, and the first measurement comes before the period begins.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let plan = context.plan;
    let mut is_measured = vec![false; plan.objectives.len()];
    for (ix, _) in context.pursued_objectives() {
        if plan.graph().key_results_of(ix).is_empty() {
            continue;
        }
        let mut at = Some(ix);
        // Where another has passed, all above is marked already.
        while let Some(objective) = at.filter(|one| !std::mem::replace(&mut is_measured[one.get()], true)) {
            at = context.above(objective);
        }
    }
    for (ix, objective) in context.pursued_objectives().filter(|(ix, _)| !is_measured[ix.get()]) {
        if objective.end.is_some_and(|end| end.last_day() < context.today) {
            continue;
        }
        let message = match objective.end {
            Some(end) => {
                format!("Has no key result: nobody can say {} whether it was reached.", words::when(end))
            }
            None => "Has no key result: nobody can say whether it was reached.".to_owned(),
        };
        found.push(Finding::new(&RULE, context.objective(ix), &objective.title, message));
    }
}

fn bad(draft: &mut Draft) {
    draft.objective("Be the most loved tool of dispatchers", |objective| {
        objective.end = "2027-Q2".parse().ok();
    });
}

fn good(draft: &mut Draft) {
    let objective = draft.objective("Be the most loved tool of dispatchers", |_| ());
    draft.key_result(objective, "Dispatchers who would be very disappointed without it", |_| ());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::look;

    #[test]
    fn what_is_measured_below_is_measured() {
        let mut draft = Draft::default();
        let (company, team) = (draft.objective("Win", |_| ()), draft.objective("Win more", |_| ()));
        draft.part_of(team, company);
        assert_eq!(look(&RULE, &draft).len(), 2);
        draft.key_result(team, "Share", |_| ());
        assert_eq!(look(&RULE, &draft), []);
    }
}
