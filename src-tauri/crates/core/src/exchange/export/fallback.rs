//! Letters that the app's own font lacks: which of the machine's fonts has them.
//!
//! resvg would look for them itself, but gives up on a whole line as soon as one of its letters is written with
//! several code points (`⚠️`, flags, families), and looks through all fonts anew for every line.

use std::collections::HashMap;
use std::sync::Arc;

use resvg::usvg::fontdb::{Database, ID};
use rustybuzz::ttf_parser;
use throughline_plan::scene::Weight;

use super::fonts;

/// The fonts found for one picture.
pub(super) struct Fallback {
    database: Arc<Database>,
    /// The place of each letter's font in `faces`; the letter alone, or as an emoji.
    known: HashMap<(char, bool), Option<usize>>,
    faces: Vec<(ID, String)>,
}

impl Fallback {
    pub fn new(database: Arc<Database>) -> Self {
        Self { database, known: HashMap::new(), faces: Vec::new() }
    }

    /// The line in stretches, each with the family to set it in; none is the app's own font, which also stands in
    /// where no font has a letter.
    pub fn stretches<'t>(&mut self, text: &'t str) -> Vec<(&'t str, Option<&str>)> {
        let own = fonts::face(Weight::Regular);
        let mut cuts: Vec<(usize, Option<usize>)> = Vec::new();
        let mut letters = text.char_indices().peekable();
        while let Some((start, letter)) = letters.next() {
            let last = cuts.last().and_then(|cut| cut.1);
            let place = if joins(letter) {
                last
            } else if own.glyph_index(letter).is_some() {
                None
            } else {
                let emoji = letter >= '\u{1f000}' || letters.peek().is_some_and(|next| next.1 == '\u{fe0f}');
                self.find(letter, emoji)
            };
            if cuts.is_empty() || last != place {
                cuts.push((start, place));
            }
        }
        let ends = cuts.iter().skip(1).map(|cut| cut.0).chain([text.len()]);
        let stretch = |(&(start, place), end): (&(usize, Option<usize>), usize)| {
            (&text[start..end], place.and_then(|place| self.faces.get(place)).map(|face| face.1.as_str()))
        };
        cuts.iter().zip(ends).map(stretch).collect()
    }

    /// The place of a font that has a letter: one found already if any, else the machine's first.
    fn find(&mut self, letter: char, emoji: bool) -> Option<usize> {
        if let Some(place) = self.known.get(&(letter, emoji)) {
            return *place;
        }
        let coloured = |family: &str| family.contains("Emoji");
        let found =
            self.faces.iter().position(|(id, family)| coloured(family) == emoji && self.has(*id, letter));
        let place = found.or_else(|| {
            let named = self.database.faces().filter_map(|face| Some((face.id, &face.families.first()?.0)));
            let mut having = named.filter(|(id, _)| self.has(*id, letter)).peekable();
            let any = having.peek().map(|(id, family)| (*id, (*family).clone()));
            let best =
                having.find(|(_, family)| coloured(family) == emoji).map(|(id, family)| (id, family.clone()));
            self.faces.push(best.or(any)?);
            Some(self.faces.len() - 1)
        });
        self.known.insert((letter, emoji), place);
        place
    }

    fn has(&self, id: ID, letter: char) -> bool {
        let look = |data: &[u8], index| {
            ttf_parser::Face::parse(data, index).is_ok_and(|face| face.glyph_index(letter).is_some())
        };
        self.database.with_face_data(id, look).unwrap_or(false)
    }
}

/// Whether a letter belongs to the one before it: joiners, variation selectors, keycaps, skin tones.
const fn joins(letter: char) -> bool {
    matches!(letter, '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_own_font_has_is_one_stretch() {
        let mut fallback = Fallback::new(fonts::database(false));
        assert_eq!(fallback.stretches("Guided first value → 1 d"), [("Guided first value → 1 d", None)]);
        assert_eq!(fallback.stretches(""), []);
    }

    #[test]
    fn stretches_make_up_the_line_whatever_fonts_the_machine_has() {
        let mut fallback = Fallback::new(fonts::database(true));
        for line in
            ["東京 map", "⚠️ At risk", "👩‍🚀 launch 🇩🇪", "\u{fe0f}a\u{200d}", "خارطة الطريق", "\u{10ffff}"]
        {
            let joined: String = fallback.stretches(line).iter().map(|stretch| stretch.0).collect();
            assert_eq!(joined, line);
        }
    }
}
