//! Dates as people write them, each with the precision it was written with: `Q3 2026` is a quarter, never 1 July.

mod order;
mod token;

use chrono::{DateTime, Days, NaiveDate, Weekday};
use throughline_plan::model::{Bucket, PlanDate, Precision};

use super::options::DateOrder;
use super::words;

pub(super) use order::{Decided, Evidence};
use token::{Token, Word};

/// Which end of a stretch a cell is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Its first day counts.
    Start,
    /// Its last day counts.
    End,
    /// Both do.
    Whole,
}

/// What the cell alone does not say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    /// Which of day and month comes first in numbers.
    pub order: DateOrder,
    /// The year of dates that say none.
    pub year: Option<i32>,
    /// The month in which fiscal years start, 1 to 12.
    pub fiscal_start_month: u8,
    /// Which end the cell is about.
    pub side: Side,
}

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum When {
    /// Nothing, or that it is not known yet.
    Nothing,
    /// A date.
    Date(PlanDate),
    /// From one to another.
    Range(PlanDate, PlanDate),
    /// A place in a plan without dates.
    Bucket(Bucket),
}

/// Something about how a cell was understood that people may want to know, said once for a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Note {
    /// A sign or word of doubt is left out.
    Doubt,
    /// A month and two digits are a month and a year.
    MonthAndYear,
    /// A number is a spreadsheet's count of days.
    Serial,
    /// A number is a computer's count of seconds.
    Timestamp,
    /// The year is the one that all other dates have.
    YearOfOthers,
    /// `Early`, `mid` or `late` cannot be kept.
    PartLeftOut,
    /// A fiscal year was turned into calendar dates.
    Fiscal,
}

impl Note {
    /// What was decided, for people.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Doubt => "a question mark or a word such as “about” is left out",
            Self::MonthAndYear => "a month with two digits is read as month and year",
            Self::Serial => "a bare number is read as a spreadsheet's day number",
            Self::Timestamp => "a long number is read as seconds since 1970, UTC",
            Self::YearOfOthers => "a date without a year is read with the year of all the other dates",
            Self::PartLeftOut => "“early”, “mid” or “late” is left out",
            Self::Fiscal => "a fiscal year is read as the calendar dates it covers in this workspace",
        }
    }
}

/// A cell that is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoDate {
    /// Nothing like a date.
    Unknown,
    /// A date that does not exist, such as 30 February.
    Impossible,
    /// Impossible in the column's order of day and month, though not in the other.
    OtherOrder,
    /// It says no year, and neither do others.
    NoYear,
    /// A fiscal year that does not start with a quarter.
    Fiscal,
}

impl NoDate {
    /// What is wrong, for people.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Unknown => "This is not a date",
            Self::Impossible => "There is no such day",
            Self::OtherOrder => "There is no such day in this column's order of day and month",
            Self::NoYear => "This date has no year",
            Self::Fiscal => "Fiscal quarters that cut calendar quarters cannot be kept",
        }
    }

    /// What to write instead.
    pub(super) const fn remedy(self) -> &'static str {
        match self {
            Self::OtherOrder => "Write it as 2026-03-12, or change the order for the column.",
            Self::NoYear => "Write the year too, such as Q2 2026.",
            _ => "Write it as 2026-03-12, 2026-03, Q3 2026, H2 2026 or 2026.",
        }
    }
}

/// What was understood, and how.
pub(super) type Understood = (When, Option<Note>);

/// Understands a cell.
pub(super) fn read(cell: &str, context: Context) -> Result<Understood, NoDate> {
    let cell = cell.trim();
    if let Ok(date) = cell.parse::<PlanDate>() {
        return Ok((When::Date(date), None));
    }
    if words::is_nothing(cell) {
        return Ok((When::Nothing, None));
    }
    if let Some(bucket) = words::bucket(cell) {
        return Ok((When::Bucket(bucket), None));
    }
    let plain = token::plain(cell);
    let (rest, doubt) = token::without_doubt(&plain);
    if rest.is_empty() {
        return Ok((When::Nothing, None));
    }
    let doubt = doubt.then_some(Note::Doubt);
    let (part, rest) = token::part(rest);
    match single(rest, context) {
        Ok((date, note)) => {
            let (date, left_out) = within(date, part, context.side);
            let left_out = left_out.then_some(Note::PartLeftOut);
            Ok((When::Date(date), note.or(left_out).or(doubt)))
        }
        Err(error) => match range(rest, context) {
            Some((from, to)) => Ok((When::Range(from, to), doubt)),
            None => Err(error),
        },
    }
}

