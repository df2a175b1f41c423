//! The rules: one file each, in the order of their codes.
//!
//! Codes are for good, because acceptances hold on to them: one is never given to another rule. Numbers that are
//! missing here belong to rules that need more than the plan keeps today.

mod confident_but_behind;
mod decided_against;
mod decision_to_review;
mod decision_without_reason;
mod dependency_cycle;
mod effort_off_weight;
mod ends_before_start;
mod exact_day_far_ahead;
mod finished_with_open_parts;
mod item_after_objective;
mod item_serves_archived;
mod item_serves_nothing;
mod item_serves_too_many;
mod key_result_due_outside;
mod key_result_is_output;
mod key_result_stale;
mod key_result_unmeasured;
mod key_result_wrong_way;
mod links_without_reason;
mod metric_without_owner;
mod no_single_owner;
mod nothing_beyond_the_core;
mod objective_over;
mod objective_owner_absent;
mod objective_under_archived;
mod objective_unmeasured;
mod objective_without_work;
mod outside_parent;
mod overdue;
mod owner_left;
mod owner_overloaded;
mod parent_cycle;
mod progress_contradicts;
mod should_have_begun;
mod starts_before_blocker_ends;
mod strategy_serves_nothing;
mod strategy_without_work;
mod too_many_key_results;

use super::Rule;

/// The rule whose limit says how old evidence may be.
pub(super) use key_result_stale::RULE as NO_RECENT_READING;

/// Every rule, in the order of their codes.
pub static RULES: &[&Rule] = &[
    &item_serves_nothing::RULE,
    &objective_without_work::RULE,
    &links_without_reason::RULE,
    &item_serves_too_many::RULE,
    &item_serves_archived::RULE,
    &strategy_serves_nothing::RULE,
    &strategy_without_work::RULE,
    &objective_under_archived::RULE,
    &dependency_cycle::RULE,
    &parent_cycle::RULE,
    &finished_with_open_parts::RULE,
    &ends_before_start::RULE,
    &progress_contradicts::RULE,
    &decision_without_reason::RULE,
    &decision_to_review::RULE,
    &decided_against::RULE,
    &key_result_unmeasured::RULE,
    &too_many_key_results::RULE,
    &key_result_is_output::RULE,
    &key_result_stale::RULE,
    &metric_without_owner::RULE,
    &objective_unmeasured::RULE,
    &key_result_wrong_way::RULE,
    &confident_but_behind::RULE,
    &effort_off_weight::RULE,
    &nothing_beyond_the_core::RULE,
    &no_single_owner::RULE,
    &owner_overloaded::RULE,
    &objective_owner_absent::RULE,
    &owner_left::RULE,
    &item_after_objective::RULE,
    &outside_parent::RULE,
    &starts_before_blocker_ends::RULE,
    &exact_day_far_ahead::RULE,
    &overdue::RULE,
    &should_have_begun::RULE,
    &objective_over::RULE,
    &key_result_due_outside::RULE,
];
