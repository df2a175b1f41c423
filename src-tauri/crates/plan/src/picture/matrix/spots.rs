//! Where dots stand and where their names do: none over another. A name that has no room beside its dot is a number
//! with a key; where even that has none, the dot is counted.

use std::collections::HashMap;

use crate::model::Item;
use crate::picture::text::Font;
use crate::plan::{Ix, Plan};
use crate::scene::Weight;

/// Half of a dot.
pub const DOT: f32 = 6.0;
/// Size of a name.
pub const LABEL: f32 = 11.0;
/// Size of a number that stands for a name.
pub const NUMBER: f32 = 10.0;
/// From a dot to its name.
const BESIDE: f32 = 4.0;
/// A name is no wider.
const WIDEST: f32 = 190.0;
/// Dots no further apart than this would hide each other: they are one.
const APART: f32 = 2.0 * DOT + 1.0;
/// Side of the squares in which boxes are looked up.
const SQUARE: f32 = 48.0;

/// A box that is nobody's.
const OUTSIDE: Box4 = [f32::NEG_INFINITY; 4];

/// Left, top, right, bottom.
pub type Box4 = [f32; 4];

/// One dot: an item, or several that stand too close.
#[derive(Debug, Clone)]
pub struct Spot {
    pub x: f32,
    pub y: f32,
    pub items: Vec<Ix<Item>>,
    pub name: Name,
}

/// What says which item a dot is.
#[derive(Debug, Clone, PartialEq)]
pub enum Name {
    /// The title, or how many there are, at its left end and baseline.
    Beside(String, [f32; 2]),
    /// A number that the key explains, at its left end and baseline.
    Number(usize, [f32; 2]),
    /// There is no room for any.
    None,
}

/// The dots of items at their places, in reading order.
pub fn spots(at: &[(Ix<Item>, [f32; 2])]) -> Vec<Spot> {
    let mut spots: Vec<Spot> = Vec::new();
    let mut squares: HashMap<[i32; 2], Vec<usize>> = HashMap::new();
    let square = |x: f32, y: f32| [whole(x / APART), whole(y / APART)];
    for (item, [x, y]) in at {
        let [column, row] = square(*x, *y);
        let near = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| [column + dx, row + dy]));
        let close = |spot: &Spot| (spot.x - x).abs() < APART && (spot.y - y).abs() < APART;
        let mut known = near.filter_map(|key| squares.get(&key)).flatten().copied();
        match known.find(|place| close(&spots[*place])) {
            Some(place) => spots[place].items.push(*item),
            None => {
                squares.entry([column, row]).or_default().push(spots.len());
                spots.push(Spot { x: *x, y: *y, items: vec![*item], name: Name::None });
            }
        }
    }
    spots.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    spots
}

/// Which places are taken.
struct Taken {
    squares: HashMap<[i32; 2], Vec<Box4>>,
    within: Box4,
}

impl Taken {
    fn squares_of(b: Box4) -> impl Iterator<Item = [i32; 2]> {
        let [left, top, right, bottom] = b.map(|at| whole(at / SQUARE));
        (left..=right).flat_map(move |x| (top..=bottom).map(move |y| [x, y]))
    }

    fn take(&mut self, b: Box4) {
        for square in Self::squares_of(b) {
            self.squares.entry(square).or_default().push(b);
        }
    }

    fn is_free(&self, b: Box4) -> bool {
        let [left, top, right, bottom] = self.within;
        let inside = b[0] >= left && b[1] >= top && b[2] <= right && b[3] <= bottom;
        inside && self.hits(b, OUTSIDE) == 0
    }

    /// How many of the boxes in the squares that a box touches lie under it, another than its own.
    fn hits(&self, b: Box4, own: Box4) -> usize {
        let hits = |other: &&Box4| {
            let across = b[0] < other[2] && other[0] < b[2];
            across && b[1] < other[3] && other[1] < b[3] && **other != own
        };
        Self::squares_of(b).filter_map(|square| self.squares.get(&square)).flatten().filter(hits).count()
    }
}

/// No more than so many items at one place are named in the key; of more it is said how many there are.
const FEW: usize = 4;

impl Spot {
    fn dot(&self) -> Box4 {
        [self.x - DOT, self.y - DOT, self.x + DOT, self.y + DOT]
    }
}

/// Names the dots: how many there are where they are many, then titles, then numbers, as long as the key has lines for
/// what they stand for. Returns how many dots have no words beside them.
pub fn name(plan: &Plan, spots: &mut [Spot], within: Box4, others: &[Box4], key: usize) -> usize {
    let mut taken = Taken { squares: HashMap::new(), within };
    let mut dots = Taken { squares: HashMap::new(), within };
    for b in others {
        taken.take(*b);
    }
    for spot in &*spots {
        taken.take(spot.dot());
        dots.take(spot.dot());
    }
    for spot in spots.iter_mut().filter(|spot| spot.items.len() > FEW) {
        let text = format!("×{}", spot.items.len());
        let w = Font::new(Weight::Semibold, LABEL).width(&text);
        if let Some(at) = room(&mut taken, &dots, spot, w, LABEL) {
            spot.name = Name::Beside(text, at);
        }
    }
    let font = Font::new(Weight::Medium, LABEL);
    for spot in &mut *spots {
        let [one] = spot.items.as_slice() else { continue };
        let text = font.fit(&plan.items[*one].title, WIDEST).unwrap_or_default().into_owned();
        if let Some(at) = room(&mut taken, &dots, spot, font.width(&text), LABEL) {
            spot.name = Name::Beside(text, at);
        }
    }
    let nameless = |spot: &&mut Spot| spot.name == Name::None && spot.items.len() <= FEW;
    let missing = spots.iter_mut().filter(nameless).count();
    let font = Font::new(Weight::Semibold, NUMBER);
    let (mut next, mut lines) = (1, 0);
    for spot in spots.iter_mut().filter(nameless) {
        if lines + spot.items.len() > key {
            continue;
        }
        if let Some(at) = room(&mut taken, &dots, spot, font.width(&next.to_string()), NUMBER) {
            spot.name = Name::Number(next, at);
            next += 1;
            lines += spot.items.len();
        }
    }
    missing
}

/// Takes the first free place beside a dot: right, left, above, below, at a corner. There is no other dot that the words
/// could be taken to belong to.
fn room(taken: &mut Taken, dots: &Taken, spot: &Spot, w: f32, size: f32) -> Option<[f32; 2]> {
    let (x, y) = (spot.x, spot.y);
    let (rise, fall) = (size * 0.8, size * 0.3);
    let level = y + size * 0.36;
    let off = DOT + BESIDE;
    let places = [
        [x + off, level],
        [x - off - w, level],
        [x - w / 2.0, y - off - fall + 1.0],
        [x - w / 2.0, y + off + rise - 1.0],
        [x + DOT, y - DOT],
        [x - DOT - w, y - DOT],
        [x + DOT, y + DOT + rise],
        [x - DOT - w, y + DOT + rise],
    ];
    let own = spot.dot();
    places.into_iter().find_map(|[left, baseline]| {
        let b = [left - 1.0, baseline - rise, left + w + 1.0, baseline + fall];
        let both = [b[0].min(own[0]), b[1].min(own[1]), b[2].max(own[2]), b[3].max(own[3])];
        (taken.is_free(b) && dots.hits(both, own) == 0).then(|| {
            taken.take(b);
            [left, baseline]
        })
    })
}

#[expect(clippy::cast_possible_truncation, reason = "a picture is far smaller than 2^31")]
const fn whole(at: f32) -> i32 {
    at.floor() as i32
}
