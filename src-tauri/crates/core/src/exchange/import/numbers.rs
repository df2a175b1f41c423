//! Percentages, numbers and efforts as people write them.

/// A number, with a point or a comma before its fraction and anything usual between its thousands.
pub(super) fn number(cell: &str) -> Option<f64> {
    let compact: String =
        cell.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '_')).collect();
    let (sign, digits) = match compact.strip_prefix(['-', '−']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, compact.strip_prefix('+').unwrap_or(&compact)),
    };
    if !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',') {
        return None;
    }
    if !digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',') {
        // `1e3`, which spreadsheets write for large numbers.
        return digits.parse::<f64>().ok().filter(|n| n.is_finite()).map(|n| sign * n);
    }
    let plain = match (digits.rfind('.'), digits.rfind(',')) {
        (None, None) => digits.to_owned(),
        // Both: the later one is before the fraction.
        (Some(point), Some(comma)) if point > comma => digits.replace(',', ""),
        (Some(_), Some(_)) => digits.replace('.', "").replace(',', "."),
        (Some(_), None) if digits.matches('.').count() > 1 => thousands(digits, '.')?,
        (Some(_), None) => digits.to_owned(),
        // `1,500` is one thousand and a half; `1,5` is one and a half.
        (None, Some(_)) => thousands(digits, ',')
            .or_else(|| (digits.matches(',').count() == 1).then(|| digits.replace(',', ".")))?,
    };
    plain.parse::<f64>().ok().filter(|n| n.is_finite()).map(|n| sign * n)
}

/// Digits without the signs between their thousands, where these stand before every third.
fn thousands(digits: &str, between: char) -> Option<String> {
    let mut groups = digits.split(between);
    let first = groups.next()?;
    let sound =
        (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3);
    sound.then(|| digits.replace(between, ""))
}

/// How a column writes shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    /// From 0 to 1.
    One,
    /// From 0 to 10.
    Ten,
    /// From 0 to 100.
    Hundred,
}

/// A share from 0.0 to 1.0: `45%`, `0.45`, `45`, `3/10`, `1 / 2 (50%)`, by the scale of its column where it has no
/// sign of its own. None where it is not a share.
pub(super) fn share(cell: &str, scale: Scale) -> Option<f64> {
    let cell = cell.trim();
    // `1 / 2 (50%)`: what stands in brackets is rounded, the fraction is not.
    let cell = cell.split_once('(').map_or(cell, |(before, _)| before.trim());
    let share = if let Some(percent) = cell.strip_suffix('%') {
        number(percent)? / 100.0
    } else if let Some((part, whole)) = cell.split_once('/').or_else(|| cell.split_once(" of ")) {
        let (part, whole) = (number(part)?, number(whole)?);
        // None of none is nothing done.
        if whole == 0.0 && part == 0.0 { 0.0 } else { part / whole }
    } else {
        let value = number(cell)?;
        match scale {
            Scale::One => value,
            Scale::Ten => value / 10.0,
            Scale::Hundred => value / 100.0,
        }
    };
    (0.0..=1.0).contains(&share).then(|| (share * 1e6).round() / 1e6)
}

/// The scale of a column of shares without a sign: of percent where any is above 1. `tens` lets values up to 10 mean
/// tenths, as in `confidence 7/10` written as `7`.
pub(super) fn scale<'a>(cells: impl Iterator<Item = &'a str>, tens: bool) -> Scale {
    let most = cells.filter_map(number).fold(0.0, f64::max);
    if most <= 1.0 {
        Scale::One
    } else if tens && most <= 10.0 {
        Scale::Ten
    } else {
        Scale::Hundred
    }
}

/// What effort is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Seconds of work.
    Seconds,
    /// Hours of work.
    Hours,
    /// Working days.
    Days,
    /// Working weeks.
    Weeks,
    /// Working months.
    Months,
    /// Working years.
    Years,
    /// Points, which have no length.
    Points,
}

impl Unit {
    /// The unit that a word stands for, such as `d`, `person-months` or `pts`.
    pub(super) fn of(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        let word = ["person-", "person ", "man-", "man ", "people-", "developer-", "team-", "p-"]
            .iter()
            .find_map(|start| word.strip_prefix(start))
            .unwrap_or(&word);
        match word {
            "s" | "sec" | "secs" | "second" | "seconds" => Some(Self::Seconds),
            "h" | "hr" | "hrs" | "hour" | "hours" => Some(Self::Hours),
            "d" | "pd" | "day" | "days" | "md" => Some(Self::Days),
            "w" | "wk" | "wks" | "pw" | "week" | "weeks" => Some(Self::Weeks),
            "m" | "mo" | "mos" | "pm" | "mm" | "month" | "months" => Some(Self::Months),
            "y" | "yr" | "year" | "years" | "py" => Some(Self::Years),
            "p" | "pt" | "pts" | "point" | "points" | "sp" | "story points" | "story point" => {
                Some(Self::Points)
            }
            _ => None,
        }
    }

