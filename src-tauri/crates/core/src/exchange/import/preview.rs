//! What an import would do, for people to look at before it is done.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use throughline_plan::model::{Edit, Id, RecordKind};
use throughline_plan::text_enum;
use ts_rs::TS;

use super::field::{Field, TableKind, Target};
use super::format::Format;
use super::options::DateOrder;

text_enum! {
    /// How much a problem of an import costs.
    #[ts(rename = "ImportSeverity")]
    Severity {
        /// A row, or the part of it that the import is about, is left out.
        Error = "error", "Error";
        /// A cell is left out, or read by a guess.
        #[default]
        Warning = "warning", "Warning";
        /// Nothing is lost; something to know.
        Info = "info", "Note";
    }
}

/// Something in a file that needs a person's eye, and what is done about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(rename = "ImportProblem")]
pub struct Problem {
    /// How much it costs.
    pub severity: Severity,
    /// The file's name.
    pub file: String,
    /// The line of a text file on which the record begins, or the row of a sheet, counted from 1; none where it is
    /// about the whole file or column.
    pub line: Option<u32>,
    /// The column's name; empty where it is about the whole row.
    pub column: String,
    /// The cell as it is in the file.
    pub value: String,
    /// What is wrong, and what is done about it.
    pub message: String,
}

text_enum! {
    /// What an import does with a record.
    #[ts(rename = "ImportAction")]
    Action {
        /// It is new.
        Created = "created", "New";
        /// It exists, and some of its fields change.
        Updated = "updated", "Changed";
        /// It exists and stays as it is.
        #[default]
        Unchanged = "unchanged", "As it was";
    }
}

/// What happens to one record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(rename = "ImportRecord")]
pub struct RecordPreview {
    /// Its kind.
    pub kind: RecordKind,
    /// Its id, in the plan or once it is created.
    pub id: Id,
    /// Its title or name.
    pub title: String,
    /// What happens to it.
    pub action: Action,
    /// The fields that change, by their names in the model, and `owner`, `contributors`, `approvers`, `serves`,
    /// `blockers`; empty where the record is new or stays.
    pub fields: Vec<String>,
    /// Which table it comes from, counted from 0; the first of several.
    pub table: u32,
    /// The line or row it comes from; the first of several.
    pub line: u32,
}

/// One column as it is read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(rename = "ImportColumn")]
pub struct ColumnPreview {
    /// Which column, counted from 0.
    pub position: u32,
    /// Its name, as written; empty where it has none.
    pub name: String,
    /// What it means.
    pub field: Field,
    /// Whether the user said so.
    pub chosen: bool,
    /// Which of day and month comes first, where the column holds dates in numbers for which that matters.
    pub date_order: Option<DateOrder>,
    /// How many rows have something in it.
    pub filled: u32,
    /// Up to three different values, cut at 80 characters.
    pub samples: Vec<String>,
}

/// One value of the type column, and what its rows become.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(rename = "ImportType")]
pub struct TypePreview {
    /// The value, as first written.
    pub value: String,
    /// What its rows become.
    pub target: Target,
    /// How many rows have it.
    pub rows: u32,
}

/// Something that was decided by looking at the file, which the user can decide otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(rename = "ImportDecision")]
pub struct Decision {
    /// The column it is about; empty for the whole file.
    pub column: String,
    /// What was decided, and why.
    pub message: String,
}

/// One file, or one sheet of one, as it is read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(rename = "ImportTable")]
pub struct TablePreview {
    /// The file's name.
    pub file: String,
    /// The sheet that is read; none for a text file.
    pub sheet: Option<String>,
    /// Every sheet of the workbook, in its order; empty for a text file.
    pub sheets: Vec<String>,
    /// The tool it comes from, by its column names.
    pub format: Format,
    /// The encoding of a text file.
    pub encoding: Option<String>,
    /// What separates the cells of a text file.
    pub delimiter: Option<char>,
    /// The line or row of the column names, counted from 1.
    pub header_row: u32,
    /// How many rows with something in them follow the column names.
    pub rows: u32,
    /// What the rows are, where the type column does not say otherwise.
    #[serde(rename = "as")]
    pub kind: TableKind,
    /// The columns, in their order.
    pub columns: Vec<ColumnPreview>,
    /// The values of the type column, the most frequent first.
    pub types: Vec<TypePreview>,
    /// What was decided by looking.
    pub decisions: Vec<Decision>,
}

/// How many records of each kind.
pub type Counts = BTreeMap<RecordKind, u32>;

/// What an import would do: to look at, and then to apply as one edit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(rename = "ImportPreview")]
pub struct Preview {
    /// Each file as it is read.
    pub tables: Vec<TablePreview>,
    /// How many records are new.
    pub created: Counts,
    /// How many change.
    pub updated: Counts,
    /// How many are named by the files and stay as they are.
    pub unchanged: Counts,
    /// Every record that the files name: objectives, strategies, products, leaders and items, in the order of the
    /// files.
    pub records: Vec<RecordPreview>,
    /// What needs a person's eye, in the order of the files and lines.
    pub problems: Vec<Problem>,
    /// The one edit that does it all; without changes where nothing would change.
    pub edit: Edit,
}
