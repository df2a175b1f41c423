//! The ribbons between the columns: as wide as the share of effort that runs along them.

use crate::picture::draw::Look;
use crate::picture::pen::Pen;
use crate::plan::Plan;
use crate::scene::Mark;

use super::Columns;
use super::arrange::{Arranged, Slot};
use super::gather::{Joins, Web};

/// Width of a ribbon that carries all effort.
const ALL: f32 = 46.0;

/// How wide and how strong the ribbons of a kind are.
struct Kind {
    least: f32,
    most: f32,
    opacity: f32,
}

const SERVE: Kind = Kind { least: 2.5, most: 30.0, opacity: 0.32 };
const CARRY: Kind = Kind { least: 2.5, most: 9.0, opacity: 0.30 };
const ANSWER: Kind = Kind { least: 1.5, most: 3.0, opacity: 0.38 };
/// A line to a leader that is folded only sets out.
const STUB: f32 = 12.0;
/// With more lines than this from folded items, each leader keeps only the strongest of them: pointing at one still
/// lights the whole of its thread.
const FEW: usize = 24;
/// What is kept free between a chip and a ribbon that passes it: half of the least gap between two chips.
const CLEAR: f32 = 6.0;
/// Ribbons of folded boxes are many and say little each.
const QUIET: f32 = 0.5;

/// One ribbon: its ends by place and by node, and its look.
struct Ribbon {
    left: usize,
    right: usize,
    w: f32,
    look: Look,
    opacity: f32,
    ends: (u32, u32),
}

/// All ribbons, to be drawn below the boxes.
pub fn draw(plan: &Plan, web: &Web, at: &Arranged, columns: &Columns) -> Vec<Mark> {
    let nodes = super::arrange::Places::new(at);
    let objective = |place: usize| Look::of(web.objectives[place].one().map(|ix| plan.hue(ix)));
    let strategy = |place: usize| {
        let main = web.strategies[place].one().and_then(|ix| plan.reach().main_of_strategy(ix));
        Look::of(main.map(|ix| plan.hue(ix)))
    };
    let item = |place: usize| match web.items[place].records().first() {
        Some(ix) => Look::of_item(plan, *ix),
        None => Look::of(None),
    };
    let quiet = |left: bool, right: bool| if left || right { QUIET } else { 1.0 };
    let folded_item = |place: usize| web.items[place].one().is_none();
    let folded_leader = |place: usize| web.leaders[place].one().is_none();

    let serve =
        ribbons(&web.serve, &SERVE, |l, r| (objective(l), 1.0, (nodes.objectives[l], nodes.strategies[r])));
    let direct = ribbons(&web.direct, &CARRY, |l, r| {
        (objective(l), quiet(false, folded_item(r)), (nodes.objectives[l], nodes.items[r]))
    });
    let carry = ribbons(&web.carry, &CARRY, |l, r| {
        (strategy(l), quiet(false, folded_item(r)), (nodes.strategies[l], nodes.items[r]))
    });
    let answer = ribbons(&web.answer, &ANSWER, |l, r| {
        (item(l), quiet(folded_item(l), folded_leader(r)), (nodes.items[l], nodes.leaders[r]))
    });

    let objectives: Vec<Slot> = at.objectives.iter().map(|card| card.slot).collect();
    let strategies: Vec<Slot> = at.strategies.iter().map(|chip| chip.slot).collect();
    let right = |(x, w): (f32, f32)| x + w;
    let mut out = Vec::with_capacity(serve.len() + direct.len() + carry.len() + answer.len());
    // Ribbons to items past any strategy leave the card together with those to strategies.
    let (split, mut outgoing) = (serve.len(), serve);
    outgoing.extend(direct);
    let starts = stack(
        &outgoing,
        |r| r.left,
        |r| if r.0 < split { strategies[r.1.right].middle } else { at.items[r.1.right].middle },
        &objectives,
        18.0,
    );
    let ends = stack(&outgoing[..split], |r| r.right, |r| objectives[r.1.left].middle, &strategies, 10.0);
    for (n, ribbon) in outgoing.iter().enumerate() {
        let from = (right(columns.objectives), starts[n]);
        match ends.get(n) {
            Some(end) => out.push(curve(ribbon, from, (columns.strategies.0, *end))),
            None => {
                let to = (columns.items.0, at.items[ribbon.right].middle);
                if strategies.is_empty() {
                    out.push(curve(ribbon, from, to));
                } else {
                    let (left, right) = (columns.strategies.0, right(columns.strategies));
                    out.push(past(ribbon, from, (left, right, between(&strategies, to.1)), to));
                }
            }
        }
    }
    let starts = stack(&carry, |r| r.left, |r| at.items[r.1.right].middle, &strategies, 14.0);
    for (n, ribbon) in carry.iter().enumerate() {
        let end = (columns.items.0, at.items[ribbon.right].middle);
        out.push(curve(ribbon, (right(columns.strategies), starts[n]), end));
    }
    let folded = |ribbon: &Ribbon| folded_item(ribbon.left);
    let many = answer.iter().filter(|ribbon| folded(ribbon)).count() > FEW;
    let mut strongest: Vec<Option<(f64, usize)>> = vec![None; web.leaders.len()];
    for ((left, right), share) in web.answer.iter().filter(|((left, _), _)| folded_item(*left)) {
        if strongest[*right].is_none_or(|(most, _)| *share > most) {
            strongest[*right] = Some((*share, *left));
        }
    }
    for ribbon in &answer {
        let (from, to) = (at.items[ribbon.left].middle, at.leaders[ribbon.right].middle);
        let x = right(columns.items);
        if folded_leader(ribbon.right) {
            // Drawn out, the lines to all leaders that are folded would cover those to the others.
            if !folded(ribbon) {
                out.push(curve(ribbon, (x, from), (x + STUB, from)));
            }
        } else if !many
            || !folded(ribbon)
            || strongest[ribbon.right].is_some_and(|(_, left)| left == ribbon.left)
        {
            out.push(curve(ribbon, (x, from), (columns.leaders.0 + 0.5, to)));
        }
    }
    out
}

