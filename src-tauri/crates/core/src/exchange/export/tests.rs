mod sample;
pub(crate) mod sketch;

use std::collections::{BTreeSet, HashSet};

use base64::Engine as _;
use proptest::prelude::*;
use resvg::usvg::roxmltree::Document;
use throughline_plan::scene::{Mark, Paint, Shade};

use super::*;
use crate::exchange::theme::{Colour, Theme};
use sketch::{large, small, stamp};

fn options(format: Format) -> ExportOptions {
    ExportOptions { format, ..ExportOptions::default() }
}

fn svg_text(scene: &Scene, stamp: &Stamp) -> String {
    String::from_utf8(export(scene, stamp, &options(Format::Svg)).unwrap()).unwrap()
}

/// The words of every element of a kind.
fn words<'a>(document: &'a Document<'_>, element: &str) -> Vec<&'a str> {
    let found = document.descendants().filter(|node| node.tag_name().name() == element);
    found.map(|node| node.text().unwrap_or_default()).collect()
}

/// Width, height, and the points as red, green, blue, alpha.
fn points(png: &[u8]) -> (u32, u32, Vec<[u8; 4]>) {
    let mut decoder = ::png::Decoder::new(std::io::Cursor::new(png));
    decoder.set_transformations(::png::Transformations::ALPHA);
    let mut reader = decoder.read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    (info.width, info.height, bytes.as_chunks::<4>().0.to_vec())
}

fn colour(theme: Theme, paint: Paint) -> [u8; 4] {
    let Colour(red, green, blue) = theme.colour(paint);
    [red, green, blue, 255]
}

#[test]
fn the_svg_says_in_words_what_it_shows() {
    let scene = small();
    let svg = svg_text(&scene, &stamp());
    let document = Document::parse(&svg).unwrap();
    let (titles, texts) = (words(&document, "title"), words(&document, "text"));
    assert_eq!(titles[0], "Harbour 2027: Roadmap by strategy");
    for node in &scene.nodes {
        assert!(titles.contains(&format!("{} – {}", node.title, node.detail).as_str()), "{}", node.title);
        assert!(texts.contains(&node.title.as_str()), "{}", node.title);
    }
    for said in ["Harbour 2027", "Roadmap by strategy", "As of 22 November 2026", "Win the mid-market"] {
        assert!(texts.contains(&said), "{said}");
    }
}

#[test]
fn every_id_in_the_svg_is_given_once() {
    let mut scene = small();
    // A label drawn apart from its bar, and a name that looks like one of ours.
    scene.body.push(scene.body.iter().rfind(|mark| matches!(mark, Mark::Text { .. })).unwrap().clone());
    scene.nodes[0].key = throughline_plan::scene::Key::Group("body".to_owned());
    let svg = svg_text(&scene, &stamp());
    let document = Document::parse(&svg).unwrap();
    let mut seen = HashSet::new();
    let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    assert!(ids.len() > scene.nodes.len());
    assert!(ids.iter().all(|id| seen.insert(*id)), "{ids:?}");
}

#[test]
fn the_svg_brings_the_letters_it_uses_and_no_others() {
    let svg = svg_text(&small(), &stamp());
    let fonts: Vec<Vec<u8>> = svg
        .split("base64,")
        .skip(1)
        .map(|rest| {
            base64::engine::general_purpose::STANDARD.decode(rest.split(')').next().unwrap()).unwrap()
        })
        .collect();
    assert_eq!(fonts.len(), 3, "one for each weight used");
    for font in &fonts {
        let face = rustybuzz::ttf_parser::Face::parse(font, 0).unwrap();
        assert!(face.glyph_index('Z').is_none() && face.glyph_index('ж').is_none());
    }
    let medium = rustybuzz::ttf_parser::Face::parse(&fonts[1], 0).unwrap();
    for letter in "Usage-based billing".chars() {
        assert!(medium.glyph_index(letter).is_some(), "{letter}");
    }
    assert!(svg.len() < 64 * 1024, "{} bytes", svg.len());
}

#[test]
fn the_png_has_the_size_asked_for_and_shows_the_picture() {
    let scene = small();
    for theme in Theme::ALL {
        let bytes =
            export(&scene, &stamp(), &ExportOptions { width: Some(700), theme, ..options(Format::Png) })
                .unwrap();
        let (width, height, points) = points(&bytes);
        assert_eq!(width, 700);
        let sheet = sheet::whole(&scene, &stamp());
        assert_eq!(height, (700.0 * sheet.height / sheet.width).round() as u32);
        let paper = colour(theme, Paint::Paper);
        assert_eq!(points[0], paper);
        let inked = points.iter().filter(|&&point| point != paper).count();
        assert!(inked * 20 > points.len(), "at least a twentieth is drawn on");
        // The ground of a bar, a finished part, and the diamond.
        for paint in [Paint::Hue(0, Shade::Tint), Paint::Hue(2, Shade::Fill), Paint::Hue(2, Shade::Solid)] {
            assert!(points.contains(&colour(theme, paint)), "{theme:?}: {paint}");
        }
    }
    let (width, ..) =
        points(&export(&scene, &stamp(), &ExportOptions { scale: 0.5, ..options(Format::Png) }).unwrap());
    assert_eq!(width, (sheet::whole(&scene, &stamp()).width * 0.5).round() as u32);
}

