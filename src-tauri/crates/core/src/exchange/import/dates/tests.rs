use proptest::prelude::*;

use super::*;

const CONTEXT: Context =
    Context { order: DateOrder::DayFirst, year: None, fiscal_start_month: 1, side: Side::End };

fn date(cell: &str, context: Context) -> String {
    match read(cell, context) {
        Ok((When::Date(date), _)) => date.to_string(),
        Ok((When::Range(from, to), _)) => format!("{from} to {to}"),
        Ok((When::Bucket(bucket), _)) => bucket.to_string(),
        Ok((When::Nothing, _)) => String::new(),
        Err(error) => format!("{error:?}"),
    }
}

#[test]
fn every_way_of_writing_keeps_its_precision() {
    for (cell, meant) in [
        // ISO and its relatives.
        ("2026-03-12", "2026-03-12"),
        ("2026-3-2", "2026-03-02"),
        ("2026/03/12", "2026-03-12"),
        ("2026.03.12", "2026-03-12"),
        ("20260312", "2026-03-12"),
        ("2026-03-12T16:05:00Z", "2026-03-12"),
        ("2026-03-12T16:05:00.000+02:00", "2026-03-12"),
        ("2026-03-12 16:05", "2026-03-12"),
        ("2026-03", "2026-03"),
        ("2026/3", "2026-03"),
        ("03/2026", "2026-03"),
        ("3.2026", "2026-03"),
        ("2026", "2026"),
        ("2026-W14", "2026-W14"),
        ("2026W14", "2026-W14"),
        ("W14 2026", "2026-W14"),
        ("Week 14, 2026", "2026-W14"),
        ("KW 14/2026", "2026-W14"),
        ("CW14 2026", "2026-W14"),
        ("2026-W14-3", "2026-04-01"),
        // Tools.
        ("12/Mar/26 4:05 PM", "2026-03-12"),
        ("30/Sep/26 12:00 AM", "2026-09-30"),
        ("12-Mar-2026", "2026-03-12"),
        ("8/12/2025 7:00:00 AM", "2025-12-08"),
        ("Wed May 13 2026 11:21:41 GMT+0000 (GMT+00:00)", "2026-05-13"),
        ("Wed May 13 2026 11:21:41 GMT+0000 (Coordinated Universal Time)", "2026-05-13"),
        ("Wed May 13 11:21:41 UTC 2026", "2026-05-13"),
        ("Thu, 12 Mar 2026 11:21:41 +0100", "2026-03-12"),
        ("46093", "2026-03-12"),
        ("46093.5", "2026-03-12"),
        ("1773273600", "2026-03-12"),
        ("1773273600000", "2026-03-12"),
        // People.
        ("3/12/2026", "2026-12-03"),
        ("12.03.2026", "2026-03-12"),
        ("12.3.26", "2026-03-12"),
        ("12 March 2026", "2026-03-12"),
        ("March 12th, 2026", "2026-03-12"),
        ("Thursday, March 12, 2026", "2026-03-12"),
        ("12. März 2026", "2026-03-12"),
        ("1er mars 2026", "2026-03-01"),
        ("12 de marzo de 2026", "2026-03-12"),
        ("12 Mar 26", "2026-03-12"),
        ("2026 Mar 12", "2026-03-12"),
        ("Mar 2026", "2026-03"),
        ("Mar. 2026", "2026-03"),
        ("Mar-26", "2026-03"),
        ("Mar '26", "2026-03"),
        ("March 26?", "2026-03"),
        ("Sept 2026", "2026-09"),
        ("2026 March", "2026-03"),
        ("~ Mar 2026", "2026-03"),
        ("by Mar 2026", "2026-03"),
        // Periods.
        ("Q3 2026", "2026-Q3"),
        ("q3-2026", "2026-Q3"),
        ("Q3/26", "2026-Q3"),
        ("Q3'26", "2026-Q3"),
        ("2026Q3", "2026-Q3"),
        ("2026-Q3", "2026-Q3"),
        ("2026 Q3", "2026-Q3"),
        ("3Q26", "2026-Q3"),
        ("3Q2026", "2026-Q3"),
        ("26Q3", "2026-Q3"),
        ("3rd quarter 2026", "2026-Q3"),
        ("Quarter 3, 2026", "2026-Q3"),
        ("2025H2", "2025-H2"),
        ("H2 2025", "2025-H2"),
        ("2H25", "2025-H2"),
        ("2025-H2", "2025-H2"),
        ("second half of 2025", "2025-H2"),
        ("FY2026", "2026"),
        ("FY26 Q3", "2026-Q3"),
        ("Q3 FY26", "2026-Q3"),
        ("CY2026", "2026"),
        // Ranges.
        ("Q1 - Q2 2026", "2026-Q1 to 2026-Q2"),
        ("Mar–Jun 2026", "2026-03 to 2026-06"),
        ("12 Mar to 4 Apr 2026", "2026-03-12 to 2026-04-04"),
        ("2026-2027", "2026 to 2027"),
        ("2026-03-01 - 2026-04-15", "2026-03-01 to 2026-04-15"),
        ("2026-03-01/2026-04-15", "2026-03-01 to 2026-04-15"),
        // No dates.
        ("Now", "now"),
        ("LATER", "later"),
        ("TBD", ""),
        ("n/a", ""),
        ("-", ""),
        ("—", ""),
        ("???", ""),
        // Slips.
        ("2026-14-05", "Impossible"),
        ("30 February 2026", "Impossible"),
        ("31/31/2026", "Impossible"),
        ("3/25/2026", "OtherOrder"),
        ("Q5 2026", "Impossible"),
        ("yyyy-mm-dd", "Unknown"),
        ("when it is done", "Unknown"),
        ("marketing 2026", "Unknown"),
        ("v1.37", "Unknown"),
        ("12", "Unknown"),
        ("99999", "Unknown"),
        ("end of Q2", "NoYear"),
        ("12 March", "NoYear"),
    ] {
        assert_eq!(date(cell, CONTEXT), meant, "{cell}");
    }
}

