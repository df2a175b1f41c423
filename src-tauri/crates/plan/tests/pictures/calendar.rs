//! The calendar.

use proptest::prelude::*;
use throughline_plan::model::{Bucket, ItemStatus};
use throughline_plan::picture::{CalendarWeight, Filter, PictureKind, PictureSpec, calendar};
use throughline_plan::plan::Plan;
use throughline_plan::scene::{Mark, Node, Paint, Scene};

use super::common::{over, says, today};
use super::dump::{compare, dump};
use super::plans::{Build, any_plan, date, harbour};

fn window() -> PictureSpec {
    PictureSpec { kind: PictureKind::Calendar, width: 1232.0, height: 752.0, ..PictureSpec::default() }
}

fn draw(plan: &Plan, spec: &PictureSpec) -> Scene {
    calendar(plan, spec, today())
}

fn cell<'a>(scene: &'a Scene, title: &str) -> &'a Node {
    let start = format!("{title}: ");
    let alike =
        |node: &&Node| node.title.starts_with(&start) || node.title.starts_with(&format!("{title}, "));
    scene.nodes.iter().find(alike).unwrap_or_else(|| panic!("no cell {title}"))
}

fn lands(scene: &Scene, title: &str) -> String {
    cell(scene, title).title.rsplit(": ").next().unwrap().to_owned()
}

fn opened(plan: &Plan, title: &str) -> Scene {
    let key = cell(&draw(plan, &window()), title).fold.clone().unwrap();
    draw(plan, &PictureSpec { unfolded: vec![key], ..window() })
}

fn named(scene: &Scene) -> Vec<&str> {
    scene.nodes.iter().filter(|node| node.record.is_some()).map(|node| node.title.as_str()).collect()
}

#[test]
fn a_year_of_quarters_months_and_weeks() {
    compare("calendar", &opened(&harbour().plan(), "Q2 2027"));
}

#[test]
fn an_item_counts_only_as_finely_as_its_end_is_known() {
    let mut b = Build::default();
    b.item("To the day", None, None, "2027-04-01 2027-04-07", 0.0);
    b.item("To the week", None, None, "2027-W14", 0.0);
    b.item("To the month", None, None, "2027-04", 0.0);
    b.item("To the quarter", None, None, "2027-Q2", 0.0);
    b.item("To the half", None, None, "2027-H1", 0.0);
    b.item("To the year", None, None, "2027", 0.0);
    let plan = b.plan();
    let scene = draw(&plan, &window());
    let numbers = ["2027", "Q2 2027", "April 2027", "Week 14"].map(|title| lands(&scene, title));
    assert_eq!(numbers, ["6 items", "4 items", "3 items", "2 items"]);
    assert_eq!(lands(&scene, "Q1 2027"), "nothing lands");
    assert!(cell(&scene, "2027").detail.contains("2 without a quarter"));
    assert!(cell(&scene, "Q2 2027").detail.contains("1 without a month"));
    assert!(cell(&scene, "April 2027").detail.contains("1 without a week"));
    assert!(
        scene.lanes[0]
            .detail
            .contains("busiest week 14 (5 – 11 Apr 2027): 2 items, 2 of 6 items known to the week")
    );
    assert_eq!(named(&opened(&plan, "April 2027")), ["To the month", "To the week", "To the day"]);
}

#[test]
fn a_week_that_stands_in_two_months_counts_where_its_thursday_does() {
    let mut b = Build::default();
    // 29 March to 4 April 2027; its Thursday is 1 April.
    b.item("Easter", None, None, "2027-W13", 0.0);
    // 28 December 2026 to 3 January 2027; its Thursday is in 2026, as is the ISO year.
    b.item("Turn of the year", None, None, "2026-W53", 0.0);
    b.item("New year's day", None, None, "2027-01-01", 0.0);
    let scene = draw(&b.plan(), &window());
    assert_eq!(lands(&scene, "April 2027"), "1 item");
    assert_eq!(lands(&scene, "March 2027"), "nothing lands");
    assert_eq!(lands(&scene, "2026"), "1 item");
    // The week is cut where the year ends: each part holds its own days.
    assert_eq!(lands(&scene, "Week 53, 28 – 31 Dec 2026"), "1 item");
    assert_eq!(lands(&scene, "Week 53, 1 – 3 Jan 2027"), "1 item");
    assert_eq!(lands(&scene, "January 2027"), "1 item");
}

