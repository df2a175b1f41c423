//! Counts tests in the summaries that the test runners print, so that one figure can stand at the end.

/// Tests that ran.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Tests that held.
    pub passed: usize,
    /// Tests that did not.
    pub failed: usize,
}

impl Tally {
    /// Reads one line of a runner's output. Lines that are no summary change nothing.
    pub fn read(&mut self, line: &str) {
        let line = without_colour(line);
        let line = line.trim();
        // Rust: `test result: ok. 12 passed; 0 failed; 1 ignored; ...`. Vitest: `Tests  1 failed | 11 passed (12)`;
        // its `Test Files` line looks the same and must not be counted.
        let summary = line.strip_prefix("test result: ").or_else(|| line.strip_prefix("Tests "));
        if let Some(summary) = summary {
            self.passed += number_before(summary, "passed");
            self.failed += number_before(summary, "failed");
        }
        // Node's own runner: `ℹ pass 12` on a terminal, `# pass 12` in a pipe.
        if let Some(rest) = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# ")) {
            let mut words = rest.split_whitespace();
            match (words.next(), words.next().and_then(|word| word.parse::<usize>().ok()), words.next()) {
                (Some("pass"), Some(count), None) => self.passed += count,
                (Some("fail"), Some(count), None) => self.failed += count,
                _ => {}
            }
        }
    }

    /// Adds another count to this one.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// The number that stands right before `word`; zero when there is none.
fn number_before(text: &str, word: &str) -> usize {
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(2).find(|pair| pair[1] == word).and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
}

fn without_colour(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            // ESC [ numbers and semicolons, ended by one letter.
            letters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(letter);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(output: &str) -> Tally {
        let mut tally = Tally::default();
        output.lines().for_each(|line| tally.read(line));
        tally
    }

    #[test]
    fn counts_rust_tests_over_all_binaries() {
        let output = "running 2 tests\ntest a ... ok\n\
            test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
            test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n";
        assert_eq!(tally(output), Tally { passed: 5, failed: 1 });
    }

    #[test]
    fn counts_vitest_tests_not_files_and_through_colours() {
        let output = " Test Files  3 passed (3)\n      Tests  1 failed | 11 passed | 2 skipped (14)\n\
            \u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m12 passed\u{1b}[39m\u{1b}[22m\u{1b}[90m (12)\u{1b}[39m\n";
        assert_eq!(tally(output), Tally { passed: 23, failed: 1 });
    }

    #[test]
    fn counts_nodes_own_runner() {
        assert_eq!(tally("ℹ tests 5\nℹ pass 4\nℹ fail 1\n"), Tally { passed: 4, failed: 1 });
        assert_eq!(tally("# tests 5\n# pass 5\n# fail 0\n# pass the salt\n"), Tally { passed: 5, failed: 0 });
    }

    #[test]
    fn leaves_other_lines_alone() {
        assert_eq!(tally("test passed_on_a_day ... ok\n12 passed by\nTests are good\n"), Tally::default());
    }
}
