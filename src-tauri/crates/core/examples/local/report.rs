//! The figures as a table for people and as JSON for programs.

use std::fmt;

use serde_json::json;

use super::timing::Paired;

/// One thing that was measured, beside its yardstick.
pub struct Measured {
    what: &'static str,
    yardstick: &'static str,
    /// The highest ratio of the thing to its yardstick that is good.
    bound: f64,
    paired: Paired,
}

impl Measured {
    pub fn new(what: &'static str, yardstick: &'static str, bound: f64, paired: Paired) -> Self {
        Self { what, yardstick, bound, paired }
    }

    fn is_good(&self) -> bool {
        self.paired.ratio <= self.bound
    }
}

/// All that was measured, and on what.
pub struct Report {
    /// What the measurement is called on the command line.
    pub bench: &'static str,
    pub title: &'static str,
    /// The workspace, in figures.
    pub about: String,
    pub measured: Vec<Measured>,
    /// What else is worth knowing, a sentence each.
    pub notes: Vec<String>,
}

impl Report {
    /// Whether every bound is kept.
    pub fn is_good(&self) -> bool {
        self.measured.iter().all(Measured::is_good)
    }

    /// The same figures for programs.
    pub fn json(&self) -> String {
        let measured = self.measured.iter().map(|one| {
            json!({
                "what": one.what,
                "ms": rounded(one.paired.time),
                "yardstick": one.yardstick,
                "yardstick_ms": rounded(one.paired.yardstick),
                "ratio": rounded(one.paired.ratio),
                "bound": one.bound,
                "rounds": one.paired.rounds,
                "good": one.is_good(),
            })
        });
        let all = json!({
            "bench": self.bench,
            "date": date(),
            "machine": machine(),
            "workspace": self.about,
            "good": self.is_good(),
            "measured": measured.collect::<Vec<_>>(),
            "notes": self.notes,
        });
        format!("{all:#}\n")
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "# {}\n\n{}, on {}.\n\n{}.\n", self.title, date(), machine(), self.about)?;
        writeln!(f, "| what | median | yardstick | median | ratio | at most | rounds | |")?;
        writeln!(f, "|---|---:|---|---:|---:|---:|---:|---|")?;
        for Measured { what, yardstick, bound, paired } in &self.measured {
            let Paired { yardstick: of, time, ratio, rounds } = paired;
            let verdict = if ratio <= bound { "good" } else { "MISSED" };
            writeln!(
                f,
                "| {what} | {time:.2} ms | {yardstick} | {of:.2} ms | {ratio:.2} | {bound:.1} | {rounds} | {verdict} |"
            )?;
        }
        write!(
            f,
            "\nBoth sides of a ratio are timed in turns; the ratio is the median of the rounds' own ratios."
        )?;
        for note in &self.notes {
            write!(f, "\n\n{note}")?;
        }
        Ok(())
    }
}

fn rounded(value: f64) -> f64 {
    (value * 1e3).round() / 1e3
}

fn date() -> String {
    chrono::Utc::now().format("%Y-%m-%d %H:%M UTC").to_string()
}

/// The processor as far as the system says it, how many threads it runs, and the system.
fn machine() -> String {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let system = format!("{} {}", std::env::consts::OS, std::env::consts::ARCH);
    let about = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = about.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    model.map_or_else(
        || format!("{threads} threads, {system}"),
        |(_, model)| format!("{model}, {threads} threads, {system}"),
    )
}
