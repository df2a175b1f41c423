//! A picture put on paper: what the screen scrolls is laid out whole, with a title above and the legend below.

use std::borrow::Cow;

use throughline_plan::picture::text::Font;
use throughline_plan::scene::{Anchor, Mark, Node, Paint, Part, Scene, Weight};

use super::Stamp;
use super::text::clean;

/// Empty edge around a sheet, in units.
pub(super) const MARGIN: f32 = 24.0;

/// Least width of a sheet's content, so that a narrow picture's title still fits.
pub(super) const LEAST_WIDTH: f32 = 480.0;

/// Height of the title block, with the space below it, at a type size of 1.
pub(super) const TITLE_HEIGHT: f32 = 60.0;

/// A box: left, top, width, height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub x: f32,
    pub y: f32,
    pub w: f32,
    pub h: f32,
}

/// What a layer is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Body,
    Side,
    Header,
    Corner,
    Tray,
    Legend,
}

impl Role {
    /// Its name in a file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Body => "body",
            Self::Side => "side",
            Self::Header => "axis",
            Self::Corner => "corner",
            Self::Tray => "tray",
            Self::Legend => "legend",
        }
    }
}

/// Marks of a scene as they are, or some of them.
type Marks<'a> = Cow<'a, [Mark]>;

/// Marks with a common place: a mark's point p stands at `at + p · scale` on the sheet.
#[derive(Debug, Clone)]
pub(super) struct Layer<'a> {
    pub role: Role,
    pub marks: Marks<'a>,
    pub at: (f32, f32),
    pub scale: f32,
    /// The part of the sheet it fills, in the sheet's own units; none if it is not known.
    pub area: Option<Area>,
    /// Whether something must be cut off at the edges of the area.
    pub clipped: bool,
    /// Whether an earlier sheet has shown the same, so that it need not be read aloud again.
    pub repeated: bool,
}

/// A sheet: layers back to front, in the scene's units.
#[derive(Debug, Clone)]
pub(super) struct Sheet<'a> {
    pub width: f32,
    pub height: f32,
    /// What it is called, for a file's metadata: `Harbour 2027: Roadmap by strategy`.
    pub title: String,
    pub layers: Vec<Layer<'a>>,
    pub nodes: &'a [Node],
}

impl Sheet<'_> {
    /// All texts on it.
    pub fn texts(&self) -> impl Iterator<Item = (&str, Weight)> {
        self.layers.iter().flat_map(|layer| layer.marks.iter()).filter_map(|mark| match mark {
            Mark::Text { text, weight, .. } => Some((text.as_str(), *weight)),
            _ => None,
        })
    }
}

/// The stretch of a scene that a sheet shows, in the scene's coordinates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    pub left: f32,
    pub right: f32,
    pub top: f32,
    pub bottom: f32,
}

impl Stretch {
    /// All of it.
    pub fn whole(scene: &Scene) -> Self {
        Self { left: scene.side_width, right: scene.width, top: scene.header_height, bottom: scene.height }
    }
}

/// What a document of this picture is called.
pub(super) fn name(scene: &Scene, stamp: &Stamp) -> String {
    let parts = [clean(stamp.workspace.trim()), clean(scene.title.trim())];
    let parts: Vec<&str> = parts.iter().map(|part| &**part).filter(|part| !part.is_empty()).collect();
    parts.join(": ")
}

/// The whole picture on one sheet that fits it.
pub(super) fn whole<'a>(scene: &'a Scene, stamp: &Stamp) -> Sheet<'a> {
    let content = scene.width.max(LEAST_WIDTH);
    let area = Area { x: MARGIN, y: MARGIN, w: content, h: 0.0 };
    let mut layers = vec![title(scene, stamp, Heading::Workspace, area, 1.0, None)];
    let mut y = MARGIN + TITLE_HEIGHT;
    layers.extend(picture(scene, Stretch::whole(scene), (MARGIN, y)));
    y += scene.height;
    if scene.tray_height > 0.0 {
        layers.push(below(Role::Tray, &scene.tray, (MARGIN, y), 1.0));
        y += scene.tray_height;
    }
    if scene.footer_height > 0.0 {
        layers.push(below(Role::Legend, &scene.footer, (MARGIN, y), 1.0));
        y += scene.footer_height;
    }
    Sheet {
        width: content + 2.0 * MARGIN,
        height: y + MARGIN,
        title: name(scene, stamp),
        layers,
        nodes: &scene.nodes,
    }
}

