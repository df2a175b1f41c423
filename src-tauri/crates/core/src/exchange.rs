//! Spreadsheets in, pictures out.

pub mod import;
