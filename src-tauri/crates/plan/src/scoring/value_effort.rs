//! Value ÷ effort: the plain ratio that most roadmapping tools begin with, and the two axes of the matrix.
//!
//! Source: common practice (Aha!, Productboard and others); no single author.

use super::{Ask, Recipe, divide, exact};

pub fn recipe(unit: &str) -> Recipe {
    Recipe {
        formula: "Value ÷ effort".to_owned(),
        source: "Common practice",
        asks: vec![
            Ask::score("value", "Value", "1 hardly any, 10 very high", Some([1.0, 10.0])),
            Ask::effort(unit),
        ],
        work: Box::new(|answers| {
            let [value, effort] = *answers else { return Err(String::new()) };
            divide(value, effort, "Effort")
        }),
        line: Box::new(|answers| {
            let [value, effort] = *answers else { return String::new() };
            format!("{} ÷ {}", exact(value), exact(effort))
        }),
    }
}
