//! A picture on pages of a given size: on one if it can be read so, else over as many as it takes, cut between lanes
//! or at least between bars, with axis, lane names, title and legend on each.

use std::borrow::Cow;

use chrono::{Datelike as _, TimeDelta};
use throughline_plan::scene::{Mark, Part, Scene};

use super::sheet::{
    self, Area, Heading, LEAST_WIDTH, Layer, Role, Sheet, Stretch, TITLE_HEIGHT, below, reach_across,
};
use super::{PageSize, Stamp};

/// Empty edge of a page: 10 mm, in points.
const EDGE: f32 = 28.35;
/// Points per unit at which type has the size it has on a screen.
const NATURAL: f32 = 0.75;
/// At most so many points per unit: small pictures grow to fill the page, but not to a poster.
const MOST: f32 = 1.0;
/// A page that holds all is preferred while it has at least so many points per unit: the labels' 13 are then 6.5 pt.
const READABLE: f32 = 0.5;
/// Nothing is drawn smaller than this; wider pictures go over several pages side by side. Small, because time that
/// breaks off at the edge of a page is harder to follow than small type, which a screen can magnify.
const LEAST: f32 = 0.33;
/// A page that is full to this part may end where a lane does; an emptier one goes on with part of the next lane.
const FULL: f32 = 0.7;
/// No viewer shows a larger page, in points.
const LARGEST_PAGE: f32 = 14_400.0;

/// What a picture is put on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paper {
    /// Width and height in points; none for a page that the picture decides.
    pub points: Option<(f32, f32)>,
    /// Size of the title's type: points per unit.
    pub title: f32,
    /// Which line of the title is the large one.
    pub heading: Heading,
    /// A page that holds all is preferred while it has at least so many points per unit.
    pub readable: f32,
}

impl From<PageSize> for Paper {
    fn from(size: PageSize) -> Self {
        Self { points: size.points(), title: NATURAL, heading: Heading::Workspace, readable: READABLE }
    }
}

/// A page to print.
#[derive(Debug)]
pub(super) struct Page<'a> {
    /// Width and height in points.
    pub points: (f32, f32),
    /// Points per unit of the sheet.
    pub scale: f32,
    pub sheet: Sheet<'a>,
}

/// Puts a picture on pages.
pub(super) fn pages<'a>(scene: &'a Scene, stamp: &Stamp, paper: impl Into<Paper>) -> Vec<Page<'a>> {
    let paper = paper.into();
    let Some(points) = paper.points else {
        let sheet = sheet::whole(scene, stamp);
        let scale = NATURAL.min(LARGEST_PAGE / sheet.width.max(sheet.height));
        return vec![Page { points: (sheet.width * scale, sheet.height * scale), scale, sheet }];
    };
    let plan = if scene.joined {
        Plan::one_page(scene, points, paper)
    } else {
        Plan::new(scene, points, paper).enlarged()
    };
    let down = plan.rows();
    let across = plan.columns();
    let mut sheets: Vec<Vec<Layer<'a>>> = Vec::new();
    let mut left_over = plan.room;
    for (row, &(top, bottom)) in down.iter().enumerate() {
        for (column, &(left, right)) in across.iter().enumerate() {
            let stretch = Stretch { left, right, top, bottom };
            // Nobody wants to turn over a page of empty grid.
            if down.len() * across.len() > 1 && !plan.shows_something(stretch) {
                continue;
            }
            let mut layers = sheet::picture(scene, stretch, (0.0, plan.title));
            for layer in &mut layers {
                layer.repeated = match layer.role {
                    Role::Side => column > 0,
                    Role::Header => row > 0,
                    Role::Corner => row > 0 || column > 0,
                    _ => false,
                };
            }
            sheets.push(layers);
        }
        left_over = plan.room - (bottom - top);
    }
    plan.add_tray(&mut sheets, left_over, across.len() == 1);
    plan.finish(sheets, stamp)
}

