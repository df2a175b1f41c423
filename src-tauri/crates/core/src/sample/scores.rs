//! What Harbour's items are worth, in the numbers of every method, and its own scorecard.
//!
//! Reach, impact, confidence and effort stand with the items. Here is what the other methods ask: what Mira's product
//! council agreed on in one afternoon. Only what a council would score is in it: no parts, no moments, and nothing that
//! was over by then.

use std::collections::BTreeMap;

use throughline_plan::model::{Criterion, Id, ScoreSettings};

/// What one item was given.
struct Worth {
    title: &'static str,
    /// Value, ease and impact, each from 1 to 10.
    plain: [f64; 3],
    /// Business value, time criticality and risk reduction, each 1, 2, 3, 5, 8, 13 or 20.
    delay: [f64; 3],
    /// What a month of delay costs, in thousands of euros, and how many months the work takes.
    cost: [f64; 2],
    /// Must 4, should 3, could 2, won't this time 1.
    class: f64,
    /// Strategic fit and delivery risk, each from 1 to 10.
    own: [f64; 2],
}

const fn worth(
    title: &'static str,
    plain: [f64; 3],
    delay: [f64; 3],
    cost: [f64; 2],
    class: f64,
    own: [f64; 2],
) -> Worth {
    Worth { title, plain, delay, cost, class, own }
}

const MUST: f64 = 4.0;
const SHOULD: f64 = 3.0;
const COULD: f64 = 2.0;
const NOT_NOW: f64 = 1.0;

#[rustfmt::skip]
const WORTH: &[Worth] = &[
    worth("Usage-based billing", [9.0, 3.0, 8.0], [20.0, 13.0, 3.0], [140.0, 4.0], MUST, [9.0, 6.0]),
    worth("In-app upgrades", [8.0, 5.0, 7.0], [13.0, 5.0, 1.0], [75.0, 4.0], SHOULD, [9.0, 4.0]),
    worth("Plan advisor", [5.0, 6.0, 5.0], [5.0, 2.0, 1.0], [18.0, 3.0], COULD, [7.0, 5.0]),
    worth("Pricing experiments", [7.0, 8.0, 6.0], [8.0, 8.0, 8.0], [40.0, 2.0], SHOULD, [8.0, 2.0]),
    worth("Annual contracts online", [7.0, 5.0, 6.0], [8.0, 5.0, 2.0], [45.0, 3.0], SHOULD, [7.0, 4.0]),
    worth("Trial without a credit card", [6.0, 9.0, 6.0], [8.0, 5.0, 5.0], [30.0, 1.0], SHOULD, [8.0, 3.0]),
    worth("Referral credits", [3.0, 7.0, 3.0], [3.0, 1.0, 1.0], [6.0, 2.0], NOT_NOW, [5.0, 3.0]),
    worth("Win-back of cancelled trials", [4.0, 8.0, 4.0], [3.0, 3.0, 1.0], [9.0, 1.0], COULD, [5.0, 2.0]),
    worth("Roles and permissions", [8.0, 5.0, 7.0], [8.0, 8.0, 13.0], [60.0, 3.0], MUST, [8.0, 5.0]),
    worth("Several branches in one account", [9.0, 3.0, 8.0], [13.0, 5.0, 3.0], [85.0, 4.0], SHOULD, [9.0, 7.0]),
    worth("Branch reports", [5.0, 7.0, 4.0], [5.0, 2.0, 1.0], [12.0, 2.0], COULD, [6.0, 2.0]),
    worth("Import from spreadsheets", [10.0, 2.0, 10.0], [20.0, 13.0, 8.0], [160.0, 6.0], MUST, [10.0, 7.0]),
    worth("Template gallery", [8.0, 5.0, 7.0], [13.0, 5.0, 2.0], [70.0, 4.0], SHOULD, [9.0, 3.0]),
    worth("Setup concierge", [4.0, 4.0, 5.0], [5.0, 2.0, 2.0], [15.0, 4.0], NOT_NOW, [6.0, 6.0]),
    worth("Guided product tours", [6.0, 4.0, 6.0], [8.0, 5.0, 2.0], [40.0, 5.0], SHOULD, [8.0, 4.0]),
    worth("Sample data per industry", [5.0, 5.0, 5.0], [5.0, 2.0, 1.0], [20.0, 4.0], COULD, [7.0, 3.0]),
    worth("Invite the whole crew by link", [7.0, 7.0, 6.0], [8.0, 3.0, 1.0], [35.0, 3.0], COULD, [8.0, 2.0]),
    worth("Onboarding health score", [5.0, 6.0, 4.0], [3.0, 2.0, 5.0], [14.0, 3.0], COULD, [7.0, 5.0]),
    worth("Audit log for every change", [9.0, 3.0, 8.0], [13.0, 20.0, 20.0], [120.0, 5.0], MUST, [10.0, 5.0]),
    worth("Customer-held keys", [8.0, 2.0, 7.0], [8.0, 13.0, 13.0], [90.0, 5.0], MUST, [9.0, 8.0]),
    worth("EU data residency", [9.0, 3.0, 8.0], [13.0, 20.0, 13.0], [130.0, 4.0], MUST, [10.0, 6.0]),
    worth("ISO 27001 surveillance", [6.0, 7.0, 5.0], [5.0, 20.0, 20.0], [55.0, 2.0], MUST, [9.0, 2.0]),
    worth("Public API v2", [8.0, 3.0, 8.0], [13.0, 8.0, 13.0], [80.0, 4.0], MUST, [9.0, 6.0]),
    worth("App marketplace", [7.0, 1.0, 7.0], [13.0, 2.0, 5.0], [50.0, 7.0], COULD, [8.0, 9.0]),
    worth("Webhooks with replay", [6.0, 6.0, 5.0], [5.0, 5.0, 3.0], [22.0, 2.0], SHOULD, [8.0, 3.0]),
    worth("Partner portal", [4.0, 5.0, 4.0], [3.0, 2.0, 2.0], [10.0, 3.0], COULD, [6.0, 4.0]),
    worth("Accounting connectors", [7.0, 5.0, 6.0], [8.0, 5.0, 2.0], [38.0, 3.0], SHOULD, [7.0, 5.0]),
    worth("Drag-and-drop board", [9.0, 5.0, 8.0], [13.0, 13.0, 3.0], [95.0, 3.0], MUST, [8.0, 4.0]),
    worth("Travel-time estimates", [6.0, 6.0, 5.0], [5.0, 3.0, 1.0], [24.0, 2.0], COULD, [7.0, 5.0]),
    worth("Skills-based matching", [7.0, 4.0, 6.0], [8.0, 3.0, 5.0], [28.0, 3.0], COULD, [8.0, 6.0]),
    worth("Suggested crew for urgent jobs", [5.0, 9.0, 5.0], [5.0, 3.0, 8.0], [16.0, 1.0], COULD, [8.0, 3.0]),
    worth("Offline job sheets", [8.0, 5.0, 8.0], [13.0, 8.0, 5.0], [65.0, 2.0], SHOULD, [8.0, 5.0]),
    worth("Signed proof of work", [6.0, 5.0, 6.0], [8.0, 3.0, 5.0], [26.0, 2.0], COULD, [8.0, 4.0]),
    worth("Dark mode for dispatch", [2.0, 7.0, 2.0], [2.0, 1.0, 1.0], [2.0, 2.0], NOT_NOW, [1.0, 2.0]),
    worth("Fleet map redesign", [4.0, 5.0, 3.0], [3.0, 1.0, 1.0], [8.0, 3.0], NOT_NOW, [3.0, 4.0]),
    worth("Rewrite of PDF reports", [2.0, 6.0, 2.0], [1.0, 3.0, 8.0], [5.0, 2.0], NOT_NOW, [2.0, 3.0]),
];

