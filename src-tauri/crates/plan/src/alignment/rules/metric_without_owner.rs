//! KR-05: a metric that nobody looks after.

use crate::alignment::fix::Remedy;
use crate::alignment::{Context, Finding, Fix, Rule, Severity};
use crate::draft::Draft;
use crate::model::{InvolvementRole, Leader, Metric, RecordKind, RecordRef};
use crate::plan::Ix;

/// A metric at the bottom of the tree without an accountable leader.
pub static RULE: Rule = Rule {
    code: "KR-05",
    title: "Metric nobody answers for",
    severity: Severity::Note,
    question: "Which metrics that no other metric feeds have no accountable leader? Metrics above are made of those \
               below, and are not asked.",
    why: "A number without an owner is read late, counted differently each time, and explained by nobody when it \
          falls.",
    example: "“Activated in the first week” is read every Monday by whoever has time.",
    fix: "Name the leader who sees to it that it is read, and who explains it.",
    accept: "It comes from another department, which answers for it.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let plan = context.plan;
    if plan.metrics.is_empty() {
        return;
    }
    let mut is_asked = vec![true; plan.metrics.len()];
    let owned = plan.involvements.rows().iter().filter(|row| row.role == InvolvementRole::Accountable);
    let fed = plan.metrics.rows().iter().map(|metric| metric.parent_id);
    for metric in owned.map(|row| row.metric_id).chain(fed).flatten() {
        if let Some(ix) = plan.metrics.ix(metric) {
            is_asked[ix.get()] = false;
        }
    }
    for (ix, metric) in plan.metrics.iter().filter(|(ix, _)| is_asked[ix.get()]) {
        let at = RecordRef::new(RecordKind::Metric, metric.id);
        let fix = owner_of_its_objective(context, ix).map(|owner| Fix {
            label: format!("Make {} accountable, as for the objective it measures", plan.leaders[owner].name),
            remedy: Remedy::Owner { record: at, leader: plan.leaders[owner].id },
        });
        let message = "Nobody is accountable for this metric.".to_owned();
        found.push(Finding::new(&RULE, at, &metric.title, message).mended_by(fix));
    }
}

/// Who is accountable for the one pursued objective that a metric measures.
fn owner_of_its_objective(context: &Context, metric: Ix<Metric>) -> Option<Ix<Leader>> {
    let plan = context.plan;
    let id = plan.metrics[metric].id;
    let measured = plan.key_results.rows().iter().filter(|kr| kr.metric_id == Some(id));
    let mut only = None;
    for objective in measured.filter_map(|kr| plan.objectives.ix(kr.objective_id)) {
        if !plan.objectives[objective].archived && *only.get_or_insert(objective) != objective {
            return None;
        }
    }
    plan.graph().objective_owner(only?).filter(|owner| context.is_in_role(*owner))
}

fn example(draft: &mut Draft) -> [RecordRef; 2] {
    let objective = draft.objective("Cut onboarding to a day", |_| ());
    let metric = draft.metric("Activated in the first week", &[("2026-11-16", 54.0)]);
    draft.key_result(objective, "New customers who are active at once", |kr| kr.metric_id = Some(metric.id));
    let dana = draft.leader("Dana Osei", |_| ());
    draft.owns(dana, objective);
    [dana, metric]
}

fn bad(draft: &mut Draft) {
    example(draft);
}

fn good(draft: &mut Draft) {
    let [dana, metric] = example(draft);
    draft.owns(dana, metric);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::{look, mended};

    #[test]
    fn offers_the_owner_of_what_it_measures() {
        let mut bad = Draft::default();
        example(&mut bad);
        let [finding] = mended(&RULE, &bad).try_into().unwrap();
        assert_eq!(
            finding.fix.unwrap().label,
            "Make Dana Osei accountable, as for the objective it measures"
        );
    }

    #[test]
    fn a_metric_that_others_feed_is_not_asked() {
        let mut good = Draft::default();
        let [dana, leaf] = example(&mut good);
        let top = good.metric("Jobs done", &[]);
        good.owns(dana, leaf).set(leaf, "parent_id", top.id.to_string());
        assert_eq!(look(&RULE, &good), []);
    }
}
