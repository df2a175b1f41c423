//! A roadmap with dates: where everything stands. Bars and dependency lines become marks only for the part of the
//! picture that is asked for, and after a change only the lanes it touched are laid out again.

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::model::{Item, RecordKind, RecordRef};
use crate::picture::PictureSpec;
use crate::picture::baseline::{Baseline, Since};
use crate::picture::draw::{self, BAR};
use crate::picture::select::Selection;
use crate::plan::{Ix, Plan};
use crate::scene::{Lane, Mark, Paint, Scene};

use super::axis::{self, Axis, Day, HEADER, LONG, MARGIN};
use super::bars::{self, Bar, Initials, Stack, Stacker};
use super::lanes::Lanes;
use super::{PITCH, PLATE, SIDE, chips, ghosts};

/// What drawing out the axis leaves free on the right, where labels stand beside the last bars.
const LABELS: f32 = 120.0;
/// Nothing of a bar or of a lane stands further beyond its box.
const AROUND: f32 = 2.0;

/// A roadmap with dates, laid out.
pub struct Timeline {
    pub(super) spec: PictureSpec,
    pub(super) today: NaiveDate,
    pub(super) axis: Axis,
    pub(super) initials: Initials,
    pub(super) lanes: Lanes,
    /// In the order of the lanes.
    pub(super) stacks: Vec<Stack>,
    /// The earlier state that it is set against.
    pub(super) against: Option<Against>,
    /// By the items' places, where each one's bar stands.
    pub(super) bar_of: Vec<Place>,
    /// The items' parents as they were.
    parents: Vec<Option<Ix<Item>>>,
    /// The heights that the lanes' names need.
    least: Vec<f32>,
    /// All but side, bars and lines; tray nodes count from 0.
    pub(super) base: Scene,
}

/// The earlier state that a roadmap is set against, and what became of the items since.
pub(super) struct Against {
    pub baseline: Arc<Baseline>,
    /// In the order of the items shown.
    since: Vec<Since>,
    /// By the items' places, which of them each is; `u32::MAX` where it is not shown.
    place_of: Vec<u32>,
    /// How many items are not there any more.
    gone: usize,
}

impl Against {
    fn new(plan: &Plan, baseline: Arc<Baseline>, selection: &Selection<'_>, items: &[Ix<Item>]) -> Self {
        let mut place_of = vec![u32::MAX; plan.items.len()];
        for (place, item) in (0u32..).zip(items) {
            place_of[item.get()] = place;
        }
        let since = items.iter().map(|item| baseline.since(&plan.items[*item])).collect();
        // What is not there any more cannot be asked whether it passes a filter.
        let gone =
            if selection.is_everything() { baseline.gone(|id| plan.items.ix(id).is_some()) } else { 0 };
        Self { baseline, since, place_of, gone }
    }

    /// Whether the same became of an item as before it changed.
    fn is_same(&self, plan: &Plan, item: Ix<Item>) -> bool {
        let before = self.since.get(self.place_of[item.get()] as usize);
        before.is_none_or(|before| *before == self.baseline.since(&plan.items[item]))
    }
}

/// The place of a bar: its lane, and which it is there. The lane is `u32::MAX` where an item has no bar.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub lane: u32,
    pub bar: u32,
}

const NOWHERE: Place = Place { lane: u32::MAX, bar: 0 };

