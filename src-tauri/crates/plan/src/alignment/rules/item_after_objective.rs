//! TIME-01: an item that ends after the period of an objective it serves.

use crate::alignment::{Context, Finding, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::{Objective, RecordKind};
use crate::plan::Ix;

/// An active item that comes too late for an objective.
pub static RULE: Rule = Rule {
    code: "TIME-01",
    title: "Item ends after its objective's period",
    severity: Severity::Warning,
    question: "Which active items end, as precisely as is known, after the last day of an objective they serve? An \
               item that ends some time in 2027 is not late for Q2 2027. A part that serves an objective only \
               through a dated whole is left to the whole.",
    why: "Work that is finished after the period cannot move that period's key results. It will be counted on, and \
          it will not count.",
    example: "“In-app upgrades” ends on 9 Apr 2027; “Win the mid-market”, which it serves, ends in Q1 2027.",
    fix: "Bring the work forward, cut it to what fits, or link it to the objective of the period in which it ends.",
    accept: "An early part of it counts already, or the objective goes on in the next period under another name.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let plan = context.plan;
    for (ix, item) in context.active_items() {
        let Some(ends) = item.end.or(item.start) else { continue };
        let is_over = |objective: Ix<Objective>| {
            plan.objectives[objective].end.is_some_and(|over| over.last_day() < ends.first_day())
        };
        if !context.served(ix).any(|served| is_over(served.objective)) {
            continue;
        }
        let whole = plan.graph().item_parent(ix).filter(|_| !context.is_part_of_itself(ix));
        let has_dated_whole =
            whole.is_some_and(|whole| plan.items[whole].is_active() && plan.items[whole].end.is_some());
        if has_dated_whole && context.inherits(ix) {
            continue;
        }
        let late: Vec<Ix<Objective>> =
            context.served(ix).map(|served| served.objective).filter(|one| is_over(*one)).collect();
        let named = |one: Ix<Objective>| {
            let objective = &plan.objectives[one];
            let title = words::quoted(&objective.title, RecordKind::Objective);
            objective.end.map_or(title.to_string(), |end| format!("{title} ({})", end.label()))
        };
        let message = format!(
            "{} {}, after the period of {}.",
            if item.end.is_some() { "Ends" } else { "Starts" },
            words::when(ends),
            words::first_of(&late, named)
        );
        let others = late.iter().map(|one| context.objective(*one));
        found.push(Finding::new(&RULE, context.item(ix), &item.title, message).with(others));
    }
}

fn bad(draft: &mut Draft) {
    let objective = draft.objective("Win the mid-market", |objective| objective.end = "2027-Q1".parse().ok());
    let item = draft.dated("In-app upgrades", "2026-12", "2027-04-09");
    draft.serves(item, objective);
}

fn good(draft: &mut Draft) {
    let objective = draft.objective("Win the mid-market", |objective| objective.end = "2027-Q1".parse().ok());
    let item = draft.dated("In-app upgrades", "2026-12", "2027-03-26");
    draft.serves(item, objective);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::look;
    use crate::model::RecordRef;
    use crate::testing::date;

    fn draft(end: &str) -> (Draft, RecordRef, RecordRef) {
        let mut draft = Draft::default();
        let objective = draft.objective("Win the mid-market", |o| o.end = Some(date("2027-Q1")));
        let item = draft.dated("In-app upgrades", "2026-12", end);
        draft.serves(item, objective);
        (draft, item, objective)
    }

    #[test]
    fn names_an_item_that_comes_too_late() {
        let (bad, item, objective) = draft("2027-04-09");
        let [finding] = look(&RULE, &bad).try_into().unwrap();
        assert_eq!(finding.record, item);
        assert_eq!(
            finding.message,
            "Ends on 9 Apr 2027, after the period of “Win the mid-market” (Q1 2027)."
        );
        assert_eq!(finding.others, [objective]);
    }

    #[test]
    fn silent_where_it_may_be_in_time() {
        for end in ["2027-03-31", "2027-Q1", "2027-H1", "2027"] {
            assert_eq!(look(&RULE, &draft(end).0), [], "{end}");
        }
    }

    #[test]
    fn a_part_is_left_to_the_dated_whole() {
        let (mut bad, whole, _) = draft("2027-Q2");
        let part = bad.dated("Upsell mails", "2027-04", "2027-05");
        bad.part_of(part, whole);
        assert_eq!(look(&RULE, &bad).iter().map(|f| f.record).collect::<Vec<_>>(), [whole]);
        bad.set(whole, "end", serde_json::Value::Null);
        assert_eq!(look(&RULE, &bad).iter().map(|f| f.record).collect::<Vec<_>>(), [part]);
    }
}
