//! What several rules need, worked out once for each check.

use std::sync::OnceLock;

use chrono::NaiveDate;

use crate::model::{Item, KeyResult, Leader, Objective, RecordKind, RecordRef, Strategy};
use crate::plan::{Ix, Plan, Served};

use super::effort::Effort;
use super::{ObjectiveCoverage, Rule, cycle, shares};

/// How an item or a strategy stands to the objectives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It serves no objective at all.
    Nothing,
    /// It serves archived objectives only.
    OnlyArchived,
    /// It serves an objective that is pursued: it is aligned.
    Aligned,
}

/// A plan, the day, and what several rules ask of them.
#[derive(Debug)]
pub struct Context<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The day of the check.
    pub today: NaiveDate,
    standing: Vec<Standing>,
    pub(super) effort: Effort,
    above: Vec<Option<Ix<Objective>>>,
    work: Vec<u32>,
    pub(super) dependency_knots: Vec<Vec<usize>>,
    in_dependency_knot: Vec<u32>,
    pub(super) item_knots: Vec<Vec<usize>>,
    in_item_knot: Vec<bool>,
    pub(super) objective_knots: Vec<Vec<usize>>,
    shares: OnceLock<Vec<ObjectiveCoverage>>,
}

impl<'a> Context<'a> {
    /// Works out what the rules ask of a plan.
    #[must_use]
    pub fn new(plan: &'a Plan, today: NaiveDate) -> Self {
        let graph = plan.graph();
        let dependency_knots = if plan.dependencies.is_empty() {
            Vec::new()
        } else {
            cycle::knots(plan.items.len(), |at, k| graph.blocked(Ix::new(at)).get(k).map(|(to, _)| to.get()))
        };
        let item_knots = cycle::knots(plan.items.len(), |at, k| {
            graph.item_parent(Ix::new(at)).filter(|_| k == 0).map(Ix::get)
        });
        let objective_knots = cycle::knots(plan.objectives.len(), |at, k| {
            graph.objective_parent(Ix::new(at)).filter(|_| k == 0).map(Ix::get)
        });
        let mut in_item_knot = Vec::new();
        if !item_knots.is_empty() {
            in_item_knot.resize(plan.items.len(), false);
            item_knots.iter().flatten().for_each(|at| in_item_knot[*at] = true);
        }
        let mut in_dependency_knot = Vec::new();
        if !dependency_knots.is_empty() {
            in_dependency_knot.resize(plan.items.len(), 0);
            for (knot, number) in dependency_knots.iter().zip(1..) {
                knot.iter().for_each(|at| in_dependency_knot[*at] = number);
            }
        }
        let standing = plan.items.iter().map(|(ix, _)| standing(plan, plan.reach().of_item(ix))).collect();
        let above = pursued_above(plan, &objective_knots);
        let work = work(plan, &above);
        let effort = Effort::new(plan);
        Self {
            plan,
            today,
            standing,
            effort,
            above,
            work,
            dependency_knots,
            in_dependency_knot,
            item_knots,
            in_item_knot,
            objective_knots,
            shares: OnceLock::new(),
        }
    }

    /// The number that a rule goes by.
    pub(super) fn limit(&self, rule: &Rule) -> f64 {
        rule.limit.map_or(f64::INFINITY, |limit| {
            super::ask::setting(self.plan, rule)
                .limit
                .map_or(limit.usual, |own| own.clamp(limit.least, limit.most))
        })
    }

    /// The number of days that a rule goes by.
    #[expect(clippy::cast_possible_truncation, reason = "limits of days are a few hundred at most")]
    pub(super) fn days(&self, rule: &Rule) -> i64 {
        self.limit(rule) as i64
    }

    /// The number of quarters that a rule goes by.
    #[expect(clippy::cast_possible_truncation, reason = "limits of quarters are a dozen at most")]
    pub(super) fn quarters(&self, rule: &Rule) -> i32 {
        self.limit(rule) as i32
    }

    /// The key results of objectives whose period runs today, with whether their score rests on a reading that is
    /// recent enough.
    pub(super) fn evidence(&self) -> Vec<(Ix<KeyResult>, bool)> {
        let plan = self.plan;
        let days = self.days(&super::rules::NO_RECENT_READING);
        let mut all = Vec::new();
        for (ix, objective) in self.pursued_objectives() {
            let is_over = objective.end.is_some_and(|end| end.last_day() < self.today);
            let is_ahead = objective.start.is_some_and(|start| start.first_day() > self.today);
            if is_over || is_ahead {
                continue;
            }
            for &key_result in plan.graph().key_results_of(ix) {
                let metric = plan.key_results[key_result].metric_id;
                let last = metric.and_then(|metric| plan.latest_reading(metric));
                let is_fresh = last.is_some_and(|last| (self.today - last.day).num_days() <= days);
                all.push((key_result, is_fresh));
            }
        }
        all
    }

    /// Effort against weight, for each pursued objective in the order of their ids.
    pub(super) fn shares(&self) -> &[ObjectiveCoverage] {
        self.shares.get_or_init(|| shares::by_objective(self))
    }

    /// Active items: neither finished nor given up.
    pub fn active_items(&self) -> impl Iterator<Item = (Ix<Item>, &'a Item)> {
        self.plan.items.iter().filter(|(_, item)| item.is_active())
    }

    /// Objectives that are pursued: not archived.
    pub fn pursued_objectives(&self) -> impl Iterator<Item = (Ix<Objective>, &'a Objective)> {
        self.plan.objectives.iter().filter(|(_, objective)| !objective.archived)
    }

