//! `cargo xtask bench [NAME]...`: each measurement prints its figures beside its yardstick and judges itself by its
//! exit status; what it printed is kept in `tests/bench/results`.

use std::fs;

use clap::ValueEnum;

use crate::failure::{Failure, Result};
use crate::place::Place;
use crate::process::{Program, failed};
use crate::progress::Progress;
use crate::{npm, packages, page};

/// One measurement. A new one is a line here and a program that does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Bench {
    /// The core on a workspace of 10,000 items: loading, rules, layout, one edit
    Plan,
    /// From starting the app to the first painted roadmap
    Window,
}

impl Bench {
    fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Window => "window",
        }
    }

    fn program(self, place: &Place) -> Result<Program> {
        let cargo = || Program::cargo().directory(&place.root);
        match self {
            Self::Plan => {
                packages::install(&[packages::CORE])?;
                Ok(cargo().args([
                    "run",
                    "--release",
                    "--package",
                    "throughline-core",
                    "--example",
                    "bench_plan",
                ]))
            }
            Self::Window => {
                packages::install(&[packages::CORE, packages::WINDOW, packages::WINDOW_TESTS])?;
                npm::install(place)?;
                page::build(place)?;
                let shell =
                    ["build", "--release", "--package", "throughline-app", "--features", "custom-protocol"];
                cargo().args(shell).run()?;
                cargo().args(["build", "--release", "--package", "throughline-cli"]).run()?;
                let bench = npm::script(place, "bench:window")
                    .env("THROUGHLINE_APP", place.program("release", "throughline-app"))
                    .env("THROUGHLINE_CLI", place.program("release", "throughline"));
                Ok(bench)
            }
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
    let mut progress = Progress::new(chosen.len());
    for bench in chosen {
        let measure = || {
            let program = bench.program(&place)?;
            let line = program.line();
            let mut printed = String::new();
            match program.watch(|line| printed.push_str(line))? {
                Some(0) => Ok(printed),
                code => Err(failed(&line, code)),
            }
        };
        let (printed, _) = progress.step(bench.name(), measure)?;
        let file = results.join(bench.name()).with_extension("txt");
        fs::write(&file, printed).map_err(unwritable)?;
        println!("    kept in {}", file.display());
    }
    Ok(())
}
