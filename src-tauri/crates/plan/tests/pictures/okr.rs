//! The OKR tree.

use proptest::prelude::*;
use throughline_plan::model::{Id, Involvement, InvolvementRole, Record, RecordKind, RecordRef};
use throughline_plan::picture::{Filter, Only, PictureKind, PictureSpec, okr};
use throughline_plan::plan::Plan;
use throughline_plan::scene::{Mark, Paint, Scene};

use super::common::{node, over, says, today};
use super::dump::{compare, dump};
use super::plans::{Build, any_plan, harbour};

fn window() -> PictureSpec {
    PictureSpec { kind: PictureKind::Okr, width: 1232.0, height: 752.0, ..PictureSpec::default() }
}

fn drawn(plan: &Plan, spec: &PictureSpec) -> Scene {
    okr(plan, spec, today())
}

fn alarms(marks: &[Mark]) -> Vec<&str> {
    let alarming = |mark| match mark {
        &Mark::Text { ref text, paint: Paint::Alert, .. } => Some(text.as_str()),
        _ => None,
    };
    marks.iter().filter_map(alarming).collect()
}

fn owns(b: &mut Build, leader: Id, objective: Id) {
    let on = RecordRef::new(RecordKind::Objective, objective);
    b.next += 1;
    let id = Id(uuid::Uuid::from_u128(b.next));
    b.records.push(Involvement::new(id, leader, InvolvementRole::Accountable, on).unwrap().into());
}

fn under(b: &mut Build, child: Id, parent: Id) {
    for record in &mut b.records {
        match record {
            Record::Objective(objective) if objective.id == child => objective.parent_id = Some(parent),
            _ => {}
        }
    }
}

/// A company's objective, under it two products', under one of those a product manager's.
fn cascade() -> (Build, [Id; 4]) {
    let mut b = Build::default();
    let company = b.objective("Grow", 1.0);
    let (app, web) = (b.objective("The app sells itself", 3.0), b.objective("The web brings trials", 1.0));
    let manager = b.objective("First job in a day", 1.0);
    for (child, parent) in [(app, company), (web, company), (manager, app)] {
        under(&mut b, child, parent);
    }
    b.key_result(app, "Upgrades", "%", [0.0, 10.0, 8.0]);
    b.key_result(web, "Trials", "", [100.0, 200.0, 120.0]);
    b.key_result(manager, "Time to first job", "d", [4.0, 1.0, 2.5]);
    let mira = b.leader("Mira Kaplan", "CPO");
    for objective in [company, app, web, manager] {
        owns(&mut b, mira, objective);
    }
    for objective in [web, manager] {
        let item = b.item("Work", None, None, "2027-Q1", 0.0);
        b.link(RecordKind::Item, item, RecordKind::Objective, objective, 1.0);
    }
    (b, [company, app, web, manager])
}

#[test]
fn objectives_with_their_key_results() {
    compare("okr", &drawn(&harbour().plan(), &window()));
}

#[test]
fn an_objective_scores_the_mean_of_its_key_results_and_says_so() {
    let mut b = harbour();
    let Record::Objective(market) = &b.records[0] else { panic!() };
    let market = market.id;
    b.key_result(market, "Mid-market customers", "", [140.0, 220.0, 160.0]);
    let scene = drawn(&b.plan(), &window());
    // Retention has come 6.2 of 10 points, customers 20 of 80.
    let said = &node(&scene, "Win the mid-market").detail;
    assert!(said.starts_with("score 0.44; mean of 2 key results; "), "{said}");
    assert!(
        node(&scene, "Time to first value").detail.contains("from 4.2 d, now 2.98 d, target 1 d; score 0.38")
    );
    assert!(says(&scene.body, "now 114.2%") && says(&scene.body, "target 118%"));
}

#[test]
fn one_without_key_results_of_its_own_takes_over_those_below_it_by_weight() {
    let (b, _) = cascade();
    let scene = drawn(&b.plan(), &window());
    // Three parts of 0.8, one of 0.2.
    let said = &node(&scene, "Grow").detail;
    assert!(said.starts_with("score 0.65; mean of 2 objectives below, by weight; "), "{said}");
    assert!(said.contains("Mira Kaplan · weight 100%"));
    assert!(node(&scene, "The app sells itself").detail.contains("weight 75%"));
    assert!(alarms(&scene.header).is_empty() && says(&scene.header, "Every objective has an owner"));
}

#[test]
fn what_is_broken_is_marked_and_counted() {
    let (mut b, [_, app, ..]) = cascade();
    let lonely = b.objective("Halve the cost", 1.0);
    b.key_result(app, "Nobody said how far", "%", [3.0, 3.0, 3.0]);
    let plan = b.plan();
    let scene = drawn(&plan, &window());
    assert_eq!(alarms(&scene.header), ["1 without an owner · 1 without key results · 1 without active work"]);
    assert_eq!(
        alarms(&scene.body),
        ["target is the baseline", "no owner · no key results", "no active work"]
    );
    assert!(node(&scene, "The app sells itself").detail.contains("mean of 1 of 2 key results"));
    let dashed = |mark: &&Mark| matches!(mark, Mark::Rect { stroke: Some(Paint::Alert), dash: true, .. });
    assert_eq!(scene.body.iter().filter(dashed).count(), 1);
    let filter = Filter { only: Only::Broken, ..Filter::default() };
    let broken = drawn(&plan, &PictureSpec { filter, ..window() });
    let shown: Vec<_> = broken.nodes.iter().filter_map(|node| node.record).collect();
    assert_eq!(shown, [RecordRef::new(RecordKind::Objective, lonely)]);
}

