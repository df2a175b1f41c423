//! A picture drawn in parts, and brought up to date after a change, is the same as one laid out whole and anew.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use throughline_plan::model::{Item, PlanDate, Record, RecordKind, RecordRef};
use throughline_plan::picture::{Layout, PictureKind, PictureSpec, layout};
use throughline_plan::plan::Plan;
use throughline_plan::scene::{Lane, Scene};

use super::common::today;
use super::dump::dump;
use super::lanes::earlier;
use super::plans::{any_plan, harbour};
use super::roadmap::any_spec;

/// A part, with all lanes of the whole in place of those it needs.
fn with_all_lanes(mut part: Scene, whole: &Scene) -> Scene {
    let place = |lane: &Lane| whole.lanes.iter().position(|other| other == lane);
    for node in &mut part.nodes {
        let lane = place(&part.lanes[node.lane as usize]);
        node.lane = u32::try_from(lane.unwrap()).unwrap();
    }
    part.lanes.clone_from(&whole.lanes);
    part
}

/// The plan with an item changed, and which it was.
fn changed(plan: &mut Plan, place: usize, change: impl Fn(&mut Item)) -> RecordRef {
    let mut item = plan.items.rows()[place % plan.items.len()].clone();
    change(&mut item);
    let at = RecordRef::new(RecordKind::Item, item.id);
    plan.apply(vec![Record::Item(item)], Vec::new());
    at
}

/// Dates so many days later.
fn later(item: &mut Item, days: i64) {
    let moved = |date: PlanDate| {
        let day: NaiveDate = date.first_day();
        PlanDate::day(if days < 0 {
            day - Days::new(days.unsigned_abs())
        } else {
            day + Days::new(days.unsigned_abs())
        })
    };
    (item.start, item.end) = (item.start.map(moved), item.end.map(moved));
    if let (Some(start), Some(end)) = (item.start, item.end)
        && end.last_day() < start.first_day()
    {
        item.end = item.start;
    }
}

/// The settings with some of the picture's lanes folded.
fn folded(plan: &Plan, spec: PictureSpec, which: &[usize]) -> PictureSpec {
    let lanes = layout(plan, &spec, today()).lanes;
    let key = |place: &usize| lanes.get(place % lanes.len().max(1)).map(|lane| lane.key.clone());
    PictureSpec { folded: which.iter().filter_map(key).collect(), ..spec }
}

#[test]
fn a_part_carries_the_lanes_that_touch_it_and_their_neighbours() {
    let plan = harbour().plan();
    let laid = Layout::new(&plan, &PictureSpec::default(), today());
    let whole = laid.scene(&plan);
    let lane = &whole.lanes[2];
    let part = laid.slice(&plan, lane.y + 4.0, lane.y + lane.h - 4.0);
    let tray = whole.lanes.iter().filter(|lane| lane.part == throughline_plan::scene::Part::Tray).count();
    assert_eq!(part.lanes[..3], whole.lanes[1..4]);
    assert_eq!(part.lanes.len(), 3 + tray);
    assert_eq!(part.header, whole.header);
}

#[test]
fn a_change_within_a_lane_leaves_the_others_as_they_are() {
    let mut plan = harbour().plan();
    let spec = PictureSpec { width: 912.0, height: 752.0, ..PictureSpec::default() };
    let mut laid = Layout::new(&plan, &spec, today());
    let at = plan.items.rows().iter().position(|item| item.title == "Template gallery").unwrap();
    let change = changed(&mut plan, at, |item| later(item, 9));
    assert!(laid.refresh(&plan, &[change]));
    assert_eq!(dump(&laid.scene(&plan)), dump(&layout(&plan, &spec, today())));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_part_is_what_a_slice_of_the_whole_is(
        b in any_plan(), spec in any_spec(), kind in 0..PictureKind::ALL.len(), from in 0.0f32..900.0, high in 0.0f32..500.0,
        folds in proptest::collection::vec(any::<usize>(), 0..3), set_against in any::<bool>()
    ) {
        let plan = b.plan();
        let spec = folded(&plan, PictureSpec { kind: PictureKind::ALL[kind], ..spec }, &folds);
        let before = Arc::new(earlier(&plan));
        let laid = Layout::against(&plan, &spec, set_against.then_some(&before), today());
        let whole = laid.scene(&plan);
        if !set_against {
            prop_assert_eq!(dump(&whole), dump(&layout(&plan, &spec, today())));
        }
        prop_assert_eq!(laid.outline(&plan, 60, 40), whole.outline(60, 40));
        let part = with_all_lanes(laid.slice(&plan, from, from + high), &whole);
        prop_assert_eq!(dump(&part), dump(&whole.slice(from, from + high)));
    }

    #[test]
    fn what_was_brought_up_to_date_is_as_if_laid_out_anew(
        b in any_plan(), spec in any_spec(), edits in proptest::collection::vec((any::<usize>(), -90i64..90, 0..6u8), 1..5),
        folds in proptest::collection::vec(any::<usize>(), 0..3), set_against in any::<bool>()
    ) {
        let mut plan = b.plan();
        let spec = folded(&plan, spec, &folds);
        prop_assume!(!plan.items.is_empty());
        let before = Arc::new(earlier(&plan));
        let before = set_against.then_some(&before);
        let lay = |plan: &Plan| Layout::against(plan, &spec, before, today());
        let mut laid = lay(&plan);
        for (place, days, what) in edits {
            let change = changed(&mut plan, place, |item| match what {
                0 => item.title.push_str(" and something more to say about it"),
                1 => item.progress = Some(0.25),
                2 => item.start = None,
                3 => item.teams = vec!["Another".to_owned()],
                4 => item.teams.clear(),
                _ => later(item, days),
            });
            if !laid.refresh(&plan, &[change]) {
                laid = lay(&plan);
            }
            prop_assert_eq!(dump(&laid.scene(&plan)), dump(&lay(&plan).scene(&plan)));
        }
    }
}
