//! Draws the coverage matrix: names, dots, and what stands out.

use crate::model::{RecordKind, RecordRef};
use crate::picture::draw::{self, Look};
use crate::picture::text::Font;
use crate::picture::words::{self, percent, rounded};
use crate::picture::{CoverageColumns, CoverageDots, PictureSpec};
use crate::plan::Plan;
use crate::scene::{Anchor, Key, Lane, Mark, Node, Paint, Part, Scene, Weight};

use super::columns::Column;
use super::gather::{Cell, Coverage, Of, Row};
use super::{DETAIL, SIDE, said};

/// Height of a row whose title takes one line, and of one with two.
const ROW: [f32; 2] = [48.0, 62.0];
/// The largest dot and the smallest.
const DOT: [f32; 2] = [13.0, 2.5];
/// From a cell's left edge to the middle of its dot.
const MIDDLE: f32 = 24.0;
/// From a cell's edge to what stands in it.
pub const PAD: f32 = 10.0;
const INDENT: f32 = 14.0;
/// Deeper objectives are not moved further.
const DEEPEST: usize = 4;
/// The sign that folds a row stands at its right end.
const SIGN: f32 = 24.0;

/// A quiet line of text.
pub fn muted([x, y]: [f32; 2], text: String) -> Mark {
    draw::text(x, y, text, DETAIL, Weight::Regular, Anchor::Start, Paint::Muted, None)
}

/// A circle.
pub fn disc(x: f32, y: f32, r: f32, fill: Option<Paint>, stroke: Option<Paint>, node: Option<u32>) -> Mark {
    draw::part(x - r, y - r, 2.0 * r, 2.0 * r, r, fill, stroke, false, node)
}

/// Draws rows and keeps the nodes that stand for their cells.
pub struct Drawn<'a> {
    pub plan: &'a Plan,
    pub spec: &'a PictureSpec,
    pub found: &'a Coverage,
    /// Width of a column.
    pub column: f32,
    /// Whether the header has a band that names unfolded products.
    pub band: bool,
    pub nodes: Vec<Node>,
}

