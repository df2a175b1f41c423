//! The portfolio.

use proptest::prelude::*;
use throughline_plan::model::{Id, ItemStatus, ItemType};
use throughline_plan::picture::{Filter, Grouping, PictureKind, PictureSpec, portfolio};
use throughline_plan::plan::Plan;
use throughline_plan::scene::{Key, Node, Scene};

use super::common::{over, says, today};
use super::dump::{compare, dump};
use super::plans::{Build, any_plan, harbour};

fn window() -> PictureSpec {
    PictureSpec {
        kind: PictureKind::Portfolio,
        group: Grouping::Product,
        width: 1232.0,
        height: 752.0,
        ..PictureSpec::default()
    }
}

fn draw(plan: &Plan, spec: &PictureSpec) -> Scene {
    portfolio(plan, spec, today())
}

/// The harbour's plan with a line of two products, and effort on some of its items.
fn docks() -> Build {
    let mut b = harbour();
    let suite = b.product("Harbour suite", None);
    let billing = b.product("Billing", Some(suite));
    let onboarding = b.product("Onboarding", Some(suite));
    let trust = b.product("Trust centre", None);
    let homes: [(&str, Id, f64); 9] = [
        ("Usage-based billing", billing, 6.0),
        ("In-app upgrades", billing, 4.0),
        ("Plan advisor", billing, 3.0),
        ("Pricing experiments", billing, 2.0),
        ("Annual contracts online", billing, 5.0),
        ("Import from spreadsheets", onboarding, 8.0),
        ("Template gallery", onboarding, 0.0),
        ("Audit log for every change", trust, 7.0),
        ("SOC 2 renewal", trust, 0.0),
    ];
    for (title, product, effort) in homes {
        let id = b.id_of(title);
        b.with(id, |item| {
            item.product_id = Some(product);
            item.effort = (effort > 0.0).then_some(effort);
        });
    }
    b
}

/// The cell of a row and a quarter, by their names.
fn cell<'a>(scene: &'a Scene, row: &str, column: &str) -> Option<&'a Node> {
    let lane = scene.lanes.iter().position(|lane| lane.title == row).unwrap();
    let start = format!("{column}: ");
    scene.nodes.iter().find(|node| node.lane as usize == lane && node.title.starts_with(&start))
}

#[test]
fn products_by_quarters() {
    compare("portfolio", &draw(&docks().plan(), &window()));
}

#[test]
fn rows_are_products_where_items_have_them_and_else_what_says_most() {
    let rows = |plan: &Plan, group| -> (String, Vec<String>) {
        let scene = draw(plan, &PictureSpec { group, ..window() });
        (scene.title, scene.lanes.into_iter().map(|lane| lane.title).collect())
    };
    let (title, by_product) = rows(&docks().plan(), Grouping::Auto);
    assert_eq!((title.as_str(), by_product[0].as_str()), ("Portfolio by product", "All products"));
    let (title, by_strategy) = rows(&harbour().plan(), Grouping::Auto);
    assert_eq!(title, "Portfolio by strategy");
    assert_eq!(by_strategy[..3], ["All strategies", "Self-serve growth", "Guided first value"]);
    assert_eq!(rows(&harbour().plan(), Grouping::Owner).1.last().unwrap(), "No owner");
    assert_eq!(rows(&harbour().plan(), Grouping::None), ("Portfolio".into(), vec!["All items".into()]));
}

#[test]
fn an_item_is_named_where_it_lands_and_its_effort_runs_where_it_runs() {
    let mut b = Build::default();
    let app = b.product("App", None);
    // 90 of its 181 days lie in the first quarter.
    let long = b.item("Long", None, None, "2027-01-01 2027-06-30", 0.0);
    let loose = b.item("Loose", None, None, "2027-05", 0.0);
    b.with(long, |item| {
        item.product_id = Some(app);
        item.effort = Some(18.1);
    });
    b.with(loose, |item| item.product_id = Some(app));
    let scene = draw(&b.plan(), &window());
    let first = cell(&scene, "App", "Q1 2027").unwrap();
    assert_eq!(first.title, "Q1 2027: 9 pm");
    assert_eq!(first.detail, "Jan – Mar, 0 landing, 1 running on");
    let second = cell(&scene, "App", "Q2 2027").unwrap();
    assert_eq!(second.title, "Q2 2027: 9.1 pm");
    assert_eq!(second.detail, "Apr – Jun, 2 landing, 1 without effort, Loose; Long");
    assert!(says(&scene.footer, "1 of 2 items without effort weigh nothing"));
    assert_eq!(scene.lanes[0].detail, "18 pm · 2 items, 1 without effort");
}

