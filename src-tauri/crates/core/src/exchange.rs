//! Spreadsheets in, pictures out.

pub mod cell;
pub mod export;
pub mod import;
pub mod theme;
