//! How wide a text is in the app's own font, and how it is made to fit.
//!
//! Widths are sums of advances: kerning, which mostly draws letters together, is left out, and one per cent is added,
//! so that a text takes a little less room than it was given wherever it is drawn.

use std::borrow::Cow;
use std::sync::OnceLock;

use ttf_parser::Face;

use crate::scene::Weight;

const REGULAR: &[u8] = include_bytes!("../../fonts/Inter-Regular.ttf");
const MEDIUM: &[u8] = include_bytes!("../../fonts/Inter-Medium.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../../fonts/Inter-SemiBold.ttf");

/// The font file of a weight, for those who draw. Inter by the Inter Project Authors, SIL Open Font License 1.1.
#[must_use]
pub const fn file(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => REGULAR,
        Weight::Medium => MEDIUM,
        Weight::Semibold => SEMIBOLD,
    }
}

/// What is put where a text was cut.
pub const ELLIPSIS: char = '…';

/// One weight of the app's font, at one size: what is asked how wide a text is.
#[derive(Clone, Copy)]
pub struct Font {
    advances: &'static Advances,
    size: f32,
}

/// Advances in parts of the em; those of ASCII in the font's own units, so that their sums are of whole numbers.
struct Advances {
    ascii: [u16; 128],
    em: f32,
    ellipsis: f32,
    face: Option<Face<'static>>,
}

/// Added to every advance against differences between renderers.
const CARE: f32 = 1.01;
/// Wide letters that the font does not have, such as Han, Kana and Hangul, are drawn in another, a full em wide.
const OTHER: f32 = 1.0;
/// Emoji are drawn a little wider than an em.
const EMOJI: f32 = 1.4;

impl Advances {
    fn read(file: &'static [u8]) -> Self {
        // The files are part of the program; were one unreadable, every letter would count as wide.
        let face = Face::parse(file, 0).ok();
        let em = face.as_ref().map_or(1000, Face::units_per_em);
        let mut ascii = [em; 128];
        if let Some(face) = &face {
            for (slot, byte) in ascii.iter_mut().zip(0u8..) {
                // A tab or a line break in a title is drawn as a space.
                let letter = if byte < b' ' { ' ' } else { char::from(byte) };
                let advance = face.glyph_index(letter).and_then(|glyph| face.glyph_hor_advance(glyph));
                *slot = advance.unwrap_or(em);
            }
        }
        let mut made = Self { ascii, em: f32::from(em) / CARE, ellipsis: OTHER, face };
        made.ellipsis = made.other(ELLIPSIS);
        made
    }

    fn other(&self, letter: char) -> f32 {
        let known = self.face.as_ref().and_then(|face| {
            let advance = face.glyph_hor_advance(face.glyph_index(letter)?)?;
            Some(f32::from(advance) / f32::from(face.units_per_em()) * CARE)
        });
        known.unwrap_or(if letter >= '\u{1F000}' { EMOJI } else { OTHER })
    }

    fn of(&self, letter: char) -> f32 {
        match self.ascii.get(letter as usize) {
            Some(advance) => f32::from(*advance) / self.em,
            None if letter == ELLIPSIS => self.ellipsis,
            None => self.other(letter),
        }
    }
}

impl Font {
    /// The app's font in a weight, at a size in units.
    #[must_use]
    pub fn new(weight: Weight, size: f32) -> Self {
        static WEIGHTS: [OnceLock<Advances>; 3] = [const { OnceLock::new() }; 3];
        let place = match weight {
            Weight::Regular => 0,
            Weight::Medium => 1,
            Weight::Semibold => 2,
        };
        Self { advances: WEIGHTS[place].get_or_init(|| Advances::read(file(weight))), size }
    }

    /// How wide a text is, in units.
    #[must_use]
    pub fn width(self, text: &str) -> f32 {
        if text.is_ascii() {
            let advance = |byte: u8| u32::from(self.advances.ascii[usize::from(byte & 127)]);
            let sum: u32 = text.bytes().map(advance).sum();
            #[expect(clippy::cast_precision_loss, reason = "a title is far narrower than 2^24")]
            return sum as f32 * self.size / self.advances.em;
        }
        text.chars().map(|letter| self.advances.of(letter)).sum::<f32>() * self.size
    }

