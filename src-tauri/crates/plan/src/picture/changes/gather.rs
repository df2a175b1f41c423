//! What is different, sorted by what it means to whoever hears of it.

use chrono::NaiveDate;

use crate::compare::{Changed, Shift, What, compare};
use crate::effect::{self, Effect};
use crate::model::{Item, PlanDate, RecordKind, RecordRef};
use crate::picture::draw::Look;
use crate::picture::select::Selection;
use crate::picture::{PictureSpec, words};
use crate::plan::{Ix, Plan};

use super::said;

/// Everything that is different.
pub struct Found {
    /// How many items differ in which way: the number, what is said of it, and whether it is alarming.
    pub tally: Vec<(usize, &'static str, bool)>,
    /// What became of the plan's alignment.
    pub effect: Effect,
    /// Items that end (or, without an end, start) at another time, those that slipped furthest first.
    pub moved: Vec<Row>,
    /// The rest, by what happened to it; none of them empty.
    pub lists: Vec<List>,
}

/// Records to which the same happened.
pub struct List {
    /// Its name among the unfolded ones.
    pub key: &'static str,
    pub title: &'static str,
    pub rows: Vec<Row>,
}

/// A record that is different.
pub struct Row {
    pub at: RecordRef,
    pub title: String,
    /// What happened, without what its place says already; empty where that is all.
    pub more: String,
    /// All that happened, in words.
    pub all: String,
    /// The colours of what it serves; none where it is nothing that serves.
    pub look: Option<Look>,
    /// Where it moved in time.
    pub moved: Option<Move>,
}

/// From when to when a record moved.
#[derive(Clone, Copy)]
pub struct Move {
    pub was: PlanDate,
    pub is: PlanDate,
    pub shift: Shift,
}

/// Where a record is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Moved,
    Added,
    Finished,
    Gone,
    Otherwise,
    Goals,
}

/// The lists, in the order in which they are read.
const LISTS: [(Place, &str, &str); 5] = [
    (Place::Finished, "finished", "Finished"),
    (Place::Added, "added", "Added"),
    (Place::Gone, "gone", "Dropped or deleted"),
    (Place::Goals, "goals", "Objectives, strategies and people"),
    (Place::Otherwise, "otherwise", "Changed otherwise"),
];

impl Found {
    /// Compares two states, each with its day; none where nothing differs that the filter lets through.
    pub fn new(
        (before, day): (&Plan, NaiveDate),
        (after, today): (&Plan, NaiveDate),
        spec: &PictureSpec,
    ) -> Option<Self> {
        let (was, is) = (Selection::new(before, &spec.filter), Selection::new(after, &spec.filter));
        // What is gone passes by what it was.
        let passes = |at: RecordRef| match at.kind {
            RecordKind::Item => match (after.items.ix(at.id), before.items.ix(at.id)) {
                (Some(ix), _) => is.item(ix),
                (None, Some(ix)) => was.item(ix),
                (None, None) => false,
            },
            RecordKind::Objective if !is.is_everything() => {
                after.objectives.ix(at.id).is_some_and(|ix| is.objective(ix))
            }
            _ => is.is_everything(),
        };
        let mut told = compare(before, after).records;
        told.retain(|one| passes(one.record));
        if told.is_empty() {
            return None;
        }
        let tally = said::tally(&told);
        let mut moved = Vec::new();
        let mut lists = LISTS.map(|(place, key, title)| (place, List { key, title, rows: Vec::new() }));
        for changed in told {
            let place = place(&changed);
            let row = row(before, after, changed, place);
            match lists.iter_mut().find(|(of, _)| *of == place) {
                Some((_, list)) => list.rows.push(row),
                None => moved.push(row),
            }
        }
        moved.sort_by_key(|row| row.moved.map_or(0, |moved| -moved.shift.days));
        let lists = lists.into_iter().map(|(_, list)| list).filter(|list| !list.rows.is_empty()).collect();
        Some(Self { tally, effect: effect::effect((before, day), (after, today)), moved, lists })
    }

