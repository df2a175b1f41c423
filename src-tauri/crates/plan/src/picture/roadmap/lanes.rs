//! The roadmap's lanes: which there are, in which order, and in which one each item stands.

use std::collections::BTreeMap;

use crate::model::{Id, Item, ItemStatus, ItemType, Objective, RecordKind, RecordRef, Strategy};
use crate::picture::select::Selection;
use crate::picture::{Grouping, words};
use crate::plan::{Ix, Keyed, Plan, Table};
use crate::scene::{Paint, Shade};

/// What a lane says about itself.
#[derive(Clone)]
pub struct LaneHead {
    /// Of a lane within another: the other's, [`WITHIN`] and its own.
    pub key: String,
    pub record: Option<RecordRef>,
    pub title: String,
    pub title_paint: Paint,
    pub detail: String,
    pub detail_paint: Paint,
    pub folded: bool,
    /// Whether it holds no items but the lanes that follow, which are within it.
    pub holds_lanes: bool,
    /// How many of the items shown stand in it, or in lanes within it.
    pub count: u32,
}

/// Between the key of a lane and that of a lane within it. No title of a team has it, and no field one types into gives it.
pub const WITHIN: char = '\u{1f}';

impl LaneHead {
    /// The key of the lane it is within.
    pub fn within(&self) -> Option<&str> {
        self.key.split_once(WITHIN).map(|(outer, _)| outer)
    }
}

/// What the lanes stand for: those of the outer level, and those within each of them.
pub type Levels = (Grouping, Option<Grouping>);

/// The lanes from top to bottom, and the lane of each item shown.
pub struct Lanes {
    pub(super) levels: Levels,
    pub heads: Vec<LaneHead>,
    /// In the order of the items that were asked about.
    pub of: Vec<u32>,
}

impl Lanes {
    /// The lanes for items shown. Strategies and objectives that nothing serves have a lane too, unless a filter is
    /// set: that nobody works on them is worth seeing.
    pub fn new(
        plan: &Plan,
        (levels, folded): (Levels, &[String]),
        selection: &Selection<'_>,
        items: &[Ix<Item>],
    ) -> Self {
        let (heads, of) = grouped(plan, levels.0, selection.is_everything(), items);
        let mut outer = Self::compact(levels, heads, of);
        for head in &mut outer.heads {
            head.folded = folded.contains(&head.key);
        }
        let mut lanes = match levels.1 {
            Some(inner) => outer.split(grouped(plan, inner, false, items), folded),
            None => outer,
        };
        lanes.describe(plan, items);
        lanes
    }

    /// Whether lanes stand within others.
    pub const fn are_nested(&self) -> bool {
        self.levels.1.is_some()
    }

    /// Leaves out lanes that have no items and are not to be kept, and counts the items of the others.
    fn compact(levels: Levels, heads: Vec<(LaneHead, bool)>, mut of: Vec<u32>) -> Self {
        let mut counts = vec![0u32; heads.len()];
        for lane in &of {
            counts[*lane as usize] += 1;
        }
        let mut moved = vec![0; heads.len()];
        let mut kept = Vec::with_capacity(heads.len());
        for (place, (head, keep)) in heads.into_iter().enumerate() {
            if keep || counts[place] > 0 {
                moved[place] = u32::try_from(kept.len()).unwrap_or(0);
                kept.push(LaneHead { count: counts[place], ..head });
            }
        }
        for lane in &mut of {
            *lane = moved[*lane as usize];
        }
        Self { levels, heads: kept, of }
    }

