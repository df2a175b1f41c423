//! A picture from far away: what stands where on a coarse grid, for a map beside the part that a window shows.

use serde::Serialize;
use ts_rs::TS;

use super::{Paint, Part, Scene};

/// No grid is finer than this, either way.
const MOST: u16 = 2048;

/// Which colour stands where in the body of a picture, as runs of equal cells.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, TS)]
pub struct Outline {
    /// Cells across the body.
    pub columns: u16,
    /// Cells down the body.
    pub rows: u16,
    /// Four numbers for each run: its row, its first column, the column after its last, the place of its colour in
    /// `paints`. Rows from the top, within a row from the left.
    pub runs: Vec<u16>,
    /// The colours.
    pub paints: Vec<Paint>,
}

impl Scene {
    /// The body of the picture on a grid of so many cells, at least one and at most 2,048 either way. Whatever stands in
    /// the body has a cell at least; of several in one cell the last is seen. What comes back grows with the grid and
    /// never with the plan.
    #[must_use]
    pub fn outline(&self, columns: u16, rows: u16) -> Outline {
        let nodes = self.nodes.iter().filter(|node| node.part == Part::Body);
        let boxes = nodes.map(|node| ([node.x, node.y, node.w, node.h], node.paint));
        Outline::of(self, boxes, columns, rows)
    }
}

impl Outline {
    /// The outline of a picture of a scene's sizes with these boxes (left, top, width, height) in its body.
    pub(crate) fn of(
        sizes: &Scene,
        boxes: impl Iterator<Item = ([f32; 4], Paint)>,
        columns: u16,
        rows: u16,
    ) -> Self {
        let (columns, rows) = (columns.clamp(1, MOST), rows.clamp(1, MOST));
        let width = (sizes.width - sizes.side_width).max(1.0);
        let height = (sizes.height - sizes.header_height).max(1.0);
        let mut paints: Vec<Paint> = Vec::new();
        let mut cells: Vec<u16> = vec![0; usize::from(columns) * usize::from(rows)];
        for ([x, y, w, h], paint) in boxes {
            let place = paints.iter().position(|other| *other == paint).unwrap_or_else(|| {
                paints.push(paint);
                paints.len() - 1
            });
            // 0 is an empty cell.
            let Ok(colour) = u16::try_from(place + 1) else { continue };
            let [left, right] = span(x - sizes.side_width, w, width, columns);
            let [top, bottom] = span(y - sizes.header_height, h, height, rows);
            for row in top..bottom {
                let start = row * usize::from(columns);
                cells[start + left..start + right].fill(colour);
            }
        }
        let mut runs = Vec::new();
        for (row, line) in (0..rows).zip(cells.chunks_exact(usize::from(columns))) {
            let mut column = 0;
            for run in line.chunk_by(|a, b| a == b) {
                let end = column + u16::try_from(run.len()).unwrap_or(columns);
                if run[0] > 0 {
                    runs.extend([row, column, end, run[0] - 1]);
                }
                column = end;
            }
        }
        Self { columns, rows, runs, paints }
    }
}

/// The cells that a stretch touches, of so many over a length: from the first to the one after the last.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 0 and 2,048")]
fn span(from: f32, size: f32, length: f32, cells: u16) -> [usize; 2] {
    let count = f32::from(cells);
    let first = (from / length * count).floor().clamp(0.0, count - 1.0);
    let end = ((from + size) / length * count).ceil().clamp(first + 1.0, count);
    [first as usize, end as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Key, Node};

    fn node(x: f32, y: f32, w: f32, part: Part, paint: Paint) -> Node {
        Node {
            key: Key::Group(String::new()),
            part,
            record: None,
            title: String::new(),
            detail: String::new(),
            x,
            y,
            w,
            h: 10.0,
            lane: 0,
            paint,
            movable: false,
            fold: None,
            lit: Vec::new(),
        }
    }

    #[test]
    fn what_stands_in_the_body_is_seen_as_runs_however_small_or_far_out() {
        let mut scene =
            Scene { width: 300.0, height: 140.0, side_width: 100.0, header_height: 40.0, ..Scene::default() };
        scene.nodes = vec![
            node(100.0, 40.0, 100.0, Part::Body, Paint::Ink),
            node(200.0, 40.0, 40.0, Part::Body, Paint::Ink),
            node(150.0, 45.0, 1.0, Part::Body, Paint::Alert),
            node(900.0, 900.0, 0.0, Part::Body, Paint::Muted),
            node(100.0, 0.0, 50.0, Part::Tray, Paint::Faint),
        ];
        let seen = scene.outline(10, 10);
        assert_eq!((seen.columns, seen.rows), (10, 10));
        assert_eq!(seen.paints, [Paint::Ink, Paint::Alert, Paint::Muted]);
        let runs: Vec<&[u16]> = seen.runs.chunks(4).collect();
        assert_eq!(
            runs,
            [[0, 0, 2, 0], [0, 2, 3, 1], [0, 3, 7, 0], [1, 2, 3, 1], [9, 9, 10, 2]].map(|run| run.to_vec())
        );
        assert_eq!(Scene::default().outline(0, 0), Outline { columns: 1, rows: 1, ..Outline::default() });
    }
}
