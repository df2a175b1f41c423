//! Dates of the sample, said in months from the present one, so that the plan is in full swing on any day.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use throughline_plan::model::{PlanDate, Precision};

/// A date in months from the present one (0), with its precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// That day of the month, or the Friday before where it falls on a weekend.
    Day(i32, u32),
    /// The ISO week of that day of the month.
    Week(i32, u32),
    /// The month.
    Month(i32),
    /// The quarter the month lies in.
    Quarter(i32),
    /// The half-year the month lies in.
    Half(i32),
}

impl When {
    /// The date it is, seen from a day.
    pub(super) fn seen_from(self, today: NaiveDate) -> PlanDate {
        let first = |month| PlanDate::containing(today, Precision::Month).step(month).first_day();
        let day = |month, day: u32| first(month) + Days::new(u64::from(day.saturating_sub(1)));
        match self {
            Self::Day(month, of_month) => PlanDate::day(working_day(day(month, of_month))),
            Self::Week(month, of_month) => PlanDate::containing(day(month, of_month), Precision::Week),
            Self::Month(month) => PlanDate::containing(first(month), Precision::Month),
            Self::Quarter(month) => PlanDate::containing(first(month), Precision::Quarter),
            Self::Half(month) => PlanDate::containing(first(month), Precision::Half),
        }
    }
}

/// The day itself, or the Friday before: nobody plans a deadline for a Sunday.
fn working_day(day: NaiveDate) -> NaiveDate {
    let back = match day.weekday() {
        Weekday::Sat => 1,
        Weekday::Sun => 2,
        _ => 0,
    };
    day - Days::new(back)
}
