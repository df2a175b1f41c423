//! The whole plan as one file for other programs: JSON of every record, a workbook, a page of Markdown, a calendar.
//!
//! Written from the plan as it is seen: of an audience's plan only what that audience is shown is in memory, and so in the
//! file. Same plan and same day, same bytes.

mod calendar;
pub mod json;
mod markdown;
mod workbook;

use chrono::NaiveDate;
use throughline_plan::plan::Plan;

use throughline_plan::text_enum;

use crate::Result;

text_enum! {
    /// The forms in which a whole plan is handed on.
    PlanFormat {
        /// Every record as JSON, which a new workspace can be made from without loss.
        #[default]
        Json = "json", "JSON";
        /// A workbook with a sheet for each kind of record.
        Xlsx = "xlsx", "Excel workbook";
        /// The line from objectives to items as CommonMark.
        Markdown = "md", "Markdown";
        /// Milestones and releases as all-day events (RFC 5545).
        Calendar = "ics", "iCalendar";
    }
}

/// The whole plan in a format, as of a day.
///
/// # Errors
/// [`crate::ErrorCode::Io`] where the library that writes it refuses: a slip in the program, not in the plan.
pub fn write(plan: &Plan, format: PlanFormat, as_of: NaiveDate) -> Result<Vec<u8>> {
    match format {
        PlanFormat::Json => json::write(plan),
        PlanFormat::Xlsx => workbook::write(plan, as_of),
        PlanFormat::Markdown => Ok(markdown::write(plan, as_of).into_bytes()),
        PlanFormat::Calendar => Ok(calendar::write(plan, as_of).into_bytes()),
    }
}
