//! Words: made fit for any format, and set in the app's own font.

use std::borrow::Cow;

use rustybuzz::{Direction, UnicodeBuffer};
use throughline_plan::scene::Weight;

use super::fonts::face;

/// The text with what no format can hold (control characters, non-characters, line ends) turned into spaces.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let bad = |c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{2028}' | '\u{2029}');
    if text.contains(bad) { Cow::Owned(text.replace(bad, " ")) } else { Cow::Borrowed(text) }
}

/// Whether the app's own font has every letter of a text.
pub(super) fn covered(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_graphic() || c == ' ' || face(Weight::Regular).glyph_index(c).is_some())
}

/// One glyph of a line, lengths in parts of the text's size.
pub(super) struct Glyph {
    pub id: u32,
    pub advance: f32,
    pub x_offset: f32,
    pub y_offset: f32,
    /// The bytes of the text that it stands for.
    pub text: std::ops::Range<usize>,
}

/// Sets a line in the app's own font, kerned. Only for text that is [`covered`]: all scripts in it run left to right.
#[expect(clippy::cast_precision_loss, reason = "font units are below 2^24")]
pub(super) fn shape(text: &str, weight: Weight) -> Vec<Glyph> {
    let face = face(weight);
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    buffer.set_direction(Direction::LeftToRight);
    let set = rustybuzz::shape(face, &[], buffer);
    let em = face.units_per_em() as f32;
    let starts: Vec<usize> = set.glyph_infos().iter().map(|info| info.cluster as usize).collect();
    let positions = set.glyph_positions();
    let ids = set.glyph_infos().iter().map(|info| info.glyph_id);
    ids.zip(positions)
        .enumerate()
        .map(|(place, (id, at))| {
            let start = starts[place];
            let end = starts[place..].iter().copied().find(|&next| next > start).unwrap_or(text.len());
            Glyph {
                id,
                advance: at.x_advance as f32 / em,
                x_offset: at.x_offset as f32 / em,
                y_offset: at.y_offset as f32 / em,
                text: start..end,
            }
        })
        .collect()
}
