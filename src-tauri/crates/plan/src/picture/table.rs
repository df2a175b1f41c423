//! The table: every field of the items, sorted, grouped and summed. The window shows it line by line and edits it in
//! place; on paper it is drawn as any other picture.

mod drawn;
mod facts;
mod field;
mod group;
mod order;
mod rows;
mod settings;

pub use drawn::table;
pub use facts::{Facts, asks_for_findings};
pub use field::{ItemField, TableField, fields};
pub use group::{Group, Sums};
pub use rows::{Line, TableRows};
pub use settings::{TableColumn, TableSort, TableSpec, WIDTHS, usual};