    /// How many records are different.
    pub fn records(&self) -> usize {
        self.moved.len() + self.lists.iter().map(|list| list.rows.len()).sum::<usize>()
    }
}

/// The differences come with the weightiest first, which decides.
fn place(changed: &Changed) -> Place {
    if changed.record.kind != RecordKind::Item {
        return Place::Goals;
    }
    match changed.differences.first().map(|difference| difference.what) {
        Some(What::Added) => Place::Added,
        Some(What::Deleted | What::Dropped) => Place::Gone,
        Some(What::Finished) => Place::Finished,
        Some(What::Slipped | What::PulledIn) => Place::Moved,
        _ => Place::Otherwise,
    }
}

fn row(before: &Plan, after: &Plan, changed: Changed, place: Place) -> Row {
    let at = changed.record;
    let item = |plan: &Plan| plan.items.ix(at.id).filter(|_| at.kind == RecordKind::Item);
    let skips = |what: What| match place {
        Place::Moved => matches!(what, What::Slipped | What::PulledIn | What::Other),
        Place::Finished => matches!(what, What::Finished | What::Progress | What::Other),
        Place::Gone => matches!(what, What::Dropped | What::Deleted),
        Place::Added => what == What::Added,
        Place::Otherwise | Place::Goals => false,
    };
    let words = |all: bool| {
        let differences = changed.differences.iter().filter(|one| all || !skips(one.what));
        differences.map(|one| one.words.as_str()).collect::<Vec<_>>().join("; ")
    };
    let same = |said: String| (said.clone(), said);
    let (more, all) = match (place, item(after), item(before)) {
        // What is new, finished or gone is told by what it is.
        (Place::Added, Some(ix), _) => same(words::item(after, ix)),
        (Place::Gone, None, Some(ix)) => same(format!("deleted; was {}", words::item(before, ix))),
        (Place::Gone, Some(_), Some(ix)) => {
            (format!("dropped; was {}", words::item(before, ix)), words(true))
        }
        (Place::Finished, Some(ix), _) => (finished(after, ix, &words(false)), words(true)),
        (Place::Goals, ..) => same(format!("{}: {}", at.kind.label(), lower(&words(true)))),
        _ => (words(false), words(true)),
    };
    let moved = item(before).zip(item(after)).filter(|_| place == Place::Moved).and_then(|(was, is)| {
        let promised = |item: &Item| item.end.or(item.start);
        let (was, is) = (promised(&before.items[was])?, promised(&after.items[is])?);
        Some(Move { was, is, shift: Shift::between(was, is) })
    });
    Row { at, look: look(before, after, at), title: changed.title, more, all, moved }
}

/// Of what is finished: what it serves, and what else changed.
fn finished(plan: &Plan, ix: Ix<Item>, others: &str) -> String {
    let served = plan.reach().of_item(ix).iter();
    let served: Vec<&str> = served.map(|one| plan.objectives[one.objective].title.as_str()).collect();
    let served = match served.is_empty() {
        true if plan.hides_objectives() => String::new(),
        true => "serves no objective".to_owned(),
        false => format!("for {}", served.join(" and ")),
    };
    match (served.is_empty(), others.is_empty()) {
        (_, true) => served,
        (true, false) => others.to_owned(),
        (false, false) => format!("{served}; {}", lower(others)),
    }
}

/// The colours of what a record serves, as it is now or, where it is gone, as it was.
fn look(before: &Plan, after: &Plan, at: RecordRef) -> Option<Look> {
    [after, before].into_iter().find_map(|plan| {
        let objective = match at.kind {
            RecordKind::Item => return plan.items.ix(at.id).map(|ix| Look::of_item(plan, ix)),
            RecordKind::Objective => plan.objectives.ix(at.id)?,
            RecordKind::KeyResult => plan.objectives.ix(plan.key_results.get(at.id)?.objective_id)?,
            RecordKind::Strategy => plan.reach().main_of_strategy(plan.strategies.ix(at.id)?)?,
            _ => return None,
        };
        Some(Look::of(Some(plan.hue(objective))))
    })
}

/// A sentence as it goes on after a colon.
fn lower(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