impl Timeline {
    /// Lays out the items, each of which stands in its lane.
    pub fn new(
        plan: &Plan,
        spec: &PictureSpec,
        selection: &Selection<'_>,
        items: &[Ix<Item>],
        lanes: Lanes,
        against: Option<&Arc<Baseline>>,
        today: NaiveDate,
    ) -> Self {
        let mut dated = vec![Vec::new(); lanes.heads.len()];
        let mut undated = Vec::new();
        let mut spans = Vec::with_capacity(items.len());
        for (item, lane) in items.iter().zip(&lanes.of) {
            match bars::days(plan, *item) {
                Some(days) => {
                    dated[*lane as usize].push((*item, days));
                    spans.push(days);
                    spans.extend(was(plan, against.map(Arc::as_ref), *item));
                }
                None => undated.push(*item),
            }
        }
        let axis =
            Axis::new(spec.zoom, (SIDE + MARGIN, spec.width - LABELS), &spans, selection.period(), today);
        let initials = Initials::new(plan);
        let mut stacker = Stacker::new(plan, &axis, &initials, against.map(Arc::as_ref));
        let stacks: Vec<Stack> =
            dated.iter().zip(&lanes.heads).map(|(items, head)| stacker.stack(items, head.folded)).collect();
        let mut made = Self {
            spec: spec.clone(),
            today,
            axis,
            initials,
            lanes,
            stacks,
            against: against.map(|baseline| Against::new(plan, Arc::clone(baseline), selection, items)),
            bar_of: vec![NOWHERE; plan.items.len()],
            parents: plan.items.iter().map(|(ix, _)| plan.graph().item_parent(ix)).collect(),
            base: Scene::default(),
            least: Vec::new(),
        };
        made.least = made.lanes.heads.iter().map(super::head_height).collect();
        made.base.lanes = made.lanes.heads.iter().map(|head| super::lane(head, 0.0, 0.0)).collect();
        for lane in 0..made.stacks.len() {
            made.note_bars(lane);
        }
        made.furnish(plan);
        made.fill_tray(plan, &undated);
        let width = super::footer_width(spec, &made.base);
        made.base.footer_height = super::legend(plan, items, width, &mut made.base.footer);
        if let Some(Against { baseline, since, gone, .. }) = &made.against {
            let told = baseline.told(since, *gone);
            let top = made.base.footer_height;
            made.base.footer_height = ghosts::note(&told, (width, top), &mut made.base.footer);
        }
        made
    }

    /// Lays out again what a change of these records touched, and answers true; false where more may be different than
    /// a few lanes, and all must be laid out anew.
    pub fn refresh(&mut self, plan: &Plan, changed: &[RecordRef]) -> bool {
        let Some(touched) = self.touched(plan, changed) else { return false };
        let against = self.against.as_ref().map(|against| against.baseline.as_ref());
        let mut stacker = Stacker::new(plan, &self.axis, &self.initials, against);
        for lane in &touched {
            let stack = &self.stacks[*lane];
            let items: Option<Vec<_>> =
                stack.bars.iter().map(|bar| Some((bar.item, bars::days(plan, bar.item)?))).collect();
            let Some(mut items) = items else { return false };
            // In the order in which they came first: which of two that are alike in all stands above is decided by it.
            items.sort_unstable_by_key(|(item, _)| *item);
            self.stacks[*lane] = stacker.stack(&items, self.lanes.heads[*lane].folded);
        }
        for lane in touched {
            self.note_bars(lane);
        }
        let widths =
            |made: &Self| [made.base.width, super::footer_width(&made.spec, &made.base)].map(f32::to_bits);
        let before = widths(self);
        self.furnish(plan);
        // Tray and footer go by the width too.
        before == widths(self)
    }

