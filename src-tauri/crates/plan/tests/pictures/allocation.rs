//! The allocation.

use std::collections::BTreeMap;

use proptest::prelude::*;
use throughline_plan::alignment;
use throughline_plan::model::{Horizon, Id, ItemStatus, Record, RecordKind};
use throughline_plan::picture::{Filter, PictureKind, PictureSpec, ShareBy, allocation};
use throughline_plan::plan::Plan;
use throughline_plan::scene::{Mark, Paint, Scene};
use throughline_plan::stress::Tried;

use super::common::{node, over, says, today};
use super::dump::{compare, dump};
use super::plans::{Build, any_plan, harbour};

fn by(share_by: ShareBy) -> PictureSpec {
    PictureSpec {
        kind: PictureKind::Allocation,
        width: 1232.0,
        height: 752.0,
        share_by,
        ..PictureSpec::default()
    }
}

fn window() -> PictureSpec {
    by(ShareBy::Auto)
}

fn drawn(plan: &Plan, spec: &PictureSpec) -> Scene {
    allocation(plan, spec, today())
}

/// The harbour's plan with effort, of which the platform gets more than its weight, and some done.
fn weighed() -> Build {
    let mut b = harbour();
    let platform = ["Public API v2", "App marketplace", "Webhooks with replay"].map(|title| b.id_of(title));
    let done = b.id_of("Usage-based billing");
    for record in &mut b.records {
        if let Record::Item(item) = record {
            item.effort = Some(if platform.contains(&item.id) { 8.0 } else { 3.0 });
        }
    }
    b.with(done, |item| item.status = ItemStatus::Done);
    b
}

/// Sets the target share and the horizon of a strategy.
fn target(b: &mut Build, title: &str, share: f64, horizon: Horizon) {
    for record in &mut b.records {
        match record {
            Record::Strategy(strategy) if strategy.title == title => {
                (strategy.target_share, strategy.horizon) = (Some(share), Some(horizon));
            }
            _ => {}
        }
    }
}

fn alarms(marks: &[Mark]) -> Vec<&str> {
    let alarming = |mark| match mark {
        &Mark::Text { ref text, paint: Paint::Alert, .. } => Some(text.as_str()),
        _ => None,
    };
    marks.iter().filter_map(alarming).collect()
}

/// The number of a row by its word, such as `planned`.
fn number<'a>(scene: &'a Scene, row: &str, word: &str) -> (&'a str, &'a str) {
    let start = format!("{row}: {word} ");
    let found = scene.nodes.iter().find(|node| node.title.starts_with(&start));
    let found = found.unwrap_or_else(|| panic!("no {start}"));
    (&found.title[start.len()..], &found.detail)
}

#[test]
fn objectives_against_their_weights() {
    compare("allocation", &drawn(&weighed().plan(), &window()));
}

#[test]
fn the_largest_misfit_is_the_only_alarm() {
    let scene = drawn(&weighed().plan(), &window());
    // 24 of 68.25 planned person-months that serve an objective, and half of what is under way is done.
    let said = "“Open the platform” gets 21 points too much: 36% of the effort, target 15%.";
    assert_eq!(alarms(&scene.body), [said, "21 points too much", "+21"]);
    assert_eq!(number(&scene, "Open the platform", "planned").0, "36%");
    assert!(number(&scene, "Open the platform", "planned").1.starts_with("24 of 66 pm. "));
    assert!(number(&scene, "Open the platform", "target").1.starts_with("0.15 of 1. "));
    let worst = scene.nodes.iter().filter(|node| node.title.contains(": misfit")).map(|node| &node.detail);
    assert!(worst.clone().any(|detail| detail.starts_with("21 points too much.")));
    assert_eq!(worst.count(), 5, "four objectives, and what serves none");
}

#[test]
fn the_fit_is_that_of_the_alignment_with_its_parts_beside_it() {
    let plan = weighed().plan();
    let scene = drawn(&plan, &window());
    let fit = alignment::coverage(&plan, today()).fit.value.unwrap();
    let percent = format!("{:.0}%", fit * 100.0);
    assert!(says(&scene.side, &percent));
    let node = node(&scene, &format!("Weight-effort fit {percent}"));
    let points: Vec<f64> = scene
        .nodes
        .iter()
        .filter_map(|node| node.title.split_once(": misfit ")?.1.replace('−', "-").parse::<f64>().ok())
        .collect();
    let listed: Vec<String> = points.iter().map(|points| points.abs().to_string()).collect();
    assert!(node.detail.contains(&format!("= 1 − ½ × ({}) points", listed.join(" + "))), "{}", node.detail);
    let half = points.iter().map(|points| points.abs()).sum::<f64>() / 200.0;
    assert!((1.0 - half - fit).abs() < 0.02, "{points:?} {fit}");
}

