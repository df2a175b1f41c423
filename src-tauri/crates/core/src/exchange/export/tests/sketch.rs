//! A hand-made roadmap like the design's sketch, as large as a test asks for.

use chrono::NaiveDate;
use throughline_plan::scene::{Anchor, Corners, Key, Lane, Mark, Node, Paint, Part, Scene, Shade, Weight};

use crate::exchange::export::Stamp;

const SIDE: f32 = 192.0;
const HEADER: f32 = 48.0;
const ROW: f32 = 34.0;
const MONTH: f32 = 57.0;

pub(crate) fn stamp() -> Stamp {
    Stamp {
        workspace: "Harbour 2027".to_owned(),
        as_of: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        audience: None,
        mark: None,
    }
}

/// A lane: its name, the objective it serves and its hue, and its bars (title, start and length in months, form).
type LaneSketch = (&'static str, &'static str, Option<u8>, Vec<(String, f32, f32, Form)>);

#[derive(Clone, Copy)]
pub(crate) enum Form {
    Bar(f32),
    Dashed,
    Diamond,
}

/// The roadmap of the sketch.
pub(crate) fn small() -> Scene {
    let bar = |title: &str, from: f32, long: f32, done: f32| (title.to_owned(), from, long, Form::Bar(done));
    let dashed = |title: &str, from: f32, long: f32| (title.to_owned(), from, long, Form::Dashed);
    let lanes: Vec<LaneSketch> = vec![
        (
            "Self-serve growth",
            "Win the mid-market",
            Some(0),
            vec![
                bar("Usage-based billing", 0.0, 3.2, 0.7),
                bar("In-app upgrades", 3.5, 4.5, 0.0),
                dashed("Plan advisor", 8.5, 3.2),
                bar("Pricing experiments", 1.4, 3.6, 0.45),
            ],
        ),
        (
            "Guided first value",
            "Cut onboarding to a day",
            Some(1),
            vec![bar("Import from spreadsheets", 0.5, 3.9, 0.6), bar("Template gallery", 4.6, 3.4, 0.0)],
        ),
        (
            "Compliance by default",
            "Be trusted by regulated industries",
            Some(2),
            vec![
                bar("Audit log for every change", 0.0, 5.0, 0.8),
                ("SOC 2 renewal".to_owned(), 10.1, 0.4, Form::Diamond),
            ],
        ),
        ("Partner ecosystem", "Open the platform", Some(3), vec![bar("Public API v2", 0.9, 4.1, 0.35)]),
        (
            "No strategy",
            "2 items serve no objective",
            None,
            vec![bar("Dark mode for dispatch", 1.6, 2.7, 0.3), bar("Fleet map redesign", 5.3, 3.2, 0.0)],
        ),
    ];
    scene(lanes, 12)
}

/// Many lanes of many bars, each on a row of its own.
pub(crate) fn large(lanes: u8, bars: u8, months: u16) -> Scene {
    let lane = |lane: u8| -> LaneSketch {
        let bars = (0..bars)
            .map(|bar| {
                let start = f32::from(u16::from(bar) * 3 % (months - 3));
                (format!("Item {lane}.{bar}"), start, 3.0, Form::Bar(0.25))
            })
            .collect();
        ("A strategy", "An objective", (lane % 11 < 10).then_some(lane % 10), bars)
    };
    let mut scene = scene((0..lanes).map(lane).collect(), months);
    for (place, lane) in scene.lanes.iter_mut().enumerate() {
        lane.title = format!("Lane {place}");
    }
    scene
}

fn text(x: f32, y: f32, words: &str, size: f32, weight: Weight, paint: Paint, node: Option<u32>) -> Mark {
    Mark::Text { x, y, text: words.to_owned(), size, weight, anchor: Anchor::Start, paint, node }
}

fn rect(x: f32, y: f32, w: f32, h: f32, r: f32, fill: Option<Paint>, node: Option<u32>) -> Mark {
    Mark::Rect { x, y, w, h, r, corners: Corners::All, fill, stroke: None, sw: 0.0, dash: false, node }
}

fn line(x: f32, y: f32, right: f32, bottom: f32, paint: Paint) -> Mark {
    Mark::Path {
        d: format!("M{x} {y}L{right} {bottom}"),
        bounds: [x, y, right, bottom],
        fill: None,
        stroke: Some(paint),
        sw: 1.0,
        dash: false,
        opacity: 1.0,
        node: None,
        to: None,
    }
}

