//! Real plans, whole. The numbers were counted by a script of its own from the same files.

use std::collections::BTreeMap;

use throughline_core::exchange::import::{Format, Mapping, Options, TableKind};
use throughline_plan::model::{Bucket, ItemStatus, ItemType, RecordKind as K};

use super::{Bench, count, of_severity, problems_with, real_file, said};

const THEMES: &str = "rust-project-goals-2025h2-themes.csv";
const GOALS: &str = "rust-project-goals-2025h2.csv";
const TASKS: &str = "rust-project-goals-2025h2-with-tasks.csv";

#[test]
fn goals_serve_the_objectives_that_came_first() {
    let mut bench = Bench::new();
    let preview = bench.real(&[THEMES, GOALS]);
    assert_eq!(count(&preview.created, K::Objective), 4);
    assert_eq!(count(&preview.created, K::Item), 42);
    assert_eq!(count(&preview.created, K::Leader), 31);
    assert_eq!(preview.tables[0].kind, TableKind::Objectives);
    assert_eq!(preview.tables[1].kind, TableKind::Items);
    assert_eq!(preview.edit.label, "Import 4 objectives and 42 items from 2 files");

    // The one slip: a theme that was never declared, with the one that was meant.
    let [slip] = preview.problems.as_slice() else { panic!("{:?}", said(&preview)) };
    assert_eq!(
        (slip.file.as_str(), slip.line, slip.column.as_str()),
        (GOALS, Some(127), "Objective / Theme")
    );
    assert_eq!(slip.value, "Flexible, fast(er) builds");
    assert!(slip.message.contains("the nearest is “Flexible, fast(er) compilation”"), "{}", slip.message);

    let plan = bench.plan();
    assert_eq!((plan.objectives.len(), plan.items.len(), plan.leaders.len()), (4, 42, 31));
    let aligned = plan.items.iter().filter(|(ix, _)| !plan.reach().of_item(*ix).is_empty()).count();
    assert_eq!(aligned, 13);
    let owned = plan.items.iter().filter(|(ix, _)| plan.graph().item_owner(*ix).is_some()).count();
    assert_eq!(owned, 42);
    let flexible = bench.objective("Flexible, fast(er) compilation");
    assert_eq!(flexible.start.unwrap().to_string(), "2025-H2");
    assert_eq!(flexible.end, flexible.start);
    let build_std = bench.item("build-std");
    assert_eq!(bench.serves(build_std), ["Flexible, fast(er) compilation"]);
    assert_eq!(bench.owner(build_std), "@davidtwco");
    assert_eq!(build_std.teams, ["cargo", "compiler", "libs"]);
    assert_eq!(build_std.status, ItemStatus::Idea);
    assert_eq!(build_std.status_word, "Proposed");
    assert_eq!(build_std.external_id.as_deref(), Some("build-std"));
    assert_eq!(build_std.extra["Team champions"], "cargo: @ehuss; compiler: @davidtwco; libs: @Amanieu");
    assert_eq!(bench.dates("build-std"), "2025-07-01..2025-12-31");
    assert!(build_std.description.contains("experimentation and testing"));
    let dropped: Vec<_> =
        bench.plan().items.rows().iter().filter(|i| i.status == ItemStatus::Dropped).collect();
    assert_eq!(dropped.len(), 1);
    assert_eq!(dropped[0].status_word, "Not accepted");
}

#[test]
fn files_given_one_after_the_other_come_to_the_same() {
    let (mut together, mut apart) = (Bench::new(), Bench::new());
    together.real(&[THEMES, GOALS]);
    apart.real(&[THEMES]);
    let goals = apart.real(&[GOALS]);
    assert_eq!(goals.edit.label, "Import 42 items from rust-project-goals-2025h2.csv");
    assert_eq!(problems_with(&goals, "There is no objective").len(), 1);
    assert_eq!(apart.plan().links.len(), together.plan().links.len());
    assert_eq!(count(&goals.unchanged, K::Objective), 4);
}

#[test]
fn objectives_are_made_from_names_only_where_there_are_none() {
    let mut bench = Bench::new();
    let preview = bench.real(&[GOALS]);
    assert_eq!(count(&preview.created, K::Objective), 5);
    assert_eq!(problems_with(&preview, "is nearly the same").len(), 1);
    let themes = bench.real(&[THEMES]);
    // The declared themes are the ones that were made, and now say more.
    assert_eq!((count(&themes.created, K::Objective), count(&themes.updated, K::Objective)), (0, 4));
    assert_eq!(bench.plan().objectives.len(), 5);
}

