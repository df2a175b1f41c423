//! The table.

use chrono::NaiveDate;
use proptest::prelude::*;
use throughline_plan::model::{Item, ItemStatus, PlanDate};
use throughline_plan::picture::table::{
    ItemField, Line, TableColumn, TableField, TableRows, TableSort, TableSpec, table,
};
use throughline_plan::picture::{Filter, PictureKind, PictureSpec};
use throughline_plan::plan::Plan;
use throughline_plan::scene::{Mark, Scene};

use super::dump::compare;
use super::plans::{Build, any_plan, harbour};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 2, 17).unwrap()
}

fn window(table: TableSpec) -> PictureSpec {
    PictureSpec { kind: PictureKind::Table, table, ..PictureSpec::default() }
}

fn rows(plan: &Plan, spec: &PictureSpec) -> TableRows {
    TableRows::new(plan, spec, today(), None)
}

fn by(field: ItemField, descending: bool) -> TableSort {
    TableSort { field: field.into(), descending }
}

fn titles(plan: &Plan, rows: &TableRows) -> Vec<String> {
    rows.lines()
        .iter()
        .map(|line| match line {
            Line::Group(group) => format!("[{}]", rows.groups()[*group as usize].title),
            Line::Item { ix, level, .. } => {
                format!("{}{}", "- ".repeat(*level as usize), plan.items[*ix].title)
            }
        })
        .collect()
}

/// Three wholes, one with parts that are estimated themselves.
fn work() -> Build {
    let mut b = Build::default();
    let whole = b.item("Checkout", None, None, "2027-01 2027-06", 0.5);
    let part2 = b.item("Phase 2", None, None, "2027-04 2027-Q2", 0.0);
    let part10 = b.item("Phase 10", None, None, "2027-05 2027-H1", 1.0);
    let alone = b.item("Alerts", None, None, "", 0.0);
    let gone = b.item("Zebra", None, None, "2027", 0.0);
    for (id, effort) in [(whole, 20.0), (part2, 3.0), (part10, 4.0), (alone, 5.0), (gone, 7.0)] {
        b.with(id, |item| item.effort = Some(effort));
    }
    for part in [part2, part10] {
        b.with(part, |item| item.parent_id = Some(whole));
    }
    for id in [whole, part2, part10, alone] {
        b.with(id, |item| item.status = ItemStatus::Planned);
    }
    b.with(part2, |item| item.progress = Some(0.0));
    b.with(gone, |item| item.status = ItemStatus::Dropped);
    b.with(whole, |item| item.teams = vec!["Web".into()]);
    b.with(part10, |item| item.teams = vec!["App".into(), "Web".into()]);
    b
}

#[test]
fn a_table_on_paper() {
    let spec = window(TableSpec { group: Some(ItemField::Strategies.into()), ..TableSpec::default() });
    compare("table", &table(&harbour().plan(), &spec, today()));
}

#[test]
fn in_the_plans_own_order_parts_stand_below_their_wholes() {
    let plan = work().plan();
    let spec = window(TableSpec::default());
    assert_eq!(
        titles(&plan, &rows(&plan, &spec)),
        ["Checkout", "- Phase 2", "- Phase 10", "Alerts", "Zebra"]
    );
    let id = plan.items.rows().iter().find(|item| item.title == "Checkout").unwrap().id;
    let folded = PictureSpec { folded: vec![format!("item:{id}")], ..spec };
    let rows = rows(&plan, &folded);
    assert_eq!(titles(&plan, &rows), ["Checkout", "Alerts", "Zebra"]);
    assert_eq!(rows.items().len(), 5);
}

#[test]
fn what_the_filter_leaves_keeps_only_the_depth_that_is_seen() {
    let plan = work().plan();
    let filter = Filter { text: "phase".into(), ..Filter::default() };
    let spec = PictureSpec { filter, ..window(TableSpec::default()) };
    assert_eq!(titles(&plan, &rows(&plan, &spec)), ["Phase 2", "Phase 10"]);
}

