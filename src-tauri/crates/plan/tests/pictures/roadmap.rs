//! The roadmap.

use std::collections::BTreeMap;

use proptest::prelude::*;
use throughline_plan::model::{Bucket, Id, Item, ItemStatus, Record};
use throughline_plan::picture::{
    DependencyLines, Filter, Grouping, Only, PictureSpec, Zoom, roadmap, suggested_grouping,
};
use throughline_plan::plan::Plan;
use throughline_plan::scene::{Anchor, Mark, Paint, Part, Scene};

use super::common::{node, overlap, today};
use super::dump::{compare, dump};
use super::lanes::{earlier, set_against};
use super::plans::{any_plan, date, harbour};

/// The middle of the sketch's window.
pub fn window() -> PictureSpec {
    PictureSpec { width: 912.0, height: 752.0, ..PictureSpec::default() }
}

pub fn texts(marks: &[Mark]) -> Vec<&str> {
    marks
        .iter()
        .filter_map(|mark| if let Mark::Text { text, .. } = mark { Some(text.as_str()) } else { None })
        .collect()
}

#[test]
fn the_sketch() {
    let scene = roadmap(&harbour().plan(), &window(), today());
    compare("roadmap-sketch", &scene);
}

#[test]
fn all_dependencies_by_year() {
    let spec = PictureSpec { zoom: Zoom::Year, dependencies: DependencyLines::All, ..window() };
    compare("roadmap-year", &roadmap(&harbour().plan(), &spec, today()));
}

#[test]
fn a_node_says_all_that_is_drawn() {
    let scene = roadmap(&harbour().plan(), &window(), today());
    let gallery = node(&scene, "Template gallery");
    assert_eq!(
        gallery.detail,
        "18 Apr – Jul 2027, planned, owner Dana Osei, serves Cut onboarding to a day and Win the mid-market"
    );
    let import = node(&scene, "Import from spreadsheets");
    assert!(import.detail.contains("in progress, 60% done"), "{}", import.detail);
    let page = node(&scene, "Rewrite of Pricing page");
    assert_eq!(page.detail, "Mar – Apr 2027, planned, no owner, serves no objective");
    assert_eq!(page.paint, Paint::HatchSolid);
}

#[test]
fn what_has_no_dates_is_in_the_tray() {
    let mut b = harbour();
    for n in 0..12 {
        let id = b.item(&format!("Something for later {n}"), None, None, "", 0.0);
        b.with(id, |item| item.bucket = Some(Bucket::Later));
    }
    b.item("Some day", None, None, "", 0.0);
    let plan = b.plan();
    let scene = roadmap(&plan, &window(), today());
    assert!(scene.tray_height > 60.0);
    assert!(texts(&scene.tray).contains(&"No dates"));
    let fold = scene.nodes.iter().find(|node| node.fold.is_some()).unwrap();
    let shown = scene.nodes.iter().filter(|node| node.title.starts_with("Something")).count();
    assert_eq!(fold.title, format!("+{} more", 12 - shown));

    let spec = PictureSpec { unfolded: vec![fold.fold.clone().unwrap()], ..window() };
    let open = roadmap(&plan, &spec, today());
    assert_eq!(open.nodes.iter().filter(|node| node.title.starts_with("Something")).count(), 12);
    assert!(open.nodes.iter().any(|node| node.title == "Show fewer" && node.fold == fold.fold));
}

#[test]
fn what_has_parts_with_dates_spans_them_and_takes_over_their_progress() {
    let mut b = harbour();
    let whole = b.item("All of billing", None, None, "", 0.0);
    b.with(whole, |item| item.progress = None);
    for title in ["Usage-based billing", "In-app upgrades"] {
        let part = b.id_of(title);
        b.with(part, |item| item.parent_id = Some(whole));
    }
    let spec = PictureSpec { group: Grouping::None, ..window() };
    let scene = roadmap(&b.plan(), &spec, today());
    let [all, first, last] =
        ["All of billing", "Usage-based billing", "In-app upgrades"].map(|title| node(&scene, title));
    assert_eq!(all.part, Part::Body);
    assert!((all.x - first.x).abs() < 0.1 && (all.x + all.w - last.x - last.w).abs() < 0.1);
    assert!(all.detail.contains(" by its parts, ") && all.detail.contains("% done"), "{}", all.detail);
    assert!(!all.movable && first.movable, "it goes where its parts go");
}

