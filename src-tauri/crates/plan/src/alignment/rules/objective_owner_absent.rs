//! OWN-03: an objective whose owner has no hand in the work.

use crate::alignment::{Context, Finding, Rule, Severity};
use crate::draft::Draft;
use crate::model::Leader;
use crate::plan::Ix;

/// An objective whose owner owns none of its work, nor does anybody who reports to them.
pub static RULE: Rule = Rule {
    code: "OWN-03",
    title: "Objective's owner has no hand in the work",
    severity: Severity::Note,
    question: "Of which objectives does the accountable leader own none of the active items that serve it or an \
               objective below, and neither does anybody who reports to that leader, directly or through others?",
    why: "Whoever answers for the result cannot decide about the work: every trade-off goes through somebody else's \
          priorities. Sometimes that is meant; mostly nobody has looked.",
    example: "Dana Osei answers for “Cut onboarding to a day”; its five items belong to people who report to others.",
    fix: "Hand the objective to the leader of those who do the work, or a piece of the work to the owner's people.",
    accept: "The objective crosses the whole organisation on purpose, and its owner has the power to decide.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let (plan, graph) = (context.plan, context.plan.graph());
    if !context.pursued_objectives().any(|(ix, _)| graph.objective_owner(ix).is_some()) {
        return;
    }
    let lines: Vec<Vec<Ix<Leader>>> = plan.leaders.iter().map(|(ix, _)| line(context, ix)).collect();
    let mut has_hand = vec![false; plan.objectives.len()];
    for (item, _) in context.active_items() {
        let Some(owner) = graph.item_owner(item) else { continue };
        for served in context.served(item) {
            let mut at = Some(served.objective);
            while let Some(objective) = at {
                has_hand[objective.get()] |=
                    graph.objective_owner(objective).is_some_and(|one| lines[owner.get()].contains(&one));
                at = context.above(objective);
            }
        }
    }
    for (ix, objective) in context.pursued_objectives() {
        let work = context.work(ix);
        let Some(owner) = graph.objective_owner(ix).filter(|_| work > 0 && !has_hand[ix.get()]) else {
            continue;
        };
        let which = if work == 1 {
            "the active item that serves it".to_owned()
        } else {
            format!("any of the {work} active items that serve it")
        };
        let name = &plan.leaders[owner].name;
        let message =
            format!("Neither {name}, who is accountable, nor anybody who reports to {name} owns {which}.");
        let finding = Finding::new(&RULE, context.objective(ix), &objective.title, message);
        found.push(finding.with([context.leader(owner)]));
    }
}

/// A leader and all above, up to the top or to where a circle closes.
fn line(context: &Context, from: Ix<Leader>) -> Vec<Ix<Leader>> {
    let leaders = &context.plan.leaders;
    let mut line = vec![from];
    let mut at = from;
    while let Some(above) = leaders[at].reports_to_id.and_then(|id| leaders.ix(id)) {
        if line.contains(&above) {
            break;
        }
        line.push(above);
        at = above;
    }
    line
}

fn example(draft: &mut Draft, reports_to_owner: bool) {
    let objective = draft.objective("Cut onboarding to a day", |_| ());
    let item = draft.item("Guided first value", |_| ());
    let (dana, mira) = (draft.leader("Dana Osei", |_| ()), draft.leader("Mira Kaplan", |_| ()));
    let lena = draft.leader("Lena Novak", |_| ());
    draft.part_of(lena, if reports_to_owner { dana } else { mira });
    draft.serves(item, objective).owns(dana, objective).owns(lena, item);
}

fn bad(draft: &mut Draft) {
    example(draft, false);
}

fn good(draft: &mut Draft) {
    example(draft, true);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::look;

    #[test]
    fn work_below_counts_and_unowned_work_is_nobodys_hand() {
        let mut draft = Draft::default();
        example(&mut draft, false);
        let [finding] = look(&RULE, &draft).try_into().unwrap();
        assert_eq!(
            finding.message,
            "Neither Dana Osei, who is accountable, nor anybody who reports to Dana Osei owns the active item that \
             serves it."
        );
        let dana = finding.others[0];
        let below = draft.objective("Cut it for teams", |_| ());
        let item = draft.item("Team tours", |_| ());
        draft.part_of(below, finding.record).serves(item, below);
        assert!(look(&RULE, &draft)[0].message.ends_with("owns any of the 2 active items that serve it."));
        draft.owns(dana, item);
        assert_eq!(look(&RULE, &draft), []);
    }
}
