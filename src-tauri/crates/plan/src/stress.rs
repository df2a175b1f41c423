//! What would lose its reason if objectives weighed something else: the plan with other weights, asked the same
//! questions as the plan itself. Nothing of it is stored.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::alignment::effort::Effort;
use crate::alignment::shares::{self, Rolled, Shares};
use crate::model::{Id, Item, Objective, RecordKind, RecordRef};
use crate::plan::{Ix, Plan, Served};
use crate::scoring::{Rank, Ranking, Scoring};

/// A weight to be tried in place of an objective's own.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Tried {
    /// The objective.
    pub objective: Id,
    /// What it is to weigh, 0 or more. At 0 it, and all below it, is no reason any more for what serves it.
    pub weight: f64,
}

/// What other weights would mean.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Stress {
    /// Effort that follows the weights, 0.0 to 1.0, with the plan's own weights and with those that are tried; none
    /// where there are no weights or no effort.
    pub fit: (Option<f64>, Option<f64>),
    /// The same with those that are tried, once the work that loses its reason is no longer done.
    pub fit_without: Option<f64>,
    /// The objectives that are pursued, in the order of their tree.
    pub objectives: Vec<StressedObjective>,
    /// Effort of active items that loses its reason, in the workspace's unit.
    pub effort_lost: f64,
    /// Effort of all active items.
    pub effort_all: f64,
    /// Active items that exist for what lost its weight alone; the largest first.
    pub alone: Vec<Loss>,
    /// Active items that lose a part of their reason; the largest loss first.
    pub partly: Vec<Loss>,
    /// Strategies that lose their reason, or a part of it.
    pub strategies: Vec<Loss>,
    /// How items are ranked: `RICE`.
    #[ts(type = "string")]
    pub method: &'static str,
    /// Items that are ranked differently, by their rank before. A score counts as far as the item keeps its reason, and
    /// one that exists for what lost its weight alone has no rank any more.
    pub moves: Vec<Move>,
}

/// What becomes of an objective.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct StressedObjective {
    /// The objective.
    pub objective: Id,
    /// Its title.
    pub title: String,
    /// The hue that means it.
    pub hue: u8,
    /// How many objectives stand above it.
    pub depth: u32,
    /// Its weight: its own, or what is tried.
    pub weight: Option<f64>,
    /// Whether that is tried.
    pub is_tried: bool,
    /// Its share of the weights beside it, 0.0 to 1.0, before and after; none where none of them has a weight.
    pub target: (Option<f64>, Option<f64>),
    /// Its share of the planned effort beside it; none where there is none.
    pub effort: Option<f64>,
    /// Whether it is no reason any more: it or one above it weighs 0.
    pub is_lost: bool,
}

/// What a record loses.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Loss {
    /// The item or strategy.
    pub record: RecordRef,
    /// Its title.
    pub title: String,
    /// The part of its reason that is lost, above 0.0 to 1.0, by the weights of its links.
    pub part: f64,
    /// The effort that this part comes to, in the workspace's unit; 0 for a strategy.
    pub effort: f64,
    /// Who answers for it; empty where nobody does.
    pub owner: String,
}

/// An item that is ranked differently.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Move {
    /// The item.
    pub item: Id,
    /// Its title.
    pub title: String,
    /// Its rank with the plan's own weights.
    pub before: Rank,
    /// Its rank with those that are tried; none where it exists for what lost its weight alone.
    pub after: Option<Rank>,
}

/// The plan with other weights. Those of objectives that are not there, and what is no weight, are left out.
#[must_use]
pub fn with(plan: &Plan, tried: &[Tried]) -> Plan {
    let mut records = plan.records().clone();
    for Tried { objective, weight } in tried {
        if let Some(found) = plan.objectives.get(*objective).filter(|_| weight.is_finite() && *weight >= 0.0)
        {
            records.put(Objective { weight: Some(*weight), ..found.clone() }.into());
        }
    }
    Plan::new(records)
}

