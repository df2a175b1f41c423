//! DEC-03: work that goes on although it was decided against.

use crate::alignment::fix::Remedy;
use crate::alignment::{Context, Finding, Fix, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::{Decision, DecisionOutcome, Item, ItemStatus, PlanDate, RecordKind, RecordRef};
use crate::plan::Ix;

/// An active item whose latest decision is no.
pub static RULE: Rule = Rule {
    code: "DEC-03",
    title: "Goes on although decided against",
    severity: Severity::Warning,
    question: "About which active items did the latest decision say no? Of several on one day the last one entered \
               counts, and one without a day comes before all others.",
    why: "Somebody was told no, and the work goes on: either the no is not true any more and should be said, or \
          people spend months on what was given up.",
    example: "“Loyalty points” was decided against on 1 Sep 2026 and is in progress.",
    fix: "Drop the item, or enter the decision that brought it back.",
    accept: "What was begun is being brought to a clean end on purpose.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let plan = context.plan;
    let mut latest: Vec<(Ix<Item>, &Decision)> = plan
        .decisions
        .rows()
        .iter()
        .filter_map(|decision| Some((plan.items.ix(decision.item_id?)?, decision)))
        .collect();
    latest.sort_by_key(|(item, decision)| (*item, decision.decided.map(PlanDate::last_day), decision.id));
    for same in latest.chunk_by(|a, b| a.0 == b.0) {
        let Some((ix, decision)) = same.last().copied() else { continue };
        let item = &plan.items[ix];
        if decision.outcome != DecisionOutcome::No || !item.is_active() {
            continue;
        }
        let when = decision.decided.map(|day| format!(" {}", words::when(day))).unwrap_or_default();
        let status = item.status.label().to_lowercase();
        let message = format!("Was decided against{when} and is {status}.");
        let at = context.item(ix);
        let fix = Fix {
            label: format!("Drop {}", words::item(plan, ix)),
            remedy: Remedy::set(at, "status", ItemStatus::Dropped.as_str()),
        };
        let others = [RecordRef::new(RecordKind::Decision, decision.id)];
        found.push(Finding::new(&RULE, at, &item.title, message).with(others).mended_by(Some(fix)));
    }
}

fn decide(draft: &mut Draft, on: RecordRef, outcome: DecisionOutcome, day: &str) {
    draft.add(Decision {
        title: "Loyalty points".to_owned(),
        item_id: Some(on.id),
        outcome,
        reason: "Retail is not where we play.".to_owned(),
        decided: day.parse().ok(),
        ..Decision::default()
    });
}

fn bad(draft: &mut Draft) {
    let item = draft.item("Loyalty points", |item| item.status = ItemStatus::InProgress);
    decide(draft, item, DecisionOutcome::Yes, "2026-03-02");
    decide(draft, item, DecisionOutcome::No, "2026-09-01");
}

fn good(draft: &mut Draft) {
    let item = draft.item("Loyalty points", |item| item.status = ItemStatus::InProgress);
    decide(draft, item, DecisionOutcome::No, "2026-03-02");
    decide(draft, item, DecisionOutcome::Yes, "2026-09-01");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::mended;

    #[test]
    fn the_latest_word_counts_and_dropping_it_mends_it() {
        let mut draft = Draft::default();
        bad(&mut draft);
        let [finding] = mended(&RULE, &draft).try_into().unwrap();
        assert_eq!(finding.message, "Was decided against on 1 Sep 2026 and is in progress.");
        assert_eq!(finding.fix.unwrap().label, "Drop “Loyalty points”");
    }
}
