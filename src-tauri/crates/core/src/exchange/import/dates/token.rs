//! The parts of a written date.

use super::Part;

/// One part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Digits.
    Number(&'a str),
    /// A word that means something in a date.
    Word(Word),
    /// A sign between them: `-`, `/`, `.`, `:`, `+`, `'`.
    Mark(char),
}

/// What a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// A month, 1 to 12.
    Month(u32),
    /// `Q`.
    Quarter,
    /// `H`.
    Half,
    /// `W`, `CW`, `KW`.
    Week,
    /// `FY`.
    Fiscal,
    /// `CY`.
    Calendar,
    /// `am` or `pm`.
    Noon,
    /// Between date and time, or a time zone.
    Time,
    /// Anything else.
    Other,
}

/// Lower case, with plain dashes, spaces and apostrophes.
pub(super) fn plain(text: &str) -> String {
    text.trim()
        .chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
            '’' | '‘' | 'ʼ' | '`' => '\'',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect()
}

/// Signs and words that say that a date is not certain, at its beginning.
const DOUBTS: [&str; 14] = [
    "~",
    "≈",
    "ca. ",
    "ca ",
    "c. ",
    "circa ",
    "approx. ",
    "approx ",
    "about ",
    "around ",
    "est. ",
    "est ",
    "target ",
    "tentatively ",
];

/// A text without what says that it is not certain, and whether there was any.
pub(super) fn without_doubt(text: &str) -> (&str, bool) {
    let mut rest = text.trim_end_matches(['?', ' ']);
    rest = rest.strip_suffix("(tbc)").or_else(|| rest.strip_suffix("(est)")).unwrap_or(rest).trim();
    while let Some(after) = DOUBTS.iter().find_map(|doubt| rest.strip_prefix(doubt)) {
        rest = after.trim_start();
    }
    // `By` and `before` say the same as the column does: it is an end.
    let end = ["by ", "before ", "until "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    (end.trim(), rest.len() != text.trim().len())
}

/// How a part of a period is written before it.
const PARTS: [(&str, Part); 14] = [
    ("end of ", Part::Late),
    ("end ", Part::Late),
    ("late ", Part::Late),
    ("eo", Part::Late),
    ("mid of ", Part::Mid),
    ("mid-", Part::Mid),
    ("mid ", Part::Mid),
    ("middle of ", Part::Mid),
    ("early ", Part::Early),
    ("beginning of ", Part::Early),
    ("begin of ", Part::Early),
    ("start of ", Part::Early),
    ("start ", Part::Early),
    ("ende ", Part::Late),
];

/// Which part of a period is meant, and the period.
pub(super) fn part(text: &str) -> (Option<Part>, &str) {
    for (start, part) in PARTS {
        let Some(rest) = text.strip_prefix(start) else { continue };
        if start != "eo" {
            return (Some(part), rest.trim_start());
        }
        // `eoy 2026`, `eoq2 2026`, `eom march 2026`.
        if let Some(rest) = rest.strip_prefix(['y', 'm']) {
            return (Some(part), rest.trim_start());
        }
        if rest.starts_with('q') {
            return (Some(part), rest);
        }
    }
    (None, text)
}

/// The first letters of the months' names, enough to tell them apart, in English, German, French and Spanish.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "ene"],
    &["feb", "fév", "fev"],
    &["mar", "mär", "mrz"],
    &["apr", "avr", "abr"],
    &["may", "mai", "mayo"],
    &["jun", "juin"],
    &["jul", "juil"],
    &["aug", "aoû", "aou", "ago"],
    &["sep"],
    &["oct", "okt"],
    &["nov"],
    &["dec", "dez", "déc", "dic"],
];

/// Every name of a month that is longer than its first letters, so that `marketing` is not a month.
const LONG_MONTHS: [&str; 46] = [
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "sept",
    "october",
    "november",
    "december",
    "januar",
    "jänner",
    "februar",
    "märz",
    "juni",
    "juli",
    "oktober",
    "dezember",
    "janvier",
    "janv",
    "février",
    "fevrier",
    "févr",
    "mars",
    "avril",
    "juin",
    "juillet",
    "juil",
    "août",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
];

