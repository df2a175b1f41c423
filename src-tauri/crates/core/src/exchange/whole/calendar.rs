//! Milestones and releases as a calendar (RFC 5545): all-day events over the whole period in which each may happen.

use chrono::{Days, NaiveDate, NaiveTime};
use icalendar::{Calendar, Component as _, Event, EventLike as _};
use throughline_plan::model::{Item, ItemStatus};
use throughline_plan::plan::Plan;

pub(super) fn write(plan: &Plan, as_of: NaiveDate) -> String {
    let mut calendar = Calendar::new();
    calendar.name(&plan.workspace.title);
    let mut points: Vec<&Item> = plan.items.rows().iter().filter(|item| item.is_point()).collect();
    points.sort_by_key(|item| (item.end.or(item.start), item.id));
    for item in points {
        let Some(date) = item.end.or(item.start).filter(|_| item.status != ItemStatus::Dropped) else {
            continue;
        };
        // A date is never written more exactly than it is known: a quarter is an event of a quarter.
        let (first, last) = (date.first_day(), date.last_day());
        let mut event = Event::new();
        event
            .uid(&format!("{}@throughline", item.id))
            .timestamp(as_of.and_time(NaiveTime::MIN).and_utc())
            .summary(&item.title)
            .starts(first)
            .ends(last.checked_add_days(Days::new(1)).unwrap_or(last));
        let known = if first == last { String::new() } else { format!("Known as {}.", date.label()) };
        let said: Vec<&str> =
            [known.as_str(), item.description.trim()].into_iter().filter(|s| !s.is_empty()).collect();
        if !said.is_empty() {
            event.description(&said.join("\n\n"));
        }
        if !item.url.is_empty() {
            event.add_property("URL", &item.url);
        }
        calendar.push(event.done());
    }
    calendar.done().to_string()
}
