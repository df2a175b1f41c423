//! ALIGN-02: an objective that nobody works on.

use chrono::NaiveDate;

use crate::alignment::fix::Remedy;
use crate::alignment::{Context, Finding, Fix, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::{Item, ItemStatus, Objective, RecordKind, Strategy};
use crate::plan::{Edge, Ix, Plan};

/// An objective with no active item below it.
pub static RULE: Rule = Rule {
    code: "ALIGN-02",
    title: "Objective nobody works on",
    severity: Severity::Error,
    question: "Which objectives that are not archived does no active item serve, neither directly nor through a \
               strategy or an objective below? A warning where the objective's period has not begun, a note where \
               it is over.",
    why: "An objective without work is a promise to the board that the roadmap does not keep. Either the plan or the \
          promise is wrong, and it is better to say which before somebody else does.",
    example: "“Be trusted by regulated industries” runs from January to June; every item that served it was dropped.",
    fix: "Link the work that is meant to reach it, plan some, or archive the objective and say so.",
    accept: "The work is done outside this plan, for instance by another department.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    // Finished and dropped items are only looked for once an objective without work turns up.
    let mut past: Option<Vec<Vec<Ix<Item>>>> = None;
    for (ix, objective) in context.pursued_objectives().filter(|(ix, _)| context.work(*ix) == 0) {
        let items = &past.get_or_insert_with(|| past_work(context.plan))[ix.get()];
        let strategies = context.plan.graph().objective_strategies(ix);
        let (severity, period) = period(objective, context.today);
        let message = format!("{}{period}", what(context.plan, items, strategies));
        let fix = (severity == Severity::Note).then(|| Fix {
            label: format!("Archive {}", words::quoted(&objective.title, RecordKind::Objective)),
            remedy: Remedy::set(context.objective(ix), "archived", true),
        });
        let others = strategies
            .iter()
            .map(|edge| context.strategy(edge.to))
            .chain(items.iter().map(|item| context.item(*item)));
        let finding = Finding::new(&RULE, context.objective(ix), &objective.title, message).with(others);
        found.push(Finding { severity, fix, ..finding });
    }
}

/// For each objective the items that serve it and are finished or dropped.
fn past_work(plan: &Plan) -> Vec<Vec<Ix<Item>>> {
    let mut past = vec![Vec::new(); plan.objectives.len()];
    for (ix, _) in plan.items.iter().filter(|(_, item)| !item.is_active()) {
        for served in plan.reach().of_item(ix) {
            past[served.objective.get()].push(ix);
        }
    }
    past
}

/// How bad it is, and why, by where the objective's period stands to today.
fn period(objective: &Objective, today: NaiveDate) -> (Severity, String) {
    match (objective.start, objective.end) {
        (_, Some(end)) if end.last_day() < today => {
            (Severity::Note, format!(" Its period ended {}.", words::when(end)))
        }
        (Some(start), _) if start.first_day() > today => {
            (Severity::Warning, format!(" Its period begins {}.", words::when(start)))
        }
        (_, Some(end)) => (Severity::Error, format!(" Its period ends {}.", words::when(end))),
        _ => (Severity::Error, String::new()),
    }
}

fn what(plan: &Plan, items: &[Ix<Item>], strategies: &[Edge<Strategy>]) -> String {
    let named = |edge: Edge<Strategy>| words::quoted(&plan.strategies[edge.to].title, RecordKind::Strategy);
    match (items, strategies) {
        ([], []) => "No strategy and no item serves it.".to_owned(),
        ([], [one]) => format!("{} serves it, but no item carries that out.", named(*one)),
        ([], all) => format!("{} serve it, but no item carries that out.", words::first_of(all, named)),
        ([one], _) => {
            let status = plan.items[*one].status.label().to_lowercase();
            format!("The only item that served it, {}, is {status}.", words::item(plan, *one))
        }
        ([_, _], _) => "Both items that served it are finished or dropped.".to_owned(),
        (all, _) => format!("All {} items that served it are finished or dropped.", all.len()),
    }
}

fn bad(draft: &mut Draft) {
    let objective = draft.objective("Be trusted by regulated industries", |_| ());
    let item = draft.item("Customer-held keys", |item| item.status = ItemStatus::Dropped);
    draft.serves(item, objective);
}

fn good(draft: &mut Draft) {
    let objective = draft.objective("Be trusted by regulated industries", |_| ());
    let item = draft.item("Customer-held keys", |_| ());
    draft.serves(item, objective);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::{look, mended};
    use crate::testing::date;

    fn until(end: &str) -> Draft {
        let mut bad = Draft::default();
        bad.objective("Be trusted", |o| (o.start, o.end) = (Some(date("2026-Q3")), Some(date(end))));
        bad
    }

    #[test]
    fn names_an_objective_nobody_serves() {
        let [finding] = look(&RULE, &until("2026-Q4")).try_into().unwrap();
        assert_eq!(finding.severity, Severity::Error);
        assert_eq!(finding.message, "No strategy and no item serves it. Its period ends in Q4 2026.");
        assert_eq!(finding.fix, None);
    }

    #[test]
    fn dropped_work_is_no_work() {
        let mut bad = Draft::default();
        let objective = bad.objective("Be trusted", |_| ());
        let item = bad.item("Customer-held keys", |item| item.status = ItemStatus::Dropped);
        bad.serves(item, objective);
        let [finding] = look(&RULE, &bad).try_into().unwrap();
        assert_eq!(finding.message, "The only item that served it, “Customer-held keys”, is dropped.");
        assert_eq!(finding.others, [item]);
    }

    #[test]
    fn a_strategy_without_items_is_no_work() {
        let mut bad = Draft::default();
        let objective = bad.objective("Be trusted", |_| ());
        let strategy = bad.strategy("Compliance by default", |_| ());
        bad.serves(strategy, objective);
        let [finding] = look(&RULE, &bad).try_into().unwrap();
        assert_eq!(finding.message, "“Compliance by default” serves it, but no item carries that out.");
    }

    #[test]
    fn one_that_is_over_is_a_note_and_can_be_archived() {
        let [finding] = mended(&RULE, &until("2026-10-31")).try_into().unwrap();
        assert_eq!(finding.severity, Severity::Note);
        assert_eq!(finding.message, "No strategy and no item serves it. Its period ended on 31 Oct 2026.");
    }

    #[test]
    fn work_below_counts_above() {
        let mut good = Draft::default();
        let (company, team) = (good.objective("Win", |_| ()), good.objective("Win more", |_| ()));
        let item = good.item("Billing", |_| ());
        good.part_of(team, company).serves(item, team);
        let archived = good.objective("Old", |o| o.archived = true);
        let _ = archived;
        assert_eq!(look(&RULE, &good), []);
    }
}
