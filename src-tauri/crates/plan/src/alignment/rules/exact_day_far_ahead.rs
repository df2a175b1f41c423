//! TIME-05: an exact day, far ahead.

use chrono::NaiveDate;

use crate::alignment::fix::Remedy;
use crate::alignment::rule::Limit;
use crate::alignment::{Context, Finding, Fix, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::{PlanDate, Precision, Span};

/// An active item with an exact day more than two quarters ahead.
pub static RULE: Rule = Rule {
    code: "TIME-05",
    title: "Exact day far ahead",
    severity: Severity::Note,
    question: "Which active items start or end on an exact day that lies after the two quarters that follow the \
               present one?",
    why: "Nobody knows the day so early, but everybody who reads one takes it for a promise. A month or a quarter \
          says what is known, and keeps the trust for the days that are real (J. Bastow: hard dates only where they \
          are real).",
    example: "Today is 22 Nov 2026, and “App marketplace” ends on 14 Sep 2027.",
    fix: "Say the month or the quarter until the day is close.",
    accept: "Something outside fixes the day: a law, a trade fair, a contract.",
    limit: Some(Limit { label: "Quarters after the present one", usual: 2.0, least: 0.0, most: 12.0 }),
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let this_quarter = PlanDate::containing(context.today, Precision::Quarter);
    let ahead = context.quarters(&RULE);
    let horizon = this_quarter.step(ahead).last_day();
    let a_year_on = this_quarter.step(ahead.max(4)).last_day();
    let how_far = match ahead {
        0 => "beyond this quarter".to_owned(),
        1 => "more than a quarter ahead".to_owned(),
        2 => "more than two quarters ahead".to_owned(),
        n => format!("more than {n} quarters ahead"),
    };
    let is_far = |date: &PlanDate| date.precision() == Precision::Day && date.first_day() > horizon;
    for (ix, item) in context.active_items() {
        let (start, end) = (item.start.filter(is_far), item.end.filter(is_far));
        let message = match (start, end) {
            (None, None) => continue,
            (Some(start), Some(end)) if start != end => {
                format!("Starts {} and ends {}: exact days, {how_far}.", words::when(start), words::when(end))
            }
            (Some(day), None) => {
                format!("Starts {}: an exact day, {how_far}.", words::when(day))
            }
            (None | Some(_), Some(day)) => {
                format!("Ends {}: an exact day, {how_far}.", words::when(day))
            }
        };
        let (start, end) = (start.map(|day| coarse(day, a_year_on)), end.map(|day| coarse(day, a_year_on)));
        let label = format!("Say {} instead", Span::label(start.or(item.start), end.or(item.end)));
        let finding = Finding::new(&RULE, context.item(ix), &item.title, message);
        found.push(finding.mended_by(Some(Fix { label, remedy: Remedy::dates(item.id, start, end) })));
    }
}

/// A far day as precisely as it can be known: its month within the next four quarters, its quarter after that.
fn coarse(day: PlanDate, a_year_on: NaiveDate) -> PlanDate {
    let precision = if day.first_day() > a_year_on { Precision::Quarter } else { Precision::Month };
    PlanDate::containing(day.first_day(), precision)
}

fn bad(draft: &mut Draft) {
    draft.dated("App marketplace", "2027-Q3", "2027-09-14");
}

fn good(draft: &mut Draft) {
    draft.dated("App marketplace", "2027-Q3", "2027-09");
    draft.dated("In-app upgrades", "2026-12-01", "2027-04-09");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::{look, mended};

    #[test]
    fn offers_the_month_or_the_quarter() {
        let mut bad = Draft::default();
        bad.dated("App marketplace", "2027-03-01", "2027-09-14");
        let far = bad.dated("Partner portal", "2027-07-01", "2028-02-03");
        let found = mended(&RULE, &bad);
        assert_eq!(found[0].message, "Ends on 14 Sep 2027: an exact day, more than two quarters ahead.");
        assert_eq!(found[0].fix.as_ref().unwrap().label, "Say 1 Mar – Sep 2027 instead");
        assert_eq!(found[1].record, far);
        assert_eq!(found[1].fix.as_ref().unwrap().label, "Say Jul 2027 – Q1 2028 instead");
    }

    #[test]
    fn silent_up_to_the_end_of_the_second_quarter_and_for_coarse_dates() {
        let mut good = Draft::default();
        good.dated("Billing", "2026-12-01", "2027-06-30");
        good.dated("Portal", "2027-08", "2028");
        assert_eq!(look(&RULE, &good), []);
    }
}