/// By the places of objectives whether each is no reason any more.
fn lost(plan: &Plan, shares: &Shares<'_>, tried: &[Tried]) -> Vec<bool> {
    let zero = |ix: Ix<Objective>| {
        let id = plan.objectives[ix].id;
        // Of several for one objective the last holds, as in the plan that is tried.
        tried.iter().rev().find(|one| one.objective == id).is_some_and(|one| one.weight <= 0.0)
    };
    let above = |ix| {
        let mut at = Some(ix);
        while let Some(up) = at {
            if zero(up) {
                return true;
            }
            at = shares.above(up);
        }
        false
    };
    plan.objectives.iter().map(|(ix, _)| above(ix)).collect()
}

/// The part of what is served that is lost, 0.0 to 1.0; archived objectives do not count.
fn part(plan: &Plan, lost: &[bool], served: &[Served]) -> f64 {
    let sum = |counts: &dyn Fn(Ix<Objective>) -> bool| {
        let counted = served.iter().filter(|s| !plan.objectives[s.objective].archived && counts(s.objective));
        counted.fold(0.0, |sum, s| sum + s.share)
    };
    let all = sum(&|_| true);
    if all > 0.0 { (sum(&|ix| lost[ix.get()]) / all).clamp(0.0, 1.0) } else { 0.0 }
}

/// How much of a part is noise of adding up.
const NOISE: f64 = 1e-9;

/// Asks what other weights would mean, as of a day.
#[must_use]
pub fn stress(plan: &Plan, tried: &[Tried], today: NaiveDate) -> Stress {
    let after = with(plan, tried);
    let (before_shares, after_shares) = (Shares::new(plan, today), Shares::new(&after, today));
    let lost = lost(plan, &before_shares, tried);
    let effort = Effort::new(plan);
    let active: Vec<Ix<Item>> =
        plan.items.iter().filter(|(_, item)| item.is_active()).map(|(ix, _)| ix).collect();
    let parts: Vec<f64> =
        plan.items.iter().map(|(ix, _)| part(plan, &lost, plan.reach().of_item(ix))).collect();
    let whole: Vec<(Ix<Item>, f64)> = active.iter().map(|ix| (*ix, effort.of(*ix))).collect();
    let planned = before_shares.fall(&whole);
    let owner = |owner: Option<Ix<crate::model::Leader>>| {
        owner.map_or_else(String::new, |owner| plan.leaders[owner].name.clone())
    };

    let (mut alone, mut partly) = (Vec::new(), Vec::new());
    for ix in &active {
        let (item, part) = (&plan.items[*ix], parts[ix.get()]);
        if part <= NOISE {
            continue;
        }
        let loss = Loss {
            record: RecordRef::new(RecordKind::Item, item.id),
            title: item.title.clone(),
            part,
            effort: effort.of(*ix) * part,
            owner: owner(plan.graph().item_owner(*ix)),
        };
        if part >= 1.0 - NOISE { alone.push(loss) } else { partly.push(loss) }
    }
    let mut strategies: Vec<Loss> = plan
        .strategies
        .iter()
        .filter(|(_, strategy)| !strategy.archived)
        .map(|(ix, strategy)| Loss {
            record: RecordRef::new(RecordKind::Strategy, strategy.id),
            title: strategy.title.clone(),
            part: part(plan, &lost, plan.reach().of_strategy(ix)),
            effort: 0.0,
            owner: owner(plan.graph().strategy_owner(ix)),
        })
        .filter(|loss| loss.part > NOISE)
        .collect();
    let largest = |a: &Loss, b: &Loss| {
        b.effort.total_cmp(&a.effort).then(b.part.total_cmp(&a.part)).then_with(|| a.title.cmp(&b.title))
    };
    for list in [&mut alone, &mut partly, &mut strategies] {
        list.sort_by(largest);
    }

    let scoring = Scoring::of(plan);
    Stress {
        fit: (fit(plan, &before_shares, &planned), fit(&after, &after_shares, &after_shares.fall(&whole))),
        fit_without: fit(&after, &after_shares, &after_shares.fall_to(&whole, |ix| !lost[ix.get()])),
        objectives: objectives(plan, (&before_shares, &after_shares), &planned, tried, &lost),
        effort_lost: whole.iter().fold(0.0, |sum, (ix, amount)| sum + amount * parts[ix.get()]),
        effort_all: whole.iter().fold(0.0, |sum, (_, amount)| sum + amount),
        alone,
        partly,
        strategies,
        method: scoring.settings().method.label(),
        moves: moves(plan, &scoring, &parts),
    }
}

