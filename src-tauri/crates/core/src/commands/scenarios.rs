//! What-if plans: kept, worked on, weighed against the plan itself, and taken over.

use serde::{Deserialize, Serialize};
use throughline_plan::compare::{self, Comparison};
use throughline_plan::effect::{self, Effect};
use throughline_plan::model::{Id, Scenario};
use ts_rs::TS;

use super::Session;
use super::audiences::as_seen;
use super::time::CompareRequest;
use crate::Result;
use crate::exchange::changes;
use crate::workspace::adopt::{Adoptable, Choice};
use crate::workspace::point::Place;
use crate::workspace::scenario::Adopted;
use crate::workspace::{Moment, Outcome};

/// A scenario in the list of them.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ScenarioRow {
    /// The scenario.
    pub scenario: Scenario,
    /// How many records it changes.
    pub changes: usize,
    /// How many edits changed the plan itself since it branched off.
    pub behind: usize,
    /// Whether it is worked on now.
    pub is_open: bool,
}

/// A scenario to branch off.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct NewScenario {
    /// Its name.
    pub title: String,
    /// What it asks.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub note: String,
    /// What changed outside.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub shift: String,
    /// What that is known by.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub evidence: String,
    /// The objectives it touches.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Id>>")]
    pub objectives: Vec<Id>,
    /// Whether to work on it from now on.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub open: bool,
}

/// What a scenario is called and headed by.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ScenarioHead {
    /// Which one.
    pub id: Id,
    /// Its name.
    pub title: String,
    /// What it asks.
    pub note: String,
    /// What changed outside.
    pub shift: String,
    /// What that is known by.
    pub evidence: String,
    /// The objectives it touches.
    pub objectives: Vec<Id>,
}

/// A scenario, by the id of its record.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct ScenarioRequest {
    /// Which one.
    pub id: Id,
}

/// A scenario, and what of it is wanted.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ScenarioChoice {
    /// Which one.
    pub id: Id,
    /// What of it, and what holds where both changed the same.
    pub choice: Choice,
}

/// What being at one point instead of another means.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Weighed {
    /// The one point.
    pub from: Place,
    /// The other.
    pub to: Place,
    /// What it means for coverage, allocation, dates, load and findings.
    pub effect: Effect,
    /// What differs, record by record.
    pub changes: Comparison,
    /// All of it as Markdown.
    pub markdown: String,
}

pub(super) fn records(session: &mut Session, (): &(), _: Moment) -> Result<Vec<Scenario>> {
    if session.sees().is_some() {
        return Ok(Vec::new());
    }
    // Ids are in the order in which they were made.
    Ok(session.open()?.present().scenarios.rows().to_vec())
}

pub(super) fn all(session: &mut Session, (): &(), _: Moment) -> Result<Vec<ScenarioRow>> {
    let workspace = session.open()?;
    if session.sees().is_some() {
        return Ok(Vec::new());
    }
    let open = workspace.inside().map(|inside| inside.id);
    let row = |scenario: &Scenario| {
        Ok(ScenarioRow {
            changes: workspace.difference(scenario.id)?.adoptable().len(),
            behind: workspace.behind(scenario)?,
            is_open: open == Some(scenario.id),
            scenario: scenario.clone(),
        })
    };
    workspace.present().scenarios.rows().iter().map(row).collect()
}

pub(super) fn new(session: &mut Session, request: &NewScenario, moment: Moment) -> Result<Outcome> {
    let NewScenario { title, note, shift, evidence, objectives, open } = request.clone();
    let scenario = Scenario { title, note, shift, evidence, objectives, ..Scenario::default() };
    let outcome = session.open_mut()?.branch_off(scenario, moment)?;
    if let (true, Some(made)) = (open, outcome.created.first()) {
        session.work_on(Some(made.id))?;
    }
    Ok(outcome)
}

pub(super) fn set(session: &mut Session, head: &ScenarioHead, moment: Moment) -> Result<Outcome> {
    let ScenarioHead { id, title, note, shift, evidence, objectives } = head.clone();
    let scenario = Scenario { id, title, note, shift, evidence, objectives, ..Scenario::default() };
    session.open_mut()?.rewrite(&scenario, moment)
}

pub(super) fn delete(session: &mut Session, request: &ScenarioRequest, moment: Moment) -> Result<Outcome> {
    session.open_mut()?.discard(request.id, moment)
}

pub(super) fn changes(session: &mut Session, request: &ScenarioRequest, _: Moment) -> Result<Vec<Adoptable>> {
    if session.sees().is_some() {
        return Ok(Vec::new());
    }
    Ok(session.open()?.difference(request.id)?.adoptable())
}

pub(super) fn adopt(session: &mut Session, request: &ScenarioChoice, moment: Moment) -> Result<Adopted> {
    session.open_mut()?.adopt(request.id, &request.choice, moment)
}

pub(super) fn rebase(session: &mut Session, request: &ScenarioChoice, moment: Moment) -> Result<Adopted> {
    session.open_mut()?.rebase(request.id, &request.choice, moment)
}

pub(super) fn weigh(session: &mut Session, request: &CompareRequest, moment: Moment) -> Result<Weighed> {
    let workspace = session.open()?;
    let from = as_seen(session, workspace.at(&workspace.point(&request.from)?, moment)?)?;
    let to = as_seen(session, workspace.at(&workspace.point(&request.to)?, moment)?)?;
    let effect = effect::effect((&from.plan, from.place.day), (&to.plan, to.place.day));
    let changes = compare::compare(&from.plan, &to.plan);
    let markdown = changes::weighed(&effect, &changes, &from.place, &to.place);
    Ok(Weighed { from: from.place, to: to.place, effect, changes, markdown })
}
