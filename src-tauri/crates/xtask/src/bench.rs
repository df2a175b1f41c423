//! `cargo xtask bench [NAME]...`: each measurement prints its figures beside its yardstick, as Markdown, and judges
//! itself by its exit status: 0 where it keeps its bounds, 1 where it does not. What it printed is kept in
//! `tests/bench/results`, for all but `check` with the same figures as JSON beside it.

use std::fs;
use std::path::Path;

use clap::ValueEnum;

use crate::failure::{Failure, Result};
use crate::place::Place;
use crate::process::{Program, failed};
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
    /// The history of 50,000 edits: what an edit costs, any past day, comparing, replaying
    Time,
    /// From starting the app to the first painted roadmap
    Window,
    /// The roadmap beside other components, in Chromium and WebKitGTK; takes half an hour, and only when it is named
    Roadmap,
}

impl Bench {
    fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Check => "check",
            Self::Time => "time",
            Self::Window => "window",
            Self::Roadmap => "roadmap",
        }
    }

    /// What is measured where nothing is named: not what brings other people's components and takes so long.
    fn usual() -> Vec<Self> {
        Self::value_variants().iter().copied().filter(|bench| *bench != Self::Roadmap).collect()
    }

    /// What measures it and writes its figures to `json`; `options` say which part of it.
    fn program(self, place: &Place, json: &Path, options: &[String]) -> Result<Program> {
        let example = |name: &str| place.program(Profile::Release, &format!("examples/{name}"));
        match self {
            Self::Plan | Self::Time => {
                let program = example(&format!("bench_{}", self.name()));
                Ok(Program::new(program).arg("--json").arg(json).directory(&place.root))
            }
            Self::Window => {
                let script = npm::script(place, "bench:window")
                    .env("THROUGHLINE_EMPTY", example("empty_window"))
                    .env("THROUGHLINE_BENCH", example("bench_plan"))
                    .env("THROUGHLINE_JSON", json);
                // It has a screen of its own, for it looks at the pixels.
                display::own_settings(place, Profile::Release, script)
            }
            Self::Check => Ok(Program::new(example("bench_check")).directory(&place.root)),
            Self::Roadmap => {
                let script = Program::new("node")
                    .arg(format!("{ROADMAP}/roadmap.mjs"))
                    .args(options)
                    .directory(&place.root)
                    .env("THROUGHLINE_CORE", example("bench_roadmap"))
                    .env("THROUGHLINE_JSON", json);
                display::own_session(place, Profile::Release, script)
            }
        }
    }
}

/// The comparison of roadmaps, with packages of its own.
const ROADMAP: &str = "tests/bench/roadmap";

/// Runs the named measurements, or the usual ones; `options` are handed to the roadmap's.
pub fn bench(names: &[Bench], options: &[String]) -> Result {
    let place = Place::find()?;
    let results = place.root.join("tests/bench/results");
    let unwritable = |error| Failure::set_up(format!("{} cannot be written: {error}", results.display()));
    fs::create_dir_all(&results).map_err(unwritable)?;
    let chosen = if names.is_empty() { Bench::usual() } else { names.to_vec() };
    if !options.is_empty() && chosen != [Bench::Roadmap] {
        return Err(Failure::set_up("Only `bench roadmap` takes options after `--`."));
    }
    let others = chosen.contains(&Bench::Roadmap);
    let mut progress = Progress::new(4 + usize::from(others) + chosen.len());
    // One build for all of them: with fewer packages cargo would resolve other features and compile most of it again.
    let mut needs = vec![packages::CORE, packages::WINDOW, packages::WINDOW_TESTS];
    if others {
        needs.push(packages::CHROMIUM);
    }
    progress.step("System packages", || packages::install(&needs))?;
    progress.step("UI packages", || npm::install(&place))?;
    if others {
        progress.step("Other components", || npm::install_in(&place.root.join(ROADMAP)))?;
    }
    progress.step("Build the UI", || page::build(&place))?;
    progress.step("Build the programs", || shell::build(&place, Profile::Release))?;
    let mut missed = Vec::new();
    for bench in chosen {
        let measure = || {
            let mut printed = String::new();
            let file = results.join(bench.name()).with_extension("md");
            let code = bench
                .program(&place, &file.with_extension("json"), options)?
                .watch(|line| printed.push_str(line))?;
            // What stopped half-way must not stand in for the last whole one.
            if let Some(code @ (0 | 1)) = code {
                // Daemons of the session it runs in print too, before it and after.
                let own = printed.find("# ").map_or("", |from| &printed[from..]);
                fs::write(&file, own).map_err(unwritable)?;
                println!("    kept in {}", file.display());
                return Ok(code == 0);
            }
            Err(failed(bench.name(), code))
        };
        // One that missed its bound is still measured and kept, and so are those after it.
        if !progress.step(&format!("Measure: {}", bench.name()), measure)?.0 {
            missed.push(bench.name());
        }
    }
    if missed.is_empty() { Ok(()) } else { Err(Failure::check(format!("Missed: {}.", missed.join(", ")))) }
}
