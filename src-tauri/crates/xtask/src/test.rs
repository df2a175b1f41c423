//! `cargo xtask test`: everything the project asks of itself, cheapest first.

use std::time::{Duration, Instant};

use clap::ValueEnum;

use crate::failure::{Failure, Result};
use crate::place::Place;
use crate::process::{Program, failed};
use crate::progress::{Progress, spoken};
use crate::shell::{Profile, WHOLE};
use crate::tally::Tally;
use crate::{display, npm, packages, page, shell};

/// One step, in the order in which they run: what fails in a second is not found out after ten minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Step {
    /// Rust formatting
    Fmt,
    /// System packages
    System,
    /// UI packages
    Npm,
    /// UI lint and formatting
    Lint,
    /// UI types
    Types,
    /// UI tests
    Ui,
    /// Build the UI
    Page,
    /// Rust lints
    Clippy,
    /// Rust tests, among them that the generated bindings are fresh
    Rust,
    /// Build the app
    App,
    /// End-to-end tests in the real window
    E2e,
}

impl Step {
    fn title(self) -> &'static str {
        match self {
            Self::Fmt => "Rust formatting",
            Self::System => "System packages",
            Self::Npm => "UI packages",
            Self::Lint => "UI lint",
            Self::Types => "UI types",
            Self::Ui => "UI tests",
            Self::Page => "Build the UI",
            Self::Clippy => "Rust lints",
            Self::Rust => "Rust tests",
            Self::App => "Build the app",
            Self::E2e => "Tests in the real window",
        }
    }

    /// The steps that must have run before this one.
    fn stands_on(self) -> &'static [Self] {
        match self {
            Self::Fmt | Self::System | Self::Npm => &[],
            Self::Lint | Self::Types | Self::Ui | Self::Page => &[Self::Npm],
            // The shell compiles the page into itself, so it does not compile without one.
            Self::Clippy | Self::Rust | Self::App => &[Self::System, Self::Page],
            Self::E2e => &[Self::App],
        }
    }

    fn run(self, place: &Place, chosen: &[Self]) -> Result<Tally> {
        let cargo = || Program::cargo().directory(&place.root);
        match self {
            Self::Fmt => check(cargo().args(["fmt", "--all", "--check"])),
            Self::System => {
                let tests = if chosen.contains(&Self::E2e) { packages::WINDOW_TESTS } else { &[] };
                packages::install(&[packages::CORE, packages::WINDOW, tests]).map(|()| Tally::default())
            }
            Self::Npm => npm::install(place).map(|()| Tally::default()),
            Self::Lint => check(npm::script(place, "lint")),
            Self::Types => check(npm::script(place, "typecheck")),
            Self::Ui => tests(npm::script(place, "test")),
            Self::Page => page::build(place).map(|()| Tally::default()),
            Self::Clippy => {
                check(cargo().arg("clippy").args(WHOLE).arg("--all-targets").args(["--", "-D", "warnings"]))
            }
            Self::Rust => tests(cargo().arg("test").args(WHOLE)),
            Self::App => shell::build(place, Profile::Debug).map(|()| Tally::default()),
            Self::E2e => in_the_window(place),
        }
    }
}

/// What one step came to.
struct Outcome {
    step: Step,
    tally: Tally,
    took: Duration,
}

/// Runs the steps named, and those they stand on; all when none is named. Stops at the first that fails.
pub fn test(only: &[Step]) -> Result {
    let place = Place::find()?;
    let chosen = chosen(only);
    let mut progress = Progress::new(chosen.len());
    let mut outcomes = Vec::new();
    let start = Instant::now();
    for &step in &chosen {
        match progress.step(step.title(), || step.run(&place, &chosen)) {
            Ok((tally, took)) if tally.failed == 0 => outcomes.push(Outcome { step, tally, took }),
            Ok((tally, _)) => {
                let said = format!("{} of its tests failed.", tally.failed);
                return Err(stopped(step, &outcomes, tally, &Failure::check(said)));
            }
            // A machine that does not fit is no failed test.
            Err(failure) if failure.code != 1 => return Err(failure),
            Err(failure) => return Err(stopped(step, &outcomes, Tally { passed: 0, failed: 1 }, &failure)),
        }
    }
    println!("\n{}", report(&outcomes));
    println!("In {}", spoken(start.elapsed()));
    println!("{} passed, 0 failed", total(&outcomes).passed);
    Ok(())
}

