//! A roadmap with dates: axis, bars and diamonds, dependency lines, and the tray of what has no dates.

use chrono::NaiveDate;

use crate::model::{Item, ItemStatus, RecordKind, RecordRef};
use crate::picture::draw::{self, BAR, BAR_BASELINE, BAR_PAD, LABEL, Look, PAUSE};
use crate::picture::pen::Pen;
use crate::picture::select::Selection;
use crate::picture::text::Font;
use crate::picture::{PictureSpec, words};
use crate::plan::{Ix, Plan};
use crate::scene::{Key, Mark, Node, Paint, Part, Scene, TimeScale, Weight};

use super::axis::{self, Axis, HEADER, MARGIN};
use super::bars::{self, BESIDE, Bar, DIAMOND, Initials, LabelAt};
use super::lanes::Lanes;
use super::{PITCH, PLATE, SIDE, chips, lines};

/// What drawing out the axis leaves free on the right, where labels stand beside the last bars.
const LABELS: f32 = 120.0;
/// A label with less room than this is not drawn: `W…` says nothing.
const LEAST_LABEL: f32 = 20.0;

pub fn timeline(
    plan: &Plan,
    spec: &PictureSpec,
    selection: &Selection<'_>,
    items: &[Ix<Item>],
    lanes: &Lanes,
    today: NaiveDate,
) -> Scene {
    let mut dated = Vec::with_capacity(items.len());
    let mut undated = Vec::new();
    for (item, lane) in items.iter().zip(&lanes.of) {
        match bars::days(&plan.items[*item]) {
            Some(days) => dated.push((*item, *lane, days)),
            None => undated.push(*item),
        }
    }
    let spans: Vec<_> = dated.iter().map(|(_, _, days)| *days).collect();
    let axis = Axis::new(spec.zoom, (SIDE + MARGIN, spec.width - LABELS), &spans, selection.period(), today);
    let initials = Initials::new(plan);
    let folded: Vec<bool> = lanes.heads.iter().map(|head| head.folded).collect();
    let (bars, rows) = bars::lay_out(plan, &axis, &dated, &initials, &folded);

    let mut scene = Scene { side_width: SIDE, header_height: HEADER, ..Scene::default() };
    let mut y = HEADER;
    for (head, rows) in lanes.heads.iter().zip(&rows) {
        let h = super::lane_height(head, draw::float(*rows) * PITCH);
        scene.lanes.push(super::lane(head, y, h));
        y += h;
    }
    scene.height = y.max(spec.height);
    let reach = bars.iter().map(|bar| bar.reach).fold(axis.x(axis.last + 1), f32::max);
    scene.width = reach.max(spec.width);
    let scale = axis.scale(scene.width, today);

    let fiscal = plan.workspace.fiscal_start_month;
    scene.header = axis::header(&scale, scene.width, spec.zoom, fiscal);
    scene.body = Vec::with_capacity(bars.len() * 4 + 200);
    scene.body.extend(axis::grid(&scale, scene.width, spec.zoom, fiscal, HEADER, scene.height));
    for lane in &scene.lanes {
        scene.body.push(draw::rect(SIDE, lane.y + lane.h - 1.0, scene.width - SIDE, 1.0, Paint::Hairline));
    }
    draw_bars(plan, spec, &initials, &bars, &mut scene);
    draw_today(&scale, &mut scene);
    scene.time = Some(scale);
    super::furnish(&mut scene, lanes);

    let footer = super::footer_width(spec, &scene);
    // In a window the ground goes on under all that can be scrolled to; on paper it is what is fitted to the page.
    let width = (footer, if spec.width > 0.0 { scene.width.max(spec.width) } else { footer });
    let mut tray = chips::Chips::new(plan, &initials, &mut scene.nodes);
    scene.tray_height = chips::tray(
        &mut tray,
        &chips::by_bucket(plan, &undated),
        &spec.unfolded,
        width,
        &mut scene.tray,
        &mut scene.lanes,
    );
    scene
}

/// The line of today, over everything else.
fn draw_today(scale: &TimeScale, scene: &mut Scene) {
    if let Some(x) = scale.today {
        scene.body.push(draw::rect(x, HEADER, 1.0, scene.height - HEADER, Paint::Alert));
    }
}

