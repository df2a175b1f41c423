//! The sample workspace.

use chrono::NaiveDate;
use throughline_plan::model::Edit;

/// The edit that fills an empty workspace with the sample company.
#[must_use]
pub fn edit(_today: NaiveDate) -> Edit {
    Edit::default()
}
