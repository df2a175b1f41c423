//! Harbour's five objectives and their key results.

use throughline_plan::model::Direction::{Down, Up};
use throughline_plan::model::{Direction, ObjectiveKind};

use super::metrics::Gauge;
use super::people::Who;
use super::when::When;

/// An objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Goal {
    MidMarket,
    Onboarding,
    Trusted,
    Platform,
    CostToServe,
}

/// An objective's own facts.
pub(super) struct ObjectiveRow {
    pub goal: Goal,
    pub title: &'static str,
    pub about: &'static str,
    pub kind: ObjectiveKind,
    pub owner: Who,
    /// Share of attention, in per cent.
    pub weight: f64,
    pub from: When,
    pub until: When,
}

pub(super) const OBJECTIVES: &[ObjectiveRow] = &[
    ObjectiveRow {
        goal: Goal::MidMarket,
        title: "Win the mid-market",
        about: "Companies with 50 to 500 technicians choose Harbour, stay, and grow with it.",
        kind: ObjectiveKind::Committed,
        owner: Who::Mira,
        weight: 35.0,
        from: When::Quarter(-3),
        until: When::Quarter(10),
    },
    ObjectiveRow {
        goal: Goal::Onboarding,
        title: "Cut onboarding to a day",
        about: "New customers reach first value on the day they sign up.",
        kind: ObjectiveKind::Committed,
        owner: Who::Dana,
        weight: 30.0,
        from: When::Quarter(-3),
        until: When::Quarter(10),
    },
    ObjectiveRow {
        goal: Goal::Trusted,
        title: "Be trusted by regulated industries",
        about: "Utilities, healthcare and the public sector can buy Harbour without a special contract.",
        kind: ObjectiveKind::Committed,
        owner: Who::Avi,
        weight: 20.0,
        from: When::Quarter(-3),
        until: When::Quarter(10),
    },
    // Ends before the marketplace that is to carry it: the check says so.
    ObjectiveRow {
        goal: Goal::Platform,
        title: "Open the platform",
        about: "Partners build on Harbour and bring their customers along.",
        kind: ObjectiveKind::Aspirational,
        owner: Who::Priya,
        weight: 10.0,
        from: When::Quarter(-3),
        until: When::Quarter(5),
    },
    // All of its work is done or dropped while the objective still runs: the check says so.
    ObjectiveRow {
        goal: Goal::CostToServe,
        title: "Halve the cost to serve",
        about: "Customers find the answer themselves; support has time for the hard cases.",
        kind: ObjectiveKind::Aspirational,
        owner: Who::Elena,
        weight: 5.0,
        from: When::Quarter(-3),
        until: When::Quarter(7),
    },
];

/// A key result's own facts.
pub(super) struct KeyResultRow {
    pub goal: Goal,
    pub title: &'static str,
    pub gauge: Option<Gauge>,
    pub unit: &'static str,
    pub way: Direction,
    pub baseline: f64,
    pub target: Option<f64>,
    /// Typed by hand, where no metric is kept.
    pub current: Option<f64>,
    pub due: When,
    /// In per cent.
    pub confidence: f64,
}

pub(super) const KEY_RESULTS: &[KeyResultRow] = &[
    KeyResultRow {
        goal: Goal::MidMarket,
        title: "Net revenue retention",
        gauge: Some(Gauge::Retention),
        unit: "%",
        way: Up,
        baseline: 108.0,
        target: Some(118.0),
        current: None,
        due: When::Quarter(10),
        confidence: 70.0,
    },
    KeyResultRow {
        goal: Goal::MidMarket,
        title: "Mid-market customers",
        gauge: Some(Gauge::Logos),
        unit: "customers",
        way: Up,
        baseline: 140.0,
        target: Some(220.0),
        current: None,
        due: When::Quarter(10),
        confidence: 80.0,
    },
    KeyResultRow {
        goal: Goal::Onboarding,
        title: "Time to first value",
        gauge: Some(Gauge::FirstValue),
        unit: "d",
        way: Down,
        baseline: 4.2,
        target: Some(1.0),
        current: None,
        due: When::Quarter(7),
        confidence: 50.0,
    },
    KeyResultRow {
        goal: Goal::Onboarding,
        title: "Activated in the first week",
        gauge: Some(Gauge::Activation),
        unit: "%",
        way: Up,
        baseline: 46.0,
        target: Some(70.0),
        current: None,
        due: When::Quarter(10),
        confidence: 60.0,
    },
    KeyResultRow {
        goal: Goal::Trusted,
        title: "Regulated ARR",
        gauge: Some(Gauge::RegulatedRevenue),
        unit: "M€",
        way: Up,
        baseline: 1.1,
        target: Some(4.0),
        current: None,
        due: When::Quarter(10),
        confidence: 70.0,
    },
    KeyResultRow {
        goal: Goal::Trusted,
        title: "Audits passed without a major finding",
        gauge: None,
        unit: "audits",
        way: Up,
        baseline: 0.0,
        target: Some(2.0),
        current: Some(1.0),
        due: When::Quarter(10),
        confidence: 80.0,
    },
    KeyResultRow {
        goal: Goal::Platform,
        title: "Partner-sourced deals",
        gauge: Some(Gauge::PartnerDeals),
        unit: "%",
        way: Up,
        baseline: 3.0,
        target: Some(15.0),
        current: None,
        due: When::Quarter(5),
        confidence: 30.0,
    },
    KeyResultRow {
        goal: Goal::Platform,
        title: "Live partner integrations",
        gauge: Some(Gauge::Integrations),
        unit: "integrations",
        way: Up,
        baseline: 6.0,
        target: Some(25.0),
        current: None,
        due: When::Quarter(5),
        confidence: 40.0,
    },
    KeyResultRow {
        goal: Goal::CostToServe,
        title: "Cost to serve an account",
        gauge: Some(Gauge::CostPerAccount),
        unit: "€",
        way: Down,
        baseline: 38.0,
        target: Some(19.0),
        current: None,
        due: When::Quarter(7),
        confidence: 50.0,
    },
    // Nobody has said yet where it should end: the check says so.
    KeyResultRow {
        goal: Goal::CostToServe,
        title: "Tickets per customer",
        gauge: Some(Gauge::Tickets),
        unit: "tickets",
        way: Down,
        baseline: 2.4,
        target: None,
        current: None,
        due: When::Quarter(7),
        confidence: 50.0,
    },
];
