//! MoSCoW: must, should, could, and won't *this time*. A class, not a quantity: all musts have the same rank.
//!
//! The proportion is one of *effort*, not of items: musts are to take no more than 60 % of the effort of what is to be
//! done, and coulds about 20 %, so that there is something to leave out when time runs short. What will not be done this
//! time is not part of that effort.
//!
//! Source: DSDM, Agile Business Consortium, “MoSCoW prioritisation”.

use serde::Serialize;
use ts_rs::TS;

use super::{Ask, Measure, Recipe, same};
use crate::alignment::effort::Effort;
use crate::plan::Plan;

/// The classes, by the number that an item's score `moscow` has for them.
pub const CLASSES: [(f64, &str); 4] =
    [(4.0, "Must"), (3.0, "Should"), (2.0, "Could"), (1.0, "Won't this time")];

/// The part of the effort that musts are to take at most.
pub const MUST_AT_MOST: f64 = 0.6;

pub fn recipe() -> Recipe {
    Recipe {
        formula: "Must before should before could; won't this time comes last".to_owned(),
        source: "DSDM, Agile Business Consortium",
        asks: vec![Ask {
            words: CLASSES.to_vec(),
            ..Ask::score("moscow", "MoSCoW", "Must, should, could or won't this time", Some([1.0, 4.0]))
        }],
        work: Box::new(|answers| match *answers {
            [class] if class_of(class).is_some() => Ok(class.round()),
            _ => Err("MoSCoW is must (4), should (3), could (2) or won't this time (1).".to_owned()),
        }),
        line: Box::new(|_| "MoSCoW".to_owned()),
    }
}

/// The class that a number stands for.
#[must_use]
pub fn class_of(value: f64) -> Option<&'static str> {
    CLASSES.iter().find(|(number, _)| same(*number, value)).map(|(_, word)| *word)
}

/// How the effort of what is to be done is shared among the classes.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Shares {
    /// Effort of musts, shoulds, coulds and of what will not be done this time, in the workspace's unit; of active items,
    /// each person-month counted once.
    pub effort: [f64; 4],
    /// Effort of active items without a class.
    pub unclassed: f64,
    /// The part that musts have in musts, shoulds and coulds; none where these have no effort.
    pub must: Option<f64>,
    /// The part that coulds have.
    pub could: Option<f64>,
    /// Whether musts have more than [`MUST_AT_MOST`].
    pub too_many: bool,
}

/// How the effort of a plan is shared among the classes.
#[must_use]
pub fn shares(plan: &Plan) -> Shares {
    let effort = Effort::new(plan);
    let measure = Measure::Score("moscow".to_owned());
    let mut sums = [0.0; 4];
    let mut unclassed = 0.0;
    for (ix, _) in plan.items.iter() {
        // Where work was estimated in parts, a part without a class has that of what it is part of.
        let mut at = Some(ix);
        let mut class = None;
        for _ in 0..=plan.items.len() {
            let Some(here) = at.filter(|_| class.is_none()) else { break };
            let value = measure.read(&plan.items[here]);
            class = value.and_then(|value| CLASSES.iter().position(|(number, _)| same(*number, value)));
            at = plan.graph().item_parent(here);
        }
        match class {
            Some(place) => sums[place] += effort.of(ix),
            None => unclassed += effort.of(ix),
        }
    }
    let [must, should, could, _] = sums;
    let all = must + should + could;
    let part = |of: f64| (all > 0.0).then(|| of / all);
    Shares {
        effort: sums,
        unclassed,
        must: part(must),
        could: part(could),
        too_many: part(must).is_some_and(|share| share > MUST_AT_MOST + 1e-9),
    }
}
