//! The audiences that every workspace offers, as long as it has none of its own by that name.

use crate::model::{Audience, Precision};

use super::{AudienceSpec, Shown};

/// Executive, Stakeholder, Customer and Engineering, in this order. They have no ids: saving one makes it a record.
#[must_use]
pub fn starters() -> Vec<Audience> {
    use Shown as S;
    let made = |title: &str, precision, depth, shows: &[Shown]| {
        let spec = AudienceSpec {
            precision,
            depth,
            shows: shows.iter().copied().collect(),
            ..AudienceSpec::default()
        };
        // Words, numbers and lists of them always serialise.
        let spec = serde_json::to_value(spec).unwrap_or_default();
        Audience { title: title.to_owned(), spec, ..Audience::default() }
    };
    let executive = [
        S::Ideas,
        S::Objectives,
        S::KeyResults,
        S::Strategies,
        S::Leaders,
        S::Requests,
        S::Findings,
        S::Reasons,
        S::Effort,
        S::Progress,
        S::Confidence,
        S::Views,
    ];
    let stakeholder =
        [S::Objectives, S::KeyResults, S::Strategies, S::Leaders, S::Dependencies, S::Progress, S::Teams];
    let engineering: Vec<Shown> =
        S::ALL.iter().copied().filter(|shown| !matches!(shown, S::Confidential)).collect();
    vec![
        made("Executive", Precision::Quarter, Some(2), &executive),
        made("Stakeholder", Precision::Month, None, &stakeholder),
        made("Customer", Precision::Quarter, None, &[]),
        made("Engineering", Precision::Day, None, &engineering),
    ]
}