fn ribbons(
    joins: &Joins,
    kind: &Kind,
    look: impl Fn(usize, usize) -> (Look, f32, (u32, u32)),
) -> Vec<Ribbon> {
    joins
        .iter()
        .map(|((left, right), share)| {
            let (look, quiet, ends) = look(*left, *right);
            #[expect(clippy::cast_possible_truncation, reason = "a share")]
            let w = (*share as f32 * ALL).clamp(kind.least, kind.most);
            let w = if quiet < 1.0 { w.min(kind.least) } else { w };
            Ribbon { left: *left, right: *right, w, look, opacity: kind.opacity * quiet, ends }
        })
        .collect()
}

/// The heights at which ribbons meet the boxes on one side: beside each other around the box's middle, in the order of
/// where they come from or go to, drawn together where the box is low.
fn stack(
    ribbons: &[Ribbon],
    box_of: impl Fn(&Ribbon) -> usize,
    other: impl Fn((usize, &Ribbon)) -> f32,
    boxes: &[Slot],
    margin: f32,
) -> Vec<f32> {
    let mut at_box: Vec<Vec<usize>> = vec![Vec::new(); boxes.len()];
    for (n, ribbon) in ribbons.iter().enumerate() {
        at_box[box_of(ribbon)].push(n);
    }
    let mut out = vec![0.0; ribbons.len()];
    for (slot, mut here) in boxes.iter().zip(at_box) {
        here.sort_by(|a, b| other((*a, &ribbons[*a])).total_cmp(&other((*b, &ribbons[*b]))).then(a.cmp(b)));
        let all: f32 = here.iter().map(|n| ribbons[*n].w).sum();
        let tight = ((slot.h - margin) / all.max(1.0)).min(1.0);
        let mut y = slot.middle - all * tight / 2.0;
        for n in here {
            let w = ribbons[n].w * tight;
            out[n] = y + w / 2.0;
            y += w;
        }
    }
    out
}

/// From one box to another.
fn curve(ribbon: &Ribbon, from: (f32, f32), to: (f32, f32)) -> Mark {
    let mut pen = Pen::default();
    pen.to(from.0, from.1);
    bend(&mut pen, from, to);
    stroke(pen, ribbon)
}

/// From an objective past the strategies to an item: level at `y` from `left` to `right`, so that it does not run
/// behind a chip that it has nothing to do with.
fn past(ribbon: &Ribbon, from: (f32, f32), (left, right, y): (f32, f32, f32), to: (f32, f32)) -> Mark {
    let mut pen = Pen::default();
    pen.to(from.0, from.1);
    bend(&mut pen, from, (left, y));
    pen.line(right, y);
    bend(&mut pen, (right, y), to);
    stroke(pen, ribbon)
}

fn bend(pen: &mut Pen, from: (f32, f32), to: (f32, f32)) {
    let middle = f32::midpoint(from.0, to.0);
    pen.curve((middle, from.1), (middle, to.1), to);
}

fn stroke(pen: Pen, ribbon: &Ribbon) -> Mark {
    pen.stroked(ribbon.look.solid, ribbon.w, ribbon.opacity, Some(ribbon.ends.0), Some(ribbon.ends.1))
}

/// The height nearest to `y` at which no chip stands.
fn between(chips: &[Slot], y: f32) -> f32 {
    let covers = |chip: &&Slot| (chip.middle - y).abs() < chip.h / 2.0 + CLEAR;
    match chips.iter().find(covers) {
        Some(chip) if y < chip.middle => chip.top() - CLEAR,
        Some(chip) => chip.top() + chip.h + CLEAR,
        None => y,
    }
}
