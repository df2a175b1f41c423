//! An earlier state of the plan that the roadmap is set against: where each item stood then, and what became of it.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::compare::Shift;
use crate::model::{Id, Item, ItemStatus, PlanDate, Span};
use crate::plan::Plan;

use super::words;

/// An earlier state of the plan, as far as the roadmap needs it.
#[derive(Debug, Clone)]
pub struct Baseline {
    /// When it was: `on 15 Jan 2027`, `at “Last board” on 15 Jan 2027`; the name alone where it cannot be found.
    label: String,
    /// The same after “What changed …”: `since 15 Jan 2027`, `since “Last board” (15 Jan 2027)`.
    since: String,
    /// The items of then; none where the state cannot be found.
    items: Option<HashMap<Id, Was>>,
    /// All of the plan of then with its day, where it was asked for.
    whole: Option<(Arc<Plan>, NaiveDate)>,
}

/// What an item was.
#[derive(Debug, Clone, Copy)]
pub struct Was {
    /// Its start and end.
    pub dates: (Option<PlanDate>, Option<PlanDate>),
    /// Whether it was given up already.
    dropped: bool,
}

/// What became of an item since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Since {
    /// Its dates are the same, as precisely as both are known.
    Same,
    /// It ends (or, without an end, starts) later.
    Later,
    /// It ends (or, without an end, starts) earlier.
    Earlier,
    /// It ends when it did, and starts at another time.
    Start,
    /// It has dates, and had none.
    Dated,
    /// It had dates, and has none.
    Undated,
    /// It was given up.
    Dropped,
    /// It was not there.
    New,
}

impl Baseline {
    /// A state with its items, named by the checkpoint or day that it is of.
    #[must_use]
    pub fn new<'a>(label: &str, day: NaiveDate, items: impl IntoIterator<Item = &'a Item>) -> Self {
        let was =
            |item: &Item| Was { dates: (item.start, item.end), dropped: item.status == ItemStatus::Dropped };
        let day = PlanDate::day(day).label();
        let is_day = label == day;
        Self {
            label: if is_day { format!("on {day}") } else { format!("at “{label}” on {day}") },
            since: if is_day { format!("since {day}") } else { format!("since “{label}” ({day})") },
            items: Some(items.into_iter().map(|item| (item.id, was(item))).collect()),
            whole: None,
        }
    }

    /// The state before the first entry of the history.
    #[must_use]
    pub fn beginning() -> Self {
        let (label, since) = ("in the beginning".to_owned(), "since the beginning".to_owned());
        Self { label, since, items: Some(HashMap::new()), whole: None }
    }

    /// Another plan as it is now, named in words that follow “Thin bars show where items are …”.
    #[must_use]
    pub fn beside<'a>(words: &str, items: impl IntoIterator<Item = &'a Item>) -> Self {
        let since = format!("beside what is {words}");
        Self { label: words.to_owned(), since, ..Self::new("", NaiveDate::default(), items) }
    }

    /// A state that was asked for by this name and is not in the history.
    #[must_use]
    pub fn missing(asked: &str) -> Self {
        Self {
            label: format!("“{asked}”"), since: format!("since “{asked}”"), items: None, whole: None
        }
    }

    /// With all of the plan of then, and the day it is about.
    #[must_use]
    pub fn with(self, plan: Arc<Plan>, day: NaiveDate) -> Self {
        Self { whole: Some((plan, day)), ..self }
    }

    /// All of the plan of then and its day; none where it was not asked for or cannot be found.
    #[must_use]
    pub fn plan(&self) -> Option<(&Plan, NaiveDate)> {
        self.whole.as_ref().map(|(plan, day)| (plan.as_ref(), *day))
    }

    /// When it was, after “What changed …”.
    pub(super) fn since_words(&self) -> &str {
        &self.since
    }

    /// What an item was.
    pub(super) fn was(&self, id: Id) -> Option<&Was> {
        self.items.as_ref()?.get(&id)
    }

    /// What became of an item.
    pub(super) fn since(&self, item: &Item) -> Since {
        let Some(was) = self.was(item.id) else { return Since::New };
        if item.status == ItemStatus::Dropped && !was.dropped {
            return Since::Dropped;
        }
        let [before, after] = [was.dates.1.or(was.dates.0), item.end.or(item.start)];
        match (before, after) {
            (None, None) => Since::Same,
            (None, Some(_)) => Since::Dated,
            (Some(_), None) => Since::Undated,
            (Some(before), Some(after)) => match Shift::between(before, after).periods {
                0 if start_moved(was.dates.0, item.start) => Since::Start,
                0 => Since::Same,
                n if n > 0 => Since::Later,
                _ => Since::Earlier,
            },
        }
    }

    /// Where an item stood, where that is elsewhere than it stands now.
    pub(super) fn moved(&self, item: &Item) -> Option<&Was> {
        let was = self.was(item.id)?;
        let [before, after] = [was.dates.1.or(was.dates.0)?, item.end.or(item.start)?];
        let moved = Shift::between(before, after).periods != 0 || start_moved(was.dates.0, item.start);
        moved.then_some(was)
    }

    /// The same in words, for what is said of the item: `was Mar – Jun 2027, ends a quarter later`.
    pub(super) fn words(&self, item: &Item) -> Option<String> {
        let was = self.moved(item)?;
        let said = Span::label(was.dates.0, was.dates.1);
        let [before, after] = [was.dates.1.or(was.dates.0)?, item.end.or(item.start)?];
        let shift = Shift::between(before, after);
        let verb = if item.is_point() { "comes" } else { "ends" };
        Some(match (shift.periods, was.dates.0.zip(item.start)) {
            (0, Some((before, after))) => {
                format!("was {said}, starts {}", Shift::between(before, after).words())
            }
            (0, None) => format!("was {said}"),
            _ => format!("was {said}, {verb} {}", shift.words()),
        })
    }

    /// What became of all items shown, in a sentence; `gone` are those of then that are not there any more.
    pub(super) fn told(&self, since: &[Since], gone: usize) -> String {
        if self.items.is_none() {
            return format!("{} is not in the history of this plan.", self.label);
        }
        let n = |what: Since| since.iter().filter(|since| **since == what).count();
        let some = |n: usize, one: &str, many: &str| match n {
            0 => None,
            1 => Some(format!("1 {one}")),
            n => Some(format!("{n} {many}")),
        };
        let all = words::count(since.len(), "item");
        let parts: Vec<String> = [
            some(n(Since::Later), "ends later", "end later"),
            some(n(Since::Earlier), "ends earlier", "end earlier"),
            some(n(Since::Start), "starts at another time", "start at another time"),
            some(n(Since::Dated), "was not dated", "were not dated"),
            some(n(Since::Undated), "has no dates any more", "have no dates any more"),
            some(n(Since::Dropped), "was dropped", "were dropped"),
            some(n(Since::New), "is new", "are new"),
            some(gone, "is gone", "are gone"),
        ]
        .into_iter()
        .flatten()
        .collect();
        if parts.is_empty() {
            return format!("Where items stood {}: all {all} stand there still.", self.label);
        }
        format!("Where items stood {}: of {all} {}.", self.label, parts.join(", "))
    }

    /// How many items of then are not there any more.
    pub(super) fn gone(&self, is_there: impl Fn(Id) -> bool) -> usize {
        self.items.iter().flatten().filter(|(id, was)| !was.dropped && !is_there(**id)).count()
    }
}

fn start_moved(before: Option<PlanDate>, after: Option<PlanDate>) -> bool {
    before.zip(after).is_some_and(|(before, after)| Shift::between(before, after).periods != 0)
}
