//! Spreadsheets in, pictures out.

pub mod import;
pub mod theme;
