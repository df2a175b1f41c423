//! The plan in time: as it was on any day, and what changed between two of them.

use serde::{Deserialize, Serialize};
use throughline_plan::compare::{self, Comparison};
use throughline_plan::model::Checkpoint;
use ts_rs::TS;

use super::Session;
use super::audiences::as_seen;
use super::file::{self, Status};
use crate::Result;
use crate::exchange::changes;
use crate::store::Verified;
use crate::workspace::point::{Place, Point};
use crate::workspace::{Moment, Outcome};

/// A point to look at the plan from.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct LookRequest {
    /// `now`, a day, a checkpoint's name, `#12` for an entry of the history; a scenario's name to work on it.
    pub point: String,
}

/// Two points to compare.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CompareRequest {
    /// The earlier one: a day, a checkpoint's name, `#12`, another workspace file.
    pub from: String,
    /// The later one; now unless said.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub to: String,
}

/// What is different between two points.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Compared {
    /// The earlier one.
    pub from: Place,
    /// The later one.
    pub to: Place,
    /// What differs.
    pub changes: Comparison,
    /// All of it as Markdown, to paste into a mail or a page.
    pub markdown: String,
}

/// An entry of the history.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct EntryRequest {
    /// Its number.
    #[ts(type = "number")]
    pub seq: i64,
}

pub(super) fn look(session: &mut Session, request: &LookRequest, moment: Moment) -> Result<Option<Status>> {
    let workspace = session.open()?;
    match workspace.point(&request.point)? {
        Point::Now => session.work_on(None)?,
        Point::Scenario(id) => session.work_on(Some(id))?,
        point => {
            let past = workspace.at(&point, moment)?;
            session.look_at(Some(past));
        }
    }
    file::status(session, &(), moment)
}

pub(super) fn compare(session: &mut Session, request: &CompareRequest, moment: Moment) -> Result<Compared> {
    let workspace = session.open()?;
    let from = as_seen(session, workspace.at(&workspace.point(&request.from)?, moment)?)?;
    let to = as_seen(session, workspace.at(&workspace.point(&request.to)?, moment)?)?;
    let changes = compare::compare(&from.plan, &to.plan);
    let markdown = changes::markdown(&changes, &from.place, &to.place);
    Ok(Compared { from: from.place, to: to.place, changes, markdown })
}

pub(super) fn entry(session: &mut Session, request: &EntryRequest, _: Moment) -> Result<Comparison> {
    let workspace = session.open()?;
    let (before, after) = workspace.around(request.seq)?;
    if let Some(sees) = session.sees() {
        return Ok(compare::compare(&session.seen(&before, &sees.spec)?, &session.seen(&after, &sees.spec)?));
    }
    Ok(compare::compare(&before, &after))
}

pub(super) fn revert(session: &mut Session, request: &EntryRequest, moment: Moment) -> Result<Outcome> {
    session.open_mut()?.revert(request.seq, moment)
}

pub(super) fn checkpoints(session: &mut Session, (): &(), _: Moment) -> Result<Vec<Checkpoint>> {
    if session.sees().is_some() {
        return Ok(Vec::new());
    }
    let mut all: Vec<Checkpoint> = session.open()?.present().checkpoints.rows().to_vec();
    all.sort_by(|a, b| b.entry.cmp(&a.entry).then(b.id.cmp(&a.id)));
    Ok(all)
}

pub(super) fn verify(session: &mut Session, (): &(), _: Moment) -> Result<Verified> {
    session.open()?.store().verify_history()
}