    /// Second lines of lanes that say nothing of their own: how many items, and how many of them serve nothing.
    fn describe(&mut self, plan: &Plan, items: &[Ix<Item>]) {
        let mut unaligned = vec![0u32; self.heads.len()];
        for (item, lane) in items.iter().zip(&self.of) {
            unaligned[*lane as usize] += u32::from(plan.reach().of_item(*item).is_empty());
        }
        let mut outer = 0;
        for place in 0..self.heads.len() {
            if self.heads[place].within().is_some() {
                unaligned[outer] += unaligned[place];
            } else {
                outer = place;
            }
        }
        for (head, unaligned) in self.heads.iter_mut().zip(unaligned) {
            if !head.detail.is_empty() {
                continue;
            }
            let all = words::count(head.count as usize, "item");
            head.detail = match unaligned {
                0 => all,
                n if plan.objectives.is_empty() || head.record.is_some() && n < head.count => all,
                1 if head.count == 1 => "1 item serves no objective".to_owned(),
                n if n == head.count => format!("{all} serve no objective"),
                n => format!("{n} of {all} serve no objective"),
            };
        }
    }
}

fn head(key: &str, record: Option<RecordRef>, title: &str) -> LaneHead {
    LaneHead {
        key: key.to_owned(),
        record,
        title: title.to_owned(),
        title_paint: if record.is_some() { Paint::Ink } else { Paint::Muted },
        detail: String::new(),
        detail_paint: Paint::Muted,
        folded: false,
        holds_lanes: false,
        count: 0,
    }
}

fn record_head(kind: RecordKind, id: Id, title: &str) -> LaneHead {
    head(&format!("{kind}:{id}"), Some(RecordRef::new(kind, id)), title)
}

/// All groups in their order, each with whether it is kept though it has no items; and the group of each item.
pub(super) type Found = (Vec<(LaneHead, bool)>, Vec<u32>);

/// The groups that items fall into. `everything` says that no filter is set.
pub fn grouped(plan: &Plan, group: Grouping, everything: bool, items: &[Ix<Item>]) -> Found {
    match group {
        Grouping::Strategy => by_strategy(plan, everything, items),
        Grouping::Objective => by_objective(plan, everything, items),
        Grouping::Product => by_product(plan, items),
        Grouping::Owner => by_owner(plan, items),
        Grouping::Team => by_team(plan, items),
        Grouping::Status => by_status(plan, items),
        Grouping::Type => by_type(plan, items),
        Grouping::Auto | Grouping::None => {
            (vec![(head("all", None, "All items"), true)], vec![0; items.len()])
        }
    }
}

/// Lanes for a table's records in an order, and a last one for items without.
fn by_record<T: Keyed>(
    order: &[Ix<T>],
    table: &Table<T>,
    items: &[Ix<Item>],
    heads: impl Fn(Ix<T>) -> (LaneHead, bool),
    rest: LaneHead,
    of: impl Fn(Ix<Item>) -> Option<Ix<T>>,
) -> Found {
    let mut lane_of = vec![0u32; table.len()];
    let mut list = Vec::with_capacity(order.len() + 1);
    for (lane, ix) in (0u32..).zip(order) {
        lane_of[ix.get()] = lane;
        list.push(heads(*ix));
    }
    let last = u32::try_from(list.len()).unwrap_or(0);
    list.push((rest, false));
    let lanes = items.iter().map(|item| of(*item).map_or(last, |ix| lane_of[ix.get()])).collect();
    (list, lanes)
}

/// A table's places by position.
fn by_position<T>(table: &Table<T>, position: impl Fn(&T) -> f64) -> Vec<Ix<T>> {
    let mut order: Vec<Ix<T>> = (0..table.len()).map(Ix::new).collect();
    order.sort_by(|a, b| position(&table[*a]).total_cmp(&position(&table[*b])).then(a.cmp(b)));
    order
}

/// A table's places as its tree is read: each record before those below it, siblings by position. Those in a cycle of
/// parents, a slip in the data, stand at the end.
pub fn tree_order<T: Keyed>(
    table: &Table<T>,
    parent: impl Fn(Ix<T>) -> Option<Ix<T>>,
    position: impl Fn(&T) -> f64,
) -> Vec<Ix<T>> {
    let flat = by_position(table, position);
    let mut children: Vec<Vec<Ix<T>>> = vec![Vec::new(); table.len()];
    let mut open = Vec::new();
    for ix in flat.iter().rev() {
        match parent(*ix) {
            Some(up) => children[up.get()].push(*ix),
            None => open.push(*ix),
        }
    }
    let mut done = vec![false; table.len()];
    let mut order = Vec::with_capacity(table.len());
    while let Some(ix) = open.pop() {
        done[ix.get()] = true;
        order.push(ix);
        open.extend(&children[ix.get()]);
    }
    order.extend(flat.iter().filter(|ix| !done[ix.get()]));
    order
}

