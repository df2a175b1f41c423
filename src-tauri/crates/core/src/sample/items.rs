//! Harbour's sixty items, by the part of the company that carries them out, and what waits for what.

mod dispatch;
mod growth;
mod onboarding;
mod platform;
mod trust;

use super::row::Row;

/// Every item, parents before their parts.
pub(super) fn all() -> impl Iterator<Item = &'static Row> {
    [growth::ITEMS, onboarding::ITEMS, trust::ITEMS, platform::ITEMS, dispatch::ITEMS].into_iter().flatten()
}

/// Which item must end before which other starts, by their titles, and what is being waited for.
pub(super) const DEPENDENCIES: &[(&str, &str, &str)] = &[
    // Templates are to be filled from imported data, but start a month before the import is there: the check says so.
    (
        "Import from spreadsheets",
        "Template gallery",
        "Templates are filled through the same column matching.",
    ),
    ("Import from spreadsheets", "Sample data per industry", "The sample sets come in through the importer."),
    ("Guided product tours", "Setup concierge", "The concierge starts where a tour is broken off."),
    ("Usage-based billing", "In-app upgrades", "An upgrade needs a meter to charge by."),
    ("Usage-based billing", "Annual contracts online", ""),
    ("Pricing experiments", "Plan advisor", "What it recommends depends on which plans win."),
    ("In-app upgrades", "Plan advisor", ""),
    ("EU data residency", "Customer-held keys", "Keys are kept in the customer's own region."),
    ("Audit log for every change", "Customer-held keys", ""),
    ("Audit log for every change", "SOC 2 renewal", "The auditor samples the log."),
    ("Customer-held keys", "SOC 2 renewal", ""),
    ("Public API v2", "App marketplace", "Apps are built on version 2 only."),
    ("Public API v2", "Accounting connectors", ""),
    ("Drag-and-drop board", "Travel-time estimates", "Estimates are shown on the new board."),
    ("Travel-time estimates", "Skills-based matching", ""),
    ("Roles and permissions", "Several branches in one account", "A branch is a scope of a role."),
    ("Offline job sheets", "Signed proof of work", ""),
];
