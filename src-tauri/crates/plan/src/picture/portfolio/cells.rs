//! The cells of the portfolio: how much runs there as a number and a bar, then the names of what lands there.

use crate::model::Item;
use crate::picture::draw::{self, BAR_PAD, Look};
use crate::picture::strip::{STRIP, strip};
use crate::picture::text::Font;
use crate::picture::words::{self, rounded};
use crate::plan::{Ix, Plan};
use crate::scene::{Anchor, Key, Mark, Node, Paint, Part, Weight};

use super::columns::Columns;
use super::rows::{Cell, Row, Rows, Sum};

/// From a cell's edge to what stands in it.
pub const PAD: f32 = 8.0;
/// Height of number and bar.
const HEAD: f32 = 36.0;
/// From the top of one strip to the next.
const PITCH: f32 = 23.0;
/// Below the last one.
const END: f32 = 8.0;
/// A cell names this many items before it folds the rest.
const MOST: usize = 4;
/// Height of the bar of effort.
const LOAD: f32 = 6.0;
const LABEL: f32 = 11.0;
/// A bar of something is at least as long.
const LEAST: f32 = 3.0;

/// How large things are.
pub struct Size {
    pub column: f32,
    /// The most that any cell of a product holds, and any of a sum over products: each is a full bar.
    most: [f64; 2],
}

impl Size {
    pub fn new(rows: &Rows, column: f32) -> Self {
        let most = |sums: bool| {
            let here = rows.list.iter().filter(|row| row.sums == sums).flat_map(|row| &row.totals);
            here.map(|sum| weight(rows, sum)).fold(0.0, f64::max)
        };
        Self { column, most: [most(false), most(true)] }
    }

    /// How many items of a cell are named, and how many are left.
    fn named(row: &Row, cell: &Cell, column: &str, unfolded: &[String]) -> (usize, usize) {
        let all = cell.named.len();
        if row.folded {
            return (0, 0);
        }
        // A fold that would hide one item takes as much room as the item.
        if all <= MOST + 1 || unfolded.contains(&fold_key(row, column)) {
            (all, 0)
        } else {
            (MOST, all - MOST)
        }
    }

    /// How high a row is.
    pub fn height(&self, row: &Row, columns: &Columns, unfolded: &[String]) -> f32 {
        let lines = row.cells.iter().zip(&columns.list).map(|(cell, column)| {
            let (named, left) = Self::named(row, cell, &Columns::key(*column), unfolded);
            named + usize::from(left > 0 || named > MOST + 1)
        });
        let lines = lines.max().unwrap_or(0);
        let names = if lines > 0 { draw::count(lines) * PITCH + END } else { END };
        (HEAD + names).max(if row.folded { 44.0 } else { 52.0 })
    }
}

/// What a cell weighs: its effort, or how many items land there where none has effort.
fn weight(rows: &Rows, sum: &Sum) -> f64 {
    if rows.by_effort { sum.effort() } else { f64::from(u32::try_from(sum.lands).unwrap_or(u32::MAX)) }
}

fn fold_key(row: &Row, column: &str) -> String {
    format!("{}@{column}", row.key)
}

/// Draws rows and keeps the nodes that stand for their cells and items.
pub struct Drawn<'a> {
    pub plan: &'a Plan,
    pub rows: &'a Rows,
    pub columns: &'a Columns,
    pub size: &'a Size,
    pub unfolded: &'a [String],
    pub nodes: Vec<Node>,
}

