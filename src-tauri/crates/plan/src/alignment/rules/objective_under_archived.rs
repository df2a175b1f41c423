//! ALIGN-08: an objective below one that is archived.

use crate::alignment::fix::Remedy;
use crate::alignment::{Context, Finding, Fix, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::RecordKind;

/// A pursued objective whose parent is archived.
pub static RULE: Rule = Rule {
    code: "ALIGN-08",
    title: "Objective below an archived one",
    severity: Severity::Warning,
    question: "Which objectives that are not archived lie directly below one that is?",
    why: "A team's objective is there for the sake of the one above. Where that was given up, the team goes on \
          working for a goal the company no longer has.",
    example: "“Double repeat orders” lies below “Grow in retail”, which was archived in March.",
    fix: "Put it below the objective it now serves, or archive it as well.",
    accept: "It is being brought to a clean end on purpose.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let plan = context.plan;
    for (ix, objective) in context.pursued_objectives() {
        let Some(parent) = plan.graph().objective_parent(ix).filter(|above| plan.objectives[*above].archived)
        else {
            continue;
        };
        let named = |at| words::quoted(&plan.objectives[at].title, RecordKind::Objective);
        let above = context.above(ix);
        let id = above.map_or(serde_json::Value::Null, |above| plan.objectives[above].id.to_string().into());
        let label =
            above.map_or("Put it at the top".to_owned(), |above| format!("Put it below {}", named(above)));
        let at = context.objective(ix);
        let fix = Fix { label, remedy: Remedy::set(at, "parent_id", id) };
        let message = format!("Lies below {}, which is archived.", named(parent));
        let finding = Finding::new(&RULE, at, &objective.title, message);
        found.push(finding.with([context.objective(parent)]).mended_by(Some(fix)));
    }
}

fn bad(draft: &mut Draft) {
    let archived = draft.objective("Grow in retail", |objective| objective.archived = true);
    let objective = draft.objective("Double repeat orders", |_| ());
    draft.part_of(objective, archived);
}

fn good(draft: &mut Draft) {
    let above = draft.objective("Grow in wholesale", |_| ());
    let objective = draft.objective("Double repeat orders", |_| ());
    draft.part_of(objective, above);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::mended;

    #[test]
    fn offers_the_nearest_that_is_pursued() {
        let mut bad = Draft::default();
        let company = bad.objective("Grow", |_| ());
        let archived = bad.objective("Grow in retail", |o| o.archived = true);
        let team = bad.objective("Double repeat orders", |_| ());
        bad.part_of(archived, company).part_of(team, archived);
        let [finding] = mended(&RULE, &bad).try_into().unwrap();
        assert_eq!(finding.message, "Lies below “Grow in retail”, which is archived.");
        assert_eq!(finding.fix.unwrap().label, "Put it below “Grow”");
    }
}
