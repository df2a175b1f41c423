//! Columns of scores: which criterion a column is, and the numbers in it.
//!
//! Words such as `Impact`, `Value` and `Duration` stand above many things that are no scores. In a foreign table a column
//! is taken for one only where nothing speaks against it: where every filled cell is a number, or a word of that
//! criterion, and the columns beside it say which method is meant. In a table that this app wrote, the name decides.

use std::collections::BTreeSet;

use throughline_plan::plan::Plan;
use throughline_plan::scoring::{CLASSES, KNOWN, Measure};

use super::field::Field;
use super::numbers;
use super::words::{folded, is_nothing};

/// Stands before the name of a criterion that is not one of the methods' own.
const OWN: &str = "Score: ";

use Field as F;

/// The criteria of the methods, and the whole names by which they are known. The first is that of our own tables.
#[rustfmt::skip]
const NAMES: &[(Field, &[&str])] = &[
    (F::Reach, &[
        "reach", "rice reach", "reach (rice)", "reach score", "customers reached", "users reached",
        "people reached", "reach per quarter", "reach per month", "reach (customers)", "reach (users)",
    ]),
    (F::Impact, &["impact", "rice impact", "impact (rice)", "impact score", "impact multiplier"]),
    (F::IceImpact, &["ice impact", "impact (ice)"]),
    (F::Ease, &["ease", "ice ease", "ease (ice)", "ease score", "ease of implementation", "ease of delivery"]),
    (F::Value, &["value", "value score", "customer value", "user value"]),
    (F::BusinessValue, &[
        "business value", "user-business value", "user business value", "user/business value",
        "user / business value", "user and business value", "user & business value", "user value / business value",
    ]),
    (F::TimeCriticality, &["time criticality", "time-criticality", "time critical"]),
    (F::RiskReduction, &[
        "risk reduction", "rr/oe", "rr-oe", "rroe", "rr | oe", "risk reduction/opportunity enablement",
        "risk reduction / opportunity enablement", "risk reduction and opportunity enablement",
        "risk reduction & opportunity enablement", "risk reduction and/or opportunity enablement",
        "risk reduction or opportunity enablement", "risk reduction-opportunity enablement value",
        "opportunity enablement",
    ]),
    (F::CostOfDelay, &["cost of delay", "cod", "delay cost", "cost of delay per month", "cost of delay per week"]),
    (F::Duration, &["duration", "job duration", "cd3 duration"]),
    (F::Moscow, &["moscow", "moscow priority", "moscow class", "moscow rating"]),
];

/// What items keep a criterion under, where a column of the field holds one that a method asks for.
pub(super) const fn key(field: Field) -> Option<&'static str> {
    Some(match field {
        F::Reach => "reach",
        F::Impact => "impact",
        F::IceImpact => "ice_impact",
        F::Ease => "ease",
        F::Value => "value",
        F::BusinessValue => "business_value",
        F::TimeCriticality => "time_criticality",
        F::RiskReduction => "risk_reduction",
        F::CostOfDelay => "cost_of_delay",
        F::Duration => "duration",
        F::Moscow => "moscow",
        _ => return None,
    })
}

/// Whether a column of the field holds scores.
pub(super) const fn is_score(field: Field) -> bool {
    matches!(field, F::Score) || key(field).is_some()
}

fn named(plain: &str) -> Option<Field> {
    NAMES.iter().find(|(_, names)| names.contains(&plain)).map(|(field, _)| *field)
}

/// Whether a plain name could be that of a criterion.
pub(super) fn is_known(plain: &str) -> bool {
    named(plain).is_some() || own_name(plain).is_some()
}

/// The name behind `Score: `.
fn own_name(name: &str) -> Option<&str> {
    let start = name.get(..OWN.len())?;
    start.eq_ignore_ascii_case(OWN).then(|| name[OWN.len()..].trim()).filter(|rest| !rest.is_empty())
}

/// A column of scores, as far as what it means depends on more than its name.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    /// Its plain name.
    pub plain: &'a str,
    /// The plain names of all columns of its table.
    pub all: &'a [String],
    /// Whether this app wrote the table.
    pub ours: bool,
    /// The criteria of the workspace.
    pub own: &'a Own,
}