#[test]
fn a_card_is_shut_and_opened_again() {
    let (b, _) = cascade();
    let plan = b.plan();
    let scene = drawn(&plan, &window());
    assert!(scene.nodes.iter().any(|node| node.title == "First job in a day"));
    let hide = node(&scene, "Hide 1 key result and 1 objective").fold.clone().unwrap();
    assert!(hide.starts_with("shut:"));
    let shut = drawn(&plan, &PictureSpec { unfolded: vec![hide], ..window() });
    assert!(shut.nodes.iter().all(|node| node.title != "First job in a day" && node.title != "Upgrades"));
    assert!(shut.nodes.iter().any(|node| node.title == "Trials"), "the one beside it stays open");
    assert!(says(&shut.body, "+2"));
    let top = drawn(&plan, &PictureSpec { depth: Some(1), ..window() });
    assert_eq!(
        top.nodes.iter().map(|node| node.title.as_str()).collect::<Vec<_>>(),
        ["Grow", "Show 2 objectives"]
    );
    let open = node(&top, "Show 2 objectives").fold.clone().unwrap();
    let top = drawn(&plan, &PictureSpec { depth: Some(1), unfolded: vec![open], ..window() });
    assert!(top.nodes.iter().any(|node| node.title == "The web brings trials"));
}

#[test]
fn hundreds_of_objectives_are_folded_below_a_depth() {
    let mut b = Build::default();
    for company in 0..4 {
        let company = b.objective(&format!("Company {company}"), 1.0);
        for product in 0..10 {
            let product_ = b.objective(&format!("Product {product}"), 1.0);
            under(&mut b, product_, company);
            for manager in 0..10 {
                let manager = b.objective(&format!("Manager {manager}"), 1.0);
                under(&mut b, manager, product_);
            }
        }
    }
    let scene = drawn(&b.plan(), &window());
    assert!(says(&scene.header, "444 objectives, 0 key results"));
    let of = |word: &str| {
        scene.nodes.iter().filter(|node| node.record.is_some() && node.title.starts_with(word)).count()
    };
    assert_eq!([of("Company"), of("Product"), of("Manager")], [4, 40, 0]);
    assert_eq!(scene.nodes.iter().filter(|node| node.title == "Show 10 objectives").count(), 40);
}

#[test]
fn colour_is_the_objective_and_what_is_pointed_at_lights_its_thread() {
    let (b, _) = cascade();
    let scene = drawn(&b.plan(), &window());
    let hues: Vec<_> =
        scene.nodes.iter().filter(|node| node.record.is_some()).map(|node| node.paint).collect();
    assert!(hues.windows(2).all(|pair| pair[0] == pair[1]), "all stand below the same one");
    let lit = |title: &str| -> Vec<&str> {
        node(&scene, title).lit.iter().map(|at| scene.nodes[*at as usize].title.as_str()).collect()
    };
    assert_eq!(lit("The web brings trials"), ["Grow", "Trials"]);
    assert_eq!(lit("Time to first job"), ["Grow", "The app sells itself", "First job in a day"]);
}

#[test]
fn nothing_to_show_is_an_empty_scene() {
    let scene = drawn(&Build::default().plan(), &window());
    assert!(scene.nodes.is_empty() && scene.lanes.is_empty());
}

proptest! {
    /// On any plan, depth and width: the same twice, whatever the order of its records; no node over another or outside
    /// the picture; each objective that is pursued stands in it once where all is open; scores lie between 0 and 1.
    #[test]
    fn holds_on_any_plan(
        b in any_plan(), width in prop_oneof![Just(0.0f32), 300.0f32..2400.0],
        depth in proptest::option::of(1u32..5), parents in proptest::collection::vec(0usize..8, 5),
    ) {
        let mut b = b;
        let ids: Vec<Id> = b.records.iter().filter_map(|record| match record {
            Record::Objective(objective) => Some(objective.id),
            _ => None,
        }).collect();
        // Cycles too.
        for (child, parent) in ids.iter().zip(&parents) {
            if let Some(parent) = ids.get(*parent) {
                under(&mut b, *child, *parent);
            }
        }
        for (n, id) in ids.iter().enumerate() {
            for more in 0..parents[n % parents.len()] % 3 {
                b.key_result(*id, "Measured", "%", [0.0, 10.0, (n + more) as f64 * 3.0]);
            }
        }
        let spec = PictureSpec { width, depth, ..window() };
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
            if let Some(score) = node.detail.strip_prefix("score ") {
                let score: f64 = score[..4].parse().unwrap();
                prop_assert!((0.0..=1.0).contains(&score));
            }
        }
        let all = drawn(&plan, &PictureSpec { depth: Some(99), ..window() });
        let cards = all.nodes.iter().filter(|node| node.key.to_string().starts_with("objective:"));
        prop_assert_eq!(cards.count(), ids.len());
    }
}
