//! A year as bands of cells, one below the other: every cell a node that says what lands in it, and opens it.

use chrono::{Datelike as _, NaiveDate};

use crate::model::{Item, PlanDate, Precision, Span};
use crate::picture::PictureSpec;
use crate::picture::draw;
use crate::picture::panel::panel;
use crate::picture::words::{self, rounded};
use crate::plan::{Ix, Plan};
use crate::scene::{Anchor, Key, Mark, Node, Paint, Part, Scene, Weight};

use super::aside::aside_key;
use super::count::{Band, Cell, Counts, SHADED, Year, landing, week_number};
use super::scale::Scale;
use super::{EDGE, SIDE, lane};

/// Heights of the bands, from the year down.
const BANDS: [(Band, f32); 4] =
    [(Band::Year, 28.0), (Band::Quarter, 36.0), (Band::Month, 30.0), (Band::Week, 26.0)];
/// Between one band and the next.
pub(super) const GAP: f32 = 3.0;
/// Height of the numbers of the weeks.
const NUMBERS: f32 = 14.0;
/// Above a year's first band: a page ends where a year begins, not at the edge of a cell.
pub(super) const LEAD: f32 = 4.0;
/// Below a year.
pub(super) const END: f32 = 14.0;
/// Height of what says that nothing lands in some years.
const EMPTY: f32 = 30.0;
/// A tip names as many items.
const NAMES: usize = 4;
pub(super) const R: f32 = 3.0;
pub(super) const DETAIL: f32 = 11.0;

/// Draws years and keeps the nodes that stand for their cells.
pub struct Blocks<'a> {
    pub(super) plan: &'a Plan,
    pub(super) counts: &'a Counts,
    /// How wide a year is, whether it has 365 days or 366.
    pub(super) width: f32,
    pub(super) today: NaiveDate,
    spec: &'a PictureSpec,
    scales: [Scale; 3],
    /// The key of the one cell that is open.
    pub(super) open_key: Option<&'a str>,
    pub(super) nodes: Vec<Node>,
    open: Vec<Ix<Item>>,
}

impl<'a> Blocks<'a> {
    pub fn new(
        plan: &'a Plan,
        counts: &'a Counts,
        width: f32,
        today: NaiveDate,
        spec: &'a PictureSpec,
    ) -> Self {
        let scales = SHADED.map(|band| Scale::new(counts, band));
        // The one that was opened last of those there are: two would name an item twice.
        let known = |wanted: &&String| {
            let cells = counts.years.iter().flat_map(|year| BANDS.map(|(band, _)| (band, year)));
            let within = cells
                .filter(|(_, year)| !spec.folded.contains(&year_key(year)))
                .flat_map(|(band, year)| year.cells(band).iter().map(move |cell| (key(band, cell), cell)));
            let aside = counts.elsewhere.iter().map(|(why, cell)| (aside_key(*why), cell));
            within.chain(aside).any(|(key, cell)| key == **wanted && !cell.items.is_empty())
        };
        let open_key = spec.unfolded.iter().rev().find(known).map(String::as_str);
        Self { plan, counts, width, today, spec, scales, open_key, nodes: Vec::new(), open: Vec::new() }
    }

    /// Gives the nodes to the scene; returns the items that are named in the open cell.
    pub fn finish(self, scene: &mut Scene) -> Vec<Ix<Item>> {
        scene.nodes = self.nodes;
        self.open
    }

    /// How much a cell holds: `5 items`, `12 pm`.
    pub(super) fn amount(&self, weight: f64) -> String {
        if self.counts.by_effort {
            rounded(weight, &self.plan.workspace.effort_unit)
        } else {
            words::amount(weight, if weight == 1.0 { "item" } else { "items" })
        }
    }

    /// The number alone, as a cell shows it.
    pub(super) fn number(&self, weight: f64) -> String {
        if self.counts.by_effort { rounded(weight, "") } else { words::number(weight) }
    }

