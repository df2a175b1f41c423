//! The app's own font, and the machine's fonts for what it lacks.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use resvg::usvg::fontdb::Database;
use rustybuzz::Face;
use throughline_plan::picture::text::file;
use throughline_plan::scene::Weight;

/// The family's name, first in every list of families.
pub(super) const FAMILY: &str = "Inter";

/// Families to fall back to where Inter is neither embedded nor installed: none wider than it, so that text that was
/// fitted still fits.
pub(super) const FAMILIES: &str = "Inter, 'Helvetica Neue', Helvetica, Arial, sans-serif";

/// All weights, lightest first.
pub(super) const WEIGHTS: [Weight; 3] = [Weight::Regular, Weight::Medium, Weight::Semibold];

/// The number that CSS gives a weight.
pub(super) const fn number(weight: Weight) -> u16 {
    match weight {
        Weight::Regular => 400,
        Weight::Medium => 500,
        Weight::Semibold => 600,
    }
}

/// The font of a weight, ready for setting lines.
#[expect(clippy::expect_used, reason = "the font is part of the program")]
pub(super) fn face(weight: Weight) -> &'static Face<'static> {
    static FACES: OnceLock<[Face<'static>; 3]> = OnceLock::new();
    let faces = FACES.get_or_init(|| {
        WEIGHTS.map(|weight| Face::from_slice(file(weight), 0).expect("the app's own font is a font"))
    });
    match weight {
        Weight::Regular => &faces[0],
        Weight::Medium => &faces[1],
        Weight::Semibold => &faces[2],
    }
}

/// The fonts to draw with. The machine's own are looked up once, and only when some text needs them: that takes long,
/// and a picture must not depend on them as long as the app's own font can draw it.
pub(super) fn database(needs_others: bool) -> Arc<Database> {
    static OWN: OnceLock<Arc<Database>> = OnceLock::new();
    static ALL: OnceLock<Arc<Database>> = OnceLock::new();
    let own = || {
        let mut database = Database::new();
        for weight in WEIGHTS {
            database.load_font_data(file(weight).to_vec());
        }
        database.set_sans_serif_family(FAMILY);
        database
    };
    let fonts = if needs_others {
        ALL.get_or_init(|| {
            let mut database = own();
            database.load_system_fonts();
            Arc::new(database)
        })
    } else {
        OWN.get_or_init(|| Arc::new(own()))
    };
    Arc::clone(fonts)
}

/// A font file with only these letters, for embedding; none if the font has none of them.
pub(super) fn subset(weight: Weight, letters: &BTreeSet<char>) -> Option<Vec<u8>> {
    let face = face(weight);
    let letters: BTreeSet<char> =
        letters.iter().copied().filter(|&c| face.glyph_index(c).is_some()).collect();
    if letters.is_empty() {
        return None;
    }
    let font = font_subset::Font::opentype(file(weight)).ok()?;
    Some(font.subset(&letters).ok()?.to_opentype())
}
