//! How a picture crosses to a window: its marks and nodes as numbers of fixed width, its texts once each in one table.
//! As JSON the same part of a roadmap is three times as long, and a window would make an object of every mark in it.
//!
//! All numbers are 32 bits wide, little-endian; `NONE` stands for what is not there. In this order:
//! - `MAGIC`; how many texts, marks (body, header, side, corner, tray, footer) and nodes there are, and how many places
//!   of nodes that are lit together;
//! - where each text ends, counted in UTF-16 units, as the window counts;
//! - the marks, `MARK` numbers each; the nodes, `NODE` numbers each; the places that are lit, in the order of the nodes;
//! - the texts, one after the other, as UTF-8. The first is the rest of the scene as JSON: its title, sizes, lanes, time.
//!
//! `ui/src/lib/packed.ts` reads it; `tests/fixtures/scene` holds the same scene in both forms, which both sides test.

use std::collections::HashMap;

use serde::Serialize;
use throughline_plan::scene::{
    Anchor, Corners, Key, Lane, Mark, Node, Paint, Part, Scene, TimeScale, Weight,
};

use super::pictures::SceneRequest;
use super::{Session, call, dispatch};
use crate::workspace::Moment;
use crate::{Error, ErrorCode, Result};

/// `TLS1`, read as a little-endian number.
const MAGIC: u32 = u32::from_le_bytes(*b"TLS1");
const NONE: u32 = u32::MAX;
/// Numbers before the ends of the texts.
const HEAD: usize = 10;
/// Numbers of a mark: flags, node, paints, six lengths, text, where it leads.
const MARK: usize = 11;
/// Numbers of a node: flags, key, record's kind and id, title, detail, lane, paint, fold, how many are lit, box.
const NODE: usize = 14;

/// What a window is answered with.
#[derive(Debug)]
pub enum Answered {
    /// JSON.
    Text(String),
    /// A picture, packed.
    Packed(Vec<u8>),
}

/// Runs a command by name for a window: as [`dispatch`], but a scene is answered packed.
///
/// # Errors
/// As [`dispatch`].
pub fn answer(
    session: &mut Session,
    name: &str,
    request: serde_json::Value,
    moment: Moment,
) -> Result<Answered> {
    if name != "scene" {
        return dispatch(session, name, request, moment).map(Answered::Text);
    }
    let request: SceneRequest = serde_json::from_value(request).map_err(|error| {
        Error::new(ErrorCode::BadRequest, format!("`{name}` cannot read its request: {error}."))
    })?;
    pack(&call::scene(session, &request, moment)?).map(Answered::Packed)
}

/// What of a scene is small, and stays JSON.
#[derive(Serialize)]
struct Rest<'a> {
    title: &'a str,
    width: f32,
    height: f32,
    side_width: f32,
    header_height: f32,
    tray_height: f32,
    footer_height: f32,
    lanes: &'a [Lane],
    time: Option<TimeScale>,
    begin: Option<f32>,
}

/// Packs a scene as the head of this module says.
///
/// # Errors
/// [`ErrorCode::BadRequest`] where its lanes cannot be written as JSON, or where there are more marks than can be counted.
pub fn pack(scene: &Scene) -> Result<Vec<u8>> {
    let rest = Rest {
        title: &scene.title,
        width: scene.width,
        height: scene.height,
        side_width: scene.side_width,
        header_height: scene.header_height,
        tray_height: scene.tray_height,
        footer_height: scene.footer_height,
        lanes: &scene.lanes,
        time: scene.time,
        begin: scene.begin,
    };
    let unwritable =
        |what: String| Error::new(ErrorCode::BadRequest, format!("A picture is unwritable: {what}."));
    let rest = serde_json::to_string(&rest).map_err(|error| unwritable(error.to_string()))?;
    let mut texts = Texts::default();
    texts.add(&rest);
    // First of all, so that two places of paints fit into one number.
    for paint in Paint::all() {
        texts.paint(paint);
    }
    let parts = [&scene.body, &scene.header, &scene.side, &scene.corner, &scene.tray, &scene.footer];
    let count: usize = parts.iter().map(|marks| marks.len()).sum();
    let mut words = Vec::with_capacity(count * MARK + scene.nodes.len() * NODE);
    for mark in parts.into_iter().flatten() {
        put_mark(&mut words, &mut texts, mark);
    }
    for node in &scene.nodes {
        put_node(&mut words, &mut texts, node);
    }
    for node in &scene.nodes {
        words.extend_from_slice(&node.lit);
    }
    let lit = scene.nodes.iter().map(|node| node.lit.len()).sum();
    let counts =
        [texts.ends.len(), parts[0].len(), parts[1].len(), parts[2].len(), parts[3].len(), parts[4].len()];
    let counts = counts.into_iter().chain([parts[5].len(), scene.nodes.len(), lit]);
    let mut out = Vec::with_capacity((HEAD + texts.ends.len() + words.len()) * 4 + texts.all.len());
    out.extend_from_slice(&MAGIC.to_le_bytes());
    for count in counts {
        let count = u32::try_from(count).map_err(|_| unwritable("there is too much in it".to_owned()))?;
        out.extend_from_slice(&count.to_le_bytes());
    }
    out.extend(texts.ends.iter().chain(&words).flat_map(|word| word.to_le_bytes()));
    out.extend_from_slice(texts.all.as_bytes());
    Ok(out)
}

