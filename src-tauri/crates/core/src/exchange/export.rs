//! Pictures for people who do not have the app: a [`Scene`] as SVG, PDF, PNG or slides.
//!
//! The scene is put on paper once ([`sheet`]: everything that scrolls on the screen laid out whole, with a title above
//! and the legend below) and then painted by one short painter per format. Same scene, stamp and options, same bytes:
//! nothing here reads a clock, and fonts of the machine are looked at only for letters the app's own font lacks.

mod fallback;
mod fonts;
mod html;
mod options;
mod pages;
mod pdf;
mod png;
mod pptx;
mod route;
mod sheet;
mod svg;
mod text;

pub use options::{ExportOptions, Format, PageSize, SlideSize, Stamp};

use throughline_plan::model::RecordRef;
use throughline_plan::scene::Scene;

use crate::{Error, ErrorCode};

/// Why a picture could not be written.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ExportError {
    /// The picture would have more points than fit in memory.
    #[error("the picture would be {width} by {height} points, which is more than an image can hold")]
    TooLarge {
        /// Points across.
        width: f64,
        /// Points down.
        height: f64,
    },
    /// There is nothing to draw: the scene has no width or no height.
    #[error("there is nothing to draw")]
    Empty,
    /// A library refused: a slip in the program, not in the plan.
    #[error("the {0} could not be written: {1}")]
    Refused(&'static str, String),
}

impl From<ExportError> for Error {
    fn from(error: ExportError) -> Self {
        let message = format!("Could not export: {error}.");
        match error {
            ExportError::TooLarge { .. } => Self::new(ErrorCode::Invalid, message)
                .hint("Choose a smaller width or scale, or export as PDF or SVG, which have no points."),
            ExportError::Empty => {
                Self::new(ErrorCode::Invalid, message).hint("Show something in the view first.")
            }
            ExportError::Refused(..) => Self::new(ErrorCode::Io, message),
        }
    }
}

/// Writes a picture in the format that the options ask for.
///
/// # Errors
/// [`ExportError::TooLarge`] for a PNG of more points than can be held, [`ExportError::Empty`] for a scene without an
/// extent.
pub fn export(scene: &Scene, stamp: &Stamp, options: &ExportOptions) -> Result<Vec<u8>, ExportError> {
    export_told(scene, stamp, options, &|_| Vec::new())
}

/// As [`export`], for formats in which one can ask of each record why it is there; `why` says it, line by line.
///
/// # Errors
/// As [`export`].
pub fn export_told(
    scene: &Scene,
    stamp: &Stamp,
    options: &ExportOptions,
    why: &dyn Fn(RecordRef) -> Vec<String>,
) -> Result<Vec<u8>, ExportError> {
    let drawable = |length: f32| length.is_finite() && length > 0.0;
    if !drawable(scene.width) || !drawable(scene.height) {
        return Err(ExportError::Empty);
    }
    match options.format {
        Format::Svg => Ok(svg(scene, stamp, options).into_bytes()),
        Format::Pdf => pdf::write(scene, stamp, options),
        Format::Png => png::write(scene, stamp, options),
        Format::Pptx => pptx::write(scene, stamp, options),
        Format::Html => Ok(html::write(scene, stamp, options, why).into_bytes()),
    }
}

/// Eight letters and figures that follow from all that a picture shows: two pictures with the same settings that bear
/// the same were made of plans in which nothing that they show is different.
#[must_use]
pub fn mark(scene: &Scene) -> String {
    use sha2::{Digest as _, Sha256};
    // Marks, texts and numbers always serialise; a number that is none is written as nothing.
    let text = serde_json::to_vec(scene).unwrap_or_default();
    Sha256::digest(&text).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// The picture as one SVG document, with text as text and the letters it uses embedded.
#[must_use]
pub fn svg(scene: &Scene, stamp: &Stamp, options: &ExportOptions) -> String {
    let sheet = sheet::whole(scene, stamp);
    let look = svg::Look {
        theme: options.theme,
        ground: !options.transparent,
        letters: svg::Letters::Embedded,
        variables: false,
    };
    svg::write(&sheet, look)
}

#[cfg(test)]
mod tests;
