//! Cells that a spreadsheet would take for a formula: guarded on the way out, undone on the way in.
//!
//! A spreadsheet that opens a text file runs a cell that begins with `=`, `+`, `-` or `@`. A leading apostrophe stops
//! that. It goes before every cell that begins with one of these signs, with or without apostrophes before it, so
//! that taking one apostrophe away always gives the cell back exactly.

/// Whether a cell begins with any number of apostrophes and then a sign that starts a formula.
fn looks_like_a_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A cell for a text file that a spreadsheet may open.
#[must_use]
pub fn guard(cell: &str) -> std::borrow::Cow<'_, str> {
    if looks_like_a_formula(cell) { format!("'{cell}").into() } else { cell.into() }
}

/// A cell as it was before it was guarded; other cells as they are.
#[must_use]
pub fn unguard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if looks_like_a_formula(rest) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_are_guarded_and_handles_come_back() {
        assert_eq!(guard("=1+1"), "'=1+1");
        assert_eq!(guard("@epage"), "'@epage");
        assert_eq!(unguard("'@epage"), "@epage");
        assert_eq!(guard("O'Neil"), "O'Neil");
        assert_eq!(unguard("'90s nostalgia"), "'90s nostalgia");
    }

    proptest! {
        #[test]
        fn every_cell_comes_back_exactly(cell in "['=+@a-]{0,5}.{0,8}") {
            let guarded = guard(&cell).into_owned();
            prop_assert_eq!(unguard(&guarded), cell.as_str());
            prop_assert!(!guarded.starts_with(['=', '+', '-', '@']));
        }
    }
}