#[test]
fn a_plan_without_dates_is_a_board() {
    let mut b = harbour();
    let items: Vec<Id> = b
        .records
        .iter()
        .filter_map(|r| if let Record::Item(item) = r { Some(item.id) } else { None })
        .collect();
    for (n, id) in items.iter().enumerate() {
        b.with(*id, |item| {
            (item.start, item.end) = (None, None);
            item.bucket = [Some(Bucket::Now), Some(Bucket::Next), None][n % 3];
        });
    }
    let scene = roadmap(&b.plan(), &window(), today());
    assert_eq!(scene.time, None);
    assert_eq!(texts(&scene.header), ["Now", "Next", "No dates"]);
    assert_eq!(scene.nodes.len(), items.len());
    compare("roadmap-board", &scene);
}

#[test]
fn an_empty_plan_has_an_empty_picture() {
    let scene = roadmap(&super::plans::Build::default().plan(), &window(), today());
    assert!(scene.nodes.is_empty() && scene.body.is_empty() && scene.width < 1.0);
}

#[test]
fn one_wild_date_does_not_stretch_the_axis() {
    let mut b = harbour();
    for n in 0..60 {
        b.item(&format!("Work {n}"), None, None, "2027-03 2027-05", 0.0);
    }
    b.item("Typed with the wrong century", None, None, "2172-03 2172-05", 0.0);
    let scene = roadmap(&b.plan(), &window(), today());
    assert!(scene.time.unwrap().days < 1200);
    assert!(node(&scene, "Typed with the wrong century").x < scene.width);
}

#[test]
fn a_period_crops_the_axis() {
    let filter = Filter { from: date("2027-Q2"), until: date("2027-Q3"), ..Filter::default() };
    let scene = roadmap(&harbour().plan(), &PictureSpec { filter, ..window() }, today());
    assert_eq!(scene.time.unwrap().origin.to_string(), "2027-04-01");
    assert!(scene.nodes.iter().all(|node| node.title != "Usage-based billing"));
    assert!((node(&scene, "Import from spreadsheets").x - scene.time.unwrap().left).abs() < 0.1);
}

