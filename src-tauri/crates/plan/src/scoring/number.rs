//! Numbers as people write them, the same on every machine.

/// With three digits that say something, and commas between thousands: `1,234`, `51.3`, `0.35`.
#[must_use]
pub fn rounded(value: f64) -> String {
    let size = value.abs();
    let decimals = if size >= 100.0 {
        0
    } else if size >= 10.0 {
        1
    } else if size >= 0.1 || size == 0.0 {
        2
    } else {
        4
    };
    written(value, decimals)
}

/// As it was typed: no more than four decimals, commas between thousands.
#[must_use]
pub fn exact(value: f64) -> String {
    written(value, 4)
}

fn written(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("−", digits));
    let part = part.trim_end_matches('0');
    let mut out = String::with_capacity(text.len() + 4);
    if digits != "0" || !part.is_empty() {
        out.push_str(sign);
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !part.is_empty() {
        out.push('.');
        out.push_str(part);
    }
    out
}