/// The measures of all pages, in units.
struct Plan<'a> {
    scene: &'a Scene,
    points: (f32, f32),
    paper: Paper,
    /// Points per unit.
    scale: f32,
    /// Width of a page without its edges.
    width: f32,
    /// Height of a page without its edges.
    height: f32,
    /// Height of the title.
    title: f32,
    /// How large the tray is drawn, as a part of the picture's size: it does not go over several pages side by side.
    tray: f32,
    /// How large the legend is drawn, likewise.
    legend: f32,
    /// Height left for the body.
    room: f32,
}

impl<'a> Plan<'a> {
    /// One page or many, whatever can be read.
    fn new(scene: &'a Scene, points: (f32, f32), paper: Paper) -> Self {
        let wide = points.0 - 2.0 * EDGE;
        let by_width = (wide / scene.width).min(MOST);
        let by_both = whole(scene, points, paper);
        let scale = if by_both >= paper.readable || by_both >= 0.85 * by_width && by_both >= LEAST {
            by_both
        } else if by_width >= LEAST {
            by_width.min(NATURAL)
        } else {
            // As many pages side by side as it takes, then as large as so many allow.
            let body = scene.width - scene.side_width;
            let month = scene.time.map_or(0.0, |time| 31.0 * time.unit_per_day);
            let columns = (body / (wide / LEAST - scene.side_width - month).max(1.0)).ceil().max(1.0);
            wide / (scene.side_width + body / columns + month)
        };
        Self::at(scene, points, paper, scale)
    }

    /// Where a picture goes over several slides anyway, it is as large as the same number of slides allows: it is read
    /// from the far end of a room.
    fn enlarged(self) -> Self {
        let most = ((self.points.0 - 2.0 * EDGE) / self.scene.width).min(MOST);
        let count = self.count();
        if self.paper.heading != Heading::Picture || count == 1 || most <= self.scale {
            return self;
        }
        let tries = [1.0, 0.8, 0.6, 0.4, 0.2].map(|part| self.scale + part * (most - self.scale));
        let larger = tries
            .into_iter()
            .map(|scale| Self::at(self.scene, self.points, self.paper, scale))
            .find(|plan| plan.count() == count);
        larger.unwrap_or(self)
    }

    /// How many pages stand one below another, the tray's own among them.
    fn count(&self) -> usize {
        let rows = self.rows();
        let left_over = rows.last().map_or(0.0, |(top, bottom)| self.room - (bottom - top));
        let tray = self.scene.tray_height * self.tray;
        rows.len() + usize::from(tray > left_over + 0.5)
    }

    /// One page, turned upright where the picture is then clearly larger. A slide is never turned.
    fn one_page(scene: &'a Scene, points: (f32, f32), paper: Paper) -> Self {
        let upright = (points.1, points.0);
        let larger = whole(scene, upright, paper) > 1.1 * whole(scene, points, paper);
        let points = if larger && paper.heading == Heading::Workspace { upright } else { points };
        Self::at(scene, points, paper, whole(scene, points, paper))
    }

    fn at(scene: &'a Scene, points: (f32, f32), paper: Paper, scale: f32) -> Self {
        let (wide, high) = (points.0 - 2.0 * EDGE, points.1 - 2.0 * EDGE);
        let title = TITLE_HEIGHT * paper.title;
        let (width, height, title) = (wide / scale, high / scale, title / scale);
        let fitted = |marks: &[Mark]| {
            let right = marks.iter().map(|mark| reach_across(mark).1).fold(width, f32::max);
            width / right
        };
        let (tray, legend) = (fitted(&scene.tray), fitted(&scene.footer));
        let room = height - title - scene.header_height - scene.footer_height * legend;
        Self { scene, points, paper, scale, width, height, title, tray, legend, room: room.max(1.0) }
    }