#[test]
fn the_order_of_the_column_decides() {
    let us = Context { order: DateOrder::MonthFirst, ..CONTEXT };
    assert_eq!(date("3/12/2026", us), "2026-03-12");
    assert_eq!(date("6/21/2025 16:14", us), "2025-06-21");
    assert_eq!(date("21/6/2025", us), "OtherOrder");
}

#[test]
fn a_year_that_all_others_have_is_taken() {
    let context = Context { year: Some(2026), ..CONTEXT };
    for (cell, meant) in [
        ("Q2", "2026-Q2"),
        ("end of Q2", "2026-Q2"),
        ("H1", "2026-H1"),
        ("March", "2026-03"),
        ("12 March", "2026-03-12"),
        ("March 12", "2026-03-12"),
        ("26-Mar", "2026-03-26"),
        ("KW 14", "2026-W14"),
    ] {
        assert_eq!(date(cell, context), meant, "{cell}");
        assert_eq!(read(cell, context).unwrap().1, Some(Note::YearOfOthers));
    }
}

#[test]
fn parts_of_periods_are_kept_as_far_as_they_can_be() {
    let start = Context { side: Side::Start, ..CONTEXT };
    for (cell, as_start, as_end) in [
        ("end of Q2 2026", "2026-06", "2026-Q2"),
        ("EOQ2 2026", "2026-06", "2026-Q2"),
        ("early Q2 2026", "2026-Q2", "2026-04"),
        ("mid Q2 2026", "2026-05", "2026-05"),
        ("late 2026", "2026-Q4", "2026"),
        ("EOY 2026", "2026-Q4", "2026"),
        ("early 2026", "2026", "2026-Q1"),
        ("mid-2026", "2026", "2026"),
        ("late March 2026", "2026-03", "2026-03"),
    ] {
        assert_eq!(date(cell, start), as_start, "{cell}");
        assert_eq!(date(cell, CONTEXT), as_end, "{cell}");
    }
}

#[test]
fn what_is_not_plain_is_said() {
    for (cell, note) in [
        ("March 26", Some(Note::MonthAndYear)),
        ("Mar '26", None),
        ("Mar 2026?", Some(Note::Doubt)),
        ("46093", Some(Note::Serial)),
        ("mid-2026", Some(Note::PartLeftOut)),
        ("Q3 2026", None),
    ] {
        assert_eq!(read(cell, CONTEXT).unwrap().1, note, "{cell}");
    }
}

#[test]
fn fiscal_years_follow_the_workspace() {
    let april = Context { fiscal_start_month: 4, ..CONTEXT };
    assert_eq!(date("FY26 Q1", april), "2025-Q2");
    assert_eq!(date("Q4 FY2026", april), "2026-Q1");
    assert_eq!(date("Q4 2026", april), "2026-Q4");
    assert_eq!(date("FY26", april), "Fiscal");
    let july = Context { fiscal_start_month: 7, ..CONTEXT };
    assert_eq!(date("FY26 H1", july), "2025-H2");
    assert_eq!(date("FY26 Q1", Context { fiscal_start_month: 2, ..CONTEXT }), "Fiscal");
}

proptest! {
    #[test]
    fn any_text_is_understood_or_refused(cell in ".{0,30}") {
        let _ = read(&cell, CONTEXT);
    }

    #[test]
    fn text_of_a_date_never_panics(cell in "[0-9qQhHwW/.:' -]{0,14}(mar|am|fy|t|z)?[0-9 :+-]{0,10}") {
        let _ = read(&cell, CONTEXT);
        let mut evidence = Evidence::default();
        evidence.note(&cell);
    }

    #[test]
    fn what_the_model_writes_is_read(days in 0i64..60_000, precision in 0..Precision::ALL.len()) {
        let day = NaiveDate::from_ymd_opt(1950, 1, 1).unwrap() + chrono::Duration::days(days);
        let meant = PlanDate::containing(day, Precision::ALL[precision]);
        prop_assert_eq!(read(&meant.to_string(), CONTEXT), Ok((When::Date(meant), None)));
        prop_assert_eq!(read(&meant.label(), CONTEXT), Ok((When::Date(meant), None)));
    }
}
