//! `cargo xtask run`: the app on a file or a sample; without a display, the same main job on paper.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::place::Place;
use crate::process::{Program, failed};
use crate::progress::Progress;
use crate::shell::Profile;
use crate::{display, npm, packages, page, shell};

/// Builds and opens the app on `file`, or on the sample.
pub fn run(file: Option<&Path>) -> Result {
    // Asked first: a wrong name should not cost a build.
    let file = file.map(existing).transpose()?;
    let place = Place::find()?;
    if display::is_there() { in_a_window(&place, file) } else { on_paper(&place, file) }
}

fn existing(file: &Path) -> Result<PathBuf> {
    // Absolute, because the app and its tools are started in other folders.
    let path = std::path::absolute(file).map_err(|error| Failure::set_up(error.to_string()))?;
    if path.is_file() {
        return Ok(path);
    }
    Err(Failure::set_up(format!("There is no file {}.", path.display()))
        .hint("Leave the name out to open the sample, and make a new workspace there."))
}

fn in_a_window(place: &Place, file: Option<PathBuf>) -> Result {
    let mut progress = Progress::new(5);
    progress.step("System packages", || packages::install(&[packages::CORE, packages::WINDOW]))?;
    progress.step("UI packages", || npm::install(place))?;
    progress.step("Build the UI", || page::build(place))?;
    progress.step("Build the app", || shell::build(place, Profile::Debug))?;
    let file = file.map_or_else(|| sample(place), Ok)?;
    let open = || Program::new(place.program(Profile::Debug, "throughline-app")).arg(&file).run();
    progress.step(&format!("Open {}", file.display()), open)?;
    Ok(())
}

fn on_paper(place: &Place, file: Option<PathBuf>) -> Result {
    println!(
        "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window will open."
    );
    println!("The alignment report and the roadmap as PDF, PNG and SVG come without one.\n");
    let mut progress = Progress::new(4);
    progress.step("System packages", || packages::install(&[packages::CORE]))?;
    // The default members only: no WebKit is needed for this, so none is asked for.
    let build = || Program::cargo().args(["build"]).directory(&place.root).run();
    progress.step("Build the command-line tool", build)?;
    let file = file.map_or_else(|| sample(place), Ok)?;
    progress.step(&format!("Check {}", file.display()), || check(place, &file))?;
    let (written, _) = progress.step("Draw the roadmap", || draw(place, &file))?;
    println!("\nWorkspace  {}", file.display());
    for path in written {
        println!("Roadmap    {}", path.display());
    }
    Ok(())
}

fn throughline(place: &Place) -> Program {
    Program::new(place.program(Profile::Debug, "throughline"))
}

/// The sample workspace, made the first time and kept: what a person tries in it is there the next time.
fn sample(place: &Place) -> Result<PathBuf> {
    let file = folder(place, "sample")?.join("Harbour 2027.throughline");
    if !file.is_file() {
        throughline(place).arg("new").arg(&file).arg("--sample").run()?;
    }
    Ok(file)
}

fn check(place: &Place, file: &Path) -> Result {
    let program = throughline(place).arg("check").arg(file);
    let line = program.line();
    match program.status()? {
        // 1 says that there are findings to look at, which is what the report is for.
        Some(0 | 1) => Ok(()),
        code => Err(failed(&line, code)),
    }
}

fn draw(place: &Place, file: &Path) -> Result<Vec<PathBuf>> {
    let folder = folder(place, "roadmap")?;
    let mut written = Vec::new();
    for format in ["pdf", "png", "svg"] {
        let picture = folder.join("roadmap").with_extension(format);
        throughline(place).arg("export").arg(file).arg(&picture).run()?;
        written.push(picture);
    }
    Ok(written)
}

fn folder(place: &Place, name: &str) -> Result<PathBuf> {
    let folder = place.target.join(name);
    fs::create_dir_all(&folder)
        .map_err(|error| Failure::set_up(format!("{} cannot be made: {error}", folder.display())))?;
    Ok(folder)
}