/// What an item was given beside reach and impact, by criterion.
pub(super) fn of(title: &str) -> BTreeMap<String, f64> {
    let Some(worth) = WORTH.iter().find(|worth| worth.title == title) else { return BTreeMap::new() };
    let Worth { plain, delay, cost, class, own, .. } = worth;
    let names = [
        ("value", plain[0]),
        ("ease", plain[1]),
        ("ice_impact", plain[2]),
        ("business_value", delay[0]),
        ("time_criticality", delay[1]),
        ("risk_reduction", delay[2]),
        ("cost_of_delay", cost[0]),
        ("duration", cost[1]),
        ("moscow", *class),
        ("strategic_fit", own[0]),
        ("delivery_risk", own[1]),
    ];
    names.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// By RICE, with a scorecard that is ready to be tried.
pub(super) fn settings(id: Id) -> ScoreSettings {
    let criterion = |key: &str, label: &str, weight: f64, cost: bool| Criterion {
        key: key.to_owned(),
        label: label.to_owned(),
        weight,
        cost,
        ..Criterion::default()
    };
    ScoreSettings {
        id,
        criteria: vec![
            criterion("value", "Value", 4.0, false),
            criterion("strategic_fit", "Strategic fit", 3.0, false),
            criterion("ease", "Ease", 2.0, false),
            criterion("delivery_risk", "Delivery risk", 1.0, true),
        ],
        ..ScoreSettings::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::items;

    #[test]
    fn what_is_scored_is_there_and_is_scored_once() {
        for worth in WORTH {
            assert!(items::all().any(|row| row.title == worth.title), "{}", worth.title);
            assert_eq!(WORTH.iter().filter(|other| other.title == worth.title).count(), 1, "{}", worth.title);
        }
    }
}
