//! A kind's records in the order of their ids, found by binary search: no second index to keep or to pay for.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Index;

use serde::{Serialize, Serializer};

use crate::model::{
    Acceptance, Audience, CheckSettings, Checkpoint, Decision, Deck, Dependency, Disclosure, Id, Involvement,
    Item, KeyResult, Leader, LeaderProduct, Link, Metric, Objective, Product, Reading, Request, Scenario,
    ScoreSettings, Strategy, View,
};

/// The place of a record in its [`Table`], good until the table changes.
pub struct Ix<T>(u32, PhantomData<fn() -> T>);

impl<T> Ix<T> {
    /// The record at a place. Tables hold fewer than 2^32 records.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "a table never holds 2^32 records")]
    pub const fn new(place: usize) -> Self {
        Self(place as u32, PhantomData)
    }

    /// The place, counted from 0.
    #[must_use]
    pub const fn get(self) -> usize {
        self.0 as usize
    }
}

// Derived, these would ask the same of T.
impl<T> Clone for Ix<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Ix<T> {}
impl<T> PartialEq for Ix<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Ix<T> {}
impl<T> PartialOrd for Ix<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Ix<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> Hash for Ix<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Ix<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// A record that can be kept in a [`Table`].
pub trait Keyed {
    /// Its id.
    fn id(&self) -> Id;
}

macro_rules! keyed {
    ($($kind:ident)+) => { $(impl Keyed for $kind { fn id(&self) -> Id { self.id } })+ };
}
keyed! {
    Product Leader LeaderProduct Metric Reading Objective KeyResult Strategy Item Link Dependency Request Decision
    Involvement View Audience Deck Disclosure Acceptance Checkpoint Scenario CheckSettings ScoreSettings
}

/// The records of one kind, in the order of their ids.
#[derive(Debug, Clone, PartialEq)]
pub struct Table<T>(Vec<T>);

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Keyed> Table<T> {
    /// A table of records in any order; of several with one id the last stays.
    #[must_use]
    pub fn new(mut rows: Vec<T>) -> Self {
        if !rows.is_sorted_by(|a, b| a.id() < b.id()) {
            // Stable, and reversed first, so that the last of equal ids comes to stand first and is the one kept.
            rows.reverse();
            rows.sort_by_key(Keyed::id);
            rows.dedup_by_key(|row| row.id());
        }
        Self(rows)
    }

    /// Where the record with that id is.
    #[must_use]
    pub fn ix(&self, id: Id) -> Option<Ix<T>> {
        self.0.binary_search_by_key(&id, Keyed::id).ok().map(Ix::new)
    }

    /// The record with that id.
    #[must_use]
    pub fn get(&self, id: Id) -> Option<&T> {
        self.ix(id).map(|ix| &self[ix])
    }

    /// Puts a record in its place, over the one with its id where there is one.
    pub fn put(&mut self, record: T) {
        match self.0.binary_search_by_key(&record.id(), Keyed::id) {
            Ok(place) => self.0[place] = record,
            Err(place) => self.0.insert(place, record),
        }
    }

    /// The ids of the records that are not the same in another table, or not in one of the two, in their order.
    #[must_use]
    pub fn different(&self, other: &Self) -> Vec<Id>
    where
        T: PartialEq,
    {
        let mut found = Vec::new();
        let (mut left, mut right) = (self.0.as_slice(), other.0.as_slice());
        // Both are in the order of their ids: they are read side by side.
        while let (Some((a, after_a)), Some((b, after_b))) = (left.split_first(), right.split_first()) {
            match a.id().cmp(&b.id()) {
                Ordering::Equal => {
                    if a != b {
                        found.push(a.id());
                    }
                    (left, right) = (after_a, after_b);
                }
                Ordering::Less => {
                    found.push(a.id());
                    left = after_a;
                }
                Ordering::Greater => {
                    found.push(b.id());
                    right = after_b;
                }
            }
        }
        found.extend(left.iter().chain(right).map(Keyed::id));
        found
    }

    /// Takes a record out.
    pub fn remove(&mut self, id: Id) {
        if let Some(ix) = self.ix(id) {
            self.0.remove(ix.get());
        }
    }

    /// Takes out every record but those for which it is true.
    pub fn retain(&mut self, is_kept: impl FnMut(&T) -> bool) {
        self.0.retain(is_kept);
    }

    /// Changes every record; one whose id is changed goes to its new place.
    pub fn change(&mut self, change: impl FnMut(&mut T)) {
        self.0.iter_mut().for_each(change);
        if !self.0.is_sorted_by(|a, b| a.id() < b.id()) {
            *self = Self::new(std::mem::take(&mut self.0));
        }
    }
}

impl<T> Table<T> {
    /// How many records.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every record with its place, in the order of ids.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Ix<T>, &T)> + ExactSizeIterator {
        self.0.iter().enumerate().map(|(place, row)| (Ix::new(place), row))
    }

    /// Every record, in the order of ids.
    #[must_use]
    pub fn rows(&self) -> &[T] {
        &self.0
    }
}

impl<T> Index<Ix<T>> for Table<T> {
    type Output = T;
    fn index(&self, ix: Ix<T>) -> &T {
        &self.0[ix.get()]
    }
}

impl<T: Serialize> Serialize for Table<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
