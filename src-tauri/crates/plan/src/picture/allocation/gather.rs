//! The rows of the allocation: what should go to each, what is planned to, and what has gone there.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::alignment::effort::Effort;
use crate::alignment::shares::{self, Rolled, Shares};
use crate::model::{Item, ItemStatus, Objective, RecordKind, RecordRef};
use crate::picture::roadmap::{DEEPEST, tree_order};
use crate::picture::select::Selection;
use crate::picture::{PictureSpec, ShareBy};
use crate::plan::{Ix, Plan, rollup};

use super::groups::Groups;

/// An amount and the whole that it is a share of.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Share {
    /// Effort in the workspace's unit, items where no item has any, or weight.
    pub amount: f64,
    /// What it is a share of, in the same unit.
    pub of: f64,
}

impl Share {
    /// Its value, 0.0 to 1.0; none where there is nothing to divide by.
    pub fn value(self) -> Option<f64> {
        (self.of > 0.0).then(|| (self.amount / self.of).clamp(0.0, 1.0))
    }
}

/// An amount of work, told apart by the objective that it serves.
#[derive(Debug, Clone, Default)]
pub struct Work {
    /// By the objective's place; none is what serves no objective.
    by: BTreeMap<Option<usize>, f64>,
}

impl Work {
    fn add(&mut self, objective: Option<Ix<Objective>>, amount: f64) {
        if amount > 0.0 {
            *self.by.entry(objective.map(Ix::get)).or_default() += amount;
        }
    }

    /// All of it.
    pub fn sum(&self) -> f64 {
        // The sum of nothing would be −0.
        self.by.values().fold(0.0, |sum, amount| sum + amount)
    }

    /// By objective in their order, what serves none last.
    pub fn parts(&self) -> impl Iterator<Item = (Option<Ix<Objective>>, f64)> {
        let (none, some): (Vec<_>, Vec<_>) = self.by.iter().partition(|(objective, _)| objective.is_none());
        some.into_iter().chain(none).map(|(objective, amount)| (objective.map(Ix::new), *amount))
    }
}

/// A row.
#[derive(Debug, Default)]
pub struct Row {
    pub key: String,
    pub record: Option<RecordRef>,
    pub title: String,
    /// The objective whose colour the row has.
    pub objective: Option<Ix<Objective>>,
    /// The share it should get; none where nobody has said which.
    pub target: Option<Share>,
    /// The value of its target before other weights were tried.
    pub was: Option<f64>,
    /// The work still to be done.
    pub planned: Work,
    /// Its share.
    pub plan: Share,
    /// The work that is done.
    pub finished: Work,
    /// Its share.
    pub done: Share,
    /// How many items still to be done have a part in it.
    pub items: usize,
    /// Work that falls to nothing: it stands beside the whole that the others are shares of.
    pub lacks: bool,
    /// How many rows it stands under.
    pub depth: usize,
    /// The key and the title of the row right above it.
    pub within: Option<(String, String)>,
    /// How many objectives stand right below it.
    pub below: usize,
    /// Whether those are shown.
    pub open: bool,
}

impl Row {
    /// By how much the planned share is above the target: -1.0 to 1.0.
    pub fn misfit(&self) -> Option<f64> {
        Some(self.plan.value().unwrap_or(0.0) - self.target?.value()?)
    }

    /// Whether it is one of those that share the whole out.
    pub const fn counts(&self) -> bool {
        !self.lacks && self.depth == 0
    }
}

/// The whole allocation.
#[derive(Debug)]
pub struct Allocation {
    pub by: ShareBy,
    pub rows: Vec<Row>,
    pub has_targets: bool,
    /// Effort that lies where the targets put it, over all that is shared out.
    pub fit: Share,
    /// The place of the row whose planned share is furthest from its target.
    pub worst: Option<usize>,
    /// Whether amounts are effort; where no item has any, they are numbers of items.
    pub by_effort: bool,
    /// Items still to be done that are in no estimate, where others have some.
    pub without: usize,
    pub dropped: usize,
    /// What the targets come to as typed, where that is not 1.
    pub off_whole: Option<f64>,
    /// Where other weights are tried, the value of the fit before; 0 where there was none.
    pub was: Option<f64>,
}