/// What a column means that could be one of scores; none where it is not, or could be more than one thing.
pub(super) fn field<'a>(seen: Seen<'_>, cells: impl Iterator<Item = &'a str> + Clone) -> Option<Field> {
    if own_name(seen.plain).is_some() {
        return Some(F::Score);
    }
    let field = match named(seen.plain) {
        None if seen.ours => return None,
        None if seen.plain == "priority" => F::Moscow,
        None if seen.own.has(seen.plain) => F::Score,
        None => return None,
        Some(field) => field,
    };
    if seen.ours {
        return Some(field);
    }
    let filled = cells.filter(|cell| !is_nothing(cell));
    let has = |field: Field| seen.all.iter().any(|name| named(name) == Some(field));
    let every = |fits: &dyn Fn(&str) -> bool| {
        let mut any = false;
        filled.clone().all(|cell| {
            any = true;
            fits(cell)
        }) && any
    };
    let numbers = every(&|cell| numbers::number(cell).is_some());
    let words = every(&|cell| value(field, cell).is_some());
    match field {
        // `Impact` alone is the one method's or the other's.
        F::Impact if seen.plain == "impact" || seen.plain == "impact score" => {
            match (has(F::Reach), has(F::Ease)) {
                (true, false) => words.then_some(F::Impact),
                (false, true) => numbers.then_some(F::IceImpact),
                _ => {
                    let above = filled.clone().filter_map(numbers::number).any(|value| value > 3.0);
                    let part = filled.clone().filter_map(numbers::number).any(|value| value < 1.0);
                    match (numbers, above, part) {
                        (true, true, false) => Some(F::IceImpact),
                        (true, false, true) => Some(F::Impact),
                        _ => None,
                    }
                }
            }
        }
        // How long something takes is a score only where its delay has a cost; else it is a plan.
        F::Duration => (numbers && has(F::CostOfDelay)).then_some(F::Duration),
        // A priority of 1 to 4 is no class.
        F::Moscow => every(&|cell| class(cell).is_some()).then_some(F::Moscow),
        field => words.then_some(field),
    }
}

/// Whether a column that was not taken for a score holds impacts that could be those of either method.
pub(super) fn is_two<'a>(plain: &str, cells: impl Iterator<Item = &'a str>) -> bool {
    let mut filled = cells.filter(|cell| !is_nothing(cell)).peekable();
    matches!(plain, "impact" | "impact score")
        && filled.peek().is_some()
        && filled.all(|cell| numbers::number(cell).is_some())
}

/// The number that a cell of a column of scores says; none where it says none.
pub(super) fn value(field: Field, cell: &str) -> Option<f64> {
    let word = match field {
        F::Moscow => class(cell),
        F::Impact => impact(cell),
        _ => None,
    };
    word.or_else(|| numbers::number(cell))
}

/// The class that a word or a letter stands for.
fn class(cell: &str) -> Option<f64> {
    let word = folded(cell);
    let word = word.split_once('(').map_or(word.as_str(), |(before, _)| before.trim());
    let word = word.trim_end_matches(" have");
    let place = match word {
        "m" | "must" | "mo" => 0,
        "s" | "should" => 1,
        "c" | "could" | "co" => 2,
        "w" | "won't" | "wont" | "will not" | "won't this time" | "won't have this time" | "would" => 3,
        _ => return None,
    };
    CLASSES.get(place).map(|(number, _)| *number)
}

/// The words of RICE: massive 3, high 2, medium 1, low 0.5, minimal 0.25.
fn impact(cell: &str) -> Option<f64> {
    Some(match folded(cell).as_str() {
        "massive" | "very high" => 3.0,
        "high" => 2.0,
        "medium" | "med" => 1.0,
        "low" => 0.5,
        "minimal" | "very low" => 0.25,
        _ => return None,
    })
}

/// The criteria that a workspace has besides those of the methods.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Own {
    /// Folded names and what items keep them under; those of the scorecard first.
    labels: Vec<(String, String)>,
    /// All that items keep numbers under.
    keys: BTreeSet<String>,
}

