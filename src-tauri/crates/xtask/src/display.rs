//! Whether this session can show a window.

use std::ffi::OsString;

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