/// How well amounts follow the weights, as the alignment counts it.
fn fit(plan: &Plan, shares: &Shares<'_>, amounts: &Rolled) -> Option<f64> {
    let top = plan.objectives.iter().filter(|(ix, one)| !one.archived && shares.above(*ix).is_none());
    let mut pairs = Vec::new();
    let mut all = 0.0;
    for (ix, _) in top {
        let (amount, of) = shares.part(amounts, ix);
        let (weight, weights) = shares.weight(ix);
        if weights <= 0.0 {
            return None;
        }
        all = of;
        pairs.push((amount, weight / weights));
    }
    (all > 0.0).then(|| (shares::in_place(&pairs, all) / all).clamp(0.0, 1.0))
}

fn objectives(
    plan: &Plan,
    (before, after): (&Shares<'_>, &Shares<'_>),
    planned: &Rolled,
    tried: &[Tried],
    lost: &[bool],
) -> Vec<StressedObjective> {
    let order = crate::picture::tree_of_objectives(plan, |ix| before.above(ix));
    let share = |(amount, of): (f64, f64)| (of > 0.0).then(|| (amount / of).clamp(0.0, 1.0));
    let depth = |ix| {
        let mut at = before.above(ix);
        let mut depth = 0;
        while let Some(up) = at {
            depth += 1;
            at = before.above(up);
        }
        depth
    };
    order
        .into_iter()
        .filter(|ix| !plan.objectives[*ix].archived)
        .map(|ix| {
            let objective = &plan.objectives[ix];
            let own = tried.iter().rev().find(|one| one.objective == objective.id);
            StressedObjective {
                objective: objective.id,
                title: objective.title.clone(),
                hue: plan.hue(ix),
                depth: depth(ix),
                weight: own.map(|one| one.weight).or(objective.weight),
                is_tried: own.is_some(),
                target: (share(before.weight(ix)), share(after.weight(ix))),
                effort: share(before.part(planned, ix)),
                is_lost: lost[ix.get()],
            }
        })
        .collect()
}

