//! Dates that carry their precision: `2027-Q3` is a quarter, never 1 July.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;
use ts_rs::TS;

use super::text_enum::text_enum;
use crate::digits;

text_enum! {
    /// How precisely a date is known, from finest to coarsest.
    Precision {
        /// To the day.
        #[default]
        Day = "day", "day";
        /// To the ISO week, Monday to Sunday.
        Week = "week", "week";
        /// To the month.
        Month = "month", "month";
        /// To the calendar quarter.
        Quarter = "quarter", "quarter";
        /// To the half-year.
        Half = "half", "half-year";
        /// To the year.
        Year = "year", "year";
    }
}

/// A date as precisely as it is known: a day, or the whole week, month, quarter, half or year.
///
/// Stored, exchanged and typed as one short text that says the precision by its form: `2027-03-15`, `2027-W11`,
/// `2027-03`, `2027-Q1`, `2027-H1`, `2027`. Years 1 to 9999. Ordered by first day, then from finest to coarsest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "string")]
pub struct PlanDate {
    first: NaiveDate,
    precision: Precision,
}

/// A text that is not a [`PlanDate`].
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not a date; write 2027-03-15, 2027-W11, 2027-03, 2027-Q1, 2027-H1 or 2027")]
pub struct DateError(
    /// What was found.
    pub String,
);

impl PlanDate {
    /// The period of that precision in which a day lies.
    #[must_use]
    pub fn containing(day: NaiveDate, precision: Precision) -> Self {
        let (year, month) = (day.year(), day.month());
        let first = match precision {
            Precision::Day => Some(day),
            Precision::Week => {
                NaiveDate::from_isoywd_opt(day.iso_week().year(), day.iso_week().week(), Weekday::Mon)
            }
            Precision::Month => NaiveDate::from_ymd_opt(year, month, 1),
            Precision::Quarter => NaiveDate::from_ymd_opt(year, (month - 1) / 3 * 3 + 1, 1),
            Precision::Half => NaiveDate::from_ymd_opt(year, (month - 1) / 6 * 6 + 1, 1),
            Precision::Year => NaiveDate::from_ymd_opt(year, 1, 1),
        };
        // Only the very first days that the calendar library can express have no period that starts in its range.
        Self { first: first.unwrap_or(day), precision }
    }

    /// A day.
    #[must_use]
    pub const fn day(day: NaiveDate) -> Self {
        Self { first: day, precision: Precision::Day }
    }

    /// How precisely it is known.
    #[must_use]
    pub const fn precision(self) -> Precision {
        self.precision
    }

    /// Its first day.
    #[must_use]
    pub const fn first_day(self) -> NaiveDate {
        self.first
    }

