//! Many values in one cell: which sign separates them is seen from the whole column.

/// What the cells of a column show about their separators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Separators {
    /// Some cell has a semicolon or a line break: commas then belong to the values.
    strong: bool,
}

impl Separators {
    /// Looks at the cells of a column.
    pub(super) fn of<'a>(mut cells: impl Iterator<Item = &'a str>) -> Self {
        Self { strong: cells.any(|cell| cell.contains([';', '\n'])) }
    }

    /// Whether semicolons or line breaks separate, so that commas belong to the values.
    pub(super) const fn strong(self) -> bool {
        self.strong
    }

    /// The values of a cell of words that have no commas themselves, such as labels.
    pub(super) fn words(self, cell: &str) -> Vec<String> {
        if let Some(list) = json(cell) {
            return list;
        }
        if self.strong { pieces(cell, &[';', '\n']) } else { pieces(cell, &[',', '|']) }
    }

    /// The values of a cell of titles, which may have commas in them: the whole cell where it is known, else its
    /// parts between semicolons, each of them cut at its commas only where some part of it is then known.
    pub(super) fn titles(self, cell: &str, known: &dyn Fn(&str) -> bool) -> Vec<String> {
        if let Some(list) = json(cell) {
            return list;
        }
        let whole = cell.trim();
        if known(whole) {
            return vec![whole.to_owned()];
        }
        let mut found = Vec::new();
        for part in pieces(whole, &[';', '\n']) {
            let at_commas = pieces(&part, &[',']);
            if known(&part) || at_commas.len() < 2 || !at_commas.iter().any(|piece| known(piece)) {
                found.push(part);
            } else {
                found.extend(rejoined(&at_commas, known));
            }
        }
        found
    }
}

/// Pieces between commas, those that are known only together put together again.
fn rejoined(pieces: &[String], known: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        // The longest run from here that is known; alone where none is.
        let end =
            (at + 1..=pieces.len()).rev().find(|end| known(&pieces[at..*end].join(", "))).unwrap_or(at + 1);
        found.push(pieces[at..end].join(", "));
        at = end;
    }
    found
}

/// The pieces of a text between any of some signs, without spaces around them and without empty ones.
pub(super) fn pieces(text: &str, between: &[char]) -> Vec<String> {
    text.split(between).map(str::trim).filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
}

/// A JSON list of texts, as Plane and this app write them.
pub(super) fn json(cell: &str) -> Option<Vec<String>> {
    let list: Vec<String> = cell.starts_with('[').then(|| serde_json::from_str(cell).ok())??;
    Some(list.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn separators(cells: &[&str]) -> Separators {
        Separators::of(cells.iter().copied())
    }

    #[test]
    fn the_column_shows_its_separator() {
        assert_eq!(separators(&["a; b", "c"]).words("a; b, c"), ["a", "b, c"]);
        assert_eq!(separators(&["a, b", "c"]).words("a, b,,c"), ["a", "b", "c"]);
        assert_eq!(separators(&["[\"a, b\", \"c\"]"]).words("[\"a, b\", \"c\"]"), ["a, b", "c"]);
        assert_eq!(separators(&[]).words("[draft"), ["[draft"]);
        assert_eq!(separators(&["[]"]).words("[]"), Vec::<String>::new());
    }

    #[test]
    fn titles_with_commas_stay_whole() {
        let titles = ["Flexible, fast(er) compilation", "Growth", "Retention"];
        let known = |title: &str| titles.contains(&title);
        let cut = |cell: &str| separators(&[]).titles(cell, &known);
        assert_eq!(cut("Flexible, fast(er) compilation"), ["Flexible, fast(er) compilation"]);
        assert_eq!(cut("Growth, Retention"), ["Growth", "Retention"]);
        assert_eq!(cut("Growth, Retenton"), ["Growth", "Retenton"]);
        assert_eq!(
            cut("Growth, Flexible, fast(er) compilation"),
            ["Growth", "Flexible, fast(er) compilation"]
        );
        assert_eq!(
            cut("Growth; Flexible, fast(er) compilation"),
            ["Growth", "Flexible, fast(er) compilation"]
        );
        assert_eq!(cut("Flexible, fast(er) builds"), ["Flexible, fast(er) builds"]);
    }
}
