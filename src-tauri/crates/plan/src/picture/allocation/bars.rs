//! The bars of the allocation's rows: what is planned and what is done, and the target as a line across them.

use crate::picture::draw::{self, Look};
use crate::scene::{Anchor, Mark, Paint, Weight};

use super::drawn::Drawn;
use super::gather::{Row, Share, Work};
use super::{GAP, SIDE, said};

/// From a row's top to the bar of what is planned, and its height.
const PLANNED: [f32; 2] = [15.0, 18.0];
/// The same of what is done.
const DONE: [f32; 2] = [37.0, 8.0];
/// The same of the target's line.
const TARGET: [f32; 2] = [9.0, 30.0];
const TARGET_WIDTH: f32 = 3.0;
/// A share of something is at least as long.
const LEAST: f32 = 2.0;

impl Drawn<'_> {
    /// What is planned, what is done, and the target across them.
    pub fn bars(&self, out: &mut Vec<Mark>, row: &Row, worst: bool, y: f32, node: u32) {
        let whole = |share: Share| {
            if !row.lacks || share.of <= 0.0 {
                return share.of;
            }
            // Beside the whole, on its scale: as long as a share of the same effort.
            let rest = share.of - share.amount;
            if rest > 0.0 { rest } else { share.of }
        };
        self.bar(out, &row.planned, whole(row.plan), [y + PLANNED[0], PLANNED[1]], true, node);
        self.bar(out, &row.finished, whole(row.done), [y + DONE[0], DONE[1]], false, node);
        let Some(target) = row.target.and_then(Share::value) else { return };
        let planned = row.plan.value().unwrap_or(0.0);
        let (from, to) = (self.x(planned.min(target)), self.x(planned.max(target)));
        let paint = if worst { Paint::Alert } else { Paint::Faint };
        let node = Some(node);
        if to - from > 2.0 {
            let [top, h] = [y + PLANNED[0], PLANNED[1]];
            if planned < target {
                // What is missing.
                out.push(draw::part(from + 1.0, top, to - from - 1.0, h, 2.0, None, Some(paint), true, node));
            }
            if worst {
                out.push(draw::part(from, y + 6.0, to - from, 3.0, 0.0, Some(paint), None, false, node));
            }
        }
        // Where it was before other weights were tried.
        if let Some(was) = row.was.filter(|was| (was - target).abs() >= 0.005) {
            let [top, h] = [y + TARGET[0] - 3.0, TARGET[1] + 3.0];
            let x = self.x(was) - TARGET_WIDTH / 2.0;
            out.push(draw::part(
                x,
                top,
                TARGET_WIDTH,
                h,
                1.0,
                Some(Paint::Paper),
                Some(Paint::Faint),
                false,
                node,
            ));
        }
        let x = self.x(target) - TARGET_WIDTH / 2.0;
        let [top, h] = [y + TARGET[0] - 3.0, TARGET[1] + 3.0];
        let line = if worst { Paint::Alert } else { Paint::Ink };
        out.push(draw::part(x, top, TARGET_WIDTH, h, 1.0, Some(line), None, false, node));
        // Where there is no room the number at the end of the row says it.
        if worst && self.has_room(to) {
            let text = said::misfit(row.misfit().unwrap_or(0.0));
            let [x, y] = [to + 9.0, y + PLANNED[0] + 13.5];
            out.push(draw::text(x, y, text, 12.5, Weight::Semibold, Anchor::Start, Paint::Alert, node));
        }
    }

    /// Work by the objectives that it serves, as one bar.
    fn bar(&self, out: &mut Vec<Mark>, work: &Work, whole: f64, [y, h]: [f32; 2], planned: bool, node: u32) {
        let all = work.sum();
        if all <= 0.0 || whole <= 0.0 {
            return;
        }
        let start = SIDE + GAP;
        let end = self.x(all / whole).max(start + LEAST);
        let mut from = 0.0;
        for (objective, amount) in work.parts() {
            let look = Look::of(objective.map(|ix| self.plan.hue(ix)));
            let left = (start + part(from / all) * (end - start)).max(start);
            from += amount;
            let right = start + part(from / all) * (end - start);
            let fill = if planned && objective.is_some() { look.solid } else { look.fill };
            let (fill, stroke) = match objective {
                Some(_) => (fill, None),
                None => (Paint::Hatch, Some(Paint::HatchSolid)),
            };
            out.push(draw::part(left, y, right - left, h, 2.0, Some(fill), stroke, false, Some(node)));
        }
        // More than the scale holds: the bar is torn, and its number says how long it is.
        if all / whole > self.most + 1e-9 {
            for dx in [18.0, 11.0] {
                out.push(draw::rect(end - dx, y - 1.0, 3.0, h + 2.0, Paint::Paper));
            }
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a part of 1")]
const fn part(value: f64) -> f32 {
    value as f32
}
