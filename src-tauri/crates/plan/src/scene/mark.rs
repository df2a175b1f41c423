//! The three kinds of mark a picture is made of.

use serde::Serialize;
use ts_rs::TS;

use super::Paint;

/// Which part of a text stands at its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Anchor {
    /// Its left end.
    #[default]
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// Which corners of a rectangle are round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Corners {
    /// All four.
    #[default]
    All,
    /// The two on the left, where another part of the same bar goes on to the right.
    Left,
}

/// How heavy a text is: the three weights of the app's own font.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// 400.
    #[default]
    Regular,
    /// 500.
    Medium,
    /// 600.
    Semibold,
}

/// One thing to draw. Lengths in the scene's units. `node` is the place in the scene's nodes of what it belongs to.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Mark {
    /// A rectangle; with a radius of half its height, a circle or a pill.
    Rect {
        /// Left edge.
        x: f32,
        /// Top edge.
        y: f32,
        /// Width.
        w: f32,
        /// Height.
        h: f32,
        /// Corner radius.
        r: f32,
        /// Which corners are round; the others are square.
        corners: Corners,
        /// Ground.
        fill: Option<Paint>,
        /// Outline, drawn inside the edge.
        stroke: Option<Paint>,
        /// Outline's width.
        sw: f32,
        /// Whether the outline is dashed.
        dash: bool,
        /// What it belongs to.
        node: Option<u32>,
    },
    /// A path in the notation of SVG's `d` attribute, absolute commands `M L C Z` only.
    Path {
        /// The path.
        d: String,
        /// Its box: left, top, right, bottom.
        bounds: [f32; 4],
        /// Ground.
        fill: Option<Paint>,
        /// Line.
        stroke: Option<Paint>,
        /// Line's width.
        sw: f32,
        /// Whether the line is dashed.
        dash: bool,
        /// How opaque it is, 0.0 to 1.0.
        opacity: f32,
        /// What it belongs to; a ribbon belongs to where it comes from.
        node: Option<u32>,
        /// What it leads to; set for lines and ribbons between two nodes, and for nothing else.
        to: Option<u32>,
    },
    /// One line of text, already fitted: drawn as it is.
    Text {
        /// Where its anchor stands.
        x: f32,
        /// Its baseline.
        y: f32,
        /// The text.
        text: String,
        /// Size.
        size: f32,
        /// Weight.
        weight: Weight,
        /// Which part of it stands at x.
        anchor: Anchor,
        /// Colour.
        paint: Paint,
        /// What it belongs to.
        node: Option<u32>,
    },
}
