//! Spreadsheets in, pictures and tables out.

pub mod cell;
pub mod changes;
pub mod export;
pub mod import;
pub mod table;
pub mod theme;
