//! Where each box of the throughline stands: order within columns, then heights.

use crate::picture::draw;
use crate::picture::text::Font;
use crate::picture::words;
use crate::plan::Plan;
use crate::scene::Weight;

use super::gather::{Under, Web};
use super::spread::spread;
use super::{Columns, HEADER, PAD};

/// From one item's box to the next, where the window is full; with room to spare it is up to [`WIDE_PITCH`].
pub const PITCH: f32 = 40.0;
const WIDE_PITCH: f32 = 55.0;
/// Height of an item's box.
pub const ITEM: f32 = 32.0;
/// Between the items of two strategies.
const BLOCK_GAP: f32 = 12.0;
/// Least distance between strategies' chips, and between objectives' cards.
const CHIP_GAP: f32 = 12.0;
const CARD_GAP: f32 = 16.0;
/// Size of a leader's circle, and from one to the next.
pub const CIRCLE: f32 = 32.0;
const LEADER_PITCH: f32 = 48.0;

/// A box: its middle and its height.
#[derive(Debug, Clone, Copy, Default)]
pub struct Slot {
    pub middle: f32,
    pub h: f32,
}

impl Slot {
    pub fn top(self) -> f32 {
        self.middle - self.h / 2.0
    }
}

/// Lines of a title that may need two.
pub struct Titled {
    pub slot: Slot,
    pub title: Vec<String>,
}

/// Where everything stands, by the places in the web's columns.
pub struct Arranged {
    pub objectives: Vec<Titled>,
    pub strategies: Vec<Titled>,
    pub items: Vec<Slot>,
    pub leaders: Vec<Slot>,
    /// The boxes of each column from top to bottom.
    pub order: [Vec<usize>; 4],
    /// The lower edge of the picture.
    pub bottom: f32,
}

impl Arranged {
    pub fn new(plan: &Plan, web: &Web, columns: &Columns, height: f32) -> Self {
        let top = HEADER + PAD;
        let mut strategies = chips(plan, web, columns);
        let mut objectives = cards(plan, web, columns);
        let ranks = leader_ranks(web);

        // Items from top to bottom, block by block; within a block by their leaders, so that fewer lines cross.
        let mut items = vec![Slot::default(); web.items.len()];
        let mut item_order = Vec::with_capacity(web.items.len());
        let mut wanted = vec![None; web.strategies.len()];
        let mut bands: Vec<(Under, f32)> = Vec::new();
        let pitch = pitch(web, &strategies, height);
        let mut y = top;
        for block in &web.blocks {
            let mut order = block.items.clone();
            order.sort_by(|a, b| {
                // Folded boxes come last, in the order they came in.
                let rank = |place: usize| match web.items[place].one() {
                    Some(_) => (false, ranks[place]),
                    None => (true, 0.0),
                };
                let (a_rank, b_rank) = (rank(*a), rank(*b));
                a_rank.0.cmp(&b_rank.0).then(a_rank.1.total_cmp(&b_rank.1)).then(a.cmp(b))
            });
            let needed = match block.under {
                Under::Strategy(place) => strategies[place].slot.h + CHIP_GAP,
                _ => 0.0,
            };
            let rows = draw::count(order.len()) * pitch;
            let band = rows.max(needed);
            let mut middle = y + (band - rows) / 2.0 + ITEM / 2.0;
            for place in &order {
                items[*place] = Slot { middle, h: ITEM };
                middle += pitch;
            }
            let centre = y + (band - (pitch - ITEM).min(CHIP_GAP)) / 2.0;
            if let Under::Strategy(place) = block.under {
                wanted[place] = Some(centre);
            }
            bands.push((block.under, centre));
            item_order.extend(order);
            y += band + if pitch < WIDE_PITCH { BLOCK_GAP } else { 0.0 };
        }
        let mut bottom = y;

        let heights: Vec<f32> = strategies.iter().map(|chip| chip.slot.h).collect();
        let wanted: Vec<f32> = wanted.into_iter().map(|at: Option<f32>| at.unwrap_or(bottom)).collect();
        let strategy_order = sorted(&wanted);
        place(&mut strategies, &strategy_order, &wanted, &heights, CHIP_GAP, top);

        let wanted = objective_wishes(web, &strategies, &bands, top);
        let heights: Vec<f32> = objectives.iter().map(|card| card.slot.h).collect();
        // Objectives keep the order that their owner gave them.
        let objective_order: Vec<usize> = (0..objectives.len()).collect();
        place(&mut objectives, &objective_order, &wanted, &heights, CARD_GAP, top);

        let wanted = leader_wishes(web, &items, top);
        let leader_order = sorted(&wanted);
        let ordered: Vec<f32> = leader_order.iter().map(|place| wanted[*place]).collect();
        let at = spread(&ordered, &vec![CIRCLE; ordered.len()], LEADER_PITCH - CIRCLE, top);
        let mut leaders = vec![Slot::default(); web.leaders.len()];
        for (place, middle) in leader_order.iter().zip(at) {
            leaders[*place] = Slot { middle, h: CIRCLE };
        }

        for slot in objectives.iter().chain(&strategies).map(|t| t.slot).chain(leaders.iter().copied()) {
            bottom = bottom.max(slot.middle + slot.h / 2.0 + PAD);
        }
        let order = [objective_order, strategy_order, item_order, leader_order];
        Self { objectives, strategies, items, leaders, order, bottom }
    }
}

