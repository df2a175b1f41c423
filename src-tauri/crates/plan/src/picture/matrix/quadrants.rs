//! What the four corners of the matrix are called.

use super::axis::{Axis, Sense};

/// A quarter of the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quadrant {
    /// In plain words: `Quick wins`.
    pub title: String,
    /// What stands there: `high value, low effort`.
    pub detail: String,
    /// Whether it is where one begins.
    pub best: bool,
    /// Whether the number across is high there, and the one upwards.
    pub right: bool,
    pub top: bool,
}

/// The quadrants in reading order: top left, top right, bottom left, bottom right.
pub fn quadrants(across: &Axis, up: &Axis) -> [Quadrant; 4] {
    [[false, true], [true, true], [false, false], [true, false]].map(|[right, top]| {
        let part = |axis: &Axis, high: bool| format!("{} {}", if high { "high" } else { "low" }, axis.name());
        let detail = format!("{}, {}", part(up, top), part(across, right));
        let known = name([(across.sense, right), (up.sense, top)]);
        let (title, detail) = match known {
            Some((title, _)) => (title.to_owned(), detail),
            None => (capital(&detail), String::new()),
        };
        Quadrant { title, detail, best: known.is_some_and(|(_, best)| best), right, top }
    })
}

/// The name that people have for it, and whether it is where one begins.
fn name(sides: [(Sense, bool); 2]) -> Option<(&'static str, bool)> {
    let of = |sense| sides.iter().find(|(one, _)| *one == sense).map(|(_, high)| *high);
    let benefit = of(Sense::Benefit)?;
    match (of(Sense::Cost), of(Sense::Confidence)) {
        (Some(cost), _) => Some(match (benefit, cost) {
            (true, false) => ("Quick wins", true),
            (true, true) => ("Big bets", false),
            (false, false) => ("Fill-ins", false),
            (false, true) => ("Think twice", false),
        }),
        (None, Some(sure)) => Some(match (benefit, sure) {
            (true, true) => ("Sure bets", true),
            (true, false) => ("Find out first", false),
            (false, true) => ("Safe and small", false),
            (false, false) => ("Leave for now", false),
        }),
        (None, None) => None,
    }
}

fn capital(said: &str) -> String {
    let mut letters = said.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
