//! The time axis: which days it covers, its labels and its grid.

use chrono::{Datelike, Days, NaiveDate};

use crate::model::{PlanDate, Precision, Span};
use crate::picture::fiscal::Fiscal;
use crate::picture::text::Font;
use crate::picture::{Zoom, draw};
use crate::scene::{Anchor, Mark, Paint, TimeScale, Weight};

/// Height of the header: two lines of labels.
pub const HEADER: f32 = 46.0;
/// Between the side and the first day.
pub const MARGIN: f32 = 14.0;
const UPPER_BASELINE: f32 = 20.5;
const LOWER_BASELINE: f32 = 38.0;
/// A label stands this far to the right of its line.
const LABEL_INDENT: f32 = 4.0;
/// Beyond this many days the axis follows the bulk of the data instead of its outliers: 12 years.
pub const LONG: i64 = 4383;
/// Kept on both sides of the bulk of the data.
const SPARE: i64 = 366;

/// Days as they are counted in the layout: from the first day of the common era.
pub type Day = i32;

/// The axis while the picture is laid out.
#[derive(PartialEq)]
pub struct Axis {
    pub first: Day,
    /// The last day that data is drawn at; the axis may go on.
    pub last: Day,
    pub unit: f32,
    pub left: f32,
}

/// By year, time is drawn out up to this where all of it fits in the window.
const WIDE_YEAR: f32 = 1.2;

const fn unit_per_day(zoom: Zoom) -> f32 {
    match zoom {
        Zoom::Month => 6.0,
        Zoom::Quarter => 1.88,
        Zoom::Year => 0.5,
    }
}

/// What the axis's upper and lower labels, and its heavy and light lines, stand for.
const fn steps(zoom: Zoom) -> (Precision, Precision) {
    match zoom {
        Zoom::Month => (Precision::Month, Precision::Week),
        Zoom::Quarter => (Precision::Quarter, Precision::Month),
        Zoom::Year => (Precision::Year, Precision::Quarter),
    }
}

impl Axis {
    /// The axis for stretches of days (first, last), which need not be sorted. A period asked for is taken as it is;
    /// otherwise all of the data is shown, and today where it is not far off. Where that would be more than 12 years
    /// and the bulk of the data (98 of 100) lies in half of them or less, only the bulk and a year around it is.
    pub fn new(
        zoom: Zoom,
        (left, right): (f32, f32),
        spans: &[(Day, Day)],
        period: Option<Span>,
        today: NaiveDate,
    ) -> Self {
        let today = today.num_days_from_ce();
        let mut first = spans.iter().map(|span| span.0).min().unwrap_or(today);
        let mut last = spans.iter().map(|span| span.1).max().unwrap_or(today);
        if i64::from(last) - i64::from(first) > LONG {
            let (low, high) = bulk(spans);
            if (i64::from(high) - i64::from(low)) * 2 <= i64::from(last) - i64::from(first) {
                first = first.max(to_day(i64::from(low) - SPARE));
                last = last.min(to_day(i64::from(high) + SPARE));
            }
        }
        if period.is_none() {
            let near = (i64::from(first) - SPARE)..=(i64::from(last) + SPARE);
            if near.contains(&i64::from(today)) {
                first = first.min(today);
                last = last.max(today);
            }
        }
        if let Some(period) = period {
            // An open end is where the data ends.
            if period.first > NaiveDate::MIN {
                first = period.first.num_days_from_ce();
            }
            if period.last < NaiveDate::MAX {
                last = period.last.num_days_from_ce();
            }
            last = last.max(first);
        }
        let floor = match zoom {
            Zoom::Month | Zoom::Quarter => Precision::Month,
            Zoom::Year => Precision::Quarter,
        };
        let first = PlanDate::containing(date(first), floor).first_day().num_days_from_ce();
        let last = PlanDate::containing(date(last), floor).last_day().num_days_from_ce();
        let last = last.max(first);
        let mut unit = unit_per_day(zoom);
        if zoom == Zoom::Year {
            #[expect(clippy::cast_precision_loss, reason = "days shown are far fewer than 2^24")]
            let fill = (right - left) / (last - first + 1) as f32;
            unit = fill.clamp(unit, WIDE_YEAR);
        }
        Self { first, last, unit, left }
    }

    /// The x at which a day begins, held within the axis.
    #[expect(clippy::cast_precision_loss, reason = "days shown are far fewer than 2^24")]
    pub fn x(&self, day: Day) -> f32 {
        self.left + (day.clamp(self.first, self.last + 1) - self.first) as f32 * self.unit
    }

    /// The finished scale: at least the days of the data, and as many as it takes to reach `right`.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held within 0 and 2^24")]
    pub fn scale(&self, right: f32, today: NaiveDate) -> TimeScale {
        let asked = ((right - self.left) / self.unit).ceil().clamp(0.0, 16_000_000.0) as u32;
        let days = asked.max(u32::try_from(self.last - self.first + 1).unwrap_or(1));
        let mut scale = TimeScale {
            origin: date(self.first),
            left: self.left,
            unit_per_day: self.unit,
            days,
            today: None,
        };
        let ahead = (today - scale.origin).num_days();
        scale.today = (0..i64::from(days)).contains(&ahead).then(|| scale.x(today));
        scale
    }
}

