//! Whole numbers written by hand: a picture of ten thousand items writes several for each, and the general formatting
//! of numbers would be a fifth of its time.

/// Adds a number to ASCII text.
pub fn push_bytes(out: &mut Vec<u8>, number: u32) {
    let mut digits = [0u8; 10];
    let mut rest = number;
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

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
            let mut bytes = Vec::new();
            push_bytes(&mut bytes, number.unsigned_abs());
            assert_eq!(String::from_utf8(bytes).unwrap(), number.unsigned_abs().to_string());
        }
    }
}
