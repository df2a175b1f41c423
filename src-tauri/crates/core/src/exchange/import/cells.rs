//! What single cells say, for blocks of cells that come over the clipboard instead of in a file: read as an import
//! reads its columns, so that one spreadsheet means the same either way.

use throughline_plan::model::{Bucket, ItemStatus, ItemType, PlanDate};
use throughline_plan::scoring::CLASSES;

use super::dates::{self, Context, Evidence, Side, When};
use super::field::Field;
use super::lists::Separators;
use super::numbers::{self, Scale};
use super::options::DateOrder;
use super::{scores, words};

/// What the cells of one column say together, which one alone does not: the order of day and month, what separates
/// values, whether shares are in per cent.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    order: DateOrder,
    separators: Separators,
    scale: Scale,
    fiscal_start_month: u8,
}

/// Which end of an item a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Its start.
    First,
    /// Its end.
    Last,
}

impl Column {
    /// Looks at the cells of a column.
    pub fn of<'a>(cells: impl Iterator<Item = &'a str> + Clone, fiscal_start_month: u8) -> Self {
        let mut evidence = Evidence::default();
        cells.clone().for_each(|cell| evidence.note(cell));
        let order = evidence.told().unwrap_or_else(|| evidence.suggested()).order;
        let plain = cells.clone().filter(|cell| !cell.contains(['%', '/']));
        Self {
            order,
            separators: Separators::of(cells),
            scale: numbers::scale(plain, false),
            fiscal_start_month,
        }
    }

    /// A date with its precision; none where the cell says that there is none.
    ///
    /// # Errors
    /// What is wrong, and what to write instead, as sentences.
    pub fn date(self, cell: &str, end: End) -> Result<Option<PlanDate>, (&'static str, &'static str)> {
        const REMEDY: &str = "Write it as 2026-03-12, 2026-03, Q3 2026, H2 2026 or 2026.";
        let side = match end {
            End::First => Side::Start,
            End::Last => Side::End,
        };
        let context =
            Context { order: self.order, year: None, fiscal_start_month: self.fiscal_start_month, side };
        match dates::read(cell, context) {
            Ok((When::Nothing, _)) => Ok(None),
            Ok((When::Date(date), _)) => Ok(Some(date)),
            Ok((When::Range(..), _)) => Err(("This is a stretch of days, not one date.", REMEDY)),
            Ok((When::Bucket(_), _)) => Err(("This is not a date.", REMEDY)),
            Err(dates::NoDate::OtherOrder | dates::NoDate::Impossible) => {
                Err(("There is no such day.", REMEDY))
            }
            Err(dates::NoDate::NoYear) => Err(("This date has no year.", REMEDY)),
            Err(_) => Err(("This is not a date.", REMEDY)),
        }
    }

    /// A share from 0.0 to 1.0; none where it is not one.
    pub fn share(self, cell: &str) -> Option<f64> {
        numbers::share(cell, self.scale)
    }

    /// Several words.
    pub fn words(self, cell: &str) -> Vec<String> {
        self.separators.words(cell)
    }

    /// Several titles, some of which may have commas in them.
    pub fn titles(self, cell: &str, known: &dyn Fn(&str) -> bool) -> Vec<String> {
        self.separators.titles(cell, known)
    }
}

/// A number; none where it is not one.
pub fn number(cell: &str) -> Option<f64> {
    numbers::number(cell)
}

/// A status, by the word for it or one that tools use.
pub fn status(cell: &str) -> Option<ItemStatus> {
    words::status_of(cell)
}

/// What sort of item, by the word for it or one that tools use.
pub fn item_type(cell: &str) -> Option<ItemType> {
    words::item_type(&words::folded(cell))
}

/// Now, next or later.
pub fn bucket(cell: &str) -> Option<Bucket> {
    words::bucket(cell)
}

/// The number of a criterion: of MoSCoW and of RICE's impact by its word too.
pub fn score(key: &str, cell: &str) -> Option<f64> {
    let field = match key {
        "moscow" => Field::Moscow,
        "impact" => Field::Impact,
        _ => Field::Score,
    };
    let value = scores::value(field, cell)?;
    // A class is one of four, whatever number stands for it.
    (key != "moscow" || CLASSES.iter().any(|(class, _)| (class - value).abs() < 1e-9)).then_some(value)
}

/// A name for comparing: in any case, with any spaces, dashes and apostrophes; without the `@` of a handle.
pub fn folded(name: &str) -> String {
    words::folded(name).trim_start_matches('@').to_owned()
}
