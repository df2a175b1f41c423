//! What a shade means: four steps from little to much, for each band its own.

use crate::picture::words;
use crate::scene::{HEATS, Paint};

use super::count::{Band, Counts, Year};

/// The steps of one band.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    /// How much lies within a step; 0 where nothing lands.
    step: f64,
    /// The most that any period of the band holds.
    most: f64,
    whole: bool,
}

impl Scale {
    /// The steps that reach from nothing to the heaviest period of a band. Whole numbers of items; of effort 1, 2, 2.5
    /// or 5 times a power of ten, so that one can say them.
    pub fn new(counts: &Counts, band: Band) -> Self {
        let cells = |year: &'_ Year| year.cells(band).iter().map(|cell| cell.weight).fold(0.0, f64::max);
        let most = counts.years.iter().map(cells).fold(0.0, f64::max);
        let even = most / f64::from(HEATS);
        let step = match (counts.by_effort, most > 0.0) {
            (_, false) => 0.0,
            (false, true) => even.ceil().max(1.0),
            (true, true) => {
                let ten = 10f64.powf(even.log10().floor());
                let nice = [1.0, 2.0, 2.5, 5.0, 10.0].map(|of| of * ten);
                nice.into_iter().find(|nice| *nice >= even * (1.0 - 1e-9)).unwrap_or(even)
            }
        };
        Self { step, most, whole: !counts.by_effort }
    }

    /// The step that a weight is in, from 1; none for nothing.
    pub fn heat(self, weight: f64) -> Option<u8> {
        if weight <= 0.0 || self.step <= 0.0 {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "held within the steps there are"
        )]
        let place = (weight / self.step - 1e-9).ceil().clamp(1.0, f64::from(HEATS)) as u8;
        Some(place)
    }

    /// Each step that some period could be in, with what it holds in words: `1–3`.
    pub fn steps(self) -> Vec<(u8, String)> {
        let steps = (1..=HEATS).filter(|heat| f64::from(heat - 1) * self.step < self.most - 1e-9);
        steps
            .map(|heat| {
                let to = f64::from(heat) * self.step;
                let from = to - self.step;
                let said = match (self.whole, self.step > 1.0) {
                    (true, false) => words::number(to),
                    (true, true) => {
                        let to = to.min(self.most);
                        let from = from + 1.0;
                        if to > from {
                            format!("{}–{}", words::number(from), words::number(to))
                        } else {
                            words::number(to)
                        }
                    }
                    (false, _) if heat == 1 => format!("to {}", words::number(to)),
                    (false, _) => format!("{}–{}", words::number(from), words::number(to)),
                };
                (heat, said)
            })
            .collect()
    }
}

/// What text on a shade is painted with: numbers, and second words.
pub const fn on(heat: Option<u8>) -> (Paint, Paint) {
    match heat {
        None | Some(1 | 2) => (Paint::Ink, Paint::Muted),
        Some(3) => (Paint::Ink, Paint::Ink),
        Some(_) => (Paint::Paper, Paint::Paper),
    }
}
