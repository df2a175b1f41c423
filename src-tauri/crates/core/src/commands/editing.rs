//! Changing the plan, and what was changed.

use serde::Deserialize;
use throughline_plan::model::{Edit, RecordRef};
use throughline_plan::moving::{
    self, DrawPreview, DrawRequest, JoinPreview, JoinRequest, MovePreview, MoveRequest,
};
use ts_rs::TS;

use super::{Session, audiences};
use crate::Result;
use crate::store::HistoryEntry;
use crate::workspace::{Moment, Outcome};

/// How much of the history is asked for.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct HistoryRequest {
    /// At most how many entries, newest first; 200 unless said.
    #[ts(optional)]
    pub limit: Option<usize>,
    /// Only what touched this record.
    #[serde(default)]
    #[ts(optional)]
    pub record: Option<RecordRef>,
}

pub(super) fn edit(session: &mut Session, edit: &Edit, moment: Moment) -> Result<Outcome> {
    if session.sees().is_some() && audiences::is_about_audiences(edit) {
        return audiences::edit(session, edit, moment);
    }
    session.open_mut()?.apply(edit, moment)
}

pub(super) fn undo(session: &mut Session, (): &(), moment: Moment) -> Result<Outcome> {
    session.open_mut()?.undo(moment)
}

pub(super) fn redo(session: &mut Session, (): &(), moment: Moment) -> Result<Outcome> {
    session.open_mut()?.redo(moment)
}

pub(super) fn history(
    session: &mut Session,
    request: &HistoryRequest,
    _: Moment,
) -> Result<Vec<HistoryEntry>> {
    if session.sees().is_some() {
        // Entries are called by what was changed.
        return Ok(Vec::new());
    }
    session.open()?.store().history(request.limit.unwrap_or(200), request.record)
}

pub(super) fn preview_move(session: &mut Session, request: &MoveRequest, _: Moment) -> Result<MovePreview> {
    Ok(moving::preview(session.plan()?, request))
}

pub(super) fn preview_join(
    session: &mut Session,
    request: &JoinRequest,
    _: Moment,
) -> Result<Option<JoinPreview>> {
    Ok(moving::join(session.plan()?, *request))
}

pub(super) fn preview_draw(session: &mut Session, request: &DrawRequest, _: Moment) -> Result<DrawPreview> {
    Ok(moving::draw(session.plan()?, request))
}
