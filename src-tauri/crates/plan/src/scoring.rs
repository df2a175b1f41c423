//! Scores and ranks: what is worth doing first, by the method that the workspace has chosen.
//!
//! One file a method, each with its formula and where that comes from. A score is never guessed: an item that lacks an
//! input has none, and says which input it lacks. Only scores of one method in one plan can be compared.

mod cd3;
mod ice;
mod measure;
mod moscow;
mod number;
mod rank;
mod rice;
#[cfg(test)]
mod tests;
mod value_effort;
mod weighted;
mod wsjf;

use serde::Serialize;
use ts_rs::TS;

use crate::model::{Item, ScoreMethod, ScoreSettings};
use crate::plan::Plan;

pub use measure::{KNOWN, Measure, measures};
pub use moscow::{CLASSES, MUST_AT_MOST, Shares, class_of, shares};
pub use number::{exact, rounded};
pub use rank::{Rank, Ranking};

/// What a method wants to know about an item.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Ask {
    /// Where the item keeps it.
    pub measure: Measure,
    /// Its name for people.
    pub label: String,
    /// What the number means: `Customers reached in a quarter`.
    pub hint: String,
    /// The ends of the scale that the method knows, where it has one.
    pub scale: Option<[f64; 2]>,
    /// How much it counts beside the others, where the method weighs.
    pub weight: Option<f64>,
    /// The words that its numbers stand for, where they stand for words.
    pub words: Vec<(f64, &'static str)>,
}

impl Ask {
    fn new(measure: Measure, label: &str, hint: &str, scale: Option<[f64; 2]>) -> Self {
        Self {
            measure,
            label: label.to_owned(),
            hint: hint.to_owned(),
            scale,
            weight: None,
            words: Vec::new(),
        }
    }

    /// A number among the item's scores.
    fn score(key: &str, label: &str, hint: &str, scale: Option<[f64; 2]>) -> Self {
        Self::new(Measure::Score(key.to_owned()), label, hint, scale)
    }

    /// A number among the item's scores that the method does not ask for.
    #[must_use]
    pub fn of_score(key: &str, label: &str) -> Self {
        let words = if key == "moscow" { CLASSES.to_vec() } else { Vec::new() };
        Self { words, ..Self::score(key, label, "", None) }
    }

    /// The item's effort.
    fn effort(unit: &str) -> Self {
        Self::new(Measure::Effort, "Effort", unit, None)
    }

    /// The item's confidence.
    fn confidence() -> Self {
        Self::new(Measure::Confidence, "Confidence", "How sure we are, in per cent", Some([0.0, 1.0]))
    }
}

/// What is made of an item's answers.
type Answer<T> = Box<dyn Fn(&[f64]) -> T + Send + Sync>;

/// One method with its settings: what it asks for and what it does with the answers.
struct Recipe {
    formula: String,
    source: &'static str,
    asks: Vec<Ask>,
    /// From the answers, in the order of the asks, to the score; else why there is none, as a sentence.
    work: Answer<Result<f64, String>>,
    /// The formula with the answers put in.
    line: Answer<String>,
}

/// One answer of an item to what a method asks.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Input {
    /// What was asked.
    pub ask: Ask,
    /// The number; none where it is missing.
    pub value: Option<f64>,
    /// The same for people: `85 %`; empty where it is missing.
    pub text: String,
    /// Whether it lies outside the scale that the method knows: it is counted all the same.
    pub outside: bool,
}

/// An item's score, with everything it comes from.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Score {
    /// The score; none where an input is missing or the formula has no answer.
    pub value: Option<f64>,
    /// The same for people; empty where there is none.
    pub text: String,
    /// The answers, in the order of the formula.
    pub inputs: Vec<Input>,
    /// The formula with the numbers put in: `2,400 × 2 × 85 % ÷ 8 = 510`; empty where there is no score.
    pub worked: String,
    /// Why there is no score, as a sentence: `Reach and effort are missing.`; empty where there is one.
    pub lacks: String,
}

/// A way to score the items of a plan.
pub struct Scoring {
    settings: ScoreSettings,
    recipe: Recipe,
}

