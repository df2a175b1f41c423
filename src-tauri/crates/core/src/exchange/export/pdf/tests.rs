use krilla::configure::{Accessibility, ConfigurationBuilder};
use lopdf::Document as Read;

use super::*;
use crate::exchange::export::tests::sketch::{large, small, stamp};
use crate::exchange::export::{Format, PageSize, export};

fn read(scene: &Scene, page: PageSize) -> Read {
    let options = ExportOptions { format: Format::Pdf, page, ..ExportOptions::default() };
    Read::load_mem(&export(scene, &stamp(), &options).unwrap()).unwrap()
}

/// The text of each page, as a reader's search finds it.
fn texts(document: &Read) -> Vec<String> {
    document.get_pages().keys().map(|&page| document.extract_text(&[page]).unwrap()).collect()
}

#[test]
fn the_words_can_be_searched_and_copied() {
    let scene = small();
    let document = read(&scene, PageSize::A4);
    let pages = texts(&document);
    assert_eq!(pages.len(), 1);
    for node in &scene.nodes {
        assert!(pages[0].contains(&node.title), "{} in {}", node.title, pages[0]);
    }
    for said in ["Harbour 2027", "Roadmap by strategy", "As of 22 November 2026", "Self-serve growth"] {
        assert!(pages[0].contains(said), "{said}");
    }
}

#[test]
fn every_node_is_on_some_page_and_no_page_is_empty() {
    let scene = large(9, 14, 30);
    let pages = texts(&read(&scene, PageSize::A4));
    assert!(pages.len() > 1);
    for node in &scene.nodes {
        // "Item 1.1" must not be found in "Item 1.10".
        let shown = pages.iter().filter(|page| page.lines().any(|line| line.trim() == node.title)).count();
        assert_eq!(shown, 1, "{}", node.title);
    }
    for page in &pages {
        assert!(page.contains("Item ") && page.contains("A strategy") && page.contains("Win the mid-market"));
    }
}

#[test]
fn pages_have_the_size_asked_for() {
    for (size, points) in
        [(PageSize::A4, (842, 595)), (PageSize::A3, (1191, 842)), (PageSize::Letter, (792, 612))]
    {
        let document = read(&small(), size);
        let page = document.get_pages()[&1];
        let object = document.get_object(page).unwrap().as_dict().unwrap();
        let corners = object.get(b"MediaBox").unwrap().as_array().unwrap();
        let at = |place: usize| corners[place].as_float().unwrap().round() as i32;
        assert_eq!((at(2) - at(0), at(3) - at(1)), points, "{size:?}");
    }
}

#[test]
fn the_fonts_used_are_embedded() {
    let document = read(&small(), PageSize::A4);
    let descriptors: Vec<_> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| {
            dict.get(b"Type").and_then(|kind| kind.as_name()).is_ok_and(|kind| kind == b"FontDescriptor")
        })
        .collect();
    assert_eq!(descriptors.len(), 3, "three weights");
    for descriptor in descriptors {
        assert!(descriptor.has(b"FontFile2") || descriptor.has(b"FontFile3"));
        assert!(
            String::from_utf8_lossy(descriptor.get(b"FontName").unwrap().as_name().unwrap())
                .contains("Inter")
        );
    }
}

#[test]
fn the_documents_properties_name_the_plan_and_its_day() {
    let document = read(&small(), PageSize::A4);
    let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let info = document.get_dictionary(info).unwrap();
    let said = |key: &[u8]| lopdf::decode_text_string(info.get(key).unwrap()).unwrap();
    assert_eq!(said(b"Title"), "Harbour 2027: Roadmap by strategy");
    assert_eq!(said(b"Creator"), "Throughline");
    assert!(said(b"CreationDate").starts_with("D:20261122"));
}

#[test]
fn lanes_can_be_jumped_to() {
    let scene = large(9, 14, 30);
    let document = read(&scene, PageSize::A4);
    let toc = document.get_toc().unwrap();
    let titles: Vec<&str> = toc.toc.iter().map(|entry| entry.title.as_str()).collect();
    assert_eq!(titles, scene.lanes.iter().map(|lane| lane.title.as_str()).collect::<Vec<_>>());
    assert!(toc.toc.windows(2).all(|pair| pair[0].page <= pair[1].page));
    assert!(toc.toc.last().unwrap().page > 1);
}

/// What a screen reader needs, as PDF/UA-1 asks for it and krilla checks it: tags, descriptions, title, language.
#[test]
fn a_screen_reader_is_told_everything_in_order() {
    let strict =
        ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish().unwrap();
    let options = ExportOptions { format: Format::Pdf, ..ExportOptions::default() };
    for scene in [small(), large(9, 14, 30), large(5, 30, 90)] {
        let settings = krilla::SerializeSettings { configuration: strict, ..Default::default() };
        let bytes = document(&scene, &stamp(), &options, settings).unwrap();
        let read = Read::load_mem(&bytes).unwrap();
        let told: Vec<String> = read
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok())
            .filter_map(|dict| dict.get(b"Alt").ok())
            .map(|alt| lopdf::decode_text_string(alt).unwrap())
            .collect();
        for node in &scene.nodes {
            assert!(told.contains(&format!("{}, {}", node.title, node.detail)), "{}", node.title);
        }
    }
}
