//! What can be pointed at, and the groups it stands in.

use std::fmt;

use serde::{Serialize, Serializer};
use ts_rs::TS;

use super::Paint;
use crate::model::RecordRef;

/// The part of a picture that something stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// What scrolls.
    #[default]
    Body,
    /// The tray below it.
    Tray,
}

/// A node's name, exchanged as one text: `item:0190…`, or the name of a group.
///
/// Kept as what it is made of, because a picture of ten thousand nodes would otherwise spend its time on writing
/// names that nobody reads.
#[derive(Debug, Clone, PartialEq, Eq, Hash, TS)]
#[ts(type = "string")]
pub enum Key {
    /// Of what stands for a record.
    Record(RecordRef),
    /// Of what stands for a group.
    Group(String),
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Record(at) => write!(f, "{}:{}", at.kind, at.id),
            Self::Group(name) => f.write_str(name),
        }
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Something in the picture that stands for a record, or for a group of them that can be unfolded.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Node {
    /// Its name, the same from scene to scene as long as it stands for the same thing.
    pub key: Key,
    /// Where it stands: whose coordinates its box is in.
    pub part: Part,
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
    /// Place of its lane in the scene's lanes.
    pub lane: u32,
    /// The colour of the outline that shows it selected.
    pub paint: Paint,
    /// Whether dragging it moves it in time.
    pub movable: bool,
    /// A folded group: asking for the picture with this key among its unfolded ones shows what is in it.
    pub fold: Option<String>,
    /// Places of the nodes on the same threads: lit together with this one. Empty where the picture has no threads.
    pub lit: Vec<u32>,
}

/// A lane, a column or another group of nodes.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Lane {
    /// Its name in this scene.
    pub key: String,
    /// The name of the lane it is nested in, which stands above it; none where it is nested in none.
    pub within: Option<String>,
    /// The record that gives the lane its name, where one does.
    pub record: Option<RecordRef>,
    /// Title in full.
    pub title: String,
    /// A second line, such as the objective a strategy serves.
    pub detail: String,
    /// Where it stands: whose coordinates `y` is in.
    pub part: Part,
    /// Top edge.
    pub y: f32,
    /// Height.
    pub h: f32,
    /// Whether it is folded: its key is among the folded ones of the picture's settings.
    pub folded: bool,
    /// How many records stand in it.
    pub count: u32,
}