/// Which part of a period is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Early,
    Mid,
    Late,
}

/// `end of Q2` as precisely as it can be kept, and whether something of it is left out. The last day of an end and
/// the first day of a start count anyway, so that `end of Q2` as an end is the quarter itself.
fn within(period: PlanDate, part: Option<Part>, side: Side) -> (PlanDate, bool) {
    let finer = |precision, n| (PlanDate::containing(period.first_day(), precision).step(n), false);
    match (part, side, period.precision()) {
        (None, ..) | (Some(Part::Late), Side::End, _) | (Some(Part::Early), Side::Start, _) => {
            (period, false)
        }
        (Some(_), Side::Whole, _) => (period, true),
        (Some(Part::Early), _, Precision::Year) => finer(Precision::Quarter, 0),
        (Some(Part::Late), _, Precision::Year) => finer(Precision::Quarter, 3),
        (Some(Part::Early), _, Precision::Half) => finer(Precision::Quarter, 0),
        (Some(Part::Late), _, Precision::Half) => finer(Precision::Quarter, 1),
        (Some(Part::Early), _, Precision::Quarter) => finer(Precision::Month, 0),
        (Some(Part::Mid), _, Precision::Quarter) => finer(Precision::Month, 1),
        (Some(Part::Late), _, Precision::Quarter) => finer(Precision::Month, 2),
        _ => (period, true),
    }
}

/// One date.
fn single(text: &str, context: Context) -> Result<(PlanDate, Option<Note>), NoDate> {
    let tokens = token::without_time(token::cut(text));
    if tokens.iter().any(|token| matches!(token, Token::Word(_))) {
        with_words(&tokens, context)
    } else {
        in_numbers(&tokens, context)
    }
}

/// From one date to another; the first may leave out the year of the second.
fn range(text: &str, context: Context) -> Option<(PlanDate, PlanDate)> {
    let (from, to) = [" - ", " to ", "..", "->", "→", " until ", " bis ", "-", "/"]
        .iter()
        .find_map(|between| text.split_once(between).filter(|(_, to)| !to.contains(between)))?;
    let (to, _) = single(to.trim(), Context { side: Side::End, ..context }).ok()?;
    let year = chrono::Datelike::year(&to.first_day());
    let context = Context { side: Side::Start, year: Some(year), ..context };
    let (from, _) = single(from.trim(), context).ok()?;
    (from.first_day() <= to.last_day()).then_some((from, to))
}

/// The years that plans are about.
fn sane(year: i32) -> Option<i32> {
    (1900..=2200).contains(&year).then_some(year)
}

/// A year of two or four digits.
fn year(digits: &str) -> Option<i32> {
    let value: i32 = digits.parse().ok()?;
    match digits.len() {
        4 => sane(value),
        2 if value < 70 => Some(2000 + value),
        2 => Some(1900 + value),
        _ => None,
    }
}

fn small(digits: &str) -> Option<u32> {
    digits.parse().ok().filter(|_| digits.len() <= 2)
}

fn day(year: i32, month: u32, day: u32) -> Result<PlanDate, NoDate> {
    NaiveDate::from_ymd_opt(year, month, day).map(PlanDate::day).ok_or(NoDate::Impossible)
}

fn period(year: i32, month: u32, precision: Precision) -> Result<PlanDate, NoDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1).ok_or(NoDate::Impossible)?;
    Ok(PlanDate::containing(first, precision))
}

