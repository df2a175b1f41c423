//! The coverage matrix in words.

use crate::picture::words;
use crate::picture::{CoverageColumns, CoverageDots, PictureSpec};

use super::gather::{Coverage, Of};

/// What the columns are called.
pub struct Words {
    pub one: &'static str,
    pub many: &'static str,
}

/// What the columns are called.
pub const fn words(against: CoverageColumns) -> Words {
    match against {
        CoverageColumns::Auto | CoverageColumns::Strategy => Words { one: "strategy", many: "strategies" },
        CoverageColumns::Parent => Words { one: "topmost item", many: "topmost items" },
        CoverageColumns::Item => Words { one: "item", many: "items" },
        CoverageColumns::Leader => Words { one: "leader", many: "leaders" },
    }
}

/// What stands out, in two lines, and whether it is alarming.
pub fn summary(found: &Coverage, spec: &PictureSpec) -> [(String, bool); 2] {
    let objectives = found.rows.iter().filter(|row| matches!(row.of, Of::One(_))).count();
    let idle = found.rows.iter().filter(|row| row.is_idle()).count();
    let first = match (objectives, idle) {
        (0, _) => "No objectives yet".to_owned(),
        (_, 0) => "Every objective has work".to_owned(),
        (all, idle) => format!("{idle} of {all} objectives without work"),
    };
    let Words { one, many } = words(spec.against);
    let mut loose = 0;
    let mut all = 0;
    for (at, column) in found.columns.iter().enumerate().filter(|(_, column)| !column.lacks) {
        if column.fold.is_some() && !column.folded {
            continue;
        }
        all += column.of.len();
        loose += if column.folded { found.loose_in(at) } else { usize::from(found.serves_none(at)) };
    }
    let second = match (all, loose) {
        (0, _) => format!("No {many} yet"),
        (_, 0) => format!("Every {one} serves one"),
        (all, loose) => {
            format!(
                "{loose} of {all} {} none",
                if loose == 1 { format!("{many} serves") } else { format!("{many} serve") }
            )
        }
    };
    [(first, idle > 0), (second, loose > 0)]
}

/// What the numbers mean, and what they leave out.
pub fn note(found: &Coverage, spec: &PictureSpec) -> String {
    let mut said = vec![match (spec.dots, found.by_effort) {
        (CoverageDots::Effort, true) => {
            "A dot’s area is the effort still to be done, divided among objectives by the weights of links.".to_owned()
        }
        (CoverageDots::Effort, false) => {
            "No item has effort: a dot’s area is how many items are still to be done, divided by the weights of links."
                .to_owned()
        }
        (CoverageDots::Weight, _) => {
            "A dot’s area is the part of its column that goes to the objective, by the weights of links.".to_owned()
        }
    }];
    if found.rows.iter().any(|row| row.sums) {
        said.push("An objective with others under it counts their work too.".to_owned());
    }
    if found.without > 0 {
        let weigh = if found.without == 1 { "weighs" } else { "weigh" };
        said.push(format!("{} without effort {weigh} nothing.", words::count(found.without, "item")));
    }
    if found.finished > 0 {
        said.push(format!("{} done or dropped not counted.", words::count(found.finished, "item")));
    }
    said.join(" ")
}
