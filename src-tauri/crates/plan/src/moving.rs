//! Changing a plan by hand in a picture: what a gesture would mean, said before it is made. Every gesture is one edit.
//!
//! - [`preview`]: items moved in time, to another lane, or both, alone or with what waits for them;
//! - [`join`]: one item made to wait for another, or no longer;
//! - [`draw`]: a new item on empty ground.

mod draw;
mod follow;
mod join;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::{Change, Edge, Id, Item, PlanDate, RecordKind, RecordRef, Span};
use crate::picture::means::Means;
use crate::plan::{Ix, Plan};

pub use draw::{DrawPreview, DrawRequest, draw};
pub use follow::{Dates, Followed, follow};
pub use join::{JoinPreview, JoinRequest, join};

/// Items moved by hand, or about to be.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoveRequest {
    /// The items, the one under the pointer first.
    pub items: Vec<Id>,
    /// How far, in days; earlier where negative.
    #[serde(default)]
    #[ts(type = "number")]
    pub days: i64,
    /// How far besides, in months; earlier where negative.
    #[serde(default)]
    #[ts(optional, as = "Option<i32>")]
    pub months: i32,
    /// The whole items, or one end.
    #[serde(default)]
    #[ts(optional, as = "Option<Edge>")]
    pub edge: Edge,
    /// The key of the roadmap's lane that takes them; none leaves them in theirs.
    #[serde(default)]
    #[ts(optional)]
    pub lane: Option<String>,
    /// Whether items that wait for them move along as far as they have to.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub along: bool,
    /// Whether to say of each item where it stands and would stand.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub listed: bool,
}

impl MoveRequest {
    /// Whether it moves anything in time.
    const fn is_in_time(&self) -> bool {
        self.days != 0 || self.months != 0
    }

    /// Where dates would come to stand.
    fn shifted(&self, now: Dates) -> Dates {
        let (start, end) = shifted(now, self.days, self.edge);
        let by = |date: Option<PlanDate>, moves: bool| {
            if moves { date.map(|date| date.shift_months(self.months)) } else { date }
        };
        let moved = (by(start, self.edge != Edge::End), by(end, self.edge != Edge::Start));
        match moved {
            // One end never passes the other.
            (Some(start), Some(end)) if self.months != 0 && end.last_day() < start.first_day() => now,
            moved => moved,
        }
    }
}

/// Where a move would put items, and what it would change.
#[derive(Debug, Clone, PartialEq, Default, Serialize, TS)]
pub struct MovePreview {
    /// The first item's start then.
    pub start: Option<PlanDate>,
    /// Its end then.
    pub end: Option<PlanDate>,
    /// Its first day then.
    #[ts(type = "string | null")]
    pub first_day: Option<NaiveDate>,
    /// Its last day then.
    #[ts(type = "string | null")]
    pub last_day: Option<NaiveDate>,
    /// Where that is, for a person: `Mar – Jun 2027`, `Partner ecosystem, Mar – Jun 2027`.
    pub label: String,
    /// What else there is to say: what moves along, what is held back, what cannot be changed and why.
    pub detail: String,
    /// Whether anything would change.
    pub moved: bool,
    /// What the edit is to be called: `Move Template gallery to Apr – Jul 2027`.
    pub edit: String,
    /// What would be changed: to be made as one edit.
    pub changes: Vec<Change>,
    /// Where the dated items would stand that move in time, the first item not among them; at most 400 of them.
    pub others: Vec<MovedItem>,
    /// Where asked for: what moves, the chosen items first; at most 400.
    pub lines: Vec<MovedLine>,
}

/// An item that would move, for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MovedLine {
    /// Which.
    pub item: Id,
    /// Its title.
    pub title: String,
    /// Where it stands: `Mar – Jun 2027`.
    pub from: String,
    /// Where it would stand.
    pub to: String,
    /// Whether it moves only because it waits for another.
    pub along: bool,
}

/// An item that would stand elsewhere.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MovedItem {
    /// Which.
    pub item: Id,
    /// Its first day then.
    #[ts(type = "string")]
    pub first_day: NaiveDate,
    /// Its last day then.
    #[ts(type = "string")]
    pub last_day: NaiveDate,
}

/// No more items than this are told apart while they are dragged: nobody sees more at once.
const SHOWN: usize = 400;

/// An item's dates moved by a number of days, each snapped to its own precision. One end never passes the other; an
/// undated item stays undated.
#[must_use]
pub fn shifted((start, end): Dates, days: i64, edge: Edge) -> Dates {
    match edge {
        _ if days == 0 => (start, end),
        Edge::Both => (start.map(|date| date.shift_days(days)), end.map(|date| date.shift_days(days))),
        Edge::Start => {
            let moved = start.or(end).map(|date| date.shift_days(days));
            match (moved, end) {
                (Some(start), Some(end)) if start.first_day() > end.last_day() => {
                    (Some(PlanDate::containing(end.last_day(), start.precision())), Some(end))
                }
                _ => (moved, end),
            }
        }
        Edge::End => {
            let moved = end.or(start).map(|date| date.shift_days(days));
            match (start, moved) {
                (Some(start), Some(end)) if end.last_day() < start.first_day() => {
                    (Some(start), Some(PlanDate::containing(start.first_day(), end.precision())))
                }
                _ => (start, moved),
            }
        }
    }
}

