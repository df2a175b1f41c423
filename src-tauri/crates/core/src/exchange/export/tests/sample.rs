//! The pictures of the sample company, as a user hands them on.

use chrono::NaiveDate;
use lopdf::Document as Pdf;
use resvg::usvg::roxmltree::Document;
use throughline_plan::picture::{Grouping, PictureKind, PictureSpec, Zoom, layout};
use throughline_plan::scene::Scene;

use super::{options, points, words};
use crate::exchange::export::{ExportOptions, Format, PageSize, Stamp, export};
use crate::exchange::theme::Theme;
use crate::workspace::{Moment, Workspace};

const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();

/// Both pictures, and the roadmap in other lanes and at other zooms.
fn scenes() -> Vec<(&'static str, Scene)> {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = Workspace::create(&folder.path().join("Harbour.throughline"), "Harbour").unwrap();
    let moment = Moment { now: DAY.and_hms_opt(9, 0, 0).unwrap().and_utc(), today: DAY };
    workspace.apply(&crate::sample::edit(DAY), moment).unwrap();
    let roadmap = PictureSpec::default();
    let by_owner = PictureSpec { group: Grouping::Owner, zoom: Zoom::Month, ..roadmap.clone() };
    let throughline = PictureSpec { kind: PictureKind::Throughline, ..roadmap.clone() };
    [("roadmap", roadmap), ("roadmap by owner", by_owner), ("throughline", throughline)]
        .map(|(name, spec)| (name, layout(workspace.plan(), &spec, DAY)))
        .into()
}

fn stamp() -> Stamp {
    Stamp { workspace: "Harbour 2027".to_owned(), as_of: DAY, audience: None, mark: None }
}

#[test]
fn the_svg_describes_every_node() {
    for (name, scene) in scenes() {
        let svg = String::from_utf8(export(&scene, &stamp(), &options(Format::Svg)).unwrap()).unwrap();
        let document = Document::parse(&svg).unwrap();
        let titles = words(&document, "title");
        for node in &scene.nodes {
            assert!(titles.iter().any(|title| title.starts_with(&node.title)), "{name}: {}", node.title);
        }
        assert!(svg.len() < 160 * 1024, "{name}: {} bytes", svg.len());
    }
}

#[test]
fn every_page_of_the_pdf_shows_something_and_every_label_is_on_one() {
    use throughline_plan::scene::Mark;
    for (name, scene) in scenes() {
        for page in [PageSize::A4, PageSize::A3, PageSize::Letter, PageSize::Fit] {
            let options = ExportOptions { page, ..options(Format::Pdf) };
            let read = Pdf::load_mem(&export(&scene, &stamp(), &options).unwrap()).unwrap();
            let pages: Vec<String> =
                read.get_pages().keys().map(|&page| read.extract_text(&[page]).unwrap()).collect();
            assert!(pages.len() <= 12, "{name} takes {} pages of {page:?}", pages.len());
            let all = pages.concat();
            for mark in scene.body.iter().chain(&scene.tray).chain(&scene.footer) {
                if let Mark::Text { text, .. } = mark {
                    assert!(all.contains(text.as_str()), "{name} on {page:?}: {text}");
                }
            }
            let nodes: Vec<&str> = scene.nodes.iter().map(|node| node.title.as_str()).collect();
            for (number, page) in pages.iter().enumerate() {
                assert!(page.contains("Harbour 2027"), "{name}, page {number}");
                let shows = nodes.iter().any(|title| page.contains(title.split(' ').next().unwrap_or(title)));
                assert!(shows, "{name}, page {number} shows nothing");
            }
        }
    }
}

#[test]
fn the_png_is_as_wide_as_asked_for_and_full_of_colour() {
    for (name, scene) in scenes() {
        for theme in Theme::ALL {
            let options = ExportOptions { width: Some(1600), theme, ..options(Format::Png) };
            let (width, height, points) = points(&export(&scene, &stamp(), &options).unwrap());
            assert_eq!(width, 1600);
            assert!(height > 200, "{name}");
            let colours: std::collections::HashSet<[u8; 4]> = points.into_iter().collect();
            assert!(colours.len() > 100, "{name} in {theme:?} has {} colours", colours.len());
        }
    }
}
