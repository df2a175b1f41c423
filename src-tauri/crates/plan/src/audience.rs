//! Who may see what of the plan: a Plan and the settings of an audience give a Plan in which what the audience may not
//! see does not exist. Pictures, the check and every export are then asked of that Plan, so that none of them has
//! anything to hide, and nothing that they forget to hide can leave.

mod fields;
mod hidden;
mod joins;
mod redact;
mod sight;
mod spec;
mod starters;
#[cfg(test)]
mod tests;

pub use fields::coarse;
pub use hidden::{Hidden, HiddenLine, hidden};
pub use joins::fit;
pub use redact::{redact, redact_beside};
pub use spec::{AudienceSpec, Shown};
pub use starters::starters;