#[test]
fn the_axis_says_what_its_lines_mean() {
    let header = |zoom, fiscal_start_month| {
        let mut records = harbour().plan().records().clone();
        records.workspace.fiscal_start_month = fiscal_start_month;
        let scene = roadmap(&Plan::new(records), &PictureSpec { zoom, ..window() }, today());
        texts(&scene.header).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(header(Zoom::Quarter, 1)[..3], ["Q4 2026", "Q1 2027", "Q2 2027"]);
    // A year that starts in April is named after the one in which it ends.
    assert_eq!(header(Zoom::Quarter, 4)[..3], ["Q3 FY27", "Q4 FY27", "Q1 FY28"]);
    assert_eq!(header(Zoom::Year, 4)[..2], ["FY27", "FY28"]);
    let months = header(Zoom::Month, 1);
    assert_eq!(months[..2], ["December 2026", "January 2027"]);
    assert!(months.contains(&"W53".to_owned()) && months.contains(&"Today".to_owned()));
}

#[test]
fn filters_hold_together() {
    let plan = harbour().plan();
    let titles = |filter: Filter| -> Vec<String> {
        let scene = roadmap(&plan, &PictureSpec { filter, ..window() }, today());
        let mut titles: Vec<String> = scene.nodes.into_iter().map(|node| node.title).collect();
        titles.sort();
        titles
    };
    let text = |text: &str| Filter { text: text.into(), ..Filter::default() };
    assert_eq!(titles(text("DANA gallery")), ["Template gallery"]);
    assert_eq!(titles(Filter { only: Only::Unaligned, ..Filter::default() }).len(), 3);
    assert_eq!(titles(Filter { only: Only::Unaligned, ..text("dana") }), [""; 0]);
    let jon = plan.leaders.rows().iter().find(|leader| leader.name == "Jon Tate").unwrap().id;
    assert_eq!(
        titles(Filter { owners: vec![jon], ..Filter::default() }),
        ["Dark mode for dispatchers", "Pricing experiments"]
    );
}

#[test]
fn lanes_follow_the_grouping() {
    let plan = harbour().plan();
    let lanes = |group| -> Vec<String> {
        let scene = roadmap(&plan, &PictureSpec { group, ..window() }, today());
        scene.lanes.into_iter().map(|lane| lane.title).collect()
    };
    assert_eq!(lanes(Grouping::Status), ["Idea", "Planned", "In progress"]);
    assert_eq!(lanes(Grouping::Objective)[..2], ["Win the mid-market", "Cut onboarding to a day"]);
    assert_eq!(lanes(Grouping::Owner).last().unwrap(), "No owner");
    assert_eq!(lanes(Grouping::Type), ["Initiative", "Milestone"]);
    assert_eq!(lanes(Grouping::Product), ["No product"]);
    assert_eq!(lanes(Grouping::None), ["All items"]);
}

#[test]
fn the_suggested_grouping_says_most() {
    assert_eq!(suggested_grouping(&harbour().plan()), Grouping::Strategy);
    let mut b = super::plans::Build::default();
    assert_eq!(suggested_grouping(&b.clone().plan()), Grouping::None);
    for n in 0..10 {
        let owner = b.leader(&format!("Lee {n}"), "");
        let item = b.item(&format!("Item {n}"), None, Some(owner), "2027", 0.0);
        b.with(item, |item| item.teams = vec![format!("team {}", n % 3)]);
    }
    assert_eq!(suggested_grouping(&b.clone().plan()), Grouping::Team);
    let ids: Vec<Id> = b.clone().plan().items.rows().iter().map(|item| item.id).collect();
    for id in ids {
        b.with(id, |item| item.teams.clear());
    }
    let plan = b.plan();
    assert_eq!(suggested_grouping(&plan), Grouping::Owner);
    assert_eq!(roadmap(&plan, &PictureSpec::default(), today()).title, "Roadmap by owner");
}

#[test]
fn a_folded_lane_keeps_its_name_and_its_marks() {
    let plan = harbour().plan();
    let open = roadmap(&plan, &window(), today());
    let spec = PictureSpec { folded: vec![open.lanes[0].key.clone()], ..window() };
    let scene = roadmap(&plan, &spec, today());
    assert!(scene.lanes[0].folded && scene.lanes[0].h < open.lanes[0].h);
    // One node in place of five, by which keys reach the lane.
    assert_eq!(scene.nodes.len() + 4, open.nodes.len());
    assert_eq!(node(&scene, "Self-serve growth").detail, "5 items, folded");
    assert!(texts(&scene.side).contains(&"Self-serve growth"));
}

#[test]
fn conflicts_are_drawn_in_alarm() {
    let mut b = harbour();
    let first = b.item("First", None, None, "2027-01 2027-06", 0.0);
    let second = b.item("Second", None, None, "2027-03 2027-09", 0.0);
    b.blocks(first, second);
    let lines = |dependencies| {
        let scene = roadmap(&b.clone().plan(), &PictureSpec { dependencies, ..window() }, today());
        let paint = |mark: &Mark| match mark {
            Mark::Path { stroke, to: Some(_), .. } => *stroke,
            _ => None,
        };
        scene.body.iter().filter_map(paint).collect::<Vec<_>>()
    };
    assert_eq!(lines(DependencyLines::None), []);
    assert_eq!(lines(DependencyLines::Conflicts), [Paint::Alert]);
    assert_eq!(lines(DependencyLines::All).len(), 4);
}

#[test]
fn parts_stand_below_what_they_are_part_of() {
    let mut b = harbour();
    let whole = b.item("Whole", None, None, "2027-01 2027-12", 0.0);
    for n in 0..6 {
        let part = b.item(&format!("Part {n}"), None, None, &format!("2027-0{} 2027-0{}", n + 1, n + 3), 0.0);
        b.with(part, |item| item.parent_id = Some(whole));
    }
    let plan = b.plan();
    let scene = roadmap(&plan, &window(), today());
    let top = node(&scene, "Whole").y;
    for n in 0..6 {
        assert!(node(&scene, &format!("Part {n}")).y > top);
    }
    let flat = roadmap(&plan, &PictureSpec { depth: Some(1), ..window() }, today());
    assert!(flat.nodes.iter().all(|node| !node.title.starts_with("Part")));
}

#[test]
fn items_in_a_circle_of_parents_do_not_vanish() {
    let mut b = harbour();
    let hen = b.item("Hen", None, None, "2027-01 2027-02", 0.0);
    let egg = b.item("Egg", None, None, "2027-01 2027-03", 0.0);
    b.with(hen, |item| item.parent_id = Some(egg));
    b.with(egg, |item| item.parent_id = Some(hen));
    let scene = roadmap(&b.plan(), &PictureSpec { depth: Some(1), ..window() }, today());
    assert!(node(&scene, "Hen").y != node(&scene, "Egg").y);
}

#[test]
fn a_slice_holds_what_touches_it() {
    let whole = roadmap(&harbour().plan(), &window(), today());
    let lane = &whole.lanes[2];
    let part = whole.slice(lane.y + 1.0, lane.y + lane.h - 1.0);
    assert_eq!(part.nodes.len(), 5);
    assert_eq!(part.lanes, whole.lanes);
    assert_eq!(part.header, whole.header);
    for mark in &part.body {
        if let Mark::Text { text, node: Some(node), .. } = mark
            && text.len() > 4
        {
            assert!(part.nodes[*node as usize].title.starts_with(&text[..4]));
        }
    }
    assert_eq!(dump(&whole.slice(f32::MIN, f32::MAX)), dump(&whole));
}

/// The boxes of what is drawn for a node, labels included.
fn boxes(scene: &Scene, marks: &[Mark]) -> BTreeMap<u32, Vec<[f32; 4]>> {
    let mut out: BTreeMap<u32, Vec<[f32; 4]>> = BTreeMap::new();
    for mark in marks {
        let (at, found) = match mark {
            Mark::Rect { x, y, w, h, node: Some(node), .. } => ([*x, *y, x + w, y + h], node),
            Mark::Path { bounds, node: Some(node), to: None, .. } => (*bounds, node),
            Mark::Text { x, y, text, size, weight, anchor, node: Some(node), .. } => {
                let w = throughline_plan::picture::text::Font::new(*weight, *size).width(text);
                let left = match anchor {
                    Anchor::Start => *x,
                    Anchor::Middle => x - w / 2.0,
                    Anchor::End => x - w,
                };
                ([left, y - size, left + w, y + size * 0.3], node)
            }
            _ => continue,
        };
        assert!((*found as usize) < scene.nodes.len());
        out.entry(*found).or_default().push(at);
    }
    out
}

fn check(scene: &Scene) -> Result<(), TestCaseError> {
    for (part, marks) in [(Part::Body, &scene.body), (Part::Tray, &scene.tray)] {
        let boxes = boxes(scene, marks);
        for (place, own) in &boxes {
            let node = &scene.nodes[*place as usize];
            let lane = &scene.lanes[node.lane as usize];
            prop_assert_eq!(lane.part, part);
            for at in own {
                prop_assert!(at[0] >= scene.side_width, "{} under the side: {:?}", node.title, at);
                prop_assert!(at[1] >= lane.y && at[3] <= lane.y + lane.h, "{} out of its lane", node.title);
                prop_assert!(
                    part == Part::Tray || at[2] <= scene.width + 0.1,
                    "{} out of the picture",
                    node.title
                );
            }
            for (_, other) in boxes.range(place + 1..) {
                for (a, b) in own.iter().flat_map(|a| other.iter().map(move |b| (a, b))) {
                    prop_assert!(!overlap(*a, *b), "{:?} over {:?}: {:?} {:?}", own, other, a, b);
                }
            }
        }
    }
    for lanes in scene.lanes.windows(2).filter(|pair| pair[0].part == pair[1].part) {
        prop_assert!(lanes[0].y + lanes[0].h <= lanes[1].y + 0.1);
    }
    Ok(())
}

pub fn any_spec() -> impl Strategy<Value = PictureSpec> {
    let inner = proptest::option::of(0..Grouping::ALL.len());
    (
        0..Grouping::ALL.len(),
        inner,
        0..Zoom::ALL.len(),
        proptest::option::of(1u32..4),
        any::<bool>(),
        0.0f32..2000.0,
    )
        .prop_map(|(group, inner, zoom, depth, hide_done, width)| PictureSpec {
            group: Grouping::ALL[group],
            inner: inner.map(|inner| Grouping::ALL[inner]),
            zoom: Zoom::ALL[zoom],
            dependencies: DependencyLines::All,
            depth,
            filter: Filter { hide_done, ..Filter::default() },
            width,
            ..PictureSpec::default()
        })
}

fn items(plan: &Plan, spec: &PictureSpec) -> usize {
    let shown = |item: &&Item| {
        !spec.filter.hide_done || !matches!(item.status, ItemStatus::Done | ItemStatus::Dropped)
    };
    plan.items.rows().iter().filter(shown).count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_overlaps_and_nothing_leaves_its_lane(b in any_plan(), spec in any_spec()) {
        let plan = b.plan();
        let scene = roadmap(&plan, &spec, today());
        check(&scene)?;
        check(&set_against(&plan, &spec, earlier(&plan)))?;
        if spec.depth.is_none() {
            let folded: usize = scene.nodes.iter().filter_map(|node| node.title.strip_prefix('+'))
                .map(|text| text.trim_end_matches(" more").parse::<usize>().unwrap()).sum();
            let records = scene.nodes.iter().filter(|node| node.record.is_some()).count();
            prop_assert_eq!(records + folded, items(&plan, &spec), "every item is somewhere");
        }
    }

    #[test]
    fn the_order_of_records_does_not_matter(b in any_plan(), spec in any_spec(), seed in any::<u64>()) {
        let mut shuffled = b.clone();
        shuffled.records.sort_by_key(|record| record.id().0.as_u128().wrapping_mul(u128::from(seed) | 1));
        let (a, z) = (roadmap(&b.plan(), &spec, today()), roadmap(&shuffled.plan(), &spec, today()));
        prop_assert_eq!(dump(&a), dump(&z));
    }
}