fn to_day(day: i64) -> Day {
    Day::try_from(day).unwrap_or(0)
}

fn date(day: Day) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(day).unwrap_or_default()
}

/// Where the first hundredth of the starts and the last hundredth of the ends are left out.
fn bulk(spans: &[(Day, Day)]) -> (Day, Day) {
    let mut firsts: Vec<Day> = spans.iter().map(|span| span.0).collect();
    let mut lasts: Vec<Day> = spans.iter().map(|span| span.1).collect();
    firsts.sort_unstable();
    lasts.sort_unstable();
    let cut = firsts.len().div_ceil(100).min(firsts.len().saturating_sub(1) / 2);
    (firsts[cut], lasts[lasts.len() - 1 - cut])
}

/// Grid lines over the body, from `top` to `bottom`.
pub fn grid(scale: &TimeScale, width: f32, zoom: Zoom, fiscal_start: u8, top: f32, bottom: f32) -> Vec<Mark> {
    let (upper, lower) = steps(zoom);
    let mut marks = Vec::new();
    let heavy: Vec<NaiveDate> = periods(scale, upper, fiscal_start);
    for day in periods(scale, lower, fiscal_start) {
        if heavy.binary_search(&day).is_err() {
            marks.push(draw::rect(scale.x(day), top, 1.0, bottom - top, Paint::Grid));
        }
    }
    for day in heavy {
        marks.push(draw::rect(scale.x(day), top, 1.0, bottom - top, Paint::Hairline));
    }
    marks.retain(|mark| matches!(mark, Mark::Rect { x, .. } if *x < width));
    marks
}

/// The header's labels, with the red chip of today.
pub fn header(scale: &TimeScale, width: f32, zoom: Zoom, fiscal_start: u8) -> Vec<Mark> {
    let (upper, lower) = steps(zoom);
    let chip = scale.today.map(|x| {
        let w = draw::today_width();
        // Held within the axis, so that no end of it is hidden under the side.
        let left = (x + 0.5 - w / 2.0).max(scale.left - MARGIN);
        (left, left + w)
    });
    let mut marks = Vec::new();
    let mut row = |precision, baseline, weight, size, paint, avoid: Option<(f32, f32)>| {
        let font = Font::new(weight, size);
        let days = periods(scale, precision, fiscal_start);
        let starts = std::iter::once(scale.origin).filter(|origin| days.first() != Some(origin));
        let starts: Vec<NaiveDate> = starts.chain(days.iter().copied()).collect();
        for (n, day) in starts.iter().enumerate() {
            let x = scale.x(*day) + LABEL_INDENT;
            let end = starts.get(n + 1).map_or(width, |next| scale.x(*next).min(width));
            let text = label(*day, precision, zoom, fiscal_start);
            let w = font.width(&text);
            let hidden = avoid.is_some_and(|(from, to)| x < to + 2.0 && x + w > from - 2.0);
            if x + w <= end && !hidden {
                marks.push(draw::text(x, baseline, text, size, weight, Anchor::Start, paint, None));
            }
        }
    };
    row(upper, UPPER_BASELINE, Weight::Semibold, 12.0, Paint::Ink, None);
    row(lower, LOWER_BASELINE, Weight::Regular, 11.0, Paint::Muted, chip);
    if let (Some((left, _)), Some(x)) = (chip, scale.today) {
        marks.push(draw::rect(x, LOWER_BASELINE, 1.0, HEADER - LOWER_BASELINE, Paint::Alert));
        marks.extend(draw::today_chip(left, 24.5));
    }
    marks
}

/// The first days of the periods that begin on the axis.
fn periods(scale: &TimeScale, precision: Precision, fiscal_start: u8) -> Vec<NaiveDate> {
    let fiscal = Fiscal::new(fiscal_start);
    let end = scale.origin.checked_add_days(Days::new(u64::from(scale.days))).unwrap_or(NaiveDate::MAX);
    let mut day = fiscal.first(scale.origin, precision);
    let mut out = Vec::new();
    while day < end {
        if day >= scale.origin {
            out.push(day);
        }
        let next = fiscal.step(day, precision, 1);
        if next <= day {
            break;
        }
        day = next;
    }
    out
}

/// What a period of the axis is called. Quarters and years that begin in another month than the calendar's are named
/// after the year in which they end: `Q1 FY27`.
fn label(day: NaiveDate, precision: Precision, zoom: Zoom, fiscal_start: u8) -> String {
    let fiscal = Fiscal::new(fiscal_start);
    match (precision, zoom) {
        (Precision::Week, _) => format!("W{}", day.iso_week().week()),
        (Precision::Month, Zoom::Month) => day.format("%B %Y").to_string(),
        (Precision::Month, _) => day.format("%b").to_string(),
        (Precision::Quarter, Zoom::Year) => format!("Q{}", fiscal.quarter(day)),
        (Precision::Quarter, _) => fiscal.quarter_label(day),
        _ => fiscal.year(day),
    }
}
