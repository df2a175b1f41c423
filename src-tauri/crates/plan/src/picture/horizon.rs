//! Now, next or later: what an item is put in, else what its dates say.

use chrono::{Datelike, NaiveDate};

use crate::model::{Bucket, Item, PlanDate, Precision};

/// How dates fall into the three horizons on a day: the quarter that runs is now, the one after it is next. Quarters
/// are those of the workspace's fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizons {
    /// Last day of the quarter that runs.
    pub now_until: NaiveDate,
    /// Last day of the quarter after it.
    pub next_until: NaiveDate,
}

impl Horizons {
    /// The horizons of a day, where the fiscal year begins in a month from 1 to 12.
    #[must_use]
    pub fn new(today: NaiveDate, fiscal_start_month: u8) -> Self {
        let gone = (today.month0() + 12 - (u32::from(fiscal_start_month).max(1) - 1) % 12) % 3;
        let month = PlanDate::containing(today, Precision::Month);
        // At most two months are left of a quarter.
        let left = 2 - i32::try_from(gone).unwrap_or(0);
        Self { now_until: month.step(left).last_day(), next_until: month.step(left + 3).last_day() }
    }

    /// Where an item falls: in the bucket it was put in, else by the day on which it begins; none where it has neither.
    /// What should have ended but has not is now.
    #[must_use]
    pub fn of(self, item: &Item) -> Option<Bucket> {
        item.bucket.or_else(|| self.by_dates(item))
    }

    /// What an item's dates say, whatever bucket it was put in.
    #[must_use]
    pub fn by_dates(self, item: &Item) -> Option<Bucket> {
        let begins = item.span()?.first;
        Some(if begins <= self.now_until {
            Bucket::Now
        } else if begins <= self.next_until {
            Bucket::Next
        } else {
            Bucket::Later
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn item(start: &str) -> Item {
        Item { start: Some(start.parse().unwrap()), ..Item::default() }
    }

    #[test]
    fn quarters_are_those_of_the_fiscal_year() {
        let ends = |today, month| {
            let made = Horizons::new(day(today), month);
            (made.now_until.to_string(), made.next_until.to_string())
        };
        assert_eq!(ends("2027-02-17", 1), ("2027-03-31".into(), "2027-06-30".into()));
        assert_eq!(ends("2027-02-17", 4), ("2027-03-31".into(), "2027-06-30".into()));
        assert_eq!(ends("2027-02-17", 2), ("2027-04-30".into(), "2027-07-31".into()));
        assert_eq!(ends("2027-12-31", 12), ("2028-02-29".into(), "2028-05-31".into()));
    }

    #[test]
    fn dates_decide_where_nobody_did() {
        let at = Horizons::new(day("2027-02-17"), 1);
        assert_eq!(at.of(&item("2025-Q1")), Some(Bucket::Now));
        assert_eq!(at.of(&item("2027-03-31")), Some(Bucket::Now));
        assert_eq!(at.of(&item("2027-Q2")), Some(Bucket::Next));
        assert_eq!(at.of(&item("2027-07")), Some(Bucket::Later));
        assert_eq!(at.of(&Item::default()), None);
        let put = Item { bucket: Some(Bucket::Later), ..item("2027-03-01") };
        assert_eq!((at.of(&put), at.by_dates(&put)), (Some(Bucket::Later), Some(Bucket::Now)));
    }
}
