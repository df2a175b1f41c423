//! Whole numbers written by hand: a picture of ten thousand items writes several for each, and the general formatting
//! of numbers would be a fifth of its time.

/// Adds a number to a text.
pub fn push(out: &mut String, number: u32) {
    let mut unit = 1;
    while number / 10 >= unit {
        unit *= 10;
    }
    let mut rest = number;
    while unit > 0 {
        out.push(char::from(b'0' + (rest / unit) as u8));
        rest %= unit;
        unit /= 10;
    }
}

/// Adds a number that may be negative.
pub fn push_signed(out: &mut String, number: i32) {
    if number < 0 {
        out.push('-');
    }
    push(out, number.unsigned_abs());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_as_the_standard_library_does() {
        for number in [0, 7, 10, 2027, -3, i32::MIN, i32::MAX] {
            let mut out = String::new();
            push_signed(&mut out, number);
            assert_eq!(out, number.to_string());
        }
    }
}
