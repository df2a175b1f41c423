//! What stands in the cells of a year: names, numbers, and how much is known no finer.

use crate::picture::draw;
use crate::picture::text::Font;
use crate::picture::words;
use crate::scene::{Anchor, Mark, Paint, Weight};

use super::blocks::{Blocks, DETAIL};
use super::count::{Band, Cell, Year, week_number};
use super::scale;

impl Blocks<'_> {
    pub(super) fn year_words(&self, out: &mut Vec<Mark>, year: &Year, [x, y, w]: [f32; 3], node: u32) {
        let baseline = y + 18.5;
        let bold = Font::new(Weight::Semibold, 12.5);
        let font = Font::new(Weight::Regular, DETAIL);
        let number = self.amount(year.whole.weight);
        let mut left = x + 10.0;
        let used = bold.width(&number);
        out.push(in_node([left, baseline], number, 12.5, Weight::Semibold, Anchor::Start, Paint::Ink, node));
        left += used + 10.0;
        if let Some(said) = self.coarse(Band::Year, &year.whole) {
            let used = font.width(&said);
            out.push(in_node(
                [left, baseline],
                said,
                DETAIL,
                Weight::Regular,
                Anchor::Start,
                Paint::Muted,
                node,
            ));
            left += used + 24.0;
        }
        let full = self.standing(year);
        let room = x + w - 10.0 - left;
        let said =
            (1..=full.len()).rev().map(|n| full[..n].join(" · ")).find(|said| font.width(said) <= room);
        if let Some(said) = said {
            let said = capital(&said);
            let at = [x + w - 10.0, baseline];
            out.push(in_node(at, said, DETAIL, Weight::Regular, Anchor::End, Paint::Muted, node));
        }
    }

    /// A quarter's or a month's name, its number, and how much of it is known no finer.
    pub(super) fn words(
        &self,
        out: &mut Vec<Mark>,
        (band, cell): (Band, &Cell),
        heat: Option<u8>,
        [x, y, w, h]: [f32; 4],
        node: u32,
    ) {
        let (ink, muted) = scale::on(heat);
        let first = cell.span.first;
        let name = if band == Band::Quarter {
            format!("Q{}", self.counts.fiscal.quarter(first))
        } else {
            first.format("%b").to_string()
        };
        let size = if band == Band::Quarter { 14.0 } else { 12.5 };
        let baseline = y + h / 2.0 + size * 0.36;
        let small = Font::new(Weight::Regular, DETAIL);
        let mut left = x + 8.0;
        let used = small.width(&name);
        out.push(in_node([left, baseline], name, DETAIL, Weight::Regular, Anchor::Start, muted, node));
        left += used + 7.0;
        if cell.is_empty() {
            return;
        }
        let number = self.number(cell.weight);
        let used = Font::new(Weight::Semibold, size).width(&number);
        if left + used > x + w - 3.0 {
            return;
        }
        out.push(in_node([left, baseline], number, size, Weight::Semibold, Anchor::Start, ink, node));
        left += used + 8.0;
        if let Some(said) = self.coarse(band, cell) {
            // In few words where there is no room for many, and not at all where there is none for them.
            let short = said.replace(" without a ", " no ");
            let fits = |said: &&String| small.width(said) <= x + w - 7.0 - left;
            if let Some(said) = [said, short].iter().find(fits) {
                let at = [x + w - 7.0, baseline];
                out.push(in_node(at, said.clone(), DETAIL, Weight::Regular, Anchor::End, muted, node));
            }
        }
    }

    /// A week's number of items; nothing where it does not fit.
    pub(super) fn week_words(
        &self,
        out: &mut Vec<Mark>,
        cell: &Cell,
        heat: Option<u8>,
        [x, y, w, h]: [f32; 4],
        node: u32,
    ) {
        if cell.is_empty() {
            return;
        }
        let (ink, _) = scale::on(heat);
        let exact = self.number(cell.weight);
        let whole = if cell.weight >= 1.0 { words::number(cell.weight.round()) } else { "<1".to_owned() };
        let sizes = [(&exact, 11.0), (&exact, 10.0), (&whole, 11.0), (&whole, 9.5)];
        let fits = |(said, size): &(&String, f32)| Font::new(Weight::Semibold, *size).width(said) <= w - 1.0;
        if let Some((said, size)) = sizes.into_iter().find(fits) {
            let at = [x + w / 2.0, y + h / 2.0 + 4.0];
            out.push(in_node(at, said.clone(), size, Weight::Semibold, Anchor::Middle, ink, node));
        }
    }

    /// The numbers of the weeks, as many as there is room for; today's week says so.
    pub(super) fn week_numbers(&self, out: &mut Vec<Mark>, year: &Year, y: f32) {
        let middle = |cell: &Cell| {
            let [x, w] = self.place(year, cell);
            x + w / 2.0
        };
        let holds = |cell: &&Cell| cell.span.first <= self.today && self.today <= cell.span.last;
        let now = year.weeks.iter().find(holds).map(middle);
        let y = y + 7.5;
        if let Some(x) = now {
            let word = "Today".to_owned();
            out.push(draw::text(x, y, word, 9.5, Weight::Semibold, Anchor::Middle, Paint::Alert, None));
        }
        let every = if self.width / 53.0 >= 17.0 { 1 } else { 2 };
        for cell in &year.weeks {
            let number = week_number(cell.span.first);
            let x = middle(cell);
            let near = now.is_some_and(|now| (x - now).abs() < 24.0);
            if cell.span.days() < 4 || near || !number.is_multiple_of(every) {
                continue;
            }
            let said = number.to_string();
            out.push(draw::text(x, y, said, 9.0, Weight::Regular, Anchor::Middle, Paint::Faint, None));
        }
    }
}

fn capital(said: &str) -> String {
    let mut letters = said.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn in_node(
    [x, y]: [f32; 2],
    text: String,
    size: f32,
    weight: Weight,
    anchor: Anchor,
    paint: Paint,
    node: u32,
) -> Mark {
    draw::text(x, y, text, size, weight, anchor, paint, Some(node))
}
