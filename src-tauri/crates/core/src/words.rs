//! Words for people that lists and tables both say.

use throughline_plan::model::KeyResult;
use throughline_plan::plan::Plan;

/// A key result in a line: `Median time to first value 4.2 → 1 days`.
#[must_use]
pub fn key_result(plan: &Plan, kr: &KeyResult) -> String {
    let number = |n: f64| {
        let text = format!("{n:.2}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    let unit = if kr.unit == "%" || kr.unit.is_empty() { kr.unit.clone() } else { format!(" {}", kr.unit) };
    match (kr.baseline.or(plan.current_value(kr)), kr.target) {
        (Some(from), Some(to)) => format!("{} {} → {}{unit}", kr.title, number(from), number(to)),
        (None, Some(to)) => format!("{} → {}{unit}", kr.title, number(to)),
        _ => kr.title.clone(),
    }
}
