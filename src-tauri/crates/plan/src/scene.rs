//! A laid-out picture in the core's own units, drawn alike by the screen and by every export.
//!
//! One unit is one CSS pixel at 100 %. A scene says *what* is where and what it *means* ([`Paint`] names roles, not
//! colours); which colour a role has is the business of the theme, light or dark. Marks are few in kind so that a
//! painter is short: a rectangle, a path, a text.

mod mark;
mod paint;

pub use mark::{Anchor, Mark, Weight};
pub use paint::{HUES, Paint, Shade};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::RecordRef;

/// A picture. The body scrolls both ways; the header is pinned to the top and scrolls sideways with it, the side is
/// pinned to the left and scrolls up and down with it, the corner covers where they meet, and the footer stays below.
///
/// All marks of header, side and body share the body's coordinates: x from the left edge of the whole picture (so
/// the body begins at `side_width`), y from its top (so the body begins at `header_height`). Footer marks start at
/// its own top-left corner.
#[derive(Debug, Clone, PartialEq, Default, Serialize, TS)]
pub struct Scene {
    /// What the picture shows, for people: `Roadmap by strategy`.
    pub title: String,
    /// Width of the whole picture.
    pub width: f32,
    /// Height of the whole picture, without the footer.
    pub height: f32,
    /// Width of the pinned left part.
    pub side_width: f32,
    /// Height of the pinned top part.
    pub header_height: f32,
    /// Height of the footer.
    pub footer_height: f32,
    /// What scrolls, back to front.
    pub body: Vec<Mark>,
    /// What is pinned to the top.
    pub header: Vec<Mark>,
    /// What is pinned to the left.
    pub side: Vec<Mark>,
    /// What covers the top-left corner.
    pub corner: Vec<Mark>,
    /// What stands below, such as the legend.
    pub footer: Vec<Mark>,
    /// What can be pointed at, selected and read aloud, in reading order.
    pub nodes: Vec<Node>,
    /// The groups that nodes stand in, top to bottom.
    pub lanes: Vec<Lane>,
    /// How days become x, where the picture has a time axis.
    pub time: Option<TimeScale>,
}

/// Something in the picture that stands for a record, or for a group of them that can be unfolded.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Node {
    /// Its name in this scene, the same as long as it stands for the same thing: [`Mark`]s refer to it by place.
    pub key: String,
    /// The record it stands for.
    pub record: Option<RecordRef>,
    /// Title in full.
    pub title: String,
    /// The rest of what there is to say, for a tooltip and a screen reader: `Mar – Jun 2027, planned, Dana Osei`.
    pub detail: String,
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
    /// Place of its lane in [`Scene::lanes`].
    pub lane: u32,
    /// Whether dragging it moves it in time.
    pub movable: bool,
    /// A folded group: asking for the scene with this key among the unfolded shows what is in it.
    pub fold: Option<String>,
    /// Places of the nodes on the same threads: lit together with this one. Empty where the picture has no threads.
    pub lit: Vec<u32>,
}

/// A lane, a column or another group of nodes.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Lane {
    /// Its name in this scene.
    pub key: String,
    /// The record that gives the lane its name, where one does.
    pub record: Option<RecordRef>,
    /// Title in full.
    pub title: String,
    /// A second line, such as the objective a strategy serves.
    pub detail: String,
    /// Top edge.
    pub y: f32,
    /// Height.
    pub h: f32,
    /// How many records stand in it.
    pub count: u32,
}

/// How days become x: `x = left + (day − origin) · unit_per_day`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct TimeScale {
    /// The day at `left`.
    #[ts(type = "string")]
    pub origin: chrono::NaiveDate,
    /// The x at which `origin` begins.
    pub left: f32,
    /// Units per day.
    pub unit_per_day: f32,
    /// Number of days shown.
    pub days: u32,
    /// The x of today, where it is shown.
    pub today: Option<f32>,
}

impl TimeScale {
    /// The x at which a day begins.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "days shown are far fewer than 2^24")]
    pub fn x(&self, day: chrono::NaiveDate) -> f32 {
        self.left + (day - self.origin).num_days() as f32 * self.unit_per_day
    }
}
