//! MIX-01: an objective that gets much more or less effort than its weight.

use crate::alignment::rule::Limit;
use crate::alignment::{Context, Finding, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::{RecordKind, RecordRef};

/// An objective whose share of effort is far from its share of weight.
pub static RULE: Rule = Rule {
    code: "MIX-01",
    title: "Effort far from weight",
    severity: Severity::Warning,
    question: "Which objectives get a share of the planned effort that differs by more than 10 points from their \
               share of the weights, both among the objectives beside them? Objectives that nobody works on are left \
               to ALIGN-02.",
    why: "Weights are what you said matters; effort is what you do. A gap between them is the most honest sentence \
          about a strategy, and better said by you than by the board.",
    example: "“Open the platform” weighs 10% and gets 26% of the effort.",
    fix: "Move work, or change the weight and tell people that priorities have changed.",
    accept: "It comes first in time on purpose, and the share evens out over the year.",
    limit: Some(Limit { label: "Points of difference", usual: 10.0, least: 1.0, most: 100.0 }),
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let most = context.limit(&RULE);
    for row in context.shares() {
        let (Some(effort), Some(weight), Some(difference)) =
            (row.effort.value, row.weight.value, row.difference)
        else {
            continue;
        };
        // A hair over the limit is the noise of adding up, not a difference.
        if row.items == 0 || difference.abs() * 100.0 <= most + 1e-9 {
            continue;
        }
        let points = (difference.abs() * 100.0).round();
        let message = format!(
            "Gets {} of the effort and weighs {}: {points} points {}.",
            words::percent(effort),
            words::percent(weight),
            if difference > 0.0 { "more than its weight" } else { "less than its weight" }
        );
        let at = RecordRef::new(RecordKind::Objective, row.objective);
        found.push(Finding::new(&RULE, at, &row.title, message));
    }
}

fn example(draft: &mut Draft, efforts: [f64; 2]) {
    for ((title, weight), effort) in
        [("Win the mid-market", 3.0), ("Open the platform", 1.0)].into_iter().zip(efforts)
    {
        let objective = draft.objective(title, |objective| objective.weight = Some(weight));
        let item = draft.item(&format!("Work for “{title}”"), |item| item.effort = Some(effort));
        draft.serves(item, objective);
    }
}

fn bad(draft: &mut Draft) {
    example(draft, [5.0, 5.0]);
}

fn good(draft: &mut Draft) {
    example(draft, [7.0, 3.0]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::look;

    #[test]
    fn both_sides_of_a_gap_are_told() {
        let mut draft = Draft::default();
        bad(&mut draft);
        let told: Vec<String> = look(&RULE, &draft).into_iter().map(|f| f.message).collect();
        let expected = [
            "Gets 50% of the effort and weighs 75%: 25 points less than its weight.",
            "Gets 50% of the effort and weighs 25%: 25 points more than its weight.",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn without_weights_there_is_nothing_to_differ_from() {
        let mut draft = Draft::default();
        let objective = draft.objective("Win", |_| ());
        let item = draft.item("Work", |item| item.effort = Some(3.0));
        draft.serves(item, objective);
        assert_eq!(look(&RULE, &draft), []);
    }
}
