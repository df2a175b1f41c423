//! A key result's card: from its baseline, over where it is now, to its target.

use crate::model::KeyResult;
use crate::picture::draw::{self, Look};
use crate::picture::text::Font;
use crate::picture::words::percent;
use crate::plan::{Ix, Plan};
use crate::scene::{Anchor, Mark, Paint, Weight};

use super::arrange::MEASURE;
use super::{DETAIL, said};

const PAD: f32 = 12.0;
/// From the card's top to the bar, and how high that is.
const BAR: [f32; 2] = [26.0, 7.0];
/// The line at where it is now.
const NOW: [f32; 2] = [23.0, 13.0];

/// Draws it.
pub fn card(plan: &Plan, ix: Ix<KeyResult>, look: Look, [x, y, w]: [f32; 3], node: u32, out: &mut Vec<Mark>) {
    let own = &plan.key_results[ix];
    let at = Some(node);
    let current = plan.current_value(own);
    let score = own.score(current);
    let lacks = said::lacks(plan, own);
    out.push(draw::part(x, y, w, MEASURE, 6.0, Some(Paint::Panel), None, false, at));
    let (left, right) = (x + PAD, x + w - PAD);
    let mut room = right - left;
    // From the right: the score, how sure one is of it, and what is left for the title.
    let mut end = |text: String, size, weight, paint, out: &mut Vec<Mark>| {
        let width = Font::new(weight, size).width(&text);
        out.push(draw::text(left + room, y + 17.5, text, size, weight, Anchor::End, paint, at));
        room -= width + 9.0;
    };
    match (score, lacks) {
        (Some(score), _) => end(said::score(score), 12.0, Weight::Semibold, Paint::Ink, out),
        (None, Some(lacks)) => end(lacks.to_owned(), DETAIL, Weight::Semibold, Paint::Alert, out),
        (None, None) => {}
    }
    if let Some(sure) = own.confidence {
        end(format!("{} sure", percent(sure)), DETAIL, Weight::Regular, Paint::Muted, out);
    }
    let font = Font::new(Weight::Medium, 12.0);
    if let Some(title) = font.fit(&own.title, room) {
        let (size, weight) = (12.0, Weight::Medium);
        out.push(draw::text(left, y + 17.5, title.into_owned(), size, weight, Anchor::Start, Paint::Ink, at));
    }
    let track = right - left;
    let [top, h] = [y + BAR[0], BAR[1]];
    let Some(score) = score else {
        out.push(draw::part(left, top, track, h, 3.5, None, Some(Paint::Faint), true, at));
        ends(own, [left, right, y], current.map(|now| (now, 0.5)), at, out);
        return;
    };
    out.push(draw::part(left, top, track, h, 3.5, Some(Paint::Hairline), None, false, at));
    #[expect(clippy::cast_possible_truncation, reason = "a part of 1")]
    let done = score as f32 * track;
    if done >= 1.0 {
        out.push(draw::part(left, top, done.max(h), h, 3.5, Some(look.solid), None, false, at));
    }
    let now = (left + done - 1.0).clamp(left, right - 2.0);
    out.push(draw::part(now, y + NOW[0], 2.0, NOW[1], 1.0, Some(Paint::Ink), None, false, at));
    ends(own, [left, right, y], current.map(|value| (value, score)), at, out);
}

/// The numbers below the bar: baseline, now and target, the second where it is on the way from the one to the other.
fn ends(
    own: &KeyResult,
    [left, right, y]: [f32; 3],
    now: Option<(f64, f64)>,
    node: Option<u32>,
    out: &mut Vec<Mark>,
) {
    let y = y + 48.5;
    let font = Font::new(Weight::Regular, DETAIL);
    let mut from = left;
    let mut until = right;
    if let Some(baseline) = own.baseline {
        let text = said::value(own, baseline);
        from += font.width(&text) + 8.0;
        out.push(draw::text(left, y, text, DETAIL, Weight::Regular, Anchor::Start, Paint::Muted, node));
    }
    if let Some(target) = own.target {
        let text = format!("target {}", said::value(own, target));
        until -= font.width(&text) + 8.0;
        out.push(draw::text(right, y, text, DETAIL, Weight::Regular, Anchor::End, Paint::Muted, node));
    }
    if let Some((value, score)) = now {
        let text = format!("now {}", said::value(own, value));
        let w = Font::new(Weight::Semibold, DETAIL).width(&text);
        if w <= until - from {
            #[expect(clippy::cast_possible_truncation, reason = "a part of 1")]
            let wanted = left + score as f32 * (right - left) - w / 2.0;
            let x = wanted.clamp(from, until - w);
            out.push(draw::text(x, y, text, DETAIL, Weight::Semibold, Anchor::Start, Paint::Ink, node));
        }
    }
}