impl Drawn<'_> {
    fn amount(&self, sum: &Sum) -> String {
        rounded(sum.effort(), &self.plan.workspace.effort_unit)
    }

    /// What a row holds in all: effort, how many items, and how many of them without effort.
    pub fn total(&self, row: &Row) -> Vec<String> {
        let all = row.total();
        let mut said = words::count(all.lands, "item");
        if self.rows.by_effort && all.effort() > 0.0 {
            said = format!("{} · {said}", self.amount(&all));
        }
        let mut lines = vec![said];
        if self.rows.by_effort && all.without > 0 {
            lines.push(format!("{} without effort", all.without));
        }
        lines
    }

    pub fn row(&mut self, out: &mut Vec<Mark>, row: &Row, lane: u32, top: f32) {
        for (place, sum) in row.totals.iter().enumerate() {
            if sum.is_empty() {
                continue;
            }
            let x = super::SIDE + self.size.column * draw::count(place);
            let column = Columns::key(self.columns.list[place]);
            self.head(out, row, sum, place, lane, [x, top]);
            let (named, left) = Size::named(row, &row.cells[place], &column, self.unfolded);
            let mut y = top + HEAD;
            for (item, beside) in row.cells[place].named.iter().take(named) {
                self.item(out, *item, beside.as_deref(), lane, [x + PAD, y]);
                y += PITCH;
            }
            if left > 0 || named > MOST + 1 {
                self.fold(out, fold_key(row, &column), left, lane, [x + PAD, y]);
            }
        }
    }

    /// Number and bar of a cell: a node, so that keys reach it and a screen reader reads it.
    fn head(
        &mut self,
        out: &mut Vec<Mark>,
        row: &Row,
        sum: &Sum,
        place: usize,
        lane: u32,
        [x, top]: [f32; 2],
    ) {
        let node = draw::node_place(&self.nodes);
        let room = self.size.column - 2.0 * PAD;
        let lands = format!("{} landing", sum.lands);
        let baseline = top + 19.0;
        let by_effort = self.rows.by_effort;
        let number = if by_effort { self.amount(sum) } else { lands.clone() };
        let bold = Font::new(Weight::Semibold, 12.5);
        out.push(draw::text(
            x + PAD,
            baseline,
            number.clone(),
            12.5,
            Weight::Semibold,
            Anchor::Start,
            Paint::Ink,
            Some(node),
        ));
        let runs = (sum.runs > 0).then(|| format!("{} running on", sum.runs));
        let without = (by_effort && sum.without > 0).then(|| format!("{} without", sum.without));
        let lands = by_effort.then_some(lands);
        let full: Vec<&str> = [&lands, &without, &runs].into_iter().flatten().map(String::as_str).collect();
        let left = room - bold.width(&number) - 8.0;
        let font = Font::new(Weight::Regular, LABEL);
        // As much of it as fits, the most telling first.
        let said =
            (1..=full.len()).rev().map(|n| full[..n].join(" · ")).find(|said| font.width(said) <= left);
        if let Some(said) = said {
            let right = x + self.size.column - PAD;
            let mark = draw::text(
                right,
                baseline,
                said,
                LABEL,
                Weight::Regular,
                Anchor::End,
                Paint::Muted,
                Some(node),
            );
            out.push(mark);
        }
        self.load(out, row, sum, [x + PAD, top + 25.0, room], node);
        let column = self.columns.list[place];
        let mut detail = vec![self.columns.detail(column)];
        detail.extend(full.iter().map(|said| (*said).to_owned()));
        let names: Vec<&str> =
            row.cells[place].named.iter().map(|(ix, _)| self.plan.items[*ix].title.as_str()).collect();
        if !names.is_empty() {
            detail.push(names.join("; "));
        }
        detail.retain(|said| !said.is_empty());
        self.nodes.push(Node {
            key: Key::Group(format!("cell:{}@{}", row.key, Columns::key(column))),
            part: Part::Body,
            record: None,
            title: format!("{}: {number}", self.columns.title(column)),
            detail: detail.join(", ").replace("without", "without effort"),
            x: x + 3.0,
            y: top + 4.0,
            w: self.size.column - 6.0,
            h: HEAD - 6.0,
            lane,
            paint: Paint::Muted,
            movable: false,
            fold: None,
            lit: Vec::new(),
        });
    }

    /// The bar: as long as the cell weighs, in the colours of the objectives served.
    fn load(&self, out: &mut Vec<Mark>, row: &Row, sum: &Sum, [x, y, room]: [f32; 3], node: u32) {
        let most = self.size.most[usize::from(row.sums)];
        let all = weight(self.rows, sum);
        if most <= 0.0 || all <= 0.0 {
            return;
        }
        #[expect(clippy::cast_possible_truncation, reason = "a part of 1")]
        let length = ((all / most) as f32 * room).max(LEAST);
        let node = Some(node);
        if !self.rows.by_effort {
            out.push(draw::part(x, y, length, LOAD, 2.0, Some(Paint::Faint), None, false, node));
            return;
        }
        let mut left = x;
        for (hue, work) in sum.by_hue() {
            let look = Look::of(hue);
            #[expect(clippy::cast_possible_truncation, reason = "a part of 1")]
            let w = (work / all) as f32 * length;
            let (fill, stroke) = match hue {
                Some(_) => (look.solid, None),
                None if self.plan.hides_objectives() => (Paint::Faint, None),
                None => (Paint::Hatch, Some(Paint::HatchSolid)),
            };
            out.push(draw::part(left, y, w, LOAD, 0.0, Some(fill), stroke, false, node));
            left += w;
        }
    }

    /// An item's strip.
    fn item(&mut self, out: &mut Vec<Mark>, ix: Ix<Item>, beside: Option<&str>, lane: u32, [x, y]: [f32; 2]) {
        let w = self.size.column - 2.0 * PAD;
        strip(out, &mut self.nodes, (self.plan, ix), beside, lane, [x, y, w]);
    }

    /// What unfolds the rest of a cell, or folds it again.
    fn fold(&mut self, out: &mut Vec<Mark>, key: String, hidden: usize, lane: u32, [x, y]: [f32; 2]) {
        let title = if hidden > 0 { format!("+{hidden} more") } else { "Show fewer".to_owned() };
        let node = draw::node_place(&self.nodes);
        let font = Font::new(Weight::Medium, LABEL);
        let w = font.width(&title) + 2.0 * BAR_PAD;
        out.push(draw::part(
            x,
            y,
            w,
            STRIP,
            4.0,
            Some(Paint::Paper),
            Some(Paint::Hairline),
            false,
            Some(node),
        ));
        out.push(draw::text(
            x + BAR_PAD,
            y + 14.0,
            title.clone(),
            LABEL,
            Weight::Medium,
            Anchor::Start,
            Paint::Muted,
            Some(node),
        ));
        self.nodes.push(Node {
            key: Key::Group(format!("fold:{key}")),
            part: Part::Body,
            record: None,
            title,
            detail: if hidden > 0 { "folded" } else { "unfolded" }.to_owned(),
            x,
            y,
            w,
            h: STRIP,
            lane,
            paint: Paint::Muted,
            movable: false,
            fold: Some(key),
            lit: Vec::new(),
        });
    }
}
