//! ALIGN-06: a strategy that serves no objective.

use crate::alignment::context::Standing;
use crate::alignment::{Context, Finding, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::RecordKind;
use crate::plan::Served;

/// A strategy that is pursued and serves no objective that is.
pub static RULE: Rule = Rule {
    code: "ALIGN-06",
    title: "Strategy serves no objective",
    severity: Severity::Warning,
    question: "Which strategies that are not archived serve no objective, or archived ones only?",
    why: "A strategy is how we mean to reach an objective. One that serves none is a theme people like, and all the \
          work under it looks aligned without being so.",
    example: "“Mobile for field crews” gathers six items and is linked to no objective.",
    fix: "Link the strategy to the objective it is meant to reach; every item under it is then aligned. Or archive it.",
    accept: "It stands for work that must go on whatever the objectives are, such as keeping the service running.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let plan = context.plan;
    for (ix, strategy) in context.pursued_strategies() {
        let standing = context.strategy_standing(ix);
        if standing == Standing::Aligned {
            continue;
        }
        let served = plan.reach().of_strategy(ix);
        let mut message = if standing == Standing::Nothing {
            "Serves no objective".to_owned()
        } else {
            let named = |s: Served| words::quoted(&plan.objectives[s.objective].title, RecordKind::Objective);
            let be = if served.len() == 1 { "is" } else { "are" };
            format!("Serves only {}, which {be} archived", words::first_of(served, named))
        };
        let mut items: Vec<_> = plan.graph().strategy_items(ix).iter().map(|edge| edge.to).collect();
        items.retain(|item| plan.items[*item].is_active());
        items.sort_unstable();
        items.dedup();
        match items.len() {
            0 => message.push('.'),
            1 => message.push_str("; one active item belongs to it."),
            n => message.push_str(&format!("; {n} active items belong to it.")),
        }
        let others = served
            .iter()
            .map(|s| context.objective(s.objective))
            .chain(items.iter().map(|item| context.item(*item)));
        found.push(Finding::new(&RULE, context.strategy(ix), &strategy.title, message).with(others));
    }
}

fn bad(draft: &mut Draft) {
    let strategy = draft.strategy("Mobile for field crews", |_| ());
    let item = draft.item("Fleet map", |_| ());
    draft.serves(item, strategy);
}

fn good(draft: &mut Draft) {
    let strategy = draft.strategy("Mobile for field crews", |_| ());
    let objective = draft.objective("Win the mid-market", |_| ());
    draft.serves(strategy, objective);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::look;
    use crate::model::ItemStatus;

    #[test]
    fn names_a_strategy_without_an_objective() {
        let mut bad = Draft::default();
        let strategy = bad.strategy("Mobile for field crews", |_| ());
        let item = bad.item("Fleet map", |_| ());
        let done = bad.item("Old map", |item| item.status = ItemStatus::Done);
        bad.serves(item, strategy).serves(done, strategy);
        let [finding] = look(&RULE, &bad).try_into().unwrap();
        assert_eq!(finding.record, strategy);
        assert_eq!(finding.message, "Serves no objective; one active item belongs to it.");
        assert_eq!(finding.others, [item]);
    }

    #[test]
    fn an_archived_objective_is_none() {
        let mut bad = Draft::default();
        let strategy = bad.strategy("Retail", |_| ());
        let objective = bad.objective("Grow in retail", |o| o.archived = true);
        bad.serves(strategy, objective);
        let [finding] = look(&RULE, &bad).try_into().unwrap();
        assert_eq!(finding.message, "Serves only “Grow in retail”, which is archived.");
    }

    #[test]
    fn silent_where_it_serves_one_or_is_archived_itself() {
        let mut good = Draft::default();
        let strategy = good.strategy("Self-serve growth", |_| ());
        let objective = good.objective("Win the mid-market", |_| ());
        good.serves(strategy, objective).strategy("Past", |s| s.archived = true);
        assert_eq!(look(&RULE, &good), []);
    }
}