impl Drawn<'_> {
    fn amount(&self, amount: f64) -> String {
        if self.found.by_effort {
            rounded(amount, &self.plan.workspace.effort_unit)
        } else {
            words::number((amount * 10.0).round() / 10.0)
        }
    }

    pub fn left(&self, column: usize) -> f32 {
        SIDE + self.column * draw::count(column)
    }

    fn has_objectives(&self) -> bool {
        self.found.rows.iter().any(|row| matches!(row.of, Of::One(_)))
    }

    /// What is wrong with a column, in two words.
    pub fn wrong(&self, place: usize, column: &Column) -> Option<String> {
        if !self.has_objectives() || column.lacks {
            return None;
        }
        if column.of.len() > 1 {
            let loose = self.found.loose_in(place);
            return match loose {
                0 => None,
                1 => Some("1 serves none".to_owned()),
                n => Some(format!("{n} serve none")),
            };
        }
        if self.found.serves_none(place) {
            return Some("serves none".to_owned());
        }
        (self.found.is_idle(place) && self.spec.against == CoverageColumns::Strategy)
            .then(|| "no work".to_owned())
    }

    /// Draws all rows, and the columns that stand out over them.
    pub fn rows(&mut self, scene: &mut Scene) {
        let most = self.most();
        let mut y = scene.header_height;
        let found = self.found;
        for (place, row) in found.rows.iter().enumerate() {
            let lane = u32::try_from(place).unwrap_or(u32::MAX);
            let lines = self.title(row);
            let h = ROW[lines.len().clamp(1, 2) - 1];
            if row.of == Of::All || row.sums {
                scene.body.push(draw::rect(SIDE, y, scene.width - SIDE, h, Paint::Panel));
            }
            scene.body.push(draw::rect(SIDE, y + h - 1.0, scene.width - SIDE, 1.0, Paint::Hairline));
            if row.is_idle() {
                let w = scene.width - SIDE - 8.0;
                scene.body.push(draw::part(
                    SIDE + 4.0,
                    y + 5.0,
                    w,
                    h - 11.0,
                    5.0,
                    None,
                    Some(Paint::Alert),
                    true,
                    None,
                ));
            }
            for column in 0..found.columns.len() {
                if row.of == Of::All {
                    self.total(&mut scene.body, column, lane, [y, h]);
                } else {
                    self.cell(&mut scene.body, (row, column), lane, [y, h], most);
                }
            }
            let (detail, alarming) = self.detail(row);
            self.side(&mut scene.side, row, lines, (&detail, alarming), [y, h]);
            let record = self.record(row);
            scene.lanes.push(Lane {
                key: row.key.clone(),
                within: row.within.clone(),
                record,
                title: row.title.clone(),
                detail,
                part: Part::Body,
                y,
                h,
                folded: row.folded && row.sums,
                count: u32::try_from(row.total.items).unwrap_or(u32::MAX),
            });
            y += h;
        }
        scene.height = y;
        for (place, column) in found.columns.iter().enumerate() {
            let x = self.left(place);
            scene.body.push(draw::rect(
                x + self.column - 1.0,
                scene.header_height,
                1.0,
                y - scene.header_height,
                Paint::Grid,
            ));
            if column.of.len() == 1 && self.wrong(place, column).is_some() {
                let top = scene.header_height + ROW[0] + 5.0;
                let h = y - top - 6.0;
                if h > 0.0 {
                    let w = self.column - 9.0;
                    scene.body.push(draw::part(
                        x + 4.0,
                        top,
                        w,
                        h,
                        5.0,
                        None,
                        Some(Paint::Alert),
                        true,
                        None,
                    ));
                }
            }
        }
    }

    /// The most that a cell holds: a dot of full size. A column of hundreds beside columns of one does not count: all
    /// others would be specks.
    fn most(&self) -> f64 {
        let most = |counts: &dyn Fn(usize) -> bool| {
            let rows = self.found.rows.iter().filter(|row| row.of != Of::All);
            let cells = rows.flat_map(|row| row.cells.iter().enumerate());
            cells.filter(|(column, _)| counts(*column)).map(|(_, cell)| cell.amount).fold(0.0, f64::max)
        };
        let single = most(&|column| self.found.columns.get(column).is_some_and(|column| !column.folded));
        if single > 0.0 { single } else { most(&|_| true) }
    }

    fn record(&self, row: &Row) -> Option<RecordRef> {
        match row.of {
            Of::One(ix) => Some(RecordRef::new(RecordKind::Objective, self.plan.objectives[ix].id)),
            Of::All | Of::Nothing => None,
        }
    }

    fn title(&self, row: &Row) -> Vec<String> {
        let weight = if row.depth == 0 { Weight::Semibold } else { Weight::Medium };
        Font::new(weight, 13.0).wrap(&row.title, SIDE - Self::indent(row) - SIGN, 2)
    }

    fn indent(row: &Row) -> f32 {
        30.0 + INDENT * draw::count(row.depth.min(DEEPEST))
    }

    /// A row's second line, and whether it is alarming.
    fn detail(&self, row: &Row) -> (String, bool) {
        let Cell { amount, items, .. } = &row.total;
        if row.is_idle() {
            let linked = row.cells.iter().any(|cell| cell.linked.is_some());
            let word = match (linked, self.spec.against) {
                (true, CoverageColumns::Strategy) => "a strategy, but no work yet",
                (true, CoverageColumns::Leader) => "an owner, but no work yet",
                _ => "nothing serves it",
            };
            return (word.to_owned(), true);
        }
        let items = words::count(*items, "item");
        let share = percent(self.found.share(row));
        let said = match (row.of, self.found.by_effort) {
            (Of::All, true) => format!("{} · {items}", self.amount(*amount)),
            (Of::All, false) => items,
            (_, true) => format!("{share} · {} · {items}", self.amount(*amount)),
            (_, false) => format!("{share} · {items}"),
        };
        (said, row.of == Of::Nothing)
    }

    fn side(
        &self,
        out: &mut Vec<Mark>,
        row: &Row,
        lines: Vec<String>,
        (detail, alarming): (&str, bool),
        [top, h]: [f32; 2],
    ) {
        let panel = row.of == Of::All || row.sums;
        out.push(draw::rect(0.0, top, SIDE, h, if panel { Paint::Panel } else { Paint::Paper }));
        let x = Self::indent(row);
        let (hue, chip) = match row.of {
            Of::All => (Paint::Muted, None),
            Of::One(ix) => {
                let look = Look::of(Some(self.plan.hue(ix)));
                (look.solid, Some((look.solid, None)))
            }
            Of::Nothing => (Paint::HatchSolid, Some((Paint::Hatch, Some(Paint::HatchSolid)))),
        };
        if let Some((fill, stroke)) = chip {
            out.push(draw::part(x - 16.0, top + 9.0, 10.0, 10.0, 3.0, Some(fill), stroke, false, None));
        }
        let weight = if row.depth == 0 { Weight::Semibold } else { Weight::Medium };
        let mut y = top + 19.0;
        for text in lines {
            out.push(draw::text(x, y, text, 13.0, weight, Anchor::Start, Paint::Ink, None));
            y += 15.5;
        }
        let (weight, paint) =
            if alarming { (Weight::Semibold, Paint::Alert) } else { (Weight::Regular, Paint::Muted) };
        let room = SIDE - x - PAD;
        let fitted = Font::new(weight, DETAIL).fit(detail, room).unwrap_or_default().into_owned();
        out.push(draw::text(x, y, fitted, DETAIL, weight, Anchor::Start, paint, None));
        if row.of != Of::All && row.total.amount > 0.0 {
            #[expect(clippy::cast_possible_truncation, reason = "a part of 1")]
            let w = (self.found.share(row) as f32 * room).max(2.0);
            out.push(draw::round(x, top + h - 8.0, w, 3.0, 1.5, hue));
        }
        out.push(draw::rect(0.0, top + h - 1.0, SIDE, 1.0, Paint::Hairline));
    }

    /// What a column holds in all, and what is wrong with it: the node that stands for the column.
    fn total(&mut self, out: &mut Vec<Mark>, place: usize, lane: u32, [y, h]: [f32; 2]) {
        let found = self.found;
        let (column, cell) = (&found.columns[place], &found.rows[0].cells[place]);
        let node = draw::node_place(&self.nodes);
        let x = self.left(place) + PAD;
        let room = self.column - 2.0 * PAD;
        let items = words::count(cell.items, "item");
        let number = if found.by_effort { self.amount(cell.amount) } else { items.clone() };
        let wrong = self.wrong(place, column);
        let bold = Weight::Semibold;
        let (size, ink) = (12.5, if column.lacks { Paint::Alert } else { Paint::Ink });
        out.push(draw::text(x, y + 19.0, number.clone(), size, bold, Anchor::Start, ink, Some(node)));
        let (said, weight, paint) = match &wrong {
            Some(wrong) => (wrong.clone(), bold, Paint::Alert),
            None if found.by_effort => (items.clone(), Weight::Regular, Paint::Muted),
            None => (percent(found.column_share(place)), Weight::Regular, Paint::Muted),
        };
        if let Some(fitted) = Font::new(weight, DETAIL).fit(&said, room) {
            let fitted = fitted.into_owned();
            out.push(draw::text(x, y + 35.0, fitted, DETAIL, weight, Anchor::Start, paint, Some(node)));
        }
        let folds = match (column.fold.is_some(), column.folded) {
            (true, true) => {
                Some(format!("{} folded", words::count(column.of.len(), said::words(self.spec.against).one)))
            }
            (true, false) => Some("unfolded".to_owned()),
            _ => None,
        };
        let detail: Vec<String> =
            [Some(items).filter(|_| found.by_effort), wrong, folds].into_iter().flatten().collect();
        self.nodes.push(Node {
            key: Key::Group(format!("column:{}", column.key)),
            part: Part::Body,
            record: column.record.filter(|_| column.fold.is_none()),
            title: format!("{}: {number}", column.title),
            detail: detail.join(", "),
            x: x - PAD + 3.0,
            y: y + 3.0,
            w: self.column - 7.0,
            h: h - 7.0,
            lane,
            paint: Paint::Muted,
            movable: false,
            fold: column.fold.clone(),
            lit: Vec::new(),
        });
    }

    /// A dot with its number; a ring where a link has no work.
    fn cell(
        &mut self,
        out: &mut Vec<Mark>,
        (row, place): (&Row, usize),
        lane: u32,
        [y, h]: [f32; 2],
        most: f64,
    ) {
        let (column, cell) = (&self.found.columns[place], &row.cells[place]);
        if cell.is_empty() {
            return;
        }
        let node = draw::node_place(&self.nodes);
        let left = self.left(place);
        let (x, middle) = (left + MIDDLE, y + h / 2.0 - 1.0);
        let look = match row.of {
            Of::One(ix) => Look::of(Some(self.plan.hue(ix))),
            Of::All | Of::Nothing => Look::of(None),
        };
        let part = self.found.part(row, place);
        let size = match self.spec.dots {
            CoverageDots::Effort if most > 0.0 => cell.amount / most,
            CoverageDots::Effort => 0.0,
            CoverageDots::Weight => part,
        };
        let at = Some(node);
        let said = if cell.items == 0 {
            out.push(disc(x, middle, 6.0, None, Some(look.solid), at));
            None
        } else {
            #[expect(clippy::cast_possible_truncation, reason = "a part of 1")]
            let r = (size.clamp(0.0, 1.0).sqrt() as f32 * DOT[0]).max(DOT[1]);
            let (fill, stroke) = match row.of {
                Of::Nothing => (Paint::Hatch, Some(Paint::HatchSolid)),
                _ => (look.solid, None),
            };
            out.push(disc(x, middle, r, Some(fill), stroke, at));
            Some(match self.spec.dots {
                CoverageDots::Effort => self.amount(cell.amount),
                CoverageDots::Weight => percent(part),
            })
        };
        let paint = if said.is_some() { Paint::Ink } else { Paint::Muted };
        let text = said.unwrap_or_else(|| "no work".to_owned());
        if let Some(fitted) =
            Font::new(Weight::Regular, DETAIL).fit(&text, self.column - MIDDLE - DOT[0] - 9.0)
        {
            let (x, fitted) = (x + if cell.items > 0 { DOT[0] + 5.0 } else { 11.0 }, fitted.into_owned());
            out.push(draw::text(x, middle + 4.0, fitted, DETAIL, Weight::Regular, Anchor::Start, paint, at));
        }
        let mut detail = Vec::new();
        if cell.items > 0 {
            if self.found.by_effort {
                detail.push(self.amount(cell.amount));
            }
            detail.push(words::count(cell.items, "item"));
            if cell.amount > 0.0 {
                detail.push(format!("{} of {}", percent(part), column.title));
            }
        } else {
            detail.push("no work yet".to_owned());
        }
        if let Some(linked) = cell.linked.filter(|_| column.of.len() == 1) {
            detail.push(match self.spec.against {
                CoverageColumns::Leader => "answers for the objective".to_owned(),
                _ => format!("linked with weight {}", words::number(linked)),
            });
        }
        self.nodes.push(Node {
            key: Key::Group(format!("cell:{}@{}", row.key, column.key)),
            part: Part::Body,
            record: column.record.or_else(|| self.record(row)),
            title: format!("{} × {}", row.title, column.title),
            detail: detail.join(", "),
            x: left + 3.0,
            y: y + 3.0,
            w: self.column - 7.0,
            h: h - 7.0,
            lane,
            paint: look.solid,
            movable: false,
            fold: None,
            lit: Vec::new(),
        });
    }
}
