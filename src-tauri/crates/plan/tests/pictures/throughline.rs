//! The throughline.

use proptest::prelude::*;
use throughline_plan::model::{ItemStatus, RecordKind};
use throughline_plan::picture::{Filter, Only, PictureKind, PictureSpec, layout};
use throughline_plan::scene::{Anchor, Mark, Paint, Scene};

use super::common::{node, today};
use super::dump::{compare, dump};
use super::plans::{Build, any_plan, harbour};

fn window() -> PictureSpec {
    PictureSpec { kind: PictureKind::Throughline, width: 912.0, height: 852.0, ..PictureSpec::default() }
}

fn draw(b: Build, spec: &PictureSpec) -> Scene {
    layout(&b.plan(), spec, today())
}

fn text<'a>(scene: &'a Scene, start: &str) -> Option<(&'a str, Paint)> {
    scene.body.iter().find_map(|mark| match mark {
        Mark::Text { text, paint, .. } if text.starts_with(start) => Some((text.as_str(), *paint)),
        _ => None,
    })
}

#[test]
fn the_sketch() {
    let scene = draw(harbour(), &window());
    compare("throughline-sketch", &scene);
    assert_eq!(text(&scene, "Net revenue").unwrap().0, "Net revenue retention 108% → 118%");
    assert!(text(&scene, "62%").is_some());
    assert_eq!(
        node(&scene, "Guided first value").detail,
        "5 items, serves Cut onboarding to a day and Win the mid-market"
    );
}

#[test]
fn a_thread_lights_up_from_end_to_end() {
    let scene = draw(harbour(), &window());
    let lit = |title: &str| -> Vec<&str> {
        node(&scene, title).lit.iter().map(|place| scene.nodes[*place as usize].title.as_str()).collect()
    };
    let open = lit("Open the platform");
    assert_eq!(
        open,
        [
            "Open the platform",
            "Partner ecosystem",
            "Public API v2",
            "Webhooks with replay",
            "App marketplace",
            "Priya Chen"
        ]
    );
    let gallery = lit("Template gallery");
    assert_eq!(
        gallery,
        [
            "Win the mid-market",
            "Cut onboarding to a day",
            "Guided first value",
            "Template gallery",
            "Dana Osei"
        ]
    );
    assert!(lit("Jon Tate").contains(&"Self-serve growth"));
}

#[test]
fn ribbons_know_both_ends() {
    let scene = draw(harbour(), &window());
    let mut joined = 0;
    for mark in &scene.body {
        if let Mark::Path { node: Some(from), to: Some(to), .. } = mark {
            let (from, to) = (&scene.nodes[*from as usize], &scene.nodes[*to as usize]);
            assert!(from.lane < to.lane && from.x < to.x);
            assert!(from.lit.iter().any(|place| scene.nodes[*place as usize].key == to.key));
            joined += 1;
        }
    }
    // 5 between objectives and strategies, 18 to items, 19 to leaders.
    assert_eq!(joined, 42);
}

#[test]
fn broken_threads_are_seen_and_can_be_shown_alone() {
    let mut b = harbour();
    b.strategy("Mobile for field crews", &[]);
    b.objective("Nobody's goal", 1.0);
    let scene = draw(b.clone(), &window());
    assert_eq!(text(&scene, "serves no objective").unwrap().1, Paint::Alert);
    assert_eq!(text(&scene, "No active work").unwrap().1, Paint::Alert);
    assert_eq!(text(&scene, "no owner").unwrap().1, Paint::Alert);

    let filter = Filter { only: Only::Broken, ..Filter::default() };
    let broken = draw(b, &PictureSpec { filter, ..window() });
    let titles: Vec<&str> = broken.nodes.iter().map(|node| node.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Nobody's goal",
            "Mobile for field crews",
            "Dark mode for dispatchers",
            "Fleet map redesign",
            "Rewrite of Pricing page",
            "Jon Tate"
        ]
    );
}