#[test]
fn a_transparent_picture_has_no_ground() {
    let asked = ExportOptions { width: Some(400), transparent: true, ..options(Format::Png) };
    let (_, _, points) = points(&export(&small(), &stamp(), &asked).unwrap());
    assert_eq!(points[0][3], 0);
    assert!(points.iter().any(|point| point[3] == 255));
    let svg = svg(&small(), &stamp(), &ExportOptions { transparent: true, ..options(Format::Svg) });
    let document = Document::parse(&svg).unwrap();
    let ground = document
        .root_element()
        .children()
        .find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "rect")));
    assert!(ground.is_none());
}

#[test]
fn a_picture_too_large_is_refused_by_width_and_shrunk_by_scale() {
    let scene = large(9, 14, 30);
    let wide = ExportOptions { width: Some(40_000), ..options(Format::Png) };
    assert!(matches!(export(&scene, &stamp(), &wide), Err(ExportError::TooLarge { .. })));
    let sheet = sheet::whole(&scene, &stamp());
    let scale = png::scale(&sheet, &ExportOptions { scale: 50.0, ..options(Format::Png) }).unwrap();
    assert!(f64::from(sheet.width * sheet.height) * scale * scale <= 100.1e6);
}

#[test]
fn a_scene_without_extent_is_refused() {
    for format in Format::ALL {
        assert_eq!(export(&Scene::default(), &stamp(), &options(format)), Err(ExportError::Empty));
    }
}

#[test]
fn the_same_picture_gives_the_same_bytes() {
    let scene = small();
    for format in Format::ALL {
        for theme in Theme::ALL {
            let options = ExportOptions { theme, width: Some(500), ..options(format) };
            let [one, other] = [0, 1].map(|_| export(&scene, &stamp(), &options).unwrap());
            assert!(one == other, "{format:?} {theme:?}");
        }
    }
}

#[test]
fn words_in_any_script_are_written_in_every_format() {
    let mut scene = small();
    for words in ["東京の路線図", "خارطة الطريق", "Дорожная карта", "👩‍🚀 launch", "a\u{301}\u{200b}b"]
    {
        scene.title = words.to_owned();
        scene.nodes[0].title = words.to_owned();
        for mark in &mut scene.body {
            if let Mark::Text { text, node: Some(0), .. } = mark {
                *text = words.to_owned();
            }
        }
        for format in Format::ALL {
            let bytes =
                export(&scene, &stamp(), &ExportOptions { width: Some(300), ..options(format) }).unwrap();
            assert!(bytes.len() > 1000, "{format:?}: {words}");
        }
        let svg = svg_text(&scene, &stamp());
        assert!(words_of(&svg).contains(words));
    }
}

fn words_of(svg: &str) -> BTreeSet<String> {
    let document = Document::parse(svg).unwrap();
    words(&document, "text").into_iter().map(str::to_owned).collect()
}

#[test]
fn formats_are_known_by_the_ends_of_file_names() {
    assert_eq!(Format::from_extension("PDF"), Some(Format::Pdf));
    assert_eq!(Format::from_extension("svg"), Some(Format::Svg));
    assert_eq!(Format::from_extension("docx"), None);
}

#[test]
fn options_left_out_have_their_defaults() {
    let options: ExportOptions = serde_json::from_str(r#"{"format": "png"}"#).unwrap();
    assert_eq!(options, ExportOptions { format: Format::Png, ..ExportOptions::default() });
    assert!(serde_json::from_str::<ExportOptions>(r#"{"colour": "red"}"#).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever a plan's titles hold, the SVG is well-formed and says it.
    #[test]
    fn no_title_breaks_the_svg(
        title in any::<String>(), detail in any::<String>(), key in any::<String>(), workspace in any::<String>()
    ) {
        let mut scene = small();
        scene.title.clone_from(&title);
        scene.nodes[0].title.clone_from(&title);
        scene.nodes[0].detail = detail;
        scene.nodes[0].key = throughline_plan::scene::Key::Group(key);
        for mark in &mut scene.body {
            if let Mark::Text { text, node: Some(0), .. } = mark {
                text.clone_from(&title);
            }
        }
        let svg = svg_text(&scene, &Stamp { workspace, ..stamp() });
        prop_assert!(Document::parse(&svg).is_ok());
        let said = text::clean(&title);
        prop_assert!(said.is_empty() || words_of(&svg).contains(&*said));
    }
}
