//! ALIGN-03: links to an objective that say nothing about why.

use crate::alignment::{Context, Finding, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::{Link, RecordRef};
use crate::plan::Ix;

/// An objective with links whose rationale is empty.
pub static RULE: Rule = Rule {
    code: "ALIGN-03",
    title: "Nothing says why it serves",
    severity: Severity::Note,
    question: "Which objectives that are not archived are served by strategies or active items, linked to them \
               directly, whose link has no rationale? Each objective is named once. Links from items to strategies \
               need none: the strategy says why.",
    why: "A link is a claim that the work moves the objective. Without its reason nobody can question it, and after \
          the next change of plan nobody remembers it.",
    example: "“Win the mid-market” is served by “In-app upgrades”, and nothing says how.",
    fix: "Write one sentence on the link: what it moves, and how we would notice.",
    accept: "The link explains itself, as where the item carries the objective's own name.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let (plan, graph) = (context.plan, context.plan.graph());
    let is_silent = |link: Ix<Link>| plan.links[link].rationale.trim().is_empty();
    for (ix, objective) in context.pursued_objectives() {
        let strategies =
            graph.objective_strategies(ix).iter().filter(|edge| !plan.strategies[edge.to].archived);
        let items = graph.objective_items(ix).iter().filter(|edge| plan.items[edge.to].is_active());
        let mut all = 0;
        let mut silent: Vec<RecordRef> = Vec::new();
        for (from, link) in strategies
            .map(|edge| (context.strategy(edge.to), edge.link))
            .chain(items.map(|edge| (context.item(edge.to), edge.link)))
        {
            all += 1;
            if is_silent(link) {
                silent.push(from);
            }
        }
        if silent.is_empty() {
            continue;
        }
        let named = words::first_of(&silent, |at: RecordRef| words::quoted(plan.title(at), at.kind));
        let message = match (silent.len(), all) {
            (1, 1) => format!("{named} serves it, and nothing says why."),
            (n, all) if n == all => format!("{named} serve it, and nothing says why."),
            (n, all) => format!("Of {all} links to it {n} say nothing about why: {named}."),
        };
        found.push(Finding::new(&RULE, context.objective(ix), &objective.title, message).with(silent));
    }
}

fn bad(draft: &mut Draft) {
    let objective = draft.objective("Win the mid-market", |_| ());
    let item = draft.item("In-app upgrades", |_| ());
    draft.serves(item, objective);
}

fn good(draft: &mut Draft) {
    let objective = draft.objective("Win the mid-market", |_| ());
    let item = draft.item("In-app upgrades", |_| ());
    draft.serves_because(item, objective, "Teams that outgrow the free plan upgrade without a call.");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::look;

    #[test]
    fn an_objective_is_named_once_for_all_its_silent_links() {
        let mut bad = Draft::default();
        let objective = bad.objective("Win", |_| ());
        let all: Vec<_> = ["A", "B", "C"].iter().map(|title| bad.item(title, |_| ())).collect();
        let grow = bad.strategy("Grow", |_| ());
        bad.serves(all[0], objective).serves(all[1], objective).serves(all[2], grow);
        bad.serves_because(grow, objective, "It is how we win.");
        let [finding] = look(&RULE, &bad).try_into().unwrap();
        assert_eq!(finding.record, objective);
        assert_eq!(finding.message, "Of 3 links to it 2 say nothing about why: “A” and “B”.");
        assert_eq!(finding.others, all[..2]);
    }

    #[test]
    fn finished_work_and_archived_objectives_owe_no_reason() {
        let mut good = Draft::default();
        let objective = good.objective("Win", |_| ());
        let archived = good.objective("Retail", |o| o.archived = true);
        let done = good.item("Old", |item| item.status = crate::model::ItemStatus::Done);
        let item = good.item("New", |_| ());
        good.serves(done, objective).serves(item, archived);
        assert_eq!(look(&RULE, &good), []);
    }
}