    /// Draws a year; returns its height.
    pub fn year(&mut self, scene: &mut Scene, year: &Year, top: f32) -> f32 {
        let place = u32::try_from(scene.lanes.len()).unwrap_or(u32::MAX);
        let lane_key = year_key(year);
        let folded = self.spec.folded.contains(&lane_key);
        let name = self.counts.fiscal.year(year.whole.span.first);
        let mut y = top + LEAD;
        let mut open = None;
        for (band, h) in BANDS {
            if folded && band != Band::Year {
                break;
            }
            let label = match band {
                Band::Year => None,
                Band::Quarter => Some("Quarters"),
                Band::Month => Some("Months"),
                Band::Week => Some("Weeks"),
            };
            match label {
                None => scene.side.push(words_at(
                    [14.0, y + 19.0],
                    name.clone(),
                    15.0,
                    Weight::Semibold,
                    Paint::Ink,
                )),
                Some(label) => {
                    let at = [14.0, y + h / 2.0 + 4.0];
                    scene.side.push(words_at(at, label.to_owned(), DETAIL, Weight::Regular, Paint::Muted));
                }
            }
            for cell in year.cells(band) {
                if self.cell(scene, year, (band, cell), place, [y, h]) {
                    open = Some((band, cell));
                }
            }
            y += h + GAP;
        }
        if !folded {
            self.week_numbers(&mut scene.body, year, y);
            y += NUMBERS;
        }
        if let Some((band, cell)) = open {
            let title = format!("{}: {}", self.title(band, cell), words::count(cell.items.len(), "item"));
            y += self.open(scene, (title, cell), place, y + 4.0) + 4.0;
        }
        y += if folded { 4.0 } else { END };
        let mut detail = vec![self.amount(year.whole.weight)];
        detail.extend(self.standing(year));
        let detail = detail.join(", ");
        scene.lanes.push(lane(lane_key, name, detail, (top, y - top), folded, year.whole.items.len()));
        y - top
    }

    /// Draws one cell and its node; says whether it is the open one.
    fn cell(
        &mut self,
        scene: &mut Scene,
        year: &Year,
        (band, cell): (Band, &Cell),
        lane: u32,
        [y, h]: [f32; 2],
    ) -> bool {
        let [x, w] = self.place(year, cell);
        let node = draw::node_place(&self.nodes);
        let key = key(band, cell);
        let open = self.open_key == Some(key.as_str());
        let heat =
            SHADED.iter().position(|one| *one == band).and_then(|at| self.scales[at].heat(cell.weight));
        let now = band == Band::Week && cell.span.first <= self.today && self.today <= cell.span.last;
        let fill = match (band, heat) {
            (Band::Year, _) => Paint::Panel,
            (_, Some(heat)) => Paint::Heat(heat),
            (_, None) => Paint::Paper,
        };
        let stroke = if now {
            Some(Paint::Alert)
        } else if open {
            Some(Paint::Ink)
        } else {
            (heat.is_none()).then_some(Paint::Hairline)
        };
        let (left, wide) = (x + 0.75, (w - 1.5).max(1.0));
        scene.body.push(draw::part(
            left,
            y,
            wide,
            h,
            R.min(wide / 2.0),
            Some(fill),
            stroke,
            false,
            Some(node),
        ));
        if open && !now {
            // A second line makes the open one plain beside the dark ones.
            scene.body.push(draw::part(
                left + 1.0,
                y + 1.0,
                wide - 2.0,
                h - 2.0,
                2.0,
                None,
                stroke,
                false,
                Some(node),
            ));
        }
        match band {
            Band::Year => self.year_words(&mut scene.body, year, [left, y, wide], node),
            Band::Week => self.week_words(&mut scene.body, cell, heat, [left, y, wide, h], node),
            _ => self.words(&mut scene.body, (band, cell), heat, [left, y, wide, h], node),
        }
        self.nodes.push(Node {
            key: Key::Group(format!("cell:{key}")),
            part: Part::Body,
            record: None,
            title: format!("{}: {}", self.title(band, cell), self.landing(cell)),
            detail: self.detail(year, band, cell),
            x: left,
            y,
            w: wide,
            h,
            lane,
            paint: Paint::Ink,
            movable: false,
            fold: (!cell.items.is_empty()).then_some(key),
            lit: Vec::new(),
        });
        open
    }

    /// Left edge and width of a period.
    pub(super) fn place(&self, year: &Year, cell: &Cell) -> [f32; 2] {
        let per_day = self.width / float(year.whole.span.days());
        let from = float((cell.span.first - year.whole.span.first).num_days());
        [SIDE + EDGE + from * per_day, float(cell.span.days()) * per_day]
    }

    /// What a period is called: `Q2 2027`, `April 2027`, `Week 13`.
    fn title(&self, band: Band, cell: &Cell) -> String {
        let first = cell.span.first;
        match band {
            Band::Year => self.counts.fiscal.year(first),
            Band::Quarter => self.counts.fiscal.quarter_label(first),
            Band::Month => first.format("%B %Y").to_string(),
            Band::Week => format!("Week {}, {}", week_number(first), days(cell.span)),
        }
    }

    pub(super) fn landing(&self, cell: &Cell) -> String {
        if cell.is_empty() {
            return "nothing lands".to_owned();
        }
        let items = words::count(cell.items.len(), "item");
        if self.counts.by_effort { format!("{}, {items}", self.amount(cell.weight)) } else { items }
    }

