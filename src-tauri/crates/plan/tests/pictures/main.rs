//! What the pictures must keep to on any plan, and what they look like on one.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests: what they cannot do has failed")]

mod allocation;
mod board;
mod calendar;
mod changes;
mod common;
mod coverage;
mod dump;
mod hidden;
mod lanes;
mod matrix;
mod okr;
mod parts;
mod plans;
mod portfolio;
mod roadmap;
mod table;
mod throughline;