#[test]
fn goals_with_their_tasks() {
    let mut bench = Bench::new();
    let preview = bench.real(&[THEMES, TASKS]);
    assert_eq!(count(&preview.created, K::Item), 252);
    let plan = bench.plan();
    let of_type = |wanted| plan.items.rows().iter().filter(|item| item.item_type == wanted).count();
    assert_eq!((of_type(ItemType::Initiative), of_type(ItemType::Task)), (42, 210));
    assert_eq!(plan.items.rows().iter().filter(|item| item.parent_id.is_some()).count(), 210);
    // 51 people; 109 cells name teams; 12 texts are no names.
    assert_eq!(plan.leaders.len(), 51);
    assert_eq!(plan.items.iter().filter(|(ix, _)| plan.graph().item_owner(*ix).is_some()).count(), 129);
    assert_eq!(plan.involvements.len(), 129 + 30);
    assert_eq!(problems_with(&preview, "does not look like a name").len(), 12);
    assert_eq!(preview.problems.len(), 13);
    assert!(preview.tables[1].decisions.iter().any(|d| d.message.starts_with("109 cells name teams")));
    let moral =
        plan.items.rows().iter().find(|i| i.external_id.as_deref() == Some("Rust-for-Linux-compiler/1"));
    let moral = moral.unwrap();
    assert_eq!(
        (moral.title.as_str(), moral.teams.as_slice()),
        ("Discussion and moral support", &["compiler".to_owned()][..])
    );
    assert_eq!(
        plan.items.get(moral.parent_id.unwrap()).unwrap().external_id.as_deref(),
        Some("Rust-for-Linux-compiler")
    );
    // A goal stays one item whether it comes with its tasks or without.
    let again = bench.real(&[GOALS]);
    assert_eq!((count(&again.created, K::Item), bench.plan().items.len()), (0, 252));
}

#[test]
fn the_enhancements_of_kubernetes() {
    let mut bench = Bench::new();
    let preview = bench.real(&["kubernetes-keps.csv"]);
    assert_eq!(count(&preview.created, K::Item), 654);
    assert_eq!(bench.plan().items.len(), 654);
    assert_eq!(bench.plan().leaders.len(), 575);
    assert_eq!(bench.plan().involvements.len(), 2326);
    // Every slip of the source, by kind.
    for (slip, times) in [
        ("has the same id under another title", 3),
        ("is linked to itself", 2),
        ("There is no item “KEP-", 51),
        ("There is no such day", 2),
        ("This is not a date", 2),
        ("a list of choices, none of them chosen", 2),
        ("it is read as “implemented”", 1),
        ("This status is read as “implemented”", 1),
        ("Only the names are taken", 2),
    ] {
        assert_eq!(problems_with(&preview, slip).len(), times, "{slip}");
    }
    assert_eq!(preview.problems.len(), 66);
    let slip = problems_with(&preview, "There is no such day")[0];
    assert_eq!((slip.line, slip.column.as_str(), slip.value.as_str()), (Some(59), "Created", "2023-14-05"));

    // Rows with one number are records of their own.
    let numbered: Vec<&str> = bench
        .plan()
        .items
        .rows()
        .iter()
        .filter(|item| item.external_id.as_deref().is_some_and(|id| id.starts_with("KEP-0000")))
        .map(|item| item.title.as_str())
        .collect();
    assert_eq!(numbered.len(), 3);
    let statuses = statuses(&bench);
    assert_eq!(statuses[&ItemStatus::Done], 290 + 2);
    assert_eq!(statuses[&ItemStatus::Planned], 279 + 1);
    assert_eq!(statuses[&ItemStatus::Idea], 60);
    assert_eq!(statuses[&ItemStatus::Dropped], 10 + 6 + 3 + 1 + 1);
    assert_eq!(statuses[&ItemStatus::OnHold], 1);
    let kep = bench.item("Structured Authorization Configuration");
    assert!(kep.url.starts_with("https://github.com/kubernetes/enhancements/"));
}

fn statuses(bench: &Bench) -> BTreeMap<ItemStatus, usize> {
    let mut statuses = BTreeMap::new();
    for item in bench.plan().items.rows() {
        *statuses.entry(item.status).or_default() += 1;
    }
    statuses
}

