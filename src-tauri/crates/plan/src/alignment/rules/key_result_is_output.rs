//! KR-03: a key result that is something to do.

use crate::alignment::{Context, Finding, Rule, Severity};
use crate::draft::Draft;
use crate::model::{RecordKind, RecordRef};

/// Verbs with which a deed begins and an outcome does not. Words that are nouns as well, such as “release” or
/// “design”, are left out: “Release frequency” is an outcome.
const DEEDS: &[&str] = &[
    "launch",
    "ship",
    "deliver",
    "build",
    "rebuild",
    "implement",
    "develop",
    "create",
    "publish",
    "migrate",
    "introduce",
    "complete",
    "finish",
    "deploy",
    "redesign",
    "roll",
    "set",
    "hire",
    "run",
    "write",
    "draft",
];

/// A key result phrased as output.
pub static RULE: Rule = Rule {
    code: "KR-03",
    title: "Key result is something to do",
    severity: Severity::Note,
    question: "Which key results of objectives that are not archived begin with a deed: launch, ship, deliver, build, \
               implement, migrate, publish and the like?",
    why: "A deed can be done without anything being better for it. A key result says what is better, so that the \
          deed can be changed when it does not help.",
    example: "“Launch the partner portal” is a key result of “Open the platform”.",
    fix: "Ask what would be different if it worked, and measure that. Keep the deed as an item that serves the \
          objective.",
    accept: "It is a matter of yes or no that somebody outside demands, such as a certificate.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let plan = context.plan;
    for (ix, _) in context.pursued_objectives() {
        for key_result in plan.graph().key_results_of(ix).iter().map(|kr| &plan.key_results[*kr]) {
            let mut words = key_result.title.split_whitespace();
            let Some(first) = words.next().filter(|_| words.next().is_some()) else { continue };
            if !DEEDS.iter().any(|deed| first.eq_ignore_ascii_case(deed)) {
                continue;
            }
            let message =
                format!("Begins with “{first}”: that is something to do, not something that is better.");
            let at = RecordRef::new(RecordKind::KeyResult, key_result.id);
            found.push(Finding::new(&RULE, at, &key_result.title, message).with([context.objective(ix)]));
        }
    }
}

fn bad(draft: &mut Draft) {
    let objective = draft.objective("Open the platform", |_| ());
    draft.key_result(objective, "Launch the partner portal", |_| ());
}

fn good(draft: &mut Draft) {
    let objective = draft.objective("Open the platform", |_| ());
    draft.key_result(objective, "Deals that a partner brought", |_| ());
    draft.key_result(objective, "Release frequency", |_| ());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::look;

    #[test]
    fn only_a_deed_at_the_beginning_counts() {
        let mut draft = Draft::default();
        let objective = draft.objective("Open the platform", |_| ());
        for title in ["Time to build an integration", "launching soon", "Launch", "SHIP it to 20 partners"] {
            draft.key_result(objective, title, |_| ());
        }
        let told: Vec<String> = look(&RULE, &draft).into_iter().map(|f| f.title).collect();
        assert_eq!(told, ["SHIP it to 20 partners"]);
    }
}
