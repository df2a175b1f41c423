//! What a lane or a column stands for, and what moving an item there changes.

use crate::model::{
    Bucket, Change, Id, Item, ItemStatus, ItemType, Objective, RecordKind, RecordRef, Strategy,
};
use crate::plan::{Ix, Plan};

use super::roadmap::{WITHIN, main_strategy};

/// What an item has that stands in a lane or a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Means {
    /// Now, next, later, or nothing of it.
    Horizon(Option<Bucket>),
    /// How far it has come.
    Status(ItemStatus),
    /// What sort of item it is.
    Type(ItemType),
    /// The strategy it mainly serves.
    Strategy(Option<Id>),
    /// The objective it mainly serves.
    Objective(Option<Id>),
    /// The product it changes.
    Product(Option<Id>),
    /// Who is accountable.
    Owner(Option<Id>),
    /// The first team that works on it.
    Team(Option<String>),
}

/// Who is accountable for a new item, and what it serves.
pub type Joined = (Option<Id>, Vec<RecordRef>);

impl Means {
    /// What a lane of the roadmap stands for, by its key: the lane it is within first, each with its title. Nothing for
    /// the one lane of all items, and for records that are not there any more.
    pub fn of_lanes(plan: &Plan, key: &str) -> Vec<(Self, String)> {
        key.split(WITHIN).filter_map(|own| Self::of_lane(plan, own)).collect()
    }

    /// The same of one level.
    fn of_lane(plan: &Plan, key: &str) -> Option<(Self, String)> {
        let (kind, word) = key.split_once(':')?;
        let id = || word.parse::<Id>().ok();
        Some(match kind {
            "strategy" => {
                let found = plan.strategies.get(id()?)?;
                (Self::Strategy(Some(found.id)), found.title.clone())
            }
            "objective" => {
                let found = plan.objectives.get(id()?)?;
                (Self::Objective(Some(found.id)), found.title.clone())
            }
            "product" => {
                let found = plan.products.get(id()?)?;
                (Self::Product(Some(found.id)), found.title.clone())
            }
            "leader" => {
                let found = plan.leaders.get(id()?)?;
                (Self::Owner(Some(found.id)), found.name.clone())
            }
            "team" => (Self::Team(Some(word.to_owned())), word.to_owned()),
            "status" => {
                let status = word.parse::<ItemStatus>().ok()?;
                (Self::Status(status), status.label().to_owned())
            }
            "type" => {
                let sort = word.parse::<ItemType>().ok()?;
                (Self::Type(sort), sort.label().to_owned())
            }
            "none" => match word {
                "strategy" => (Self::Strategy(None), "No strategy".to_owned()),
                "objective" => (Self::Objective(None), "No objective".to_owned()),
                "product" => (Self::Product(None), "No product".to_owned()),
                "owner" => (Self::Owner(None), "No owner".to_owned()),
                "team" => (Self::Team(None), "No team".to_owned()),
                _ => return None,
            },
            _ => return None,
        })
    }

    /// Gives a new item what this stands for.
    pub fn give(&self, item: &mut Item) -> Joined {
        let serves = |kind, id: &Option<Id>| id.iter().map(|id| RecordRef::new(kind, *id)).collect();
        match self {
            Self::Horizon(bucket) => item.bucket = *bucket,
            Self::Status(status) => item.status = *status,
            Self::Type(sort) => item.item_type = *sort,
            Self::Product(product) => item.product_id = *product,
            Self::Team(team) => item.teams = team.iter().cloned().collect(),
            Self::Owner(leader) => return (*leader, Vec::new()),
            Self::Strategy(strategy) => return (None, serves(RecordKind::Strategy, strategy)),
            Self::Objective(objective) => return (None, serves(RecordKind::Objective, objective)),
        }
        (None, Vec::new())
    }