/// Each text once.
#[derive(Default)]
struct Texts<'a> {
    all: String,
    /// In UTF-16 units.
    ends: Vec<u32>,
    length: u32,
    known: HashMap<&'a str, u32>,
    paints: HashMap<Paint, u32>,
}

impl<'a> Texts<'a> {
    /// The place of a text that comes but once.
    fn add(&mut self, text: &str) -> u32 {
        let place = u32::try_from(self.ends.len()).unwrap_or(NONE);
        let units = if text.is_ascii() { text.len() } else { text.encode_utf16().count() };
        self.length = self.length.saturating_add(u32::try_from(units).unwrap_or(NONE));
        self.all.push_str(text);
        self.ends.push(self.length);
        place
    }

    /// The place of a text that may be there already.
    fn place(&mut self, text: &'a str) -> u32 {
        if let Some(known) = self.known.get(text) {
            return *known;
        }
        let place = self.add(text);
        self.known.insert(text, place);
        place
    }

    fn paint(&mut self, paint: Paint) -> u32 {
        if let Some(known) = self.paints.get(&paint) {
            return *known;
        }
        let place = self.add(&paint.to_string());
        self.paints.insert(paint, place);
        place
    }
}

const fn of_node(node: Option<u32>) -> u32 {
    match node {
        Some(place) => place,
        None => NONE,
    }
}

fn put_mark<'a>(words: &mut Vec<u32>, texts: &mut Texts<'a>, mark: &'a Mark) {
    let mut put =
        |flags: u32, node: Option<u32>, paints: u32, lengths: [f32; 6], text: u32, to: Option<u32>| {
            words.extend([flags, of_node(node), paints]);
            words.extend(lengths.map(f32::to_bits));
            words.extend([text, of_node(to)]);
        };
    match mark {
        Mark::Rect { x, y, w, h, r, corners, fill, stroke, sw, dash, node } => {
            let flags = u32::from(*dash) << 2 | u32::from(*corners == Corners::Left) << 3;
            let paints = paints_of(texts, *fill, *stroke);
            put(flags, *node, paints, [*x, *y, *w, *h, *r, *sw], NONE, None);
        }
        Mark::Path { d, bounds: [left, top, right, bottom], fill, stroke, sw, dash, opacity, node, to } => {
            let (paints, d) = (paints_of(texts, *fill, *stroke), texts.add(d));
            let lengths = [*left, *top, *right, *bottom, *sw, *opacity];
            put(1 | u32::from(*dash) << 2, *node, paints, lengths, d, *to);
        }
        Mark::Text { x, y, text, size, weight, anchor, paint, node } => {
            let anchor = match anchor {
                Anchor::Start => 0,
                Anchor::Middle => 1,
                Anchor::End => 2,
            };
            let weight = match weight {
                Weight::Regular => 0,
                Weight::Medium => 1,
                Weight::Semibold => 2,
            };
            let (paints, text) = (paints_of(texts, Some(*paint), None), texts.place(text));
            put(2 | anchor << 4 | weight << 6, *node, paints, [*x, *y, *size, 0.0, 0.0, 0.0], text, None);
        }
    }
}

/// The places of two paints in one number, 16 bits each and one more than they are; 0 for none.
fn paints_of(texts: &mut Texts<'_>, fill: Option<Paint>, stroke: Option<Paint>) -> u32 {
    let mut one = |paint: Option<Paint>| paint.map_or(0, |paint| texts.paint(paint) + 1);
    let (fill, stroke) = (one(fill), one(stroke));
    fill | stroke << 16
}

fn put_node<'a>(words: &mut Vec<u32>, texts: &mut Texts<'a>, node: &'a Node) {
    let (key, is_record) = match &node.key {
        Key::Record(at) => (texts.add(&node.key.to_string()), node.record == Some(*at)),
        Key::Group(name) => (texts.place(name), false),
    };
    let (kind, id) = match node.record {
        Some(at) if !is_record => (texts.add(&at.kind.to_string()), texts.add(&at.id.to_string())),
        _ => (NONE, NONE),
    };
    let flags = u32::from(node.part == Part::Tray) | u32::from(node.movable) << 1 | u32::from(is_record) << 2;
    words.extend([flags, key, kind, id, texts.place(&node.title), texts.place(&node.detail), node.lane]);
    words.extend([texts.paint(node.paint), node.fold.as_ref().map_or(NONE, |fold| texts.place(fold))]);
    words.push(u32::try_from(node.lit.len()).unwrap_or(0));
    words.extend([node.x, node.y, node.w, node.h].map(f32::to_bits));
}
