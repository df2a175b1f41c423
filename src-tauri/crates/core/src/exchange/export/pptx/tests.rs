use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::{Cursor, Read as _};

use proptest::prelude::*;
use resvg::usvg::roxmltree::{Document, Node as Element};
use throughline_plan::scene::{Anchor, Corners, Mark, Paint, Weight};

use super::clip::{bounds, clipped};
use super::shape::{Form, Shape};
use super::*;
use crate::exchange::export::route::Step;
use crate::exchange::export::sheet::Area;
use crate::exchange::export::tests::sketch::{large, small, stamp};
use crate::exchange::export::{Format, SlideSize, export};
use crate::exchange::theme::Theme;

fn options() -> ExportOptions {
    ExportOptions { format: Format::Pptx, ..ExportOptions::default() }
}

/// The parts of an archive by name, as text.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let mut text = String::new();
        let name = file.name().unwrap().into_owned();
        file.read_to_string(&mut text).unwrap();
        parts.insert(name, text);
    }
    parts
}

fn slides(bytes: &[u8]) -> Vec<String> {
    let parts = parts(bytes);
    (1..).map_while(|n| parts.get(&format!("ppt/slides/slide{n}.xml")).cloned()).collect()
}

fn named<'a>(at: Element<'a, 'a>, name: &'a str) -> impl Iterator<Item = Element<'a, 'a>> {
    at.descendants().filter(move |element| element.tag_name().name() == name)
}

/// Left, top, right and bottom of every shape, in points. Groups keep the slide's own coordinates.
fn boxes(slide: &Document<'_>) -> Vec<[f32; 4]> {
    let number = |element: Element<'_, '_>, name: &str| -> f32 {
        element.attribute(name).unwrap().parse::<f32>().unwrap() / 12_700.0
    };
    named(slide.root(), "xfrm")
        .skip(1)
        .map(|frame| {
            let off = named(frame, "off").next().unwrap();
            let ext = named(frame, "ext").next().unwrap();
            let (x, y) = (number(off, "x"), number(off, "y"));
            [x, y, x + number(ext, "cx"), y + number(ext, "cy")]
        })
        .collect()
}

#[test]
fn the_archive_is_whole() {
    let scene = large(4, 14, 30);
    let bytes = export(&scene, &stamp(), &options()).unwrap();
    let parts = parts(&bytes);
    let types = Document::parse(&parts["[Content_Types].xml"]).unwrap();
    let typed: HashSet<&str> =
        named(types.root(), "Override").map(|part| part.attribute("PartName").unwrap()).collect();
    for (name, text) in &parts {
        Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        if name.ends_with(".rels") {
            let folder = name.replace("_rels/", "");
            let folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
            for relation in named(Document::parse(text).unwrap().root(), "Relationship") {
                let target = relation.attribute("Target").unwrap();
                let up = folder.rsplit_once('/').map_or("", |(up, _)| up);
                let full = match target.strip_prefix("../") {
                    Some(rest) => format!("{up}/{rest}"),
                    None if folder.is_empty() => target.to_owned(),
                    None => format!("{folder}/{target}"),
                };
                assert!(parts.contains_key(&full), "{name} leads to {full}");
            }
        } else if name != "[Content_Types].xml" {
            assert!(typed.contains(format!("/{name}").as_str()), "{name} has a type");
        }
    }
    assert!(slides(&bytes).len() > 1);
}

#[test]
fn every_record_is_one_thing_to_take_hold_of_named_after_it_and_described() {
    let scene = small();
    let bytes = export(&scene, &stamp(), &options()).unwrap();
    let slides = slides(&bytes);
    assert_eq!(slides.len(), 1);
    let slide = Document::parse(&slides[0]).unwrap();
    let abouts: Vec<Element<'_, '_>> = named(slide.root(), "cNvPr").collect();
    let mut ids = HashSet::new();
    for about in &abouts {
        assert!(ids.insert(about.attribute("id").unwrap()), "a number given twice");
    }
    let texts: Vec<&str> = named(slide.root(), "t").filter_map(|text| text.text()).collect();
    for node in &scene.nodes {
        let key = node.key.to_string();
        let found: Vec<_> = abouts.iter().filter(|about| about.attribute("name") == Some(&key)).collect();
        assert_eq!(found.len(), 1, "{key}");
        let said = format!("{} – {}", node.title, node.detail);
        assert_eq!(found[0].attribute("descr"), Some(said.as_str()));
        assert!(texts.contains(&node.title.as_str()), "{}", node.title);
    }
    // The title is the slide's own, so that an outline of the presentation has it.
    let title = named(slide.root(), "ph").find(|ph| ph.attribute("type") == Some("title")).unwrap();
    let title = title.ancestors().find(|element| element.tag_name().name() == "sp").unwrap();
    assert_eq!(named(title, "t").next().unwrap().text(), Some("Roadmap by strategy"));
    let notes = &parts(&bytes)["ppt/notesSlides/notesSlide1.xml"];
    for node in &scene.nodes {
        assert!(notes.contains(&node.title) && notes.contains(&node.detail), "{}", node.title);
    }
}

