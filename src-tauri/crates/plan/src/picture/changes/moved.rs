//! The time axis that moved items stand on.

use chrono::NaiveDate;

use crate::model::{PlanDate, Precision};
use crate::picture::draw;
use crate::picture::fiscal::Fiscal;
use crate::plan::Plan;

use super::gather::Row;

/// No more labels than fit beside each other.
const MOST_TICKS: usize = 9;
/// Periods are not counted further: dates of centuries are slips.
const MOST_PERIODS: usize = 400;

/// How days become x.
pub struct Axis {
    first: NaiveDate,
    left: f32,
    right: f32,
    /// Units per day.
    unit: f32,
    /// Where periods begin, with their labels.
    pub ticks: Vec<(f32, String)>,
}

impl Axis {
    /// An axis between two x over all that the rows moved from and to, in whole periods: months where these fit, else
    /// quarters or years. None where no row has moved.
    pub fn new(plan: &Plan, rows: &[Row], [left, right]: [f32; 2]) -> Option<Self> {
        let dates = || rows.iter().filter_map(|row| row.moved).flat_map(|moved| [moved.was, moved.is]);
        let low = dates().map(PlanDate::first_day).min()?;
        let high = dates().map(PlanDate::last_day).max()?;
        let fiscal = Fiscal::new(plan.workspace.fiscal_start_month);
        let begins = |precision: Precision| {
            let mut all = vec![fiscal.first(low, precision)];
            let mut at = all[0];
            while at <= high && all.len() <= MOST_PERIODS {
                at = fiscal.step(at, precision, 1);
                all.push(at);
            }
            all
        };
        let (precision, begins) = [Precision::Month, Precision::Quarter, Precision::Year]
            .map(|precision| (precision, begins(precision)))
            .into_iter()
            .find(|(precision, begins)| begins.len() <= MOST_TICKS + 1 || *precision == Precision::Year)?;
        let (first, end) = (*begins.first()?, *begins.last()?);
        let days = usize::try_from((end - first).num_days()).unwrap_or(1).max(1);
        let mut axis =
            Self { first, left, right, unit: (right - left) / draw::count(days), ticks: Vec::new() };
        // Of many years not each has room for its name.
        let every = begins.len().div_ceil(MOST_TICKS + 1);
        axis.ticks = begins[..begins.len() - 1]
            .iter()
            .step_by(every)
            .map(|day| {
                let label = match precision {
                    Precision::Year => fiscal.year(*day),
                    Precision::Quarter => fiscal.quarter_label(*day),
                    _ => PlanDate::containing(*day, Precision::Month).label(),
                };
                (axis.x(*day), label)
            })
            .collect();
        Some(axis)
    }

    /// The x at which a day begins, held within the axis.
    fn x(&self, day: NaiveDate) -> f32 {
        let days = usize::try_from((day - self.first).num_days()).unwrap_or(0);
        (self.left + draw::count(days) * self.unit).min(self.right)
    }

    /// The x at which a date ends.
    pub fn end(&self, date: PlanDate) -> f32 {
        self.x(date.last_day().succ_opt().unwrap_or(NaiveDate::MAX))
    }

    /// The x of a day, where it is on the axis.
    pub fn shown(&self, day: NaiveDate) -> Option<f32> {
        let x = self.x(day);
        (day >= self.first && x < self.right).then_some(x)
    }
}