    /// Strategies that are pursued: not archived.
    pub fn pursued_strategies(&self) -> impl Iterator<Item = (Ix<Strategy>, &'a Strategy)> {
        self.plan.strategies.iter().filter(|(_, strategy)| !strategy.archived)
    }

    /// How an item stands to the objectives, itself, through its strategies, or through what it is part of.
    pub(super) fn standing(&self, item: Ix<Item>) -> Standing {
        self.standing[item.get()]
    }

    /// How a strategy stands to the objectives.
    pub(super) fn strategy_standing(&self, strategy: Ix<Strategy>) -> Standing {
        standing(self.plan, self.plan.reach().of_strategy(strategy))
    }

    /// The pursued objectives that an item serves.
    pub(super) fn served(&self, item: Ix<Item>) -> impl Iterator<Item = &'a Served> {
        let objectives = &self.plan.objectives;
        self.plan.reach().of_item(item).iter().filter(|served| !objectives[served.objective].archived)
    }

    /// Whether an item serves what it serves only because it is part of another that does.
    pub(super) fn inherits(&self, item: Ix<Item>) -> bool {
        let graph = self.plan.graph();
        graph.item_objectives(item).is_empty()
            && graph
                .item_strategies(item)
                .iter()
                .all(|edge| self.plan.reach().of_strategy(edge.to).is_empty())
    }

    /// The nearest pursued objective above one; none at the top, and none within a circle of parents.
    pub(super) fn above(&self, objective: Ix<Objective>) -> Option<Ix<Objective>> {
        self.above[objective.get()]
    }

    /// How many active items serve a pursued objective or one below it.
    pub(super) fn work(&self, objective: Ix<Objective>) -> u32 {
        self.work[objective.get()]
    }

    /// Whether two items wait for each other, directly or through others.
    pub(super) fn entangled(&self, one: Ix<Item>, other: Ix<Item>) -> bool {
        let knot = |ix: Ix<Item>| self.in_dependency_knot.get(ix.get()).copied().unwrap_or(0);
        knot(one) != 0 && knot(one) == knot(other)
    }

    /// Whether an item is, through what it is part of, part of itself.
    pub(super) fn is_part_of_itself(&self, item: Ix<Item>) -> bool {
        self.in_item_knot.get(item.get()).copied().unwrap_or(false)
    }

    /// Whether a leader's last day in the role has passed.
    pub(super) fn has_left(&self, leader: Ix<Leader>) -> bool {
        self.plan.leaders[leader].active_to.is_some_and(|last| last.last_day() < self.today)
    }

    /// Whether a leader is in the role today.
    pub(super) fn is_in_role(&self, leader: Ix<Leader>) -> bool {
        !self.has_left(leader)
            && self.plan.leaders[leader].active_from.is_none_or(|first| first.first_day() <= self.today)
    }

    /// A reference to an item.
    pub(super) fn item(&self, ix: Ix<Item>) -> RecordRef {
        RecordRef::new(RecordKind::Item, self.plan.items[ix].id)
    }

    /// A reference to an objective.
    pub(super) fn objective(&self, ix: Ix<Objective>) -> RecordRef {
        RecordRef::new(RecordKind::Objective, self.plan.objectives[ix].id)
    }

    /// A reference to a strategy.
    pub(super) fn strategy(&self, ix: Ix<Strategy>) -> RecordRef {
        RecordRef::new(RecordKind::Strategy, self.plan.strategies[ix].id)
    }

    /// A reference to a leader.
    pub(super) fn leader(&self, ix: Ix<Leader>) -> RecordRef {
        RecordRef::new(RecordKind::Leader, self.plan.leaders[ix].id)
    }
}

fn standing(plan: &Plan, served: &[Served]) -> Standing {
    if served.is_empty() {
        Standing::Nothing
    } else if served.iter().all(|s| plan.objectives[s.objective].archived) {
        Standing::OnlyArchived
    } else {
        Standing::Aligned
    }
}

/// For each objective the nearest one above it that is pursued. An objective in a circle of parents stands at the
/// top, so that every walk upwards ends.
fn pursued_above(plan: &Plan, knots: &[Vec<usize>]) -> Vec<Option<Ix<Objective>>> {
    let mut in_knot = vec![false; plan.objectives.len()];
    knots.iter().flatten().for_each(|at| in_knot[*at] = true);
    plan.objectives
        .iter()
        .map(|(ix, _)| {
            let mut at = ix;
            loop {
                if in_knot[at.get()] {
                    return None;
                }
                at = plan.graph().objective_parent(at)?;
                if !plan.objectives[at].archived {
                    return Some(at);
                }
            }
        })
        .collect()
}

/// For each pursued objective the number of active items that serve it or one below it, each item counted once.
fn work(plan: &Plan, above: &[Option<Ix<Objective>>]) -> Vec<u32> {
    let mut work = vec![0u32; plan.objectives.len()];
    let mut last = vec![usize::MAX; plan.objectives.len()];
    for (item, _) in plan.items.iter().filter(|(_, item)| item.is_active()) {
        for served in plan.reach().of_item(item) {
            let mut at = (!plan.objectives[served.objective].archived).then_some(served.objective);
            while let Some(objective) = at {
                // Where this item has been before, it has been everywhere above as well.
                if std::mem::replace(&mut last[objective.get()], item.get()) == item.get() {
                    break;
                }
                work[objective.get()] += 1;
                at = above[objective.get()];
            }
        }
    }
    work
}
