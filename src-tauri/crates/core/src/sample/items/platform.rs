//! Platform: what partners build on.

use throughline_plan::model::Bucket::Next;
use throughline_plan::model::ItemStatus::Idea;

use super::super::people::Ware::Connect;
use super::super::people::Who;
use super::super::row::Row;
use super::super::strategies::Pillar::Partners;
use super::super::when::When::{Day, Month};

pub(super) const ITEMS: &[Row] = &[
    Row::initiative("Public API v2")
        .about("Versioned, documented, with every record the app itself has.")
        .serves(Partners)
        .by(Connect, "Platform")
        .owner(Who::Priya)
        .dates(Month(-1), Month(2))
        .going(35.0)
        .stage("Build")
        .size(7.0, 75.0)
        .reach(260.0, 3.0),
    Row::part("Public API v2", "Sign-in for partner apps")
        .about("OAuth 2.1.")
        .by(Connect, "Platform")
        .owner(Who::Priya)
        .dates(Month(-1), Month(0))
        .going(75.0)
        .stage("Beta"),
    // Ends a month after what it is part of: the check says so.
    Row::part("Public API v2", "Rate limits by key")
        .by(Connect, "Platform")
        .owner(Who::Priya)
        .dates(Month(1), Month(3))
        .stage("Discovery"),
    Row::part("Public API v2", "Developer documentation")
        .by(Connect, "Platform")
        .owner(Who::Priya)
        .dates(Month(0), Month(2))
        .going(20.0)
        .stage("Build"),
    // Later than the objective it serves: the check says so.
    Row::initiative("App marketplace")
        .about("Find, connect and pay for partner apps inside Harbour.")
        .serves(Partners)
        .by(Connect, "Platform")
        .owner(Who::Priya)
        .dates(Month(3), Month(8))
        .status(Idea)
        .stage("Discovery")
        .size(10.0, 40.0)
        .reach(900.0, 2.0),
    Row::initiative("Webhooks with replay")
        .about("Every event once more, for as long as seven days.")
        .serves(Partners)
        .by(Connect, "Platform")
        .owner(Who::Priya)
        .dates(Month(0), Day(3, 7))
        .going(10.0)
        .stage("Build")
        .size(3.0, 70.0)
        .reach(180.0, 2.0),
    Row::initiative("Partner portal")
        .about("Keys, usage and leads of a partner in one place.")
        .serves(Partners)
        .by(Connect, "Platform")
        .owner(Who::Priya)
        .dates(Month(1), Month(4))
        .stage("Validation")
        .size(4.0, 60.0)
        .reach(60.0, 2.0),
    Row::initiative("Accounting connectors")
        .about("The three that most mid-market customers use.")
        .serves(Partners)
        .by(Connect, "Platform")
        .owner(Who::Priya)
        .bucket(Next)
        .status(Idea)
        .stage("Discovery")
        .size(4.0, 50.0)
        .reach(650.0, 2.0),
];