    /// What a period holds that is known no finer: `2 without a month`.
    pub(super) fn coarse(&self, band: Band, cell: &Cell) -> Option<String> {
        let finer = match band {
            Band::Year => "quarter",
            Band::Quarter => "month",
            Band::Month => "week",
            Band::Week => return None,
        };
        let least = if self.counts.by_effort { 0.05 } else { 0.5 };
        (cell.coarse >= least).then(|| format!("{} without a {finer}", self.number(cell.coarse)))
    }

    fn detail(&self, year: &Year, band: Band, cell: &Cell) -> String {
        let mut said = Vec::new();
        if matches!(band, Band::Year | Band::Quarter) {
            said.push(days(cell.span));
        }
        said.extend(self.coarse(band, cell));
        if band == Band::Year {
            said.extend(self.standing(year));
        } else {
            said.extend(self.names(cell));
        }
        said.join(", ")
    }

    /// The first few items of a cell.
    pub(super) fn names(&self, cell: &Cell) -> Option<String> {
        let mut names: Vec<String> =
            cell.items.iter().take(NAMES).map(|ix| self.plan.items[*ix].title.clone()).collect();
        if cell.items.len() > NAMES {
            names.push(format!("{} more", cell.items.len() - NAMES));
        }
        (!names.is_empty()).then(|| names.join("; "))
    }

    /// What is to be said of a year's weeks: which is the busiest; how much is known to the week, and where all is, how
    /// many are empty.
    pub(super) fn standing(&self, year: &Year) -> Vec<String> {
        if year.whole.is_empty() {
            return Vec::new();
        }
        let mut busiest: Option<&Cell> = None;
        for week in &year.weeks {
            if week.weight > busiest.map_or(0.0, |best| best.weight) {
                busiest = Some(week);
            }
        }
        let known: usize = year.weeks.iter().map(|week| week.items.len()).sum();
        let all = year.whole.items.len();
        let Some(best) = busiest else { return vec!["nothing known to the week".to_owned()] };
        let week = format!("busiest week {} ({})", week_number(best.span.first), days(best.span));
        let empty = year.weeks.iter().filter(|week| week.is_empty()).count();
        let rest = if known < all {
            format!("{known} of {all} items known to the week")
        } else {
            format!("{empty} of {} weeks empty", year.weeks.len())
        };
        vec![format!("{week}: {}", self.amount(best.weight)), rest]
    }

    /// Says that nothing lands in the years between two; returns the height.
    pub fn gap(&self, scene: &mut Scene, years: &str, y: f32) -> f32 {
        let said = format!("Nothing lands in {years}");
        let at = [SIDE + EDGE + 10.0, y + 11.0];
        scene.body.push(words_at(at, said, DETAIL, Weight::Regular, Paint::Faint));
        EMPTY
    }

    pub(super) fn open(
        &mut self,
        scene: &mut Scene,
        (title, cell): (String, &Cell),
        lane: u32,
        y: f32,
    ) -> f32 {
        self.open.clone_from(&cell.items);
        let room = [SIDE + EDGE, y, scene.width - SIDE - 2.0 * EDGE];
        let end = |ix: &Ix<Item>| {
            let end = landing(&self.plan.items[*ix]).ok()?;
            let said = end.label();
            // The year of a week stands above it.
            let week = end.precision() == Precision::Week;
            Some(if week { said.split(',').next().unwrap_or_default().to_owned() } else { said })
        };
        let items: Vec<_> = cell.items.iter().map(|ix| (*ix, end(ix))).collect();
        panel(&mut scene.body, &mut self.nodes, (self.plan, &items), title, lane, room)
    }
}

fn year_key(year: &Year) -> String {
    format!("year:{}", year.whole.span.first)
}

fn key(band: Band, cell: &Cell) -> String {
    format!("{}@{}", band.word(), cell.span.first)
}

/// Days as short as they can be said: `29 Mar – 4 Apr 2027`, `5 – 11 Apr 2027`.
fn days(span: Span) -> String {
    let day = |day| PlanDate::containing(day, Precision::Day);
    if span.first < span.last
        && (span.first.year(), span.first.month()) == (span.last.year(), span.last.month())
    {
        return format!("{} – {}", span.first.day(), day(span.last).label());
    }
    Span::label(Some(day(span.first)), Some(day(span.last)))
}

#[expect(clippy::cast_precision_loss, reason = "days of a year")]
const fn float(days: i64) -> f32 {
    days as f32
}

pub fn words_at([x, y]: [f32; 2], text: String, size: f32, weight: Weight, paint: Paint) -> Mark {
    draw::text(x, y, text, size, weight, Anchor::Start, paint, None)
}
