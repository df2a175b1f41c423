//! Which items stand in the matrix, and where: what the picture and every gesture in it go by.

use crate::model::Item;
use crate::picture::PictureSpec;
use crate::picture::roadmap;
use crate::picture::select::Selection;
use crate::picture::text::Font;
use crate::plan::{Ix, Plan};
use crate::scene::Weight;

use super::axis::{Axis, axes};
use super::quadrants::{Quadrant, quadrants};
use super::spots::{self, Box4, Spot};

/// Left of the quadrants: the words of the ticks.
const LEFT: f32 = 62.0;
/// Above them: the name of what grows upwards.
pub const TOP: f32 = 36.0;
const RIGHT: f32 = 18.0;
/// Below them: ticks and the name of what grows to the right.
pub const BOTTOM: f32 = 48.0;
/// From the quadrants' edge to the dot of the least and the greatest.
const INSET: f32 = 18.0;
/// The picture is never smaller; a window with less room scrolls.
const LEAST: [f32; 2] = [480.0, 400.0];
/// Its size where nobody asked for one.
const NATURAL: [f32; 2] = [1100.0, 660.0];
/// Width of the key.
pub const KEY: f32 = 230.0;
/// From one line of the key to the next.
pub const LINE: f32 = 17.0;
/// From a quadrant's edges to its name, and the sizes of its two lines.
const PAD: f32 = 12.0;
pub const TITLE: f32 = 13.0;
pub const DETAIL: f32 = 11.0;

/// The picture before it is drawn.
pub struct Laid {
    pub across: Axis,
    pub up: Axis,
    pub quadrants: [Quadrant; 4],
    /// Items with both numbers, of which each quadrant has so many.
    pub placed: Vec<Ix<Item>>,
    pub counts: [usize; 4],
    /// Items that lack one, in their order.
    pub lacking: Vec<Ix<Item>>,
    /// How many milestones without numbers, and how many done or dropped items, are left out.
    pub left_out: [usize; 2],
    pub spots: Vec<Spot>,
    /// Where the quadrants stand.
    pub plot: Box4,
    /// How many dots have neither a name nor a number.
    pub nameless: usize,
    pub width: f32,
    /// Down to the axis' words, without what is unfolded below.
    pub height: f32,
    pub has_key: bool,
}

impl Laid {
    /// None where nothing is let through.
    pub fn new(plan: &Plan, spec: &PictureSpec) -> Option<Self> {
        let selection = Selection::new(plan, &spec.filter);
        let mut items = roadmap::shown(plan, spec, &selection);
        if items.is_empty() {
            return None;
        }
        let all = items.len();
        items.retain(|ix| plan.items[*ix].is_active());
        let over = all - items.len();
        items.sort_by(|a, b| roadmap::by_position(plan, *a, *b));
        let [across, up] = axes(plan, spec).map(|measure| Axis::new(plan, measure, &items));
        let has = |ix: &Ix<Item>| {
            let item = &plan.items[*ix];
            across.measure.read(item).is_some() && up.measure.read(item).is_some()
        };
        let (placed, mut lacking): (Vec<_>, Vec<_>) = items.into_iter().partition(has);
        let without = lacking.len();
        // Moments are not work: they need no scores.
        lacking.retain(|ix| !plan.items[*ix].is_point());
        let moments = without - lacking.len();
        let quadrants = quadrants(&across, &up);
        let width = if spec.width > 0.0 { spec.width.max(LEAST[0]) } else { NATURAL[0] };
        let height = if spec.height > 0.0 { spec.height.max(LEAST[1]) } else { NATURAL[1] };
        let mut laid = Self {
            across,
            up,
            quadrants,
            placed,
            counts: [0; 4],
            lacking,
            left_out: [moments, over],
            spots: Vec::new(),
            plot: [LEFT, TOP, width - RIGHT, height - BOTTOM],
            nameless: 0,
            width,
            height,
            has_key: false,
        };
        let numbered = laid.stand(plan, 0);
        if numbered > 0 {
            // The key takes its room from the quadrants, where all is laid anew.
            laid.has_key = true;
            laid.plot[2] -= KEY.min(width * 0.3);
            laid.stand(plan, laid.lines());
        }
        let spots = &laid.spots;
        laid.nameless = spots.iter().filter(|spot| spot.name == spots::Name::None).count();
        for ix in &laid.placed {
            let place = laid.quadrant_of(plan, *ix);
            laid.counts[place] += 1;
        }
        Some(laid)
    }

    /// How many lines the key has room for; the last says how many dots it leaves out.
    pub fn lines(&self) -> usize {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a height in lines")]
        let lines = ((self.plot[3] - self.plot[1]) / LINE).max(3.0) as usize;
        lines - 2
    }

