//! A laid-out picture in the core's own units, drawn alike by the screen and by every export.
//!
//! One unit is one CSS pixel at 100 %. A scene says *what* is where and what it *means* ([`Paint`] names roles, not
//! colours); which colour a role has is the business of the theme, light or dark. Marks are few in kind so that a
//! painter is short: a rectangle, a path, a text.

mod mark;
mod node;
mod outline;
mod paint;
mod slice;

pub use mark::{Anchor, Corners, Mark, Weight};
pub use node::{Key, Lane, Node, Part};
pub use outline::Outline;
pub use paint::{HEATS, HUES, Paint, Shade};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A picture. The body scrolls both ways; the header is pinned to the top and scrolls sideways with it, the side is
/// pinned to the left and scrolls up and down with it, and the corner covers where they meet. Below them stay, one
/// under the other, the tray and the footer, which do not scroll sideways.
///
/// All marks of header, side, corner and body share the body's coordinates: x from the left edge of the whole
/// picture (so the body begins at `side_width`), y from its top (so the body begins at `header_height`). The marks
/// and nodes of the tray start at the tray's own top-left corner, those of the footer at the footer's.
///
/// On paper the parts stand one under the other: the picture, `height` high, then the tray, then the footer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, TS)]
pub struct Scene {
    /// What the picture shows, for people: `Roadmap by strategy`.
    pub title: String,
    /// Width of the whole picture.
    pub width: f32,
    /// Height of the whole picture, without the tray and the footer.
    pub height: f32,
    /// Width of the pinned left part.
    pub side_width: f32,
    /// Height of the pinned top part.
    pub header_height: f32,
    /// Height of the tray; 0 where there is none. A window may show less of it and let it scroll.
    pub tray_height: f32,
    /// Height of the footer; 0 where there is none.
    pub footer_height: f32,
    /// What scrolls, back to front.
    pub body: Vec<Mark>,
    /// What is pinned to the top.
    pub header: Vec<Mark>,
    /// What is pinned to the left.
    pub side: Vec<Mark>,
    /// What covers the top-left corner.
    pub corner: Vec<Mark>,
    /// What has no place on the time axis.
    pub tray: Vec<Mark>,
    /// What stands below, such as the legend.
    pub footer: Vec<Mark>,
    /// What can be pointed at, selected and read aloud, in reading order.
    pub nodes: Vec<Node>,
    /// The groups that nodes stand in, top to bottom.
    pub lanes: Vec<Lane>,
    /// How days become x, where the picture has a time axis.
    pub time: Option<TimeScale>,
    /// The x of the body that a window begins at, where the left edge is not what is looked for first.
    pub begin: Option<f32>,
    /// Whether it makes no sense in pieces: on paper it stands on one page, however small. A window has no use for it.
    #[serde(skip)]
    #[ts(skip)]
    pub joined: bool,
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
