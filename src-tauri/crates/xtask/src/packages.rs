//! What the operating system must bring: installed on Debian and its kin, named elsewhere.

use crate::failure::{Failure, Result};
use crate::process::{Program, is_installed};

/// One thing a chore needs of the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// The Debian package that brings it.
    package: &'static str,
    /// Other packages that bring it as well when all of them are there, with `*` for a version.
    or: &'static [&'static str],
}

const fn need(package: &'static str) -> Need {
    Need { package, or: &[] }
}

/// Building the core: bindgen reads SQLite's session header with libclang. The `-dev` package is the one name that
/// every release has; the two that it is needed for carry a version in theirs.
pub const CORE: &[Need] =
    &[Need { package: "libclang-dev", or: &["libclang1-*", "libclang-common-*-dev"] }, need("pkg-config")];

/// Building the window.
pub const WINDOW: &[Need] = &[need("libwebkit2gtk-4.1-dev")];

/// Driving the real window in the tests: a display, WebKit's driver, a session bus, the accessibility bus, a window
/// manager and keys for native dialogs, and a font for what the app's own does not cover.
pub const WINDOW_TESTS: &[Need] = &[
    need("xvfb"),
    need("xauth"),
    need("webkit2gtk-driver"),
    need("dbus"),
    need("at-spi2-core"),
    need("openbox"),
    need("xdotool"),
    need("x11-utils"),
    need("fonts-dejavu-core"),
];

/// Comparing roadmaps in a second engine.
pub const CHROMIUM: &[Need] = &[need("chromium")];

/// Installs what is missing of `needs`, or says what to install where this cannot be done.
pub fn install(needs: &[&[Need]]) -> Result {
    if !cfg!(target_os = "linux") {
        println!("    {}", advice(std::env::consts::OS));
        return Ok(());
    }
    let needs: Vec<Need> = needs.concat();
    if !is_installed("dpkg-query") {
        let names: Vec<&str> = needs.iter().map(|need| need.package).collect();
        println!("    this is no Debian or Ubuntu: have your system's packages for {}", names.join(", "));
        return Ok(());
    }
    let missing = missing(&needs, &installed(&needs));
    if missing.is_empty() {
        println!("    up to date");
        return Ok(());
    }
    println!("    installing {}", missing.join(" "));
    let install = ["install", "--yes", "--no-install-recommends"];
    let by_hand = format!("apt-get {} {}", install.join(" "), missing.join(" "));
    // The lists of a fresh machine are empty or old, and an old list names files that are gone.
    apt_get(&by_hand)?.args(["update", "--quiet"]).run()?;
    apt_get(&by_hand)?.args(install).args(["--quiet", "-o", "Acquire::Retries=3"]).args(missing).run()
}

/// What to have on a system whose packages this program does not install.
fn advice(system: &str) -> &'static str {
    match system {
        "macos" => "have Xcode's command line tools (`xcode-select --install`)",
        "windows" => {
            "have Microsoft's C++ build tools, the WebView2 runtime (part of Windows 11) and LLVM \
             (`winget install LLVM.LLVM`)"
        }
        _ => "have a C compiler, libclang and WebKitGTK 4.1 with their headers",
    }
}

fn apt_get(by_hand: &str) -> Result<Program> {
    let is_root = Program::new("id").arg("-u").text_if_any().is_some_and(|id| id.trim() == "0");
    let program = if is_root {
        Program::new("apt-get")
    } else if is_installed("sudo") {
        // sudo asks for a password on the terminal itself, not on standard input.
        Program::new("sudo").args(["DEBIAN_FRONTEND=noninteractive", "apt-get"])
    } else {
        return Err(Failure::set_up("System packages are missing, and this user may not install them.")
            .hint(format!("As root: {by_hand}")));
    };
    Ok(program.env("DEBIAN_FRONTEND", "noninteractive"))
}

/// The installed packages among those that would serve.
fn installed(needs: &[Need]) -> Vec<String> {
    let names = needs.iter().flat_map(|need| std::iter::once(&need.package).chain(need.or));
    let query =
        Program::new("dpkg-query").args(["--show", "--showformat", "${db:Status-Status} ${Package}\\n"]);
    // Exit status 1 only says that some name is unknown, which here is the question and no error.
    parse_installed(&query.args(names).text_if_any().unwrap_or_default())
}

/// Reads lines of `STATUS PACKAGE`. A removed package with its settings left behind is not an installed one.
fn parse_installed(listing: &str) -> Vec<String> {
    let names = listing.lines().filter_map(|line| line.strip_prefix("installed "));
    names.map(|name| name.trim().to_owned()).collect()
}

fn missing(needs: &[Need], installed: &[String]) -> Vec<&'static str> {
    let there = |wanted: &str| installed.iter().any(|name| fits(wanted, name));
    let met =
        |need: &Need| there(need.package) || (!need.or.is_empty() && need.or.iter().all(|name| there(name)));
    needs.iter().filter(|need| !met(need)).map(|need| need.package).collect()
}

/// Whether a package name fits a pattern with at most one `*`.
fn fits(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        Some((start, end)) => {
            name.len() > start.len() + end.len() && name.starts_with(start) && name.ends_with(end)
        }
        None => pattern == name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(listing: &str) -> Vec<String> {
        parse_installed(listing)
    }

    #[test]
    fn a_removed_package_does_not_count() {
        let listing = "installed xvfb\nconfig-files dbus\nnot-installed xauth\n";
        assert_eq!(names(listing), ["xvfb"]);
    }

    #[test]
    fn only_what_is_missing_is_installed() {
        let needs = [need("xvfb"), need("dbus"), need("xauth")];
        assert_eq!(missing(&needs, &names("installed xvfb\nconfig-files dbus\n")), ["dbus", "xauth"]);
        assert!(missing(&needs, &names("installed xvfb\ninstalled dbus\ninstalled xauth\n")).is_empty());
    }

    #[test]
    fn libclang_of_any_version_will_do_but_not_half_of_it() {
        assert_eq!(missing(CORE, &names("installed pkg-config\n")), ["libclang-dev"]);
        assert_eq!(missing(CORE, &names("installed pkg-config\ninstalled libclang1-14\n")), ["libclang-dev"]);
        let both = "installed pkg-config\ninstalled libclang1-18\ninstalled libclang-common-18-dev\n";
        assert!(missing(CORE, &names(both)).is_empty());
        assert!(missing(CORE, &names("installed pkg-config\ninstalled libclang-dev\n")).is_empty());
    }
}
