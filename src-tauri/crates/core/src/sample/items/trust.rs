//! Trust: what security reviews and auditors ask for.

use throughline_plan::model::ItemStatus::Done;
use throughline_plan::model::ItemType::Milestone;

use super::super::people::Ware::Harbour;
use super::super::people::Who;
use super::super::row::Row;
use super::super::strategies::Pillar::Compliance;
use super::super::when::When::{Day, Month, Week};

pub(super) const ITEMS: &[Row] = &[
    Row::initiative("Audit log for every change")
        .about("Who changed what and when, on every record, kept for seven years.")
        .serves(Compliance)
        .by(Harbour, "Trust")
        .owner(Who::Avi)
        .dates(Month(-2), Month(2))
        .going(80.0)
        .stage("Beta")
        .size(7.0, 90.0)
        .reach(400.0, 3.0),
    Row::part("Audit log for every change", "Tamper-evident storage")
        .by(Harbour, "Trust")
        .owner(Who::Avi)
        .dates(Month(-2), Month(-1))
        .status(Done)
        .stage("Launched"),
    Row::part("Audit log for every change", "Hand-over to the customer's monitoring")
        .by(Harbour, "Trust")
        .owner(Who::Avi)
        .dates(Month(0), Month(2))
        .going(35.0)
        .stage("Build"),
    Row::initiative("Customer-held keys")
        .about("The customer keeps the key, and can take it back.")
        .serves(Compliance)
        .by(Harbour, "Trust")
        .owner(Who::Avi)
        .dates(Month(3), Month(7))
        .stage("Discovery")
        .size(7.0, 50.0)
        .reach(120.0, 3.0),
    // An exact day three quarters ahead, and rightly so: it is accepted, with the reason.
    Row::point("SOC 2 renewal", Milestone, Day(9, 8))
        .about("The report a customer's auditor asks for first.")
        .serves(Compliance)
        .by(Harbour, "Trust")
        .owner(Who::Avi)
        .labels(&["audit"]),
    Row::initiative("EU data residency")
        .about("Everything a European customer stores stays in Frankfurt and Dublin.")
        .serves(Compliance)
        .by(Harbour, "Trust")
        .owner(Who::Avi)
        .dates(Month(-1), Day(2, 9))
        .going(70.0)
        .stage("Build")
        .size(6.0, 80.0)
        .reach(350.0, 3.0),
    // Its owner has left.
    Row::initiative("ISO 27001 surveillance")
        .about("The yearly visit between two certifications.")
        .serves(Compliance)
        .by(Harbour, "Trust")
        .owner(Who::Hanna)
        .dates(Month(2), Month(6))
        .size(2.0, 90.0)
        .reach(300.0, 1.0)
        .labels(&["audit"]),
    Row::point("Auditor on site", Milestone, Week(5, 15))
        .within("ISO 27001 surveillance")
        .by(Harbour, "Trust")
        .owner(Who::Avi)
        .labels(&["audit"]),
    Row::initiative("Single sign-on")
        .about("SAML and OpenID Connect, in every plan.")
        .serves(Compliance)
        .by(Harbour, "Trust")
        .owner(Who::Avi)
        .dates(Month(-3), Month(-1))
        .status(Done)
        .stage("Launched")
        .size(5.0, 100.0)
        .reach(420.0, 2.0),
    // Still open although what it is part of is done and its own end has passed: the check says both.
    Row::part("Single sign-on", "Users from the customer's directory")
        .about("SCIM 2.0.")
        .by(Harbour, "Trust")
        .owner(Who::Avi)
        .dates(Month(-2), Month(-1))
        .going(80.0)
        .stage("Beta"),
];
