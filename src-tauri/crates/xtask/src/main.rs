//! `cargo xtask run | test | bench | dist`: the project's own chores, each of which sets up what it needs.
//!
//! Compiled before anything of the app is installed, so it stands on the standard library, clap and `serde_json`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program that talks to the person at the terminal"
)]

mod bench;
mod display;
mod dist;
mod failure;
mod npm;
mod packages;
mod page;
mod place;
mod process;
mod progress;
mod run;
mod shell;
mod tally;
mod test;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Throughline's chores.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Build and open the app on FILE, or on a sample workspace. Without a display: report and export instead.
    Run {
        /// The workspace to open (*.throughline).
        file: Option<PathBuf>,
    },
    /// Run every check and test of the project.
    Test {
        /// Run only these steps and the ones they stand on.
        #[arg(long, value_delimiter = ',', value_name = "STEP")]
        only: Vec<test::Step>,
    },
    /// Measure speed, each figure in the same run as its yardstick.
    Bench {
        /// What to measure; everything but the roadmap when left out.
        names: Vec<bench::Bench>,
        /// Which part of the roadmap's: --engine chromium, --items 1000, --page throughline,canvas, --runs 1.
        #[arg(last = true)]
        options: Vec<String>,
    },
    /// Build the installers for this system.
    Dist,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().chore {
        Chore::Run { file } => run::run(file.as_deref()),
        Chore::Test { only } => test::test(&only),
        Chore::Bench { names, options } => bench::bench(&names, &options),
        Chore::Dist => dist::dist(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::from(failure.code)
        }
    }
}
