//! Importing again: what is the same stays, what was edited changes, and what people did in between is kept.

use throughline_core::exchange::import::Action;
use throughline_core::workspace::Moment;
use throughline_plan::model::{Change, Edit, RecordKind as K, RecordRef};

use super::{Bench, count};

const PLAN: &str = "Id,Title,Parent,Objective,Owner,Status,End,Notes,Depends on\n\
                    1,Sign-up,,Grow,Jo,Planned,Q3 2026,First,\n\
                    2,Form,1,Grow,\"Jo, Bo\",Planned,2026-07,,1\n\
                    3,Email,1,,,Planned,,,\"1, 2\"\n";

fn imported() -> Bench {
    let mut bench = Bench::new();
    bench.files(&[("plan.csv", PLAN)]);
    bench
}

#[test]
fn the_same_file_changes_nothing_even_under_another_name() {
    let mut bench = imported();
    let history = bench.workspace.store().undo_state().unwrap().entries;
    let preview = bench.files(&[("renamed.csv", PLAN)]);
    assert_eq!(preview.edit.changes, []);
    assert_eq!(preview.edit.label, "Import renamed.csv");
    assert_eq!(count(&preview.unchanged, K::Item), 3);
    assert!(preview.records.iter().all(|record| record.action == Action::Unchanged));
    assert_eq!(bench.workspace.store().undo_state().unwrap().entries, history);
}

