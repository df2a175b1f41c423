//! The quarters of the portfolio, and how work falls into them.

use chrono::{Datelike, NaiveDate};

use crate::model::{Item, PlanDate, Precision, Span};
use crate::picture::Zoom;
use crate::picture::fiscal::Fiscal;
use crate::picture::roadmap::{self, Axis};
use crate::plan::{Ix, Plan};

/// No more quarters than these are shown; what lies beyond them stands in a column before or after.
const MOST: usize = 120;

/// What a column stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Before the first quarter that is shown.
    Earlier,
    /// A quarter, by its first and last day.
    Quarter(Span),
    /// After the last quarter that is shown.
    Later,
    /// What has no dates.
    Undated,
}

/// The columns from left to right.
pub struct Columns {
    pub list: Vec<Column>,
    pub fiscal: Fiscal,
    quarters: Span,
}

impl Columns {
    /// The quarters that the items lie in, or those of the period asked for.
    pub fn new(plan: &Plan, items: &[Ix<Item>], period: Option<Span>, today: NaiveDate) -> Self {
        let fiscal = Fiscal::new(plan.workspace.fiscal_start_month);
        let spans: Vec<_> = items
            .iter()
            .map(|ix| &plan.items[*ix])
            .filter_map(|item| roadmap::days_of((item.start, item.end)))
            .collect();
        let axis = Axis::new(Zoom::Year, (0.0, 0.0), &spans, period, today);
        let day = |day: i32| NaiveDate::from_num_days_from_ce_opt(day).unwrap_or_default();
        // A period that was asked for is taken as it is; otherwise only quarters in which something is, and today.
        let [mut first, last] = match period {
            Some(_) => [day(axis.first), day(axis.last)],
            None => {
                let inside = |at: i32| at.clamp(axis.first, axis.last);
                let near = (axis.first..=axis.last).contains(&today.num_days_from_ce());
                let also = near.then(|| today.num_days_from_ce());
                let low = spans.iter().map(|span| inside(span.0)).chain(also).min();
                let high = spans.iter().map(|span| inside(span.1)).chain(also).max();
                [day(low.unwrap_or(axis.first)), day(high.unwrap_or(axis.last))]
            }
        };
        first = fiscal.first(first, Precision::Quarter);
        // The latest that are shown are those around today where that is within, else the first.
        let far = |from: NaiveDate, n: i32| fiscal.step(from, Precision::Quarter, n);
        let half = i32::try_from(MOST / 2).unwrap_or(0);
        if last >= far(first, 2 * half) && today > far(first, half) {
            first = fiscal.first(today.min(last), Precision::Quarter);
            first = far(first, -half);
        }
        let mut list = Vec::new();
        let mut at = first;
        while at <= last && list.len() < MOST {
            let next = far(at, 1);
            if next <= at {
                break;
            }
            list.push(Column::Quarter(Span { first: at, last: next.pred_opt().unwrap_or(at) }));
            at = next;
        }
        let quarters = Span { first, last: at.pred_opt().unwrap_or(at) };
        let spans = || items.iter().map(|ix| plan.items[*ix].span());
        if spans().any(|span| span.is_some_and(|span| span.first < quarters.first)) {
            list.insert(0, Column::Earlier);
        }
        if spans().any(|span| span.is_some_and(|span| span.last > quarters.last)) {
            list.push(Column::Later);
        }
        if spans().any(|span| span.is_none()) {
            list.push(Column::Undated);
        }
        Self { list, fiscal, quarters }
    }

    /// The days of a column; none for what has no dates.
    fn days(&self, column: Column) -> Option<Span> {
        match column {
            Column::Earlier => {
                Some(Span { first: NaiveDate::MIN, last: self.quarters.first.pred_opt().unwrap_or_default() })
            }
            Column::Quarter(span) => Some(span),
            Column::Later => {
                Some(Span { first: self.quarters.last.succ_opt().unwrap_or_default(), last: NaiveDate::MAX })
            }
            Column::Undated => None,
        }
    }

    /// The column that holds a day, or what has none.
    pub fn of(&self, day: Option<NaiveDate>) -> usize {
        let holds = |column: &Column| match (self.days(*column), day) {
            (Some(span), Some(day)) => span.first <= day && day <= span.last,
            (None, None) => true,
            _ => false,
        };
        self.list.iter().position(holds).unwrap_or(0)
    }

    /// How an item's work falls into the columns, spread evenly over its days: places and parts of 1.
    pub fn parts(&self, span: Option<Span>) -> Vec<(usize, f64)> {
        let Some(span) = span else { return vec![(self.of(None), 1.0)] };
        let [first, last] = [self.of(Some(span.first)), self.of(Some(span.last))];
        (first..=last)
            .filter_map(|place| {
                let here = self.days(self.list[place])?;
                let both = Span { first: here.first.max(span.first), last: here.last.min(span.last) };
                #[expect(clippy::cast_precision_loss, reason = "days of a plan are far fewer than 2^52")]
                let part = both.days() as f64 / span.days() as f64;
                Some((place, part))
            })
            .collect()
    }

    /// What a column is called: `Q1 2027`.
    pub fn title(&self, column: Column) -> String {
        match column {
            Column::Earlier => "Earlier".to_owned(),
            Column::Quarter(span) => self.fiscal.quarter_label(span.first),
            Column::Later => "Later".to_owned(),
            Column::Undated => "No dates".to_owned(),
        }
    }

    /// Its second line: the months of a quarter.
    pub fn detail(&self, column: Column) -> String {
        let day = |day: Option<NaiveDate>| day.map(|day| PlanDate::day(day).label()).unwrap_or_default();
        match column {
            Column::Earlier => format!("until {}", day(self.quarters.first.pred_opt())),
            Column::Quarter(Span { first, last }) => {
                format!("{} – {}", first.format("%b"), last.format("%b"))
            }
            Column::Later => format!("from {}", day(self.quarters.last.succ_opt())),
            Column::Undated => String::new(),
        }
    }

    /// The word of a column in keys.
    pub fn key(column: Column) -> String {
        match column {
            Column::Earlier => "earlier".to_owned(),
            Column::Quarter(span) => span.first.to_string(),
            Column::Later => "later".to_owned(),
            Column::Undated => "none".to_owned(),
        }
    }

    /// When an item lands, and what is to be said of that beside its name where the column says it too exactly: its end
    /// is known to a half-year or a year only, or not at all.
    pub fn landing(&self, item: &Item) -> (usize, Option<String>) {
        let place = self.of(item.span().map(|span| span.last));
        let Column::Quarter(quarter) = self.list[place] else { return (place, None) };
        let vague = match (item.start, item.end) {
            (Some(start), None) if !item.is_point() => {
                return (place, Some(format!("from {}", start.label())));
            }
            (Some(start), None) => start,
            (_, Some(end)) => end,
            (None, None) => return (place, None),
        };
        let beyond = vague.first_day() < quarter.first || vague.last_day() > quarter.last;
        (place, beyond.then(|| vague.label()))
    }
}
