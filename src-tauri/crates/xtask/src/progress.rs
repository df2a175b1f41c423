//! `2/6 UI packages`: where a chore is and how long each step took.

use std::time::{Duration, Instant};

use crate::failure::Result;

/// The steps of one chore, counted as they begin.
pub struct Progress {
    total: usize,
    begun: usize,
}

impl Progress {
    /// A chore of `total` steps.
    pub fn new(total: usize) -> Self {
        Self { total, begun: 0 }
    }

    /// Announces the next step, does it, and says how long it took. Hands back its answer and its time.
    pub fn step<T>(&mut self, title: &str, work: impl FnOnce() -> Result<T>) -> Result<(T, Duration)> {
        self.begun += 1;
        println!("{}/{} {title}", self.begun, self.total);
        let start = Instant::now();
        let answer = work()?;
        let took = start.elapsed();
        if took >= Duration::from_millis(500) {
            println!("    {title}: {}", spoken(took));
        }
        Ok((answer, took))
    }
}

/// A duration as a person says it: `0.4 s`, `12 s`, `3 min 5 s`.
pub fn spoken(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 9.95 {
        return format!("{seconds:.1} s");
    }
    let whole = seconds.round() as u64;
    if whole < 60 { format!("{whole} s") } else { format!("{} min {} s", whole / 60, whole % 60) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_said_in_the_unit_that_fits() {
        assert_eq!(spoken(Duration::from_millis(420)), "0.4 s");
        assert_eq!(spoken(Duration::from_millis(9_970)), "10 s");
        assert_eq!(spoken(Duration::from_secs(59)), "59 s");
        assert_eq!(spoken(Duration::from_millis(59_700)), "1 min 0 s");
        assert_eq!(spoken(Duration::from_secs(185)), "3 min 5 s");
    }
}