impl Own {
    /// Those of a plan.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let criteria = plan.score_settings.rows().iter().flat_map(|settings| &settings.criteria);
        let carried: BTreeSet<&String> =
            plan.items.rows().iter().flat_map(|item| item.scores.keys()).collect();
        let keys: BTreeSet<String> =
            criteria.clone().map(|one| one.key.clone()).chain(carried.iter().copied().cloned()).collect();
        let labelled = criteria.map(|one| (folded(&one.label), one.key.clone()));
        let spelt =
            carried.into_iter().map(|key| (folded(&Measure::Score(key.clone()).label(plan)), key.clone()));
        Self { labels: labelled.chain(spelt).collect(), keys }
    }

    /// Whether a criterion is called so.
    fn has(&self, plain: &str) -> bool {
        self.labels.iter().any(|(label, _)| label == plain)
    }

    /// What items keep the criterion under that a column is called after.
    #[must_use]
    pub fn key(&self, column: &str) -> String {
        let name = own_name(column).unwrap_or(column).trim();
        if self.keys.contains(name) {
            return name.to_owned();
        }
        let wanted = folded(name);
        if let Some((_, key)) = self.labels.iter().find(|(label, _)| *label == wanted) {
            return key.clone();
        }
        if let Some(known) = named(&wanted).and_then(key) {
            return known.to_owned();
        }
        let parts: Vec<&str> =
            wanted.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
        let key = parts.join("_");
        // A number that every item has of its own is not its score of that name.
        match key.parse() {
            Ok(Measure::Score(key)) if !key.is_empty() => key,
            _ => format!("{key}_score"),
        }
    }

    /// What the column of a criterion is called in our tables, such that [`Own::key`] finds the criterion again.
    #[must_use]
    pub fn column(&self, key: &str, label: &str) -> String {
        if let Some((_, label)) = KNOWN.iter().find(|(known, _)| *known == key) {
            return (*label).to_owned();
        }
        let called = format!("{OWN}{label}");
        if self.key(&called) == key { called } else { format!("{OWN}{key}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::import::names::plain;

    fn means(all: &[&str], at: &str, cells: &[&str]) -> Option<Field> {
        let all: Vec<String> = all.iter().map(|name| plain(name)).collect();
        let own = Own { labels: vec![("delight".to_owned(), "joy".to_owned())], keys: BTreeSet::new() };
        field(Seen { plain: &plain(at), all: &all, ours: false, own: &own }, cells.iter().copied())
    }

    #[test]
    fn columns_are_taken_for_scores_where_nothing_speaks_against_it() {
        for (all, at, cells, meant) in [
            (&["Reach", "Impact"][..], "Reach", &["2,400", ""][..], Some(F::Reach)),
            (&["Reach"], "Reach", &["Europe", "12"], None),
            (&["Reach"], "Reach", &["", "-"], None),
            (&["Reach", "Impact"], "Impact", &["3", "0.25"], Some(F::Impact)),
            (&["Reach", "Impact"], "Impact", &["High", "Low"], Some(F::Impact)),
            (&["Impact", "Ease"], "Impact", &["3", "2"], Some(F::IceImpact)),
            (&["Impact"], "Impact", &["3", "2"], None),
            (&["Impact"], "Impact", &["8", "2"], Some(F::IceImpact)),
            (&["Impact"], "Impact", &["0.5", "2"], Some(F::Impact)),
            (&["Impact"], "Impact", &["High"], None),
            (&["Impact (ICE)"], "Impact (ICE)", &["2"], Some(F::IceImpact)),
            (&["RR/OE"], "RR/OE", &["8"], Some(F::RiskReduction)),
            (&["User/Business Value"], "User/Business Value", &["13"], Some(F::BusinessValue)),
            (&["Duration"], "Duration", &["5"], None),
            (&["Cost of Delay", "Duration"], "Duration", &["5"], Some(F::Duration)),
            (&["Priority"], "Priority", &["Must have", "Could", "Won’t have"], Some(F::Moscow)),
            (&["Priority"], "Priority", &["High", "Low"], None),
            (&["MoSCoW"], "MoSCoW", &["M", "S"], Some(F::Moscow)),
            (&["MoSCoW"], "MoSCoW", &["1", "2"], None),
            (&["Delight"], "Delight", &["7"], Some(F::Score)),
            (&["Delight"], "Delight", &["much"], None),
            (&["Score: Anything"], "Score: Anything", &["much"], Some(F::Score)),
            (&["Video"], "Video", &["7"], None),
        ] {
            assert_eq!(means(all, at, cells), meant, "{at}: {cells:?}");
        }
    }

    #[test]
    fn a_criterion_is_found_again_by_what_its_column_is_called() {
        let own = Own {
            labels: vec![
                ("fit".to_owned(), "strategic_fit".to_owned()),
                ("fit".to_owned(), "fit".to_owned()),
            ],
            keys: ["strategic_fit", "fit", "reach"].map(str::to_owned).into(),
        };
        for (key, label, column) in [
            ("reach", "How many", "Reach"),
            ("strategic_fit", "Fit", "Score: Fit"),
            ("fit", "Fit", "Score: fit"),
        ] {
            assert_eq!(own.column(key, label), column);
            if column.starts_with(OWN) {
                assert_eq!(own.key(column), key);
            }
        }
        assert_eq!(own.key("Score: Größe der Lücke"), "größe_der_lücke");
        assert_eq!(own.key("Effort"), "effort_score");
        assert_eq!(own.key("***"), "_score");
    }

    #[test]
    fn every_name_is_plain_and_means_one_thing() {
        let mut seen = BTreeSet::new();
        for name in NAMES.iter().flat_map(|(_, names)| *names) {
            assert_eq!(plain(name), *name);
            assert!(seen.insert(name), "{name} is there twice");
            assert!(super::super::names::field(name).is_none(), "{name}");
        }
        for (key_, label) in KNOWN {
            assert_eq!(named(&plain(label)).and_then(key), Some(key_));
        }
    }
}
