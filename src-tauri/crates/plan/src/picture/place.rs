//! Putting items elsewhere in a picture by hand: what that would change.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::{Change, Id};
use crate::plan::Plan;

use super::{PictureKind, PictureSpec, board, matrix};

/// Where items are put in a picture.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, TS)]
#[serde(tag = "to", rename_all = "snake_case")]
pub enum Target {
    /// Dropped at a place of the body.
    Point {
        /// In the scene's units, from the left edge of the whole picture.
        x: f32,
        /// In the scene's units, from its top.
        y: f32,
    },
    /// Moved by the keyboard: so many of the picture's own steps.
    By {
        /// Steps to the right; to the left where negative.
        dx: i32,
        /// Steps down; up where negative.
        dy: i32,
    },
}

/// What putting items there would mean.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Placing {
    /// Whether anything would change.
    pub moved: bool,
    /// What the edit is to be called: `Move Template gallery to Next`.
    pub edit: String,
    /// Where that is, for a person: `Next`.
    pub label: String,
    /// The part of the body that takes them: left, top, width, height; the height may reach beyond the picture.
    pub into: [f32; 4],
    /// What would be changed: to be made as one edit.
    pub changes: Vec<Change>,
}

/// What putting items somewhere in a picture would mean, without doing it; none where the picture gives places no
/// meaning, or does not show the first of the items.
#[must_use]
pub fn place(
    plan: &Plan,
    spec: &PictureSpec,
    today: NaiveDate,
    items: &[Id],
    target: Target,
) -> Option<Placing> {
    let items: Vec<_> = items.iter().filter_map(|id| plan.items.ix(*id)).collect();
    match spec.kind {
        PictureKind::Board => board::place(plan, spec, today, &items, target),
        PictureKind::Matrix => matrix::place(plan, spec, &items, target),
        PictureKind::Roadmap
        | PictureKind::Throughline
        | PictureKind::Portfolio
        | PictureKind::Calendar
        | PictureKind::Coverage
        | PictureKind::Allocation
        | PictureKind::Okr
        | PictureKind::Changes
        | PictureKind::Table => None,
    }
}