#[test]
fn what_serves_nothing_is_hatched_and_stands_beside_the_whole() {
    let scene = drawn(&weighed().plan(), &window());
    let lane = scene.lanes.iter().find(|lane| lane.title == "Serves no objective").unwrap();
    assert_eq!(lane.detail, "12% of all · 9 pm · 3 items");
    assert_eq!(number(&scene, "Serves no objective", "planned").0, "9 pm");
    assert!(number(&scene, "Serves no objective", "planned").1.starts_with("12% of all work: 9 of 75 pm."));
    let hatched = |mark: &&Mark| matches!(mark, Mark::Rect { fill: Some(Paint::Hatch), .. });
    assert!(scene.body.iter().any(|mark| hatched(&mark)));
}

#[test]
fn an_item_that_serves_several_is_divided_by_the_weights_of_its_links() {
    let mut b = Build::default();
    let (a, z) = (b.objective("A", 1.0), b.objective("Z", 1.0));
    let both = b.item("Both", None, None, "2027-Q1", 0.25);
    b.with(both, |item| item.effort = Some(8.0));
    b.link(RecordKind::Item, both, RecordKind::Objective, a, 3.0);
    b.link(RecordKind::Item, both, RecordKind::Objective, z, 1.0);
    let scene = drawn(&b.plan(), &window());
    assert!(number(&scene, "A", "planned").1.starts_with("6 of 8 pm. "));
    assert!(number(&scene, "Z", "planned").1.starts_with("2 of 8 pm. "));
    // A quarter of it is done.
    assert!(number(&scene, "A", "done").1.starts_with("1.5 of 2 pm. "));
    assert_eq!(number(&scene, "A", "misfit").0, "+25");
}

#[test]
fn strategies_and_horizons_have_the_targets_of_strategies() {
    let mut b = weighed();
    for (title, share, horizon) in [
        ("Self-serve growth", 0.3, Horizon::H1),
        ("Guided first value", 0.3, Horizon::H1),
        ("Partner ecosystem", 0.3, Horizon::H2),
    ] {
        target(&mut b, title, share, horizon);
    }
    let plan = b.plan();
    let scene = drawn(&plan, &by(ShareBy::Strategy));
    assert_eq!(number(&scene, "Self-serve growth", "target").0, "33%");
    assert_eq!(number(&scene, "Compliance by default", "target").0, "0%");
    assert!(says(&scene.footer, "Targets come to 90%"));
    assert!(says(&scene.side, "No strategy"));
    let scene = drawn(&plan, &by(ShareBy::Horizon));
    assert_eq!(number(&scene, "H1: defend and extend the core", "target").0, "67%");
    assert_eq!(number(&scene, "H3: create options", "planned").0, "0%");
    assert!(says(&scene.side, "No horizon"), "a strategy without one, and work past any strategy");
}

#[test]
fn where_there_are_no_targets_it_says_so_and_draws_the_rest() {
    let plan = weighed().plan();
    let scene = drawn(&plan, &by(ShareBy::Strategy));
    assert!(says(&scene.body, "No strategy has a target share of effort."));
    assert!(says(&scene.side, "No target") && !says(&scene.header, "Target"));
    let scene = drawn(&plan, &by(ShareBy::Quarter));
    assert!(says(&scene.body, "Targets are kept for objectives and strategies"));
    assert!(says(&scene.side, "Q1 2027") && says(&scene.header, "Planned"));
    assert!(alarms(&scene.body).is_empty());
}

#[test]
fn what_is_done_was_done_up_to_today() {
    let mut b = Build::default();
    let item = b.item("Half way", None, None, "2027-01 2027-12", 0.5);
    b.with(item, |item| item.effort = Some(12.0));
    let scene = drawn(&b.plan(), &by(ShareBy::Quarter));
    assert_eq!(number(&scene, "Q1 2027", "done").0, "100%");
    assert_eq!(number(&scene, "Q1 2027", "planned").0, "25%");
}