    /// The lanes that a change touches; none where it may touch more than the bars of a few lanes.
    fn touched(&self, plan: &Plan, changed: &[RecordRef]) -> Option<Vec<usize>> {
        if plan.items.len() != self.bar_of.len() {
            return None;
        }
        let selection = Selection::new(plan, &self.spec.filter);
        let mut lanes = Vec::new();
        let spanned = |at: &&RecordRef| {
            let up = plan.items.ix(at.id).and_then(|ix| plan.graph().item_parent(ix));
            up.is_some_and(|up| plan.items[up].span().is_none())
        };
        if selection.period().is_some() && changed.iter().any(|at| spanned(&at)) {
            // What spans it may come into the period, or leave it.
            return None;
        }
        let changed = &self.with_spanning(plan, changed);
        for at in changed {
            let item = plan.items.ix(at.id).filter(|_| at.kind == RecordKind::Item)?;
            let Place { lane, bar } = self.bar_of[item.get()];
            let bar = self.stacks.get(lane as usize)?.bars.get(bar as usize)?;
            let record = &plan.items[item];
            let same = self.parents[item.get()] == plan.graph().item_parent(item)
                && self.lanes.holds(plan, lane, item)
                && bar.status == record.status
                && bar.point == record.is_point()
                && self.against.as_ref().is_none_or(|against| against.is_same(plan, item))
                && selection.item(item);
            if !same {
                return None;
            }
            lanes.push(lane as usize);
        }
        lanes.sort_unstable();
        lanes.dedup();
        self.axis_stays(plan, &lanes, changed, &selection).then_some(lanes)
    }