/// The items whose work counts, each with how much of it is planned and how much is done.
struct Amounts {
    planned: Vec<(Ix<Item>, f64)>,
    done: Vec<(Ix<Item>, f64)>,
    by_effort: bool,
    without: usize,
    dropped: usize,
}

impl Amounts {
    fn new(plan: &Plan, selection: &Selection<'_>) -> Self {
        let effort = Effort::with_done(plan);
        let through: Vec<Ix<Item>> =
            plan.items.iter().map(|(ix, _)| ix).filter(|ix| selection.item(*ix)).collect();
        let by_effort = through.iter().any(|ix| effort.of(*ix) > 0.0);
        let mut made = Self { planned: Vec::new(), done: Vec::new(), by_effort, without: 0, dropped: 0 };
        let missing: BTreeSet<usize> = effort.missing.iter().map(|ix| ix.get()).collect();
        for ix in through {
            let item = &plan.items[ix];
            let amount = if by_effort { effort.of(ix) } else { 1.0 };
            match item.status {
                ItemStatus::Dropped => made.dropped += 1,
                ItemStatus::Done => made.done.push((ix, amount)),
                _ => {
                    made.planned.push((ix, amount));
                    made.without += usize::from(by_effort && missing.contains(&ix.get()));
                    // Of what is counted in items a part is none.
                    let part = if by_effort { rollup::progress(plan, ix).unwrap_or(0.0) } else { 0.0 };
                    made.done.push((ix, amount * part.clamp(0.0, 1.0)));
                }
            }
        }
        made
    }
}

impl Allocation {
    /// Gathers it; none where there is nothing to show.
    pub fn new(
        plan: &Plan,
        (spec, by): (&PictureSpec, ShareBy),
        selection: &Selection<'_>,
        today: NaiveDate,
    ) -> Option<Self> {
        let amounts = Amounts::new(plan, selection);
        if !selection.is_everything() && amounts.planned.is_empty() && amounts.done.is_empty() {
            return None;
        }
        let (rows, off_whole) = match by {
            ShareBy::Objective => (objectives(plan, spec, &amounts, today), None),
            by => grouped(plan, by, &amounts, selection, today),
        };
        let has_targets = rows.iter().any(|row| row.counts() && row.target.is_some());
        let pairs: Vec<(f64, f64)> = rows
            .iter()
            .filter(|row| row.counts())
            .filter_map(|row| Some((row.plan.amount, row.target?.value()?)))
            .collect();
        let all = rows.iter().find(|row| row.counts()).map_or(0.0, |row| row.plan.of);
        let fit = Share { amount: shares::in_place(&pairs, all), of: if has_targets { all } else { 0.0 } };
        // Half a point is what rounding hides.
        let worst = rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.counts() && all > 0.0)
            .filter_map(|(at, row)| Some((at, row.misfit()?.abs())))
            .filter(|(_, misfit)| *misfit >= 0.005)
            .reduce(|worst, next| if next.1 > worst.1 + 1e-9 { next } else { worst })
            .map(|(at, _)| at);
        let Amounts { by_effort, without, dropped, .. } = amounts;
        (!rows.is_empty()).then_some(Self {
            by,
            rows,
            has_targets,
            fit,
            worst,
            by_effort,
            without,
            dropped,
            off_whole,
            was: None,
        })
    }

    /// Sets it beside what it is with the objectives' own weights.
    pub fn compare(&mut self, own: Option<Self>) {
        let Some(own) = own else { return };
        self.was = Some(own.fit.value().unwrap_or(0.0));
        let targets: BTreeMap<&str, f64> =
            own.rows.iter().filter_map(|row| Some((row.key.as_str(), row.target?.value()?))).collect();
        for row in &mut self.rows {
            row.was = targets.get(row.key.as_str()).copied();
        }
    }

    /// The objectives whose colours are used, by their places, and whether something serves none.
    pub fn colours(&self, plan: &Plan) -> (Vec<bool>, bool) {
        let mut used = vec![false; plan.objectives.len()];
        let mut none = false;
        for (objective, _) in self.rows.iter().flat_map(|row| row.planned.parts().chain(row.finished.parts()))
        {
            match objective {
                Some(ix) => used[ix.get()] = true,
                None => none = true,
            }
        }
        (used, none)
    }
}

