//! Cells of single fields: people, shares, efforts, weights, buckets, links.

use throughline_plan::model::RecordKind;

use super::super::field::Field;
use super::super::numbers::{self, Scale, Unit};
use super::super::people;
use super::super::read::Row;
use super::super::scores;
use super::super::values::Values;
use super::super::words::{self, folded, is_nothing};
use super::{Parsed, People, Reader, add_all};

impl Reader<'_> {
    pub(super) fn people(&mut self, row: &Row, place: usize, cell: &str, parsed: &mut Parsed) {
        let column = &self.table.layout.columns[place];
        let (field, name) = (column.field, column.name.clone());
        let named = people::read(cell, self.table.separators(place), &self.table.teams);
        let at = self.table.at(row.line, place, cell);
        if named.unclear.is_empty() {
            parsed.values.keep(&name, "");
        } else {
            let unclear = named.unclear.join("; ");
            parsed.values.keep(&name, &unclear);
            let kept =
                if parsed.kind == RecordKind::Item { "It is kept as text." } else { "It is left out." };
            self.log.warn(at, format!("“{unclear}” does not look like a name. {kept}"));
        }
        if named.trimmed {
            self.log.info(at, "Only the names are taken from this cell.");
        }
        let teams: Vec<String> = named
            .who
            .iter()
            .filter_map(|who| match who {
                people::Who::Team(team) => Some(team.clone()),
                people::Who::Person(_) => None,
            })
            .collect();
        if !teams.is_empty() {
            self.team_cells.entry(place).or_insert_with(|| (0, cell.to_owned())).0 += 1;
            if parsed.kind == RecordKind::Item {
                add_all(parsed.values.teams.get_or_insert_default(), teams);
            }
        }
        let list = match field {
            Field::Owner => &mut parsed.owners,
            Field::Contributor => &mut parsed.contributors,
            _ => &mut parsed.approvers,
        };
        list.push(People { place, named });
    }

    pub(super) fn share(
        &mut self,
        row: &Row,
        place: usize,
        cell: &str,
        values: &mut Values,
    ) -> Option<Option<f64>> {
        let column = &self.table.layout.columns[place];
        let (name, sure) = (column.name.clone(), column.field == Field::Confidence);
        values.keep(&name, "");
        if is_nothing(cell) {
            return Some(None);
        }
        // The words of RICE: 100, 80 and 50 %.
        let word = match folded(cell).as_str() {
            "high" if sure => Some(1.0),
            "medium" | "med" if sure => Some(0.8),
            "low" if sure => Some(0.5),
            _ => None,
        };
        if let Some(share) = word.or_else(|| numbers::share(cell, self.table.scale(place))) {
            return Some(Some(share));
        }
        values.keep(&name, cell);
        let scale = self.table.scale(place);
        let message = if numbers::number(cell.trim_end_matches('%')).is_some() {
            "This is not between 0 and 100 %. The cell is left out."
        } else if scale == Scale::One {
            "This is not a share. The cell is left out; write it as 45% or 0.45."
        } else {
            "This is not a share. The cell is left out; write it as 45%."
        };
        self.log.warn(self.table.at(row.line, place, cell), message);
        None
    }

    pub(super) fn effort(
        &mut self,
        row: &Row,
        place: usize,
        cell: &str,
        values: &mut Values,
    ) -> Option<Option<f64>> {
        let name = self.table.layout.columns[place].name.clone();
        values.keep(&name, "");
        if is_nothing(cell) {
            return Some(None);
        }
        let ours = Unit::of(self.effort_unit);
        let read = numbers::effort(cell).filter(|(number, _)| *number >= 0.0);
        let message = match read {
            None => format!("This is not a number of {}. The cell is kept as text.", self.effort_unit),
            Some((number, word)) => {
                let theirs = if word.is_empty() { self.table.unit(place) } else { Unit::of(word) };
                match (word.is_empty(), theirs, ours) {
                    (true, None, _) => return Some(Some(number)),
                    (_, Some(theirs), Some(ours)) if theirs.in_units_of(ours).is_some() => {
                        let factor = theirs.in_units_of(ours).unwrap_or(1.0);
                        return Some(Some((number * factor * 1e4).round() / 1e4));
                    }
                    _ => format!(
                        "This workspace counts effort in {}, and this cannot be turned into them. The cell is kept as \
                         text; write the number of {} alone.",
                        self.effort_unit, self.effort_unit
                    ),
                }
            }
        };
        values.keep(&name, cell);
        self.log.warn(self.table.at(row.line, place, cell), message);
        None
    }

    pub(super) fn score(&mut self, row: &Row, place: usize, cell: &str, values: &mut Values) {
        let column = &self.table.layout.columns[place];
        let (field, name) = (column.field, column.name.clone());
        let key = scores::key(field).map_or_else(|| self.own.key(&name), str::to_owned);
        values.keep(&name, "");
        let value = scores::value(field, cell);
        if value.is_none() && !is_nothing(cell) {
            values.keep(&name, cell);
            let message = if field == Field::Moscow {
                "This is not must, should, could or won't. The cell is kept as text."
            } else {
                "This is not a number. The cell is kept as text."
            };
            self.log.warn(self.table.at(row.line, place, cell), message);
            return;
        }
        // Of two columns of one criterion the first that is filled counts.
        let said = values.scores.entry(key).or_default();
        *said = said.or(value);
    }

    pub(super) fn weight(&mut self, row: &Row, place: usize, cell: &str, parsed: &mut Parsed) {
        let value = if is_nothing(cell) {
            Some(None)
        } else if parsed.kind == RecordKind::Strategy {
            numbers::share(cell, self.table.scale(place)).map(Some)
        } else {
            numbers::number(cell.trim_end_matches('%')).filter(|weight| *weight >= 0.0).map(Some)
        };
        if value.is_none() {
            let at = self.table.at(row.line, place, cell);
            self.log.warn(at, "This is not a share of 0 or more. The cell is left out; write it as 30%.");
        }
        parsed.values.weight = value;
    }

    pub(super) fn bucket(&mut self, row: &Row, place: usize, cell: &str, parsed: &mut Parsed) {
        let name = self.table.layout.columns[place].name.clone();
        parsed.values.keep(&name, "");
        let bucket = words::bucket(cell);
        if bucket.is_none() && !is_nothing(cell) {
            parsed.values.keep(&name, cell);
            let at = self.table.at(row.line, place, cell);
            self.log.warn(at, "A bucket is now, next or later. The cell is kept as text.");
        } else {
            parsed.values.bucket = Some(bucket);
        }
    }

    pub(super) fn link(&mut self, row: &Row, place: usize, cell: &str, name: &str, parsed: &mut Parsed) {
        let first = cell.split([' ', '\n', ';']).find(|part| !part.is_empty()).unwrap_or_default();
        let several = first.trim_end_matches(',') != cell;
        parsed.values.keep(name, if several && !is_nothing(cell) { cell } else { "" });
        if is_nothing(cell) || cell == "[]" {
            parsed.values.url = Some(String::new());
            return;
        }
        let url = first.trim_end_matches(',');
        let is_address = |text: &str| {
            let text = text.to_lowercase();
            ["http://", "https://", "mailto:", "www."].iter().any(|start| text.starts_with(start))
        };
        if is_address(url) {
            parsed.values.url = Some(url.to_owned());
            return;
        }
        parsed.values.keep(name, "");
        parsed.values.url = Some(cell.to_owned());
        let at = self.table.at(row.line, place, cell);
        self.log.info(at, "This is not a whole web address. It is kept as it is, but cannot be opened.");
    }

    /// Reports a cell that still holds the choices of a template.
    pub(super) fn template(&mut self, row: &Row, place: usize, cell: &str) {
        if cell.split('|').filter(|choice| !choice.trim().is_empty()).count() > 1 {
            let at = self.table.at(row.line, place, cell);
            self.log.warn(at, "This is a list of choices, none of them chosen. It is kept as text.");
        }
    }
}
