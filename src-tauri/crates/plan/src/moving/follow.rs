//! Moving items together with those that wait for them.

use std::collections::{BTreeMap, HashMap};

use crate::alignment::cycle;
use crate::model::{Item, PlanDate};
use crate::plan::{Ix, Plan};

/// Start and end of an item.
pub type Dates = (Option<PlanDate>, Option<PlanDate>);

/// Where items stand after a move, and what came of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Followed {
    /// The dates of the items that were moved and of all that move along.
    pub dates: BTreeMap<Ix<Item>, Dates>,
    /// Those that move along, in the order in which they are reached.
    pub along: Vec<Ix<Item>>,
    /// An item that was moved and does not come to stand where it was moved to, and the item it stays after.
    pub held: Option<(Ix<Item>, Ix<Item>)>,
}

/// The date by which a start is known: the end where there is no start.
fn begins((start, end): Dates) -> Option<PlanDate> {
    start.or(end)
}

/// The date by which an end is known: the start where there is no end.
fn ends((start, end): Dates) -> Option<PlanDate> {
    end.or(start)
}

/// How an item that waits began before the move.
#[derive(Clone, Copy)]
enum Began {
    /// Once its blocker had ended.
    After,
    /// In the period in which it ends, which is soon enough as the check's TIME-03 counts.
    Within,
}

impl Began {
    /// The first period of the start's own precision in which an item can begin as it did, after that end.
    fn from(self, end: PlanDate, start: PlanDate) -> PlanDate {
        let day = match self {
            Self::After => end.last_day().succ_opt().unwrap_or(end.last_day()),
            Self::Within => end.first_day(),
        };
        PlanDate::containing(day, start.precision())
    }

    /// How an item with that start waits for one with that end; none where it does not, a slip that is there already.
    fn of(end: PlanDate, start: PlanDate) -> Option<Self> {
        [Self::After, Self::Within]
            .into_iter()
            .find(|how| start.first_day() >= how.from(end, start).first_day())
    }
}

/// Moves items to where they are proposed to stand, and with them, later and no further than it takes, every item that
/// would begin before one that it waits for has ended. An item that is moved to before the end of what it waits for
/// stays after it. So no dependency that held before is broken, as the check's TIME-03 counts: between items that are
/// still to be done, dates as precise as both are known. What began only after its blocker goes on to do so.
///
/// Items that wait for each other in a circle are left to the check's DATA-01: within a circle nothing moves along.
/// The work grows with the items that wait for those moved, directly or not, and never with the plan.
#[must_use]
pub fn follow(plan: &Plan, proposed: &BTreeMap<Ix<Item>, Dates>) -> Followed {
    let graph = plan.graph();
    // Those moved and all that wait for them, with local places.
    let mut place: HashMap<Ix<Item>, usize> = HashMap::new();
    let mut reached: Vec<Ix<Item>> = Vec::new();
    for ix in proposed.keys() {
        place.insert(*ix, reached.len());
        reached.push(*ix);
    }
    let mut next = 0;
    while let Some(at) = reached.get(next).copied() {
        next += 1;
        for (after, _) in graph.blocked(at) {
            place.entry(*after).or_insert_with(|| {
                reached.push(*after);
                reached.len() - 1
            });
        }
    }
    let leads =
        |at: usize, k: usize| graph.blocked(reached[at]).get(k).and_then(|(to, _)| place.get(to).copied());
    let mut knot = vec![usize::MAX; reached.len()];
    for (number, members) in cycle::knots(reached.len(), leads).into_iter().enumerate() {
        members.into_iter().for_each(|at| knot[at] = number);
    }
    let tied = |a: usize, b: usize| a == b || knot[a] != usize::MAX && knot[a] == knot[b];

    let mut out = Followed { dates: proposed.clone(), ..Followed::default() };
    for at in in_order(plan, &reached, &place, tied) {
        let ix = reached[at];
        let item = &plan.items[ix];
        let before = (item.start, item.end);
        let now = out.dates.get(&ix).copied().unwrap_or(before);
        let (Some(was), Some(is), true) = (begins(before), begins(now), item.is_active()) else { continue };
        let mut latest: Option<(PlanDate, Ix<Item>)> = None;
        for (blocker, _) in graph.blockers(ix) {
            if place.get(blocker).is_some_and(|other| tied(at, *other)) || !plan.items[*blocker].is_active() {
                continue;
            }
            let held = (plan.items[*blocker].start, plan.items[*blocker].end);
            let then = out.dates.get(blocker).copied().unwrap_or(held);
            let (Some(end), Some(new_end)) = (ends(held), ends(then)) else { continue };
            let Some(how) = Began::of(end, was) else { continue };
            let from = how.from(new_end, is);
            if from.first_day() > latest.map_or(is, |(date, _)| date).first_day() {
                latest = Some((from, *blocker));
            }
        }
        let Some((from, blocker)) = latest else { continue };
        if proposed.contains_key(&ix) {
            out.held = out.held.or(Some((ix, blocker)));
        } else {
            out.along.push(ix);
        }
        out.dates.insert(ix, begun_at(now, is, from));
    }
    // One that was held back to where it stood has not moved; it stays among those that were proposed to.
    out
}

/// The places of those reached, each after all that it waits for and is not tied to.
fn in_order(
    plan: &Plan,
    reached: &[Ix<Item>],
    place: &HashMap<Ix<Item>, usize>,
    tied: impl Fn(usize, usize) -> bool,
) -> Vec<usize> {
    let after = |at: usize| {
        let blocked = plan.graph().blocked(reached[at]).iter();
        blocked.filter_map(|(to, _)| place.get(to).copied()).filter(|to| !tied(at, *to)).collect::<Vec<_>>()
    };
    let mut waits = vec![0usize; reached.len()];
    for at in 0..reached.len() {
        after(at).into_iter().for_each(|to| waits[to] += 1);
    }
    let mut order: Vec<usize> = (0..reached.len()).filter(|at| waits[*at] == 0).collect();
    let mut next = 0;
    while let Some(at) = order.get(next).copied() {
        next += 1;
        for to in after(at) {
            waits[to] -= 1;
            if waits[to] == 0 {
                order.push(to);
            }
        }
    }
    order
}

/// Dates moved so that they begin in a period, as long as they were.
fn begun_at((start, end): Dates, was: PlanDate, from: PlanDate) -> Dates {
    if start.is_none() {
        return (None, Some(from));
    }
    let days = (from.first_day() - was.first_day()).num_days();
    let end = end.map(|end| {
        // Snapping to coarse periods must not let the end fall before the start.
        end.shift_days(days).max(PlanDate::containing(from.first_day(), end.precision()))
    });
    (Some(from), end)
}