#[test]
fn several_columns_sort_the_first_most() {
    let plan = work().plan();
    let sort = vec![by(ItemField::Status, true), by(ItemField::Title, false)];
    let spec = window(TableSpec { sort, ..TableSpec::default() });
    assert_eq!(titles(&plan, &rows(&plan, &spec)), ["Zebra", "Alerts", "Checkout", "Phase 2", "Phase 10"]);
    let sort = vec![by(ItemField::End, true)];
    let spec = window(TableSpec { sort, ..TableSpec::default() });
    // The last day counts; what has none comes last either way.
    assert_eq!(titles(&plan, &rows(&plan, &spec)), ["Zebra", "Checkout", "Phase 2", "Phase 10", "Alerts"]);
}

#[test]
fn groups_sum_effort_once_and_say_how_much_is_done() {
    let plan = work().plan();
    let spec = window(TableSpec { group: Some(ItemField::Teams.into()), ..TableSpec::default() });
    let table = rows(&plan, &spec);
    assert_eq!(
        titles(&plan, &table),
        ["[App]", "Phase 10", "[Web]", "Checkout", "[No team]", "Phase 2", "Alerts", "Zebra"]
    );
    let sums: Vec<_> = table.groups().iter().map(|group| (group.sums.items, group.sums.effort)).collect();
    // The whole is estimated in its parts; what is dropped is no work.
    assert_eq!(sums, [(1, Some(4.0)), (1, None), (3, Some(8.0))]);
    assert_eq!(table.sums().effort, Some(12.0));
    assert_eq!(table.groups()[1].sums.progress, Some(0.5));
    assert_eq!(table.sums().progress, Some(0.5));

    let closed = TableSpec { closed: true, ..spec.table.clone() };
    let spec = PictureSpec { unfolded: vec!["teams:Web".into()], ..window(closed) };
    let table = rows(&plan, &spec);
    assert_eq!(titles(&plan, &table), ["[App]", "[Web]", "Checkout", "[No team]"]);
    assert_eq!(table.place(&plan, "none:teams"), Some(3));
    assert_eq!(table.place(&plan, &plan.items[table.items()[1]].id.to_string()), Some(2));
}

#[test]
fn dates_are_grouped_no_finer_than_they_are_known() {
    let mut b = work();
    b.fiscal_start_month = 2;
    let plan = b.plan();
    let spec = window(TableSpec { group: Some(ItemField::End.into()), ..TableSpec::default() });
    let groups: Vec<_> = rows(&plan, &spec).groups().iter().map(|group| group.title.clone()).collect();
    assert_eq!(groups, ["Q2 FY28", "H1 2027", "2027", "No end"]);
    let sort = vec![by(ItemField::End, true)];
    let spec = window(TableSpec { sort, ..spec.table });
    let groups: Vec<_> = rows(&plan, &spec).groups().iter().map(|group| group.title.clone()).collect();
    assert_eq!(groups, ["2027", "H1 2027", "Q2 FY28", "No end"]);
}

#[test]
fn columns_are_shown_as_set_the_name_first_and_each_once() {
    let column = |field: ItemField, width| TableColumn { field: field.into(), width };
    let wanted = vec![
        column(ItemField::Owner, Some(9)),
        column(ItemField::Title, Some(400)),
        column(ItemField::Owner, None),
    ];
    let shown = TableSpec { columns: wanted, ..TableSpec::default() }.shown(&Build::default().plan());
    assert_eq!(shown, [column(ItemField::Title, Some(400)), column(ItemField::Owner, Some(56))]);
}

#[test]
fn a_word_for_every_field_comes_back() {
    let own = [TableField::Score("reach".into()), TableField::Extra("A: b".into())];
    for field in ItemField::ALL.iter().map(|field| TableField::Item(*field)).chain(own) {
        assert_eq!(field.to_string().parse(), Ok(field));
    }
    assert!("nonsense".parse::<TableField>().is_err());
}

