//! What a picture says about a record in words.

use std::fmt::Write as _;

use crate::digits;
use crate::model::{Item, ItemStatus, Objective, Span};
use crate::plan::{Ix, Plan, rollup};

/// A number of things: `1 item`, `9 items`.
pub fn count(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

/// What a picture says of the dropped items that it leaves out; none where there are none.
pub fn dropped(n: usize) -> Option<String> {
    let is = if n == 1 { "is" } else { "are" };
    (n > 0).then(|| format!("{} {is} not shown.", count(n, "dropped item")))
}

/// A part as per cent, rounded: `38%`.
pub fn percent(part: f64) -> String {
    format!("{:.0}%", part * 100.0)
}

/// A number as people write it: no trailing zeros, at most two decimals.
pub fn number(value: f64) -> String {
    let mut text = format!("{value:.2}");
    while text.ends_with('0') {
        text.pop();
    }
    if text.ends_with('.') {
        text.pop();
    }
    if text == "-0" { "0".to_owned() } else { text }
}

/// A number with its unit: `108%`, `4.2 d`, `€1.1M`.
#[must_use]
pub fn amount(value: f64, unit: &str) -> String {
    let number = number(value);
    match unit {
        "" => number,
        "%" => format!("{number}%"),
        // A currency stands before the number, what multiplies it after: `€M` and `M€` give `€1.1M`.
        _ => match unit.find(['€', '$', '£', '¥']) {
            Some(at) => {
                let sign = unit[at..].chars().next().map_or(0, char::len_utf8);
                let rest = [&unit[..at], &unit[at + sign..]].concat();
                format!("{}{number}{}", &unit[at..at + sign], rest.trim_end())
            }
            None => format!("{number} {unit}"),
        },
    }
}

/// A unit of effort as briefly as a column's head can say it.
pub fn short_unit(unit: &str) -> &str {
    match unit {
        "person-months" => "pm",
        "person-weeks" => "pw",
        "person-days" => "pd",
        other => other,
    }
}

/// An amount of effort as exactly as a spread one means anything: to a tenth below ten, else whole.
pub fn rounded(effort: f64, unit: &str) -> String {
    let kept = if effort < 9.95 { (effort * 10.0).round() / 10.0 } else { effort.round() };
    amount(kept, short_unit(unit))
}

const fn status(status: ItemStatus) -> &'static str {
    match status {
        ItemStatus::Idea => "idea",
        ItemStatus::Planned => "planned",
        ItemStatus::InProgress => "in progress",
        ItemStatus::OnHold => "on hold",
        ItemStatus::Done => "done",
        ItemStatus::Dropped => "dropped",
    }
}

/// The rest of what there is to say about an item besides its title: `Mar – Jun 2027, planned, 40% done, owner Dana
/// Osei, serves Cut onboarding to a day`.
pub fn item(plan: &Plan, ix: Ix<Item>) -> String {
    let item = &plan.items[ix];
    let mut out = String::with_capacity(120);
    let (start, end) = rollup::dates(plan, ix);
    Span::write_label(&mut out, start, end);
    if item.span().is_none() && !out.is_empty() {
        out.push_str(" by its parts");
    }
    if out.is_empty() {
        out.push_str(item.bucket.map_or("no dates", crate::model::Bucket::label));
    }
    out.push_str(", ");
    out.push_str(status(item.status));
    if let Some(progress) = rollup::progress(plan, ix).filter(|_| item.is_active()) {
        out.push_str(", ");
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held within 0 and 100")]
        digits::push(&mut out, (progress.clamp(0.0, 1.0) * 100.0 + 0.5) as u32);
        out.push_str("% done");
    }
    match plan.graph().item_owner(ix) {
        Some(owner) => {
            out.push_str(", owner ");
            out.push_str(&plan.leaders[owner].name);
        }
        None if plan.leaders.is_empty() => {}
        None => out.push_str(", no owner"),
    }
    let served = plan.reach().of_item(ix);
    if served.is_empty() && !plan.hides_objectives() {
        out.push_str(", serves no objective");
    }
    for (n, served) in served.iter().enumerate() {
        out.push_str(if n == 0 { ", serves " } else { " and " });
        out.push_str(&plan.objectives[served.objective].title);
    }
    out
}

/// An objective's first key result: its title, and from where to where: `Net revenue retention`, ` 108% → 118%`.
pub fn key_result(plan: &Plan, ix: Ix<Objective>) -> Option<(&str, String)> {
    let first = &plan.key_results[*plan.graph().key_results_of(ix).first()?];
    let amount = |value| amount(value, &first.unit);
    let way = match (first.baseline, first.target) {
        (Some(from), Some(to)) => format!(" {} → {}", amount(from), amount(to)),
        (None, Some(to)) => format!(" → {}", amount(to)),
        _ => String::new(),
    };
    Some((&first.title, way))
}

/// The same in one line, and how many more there are: `Time to first value 4.2 d → 1 d, 2 more`.
pub fn key_results(plan: &Plan, ix: Ix<Objective>) -> Option<String> {
    let (title, mut way) = key_result(plan, ix)?;
    let all = plan.graph().key_results_of(ix).len();
    if all > 1 {
        // Writing to a String cannot fail.
        let _ = write!(way, ", {} more", all - 1);
    }
    Some(format!("{title}{way}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_carry_their_unit() {
        assert_eq!(amount(108.0, "%"), "108%");
        assert_eq!(amount(4.2, "d"), "4.2 d");
        assert_eq!(amount(1.1, "€M"), "€1.1M");
        assert_eq!(amount(1.1, "M€"), "€1.1M");
        assert_eq!(amount(38.0, "€ an account"), "€38 an account");
        assert_eq!(amount(-0.001, ""), "0");
        assert_eq!(count(1, "item"), "1 item");
        assert_eq!(count(0, "item"), "0 items");
    }
}