fn word(text: &str) -> Option<Word> {
    let short = text.chars().count() <= 3;
    let month = || {
        if !short && !LONG_MONTHS.contains(&text) && !["noviembre", "diciembre", "decembre"].contains(&text) {
            return None;
        }
        let found = MONTHS.iter().position(|starts| starts.iter().any(|start| text.starts_with(start)))?;
        u32::try_from(found + 1).ok().map(Word::Month)
    };
    match text {
        "q" | "qtr" | "quarter" | "quartal" | "cq" => Some(Word::Quarter),
        "h" | "half" | "hj" | "halbjahr" => Some(Word::Half),
        "w" | "wk" | "week" | "cw" | "kw" | "ww" => Some(Word::Week),
        "fy" | "fiscal" => Some(Word::Fiscal),
        "cy" => Some(Word::Calendar),
        "am" | "pm" => Some(Word::Noon),
        "t" | "z" | "utc" | "gmt" => Some(Word::Time),
        "mon" | "monday" | "tue" | "tues" | "tuesday" | "wed" | "wednesday" | "thu" | "thur" | "thurs"
        | "thursday" | "fri" | "friday" | "sat" | "saturday" | "sun" | "sunday" | "of" | "the" | "de"
        | "st" | "nd" | "rd" | "th" | "year" | "er" => None,
        _ => Some(month().unwrap_or(Word::Other)),
    }
}

/// Numbers by name, as in `first half`.
fn ordinal(text: &str) -> Option<&'static str> {
    match text {
        "first" => Some("1"),
        "second" => Some("2"),
        "third" => Some("3"),
        "fourth" => Some("4"),
        _ => None,
    }
}

/// Cuts a plain text into its parts; words that add nothing, such as weekdays, are passed over.
pub(super) fn cut(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let same: fn(char) -> bool = if c.is_ascii_digit() {
            |c| c.is_ascii_digit()
        } else if c.is_alphabetic() {
            char::is_alphabetic
        } else {
            |_| false
        };
        let length = rest.find(|c| !same(c)).unwrap_or(rest.len()).max(c.len_utf8());
        let (piece, after) = rest.split_at(length);
        if c.is_ascii_digit() {
            tokens.push(Token::Number(piece));
        } else if c.is_alphabetic() {
            tokens.extend(ordinal(piece).map(Token::Number).or_else(|| word(piece).map(Token::Word)));
        } else if matches!(c, '-' | '/' | '.' | ':' | '+' | '\'') {
            tokens.push(Token::Mark(c));
        } else if !matches!(c, ' ' | ',') {
            // Brackets stand around time zones' names; anything else makes it no date.
            if matches!(c, '(' | '[') {
                tokens.push(Token::Word(Word::Time));
            } else if !matches!(c, ')' | ']') {
                tokens.push(Token::Word(Word::Other));
            }
        }
        rest = after;
    }
    // The point of `12. March` and `Mar. 2026` says nothing.
    let mut kept: Vec<Token<'_>> = Vec::with_capacity(tokens.len());
    for (place, token) in tokens.iter().enumerate() {
        let beside_word = matches!(tokens.get(place + 1), Some(Token::Word(_)))
            || matches!(place.checked_sub(1).and_then(|p| tokens.get(p)), Some(Token::Word(_)));
        if !(*token == Token::Mark('.') && beside_word) {
            kept.push(*token);
        }
    }
    kept
}

/// Takes the time of day and its zone off. A year that follows them (`11:21 UTC 2026`) comes back to the end.
pub(super) fn without_time(mut tokens: Vec<Token<'_>>) -> Vec<Token<'_>> {
    let hour = tokens.windows(2).position(
        |two| matches!(two, [Token::Number(h), Token::Mark(':') | Token::Word(Word::Noon)] if h.len() <= 2),
    );
    if let Some(hour) = hour {
        let after = tokens.split_off(hour);
        while matches!(tokens.last(), Some(Token::Word(Word::Time) | Token::Mark('-' | ':'))) {
            tokens.pop();
        }
        let has_year = tokens.iter().any(|token| matches!(token, Token::Number(n) if n.len() == 4))
            || tokens.iter().filter(|token| matches!(token, Token::Number(_))).count() >= 3;
        if !has_year {
            let year = after.windows(2).find_map(|two| match two {
                [Token::Number(_) | Token::Word(_), Token::Number(y)] if y.len() == 4 => Some(*y),
                _ => None,
            });
            tokens.extend(year.map(Token::Number));
        }
    } else if let [date @ .., Token::Word(Word::Time)] = tokens.as_slice() {
        tokens = date.to_vec();
    }
    tokens
}