#[test]
fn objectives_below_others_are_shown_on_demand() {
    let mut b = Build::default();
    let (top, one, two) = (b.objective("Top", 1.0), b.objective("One", 1.0), b.objective("Two", 3.0));
    for record in &mut b.records {
        match record {
            Record::Objective(objective) if objective.id != top => objective.parent_id = Some(top),
            _ => {}
        }
    }
    for (objective, effort) in [(one, 3.0), (two, 1.0), (top, 4.0)] {
        let item = b.item("Work", None, None, "2027-Q1", 0.0);
        b.with(item, |item| item.effort = Some(effort));
        b.link(RecordKind::Item, item, RecordKind::Objective, objective, 1.0);
    }
    let plan = b.plan();
    let scene = drawn(&plan, &window());
    assert!(!says(&scene.side, "One"));
    assert_eq!(number(&scene, "Top", "planned").0, "100%");
    let fold = node(&scene, "Show the 2 objectives below").fold.clone().unwrap();
    let scene = drawn(&plan, &PictureSpec { unfolded: vec![fold], ..window() });
    // Each against those beside it, as the alignment says.
    assert_eq!([number(&scene, "One", "planned").0, number(&scene, "One", "target").0], ["75%", "25%"]);
    assert!(says(&scene.side, "of “Top”"));
    assert!(scene.nodes.iter().any(|node| node.title == "Hide the 2 objectives below"));
}

#[test]
fn the_scale_names_no_more_than_all_there_is() {
    let mut b = Build::default();
    for (title, weight, effort) in [("Nearly all", 6.0, 9.0), ("The rest", 4.0, 1.0)] {
        let objective = b.objective(title, weight);
        let item = b.item("Work", None, None, "2027-Q1", 0.0);
        b.with(item, |item| item.effort = Some(effort));
        b.link(RecordKind::Item, item, RecordKind::Objective, objective, 1.0);
    }
    let scene = drawn(&b.plan(), &PictureSpec { width: 912.0, ..window() });
    // The scale goes on to make room for the words.
    assert!(says(&scene.body, "30 points too much"));
    assert!(says(&scene.header, "100%") && !says(&scene.header, "120%"));
}

#[test]
fn items_without_effort_are_counted_and_said() {
    let mut b = weighed();
    let billing = b.id_of("In-app upgrades");
    b.with(billing, |item| item.effort = None);
    let scene = drawn(&b.plan(), &window());
    assert!(says(&scene.footer, "1 item without effort weighs nothing."));
    // Without any effort at all the items themselves are counted.
    let scene = drawn(&harbour().plan(), &window());
    assert!(says(&scene.corner, "Share of items by objective") && says(&scene.footer, "No item has effort"));
    assert!(number(&scene, "Win the mid-market", "planned").1.contains(" items. "));
}

#[test]
fn other_weights_are_tried_beside_the_own() {
    let b = weighed();
    let Record::Objective(market) = &b.records[0] else { panic!() };
    let tried = vec![Tried { objective: market.id, weight: 0.0 }];
    let plan = b.plan();
    let own = drawn(&plan, &window());
    let scene = drawn(&plan, &PictureSpec { tried, ..window() });
    assert_eq!(number(&own, "Win the mid-market", "target").0, "35%");
    assert_eq!(number(&scene, "Win the mid-market", "target").0, "0%");
    assert_eq!(number(&scene, "Cut onboarding to a day", "target").0, "46%");
    let fit = |scene: &Scene| scene.nodes[0].title.trim_start_matches("Weight-effort fit ").to_owned();
    assert!(says(&scene.body, &format!("What if: {} → {} = ", fit(&own), fit(&scene))));
    assert!(says(&scene.footer, "target before") && !says(&own.footer, "target before"));
}

#[test]
fn a_row_leads_to_its_record() {
    let plan = weighed().plan();
    for (share_by, kind) in
        [(ShareBy::Objective, RecordKind::Objective), (ShareBy::Strategy, RecordKind::Strategy)]
    {
        let scene = drawn(&plan, &by(share_by));
        assert_eq!(
            scene.nodes.iter().filter_map(|node| node.record).filter(|at| at.kind == kind).count() % 4,
            0
        );
        assert!(scene.lanes.iter().filter(|lane| lane.record.is_some_and(|at| at.kind == kind)).count() >= 4);
    }
}