    /// Its last day; the first day itself for a day.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        match self.precision {
            Precision::Day => self.first,
            _ => self.step(1).first.pred_opt().unwrap_or(self.first),
        }
    }

    /// The period `n` periods later (earlier where negative), of the same precision. Stays where it is at the edge
    /// of the calendar.
    #[must_use]
    pub fn step(self, n: i32) -> Self {
        let months = match self.precision {
            Precision::Day => return self.plus_days(i64::from(n)),
            Precision::Week => return self.plus_days(i64::from(n) * 7),
            Precision::Month => 1,
            Precision::Quarter => 3,
            Precision::Half => 6,
            Precision::Year => 12,
        };
        let month0 =
            i64::from(self.first.year()) * 12 + i64::from(self.first.month0()) + i64::from(n) * months;
        let first = i32::try_from(month0.div_euclid(12))
            .ok()
            .zip(u32::try_from(month0.rem_euclid(12)).ok())
            .and_then(|(year, month0)| NaiveDate::from_ymd_opt(year, month0 + 1, 1))
            .unwrap_or(self.first);
        Self { first, ..self }
    }

    /// Moved by a number of days and snapped to the nearest period of its own precision, so that a quarter stays a
    /// quarter and a small nudge moves nothing.
    #[must_use]
    pub fn shift_days(self, days: i64) -> Self {
        let half = (self.last_day() - self.first).num_days() / 2;
        Self::containing(self.plus_days(days + half).first, self.precision)
    }

    /// Moved by a number of months: a day to the same day of another month, or its last where it has none such; a week
    /// to the one nearest to that; a longer period by as many whole ones as come nearest, half of one being none. Stays
    /// where it is at the edge of the calendar.
    #[must_use]
    pub fn shift_months(self, months: i32) -> Self {
        let size = match self.precision {
            Precision::Day | Precision::Week => {
                let by = Months::new(months.unsigned_abs());
                let moved = if months < 0 {
                    self.first.checked_sub_months(by)
                } else {
                    self.first.checked_add_months(by)
                };
                let Some(first) = moved else { return self };
                let day = Self { first, ..self };
                return if self.precision == Precision::Day {
                    day
                } else {
                    Self::containing(day.plus_days(3).first, Precision::Week)
                };
            }
            Precision::Month => 1,
            Precision::Quarter => 3,
            Precision::Half => 6,
            Precision::Year => 12,
        };
        let whole = (i64::from(months.unsigned_abs()) * 2 + size - 1) / (size * 2);
        i32::try_from(whole).map_or(self, |whole| self.step(whole * months.signum()))
    }

    fn plus_days(self, days: i64) -> Self {
        let first = if days < 0 {
            self.first.checked_sub_days(Days::new(days.unsigned_abs()))
        } else {
            self.first.checked_add_days(Days::new(days.unsigned_abs()))
        };
        Self { first: first.unwrap_or(self.first), ..self }
    }

    /// For people: `15 Mar 2027`, `Week 11, 2027`, `Mar 2027`, `Q1 2027`, `H1 2027`, `2027`.
    #[must_use]
    pub fn label(self) -> String {
        let mut out = String::with_capacity(12);
        self.write_label(&mut out, true);
        out
    }

    /// Adds the label to a text, with or without its year. A picture writes thousands of these, and formatting by
    /// pattern would be most of its time.
    fn write_label(self, out: &mut String, with_year: bool) {
        const MONTHS: [&str; 12] =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let month0 = self.first.month0();
        let month = MONTHS[month0 as usize % 12];
        let mut lead = |word: &str, number: u32| {
            out.push_str(word);
            digits::push(out, number);
        };
        match self.precision {
            Precision::Day => {
                lead("", self.first.day());
                out.push(' ');
                out.push_str(month);
            }
            Precision::Week => lead("Week ", self.first.iso_week().week()),
            Precision::Month => out.push_str(month),
            Precision::Quarter => lead("Q", month0 / 3 + 1),
            Precision::Half => lead("H", month0 / 6 + 1),
            Precision::Year => digits::push_signed(out, self.first.year()),
        }
        if with_year {
            let (sign, year) = match self.precision {
                Precision::Year => return,
                Precision::Week => (", ", self.first.iso_week().year()),
                _ => (" ", self.first.year()),
            };
            out.push_str(sign);
            digits::push_signed(out, year);
        }
    }
}

impl fmt::Display for PlanDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month0) = (self.first.year(), self.first.month0());
        match self.precision {
            Precision::Day => write!(f, "{year:04}-{:02}-{:02}", month0 + 1, self.first.day()),
            Precision::Week => {
                let week = self.first.iso_week();
                write!(f, "{:04}-W{:02}", week.year(), week.week())
            }
            Precision::Month => write!(f, "{year:04}-{:02}", month0 + 1),
            Precision::Quarter => write!(f, "{year:04}-Q{}", month0 / 3 + 1),
            Precision::Half => write!(f, "{year:04}-H{}", month0 / 6 + 1),
            Precision::Year => write!(f, "{year:04}"),
        }
    }
}

impl fmt::Debug for PlanDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Exactly `bytes.len()` digits as a number.
fn digits(bytes: &[u8]) -> Option<u32> {
    bytes.iter().try_fold(0, |n: u32, byte| byte.is_ascii_digit().then(|| n * 10 + u32::from(byte - b'0')))
}

impl FromStr for PlanDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text.as_bytes()).ok_or_else(|| DateError(text.to_owned()))
    }
}

fn parse(text: &[u8]) -> Option<PlanDate> {
    let year = i32::try_from(digits(text.get(..4)?)?).ok().filter(|year| *year > 0)?;
    let first_of =
        |month, precision| Some(PlanDate { first: NaiveDate::from_ymd_opt(year, month, 1)?, precision });
    match text.get(4..)? {
        [] => first_of(1, Precision::Year),
        [b'-', b'Q', n] => {
            first_of(digits(&[*n]).filter(|n| (1..=4).contains(n))? * 3 - 2, Precision::Quarter)
        }
        [b'-', b'H', n] => first_of(digits(&[*n]).filter(|n| (1..=2).contains(n))? * 6 - 5, Precision::Half),
        [b'-', b'W', week @ ..] if week.len() == 2 => Some(PlanDate {
            first: NaiveDate::from_isoywd_opt(year, digits(week)?, Weekday::Mon)?,
            precision: Precision::Week,
        }),
        [b'-', month @ ..] if month.len() == 2 => first_of(digits(month)?, Precision::Month),
        [b'-', m1, m2, b'-', day @ ..] if day.len() == 2 => {
            NaiveDate::from_ymd_opt(year, digits(&[*m1, *m2])?, digits(day)?).map(PlanDate::day)
        }
        _ => None,
    }
}

impl Serialize for PlanDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PlanDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