/// The places of the boxes' nodes in the scene, by the boxes' places in their columns.
pub struct Places {
    pub objectives: Vec<u32>,
    pub strategies: Vec<u32>,
    pub items: Vec<u32>,
    pub leaders: Vec<u32>,
}

impl Places {
    /// Nodes stand column by column, each from top to bottom.
    pub fn new(at: &Arranged) -> Self {
        let mut next = 0;
        let [objectives, strategies, items, leaders] = [0, 1, 2, 3].map(|column: usize| {
            let order = &at.order[column];
            let mut places = vec![0; order.len()];
            for place in order {
                places[*place] = next;
                next += 1;
            }
            places
        });
        Self { objectives, strategies, items, leaders }
    }
}

fn place(boxes: &mut [Titled], order: &[usize], wanted: &[f32], heights: &[f32], gap: f32, top: f32) {
    let pick = |from: &[f32]| -> Vec<f32> { order.iter().map(|place| from[*place]).collect() };
    let at = spread(&pick(wanted), &pick(heights), gap, top);
    for (place, middle) in order.iter().zip(at) {
        boxes[*place].slot.middle = middle;
    }
}

fn sorted(wanted: &[f32]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]).then(a.cmp(b)));
    order
}

/// As much air between items as the window has room for.
fn pitch(web: &Web, strategies: &[Titled], height: f32) -> f32 {
    let rows: f32 = web
        .blocks
        .iter()
        .map(|block| {
            let least = match block.under {
                Under::Strategy(place) => (strategies[place].slot.h + CHIP_GAP) / PITCH,
                _ => 0.0,
            };
            draw::count(block.items.len()).max(least)
        })
        .sum();
    let room = height - HEADER - 2.0 * PAD;
    if rows > 0.0 && rows * WIDE_PITCH <= room {
        WIDE_PITCH
    } else {
        ((room / rows.max(1.0)) - 4.0).clamp(PITCH, WIDE_PITCH - 7.0)
    }
}

/// For each item's box a number that grows with the place of its leaders.
fn leader_ranks(web: &Web) -> Vec<f64> {
    // Leaders in the order in which the items, as they come, first ask for them.
    let mut sums = vec![(0.0, 0.0); web.leaders.len()];
    for (item, leader) in web.answer.keys() {
        sums[*leader].0 += *item as f64;
        sums[*leader].1 += 1.0;
    }
    let mean: Vec<f64> = sums.iter().map(|(sum, n)| if *n > 0.0 { sum / n } else { f64::MAX }).collect();
    let mut ranks = vec![(0.0, 0.0); web.items.len()];
    for (item, leader) in web.answer.keys() {
        ranks[*item].0 += mean[*leader];
        ranks[*item].1 += 1.0;
    }
    ranks.into_iter().map(|(sum, n)| if n > 0.0 { sum / n } else { f64::MAX }).collect()
}

