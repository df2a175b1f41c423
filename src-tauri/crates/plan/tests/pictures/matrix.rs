//! The matrix.

use proptest::prelude::*;
use throughline_plan::model::{Change, Id, ItemStatus, ItemType};
use throughline_plan::picture::text::Font;
use throughline_plan::picture::{Filter, PictureKind, PictureSpec, Placing, Target, matrix, place};
use throughline_plan::plan::Plan;
use throughline_plan::scene::{Anchor, Mark, Part, Scene};
use throughline_plan::scoring::Measure;

use super::common::{edges, node, overlap, says, today};
use super::dump::{compare, dump};
use super::plans::{Build, any_plan, harbour};

fn window() -> PictureSpec {
    PictureSpec { kind: PictureKind::Matrix, width: 1232.0, height: 752.0, ..PictureSpec::default() }
}

fn scored(b: &mut Build, title: &str, value: f64, effort: f64) -> Id {
    let id = b.item(title, None, None, "", 0.0);
    score(b, id, value, effort);
    id
}

fn score(b: &mut Build, id: Id, value: f64, effort: f64) {
    b.with(id, |item| {
        item.scores.insert("value".into(), value);
        item.effort = Some(effort);
    });
}

fn lane(scene: &Scene, title: &str) -> String {
    scene.lanes[node(scene, title).lane as usize].title.clone()
}

fn put(plan: &Plan, items: &[Id], target: Target) -> Placing {
    place(plan, &window(), today(), items, target).unwrap()
}

/// What an edit writes of one item, as JSON by field.
fn written(placing: &Placing, of: Id) -> String {
    placing
        .changes
        .iter()
        .find_map(|change| match change {
            Change::Update { record, set } if record.id == of => Some(serde_json::to_string(set).unwrap()),
            _ => None,
        })
        .unwrap_or_default()
}

#[test]
fn value_and_effort() {
    let mut b = harbour();
    for (n, title) in [
        "Usage-based billing",
        "In-app upgrades",
        "Plan advisor",
        "Template gallery",
        "EU data residency",
        "Public API v2",
        "App marketplace",
    ]
    .into_iter()
    .enumerate()
    {
        let id = b.id_of(title);
        score(&mut b, id, 2.0 + n as f64, 9.0 - n as f64 * 1.2);
    }
    let [a, z] = ["Customer-held keys", "Webhooks with replay"].map(|title| b.id_of(title));
    score(&mut b, a, 6.0, 4.0);
    score(&mut b, z, 6.0, 4.0);
    compare("matrix", &matrix(&b.plan(), &window()));
}

#[test]
fn quadrants_say_in_plain_words_what_stands_in_them() {
    let mut b = Build::default();
    for (title, value, effort) in
        [("Win", 9.0, 1.0), ("Bet", 9.0, 9.0), ("Fill", 2.0, 1.0), ("Doubt", 2.0, 9.0)]
    {
        scored(&mut b, title, value, effort);
    }
    let plan = b.plan();
    let scene = matrix(&plan, &window());
    assert_eq!(scene.title, "Value and effort");
    let lanes = ["Win", "Bet", "Fill", "Doubt"].map(|title| lane(&scene, title));
    assert_eq!(lanes, ["Quick wins", "Big bets", "Fill-ins", "Think twice"]);
    assert_eq!(scene.lanes[0].detail, "high value, low effort, 1 item");
    assert!(node(&scene, "Win").detail.starts_with("Value 9, effort 1"));
    // The same the other way round, and by numbers that have no names for their corners.
    let turned =
        PictureSpec { up: Some(Measure::Effort), across: Some(Measure::Score("value".into())), ..window() };
    assert_eq!(lane(&matrix(&plan, &turned), "Win"), "Quick wins");
    let other = PictureSpec { up: Some(Measure::Progress), ..window() };
    assert_eq!(matrix(&plan, &other).lanes[1].title, "High progress, high effort");
}

#[test]
fn what_lacks_a_number_is_in_the_tray_and_what_is_over_is_said() {
    let mut b = Build::default();
    scored(&mut b, "Both", 5.0, 2.0);
    let half = b.item("Value alone", None, None, "", 0.0);
    b.with(half, |item| {
        item.scores.insert("value".into(), 5.0);
    });
    b.item("Neither", None, None, "", 0.0);
    let moment = b.item("Launch", None, None, "", 0.0);
    b.with(moment, |item| item.item_type = ItemType::Milestone);
    let done = scored(&mut b, "Over", 5.0, 2.0);
    b.with(done, |item| item.status = ItemStatus::Done);
    let scene = matrix(&b.plan(), &window());
    let tray: Vec<&str> =
        scene.nodes.iter().filter(|node| node.part == Part::Tray).map(|node| node.title.as_str()).collect();
    assert_eq!(tray, ["Value alone", "Neither"]);
    assert!(says(&scene.tray, "No value or effort"));
    assert!(says(&scene.footer, "1 milestone without scores not shown. 1 item done or dropped not shown."));
    assert!(scene.nodes.iter().all(|node| node.title != "Over" && node.title != "Launch"));
}