    /// Hours of work in one: 8 hours a day, 5 days a week, 20 days a month, 12 months a year. None for points.
    const fn hours(self) -> Option<f64> {
        match self {
            Self::Seconds => Some(1.0 / 3600.0),
            Self::Hours => Some(1.0),
            Self::Days => Some(8.0),
            Self::Weeks => Some(40.0),
            Self::Months => Some(160.0),
            Self::Years => Some(1920.0),
            Self::Points => None,
        }
    }

    /// How many of another unit one of these is.
    pub(super) fn in_units_of(self, other: Self) -> Option<f64> {
        if self == other { Some(1.0) } else { Some(self.hours()? / other.hours()?) }
    }
}

/// An effort as its number and its unit's word, which is empty where there is none.
pub(super) fn effort(cell: &str) -> Option<(f64, &str)> {
    let cell = cell.trim().trim_start_matches('+');
    let end = cell
        .rfind(|c: char| c.is_ascii_digit())
        .map(|last| last + 1)
        .filter(|end| cell[..*end].chars().all(|c| c.is_ascii_digit() || " .,'’".contains(c)))?;
    let value = number(&cell[..end])?;
    Some((value, cell[end..].trim()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_of_both_worlds() {
        for (cell, meant) in [
            ("3", Some(3.0)),
            ("1.5", Some(1.5)),
            ("1,5", Some(1.5)),
            ("1,500", Some(1500.0)),
            ("0,500", Some(0.5)),
            ("1,500.5", Some(1500.5)),
            ("1.500,5", Some(1500.5)),
            ("1.500.000", Some(1_500_000.0)),
            ("1 500", Some(1500.0)),
            ("1'500", Some(1500.0)),
            ("-2", Some(-2.0)),
            ("1e3", Some(1000.0)),
            (".5", Some(0.5)),
            ("1,2,3", None),
            ("three", None),
            ("3d", None),
            ("", None),
            ("inf", None),
            ("NaN", None),
        ] {
            assert_eq!(number(cell), meant, "{cell}");
        }
    }

    #[test]
    fn shares_by_the_scale_of_their_column() {
        assert_eq!(share("45%", Scale::One), Some(0.45));
        assert_eq!(share("45 %", Scale::Hundred), Some(0.45));
        assert_eq!(share("0.45", Scale::One), Some(0.45));
        assert_eq!(share("0,45", Scale::One), Some(0.45));
        assert_eq!(share("45", Scale::Hundred), Some(0.45));
        assert_eq!(share("1", Scale::Hundred), Some(0.01));
        assert_eq!(share("1", Scale::One), Some(1.0));
        assert_eq!(share("1 / 2 (50%)", Scale::One), Some(0.5));
        assert_eq!(share("0/0", Scale::One), Some(0.0));
        assert_eq!(share("7 of 10", Scale::One), Some(0.7));
        assert_eq!(share("150%", Scale::One), None);
        assert_eq!(share("-5%", Scale::One), None);
        assert_eq!(share("high", Scale::One), None);
        assert_eq!(scale(["0.2", "1"].into_iter(), false), Scale::One);
        assert_eq!(scale(["0", "100", "50"].into_iter(), true), Scale::Hundred);
        assert_eq!(scale(["7", "5"].into_iter(), true), Scale::Ten);
    }

    #[test]
    fn efforts_with_their_units() {
        assert_eq!(effort("3d"), Some((3.0, "d")));
        assert_eq!(effort("2 weeks"), Some((2.0, "weeks")));
        assert_eq!(effort("1,5"), Some((1.5, "")));
        assert_eq!(effort("XL"), None);
        assert_eq!(effort("2-3 weeks"), None);
        let months = Unit::of("person-months").unwrap();
        assert_eq!(Unit::of("w").unwrap().in_units_of(months), Some(0.25));
        assert_eq!(Unit::Points.in_units_of(months), None);
        assert_eq!(Unit::of("bananas"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_a_number_or_not(cell in ".{0,12}") {
            let _ = (number(&cell), share(&cell, Scale::Hundred), effort(&cell));
        }

        #[test]
        fn a_number_comes_back(value in -1e9..1e9f64) {
            let value = (value * 100.0).round() / 100.0;
            prop_assert_eq!(number(&value.to_string()), Some(value));
        }
    }
}
