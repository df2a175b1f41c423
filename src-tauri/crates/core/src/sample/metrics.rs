//! What Harbour measures: a tree under its North Star, each metric with two quarters of readings.

use throughline_plan::model::Direction;
use throughline_plan::model::Direction::{Down, Up};

use super::people::Who;

/// A metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Gauge {
    JobsDone,
    Retention,
    Logos,
    FirstValue,
    Activation,
    RegulatedRevenue,
    PartnerDeals,
    Integrations,
    CostPerAccount,
    Tickets,
}

/// How often a metric is read; its values end at the latest such day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Rhythm {
    /// Every Monday.
    Weekly,
    /// On the first of each month.
    Monthly,
}

/// A metric's own facts, its readings oldest first: two quarters of them.
pub(super) struct MetricRow {
    pub gauge: Gauge,
    pub feeds: Option<Gauge>,
    pub title: &'static str,
    pub about: &'static str,
    pub unit: &'static str,
    pub way: Direction,
    pub owner: Who,
    pub rhythm: Rhythm,
    pub readings: &'static [f64],
}

pub(super) const METRICS: &[MetricRow] = &[
    MetricRow {
        gauge: Gauge::JobsDone,
        feeds: None,
        title: "Jobs completed with Harbour",
        about: "North Star: jobs closed in the app in a week, all customers.",
        unit: "thousand a week",
        way: Up,
        owner: Who::Elena,
        rhythm: Rhythm::Weekly,
        readings: &[
            182.0, 184.0, 187.0, 186.0, 190.0, 193.0, 191.0, 195.0, 199.0, 202.0, 201.0, 206.0, 209.0, 211.0,
            208.0, 214.0, 219.0, 221.0, 224.0, 223.0, 228.0, 231.0, 229.0, 235.0, 238.0, 241.0, 243.0,
        ],
    },
    MetricRow {
        gauge: Gauge::Retention,
        feeds: Some(Gauge::JobsDone),
        title: "Net revenue retention",
        about: "Revenue of last year's customers now, over their revenue then; mid-market only.",
        unit: "%",
        way: Up,
        owner: Who::Mira,
        rhythm: Rhythm::Monthly,
        readings: &[108.0, 108.9, 109.6, 111.2, 112.1, 113.5, 114.2],
    },
    MetricRow {
        gauge: Gauge::Logos,
        feeds: Some(Gauge::JobsDone),
        title: "Mid-market customers",
        about: "Paying companies with 50 to 500 technicians, on the first of the month.",
        unit: "customers",
        way: Up,
        owner: Who::Mira,
        rhythm: Rhythm::Monthly,
        readings: &[140.0, 147.0, 155.0, 163.0, 171.0, 182.0, 190.0],
    },
    MetricRow {
        gauge: Gauge::FirstValue,
        feeds: Some(Gauge::JobsDone),
        title: "Time to first value",
        about: "Median time from signing up to the first job completed in the field.",
        unit: "d",
        way: Down,
        owner: Who::Dana,
        rhythm: Rhythm::Weekly,
        readings: &[
            4.2, 4.2, 4.1, 4.1, 4.0, 3.9, 4.0, 3.9, 3.8, 3.9, 3.9, 4.0, 3.9, 3.8, 3.7, 3.5, 3.4, 3.3, 3.3,
            3.2, 3.2, 3.1, 3.1, 3.0, 3.0, 2.9, 2.9,
        ],
    },
    MetricRow {
        gauge: Gauge::Activation,
        feeds: Some(Gauge::JobsDone),
        title: "Activated in the first week",
        about: "New customers who dispatch ten jobs in their first seven days.",
        unit: "%",
        way: Up,
        owner: Who::Lena,
        rhythm: Rhythm::Weekly,
        readings: &[
            46.0, 45.5, 46.2, 46.8, 46.4, 47.1, 47.9, 47.5, 48.2, 48.0, 48.9, 49.3, 49.0, 49.8, 50.4, 50.1,
            51.0, 51.6, 51.2, 52.0, 52.4, 52.9, 52.6, 53.3, 53.8, 54.1, 54.5,
        ],
    },
    MetricRow {
        gauge: Gauge::RegulatedRevenue,
        feeds: Some(Gauge::JobsDone),
        title: "Regulated ARR",
        about: "Yearly recurring revenue from utilities, healthcare and the public sector.",
        unit: "M€",
        way: Up,
        owner: Who::Avi,
        rhythm: Rhythm::Monthly,
        readings: &[1.1, 1.3, 1.5, 1.9, 2.2, 2.6, 2.85],
    },
    MetricRow {
        gauge: Gauge::PartnerDeals,
        feeds: Some(Gauge::Logos),
        title: "Partner-sourced deals",
        about: "New deals that a partner brought, of all new deals in three months.",
        unit: "%",
        way: Up,
        owner: Who::Priya,
        rhythm: Rhythm::Monthly,
        readings: &[3.0, 3.0, 3.2, 3.1, 3.5, 3.8, 4.0],
    },
    MetricRow {
        gauge: Gauge::Integrations,
        feeds: Some(Gauge::PartnerDeals),
        title: "Live partner integrations",
        about: "Integrations that at least five customers use.",
        unit: "integrations",
        way: Up,
        owner: Who::Priya,
        rhythm: Rhythm::Monthly,
        readings: &[6.0, 6.0, 6.0, 7.0, 8.0, 8.0, 9.0],
    },
    MetricRow {
        gauge: Gauge::CostPerAccount,
        feeds: None,
        title: "Cost to serve an account",
        about: "Support and success cost of a month, over active accounts.",
        unit: "€",
        way: Down,
        owner: Who::Elena,
        rhythm: Rhythm::Monthly,
        readings: &[38.0, 37.5, 36.8, 35.9, 35.1, 33.8, 33.0],
    },
    MetricRow {
        gauge: Gauge::Tickets,
        feeds: Some(Gauge::CostPerAccount),
        title: "Tickets per customer",
        about: "Support tickets of a month, over active accounts.",
        unit: "tickets",
        way: Down,
        owner: Who::Elena,
        rhythm: Rhythm::Monthly,
        readings: &[2.4, 2.4, 2.3, 2.2, 2.2, 2.1, 2.1],
    },
];
