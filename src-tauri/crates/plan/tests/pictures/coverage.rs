//! The coverage matrix.

use proptest::prelude::*;
use throughline_plan::model::{Id, ItemStatus, Record, RecordKind};
use throughline_plan::picture::{CoverageColumns, CoverageDots, PictureKind, PictureSpec, coverage};
use throughline_plan::plan::{Ix, Plan};
use throughline_plan::scene::{Mark, Node, Paint, Scene};

use super::common::{over, says};
use super::dump::{compare, dump};
use super::plans::{Build, any_plan, harbour};

fn window() -> PictureSpec {
    PictureSpec { kind: PictureKind::Coverage, width: 1232.0, height: 752.0, ..PictureSpec::default() }
}

fn by(against: CoverageColumns) -> PictureSpec {
    PictureSpec { against, ..window() }
}

/// The harbour's plan with an objective nobody works for, and a strategy that serves none.
fn gaps() -> Build {
    let mut b = harbour();
    b.objective("Halve the cost to serve", 0.1);
    b.strategy("Mobile for crews", &[]);
    b
}

fn cell<'a>(scene: &'a Scene, title: &str) -> Option<&'a Node> {
    scene.nodes.iter().find(|node| node.title == title)
}

fn alarms<'a>(marks: &'a [Mark]) -> Vec<&'a str> {
    let alarming = |mark: &'a Mark| match mark {
        Mark::Text { text, paint: Paint::Alert, .. } => Some(text.as_str()),
        _ => None,
    };
    marks.iter().filter_map(alarming).collect()
}

#[test]
fn objectives_against_strategies() {
    compare("coverage", &coverage(&gaps().plan(), &window()));
}

#[test]
fn what_has_no_work_and_what_serves_nothing_stands_out() {
    let scene = coverage(&gaps().plan(), &window());
    assert_eq!(alarms(&scene.corner), ["1 of 5 objectives without work", "1 of 5 strategies serves none"]);
    assert!(alarms(&scene.side).contains(&"nothing serves it"));
    assert!(alarms(&scene.body).contains(&"serves none"));
    assert_eq!(alarms(&scene.header), ["Mobile for crews"]);
    // Two outlines: one along the row, one down the column.
    let outlines = scene
        .body
        .iter()
        .filter(|mark| matches!(mark, Mark::Rect { stroke: Some(Paint::Alert), dash: true, .. }));
    assert_eq!(outlines.count(), 2);
    // Once both have what they lack, nothing is alarming but the work that serves none.
    let whole = coverage(&harbour().plan(), &window());
    assert!(alarms(&whole.corner).is_empty() && alarms(&whole.header).is_empty());
    assert!(says(&whole.corner, "Every objective has work"));
}

#[test]
fn work_is_divided_by_the_weights_of_links() {
    let mut b = Build::default();
    let (a, z) = (b.objective("A", 1.0), b.objective("Z", 1.0));
    let both = b.strategy("Both", &[(a, 3.0), (z, 1.0)]);
    let work = b.item("Work", Some(both), None, "2027-Q1", 0.0);
    b.with(work, |item| item.effort = Some(8.0));
    let straight = b.item("Straight", None, None, "2027-Q1", 0.0);
    b.with(straight, |item| item.effort = Some(4.0));
    b.link(RecordKind::Item, straight, RecordKind::Objective, z, 1.0);
    let plan = b.plan();
    let scene = coverage(&plan, &window());
    let detail = |title: &str| cell(&scene, title).unwrap().detail.clone();
    assert_eq!(detail("A × Both"), "6 pm, 1 item, 75% of Both, linked with weight 3");
    assert_eq!(detail("Z × Both"), "2 pm, 1 item, 25% of Both, linked with weight 1");
    assert_eq!(detail("Z × No strategy"), "4 pm, 1 item, 100% of No strategy");
    let lane = |title: &str| scene.lanes.iter().find(|lane| lane.title == title).unwrap().detail.clone();
    assert_eq!([lane("All work"), lane("Z")], ["12 pm · 2 items", "50% · 6 pm · 2 items"]);
    // By weight both dots say what the numbers beside them do.
    let weighed = coverage(&plan, &PictureSpec { dots: CoverageDots::Weight, ..window() });
    assert!(says(&weighed.body, "75%") && says(&weighed.body, "25%"));
}

#[test]
fn a_link_without_work_is_a_ring() {
    let mut b = gaps();
    let cost = b.records.iter().find_map(|record| match record {
        Record::Objective(objective) if objective.title.starts_with("Halve") => Some(objective.id),
        _ => None,
    });
    b.strategy("Answers before tickets", &[(cost.unwrap(), 1.0)]);
    let scene = coverage(&b.plan(), &window());
    let ring = cell(&scene, "Halve the cost to serve × Answers before tickets").unwrap();
    assert_eq!(ring.detail, "no work yet, linked with weight 1");
    assert!(alarms(&scene.side).contains(&"a strategy, but no work yet"));
    assert!(alarms(&scene.body).contains(&"no work"));
}

#[test]
fn a_cell_leads_to_its_column_and_a_row_to_its_objective() {
    let plan = gaps().plan();
    for against in CoverageColumns::ALL {
        let scene = coverage(&plan, &by(*against));
        let kind = match against {
            CoverageColumns::Auto | CoverageColumns::Strategy => RecordKind::Strategy,
            CoverageColumns::Leader => RecordKind::Leader,
            CoverageColumns::Parent | CoverageColumns::Item => RecordKind::Item,
        };
        assert!(scene.nodes.iter().any(|node| node.record.is_some_and(|record| record.kind == kind)));
        let lanes = scene.lanes.iter().filter(|lane| lane.record.is_some());
        assert_eq!(lanes.count(), 5);
    }
}

