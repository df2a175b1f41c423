//! Saved pictures.

use serde::Serialize;
use throughline_plan::model::Id;
use throughline_plan::picture::PictureSpec;
use ts_rs::TS;

use super::Session;
use crate::Result;
use crate::workspace::Moment;

/// A saved picture.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SavedView {
    /// Id of its record.
    pub id: Id,
    /// Name.
    pub title: String,
    /// Order, ascending.
    pub position: f64,
    /// Which picture and how it is set, whole; none where it was saved by a newer Throughline, whose words this one
    /// does not know.
    pub spec: Option<PictureSpec>,
}

pub(super) fn views(session: &mut Session, (): &(), _: Moment) -> Result<Vec<SavedView>> {
    // The views of now also while a past state is looked at; an audience sees those that it may.
    let plan = if session.sees().is_some() { session.plan()? } else { session.open()?.plan() };
    let mut views: Vec<SavedView> = plan
        .views
        .rows()
        .iter()
        .map(|view| SavedView {
            id: view.id,
            title: view.title.clone(),
            position: view.position,
            spec: serde_json::from_value(view.spec.clone()).ok(),
        })
        .collect();
    views.sort_by(|a, b| a.position.total_cmp(&b.position).then(a.id.cmp(&b.id)));
    Ok(views)
}
