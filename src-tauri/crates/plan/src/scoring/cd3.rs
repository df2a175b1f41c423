//! WSJF as Reinertsen has it = cost of delay ÷ duration: what a period of delay costs, divided by how many periods the
//! work takes. Any money and any period serve as long as the whole list uses the same.
//!
//! The duration is asked for and not taken from the dates: dates are what the order is to decide.
//!
//! Source: Donald Reinertsen, “The Principles of Product Development Flow”, 2009.

use super::{Ask, Recipe, divide, exact};

pub fn recipe() -> Recipe {
    Recipe {
        formula: "Cost of delay ÷ duration".to_owned(),
        source: "Donald Reinertsen",
        asks: vec![
            Ask::score("cost_of_delay", "Cost of delay", "What one period of delay costs", None),
            Ask::score("duration", "Duration", "How many periods the work takes", None),
        ],
        work: Box::new(|answers| {
            let [delay, duration] = *answers else { return Err(String::new()) };
            divide(delay, duration, "Duration")
        }),
        line: Box::new(|answers| {
            let [delay, duration] = *answers else { return String::new() };
            format!("{} ÷ {}", exact(delay), exact(duration))
        }),
    }
}
