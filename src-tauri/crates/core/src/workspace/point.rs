//! A point in the life of a plan, as people name it: now, a day, a checkpoint, an entry of the history, another file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{Local, NaiveDate, NaiveTime, TimeZone as _};
use serde::Serialize;
use throughline_plan::audience::{self, AudienceSpec};
use throughline_plan::model::{Id, PlanDate, Scenario};
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
    /// A scenario as it is, by the id of its record.
    Scenario(Id),
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

/// The state that a picture is set against.
#[derive(Debug, Clone)]
pub struct Against {
    /// What it is and when; none where it is not in the history.
    place: Option<Place>,
    /// What of it the picture needs.
    pub baseline: Arc<Baseline>,
}

/// What a point is, for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Place {
    /// `Now`, `1 Mar 2027`, `Board, March 2027`, `after entry 12`, a scenario's or another workspace's name.
    pub label: String,
    /// The entry of the history after which the plan is meant; of a scenario the last of its own, or that which it
    /// branches off after; none for another file.
    #[ts(type = "number | null")]
    pub entry: Option<i64>,
    /// The scenario that it is of; none for the plan itself and for another file.
    pub scenario: Option<Id>,
    /// The day it is about.
    #[ts(type = "string")]
    pub day: NaiveDate,
}

impl Workspace {
    /// Understands a point: `now`, `#12` (an entry), a checkpoint's or a scenario's name (`scenario:` before it where
    /// something else has that name too), a day or period (`2027-03-01`, `2027-Q1`: its last day), or another workspace
    /// file.
    ///
    /// # Errors
    /// [`ErrorCode::Invalid`] where it is none of these.
    pub fn point(&self, text: &str) -> Result<Point> {
        let text = text.trim();
        if text.is_empty() || text.eq_ignore_ascii_case("now") {
            return Ok(Point::Now);
        }
        let folded = text.to_lowercase();
        if let Some(name) = folded.strip_prefix("scenario:") {
            return self.scenario(name).map(|scenario| Point::Scenario(scenario.id));
        }
        let checkpoints = self.present().checkpoints.rows();
        if let Some(checkpoint) = checkpoints.iter().rev().find(|row| row.title.to_lowercase() == folded) {
            return Ok(Point::Entry(checkpoint.entry));
        }
        if let Ok(scenario) = self.scenario(text) {
            return Ok(Point::Scenario(scenario.id));
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
            "Name `now`, a day such as 2027-03-01, a checkpoint, a scenario, an entry of the history such as #12, or \
             another workspace file.",
        ))
    }

    /// The plan at a point.
    ///
    /// # Errors
    /// [`ErrorCode::NoSuchRecord`] where the history has no such entry; those of opening another file.
    pub fn at(&self, point: &Point, moment: Moment) -> Result<Found> {
        let (place, records) = match point {
            Point::Now => {
                let plan = self.present().clone();
                return Ok(Found { place: self.now(moment)?, plan });
            }
            Point::Scenario(id) => {
                let scenario = self.scenario_of(*id)?;
                let place = self.place_of(scenario, moment)?;
                if self.inside().is_some_and(|inside| inside.id == *id) {
                    return Ok(Found { place, plan: self.plan.clone() });
                }
                (place, self.store.branch_as_of(scenario.base, scenario.branch, i64::MAX)?)
            }
            Point::Entry(_) | Point::Day(_) => {
                let (place, entry) = self.past(point, moment)?;
                let records = match place.scenario.map(|id| self.scenario_of(id)).transpose()? {
                    Some(scenario) => self.store.branch_as_of(scenario.base, scenario.branch, entry)?,
                    None => self.store.as_of(entry)?,
                };
                (place, records)
            }
            Point::File(path) => {
                let other = Self::open(path, OpenMode::Read)?;
                let label = other.plan.workspace.title.clone();
                let place = Place { label, entry: None, scenario: None, day: moment.today };
                return Ok(Found { place, plan: other.plan });
            }
        };
        Ok(Found { place, plan: Plan::new(records) })
    }

    fn now(&self, moment: Moment) -> Result<Place> {
        let entry = self.store.last_of(None)?;
        Ok(Place { label: "Now".to_owned(), entry: Some(entry), scenario: None, day: moment.today })
    }

    fn place_of(&self, scenario: &Scenario, moment: Moment) -> Result<Place> {
        let entry = self.store.last_of(Some(scenario.branch))?.max(scenario.base);
        let label = scenario.title.clone();
        Ok(Place { label, entry: Some(entry), scenario: Some(scenario.id), day: moment.today })
    }

    /// What a day or an entry of the history is, and after which entry the plan is meant.
    fn past(&self, point: &Point, moment: Moment) -> Result<(Place, i64)> {
        if let Point::Day(day) = point {
            let entry = self.store.entry_at(end_of(*day)?)?;
            let label = PlanDate::day(*day).label();
            return Ok((Place { label, entry: Some(entry), scenario: None, day: *day }, entry));
        }
        let Point::Entry(entry) = *point else {
            return Err(Error::invalid("This is no point in the history."));
        };
        let day = self.day_of(entry)?.unwrap_or(moment.today);
        if let Some(branch) = self.store.branch_of(entry)?
            && let Some(scenario) = self.present().scenarios.rows().iter().find(|row| row.branch == branch)
        {
            let label = format!("{} after entry {entry}", scenario.title);
            return Ok((Place { label, entry: Some(entry), scenario: Some(scenario.id), day }, entry));
        }
        let named = self.present().checkpoints.rows().iter().rev().find(|row| row.entry == entry);
        let label = named.map_or_else(
            || if entry == 0 { "the beginning".to_owned() } else { format!("after entry {entry}") },
            |checkpoint| checkpoint.title.clone(),
        );
        Ok((Place { label, entry: Some(entry), scenario: None, day }, entry))
    }

    /// The state that a picture is set against by the words of its settings; that of `before` where it is the same one.
    /// What is not in the history of this plan (any more) is named, and no error: a roadmap is drawn all the same. Where
    /// the `whole` of the plan is wanted, it is kept with it.
    ///
    /// Where an audience looks, it is that state as the audience would have seen it, named by its day alone.
    #[must_use]
    pub fn baseline(
        &self,
        asked: &str,
        whole: bool,
        before: Option<&Against>,
        sees: Option<&AudienceSpec>,
        moment: Moment,
    ) -> Against {
        let missing = || {
            let asked = if sees.is_some() { "an earlier state" } else { asked };
            Against { place: None, baseline: Arc::new(Baseline::missing(asked)) }
        };
        let found = self.point(asked).and_then(|point| Ok((self.whereabouts(&point, moment)?, point)));
        let Ok((place, point)) = found else { return missing() };
        let is_same = |before: &&Against| {
            before.place.as_ref() == Some(&place) && (!whole || before.baseline.plan().is_some())
        };
        if let Some(before) = before.filter(is_same) {
            return before.clone();
        }
        let is_now = point == Point::Now;
        let found = if is_now { Ok(None) } else { self.at(&point, moment).map(Some) };
        match found {
            Ok(found) => {
                let plan = found.as_ref().map_or_else(|| self.present(), |found| &found.plan);
                let seen = sees.map(|spec| audience::redact_beside(plan, self.present(), spec));
                let items = seen.as_ref().unwrap_or(plan).items.rows();
                let mut baseline = match (point, sees) {
                    (Point::Now, _) => Baseline::beside("in the plan itself", items),
                    (Point::Scenario(_), Some(_)) => Baseline::beside("in a scenario", items),
                    (Point::Scenario(_), None) => Baseline::beside(&format!("in “{}”", place.label), items),
                    _ if place.entry == Some(0) => Baseline::beginning(),
                    (_, Some(_)) => Baseline::new(&PlanDate::day(place.day).label(), place.day, items),
                    (_, None) => Baseline::new(&place.label, place.day, items),
                };
                if whole {
                    let there = || found.map_or_else(|| self.present().clone(), |found| found.plan);
                    let plan = seen.unwrap_or_else(there);
                    baseline = baseline.with(Arc::new(plan), place.day);
                }
                Against { place: Some(place), baseline: Arc::new(baseline) }
            }
            Err(_) => missing(),
        }
    }

    /// Where a point is, without making the plan of it. Another file is not in the life of this plan.
    fn whereabouts(&self, point: &Point, moment: Moment) -> Result<Place> {
        match point {
            Point::Now => self.now(moment),
            Point::Scenario(id) => self.place_of(self.scenario_of(*id)?, moment),
            Point::Entry(_) | Point::Day(_) | Point::File(_) => {
                self.past(point, moment).map(|(place, _)| place)
            }
        }
    }

    /// The last point that was given a name, as it is named to [`Workspace::point`]; the beginning where none was.
    #[must_use]
    pub fn last_checkpoint(&self) -> String {
        let entries = self.present().checkpoints.rows().iter().map(|checkpoint| checkpoint.entry);
        format!("#{}", entries.max().unwrap_or(0))
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