/// The steps to run: those named with all they stand on, in their order.
fn chosen(only: &[Step]) -> Vec<Step> {
    if only.is_empty() {
        return Step::value_variants().to_vec();
    }
    let mut chosen = only.to_vec();
    let mut next = 0;
    while let Some(step) = chosen.get(next).copied() {
        chosen.extend(step.stands_on());
        next += 1;
    }
    chosen.sort();
    chosen.dedup();
    chosen
}

/// A check is one thing that holds or does not.
fn check(program: Program) -> Result<Tally> {
    program.run().map(|()| Tally { passed: 1, failed: 0 })
}

/// Runs a test runner and counts its tests.
fn tests(program: Program) -> Result<Tally> {
    let line = program.line();
    let mut tally = Tally::default();
    let code = program.watch(|line| tally.read(line))?;
    judge(&line, code, tally)
}

/// A runner that failed without a failed test (it did not compile, it crashed) is a failure, and so is one that found
/// no test to run: that would pass for ever.
fn judge(line: &str, code: Option<i32>, tally: Tally) -> Result<Tally> {
    match code {
        Some(0) if tally == Tally::default() => Err(Failure::check(format!("`{line}` ran no test."))),
        Some(0) => Ok(tally),
        _ if tally.failed > 0 => Ok(tally),
        code => Err(failed(line, code)),
    }
}

/// The end-to-end tests.
fn in_the_window(place: &Place) -> Result<Tally> {
    if !cfg!(target_os = "linux") {
        println!("    not on this system: the tests drive the window through WebKitGTK's WebDriver");
        return Ok(Tally::default());
    }
    let program = npm::script(place, "e2e");
    tests(display::own_session(place, Profile::Debug, program)?)
}

fn total(outcomes: &[Outcome]) -> Tally {
    let mut total = Tally::default();
    outcomes.iter().for_each(|outcome| total.add(outcome.tally));
    total
}

/// One line for each step: its name, what passed in it, its time.
fn report(outcomes: &[Outcome]) -> String {
    let rows = outcomes.iter().map(|Outcome { step, tally, took }| {
        let passed = if tally.passed == 0 { String::new() } else { format!("{} passed", tally.passed) };
        format!("{:<26}{passed:>12}{:>14}", step.title(), spoken(*took))
    });
    rows.collect::<Vec<_>>().join("\n")
}

fn stopped(step: Step, outcomes: &[Outcome], tally: Tally, failure: &Failure) -> Failure {
    let name = step.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
    let mut all = total(outcomes);
    all.add(tally);
    Failure::check(format!("FAILED at {}: {failure}", step.title())).hint(format!(
        "Once more from here: cargo xtask test --only {name}\n{} passed, {} failed",
        all.passed, all.failed
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_runs_when_nothing_is_named() {
        assert_eq!(chosen(&[]), Step::value_variants());
    }

    #[test]
    fn a_step_brings_what_it_stands_on_in_order_and_once() {
        assert_eq!(chosen(&[Step::Fmt]), [Step::Fmt]);
        assert_eq!(
            chosen(&[Step::E2e, Step::Clippy]),
            [Step::System, Step::Npm, Step::Page, Step::Clippy, Step::App, Step::E2e]
        );
    }

    #[test]
    fn no_step_stands_on_a_later_one() {
        for step in Step::value_variants() {
            assert!(step.stands_on().iter().all(|earlier| earlier < step), "{step:?}");
        }
    }

    #[test]
    fn a_runner_without_tests_or_that_crashed_does_not_pass() {
        let some = Tally { passed: 3, failed: 0 };
        assert_eq!(judge("x", Some(0), some).ok(), Some(some));
        assert!(judge("x", Some(0), Tally::default()).is_err());
        assert!(judge("x", Some(101), some).is_err());
        assert!(judge("x", None, some).is_err());
    }

    #[test]
    fn a_failed_step_says_how_to_run_it_again_and_ends_with_the_count() {
        let before =
            [Outcome { step: Step::Fmt, tally: Tally { passed: 1, failed: 0 }, took: Duration::ZERO }];
        let text = stopped(Step::Rust, &before, Tally { passed: 5, failed: 2 }, &Failure::check("2 failed."))
            .to_string();
        assert!(text.contains("Rust tests: 2 failed."), "{text}");
        assert!(text.contains("--only rust\n"), "{text}");
        assert!(text.ends_with("6 passed, 2 failed"), "{text}");
    }
}