/// Tray or legend.
pub(super) fn below<'a>(role: Role, marks: &'a [Mark], at: (f32, f32), scale: f32) -> Layer<'a> {
    Layer { role, marks: Cow::Borrowed(marks), at, scale, area: None, clipped: false, repeated: false }
}

/// A stretch of the picture with the parts that are pinned to it, its corner standing at `at`.
pub(super) fn picture<'a>(scene: &'a Scene, stretch: Stretch, at: (f32, f32)) -> Vec<Layer<'a>> {
    let (x, y) = at;
    let body = (x + scene.side_width, y + scene.header_height);
    let (w, h) = (stretch.right - stretch.left, stretch.bottom - stretch.top);
    let across = body.0 - stretch.left;
    let down = body.1 - stretch.top;
    let layer = |role, marks: Marks<'a>, at, area| {
        // Edges that cut nothing off would only cost time and clutter the file.
        let clipped = !marks.iter().all(|mark| within(mark, at, area));
        Layer { role, marks, at, scale: 1.0, area: Some(area), clipped, repeated: false }
    };
    let all = stretch == Stretch::whole(scene);
    let part = |marks: &'_ [Mark], touches: &dyn Fn(&Mark) -> bool| -> Vec<Mark> {
        marks.iter().filter(|mark| touches(mark)).cloned().collect()
    };
    // At the picture's own end the axis may reach into the margin: a label of the last day stands half beyond it.
    let overhang = if stretch.right < scene.width { 0.0 } else { MARGIN };
    let across_touches = |mark: &Mark| {
        let (from, to) = reach_across(mark);
        to >= stretch.left && from <= stretch.right
    };
    let down_touches = |mark: &Mark| {
        let (from, to) = mark.reach();
        to >= stretch.top && from <= stretch.bottom
    };
    let (body_marks, side_marks, header_marks): (Marks<'_>, Marks<'_>, Marks<'_>) = if all {
        (Cow::Borrowed(&scene.body), Cow::Borrowed(&scene.side), Cow::Borrowed(&scene.header))
    } else {
        let mut side = part(&scene.side, &down_touches);
        side.extend(carried_over(scene, stretch));
        let mut body = part(&scene.body, &down_touches);
        body.iter_mut().for_each(|mark| carry_label(scene, stretch.left, mark));
        body.retain(across_touches);
        (body.into(), side.into(), part(&scene.header, &across_touches).into())
    };
    vec![
        layer(Role::Body, body_marks, (across, down), Area { x: body.0, y: body.1, w, h }),
        layer(Role::Side, side_marks, (x, down), Area { x, y: body.1, w: scene.side_width, h }),
        layer(
            Role::Header,
            header_marks,
            (across, y),
            Area { x: body.0, y, w: w + overhang, h: scene.header_height },
        ),
        layer(
            Role::Corner,
            Cow::Borrowed(&scene.corner),
            at,
            Area { x, y, w: scene.side_width, h: scene.header_height },
        ),
    ]
}

/// Whether a mark, moved by `at`, stands in an area whole; a line may stand on its edge.
fn within(mark: &Mark, at: (f32, f32), area: Area) -> bool {
    let (left, right) = reach_across(mark);
    let (top, bottom) = mark.reach();
    let inside = |from: f32, to: f32, start: f32, long: f32| from >= start - 1.0 && to <= start + long + 1.0;
    inside(left + at.0, right + at.0, area.x, area.w) && inside(top + at.1, bottom + at.1, area.y, area.h)
}