fn scene(sketch: Vec<LaneSketch>, months: u16) -> Scene {
    let width = SIDE + MONTH * f32::from(months) + 60.0;
    let mut scene = Scene {
        title: "Roadmap by strategy".to_owned(),
        width,
        side_width: SIDE,
        header_height: HEADER,
        footer_height: 40.0,
        ..Scene::default()
    };
    let mut y = HEADER;
    let mut marks = Vec::new();
    for (place, (title, objective, hue, bars)) in sketch.into_iter().enumerate() {
        let rows = bars.len() as f32;
        let shade = |shade| hue.map_or(Paint::Ink, |hue| Paint::hue(hue, shade));
        scene.side.push(text(14.0, y + 24.0, title, 13.0, Weight::Semibold, shade(Shade::Text), None));
        scene.side.push(text(14.0, y + 41.0, objective, 12.0, Weight::Regular, Paint::Muted, None));
        for (row, (name, start, long, form)) in bars.into_iter().enumerate() {
            let node = u32::try_from(scene.nodes.len()).unwrap();
            let (x, top) = (SIDE + 14.0 + start * MONTH, y + 11.0 + row as f32 * ROW);
            let (w, h) = (long * MONTH, 26.0);
            draw(&mut marks, (x, top, w, h), hue, form, &name, node);
            scene.nodes.push(Node {
                key: Key::Group(format!("item:{place}.{row}")),
                part: Part::Body,
                record: None,
                title: name,
                detail: "Mar – Jun 2027, planned, Dana Osei".to_owned(),
                x,
                y: top,
                w,
                h,
                lane: u32::try_from(place).unwrap(),
                paint: Paint::Ink,
                movable: true,
                fold: None,
                lit: Vec::new(),
            });
        }
        let h = (rows * ROW + 18.0).max(56.0);
        scene.lanes.push(Lane {
            within: None,
            key: format!("lane:{place}"),
            record: None,
            title: title.to_owned(),
            detail: objective.to_owned(),
            part: Part::Body,
            y,
            h,
            folded: false,
            count: rows as u32,
        });
        y += h;
        scene.body.push(line(SIDE, y, width, y, Paint::Hairline));
        scene.side.push(line(0.0, y, SIDE, y, Paint::Hairline));
    }
    scene.height = y;
    for month in 0..=months {
        let x = SIDE + 14.0 + f32::from(month) * MONTH;
        scene.body.insert(0, line(x, HEADER, x, y, Paint::Grid));
        scene.header.push(text(x + 4.0, 40.0, "Month", 12.0, Weight::Regular, Paint::Muted, None));
    }
    scene.header.push(line(SIDE, HEADER, width, HEADER, Paint::Hairline));
    scene.body.extend(marks);
    let today = SIDE + 2.6 * MONTH;
    scene.body.push(line(today, HEADER, today, y, Paint::Alert));
    scene.footer.push(rect(0.0, 18.0, 10.0, 10.0, 3.0, Some(Paint::hue(0, Shade::Solid)), None));
    scene.footer.push(text(16.0, 28.0, "Win the mid-market", 12.0, Weight::Regular, Paint::Muted, None));
    scene
}

fn draw(
    marks: &mut Vec<Mark>,
    (x, y, w, h): (f32, f32, f32, f32),
    hue: Option<u8>,
    form: Form,
    name: &str,
    node: u32,
) {
    let paint = |shade, none| hue.map_or(none, |hue| Paint::hue(hue, shade));
    let ink = paint(Shade::Text, Paint::Ink);
    let solid = paint(Shade::Solid, Paint::HatchSolid);
    match form {
        Form::Bar(done) => {
            marks.push(rect(x, y, w, h, 5.0, Some(paint(Shade::Tint, Paint::Hatch)), Some(node)));
            if done > 0.0 {
                marks.push(Mark::Rect {
                    x,
                    y,
                    w: w * done,
                    h,
                    r: 5.0,
                    corners: Corners::Left,
                    fill: Some(paint(Shade::Fill, Paint::HatchFill)),
                    stroke: None,
                    sw: 0.0,
                    dash: false,
                    node: Some(node),
                });
            }
        }
        Form::Dashed => marks.push(Mark::Rect {
            x,
            y,
            w,
            h,
            r: 5.0,
            corners: Corners::All,
            fill: Some(Paint::Paper),
            stroke: Some(solid),
            sw: 1.0,
            dash: true,
            node: Some(node),
        }),
        Form::Diamond => {
            let (middle, half) = (y + h / 2.0, 9.0);
            marks.push(Mark::Path {
                d: format!(
                    "M{} {middle} L{x} {} L{} {middle} L{x} {} Z",
                    x - half,
                    middle - half,
                    x + half,
                    middle + half
                ),
                bounds: [x - half, middle - half, x + half, middle + half],
                fill: Some(solid),
                stroke: None,
                sw: 0.0,
                dash: false,
                opacity: 1.0,
                node: Some(node),
                to: None,
            });
            marks.push(text(x + 14.0, middle + 4.5, name, 13.0, Weight::Medium, ink, Some(node)));
            return;
        }
    }
    marks.push(text(x + 8.0, y + h / 2.0 + 4.5, name, 13.0, Weight::Medium, ink, Some(node)));
    marks.push(Mark::Text {
        x: x + w - 8.0,
        y: y + h / 2.0 + 4.0,
        text: "DO".to_owned(),
        size: 11.0,
        weight: Weight::Semibold,
        anchor: Anchor::End,
        paint: ink,
        node: Some(node),
    });
}
