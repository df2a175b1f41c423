//! Spreadsheets in, pictures and tables out.

pub mod block;
pub mod cell;
pub mod changes;
mod csv_file;
pub mod export;
pub mod import;
pub mod paste;
pub mod table;
pub mod theme;
pub mod whole;
pub mod why;
