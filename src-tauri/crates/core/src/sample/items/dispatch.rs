//! Dispatch and field: the board, the app, and what nobody has tied to an objective.

use throughline_plan::model::ItemStatus::Idea;
use throughline_plan::model::ItemType::Release;

use super::super::goals::Goal;
use super::super::people::Ware::{Dispatch, Field};
use super::super::people::Who;
use super::super::row::Row;
use super::super::strategies::Pillar::{Mobile, Smart};
use super::super::when::When::{Day, Month, Quarter};

pub(super) const ITEMS: &[Row] = &[
    Row::initiative("Drag-and-drop board")
        .about("A week of all crews on one screen, faster than a whiteboard.")
        .serves(Smart)
        .by(Dispatch, "Dispatch")
        .owner(Who::Jon)
        .dates(Month(-2), Month(1))
        .going(60.0)
        .stage("Beta")
        .size(5.0, 85.0)
        .reach(2100.0, 2.0),
    Row::part("Drag-and-drop board", "Jobs over several days")
        .by(Dispatch, "Dispatch")
        .owner(Who::Jon)
        .dates(Month(0), Month(1))
        .going(25.0)
        .stage("Build"),
    Row::point("Dispatch 3.0", Release, Day(2, 20))
        .about("The new board for everybody.")
        .serves(Smart)
        .by(Dispatch, "Dispatch")
        .owner(Who::Jon),
    Row::initiative("Travel-time estimates")
        .about("The drive between two jobs, with the traffic of that hour.")
        .serves(Smart)
        .by(Dispatch, "Dispatch")
        .owner(Who::Jon)
        .dates(Month(2), Month(3))
        .stage("Validation")
        .size(2.5, 70.0)
        .reach(1700.0, 1.0),
    Row::initiative("Skills-based matching")
        .about("Only those who may work on gas are offered a gas job.")
        .serves(Smart)
        .by(Dispatch, "Dispatch")
        .owner(Who::Jon)
        .dates(Month(4), Month(7))
        .status(Idea)
        .stage("Discovery")
        .size(3.0, 50.0)
        .reach(800.0, 2.0),
    Row::experiment("Suggested crew for urgent jobs")
        .about("Do dispatchers take the first suggestion in more than half of the cases?")
        .serves(Smart)
        .by(Dispatch, "Dispatch")
        .owner(Who::Jon)
        .in_period(Quarter(3))
        .stage("Discovery")
        .size(1.0, 60.0)
        .reach(1100.0, 1.0),
    Row::initiative("Offline job sheets")
        .about("Everything a job needs, in a cellar without a signal.")
        .serves(Mobile)
        .serves_directly(Goal::MidMarket, "Crews that lose a job sheet twice go back to paper.")
        .by(Field, "Field")
        .owner(Who::Jon)
        .dates(Month(0), Month(3))
        .going(20.0)
        .stage("Build")
        .size(3.0, 70.0)
        .reach(1600.0, 2.0),
    Row::initiative("Signed proof of work")
        .about("Photo, time, place and signature in one sealed document.")
        .serves(Mobile)
        .serves_directly(Goal::Trusted, "Utilities must show who did what at a site, ten years later.")
        .by(Field, "Field")
        .owner(Who::Jon)
        .dates(Month(4), Month(6))
        .status(Idea)
        .stage("Discovery")
        .size(2.5, 50.0)
        .reach(500.0, 2.0),
    // Three things under way that serve nothing, two of them without an owner: the check says so.
    Row::initiative("Dark mode for dispatch")
        .about("Asked for by the night shift of two customers.")
        .by(Dispatch, "Dispatch")
        .owner(Who::Jon)
        .dates(Month(-1), Day(2, 9))
        .going(30.0)
        .stage("Build")
        .size(2.0, 80.0)
        .reach(150.0, 0.25),
    Row::initiative("Fleet map redesign")
        .about("A calmer map with the same pins.")
        .by(Dispatch, "Dispatch")
        .dates(Month(3), Month(6))
        .stage("Discovery")
        .size(3.0, 50.0)
        .reach(900.0, 0.5),
    Row::initiative("Rewrite of PDF reports")
        .about("The library behind the old reports is no longer maintained.")
        .by(Dispatch, "Dispatch")
        .dates(Month(1), Month(2))
        .size(2.0, 60.0)
        .reach(300.0, 0.25),
];