/// The row of what falls to nothing.
fn lacking(title: &str, planned: Work, finished: Work, items: usize) -> Option<Row> {
    (items > 0 || finished.sum() > 0.0).then(|| Row {
        key: "none".to_owned(),
        title: title.to_owned(),
        planned,
        finished,
        items,
        lacks: true,
        ..Row::default()
    })
}

/// What is said of what falls to nothing is a share of all work: that which is shared out, and it.
fn set_whole(rows: &mut [Row], planned: f64, done: f64) {
    for row in rows.iter_mut().filter(|row| row.lacks) {
        row.plan = Share { amount: row.planned.sum(), of: planned + row.planned.sum() };
        row.done = Share { amount: row.finished.sum(), of: done + row.finished.sum() };
    }
}

/// Objectives, those below others where they are unfolded: as the coverage of the alignment divides effort.
fn objectives(plan: &Plan, spec: &PictureSpec, amounts: &Amounts, today: NaiveDate) -> Vec<Row> {
    let shares = Shares::new(plan, today);
    let (planned, done) = (shares.fall(&amounts.planned), shares.fall(&amounts.done));
    let mut items = vec![0; plan.objectives.len()];
    let (mut adrift, mut left, mut astray) = (Work::default(), Work::default(), 0);
    for (ix, amount) in &amounts.planned {
        let mut reached = BTreeSet::new();
        for objective in shares.served(*ix) {
            let mut at = Some(objective);
            while let Some(up) = at.filter(|up| reached.insert(up.get())) {
                at = shares.above(up);
            }
        }
        reached.iter().for_each(|at| items[*at] += 1);
        if reached.is_empty() {
            adrift.add(None, *amount);
            astray += 1;
        }
    }
    for (ix, amount) in &amounts.done {
        if shares.served(*ix).next().is_none() {
            left.add(None, *amount);
        }
    }

    let pursued = |ix: &Ix<Objective>| !plan.objectives[*ix].archived;
    let order = tree_order(&plan.objectives, |ix| shares.above(ix), |objective| objective.position);
    let order: Vec<Ix<Objective>> = order.into_iter().filter(pursued).collect();
    let mut below = vec![0; plan.objectives.len()];
    for up in order.iter().filter_map(|ix| shares.above(*ix)) {
        below[up.get()] += 1;
    }
    let key = |ix: Ix<Objective>| format!("below:{}", plan.objectives[ix].id);
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    let mut rows: Vec<Row> = Vec::new();
    for ix in order {
        let objective = &plan.objectives[ix];
        let above = match shares.above(ix) {
            None => None,
            // Where what is above is folded, or not shown itself, so is this.
            Some(up) => match places.get(&up.get()).copied().filter(|at| rows[*at].open) {
                Some(at) => Some(at),
                None => continue,
            },
        };
        places.insert(ix.get(), rows.len());
        let share = |of: &Rolled| {
            let (amount, of) = shares.part(of, ix);
            Share { amount, of }
        };
        let of = |share: Share| {
            let mut work = Work::default();
            work.add(Some(ix), share.amount);
            work
        };
        let (weight, weights) = shares.weight(ix);
        rows.push(Row {
            key: format!("objective:{}", objective.id),
            record: Some(RecordRef::new(RecordKind::Objective, objective.id)),
            title: objective.title.clone(),
            objective: Some(ix),
            target: (weights > 0.0).then_some(Share { amount: weight, of: weights }),
            was: None,
            plan: share(&planned),
            planned: of(share(&planned)),
            done: share(&done),
            finished: of(share(&done)),
            items: items[ix.get()],
            lacks: false,
            depth: above.map_or(0, |at| (rows[at].depth + 1).min(DEEPEST)),
            within: above.map(|at| (rows[at].key.clone(), rows[at].title.clone())),
            below: below[ix.get()],
            open: spec.unfolded.contains(&key(ix)),
        });
    }
    rows.extend(lacking("Serves no objective", adrift, left, astray));
    let whole = |of: fn(&Row) -> f64| rows.iter().find(|row| row.counts()).map_or(0.0, of);
    let (planned, done) = (whole(|row| row.plan.of), whole(|row| row.done.of));
    set_whole(&mut rows, planned, done);
    rows
}

