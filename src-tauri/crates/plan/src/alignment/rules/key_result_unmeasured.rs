//! KR-01: a key result that cannot be measured.

use crate::alignment::fix::Remedy;
use crate::alignment::{Context, Finding, Fix, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::{KeyResult, PlanDate, RecordKind, RecordRef};
use crate::plan::Plan;

/// A key result without baseline, target or unit.
pub static RULE: Rule = Rule {
    code: "KR-01",
    title: "Key result without baseline, target or unit",
    severity: Severity::Warning,
    question: "Which key results of objectives that are not archived lack a baseline, a target or a unit? The unit \
               of the metric behind it is enough.",
    why: "A key result is a number going from here to there. Without both ends and a unit it cannot be scored, and \
          the objective is back to being an opinion.",
    example: "“Onboarding is faster” has the target 1, but neither baseline nor unit.",
    fix: "Write down the value at the start, the value to reach and what is being counted.",
    accept: "The first measurement is under way and has a date.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let plan = context.plan;
    for (_, key_result) in plan.key_results.iter() {
        let Some(objective) = plan.objectives.get(key_result.objective_id).filter(|o| !o.archived) else {
            continue;
        };
        let has_unit = !key_result.unit.trim().is_empty()
            || key_result
                .metric_id
                .and_then(|id| plan.metrics.get(id))
                .is_some_and(|metric| !metric.unit.trim().is_empty());
        let lacks = [
            (key_result.baseline.is_none(), "baseline"),
            (key_result.target.is_none(), "target"),
            (!has_unit, "unit"),
        ];
        if !lacks.iter().any(|(lacks, _)| *lacks) {
            continue;
        }
        let lacks: Vec<&str> = lacks.iter().filter(|(lacks, _)| *lacks).map(|(_, name)| *name).collect();
        let message = match lacks.as_slice() {
            ["unit"] => "Has no unit: nobody can tell what is counted.".to_owned(),
            all => format!("Has no {}: it cannot be scored.", all.join(" and no ")),
        };
        let fix = (lacks == ["baseline"]).then(|| first_reading(plan, key_result)).flatten();
        let others = [RecordRef::new(RecordKind::Objective, objective.id)];
        let finding = Finding::new(
            &RULE,
            RecordRef::new(RecordKind::KeyResult, key_result.id),
            &key_result.title,
            message,
        );
        found.push(finding.with(others).mended_by(fix));
    }
}

/// The first reading of the metric behind a key result is where it started.
fn first_reading(plan: &Plan, key_result: &KeyResult) -> Option<Fix> {
    let metric = plan.metrics.ix(key_result.metric_id?)?;
    let reading = &plan.readings[*plan.graph().readings_of(metric).first()?];
    let value = serde_json::Number::from_f64(reading.value)?;
    let unit =
        [&key_result.unit, &plan.metrics[metric].unit].into_iter().find(|unit| !unit.trim().is_empty());
    Some(Fix {
        label: format!(
            "Take the first reading, {}{} {}, as the baseline",
            reading.value,
            unit.map(|unit| format!(" {}", unit.trim())).unwrap_or_default(),
            words::when(PlanDate::day(reading.day))
        ),
        remedy: Remedy::set(RecordRef::new(RecordKind::KeyResult, key_result.id), "baseline", value),
    })
}

fn bad(draft: &mut Draft) {
    let objective = draft.objective("Cut onboarding to a day", |_| ());
    let metric = draft.metric("Live on day one", &[("2026-10-01", 12.0), ("2026-11-02", 15.0)]);
    draft.key_result(objective, "Customers who are live on day one", |kr| {
        (kr.baseline, kr.metric_id) = (None, Some(metric.id));
    });
}

fn good(draft: &mut Draft) {
    let objective = draft.objective("Cut onboarding to a day", |_| ());
    draft.key_result(objective, "Customers who are live on day one", |_| ());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::{look, mended};
    use crate::model::{Metric, Reading};
    use crate::testing::day;

    fn draft(set: impl FnOnce(&mut KeyResult)) -> Draft {
        let mut draft = Draft::default();
        let objective = draft.objective("Onboard", |_| ());
        let title = "Onboarding is faster".to_owned();
        let mut key_result = KeyResult { objective_id: objective.id, title, ..KeyResult::default() };
        (key_result.baseline, key_result.target) = (Some(4.2), Some(1.0));
        key_result.unit = "days".to_owned();
        set(&mut key_result);
        draft.add(key_result);
        draft
    }

    #[test]
    fn says_what_is_lacking() {
        let message = |set: fn(&mut KeyResult)| look(&RULE, &draft(set)).remove(0).message;
        assert_eq!(
            message(|kr| (kr.baseline, kr.unit) = (None, " ".to_owned())),
            "Has no baseline and no unit: it cannot be scored."
        );
        assert_eq!(message(|kr| kr.target = None), "Has no target: it cannot be scored.");
        assert_eq!(message(|kr| kr.unit = String::new()), "Has no unit: nobody can tell what is counted.");
    }

    #[test]
    fn offers_the_first_reading_as_baseline() {
        let mut bad = draft(|kr| kr.baseline = None);
        let metric = bad.add(Metric { unit: "days".to_owned(), ..Metric::default() });
        for (on, value) in [("2026-10-12", 2.9), ("2026-07-01", 4.2)] {
            bad.add(Reading { metric_id: metric.id, day: day(on), value, ..Reading::default() });
        }
        let key_result = look(&RULE, &bad)[0].record;
        bad.set(key_result, "metric_id", metric.id.to_string());
        let [finding] = mended(&RULE, &bad).try_into().unwrap();
        let label = "Take the first reading, 4.2 days on 1 Jul 2026, as the baseline";
        assert_eq!(finding.fix.unwrap().label, label);
    }

    #[test]
    fn silent_where_it_can_be_scored_or_is_not_pursued() {
        assert_eq!(look(&RULE, &draft(|_| ())), []);
        let mut good = draft(|kr| kr.target = None);
        let objective = RecordRef::new(RecordKind::Objective, good.records.objectives.rows()[0].id);
        good.set(objective, "archived", true);
        assert_eq!(look(&RULE, &good), []);
    }
}
