//! What a mark means; the theme says which colour that is.

use serde::{Serialize, Serializer};
use ts_rs::TS;

/// How many hues the palette has. Objectives beyond that share them, in turn.
pub const HUES: u8 = 10;

/// How many steps there are from little to much.
pub const HEATS: u8 = 4;

/// How strongly an objective's hue is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shade {
    /// A bar's ground.
    Tint,
    /// The finished part of a bar, a ribbon.
    Fill,
    /// An outline, a chip, a diamond.
    Solid,
    /// Text on a tint or on paper.
    Text,
}

impl Shade {
    /// The word in a [`Paint`]'s name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Tint => "tint",
            Self::Fill => "fill",
            Self::Solid => "solid",
            Self::Text => "text",
        }
    }
}

/// What a mark means. Exchanged as a short name: `ink`, `hatch`, `hue3-tint`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, TS)]
#[ts(type = "string")]
pub enum Paint {
    /// The ground of the picture.
    Paper,
    /// Ground of panels and pinned parts.
    Panel,
    /// Main text.
    Ink,
    /// Second text.
    Muted,
    /// Third text, quiet marks.
    Faint,
    /// Borders and lines between lanes.
    Hairline,
    /// Lines of the time grid.
    Grid,
    /// Today, conflicts, findings.
    Alert,
    /// Text on [`Paint::Alert`].
    OnAlert,
    /// Work that serves no objective: hatched.
    Hatch,
    /// The finished part of such work.
    HatchFill,
    /// Outline of such work.
    HatchSolid,
    /// How much of something there is, from 1 to [`HEATS`]: no hue, for a hue means an objective.
    Heat(u8),
    /// An objective's hue, 0 to [`HUES`] − 1.
    Hue(u8, Shade),
}

impl Paint {
    /// An objective's hue; hues beyond the palette start again from the first.
    #[must_use]
    pub const fn hue(hue: u8, shade: Shade) -> Self {
        Self::Hue(hue % HUES, shade)
    }

    /// Every paint there is.
    #[must_use]
    pub fn all() -> Vec<Self> {
        use Paint::{
            Alert, Faint, Grid, Hairline, Hatch, HatchFill, HatchSolid, Ink, Muted, OnAlert, Panel, Paper,
        };
        let fixed =
            [Paper, Panel, Ink, Muted, Faint, Hairline, Grid, Alert, OnAlert, Hatch, HatchFill, HatchSolid];
        let shades = [Shade::Tint, Shade::Fill, Shade::Solid, Shade::Text];
        let hues = (0..HUES).flat_map(|hue| shades.map(|shade| Self::Hue(hue, shade)));
        fixed.into_iter().chain((1..=HEATS).map(Self::Heat)).chain(hues).collect()
    }
}

impl std::fmt::Display for Paint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Paper => "paper",
            Self::Panel => "panel",
            Self::Ink => "ink",
            Self::Muted => "muted",
            Self::Faint => "faint",
            Self::Hairline => "hairline",
            Self::Grid => "grid",
            Self::Alert => "alert",
            Self::OnAlert => "on-alert",
            Self::Hatch => "hatch",
            Self::HatchFill => "hatch-fill",
            Self::HatchSolid => "hatch-solid",
            Self::Heat(step) => return write!(f, "heat{step}"),
            Self::Hue(hue, shade) => return write!(f, "hue{hue}-{}", shade.as_str()),
        })
    }
}

impl Serialize for Paint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
