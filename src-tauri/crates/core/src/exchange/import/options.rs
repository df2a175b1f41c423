//! What the user can say about an import.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use throughline_plan::text_enum;
use ts_rs::TS;

use super::field::{Field, TableKind, Target};

/// One file to import, already read into memory. To import several sheets of one workbook, it is given several times.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    /// The file's name, as it is shown.
    pub name: String,
    /// What is in it.
    pub bytes: Cow<'a, [u8]>,
}

text_enum! {
    /// Which of day and month comes first where a date is written in numbers alone.
    #[ts(rename = "ImportDateOrder")]
    DateOrder {
        /// `31/12/2026`.
        #[default]
        DayFirst = "day_first", "day first";
        /// `12/31/2026`.
        MonthFirst = "month_first", "month first";
    }
}

/// What the user says about one column.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(rename = "ImportColumnChoice", optional_fields)]
pub struct ColumnChoice {
    /// Its name, in any case; every column of that name unless `position` picks one.
    #[ts(optional = false)]
    pub name: String,
    /// Which column, counted from 0; comes before the name.
    pub position: Option<u32>,
    /// What it means; none leaves that as recognised.
    pub field: Option<Field>,
    /// Which of day and month comes first in it; none lets its values decide.
    pub date_order: Option<DateOrder>,
}

/// What the user says about one value of the type column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "ImportTypeChoice")]
pub struct TypeChoice {
    /// The value, in any case.
    pub value: String,
    /// What a row with it becomes.
    pub target: Target,
}

/// How one file is read, where the user says so; what is left out is recognised.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(rename = "ImportMapping", optional_fields)]
pub struct Mapping {
    /// Which sheet of a workbook.
    pub sheet: Option<String>,
    /// The line (of a text file) or row (of a sheet) that holds the column names, counted from 1.
    pub header_row: Option<u32>,
    /// The encoding of a text file, by its WHATWG label such as `utf-8` or `windows-1252`.
    pub encoding: Option<String>,
    /// What separates the cells of a text file: one ASCII character.
    pub delimiter: Option<char>,
    /// What the rows are.
    #[serde(rename = "as")]
    pub kind: Option<TableKind>,
    /// What single columns mean.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<ColumnChoice>>")]
    pub columns: Vec<ColumnChoice>,
    /// What the values of the type column mean.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<TypeChoice>>")]
    pub types: Vec<TypeChoice>,
}

/// What the user says about a whole import.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(rename = "ImportOptions", optional_fields)]
pub struct Options {
    /// How each source is read, in the order of the sources; those beyond the end are read as recognised.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Mapping>>")]
    pub mappings: Vec<Mapping>,
    /// Which of day and month comes first where neither the values of a file nor its format tell.
    pub date_order: Option<DateOrder>,
}