#[test]
fn an_edited_file_updates_what_changed_and_only_that() {
    let mut bench = imported();
    let edited = PLAN
        .replace("Q3 2026", "Q4 2026")
        .replace("2,Form,1,Grow,\"Jo, Bo\"", "2,Form,1,Grow,Al")
        .replace("\"1, 2\"", "2");
    let preview = bench.files(&[("plan.csv", &edited)]);
    let changed: Vec<(&str, Vec<&str>)> = preview
        .records
        .iter()
        .filter(|record| record.action == Action::Updated)
        .map(|record| (record.title.as_str(), record.fields.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(changed, [("Sign-up", vec!["end"]), ("Form", vec!["owner"]), ("Email", vec!["blockers"])]);
    assert_eq!((count(&preview.updated, K::Item), count(&preview.created, K::Leader)), (3, 1));
    assert_eq!(preview.edit.label, "Update 3 items from plan.csv");
    assert_eq!(bench.dates("Sign-up"), "..2026-Q4");
    assert_eq!(bench.owner(bench.item("Form")), "Al");
    assert_eq!(bench.blockers("Email"), ["Form"]);
}

#[test]
fn a_column_that_is_gone_empties_nothing() {
    let mut bench = imported();
    let preview = bench.files(&[("plan.csv", "Id,Title\n1,Sign-up\n2,Form\n3,Email\n")]);
    assert_eq!(preview.edit.changes, []);
    // A row that is too short for a column says nothing about it either.
    let preview = bench.files(&[("plan.csv", "Id,Title,Notes,End\n1,Sign-up\n")]);
    assert_eq!(preview.edit.changes, []);
    // An empty cell in a column that is there does.
    bench.files(&[("plan.csv", "Id,Title,End\n1,Sign-up,\n")]);
    assert_eq!(bench.dates("Sign-up"), "..");
}

#[test]
fn a_bad_cell_leaves_the_field_as_it_is() {
    let mut bench = imported();
    bench.files(&[("plan.csv", "Id,Title,End\n1,Sign-up,soonish\n")]);
    assert_eq!(bench.dates("Sign-up"), "..2026-Q3");
    assert_eq!(bench.item("Sign-up").extra["End"], "soonish");
    bench.files(&[("plan.csv", "Id,Title,End\n1,Sign-up,2027\n")]);
    assert_eq!(bench.dates("Sign-up"), "..2027");
    assert!(bench.item("Sign-up").extra.is_empty());
}

#[test]
fn what_people_linked_in_between_stays() {
    let mut bench = imported();
    let email = RecordRef::new(K::Item, bench.item("Email").id);
    let grow = RecordRef::new(K::Objective, bench.objective("Grow").id);
    let leader = bench.plan().leaders.rows()[0].id;
    let changes = vec![
        Change::Link { from: email, to: grow, weight: Some(2.0), rationale: Some("why".to_owned()) },
        Change::SetOwner { record: email, leader: Some(leader) },
    ];
    bench.workspace.apply(&Edit { label: "Mend".to_owned(), changes }, Moment::current()).unwrap();
    let preview = bench.files(&[("plan.csv", PLAN)]);
    assert_eq!(preview.edit.changes, []);
    assert_eq!(bench.serves(bench.item("Email")), ["Grow"]);
}

#[test]
fn a_cell_that_names_another_objective_moves_the_link() {
    let mut bench = imported();
    bench.files(&[("objectives.csv", "Objective\nGrow\nRetain\n")]);
    bench.files(&[("plan.csv", "Id,Title,Objective\n1,Sign-up,Retain\n")]);
    assert_eq!(bench.serves(bench.item("Sign-up")), ["Retain"]);
}

#[test]
fn without_ids_the_title_within_the_parent_counts() {
    let text = "Title,Parent,End\nA,,2026\nB,,2026\nReview,A,2026-01\nReview,B,2026-02\nReview,B,2026-03\n";
    let mut bench = Bench::new();
    bench.files(&[("plan.csv", text)]);
    assert_eq!(bench.plan().items.len(), 5);
    let preview = bench.files(&[("plan.csv", &text.replace("2026-02", "2026-05"))]);
    assert_eq!((count(&preview.updated, K::Item), count(&preview.unchanged, K::Item)), (1, 4));
    // One that was moved in the app is still found, and goes back to where the file has it.
    let (a, b) = (bench.item("A").id, RecordRef::new(K::Item, bench.item("B").id));
    let set = serde_json::json!({ "parent_id": a }).as_object().unwrap().clone();
    let edit = Edit { label: String::new(), changes: vec![Change::Update { record: b, set }] };
    bench.workspace.apply(&edit, Moment::current()).unwrap();
    let preview = bench.files(&[("plan.csv", text)]);
    assert_eq!(count(&preview.created, K::Item), 0);
}

#[test]
fn ids_are_told_apart_by_their_source() {
    let mut bench = Bench::new();
    bench.files(&[("a.csv", "Summary,Issue key,Issue Type\nFrom Jira,X-1,Epic\n")]);
    let preview = bench.files(&[("b.csv", "Id,Title\nX-1,From a table\n")]);
    assert_eq!(count(&preview.created, K::Item), 1);
    // A record that was made by hand takes the id of the row that has its title.
    let mut bench = Bench::new();
    bench.files(&[("a.csv", "Title\nSearch\n")]);
    bench.files(&[("a.csv", "Id,Title\n7,Search\n")]);
    assert_eq!(bench.plan().items.len(), 1);
    bench.files(&[("a.csv", "Id,Title\n7,Find\n")]);
    assert_eq!(bench.item("Find").external_id.as_deref(), Some("7"));
}

#[test]
fn handles_and_names_are_matched_in_any_case() {
    let mut bench = Bench::new();
    bench.files(&[("a.csv", "Title,Owner\nA,@Epage\nB,epage\nC,@EPAGE \n")]);
    assert_eq!(bench.plan().leaders.len(), 1);
    assert_eq!(bench.plan().leaders.rows()[0].name, "@Epage");
}

#[test]
fn nothing_new_is_linked_to_an_archived_objective() {
    let mut bench = imported();
    let grow = RecordRef::new(K::Objective, bench.objective("Grow").id);
    let set = serde_json::json!({ "archived": true }).as_object().unwrap().clone();
    let edit = Edit { label: String::new(), changes: vec![Change::Update { record: grow, set }] };
    bench.workspace.apply(&edit, Moment::current()).unwrap();
    let preview = bench.files(&[("plan.csv", &PLAN.replace("3,Email,1,,", "3,Email,1,Grow,"))]);
    assert_eq!(preview.problems.len(), 1);
    assert_eq!(preview.problems[0].message, "“Grow” is archived; nothing new is linked to it.");
    assert_eq!(bench.serves(bench.item("Sign-up")), ["Grow"]);
}

/// Two columns say what the first row is part of: what is a product only because a later row names it, and an item of
/// the row's own title. Which records the rows are about must not hang on whether the product is there yet.
#[test]
fn a_product_that_later_rows_make_does_not_change_which_record_a_row_is_about() {
    let file = "Title,Product,Parent,Parent\nReports,,2,Reports\nCharts,2,,\nReports,,,\n";
    let mut bench = Bench::new();
    let first = bench.files(&[("plan.csv", file)]);
    assert_eq!((count(&first.created, K::Item), count(&first.created, K::Product)), (3, 1));
    let plan = bench.plan();
    let reports: Vec<_> = plan.items.rows().iter().filter(|item| item.title == "Reports").collect();
    let part = reports.iter().find(|item| item.parent_id.is_some()).unwrap();
    let whole = reports.iter().find(|item| item.parent_id.is_none()).unwrap();
    assert_eq!(part.parent_id, Some(whole.id), "the item it names is what it is part of");
    assert_eq!(part.product_id, Some(plan.products.rows()[0].id), "and the product is what it is for");
    let again = bench.files(&[("plan.csv", file)]);
    assert_eq!(again.edit.changes, []);
}

/// A row further down names what two rows say together, and so the second of them is looked at before the first.
#[test]
fn two_rows_about_one_record_stay_one_whoever_names_them() {
    let file = "Id,Objective,Initiative\nA,,B\nC,A,\nC,,\nB,,C\n";
    let mut bench = Bench::new();
    let first = bench.files(&[("plan.csv", file)]);
    assert_eq!((count(&first.created, K::Item), count(&first.created, K::Link)), (3, 1));
    let again = bench.files(&[("plan.csv", file)]);
    assert_eq!(again.edit.changes, []);
}

#[test]
fn a_row_is_not_one_of_the_titles_above_it_though_it_is_called_the_same() {
    let file = "Title,Initiative,Epic\nSearch,Search,Index\n";
    let mut bench = Bench::new();
    let first = bench.files(&[("plan.csv", file)]);
    assert_eq!((count(&first.created, K::Item), first.problems.len()), (3, 0));
    assert_eq!(bench.files(&[("plan.csv", file)]).edit.changes, []);
}

/// Where a cell of several products is cut depends on which of them there are; a cell of which nothing is taken stays
/// as it is written, before and after.
#[test]
fn a_cell_of_products_that_comes_too_late_is_kept_as_written() {
    let file = "Title,Product,Product\nOne,C,\"A, B\"\nTwo,A,\n";
    let mut bench = Bench::new();
    bench.files(&[("plan.csv", file)]);
    assert_eq!(bench.plan().items.get(bench.item("One").id).unwrap().extra["Product"], "A, B");
    assert_eq!(bench.files(&[("plan.csv", file)]).edit.changes, []);
}
