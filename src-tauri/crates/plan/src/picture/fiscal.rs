//! Quarters and years that begin in the month in which the workspace's fiscal year does.

use chrono::{Datelike, NaiveDate};

use crate::model::{PlanDate, Precision};

/// A fiscal calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fiscal {
    /// By how many months its years begin later than the calendar's, 0 to 11.
    shift: i32,
}

impl Fiscal {
    /// The calendar whose years begin in a month from 1 to 12.
    pub fn new(start_month: u8) -> Self {
        Self { shift: i32::from(start_month.clamp(1, 12)) - 1 }
    }

    /// By how many months periods of a precision begin later than the calendar's: weeks and months do not.
    pub const fn shift(self, precision: Precision) -> i32 {
        match precision {
            Precision::Quarter | Precision::Half | Precision::Year => self.shift,
            Precision::Day | Precision::Week | Precision::Month => 0,
        }
    }

    /// The first day of the period in which a day lies.
    pub fn first(self, day: NaiveDate, precision: Precision) -> NaiveDate {
        let shift = self.shift(precision);
        if shift == 0 {
            return PlanDate::containing(day, precision).first_day();
        }
        moved(PlanDate::containing(moved(day, -shift), precision).first_day(), shift)
    }

    /// The first day of the period `n` periods after the one that begins on a day.
    pub fn step(self, first: NaiveDate, precision: Precision, n: i32) -> NaiveDate {
        let shift = self.shift(precision);
        if shift == 0 {
            return PlanDate::containing(first, precision).step(n).first_day();
        }
        moved(PlanDate::containing(moved(first, -shift), precision).step(n).first_day(), shift)
    }

    /// Which quarter of its year begins on a day: 1 to 4.
    pub fn quarter(self, first: NaiveDate) -> u32 {
        moved(first, -self.shift).month0() / 3 + 1
    }

    /// What the year is called in which a day lies: by the year in which it ends, where it is not the calendar's:
    /// `2027`, `FY27`.
    pub fn year(self, day: NaiveDate) -> String {
        let own = moved(day, -self.shift).year();
        if self.shift == 0 { own.to_string() } else { format!("FY{:02}", (own + 1).rem_euclid(100)) }
    }

    /// What the quarter is called that begins on a day: `Q1 2027`, `Q1 FY27`.
    pub fn quarter_label(self, first: NaiveDate) -> String {
        format!("Q{} {}", self.quarter(first), self.year(first))
    }
}

/// The first day of the month so many months later.
fn moved(day: NaiveDate, months: i32) -> NaiveDate {
    PlanDate::containing(day, Precision::Month).step(months).first_day()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn quarters_begin_in_the_fiscal_month() {
        let february = Fiscal::new(2);
        assert_eq!(february.first(day("2027-01-31"), Precision::Quarter), day("2026-11-01"));
        assert_eq!(february.first(day("2027-02-01"), Precision::Quarter), day("2027-02-01"));
        assert_eq!(february.step(day("2027-02-01"), Precision::Quarter, -1), day("2026-11-01"));
        assert_eq!(february.quarter_label(day("2027-02-01")), "Q1 FY28");
        assert_eq!(february.quarter_label(day("2026-11-01")), "Q4 FY27");
        assert_eq!(Fiscal::new(1).quarter_label(day("2027-04-01")), "Q2 2027");
        assert_eq!(february.first(day("2027-01-31"), Precision::Year), day("2026-02-01"));
        assert_eq!(february.first(day("2027-01-31"), Precision::Month), day("2027-01-01"));
    }
}
