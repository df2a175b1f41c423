//! Slides cannot cut shapes off at an edge: what reaches beyond the part of a picture that a slide shows is cut here.

use throughline_plan::picture::text::Font;
use throughline_plan::scene::Anchor;

use super::shape::{Form, Shape};
use crate::exchange::export::route::Step;
use crate::exchange::export::sheet::Area;

/// Into how many straight lines a curve is cut where it crosses an edge.
const PIECES: u8 = 12;

/// The part of a shape that stands in an area; none where nothing of it does.
pub(super) fn clipped(mut shape: Shape, area: Area) -> Option<Shape> {
    let (right, bottom) = (area.x + area.w, area.y + area.h);
    // Lines on the very edge stay.
    let slack = 0.6;
    let inside = shape.x >= area.x - slack
        && shape.x + shape.w <= right + slack
        && shape.y >= area.y - slack
        && shape.y + shape.h <= bottom + slack;
    if inside {
        return Some(shape);
    }
    let outside =
        shape.x > right || shape.x + shape.w < area.x || shape.y > bottom || shape.y + shape.h < area.y;
    if outside {
        return None;
    }
    match &shape.form {
        Form::Words => words(shape, area),
        Form::Route(steps) => {
            let filled = shape.fill.is_some();
            let steps = if filled { polygons(steps, area) } else { lines(steps, area) };
            let (from, to) = bounds(&steps)?;
            (shape.x, shape.y, shape.w, shape.h) = (from[0], from[1], to[0] - from[0], to[1] - from[1]);
            shape.form = Form::Route(steps);
            Some(shape)
        }
        Form::Line { rising } => {
            let (top, bottom) = (shape.y, shape.y + shape.h);
            let (a, b) = if *rising { (bottom, top) } else { (top, bottom) };
            let (from, to) = segment([shape.x, a], [shape.x + shape.w, b], area)?;
            shape.form = Form::Line { rising: to[1] < from[1] };
            (shape.x, shape.w) = (from[0], to[0] - from[0]);
            (shape.y, shape.h) = (from[1].min(to[1]), (to[1] - from[1]).abs());
            Some(shape)
        }
        Form::Rect { .. } => {
            let (x, y) = (shape.x.max(area.x), shape.y.max(area.y));
            shape.w = (shape.x + shape.w).min(right) - x;
            shape.h = (shape.y + shape.h).min(bottom) - y;
            (shape.x, shape.y) = (x, y);
            (shape.w > 0.0 && shape.h > 0.0).then_some(shape)
        }
    }
}

/// Words are shortened at the right edge, and left out where they begin before the left one or stand across top or
/// bottom.
fn words(mut shape: Shape, area: Area) -> Option<Shape> {
    let middle = shape.y + shape.h / 2.0;
    if middle < area.y || middle > area.y + area.h {
        return None;
    }
    let words = shape.words.as_mut()?;
    let room = area.x + area.w - shape.x;
    if words.anchor != Anchor::Start || shape.x < area.x {
        // A label of the axis, such as a month's: half of it would say something else.
        return (shape.x >= area.x - 0.6 && shape.w <= room + 0.6).then_some(shape);
    }
    if shape.w > room {
        words.text = Font::new(words.weight, words.size).fit(&words.text, room)?.into_owned();
        shape.w = room;
    }
    Some(shape)
}

/// The box around some steps; none around nothing.
pub(super) fn bounds(steps: &[Step]) -> Option<([f32; 2], [f32; 2])> {
    let points = steps.iter().flat_map(|step| match step {
        Step::Move(to) | Step::Line(to) => std::slice::from_ref(to),
        Step::Curve(points) => points,
        Step::Close => &[],
    });
    points.fold(None, |found, [x, y]| {
        let ([left, top], [right, bottom]) = found.unwrap_or(([*x, *y], [*x, *y]));
        Some(([left.min(*x), top.min(*y)], [right.max(*x), bottom.max(*y)]))
    })
}

