//! Starting other programs: what is shown, what is counted, and what is said when one fails.

use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::failure::{Failure, Result};

/// A program about to be started.
pub struct Program {
    command: Command,
}

impl Program {
    /// A program by name or path.
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command.stdin(Stdio::null());
        Self { command }
    }

    /// The cargo that started this chore.
    pub fn cargo() -> Self {
        Self::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// Node's package manager, which is a batch file on Windows.
    pub fn npm() -> Self {
        Self::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
    }

    /// Adds one argument.
    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    /// Adds arguments.
    pub fn args<S: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = S>) -> Self {
        self.command.args(arguments);
        self
    }

    /// Starts it in `directory`.
    pub fn directory(mut self, directory: &Path) -> Self {
        self.command.current_dir(directory);
        self
    }

    /// Sets one variable of its environment.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Puts `wrapper` in front: it is started instead and given this program's line as its last arguments.
    pub fn wrapped_in(self, wrapper: &[&str]) -> Self {
        let Some((first, rest)) = wrapper.split_first() else { return self };
        let mut outer =
            Self::new(first).args(rest).arg(self.command.get_program()).args(self.command.get_args());
        for (name, value) in self.command.get_envs() {
            if let Some(value) = value {
                outer.command.env(name, value);
            }
        }
        if let Some(directory) = self.command.get_current_dir() {
            outer.command.current_dir(directory);
        }
        outer
    }

    /// The line as a person would type it.
    pub fn line(&self) -> String {
        let words = std::iter::once(self.command.get_program()).chain(self.command.get_args());
        let shown = words.map(|word| {
            let word = word.to_string_lossy();
            if word.is_empty() || word.contains(' ') { format!("'{word}'") } else { word.into_owned() }
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    fn missing(&self, error: &io::Error) -> Failure {
        Failure::set_up(format!("{} did not start: {error}", self.command.get_program().to_string_lossy()))
    }

    /// Its exit status, with its output shown as it comes. `None` when a signal ended it.
    pub fn status(mut self) -> Result<Option<i32>> {
        let status = self.command.status().map_err(|error| self.missing(&error))?;
        Ok(status.code())
    }

    /// Runs it with its output shown; anything but success is a failed check.
    pub fn run(self) -> Result {
        let line = self.line();
        match self.status()? {
            Some(0) => Ok(()),
            code => Err(failed(&line, code)),
        }
    }

    /// Runs it with its output shown, handing each line of its standard output to `each` as well. The answer is the
    /// exit status, as for [`Self::status`]; a failed program is the caller's to judge, for it has the lines.
    pub fn watch(mut self, mut each: impl FnMut(&str)) -> Result<Option<i32>> {
        let mut child = self.command.stdout(Stdio::piped()).spawn().map_err(|error| self.missing(&error))?;
        if let Some(output) = child.stdout.take() {
            let mut output = BufReader::new(output);
            let mut line = Vec::new();
            while output.read_until(b'\n', &mut line).map_err(|error| self.missing(&error))? > 0 {
                // A closed terminal must not stop the tests: what they find is in the exit status too.
                let _ = io::stdout().write_all(&line);
                each(&String::from_utf8_lossy(&line));
                line.clear();
            }
        }
        let status = child.wait().map_err(|error| self.missing(&error))?;
        Ok(status.code())
    }

    /// What it prints, when it succeeds; its error output is shown.
    pub fn text(mut self) -> Result<String> {
        let line = self.line();
        let output = self.command.stderr(Stdio::inherit()).output().map_err(|error| self.missing(&error))?;
        if !output.status.success() {
            return Err(failed(&line, output.status.code()));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// What it prints, whatever its exit status; nothing when it is not on this machine. Its errors are not shown.
    pub fn text_if_any(mut self) -> Option<String> {
        let output = self.command.stderr(Stdio::null()).output().ok()?;
        Some(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

/// Whether a program of this name is on the search path.
pub fn is_installed(name: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| found_in(&path, name))
}

fn found_in(path: &OsString, name: &str) -> bool {
    std::env::split_paths(path).any(|folder| folder.join(name).is_file())
}

/// The failure of a program that ended with `code`.
pub fn failed(line: &str, code: Option<i32>) -> Failure {
    match code {
        Some(code) => Failure::check(format!("`{line}` ended with exit status {code}.")),
        None => Failure::check(format!("`{line}` was ended by a signal.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrapper_goes_in_front_and_keeps_environment_and_folder() {
        let inner = Program::new("npm").args(["run", "e2e"]).env("A", "1").directory(Path::new("/tmp"));
        let outer = inner.wrapped_in(&["xvfb-run", "-s", "-screen 0 10x10x24"]);
        assert_eq!(outer.line(), "xvfb-run -s '-screen 0 10x10x24' npm run e2e");
        assert_eq!(outer.command.get_current_dir(), Some(Path::new("/tmp")));
        assert!(outer.command.get_envs().any(|(name, _)| name == "A"));
    }

    #[test]
    fn a_program_that_is_not_there_is_a_matter_of_set_up() {
        let Err(failure) = Program::new("no-such-program-anywhere").run() else { panic!("it ran") };
        assert_eq!(failure.code, 2);
        assert!(failure.to_string().contains("no-such-program-anywhere"));
    }
}