    /// Puts dots and names in their places; returns how many have no title beside them.
    fn stand(&mut self, plan: &Plan, key: usize) -> usize {
        let at: Vec<_> = self
            .placed
            .iter()
            .filter_map(|ix| {
                let item = &plan.items[*ix];
                Some((*ix, self.point([self.across.measure.read(item)?, self.up.measure.read(item)?])))
            })
            .collect();
        self.spots = spots::spots(&at);
        let [left, top, right, bottom] = self.plot;
        let [x, y] = self.point([self.across.middle(), self.up.middle()]);
        // A line through a name is hard to read.
        let lines = [[x - 1.0, top, x + 2.0, bottom], [left, y - 1.0, right, y + 2.0]];
        let names: Vec<Box4> = (0..4).map(|place| self.title_box(place)).chain(lines).collect();
        spots::name(plan, &mut self.spots, [left + 2.0, top + 2.0, right - 2.0, bottom - 2.0], &names, key)
    }

    /// Where a value across and one upwards stand.
    pub fn point(&self, [across, up]: [f64; 2]) -> [f32; 2] {
        let [left, top, right, bottom] = self.plot;
        #[expect(clippy::cast_possible_truncation, reason = "parts of 1")]
        let [x, y] = [self.across.part(across) as f32, self.up.part(up) as f32];
        let (w, h) = (right - left - 2.0 * INSET, bottom - top - 2.0 * INSET);
        [left + INSET + x * w, bottom - INSET - y * h]
    }

    /// The values of a place.
    pub fn values(&self, [x, y]: [f32; 2]) -> [f64; 2] {
        let [left, top, right, bottom] = self.plot;
        let (w, h) = (right - left - 2.0 * INSET, bottom - top - 2.0 * INSET);
        let part = [(x - left - INSET) / w, (bottom - INSET - y) / h].map(f64::from);
        [self.across.value(part[0]), self.up.value(part[1])]
    }

    /// The quadrant of two values, by its place in reading order.
    pub fn quadrant(&self, [across, up]: [f64; 2]) -> usize {
        let (right, top) = (across >= self.across.middle(), up >= self.up.middle());
        usize::from(right) + if top { 0 } else { 2 }
    }

    fn quadrant_of(&self, plan: &Plan, ix: Ix<Item>) -> usize {
        let read = |axis: &Axis| axis.measure.read(&plan.items[ix]).unwrap_or_else(|| axis.middle());
        self.quadrant([read(&self.across), read(&self.up)])
    }

    /// Left, top, right, bottom of a quadrant.
    pub fn ground(&self, place: usize) -> Box4 {
        let [left, top, right, bottom] = self.plot;
        let [x, y] = self.point([self.across.middle(), self.up.middle()]);
        let quadrant = &self.quadrants[place];
        let (from, to) = if quadrant.right { (x, right) } else { (left, x) };
        let (high, low) = if quadrant.top { (top, y) } else { (y, bottom) };
        [from, high, to, low]
    }

    /// The two lines of a quadrant's name as they fit: in its outer corner.
    pub fn lines_of(&self, place: usize) -> [String; 2] {
        let [left, _, right, _] = self.ground(place);
        let room = right - left - 2.0 * PAD;
        let quadrant = &self.quadrants[place];
        let fit = |weight, size, text: &str| {
            Font::new(weight, size).fit(text, room).unwrap_or_default().into_owned()
        };
        [fit(Weight::Semibold, TITLE, &quadrant.title), fit(Weight::Regular, DETAIL, &quadrant.detail)]
    }

    /// What a quadrant's name takes up.
    pub fn title_box(&self, place: usize) -> Box4 {
        let [left, top, right, bottom] = self.ground(place);
        let [title, detail] = self.lines_of(place);
        let w = Font::new(Weight::Semibold, TITLE)
            .width(&title)
            .max(Font::new(Weight::Regular, DETAIL).width(&detail));
        let h = if detail.is_empty() { 18.0 } else { 34.0 };
        let quadrant = &self.quadrants[place];
        let [from, to] =
            if quadrant.right { [right - PAD - w, right - PAD] } else { [left + PAD, left + PAD + w] };
        let [high, low] =
            if quadrant.top { [top + 8.0, top + 8.0 + h] } else { [bottom - 8.0 - h, bottom - 8.0] };
        [from, high, to, low]
    }

    /// Values in words: `Value 8, effort 3`.
    pub fn said(&self, [across, up]: [f64; 2]) -> String {
        let (one, other) = (self.up.text(up), self.across.text(across));
        format!("{} {one}, {} {other}", self.up.label, self.across.name())
    }

    /// How wide the numbers beside the vertical axis may be.
    pub const fn ticks_room() -> f32 {
        LEFT - 14.0
    }

    /// Where the key begins.
    pub fn key_left(&self) -> f32 {
        self.plot[2] + 18.0
    }
}
