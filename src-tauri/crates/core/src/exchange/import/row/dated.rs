//! The dates of a row.

use throughline_plan::model::{PlanDate, RecordKind};

use super::super::dates::{Side, When};
use super::super::field::Field;
use super::super::read::Row;
use super::super::recognise;
use super::{Parsed, Reader, holds};

/// What the cells of one end say.
#[derive(Debug, Default)]
struct Found {
    /// The date, where a cell was understood; an inner none empties the field.
    date: Option<Option<PlanDate>>,
    /// The other end, where the cell held both.
    other: Option<PlanDate>,
}

impl Reader<'_> {
    /// Start, end, period, marks, and the dates that are only kept.
    pub(super) fn dates(&mut self, row: &Row, parsed: &mut Parsed) {
        for field in [Field::OtherDate, Field::Completed] {
            self.only_kept(row, field, parsed);
        }
        if !holds(parsed.kind, Field::Start) {
            return;
        }
        let start = self.end(row, Field::Start, Side::Start, parsed);
        let end = self.end(row, Field::End, Side::End, parsed);
        // `Mar – Jun 2026` in the column of starts says the end too, where nothing else does.
        let missing = |found: &Found| found.date.flatten().is_none();
        let (both_ends, both_starts) =
            (start.other.filter(|_| missing(&end)), end.other.filter(|_| missing(&start)));
        parsed.values.start = both_starts.map(Some).or(start.date);
        parsed.values.end = both_ends.map(Some).or(end.date);
        if holds(parsed.kind, Field::Period) {
            self.period(row, parsed);
            self.marks(row, parsed);
        }
        if let (Some(Some(start)), Some(Some(end))) = (parsed.values.start, parsed.values.end)
            && end.last_day() < start.first_day()
        {
            let place = self.table.places(Field::End).next().unwrap_or(usize::MAX);
            let value = format!("{start} to {end}");
            let at = self.table.at(row.line, place, &value);
            self.log.warn(at, "The end lies before the start. Both are kept as they are.");
        }
    }

    /// One end of a record: the first cell that is filled.
    fn end(&mut self, row: &Row, field: Field, side: Side, parsed: &mut Parsed) -> Found {
        let mut found = Found::default();
        let places: Vec<usize> = self.table.places(field).collect();
        for place in places {
            let Some(cell) = self.table.cell(row, place).map(str::to_owned) else { continue };
            let name = self.table.layout.columns[place].name.clone();
            if found.date.flatten().is_some() {
                parsed.values.keep(&name, &cell);
                continue;
            }
            parsed.values.keep(&name, "");
            match self.table.date(place, &cell, side) {
                Ok(When::Nothing) => found.date = found.date.or(Some(None)),
                Ok(When::Date(date)) => found.date = Some(Some(date)),
                Ok(When::Range(from, to)) => {
                    let (date, other) = if side == Side::Start { (from, to) } else { (to, from) };
                    found = Found { date: Some(Some(date)), other: Some(other) };
                }
                Ok(When::Bucket(bucket)) => {
                    found.date = found.date.or(Some(None));
                    if parsed.kind == RecordKind::Item && !self.table.layout.has(Field::Bucket) {
                        parsed.values.bucket = Some(Some(bucket));
                    }
                }
                Err(error) => {
                    parsed.values.keep(&name, &cell);
                    let kept = if parsed.kind == RecordKind::Item { "kept as text" } else { "left out" };
                    let at = self.table.at(row.line, place, &cell);
                    self.log.warn(at, format!("{}. The cell is {kept}. {}", error.words(), error.remedy()));
                }
            }
        }
        found
    }

    /// A period is start and end, where they say nothing themselves.
    fn period(&mut self, row: &Row, parsed: &mut Parsed) {
        let places: Vec<usize> = self.table.places(Field::Period).collect();
        for place in places {
            let Some(cell) = self.table.cell(row, place).map(str::to_owned) else { continue };
            let name = self.table.layout.columns[place].name.clone();
            let values = &mut parsed.values;
            if values.start.flatten().is_some() || values.end.flatten().is_some() {
                if parsed.kind == RecordKind::Item {
                    values.keep(&name, &cell);
                }
                continue;
            }
            values.keep(&name, "");
            let bounds = match self.table.date(place, &cell, Side::Whole) {
                Ok(When::Nothing) => None,
                Ok(When::Date(date)) => Some((date, date)),
                Ok(When::Range(from, to)) => Some((from, to)),
                Ok(When::Bucket(bucket)) => {
                    if parsed.kind == RecordKind::Item && !self.table.layout.has(Field::Bucket) {
                        values.bucket = Some(Some(bucket));
                    }
                    None
                }
                Err(error) => {
                    values.keep(&name, &cell);
                    let kept = if parsed.kind == RecordKind::Item { "kept as text" } else { "left out" };
                    let at = self.table.at(row.line, place, &cell);
                    self.log.warn(at, format!("{}. The cell is {kept}. {}", error.words(), error.remedy()));
                    continue;
                }
            };
            values.start = Some(bounds.map(|(from, _)| from));
            values.end = Some(bounds.map(|(_, to)| to));
        }
    }

    /// Marks below periods: from the first that is marked to the last.
    fn marks(&mut self, row: &Row, parsed: &mut Parsed) {
        let mut marked: Vec<PlanDate> = Vec::new();
        let mut any = false;
        for place in self.table.places(Field::Marker) {
            let (Some(cell), Some(period)) = (self.table.cell(row, place), self.table.marks(place)) else {
                continue;
            };
            any = true;
            if recognise::is_mark(cell) {
                marked.push(period);
            }
        }
        if !any || parsed.values.start.flatten().is_some() || parsed.values.end.flatten().is_some() {
            return;
        }
        marked.sort_unstable();
        parsed.values.start = Some(marked.first().copied());
        parsed.values.end = Some(marked.last().copied());
        if let Some(gap) = marked.windows(2).find(|two| two[0].step(1) < two[1]) {
            let value = format!("{}, {}", gap[0].label(), gap[1].label());
            let at =
                super::super::log::At { table: self.table.index, line: row.line, column: "", value: &value };
            self.log.info(at, "The marks leave a gap. The item is taken to run from the first to the last.");
        }
    }

    /// Dates without a field of their own: kept as text, and checked to be dates.
    fn only_kept(&mut self, row: &Row, field: Field, parsed: &mut Parsed) {
        if parsed.kind != RecordKind::Item {
            return;
        }
        let places: Vec<usize> = self.table.places(field).collect();
        for place in places {
            let Some(cell) = self.table.cell(row, place).map(str::to_owned) else { continue };
            let name = self.table.layout.columns[place].name.clone();
            parsed.values.keep(&name, &cell);
            if let Err(error) = self.table.date(place, &cell, Side::Whole) {
                let at = self.table.at(row.line, place, &cell);
                self.log.info(at, format!("{}. The cell is kept as text.", error.words()));
            }
        }
    }
}