/// What an item's nearest ancestor has, itself included.
pub fn nearest<R>(plan: &Plan, item: Ix<Item>, has: impl Fn(Ix<Item>) -> Option<R>) -> Option<R> {
    let mut at = Some(item);
    for _ in 0..super::DEEPEST {
        let ix = at?;
        if let Some(found) = has(ix) {
            return Some(found);
        }
        at = plan.graph().item_parent(ix);
    }
    None
}

/// The strategy an item stands under: of those it is linked to the one with the most weight, the first of equals,
/// else that of the item it is part of.
pub fn main_strategy(plan: &Plan, item: Ix<Item>) -> Option<Ix<Strategy>> {
    nearest(plan, item, |ix| {
        let edges = plan.graph().item_strategies(ix);
        edges.iter().copied().reduce(|best, next| if next.weight > best.weight { next } else { best })
    })
    .map(|edge| edge.to)
}

/// The strategy that an item would stand under by what it is part of alone.
pub fn parent_strategy(plan: &Plan, item: Ix<Item>) -> Option<Ix<Strategy>> {
    main_strategy(plan, plan.graph().item_parent(item)?)
}

fn hue_text(plan: &Plan, objective: Ix<Objective>) -> Paint {
    Paint::hue(plan.hue(objective), Shade::Text)
}

fn by_strategy(plan: &Plan, everything: bool, items: &[Ix<Item>]) -> Found {
    let order = by_position(&plan.strategies, |s| s.position);
    let heads = |ix: Ix<Strategy>| {
        let strategy = &plan.strategies[ix];
        let mut made = record_head(RecordKind::Strategy, strategy.id, &strategy.title);
        let served = plan.reach().of_strategy(ix);
        match plan.reach().main_of_strategy(ix) {
            Some(main) => {
                made.title_paint = hue_text(plan, main);
                made.detail.clone_from(&plan.objectives[main].title);
                if served.len() > 1 {
                    made.detail = format!("{} +{}", made.detail, served.len() - 1);
                }
            }
            None if plan.objectives.is_empty() => {}
            None => {
                "Serves no objective".clone_into(&mut made.detail);
                made.detail_paint = Paint::Alert;
            }
        }
        (made, everything && !strategy.archived)
    };
    let rest = head("none:strategy", None, "No strategy");
    by_record(&order, &plan.strategies, items, heads, rest, |item| main_strategy(plan, item))
}

fn by_objective(plan: &Plan, everything: bool, items: &[Ix<Item>]) -> Found {
    let order = tree_order(&plan.objectives, |ix| plan.graph().objective_parent(ix), |o| o.position);
    let heads = |ix: Ix<Objective>| {
        let objective = &plan.objectives[ix];
        let mut made = record_head(RecordKind::Objective, objective.id, &objective.title);
        made.title_paint = hue_text(plan, ix);
        made.detail =
            words::key_result(plan, ix).map(|(title, way)| format!("{title}{way}")).unwrap_or_default();
        // One that is only the sum of those below it needs no lane to itself.
        let leaf = plan.graph().objective_children(ix).is_empty();
        (made, everything && leaf && !objective.archived)
    };
    let rest = head("none:objective", None, "No objective");
    by_record(&order, &plan.objectives, items, heads, rest, |item| plan.reach().main_of_item(item))
}