#[test]
fn a_plan_without_effort_is_weighed_by_items() {
    let scene = draw(&harbour().plan(), &window());
    assert_eq!(scene.lanes.len(), 1);
    assert_eq!(scene.lanes[0].title, "No product");
    assert_eq!(cell(&scene, "No product", "Q1 2027").unwrap().title, "Q1 2027: 1 landing");
    assert!(says(&scene.footer, "No item has effort"));
}

#[test]
fn quarters_are_those_of_the_fiscal_year() {
    let mut b = Build { fiscal_start_month: 2, ..Build::default() };
    b.item("Ends in January", None, None, "2027-01-05 2027-01-20", 0.0);
    b.item("Ends in a calendar quarter", None, None, "2027-Q2", 0.0);
    let scene = draw(&b.plan(), &window());
    assert!(cell(&scene, "No product", "Q4 FY27").unwrap().detail.contains("Ends in January"));
    // A calendar quarter is not one of these: the name says which it is.
    assert!(cell(&scene, "No product", "Q2 FY28").unwrap().detail.contains("Ends in a calendar quarter"));
    assert!(says(&scene.body, "Q2 2027"));
}

#[test]
fn what_is_vague_says_so() {
    let mut b = Build::default();
    b.item("This year some time", None, None, "2027-01 2027", 0.0);
    b.item("In the autumn quarter", None, None, "2027-Q4", 0.0);
    b.item("Some day", None, None, "", 0.0);
    let dropped = b.item("Given up", None, None, "2027-Q3", 0.0);
    b.with(dropped, |item| item.status = ItemStatus::Dropped);
    let scene = draw(&b.plan(), &window());
    assert!(says(&scene.body, "2027"), "an end known to the year only is named with the year");
    assert!(!says(&scene.body, "Q4 2027"), "the column says it");
    assert!(cell(&scene, "No product", "No dates").unwrap().detail.contains("Some day"));
    assert!(scene.nodes.iter().all(|node| node.title != "Given up"));
    assert!(says(&scene.footer, "1 dropped item is not shown"));
}

#[test]
fn parts_too_deep_to_be_named_weigh_all_the_same() {
    let mut b = Build::default();
    let whole = b.item("Whole", None, None, "2027-Q1", 0.0);
    for n in 0..3 {
        let part = b.item(&format!("Part {n}"), None, None, "2027-Q1", 0.0);
        b.with(part, |item| {
            item.parent_id = Some(whole);
            item.effort = Some(2.0);
        });
    }
    let scene = draw(&b.plan(), &PictureSpec { depth: Some(1), ..window() });
    assert_eq!(cell(&scene, "No product", "Q1 2027").unwrap().title, "Q1 2027: 6 pm");
    assert_eq!(scene.nodes.iter().filter(|node| node.record.is_some()).count(), 1);
}

#[test]
fn a_crowded_cell_folds() {
    let mut b = Build::default();
    for n in 0..9 {
        b.item(&format!("Thing {n}"), None, None, "2027-Q1", 0.0);
    }
    let plan = b.plan();
    let scene = draw(&plan, &window());
    let fold = scene.nodes.iter().find(|node| node.fold.is_some()).unwrap();
    assert_eq!(fold.title, "+5 more");
    let open = PictureSpec { unfolded: vec![fold.fold.clone().unwrap()], ..window() };
    let items = |scene: &Scene| scene.nodes.iter().filter(|node| node.record.is_some()).count();
    assert_eq!((items(&scene), items(&draw(&plan, &open))), (4, 9));
}