#[test]
fn a_plan_without_objectives_says_what_to_do() {
    let mut b = Build::default();
    b.item("Work", None, None, "2027-Q1", 0.0);
    let plan = b.plan();
    assert_eq!(drawn(&plan, &window()).title, "Allocation by quarter");
    let scene = drawn(&plan, &by(ShareBy::Objective));
    assert!(says(&scene.body, "No objectives yet: add them, with weights"));
    let row = scene.lanes.iter().find(|lane| lane.title == "Serves no objective").unwrap();
    assert_eq!(row.detail, "100% of all · 1 item");
}

#[test]
fn nothing_to_show_is_an_empty_scene() {
    for share_by in ShareBy::ALL {
        let scene = drawn(&Build::default().plan(), &by(*share_by));
        assert!(scene.nodes.is_empty() && scene.lanes.is_empty());
        let filter = Filter { text: "no such item".to_owned(), ..Filter::default() };
        let scene = drawn(&weighed().plan(), &PictureSpec { filter, ..by(*share_by) });
        assert!(scene.nodes.is_empty() && scene.lanes.is_empty());
    }
}

/// By the word of a number: of each row that shares the whole out, what it is made of.
fn shares(scene: &Scene, word: &str) -> Vec<(f64, f64)> {
    let of = |detail: &str| {
        let (amount, rest) = detail.split_once(" of ")?;
        let whole: String = rest.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
        Some((amount.parse().ok()?, whole.trim_end_matches('.').parse().ok()?))
    };
    scene
        .nodes
        .iter()
        .filter(|node| node.title.contains(&format!(": {word} ")))
        .filter_map(|node| of(&node.detail))
        .collect()
}

proptest! {
    /// On any plan, grouping and width: the same twice, whatever the order of its records; no node over another or
    /// outside the picture; the shares that are shown add up to the whole.
    #[test]
    fn holds_on_any_plan(
        b in any_plan(), width in prop_oneof![Just(0.0f32), 300.0f32..2400.0],
        share_by in 0..ShareBy::ALL.len(), targets in proptest::collection::vec(0.0..1.0f64, 6),
    ) {
        let mut b = b;
        let mut given: BTreeMap<Id, f64> = BTreeMap::new();
        for (n, record) in b.records.iter_mut().enumerate() {
            if let Record::Strategy(strategy) = record {
                strategy.target_share = Some(targets[n % 6]).filter(|share| *share > 0.3);
                strategy.horizon = Horizon::ALL.get(n % 4).copied();
                given.extend(strategy.target_share.map(|share| (strategy.id, share)));
            }
        }
        let spec = PictureSpec { width, ..by(ShareBy::ALL[share_by]) };
        let mut reversed = b.clone();
        reversed.records.reverse();
        let plan = b.plan();
        let scene = drawn(&plan, &spec);
        prop_assert_eq!(dump(&scene), dump(&drawn(&reversed.plan(), &spec)));
        for (n, node) in scene.nodes.iter().enumerate() {
            prop_assert!(
                node.x >= 0.0 && node.x + node.w <= scene.width + 0.01 && node.y + node.h <= scene.height + 0.01
            );
            prop_assert!(scene.nodes[n + 1..].iter().all(|other| !over(node, other)), "{:?}", node);
        }
        for word in ["target", "planned", "done"] {
            let all = shares(&scene, word);
            let Some((_, whole)) = all.first().copied().filter(|(_, whole)| *whole > 0.0) else { continue };
            let sum: f64 = all.iter().map(|(amount, _)| amount).sum();
            // Each is rounded to a tenth where it is shown, the whole to a whole number from ten on.
            let care = 0.05 * (all.len() as f64) + if whole >= 9.9 { 0.55 } else { 0.06 };
            prop_assert!((sum - whole).abs() <= care, "{} {:?}", word, all);
        }
        // Where nothing is filtered the fit is the alignment's.
        if scene.title == "Allocation by objective" {
            let fit = alignment::coverage(&plan, today()).fit.value;
            let said = scene.nodes.first().map(|node| node.title.clone());
            match fit {
                // Where no item has effort, items are counted instead, which the alignment does not do.
                _ if says(&scene.corner, "Share of items") => {}
                Some(fit) => prop_assert_eq!(said, Some(format!("Weight-effort fit {:.0}%", fit * 100.0))),
                None => prop_assert!(said.is_none_or(|said| said == "No target")),
            }
        }
    }
}
