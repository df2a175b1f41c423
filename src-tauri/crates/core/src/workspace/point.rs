//! A point in the life of a plan, as people name it: now, a day, a checkpoint, an entry of the history, another file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{Local, NaiveDate, NaiveTime, TimeZone as _};
use serde::Serialize;
use throughline_plan::model::PlanDate;
use throughline_plan::picture::Baseline;
use throughline_plan::plan::Plan;
use ts_rs::TS;

use super::{Moment, Workspace};
use crate::store::OpenMode;
use crate::{Error, ErrorCode, Result};

/// A point in the life of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Point {
    /// The plan as it is.
    Now,
    /// After an entry of the history; 0 is before the first.
    Entry(i64),
    /// At the end of a day, where the user is.
    Day(NaiveDate),
    /// Another workspace file, as it is.
    File(PathBuf),
}

/// A point that was found, with its plan.
#[derive(Debug, Clone)]
pub struct Found {
    /// What it is and when.
    pub place: Place,
    /// The plan as it was.
    pub plan: Plan,
}

/// The state that a roadmap is set against.
#[derive(Debug, Clone)]
pub struct Against {
    /// What it is and when; none where it is not in the history.
    place: Option<Place>,
    /// What of it the roadmap needs.
    pub baseline: Arc<Baseline>,
}

/// What a point is, for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Place {
    /// `Now`, `1 Mar 2027`, `Board, March 2027`, `after entry 12`, or another workspace's name.
    pub label: String,
    /// The entry of the history after which the plan is meant; none for another file.
    #[ts(type = "number | null")]
    pub entry: Option<i64>,
    /// The day it is about.
    #[ts(type = "string")]
    pub day: NaiveDate,
}

impl Workspace {
    /// Understands a point: `now`, `#12` (an entry), a checkpoint's name, a day or period (`2027-03-01`, `2027-Q1`: its
    /// last day), or another workspace file.
    ///
    /// # Errors
    /// [`ErrorCode::Invalid`] where it is none of these.
    pub fn point(&self, text: &str) -> Result<Point> {
        let text = text.trim();
        if text.is_empty() || text.eq_ignore_ascii_case("now") {
            return Ok(Point::Now);
        }
        let folded = text.to_lowercase();
        let named = self.plan.checkpoints.rows().iter().rev().find(|row| row.title.to_lowercase() == folded);
        if let Some(checkpoint) = named {
            return Ok(Point::Entry(checkpoint.entry));
        }
        if let Some(entry) = text.strip_prefix('#').and_then(|number| number.parse().ok()) {
            return Ok(Point::Entry(entry));
        }
        if let Ok(date) = text.parse::<PlanDate>() {
            return Ok(Point::Day(date.last_day()));
        }
        if Path::new(text).is_file() {
            return Ok(Point::File(PathBuf::from(text)));
        }
        Err(Error::invalid(format!("“{text}” is no point in the life of this plan.")).hint(
            "Name `now`, a day such as 2027-03-01, a checkpoint, an entry of the history such as #12, or another \
             workspace file.",
        ))
    }

    /// The plan at a point.
    ///
    /// # Errors
    /// [`ErrorCode::NoSuchRecord`] where the history has no such entry; those of opening another file.
    pub fn at(&self, point: &Point, moment: Moment) -> Result<Found> {
        match point {
            Point::Now => {
                let entry = self.store.undo_state()?.entries;
                let place = Place { label: "Now".to_owned(), entry: Some(entry), day: moment.today };
                Ok(Found { place, plan: self.plan.clone() })
            }
            Point::Entry(_) | Point::Day(_) => {
                let (place, entry) = self.past(point, moment)?;
                Ok(Found { place, plan: Plan::new(self.store.as_of(entry)?) })
            }
            Point::File(path) => {
                let other = Self::open(path, OpenMode::Read)?;
                let label = other.plan.workspace.title.clone();
                Ok(Found { place: Place { label, entry: None, day: moment.today }, plan: other.plan })
            }
        }
    }

    /// What a day or an entry of the history is, and after which entry the plan is meant.
    fn past(&self, point: &Point, moment: Moment) -> Result<(Place, i64)> {
        if let Point::Day(day) = point {
            let entry = self.store.entry_at(end_of(*day)?)?;
            let label = PlanDate::day(*day).label();
            return Ok((Place { label, entry: Some(entry), day: *day }, entry));
        }
        let Point::Entry(entry) = *point else {
            return Err(Error::invalid("This is no point in the history."));
        };
        let day = self.day_of(entry)?.unwrap_or(moment.today);
        let named = self.plan.checkpoints.rows().iter().rev().find(|row| row.entry == entry);
        let label = named.map_or_else(
            || if entry == 0 { "the beginning".to_owned() } else { format!("after entry {entry}") },
            |checkpoint| checkpoint.title.clone(),
        );
        Ok((Place { label, entry: Some(entry), day }, entry))
    }

    /// The state that a roadmap is set against by the words of its settings; that of `before` where it is the same one.
    /// What is not in the history of this plan (any more) is named, and no error: the roadmap is drawn all the same.
    #[must_use]
    pub fn baseline(&self, asked: &str, before: Option<&Against>, moment: Moment) -> Against {
        let found = self.point(asked).and_then(|point| self.past(&point, moment));
        let Ok((place, entry)) = found else {
            return Against { place: None, baseline: Arc::new(Baseline::missing(asked)) };
        };
        if let Some(before) = before.filter(|before| before.place.as_ref() == Some(&place)) {
            return before.clone();
        }
        match self.store.as_of(entry) {
            Ok(records) => {
                let baseline = Arc::new(Baseline::new(&place.label, place.day, records.items.rows()));
                Against { place: Some(place), baseline }
            }
            Err(_) => Against { place: None, baseline: Arc::new(Baseline::missing(asked)) },
        }
    }

    /// The day on which an entry was made, where the user is.
    fn day_of(&self, entry: i64) -> Result<Option<NaiveDate>> {
        let at = self.store.made_at(entry)?;
        let at = at.and_then(|at| chrono::DateTime::parse_from_rfc3339(&at).ok());
        Ok(at.map(|at| at.with_timezone(&Local).date_naive()))
    }
}

/// The last moment of a day, where the user is.
fn end_of(day: NaiveDate) -> Result<chrono::DateTime<chrono::Utc>> {
    let last = NaiveTime::from_hms_milli_opt(23, 59, 59, 999).unwrap_or_default();
    // A day whose midnight does not exist or comes twice ends with the later one.
    Local
        .from_local_datetime(&day.and_time(last))
        .latest()
        .map(|at| at.to_utc())
        .ok_or_else(|| Error::new(ErrorCode::Invalid, format!("{day} has no end in this time zone.")))
}
