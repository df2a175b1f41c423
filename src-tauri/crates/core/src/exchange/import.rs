//! Real plans from spreadsheets: a pure function of the files, what the user says about them, and the present
//! [`Plan`](throughline_plan::plan::Plan), to a [`Preview`] and to the one
//! [`Edit`](throughline_plan::model::Edit) that does it.

pub(super) mod cells;
mod dates;
mod draft;
mod error;
mod field;
mod format;
mod label;
mod lists;
mod log;
mod matching;
mod names;
mod numbers;
mod options;
mod people;
mod preview;
mod read;
mod recognise;
mod relations;
mod row;
mod run;
mod scores;
mod table;
mod values;
mod words;

pub use error::{ImportError, Unreadable};
pub use field::{Field, TableKind, Target};
pub use format::Format;
pub(super) use names::for_kept;
pub use options::{ColumnChoice, DateOrder, Mapping, Options, Source, TypeChoice};
pub use preview::{
    Action, ColumnPreview, Counts, Decision, Preview, Problem, RecordPreview, Severity, TablePreview,
    TypePreview,
};
pub use run::preview;
pub(super) use scores::Own as OwnCriteria;
pub(super) use words::status_of;
