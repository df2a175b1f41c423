//! A new item drawn on empty ground.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::{Change, Item, PlanDate, Precision, RecordKind, RecordRef, Span};
use crate::picture::Zoom;
use crate::picture::means::Means;
use crate::plan::Plan;

/// A stretch drawn on a lane of the roadmap.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawRequest {
    /// How much time fits on the screen: as precise are the dates.
    pub zoom: Zoom,
    /// The key of the lane it is drawn on, whose field the item gets.
    pub lane: String,
    /// A day at one end.
    #[ts(type = "string")]
    pub from: NaiveDate,
    /// A day at the other end, which may come before.
    #[ts(type = "string")]
    pub until: NaiveDate,
    /// What the item is to be called; nothing as long as that is not known.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub title: String,
}

/// What drawing there would make.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DrawPreview {
    /// Its first day.
    #[ts(type = "string")]
    pub first_day: NaiveDate,
    /// Its last day.
    #[ts(type = "string")]
    pub last_day: NaiveDate,
    /// Where it stands, for a person: `Mar – Jun 2027, Self-serve growth`.
    pub label: String,
    /// What the edit is to be called: `Add Template gallery`.
    pub edit: String,
    /// What would be changed: to be made as one edit, once it has a title.
    pub changes: Vec<Change>,
}

/// How precise dates are that are drawn: the lower labels of the axis.
const fn precision(zoom: Zoom) -> Precision {
    match zoom {
        Zoom::Month => Precision::Week,
        Zoom::Quarter => Precision::Month,
        Zoom::Year => Precision::Quarter,
    }
}

/// The strategies among what lanes stand for.
fn serves_of(lanes: &[(Means, String)]) -> impl Iterator<Item = RecordRef> {
    lanes.iter().filter_map(|(means, _)| match means {
        Means::Strategy(Some(id)) => Some(RecordRef::new(RecordKind::Strategy, *id)),
        _ => None,
    })
}

/// What drawing an item would make, without making it: from the period in which the one end lies to that of the
/// other, with what the lane stands for.
#[must_use]
pub fn draw(plan: &Plan, request: &DrawRequest) -> DrawPreview {
    let [first, last] = [request.from.min(request.until), request.from.max(request.until)]
        .map(|day| PlanDate::containing(day, precision(request.zoom)));
    let title = request.title.trim().to_owned();
    let mut item = Item { title: title.clone(), start: Some(first), end: Some(last), ..Item::default() };
    let lane = Means::of_lanes(plan, &request.lane);
    let mut owner = None;
    let mut serves = Vec::new();
    for (means, _) in &lane {
        let (leader, served) = means.give(&mut item);
        owner = owner.or(leader);
        serves.extend(served);
    }
    // An objective that its strategy serves comes with it.
    serves.retain(|at: &RecordRef| {
        let through =
            |to: &RecordRef| plan.strategies.ix(to.id).and_then(|ix| plan.reach().main_of_strategy(ix));
        at.kind != RecordKind::Objective
            || !serves_of(&lane).any(|to| through(&to).is_some_and(|ix| plan.objectives[ix].id == at.id))
    });
    let lanes: Vec<&str> = lane.iter().map(|(_, title)| title.as_str()).collect();
    let when = Span::label(Some(first), Some(last));
    DrawPreview {
        first_day: first.first_day(),
        last_day: last.last_day(),
        label: [&[when.as_str()], lanes.as_slice()].concat().join(", "),
        edit: format!("Add {title}"),
        changes: vec![Change::Create { record: item.into(), owner, serves }],
    }
}