/// A path as open runs of points, curves cut into straight lines.
fn runs(steps: &[Step]) -> Vec<(Vec<[f32; 2]>, bool)> {
    let mut runs: Vec<(Vec<[f32; 2]>, bool)> = Vec::new();
    for step in steps {
        match step {
            Step::Move(to) => runs.push((vec![*to], false)),
            Step::Line(to) => {
                if let Some((run, _)) = runs.last_mut() {
                    run.push(*to);
                }
            }
            Step::Curve([a, b, to]) => {
                if let Some((run, _)) = runs.last_mut()
                    && let Some(from) = run.last().copied()
                {
                    run.extend(
                        (1..=PIECES).map(|n| along(from, *a, *b, *to, f32::from(n) / f32::from(PIECES))),
                    );
                }
            }
            Step::Close => {
                if let Some((_, closed)) = runs.last_mut() {
                    *closed = true;
                }
            }
        }
    }
    runs
}

/// A point of a cubic Bézier curve, `t` from 0 to 1.
fn along(from: [f32; 2], a: [f32; 2], b: [f32; 2], to: [f32; 2], t: f32) -> [f32; 2] {
    let s = 1.0 - t;
    let at =
        |i: usize| s * s * s * from[i] + 3.0 * s * s * t * a[i] + 3.0 * s * t * t * b[i] + t * t * t * to[i];
    [at(0), at(1)]
}

/// The part of a line between two points that stands in an area (Liang and Barsky, 1984).
fn segment(from: [f32; 2], to: [f32; 2], area: Area) -> Option<([f32; 2], [f32; 2])> {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let (mut enters, mut leaves) = (0.0_f32, 1.0_f32);
    let edges = [
        (-dx, from[0] - area.x),
        (dx, area.x + area.w - from[0]),
        (-dy, from[1] - area.y),
        (dy, area.y + area.h - from[1]),
    ];
    for (p, q) in edges {
        if p == 0.0 {
            if q < 0.0 {
                return None;
            }
        } else if p < 0.0 {
            enters = enters.max(q / p);
        } else {
            leaves = leaves.min(q / p);
        }
    }
    let at = |t: f32| [from[0] + t * dx, from[1] + t * dy];
    (enters <= leaves).then(|| (at(enters), at(leaves)))
}

/// Lines cut off at the edges of an area.
fn lines(steps: &[Step], area: Area) -> Vec<Step> {
    let mut cut = Vec::new();
    for (mut run, closed) in runs(steps) {
        if closed && let Some(first) = run.first().copied() {
            run.push(first);
        }
        let mut end: Option<[f32; 2]> = None;
        for pair in run.windows(2) {
            let Some((from, to)) = segment(pair[0], pair[1], area) else {
                end = None;
                continue;
            };
            if end != Some(from) {
                cut.push(Step::Move(from));
            }
            cut.push(Step::Line(to));
            end = Some(to);
        }
    }
    cut
}

/// Areas cut off at the edges of an area (Sutherland and Hodgman, 1974).
fn polygons(steps: &[Step], area: Area) -> Vec<Step> {
    let mut cut = Vec::new();
    for (run, _) in runs(steps) {
        let mut points = run;
        let edges: [(usize, f32, bool); 4] =
            [(0, area.x, true), (0, area.x + area.w, false), (1, area.y, true), (1, area.y + area.h, false)];
        for (axis, edge, above) in edges {
            let inside = |point: &[f32; 2]| if above { point[axis] >= edge } else { point[axis] <= edge };
            let mut kept = Vec::with_capacity(points.len());
            for (place, to) in points.iter().enumerate() {
                let from = points[if place == 0 { points.len() - 1 } else { place - 1 }];
                if inside(&from) != inside(to) {
                    let t = (edge - from[axis]) / (to[axis] - from[axis]);
                    kept.push([from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])]);
                }
                if inside(to) {
                    kept.push(*to);
                }
            }
            points = kept;
        }
        let Some((first, rest)) = points.split_first() else { continue };
        cut.push(Step::Move(*first));
        cut.extend(rest.iter().map(|point| Step::Line(*point)));
        cut.push(Step::Close);
    }
    cut
}
