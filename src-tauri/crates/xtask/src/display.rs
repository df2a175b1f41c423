//! Whether this session can show a window, and a session of its own for what drives one.

use std::ffi::OsString;
use std::fs;

use crate::failure::{Failure, Result};
use crate::place::Place;
use crate::process::Program;
use crate::shell::Profile;

/// On Linux and its kin a window needs an X or Wayland display named in the environment; elsewhere there is one.
pub fn is_there() -> bool {
    cfg!(any(target_os = "macos", windows)) || named_in(|name| std::env::var_os(name))
}

fn named_in(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    // An empty value is how a display is switched off for one command: `DISPLAY= cargo xtask run`.
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .into_iter()
        .any(|name| variable(name).is_some_and(|value| !value.is_empty()))
}

/// Puts `program` into a session of its own as [`own_settings`] does, and on Linux gives it a screen that nobody else
/// uses.
pub fn own_session(place: &Place, profile: Profile, program: Program) -> Result<Program> {
    let screen = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24 -nolisten tcp"];
    let program = if cfg!(target_os = "linux") { program.wrapped_in(&screen) } else { program };
    own_settings(place, profile, program)
}

/// Lets `program` find the app and the command-line tool in `THROUGHLINE_APP` and `THROUGHLINE_CLI`, with settings that
/// are empty and on Linux a session bus that nobody else uses.
pub fn own_settings(place: &Place, profile: Profile, program: Program) -> Result<Program> {
    // Window sizes and recent files of the last run, or the person's own, must not decide a test.
    let home = place.target.join("window-home");
    if home.exists() {
        fs::remove_dir_all(&home).map_err(|error| Failure::set_up(format!("{}: {error}", home.display())))?;
    }
    let program = program
        .env("THROUGHLINE_APP", place.program(profile, "throughline-app"))
        .env("THROUGHLINE_CLI", place.program(profile, "throughline"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CACHE_HOME", home.join("cache"));
    Ok(if cfg!(target_os = "linux") { program.wrapped_in(&["dbus-run-session", "--"]) } else { program })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_kind_of_display_will_do() {
        assert!(named_in(|name| (name == "DISPLAY").then(|| ":0".into())));
        assert!(named_in(|name| (name == "WAYLAND_DISPLAY").then(|| "wayland-0".into())));
    }

    #[test]
    fn none_or_an_empty_one_is_no_display() {
        assert!(!named_in(|_| None));
        assert!(!named_in(|_| Some(OsString::new())));
    }
}