impl Scoring {
    /// As the plan's workspace does it: by RICE unless it says otherwise.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        Self::with(plan, plan.score_settings.rows().first().cloned().unwrap_or_default())
    }

    /// By other settings than the workspace's.
    #[must_use]
    pub fn with(plan: &Plan, settings: ScoreSettings) -> Self {
        let unit = &plan.workspace.effort_unit;
        let recipe = match settings.method {
            ScoreMethod::Rice => rice::recipe(unit),
            ScoreMethod::Ice => ice::recipe(settings.ice),
            ScoreMethod::Wsjf => wsjf::recipe(unit),
            ScoreMethod::Cd3 => cd3::recipe(),
            ScoreMethod::Moscow => moscow::recipe(),
            ScoreMethod::ValueEffort => value_effort::recipe(unit),
            ScoreMethod::Weighted => weighted::recipe(&settings.criteria),
        };
        Self { settings, recipe }
    }

    /// The settings it goes by.
    #[must_use]
    pub const fn settings(&self) -> &ScoreSettings {
        &self.settings
    }

    /// The formula in words.
    #[must_use]
    pub fn formula(&self) -> &str {
        &self.recipe.formula
    }

    /// Who says so.
    #[must_use]
    pub const fn source(&self) -> &'static str {
        self.recipe.source
    }

    /// What it wants to know about an item, in the order of the formula.
    #[must_use]
    pub fn asks(&self) -> &[Ask] {
        &self.recipe.asks
    }

    /// An item's score alone: quick, for many items.
    #[must_use]
    pub fn value(&self, item: &Item) -> Option<f64> {
        let answers: Option<Vec<f64>> = self.recipe.asks.iter().map(|ask| ask.measure.read(item)).collect();
        (self.recipe.work)(&answers?).ok()
    }

    /// A score for people.
    #[must_use]
    pub fn text(&self, value: f64) -> String {
        if self.settings.method == ScoreMethod::Moscow {
            return class_of(value).map_or_else(|| exact(value), str::to_owned);
        }
        rounded(value)
    }

    /// An item's score with everything it comes from.
    #[must_use]
    pub fn score(&self, item: &Item) -> Score {
        let inputs: Vec<Input> = self.recipe.asks.iter().map(|ask| input(ask, item)).collect();
        let answers: Option<Vec<f64>> = inputs.iter().map(|input| input.value).collect();
        let result = match &answers {
            Some(answers) => (self.recipe.work)(answers),
            None => Err(missing(&inputs)),
        };
        match (result, answers) {
            (Ok(value), Some(answers)) => {
                let text = self.text(value);
                let worked = format!("{} = {text}", (self.recipe.line)(&answers));
                Score { value: Some(value), text, inputs, worked, lacks: String::new() }
            }
            (result, _) => Score {
                value: None,
                text: String::new(),
                inputs,
                worked: String::new(),
                lacks: result.err().unwrap_or_default(),
            },
        }
    }

    /// Why an item has no score, as a sentence; none where it has one.
    #[must_use]
    pub fn lacks(&self, item: &Item) -> Option<String> {
        let score = self.score(item);
        score.value.is_none().then_some(score.lacks)
    }
}

fn input(ask: &Ask, item: &Item) -> Input {
    let value = ask.measure.read(item);
    let word = value.and_then(|value| ask.words.iter().find(|(number, _)| same(*number, value)));
    let text = match (value, word) {
        (Some(_), Some((_, word))) => (*word).to_owned(),
        (Some(value), None) => ask.measure.text(value),
        (None, _) => String::new(),
    };
    let outside = match (value, ask.scale) {
        (Some(value), Some([least, most])) => !(least..=most).contains(&value),
        _ => false,
    };
    Input { ask: ask.clone(), value, text, outside }
}

/// `Reach, impact and effort are missing.`
fn missing(inputs: &[Input]) -> String {
    let mut names: Vec<String> =
        inputs.iter().filter(|input| input.value.is_none()).map(|input| input.ask.label.clone()).collect();
    for later in names.iter_mut().skip(1) {
        let mut rest = later.chars();
        // An abbreviation keeps its capitals.
        if let Some(first) = rest.next().filter(|_| !rest.as_str().starts_with(char::is_uppercase)) {
            *later = first.to_lowercase().chain(later.chars().skip(1)).collect();
        }
    }
    match names.as_slice() {
        [] => String::new(),
        [one] => format!("{one} is missing."),
        [before @ .., last] => format!("{} and {last} are missing.", before.join(", ")),
    }
}

/// Division, which has no answer where there is nothing to divide by.
fn divide(above: f64, below: f64, what: &str) -> Result<f64, String> {
    if below > 0.0 {
        held(above / below)
    } else {
        Err(format!("{what} is {}: it must be above 0 to divide by it.", exact(below)))
    }
}

/// A number that can be ranked.
fn held(value: f64) -> Result<f64, String> {
    if value.is_finite() { Ok(value) } else { Err("The numbers are too large to be counted.".to_owned()) }
}

/// Whether two typed numbers are the same.
const fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}
