//! WSJF as SAFe has it = cost of delay ÷ job size, where the cost of delay is
//! user and business value + time criticality + risk reduction or opportunity enablement.
//!
//! The parts are relative: 1, 2, 3, 5, 8, 13 or 20, the least of each being 1. Job size stands for duration; here it is
//! the item's effort, because any unit serves as long as the whole list uses the same. The result can be compared
//! within one list only.
//!
//! Source: Scaled Agile Framework, “Weighted Shortest Job First”, after Reinertsen.

use super::{Ask, Recipe, divide, exact, held};

const SCALE: Option<[f64; 2]> = Some([1.0, 20.0]);

pub fn recipe(unit: &str) -> Recipe {
    let relative = "Relative: 1, 2, 3, 5, 8, 13 or 20";
    Recipe {
        formula: "(Business value + time criticality + risk reduction) ÷ effort".to_owned(),
        source: "Scaled Agile Framework",
        asks: vec![
            Ask::score("business_value", "Business value", relative, SCALE),
            Ask::score("time_criticality", "Time criticality", relative, SCALE),
            Ask::score("risk_reduction", "Risk reduction", "Or opportunity; 1, 2, 3, 5, 8, 13 or 20", SCALE),
            Ask::effort(unit),
        ],
        work: Box::new(|answers| {
            let [value, time, risk, size] = *answers else { return Err(String::new()) };
            held(value + time + risk).and_then(|delay| divide(delay, size, "Effort"))
        }),
        line: Box::new(|answers| {
            let [value, time, risk, size] = *answers else { return String::new() };
            let [value, time, risk, size] = [value, time, risk, size].map(exact);
            format!("({value} + {time} + {risk}) ÷ {size}")
        }),
    }
}
