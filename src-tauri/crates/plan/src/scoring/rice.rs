//! RICE = reach × impact × confidence ÷ effort.
//!
//! Reach is how many people or customers it touches in a fixed period; impact on each is 3, 2, 1, 0.5 or 0.25;
//! confidence is 100, 80 or 50 %; effort is in person-months, of which half a one is the least that is counted.
//!
//! Source: Sean McBride, “RICE: simple prioritization for product managers”, Intercom, 2016.

use super::{Ask, Recipe, divide, exact, held, same};

/// The least effort that is counted, in person-months: below it the division says more about rounding than about worth.
const LEAST_EFFORT: f64 = 0.5;

pub fn recipe(unit: &str) -> Recipe {
    // The floor is in person-months; in another unit half a one means something else, and none is applied.
    let floor = unit == "person-months";
    Recipe {
        formula: if floor {
            "Reach × impact × confidence ÷ effort; less than half a person-month counts as half".to_owned()
        } else {
            "Reach × impact × confidence ÷ effort".to_owned()
        },
        source: "Sean McBride, Intercom",
        asks: vec![
            Ask::score("reach", "Reach", "Customers or people it touches in a fixed period", None),
            Ask::score("impact", "Impact", "On each of them: 3, 2, 1, 0.5 or 0.25", Some([0.25, 3.0])),
            Ask::confidence(),
            Ask::effort(unit),
        ],
        work: Box::new(move |answers| {
            let [reach, impact, confidence, effort] = *answers else { return Err(String::new()) };
            held(reach * impact * confidence)
                .and_then(|worth| divide(worth, counted(effort, floor), "Effort"))
        }),
        line: Box::new(move |answers| {
            let [reach, impact, confidence, effort] = *answers else { return String::new() };
            let [reach, impact, share] = [reach, impact, confidence * 100.0].map(exact);
            let below = counted(effort, floor);
            let instead =
                if same(below, effort) { String::new() } else { format!(" (for {})", exact(effort)) };
            format!("{reach} × {impact} × {share} % ÷ {}{instead}", exact(below))
        }),
    }
}

const fn counted(effort: f64, floor: bool) -> f64 {
    if floor { effort.max(LEAST_EFFORT) } else { effort }
}