#[test]
fn many_items_fold_and_unfold() {
    let mut b = harbour();
    let owner = Some(b.leader("Quinn Abe", "PM"));
    for n in 0..200 {
        b.item(&format!("Loose end {n:03}"), None, owner, "", 0.0);
    }
    let tall = PictureSpec { height: 0.0, ..window() };
    let scene = draw(b.clone(), &tall);
    let fold = node(&scene, "+197 more items");
    assert_eq!(fold.detail, "serve nothing");
    assert!(scene.nodes.len() < 50);
    let open = draw(b, &PictureSpec { unfolded: vec![fold.fold.clone().unwrap()], ..tall });
    assert_eq!(open.nodes.iter().filter(|node| node.title.starts_with("Loose end")).count(), 200);
    assert!(open.nodes.iter().any(|node| node.title == "Show fewer"));
}

#[test]
fn leaders_fold_but_not_those_whose_threads_are_whole() {
    let mut b = Build::default();
    let goal = b.objective("Goal", 1.0);
    let way = b.strategy("Way", &[(goal, 1.0)]);
    for n in 0..40 {
        let leader = b.leader(&format!("Loose {n:02}"), "");
        b.item(&format!("Stray {n}"), None, Some(leader), "", 0.0);
    }
    let last = b.leader("Whole Thread", "");
    b.item("Aligned", Some(way), Some(last), "", 0.0);
    let scene = draw(b, &window());
    assert_eq!(scene.nodes.iter().filter(|node| node.lane == 3).count(), 15);
    assert!(
        node(&scene, "Aligned")
            .lit
            .contains(&(scene.nodes.iter().position(|node| node.title == "Whole Thread").unwrap() as u32))
    );
    assert!(node(&scene, "+27 more leaders").fold.is_some());
}

#[test]
fn hundreds_of_loose_items_stand_together_by_team() {
    let mut b = Build::default();
    for n in 0..300 {
        let item = b.item(&format!("Proposal {n}"), None, None, "", 0.0);
        b.with(item, |item| item.teams = vec![format!("team {:02}", (n * n) % 20)]);
    }
    let scene = draw(b.clone(), &window());
    let largest = &scene.nodes[0];
    assert_eq!(largest.title, "team 01 · 60 items");
    assert_eq!(scene.nodes.len(), 6);
    let open = draw(b, &PictureSpec { unfolded: vec![largest.fold.clone().unwrap()], ..window() });
    assert_eq!(open.nodes.iter().filter(|node| node.record.is_some()).count(), 60);
}

#[test]
fn items_past_any_strategy_are_joined_to_their_objective() {
    let mut b = Build::default();
    let goal = b.objective("Goal", 1.0);
    let item = b.item("Straight", None, None, "", 0.0);
    b.link(RecordKind::Item, item, RecordKind::Objective, goal, 1.0);
    let scene = draw(b, &window());
    assert!(node(&scene, "Goal").detail.starts_with("1 item"));
    assert_eq!(node(&scene, "Straight").lit, [0, 1]);
    // No strategy, no leader: the columns say so.
    let none = |mark: &&Mark| matches!(mark, Mark::Text { text, .. } if text == "None yet");
    assert_eq!(scene.body.iter().filter(none).count(), 2);
}

#[test]
fn effort_counts_once_and_only_while_it_is_to_be_done() {
    let mut b = harbour();
    let ids: Vec<_> = ["Usage-based billing", "In-app upgrades", "Public API v2"]
        .map(|title| b.clone().plan().items.rows().iter().find(|item| item.title == title).unwrap().id)
        .into();
    for (id, effort) in ids.iter().zip([6.0, 2.0, 2.0]) {
        b.with(*id, |item| item.effort = Some(effort));
    }
    let scene = draw(b.clone(), &window());
    assert_eq!(
        node(&scene, "Self-serve growth").detail.split(',').next().unwrap(),
        "5 items · 80% of effort"
    );
    b.with(ids[0], |item| item.status = ItemStatus::Done);
    let scene = draw(b, &window());
    assert_eq!(
        node(&scene, "Self-serve growth").detail.split(',').next().unwrap(),
        "5 items · 50% of effort"
    );
}

