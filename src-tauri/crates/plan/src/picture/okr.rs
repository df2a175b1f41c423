//! The OKR tree: objectives at any depth, each with its key results, how far they have come, and what is broken about it.

mod arrange;
mod cards;
mod gather;
mod measures;
mod said;

use chrono::NaiveDate;

use super::select::Selection;
use super::text::Font;
use super::{PictureSpec, draw};
use crate::plan::Plan;
use crate::scene::{Anchor, Paint, Scene, Weight};
use arrange::{Arranged, GAP};
use cards::Cards;
use gather::Tree;

/// Height of the header: what there is, and what is broken.
const HEADER: f32 = 56.0;
/// Around all cards.
const PAD: f32 = 20.0;
/// A card is never narrower; a window with less room scrolls.
const NARROWEST: f32 = 240.0;
/// A card does not need more.
const WIDEST: f32 = 384.0;
/// What a card gets where nobody asked for a width.
const NATURAL: f32 = 320.0;
/// Size of second lines.
const DETAIL: f32 = 11.0;

/// Lays out the OKR tree. A plan without objectives, or one whose filter lets none through, gives a scene without nodes
/// and lanes. `today` is only asked for what every check is asked for.
#[must_use]
pub fn okr(plan: &Plan, spec: &PictureSpec, today: NaiveDate) -> Scene {
    let title = "OKR tree".to_owned();
    let selection = Selection::new(plan, &spec.filter);
    let tree = Tree::new(plan, spec, &selection, today);
    if tree.roots.is_empty() {
        return Scene { title, ..Scene::default() };
    }
    let columns = draw::count(tree.columns());
    let sign = if tree.ends_shut() { cards::SIGN[1] } else { 0.0 };
    let around = 2.0 * PAD + GAP * (columns - 1.0) + sign;
    let card = match spec.width {
        width if width > 0.0 => ((width - around) / columns).clamp(NARROWEST, WIDEST),
        _ if tree.columns() <= 2 => WIDEST,
        _ => NATURAL,
    };
    let arranged = Arranged::new(plan, &tree, card);
    let mut scene = Scene {
        title,
        width: (around + card * columns).max(spec.width),
        height: arranged.bottom.max(spec.height),
        header_height: HEADER,
        ..Scene::default()
    };
    Cards { plan, tree: &tree, at: &arranged, card }.draw(&mut scene);

    scene.header.push(draw::rect(0.0, 0.0, scene.width, HEADER, Paint::Paper));
    scene.header.push(draw::rect(0.0, HEADER - 1.0, scene.width, 1.0, Paint::Hairline));
    let (summary, broken) = said::summary(&tree);
    let room = scene.width - 2.0 * PAD;
    let line = |y, text: &str, size, weight, paint| {
        let fitted = Font::new(weight, size).fit(text, room).unwrap_or_default().into_owned();
        draw::text(PAD, y, fitted, size, weight, Anchor::Start, paint, None)
    };
    scene.header.push(line(23.0, &summary, 13.0, Weight::Semibold, Paint::Ink));
    scene.header.push(match broken {
        Some(broken) => line(42.0, &broken, 12.0, Weight::Semibold, Paint::Alert),
        None => line(42.0, said::WHOLE, 12.0, Weight::Regular, Paint::Muted),
    });
    let foot = if spec.width > 0.0 { spec.width } else { scene.width.min(1440.0) };
    let note = said::note();
    let lines = Font::new(Weight::Regular, DETAIL).wrap(note, foot - 2.0 * PAD, 3);
    for (n, text) in lines.iter().enumerate() {
        let y = 19.0 + draw::count(n) * 15.0;
        let paint = Paint::Muted;
        scene.footer.push(draw::text(
            PAD,
            y,
            text.clone(),
            DETAIL,
            Weight::Regular,
            Anchor::Start,
            paint,
            None,
        ));
    }
    scene.footer_height = 32.0 + draw::count(lines.len() - 1) * 15.0;
    scene
}