    /// What makes an item stand in a lane within another: what both stand for.
    ///
    /// # Errors
    /// As [`Means::changes`].
    pub fn all_changes(all: &[(Self, String)], plan: &Plan, ix: Ix<Item>) -> Result<Vec<Change>, String> {
        let mut changes = Vec::new();
        for (means, _) in all {
            // The objective that comes with the strategy need not be linked to by itself.
            let comes_along = all.iter().any(|(other, _)| match (means, other) {
                (Self::Objective(Some(objective)), Self::Strategy(Some(strategy))) => {
                    let through =
                        plan.strategies.ix(*strategy).and_then(|ix| plan.reach().main_of_strategy(ix));
                    through.is_some_and(|through| plan.objectives[through].id == *objective)
                        && plan.graph().item_objectives(ix).is_empty()
                }
                _ => false,
            });
            if !comes_along {
                changes.extend(means.changes(plan, ix)?);
            }
        }
        Ok(changes)
    }

    /// What makes an item stand there; nothing where it does already.
    ///
    /// # Errors
    /// In words why it cannot, where it stands elsewhere through something that is not its own.
    pub fn changes(&self, plan: &Plan, ix: Ix<Item>) -> Result<Vec<Change>, String> {
        let item = &plan.items[ix];
        let at = RecordRef::new(RecordKind::Item, item.id);
        let set = |field: &str, value: serde_json::Value| {
            vec![Change::Update { record: at, set: [(field.to_owned(), value)].into_iter().collect() }]
        };
        Ok(match self {
            // Without its bucket an item that has dates falls where they say, which is a column of its own.
            Self::Horizon(None) if item.span().is_some() => {
                return Err(format!("“{}” has dates, which place it.", item.title));
            }
            Self::Horizon(bucket) if item.bucket == *bucket => Vec::new(),
            Self::Horizon(bucket) => {
                set("bucket", bucket.map_or(serde_json::Value::Null, |b| b.as_str().into()))
            }
            Self::Status(status) if item.status == *status => Vec::new(),
            Self::Status(status) => set("status", status.as_str().into()),
            Self::Type(sort) if item.item_type == *sort => Vec::new(),
            Self::Type(sort) => set("item_type", sort.as_str().into()),
            Self::Product(product) => {
                return product_changes(plan, ix, *product).map(|is| match is {
                    true => Vec::new(),
                    false => {
                        set("product_id", product.map_or(serde_json::Value::Null, |id| id.to_string().into()))
                    }
                });
            }
            Self::Owner(leader) => {
                let now = plan.graph().item_owner(ix).map(|owner| plan.leaders[owner].id);
                if now == *leader {
                    Vec::new()
                } else {
                    vec![Change::SetOwner { record: at, leader: *leader }]
                }
            }
            Self::Team(team) if item.teams.first() == team.as_ref() => Vec::new(),
            Self::Team(team) => {
                let others = item.teams.iter().skip(1).filter(|other| Some(*other) != team.as_ref());
                // Leaving the first of several teams would only bring forward the second.
                let teams: Vec<&String> = team.iter().chain(others.filter(|_| team.is_some())).collect();
                set("teams", serde_json::json!(teams))
            }
            Self::Strategy(strategy) => return to_strategy(plan, ix, *strategy),
            Self::Objective(objective) => return to_objective(plan, ix, *objective),
        })
    }
}

/// Whether an item has that product already.
fn product_changes(plan: &Plan, ix: Ix<Item>, product: Option<Id>) -> Result<bool, String> {
    let item = &plan.items[ix];
    if product.is_none() && item.product_id.is_none() {
        // Without a product of its own it goes on to have that of the item it is part of.
        return match super::roadmap::nearest(plan, ix, |up| plan.graph().item_product(up)) {
            Some(_) => Err(format!("“{}” has its product from what it is part of.", item.title)),
            None => Ok(true),
        };
    }
    Ok(item.product_id == product)
}

fn reference(kind: RecordKind, id: Id) -> RecordRef {
    RecordRef::new(kind, id)
}

