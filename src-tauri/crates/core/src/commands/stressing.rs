//! The stress test: what other weights of objectives would mean, and keeping them as a scenario.

use serde::Deserialize;
use throughline_plan::model::{Change, Edit, RecordKind, RecordRef};
use throughline_plan::stress::{self as question, Stress, Tried};
use ts_rs::TS;

use super::Session;
use super::scenarios::{self, NewScenario};
use crate::workspace::{Moment, Outcome};
use crate::{Error, Result};

/// The weights to be tried.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct StressRequest {
    /// One for each objective that is to weigh something else.
    pub weights: Vec<Tried>,
}

/// The weights to be kept as a scenario.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct KeepStress {
    /// What the scenario is to be called.
    pub title: String,
    /// One for each objective that is to weigh something else.
    pub weights: Vec<Tried>,
}

/// Refuses what is no weight, and objectives that are not there.
fn must_be_weights(session: &Session, weights: &[Tried]) -> Result<()> {
    let plan = session.plan()?;
    for Tried { objective, weight } in weights {
        let Some(found) = plan.objectives.get(*objective) else {
            return Err(Error::invalid("There is no such objective."));
        };
        if !weight.is_finite() || *weight < 0.0 {
            let said = format!("“{}” cannot weigh {weight}.", found.title);
            return Err(Error::invalid(said).hint("A weight is a number of 0 or more."));
        }
    }
    Ok(())
}

pub(super) fn stress(session: &mut Session, request: &StressRequest, moment: Moment) -> Result<Stress> {
    must_be_weights(session, &request.weights)?;
    Ok(question::stress(session.plan()?, &request.weights, moment.today))
}

pub(super) fn keep(session: &mut Session, request: &KeepStress, moment: Moment) -> Result<Outcome> {
    must_be_weights(session, &request.weights)?;
    if request.weights.is_empty() {
        return Err(Error::invalid("No weight is tried that could be kept."));
    }
    if session.open_mut()?.inside().is_some() {
        return Err(Error::invalid("A scenario is branched off the plan itself, and another one is open.")
            .hint("Go back to the plan itself, or change the weights in the scenario that is open."));
    }
    let head = NewScenario {
        title: request.title.clone(),
        objectives: request.weights.iter().map(|one| one.objective).collect(),
        open: true,
        ..NewScenario::default()
    };
    scenarios::new(session, &head, moment)?;
    let changes = request.weights.iter().map(|one| Change::Update {
        record: RecordRef::new(RecordKind::Objective, one.objective),
        set: [("weight".to_owned(), one.weight.into())].into_iter().collect(),
    });
    let label = match request.weights.as_slice() {
        [_] => "Try another weight".to_owned(),
        _ => "Try other weights".to_owned(),
    };
    session.open_mut()?.apply(&Edit { label, changes: changes.collect() }, moment)
}
