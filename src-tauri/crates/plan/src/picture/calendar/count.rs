//! What lands when: every item in each period that is known to hold the whole of its end, and in no other.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, NaiveDate};

use crate::alignment::effort::Effort;
use crate::model::{Bucket, Item, PlanDate, Precision, Span};
use crate::picture::fiscal::Fiscal;
use crate::picture::{CalendarWeight, roadmap};
use crate::plan::{Ix, Plan};

/// The four bands, from coarse to fine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    Year,
    Quarter,
    Month,
    Week,
}

/// All of them.
const ALL: [Band; 4] = [Band::Year, Band::Quarter, Band::Month, Band::Week];

/// The bands whose periods are shaded, each compared with its own kind only.
pub const SHADED: [Band; 3] = [Band::Quarter, Band::Month, Band::Week];

impl Band {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Quarter => "quarter",
            Self::Month => "month",
            Self::Week => "week",
        }
    }
}

/// A period and what lands in it.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its days. A week at the turn of a year has only those of the year it stands in.
    pub span: Span,
    /// The items that land in it and are named.
    pub items: Vec<Ix<Item>>,
    /// How heavy it is: items, or effort.
    pub weight: f64,
    /// How much of that is known to no finer period than this.
    pub coarse: f64,
}

impl Cell {
    const fn new(first: NaiveDate, last: NaiveDate) -> Self {
        Self { span: Span { first, last }, items: Vec::new(), weight: 0.0, coarse: 0.0 }
    }

    pub const fn is_empty(&self) -> bool {
        self.items.is_empty() && self.weight <= 0.0
    }
}

/// A year, with the periods in it in their order.
#[derive(Debug)]
pub struct Year {
    pub whole: Cell,
    pub quarters: Vec<Cell>,
    pub months: Vec<Cell>,
    /// ISO weeks, from Monday; the first and the last end where the year does.
    pub weeks: Vec<Cell>,
}

impl Year {
    fn new(first: NaiveDate, fiscal: Fiscal) -> Self {
        let until = |next: NaiveDate| next.pred_opt().unwrap_or(next);
        let last = until(fiscal.step(first, Precision::Year, 1)).max(first);
        let periods = |precision, most: i32| {
            let starts = (0..most).map(|n| fiscal.step(first, precision, n));
            starts.map(|at| Cell::new(at, until(fiscal.step(at, precision, 1)))).collect()
        };
        let mut weeks = Vec::with_capacity(54);
        let mut at = first;
        while at <= last {
            let end = PlanDate::containing(at, Precision::Week).last_day().min(last).max(at);
            weeks.push(Cell::new(at, end));
            let Some(next) = end.succ_opt() else { break };
            at = next;
        }
        Self {
            whole: Cell::new(first, last),
            quarters: periods(Precision::Quarter, 4),
            months: periods(Precision::Month, 12),
            weeks,
        }
    }

    pub fn cells(&self, band: Band) -> &[Cell] {
        match band {
            Band::Year => std::slice::from_ref(&self.whole),
            Band::Quarter => &self.quarters,
            Band::Month => &self.months,
            Band::Week => &self.weeks,
        }
    }

    fn cells_mut(&mut self, band: Band) -> &mut [Cell] {
        match band {
            Band::Year => std::slice::from_mut(&mut self.whole),
            Band::Quarter => &mut self.quarters,
            Band::Month => &mut self.months,
            Band::Week => &mut self.weeks,
        }
    }
}

/// Why an item lands in no year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Elsewhere {
    /// Before the years that were asked for.
    Before,
    /// After them.
    After,
    /// Its end is known to a period that lies in no one year, such as 2027 where years begin in February.
    Between,
    /// It has a start, and no end.
    NoEnd,
    /// It has a place in the plan and no dates.
    Bucket(Bucket),
    /// It has neither.
    Undated,
}

/// Everything that lands, and everything else.
pub struct Counts {
    pub years: Vec<Year>,
    pub elsewhere: BTreeMap<Elsewhere, Cell>,
    pub by_effort: bool,
    pub fiscal: Fiscal,
    /// Named items whose work is in no estimate.
    pub without: usize,
}

/// The period in which an item lands, as precisely as that is known.
pub fn landing(item: &Item) -> Result<PlanDate, Elsewhere> {
    match (item.start, item.end) {
        // An end before its start is a slip in the data: it is drawn where it begins, here as on the roadmap.
        (Some(start), Some(end)) => Ok(if end.last_day() < start.first_day() { start } else { end }),
        (None, Some(end)) => Ok(end),
        (Some(start), None) if item.is_point() => Ok(start),
        (Some(_), None) => Err(Elsewhere::NoEnd),
        (None, None) => Err(item.bucket.map_or(Elsewhere::Undated, Elsewhere::Bucket)),
    }
}