#[test]
fn years_are_fiscal_and_what_lies_in_two_of_them_is_in_neither() {
    let mut b = Build { fiscal_start_month: 2, ..Build::default() };
    b.item("January", None, None, "2027-01-20", 0.0);
    b.item("Calendar quarter", None, None, "2027-Q2", 0.0);
    b.item("May", None, None, "2027-05", 0.0);
    b.item("Calendar year", None, None, "2027", 0.0);
    let plan = b.plan();
    let scene = draw(&plan, &window());
    assert_eq!(lands(&scene, "FY27"), "1 item");
    assert_eq!(lands(&scene, "Q4 FY27"), "1 item");
    assert_eq!(lands(&scene, "FY28"), "2 items");
    // April to June lies in no fiscal quarter: it is known to the year only.
    assert_eq!(lands(&scene, "Q1 FY28"), "nothing lands");
    assert_eq!(lands(&scene, "Q2 FY28"), "1 item");
    assert_eq!(lands(&scene, "In one of two years"), "1 item");
    assert_eq!(named(&opened(&plan, "In one of two years")), ["Calendar year"]);
}

#[test]
fn what_lands_nowhere_is_stated() {
    let mut b = Build::default();
    b.item("Dated", None, None, "2027-03", 0.0);
    let open = b.item("Open end", None, None, "2027-01", 0.0);
    b.with(open, |item| item.end = None);
    let bucket = b.item("Next thing", None, None, "", 0.0);
    b.with(bucket, |item| item.bucket = Some(Bucket::Next));
    b.item("Some day", None, None, "", 0.0);
    let dropped = b.item("Given up", None, None, "2027-03", 0.0);
    b.with(dropped, |item| item.status = ItemStatus::Dropped);
    let scene = draw(&b.plan(), &window());
    for title in ["No end date", "Next", "No dates", "2027"] {
        assert_eq!(lands(&scene, title), "1 item", "{title}");
    }
    assert!(says(&scene.footer, "3 of 4 items stand below the years. 1 dropped item is not shown."));
}

#[test]
fn effort_weighs_where_an_item_lands_and_what_has_none_is_said() {
    let mut b = Build::default();
    let heavy = b.item("Heavy", None, None, "2026-10-01 2027-03-10", 0.0);
    b.with(heavy, |item| item.effort = Some(12.5));
    b.item("Light", None, None, "2027-03-11", 0.0);
    let scene = draw(&b.plan(), &PictureSpec { weight: CalendarWeight::Effort, ..window() });
    assert_eq!(cell(&scene, "March 2027").title, "March 2027: 13 pm, 2 items");
    assert_eq!(scene.lanes[0].title, "2027");
    assert!(says(&scene.footer, "1 of 2 items without effort weigh nothing"));
    assert!(says(&scene.footer, "Person-months in a quarter"));
}

#[test]
fn a_crowded_week_is_darker_and_the_legend_says_by_how_much() {
    let mut b = Build::default();
    for n in 0..9 {
        b.item(&format!("Crowd {n}"), None, None, "2027-03-10", 0.0);
    }
    b.item("Alone", None, None, "2027-05-12", 0.0);
    let scene = draw(&b.plan(), &window());
    let fill = |title: &str| {
        let node = u32::try_from(scene.nodes.iter().position(|n| n.key == cell(&scene, title).key).unwrap());
        let place = node.unwrap();
        scene.body.iter().find_map(|mark| match mark {
            Mark::Rect { fill, node: Some(node), .. } if *node == place => *fill,
            _ => None,
        })
    };
    assert_eq!(fill("Week 10"), Some(Paint::Heat(3)));
    assert_eq!(fill("Week 19"), Some(Paint::Heat(1)));
    assert_eq!(fill("Week 20"), Some(Paint::Paper));
    assert!(scene.lanes[0].detail.ends_with("9 items, 51 of 53 weeks empty"));
    for step in ["0", "1–3", "4–6", "7–9"] {
        assert!(says(&scene.footer, step), "{step}");
    }
}

