//! What can be chosen about an export.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::exchange::theme::Theme;

/// A file format a picture can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(rename = "ExportFormat")]
pub enum Format {
    /// Vectors on pages of a size, for printing and for sending round.
    #[default]
    Pdf,
    /// One picture of points, for slides and chats.
    Png,
    /// One picture of vectors, for web pages and drawing programs.
    Svg,
    /// Slides of shapes and texts that can be edited, for PowerPoint, Keynote and Impress.
    Pptx,
    /// One page for any browser, to be searched and zoomed without a network.
    Html,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 5] = [Self::Pdf, Self::Png, Self::Svg, Self::Pptx, Self::Html];

    /// The end of a file's name: `pdf`.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pptx => "pptx",
            Self::Html => "html",
        }
    }

    /// The format whose files end so, in any case.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension().eq_ignore_ascii_case(extension))
    }
}

/// What a PDF is printed on: across (landscape), since time runs across; a picture without time is turned upright
/// where it is then larger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum PageSize {
    /// 297 mm × 210 mm.
    #[default]
    A4,
    /// 420 mm × 297 mm.
    A3,
    /// 11 in × 8.5 in.
    Letter,
    /// One page as large as the picture, for the screen.
    Fit,
}

impl PageSize {
    /// Width and height in points (1/72 inch); none for [`PageSize::Fit`], which the picture decides.
    #[must_use]
    pub const fn points(self) -> Option<(f32, f32)> {
        match self {
            Self::A4 => Some((841.89, 595.28)),
            Self::A3 => Some((1190.55, 841.89)),
            Self::Letter => Some((792.0, 612.0)),
            Self::Fit => None,
        }
    }
}

/// The shape of slides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
pub enum SlideSize {
    /// 13⅓ in × 7½ in, the shape of screens.
    #[default]
    #[serde(rename = "16:9")]
    Wide,
    /// 10 in × 7½ in, the shape of older projectors.
    #[serde(rename = "4:3")]
    Standard,
}

impl SlideSize {
    /// Width and height in points (1/72 inch).
    #[must_use]
    pub const fn points(self) -> (f32, f32) {
        match self {
            Self::Wide => (960.0, 540.0),
            Self::Standard => (720.0, 540.0),
        }
    }
}

/// How a picture is written. Every field has a default: `{"format": "png"}` is enough.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ExportOptions {
    /// The file format; PDF by default.
    pub format: Format,
    /// PDF: the size of its pages; A4 by default.
    pub page: PageSize,
    /// PPTX: the shape of its slides; 16:9 by default.
    pub slide: SlideSize,
    /// Light (the default) or dark.
    pub theme: Theme,
    /// PNG: how many points across; decides the scale when it is given.
    pub width: Option<u32>,
    /// PNG: points per unit of the picture, 1.0 being what the screen shows at 100 %; 2.0 by default. A picture too
    /// large for it is written at the largest scale that can be held.
    pub scale: f32,
    /// PNG and SVG: no ground behind the picture; false by default.
    pub transparent: bool,
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self {
            format: Format::default(),
            page: PageSize::default(),
            slide: SlideSize::default(),
            theme: Theme::default(),
            width: None,
            scale: 2.0,
            transparent: false,
        }
    }
}

/// What is printed around a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The workspace's title, with the scenario that is shown.
    pub workspace: String,
    /// The day whose plan is shown.
    pub as_of: NaiveDate,
    /// The audience it was made for; none where it was made for nobody in particular.
    pub audience: Option<String>,
    /// What tells this picture from one of another state of the plan; see [`super::mark`].
    pub mark: Option<String>,
}

impl Stamp {
    /// `As of 22 November 2026`, `For Customer · As of 22 November 2026 · 3f9a2c1b`.
    #[must_use]
    pub fn as_of_text(&self) -> String {
        let audience = self.audience.as_ref().map(|audience| format!("For {audience}"));
        let day = self.as_of.format("As of %-d %B %Y").to_string();
        let parts: Vec<String> = audience.into_iter().chain([day]).chain(self.mark.clone()).collect();
        parts.join(" · ")
    }
}
