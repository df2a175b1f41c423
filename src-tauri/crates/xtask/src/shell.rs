//! Building the programs. One set of flags for all chores.

use crate::failure::Result;
use crate::place::Place;
use crate::process::Program;

/// Cargo resolves the features of shared dependencies for the packages it is asked for: with different packages or
/// features from one step to the next, it would build the same crates twice. So every step that has to do with the
/// window names the whole workspace and this feature, which makes the shell carry its own page.
pub const WHOLE: [&str; 3] = ["--workspace", "--features", "throughline-app/custom-protocol"];

/// Which of cargo's profiles to build with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// For running and testing. It starts as fast as the release build, for what is slow in it is compiled with
    /// optimisation (see `[profile.dev.package]`), and it builds in half the time.
    Debug,
    /// For measuring and handing out.
    Release,
}

impl Profile {
    /// Its folder in the target folder.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Release => "release",
        }
    }
}

/// Builds all programs, the app with the page that was built before.
pub fn build(place: &Place, profile: Profile) -> Result {
    let profile = match profile {
        Profile::Debug => "dev",
        Profile::Release => "release",
    };
    // The examples are what makes cargo resolve features with the tests' own dependencies in the picture, as it does
    // for `cargo test`; without them it would compile half of the dependencies once more. This program is left out
    // because it is running: Windows would not let it be replaced.
    let targets = ["--exclude", "xtask", "--bins", "--examples", "--profile", profile];
    Program::cargo().arg("build").args(WHOLE).args(targets).directory(&place.root).run()
}
