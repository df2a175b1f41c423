use super::super::field::Target;
use super::*;

fn table(text: &str) -> Read {
    super::super::read::read(text.as_bytes(), &Mapping::default(), &|_| 0).unwrap()
}

fn layout(text: &str) -> Layout {
    recognise(&table(text), &Mapping::default(), &[], &Own::default()).unwrap()
}

fn fields(text: &str) -> Vec<Field> {
    layout(text).columns.into_iter().map(|column| column.field).collect()
}

use Field as F;

#[test]
fn a_table_of_goals_under_objectives() {
    let text = "Goal ID,Objective / Theme,Goal,Owner,Teams,Team champions,Status,Start,End,Help needed,Link,Summary\n\
                a,O,First,@x,t,t: @y,Proposed,2025-07-01,2025-12-31,,https://x,Text\n";
    assert_eq!(
        fields(text),
        [
            F::Id,
            F::Objective,
            F::Title,
            F::Owner,
            F::Team,
            F::Extra,
            F::Status,
            F::Start,
            F::End,
            F::Extra,
            F::Link,
            F::Description
        ]
    );
    assert_eq!(layout(text).kind, TableKind::Items);
}

#[test]
fn a_table_of_objectives_is_known_as_one() {
    let text = "Objective ID,Objective,Description,Period\nx,Grow,Text,2025H2\n";
    assert_eq!(fields(text), [F::Id, F::Title, F::Description, F::Period]);
    assert_eq!(layout(text).kind, TableKind::Objectives);
    assert_eq!(layout("Goal,Owner\nGrow,Jo\n").kind, TableKind::Objectives);
    assert_eq!(layout("Strategy,Objective\nSelf-serve,Grow\n").kind, TableKind::Strategies);
    assert_eq!(fields("Strategy,Objective\nSelf-serve,Grow\n"), [F::Title, F::Objective]);
    assert_eq!(layout("Category,Initiative,Status\nA,B,Done\n").kind, TableKind::Items);
    assert_eq!(fields("Category,Initiative,Status\nA,B,Done\n"), [F::Strategy, F::Title, F::Status]);
}

#[test]
fn lists_of_people_have_names_and_titles() {
    let text = "Name,Title,Email,Reports to\nJo,Head of Product,jo@x.org,\n";
    assert_eq!(layout(text).kind, TableKind::Leaders);
    assert_eq!(fields(text), [F::Title, F::JobTitle, F::Email, F::ReportsTo]);
}

#[test]
fn the_call_of_a_file_helps_only_where_columns_say_nothing() {
    let read = table("Title,Description\nGrow,More\n");
    let of = |called: &[&str]| recognise(&read, &Mapping::default(), called, &Own::default()).unwrap().kind;
    assert_eq!(of(&["2026-objectives"]), TableKind::Objectives);
    assert_eq!(of(&["plan"]), TableKind::Items);
    let read = table("Title,Status\nGrow,Done\n");
    assert_eq!(
        recognise(&read, &Mapping::default(), &["objectives"], &Own::default()).unwrap().kind,
        TableKind::Items
    );
}

#[test]
fn the_row_of_names_need_not_be_the_first() {
    let text = "Roadmap 2026,,\nhttps://example.org,,\n,,\nName,Owner,Due date\nA,Jo,2026\n";
    let layout = layout(text);
    assert_eq!(layout.header, 2);
    assert_eq!(layout.decisions[0].message, "The column names are in row 4; what stands above is left out.");
    let first = Mapping { header_row: Some(1), ..Mapping::default() };
    assert_eq!(recognise(&table(text), &first, &[], &Own::default()).unwrap().header, 0);
    let none = Mapping { header_row: Some(3), ..Mapping::default() };
    assert_eq!(recognise(&table(text), &none, &[], &Own::default()), Err(Unreadable::NoHeader(3)));
}

#[test]
fn repeated_names_keep_their_places() {
    let text = "Summary,Issue key,Labels,Labels,Inward issue link (Blocks),Inward issue link (Blocks),Assignee,Custom field (Epic Link)\n\
                A,X-1,a,b,X-2,X-3,Jo,X-9\n";
    assert_eq!(
        fields(text),
        [F::Title, F::Id, F::Labels, F::Labels, F::DependsOn, F::DependsOn, F::Owner, F::Parent]
    );
    assert_eq!(layout(text).format, Format::Jira);
}

#[test]
fn of_two_columns_for_one_thing_the_better_name_wins() {
    assert_eq!(
        fields("Title,Target date,End date,Assignee,Owner,Key,ID\nA,2026,2027,x,y,K,1\n"),
        [F::Title, F::OtherDate, F::End, F::Contributor, F::Owner, F::OtherId, F::Id]
    );
}

#[test]
fn keys_are_ids_even_under_another_name() {
    assert_eq!(fields("KEP,Title\nKEP-1,A\nKEP-2,B\n"), [F::Id, F::Title]);
    assert_eq!(fields("Code name,Title\nKEP-1,A\nx,B\n")[0], F::Extra);
}

#[test]
fn months_with_marks_are_periods() {
    let text = "entity_uuid,entity_name,April 2026,May 2026,Score\n1,A,X,,X\n2,B,,X,7\n";
    let layout = layout(text);
    assert_eq!(layout.format, Format::Productboard);
    let marks: Vec<Option<String>> =
        layout.columns.iter().map(|column| column.marks.map(|period| period.to_string())).collect();
    assert_eq!(marks, [None, None, Some("2026-04".to_owned()), Some("2026-05".to_owned()), None]);
    assert_eq!(fields("Title,2026\nA,12\n")[1], F::Extra);
}

#[test]
fn the_user_has_the_last_word() {
    let mapping: Mapping = serde_json::from_str(
        r#"{"as": "items", "columns": [{"name": "OWNING sig", "field": "strategy"}, {"name": "Nope", "field": "title"},
            {"name": "", "position": 1, "field": "title"}], "types": [{"value": "Roadmap", "target": "objective"}]}"#,
    )
    .unwrap();
    let layout =
        recognise(&table("Owning SIG,Thing,Title\nS,T,U\n"), &mapping, &[], &Own::default()).unwrap();
    let fields: Vec<Field> = layout.columns.iter().map(|column| column.field).collect();
    assert_eq!(fields, [F::Strategy, F::Title, F::Extra]);
    assert_eq!(layout.unknown_choices, ["Nope"]);
    assert_eq!(mapping.types[0].target, Target::Objective);
}

#[test]
fn a_table_without_known_names_still_has_a_title() {
    let layout = layout("Was,Wer\nErster,x\nZweiter,x\n");
    assert_eq!(layout.columns[0].field, F::Title);
    assert_eq!(layout.decisions.len(), 1);
}
