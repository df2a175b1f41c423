//! Changing the plan, and what was changed.

use serde::{Deserialize, Serialize};
use throughline_plan::model::{self, Change, Edit, Id, PlanDate, Record, RecordRef, Span};
use ts_rs::TS;

use super::Session;
use crate::Result;
use crate::store::{HistoryEntry, Op};
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

/// A drag in progress.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct MoveRequest {
    /// The item under the pointer.
    pub item: Id,
    /// How far, in days.
    #[ts(type = "number")]
    pub days: i64,
    /// The whole item, or one end.
    #[serde(default)]
    #[ts(optional, as = "Option<model::Edge>")]
    pub edge: model::Edge,
}

/// Where a drag would put an item.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MovePreview {
    /// Its start then.
    pub start: Option<PlanDate>,
    /// Its end then.
    pub end: Option<PlanDate>,
    /// Its first day then.
    #[ts(type = "string | null")]
    pub first_day: Option<chrono::NaiveDate>,
    /// Its last day then.
    #[ts(type = "string | null")]
    pub last_day: Option<chrono::NaiveDate>,
    /// Both for a person: `Mar – Jun 2027`.
    pub label: String,
    /// Whether that is different from where it is.
    pub moved: bool,
}

pub(super) fn edit(session: &mut Session, edit: &Edit, moment: Moment) -> Result<Outcome> {
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
    session.open()?.store().history(request.limit.unwrap_or(200), request.record)
}

pub(super) fn preview_move(session: &mut Session, request: &MoveRequest, _: Moment) -> Result<MovePreview> {
    let workspace = session.open()?;
    let change = Change::Move { items: vec![request.item], days: request.days, edge: request.edge };
    let ops = workspace.rehearse(&Edit { label: String::new(), changes: vec![change] })?;
    let moved = ops.into_iter().find_map(|op| match op {
        Op::Put(record) => match *record {
            Record::Item(item) => Some(item),
            _ => None,
        },
        Op::Delete(_) => None,
    });
    let is_moved = moved.is_some();
    let (start, end) = match (&moved, workspace.plan().items.get(request.item)) {
        (Some(item), _) => (item.start, item.end),
        (None, Some(item)) => (item.start, item.end),
        (None, None) => (None, None),
    };
    let span = Span::of(start, end);
    Ok(MovePreview {
        start,
        end,
        first_day: span.map(|span| span.first),
        last_day: span.map(|span| span.last),
        label: Span::label(start, end),
        moved: is_moved,
    })
}
