//! MIX-03: a bet on a later horizon without work, while all work goes into the core.

use crate::alignment::{Context, Finding, Rule, Severity};
use crate::draft::Draft;
use crate::model::{Horizon, Strategy};
use crate::plan::Ix;

/// A strategy of horizon 2 or 3 where no work at all goes beyond horizon 1.
pub static RULE: Rule = Rule {
    code: "MIX-03",
    title: "All work goes into the core",
    severity: Severity::Note,
    question: "Where strategies say their horizon: is there no active item that belongs to one of horizon 2 or 3? \
               Every strategy of horizon 1 with active work is named.",
    why: "The horizons run at the same time (Baghai, Coley, White). Where all work defends what there is, next \
          year's growth is nobody's job, and nobody decided that.",
    example: "All 30 active items belong to strategies of horizon 1.",
    fix: "Give one bet of horizon 2 or 3 at least an experiment and an owner, or say that the year is for the core.",
    accept: "The year is for the core, and the board knows it.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let plan = context.plan;
    let work = |ix: Ix<Strategy>| {
        let mut items: Vec<_> = plan.graph().strategy_items(ix).iter().map(|edge| edge.to).collect();
        items.retain(|item| plan.items[*item].is_active());
        items.sort_unstable();
        items.dedup();
        items.len()
    };
    let mut core = Vec::new();
    for (ix, strategy) in context.pursued_strategies() {
        match (strategy.horizon, work(ix)) {
            (None, _) | (_, 0) => {}
            (Some(Horizon::H1), count) => core.push((ix, strategy, count)),
            (Some(Horizon::H2 | Horizon::H3), _) => return,
        }
    }
    for (ix, strategy, count) in core {
        let has = if count == 1 { "one active item".to_owned() } else { format!("{count} active items") };
        let message =
            format!("Has {has} and is of horizon 1, as is all other work: nothing goes beyond the core.");
        found.push(Finding::new(&RULE, context.strategy(ix), &strategy.title, message));
    }
}

fn example(draft: &mut Draft, horizon: Horizon) {
    for (title, horizon) in [("Self-serve growth", Horizon::H1), ("Open ecosystem", horizon)] {
        let strategy = draft.strategy(title, |strategy| strategy.horizon = Some(horizon));
        let item = draft.item(&format!("Work for “{title}”"), |_| ());
        draft.serves(item, strategy);
    }
}

fn bad(draft: &mut Draft) {
    example(draft, Horizon::H1);
}

fn good(draft: &mut Draft) {
    example(draft, Horizon::H3);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::look;

    #[test]
    fn a_bet_without_work_is_none_and_unsaid_horizons_are_not_judged() {
        let mut draft = Draft::default();
        bad(&mut draft);
        draft.strategy("Moonshot", |strategy| strategy.horizon = Some(Horizon::H3));
        assert_eq!(look(&RULE, &draft).len(), 2);
        let mut unsaid = Draft::default();
        let strategy = unsaid.strategy("Anything", |_| ());
        let item = unsaid.item("Work", |_| ());
        unsaid.serves(item, strategy);
        assert_eq!(look(&RULE, &unsaid), []);
    }
}