/// A stretch of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// First day.
    pub first: NaiveDate,
    /// Last day, never before the first.
    pub last: NaiveDate,
}

impl Span {
    /// From the first day of a start to the last day of an end. One alone stands for both; an end before its start
    /// is taken as the start's own period, so that a slip in the data is still drawn where it begins.
    #[must_use]
    pub fn of(start: Option<PlanDate>, end: Option<PlanDate>) -> Option<Self> {
        let (start, end) = (start.or(end)?, end.or(start)?);
        let first = start.first_day();
        let last = if end.last_day() < first { start.last_day() } else { end.last_day() };
        Some(Self { first, last })
    }

    /// Number of days, 1 or more.
    #[must_use]
    pub fn days(self) -> i64 {
        (self.last - self.first).num_days() + 1
    }

    /// Both ends for people, as short as it can be said: `Mar – Jun 2027`, `Q3 2027`, `28 Nov 2026 – 3 Jan 2027`.
    #[must_use]
    pub fn label(start: Option<PlanDate>, end: Option<PlanDate>) -> String {
        let mut out = String::with_capacity(28);
        Self::write_label(&mut out, start, end);
        out
    }

    /// Adds both ends for people to a text.
    pub fn write_label(out: &mut String, start: Option<PlanDate>, end: Option<PlanDate>) {
        // Weeks say their year after a comma, and years are nothing else: both keep it.
        let short = |date: PlanDate| !matches!(date.precision, Precision::Week | Precision::Year);
        match (start, end) {
            (None, None) => {}
            (Some(start), None) => {
                out.push_str("from ");
                start.write_label(out, true);
            }
            (None, Some(end)) => {
                out.push_str("until ");
                end.write_label(out, true);
            }
            (Some(start), Some(end)) if start == end => start.write_label(out, true),
            (Some(start), Some(end)) => {
                let once = start.first.year() == end.first.year() && short(start) && short(end);
                start.write_label(out, !once);
                out.push_str(" – ");
                end.write_label(out, true);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> PlanDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_quarter_is_a_quarter() {
        let q3 = date("2026-Q3");
        assert_eq!(q3.precision(), Precision::Quarter);
        assert_eq!(q3.first_day().to_string(), "2026-07-01");
        assert_eq!(q3.last_day().to_string(), "2026-09-30");
        assert_eq!(q3.to_string(), "2026-Q3");
        assert_eq!(q3.label(), "Q3 2026");
    }

    #[test]
    fn weeks_are_iso_weeks() {
        let week = date("2026-W01");
        assert_eq!(week.first_day().to_string(), "2025-12-29");
        assert_eq!(week.last_day().to_string(), "2026-01-04");
        assert_eq!(week.to_string(), "2026-W01");
    }

    #[test]
    fn refuses_what_is_not_a_date() {
        for text in [
            "",
            "26",
            "2026-13",
            "2026-02-30",
            "2026-Q5",
            "2026-H3",
            "2026-W54",
            "2026-1-1",
            "0000",
            "2026-03-1x",
        ] {
            assert!(text.parse::<PlanDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn labels_of_spans_say_the_year_once() {
        assert_eq!(Span::label(Some(date("2027-03")), Some(date("2027-06"))), "Mar – Jun 2027");
        assert_eq!(Span::label(Some(date("2027-Q3")), Some(date("2027-Q3"))), "Q3 2027");
        assert_eq!(
            Span::label(Some(date("2026-11-28")), Some(date("2027-01-03"))),
            "28 Nov 2026 – 3 Jan 2027"
        );
    }

    #[test]
    fn a_move_keeps_the_precision() {
        assert_eq!(date("2026-Q3").shift_days(10), date("2026-Q3"));
        assert_eq!(date("2026-Q3").shift_days(80), date("2026-Q4"));
        assert_eq!(date("2026-03").shift_days(-20), date("2026-02"));
        assert_eq!(date("2026-03-15").shift_days(-20), date("2026-02-23"));
    }

    fn any_date() -> impl Strategy<Value = PlanDate> {
        (-200_000i64..700_000, 0..Precision::ALL.len()).prop_map(|(days, precision)| {
            let day = PlanDate::day(NaiveDate::from_ymd_opt(1000, 1, 1).unwrap()).plus_days(days).first_day();
            PlanDate::containing(day, Precision::ALL[precision])
        })
    }

    proptest! {
        #[test]
        fn text_round_trips(date in any_date()) {
            prop_assert_eq!(date.to_string().parse::<PlanDate>().unwrap(), date);
        }

        #[test]
        fn periods_follow_each_other_without_gap(date in any_date()) {
            prop_assert_eq!(date.step(1).first_day(), date.last_day().succ_opt().unwrap());
            prop_assert_eq!(date.step(1).step(-1), date);
            prop_assert_eq!(date.shift_days(0), date);
        }
    }
}
