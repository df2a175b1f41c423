//! Onboarding: from signing up to the first completed job.

use throughline_plan::model::ItemStatus::{Done, Idea};

use super::super::people::Ware::{Dispatch, Field};
use super::super::people::Who;
use super::super::row::Row;
use super::super::strategies::Pillar::FirstValue;
use super::super::when::When::{Day, Half, Month, Quarter};

pub(super) const ITEMS: &[Row] = &[
    Row::initiative("Import from spreadsheets")
        .about(
            "Customers, sites and open jobs from any spreadsheet, with a preview before anything is written.",
        )
        .serves(FirstValue)
        .by(Dispatch, "Onboarding")
        .owner(Who::Dana)
        .dates(Month(-2), Day(2, 9))
        .going(50.0)
        .stage("Beta")
        .size(16.0, 80.0)
        .reach(2200.0, 3.0),
    Row::part("Import from spreadsheets", "Column matching")
        .by(Dispatch, "Onboarding")
        .owner(Who::Dana)
        .dates(Month(-2), Month(-1))
        .status(Done)
        .stage("Launched"),
    Row::part("Import from spreadsheets", "Preview and undo of an import")
        .by(Dispatch, "Onboarding")
        .owner(Who::Dana)
        .dates(Month(-1), Month(1))
        .going(60.0)
        .stage("Beta"),
    Row::part("Import from spreadsheets", "Import from other dispatch tools")
        .by(Dispatch, "Onboarding")
        .owner(Who::Lena)
        .dates(Month(1), Day(2, 9))
        .stage("Validation"),
    Row::initiative("Template gallery")
        .about("Job types, checklists and forms for twelve trades, ready to use.")
        .serves(FirstValue)
        .by(Dispatch, "Onboarding")
        .owner(Who::Dana)
        .dates(Month(1), Month(4))
        .stage("Validation")
        .size(6.0, 60.0)
        .reach(2060.0, 2.0),
    Row::initiative("Setup concierge")
        .about("A person looks at the account after three days without a job, and calls.")
        .serves(FirstValue)
        .by(Dispatch, "Onboarding")
        .owner(Who::Lena)
        .dates(Month(6), Month(9))
        .status(Idea)
        .stage("Discovery")
        .size(6.0, 40.0)
        .reach(500.0, 2.0),
    Row::initiative("Guided product tours")
        .about("Each role's first day, step by step, on the customer's own jobs.")
        .serves(FirstValue)
        .by(Dispatch, "Onboarding")
        .owner(Who::Lena)
        .dates(Month(0), Month(2))
        .going(15.0)
        .stage("Build")
        .size(9.0, 70.0)
        .reach(2200.0, 1.0),
    Row::part("Guided product tours", "Tour for dispatchers")
        .by(Dispatch, "Onboarding")
        .owner(Who::Lena)
        .dates(Month(0), Month(1))
        .going(30.0)
        .stage("Build"),
    Row::part("Guided product tours", "Tour for technicians")
        .by(Field, "Onboarding")
        .owner(Who::Lena)
        .dates(Month(1), Month(2))
        .stage("Validation"),
    Row::initiative("Sample data per industry")
        .about("A plausible week of jobs for heating, lifts, medical devices and cleaning.")
        .serves(FirstValue)
        .by(Dispatch, "Onboarding")
        .owner(Who::Dana)
        .dates(Month(4), Month(7))
        .stage("Discovery")
        .size(6.0, 60.0)
        .reach(1400.0, 1.0),
    Row::initiative("First-job checklist")
        .about("Five steps from an empty board to a completed job.")
        .serves(FirstValue)
        .by(Dispatch, "Onboarding")
        .owner(Who::Lena)
        .dates(Month(-3), Month(-1))
        .status(Done)
        .stage("Launched")
        .size(2.0, 100.0)
        .reach(2200.0, 1.0),
    Row::initiative("Invite the whole crew by link")
        .about("One link in the crew's group chat instead of forty e-mail addresses.")
        .serves(FirstValue)
        .by(Field, "Onboarding")
        .owner(Who::Lena)
        .in_period(Quarter(3))
        .size(4.0, 70.0)
        .reach(1800.0, 1.0),
    Row::initiative("Onboarding health score")
        .about("Shows on day two who will not make it by day seven.")
        .serves(FirstValue)
        .by(Dispatch, "Onboarding")
        .owner(Who::Dana)
        .in_period(Half(5))
        .status(Idea)
        .stage("Discovery")
        .size(4.0, 50.0)
        .reach(900.0, 1.0),
];