    /// Records that changed, and the items whose bars span any of them.
    fn with_spanning(&self, plan: &Plan, changed: &[RecordRef]) -> Vec<RecordRef> {
        let mut all = changed.to_vec();
        for at in changed.iter().filter_map(|at| plan.items.ix(at.id)) {
            let up = std::iter::successors(plan.graph().item_parent(at), |at| plan.graph().item_parent(*at));
            let shown = |at: &Ix<Item>| self.bar_of[at.get()] != NOWHERE && plan.items[*at].span().is_none();
            let spanning = up.take(super::DEEPEST).filter(shown);
            all.extend(spanning.map(|at| RecordRef::new(RecordKind::Item, plan.items[at].id)));
        }
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Whether the axis is the same without the items that changed, and with their days as they are now.
    fn axis_stays(
        &self,
        plan: &Plan,
        lanes: &[usize],
        changed: &[RecordRef],
        selection: &Selection<'_>,
    ) -> bool {
        let items: Vec<_> = changed.iter().filter_map(|at| plan.items.ix(at.id)).collect();
        let others = self.stacks.iter().enumerate().filter(|(lane, _)| lanes.binary_search(lane).is_err());
        let beside = lanes.iter().flat_map(|lane| &self.stacks[*lane].bars);
        let beside = beside.filter(|bar| !items.contains(&bar.item)).map(Bar::all_days);
        // Of the other lanes the outermost days are enough.
        let mut spans: Vec<_> = others.filter_map(|(_, stack)| stack.days).chain(beside).collect();
        let right = (SIDE + MARGIN, self.spec.width - LABELS);
        let is_same = |spans: &[(Day, Day)]| {
            let first = spans.iter().map(|days| i64::from(days.0)).min();
            let last = spans.iter().map(|days| i64::from(days.1)).max();
            // Over many years it goes by the bulk of the data, for which all days are needed.
            let is_short = first.zip(last).is_some_and(|(first, last)| last - first <= LONG);
            is_short && Axis::new(self.spec.zoom, right, spans, selection.period(), self.today) == self.axis
        };
        let before = is_same(&spans);
        let against = self.against.as_ref().map(|against| against.baseline.as_ref());
        spans.extend(items.iter().filter_map(|item| bars::days(plan, *item)));
        spans.extend(items.iter().filter_map(|item| was(plan, against, *item)));
        before && is_same(&spans)
    }

    fn note_bars(&mut self, lane: usize) {
        for (n, bar) in (0u32..).zip(&self.stacks[lane].bars) {
            self.bar_of[bar.item.get()] = Place { lane: u32::try_from(lane).unwrap_or(u32::MAX), bar: n };
        }
    }

    /// The lanes' heights, and all that goes by them and by the width.
    fn furnish(&mut self, plan: &Plan) {
        let pitch = self.pitch();
        let base = &mut self.base;
        (base.side_width, base.header_height) = (SIDE, HEADER);
        let mut y = HEADER;
        for ((lane, stack), least) in base.lanes.iter_mut().zip(&self.stacks).zip(&self.least) {
            lane.y = y;
            lane.h = super::lane_height(lane.folded, draw::float(stack.rows) * pitch, *least);
            y += lane.h;
        }
        base.height = y.max(self.spec.height);
        let reach =
            self.stacks.iter().map(|stack| stack.reach).fold(self.axis.x(self.axis.last + 1), f32::max);
        base.width = reach.max(self.spec.width);
        let scale = self.axis.scale(base.width, self.today);
        let fiscal = plan.workspace.fiscal_start_month;
        base.header = axis::header(&scale, base.width, self.spec.zoom, fiscal);
        base.body = axis::grid(&scale, base.width, self.spec.zoom, fiscal, HEADER, base.height);
        base.time = Some(scale);
        super::pin(base);
    }

    fn fill_tray(&mut self, plan: &Plan, undated: &[Ix<Item>]) {
        let (spec, base) = (&self.spec, &mut self.base);
        let footer = super::footer_width(spec, base);
        // In a window the ground goes on under all that can be scrolled to; on paper it is what is fitted to the page.
        let width = (footer, if spec.width > 0.0 { base.width.max(spec.width) } else { footer });
        let mut tray = chips::Chips::new(plan, &self.initials, &mut base.nodes);
        let groups = chips::by_bucket(plan, undated);
        base.tray_height =
            chips::tray(&mut tray, &groups, &spec.unfolded, width, &mut base.tray, &mut base.lanes);
    }

    /// The body's lanes; those of the tray stand after them.
    pub(super) fn body_lanes(&self) -> &[Lane] {
        &self.base.lanes[..self.stacks.len()]
    }

    /// The places of the lanes that touch a stretch of the picture's height.
    pub(super) fn lanes_within(&self, part: Stretch) -> Range<usize> {
        let lanes = self.body_lanes();
        let first = lanes.partition_point(|lane| lane.y + lane.h + AROUND < part.top);
        let end = lanes.partition_point(|lane| lane.y - AROUND <= part.bottom);
        first..end.max(first)
    }

    /// The top edge of a bar.
    pub(super) fn top_of(&self, lane: usize, bar: &Bar) -> f32 {
        self.base.lanes[lane].y + PLATE + draw::float(bar.row) * self.pitch()
    }

    /// From the top of one row of bars to the next: with room for where they stood.
    const fn pitch(&self) -> f32 {
        if self.against.is_some() { PITCH + ghosts::ROOM } else { PITCH }
    }
}

/// The days that an item covered, where it has moved since.
fn was(plan: &Plan, against: Option<&Baseline>, item: Ix<Item>) -> Option<(Day, Day)> {
    bars::days_of(against?.moved(&plan.items[item])?.dates)
}

/// A stretch of the picture's height.
#[derive(Clone, Copy)]
pub struct Stretch {
    pub top: f32,
    pub bottom: f32,
}

impl Stretch {
    /// All of it.
    pub const WHOLE: Self = Self { top: f32::NEG_INFINITY, bottom: f32::INFINITY };

    /// Whether what reaches from one height to another touches it.
    pub fn touches(self, (from, to): (f32, f32)) -> bool {
        to >= self.top && from <= self.bottom
    }

    /// Whether a mark does.
    pub fn has(self, mark: &Mark) -> bool {
        self.touches(mark.reach())
    }

    /// Whether a bar, or anything that belongs to it, may.
    pub fn may_have_bar(self, top: f32) -> bool {
        self.touches((top - AROUND, top + BAR + AROUND + ghosts::ROOM))
    }
}

/// The line of today, over everything else.
pub(super) fn today_line(scene: &Scene) -> Option<Mark> {
    let x = scene.time.as_ref()?.today?;
    Some(draw::rect(x, HEADER, 1.0, scene.height - HEADER, Paint::Alert))
}
