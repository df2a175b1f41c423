//! What lands in no year that is shown: why, and how much; never lost.

use crate::picture::draw;
use crate::picture::text::Font;
use crate::picture::words;
use crate::scene::{Anchor, Key, Node, Paint, Part, Scene, Weight};

use super::blocks::{Blocks, DETAIL, END, GAP, LEAD, R, words_at};
use super::count::{Elsewhere, Year};
use super::{EDGE, SIDE, lane};

/// Height of the cells.
const ASIDE: f32 = 34.0;

impl Blocks<'_> {
    /// Draws what lands in no year that is shown; returns the height.
    pub fn elsewhere(&mut self, scene: &mut Scene, top: f32) -> f32 {
        let place = u32::try_from(scene.lanes.len()).unwrap_or(u32::MAX);
        let title = "Elsewhere".to_owned();
        scene.side.push(words_at(
            [14.0, top + LEAD + 21.0],
            title.clone(),
            13.0,
            Weight::Semibold,
            Paint::Ink,
        ));
        let (mut x, mut y) = (SIDE + EDGE, top + LEAD);
        let bold = Font::new(Weight::Semibold, 12.5);
        let font = Font::new(Weight::Regular, DETAIL);
        let right = scene.width - EDGE;
        let mut open = None;
        let mut said = Vec::new();
        let mut count = 0;
        let counts = self.counts;
        for (why, cell) in &counts.elsewhere {
            let name = self.why(*why);
            let number = self.number(cell.weight);
            let w = font.width(&name) + bold.width(&number) + 28.0;
            if x + w > right && x > SIDE + EDGE {
                x = SIDE + EDGE;
                y += ASIDE + GAP;
            }
            let node = draw::node_place(&self.nodes);
            let key = aside_key(*why);
            let is_open = self.open_key == Some(key.as_str());
            let stroke = Some(if is_open { Paint::Ink } else { Paint::Hairline });
            scene.body.push(draw::part(x, y, w, ASIDE, R, Some(Paint::Paper), stroke, false, Some(node)));
            let baseline = y + ASIDE / 2.0 + 4.0;
            let at = x + 10.0;
            let beside = at + font.width(&name) + 8.0;
            let node = Some(node);
            let (regular, semibold) = (Weight::Regular, Weight::Semibold);
            scene.body.push(draw::text(
                at,
                baseline,
                name.clone(),
                DETAIL,
                regular,
                Anchor::Start,
                Paint::Muted,
                node,
            ));
            scene.body.push(draw::text(
                beside,
                baseline,
                number,
                12.5,
                semibold,
                Anchor::Start,
                Paint::Ink,
                node,
            ));
            let landing = if cell.is_empty() { String::new() } else { self.landing(cell) };
            self.nodes.push(Node {
                key: Key::Group(format!("cell:{key}")),
                part: Part::Body,
                record: None,
                title: format!("{name}: {landing}"),
                detail: self.names(cell).unwrap_or_default(),
                x,
                y,
                w,
                h: ASIDE,
                lane: place,
                paint: Paint::Ink,
                movable: false,
                fold: (!cell.items.is_empty()).then_some(key),
                lit: Vec::new(),
            });
            if is_open {
                open = Some((format!("{name}: {}", words::count(cell.items.len(), "item")), cell));
            }
            said.push(format!("{name} {}", cell.items.len()));
            count += cell.items.len();
            x += w + 6.0;
        }
        y += ASIDE + GAP;
        if let Some((title, cell)) = open {
            y += self.open(scene, (title, cell), place, y + 4.0) + 4.0;
        }
        y += END;
        scene.lanes.push(lane("elsewhere".to_owned(), title, said.join(", "), (top, y - top), false, count));
        y - top
    }

    fn why(&self, why: Elsewhere) -> String {
        let year = |at: Option<&Year>| at.map(|at| self.counts.fiscal.year(at.whole.span.first));
        match why {
            Elsewhere::Before => match year(self.counts.years.first()) {
                Some(year) => format!("Before {year}"),
                None => "Before that time".to_owned(),
            },
            Elsewhere::After => match year(self.counts.years.last()) {
                Some(year) => format!("After {year}"),
                None => "After that time".to_owned(),
            },
            Elsewhere::Between => "In one of two years".to_owned(),
            Elsewhere::NoEnd => "No end date".to_owned(),
            Elsewhere::Bucket(bucket) => bucket.label().to_owned(),
            Elsewhere::Undated => "No dates".to_owned(),
        }
    }
}

/// The key of what lands in no year for one reason.
pub fn aside_key(why: Elsewhere) -> String {
    match why {
        Elsewhere::Before => "before".to_owned(),
        Elsewhere::After => "after".to_owned(),
        Elsewhere::Between => "between".to_owned(),
        Elsewhere::NoEnd => "no-end".to_owned(),
        Elsewhere::Bucket(bucket) => format!("bucket:{bucket}"),
        Elsewhere::Undated => "undated".to_owned(),
    }
}
