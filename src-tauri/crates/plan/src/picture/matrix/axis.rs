//! One axis of the matrix: which number it shows, from where to where, and in which steps it is changed by hand.

use crate::model::{Item, ScoreMethod, ScoreSettings};
use crate::picture::PictureSpec;
use crate::plan::{Ix, Plan};
use crate::scoring::{Measure, Scoring, class_of, exact, measures};

/// What more of a number means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// More is better.
    Benefit,
    /// Less is better.
    Cost,
    /// More is surer.
    Confidence,
    /// Neither.
    Other,
}

/// An axis.
#[derive(Debug, Clone)]
pub struct Axis {
    pub measure: Measure,
    pub label: String,
    pub least: f64,
    pub most: f64,
    /// By how much a key changes it, and on what dragging ends.
    pub step: f64,
    /// From one tick to the next.
    pub tick: f64,
    pub sense: Sense,
}

/// How finely one sets a number whose scale is open: in so many steps.
const FINE: f64 = 40.0;
/// About as many ticks an axis has.
const TICKS: f64 = 5.0;
/// A scale of whole numbers no longer than this is set and marked in whole numbers.
const WHOLE: f64 = 10.0;

/// The scores that say most by themselves, the most telling first.
const TELLING: [&str; 5] = ["value", "business_value", "impact", "ice_impact", "cost_of_delay"];

/// The numbers against each other: those asked for, else effort and what most items carry.
pub fn axes(plan: &Plan, spec: &PictureSpec) -> [Measure; 2] {
    let scoring = Scoring::of(plan);
    let carried =
        |measure: &Measure| plan.items.rows().iter().filter(|item| measure.read(item).is_some()).count();
    let best = |list: &mut dyn Iterator<Item = Measure>| {
        let mut best: Option<(usize, Measure)> = None;
        for measure in list {
            let count = carried(&measure);
            // The first of equals: what the method asks for stands first.
            if count > best.as_ref().map_or(0, |(most, _)| *most) {
                best = Some((count, measure));
            }
        }
        best.map(|(_, measure)| measure)
    };
    let all = || measures(plan, &scoring).into_iter();
    let is_score = |measure: &Measure| {
        matches!(measure, Measure::Score(key) if key != "moscow") && sense(plan, measure) == Sense::Benefit
    };
    // What says most by itself comes first, where about as many items have it as have anything.
    let telling = |other: Option<&Measure>| {
        let most = all().filter(is_score).map(|measure| carried(&measure)).max().unwrap_or(0);
        let known = TELLING.map(|key| Measure::Score(key.to_owned())).into_iter();
        known
            .filter(|measure| Some(measure) != other)
            .find(|measure| most > 0 && carried(measure) * 2 >= most)
    };
    let up = spec.up.clone().or_else(|| telling(spec.across.as_ref())).or_else(|| {
        best(&mut all().filter(|measure| is_score(measure) && Some(measure) != spec.across.as_ref()))
    });
    let up = up.unwrap_or_else(|| Measure::Score("value".to_owned()));
    let across = spec.across.clone().or_else(|| {
        let effort = (up != Measure::Effort && carried(&Measure::Effort) > 0).then_some(Measure::Effort);
        effort.or_else(|| best(&mut all().filter(|measure| *measure != up && *measure != Measure::Progress)))
    });
    let across = across.unwrap_or(if up == Measure::Effort { Measure::Confidence } else { Measure::Effort });
    [across, up]
}

fn sense(plan: &Plan, measure: &Measure) -> Sense {
    match measure {
        Measure::Effort => Sense::Cost,
        Measure::Confidence => Sense::Confidence,
        Measure::Progress => Sense::Other,
        Measure::Score(key) if key == "duration" => Sense::Cost,
        Measure::Score(key) => {
            let own = plan.score_settings.rows().iter().flat_map(|settings| &settings.criteria);
            let cost = own.into_iter().any(|criterion| criterion.key == *key && criterion.cost);
            if cost { Sense::Cost } else { Sense::Benefit }
        }
    }
}

/// The ends of the scale that a number has by the workspace's method, else by another.
fn scale(plan: &Plan, measure: &Measure) -> Option<[f64; 2]> {
    if measure.is_share() {
        return Some([0.0, 1.0]);
    }
    let own = Scoring::of(plan);
    let asked = |scoring: &Scoring| {
        scoring.asks().iter().find(|ask| ask.measure == *measure).and_then(|ask| ask.scale)
    };
    asked(&own).or_else(|| {
        let with = |method| Scoring::with(plan, ScoreSettings { method, ..own.settings().clone() });
        ScoreMethod::ALL.iter().find_map(|method| asked(&with(*method)))
    })
}

/// The least of 1, 2, 2.5 or 5 times a power of ten that is no less than a number above 0.
fn nice(at_least: f64) -> f64 {
    let ten = 10f64.powf(at_least.log10().floor());
    let found =
        [1.0, 2.0, 2.5, 5.0, 10.0].map(|of| of * ten).into_iter().find(|one| *one >= at_least * (1.0 - 1e-9));
    found.unwrap_or(at_least)
}

fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() < 1e-9
}