    /// Top and bottom of the stretch that each row of pages shows.
    fn rows(&self) -> Vec<(f32, f32)> {
        let scene = self.scene;
        let mut solid = boxes(scene, Part::Body);
        solid.extend(scene.side.iter().filter(|mark| matches!(mark, Mark::Text { .. })).map(Mark::reach));
        let lanes: Vec<f32> =
            scene.lanes.iter().filter(|lane| lane.part == Part::Body).map(|lane| lane.y).collect();
        cut(scene.header_height, scene.height, self.room, &solid, &lanes)
    }

    /// Left and right of the stretch that each column of pages shows.
    fn columns(&self) -> Vec<(f32, f32)> {
        let scene = self.scene;
        let room = self.width - scene.side_width;
        let Some(time) = scene.time else {
            // Cells and cards stand in columns: a page ends between two of them.
            let nodes = scene.nodes.iter().filter(|node| node.part == Part::Body && node.w <= room);
            let solid: Vec<(f32, f32)> = nodes.map(|node| (node.x, node.x + node.w)).collect();
            let begins: Vec<f32> = solid.iter().map(|(left, _)| *left).collect();
            return cut(scene.side_width, scene.width, room + 0.5, &solid, &begins);
        };
        // A bar goes on over the edge of a page like the time it stands for; the edge is the start of a month.
        let days =
            (0..i64::from(time.days)).filter_map(|day| time.origin.checked_add_signed(TimeDelta::days(day)));
        let months: Vec<f32> = days.filter(|day| day.day() == 1).map(|day| time.x(day)).collect();
        cut(scene.side_width, scene.width, room + 0.5, &[], &months)
    }

    /// Whether any node stands in a stretch. A picture without nodes is shown whole.
    fn shows_something(&self, stretch: Stretch) -> bool {
        let mut nodes = self.scene.nodes.iter().filter(|node| node.part == Part::Body).peekable();
        let touches = |node: &throughline_plan::scene::Node| {
            node.x < stretch.right
                && node.x + node.w > stretch.left
                && node.y < stretch.bottom
                && node.y + node.h > stretch.top
        };
        nodes.peek().is_none() || nodes.any(touches)
    }

    /// Puts the tray below the picture if it fits there, else on pages of its own.
    fn add_tray(&self, sheets: &mut Vec<Vec<Layer<'a>>>, left_over: f32, one_column: bool) {
        let scene = self.scene;
        if scene.tray_height <= 0.0 {
            return;
        }
        let high = scene.tray_height * self.tray;
        let stands =
            |layer: &Layer<'_>| layer.area.filter(|_| layer.role == Role::Body).map(|area| area.y + area.h);
        if one_column
            && high <= left_over + 0.5
            && let Some(last) = sheets.last_mut()
            && let Some(y) = last.iter().find_map(stands)
        {
            last.push(below(Role::Tray, &scene.tray, (0.0, y), self.tray));
            return;
        }
        let room = (self.room + scene.header_height) / self.tray;
        for (top, bottom) in cut(0.0, scene.tray_height, room, &boxes(scene, Part::Tray), &[]) {
            let marks: Vec<Mark> = scene
                .tray
                .iter()
                .filter(|mark| {
                    let (from, to) = mark.reach();
                    to >= top && from <= bottom
                })
                .cloned()
                .collect();
            let area = Area { x: 0.0, y: self.title, w: self.width, h: (bottom - top) * self.tray };
            sheets.push(vec![Layer {
                role: Role::Tray,
                marks: Cow::Owned(marks),
                at: (0.0, self.title - top * self.tray),
                scale: self.tray,
                area: Some(area),
                clipped: true,
                repeated: false,
            }]);
        }
    }