#[test]
fn a_folded_line_hides_what_is_under_it_and_keeps_its_numbers() {
    let plan = docks().plan();
    let suite = draw(&plan, &window());
    let lane = suite.lanes.iter().find(|lane| lane.title == "Harbour suite").unwrap();
    let folded = draw(&plan, &PictureSpec { folded: vec![lane.key.clone()], ..window() });
    assert!(folded.lanes.iter().all(|lane| lane.title != "Billing"));
    let number = |scene: &Scene| cell(scene, "Harbour suite", "Q1 2027").unwrap().title.clone();
    assert_eq!(number(&folded), number(&suite));
}

#[test]
fn nothing_to_show_is_an_empty_scene() {
    let scene = draw(&Build::default().plan(), &window());
    assert!(scene.nodes.is_empty() && scene.lanes.is_empty());
}

/// How many cells and items of a row stand in the numbers that its cells say.
fn landed(scene: &Scene, lane: usize) -> usize {
    let said = |node: &Node| {
        let words = format!("{}, {}", node.title.split(": ").nth(1).unwrap_or_default(), node.detail);
        let number = words.split(", ").find_map(|part| part.strip_suffix(" landing"));
        number.and_then(|number| number.parse::<usize>().ok())
    };
    let cells = scene.nodes.iter().filter(|node| {
        node.lane as usize == lane && matches!(&node.key, Key::Group(key) if key.starts_with("cell:"))
    });
    cells.filter_map(said).sum()
}

proptest! {
    /// On any plan, filter and width: the same twice; every item once, inside the picture, none over another; and the
    /// cells of the sum say as many items as there are.
    #[test]
    fn holds_on_any_plan(
        b in any_plan(), width in prop_oneof![Just(0.0f32), 300.0f32..2400.0], hide in any::<bool>(),
        month in 1u8..13, group in 0..Grouping::ALL.len(),
    ) {
        let plan = Build { fiscal_start_month: month, ..b }.plan();
        let filter = Filter { hide_done: hide, ..Filter::default() };
        let spec = PictureSpec { width, filter, group: Grouping::ALL[group], ..window() };
        let folded = draw(&plan, &spec);
        let unfolded: Vec<String> = folded.nodes.iter().filter_map(|node| node.fold.clone()).collect();
        let scene = draw(&plan, &PictureSpec { unfolded: unfolded.clone(), ..spec.clone() });
        prop_assert_eq!(dump(&scene), dump(&draw(&plan, &PictureSpec { unfolded, ..spec })));
        let wanted = plan.items.rows().iter()
            .filter(|item| item.status != ItemStatus::Dropped && !(hide && item.status == ItemStatus::Done))
            .count();
        let nodes: Vec<&Node> = scene.nodes.iter().collect();
        prop_assert_eq!(nodes.iter().filter(|node| node.record.is_some()).count(), wanted);
        for (n, node) in nodes.iter().enumerate() {
            prop_assert!(node.x >= 0.0 && node.x + node.w <= scene.width + 0.01 && node.y + node.h <= scene.height);
            prop_assert!(nodes[n + 1..].iter().all(|other| !over(node, other)), "{:?}", node);
        }
        if wanted > 0 {
            prop_assert_eq!(landed(&scene, 0), wanted);
            prop_assert!(scene.begin.is_none_or(|x| x >= scene.side_width && x <= scene.width));
        }
    }
}

/// A milestone has a diamond of its own and needs no effort.
#[test]
fn a_milestone_needs_no_effort() {
    let mut b = Build::default();
    let point = b.item("Launch", None, None, "2027-03-01", 0.0);
    b.with(point, |item| item.item_type = ItemType::Release);
    let work = b.item("Work", None, None, "2027-Q1", 0.0);
    b.with(work, |item| item.effort = Some(1.0));
    let scene = draw(&b.plan(), &window());
    assert!(!scene.lanes[0].detail.contains("without"));
}
