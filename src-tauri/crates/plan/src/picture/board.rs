//! The board: cards in columns. Now, next and later, or one column for each word that items have.
//!
//! The engine knows columns and cards; what a column stands for, what falls into it and what dropping a card there
//! means is [`columns`]'s alone.

mod cards;
mod columns;

use chrono::NaiveDate;

use super::place::{Placing, Target};
use super::select::Selection;
use super::text::Font;
use super::{BoardColumns, PictureSpec, draw, roadmap, words};
use crate::alignment::effort::Effort;
use crate::model::Item;
use crate::plan::{Ix, Plan};
use crate::scene::{Anchor, Lane, Mark, Paint, Part, Scene, Weight};
use cards::{Card, Cards};
use columns::{Column, Columns};

/// Left of the first column and right of the last one.
const MARGIN: f32 = 10.0;
/// A column is never narrower; a window with less room scrolls.
const NARROWEST: f32 = 196.0;
/// A column does not need more.
const WIDEST: f32 = 380.0;
/// The width that columns share where nobody asked for one: about that of a page at its natural size.
const NATURAL: f32 = 1060.0;
/// From a column's edge to its cards.
const PAD: f32 = 8.0;
/// Between two cards, and above the first.
const GAP: f32 = 8.0;
/// A column shows this many cards before it folds: more than a few screens of them nobody reads.
const MOST: usize = 60;
/// Height of the fold at a column's end.
const FOLD: f32 = 26.0;
/// Size of a column's second line.
const DETAIL: f32 = 11.0;
/// A column that takes a card goes down as far as anybody can scroll.
const TALL: f32 = 1e7;
/// Height of the line below the legend that says the rule.
const NOTE: f32 = 24.0;

/// Where the columns stand.
struct Frame {
    column: f32,
    header: f32,
    width: f32,
}

impl Frame {
    fn new(columns: &[Column], width: f32) -> Self {
        let n = draw::count(columns.len().max(1));
        let share = (if width > 0.0 { width } else { NATURAL } - 2.0 * MARGIN) / n;
        let column = share.clamp(NARROWEST, WIDEST).floor();
        let lines = columns.iter().map(|one| detail_lines(one, column).len()).max().unwrap_or(0);
        let header = 42.0 + draw::count(lines) * 14.0;
        Self { column, header, width: (column * n + 2.0 * MARGIN).max(width) }
    }

    fn left(&self, place: usize) -> f32 {
        MARGIN + draw::count(place) * self.column
    }

    /// The column at an x; beyond the ends the first or the last.
    fn at(&self, x: f32, count: usize) -> usize {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held to what there is")]
        let place = ((x - MARGIN) / self.column).max(0.0) as usize;
        place.min(count.saturating_sub(1))
    }
}

fn detail_lines(column: &Column, width: f32) -> Vec<String> {
    if column.detail.is_empty() {
        return Vec::new();
    }
    Font::new(Weight::Regular, DETAIL).wrap(&column.detail, width - 2.0 * PAD, 2)
}

/// The items of the board: those that the settings let through; by horizon, only what is still to be done.
fn shown(plan: &Plan, spec: &PictureSpec) -> (Vec<Ix<Item>>, usize) {
    let selection = Selection::new(plan, &spec.filter);
    let mut items = roadmap::shown(plan, spec, &selection);
    let all = items.len();
    if spec.columns == BoardColumns::Horizon {
        items.retain(|ix| plan.items[*ix].is_active());
    }
    let left_out = all - items.len();
    (items, left_out)
}

fn title(columns: BoardColumns) -> String {
    match columns {
        BoardColumns::Horizon => "Now, next, later".to_owned(),
        other => format!("Board by {}", other.label().to_lowercase()),
    }
}