#[test]
fn years_in_which_nothing_lands_are_said_in_a_line() {
    let mut b = Build::default();
    b.item("Long ago", None, None, "1999", 0.0);
    b.item("Soon", None, None, "2028", 0.0);
    let scene = draw(&b.plan(), &window());
    let lanes: Vec<&str> = scene.lanes.iter().map(|lane| lane.title.as_str()).collect();
    assert_eq!(lanes, ["1999", "2027", "2028"], "the year of today too");
    assert!(says(&scene.body, "Nothing lands in 2000 – 2026"));
}

#[test]
fn a_period_leaves_out_other_years_and_says_so() {
    let mut b = Build::default();
    b.item("Within", None, None, "2027-03", 0.0);
    b.item("Runs on", None, None, "2027-03 2029-03", 0.0);
    let filter = Filter { from: date("2027"), until: date("2027"), ..Filter::default() };
    let scene = draw(&b.plan(), &PictureSpec { filter, ..window() });
    assert_eq!(lands(&scene, "After 2027"), "1 item");
    assert_eq!(lands(&scene, "2027"), "1 item");
}

#[test]
fn a_folded_year_keeps_its_number() {
    let plan = harbour().plan();
    let key = draw(&plan, &window()).lanes[0].key.clone();
    let folded = draw(&plan, &PictureSpec { folded: vec![key], ..window() });
    assert!(folded.lanes[0].folded);
    assert!(folded.nodes.iter().filter(|node| node.lane == 0).count() == 1);
}

#[test]
fn nothing_to_show_is_an_empty_scene() {
    let scene = draw(&Build::default().plan(), &window());
    assert!(scene.nodes.is_empty() && scene.lanes.is_empty());
}

/// How many items a cell says that it holds.
fn items(node: &Node) -> usize {
    let said = node.title.rsplit(": ").next().unwrap().rsplit(", ").next().unwrap();
    said.split(' ').next().unwrap().parse().unwrap_or(0)
}

proptest! {
    /// On any plan, filter and width: the same twice; every item in exactly one year or beside them all; no period
    /// holds more than the one it is part of; nothing over anything else; what a cell says is what it opens.
    #[test]
    fn holds_on_any_plan(
        b in any_plan(), width in prop_oneof![Just(0.0f32), 300.0f32..2400.0], hide in any::<bool>(),
        month in 1u8..13, pick in any::<usize>(), by_effort in any::<bool>(),
    ) {
        let plan = Build { fiscal_start_month: month, ..b }.plan();
        let filter = Filter { hide_done: hide, ..Filter::default() };
        let weight = if by_effort { CalendarWeight::Effort } else { CalendarWeight::Count };
        let spec = PictureSpec { width, filter, weight, ..window() };
        let closed = draw(&plan, &spec);
        let wanted = plan.items.rows().iter()
            .filter(|item| item.status != ItemStatus::Dropped && !(hide && item.status == ItemStatus::Done))
            .count();
        let counted: u32 = closed.lanes.iter().map(|lane| lane.count).sum();
        prop_assert_eq!(counted as usize, wanted);
        for (place, lane) in closed.lanes.iter().enumerate().filter(|(_, lane)| lane.key.starts_with("year:")) {
            let here = closed.nodes.iter().filter(|node| node.lane as usize == place);
            let sum = |band: &str| here.clone().filter(|node| node.key.to_string().starts_with(&format!("cell:{band}@")))
                .map(items).sum::<usize>();
            prop_assert_eq!(sum("year"), lane.count as usize);
            prop_assert!(sum("quarter") <= sum("year") && sum("month") <= sum("quarter") && sum("week") <= sum("month"));
        }
        let folds: Vec<&Node> = closed.nodes.iter().filter(|node| node.fold.is_some()).collect();
        let mut unfolded = Vec::new();
        let mut held = 0;
        if !folds.is_empty() {
            let node = folds[pick % folds.len()];
            held = items(node);
            unfolded.extend(node.fold.clone());
        }
        let scene = draw(&plan, &PictureSpec { unfolded: unfolded.clone(), ..spec.clone() });
        prop_assert_eq!(dump(&scene), dump(&draw(&plan, &PictureSpec { unfolded, ..spec })));
        prop_assert_eq!(named(&scene).len(), held);
        for (n, node) in scene.nodes.iter().enumerate() {
            prop_assert!(node.x >= 0.0 && node.x + node.w <= scene.width + 0.01 && node.y + node.h <= scene.height, "{:?}", node);
            prop_assert!(scene.nodes[n + 1..].iter().all(|other| !over(node, other)), "{:?}", node);
        }
    }
}
