//! Spreadsheets in, pictures out.

pub mod export;
pub mod import;
pub mod theme;
