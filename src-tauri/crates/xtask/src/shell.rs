//! Building the programs. One set of flags for all chores.

use crate::failure::Result;
use crate::place::Place;
use crate::process::Program;

/// Cargo resolves the features of shared dependencies for the packages it is asked for: with different packages or
/// features from one step to the next, it would build the same crates twice. So every step that has to do with the
/// window names the whole workspace and this feature, which makes the shell carry its own page.
pub const WHOLE: [&str; 3] = ["--workspace", "--features", "throughline-app/custom-protocol"];

/// The debug build, with the page built before. It starts as fast as the release build, for what is slow in it is
/// compiled with optimisation (see `[profile.dev.package]`), and it builds in half the time.
pub fn build(place: &Place) -> Result {
    // The examples are what makes cargo resolve features with the tests' own dependencies in the picture, as it does
    // for `cargo test`; without them it would compile half of the dependencies once more. This program is left out
    // because it is running: Windows would not let it be replaced.
    let targets = ["--exclude", "xtask", "--bins", "--examples"];
    Program::cargo().arg("build").args(WHOLE).args(targets).directory(&place.root).run()
}
