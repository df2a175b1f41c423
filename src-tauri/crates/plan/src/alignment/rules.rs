//! The rules: one file each, in the order of their codes.

mod item_serves_nothing;

use super::Rule;

/// Every rule, in the order of their codes.
pub static RULES: &[&Rule] = &[&item_serves_nothing::RULE];
