//! Words for people that lists and tables both say.

use throughline_plan::model::KeyResult;
use throughline_plan::picture::amount;
use throughline_plan::plan::Plan;

/// A key result in a line, as the pictures say it: `Median time to first value 4.2 d → 1 d`.
#[must_use]
pub fn key_result(plan: &Plan, kr: &KeyResult) -> String {
    let amount = |value| amount(value, &kr.unit);
    match (kr.baseline.or(plan.current_value(kr)), kr.target) {
        (Some(from), Some(to)) => format!("{} {} → {}", kr.title, amount(from), amount(to)),
        (None, Some(to)) => format!("{} → {}", kr.title, amount(to)),
        _ => kr.title.clone(),
    }
}
