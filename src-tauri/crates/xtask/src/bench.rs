//! `cargo xtask bench [NAME]...`: each measurement prints its figures beside its yardstick and judges itself by its
//! exit status; what it printed is kept in `tests/bench/results`.

use std::fs;

use clap::ValueEnum;

use crate::failure::{Failure, Result};
use crate::place::Place;
use crate::process::Program;
use crate::progress::Progress;
use crate::shell::Profile;
use crate::{display, npm, packages, page, shell};

/// One measurement. A new one is a line here and a program that does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Bench {
    /// The core on a workspace of 10,000 items: loading, rules, layout, one edit
    Plan,
    /// The check on plans of 10,000 and 100,000 records: all rules, growth, memory
    Check,
    /// From starting the app to the first painted roadmap
    Window,
}

impl Bench {
    fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Check => "check",
            Self::Window => "window",
        }
    }

    fn program(self, place: &Place) -> Result<Program> {
        match self {
            Self::Plan => {
                Ok(Program::new(place.program(Profile::Release, "examples/bench_plan"))
                    .directory(&place.root))
            }
            Self::Check => {
                Ok(Program::new(place.program(Profile::Release, "examples/bench_check"))
                    .directory(&place.root))
            }
            Self::Window => display::own_session(place, Profile::Release, npm::script(place, "bench:window")),
        }
    }
}

/// Runs the named measurements, or all of them.
pub fn bench(names: &[Bench]) -> Result {
    let place = Place::find()?;
    let results = place.root.join("tests/bench/results");
    let unwritable = |error| Failure::set_up(format!("{} cannot be written: {error}", results.display()));
    fs::create_dir_all(&results).map_err(unwritable)?;
    let chosen = if names.is_empty() { Bench::value_variants() } else { names };
    let mut progress = Progress::new(4 + chosen.len());
    // One build for all of them: with fewer packages cargo would resolve other features and compile most of it again.
    let needs = [packages::CORE, packages::WINDOW, packages::WINDOW_TESTS];
    progress.step("System packages", || packages::install(&needs))?;
    progress.step("UI packages", || npm::install(&place))?;
    progress.step("Build the UI", || page::build(&place))?;
    progress.step("Build the programs", || shell::build(&place, Profile::Release))?;
    let mut missed = Vec::new();
    for &bench in chosen {
        let measure = || {
            let mut printed = String::new();
            let code = bench.program(&place)?.watch(|line| printed.push_str(line))?;
            let file = results.join(bench.name()).with_extension("txt");
            fs::write(&file, printed).map_err(unwritable)?;
            println!("    kept in {}", file.display());
            Ok(code == Some(0))
        };
        // One that missed its bound is still measured and kept, and so are those after it.
        if !progress.step(&format!("Measure: {}", bench.name()), measure)?.0 {
            missed.push(bench.name());
        }
    }
    if missed.is_empty() { Ok(()) } else { Err(Failure::check(format!("Missed: {}.", missed.join(", ")))) }
}