#[test]
fn an_empty_plan_has_an_empty_picture() {
    let scene = draw(Build::default(), &window());
    assert!(scene.nodes.is_empty() && scene.body.is_empty());
}

#[test]
fn it_fits_the_window_from_narrow_to_wide() {
    for width in [0.0, 700.0, 912.0, 1600.0, 3000.0] {
        let scene = draw(harbour(), &PictureSpec { width, ..window() });
        assert!((scene.width - width.max(912.0)).abs() < 0.1, "{width}: {}", scene.width);
        for node in &scene.nodes {
            assert!(node.x >= 0.0 && node.x + node.w <= scene.width + 0.1, "{} at {width}", node.title);
        }
    }
}

/// Where a text stands, left to right.
fn extent(mark: &Mark) -> Option<(u32, f32, f32)> {
    let Mark::Text { x, text, size, weight, anchor, node: Some(node), .. } = mark else { return None };
    let w = throughline_plan::picture::text::Font::new(*weight, *size).width(text);
    let left = match anchor {
        Anchor::Start => *x,
        Anchor::Middle => x - w / 2.0,
        Anchor::End => x - w,
    };
    Some((*node, left, left + w))
}

/// How many items a folded box says it holds: "+12 more items", or "Product 0 · 7 items" where many that serve
/// nothing stand together.
fn folded(title: &str) -> Option<usize> {
    let count = title.strip_prefix('+').or_else(|| title.rsplit_once(" · ").map(|(_, count)| count))?;
    count.split(' ').next()?.parse().ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn boxes_do_not_overlap_and_texts_stay_in_them(
        b in any_plan(),
        width in 0.0f32..2500.0,
        height in 0.0f32..2500.0,
        only in 0..Only::ALL.len(),
    ) {
        let filter = Filter { only: Only::ALL[only], ..Filter::default() };
        let scene = draw(b, &PictureSpec { width, height, filter, ..window() });
        for (n, a) in scene.nodes.iter().enumerate() {
            prop_assert!(a.y >= scene.header_height && a.y + a.h <= scene.height);
            prop_assert!(a.lit.contains(&(n as u32)));
            prop_assert!(a.lit.iter().all(|place| (*place as usize) < scene.nodes.len()));
            for z in &scene.nodes[n + 1..] {
                let apart = a.x + a.w <= z.x || z.x + z.w <= a.x || a.y + a.h <= z.y + 0.01 || z.y + z.h <= a.y + 0.01;
                prop_assert!(apart, "{:?} over {:?}", a, z);
            }
        }
        for (node, left, right) in scene.body.iter().filter_map(extent) {
            let node = &scene.nodes[node as usize];
            prop_assert!(left >= node.x && right <= node.x + node.w + 0.1, "{} leaves its box", node.title);
        }
    }

    #[test]
    fn every_record_is_in_it_or_folded(b in any_plan(), height in 0.0f32..2500.0) {
        let items = b.clone().plan().items.len();
        let scene = draw(b, &PictureSpec { height, ..window() });
        let shown = scene.nodes.iter().filter(|node| node.lane == 2 && node.record.is_some()).count();
        let folded: usize = scene.nodes.iter().filter(|node| node.lane == 2 && node.fold.is_some())
            .filter_map(|node| folded(&node.title)).sum();
        prop_assert_eq!(shown + folded, items);
    }

    #[test]
    fn the_order_of_records_does_not_matter(b in any_plan(), seed in any::<u64>()) {
        let mut shuffled = b.clone();
        shuffled.records.sort_by_key(|record| record.id().0.as_u128().wrapping_mul(u128::from(seed) | 1));
        prop_assert_eq!(dump(&draw(b, &window())), dump(&draw(shuffled, &window())));
    }
}
