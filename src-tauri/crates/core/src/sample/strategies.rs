//! Harbour's eight strategies, and which objectives they serve.

use throughline_plan::model::Horizon;

use super::goals::Goal;
use super::people::{Ware, Who};

/// A strategy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Pillar {
    SelfServe,
    FirstValue,
    Compliance,
    Partners,
    Smart,
    Admin,
    Support,
    Mobile,
}

/// A strategy's own facts.
pub(super) struct StrategyRow {
    pub pillar: Pillar,
    pub title: &'static str,
    pub about: &'static str,
    pub choice: &'static str,
    pub horizon: Horizon,
    /// Share of effort it should get, in per cent.
    pub target: f64,
    pub product: Ware,
    pub owner: Who,
    /// Which objectives it serves, how much of it goes there relative to the others, and why.
    pub serves: &'static [(Goal, f64, &'static str)],
}

pub(super) const STRATEGIES: &[StrategyRow] = &[
    StrategyRow {
        pillar: Pillar::SelfServe,
        title: "Self-serve growth",
        about: "A company can try, buy and enlarge Harbour without talking to anybody.",
        choice: "We sell to dispatch managers, by use. We do not build a field sales team below 200 technicians.",
        horizon: Horizon::H1,
        target: 20.0,
        product: Ware::Dispatch,
        owner: Who::Mira,
        serves: &[(
            Goal::MidMarket,
            1.0,
            "Four of five mid-market customers started below 50 technicians and grew inside the product.",
        )],
    },
    StrategyRow {
        pillar: Pillar::FirstValue,
        title: "Guided first value",
        about: "Every new company is led to its first completed job, with its own data.",
        choice: "We bring the customer's data in for them. We do not offer paid onboarding projects.",
        horizon: Horizon::H1,
        target: 25.0,
        product: Ware::Dispatch,
        owner: Who::Dana,
        serves: &[
            (
                Goal::Onboarding,
                5.0,
                "Half of the four days to first value goes into typing in customers and jobs.",
            ),
            (Goal::MidMarket, 1.0, "Trials that see their own jobs on day one convert twice as often."),
        ],
    },
    StrategyRow {
        pillar: Pillar::Compliance,
        title: "Compliance by default",
        about: "What an auditor asks for is on for everybody, in every plan.",
        choice: "One product, certified once. We do not run separate editions for regulated customers.",
        horizon: Horizon::H1,
        target: 15.0,
        product: Ware::Harbour,
        owner: Who::Avi,
        serves: &[(
            Goal::Trusted,
            1.0,
            "Nine of the last twelve lost deals in utilities named the audit log or data residency.",
        )],
    },
    StrategyRow {
        pillar: Pillar::Partners,
        title: "Partner ecosystem",
        about: "Accounting, parts and sales systems connect to Harbour, built by those who know them.",
        choice: "We keep the API small and stable. We do not build integrations that a partner would build.",
        horizon: Horizon::H2,
        target: 10.0,
        product: Ware::Connect,
        owner: Who::Priya,
        serves: &[(
            Goal::Platform,
            1.0,
            "Partners will not invest before the API is versioned and documented.",
        )],
    },
    StrategyRow {
        pillar: Pillar::Smart,
        title: "Smart dispatch",
        about: "The board proposes, the dispatcher decides.",
        choice: "We suggest and explain. We do not assign a job without a person.",
        horizon: Horizon::H2,
        target: 15.0,
        product: Ware::Dispatch,
        owner: Who::Jon,
        serves: &[(Goal::MidMarket, 1.0, "Above 50 technicians planning by hand takes two people a day.")],
    },
    StrategyRow {
        pillar: Pillar::Admin,
        title: "Built for many branches",
        about: "Rights, reports and settings that fit a company with several offices.",
        choice: "Roles are few and fixed. We do not build a rights designer.",
        horizon: Horizon::H1,
        target: 5.0,
        product: Ware::Dispatch,
        owner: Who::Mira,
        serves: &[
            (Goal::MidMarket, 2.0, "The median mid-market customer has four branches."),
            (Goal::Trusted, 1.0, "Least privilege is the first question of every security review."),
        ],
    },
    StrategyRow {
        pillar: Pillar::Support,
        title: "Answers before tickets",
        about: "The product explains itself where the question comes up.",
        choice: "We fix what makes people ask. We do not add support staff faster than customers.",
        horizon: Horizon::H1,
        target: 5.0,
        product: Ware::Harbour,
        owner: Who::Elena,
        serves: &[(Goal::CostToServe, 1.0, "A third of all tickets ask how to do something that exists.")],
    },
    // Loved by everybody, tied to nothing: the check says so.
    StrategyRow {
        pillar: Pillar::Mobile,
        title: "Mobile for field crews",
        about: "The app a technician opens before the van starts, with or without a signal.",
        choice: "Offline first. We do not build for tablets.",
        horizon: Horizon::H2,
        target: 5.0,
        product: Ware::Field,
        owner: Who::Jon,
        serves: &[],
    },
];
