use super::*;
use crate::draft::Draft;
use crate::model::Record;

/// A small plan: an objective that an item serves, owned by one leader, waiting for another item.
fn draft() -> (Draft, RecordRef, RecordRef, RecordRef) {
    let mut draft = Draft::default();
    let objective = draft.objective("Cut onboarding to a day", |_| {});
    let item = draft.dated("Template gallery", "2027-03", "2027-06");
    let other = draft.dated("Import from spreadsheets", "2027-01", "2027-03");
    draft.serves(item, objective);
    (draft, objective, item, other)
}

fn edited(draft: &Draft, at: RecordRef, set: impl FnOnce(&mut crate::model::Item)) -> Draft {
    let mut next = draft.clone();
    if let Some(Record::Item(mut item)) = next.records.get(at) {
        set(&mut item);
        next.records.put(item.into());
    }
    next
}

fn told(before: &Draft, after: &Draft) -> Vec<(String, What, String)> {
    compare(&before.plan(), &after.plan())
        .records
        .into_iter()
        .flat_map(|record| {
            record.differences.into_iter().map(move |d| (record.title.clone(), d.what, d.words))
        })
        .collect()
}

fn one(before: &Draft, after: &Draft) -> (What, String) {
    match told(before, after).as_slice() {
        [(_, what, words)] => (*what, words.clone()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_plan_does_not_differ_from_itself() {
    let (draft, ..) = draft();
    assert_eq!(compare(&draft.plan(), &draft.plan()), Comparison::default());
}

#[test]
fn a_slip_is_said_in_the_coarser_precision_and_a_pull_in_is_one() {
    let (before, _, item, _) = draft();
    let later = edited(&before, item, |item| item.end = "2027-09".parse().ok());
    assert_eq!(
        one(&before, &later),
        (What::Slipped, "End moved from Jun 2027 to Sep 2027, a quarter later".to_owned())
    );
    assert_eq!(one(&later, &before).0, What::PulledIn);
    let exact = edited(&before, item, |item| item.end = "2027-06-11".parse().ok());
    assert_eq!(
        one(&before, &exact),
        (What::Dates, "End is 11 Jun 2027 now, said as Jun 2027 before".to_owned())
    );
    let start = edited(&before, item, |item| item.start = "2027-04".parse().ok());
    assert_eq!(one(&before, &start).0, What::Dates, "only the end was promised");
    let none = edited(&before, item, |item| item.end = None);
    assert_eq!(one(&before, &none), (What::Dates, "End Jun 2027 taken away".to_owned()));
}

#[test]
fn a_rename_is_a_rename_also_for_those_it_is_joined_to() {
    let (before, _, item, other) = draft();
    let mut before = before;
    before.blocks(other, item);
    let after = edited(&before, other, |item| item.title = "Import".to_owned());
    assert_eq!(
        told(&before, &after),
        [(
            "Import".to_owned(),
            What::Scope,
            "Title changed from “Import from spreadsheets” to “Import”".to_owned()
        )]
    );
}

#[test]
fn what_is_joined_is_told_with_the_record() {
    let (before, objective, item, other) = draft();
    let mut after = before.clone();
    let second = after.objective("Open the platform", |_| {});
    let links = after.records.links.rows().to_vec();
    for link in links {
        after.records.remove(RecordRef::new(RecordKind::Link, link.id));
    }
    after.serves(item, second);
    after.blocks(other, item);
    let leader = after.leader("Dana Osei", |_| {});
    after.owns(leader, item);
    let found = told(&before, &after);
    let of_item: Vec<&str> = found
        .iter()
        .filter(|(title, ..)| title == "Template gallery")
        .map(|(.., words)| words.as_str())
        .collect();
    assert_eq!(
        of_item,
        [
            "Owner: Dana Osei",
            "Serves: “Open the platform” instead of “Cut onboarding to a day”",
            "Waits for: “Import from spreadsheets”"
        ]
    );
    assert!(found.iter().any(|(title, what, _)| title == "Open the platform" && *what == What::Added));
    assert!(!found.iter().any(|(title, ..)| *title == before.plan().title(objective)));
}

#[test]
fn what_is_deleted_is_always_told_by_its_last_name() {
    let (before, _, item, _) = draft();
    let mut after = before.clone();
    after.records.remove(item);
    let found = told(&before, &after);
    assert!(
        found.contains(&("Template gallery".to_owned(), What::Deleted, "Deleted, Mar – Jun 2027".to_owned())),
        "{found:?}"
    );
}

#[test]
fn the_count_is_of_records_and_the_order_is_by_weight() {
    let (before, _, item, other) = draft();
    let after = edited(&before, item, |item| {
        item.start = "2027-04".parse().ok();
        item.end = "2027-07".parse().ok();
        item.status = ItemStatus::InProgress;
    });
    let after = edited(&after, other, |item| item.end = "2027-09".parse().ok());
    let found = compare(&before.plan(), &after.plan());
    assert_eq!(found.counts[&What::Slipped], 2);
    assert_eq!(found.counts[&What::Status], 1);
    let titles: Vec<&str> = found.records.iter().map(|record| record.title.as_str()).collect();
    assert_eq!(titles, ["Import from spreadsheets", "Template gallery"], "the longest slip first");
    let json = serde_json::to_string(&found).unwrap();
    assert_eq!(json, serde_json::to_string(&compare(&before.plan(), &after.plan())).unwrap());
}