#[test]
fn a_bar_and_its_name_are_one_shape_where_nothing_stands_between_them() {
    let mut scene = small();
    // A bar of one ground and one text in the middle of its height.
    let node = scene.nodes.iter().position(|node| node.title == "Template gallery").unwrap();
    scene.body.retain(|mark| whose(mark) != u32::try_from(node).ok());
    let bar = scene.nodes[node].clone();
    let place = u32::try_from(node).ok();
    let (x, y, w, h) = (bar.x, bar.y, bar.w, bar.h);
    let corners = Corners::All;
    let (fill, stroke) = (Some(Paint::Panel), None);
    scene.body.push(Mark::Rect {
        x,
        y,
        w,
        h,
        r: 4.0,
        corners,
        fill,
        stroke,
        sw: 0.0,
        dash: false,
        node: place,
    });
    scene.body.push(Mark::Text {
        x: x + 8.0,
        y: y + h / 2.0 + 4.5,
        text: "Template gallery".to_owned(),
        size: 13.0,
        weight: Weight::Medium,
        anchor: Anchor::Start,
        paint: Paint::Ink,
        node: place,
    });
    let slides = slides(&export(&scene, &stamp(), &options()).unwrap());
    let slide = Document::parse(&slides[0]).unwrap();
    let key = bar.key.to_string();
    let about = named(slide.root(), "cNvPr").find(|about| about.attribute("name") == Some(&key)).unwrap();
    let shape = about.ancestors().nth(2).unwrap();
    assert_eq!(shape.tag_name().name(), "sp", "a shape, not a group");
    assert_eq!(named(shape, "t").next().unwrap().text(), Some("Template gallery"));
    assert_eq!(named(shape, "prstGeom").next().unwrap().attribute("prst"), Some("roundRect"));
}

fn whose(mark: &Mark) -> Option<u32> {
    match mark {
        Mark::Rect { node, .. } | Mark::Path { node, .. } | Mark::Text { node, .. } => *node,
    }
}

#[test]
fn nothing_reaches_over_the_edge_of_a_slide_and_nothing_is_lost() {
    for (scene, size) in [(large(5, 30, 90), SlideSize::Wide), (large(4, 14, 30), SlideSize::Standard)] {
        let bytes = export(&scene, &stamp(), &ExportOptions { slide: size, ..options() }).unwrap();
        let (wide, high) = size.points();
        let mut seen = BTreeSet::new();
        for slide in slides(&bytes) {
            let slide = Document::parse(&slide).unwrap();
            for [left, top, right, bottom] in boxes(&slide) {
                assert!(left >= -1.0 && top >= -1.0, "{left} {top}");
                assert!(right <= wide + 1.0 && bottom <= high + 1.0, "{right} {bottom}");
            }
            seen.extend(
                named(slide.root(), "cNvPr").filter_map(|about| about.attribute("name")).map(str::to_owned),
            );
        }
        for node in &scene.nodes {
            assert!(seen.contains(&node.key.to_string()), "{}", node.title);
        }
    }
}

#[test]
fn the_same_plan_gives_the_same_slides() {
    for theme in Theme::ALL {
        let options = ExportOptions { theme, ..options() };
        let one = export(&small(), &stamp(), &options).unwrap();
        assert!(one == export(&small(), &stamp(), &options).unwrap());
        let master = &parts(&one)["ppt/slideMasters/slideMaster1.xml"];
        let ground = if theme == Theme::Dark { "bg1=\"dk1\"" } else { "bg1=\"lt1\"" };
        assert!(master.contains(ground), "{master}");
    }
}

#[test]
fn what_xml_cannot_hold_is_left_out_and_the_rest_stays() {
    let mut scene = small();
    scene.nodes[0].title = "A <b> & \"c\" \u{1}\u{fffe} d".to_owned();
    let slides = slides(&export(&scene, &stamp(), &options()).unwrap());
    let slide = Document::parse(&slides[0]).unwrap();
    let said = named(slide.root(), "cNvPr").filter_map(|about| about.attribute("descr"));
    assert!(said.into_iter().any(|said| said.starts_with("A <b> & \"c\"    d")));
}

proptest! {
    #[test]
    fn whatever_is_cut_stays_within_the_area(
        points in proptest::collection::vec([-50.0_f32..150.0, -50.0_f32..150.0], 3..8),
        filled: bool,
        curved: bool,
    ) {
        let mut steps = vec![Step::Move(points[0])];
        for trio in points[1..].chunks(3) {
            match *trio {
                [a, b, to] if curved => steps.push(Step::Curve([a, b, to])),
                _ => steps.extend(trio.iter().map(|to| Step::Line(*to))),
            }
        }
        let (from, to) = bounds(&steps).unwrap();
        let shape = Shape {
            name: String::new(), said: String::new(),
            x: from[0], y: from[1], w: to[0] - from[0], h: to[1] - from[1],
            form: Form::Route(steps), fill: filled.then_some(Paint::Ink), stroke: None,
            opacity: 1.0, words: None, title: false,
        };
        let area = Area { x: 0.0, y: 0.0, w: 100.0, h: 100.0 };
        if let Some(cut) = clipped(shape, area) {
            let within = -0.7..=100.7;
            for edge in [cut.x, cut.y, cut.x + cut.w, cut.y + cut.h] {
                prop_assert!(within.contains(&edge), "{cut:?}");
            }
        }
    }
}
