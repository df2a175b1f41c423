use std::collections::BTreeSet;

use proptest::prelude::*;
use throughline_plan::scene;

use super::*;
use crate::exchange::export::tests::sketch::{large, small, stamp};

/// Places of the nodes that stand on a page in whole, and of those that its edges cut through from top to bottom.
fn shown(page: &Page<'_>) -> (BTreeSet<usize>, BTreeSet<usize>) {
    let Some(body) = page.sheet.layers.iter().find(|layer| layer.role == Role::Body) else {
        return (BTreeSet::new(), BTreeSet::new());
    };
    let area = body.area.unwrap();
    let (mut whole, mut cut) = (BTreeSet::new(), BTreeSet::new());
    for (place, node) in page.sheet.nodes.iter().enumerate() {
        let (top, bottom) = (node.y + body.at.1, node.y + node.h + body.at.1);
        let (left, right) = (node.x + body.at.0, node.x + node.w + body.at.0);
        if right <= area.x || left >= area.x + area.w || bottom <= area.y || top >= area.y + area.h {
            continue;
        }
        if top >= area.y && bottom <= area.y + area.h {
            whole.insert(place)
        } else {
            cut.insert(place)
        };
    }
    (whole, cut)
}

fn on_paper(pages: &[Page<'_>]) {
    for page in pages {
        let (width, height) = (page.points.0 / page.scale, page.points.1 / page.scale);
        assert!((page.sheet.width - width).abs() < 0.1 && (page.sheet.height - height).abs() < 0.1);
        for area in page.sheet.layers.iter().filter_map(|layer| layer.area) {
            assert!(area.x >= 0.0 && area.x + area.w <= width + 0.1, "{area:?} within {width}");
            assert!(area.y >= 0.0 && area.y + area.h <= height + 0.1, "{area:?} within {height}");
        }
        let roles: Vec<Role> = page.sheet.layers.iter().map(|layer| layer.role).collect();
        assert!(roles.contains(&Role::Title) && roles.contains(&Role::Legend), "{roles:?}");
    }
}

fn titles(page: &Page<'_>) -> Vec<String> {
    page.sheet.texts().map(|(text, _)| text.to_owned()).collect()
}

#[test]
fn a_small_picture_fills_one_page() {
    let scene = small();
    for size in [PageSize::A4, PageSize::A3, PageSize::Letter] {
        let pages = pages(&scene, &stamp(), size);
        assert_eq!(pages.len(), 1, "{size:?}");
        assert_eq!(Some(pages[0].points), size.points());
        assert_eq!(shown(&pages[0]).0.len(), scene.nodes.len());
        assert!(!titles(&pages[0]).iter().any(|text| text.contains("page")));
        on_paper(&pages);
    }
}

#[test]
fn a_page_that_fits_is_as_large_as_its_picture() {
    let scene = large(9, 14, 30);
    let pages = pages(&scene, &stamp(), PageSize::Fit);
    assert_eq!(pages.len(), 1);
    assert_eq!(shown(&pages[0]).0.len(), scene.nodes.len());
    on_paper(&pages);
}

#[test]
fn a_long_picture_goes_over_pages_and_no_bar_is_cut() {
    let scene = large(9, 14, 30);
    let pages = pages(&scene, &stamp(), PageSize::A4);
    assert!(pages.len() > 2);
    let mut seen = BTreeSet::new();
    for (number, page) in pages.iter().enumerate() {
        let (whole, cut) = shown(page);
        assert!(cut.is_empty(), "page {} cuts {cut:?}", number + 1);
        assert!(!whole.is_empty(), "page {} is empty", number + 1);
        assert!(whole.iter().all(|place| seen.insert(*place)), "nothing is shown twice");
        assert!(page.scale >= LEAST);
        let said = format!("As of 22 November 2026 · page {} of {}", number + 1, pages.len());
        assert!(titles(page).contains(&said));
    }
    assert_eq!(seen.len(), scene.nodes.len());
    on_paper(&pages);
}

#[test]
fn lanes_are_kept_together_where_a_page_holds_them() {
    let scene = large(9, 14, 30);
    for page in pages(&scene, &stamp(), PageSize::A4) {
        let lanes: BTreeSet<u32> = shown(&page).0.iter().map(|&place| scene.nodes[place].lane).collect();
        let nodes = scene.nodes.iter().filter(|node| lanes.contains(&node.lane)).count();
        assert_eq!(shown(&page).0.len(), nodes);
    }
}

#[test]
fn a_lane_longer_than_a_page_says_its_name_on_each() {
    let scene = large(1, 120, 20);
    let pages = pages(&scene, &stamp(), PageSize::A4);
    assert!(pages.len() > 1);
    for page in &pages {
        assert_eq!(titles(page).iter().filter(|text| *text == "A strategy").count(), 1);
    }
    on_paper(&pages);
}

#[test]
fn a_page_that_begins_with_the_empty_end_of_a_lane_does_not_say_its_name() {
    let mut scene = large(2, 14, 12);
    // The first lane ends well below its last bar, the second begins on the next page.
    let stretch = Stretch { top: scene.lanes[1].y - 20.0, ..Stretch::whole(&scene) };
    scene.nodes.retain(|node| node.lane == 1 || node.y + node.h < stretch.top);
    let side = |scene: &Scene| {
        let layers = sheet::picture(scene, stretch, (0.0, 0.0));
        let side = layers.into_iter().find(|layer| layer.role == Role::Side).unwrap();
        side.marks
            .iter()
            .filter(|mark| matches!(mark, Mark::Text { text, .. } if text == "A strategy"))
            .count()
    };
    assert_eq!(side(&scene), 1, "the name of the lane that begins here");
    // The names of rows, such as a table's, are not its lane's.
    let mut table = large(1, 40, 12);
    let rows = |(place, node): (usize, &scene::Node)| Mark::Text {
        x: 8.0,
        y: node.y + 14.0,
        text: node.title.clone(),
        size: 13.0,
        weight: scene::Weight::Regular,
        anchor: scene::Anchor::Start,
        paint: scene::Paint::Ink,
        node: u32::try_from(place).ok(),
    };
    table.side.extend(table.nodes.iter().enumerate().map(rows).collect::<Vec<_>>());
    for page in pages(&table, &stamp(), PageSize::A4) {
        let side = page.sheet.layers.iter().find(|layer| layer.role == Role::Side).unwrap();
        let body = page.sheet.layers.iter().find(|layer| layer.role == Role::Body).unwrap();
        let area = body.area.unwrap();
        for mark in side.marks.iter() {
            let Mark::Text { y, text, node: Some(node), .. } = mark else { continue };
            let node = &table.nodes[*node as usize];
            assert_eq!((text, *y), (&node.title, node.y + 14.0), "within {area:?}");
        }
    }
}

#[test]
fn a_picture_of_columns_is_cut_between_them() {
    let mut scene = small();
    let like = scene.nodes[0].clone();
    scene.time = None;
    scene.side_width = 200.0;
    scene.width = 200.0 + 60.0 * 150.0;
    scene.nodes = (0u8..60)
        .map(|n| scene::Node { x: 200.0 + f32::from(n) * 150.0, w: 150.0, lit: Vec::new(), ..like.clone() })
        .collect();
    let pages = pages(&scene, &stamp(), PageSize::A4);
    assert!(pages.len() > 1);
    for page in &pages {
        let body = page.sheet.layers.iter().find(|layer| layer.role == Role::Body).unwrap();
        let area = body.area.unwrap();
        for node in page.sheet.nodes {
            let (left, right) = (node.x + body.at.0, node.x + node.w + body.at.0);
            let inside = left >= area.x - 0.1 && right <= area.x + area.w + 0.1;
            assert!(inside || right <= area.x + 0.1 || left >= area.x + area.w - 0.1, "{left} to {right}");
        }
    }
}

#[test]
fn a_wide_picture_goes_over_pages_side_by_side_at_a_readable_size() {
    let scene = large(5, 30, 90);
    let pages = pages(&scene, &stamp(), PageSize::A4);
    let mut seen = BTreeSet::new();
    for page in &pages {
        assert!(page.scale >= LEAST, "{}", page.scale);
        let (whole, cut) = shown(page);
        assert!(!whole.is_empty() && cut.is_empty());
        seen.extend(whole);
        assert!(titles(page).contains(&"A strategy".to_owned()), "lane names on every page");
        assert!(titles(page).contains(&"Month".to_owned()), "the axis on every page");
    }
    assert_eq!(seen.len(), scene.nodes.len());
    on_paper(&pages);
}

#[test]
fn a_bar_that_goes_on_over_the_edge_of_a_page_says_its_name_again() {
    let mut scene = large(5, 30, 90);
    scene.time = Some(scene::TimeScale {
        origin: chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
        left: scene.side_width,
        unit_per_day: (scene.width - scene.side_width) / (90.0 * 30.44),
        days: 90 * 30,
        today: None,
    });
    let mut carried = 0;
    for page in &pages(&scene, &stamp(), PageSize::A4) {
        let body = page.sheet.layers.iter().find(|layer| layer.role == Role::Body).unwrap();
        let left = body.area.unwrap().x - body.at.0;
        for place in shown(page).0 {
            let node = &scene.nodes[place];
            if node.x < left && node.x + node.w > left + 100.0 {
                let label = body.marks.iter().find_map(|mark| match mark {
                    Mark::Text { x, text, .. } if *text == node.title => Some(*x),
                    _ => None,
                });
                assert!(label.unwrap() > left, "{}", node.title);
                carried += 1;
            }
        }
    }
    assert!(carried > 0);
}

#[test]
fn a_picture_that_makes_no_sense_in_pieces_is_never_taken_apart() {
    let threaded = |mut scene: Scene| {
        scene.time = None;
        scene.joined = true;
        scene
    };
    let long = threaded(large(9, 14, 12));
    let page = &pages(&long, &stamp(), PageSize::A4)[..];
    assert_eq!(page.len(), 1);
    assert!(page[0].points.0 < page[0].points.1, "a long one stands upright");
    assert_eq!(shown(&page[0]).0.len(), long.nodes.len());
    on_paper(page);
    let wide = threaded(small());
    let page = &pages(&wide, &stamp(), PageSize::A4)[..];
    assert_eq!((page.len(), Some(page[0].points)), (1, PageSize::A4.points()));
    on_paper(page);
}

#[test]
fn the_tray_stands_below_the_picture_or_on_a_page_of_its_own() {
    let trayed = |mut scene: Scene, high: f32| {
        scene.tray_height = high;
        scene.tray = scene.footer.clone();
        scene
    };
    let tray_pages = |scene: &Scene| {
        let pages = pages(scene, &stamp(), PageSize::A4);
        on_paper(&pages);
        let with = pages
            .iter()
            .filter(|page| page.sheet.layers.iter().any(|layer| layer.role == Role::Tray))
            .count();
        (pages.len(), with)
    };
    assert_eq!(tray_pages(&trayed(small(), 60.0)), (1, 1));
    let scene = large(4, 14, 30);
    let without = pages(&scene, &stamp(), PageSize::A4).len();
    assert_eq!(tray_pages(&trayed(scene, 700.0)), (without + 1, 1));
}

proptest! {
    #[test]
    fn pieces_follow_one_another_and_fit(
        to in 1.0_f32..5000.0, room in 10.0_f32..900.0,
        boxes in prop::collection::vec((0.0_f32..5000.0, 1.0_f32..60.0), 0..60)
    ) {
        let boxes: Vec<(f32, f32)> = boxes.into_iter().map(|(top, high)| (top, top + high)).collect();
        let pieces = cut(0.0, to, room, &boxes, &[]);
        prop_assert_eq!(pieces[0].0, 0.0);
        prop_assert_eq!(pieces[pieces.len() - 1].1, to);
        prop_assert!(pieces.windows(2).all(|pair| pair[0].1 == pair[1].0));
        for (start, end) in pieces {
            prop_assert!(end > start && end - start <= room + 0.01);
        }
    }

    #[test]
    fn rows_with_gaps_between_them_are_never_cut(rows in 1_u16..200, room in 120.0_f32..900.0) {
        let boxes: Vec<(f32, f32)> = (0..rows).map(|row| (f32::from(row) * 34.0 + 4.0, f32::from(row) * 34.0 + 30.0)).collect();
        for (_, end) in cut(0.0, f32::from(rows) * 34.0, room, &boxes, &[]) {
            prop_assert!(boxes.iter().all(|(top, bottom)| end <= *top || end >= *bottom), "cut at {end}");
        }
    }
}
