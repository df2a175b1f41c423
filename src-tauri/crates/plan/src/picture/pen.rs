//! Writes a path's `d` attribute: absolute `M L C Z`, tenths of a unit.

use crate::scene::{Mark, Paint};

/// Control points of a quarter circle stand this part of the radius from its ends (Stanislaw Adamczak 1988; the
/// usual four-spline circle).
const ROUND: f32 = 0.5523;

/// A path being written. Written by hand: the general formatting of numbers would take most of the time of a picture
/// with thousands of lines.
#[derive(Default)]
pub struct Pen {
    /// ASCII.
    d: Vec<u8>,
    bounds: Option<[f32; 4]>,
}

impl Pen {
    /// Writes a number in tenths, all at once: there are dozens in a path.
    fn number(&mut self, value: f32) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a cast from float saturates; pictures are far smaller"
        )]
        let tenths = (value * 10.0 + if value < 0.0 { -0.5 } else { 0.5 }) as i32;
        let mut rest = tenths.unsigned_abs();
        let mut text = [0u8; 13];
        let mut at = text.len();
        let mut put = |byte: u8| {
            at -= 1;
            text[at] = byte;
        };
        if !rest.is_multiple_of(10) {
            put(b'0' + (rest % 10) as u8);
            put(b'.');
        }
        rest /= 10;
        loop {
            put(b'0' + (rest % 10) as u8);
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if tenths < 0 {
            put(b'-');
        }
        self.d.extend_from_slice(&text[at..]);
    }

    fn point(&mut self, x: f32, y: f32) {
        let [left, top, right, bottom] = self.bounds.unwrap_or([x, y, x, y]);
        self.bounds = Some([left.min(x), top.min(y), right.max(x), bottom.max(y)]);
        self.number(x);
        self.d.push(b' ');
        self.number(y);
    }

    /// Lifts the pen to a point.
    pub fn to(&mut self, x: f32, y: f32) -> &mut Self {
        self.d.push(b'M');
        self.point(x, y);
        self
    }

    /// Draws a straight line.
    pub fn line(&mut self, x: f32, y: f32) -> &mut Self {
        self.d.push(b'L');
        self.point(x, y);
        self
    }

    /// Draws a cubic Bézier curve by its two control points and its end. The box counts the control points in, which
    /// is never too small.
    pub fn curve(&mut self, a: (f32, f32), b: (f32, f32), end: (f32, f32)) -> &mut Self {
        self.d.push(b'C');
        self.point(a.0, a.1);
        self.d.push(b' ');
        self.point(b.0, b.1);
        self.d.push(b' ');
        self.point(end.0, end.1);
        self
    }

    /// Closes the outline.
    pub fn close(&mut self) -> &mut Self {
        self.d.push(b'Z');
        self
    }

    /// Draws through points with rounded corners. Where two corners are close, their radii shrink.
    pub fn route(&mut self, points: &[(f32, f32)], radius: f32) -> &mut Self {
        let Some((first, rest)) = points.split_first() else { return self };
        self.d.reserve(points.len() * 44);
        self.to(first.0, first.1);
        let mut from = *first;
        for (n, corner) in rest.iter().enumerate() {
            let Some(next) = rest.get(n + 1) else {
                self.line(corner.0, corner.1);
                break;
            };
            let (to_corner, to_next) = (distance(from, *corner), distance(*corner, *next));
            let r = radius.min(to_corner / 2.0).min(to_next / 2.0);
            if r < 0.5 {
                self.line(corner.0, corner.1);
            } else {
                let (a, b) = (toward(*corner, from, r), toward(*corner, *next, r));
                let keep = r * (1.0 - ROUND);
                self.line(a.0, a.1);
                self.curve(toward(*corner, from, keep), toward(*corner, *next, keep), b);
            }
            from = *corner;
        }
        self
    }

    /// Draws a square standing on a corner, all corners a little round.
    pub fn diamond(&mut self, x: f32, y: f32, size: f32) -> &mut Self {
        let half = size / 2.0;
        let cut = size / 9.0;
        let corners = [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)];
        for (n, (dx, dy)) in corners.into_iter().enumerate() {
            let tip = (x + dx * half, y + dy * half);
            let (before, after) = (corners[(n + 3) % 4], corners[(n + 1) % 4]);
            let near = |to: (f32, f32), by: f32| toward(tip, (x + to.0 * half, y + to.1 * half), by);
            let start = near(before, cut);
            if n == 0 {
                self.to(start.0, start.1);
            } else {
                self.line(start.0, start.1);
            }
            self.curve(near(before, cut / 3.0), near(after, cut / 3.0), near(after, cut));
        }
        self.close()
    }

    /// The mark: a line of that width.
    #[must_use]
    pub fn stroked(self, stroke: Paint, sw: f32, opacity: f32, node: Option<u32>, to: Option<u32>) -> Mark {
        let bounds = self.bounds.unwrap_or_default();
        Mark::Path {
            d: String::from_utf8(self.d).unwrap_or_default(),
            bounds,
            fill: None,
            stroke: Some(stroke),
            sw,
            dash: false,
            opacity,
            node,
            to,
        }
    }

    /// The mark: a filled shape.
    #[must_use]
    pub fn filled(self, fill: Option<Paint>, stroke: Option<Paint>, dash: bool, node: Option<u32>) -> Mark {
        let bounds = self.bounds.unwrap_or_default();
        let sw = if stroke.is_some() { 1.0 } else { 0.0 };
        Mark::Path {
            d: String::from_utf8(self.d).unwrap_or_default(),
            bounds,
            fill,
            stroke,
            sw,
            dash,
            opacity: 1.0,
            node,
            to: None,
        }
    }
}

fn distance(a: (f32, f32), b: (f32, f32)) -> f32 {
    let (dx, dy) = (a.0 - b.0, a.1 - b.1);
    (dx * dx + dy * dy).sqrt()
}

fn toward(from: (f32, f32), to: (f32, f32), by: f32) -> (f32, f32) {
    let all = distance(from, to).max(f32::EPSILON);
    (from.0 + (to.0 - from.0) / all * by, from.1 + (to.1 - from.1) / all * by)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_tenths() {
        let mut pen = Pen::default();
        pen.to(0.0, -12.34).line(100.05, 7.0).close();
        let Mark::Path { d, bounds, .. } = pen.filled(None, None, false, None) else { panic!() };
        assert_eq!(d, "M0 -12.3L100.1 7Z");
        assert!((bounds[1] + 12.34).abs() < 0.001);
    }

    #[test]
    fn corners_are_round() {
        let mut pen = Pen::default();
        pen.route(&[(0.0, 0.0), (20.0, 0.0), (20.0, 20.0)], 5.0);
        let Mark::Path { d, .. } = pen.stroked(Paint::Ink, 1.0, 1.0, None, None) else { panic!() };
        assert_eq!(d, "M0 0L15 0C17.8 0 20 2.2 20 5L20 20");
    }
}
