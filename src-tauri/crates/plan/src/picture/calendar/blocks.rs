//! A year as bands of cells, one below the other: every cell a node that says what lands in it, and opens it.

use chrono::{Datelike as _, NaiveDate};

use crate::model::{Item, PlanDate, Precision, Span};
use crate::picture::PictureSpec;
use crate::picture::draw;
use crate::picture::text::Font;
use crate::picture::words::{self, rounded};
use crate::plan::{Ix, Plan};
use crate::scene::{Anchor, Key, Mark, Node, Paint, Part, Scene, Weight};

use super::count::{Band, Cell, Counts, Elsewhere, SHADED, Year, week_number};
use super::opened::opened;
use super::scale::{self, Scale};
use super::{EDGE, SIDE, lane};

/// Heights of the bands, from the year down.
const BANDS: [(Band, f32); 4] =
    [(Band::Year, 28.0), (Band::Quarter, 36.0), (Band::Month, 30.0), (Band::Week, 26.0)];
/// Between one band and the next.
const GAP: f32 = 3.0;
/// Height of the numbers of the weeks.
const NUMBERS: f32 = 14.0;
/// Below a year.
const END: f32 = 18.0;
/// Height of what says that nothing lands in some years.
const EMPTY: f32 = 30.0;
/// Height of the cells of what lands in no year.
const ASIDE: f32 = 34.0;
/// A tip names as many items.
const NAMES: usize = 4;
const R: f32 = 3.0;
const DETAIL: f32 = 11.0;

/// Draws years and keeps the nodes that stand for their cells.
pub struct Blocks<'a> {
    plan: &'a Plan,
    counts: &'a Counts,
    per_day: f32,
    today: NaiveDate,
    spec: &'a PictureSpec,
    scales: [Scale; 3],
    /// The key of the one cell that is open.
    open_key: Option<&'a str>,
    nodes: Vec<Node>,
    open: Vec<Ix<Item>>,
}

impl<'a> Blocks<'a> {
    pub fn new(
        plan: &'a Plan,
        counts: &'a Counts,
        per_day: f32,
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
        Self { plan, counts, per_day, today, spec, scales, open_key, nodes: Vec::new(), open: Vec::new() }
    }

    /// Gives the nodes to the scene; returns the items that are named in the open cell.
    pub fn finish(self, scene: &mut Scene) -> Vec<Ix<Item>> {
        scene.nodes = self.nodes;
        self.open
    }

    /// How much a cell holds: `5 items`, `12 pm`.
    fn amount(&self, weight: f64) -> String {
        if self.counts.by_effort {
            rounded(weight, &self.plan.workspace.effort_unit)
        } else {
            words::amount(weight, if weight == 1.0 { "item" } else { "items" })
        }
    }

    /// The number alone, as a cell shows it.
    fn number(&self, weight: f64) -> String {
        if self.counts.by_effort { rounded(weight, "") } else { words::number(weight) }
    }