#[test]
fn a_workbook_comes_to_the_same_as_its_text_files() {
    let (mut text, mut book) = (Bench::new(), Bench::new());
    let from_text = text.real(&["kubernetes-keps.csv"]);
    let from_book = book.real(&["kubernetes-keps.xlsx"]);
    assert_eq!(from_book.tables[0].sheet.as_deref(), Some("KEPs"));
    assert_eq!(from_book.tables[0].sheets, ["KEPs", "Milestones", "Releases"]);
    assert_eq!(from_book.created, from_text.created);
    // Multi-line cells make lines of rows, so only what is said is compared.
    let messages = |preview: &throughline_core::exchange::import::Preview| -> Vec<String> {
        preview
            .problems
            .iter()
            .filter(|p| !p.message.starts_with("Line "))
            .map(|p| p.message.clone())
            .collect()
    };
    assert_eq!(messages(&from_book), messages(&from_text));
    let item = |bench: &Bench| {
        let mut item = bench.item("Structured Authorization Configuration").clone();
        (item.id, item.position) = (throughline_plan::model::Id::NIL, 0.0);
        item
    };
    assert_eq!(item(&book), item(&text));
}

#[test]
fn the_milestones_of_kubernetes() {
    let mut bench = Bench::new();
    let preview = bench.real(&["kubernetes-kep-milestones.csv"]);
    assert_eq!(count(&preview.created, K::Item), 654 + 1158);
    let plan = bench.plan();
    let milestones: Vec<_> =
        plan.items.rows().iter().filter(|i| i.item_type == ItemType::Milestone).collect();
    assert_eq!(milestones.len(), 1158);
    assert!(milestones.iter().all(|item| item.parent_id.is_some()));
    assert_eq!((plan.strategies.len(), plan.leaders.len()), (22, 336));
    // Two proposals have one number; the milestones belong to the one whose title they carry.
    assert_eq!(bench.parent("Kubelet Credential Providers – alpha"), "Kubelet Credential Providers");
    assert_eq!(bench.dates("Kubelet Credential Providers – alpha"), "2020-09-14..2020-12-08");
    assert_eq!(problems_with(&preview, "has the same id under another title").len(), 3);
    assert_eq!(problems_with(&preview, "records are meant by this").len(), 3);
    assert_eq!(preview.problems.len(), 9);
}

#[test]
fn the_milestones_join_the_enhancements_that_are_there() {
    let mut bench = Bench::new();
    bench.real(&["kubernetes-keps.csv"]);
    let preview = bench.real(&["kubernetes-kep-milestones.csv"]);
    assert_eq!(count(&preview.created, K::Item), 1158);
    assert_eq!(bench.plan().items.len(), 654 + 1158);
}

#[test]
fn the_roadmap_of_jenkins_has_no_dates_and_no_owners() {
    let mut bench = Bench::new();
    let preview = bench.real(&["jenkins-roadmap.csv"]);
    assert_eq!((count(&preview.created, K::Item), count(&preview.created, K::Strategy)), (91, 11));
    assert_eq!(count(&preview.created, K::Leader), 0);
    assert_eq!(said(&preview).len(), 2);
    assert_eq!(problems_with(&preview, "not a whole web address").len(), 2);
    let items = bench.plan().items.rows();
    let status = |wanted| items.iter().filter(|item| item.status == wanted).count();
    assert_eq!(status(ItemStatus::Done), 27);
    assert_eq!(status(ItemStatus::InProgress), 19 + 15);
    assert_eq!((status(ItemStatus::Planned), status(ItemStatus::Idea)), (10, 20));
    let bucket = |wanted| items.iter().filter(|item| item.bucket == Some(wanted)).count();
    assert_eq!((bucket(Bucket::Now), bucket(Bucket::Next), bucket(Bucket::Later)), (15, 10, 20));
    let templating = bench.item("Jenkins Templating Engine 2.0");
    assert_eq!((templating.status_word.as_str(), templating.bucket), ("Near Term", Some(Bucket::Next)));

    let mut book = Bench::new();
    let from_book = book.real(&["jenkins-roadmap.xlsx"]);
    assert_eq!(from_book.created, preview.created);
}