fn moves(plan: &Plan, scoring: &Scoring, parts: &[f64]) -> Vec<Move> {
    let before = Ranking::new(plan, scoring);
    let after = Ranking::weighed(plan, scoring, |ix| 1.0 - parts[ix.get()]);
    let moved = before.order().iter().filter_map(|ix| {
        let (was, is) = (before.rank(*ix)?, after.rank(*ix).filter(|_| parts[ix.get()] < 1.0 - NOISE));
        let item = &plan.items[*ix];
        let differs = is.is_none_or(|is| is.place != was.place);
        differs.then(|| Move { item: item.id, title: item.title.clone(), before: was, after: is })
    });
    moved.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::alignment;
    use crate::draft::Draft;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 2, 17).unwrap()
    }

    /// Two objectives of equal weight; one item for each, and one for both.
    fn two(efforts: [f64; 3]) -> (Plan, [Id; 2]) {
        let mut draft = Draft::default();
        let [a, b] = ["Grow", "Save"].map(|title| draft.objective(title, |one| one.weight = Some(1.0)));
        let items = ["For growth", "For saving", "For both"];
        let made: Vec<RecordRef> = items
            .into_iter()
            .zip(efforts)
            .map(|(title, effort)| {
                draft.item(title, |item| {
                    item.effort = Some(effort);
                    item.confidence = Some(1.0);
                    item.scores = [("reach".to_owned(), 10.0 * effort), ("impact".to_owned(), 1.0)].into();
                })
            })
            .collect();
        for (item, objective) in [(0, a), (1, b), (2, a), (2, b)] {
            draft.serves(made[item], objective);
        }
        (draft.plan(), [a.id, b.id])
    }

    fn titles(losses: &[Loss]) -> Vec<(&str, f64)> {
        losses.iter().map(|loss| (loss.title.as_str(), loss.part)).collect()
    }

    #[test]
    fn what_exists_for_it_alone_is_told_from_what_loses_a_part() {
        let (plan, [grow, _]) = two([4.0, 2.0, 2.0]);
        let said = stress(&plan, &[Tried { objective: grow, weight: 0.0 }], today());
        assert_eq!(titles(&said.alone), [("For growth", 1.0)]);
        assert_eq!(titles(&said.partly), [("For both", 0.5)]);
        assert!((said.effort_lost - 5.0).abs() < 1e-9 && (said.effort_all - 8.0).abs() < 1e-9);
        // 5 of 8 go to growth, which should get half, and then nothing.
        let near = |value: Option<f64>, wanted: f64| (value.unwrap() - wanted).abs() < 1e-9;
        assert!(near(said.fit.0, 0.875) && near(said.fit.1, 0.375) && near(said.fit_without, 1.0));
        let targets: Vec<_> = said.objectives.iter().map(|one| (one.target, one.is_lost)).collect();
        assert_eq!(targets, [((Some(0.5), Some(0.0)), true), ((Some(0.5), Some(1.0)), false)]);
    }

    #[test]
    fn ranks_move_up_past_what_lost_its_reason() {
        let (plan, [grow, _]) = two([4.0, 2.0, 2.0]);
        let said = stress(&plan, &[Tried { objective: grow, weight: 0.0 }], today());
        // All three score 10; what serves both keeps half of it.
        let moves: Vec<_> = said
            .moves
            .iter()
            .map(|one| (one.title.as_str(), one.before.text(), one.after.map(Rank::text)))
            .collect();
        let none: Option<String> = None;
        assert_eq!(
            moves,
            [("For growth", "1=".to_owned(), none), ("For both", "1=".to_owned(), Some("2".to_owned())),]
        );
    }

    #[test]
    fn what_stands_below_it_is_lost_too_and_another_weight_loses_nothing() {
        let mut draft = Draft::default();
        let top = draft.objective("Top", |one| one.weight = Some(1.0));
        let below = draft.objective("Below", |_| ());
        draft.set(below, "parent_id", top.id.to_string());
        let item = draft.item("Work", |item| item.effort = Some(1.0));
        draft.serves(item, below);
        let plan = draft.plan();
        let said = stress(&plan, &[Tried { objective: top.id, weight: 0.0 }], today());
        assert_eq!(titles(&said.alone), [("Work", 1.0)]);
        assert!(said.objectives.iter().all(|one| one.is_lost));
        let said = stress(&plan, &[Tried { objective: top.id, weight: 5.0 }], today());
        assert!(said.alone.is_empty() && said.partly.is_empty() && said.moves.is_empty());
    }

    proptest! {
        /// On any efforts and weights: with nothing tried nothing is lost and the fit is the alignment's; what is tried
        /// gives the fit that the plan would have with these weights; no more is lost than there is.
        #[test]
        fn agrees_with_the_alignment(
            efforts in [0.0..9.0f64, 0.0..9.0, 0.0..9.0], weights in [0.0..3.0f64, 0.0..3.0],
        ) {
            let (plan, ids) = two(efforts);
            let none = stress(&plan, &[], today());
            prop_assert!(none.alone.is_empty() && none.partly.is_empty() && none.moves.is_empty());
            let tried: Vec<Tried> = ids
                .into_iter()
                .zip(weights)
                .map(|(objective, weight)| Tried { objective, weight: if weight < 1.0 { 0.0 } else { weight } })
                .collect();
            let said = stress(&plan, &tried, today());
            let same = |a: Option<f64>, b: Option<f64>| match (a, b) {
                (Some(a), Some(b)) => (a - b).abs() < 1e-9,
                (a, b) => a == b,
            };
            prop_assert!(same(none.fit.0, alignment::coverage(&plan, today()).fit.value));
            prop_assert!(same(said.fit.1, alignment::coverage(&with(&plan, &tried), today()).fit.value));
            prop_assert!(said.effort_lost <= said.effort_all + 1e-9);
        }
    }
}