    /// Adds title and legend to every page, and moves all of it in from the edge.
    fn finish(&self, sheets: Vec<Vec<Layer<'a>>>, stamp: &Stamp) -> Vec<Page<'a>> {
        let scene = self.scene;
        let count = sheets.len();
        let edge = EDGE / self.scale;
        // A picture that does not need the whole width of its page stands in the middle of it; the title of a slide
        // stands where it does on every other.
        let content = if count == 1 { scene.width.max(LEAST_WIDTH).min(self.width) } else { self.width };
        let left = edge + (self.width - content) / 2.0;
        let (titled, shifted) = match self.paper.heading {
            Heading::Workspace => (content, 0.0),
            Heading::Picture => (self.width, edge - left),
        };
        let area = Area { x: shifted, y: 0.0, w: titled, h: self.title };
        let place = |(number, mut layers): (usize, Vec<Layer<'a>>)| {
            let page = Some((number + 1, count));
            layers.insert(
                0,
                sheet::title(scene, stamp, self.paper.heading, area, self.paper.title / self.scale, page),
            );
            if scene.footer_height > 0.0 {
                let y = self.height - scene.footer_height * self.legend;
                let mut legend = below(Role::Legend, &scene.footer, (0.0, y), self.legend);
                legend.repeated = number > 0;
                layers.push(legend);
            }
            for layer in &mut layers {
                layer.at = (layer.at.0 + left, layer.at.1 + edge);
                layer.area = layer.area.map(|area| Area { x: area.x + left, y: area.y + edge, ..area });
            }
            let (width, height) = (self.points.0 / self.scale, self.points.1 / self.scale);
            let sheet =
                Sheet { width, height, title: sheet::name(scene, stamp), layers, nodes: &scene.nodes };
            Page { points: self.points, scale: self.scale, sheet }
        };
        sheets.into_iter().enumerate().map(place).collect()
    }
}

/// Points per unit at which a page holds all of a picture.
fn whole(scene: &Scene, points: (f32, f32), paper: Paper) -> f32 {
    let (wide, high) = (points.0 - 2.0 * EDGE, points.1 - 2.0 * EDGE - TITLE_HEIGHT * paper.title);
    // A thousandth less, so that what fits still fits after rounding.
    let high = 0.999 * high / (scene.height + scene.tray_height + scene.footer_height);
    high.min(wide / scene.width).min(MOST)
}

/// Top and bottom of every node, with a little air.
fn boxes(scene: &Scene, part: Part) -> Vec<(f32, f32)> {
    let nodes = scene.nodes.iter().filter(|node| node.part == part);
    nodes.map(|node| (node.y - 1.0, node.y + node.h + 1.0)).collect()
}

/// Cuts a length into pieces of at most `room`, best where something new begins, else through nothing `solid`, and
/// where there is no such place through as little as possible.
fn cut(from: f32, to: f32, room: f32, solid: &[(f32, f32)], begins: &[f32]) -> Vec<(f32, f32)> {
    let mut solid = solid.to_vec();
    solid.sort_by(|one, other| one.0.total_cmp(&other.0));
    let crossed =
        |at: f32| solid.iter().take_while(|(start, _)| *start < at).filter(|(_, end)| *end > at).count();
    let mut pieces = Vec::new();
    let mut start = from;
    while to - start > room {
        let limit = start + room;
        let begin = begins
            .iter()
            .copied()
            .filter(|&at| at > start + room * FULL && at <= limit && crossed(at) == 0)
            .fold(None, |best: Option<f32>, at| Some(best.map_or(at, |best| best.max(at))));
        let end = begin.unwrap_or_else(|| {
            // Free places begin where something solid ends or end where something solid begins.
            let places = solid.iter().flat_map(|&(top, bottom)| [top, bottom]).chain([limit]);
            let places = places.filter(|&at| at > start + room * 0.4 && at <= limit);
            let best = places
                .min_by(|&one, &other| crossed(one).cmp(&crossed(other)).then_with(|| other.total_cmp(&one)));
            best.unwrap_or(limit)
        });
        pieces.push((start, end));
        start = end;
    }
    pieces.push((start, to));
    pieces
}

#[cfg(test)]
mod tests;
