//! OWN-04: an owner who is no longer in the role.

use crate::alignment::fix::Remedy;
use crate::alignment::{Context, Finding, Fix, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::{Leader, RecordRef};
use crate::plan::Ix;

/// An item, objective or strategy whose owner has left the role.
pub static RULE: Rule = Rule {
    code: "OWN-04",
    title: "Owner no longer active",
    severity: Severity::Warning,
    question: "Which active items, objectives and strategies belong to a leader whose last day in the role has \
               passed?",
    why: "The plan says that somebody answers, and nobody does. It comes out when a date is missed and the one to \
          ask has been gone for months.",
    example: "“Public API v2” belongs to Priya Chen, whose last day as director was 31 Mar 2027.",
    fix: "Hand it over: to the successor, or for now to the leader they reported to.",
    accept: "The handover is agreed and has a date.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let graph = context.plan.graph();
    if !context.plan.leaders.iter().any(|(ix, _)| context.has_left(ix)) {
        return;
    }
    let objectives =
        context.pursued_objectives().map(|(ix, _)| (context.objective(ix), graph.objective_owner(ix)));
    let strategies =
        context.pursued_strategies().map(|(ix, _)| (context.strategy(ix), graph.strategy_owner(ix)));
    let items = context.active_items().map(|(ix, _)| (context.item(ix), graph.item_owner(ix)));
    for (on, owner) in objectives.chain(strategies).chain(items) {
        if let Some(owner) = owner.filter(|owner| context.has_left(*owner)) {
            found.push(left(context, on, owner));
        }
    }
}

fn left(context: &Context, on: RecordRef, owner: Ix<Leader>) -> Finding {
    let leaders = &context.plan.leaders;
    let name = &leaders[owner].name;
    let last = leaders[owner].active_to.map(|last| words::when(last).to_string()).unwrap_or_default();
    let message = format!("{name} is accountable, but left the role {last}.");
    // The nearest in the line above who is still there. A circle of reports ends with the count.
    let line =
        std::iter::successors(Some(owner), |at| leaders[*at].reports_to_id.and_then(|id| leaders.ix(id)));
    let heir = line.take(leaders.len() + 1).find(|at| *at != owner && context.is_in_role(*at));
    let fix = heir.map(|heir| Fix {
        label: format!("Hand over to {}, whom {name} reported to", leaders[heir].name),
        remedy: Remedy::Owner { record: on, leader: leaders[heir].id },
    });
    Finding::new(&RULE, on, context.plan.title(on), message).with([context.leader(owner)]).mended_by(fix)
}

fn bad(draft: &mut Draft) {
    let item = draft.item("Public API v2", |_| ());
    let mira = draft.leader("Mira Kaplan", |_| ());
    let priya = draft.leader("Priya Chen", |leader| leader.active_to = "2026-10-31".parse().ok());
    draft.part_of(priya, mira).owns(priya, item);
}

fn good(draft: &mut Draft) {
    let item = draft.item("Public API v2", |_| ());
    let priya = draft.leader("Priya Chen", |leader| leader.active_to = "2027-03-31".parse().ok());
    draft.owns(priya, item);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::{look, mended};
    use crate::model::ItemStatus;
    use crate::testing::date;

    #[test]
    fn hands_over_to_the_line_above() {
        let mut bad = Draft::default();
        let item = bad.item("Public API v2", |_| ());
        let priya = bad.leader("Priya Chen", |l| l.active_to = Some(date("2026-10-31")));
        let gone = bad.leader("Sam Roe", |l| l.active_to = Some(date("2026-Q3")));
        let mira = bad.leader("Mira Kaplan", |_| ());
        bad.part_of(priya, gone).part_of(gone, mira).owns(priya, item);
        let [finding] = mended(&RULE, &bad).try_into().unwrap();
        assert_eq!(finding.record, item);
        assert_eq!(finding.message, "Priya Chen is accountable, but left the role on 31 Oct 2026.");
        assert_eq!(finding.others, [priya]);
        assert_eq!(finding.fix.unwrap().label, "Hand over to Mira Kaplan, whom Priya Chen reported to");
    }

    #[test]
    fn a_circle_of_reports_offers_nobody() {
        let mut bad = Draft::default();
        let item = bad.item("Public API v2", |_| ());
        let priya = bad.leader("Priya Chen", |l| l.active_to = Some(date("2026-10-31")));
        bad.part_of(priya, priya).owns(priya, item);
        assert_eq!(look(&RULE, &bad)[0].fix, None);
    }

    #[test]
    fn the_last_day_still_counts() {
        let mut good = Draft::default();
        let item = good.item("Public API v2", |_| ());
        let done = good.item("Public API", |item| item.status = ItemStatus::Done);
        let priya = good.leader("Priya Chen", |l| l.active_to = Some(date("2026-11-22")));
        let gone = good.leader("Sam Roe", |l| l.active_to = Some(date("2026-Q3")));
        good.owns(priya, item).owns(gone, done);
        assert_eq!(look(&RULE, &good), []);
    }
}
