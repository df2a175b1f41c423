//! KR-04: a key result whose metric nobody has read lately.

use crate::alignment::rule::Limit;
use crate::alignment::{Context, Finding, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::{PlanDate, RecordKind, RecordRef};

/// A key result without a recent reading.
pub static RULE: Rule = Rule {
    code: "KR-04",
    title: "No recent reading",
    severity: Severity::Warning,
    question: "Which key results, of objectives whose period runs today, go by a metric whose latest reading is more \
               than 30 days old, or that was never read? Key results without a metric carry no day and are not asked.",
    why: "A score from an old number is a memory. The board asks how it stands now, and decisions about what to cut \
          are made on the strength of it.",
    example: "“Net revenue retention” was last read on 1 Sep 2026, 82 days ago.",
    fix: "Enter the latest reading, or agree with the metric's owner how often it is read.",
    accept: "The number only comes once a quarter or once a year.",
    limit: Some(Limit { label: "Days without a reading", usual: 30.0, least: 1.0, most: 400.0 }),
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let plan = context.plan;
    for (ix, objective) in context.pursued_objectives() {
        let is_over = objective.end.is_some_and(|end| end.last_day() < context.today);
        let is_ahead = objective.start.is_some_and(|start| start.first_day() > context.today);
        if is_over || is_ahead {
            continue;
        }
        for key_result in plan.graph().key_results_of(ix).iter().map(|kr| &plan.key_results[*kr]) {
            let Some(metric) = key_result.metric_id.and_then(|id| plan.metrics.get(id)) else { continue };
            let name = words::quoted(&metric.title, RecordKind::Metric);
            let message = match plan.latest_reading(metric.id) {
                None => format!("{name}, which it goes by, was never read."),
                Some(last) => {
                    let age = (context.today - last.day).num_days();
                    if age <= context.days(&RULE) {
                        continue;
                    }
                    let when = words::when(PlanDate::day(last.day));
                    format!("{name}, which it goes by, was last read {when}, {} ago.", words::days(age))
                }
            };
            let at = RecordRef::new(RecordKind::KeyResult, key_result.id);
            let others = [context.objective(ix), RecordRef::new(RecordKind::Metric, metric.id)];
            found.push(Finding::new(&RULE, at, &key_result.title, message).with(others));
        }
    }
}

fn example(draft: &mut Draft, readings: &[(&str, f64)]) {
    let objective = draft.objective("Win the mid-market", |_| ());
    let metric = draft.metric("Net revenue retention", readings);
    draft.key_result(objective, "Retention of mid-market customers", |kr| kr.metric_id = Some(metric.id));
}

fn bad(draft: &mut Draft) {
    example(draft, &[("2026-08-01", 12.0), ("2026-09-01", 13.0)]);
}

fn good(draft: &mut Draft) {
    example(draft, &[("2026-10-01", 12.0), ("2026-11-01", 13.0)]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::look;

    fn found(readings: &[(&str, f64)], set: impl FnOnce(&mut Draft)) -> Vec<Finding> {
        let mut draft = Draft::default();
        example(&mut draft, readings);
        set(&mut draft);
        look(&RULE, &draft)
    }

    #[test]
    fn says_how_old_the_number_is() {
        let [old] = found(&[("2026-09-01", 13.0)], |_| ()).try_into().unwrap();
        assert_eq!(
            old.message,
            "“Net revenue retention”, which it goes by, was last read on 1 Sep 2026, 82 days ago."
        );
        let [never] = found(&[], |_| ()).try_into().unwrap();
        assert_eq!(never.message, "“Net revenue retention”, which it goes by, was never read.");
        assert_eq!(found(&[("2026-10-23", 13.0)], |_| ()), []);
    }

    #[test]
    fn what_is_over_or_ahead_need_not_be_read() {
        for (field, date) in [("end", "2026-10-31"), ("start", "2027-Q1")] {
            let objective = RecordRef::new(RecordKind::Objective, crate::draft::id(1));
            assert_eq!(found(&[], |draft| _ = draft.set(objective, field, date)), []);
        }
    }
}
