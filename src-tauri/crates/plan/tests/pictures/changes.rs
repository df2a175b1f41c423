//! What changed since an earlier state, on one page.

use std::collections::HashSet;
use std::sync::Arc;

use proptest::prelude::*;
use throughline_plan::compare::compare as differences;
use throughline_plan::model::{Id, ItemStatus, PlanDate, Record};
use throughline_plan::picture::{Baseline, Filter, PictureKind, PictureSpec, changes};
use throughline_plan::plan::Plan;
use throughline_plan::scene::{Mark, Scene};

use super::common::{edges, node, overlap, says, today};
use super::dump::{compare, dump};
use super::plans::{Build, any_plan, date, harbour};

fn window() -> PictureSpec {
    PictureSpec { kind: PictureKind::Changes, width: 1232.0, height: 752.0, ..PictureSpec::default() }
}

fn board(plan: Plan) -> Baseline {
    let day = "2027-01-15".parse().unwrap();
    let items = plan.items.rows().to_vec();
    Baseline::new("Last board", day, &items).with(Arc::new(plan), day)
}

/// The harbour's plan, and what became of it: two slipped, one was pulled in, one finished, one dropped, one is new and
/// one is gone.
fn a_quarter_on() -> (Build, Build) {
    let before = harbour();
    let mut after = before.clone();
    let titles: Vec<(Id, String)> = before
        .records
        .iter()
        .filter_map(|record| match record {
            Record::Item(item) if item.start.is_some() && item.end.is_some() => {
                Some((item.id, item.title.clone()))
            }
            _ => None,
        })
        .collect();
    let ids: Vec<Id> = titles.iter().map(|(id, _)| *id).collect();
    let moved = |date: Option<PlanDate>, n: i32| date.map(|date| date.step(n));
    after.with(ids[0], |item| item.end = date("2027-09-03"));
    after.with(ids[1], |item| item.end = moved(item.end, 1));
    after.with(ids[2], |item| {
        item.end = moved(item.end, -1);
        item.confidence = Some(0.9);
    });
    after.with(ids[3], |item| item.status = ItemStatus::Done);
    after.with(ids[4], |item| item.status = ItemStatus::Dropped);
    after.item("Answer to a price cut", None, None, "2027-03 2027-05", 0.0);
    after.records.retain(|record| !matches!(record, Record::Item(item) if item.id == ids[5]));
    (before, after)
}

fn drawn(spec: &PictureSpec) -> Scene {
    let (before, after) = a_quarter_on();
    changes(&after.plan(), spec, Some(&board(before.plan())), today())
}

fn lane(scene: &Scene, key: &str) -> Option<u32> {
    scene.lanes.iter().find(|lane| lane.key == key).map(|lane| lane.count)
}

#[test]
fn a_quarter_of_the_harbour() {
    compare("changes", &drawn(&window()));
}

#[test]
fn every_record_is_told_once_where_it_matters_most() {
    let scene = drawn(&window());
    assert_eq!(scene.title, "What changed since “Last board” (15 Jan 2027)");
    let counts = ["moved", "finished", "added", "gone"].map(|key| lane(&scene, key));
    assert_eq!(counts, [Some(3), Some(1), Some(1), Some(2)]);
    for (number, said) in [("2", "slipped"), ("1", "pulled in"), ("1", "finished"), ("1", "added")] {
        assert!(says(&scene.body, said) && says(&scene.body, number), "{number} {said}");
    }
    assert!(says(&scene.body, "dropped or deleted"));
    // What slipped furthest stands first, and says by how much.
    let first = scene.nodes.first().unwrap();
    assert!(first.detail.contains("later"), "{}", first.detail);
    assert!(says(&scene.body, "Confidence"), "what else became of it stands under its name");
}

#[test]
fn a_slip_runs_to_the_right_from_its_ring_to_its_disc() {
    let scene = drawn(&window());
    let first = &scene.nodes[0];
    let dots: Vec<f32> = scene
        .body
        .iter()
        .filter_map(|mark| match mark {
            Mark::Rect { x, w, r, node: Some(0), .. } if (w / 2.0 - r).abs() < 0.01 => Some(*x),
            _ => None,
        })
        .collect();
    let [ring, disc] = dots[..] else { panic!("{dots:?}") };
    assert!(ring < disc);
    assert!(dots.iter().all(|x| *x >= first.x && *x <= first.x + first.w));
}

