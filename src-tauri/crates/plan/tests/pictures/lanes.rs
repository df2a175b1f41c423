//! The roadmap's lanes within lanes, and the state of the plan that it is set against.

use std::sync::Arc;

use chrono::NaiveDate;
use throughline_plan::model::{ItemStatus, PlanDate};
use throughline_plan::picture::{Baseline, Grouping, Layout, PictureSpec, roadmap};
use throughline_plan::plan::Plan;
use throughline_plan::scene::{Mark, Paint, Scene};

use super::common::{node, today};
use super::dump::compare;
use super::plans::{date, harbour};
use super::roadmap::{texts, window};

fn two_levels(outer: Grouping, inner: Grouping) -> PictureSpec {
    PictureSpec { group: outer, inner: Some(inner), ..window() }
}

#[test]
fn lanes_stand_within_lanes() {
    let plan = harbour().plan();
    let scene = roadmap(&plan, &two_levels(Grouping::Objective, Grouping::Owner), today());
    assert_eq!(scene.title, "Roadmap by objective, then owner");
    let lanes: Vec<(&str, bool)> =
        scene.lanes.iter().map(|lane| (lane.title.as_str(), lane.within.is_some())).collect();
    assert_eq!(
        lanes[..5],
        [
            ("Win the mid-market", false),
            ("Mira Kaplan", true),
            ("Jon Tate", true),
            ("Rosa Silva", true),
            ("Cut onboarding to a day", false)
        ]
    );
    let outer = &scene.lanes[0];
    assert_eq!(scene.lanes[1].within.as_ref(), Some(&outer.key));
    let within = scene.lanes.iter().filter(|lane| lane.within.as_ref() == Some(&outer.key));
    assert_eq!(within.map(|lane| lane.count).sum::<u32>(), outer.count);
    let billing = node(&scene, "Usage-based billing");
    assert_eq!(scene.lanes[billing.lane as usize].title, "Mira Kaplan");
}

#[test]
fn both_levels_fold() {
    let plan = harbour().plan();
    let spec = two_levels(Grouping::Objective, Grouping::Owner);
    let open = roadmap(&plan, &spec, today());
    let folded = vec![open.lanes[1].key.clone(), open.lanes[4].key.clone()];
    let scene = roadmap(&plan, &PictureSpec { folded, ..spec }, today());
    compare("roadmap-two-levels", &scene);
    assert_eq!(node(&scene, "Mira Kaplan").detail, "2 items, folded");
    let below = scene.lanes.iter().filter(|lane| lane.within.as_ref() == Some(&open.lanes[4].key));
    assert_eq!(below.count(), 0, "a folded lane shows none of those within it");
    assert!(scene.nodes.iter().all(|node| node.title != "Template gallery"));
}

#[test]
fn a_lane_whose_items_have_nothing_of_the_inner_sort_is_not_split() {
    let plan = harbour().plan();
    let scene = roadmap(&plan, &two_levels(Grouping::Strategy, Grouping::Product), today());
    assert!(scene.lanes.iter().all(|lane| lane.within.is_none()));
    let once = roadmap(&plan, &PictureSpec { group: Grouping::Strategy, ..window() }, today());
    assert_eq!(scene.lanes, once.lanes);
}

/// The plan as it was: every third item stood elsewhere, every seventh was not there.
pub fn earlier(plan: &Plan) -> Baseline {
    let mut items = Vec::new();
    for (n, item) in plan.items.rows().iter().enumerate().filter(|(n, _)| n % 7 != 6) {
        let mut item = item.clone();
        let by = |date: PlanDate, days| date.shift_days(days);
        match n % 6 {
            0 => (item.start, item.end) = (item.start.map(|d| by(d, -100)), item.end.map(|d| by(d, -100))),
            3 => (item.start, item.end) = (item.start.map(|d| by(d, 40)), item.end.map(|d| by(d, 200))),
            _ => {}
        }
        items.push(item);
    }
    Baseline::new("Board, January 2027", NaiveDate::from_ymd_opt(2027, 1, 15).unwrap(), &items)
}

/// The roadmap, set against an earlier state.
pub fn set_against(plan: &Plan, spec: &PictureSpec, before: Baseline) -> Scene {
    Layout::against(plan, spec, Some(&Arc::new(before)), today()).scene(plan)
}

#[test]
fn ghosts_stand_where_items_stood() {
    let plan = harbour().plan();
    compare("roadmap-baseline", &set_against(&plan, &window(), earlier(&plan)));
}

#[test]
fn what_has_moved_since_is_drawn_said_and_counted() {
    let then = harbour().plan();
    let mut b = harbour();
    let gallery = b.id_of("Template gallery");
    b.with(gallery, |item| {
        (item.start, item.end) = (item.start.map(|d| d.shift_days(92)), item.end.map(|d| d.shift_days(92)));
    });
    let tours = b.id_of("Guided product tours");
    b.with(tours, |item| item.status = ItemStatus::Dropped);
    // Known less precisely, and what was said is within it: not moved.
    let renewal = b.id_of("SOC 2 renewal");
    b.with(renewal, |item| item.end = date("2027-Q4"));
    b.item("Thought of since", None, None, "2027-Q3", 0.0);
    let now = b.plan();
    let before =
        Baseline::new("15 Jan 2027", NaiveDate::from_ymd_opt(2027, 1, 15).unwrap(), then.items.rows());
    let scene = set_against(&now, &window(), before);
    let ghosts = |scene: &Scene| -> Vec<u32> {
        let ghost = |mark: &Mark| match mark {
            Mark::Rect { h, stroke: Some(Paint::Faint), node, .. } if *h > 4.0 && *h < 6.0 => *node,
            _ => None,
        };
        scene.body.iter().filter_map(ghost).collect()
    };
    let gallery = node(&scene, "Template gallery");
    assert_eq!(
        ghosts(&scene).iter().map(|place| scene.nodes[*place as usize].title.as_str()).collect::<Vec<_>>(),
        ["Template gallery"]
    );
    assert!(gallery.detail.contains(", was 18 Apr – Jul 2027, ends a quarter later"), "{}", gallery.detail);
    let said = texts(&scene.footer).join(" ");
    assert!(
        said.contains("Where items stood on 15 Jan 2027: of 22 items 1 ends later, 1 was dropped, 1 is new."),
        "{said}"
    );
    let alone = roadmap(&now, &window(), today());
    assert!(ghosts(&alone).is_empty());
    assert!(alone.height <= scene.height, "rows have room for ghosts");
}

#[test]
fn a_state_that_is_gone_is_said_and_draws_nothing() {
    let plan = harbour().plan();
    let scene = set_against(&plan, &window(), Baseline::missing("Board of 2020"));
    assert!(texts(&scene.footer).contains(&"“Board of 2020” is not in the history of this plan."));
    let still = Baseline::new("1 Feb 2027", NaiveDate::from_ymd_opt(2027, 2, 1).unwrap(), plan.items.rows());
    let said = texts(&set_against(&plan, &window(), still).footer).join(" ");
    assert!(said.contains("Where items stood on 1 Feb 2027: all 21 items stand there still."), "{said}");
}
