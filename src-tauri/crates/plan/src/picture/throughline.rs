//! The throughline: objectives, strategy, items and leaders as four columns joined by ribbons.

mod arrange;
mod cards;
mod found;
mod gather;
mod groups;
mod ribbons;
mod spread;
mod threads;

use chrono::NaiveDate;

use super::PictureSpec;
use super::draw;
use super::select::Selection;
use crate::plan::Plan;
use crate::scene::{Anchor, Lane, Paint, Part, Scene, Weight};
use arrange::Arranged;
pub(super) use found::{idle_objectives, mean_objective};
use gather::Web;

/// Height of the pinned column titles.
const HEADER: f32 = 50.0;
/// Between the column titles and the first box, and below the last one.
const PAD: f32 = 16.0;
const MARGIN: f32 = 22.0;
/// On the right, where the leaders' names run out, less will do.
const RIGHT: f32 = 8.0;

/// Where the columns stand: left edge and width of each.
#[derive(Debug, Clone, Copy)]
pub struct Columns {
    pub objectives: (f32, f32),
    pub strategies: (f32, f32),
    pub items: (f32, f32),
    pub leaders: (f32, f32),
    pub width: f32,
}

impl Columns {
    /// Columns and the gaps between them share what the window has beyond the least they need. A column with nothing
    /// in it is only as wide as it takes to say so.
    fn new(width: f32, empty: [bool; 4]) -> Self {
        const LEAST: [f32; 4] = [226.0, 170.0, 196.0, 134.0];
        const GAPS: [f32; 3] = [42.0, 60.0, 54.0];
        const EMPTY: f32 = 110.0;
        let mut widths = [0.0; 4];
        for place in 0..4 {
            widths[place] = if empty[place] { EMPTY } else { LEAST[place] };
        }
        let least = widths.iter().sum::<f32>() + GAPS.iter().sum::<f32>() + MARGIN + RIGHT;
        let spare = (width - least).max(0.0);
        let grow: f32 = widths.iter().zip(empty).map(|(w, empty)| if empty { 0.0 } else { *w }).sum();
        let mut at = [(0.0, 0.0); 4];
        let mut x = MARGIN;
        for place in 0..4 {
            // Three fifths go to the columns, the rest to the ribbons. No column needs to be wider than twice.
            let more = if empty[place] || grow == 0.0 { 0.0 } else { spare * 0.6 * widths[place] / grow };
            let w = widths[place] + more.min(widths[place]);
            at[place] = (x, w);
            x += w + GAPS.get(place).map_or(0.0, |gap| gap + spare * 0.4 / 3.0);
        }
        let [objectives, strategies, items, leaders] = at;
        // What no column took stays free on the right.
        Self { objectives, strategies, items, leaders, width: width.max(least) }
    }

    const fn all(&self) -> [(f32, f32); 4] {
        [self.objectives, self.strategies, self.items, self.leaders]
    }
}

/// Lays out the throughline. A plan with nothing in it, or a filter that lets nothing through, gives a scene without
/// nodes. `today` is not shown.
#[must_use]
pub fn throughline(plan: &Plan, spec: &PictureSpec, _today: NaiveDate) -> Scene {
    let title = "Throughline".to_owned();
    let selection = Selection::new(plan, &spec.filter);
    // A window may scroll a little; it should not have to scroll far to show the whole line.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a height in units")]
    let rows = (spec.height > 0.0).then(|| ((spec.height - HEADER) * 1.15 / arrange::PITCH) as usize);
    let web = Web::new(plan, spec, &selection, rows);
    let counts = [web.objectives.len(), web.strategies.len(), web.items.len(), web.leaders.len()];
    if counts == [0; 4] {
        return Scene { title, ..Scene::default() };
    }
    let columns = Columns::new(spec.width, counts.map(|n| n == 0));
    let arranged = Arranged::new(plan, &web, &columns, spec.height);

    let mut scene = Scene {
        joined: true,
        title,
        width: columns.width,
        height: arranged.bottom.max(spec.height),
        header_height: HEADER,
        ..Scene::default()
    };
    scene.body = ribbons::draw(plan, &web, &arranged, &columns);
    cards::draw(plan, &web, &arranged, &columns, &mut scene);
    threads::light(&web, &arrange::Places::new(&arranged), &mut scene.nodes);

    scene.header.push(draw::rect(0.0, 0.0, scene.width, HEADER, Paint::Paper));
    let names =
        [("objective", "Objectives"), ("strategy", "Strategy"), ("item", "Roadmap"), ("leader", "Leaders")];
    let totals = web.totals();
    for (place, ((key, name), (x, _))) in names.into_iter().zip(columns.all()).enumerate() {
        let paint = if counts[place] == 0 { Paint::Faint } else { Paint::Muted };
        scene.header.push(draw::text(
            x,
            35.0,
            name.to_owned(),
            12.0,
            Weight::Semibold,
            Anchor::Start,
            paint,
            None,
        ));
        if counts[place] == 0 {
            let none = "None yet".to_owned();
            let y = HEADER + PAD + 20.0;
            scene.body.push(draw::text(x, y, none, 11.5, Weight::Regular, Anchor::Start, Paint::Faint, None));
        }
        scene.lanes.push(Lane {
            key: format!("column:{key}"),
            within: None,
            record: None,
            title: name.to_owned(),
            detail: String::new(),
            part: Part::Body,
            y: HEADER,
            h: scene.height - HEADER,
            folded: false,
            count: u32::try_from(totals[place]).unwrap_or(u32::MAX),
        });
    }
    scene
}
