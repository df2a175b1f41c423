//! What the shell is started with: `throughline-app [--today DATE] [FILE]`.

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;

/// The command line, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arguments {
    /// The file to open, or the spreadsheet to import.
    pub file: Option<PathBuf>,
    /// The day to take for today, so that pictures and tests are the same on any day.
    pub today: Option<NaiveDate>,
}

impl Arguments {
    /// Reads the arguments after the program's name.
    ///
    /// # Errors
    /// In words, where an option is not known or its value cannot be read.
    pub fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let mut found = Self::default();
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            match word.to_str() {
                Some("--today") => {
                    let day = words.next().and_then(|day| day.into_string().ok()).unwrap_or_default();
                    let day = day
                        .parse()
                        .map_err(|_| format!("--today needs a day such as 2027-02-17, not `{day}`."))?;
                    found.today = Some(day);
                }
                Some(option) if option.starts_with("--") => {
                    return Err(format!("There is no option `{option}`."));
                }
                _ => found.file = Some(PathBuf::from(word)),
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Result<Arguments, String> {
        Arguments::parse(words.iter().map(OsString::from))
    }

    #[test]
    fn reads_a_file_and_a_day() {
        let found = parse(&["--today", "2027-02-17", "Plan.throughline"]).unwrap();
        assert_eq!(found.file, Some(PathBuf::from("Plan.throughline")));
        assert_eq!(found.today, NaiveDate::from_ymd_opt(2027, 2, 17));
        assert!(parse(&["--today", "soon"]).unwrap_err().contains("soon"));
        assert!(parse(&["--fast"]).is_err());
    }
}