/// The days that decide in which periods an end lies. A week belongs where its Thursday does, as ISO 8601 has it.
fn deciding(end: PlanDate) -> Span {
    let first = end.first_day();
    if end.precision() == Precision::Week {
        let thursday = first.checked_add_days(Days::new(3)).unwrap_or(first);
        return Span { first: thursday, last: thursday };
    }
    Span { first, last: end.last_day() }
}

impl Counts {
    /// Counts the items that are named, and the weight of those that work: parts too deep to be named weigh all the
    /// same.
    pub fn new(
        plan: &Plan,
        (named, working): (&[Ix<Item>], &[Ix<Item>]),
        weight: CalendarWeight,
        period: Option<Span>,
        today: NaiveDate,
    ) -> Self {
        let fiscal = Fiscal::new(plan.workspace.fiscal_start_month);
        let effort = Effort::with_done(plan);
        let by_effort = weight == CalendarWeight::Effort;
        let mut counts =
            Self { years: Vec::new(), elsewhere: BTreeMap::new(), by_effort, fiscal, without: 0 };
        let mut years: BTreeMap<NaiveDate, Year> = BTreeMap::new();
        for ix in named {
            let amount = if by_effort { 0.0 } else { 1.0 };
            counts.land(&mut years, period, &plan.items[*ix], amount, Some(*ix));
        }
        if by_effort {
            for ix in working {
                let amount = effort.of(*ix);
                if amount > 0.0 {
                    counts.land(&mut years, period, &plan.items[*ix], amount, None);
                }
            }
            let mut missing = vec![false; plan.items.len()];
            for ix in &effort.missing {
                missing[ix.get()] = true;
            }
            counts.without = named.iter().filter(|ix| missing[ix.get()]).count();
        }
        // The year in which one looks at it belongs between others, though nothing lands in it.
        let now = fiscal.first(today, Precision::Year);
        let around = years.keys().next().is_some_and(|first| *first <= now)
            && years.keys().next_back().is_some_and(|last| now <= *last);
        if around {
            years.entry(now).or_insert_with(|| Year::new(now, fiscal));
        }
        counts.years = years.into_values().collect();
        let order = |a: &Ix<Item>, b: &Ix<Item>| {
            let end = |ix: &Ix<Item>| landing(&plan.items[*ix]).ok();
            end(a).cmp(&end(b)).then_with(|| roadmap::by_position(plan, *a, *b))
        };
        for year in &mut counts.years {
            for band in ALL {
                year.cells_mut(band).iter_mut().for_each(|cell| cell.items.sort_by(order));
            }
        }
        counts.elsewhere.values_mut().for_each(|cell| cell.items.sort_by(order));
        counts
    }

    /// Adds an item to every period that holds the whole of its end, else to what says why there is none.
    fn land(
        &mut self,
        years: &mut BTreeMap<NaiveDate, Year>,
        period: Option<Span>,
        item: &Item,
        weight: f64,
        named: Option<Ix<Item>>,
    ) {
        let add = |cell: &mut Cell| {
            cell.items.extend(named);
            cell.weight += weight;
        };
        let mut aside = |why| {
            let any = || Cell::new(NaiveDate::MIN, NaiveDate::MAX);
            add(self.elsewhere.entry(why).or_insert_with(any));
        };
        let end = match landing(item) {
            Ok(end) => end,
            Err(why) => return aside(why),
        };
        let days = deciding(end);
        let first = self.fiscal.first(days.first, Precision::Year);
        let last = self.fiscal.step(first, Precision::Year, 1);
        // The last year of the calendar has no next.
        if days.last >= last && last > first {
            return aside(Elsewhere::Between);
        }
        if period.is_some_and(|period| last <= period.first) {
            return aside(Elsewhere::Before);
        }
        if period.is_some_and(|period| first > period.last) {
            return aside(Elsewhere::After);
        }
        let fiscal = self.fiscal;
        let year = years.entry(first).or_insert_with(|| Year::new(first, fiscal));
        let known = matches!(end.precision(), Precision::Day | Precision::Week);
        let bands = if known { &ALL[..] } else { &ALL[..3] };
        let holds = |cell: &Cell| cell.span.first <= days.first && days.last <= cell.span.last;
        let mut finest = None;
        for band in bands {
            if let Some(place) = year.cells(*band).iter().position(holds) {
                add(&mut year.cells_mut(*band)[place]);
                finest = Some((*band, place));
            }
        }
        if let Some((band, place)) = finest {
            year.cells_mut(band)[place].coarse += weight;
        }
    }

    /// The years between two, in none of which anything lands: `2029`, `2029 – 2040`; none where there are none.
    pub fn between(&self, before: &Year, after: &Year) -> Option<String> {
        let first = before.whole.span.last.succ_opt()?;
        let last = after.whole.span.first.pred_opt()?;
        if last < first {
            return None;
        }
        let [first, last] = [first, last].map(|day| self.fiscal.year(day));
        Some(if first == last { first } else { format!("{first} – {last}") })
    }
}

/// The number of an ISO week, by a day in it.
pub fn week_number(day: NaiveDate) -> u32 {
    day.iso_week().week()
}