/// What a move would mean, without making it. Ids of items that are not there any more are passed over.
#[must_use]
pub fn preview(plan: &Plan, request: &MoveRequest) -> MovePreview {
    let mut items: Vec<Ix<Item>> = Vec::with_capacity(request.items.len());
    let mut seen = std::collections::BTreeSet::new();
    items.extend(request.items.iter().filter_map(|id| plan.items.ix(*id)).filter(|ix| seen.insert(*ix)));
    let Some(first) = items.first().copied() else { return MovePreview::default() };

    let proposed: BTreeMap<Ix<Item>, Dates> =
        items.iter().map(|ix| (*ix, request.shifted(dates(&plan.items[*ix])))).collect();
    let followed = if request.along {
        follow(plan, &proposed)
    } else {
        Followed { dates: proposed.clone(), ..Followed::default() }
    };
    let mut say = Vec::new();
    let (mut changes, lane) = to_lane(plan, request, &items, &mut say);
    changes.extend(in_time(plan, request, &proposed, &followed));
    if request.is_in_time() {
        say.extend(told(plan, &items, &followed));
        // A hand that drags feels that it has not gone far enough; a number that was typed has to be told.
        if request.listed && items.len() == 1 && say.is_empty() && changes.is_empty() {
            let undated = plan.items[first].span().is_none();
            say.push(
                if undated { "It has no dates." } else { "Its dates are not known that precisely." }
                    .to_owned(),
            );
        }
    }

    let now = followed.dates.get(&first).copied().unwrap_or_default();
    let span = Span::of(now.0, now.1);
    let when = Span::label(now.0, now.1);
    let label = match &lane {
        Some(lane) if when.is_empty() || !request.is_in_time() => lane.clone(),
        Some(lane) => format!("{lane}, {when}"),
        None => when.clone(),
    };
    let others = followed
        .dates
        .iter()
        .filter(|(ix, now)| **ix != first && dates(&plan.items[**ix]) != **now)
        .filter_map(|(ix, now)| Some((ix, Span::of(now.0, now.1)?)))
        .take(SHOWN)
        .map(|(ix, span)| MovedItem { item: plan.items[*ix].id, first_day: span.first, last_day: span.last })
        .collect();
    MovePreview {
        start: now.0,
        end: now.1,
        first_day: span.map(|span| span.first),
        last_day: span.map(|span| span.last),
        moved: !changes.is_empty(),
        edit: called(plan, request, &items, lane.as_deref(), &when, followed.along.len()),
        label,
        detail: say.join(" "),
        changes,
        others,
        lines: if request.listed { lines(plan, &items, &followed) } else { Vec::new() },
    }
}

/// What moves: the chosen items in their order, then what moves along.
fn lines(plan: &Plan, items: &[Ix<Item>], followed: &Followed) -> Vec<MovedLine> {
    let line = |ix: &Ix<Item>, along: bool| {
        let item = &plan.items[*ix];
        let now = followed.dates.get(ix).filter(|now| dates(item) != **now)?;
        let [from, to] = [dates(item), *now].map(|(start, end)| Span::label(start, end));
        Some(MovedLine { item: item.id, title: item.title.clone(), from, to, along })
    };
    let chosen = items.iter().filter_map(|ix| line(ix, false));
    chosen.chain(followed.along.iter().filter_map(|ix| line(ix, true))).take(SHOWN).collect()
}

const fn dates(item: &Item) -> Dates {
    (item.start, item.end)
}

/// What puts the items into the lane, and its title; nothing where the lane is theirs or stands for nothing.
fn to_lane(
    plan: &Plan,
    request: &MoveRequest,
    items: &[Ix<Item>],
    say: &mut Vec<String>,
) -> (Vec<Change>, Option<String>) {
    let means = request.lane.as_deref().map(|key| Means::of_lanes(plan, key)).unwrap_or_default();
    if means.is_empty() {
        return (Vec::new(), None);
    }
    let title = means.iter().map(|(_, title)| title.as_str()).collect::<Vec<_>>().join(", ");
    let mut changes = Vec::new();
    let mut refused = Vec::new();
    for item in items {
        match Means::all_changes(&means, plan, *item) {
            Ok(found) => changes.extend(found),
            Err(why) => refused.push(why),
        }
    }
    let all_refused = refused.len() == items.len();
    match refused.len() {
        0 => {}
        1 => say.append(&mut refused),
        n => say.push(format!("{n} items stay in their lane. {}", refused[0])),
    }
    (changes, (!all_refused).then_some(title))
}

