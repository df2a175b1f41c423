//! A roadmap without any dates: lanes, and in each of them the chips of each bucket side by side.

use crate::model::{Bucket, Item};
use crate::picture::{PictureSpec, draw};
use crate::plan::{Ix, Plan};
use crate::scene::{Anchor, Paint, Part, Scene, Weight};

use super::axis::HEADER;
use super::bars::Initials;
use super::chips::{BUCKETS, Chips, GAP};
use super::lanes::{LaneHead, Lanes};
use super::marks::folded_node;
use super::{PITCH, PLATE, SIDE};

/// A chip on the board is never narrower than this.
const NARROWEST: f32 = 168.0;
/// A cell shows this many rows of chips before it folds.
const ROWS: usize = 8;
/// Between the side and the first chips, and after the last.
const MARGIN: f32 = 14.0;

/// The column of a bucket that has items.
struct Column {
    bucket: Option<Bucket>,
    word: &'static str,
    title: &'static str,
    left: f32,
    /// How many chips stand beside each other.
    across: usize,
    chip: f32,
}

impl Column {
    /// Where its n-th chip stands in a lane: left and top edge.
    fn at(&self, n: usize, lane_top: f32) -> [f32; 2] {
        let x = self.left + draw::count(n % self.across) * (self.chip + GAP);
        [x, lane_top + PLATE + draw::count(n / self.across) * PITCH]
    }
}

/// The columns of the buckets that have items, which share the width.
fn columns(plan: &Plan, items: &[Ix<Item>], width: f32) -> Vec<Column> {
    let has = |bucket| items.iter().any(|ix| plan.items[*ix].bucket == bucket);
    let used: Vec<_> = BUCKETS.into_iter().filter(|(bucket, ..)| has(*bucket)).collect();
    let between = 2.0 * GAP;
    let count = draw::count(used.len().max(1));
    let room = (width - SIDE - 2.0 * MARGIN).max(count * NARROWEST);
    let share = (room + between) / count - between;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few")]
    let across = (((share + GAP) / (NARROWEST + GAP)) as usize).max(1);
    let chip = (share + GAP) / draw::count(across) - GAP;
    let column = |(n, (bucket, word, title)): (usize, (Option<Bucket>, &'static str, &'static str))| {
        let left = SIDE + MARGIN + draw::count(n) * (share + between);
        Column { bucket, word, title, left, across, chip }
    };
    used.into_iter().enumerate().map(column).collect()
}

/// The items of one bucket in one lane.
struct Cell {
    key: String,
    items: Vec<Ix<Item>>,
    /// How many of them are shown.
    shown: usize,
    /// Whether a chip that folds or unfolds stands after them.
    folds: bool,
}

impl Cell {
    fn new(plan: &Plan, head: &LaneHead, here: &[Ix<Item>], column: &Column, unfolded: &[String]) -> Self {
        let key = format!("{}/{}", head.key, column.word);
        let items: Vec<_> =
            here.iter().copied().filter(|ix| plan.items[*ix].bucket == column.bucket).collect();
        let most = ROWS * column.across;
        let folds = items.len() > most;
        let shown = if folds && !unfolded.contains(&key) { most - 1 } else { items.len() };
        Self { key, items, shown, folds }
    }

    fn rows(&self, column: &Column) -> usize {
        (self.shown + usize::from(self.folds)).div_ceil(column.across)
    }

    fn draw(&self, chips: &mut Chips<'_>, out: &mut Scene, lane: u32, top: f32, column: &Column) {
        for (n, item) in self.items.iter().take(self.shown).enumerate() {
            let [x, y] = column.at(n, top);
            chips.chip(&mut out.body, *item, lane, [x, y, column.chip]);
        }
        if self.folds {
            let at = column.at(self.shown, top);
            chips.fold(&mut out.body, &self.key, self.items.len() - self.shown, lane, at);
        }
    }
}

/// Lays out the board.
pub fn board(plan: &Plan, spec: &PictureSpec, items: &[Ix<Item>], lanes: &Lanes) -> Scene {
    let columns = columns(plan, items, spec.width);
    let right = |c: &Column| c.left + draw::count(c.across) * (c.chip + GAP) - GAP + MARGIN;
    let width = columns.last().map_or(SIDE, right).max(spec.width);
    let mut scene = Scene { width, side_width: SIDE, header_height: HEADER, ..Scene::default() };

    let mut by_lane: Vec<Vec<Ix<Item>>> = vec![Vec::new(); lanes.heads.len()];
    for (item, lane) in items.iter().zip(&lanes.of) {
        by_lane[*lane as usize].push(*item);
    }
    let cells: Vec<Vec<Cell>> = lanes
        .heads
        .iter()
        .zip(&by_lane)
        .map(|(head, here)| {
            columns.iter().map(|column| Cell::new(plan, head, here, column, &spec.unfolded)).collect()
        })
        .collect();
    let mut y = HEADER;
    for (head, cells) in lanes.heads.iter().zip(&cells) {
        let rows = cells.iter().zip(&columns).map(|(cell, column)| cell.rows(column)).max().unwrap_or(0);
        let h = super::lane_height(head.folded, draw::count(rows) * PITCH, super::head_height(head));
        scene.lanes.push(super::lane(head, y, h));
        y += h;
    }
    scene.height = y.max(spec.height);

    for column in columns.iter().skip(1) {
        scene.body.push(draw::rect(column.left - GAP, HEADER, 1.0, y - HEADER, Paint::Grid));
    }
    for lane in &scene.lanes {
        scene.body.push(draw::rect(SIDE, lane.y + lane.h - 1.0, width - SIDE, 1.0, Paint::Hairline));
    }
    let initials = Initials::new(plan);
    let mut nodes = Vec::with_capacity(items.len());
    let mut chips = Chips { plan, initials: &initials, nodes: &mut nodes, part: Part::Body };
    for (lane, cells) in (0u32..).zip(&cells) {
        let (top, folded) = (scene.lanes[lane as usize].y, scene.lanes[lane as usize].folded);
        for (cell, column) in cells.iter().zip(&columns).filter(|_| !folded) {
            cell.draw(&mut chips, &mut scene, lane, top, column);
        }
    }
    for (lane, (head, at)) in (0u32..).zip(lanes.heads.iter().zip(&scene.lanes)) {
        if head.folded {
            nodes.push(folded_node(head, lane, [SIDE + MARGIN, at.y + 8.0, NARROWEST, at.h - 16.0]));
        }
    }
    for lane in
        scene.lanes.iter().zip(&lanes.heads).filter(|(_, head)| head.holds_lanes).map(|(lane, _)| lane)
    {
        scene.body.insert(0, draw::rect(SIDE, lane.y, width - SIDE, lane.h, Paint::Panel));
    }
    scene.nodes = nodes;
    for column in &columns {
        let title = column.title.to_owned();
        let (weight, anchor) = (Weight::Semibold, Anchor::Start);
        scene.header.push(draw::text(column.left, 29.0, title, 12.0, weight, anchor, Paint::Ink, None));
    }
    super::furnish(&mut scene, lanes);
    scene
}
