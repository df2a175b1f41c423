//! Throughline's model, and every question that is asked of a plan. Pure: no file, no clock, no database.
//!
//! From the bottom up, arrows pointing down only:
//!
//! - [`model`]: the records, and dates that carry their precision;
//! - [`plan`]: the whole workspace in memory, flat and indexed, which every question is asked of;
//! - [`alignment`]: Plan + today → findings and coverage;
//! - [`scoring`]: Plan + method → scores and ranks, with the formula and its inputs;
//! - [`audience`]: Plan + what an audience may see → a Plan in which nothing else exists;
//! - [`compare`], [`effect`]: two Plans → what differs, in product words, and what that means in numbers;
//! - [`stress`]: Plan + other weights → what would lose its reason;
//! - [`moving`]: what putting items elsewhere by hand would change, and what else moves with them;
//! - [`picture`]: Plan + settings + today → [`scene`], a laid-out picture that the screen and every export draw alike.
//!
//! Same arguments, same answer, byte for byte. Today's date is always an argument.

pub mod alignment;
pub mod audience;
pub mod compare;
mod digits;
mod draft;
pub mod effect;
pub mod model;
pub mod moving;
pub mod picture;
pub mod plan;
pub mod scene;
pub mod scoring;
pub mod stress;
#[cfg(test)]
mod testing;
