//! A picture as points.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{FontResolver, Options, Tree};
use throughline_plan::scene::Scene;

use super::sheet::{self, Sheet};
use super::svg::{self, Letters, Look};
use super::text::{clean, covered};
use super::{ExportError, ExportOptions, Stamp, fonts};

/// The most points that a picture may have: 400 MB while it is drawn.
const MOST_POINTS: f64 = 100e6;

/// Draws the picture and packs it.
pub(super) fn write(scene: &Scene, stamp: &Stamp, options: &ExportOptions) -> Result<Vec<u8>, ExportError> {
    let sheet = sheet::whole(scene, stamp);
    let scale = scale(&sheet, options)?;
    let points = |length: f32| (f64::from(length) * scale).round().max(1.0);
    let (width, height) = (points(sheet.width), points(sheet.height));
    let too_large = || ExportError::TooLarge { width, height };
    if width * height > MOST_POINTS * 1.01 {
        return Err(too_large());
    }
    let look =
        Look { theme: options.theme, ground: !options.transparent, letters: Letters::Told, variables: false };
    let tree = tree(&sheet, look)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded above, at least 1")]
    let mut pixmap = Pixmap::new(width as u32, height as u32).ok_or_else(too_large)?;
    #[expect(clippy::cast_possible_truncation, reason = "a scale's first seven digits are enough")]
    let transform = Transform::from_scale(
        (width / f64::from(sheet.width)) as f32,
        (height / f64::from(sheet.height)) as f32,
    );
    resvg::render(&tree, transform, &mut pixmap.as_mut());
    pack(pixmap, !options.transparent, width / f64::from(sheet.width))
        .map_err(|error| ExportError::Refused("PNG", error.to_string()))
}

/// Packs points into a file that says how large they are meant to be, so that a document shows the picture in its
/// natural size.
fn pack(pixmap: Pixmap, opaque: bool, scale: f64) -> Result<Vec<u8>, png::EncodingError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixmap.width(), pixmap.height());
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_color(png::ColorType::Rgba);
    // Flat colours repeat from line to line: comparing with the line above beats trying every filter, in size too.
    encoder.set_filter(png::Filter::Up);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "saturates; a picture this dense is none"
    )]
    let per_metre = (96.0 / 0.0254 * scale).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: png::Unit::Meter,
    }));
    let mut writer = encoder.write_header()?;
    if opaque {
        // Drawn points hold their colours times their opacity, which is one here.
        writer.write_image_data(pixmap.data())?;
    } else {
        writer.write_image_data(&pixmap.take_demultiplied())?;
    }
    writer.finish()?;
    Ok(file)
}

/// Points per unit. What was asked for by width must be had exactly; a scale is only a wish.
pub(super) fn scale(sheet: &Sheet<'_>, options: &ExportOptions) -> Result<f64, ExportError> {
    let (width, height) = (f64::from(sheet.width), f64::from(sheet.height));
    if let Some(asked) = options.width {
        return Ok(f64::from(asked.max(1)) / width);
    }
    let scale = f64::from(options.scale);
    if !scale.is_finite() || scale <= 0.0 {
        return Err(ExportError::Empty);
    }
    Ok(scale.min((MOST_POINTS / (width * height)).sqrt()))
}

/// The sheet as resvg sees it, with text set. Which font has a letter is told in the document already.
pub(super) fn tree(sheet: &Sheet<'_>, look: Look) -> Result<Tree, ExportError> {
    let needs_others = !sheet.texts().all(|(text, _)| covered(&clean(text)));
    let options = Options {
        fontdb: fonts::database(needs_others),
        font_family: fonts::FAMILY.to_owned(),
        font_resolver: FontResolver {
            select_font: FontResolver::default_font_selector(),
            select_fallback: Box::new(|_, _, _| None),
        },
        ..Options::default()
    };
    Tree::from_str(&svg::write(sheet, look), &options)
        .map_err(|error| ExportError::Refused("picture", error.to_string()))
}