fn draw_bars(plan: &Plan, spec: &PictureSpec, initials: &Initials, bars: &[Bar], scene: &mut Scene) {
    let tops: Vec<f32> = bars
        .iter()
        .map(|bar| scene.lanes[bar.lane as usize].y + PLATE + draw::float(bar.row) * PITCH)
        .collect();
    let mut nodes = Vec::with_capacity(bars.len());
    let mut next = 0;
    for bar in bars {
        let folded = scene.lanes[bar.lane as usize].folded;
        nodes.push((!folded).then_some(next));
        next += u32::from(!folded);
    }
    let (mut calm, mut alarming) = lines::lines(plan, spec, bars, &tops, &nodes);
    // Below the bars, so that no line runs through a label; but a conflict must not hide behind one.
    scene.body.append(&mut calm);

    scene.nodes.reserve(bars.len());
    let label_font = Font::new(Weight::Medium, LABEL);
    for (place, bar) in bars.iter().enumerate() {
        let item = &plan.items[bar.item];
        let look = Look::of_item(plan, bar.item);
        let top = tops[place];
        let Some(node) = nodes[place] else {
            scene.body.push(draw::round(bar.x0, top + 8.0, bar.x1 - bar.x0, 8.0, 3.0, look.fill));
            continue;
        };
        let after = bars.get(place + 1).filter(|next| next.lane == bar.lane && next.row == bar.row);
        let limit = after.map_or(scene.width - BESIDE, |next| next.x0 - BESIDE);
        let out = &mut scene.body;
        if bar.point {
            draw_point(out, item, look, bar, top, node);
        } else {
            draw::bar(out, item, look, [bar.x0, top, bar.x1 - bar.x0], node);
        }
        let own = initials.of(plan, bar.item);
        draw_label(out, label_font, item, look, bar, [top, limit], own, node);
        scene.nodes.push(node_of(plan, bar, item, look, top));
    }
    scene.body.append(&mut alarming);
}

fn node_of(plan: &Plan, bar: &Bar, item: &Item, look: Look, top: f32) -> Node {
    let at = RecordRef::new(RecordKind::Item, item.id);
    let (y, h) = if bar.point { (top + (BAR - DIAMOND) / 2.0, DIAMOND) } else { (top, BAR) };
    Node {
        key: Key::Record(at),
        part: Part::Body,
        record: Some(at),
        title: item.title.clone(),
        detail: words::item(plan, bar.item),
        x: bar.x0,
        y,
        w: bar.x1 - bar.x0,
        h,
        lane: bar.lane,
        paint: look.solid,
        movable: true,
        fold: None,
        lit: Vec::new(),
    }
}

/// A diamond: full where it is committed to, an outline where it is an idea, faint where it is given up.
fn draw_point(out: &mut Vec<Mark>, item: &Item, look: Look, bar: &Bar, top: f32, node: u32) {
    let (fill, stroke, dash) = match item.status {
        ItemStatus::Idea => (Paint::Paper, Some(look.solid), true),
        ItemStatus::OnHold => (Paint::Paper, Some(look.solid), false),
        ItemStatus::Dropped => (Paint::Paper, Some(Paint::Hairline), false),
        _ => (look.solid, None, false),
    };
    let mut pen = Pen::default();
    pen.diamond(f32::midpoint(bar.x0, bar.x1), top + BAR / 2.0, DIAMOND);
    out.push(pen.filled(Some(fill), stroke, dash, Some(node)));
}

#[expect(clippy::too_many_arguments, reason = "a label depends on that much")]
fn draw_label(
    out: &mut Vec<Mark>,
    font: Font,
    item: &Item,
    look: Look,
    bar: &Bar,
    [top, limit]: [f32; 2],
    initials: Option<(&str, f32)>,
    node: u32,
) {
    let baseline = top + BAR_BASELINE;
    let paint = draw::label_paint(item.status, look);
    let mut right = bar.x1 - BAR_PAD;
    let left = bar.x0 + BAR_PAD + if item.status == ItemStatus::OnHold { PAUSE } else { 0.0 };
    match bar.label {
        LabelAt::Beside => {
            let x = bar.x1 + BESIDE;
            let fits = bar.title_w <= limit - x;
            if (fits || limit - x >= LEAST_LABEL)
                && let Some(fitted) = font.fit_known(&item.title, bar.title_w, limit - x)
            {
                let paint =
                    if bar.point && item.status != ItemStatus::Dropped { Paint::Muted } else { paint };
                draw::label(out, item, fitted.into_owned(), [x, baseline], paint, node);
                return;
            }
            if bar.point {
                return;
            }
        }
        LabelAt::WithInitials => {
            if let Some((text, w)) = initials {
                out.push(draw::initials(text, right, baseline - 0.5, paint, node));
                right -= w + BAR_PAD;
            }
        }
        LabelAt::Inside => {}
    }
    if (bar.title_w <= right - left || right - left >= LEAST_LABEL)
        && let Some(fitted) = font.fit_known(&item.title, bar.title_w, right - left)
    {
        draw::label(out, item, fitted.into_owned(), [left, baseline], paint, node);
    }
}
