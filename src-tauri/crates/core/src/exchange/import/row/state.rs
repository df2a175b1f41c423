//! How far the item of a row has come.

use throughline_plan::model::{ItemStatus, RecordKind};

use super::super::field::Field;
use super::super::read::Row;
use super::super::table::Table;
use super::super::words::{self, is_nothing};
use super::{Parsed, Reader};

impl Reader<'_> {
    /// Status, with the tool's own class of it and its resolution.
    pub(super) fn state(&mut self, row: &Row, parsed: &mut Parsed) {
        if parsed.kind != RecordKind::Item {
            return;
        }
        let filled = |table: &Table, field: Field| -> Option<(usize, String)> {
            table.places(field).find_map(|place| {
                table.cell(row, place).filter(|cell| !is_nothing(cell)).map(|cell| (place, cell.to_owned()))
            })
        };
        let category = filled(self.table, Field::StatusCategory).and_then(|(_, cell)| words::category(&cell));
        let resolution = filled(self.table, Field::Resolution).map(|(_, cell)| cell);
        let status = filled(self.table, Field::Status);
        let completed =
            !self.table.layout.has(Field::Status) && filled(self.table, Field::Completed).is_some();
        let gave_up = resolution.as_deref().is_some_and(words::gave_up);
        let by_category = match category {
            Some(ItemStatus::Done) if gave_up => Some(ItemStatus::Dropped),
            other => other,
        };
        let Some((place, cell)) = status else {
            let status = by_category.or(completed.then_some(ItemStatus::Done));
            parsed.values.status = status.map(|status| (status, String::new()));
            return;
        };
        let understood = match words::status(&cell) {
            Some((status, _)) if category.is_some_and(|category| !words::fits(status, category)) => {
                by_category.map(|status| (status, true))
            }
            Some((ItemStatus::Done, more)) if gave_up => Some((ItemStatus::Dropped, more)),
            Some(understood) => Some(understood),
            None => by_category.map(|status| (status, true)),
        };
        let (status, more) = match understood {
            Some(understood) => understood,
            None => (self.guess_status(row, place, &cell), true),
        };
        parsed.values.status = Some((status, if more { cell.clone() } else { String::new() }));
        // `Near Term` and `Future` place an item as much as a bucket does, where there is nothing else to place it.
        if !self.table.layout.has(Field::Bucket)
            && !self.table.layout.has(Field::Start)
            && !self.table.layout.has(Field::End)
            && !self.table.layout.has(Field::Period)
            && let Some(bucket) = words::bucket(&cell)
        {
            parsed.values.bucket = Some(Some(bucket));
        }
    }

    /// The nearest meaning of a status word that is not known, reported.
    fn guess_status(&mut self, row: &Row, place: usize, cell: &str) -> ItemStatus {
        if cell.contains('|') {
            self.template(row, place, cell);
            return ItemStatus::Planned;
        }
        let at = self.table.at(row.line, place, cell);
        if let Some((status, near)) = words::near_status(cell) {
            self.log.warn(at, format!("This status is not known; it is read as “{near}”. The word is kept."));
            return status;
        }
        let before = cell.split_once('(').map_or("", |(before, _)| before.trim());
        if let Some((status, _)) = words::status(before) {
            self.log.info(at, format!("This status is read as “{before}”. The words are kept."));
            return status;
        }
        self.log.warn(at, "This status is not known; the item is taken as planned. The word is kept.");
        ItemStatus::Planned
    }
}
