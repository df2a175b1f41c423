//! Weighted scorecard = Σ(weight × score) ÷ Σ weight over the workspace's own criteria.
//!
//! Of a criterion where less is better, such as cost or risk, the score counts from the other end of its scale:
//! on 1 to 10 a cost of 3 counts as 8. A criterion of weight 0 is left out, and is not asked for.
//!
//! Source: multi-criteria scoring as roadmapping tools have it (Productboard, Aha!); costs inverted.

use super::{Ask, Recipe, exact, held};
use crate::model::Criterion;

pub fn recipe(criteria: &[Criterion]) -> Recipe {
    let counted: Vec<Criterion> = criteria.iter().filter(|one| one.weight > 0.0).cloned().collect();
    let names: Vec<String> = counted.iter().map(named).collect();
    let all: f64 = counted.iter().map(|one| one.weight).sum();
    let formula = if names.is_empty() {
        "No criterion has a weight yet".to_owned()
    } else {
        format!("({}) ÷ {}", names.join(" + "), exact(all))
    };
    let asks = counted.iter().map(|one| Ask {
        weight: Some(one.weight),
        ..Ask::score(&one.key, &one.label, &hint(one), Some([one.least, one.most]))
    });
    let asks = asks.collect();
    let shown = counted.clone();
    Recipe {
        formula,
        source: "Weighted mean; costs count from the other end",
        asks,
        work: Box::new(move |answers| {
            if counted.is_empty() {
                return Err("No criterion has a weight.".to_owned());
            }
            let sum: f64 =
                counted.iter().zip(answers).map(|(one, score)| one.weight * worth(one, *score)).sum();
            held(sum / all)
        }),
        line: Box::new(move |answers| {
            let parts: Vec<String> = shown
                .iter()
                .zip(answers)
                .map(|(one, score)| format!("{} × {}", exact(one.weight), exact(worth(one, *score))))
                .collect();
            format!("({}) ÷ {}", parts.join(" + "), exact(all))
        }),
    }
}

fn worth(criterion: &Criterion, score: f64) -> f64 {
    if criterion.cost { criterion.least + criterion.most - score } else { score }
}

/// `3 × Strategic fit`, or `2 × (11 − Risk)`.
fn named(criterion: &Criterion) -> String {
    let weight = exact(criterion.weight);
    if criterion.cost {
        format!("{weight} × ({} − {})", exact(criterion.least + criterion.most), criterion.label)
    } else {
        format!("{weight} × {}", criterion.label)
    }
}

fn hint(criterion: &Criterion) -> String {
    let scale = format!("{} to {}", exact(criterion.least), exact(criterion.most));
    if criterion.cost { format!("{scale}, less is better") } else { scale }
}