    /// Draws a year; returns its height.
    pub fn year(&mut self, scene: &mut Scene, year: &Year, top: f32) -> f32 {
        let place = u32::try_from(scene.lanes.len()).unwrap_or(u32::MAX);
        let lane_key = year_key(year);
        let folded = self.spec.folded.contains(&lane_key);
        let name = self.counts.fiscal.year(year.whole.span.first);
        let mut y = top;
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
        let detail = format!("{}, {}", self.amount(year.whole.weight), self.standing(year).join(", "));
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
        let days = |from: NaiveDate, to: NaiveDate| float((to - from).num_days());
        let first = year.whole.span.first;
        let x = SIDE + EDGE + days(first, cell.span.first) * self.per_day;
        let w = float(cell.span.days()) * self.per_day;
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

    fn landing(&self, cell: &Cell) -> String {
        if cell.is_empty() {
            return "nothing lands".to_owned();
        }
        let items = words::count(cell.items.len(), "item");
        if self.counts.by_effort { format!("{}, {items}", self.amount(cell.weight)) } else { items }
    }

    /// What a period holds that is known no finer: `2 without a month`.
    fn coarse(&self, band: Band, cell: &Cell) -> Option<String> {
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
    fn names(&self, cell: &Cell) -> Option<String> {
        let mut names: Vec<String> =
            cell.items.iter().take(NAMES).map(|ix| self.plan.items[*ix].title.clone()).collect();
        if cell.items.len() > NAMES {
            names.push(format!("{} more", cell.items.len() - NAMES));
        }
        (!names.is_empty()).then(|| names.join("; "))
    }

    /// What is to be said of a year's weeks: which is the busiest, and in how many nothing is known to land.
    fn standing(&self, year: &Year) -> Vec<String> {
        let mut busiest: Option<&Cell> = None;
        for week in &year.weeks {
            if week.weight > busiest.map_or(0.0, |best| best.weight) {
                busiest = Some(week);
            }
        }
        let Some(best) = busiest else { return vec!["nothing known to the week".to_owned()] };
        let week = format!("busiest week {} ({})", week_number(best.span.first), days(best.span));
        let empty = year.weeks.iter().filter(|week| week.is_empty()).count();
        let mut said = vec![format!("{week}: {}", self.amount(best.weight))];
        if empty > 0 {
            said.push(format!("{empty} of {} weeks empty", year.weeks.len()));
        }
        said
    }

    fn year_words(&self, out: &mut Vec<Mark>, year: &Year, [x, y, w]: [f32; 3], node: u32) {
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
    fn words(
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
    fn week_words(
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
    fn week_numbers(&self, out: &mut Vec<Mark>, year: &Year, y: f32) {
        let first = year.whole.span.first;
        let middle = |cell: &Cell| {
            let from = float((cell.span.first - first).num_days());
            SIDE + EDGE + (from + float(cell.span.days()) / 2.0) * self.per_day
        };
        let holds = |cell: &&Cell| cell.span.first <= self.today && self.today <= cell.span.last;
        let now = year.weeks.iter().find(holds).map(middle);
        let y = y + 7.5;
        if let Some(x) = now {
            let word = "Today".to_owned();
            out.push(draw::text(x, y, word, 9.5, Weight::Semibold, Anchor::Middle, Paint::Alert, None));
        }
        let every = if self.per_day * 7.0 >= 17.0 { 1 } else { 2 };
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

    /// Says that nothing lands in the years between two; returns the height.
    pub fn gap(&self, scene: &mut Scene, years: &str, y: f32) -> f32 {
        let said = format!("Nothing lands in {years}");
        let at = [SIDE + EDGE + 10.0, y + 11.0];
        scene.body.push(words_at(at, said, DETAIL, Weight::Regular, Paint::Faint));
        EMPTY
    }

    /// Draws what lands in no year that is shown; returns the height.
    pub fn elsewhere(&mut self, scene: &mut Scene, top: f32) -> f32 {
        let place = u32::try_from(scene.lanes.len()).unwrap_or(u32::MAX);
        let title = "Elsewhere".to_owned();
        scene.side.push(words_at([14.0, top + 21.0], title.clone(), 13.0, Weight::Semibold, Paint::Ink));
        let (mut x, mut y) = (SIDE + EDGE, top);
        let bold = Font::new(Weight::Semibold, 12.5);
        let font = Font::new(Weight::Regular, DETAIL);
        let right = scene.width - EDGE;
        let mut open = None;
        let mut said = Vec::new();
        let mut count = 0;
        let counts = self.counts;
        for (why, cell) in &counts.elsewhere {
            let name = self.why(*why);
            let number = self.number(cell.weight);
            let w = font.width(&name) + bold.width(&number) + 28.0;
            if x + w > right && x > SIDE + EDGE {
                x = SIDE + EDGE;
                y += ASIDE + GAP;
            }
            let node = draw::node_place(&self.nodes);
            let key = aside_key(*why);
            let is_open = self.open_key == Some(key.as_str());
            let stroke = Some(if is_open { Paint::Ink } else { Paint::Hairline });
            scene.body.push(draw::part(x, y, w, ASIDE, R, Some(Paint::Paper), stroke, false, Some(node)));
            let baseline = y + ASIDE / 2.0 + 4.0;
            let at = x + 10.0;
            let beside = at + font.width(&name) + 8.0;
            let node = Some(node);
            let (regular, semibold) = (Weight::Regular, Weight::Semibold);
            scene.body.push(draw::text(
                at,
                baseline,
                name.clone(),
                DETAIL,
                regular,
                Anchor::Start,
                Paint::Muted,
                node,
            ));
            scene.body.push(draw::text(
                beside,
                baseline,
                number,
                12.5,
                semibold,
                Anchor::Start,
                Paint::Ink,
                node,
            ));
            let landing = if cell.is_empty() { String::new() } else { self.landing(cell) };
            self.nodes.push(Node {
                key: Key::Group(format!("cell:{key}")),
                part: Part::Body,
                record: None,
                title: format!("{name}: {landing}"),
                detail: self.names(cell).unwrap_or_default(),
                x,
                y,
                w,
                h: ASIDE,
                lane: place,
                paint: Paint::Ink,
                movable: false,
                fold: (!cell.items.is_empty()).then_some(key),
                lit: Vec::new(),
            });
            if is_open {
                open = Some((format!("{name}: {}", words::count(cell.items.len(), "item")), cell));
            }
            said.push(format!("{name} {}", cell.items.len()));
            count += cell.items.len();
            x += w + 6.0;
        }
        y += ASIDE + GAP;
        if let Some((title, cell)) = open {
            y += self.open(scene, (title, cell), place, y + 4.0) + 4.0;
        }
        y += END;
        scene.lanes.push(lane("elsewhere".to_owned(), title, said.join(", "), (top, y - top), false, count));
        y - top
    }

    fn why(&self, why: Elsewhere) -> String {
        let year = |at: Option<&Year>| at.map(|at| self.counts.fiscal.year(at.whole.span.first));
        match why {
            Elsewhere::Before => match year(self.counts.years.first()) {
                Some(year) => format!("Before {year}"),
                None => "Before that time".to_owned(),
            },
            Elsewhere::After => match year(self.counts.years.last()) {
                Some(year) => format!("After {year}"),
                None => "After that time".to_owned(),
            },
            Elsewhere::Between => "In one of two years".to_owned(),
            Elsewhere::NoEnd => "No end date".to_owned(),
            Elsewhere::Bucket(bucket) => bucket.label().to_owned(),
            Elsewhere::Undated => "No dates".to_owned(),
        }
    }

    fn open(&mut self, scene: &mut Scene, (title, cell): (String, &Cell), lane: u32, y: f32) -> f32 {
        self.open.clone_from(&cell.items);
        let room = [SIDE + EDGE, y, scene.width - SIDE - 2.0 * EDGE];
        opened(&mut scene.body, &mut self.nodes, (self.plan, &cell.items), title, lane, room)
    }
}

fn year_key(year: &Year) -> String {
    format!("year:{}", year.whole.span.first)
}

fn key(band: Band, cell: &Cell) -> String {
    format!("{}@{}", band.word(), cell.span.first)
}

fn aside_key(why: Elsewhere) -> String {
    match why {
        Elsewhere::Before => "before".to_owned(),
        Elsewhere::After => "after".to_owned(),
        Elsewhere::Between => "between".to_owned(),
        Elsewhere::NoEnd => "no-end".to_owned(),
        Elsewhere::Bucket(bucket) => format!("bucket:{bucket}"),
        Elsewhere::Undated => "undated".to_owned(),
    }
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

fn capital(said: &str) -> String {
    let mut letters = said.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[expect(clippy::cast_precision_loss, reason = "days of a year")]
const fn float(days: i64) -> f32 {
    days as f32
}

fn words_at([x, y]: [f32; 2], text: String, size: f32, weight: Weight, paint: Paint) -> Mark {
    draw::text(x, y, text, size, weight, Anchor::Start, paint, None)
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