fn by_product(plan: &Plan, items: &[Ix<Item>]) -> Found {
    let parent = |ix| plan.products.ix(plan.products[ix].parent_id?);
    let order = tree_order(&plan.products, parent, |p| p.position);
    let heads = |ix| {
        let product: &crate::model::Product = &plan.products[ix];
        (record_head(RecordKind::Product, product.id, &product.title), false)
    };
    let rest = head("none:product", None, "No product");
    by_record(&order, &plan.products, items, heads, rest, |item| {
        nearest(plan, item, |ix| plan.graph().item_product(ix))
    })
}

fn by_owner(plan: &Plan, items: &[Ix<Item>]) -> Found {
    let order = by_position(&plan.leaders, |l| l.position);
    let heads = |ix| {
        let leader: &crate::model::Leader = &plan.leaders[ix];
        let mut made = record_head(RecordKind::Leader, leader.id, &leader.name);
        made.detail.clone_from(&leader.title);
        (made, false)
    };
    let rest = head("none:owner", None, "No owner");
    by_record(&order, &plan.leaders, items, heads, rest, |item| plan.graph().item_owner(item))
}

fn by_team(plan: &Plan, items: &[Ix<Item>]) -> Found {
    let team = |item: &Ix<Item>| plan.items[*item].teams.first().map(String::as_str);
    let mut teams: BTreeMap<&str, u32> = items.iter().filter_map(team).map(|team| (team, 0)).collect();
    let mut list = Vec::with_capacity(teams.len() + 1);
    for (lane, (team, place)) in (0u32..).zip(&mut teams) {
        *place = lane;
        let mut made = head(&format!("team:{team}"), None, team);
        made.title_paint = Paint::Ink;
        list.push((made, false));
    }
    let last = u32::try_from(list.len()).unwrap_or(0);
    list.push((head("none:team", None, "No team"), false));
    let of = items.iter().map(|item| team(item).map_or(last, |team| teams[team])).collect();
    (list, of)
}

/// Lanes for a closed set of words.
fn by_word<W: Copy + PartialEq>(
    all: &[W],
    name: impl Fn(W) -> (String, &'static str),
    of: impl Iterator<Item = W>,
) -> Found {
    let heads = all.iter().map(|word| {
        let (key, label) = name(*word);
        let mut made = head(&key, None, label);
        made.title_paint = Paint::Ink;
        (made, false)
    });
    let place = |word| all.iter().position(|one| *one == word).and_then(|place| u32::try_from(place).ok());
    (heads.collect(), of.map(|word| place(word).unwrap_or(0)).collect())
}

fn by_status(plan: &Plan, items: &[Ix<Item>]) -> Found {
    let name = |status: ItemStatus| (format!("status:{status}"), status.label());
    by_word(ItemStatus::ALL, name, items.iter().map(|ix| plan.items[*ix].status))
}

fn by_type(plan: &Plan, items: &[Ix<Item>]) -> Found {
    let name = |kind: ItemType| (format!("type:{kind}"), kind.label());
    by_word(ItemType::ALL, name, items.iter().map(|ix| plan.items[*ix].item_type))
}

/// The grouping that says most about a plan, which [`Grouping::Auto`] stands for: strategy, objective, team,
/// product or owner, the first that more than half of the items have and that makes two lanes or more, but no more
/// than would fit on a few screens; else none.
#[must_use]
pub fn suggested_grouping(plan: &Plan) -> Grouping {
    const MOST: usize = 40;
    let items: Vec<Ix<Item>> = plan.items.iter().map(|(ix, _)| ix).collect();
    let says = |group: &Grouping| {
        let (heads, of) = grouped(plan, *group, true, &items);
        let mut used = vec![0usize; heads.len()];
        for lane in &of {
            used[*lane as usize] += 1;
        }
        // The last lane is that of the items without.
        let rest = used.pop().unwrap_or(0);
        let lanes = used.iter().filter(|count| **count > 0).count();
        rest * 2 < items.len() && (2..=MOST).contains(&lanes)
    };
    [Grouping::Strategy, Grouping::Objective, Grouping::Team, Grouping::Product, Grouping::Owner]
        .into_iter()
        .find(says)
        .unwrap_or(Grouping::None)
}