#[test]
fn an_export_of_jira() {
    let mut bench = Bench::new();
    let preview = bench.real(&["jira-cloud-export-ethereum.csv"]);
    assert_eq!(preview.tables[0].format, Format::Jira);
    assert_eq!(count(&preview.created, K::Item), 584);
    // The source has no slip in its rows: each of its 667 links is told from both of its ends.
    assert_eq!(said(&preview), Vec::<String>::new());
    let plan = bench.plan();
    assert_eq!((plan.items.len(), plan.dependencies.len(), plan.leaders.len()), (584, 667, 426));
    assert_eq!(plan.involvements.len(), 1349);
    assert_eq!(plan.items.rows().iter().filter(|item| item.parent_id.is_some()).count(), 104);
    assert_eq!(plan.items.rows().iter().filter(|item| item.end.is_some()).count(), 35);
    let of_type = |wanted| plan.items.rows().iter().filter(|item| item.item_type == wanted).count();
    assert_eq!((of_type(ItemType::Feature), of_type(ItemType::Task), of_type(ItemType::Epic)), (519, 43, 22));
    let statuses = statuses(&bench);
    assert_eq!(statuses[&ItemStatus::OnHold], 238);
    assert_eq!(statuses[&ItemStatus::Done], 138 + 3);
    assert_eq!(statuses[&ItemStatus::Idea], 131);
    assert_eq!(statuses[&ItemStatus::Dropped], 35);
    assert_eq!(statuses[&ItemStatus::InProgress], 34 + 5);

    let row = bench.item("Normalized state gas limit");
    assert_eq!(row.external_id.as_deref(), Some("EIP-8372"));
    assert_eq!((row.source.as_deref(), row.status_word.as_str()), (Some("jira"), "Draft"));
    assert_eq!(bench.dates("Normalized state gas limit"), "2026-08-06..");
    assert_eq!(bench.owner(row), "Anders Elowsson");
    assert_eq!(row.labels, ["standards-track", "core"]);
    assert_eq!(row.extra["Issue id"], "18372");
    let blocked_by_8037 = |title| {
        bench.blockers(title).contains(
            &bench
                .plan()
                .items
                .rows()
                .iter()
                .find(|i| i.external_id.as_deref() == Some("EIP-8037"))
                .unwrap()
                .title
                .as_str(),
        )
    };
    assert!(blocked_by_8037("Normalized state gas limit"));
    let parents: Vec<&str> = plan
        .items
        .rows()
        .iter()
        .filter_map(|item| plan.items.get(item.parent_id?))
        .filter_map(|item| item.external_id.as_deref())
        .filter(|id| *id == "EIP-7773")
        .collect();
    assert_eq!(parents.len(), 18);
}

#[test]
fn each_sheet_of_a_workbook_can_be_chosen() {
    let sheet = |name: &str| Mapping { sheet: Some(name.to_owned()), ..Mapping::default() };
    let mut bench = Bench::new();
    let book = || real_file("rust-project-goals-2025h2.xlsx");
    let options = Options { mappings: vec![sheet("Objectives"), sheet("goals")], ..Options::default() };
    let preview = bench.sources(&[book(), book()], &options);
    assert_eq!((count(&preview.created, K::Objective), count(&preview.created, K::Item)), (4, 42));
    assert_eq!(preview.problems.len(), 1);
    assert_eq!(preview.edit.label, "Import 4 objectives and 42 items from rust-project-goals-2025h2.xlsx");
    let options = Options { mappings: vec![sheet("Goals and tasks")], ..Options::default() };
    let preview = bench.sources(&[book()], &options);
    assert_eq!((count(&preview.created, K::Item), bench.plan().items.len()), (210, 252));
    // Without a choice the first sheet is read, and the others are named.
    let preview = Bench::new().sources(&[book()], &Options::default());
    assert_eq!(preview.tables[0].sheet.as_deref(), Some("Objectives"));
    assert!(preview.tables[0].decisions[0].message.contains("Not read: Goals, Goals and tasks."));
}

#[test]
fn releases_are_items_with_dates() {
    let mut bench = Bench::new();
    let preview = bench.real(&["kubernetes-releases.csv"]);
    assert_eq!((count(&preview.created, K::Item), of_severity(&preview, super::Severity::Error)), (25, 0));
    assert_eq!(bench.item("v1.13").item_type, ItemType::Release);
    assert_eq!(bench.dates("v1.13"), "2018-10-01..2018-12-03");
}

#[test]
fn an_import_is_one_edit_and_one_undo() {
    let mut bench = Bench::new();
    bench.real(&[THEMES, GOALS]);
    let undone = bench.workspace.undo(throughline_core::workspace::Moment::current()).unwrap();
    assert_eq!(undone.undo.undo, None);
    assert!(
        bench.plan().items.is_empty()
            && bench.plan().objectives.is_empty()
            && bench.plan().leaders.is_empty()
    );
}
