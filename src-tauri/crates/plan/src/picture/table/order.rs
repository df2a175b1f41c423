//! How values are compared: numbers by size, words as people list them.

use std::cmp::Ordering;

/// What a cell is ordered by.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number, or a place in an order.
    Number(f64),
    /// Words, made plain by [`plain`].
    Words(String),
}

impl Value {
    /// Words, or nothing where there are none.
    pub fn words(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self::Words(plain(text)))
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => one.total_cmp(other),
            (Self::Words(one), Self::Words(other)) => natural(one, other),
            (Self::Number(_), Self::Words(_)) => Ordering::Less,
            (Self::Words(_), Self::Number(_)) => Ordering::Greater,
        }
    }
}

/// Compares two cells; what is empty comes last whichever way it goes.
pub fn compare(one: Option<&Value>, other: Option<&Value>, descending: bool) -> Ordering {
    match (one, other) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(one), Some(other)) if descending => other.compare(one),
        (Some(one), Some(other)) => one.compare(other),
    }
}

/// Lower case without the accents of western letters, so that `Ökonomie` stands beside `okay`.
pub fn plain(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(unaccented).collect()
}

/// Letters, and those that are put in their place.
const ACCENTED: [(&str, char); 11] = [
    ("àáâãäåāăą", 'a'),
    ("çćč", 'c'),
    ("ďđ", 'd'),
    ("èéêëēėęě", 'e'),
    ("ìíîïī", 'i'),
    ("łľ", 'l'),
    ("ñńň", 'n'),
    ("òóôõöøō", 'o'),
    ("śšş", 's'),
    ("ùúûüūůű", 'u'),
    ("źżž", 'z'),
];

fn unaccented(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    ACCENTED.iter().find(|(list, _)| list.contains(c)).map_or(c, |(_, plain)| *plain)
}

/// Compares words with the numbers in them by size: `Phase 2` before `Phase 10`.
pub fn natural(one: &str, other: &str) -> Ordering {
    let (mut a, mut b) = (one.as_bytes(), other.as_bytes());
    loop {
        let (x, y) = (digits(a), digits(b));
        if x > 0 && y > 0 {
            let (left, right) = (unpadded(&a[..x]), unpadded(&b[..y]));
            let by_size = left.len().cmp(&right.len()).then_with(|| left.cmp(right));
            if by_size.is_ne() {
                return by_size;
            }
            (a, b) = (&a[x..], &b[y..]);
            continue;
        }
        // Bytes of UTF-8 compare as the characters do that they stand for.
        match (a.split_first(), b.split_first()) {
            (None, None) => return one.cmp(other),
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some((left, rest)), Some((right, other))) => {
                if left != right {
                    return left.cmp(right);
                }
                (a, b) = (rest, other);
            }
        }
    }
}

fn digits(text: &[u8]) -> usize {
    text.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

fn unpadded(digits: &[u8]) -> &[u8] {
    let zeros = digits.iter().take_while(|byte| **byte == b'0').count();
    &digits[zeros.min(digits.len().saturating_sub(1))..]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_stand_as_people_list_them() {
        let mut list = ["Phase 10", "phase 2", "Ökonomie", "okay", "Zebra", "öl", "Phase 02b"].map(plain);
        list.sort_by(|a, b| natural(a, b));
        assert_eq!(list, ["okay", "okonomie", "ol", "phase 2", "phase 02b", "phase 10", "zebra"].map(plain));
    }

    #[test]
    fn what_is_empty_comes_last_both_ways() {
        let some = Value::Number(3.0);
        for descending in [false, true] {
            assert_eq!(compare(None, Some(&some), descending), Ordering::Greater);
        }
        assert_eq!(compare(Some(&Value::Number(1.0)), Some(&some), true), Ordering::Greater);
    }

    proptest! {
        #[test]
        fn an_order_is_an_order(a in "[a-c0-2 ]{0,6}", b in "[a-c0-2 ]{0,6}", c in "[a-c0-2 ]{0,6}") {
            prop_assert_eq!(natural(&a, &b), natural(&b, &a).reverse());
            prop_assert_eq!(natural(&a, &b).is_eq(), a == b);
            if natural(&a, &b).is_le() && natural(&b, &c).is_le() {
                prop_assert!(natural(&a, &c).is_le());
            }
        }
    }
}
