//! TIME-08: an objective whose period is over while work goes on.

use crate::alignment::{Context, Finding, Rule, Severity, words};
use crate::draft::Draft;

/// A pursued objective whose period has ended and that active items still serve.
pub static RULE: Rule = Rule {
    code: "TIME-08",
    title: "Objective's period is over",
    severity: Severity::Warning,
    question: "Which objectives that are not archived ended before today while active items serve them or an \
               objective below? Those that nobody works on any more are left to ALIGN-02.",
    why: "Its result is what it is by now. Work that goes on for it is either late or for something else, and in \
          both cases nobody has decided it.",
    example: "“Win the mid-market” ended in Q3 2026, and four items in progress still serve it.",
    fix: "Score it and archive it; link the work that goes on to an objective of the present period, or let the \
          objective run on by giving it a new end.",
    accept: "It is being scored these days.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    for (ix, objective) in context.pursued_objectives() {
        let Some(end) = objective.end.filter(|end| end.last_day() < context.today) else { continue };
        let message = match context.work(ix) {
            0 => continue,
            1 => format!("Its period ended {}, and an active item still serves it.", words::when(end)),
            n => format!("Its period ended {}, and {n} active items still serve it.", words::when(end)),
        };
        found.push(Finding::new(&RULE, context.objective(ix), &objective.title, message));
    }
}

fn bad(draft: &mut Draft) {
    let objective = draft.objective("Win the mid-market", |objective| objective.end = "2026-Q3".parse().ok());
    let item = draft.item("In-app upgrades", |_| ());
    draft.serves(item, objective);
}

fn good(draft: &mut Draft) {
    let objective = draft.objective("Win the mid-market", |objective| objective.end = "2026-Q4".parse().ok());
    let item = draft.item("In-app upgrades", |_| ());
    draft.serves(item, objective);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::look;

    #[test]
    fn says_how_much_goes_on() {
        let mut draft = Draft::default();
        let old = draft.objective("Win", |o| o.end = "2026-10-31".parse().ok());
        for title in ["A", "B"] {
            let item = draft.item(title, |_| ());
            draft.serves(item, old);
        }
        draft.objective("Nobody's", |o| o.end = "2026-10-31".parse().ok());
        let [finding] = look(&RULE, &draft).try_into().unwrap();
        assert_eq!(finding.message, "Its period ended on 31 Oct 2026, and 2 active items still serve it.");
    }
}