/// Any other grouping, and what its targets come to where that is not 1.
fn grouped(
    plan: &Plan,
    by: ShareBy,
    amounts: &Amounts,
    selection: &Selection<'_>,
    today: NaiveDate,
) -> (Vec<Row>, Option<f64>) {
    let all: Vec<Ix<Item>> = amounts.planned.iter().chain(&amounts.done).map(|(ix, _)| *ix).collect();
    let groups = Groups::new(plan, by, &all, selection, today);
    let count = groups.heads.len();
    // What falls to nothing comes after all others.
    let mut planned = vec![Work::default(); count + 1];
    let mut finished = planned.clone();
    let mut items = vec![0; count + 1];
    for (ix, amount) in &amounts.planned {
        let mut touched = BTreeSet::new();
        for piece in groups.pieces(*ix, false) {
            let at = piece.head.unwrap_or(count);
            planned[at].add(piece.objective, amount * piece.part);
            touched.insert(at);
        }
        touched.into_iter().for_each(|at| items[at] += 1);
    }
    for (ix, amount) in &amounts.done {
        for piece in groups.pieces(*ix, true) {
            finished[piece.head.unwrap_or(count)].add(piece.objective, amount * piece.part);
        }
    }
    let sum = |works: &[Work]| works[..count].iter().map(Work::sum).sum::<f64>();
    let (to_do, done) = (sum(&planned), sum(&finished));
    let targets: f64 = groups.heads.iter().map(|head| head.target).sum();
    let mut rows = Vec::new();
    let off_whole = groups.off_whole();
    for (at, head) in groups.heads.into_iter().enumerate() {
        let (planned, finished) = (std::mem::take(&mut planned[at]), std::mem::take(&mut finished[at]));
        let empty = items[at] == 0 && finished.sum() <= 0.0;
        if empty && !head.belongs && head.target <= 0.0 {
            continue;
        }
        rows.push(Row {
            key: head.key,
            record: head.record,
            title: head.title,
            target: (targets > 0.0).then_some(Share { amount: head.target, of: targets }),
            plan: Share { amount: planned.sum(), of: to_do },
            planned,
            done: Share { amount: finished.sum(), of: done },
            finished,
            items: items[at],
            ..Row::default()
        });
    }
    let title = match by {
        ShareBy::Horizon => "No horizon",
        ShareBy::Product => "No product",
        ShareBy::Quarter => "No dates",
        ShareBy::Auto | ShareBy::Objective | ShareBy::Strategy => "No strategy",
    };
    let [planned, finished] = [&mut planned, &mut finished].map(|works| std::mem::take(&mut works[count]));
    rows.extend(lacking(title, planned, finished, items[count]));
    set_whole(&mut rows, to_do, done);
    (rows, off_whole)
}
