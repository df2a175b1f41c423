//! Cells and rows as they should not be, and what is done about them.

use throughline_core::exchange::import::{DateOrder, Severity};
use throughline_plan::model::{Bucket, ItemStatus, ItemType, RecordKind as K};

use super::{Bench, count, of_severity, said};

#[test]
fn dates_keep_their_precision_and_bad_ones_cost_only_themselves() {
    let text = "Title,Start,End,Effort\n\
                A,2026-W14,Q3 2026,2\n\
                B,Mar 2026,end of Q2 2026,\n\
                C,2026-02-30,2026,3d\n\
                D,Now,,1.5\n\
                E,TBD,n/a,XL\n\
                F,Q1 2026 - Q2 2026,,\n\
                G,2026-05-01,2026-04-01,\n";
    let mut bench = Bench::new();
    let preview = bench.files(&[("plan.csv", text)]);
    assert_eq!(bench.dates("A"), "2026-W14..2026-Q3");
    assert_eq!(bench.dates("B"), "2026-03..2026-Q2");
    assert_eq!(bench.dates("C"), "..2026");
    assert_eq!((bench.dates("D").as_str(), bench.item("D").bucket), ("..", Some(Bucket::Now)));
    assert_eq!(bench.dates("E"), "..");
    assert_eq!(bench.dates("F"), "2026-Q1..2026-Q2");
    assert_eq!(bench.dates("G"), "2026-05-01..2026-04-01");
    assert_eq!(bench.item("C").extra["Start"], "2026-02-30");
    // Three days are 24 of the 160 hours of a person-month.
    assert_eq!(bench.item("C").effort, Some(0.15));
    assert_eq!(
        said(&preview),
        [
            "4 Start: There is no such day. The cell is kept as text. Write it as 2026-03-12, 2026-03, Q3 2026, H2 2026 or 2026.",
            "6 Effort: This is not a number of person-months. The cell is kept as text.",
            "8 End: The end lies before the start. Both are kept as they are.",
        ]
    );
}