/// Lays out the board. A plan without items, or one whose filter lets none through, gives a scene without nodes and
/// lanes.
#[must_use]
pub fn board(plan: &Plan, spec: &PictureSpec, today: NaiveDate) -> Scene {
    let title = title(spec.columns);
    let (items, left_out) = shown(plan, spec);
    if items.is_empty() {
        return Scene { title, ..Scene::default() };
    }
    let columns = Columns::new(plan, spec.columns, &items, today);
    let frame = Frame::new(&columns.list, spec.width);
    let mut scene = Scene { title, width: frame.width, header_height: frame.header, ..Scene::default() };

    let mut by_column: Vec<Vec<Ix<Item>>> = vec![Vec::new(); columns.list.len()];
    for (item, column) in items.iter().zip(&columns.of) {
        by_column[*column].push(*item);
    }
    let initials = roadmap::Initials::new(plan);
    let mut nodes = Vec::with_capacity(items.len());
    let mut cards = Cards { plan, today, initials: &initials, nodes: &mut nodes };
    let measured: Vec<Vec<Card>> = by_column
        .iter_mut()
        .zip(&columns.list)
        .map(|(here, column)| {
            sort(plan, here);
            let open = here.len() <= MOST || spec.unfolded.contains(&column.key);
            let seen = if open { here.len() } else { MOST };
            let card = |item: &Ix<Item>| Card::new(plan, spec.columns, *item, frame.column - 2.0 * PAD);
            here.iter().take(seen).map(card).collect()
        })
        .collect();
    // On paper cards stand in rows across the columns, so that a page can end between two rows.
    let rows = if spec.height > 0.0 { Vec::new() } else { row_heights(&measured) };
    let mut bottom = frame.header;
    for (place, here) in measured.iter().enumerate() {
        let lane = u32::try_from(place).unwrap_or(u32::MAX);
        let [x, w] = [frame.left(place) + PAD, frame.column - 2.0 * PAD];
        let mut y = frame.header + GAP;
        for (n, card) in here.iter().enumerate() {
            let height = rows.get(n).copied().unwrap_or(card.height);
            cards.draw(&mut scene.body, card, lane, [x, y, height]);
            y += height + GAP;
        }
        let all = by_column[place].len();
        if all > MOST {
            let key = &columns.list[place].key;
            cards.fold(&mut scene.body, key, all - here.len(), lane, [x, y, w, FOLD]);
            y += FOLD + GAP;
        }
        bottom = bottom.max(y);
    }
    scene.nodes = nodes;
    scene.height = (bottom + GAP).max(spec.height);
    furnish(&mut scene, plan, &columns, &by_column, &frame);

    let foot = if spec.width > 0.0 { spec.width } else { scene.width };
    let legend = roadmap::legend(plan, &items, foot, &mut scene.footer);
    scene.footer_height = legend;
    if let Some(note) = columns.note(left_out) {
        let top = if legend > 0.0 { legend - 8.0 } else { 0.0 };
        let font = Font::new(Weight::Regular, DETAIL);
        let fitted = font.fit(&note, foot - 36.0).unwrap_or_default().into_owned();
        scene.footer.push(line([18.0, top + 10.0], fitted, DETAIL, Weight::Regular, Paint::Muted));
        scene.footer_height = top + NOTE;
    }
    scene
}

/// The height of each row of cards across all columns.
fn row_heights(columns: &[Vec<Card>]) -> Vec<f32> {
    let rows = columns.iter().map(Vec::len).max().unwrap_or(0);
    let height = |row: usize| {
        columns.iter().filter_map(|cards| cards.get(row)).map(|card| card.height).fold(0.0, f32::max)
    };
    (0..rows).map(height).collect()
}

/// In the order in which work begins; what has no dates comes last, by its own order.
fn sort(plan: &Plan, items: &mut [Ix<Item>]) {
    let begins = |ix: Ix<Item>| plan.items[ix].span().map_or(NaiveDate::MAX, |span| span.first);
    items.sort_by(|a, b| begins(*a).cmp(&begins(*b)).then_with(|| roadmap::by_position(plan, *a, *b)));
}

fn line([x, y]: [f32; 2], text: String, size: f32, weight: Weight, paint: Paint) -> Mark {
    draw::text(x, y, text, size, weight, Anchor::Start, paint, None)
}