#[test]
fn an_objective_counts_what_serves_those_below_it_and_folds() {
    let mut b = Build::default();
    let (top, below) = (b.objective("Top", 1.0), b.objective("Below", 1.0));
    for record in &mut b.records {
        match record {
            Record::Objective(objective) if objective.id == below => objective.parent_id = Some(top),
            _ => {}
        }
    }
    let one = b.strategy("One", &[(below, 1.0)]);
    b.item("Work", Some(one), None, "2027-Q1", 0.0);
    let plan = b.plan();
    let scene = coverage(&plan, &window());
    assert!(cell(&scene, "Top × One").is_some() && cell(&scene, "Below × One").is_some());
    assert!(says(&scene.corner, "Every objective has work"));
    let key = scene.lanes.iter().find(|lane| lane.title == "Top").unwrap().key.clone();
    let folded = coverage(&plan, &PictureSpec { folded: vec![key], ..window() });
    assert!(cell(&folded, "Top × One").is_some() && cell(&folded, "Below × One").is_none());
}

#[test]
fn hundreds_of_columns_fold_by_product_and_unfold() {
    let mut b = Build::default();
    let aim = b.objective("Aim", 1.0);
    let products: Vec<Id> = ["App", "Web"].map(|title| b.product(title, None)).to_vec();
    for n in 0..300 {
        let id = b.item(&format!("Item {n}"), None, None, "2027-Q1", 0.0);
        b.with(id, |item| item.product_id = Some(products[n % 2]));
        if n > 9 {
            b.link(RecordKind::Item, id, RecordKind::Objective, aim, 1.0);
        }
    }
    let plan = b.plan();
    let scene = coverage(&plan, &by(CoverageColumns::Item));
    assert_eq!(cell(&scene, "App: 150 items").unwrap().detail, "5 serve none, 150 items folded");
    assert_eq!(cell(&scene, "Aim × App").unwrap().detail, "145 items, 97% of App");
    let key = cell(&scene, "Web: 150 items").unwrap().fold.clone().unwrap();
    let open = coverage(&plan, &PictureSpec { unfolded: vec![key], ..by(CoverageColumns::Item) });
    assert!(cell(&open, "Aim × Item 11").is_some() && cell(&open, "Aim × Item 10").is_none());
    assert!(cell(&open, "Aim × Web").is_some(), "the product's sum stays beside what is in it");
}

#[test]
fn a_plan_without_strategies_is_set_against_leaders() {
    let mut b = Build::default();
    let mira = b.leader("Mira", "PM");
    b.item("Work", None, Some(mira), "2027-Q1", 0.0);
    let scene = coverage(&b.plan(), &window());
    assert_eq!(scene.title, "Objectives and leaders");
    assert!(says(&scene.corner, "No objectives yet"));
    assert!(alarms(&scene.header).is_empty(), "with no objective there is nothing to serve");
}

#[test]
fn nothing_to_show_is_an_empty_scene() {
    let scene = coverage(&Build::default().plan(), &window());
    assert!(scene.nodes.is_empty() && scene.lanes.is_empty());
}

/// How many items a row says it counts.
fn items_of(detail: &str) -> usize {
    let words = detail.split(" · ").find(|part| part.ends_with(" item") || part.ends_with(" items"));
    words.and_then(|part| part.split(' ').next()?.parse().ok()).unwrap_or(0)
}

proptest! {
    /// On any plan, columns, dots and width: the same twice; no node over another or outside the picture; the row of
    /// all work counts every active item once, and each objective as many as serve it.
    #[test]
    fn holds_on_any_plan(
        b in any_plan(), width in prop_oneof![Just(0.0f32), 300.0f32..2400.0],
        against in 0..CoverageColumns::ALL.len(), dots in 0..CoverageDots::ALL.len(),
    ) {
        let plan: Plan = b.plan();
        let spec = PictureSpec {
            width, against: CoverageColumns::ALL[against], dots: CoverageDots::ALL[dots], ..window()
        };
        let folded = coverage(&plan, &spec);
        let unfolded: Vec<String> = folded.nodes.iter().filter_map(|node| node.fold.clone()).collect();
        let scene = coverage(&plan, &PictureSpec { unfolded: unfolded.clone(), ..spec.clone() });
        prop_assert_eq!(dump(&scene), dump(&coverage(&plan, &PictureSpec { unfolded, ..spec })));
        for scene in [&folded, &scene] {
            for (n, node) in scene.nodes.iter().enumerate() {
                prop_assert!(
                    node.x >= 0.0 && node.x + node.w <= scene.width + 0.01 && node.y + node.h <= scene.height
                );
                prop_assert!(scene.nodes[n + 1..].iter().all(|other| !over(node, other)), "{:?}", node);
            }
        }
        let active = |status: ItemStatus| !matches!(status, ItemStatus::Done | ItemStatus::Dropped);
        let items: Vec<Ix<_>> =
            plan.items.iter().filter(|(_, item)| active(item.status)).map(|(ix, _)| ix).collect();
        if let Some(all) = scene.lanes.first() {
            prop_assert_eq!(items_of(&all.detail), items.len());
        }
        for (ix, objective) in plan.objectives.iter() {
            let serving = |item: &&Ix<_>| plan.reach().of_item(**item).iter().any(|served| served.objective == ix);
            let wanted = items.iter().filter(serving).count();
            let lane = scene.lanes.iter().find(|lane| lane.record.is_some_and(|record| record.id == objective.id));
            prop_assert_eq!(lane.map(|lane| items_of(&lane.detail)), Some(wanted));
        }
    }
}
