//! By how much a date moved.

use chrono::Datelike as _;
use serde::Serialize;
use ts_rs::TS;

use crate::model::{PlanDate, Precision};

/// By how much a date moved, in the coarser precision of the two: a quarter that becomes a day of that quarter has not
/// moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Shift {
    /// Number of periods, above 0 where it is later now.
    pub periods: i32,
    /// Which periods.
    pub precision: Precision,
    /// The same in days between the last days of the two periods.
    #[ts(type = "number")]
    pub days: i64,
}

impl Shift {
    /// From one date to another.
    #[must_use]
    pub fn between(before: PlanDate, after: PlanDate) -> Self {
        let precision = before.precision().max(after.precision());
        let (from, to) = (
            PlanDate::containing(before.last_day(), precision),
            PlanDate::containing(after.last_day(), precision),
        );
        let months = |date: PlanDate| date.first_day().year() * 12 + date.first_day().month0().cast_signed();
        let days = (to.last_day() - from.last_day()).num_days();
        let of_days = |length: i64| i32::try_from(days / length).unwrap_or(i32::MAX);
        let periods = match precision {
            Precision::Day => of_days(1),
            Precision::Week => of_days(7),
            Precision::Month => months(to) - months(from),
            Precision::Quarter => (months(to) - months(from)) / 3,
            Precision::Half => (months(to) - months(from)) / 6,
            Precision::Year => (months(to) - months(from)) / 12,
        };
        Self { periods, precision, days }
    }

    /// For people, in the largest unit that says it exactly: `a quarter later`, `2 weeks earlier`.
    #[must_use]
    pub fn words(self) -> String {
        let n = self.periods.unsigned_abs();
        let (n, unit) = match self.precision {
            Precision::Day if n.is_multiple_of(7) => (n / 7, "week"),
            Precision::Day => (n, "day"),
            Precision::Week => (n, "week"),
            Precision::Month if n.is_multiple_of(12) => (n / 12, "year"),
            Precision::Month if n.is_multiple_of(3) => (n / 3, "quarter"),
            Precision::Month => (n, "month"),
            Precision::Quarter if n.is_multiple_of(4) => (n / 4, "year"),
            Precision::Quarter => (n, "quarter"),
            Precision::Half if n.is_multiple_of(2) => (n / 2, "year"),
            Precision::Half => (n, "half-year"),
            Precision::Year => (n, "year"),
        };
        let direction = if self.periods < 0 { "earlier" } else { "later" };
        if n == 1 { format!("a {unit} {direction}") } else { format!("{n} {unit}s {direction}") }
    }

    /// The same where there is no room to reckon: of days and weeks no more than the months or years that they are about,
    /// from a quarter on: `about 8 months later`, `about 3.7 years later`.
    #[must_use]
    pub fn roughly(self) -> String {
        let days = self.days.unsigned_abs();
        if days <= 92 || self.precision > Precision::Week {
            return self.words();
        }
        let direction = if self.days < 0 { "earlier" } else { "later" };
        // Mean months of the Gregorian calendar: 146,097 days in 4,800 of them.
        let months = (days * 4_800 + 73_048) / 146_097;
        if months == 12 {
            return format!("about a year {direction}");
        }
        if months < 24 {
            return format!("about {months} months {direction}");
        }
        let tenths = (months * 10 + 6) / 12;
        match (tenths / 10, tenths % 10) {
            (years, 0) => format!("about {years} years {direction}"),
            (years, tenth) => format!("about {years}.{tenth} years {direction}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(before: &str, after: &str) -> (i32, String) {
        let shift = Shift::between(before.parse().unwrap(), after.parse().unwrap());
        (shift.periods, if shift.periods == 0 { String::new() } else { shift.words() })
    }

    #[test]
    fn long_shifts_are_rounded_where_there_is_no_room() {
        let roughly = |before: &str, after: &str| {
            Shift::between(before.parse().unwrap(), after.parse().unwrap()).roughly()
        };
        assert_eq!(roughly("2025-04-23", "2026-04-22"), "about a year later");
        assert_eq!(roughly("2022-08-23", "2026-04-22"), "about 3.7 years later");
        assert_eq!(roughly("2026-W41", "2026-W15"), "about 6 months earlier");
        assert_eq!(roughly("2027-01-08", "2027-04-08"), "90 days later");
        assert_eq!(roughly("2026-Q1", "2027-Q1"), "a year later");
    }

    #[test]
    fn the_coarser_precision_counts() {
        assert_eq!(between("2027-06", "2027-09"), (3, "a quarter later".to_owned()));
        assert_eq!(between("2027-Q2", "2027-05-11"), (0, String::new()));
        assert_eq!(between("2027-03-15", "2027-Q2"), (1, "a quarter later".to_owned()));
        assert_eq!(between("2027-03-15", "2027-03-01"), (-14, "2 weeks earlier".to_owned()));
        assert_eq!(between("2027-03-15", "2027-03-18"), (3, "3 days later".to_owned()));
        assert_eq!(between("2027", "2026"), (-1, "a year earlier".to_owned()));
        assert_eq!(between("2026-W52", "2027-W02"), (3, "3 weeks later".to_owned()));
        assert_eq!(between("2026-H2", "2027-H1"), (1, "a half-year later".to_owned()));
    }
}
