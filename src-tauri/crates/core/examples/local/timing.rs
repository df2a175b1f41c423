//! Two things timed in turns, so that whatever else the machine does falls on both.

use std::hint::black_box;
use std::time::Instant;

/// What came of timing one thing beside its yardstick.
pub struct Paired {
    /// Median time of the yardstick in milliseconds.
    pub yardstick: f64,
    /// Median time of the thing in milliseconds.
    pub time: f64,
    /// Median of the ratios of the two, each of one round.
    pub ratio: f64,
    /// How many rounds.
    pub rounds: usize,
}

/// Times both in each round, by turns the one or the other first, after one round that does not count.
pub fn paired<A, B>(rounds: usize, mut yardstick: impl FnMut() -> A, mut thing: impl FnMut() -> B) -> Paired {
    let (mut of_yardstick, mut of_thing) = (Vec::new(), Vec::new());
    for round in 0..=rounds {
        let (a, b) = if round % 2 == 0 {
            let a = milliseconds(&mut yardstick);
            (a, milliseconds(&mut thing))
        } else {
            let b = milliseconds(&mut thing);
            (milliseconds(&mut yardstick), b)
        };
        if round > 0 {
            of_yardstick.push(a);
            of_thing.push(b);
        }
    }
    let ratios = of_thing.iter().zip(&of_yardstick).map(|(thing, yardstick)| thing / yardstick).collect();
    Paired { yardstick: median(of_yardstick), time: median(of_thing), ratio: median(ratios), rounds }
}

/// The time until the result is there; giving its memory back does not count.
fn milliseconds<T>(run: &mut impl FnMut() -> T) -> f64 {
    let start = Instant::now();
    let result = black_box(run());
    let time = start.elapsed();
    drop(result);
    time.as_secs_f64() * 1e3
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