/// A date in numbers alone.
fn in_numbers(tokens: &[Token<'_>], context: Context) -> Result<(PlanDate, Option<Note>), NoDate> {
    use Token::{Mark, Number};
    let plain = |date: Result<PlanDate, NoDate>| date.map(|date| (date, None));
    match tokens {
        [Number(n)] => bare_number(n),
        // A spreadsheet's day number with its time of day.
        [Number(n), Mark('.'), Number(_)] if n.len() == 5 => bare_number(n),
        [Number(y), Number(m), Number(d)] if y.len() == 4 => plain(year_month_day(y, m, d)),
        [Number(a), Mark(x), Number(b), Mark(z), Number(c)] if x == z => {
            if a.len() == 4 {
                return plain(year_month_day(a, b, c));
            }
            let (Some(first), Some(second), Some(year)) = (small(a), small(b), year(c)) else {
                return Err(NoDate::Unknown);
            };
            plain(ordered(year, first, second, context.order))
        }
        [Number(y), Mark('-' | '/' | '.'), Number(m)] if y.len() == 4 => {
            let (Some(year), Some(month)) = (year(y), small(m)) else { return Err(NoDate::Unknown) };
            plain(period(year, month, Precision::Month))
        }
        [Number(m), Mark('-' | '/' | '.'), Number(y)] if y.len() == 4 => {
            let (Some(year), Some(month)) = (year(y), small(m)) else { return Err(NoDate::Unknown) };
            plain(period(year, month, Precision::Month))
        }
        [Number(a), Mark('/' | '.'), Number(b)] | [Number(a), Mark('.'), Number(b), Mark('.')] => {
            let (Some(first), Some(second)) = (small(a), small(b)) else { return Err(NoDate::Unknown) };
            let year = context.year.ok_or(NoDate::NoYear)?;
            Ok((ordered(year, first, second, context.order)?, Some(Note::YearOfOthers)))
        }
        _ => Err(NoDate::Unknown),
    }
}

fn year_month_day(y: &str, m: &str, d: &str) -> Result<PlanDate, NoDate> {
    let (Some(year), Some(month), Some(number)) = (year(y), small(m), small(d)) else {
        return Err(NoDate::Unknown);
    };
    day(year, month, number)
}

fn ordered(year: i32, first: u32, second: u32, order: DateOrder) -> Result<PlanDate, NoDate> {
    let (d, m) = match order {
        DateOrder::DayFirst => (first, second),
        DateOrder::MonthFirst => (second, first),
    };
    day(year, m, d).map_err(|error| if day(year, d, m).is_ok() { NoDate::OtherOrder } else { error })
}

/// A year, `20260312`, a spreadsheet's day number (counted from 30 December 1899) or a Unix time.
fn bare_number(digits: &str) -> Result<(PlanDate, Option<Note>), NoDate> {
    let number: u64 = digits.parse().map_err(|_| NoDate::Unknown)?;
    let date = match digits.len() {
        4 => {
            return period(year(digits).ok_or(NoDate::Unknown)?, 1, Precision::Year).map(|date| (date, None));
        }
        8 => return year_month_day(&digits[..4], &digits[4..6], &digits[6..]).map(|date| (date, None)),
        // 1954 to 2119.
        5 if (20_000..80_000).contains(&number) => (
            NaiveDate::from_ymd_opt(1899, 12, 30).and_then(|zero| zero.checked_add_days(Days::new(number))),
            Note::Serial,
        ),
        10 | 13 => {
            let seconds = if digits.len() == 13 { number / 1000 } else { number };
            let moment = i64::try_from(seconds).ok().and_then(|s| DateTime::from_timestamp(s, 0));
            (moment.map(|moment| moment.date_naive()), Note::Timestamp)
        }
        _ => (None, Note::Serial),
    };
    date.0.map(|day| (PlanDate::day(day), Some(date.1))).ok_or(NoDate::Unknown)
}

/// A date with a word in it: a month's name, or a letter for quarter, half, week or fiscal year.
fn with_words(tokens: &[Token<'_>], context: Context) -> Result<(PlanDate, Option<Note>), NoDate> {
    use Token::{Mark, Number, Word as W};
    // `Mar '26` is a month and a year without doubt.
    let apostrophe = tokens.contains(&Mark('\''));
    let tokens: Vec<Token<'_>> = tokens.iter().copied().filter(|token| !matches!(token, Mark(_))).collect();
    let no_year = || context.year.map(|year| (year, Some(Note::YearOfOthers))).ok_or(NoDate::NoYear);
    match tokens.as_slice() {
        [W(Word::Fiscal), rest @ ..] => fiscal(rest, context),
        [rest @ .., W(Word::Fiscal), year] => fiscal(&[rest, &[*year]].concat(), context),
        [W(Word::Calendar), rest @ ..] => single_of(rest, context),
        [Number(d), W(Word::Month(m)), Number(y)] if y.len() == 4 || d.len() <= 2 => {
            if d.len() == 4 {
                return Err(NoDate::Unknown);
            }
            let (Some(number), Some(year)) = (small(d), year(y)) else { return Err(NoDate::Unknown) };
            day(year, *m, number).map(|date| (date, None))
        }
        [Number(y), W(Word::Month(m)), Number(d)] | [W(Word::Month(m)), Number(d), Number(y)] => {
            let (Some(number), Some(year)) = (small(d), year(y)) else { return Err(NoDate::Unknown) };
            day(year, *m, number).map(|date| (date, None))
        }
        [W(Word::Month(m)), Number(y)] | [Number(y), W(Word::Month(m))] if y.len() == 4 => {
            period(year(y).ok_or(NoDate::Unknown)?, *m, Precision::Month).map(|date| (date, None))
        }
        [W(Word::Month(m)), Number(n)] => {
            let number = small(n).ok_or(NoDate::Unknown)?;
            if apostrophe || number >= 20 {
                let year = year(n).ok_or(NoDate::Unknown)?;
                let note = (!apostrophe && number <= 31).then_some(Note::MonthAndYear);
                return period(year, *m, Precision::Month).map(|date| (date, note));
            }
            let (year, note) = no_year()?;
            day(year, *m, number).map(|date| (date, note))
        }
        [Number(n), W(Word::Month(m))] => {
            let number = small(n).ok_or(NoDate::Unknown)?;
            let (year, note) = no_year()?;
            day(year, *m, number).map(|date| (date, note))
        }
        [W(Word::Month(m))] => {
            let (year, note) = no_year()?;
            period(year, *m, Precision::Month).map(|date| (date, note))
        }
        other => single_of(other, context),
    }
}

/// A quarter, half or week, or a year alone.
fn single_of(tokens: &[Token<'_>], context: Context) -> Result<(PlanDate, Option<Note>), NoDate> {
    use Token::{Number, Word as W};
    let (kind, number, the_year) = match tokens {
        [Number(y)] => {
            let year = year(y).ok_or(NoDate::Unknown)?;
            return period(year, 1, Precision::Year).map(|date| (date, None));
        }
        [Number(y), W(Word::Week), Number(w), Number(d)] if y.len() == 4 && d.len() == 1 => {
            let weekday = d.parse::<u8>().ok().and_then(|d| Weekday::try_from(d.wrapping_sub(1)).ok());
            let (Some(year), Some(week), Some(weekday)) = (year(y), small(w), weekday) else {
                return Err(NoDate::Unknown);
            };
            let date = NaiveDate::from_isoywd_opt(year, week, weekday).ok_or(NoDate::Impossible)?;
            return Ok((PlanDate::day(date), None));
        }
        [W(kind @ (Word::Quarter | Word::Half | Word::Week)), Number(n), Number(y)] => (*kind, *n, Some(*y)),
        [Number(y), W(kind @ (Word::Quarter | Word::Half | Word::Week)), Number(n)]
            if y.len() > 1 && n.len() < 3 =>
        {
            (*kind, *n, Some(*y))
        }
        [Number(n), W(kind @ (Word::Quarter | Word::Half | Word::Week)), Number(y)] => (*kind, *n, Some(*y)),
        [W(kind @ (Word::Quarter | Word::Half | Word::Week)), Number(n)]
        | [Number(n), W(kind @ (Word::Quarter | Word::Half | Word::Week))] => (*kind, *n, None),
        _ => return Err(NoDate::Unknown),
    };
    let number = small(number).ok_or(NoDate::Unknown)?;
    let (year, note) = match the_year {
        Some(digits) => (year(digits).ok_or(NoDate::Unknown)?, None),
        None => (context.year.ok_or(NoDate::NoYear)?, Some(Note::YearOfOthers)),
    };
    let date = match (kind, number) {
        (Word::Quarter, 1..=4) => period(year, number * 3 - 2, Precision::Quarter)?,
        (Word::Half, 1..=2) => period(year, number * 6 - 5, Precision::Half)?,
        (Word::Week, _) => NaiveDate::from_isoywd_opt(year, number, Weekday::Mon)
            .map(|monday| PlanDate::containing(monday, Precision::Week))
            .ok_or(NoDate::Impossible)?,
        _ => return Err(NoDate::Impossible),
    };
    Ok((date, note))
}

/// A fiscal year, quarter or half as calendar dates. A fiscal year is called by the calendar year in which it ends.
fn fiscal(tokens: &[Token<'_>], context: Context) -> Result<(PlanDate, Option<Note>), NoDate> {
    let (named, _) = single_of(tokens, context)?;
    let start = i32::from(context.fiscal_start_month.clamp(1, 12));
    if start == 1 {
        return Ok((named, None));
    }
    let shift = start - 13;
    // A fiscal quarter is a calendar quarter where the year starts with one; a half or a year is several.
    if named.precision() == Precision::Quarter && shift % 3 == 0 {
        return Ok((named.step(shift / 3), Some(Note::Fiscal)));
    }
    if named.precision() == Precision::Half && shift % 6 == 0 {
        return Ok((named.step(shift / 6), Some(Note::Fiscal)));
    }
    Err(NoDate::Fiscal)
}

#[cfg(test)]
mod tests;