    /// The text where it fits, else as much of its beginning as does with `…` after it; none where not even one
    /// letter and the `…` fit.
    #[must_use]
    pub fn fit(self, text: &str, room: f32) -> Option<Cow<'_, str>> {
        self.fit_known(text, self.width(text), room)
    }

    /// The same for a text whose width is known.
    #[must_use]
    pub fn fit_known(self, text: &str, width: f32, room: f32) -> Option<Cow<'_, str>> {
        if width <= room {
            return Some(Cow::Borrowed(text));
        }
        let kept = self.prefix(text, room - self.advances.ellipsis * self.size);
        let kept = text[..kept].trim_end_matches(|c: char| c.is_whitespace() || ",;:–—-(/".contains(c));
        (!kept.is_empty()).then(|| {
            let mut cut = String::with_capacity(kept.len() + ELLIPSIS.len_utf8());
            cut.push_str(kept);
            cut.push(ELLIPSIS);
            Cow::Owned(cut)
        })
    }

    /// How many bytes of a text's beginning fit.
    fn prefix(self, text: &str, room: f32) -> usize {
        let mut used = 0.0;
        for (at, letter) in text.char_indices() {
            used += self.advances.of(letter) * self.size;
            if used > room {
                return at;
            }
        }
        text.len()
    }

    /// The text in as many lines as it needs, at most `lines`, broken between words where that is possible; the last
    /// line ends in `…` where the text is cut. At least one line, which is empty where nothing fits.
    #[must_use]
    pub fn wrap(self, text: &str, room: f32, lines: usize) -> Vec<String> {
        let mut out = Vec::with_capacity(lines);
        let mut rest = text.trim();
        while out.len() + 1 < lines && self.width(rest) > room {
            let fits = self.prefix(rest, room);
            // A break may stand at the end of what fits, where the next letter is a space.
            let reach = rest[fits..].chars().next().map_or(fits, |next| fits + next.len_utf8());
            let breaks = |c: char| c.is_whitespace() && c != '\u{a0}';
            let at = rest[..reach].rfind(breaks).filter(|at| *at > 0).unwrap_or(fits);
            if at == 0 {
                break;
            }
            out.push(rest[..at].trim_end().to_owned());
            rest = rest[at..].trim_start();
        }
        out.push(self.fit(rest, room).unwrap_or_default().into_owned());
        out
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn label() -> Font {
        Font::new(Weight::Medium, 12.0)
    }

    #[test]
    fn measures_as_the_font_says() {
        // 114 units in the browser that drew the design's sketch, kerning included.
        let width = label().width("Usage-based billing");
        assert!((113.0..118.0).contains(&width), "{width}");
        assert!(
            Font::new(Weight::Semibold, 12.0).width("Goal") > Font::new(Weight::Regular, 12.0).width("Goal")
        );
    }

    #[test]
    fn letters_that_the_font_lacks_count_as_wide() {
        assert!((label().width("会議") - 24.0).abs() < 0.001);
        assert!(label().width("🚀") > 12.0);
    }

    #[test]
    fn never_cuts_without_saying_so() {
        assert_eq!(label().fit("Annual contracts", 300.0).unwrap(), "Annual contracts");
        assert_eq!(label().fit("Annual contracts", 68.0).unwrap(), "Annual c…");
        assert_eq!(label().fit("Annual contracts", 55.0).unwrap(), "Annual…");
        assert_eq!(label().fit("Annual contracts", 9.0), None);
    }

    #[test]
    fn wraps_between_words() {
        let font = Font::new(Weight::Regular, 11.5);
        assert_eq!(
            font.wrap("Be trusted by regulated industries", 140.0, 2),
            ["Be trusted by regulated", "industries"]
        );
        assert_eq!(font.wrap("One", 140.0, 2), ["One"]);
        let long = font.wrap("Be trusted by regulated industries of every kind in Europe", 140.0, 2);
        assert_eq!(long.len(), 2);
        assert!(long[1].ends_with(ELLIPSIS));
        assert_eq!(font.wrap("Donaudampfschifffahrtsgesellschaft", 60.0, 2).len(), 2);
    }

    proptest! {
        #[test]
        fn what_is_fitted_fits(text in ".{0,60}", room in 0.0f32..300.0) {
            if let Some(fitted) = label().fit(&text, room) {
                prop_assert!(label().width(&fitted) <= room + 0.01);
            }
            for line in label().wrap(&text, room, 2) {
                prop_assert!(label().width(&line) <= room + 0.01);
            }
        }
    }
}