impl Axis {
    /// An axis long enough for all the items that have the number.
    pub fn new(plan: &Plan, measure: Measure, items: &[Ix<Item>]) -> Self {
        let values: Vec<f64> = items.iter().filter_map(|ix| measure.read(&plan.items[*ix])).collect();
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let whole = !values.is_empty() && values.iter().all(|value| is_whole(*value));
        let (least, most, step, tick) = match scale(plan, &measure) {
            Some([from, to]) => {
                let (least, most) = (from.min(low), to.max(high));
                let span = most - least;
                let plain = is_whole(from) && is_whole(to) && span <= WHOLE;
                let step = match (measure.is_share(), plain) {
                    (true, _) => 0.05,
                    (false, true) if span >= 4.0 => {
                        if whole || values.is_empty() {
                            1.0
                        } else {
                            0.5
                        }
                    }
                    _ => nice(span / 12.0),
                };
                let tick = if plain && !measure.is_share() { 1.0 } else { nice(span / TICKS) };
                (least, most, step, tick)
            }
            None => {
                let least = if low < 0.0 { low } else { 0.0 };
                let high = if high > least { high } else { least + 10.0 };
                let tick = nice((high - least) / TICKS);
                // Room above the greatest, so that it can be made greater.
                let most = ((high * 1.04 - least) / tick).ceil() * tick + least;
                let step = nice((most - least) / FINE);
                (least, most, if whole { step.max(1.0) } else { step }, tick)
            }
        };
        let label = measure.label(plan);
        let sense = sense(plan, &measure);
        Self { measure, label, least, most, step, tick, sense }
    }

    /// Where the line between low and high stands.
    pub fn middle(&self) -> f64 {
        f64::midpoint(self.least, self.most)
    }

    /// How far along the axis a value stands, 0.0 to 1.0.
    pub fn part(&self, value: f64) -> f64 {
        ((value - self.least) / (self.most - self.least)).clamp(0.0, 1.0)
    }

    pub fn value(&self, part: f64) -> f64 {
        self.least + part.clamp(0.0, 1.0) * (self.most - self.least)
    }

    /// The values at which there are ticks.
    pub fn ticks(&self) -> Vec<f64> {
        let first = (self.least / self.tick - 1e-9).ceil();
        (0..40)
            .map(|n| (first + f64::from(n)) * self.tick)
            .take_while(|at| *at <= self.most + self.tick * 1e-6)
            .collect()
    }

    /// A value that was pointed at, on a step; what is hardly moved stays what it was.
    pub fn snapped(&self, value: f64, was: Option<f64>) -> f64 {
        if let Some(was) = was.filter(|was| (value - was).abs() < self.step * 0.5) {
            return was;
        }
        self.held((value / self.step).round() * self.step)
    }

    /// So many steps from a value.
    pub fn stepped(&self, was: f64, steps: i32) -> f64 {
        if steps == 0 {
            return was;
        }
        let at = was / self.step;
        // A value between two steps goes to the next one first.
        let from = if steps > 0 { (at + 1e-6).floor() } else { (at - 1e-6).ceil() };
        self.held((from + f64::from(steps)) * self.step)
    }

    /// Within the axis, without what adding up fractions leaves.
    pub fn held(&self, value: f64) -> f64 {
        (value.clamp(self.least, self.most) * 1e6).round() / 1e6
    }

    /// A value in words: `8`, `85 %`, `Must`.
    pub fn text(&self, value: f64) -> String {
        match &self.measure {
            Measure::Score(key) if key == "moscow" => {
                class_of(value).map_or_else(|| exact(value), str::to_owned)
            }
            measure => measure.text(value),
        }
    }

    /// Its name within a sentence: `value`, `RICE impact`.
    pub fn name(&self) -> String {
        let mut letters = self.label.chars();
        match letters.next() {
            Some(first) if !letters.as_str().starts_with(char::is_uppercase) => {
                first.to_lowercase().chain(letters).collect()
            }
            _ => self.label.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(least: f64, most: f64, step: f64) -> Axis {
        let measure = Measure::Score("value".to_owned());
        Axis { measure, label: "Value".to_owned(), least, most, step, tick: 1.0, sense: Sense::Benefit }
    }

    #[test]
    fn a_value_between_steps_goes_to_the_next_one() {
        let axis = axis(1.0, 10.0, 1.0);
        assert_eq!([axis.stepped(7.3, 1), axis.stepped(7.3, -1), axis.stepped(7.0, 1)], [8.0, 7.0, 8.0]);
        assert_eq!([axis.stepped(10.0, 1), axis.stepped(1.0, -1)], [10.0, 1.0]);
        assert_eq!(axis.snapped(7.6, Some(7.3)), 7.3, "hardly moved");
        assert_eq!(axis.snapped(8.2, Some(7.3)), 8.0);
    }

    #[test]
    fn fractions_leave_nothing_behind() {
        assert_eq!(axis(0.0, 1.0, 0.05).stepped(0.25, 1), 0.3);
        assert_eq!(nice(1.8), 2.0);
        assert_eq!(nice(0.229), 0.25);
        assert_eq!(nice(1.0), 1.0);
    }
}
