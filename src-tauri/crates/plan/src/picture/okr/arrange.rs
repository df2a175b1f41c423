//! Where each card of the OKR tree stands: columns by depth, each block as high as what is below its objective.

use crate::picture::draw;
use crate::picture::text::Font;
use crate::plan::Plan;
use crate::scene::Weight;

use super::gather::{Branch, Tree};
use super::{DETAIL, HEADER, PAD, said};

/// Between two columns: room for the sign that folds, and for lines.
pub const GAP: f32 = 64.0;
/// Height of a key result's card.
pub const MEASURE: f32 = 58.0;
/// From one card to the next below the same objective.
const NEAR: f32 = 8.0;
/// From one block to the next.
const FAR: f32 = 18.0;
/// Above a block.
const AIR: f32 = 9.0;
/// Height of an objective's card with a title of one line, and of one more line.
const CARD: f32 = 82.0;
pub const LINE: f32 = 16.5;
/// What it adds for each line that says what is broken.
pub const BROKEN: f32 = 17.0;
/// Height of the line that says what the score is the mean of, which an objective that nothing measures has not.
pub const ROLLED: f32 = 17.0;

/// An objective's card, and the cards of its key results.
#[derive(Debug, Clone, Default)]
pub struct Slot {
    pub x: f32,
    pub y: f32,
    pub h: f32,
    pub title: Vec<String>,
    /// What is broken about it.
    pub broken: Vec<String>,
    /// Their upper edges.
    pub measures: Vec<f32>,
}

/// Where everything stands, by the branches' places; only what is shown has a height.
pub struct Arranged {
    pub slots: Vec<Slot>,
    /// Of each of those at the top where its block begins and how high it is.
    pub blocks: Vec<(f32, f32)>,
    pub bottom: f32,
}

/// How high an objective's card is.
fn height(branch: &Branch, title: usize, broken: usize) -> f32 {
    let rolled = if branch.unmeasured { ROLLED } else { 0.0 };
    CARD + LINE * draw::count(title.saturating_sub(1)) + BROKEN * draw::count(broken) - rolled
}

/// What is broken about an objective, in as few lines as it takes: each of its parts stays on one.
fn broken(branch: &Branch, room: f32) -> Vec<String> {
    let font = Font::new(Weight::Semibold, DETAIL);
    let mut lines: Vec<String> = Vec::new();
    for part in said::broken(branch) {
        match lines.last_mut() {
            Some(line) if font.width(&format!("{line} · {part}")) <= room => {
                line.push_str(" · ");
                line.push_str(part);
            }
            _ => lines.push(part.to_owned()),
        }
    }
    lines
}

impl Arranged {
    /// Places all cards of that width.
    pub fn new(plan: &Plan, tree: &Tree, card: f32) -> Self {
        let font = Font::new(Weight::Semibold, 13.0);
        let visible = tree.visible();
        let mut slots = vec![Slot::default(); tree.branches.len()];
        let mut blocks = vec![0.0f32; tree.branches.len()];
        // How high each block is, from the bottom up.
        for at in visible.iter().rev() {
            let branch = &tree.branches[*at];
            let title = font.wrap(&plan.objectives[branch.ix].title, card - 30.0, 2);
            let broken = broken(branch, card - 30.0);
            let h = height(branch, title.len(), broken.len());
            slots[*at] = Slot { h, title, broken, ..Slot::default() };
            let mut inner = 0.0;
            if branch.open {
                inner += draw::count(branch.key_results.len()) * (MEASURE + NEAR);
                inner += branch.below.iter().map(|below| blocks[*below]).sum::<f32>();
            }
            blocks[*at] = (inner - NEAR).max(h) + FAR;
        }
        // And where each begins, from the top down.
        let mut tops = vec![0.0f32; tree.branches.len()];
        let mut y = HEADER + PAD;
        let mut list = Vec::new();
        for root in &tree.roots {
            tops[*root] = y;
            // A page that begins with a block has a little air above it.
            list.push((y - AIR, blocks[*root]));
            y += blocks[*root];
        }
        for at in visible {
            let branch = &tree.branches[at];
            let slot = &mut slots[at];
            slot.x = PAD + draw::count(branch.depth) * (card + GAP);
            slot.y = tops[at];
            if !branch.open {
                continue;
            }
            let mut inner = tops[at];
            for _ in &branch.key_results {
                slot.measures.push(inner);
                inner += MEASURE + NEAR;
            }
            // The objectives below stand apart from the key results.
            for below in &branch.below {
                tops[*below] = inner;
                inner += blocks[*below];
            }
        }
        Self { slots, blocks: list, bottom: y + PAD - FAR }
    }
}