#[test]
fn nothing_is_drawn_where_nothing_changed_or_where_the_moment_is_unknown() {
    let plan = harbour().plan();
    let same = changes(&plan, &window(), Some(&board(harbour().plan())), today());
    assert!(same.nodes.is_empty() && same.lanes.is_empty());
    let unknown = changes(&plan, &window(), Some(&Baseline::missing("Board of 1999")), today());
    assert_eq!(unknown.title, "What changed since “Board of 1999”, which is not in the history of this plan");
    assert!(unknown.nodes.is_empty());
}

#[test]
fn a_filter_lets_through_what_is_gone_by_what_it_was() {
    let (before, after) = a_quarter_on();
    let gone = before.records.iter().find_map(|record| match record {
        Record::Item(item) if !after.records.iter().any(|other| other.id() == item.id) => {
            Some(item.title.clone())
        }
        _ => None,
    });
    let gone = gone.unwrap();
    let filter = Filter { text: gone.clone(), ..Filter::default() };
    let scene = drawn(&PictureSpec { filter, ..window() });
    assert_eq!(scene.nodes.len(), 1);
    assert!(node(&scene, &gone).detail.starts_with("deleted; was "));
}

#[test]
fn what_is_much_is_folded_and_unfolds() {
    let (before, mut after) = (harbour(), harbour());
    for n in 0..30 {
        after.item(&format!("New {n:02}"), None, None, "2027-04 2027-06", 0.0);
    }
    let baseline = board(before.plan());
    let plan = after.plan();
    let folded = changes(&plan, &window(), Some(&baseline), today());
    assert_eq!((folded.nodes.len(), node(&folded, "24 more").fold.as_deref()), (7, Some("added")));
    let spec = PictureSpec { unfolded: vec!["added".to_owned()], ..window() };
    assert_eq!(changes(&plan, &spec, Some(&baseline), today()).nodes.len(), 30);
}

/// Every date of some items a number of their periods later, every so many of them dropped.
fn shaken(build: &Build, shifts: &[i8]) -> Build {
    let mut after = build.clone();
    let mut shifts = shifts.iter().cycle();
    for record in &mut after.records {
        if let Record::Item(item) = record {
            let by = i32::from(*shifts.next().unwrap_or(&0));
            item.start = item.start.map(|date| date.step(by));
            item.end = item.end.map(|date| date.step(by));
            if by == 5 {
                item.status = ItemStatus::Dropped;
            }
        }
    }
    after
}

proptest! {
    #[test]
    fn every_difference_is_shown_once_and_nothing_lies_over_another(
        build in any_plan(),
        shifts in prop::collection::vec(-5i8..=5, 1..12),
        width in prop::sample::select(vec![0.0f32, 784.0, 1232.0, 2200.0]),
    ) {
        let (before, after) = (build.clone().plan(), shaken(&build, &shifts).plan());
        let told: HashSet<_> = differences(&before, &after).records.iter().map(|one| one.record).collect();
        let all = ["moved", "finished", "added", "gone", "goals", "otherwise"].map(str::to_owned);
        let spec = PictureSpec { unfolded: all.to_vec(), width, ..window() };
        let baseline = board(before);
        let scene = changes(&after, &spec, Some(&baseline), today());
        let shown: Vec<_> = scene.nodes.iter().filter_map(|node| node.record).collect();
        prop_assert_eq!(shown.len(), told.len());
        prop_assert_eq!(shown.iter().copied().collect::<HashSet<_>>(), told);
        for (n, a) in scene.nodes.iter().enumerate() {
            prop_assert!(a.x >= 0.0 && a.x + a.w <= scene.width + 0.1 && a.y + a.h <= scene.height + 0.1);
            for b in &scene.nodes[n + 1..] {
                prop_assert!(!overlap(edges(a), edges(b)), "{} over {}", a.title, b.title);
            }
        }
        prop_assert_eq!(dump(&scene), dump(&changes(&after, &spec, Some(&baseline), today())));
    }
}

#[test]
fn an_axis_of_centuries_still_stands() {
    let mut before = Build::default();
    before.item("Long", None, None, "2027-01 2027-02", 0.0);
    let mut after = before.clone();
    let id = after.id_of("Long");
    after.with(id, |item| item.end = date("2950"));
    let scene = changes(&after.plan(), &window(), Some(&board(before.plan())), today());
    assert_eq!(scene.nodes.len(), 1);
}