/// The changes in time: what moves as far as it was moved as one, what was held back or moves along by its dates.
fn in_time(
    plan: &Plan,
    request: &MoveRequest,
    proposed: &BTreeMap<Ix<Item>, Dates>,
    followed: &Followed,
) -> Vec<Change> {
    let mut together = Vec::new();
    let mut changes = Vec::new();
    for (ix, now) in &followed.dates {
        let item = &plan.items[*ix];
        if dates(item) == *now {
            continue;
        }
        if request.months == 0 && proposed.get(ix) == Some(now) {
            together.push(item.id);
            continue;
        }
        let value =
            |date: Option<PlanDate>| date.map_or(serde_json::Value::Null, |date| date.to_string().into());
        let both = [("start", item.start, now.0), ("end", item.end, now.1)];
        let set = both
            .into_iter()
            .filter(|(_, before, after)| before != after)
            .map(|(field, _, after)| (field.to_owned(), value(after)))
            .collect();
        changes.push(Change::Update { record: RecordRef::new(RecordKind::Item, item.id), set });
    }
    if !together.is_empty() {
        changes.insert(0, Change::Move { items: together, days: request.days, edge: request.edge });
    }
    changes
}

/// What moves along, what is held back and what stays, in words.
fn told(plan: &Plan, items: &[Ix<Item>], followed: &Followed) -> Vec<String> {
    let mut say = Vec::new();
    let title = |ix: Ix<Item>| plan.items[ix].title.as_str();
    match followed.along.as_slice() {
        [] => {}
        [one] => say.push(format!("“{}” moves along.", title(*one))),
        [one, other] => say.push(format!("“{}” and “{}” move along.", title(*one), title(*other))),
        [one, rest @ ..] => say.push(format!("“{}” and {} more move along.", title(*one), rest.len())),
    }
    if let Some((item, blocker)) = followed.held {
        say.push(match items {
            [_] => format!("It stays after “{}”.", title(blocker)),
            _ => format!("“{}” stays after “{}”.", title(item), title(blocker)),
        });
    }
    let stays = |ix: &&Ix<Item>| followed.dates.get(ix).is_none_or(|now| dates(&plan.items[**ix]) == *now);
    let still: Vec<_> = items.iter().filter(stays).collect();
    if items.len() > 1 && !still.is_empty() {
        let undated = still.iter().filter(|ix| plan.items[***ix].span().is_none()).count();
        let coarse = still.len() - undated;
        let them = |n: usize| if n == 1 { "1 item stays".to_owned() } else { format!("{n} items stay") };
        if undated > 0 {
            say.push(format!("{}: no dates.", them(undated)));
        }
        if coarse > 0 {
            say.push(format!("{}: not known that precisely, or held back.", them(coarse)));
        }
    }
    say
}

/// What the edit is called.
fn called(
    plan: &Plan,
    request: &MoveRequest,
    items: &[Ix<Item>],
    lane: Option<&str>,
    when: &str,
    along: usize,
) -> String {
    let far = || {
        if request.months != 0 {
            let months = request.months.unsigned_abs();
            let way = if request.months < 0 { "earlier" } else { "later" };
            return match (months.is_multiple_of(3), months) {
                (true, 3) => format!("1 quarter {way}"),
                (true, _) => format!("{} quarters {way}", months / 3),
                (false, 1) => format!("1 month {way}"),
                (false, _) => format!("{months} months {way}"),
            };
        }
        let days = request.days.unsigned_abs();
        let way = if request.days < 0 { "earlier" } else { "later" };
        match (days.is_multiple_of(7), days) {
            (true, 7) => format!("1 week {way}"),
            (true, _) => format!("{} weeks {way}", days / 7),
            (false, 1) => format!("1 day {way}"),
            (false, _) => format!("{days} days {way}"),
        }
    };
    let mut label = match (items, lane) {
        ([one], None) => format!("Move {} to {when}", plan.items[*one].title),
        ([one], Some(lane)) if !request.is_in_time() || when.is_empty() => {
            format!("Move {} to {lane}", plan.items[*one].title)
        }
        ([one], Some(lane)) => format!("Move {} to {lane}, {when}", plan.items[*one].title),
        (many, None) => format!("Move {} items {}", many.len(), far()),
        (many, Some(lane)) if !request.is_in_time() => format!("Move {} items to {lane}", many.len()),
        (many, Some(lane)) => format!("Move {} items to {lane}, {}", many.len(), far()),
    };
    match along {
        0 => {}
        1 => label.push_str(" and 1 that waits"),
        n => label.push_str(&format!(" and {n} that wait")),
    }
    label
}

#[cfg(test)]
mod tests;