#[test]
fn where_a_dot_is_dropped_is_what_it_scores() {
    let mut b = Build::default();
    let [low, high] = [scored(&mut b, "Low", 2.0, 10.0), scored(&mut b, "High", 9.0, 2.0)];
    let plan = b.plan();
    let scene = matrix(&plan, &window());
    let at = node(&scene, "High");
    let target = Target::Point { x: at.x + at.w / 2.0, y: at.y + at.h / 2.0 };
    let placing = put(&plan, &[low], target);
    assert_eq!(written(&placing, low), r#"{"effort":2.0,"scores":{"value":9.0}}"#);
    assert_eq!(placing.label, "Value 9, effort 2: Quick wins");
    assert_eq!(placing.edit, "Score Low: Value 9, effort 2");
    let [x, y, w, h] = placing.into;
    assert!(x <= at.x && y <= at.y && x + w >= at.x && y + h >= at.y, "the quadrant that takes it");
    // Dropped where it was it stays what it was, to the last digit.
    assert!(!put(&plan, &[high], target).moved);
}

#[test]
fn keys_change_by_steps_and_stop_at_the_ends() {
    let mut b = Build::default();
    let item = scored(&mut b, "Item", 9.0, 3.0);
    scored(&mut b, "Other", 2.0, 8.0);
    let plan = b.plan();
    let up = put(&plan, &[item], Target::By { dx: 0, dy: -1 });
    assert_eq!(written(&up, item), r#"{"scores":{"value":10.0}}"#);
    let right = put(&plan, &[item], Target::By { dx: 1, dy: 0 });
    assert_eq!(written(&right, item), r#"{"effort":4.0}"#);
    let mut b2 = Build::default();
    let top = scored(&mut b2, "Top", 10.0, 3.0);
    let stays = put(&b2.plan(), &[top], Target::By { dx: 0, dy: -1 });
    assert!(!stays.moved);
    assert_eq!(stays.label, "Value 10, effort 3: Big bets");
}

#[test]
fn two_scores_are_written_together_and_what_has_none_begins_in_the_middle() {
    let mut b = Build::default();
    let new = b.item("New", None, None, "", 0.0);
    b.with(new, |item| {
        item.scores.insert("reach".into(), 7.0);
    });
    let plan = b.plan();
    let spec = PictureSpec {
        across: Some(Measure::Score("ease".into())),
        up: Some(Measure::Score("value".into())),
        ..window()
    };
    let placing = place(&plan, &spec, today(), &[new], Target::By { dx: 1, dy: 0 }).unwrap();
    assert_eq!(written(&placing, new), r#"{"scores":{"ease":6.0,"reach":7.0,"value":6.0}}"#);
}

#[test]
fn several_move_as_far_as_the_one_that_is_held() {
    let mut b = Build::default();
    let [one, two] = [scored(&mut b, "One", 4.0, 3.0), scored(&mut b, "Two", 6.0, 8.0)];
    let plan = b.plan();
    let placing = put(&plan, &[one, two], Target::By { dx: 0, dy: -2 });
    assert_eq!(written(&placing, one), r#"{"scores":{"value":6.0}}"#);
    assert_eq!(written(&placing, two), r#"{"scores":{"value":8.0}}"#);
    assert_eq!(placing.edit, "Score 2 items anew");
}

#[test]
fn items_at_one_place_are_counted_and_open_to_their_names() {
    let mut b = Build::default();
    for n in 0..7 {
        scored(&mut b, &format!("Same {n}"), 5.0, 2.0);
    }
    scored(&mut b, "Far", 9.0, 9.0);
    let plan = b.plan();
    let scene = matrix(&plan, &window());
    assert!(says(&scene.body, "×7"));
    let crowd = scene.nodes.iter().find(|node| node.fold.is_some()).unwrap();
    assert_eq!(crowd.title, "7 items at value 5, effort 2");
    let open = matrix(&plan, &PictureSpec { unfolded: vec![crowd.fold.clone().unwrap()], ..window() });
    let named = open.nodes.iter().filter(|node| node.title.starts_with("Same") && node.movable).count();
    assert_eq!(named, 7);
}

#[test]
fn a_name_without_room_is_a_number_with_a_key_and_the_rest_is_counted() {
    let mut b = Build::default();
    for n in 0..400u32 {
        let (value, effort) = (1.0 + f64::from(n % 20) * 0.45, f64::from(n / 20) * 0.5);
        scored(&mut b, &format!("Something with a long name {n}"), value, effort);
    }
    let scene = matrix(&b.plan(), &window());
    let of_nodes = |mark: &&Mark| matches!(mark, Mark::Text { node: Some(_), .. });
    let numbers = scene
        .body
        .iter()
        .filter(of_nodes)
        .filter(|mark| matches!(mark, Mark::Text { text, .. } if text.parse::<u32>().is_ok()));
    assert!(numbers.count() > 20);
    assert!(says(&scene.body, "more dots have no name here"));
}

#[test]
fn nothing_to_show_is_an_empty_scene_and_nothing_scored_says_what_to_do() {
    let scene = matrix(&Build::default().plan(), &window());
    assert!(scene.nodes.is_empty() && scene.lanes.is_empty());
    let scene = matrix(&harbour().plan(), &window());
    assert!(says(&scene.body, "No item has both value and effort yet."));
}

/// The boxes of the names and numbers that belong to dots of the quadrants.
fn names(scene: &Scene) -> Vec<[f32; 4]> {
    let name = |mark: &Mark| match mark {
        Mark::Text { x, y, text, size, weight, anchor: Anchor::Start, node: Some(node), .. } => {
            let near = &scene.nodes[*node as usize];
            let dot = near.part == Part::Body && near.w < 20.0;
            let w = Font::new(*weight, *size).width(text);
            // Lines of the key stand beside the quadrants.
            let beside = (*x - near.x).abs() < 230.0 && (*y - near.y).abs() < 30.0;
            (dot && beside).then_some([*x, *y - size * 0.75, *x + w, *y + size * 0.25])
        }
        _ => None,
    };
    scene.body.iter().filter_map(name).collect()
}

proptest! {
    /// On any plan and width: the same twice; every active item a dot, in a crowd or in the tray, once; no dot, name or
    /// chip over another.
    #[test]
    fn holds_on_any_plan(b in any_plan(), scores in proptest::collection::vec((1u32..11, 0u32..40), 40), width in prop_oneof![Just(0.0f32), 300.0f32..2400.0], hide in any::<bool>()) {
        let mut b = b;
        let ids: Vec<Id> = b.clone().plan().items.rows().iter().map(|item| item.id).collect();
        for (id, (value, effort)) in ids.iter().zip(&scores) {
            if effort % 5 > 0 {
                score(&mut b, *id, f64::from(*value), f64::from(*effort) / 3.0);
            }
        }
        let plan = b.plan();
        let filter = Filter { hide_done: hide, ..Filter::default() };
        let spec = PictureSpec { width, filter, ..window() };
        let closed = matrix(&plan, &spec);
        let unfolded: Vec<String> = closed.nodes.iter().filter_map(|node| node.fold.clone()).collect();
        let spec = PictureSpec { unfolded, ..spec };
        let scene = matrix(&plan, &spec);
        prop_assert_eq!(dump(&scene), dump(&matrix(&plan, &spec)));
        let read = |item: &throughline_plan::model::Item| item.scores.contains_key("value") && item.effort.is_some();
        let wanted = plan.items.rows().iter().filter(|item| item.is_active() && (read(item) || !item.is_point())).count();
        prop_assert_eq!(scene.nodes.iter().filter(|node| node.record.is_some()).count(), wanted);
        let boxes: Vec<(Part, [f32; 4])> =
            scene.nodes.iter().map(|n| (n.part, edges(n))).collect();
        for (n, (part, a)) in boxes.iter().enumerate() {
            prop_assert!(boxes[n + 1..].iter().all(|(other, b)| part != other || !overlap(*a, *b)), "{:?}", scene.nodes[n]);
            prop_assert!(*part == Part::Tray || a[0] >= 0.0 && a[2] <= scene.width + 0.01 && a[3] <= scene.height + 0.01);
        }
        let names = names(&scene);
        let dots = scene.nodes.iter().filter(|node| node.part == Part::Body && node.w < 20.0);
        let dots: Vec<[f32; 4]> = dots.map(edges).collect();
        for (n, a) in names.iter().enumerate() {
            prop_assert!(names[n + 1..].iter().chain(&dots).all(|b| !overlap(*a, *b)), "{:?}", a);
        }
    }
}