/// The name of the lane that a stretch begins in the middle of, said again at its top.
fn carried_over(scene: &Scene, stretch: Stretch) -> Vec<Mark> {
    let inside = |lane: &&throughline_plan::scene::Lane| {
        lane.part == Part::Body && lane.y + 1.0 < stretch.top && stretch.top < lane.y + lane.h - 1.0
    };
    let Some((place, lane)) = scene.lanes.iter().enumerate().find(|(_, lane)| inside(lane)) else {
        return Vec::new();
    };
    // Of a lane whose end alone stands here nothing needs a name, and the next one's begins at once.
    let goes_on = |node: &Node| {
        node.part == Part::Body && node.lane as usize == place && node.y + node.h > stretch.top + 1.0
    };
    if !scene.nodes.iter().any(goes_on) {
        return Vec::new();
    }
    let moved = stretch.top - lane.y;
    scene
        .side
        .iter()
        .filter_map(|mark| match mark {
            // What is still to be seen below needs no repeating, and what belongs to a row is no name of the lane.
            Mark::Text { y, node: None, .. } if *y > lane.y && *y < stretch.top => {
                let mut mark = mark.clone();
                if let Mark::Text { y, .. } = &mut mark {
                    *y += moved;
                }
                Some(mark)
            }
            _ => None,
        })
        .collect()
}

/// Moves the label of a bar that began left of a stretch into it, where the bar goes on, as far as it fits there.
fn carry_label(scene: &Scene, left: f32, mark: &mut Mark) {
    let Mark::Text { x, text, size, weight, anchor: Anchor::Start, node: Some(node), .. } = mark else {
        return;
    };
    let Some(node) = scene.nodes.get(*node as usize) else { return };
    let inset = *x - node.x;
    let right = node.x + node.w;
    // A label beside its bar stays there.
    if *x >= left || inset < 0.0 || *x >= right {
        return;
    }
    if let Some(fitted) = Font::new(*weight, *size).fit(text, right - left - 2.0 * inset) {
        *text = fitted.into_owned();
        *x = left + inset;
    }
}

/// Its left and right edge.
pub(super) fn reach_across(mark: &Mark) -> (f32, f32) {
    match mark {
        Mark::Rect { x, w, .. } => (*x, x + w),
        Mark::Path { bounds, sw, .. } => (bounds[0] - sw, bounds[2] + sw),
        Mark::Text { x, text, size, weight, anchor, .. } => {
            let wide = Font::new(*weight, *size).width(text);
            match anchor {
                Anchor::Start => (*x, x + wide),
                Anchor::Middle => (x - wide / 2.0, x + wide / 2.0),
                Anchor::End => (x - wide, *x),
            }
        }
    }
}

/// Which line of the title is the large one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// The workspace's: a page goes round on its own.
    Workspace,
    /// The picture's: a slide stands among others of the same workspace.
    Picture,
}

/// Which workspace, which picture, of which day, and which of how many pages; `area` gives the place and the width,
/// `k` the type's size (1 is the sheet's own unit).
pub(super) fn title<'a>(
    scene: &Scene,
    stamp: &Stamp,
    heading: Heading,
    area: Area,
    k: f32,
    page: Option<(usize, usize)>,
) -> Layer<'a> {
    let mut right = stamp.as_of_text();
    if let Some((page, pages)) = page.filter(|(_, pages)| *pages > 1) {
        right = format!("{right} · page {page} of {pages}");
    }
    let line = |x: f32, y: f32, text: String, size: f32, weight, anchor, paint| Mark::Text {
        x,
        y: y * k,
        text,
        size: size * k,
        weight,
        anchor,
        paint,
        node: None,
    };
    let reserved = Font::new(Weight::Regular, 12.0 * k).width(&right) + 24.0 * k;
    let fit = |words: &str, weight, size: f32, room| {
        let words = clean(words.trim());
        Font::new(weight, size * k).fit(&words, room).unwrap_or_default().into_owned()
    };
    let (large, small) = match heading {
        Heading::Workspace => (&stamp.workspace, &scene.title),
        Heading::Picture => (&scene.title, &stamp.workspace),
    };
    let large = fit(large, Weight::Semibold, 20.0, area.w);
    let small = fit(small, Weight::Medium, 13.0, area.w - reserved);
    let marks = vec![
        line(0.0, 18.0, large, 20.0, Weight::Semibold, Anchor::Start, Paint::Ink),
        line(0.0, 39.0, small, 13.0, Weight::Medium, Anchor::Start, Paint::Muted),
        line(area.w, 39.0, right, 12.0, Weight::Regular, Anchor::End, Paint::Faint),
    ];
    Layer {
        role: Role::Title,
        marks: Cow::Owned(marks),
        at: (area.x, area.y),
        scale: 1.0,
        area: None,
        clipped: false,
        repeated: page.is_some_and(|(page, _)| page > 1),
    }
}