/// The strategy that an item stands under gives way, with its weight; others that it serves too stay.
fn to_strategy(plan: &Plan, ix: Ix<Item>, to: Option<Id>) -> Result<Vec<Change>, String> {
    let item = &plan.items[ix];
    let at = reference(RecordKind::Item, item.id);
    let to_ix: Option<Ix<Strategy>> = to.and_then(|id| plan.strategies.ix(id));
    let main = main_strategy(plan, ix);
    if main == to_ix {
        return Ok(Vec::new());
    }
    let own = plan.graph().item_strategies(ix);
    let leaving = main.and_then(|main| own.iter().find(|edge| edge.to == main));
    let Some(to_ix) = to_ix else {
        return match leaving {
            Some(edge) if own.len() == 1 && super::roadmap::parent_strategy(plan, ix).is_none() => {
                Ok(vec![Change::Unlink {
                    from: at,
                    to: reference(RecordKind::Strategy, plan.strategies[edge.to].id),
                }])
            }
            Some(_) => Err(format!("“{}” would still stand under another strategy.", item.title)),
            None => Err(format!("“{}” has its strategy from what it is part of.", item.title)),
        };
    };
    let weight = leaving.map(|edge| edge.weight);
    let new = weight.unwrap_or(1.0);
    // The first of equals is the main one: only the target itself may stand before it with as much weight.
    let rival = own.iter().find(|edge| Some(edge.to) != main && edge.to != to_ix && edge.weight >= new);
    if let Some(rival) = rival {
        let other = &plan.strategies[rival.to].title;
        return Err(format!("“{}” serves “{other}” as much: change that first.", item.title));
    }
    let leave = leaving.map(|edge| Change::Unlink {
        from: at,
        to: reference(RecordKind::Strategy, plan.strategies[edge.to].id),
    });
    let id = plan.strategies[to_ix].id;
    let join = Change::Link { from: at, to: reference(RecordKind::Strategy, id), weight, rationale: None };
    Ok(leave.into_iter().chain([join]).collect())
}

/// The objective that an item is linked to gives way, with its weight. One that it serves through a strategy stays.
fn to_objective(plan: &Plan, ix: Ix<Item>, to: Option<Id>) -> Result<Vec<Change>, String> {
    let item = &plan.items[ix];
    let at = reference(RecordKind::Item, item.id);
    let to_ix: Option<Ix<Objective>> = to.and_then(|id| plan.objectives.ix(id));
    let main = plan.reach().main_of_item(ix);
    if main == to_ix {
        return Ok(Vec::new());
    }
    let own = plan.graph().item_objectives(ix);
    let leaving = main.and_then(|main| own.iter().find(|edge| edge.to == main));
    // What it serves once the link is taken away and the other made, as `Reach` counts it.
    let mut shares: Vec<(Ix<Objective>, f64)> = Vec::new();
    let mut add = |objective, share| match shares.iter_mut().find(|(one, _)| *one == objective) {
        Some((_, sum)) => *sum += share,
        None => shares.push((objective, share)),
    };
    let weight = leaving.map(|edge| edge.weight);
    let rest = own.iter().filter(|edge| leaving.is_none_or(|leaving| leaving.link != edge.link));
    for edge in rest.clone().filter(|edge| Some(edge.to) != to_ix) {
        add(edge.to, edge.weight);
    }
    if let Some(to) = to_ix {
        let had = rest.clone().find(|edge| edge.to == to).map(|edge| edge.weight);
        add(to, weight.or(had).unwrap_or(1.0));
    }
    for edge in plan.graph().item_strategies(ix) {
        for through in plan.reach().of_strategy(edge.to) {
            add(through.objective, edge.weight * through.share);
        }
    }
    let best = shares.iter().copied().reduce(|best, next| if next.1 > best.1 { next } else { best });
    match (best.map(|(objective, _)| objective), to_ix) {
        (found, wanted) if found == wanted => {}
        (None, _) => {}
        (Some(other), _) => {
            let other = &plan.objectives[other].title;
            return Err(format!(
                "“{}” would still serve “{other}” as much, or through its strategy.",
                item.title
            ));
        }
    }
    if to_ix.is_none() && leaving.is_none() {
        return Err(format!("“{}” serves its objective through what it is part of.", item.title));
    }
    let leave = leaving.map(|edge| Change::Unlink {
        from: at,
        to: reference(RecordKind::Objective, plan.objectives[edge.to].id),
    });
    let join = to.map(|id| Change::Link {
        from: at,
        to: reference(RecordKind::Objective, id),
        weight,
        rationale: None,
    });
    Ok(leave.into_iter().chain(join).collect())
}