#[test]
fn the_settings_of_an_older_version_stay_good() {
    let spec: PictureSpec =
        serde_json::from_str(r#"{"kind":"table","table":{"sort":[{"field":"score"}]}}"#).unwrap();
    assert_eq!(spec.table.sort, [by(ItemField::Score, false)]);
    // Without the figures and links that no item has.
    let words = |plan: &Plan| -> Vec<String> {
        spec.table.shown(plan).iter().map(|column| column.field.to_string()).collect()
    };
    assert_eq!(words(&Build::default().plan()), ["title", "status", "start", "end", "owner", "findings"]);
    let said = words(&work().plan());
    assert_eq!(said, ["title", "status", "progress", "effort", "start", "end", "owner", "findings"]);
}

fn says(scene: &Scene, part: &str) -> bool {
    let marks = scene.body.iter().chain(&scene.side);
    marks.into_iter().any(|mark| matches!(mark, Mark::Text { text, .. } if text.contains(part)))
}

#[test]
fn own_criteria_and_kept_columns_are_columns_too() {
    let mut b = work();
    let id = b.id_of("Alerts");
    b.with(id, |item: &mut Item| {
        item.scores.insert("strategic_fit".into(), 3.5);
        item.extra.insert("Sponsor".into(), "Board of harbours".into());
    });
    let plan = b.plan();
    let own = [TableField::Score("strategic_fit".into()), TableField::Extra("Sponsor".into())];
    let columns: Vec<_> = own.map(|field| TableColumn { field, width: None }).into();
    assert!(
        columns.iter().all(|column| throughline_plan::picture::table::fields(&plan).contains(&column.field))
    );
    let scene = table(&plan, &window(TableSpec { columns, ..TableSpec::default() }), today());
    assert!(says(&scene, "3.5") && says(&scene, "Board of harbours"));
}

fn any_table() -> impl Strategy<Value = PictureSpec> {
    let field = || (0..ItemField::ALL.len()).prop_map(|place| TableField::Item(ItemField::ALL[place]));
    let sort = proptest::collection::vec(
        (field(), any::<bool>()).prop_map(|(field, descending)| TableSort { field, descending }),
        0..3,
    );
    (sort, proptest::option::of(field()), any::<bool>(), any::<bool>()).prop_map(
        |(sort, group, closed, hide_done)| PictureSpec {
            filter: Filter { hide_done, ..Filter::default() },
            ..window(TableSpec { sort, group, closed, columns: Vec::new() })
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_item_stands_once_and_groups_sum_to_the_whole(b in any_plan(), spec in any_table()) {
        let plan = b.plan();
        let open = PictureSpec { table: TableSpec { closed: false, ..spec.table.clone() }, ..spec.clone() };
        let table = rows(&plan, &open);
        let mut seen: Vec<_> = table.lines().iter().filter_map(|line| match line {
            Line::Item { ix, .. } => Some(ix.get()),
            Line::Group(_) => None,
        }).collect();
        let shown = seen.clone();
        prop_assert_eq!(&shown, &table.items().iter().map(|ix| ix.get()).collect::<Vec<_>>());
        seen.sort_unstable();
        let kept = |item: &&Item| !spec.filter.hide_done || item.is_active();
        prop_assert_eq!(seen.len(), plan.items.rows().iter().filter(kept).count());
        seen.dedup();
        prop_assert_eq!(seen.len(), shown.len());
        if !table.groups().is_empty() {
            let items: u32 = table.groups().iter().map(|group| group.sums.items).sum();
            let effort: f64 = table.groups().iter().filter_map(|group| group.sums.effort).sum();
            prop_assert_eq!(items, table.sums().items);
            prop_assert!((effort - table.sums().effort.unwrap_or(0.0)).abs() < 1e-6);
            let mut keys: Vec<_> = table.groups().iter().map(|group| &group.key).collect();
            keys.sort_unstable();
            keys.dedup();
            prop_assert_eq!(keys.len(), table.groups().len());
        }
        // Folding hides lines and changes no sum.
        let folded = rows(&plan, &spec);
        prop_assert_eq!(folded.sums(), table.sums());
        prop_assert_eq!(folded.items(), table.items());
        prop_assert_eq!(folded.groups().len(), table.groups().len());
    }

    #[test]
    fn rows_stand_in_the_order_asked_for(b in any_plan(), descending in any::<bool>()) {
        let plan = b.plan();
        let spec = window(TableSpec { sort: vec![by(ItemField::Start, descending)], ..TableSpec::default() });
        let table = rows(&plan, &spec);
        let starts: Vec<_> = table.items().iter().map(|ix| plan.items[*ix].start.map(PlanDate::first_day)).collect();
        for pair in starts.windows(2) {
            match (pair[0], pair[1]) {
                (Some(a), Some(b)) => prop_assert!(a == b || (a > b) == descending, "in order"),
                (None, Some(_)) => prop_assert!(false, "what is empty comes last"),
                _ => {}
            }
        }
    }
}