#[test]
fn the_order_of_day_and_month_is_decided_for_a_column_said_and_changeable() {
    let text = "Title,Start,End\nA,3/12/2026,4/12/2026\nB,5/12/2026,25/12/2026\n";
    let mut bench = Bench::new();
    let preview = bench.files(&[("plan.csv", text)]);
    assert_eq!(bench.dates("A"), "2026-12-03..2026-12-04");
    let said: Vec<String> =
        preview.tables[0].decisions.iter().map(|d| format!("{}: {}", d.column, d.message)).collect();
    assert_eq!(
        said,
        [
            "Start: Dates in numbers are read day first: in another column 25/12/2026 can only be day first.",
            "End: Dates in numbers are read day first: 25/12/2026 can only be day first.",
        ]
    );
    assert_eq!(preview.tables[0].columns[1].date_order, Some(DateOrder::DayFirst));

    let mut bench = Bench::new();
    let options = r#"{"mappings": [{"columns": [{"name": "start", "date_order": "month_first"}]}]}"#;
    let preview = bench.with(&[("plan.csv", text)], options);
    assert_eq!(bench.dates("A"), "2026-03-12..2026-12-04");
    assert_eq!(preview.tables[0].columns[1].date_order, Some(DateOrder::MonthFirst));

    // Where nothing tells, the signs suggest, unless the user's country does.
    let text = "Title,End\nA,3/12/2026\nB,12.3.2026\n";
    let mut bench = Bench::new();
    bench.files(&[("plan.csv", text)]);
    assert_eq!((bench.dates("A"), bench.dates("B")), ("..2026-03-12".to_owned(), "..2026-12-03".to_owned()));
    let mut bench = Bench::new();
    bench.with(&[("plan.csv", text)], r#"{"date_order": "day_first"}"#);
    assert_eq!(bench.dates("B"), "..2026-03-12");
}

#[test]
fn rows_that_say_nothing_or_too_little() {
    let text = "Id,Title,Owner\n1,A,Jo\n,,\n2,,Jo\n,,Bo\n\"3\",C\nX,\"never closed\n4,D,Jo\n";
    let mut bench = Bench::new();
    let preview = bench.files(&[("plan.csv", text)]);
    assert_eq!(count(&preview.created, K::Item), 4);
    assert_eq!(
        said(&preview),
        [
            "4 Title: The row has no title; its id 2 is taken for it.",
            "5 Title: The row has no title and is left out.",
            "7 : A quotation mark on this line is never closed. The line is left out.",
        ]
    );
    assert_eq!(of_severity(&preview, Severity::Error), 2);
    assert_eq!(preview.problems[2].value, "X,\"never closed");
    assert_eq!(bench.owner(bench.item("D")), "Jo");
}

#[test]
fn cells_that_look_like_formulas_are_text() {
    let text = "Title,Owner,Notes,Effort\n=SUM(A1),@epage,+1 for this,2\n'=HYPERLINK,'@bo,'-,'+3\n''=x,,#REF!,#N/A\n";
    let mut bench = Bench::new();
    let preview = bench.files(&[("plan.csv", text)]);
    let sum = bench.item("=SUM(A1)");
    assert_eq!((bench.owner(sum), sum.description.as_str()), ("@epage", "+1 for this"));
    let link = bench.item("=HYPERLINK");
    assert_eq!((bench.owner(link), link.description.as_str(), link.effort), ("@bo", "-", Some(3.0)));
    assert_eq!(bench.item("'=x").description, "");
    assert_eq!(preview.problems.len(), 2);
    assert_eq!((preview.problems[0].value.as_str(), preview.problems[0].line), ("#REF!", Some(4)));
}

#[test]
fn several_objectives_and_several_owners() {
    let objectives = "Objective\n\"Flexible, fast(er) compilation\"\nGrowth\nRetention\n";
    let text = "Title,Objective,Objective,Owner\n\
                A,\"Growth, Retention\",,\"Jo Doe, Bo Roe; Al Poe\"\n\
                B,GROWTH,retention ,@jo\n\
                C,\"Flexible, fast(er) compilation\",Growth,\n\
                D,\"Growth, Retenton\",,\n\
                E,Growth; Flexible fast(er) compilation,,\n";
    let mut bench = Bench::new();
    let preview = bench.files(&[("objectives.csv", objectives), ("items.csv", text)]);
    assert_eq!(bench.serves(bench.item("A")), ["Growth", "Retention"]);
    assert_eq!(bench.serves(bench.item("B")), ["Growth", "Retention"]);
    assert_eq!(bench.serves(bench.item("C")), ["Flexible, fast(er) compilation", "Growth"]);
    assert_eq!(bench.serves(bench.item("D")), ["Growth"]);
    assert_eq!(bench.serves(bench.item("E")), ["Growth"]);
    assert_eq!(
        said(&preview),
        [
            "5 Objective: There is no objective “Retenton”; the nearest is “Retention”. The item is imported without it.",
            "6 Objective: There is no objective “Flexible fast(er) compilation”; the nearest is “Flexible, fast(er) compilation”. The item is imported without it.",
        ]
    );
    assert_eq!(bench.item("D").extra["Objective"], "Retenton");
    assert_eq!(bench.plan().objectives.len(), 3);
}

#[test]
fn one_file_can_hold_every_kind_below_one_another() {
    let text = "Key,Type,Title,Parent,Owner,Start,Priority\n\
                O1,Roadmap,Grow,,Ada,2026,High\n\
                S1,Theme,Self-service,O1,Ada,,\n\
                I1,Initiative,Onboarding,S1,Jo,2026-Q1,Low\n\
                E1,Epic,Sign-up,Onboarding,Jo,2026-01,\n\
                E2,KEP,Trial,Grow,Jo,,\n\
                X1,Note,Ignore me,,,,\n\
                M1,Milestone,GA,E9,,2026-03-01,\n";
    let options = r#"{"mappings": [{"types": [{"value": "roadmap", "target": "objective"}, {"value": "NOTE", "target": "ignore"}]}]}"#;
    let mut bench = Bench::new();
    let preview = bench.with(&[("plan.csv", text)], options);
    assert_eq!((count(&preview.created, K::Objective), count(&preview.created, K::Strategy)), (1, 1));
    assert_eq!(count(&preview.created, K::Item), 4);
    assert_eq!(bench.parent("Sign-up"), "Onboarding");
    assert_eq!(bench.item("Sign-up").item_type, ItemType::Epic);
    assert_eq!(bench.serves(bench.item("Trial")), ["Grow"]);
    assert_eq!(
        (bench.item("Trial").item_type, bench.item("Trial").extra["Type"].as_str()),
        (ItemType::Initiative, "KEP")
    );
    let ix = bench.plan().items.ix(bench.item("Sign-up").id).unwrap();
    assert_eq!(bench.plan().reach().of_item(ix).len(), 1, "an epic serves what its initiative serves");
    assert_eq!(
        said(&preview),
        [
            "- Priority: An objective has no place for this column; 1 cell is left out.",
            "7 Type: Rows of this type are left out, as you said.",
            "8 Parent: There is no record with this id or title to be part of. It is kept as text.",
        ]
    );
    let types: Vec<String> =
        preview.tables[0].types.iter().map(|t| format!("{}={}", t.value, t.target.as_str())).collect();
    assert!(types.contains(&"Roadmap=objective".to_owned()) && types.contains(&"KEP=item".to_owned()));
}

#[test]
fn what_would_be_part_of_itself_is_said() {
    let text = "Id,Title,Parent,Depends on\n1,A,2,1\n2,B,3,C\n3,C,1,\"A, B\"\n4,D,4,9\n";
    let mut bench = Bench::new();
    let preview = bench.files(&[("plan.csv", text)]);
    assert_eq!(bench.plan().items.len(), 4);
    assert_eq!(
        said(&preview),
        [
            "2 Parent: “A” would be part of itself (A > B > C). It is imported without what it is part of.",
            "2 Depends on: The item says that it waits for itself. The dependency is left out.",
            "5 Parent: The row says that it is part of itself. It is imported without that.",
            "5 Depends on: There is no item “9”. The dependency is kept as text only.",
        ]
    );
    assert_eq!((bench.parent("B"), bench.parent("C")), ("C", "A"));
    // A cycle of dependencies is real, and for the check to find.
    assert_eq!((bench.blockers("B"), bench.blockers("C")), (vec!["C"], vec!["A", "B"]));
}

#[test]
fn rows_may_name_rows_of_later_files() {
    let mut bench = Bench::new();
    bench.files(&[
        ("team-a.csv", "Id,Title,Depends on,Parent\nA1,Web,B1,P\n"),
        ("team-b.csv", "Id,Title,Depends on,Parent\nB1,API,,P\nP,Platform,,\n"),
    ]);
    assert_eq!(bench.blockers("Web"), ["API"]);
    assert_eq!((bench.parent("Web"), bench.parent("API")), ("Platform", "Platform"));
}

#[test]
fn states_words_and_shares() {
    let text = "Title,Status,Progress,Confidence,Link\n\
                A,Done,45%,high,https://x.org/a https://x.org/b\n\
                B,Complet,100,7/10,www.x.org\n\
                C,Purple,150,,n/a\n\
                D,In review (2),,maybe,wiki/page\n\
                E,,0,50%,\n";
    let mut bench = Bench::new();
    let preview = bench.files(&[("plan.csv", text)]);
    let (a, b, c) = (bench.item("A"), bench.item("B"), bench.item("C"));
    assert_eq!(
        (a.status, a.status_word.as_str(), a.progress, a.confidence),
        (ItemStatus::Done, "", Some(0.45), Some(1.0))
    );
    assert_eq!(
        (a.url.as_str(), a.extra["Link"].as_str()),
        ("https://x.org/a", "https://x.org/a https://x.org/b")
    );
    assert_eq!(
        (b.status, b.status_word.as_str(), b.progress, b.confidence),
        (ItemStatus::Done, "Complet", Some(1.0), Some(0.7))
    );
    assert_eq!((c.status, c.status_word.as_str(), c.progress), (ItemStatus::Planned, "Purple", None));
    assert_eq!(bench.item("E").status, ItemStatus::Planned);
    assert_eq!(
        said(&preview),
        [
            "3 Status: This status is not known; it is read as “complete”. The word is kept.",
            "4 Progress: This is not between 0 and 100 %. The cell is left out.",
            "4 Status: This status is not known; the item is taken as planned. The word is kept.",
            "5 Confidence: This is not a share. The cell is left out; write it as 45% or 0.45.",
            "5 Link: This is not a whole web address. It is kept as it is, but cannot be opened.",
            "5 Status: This status is read as “In review”. The words are kept.",
        ]
    );
}

#[test]
fn rows_with_one_id() {
    let text = "Id,Title,End\n1,A,2026\n1,A,2026\n1,A,2027\n1,B,2028\n";
    let mut bench = Bench::new();
    let preview = bench.files(&[("plan.csv", text)]);
    assert_eq!(bench.plan().items.len(), 2);
    assert_eq!(bench.dates("A"), "..2027");
    assert_eq!(bench.item("B").external_id.as_deref(), Some("1 (2)"));
    assert_eq!(
        said(&preview),
        [
            "3 Id: The same row stands above, cell for cell; it counts once.",
            "4 Id: Line 2 has this id and title too; both are one record.",
            "5 Id: Line 2 has the same id under another title; both are imported, apart.",
        ]
    );
}

#[test]
fn a_mapping_for_a_column_that_is_not_there_is_said() {
    let options = r#"{"mappings": [{"columns": [{"name": "Onwer", "field": "owner"}, {"name": "Who", "field": "owner"}]}]}"#;
    let mut bench = Bench::new();
    let preview = bench.with(&[("plan.csv", "Title,Who\nA,Jo\n")], options);
    assert_eq!(
        said(&preview),
        ["- Onwer: There is no column of this name; what was said about it has no effect."]
    );
    assert_eq!(bench.owner(bench.item("A")), "Jo");
    assert!(preview.tables[0].columns[1].chosen);
}

#[test]
fn unknown_columns_stay_with_their_items() {
    let mut bench = Bench::new();
    bench.files(&[("plan.csv", "Title,Score,Score,,Ignored\nA,1,2,x,\n")]);
    let extra = &bench.item("A").extra;
    assert_eq!(extra["Score"], "1; 2");
    assert_eq!(extra["Column 4"], "x");
    assert_eq!(extra.len(), 2);
}

#[test]
fn ten_thousand_rows() {
    use std::fmt::Write as _;
    let mut text = "Id,Title,Parent,Objective,Owner,Status,Start,End,Effort,Labels,Depends on\n".to_owned();
    for n in 0..10_000 {
        let parent = if n % 10 == 0 { String::new() } else { format!("X-{}", n / 10 * 10) };
        let _ = writeln!(
            text,
            "X-{n},Item number {n},{parent},Objective {},Leader {},In progress,2026-Q{},3/{}/2027,{},\"a, b\",X-{}",
            n % 20,
            n % 50,
            n % 4 + 1,
            n % 28 + 1,
            n % 7,
            (n + 1) % 10_000
        );
    }
    let mut bench = Bench::new();
    let sources = [throughline_core::exchange::import::Source {
        name: "big.csv".to_owned(),
        bytes: text.as_bytes().into(),
    }];
    let preview =
        throughline_core::exchange::import::preview(bench.plan(), &sources, &<_>::default(), &super::new_id)
            .unwrap();
    assert_eq!(count(&preview.created, K::Item), 10_000);
    assert_eq!((count(&preview.created, K::Objective), count(&preview.created, K::Leader)), (20, 50));
    assert_eq!(count(&preview.created, K::Dependency), 10_000);
    assert_eq!(said(&preview), Vec::<String>::new());
    bench.apply(&preview);
    assert_eq!(bench.plan().items.len(), 10_000);
}
