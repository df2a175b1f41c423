//! Spreadsheets in, pictures and tables out.

pub mod cell;
pub mod changes;
mod csv_file;
pub mod export;
pub mod import;
pub mod table;
pub mod theme;