/// Column heads, the lines between columns, and the lanes that say the same to a screen reader.
fn furnish(scene: &mut Scene, plan: &Plan, columns: &Columns, items: &[Vec<Ix<Item>>], frame: &Frame) {
    let header = frame.header;
    let effort = Effort::new(plan);
    scene.header.push(draw::rect(0.0, 0.0, scene.width, header, Paint::Paper));
    scene.header.push(draw::rect(0.0, header - 1.0, scene.width, 1.0, Paint::Hairline));
    for (place, (column, here)) in columns.list.iter().zip(items).enumerate() {
        let left = frame.left(place) + PAD;
        let room = frame.column - 2.0 * PAD;
        if place > 0 {
            let x = frame.left(place);
            scene.body.push(draw::rect(x, header, 1.0, scene.height - header, Paint::Grid));
        }
        let load = load(plan, &effort, here);
        let load_w = Font::new(Weight::Regular, DETAIL).width(&load);
        let name = Font::new(Weight::Semibold, 13.0).fit(&column.title, room - load_w - 10.0);
        let name = name.unwrap_or_default().into_owned();
        scene.header.push(line([left, 25.0], name, 13.0, Weight::Semibold, column.paint));
        scene.header.push(draw::text(
            left + room,
            25.0,
            load.clone(),
            DETAIL,
            Weight::Regular,
            Anchor::End,
            Paint::Muted,
            None,
        ));
        for (n, text) in detail_lines(column, frame.column).into_iter().enumerate() {
            let y = 42.0 + draw::count(n) * 14.0;
            scene.header.push(line([left, y], text, DETAIL, Weight::Regular, Paint::Muted));
        }
        let count = words::count(here.len(), "item");
        let detail = [column.detail.as_str(), &count].into_iter().filter(|part| !part.is_empty());
        scene.lanes.push(Lane {
            key: column.key.clone(),
            within: None,
            record: column.record,
            title: column.title.clone(),
            detail: detail.collect::<Vec<_>>().join(", "),
            part: Part::Body,
            y: header,
            h: scene.height - header,
            folded: false,
            count: u32::try_from(here.len()).unwrap_or(u32::MAX),
        });
    }
}

/// How much stands in a column: how many items, and the effort that is still in them, each person-month counted once.
fn load(plan: &Plan, effort: &Effort, items: &[Ix<Item>]) -> String {
    let sum: f64 = items.iter().map(|ix| effort.of(*ix)).sum();
    let count = items.len();
    if sum > 0.0 {
        format!("{count} · {}", words::amount(sum, words::short_unit(&plan.workspace.effort_unit)))
    } else {
        count.to_string()
    }
}

/// What it would mean to put items elsewhere on the board: at a place of the body, or a column to the side.
pub(super) fn place(
    plan: &Plan,
    spec: &PictureSpec,
    today: NaiveDate,
    items: &[Ix<Item>],
    target: Target,
) -> Option<Placing> {
    let (shown, _) = shown(plan, spec);
    let columns = Columns::new(plan, spec.columns, &shown, today);
    let frame = Frame::new(&columns.list, spec.width);
    let now = |item: Ix<Item>| {
        shown.iter().position(|other| *other == item).and_then(|at| columns.of.get(at).copied())
    };
    let first = now(*items.first()?)?;
    let last = columns.list.len().checked_sub(1)?;
    let to = match target {
        Target::Point { x, .. } => frame.at(x, last + 1),
        Target::By { dx, .. } if dx < 0 => first.saturating_sub(1),
        Target::By { dx, .. } if dx > 0 => (first + 1).min(last),
        Target::By { .. } => first,
    };
    let column = &columns.list[to];
    let moving: Vec<Ix<Item>> = items.iter().copied().filter(|item| now(*item) != Some(to)).collect();
    // What stands there through something else stays where it is.
    let changes: Vec<_> =
        moving.iter().flat_map(|item| column.means.changes(plan, *item).unwrap_or_default()).collect();
    let what = match moving.as_slice() {
        [one] => plan.items[*one].title.clone(),
        many => words::count(many.len(), "item"),
    };
    Some(Placing {
        moved: !changes.is_empty(),
        edit: format!("Move {what} to {}", column.title),
        label: column.title.clone(),
        into: [frame.left(to), frame.header, frame.column, TALL],
        changes,
    })
}
