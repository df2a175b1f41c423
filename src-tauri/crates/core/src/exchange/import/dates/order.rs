//! Which of day and month comes first in a column of dates in numbers: decided once for the whole column.

use super::super::options::DateOrder;
use super::token::{self, Token};

/// What the values of a column tell.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in super::super) struct Evidence {
    /// How many values can only be day first, and the first of them.
    day_first: (u32, String),
    /// How many values can only be month first, and the first of them.
    month_first: (u32, String),
    /// How many can be either and mean different days.
    either: u32,
    /// How many are written with each of `/`, `.` and `-`.
    marks: [u32; 3],
}

/// The order of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Decided {
    /// The order.
    pub order: DateOrder,
    /// Why, for people.
    pub why: String,
}

impl Evidence {
    /// Looks at one value.
    pub(in super::super) fn note(&mut self, cell: &str) {
        if !cell.starts_with(|c: char| c.is_ascii_digit()) {
            return;
        }
        let plain = token::plain(cell);
        let tokens = token::without_time(token::cut(&plain));
        let [Token::Number(a), Token::Mark(mark), Token::Number(b), Token::Mark(other), Token::Number(year)] =
            tokens.as_slice()
        else {
            return;
        };
        if mark != other || a.len() > 2 || b.len() > 2 || !matches!(year.len(), 2 | 4) {
            return;
        }
        let (Ok(a), Ok(b)) = (a.parse::<u32>(), b.parse::<u32>()) else { return };
        if let Some(place) = ['/', '.', '-'].iter().position(|known| known == mark) {
            self.marks[place] += 1;
        }
        match (a > 12, b > 12) {
            (true, false) => seen(&mut self.day_first, cell),
            (false, true) => seen(&mut self.month_first, cell),
            (false, false) if a != b => self.either += 1,
            _ => {}
        }
    }

    /// Whether the order makes a difference in this column.
    pub(in super::super) const fn matters(&self) -> bool {
        self.either > 0 || self.day_first.0 > 0 || self.month_first.0 > 0
    }

    /// Adds what another column tells.
    pub(in super::super) fn add(&mut self, other: &Self) {
        for (mine, theirs) in
            [(&mut self.day_first, &other.day_first), (&mut self.month_first, &other.month_first)]
        {
            if mine.0 == 0 {
                mine.1.clone_from(&theirs.1);
            }
            mine.0 += theirs.0;
        }
        self.either += other.either;
        for (mine, theirs) in self.marks.iter_mut().zip(other.marks) {
            *mine += theirs;
        }
    }

    /// The order that the values alone tell.
    pub(in super::super) fn told(&self) -> Option<Decided> {
        let (days, months) = (self.day_first.0, self.month_first.0);
        let (order, sample) = match days.cmp(&months) {
            std::cmp::Ordering::Greater => (DateOrder::DayFirst, &self.day_first.1),
            std::cmp::Ordering::Less => (DateOrder::MonthFirst, &self.month_first.1),
            std::cmp::Ordering::Equal => return None,
        };
        let why = if days > 0 && months > 0 {
            format!("most values that tell, such as {sample}, can only be {}", order.label())
        } else {
            format!("{sample} can only be {}", order.label())
        };
        Some(Decided { order, why })
    }

    /// The order that the signs between the numbers suggest: points and dashes are used where the day comes first,
    /// slashes are what exports of American tools have.
    pub(in super::super) fn suggested(&self) -> Decided {
        let [slashes, points, dashes] = self.marks;
        if slashes >= points + dashes {
            let why = "dates with slashes are mostly written so, and no value tells".to_owned();
            Decided { order: DateOrder::MonthFirst, why }
        } else {
            let why = "dates with points or dashes are mostly written so, and no value tells".to_owned();
            Decided { order: DateOrder::DayFirst, why }
        }
    }
}

fn seen(slot: &mut (u32, String), cell: &str) {
    if slot.0 == 0 {
        cell.clone_into(&mut slot.1);
    }
    slot.0 += 1;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(cells: &[&str]) -> Evidence {
        let mut evidence = Evidence::default();
        cells.iter().for_each(|cell| evidence.note(cell));
        evidence
    }

    #[test]
    fn one_telling_value_decides_the_column() {
        let us = evidence(&["3/12/2026", "4/1/2026", "6/21/2025 16:14"]).told().unwrap();
        assert_eq!(us.order, DateOrder::MonthFirst);
        assert_eq!(us.why, "6/21/2025 16:14 can only be month first");
        let eu = evidence(&["3/12/2026", "31/1/2026"]).told().unwrap();
        assert_eq!(eu.order, DateOrder::DayFirst);
    }

    #[test]
    fn without_a_telling_value_the_signs_suggest() {
        let slashes = evidence(&["3/12/2026"]);
        assert!(slashes.told().is_none() && slashes.matters());
        assert_eq!(slashes.suggested().order, DateOrder::MonthFirst);
        assert_eq!(evidence(&["12.03.2026"]).suggested().order, DateOrder::DayFirst);
        assert_eq!(evidence(&["12-03-2026"]).suggested().order, DateOrder::DayFirst);
    }

    #[test]
    fn the_order_matters_only_where_days_differ() {
        assert!(!evidence(&["2026-03-12", "Q3 2026", "3/3/2026", "12/Mar/26"]).matters());
    }

    #[test]
    fn the_majority_wins() {
        assert_eq!(
            evidence(&["31/1/2026", "30/1/2026", "1/30/2026"]).told().unwrap().order,
            DateOrder::DayFirst
        );
    }
}