/// Objectives want to stand beside what serves them, in proportion; those that nothing serves, below the one before.
fn objective_wishes(web: &Web, strategies: &[Titled], bands: &[(Under, f32)], top: f32) -> Vec<f32> {
    let mut sums = vec![(0.0f32, 0.0f32); web.objectives.len()];
    #[expect(clippy::cast_possible_truncation, reason = "a share")]
    let mut add = |objective: usize, share: f64, middle: f32| {
        // What has no effort behind it still pulls a little.
        let weight = share as f32 + 0.01;
        sums[objective].0 += middle * weight;
        sums[objective].1 += weight;
    };
    for ((objective, strategy), share) in &web.serve {
        add(*objective, *share, strategies[*strategy].slot.middle);
    }
    for (under, middle) in bands {
        if let Under::Objective(objective) = under {
            let share = web.direct.range((*objective, 0)..(*objective + 1, 0)).map(|(_, share)| share).sum();
            add(*objective, share, *middle);
        }
    }
    let mut last = top;
    sums.into_iter()
        .map(|(sum, weight)| {
            if weight > 0.0 {
                last = sum / weight;
            }
            last
        })
        .collect()
}

/// Leaders want to stand beside their items, above all beside those that have a box of their own; those without
/// items, and the folded ones, right below the others.
fn leader_wishes(web: &Web, items: &[Slot], top: f32) -> Vec<f32> {
    let mut sums = vec![(0.0f32, 0.0f32); web.leaders.len()];
    for (item, leader) in web.answer.keys() {
        let pull = if web.items[*item].one().is_some() { 1.0 } else { 0.15 };
        sums[*leader].0 += items[*item].middle * pull;
        sums[*leader].1 += pull;
    }
    let wished: Vec<Option<f32>> = sums
        .into_iter()
        .enumerate()
        .map(|(place, (sum, n))| (n > 0.0 && web.leaders[place].one().is_some()).then_some(sum / n))
        .collect();
    let below = wished.iter().flatten().copied().fold(top, f32::max) + LEADER_PITCH;
    wished.into_iter().map(|wish| wish.unwrap_or(below)).collect()
}

fn chips(plan: &Plan, web: &Web, columns: &Columns) -> Vec<Titled> {
    let font = Font::new(Weight::Semibold, 12.5);
    web.strategies
        .iter()
        .map(|entry| {
            let title = match entry.one() {
                Some(ix) => font.wrap(&plan.strategies[ix].title, columns.strategies.1 - 24.0, 2),
                None => vec![fold_title(entry.records().len(), "strategy")],
            };
            let h = 44.0 + 16.0 * draw::count(title.len() - 1);
            Titled { slot: Slot { middle: 0.0, h }, title }
        })
        .collect()
}

fn cards(plan: &Plan, web: &Web, columns: &Columns) -> Vec<Titled> {
    let font = Font::new(Weight::Semibold, 13.0);
    web.objectives
        .iter()
        .map(|entry| {
            let (title, h) = match entry.one() {
                Some(ix) => {
                    let title = font.wrap(&plan.objectives[ix].title, columns.objectives.1 - 28.0, 2);
                    let measured = plan.objective_score(ix).is_some();
                    (title, if measured { 76.0 } else { 54.0 })
                }
                None => (vec![fold_title(entry.records().len(), "objective")], 40.0),
            };
            let h = h + 16.5 * draw::count(title.len() - 1);
            Titled { slot: Slot { middle: 0.0, h }, title }
        })
        .collect()
}

/// What a folded box says: `+38 more items`; `Show fewer` where it folds again.
pub fn fold_title(hidden: usize, one: &str) -> String {
    match (hidden, one) {
        (0, _) => "Show fewer".to_owned(),
        (_, "strategy") => format!("+{hidden} more strategies"),
        _ => format!("+{}", words::count(hidden, &format!("more {one}"))),
    }
}
