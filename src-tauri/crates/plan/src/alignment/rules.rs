//! The rules: one file each, in the order of their codes.
//!
//! Codes are for good, because acceptances hold on to them: one is never given to another rule. Numbers that are
//! missing here belong to rules that need more than the plan keeps today.

mod dependency_cycle;
mod exact_day_far_ahead;
mod finished_with_open_parts;
mod item_after_objective;
mod item_serves_archived;
mod item_serves_nothing;
mod key_result_unmeasured;
mod no_single_owner;
mod objective_without_work;
mod outside_parent;
mod owner_left;
mod parent_cycle;
mod starts_before_blocker_ends;
mod strategy_serves_nothing;

use super::Rule;

/// Every rule, in the order of their codes.
pub static RULES: &[&Rule] = &[
    &item_serves_nothing::RULE,
    &objective_without_work::RULE,
    &item_serves_archived::RULE,
    &strategy_serves_nothing::RULE,
    &dependency_cycle::RULE,
    &parent_cycle::RULE,
    &finished_with_open_parts::RULE,
    &key_result_unmeasured::RULE,
    &no_single_owner::RULE,
    &owner_left::RULE,
    &item_after_objective::RULE,
    &outside_parent::RULE,
    &starts_before_blocker_ends::RULE,
    &exact_day_far_ahead::RULE,
];
