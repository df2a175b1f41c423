//! Paths in the notation of SVG's `d`, read once for every painter that draws its own curves.

/// A step of a path: where it leads, after its control points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Step {
    /// Begins a part of the path.
    Move([f32; 2]),
    /// A straight line.
    Line([f32; 2]),
    /// A cubic Bézier curve: two control points and its end.
    Curve([[f32; 2]; 3]),
    /// Back to where the part began.
    Close,
}

/// The steps of a path of commands `M L C Z`; none if it is anything else.
pub(super) fn steps(d: &str) -> Option<Vec<Step>> {
    let spaced: String = d.chars().flat_map(|c| spread(c).into_iter().flatten()).collect();
    let mut words = spaced.split_ascii_whitespace().peekable();
    let mut steps = Vec::new();
    let mut command = "";
    while let Some(&word) = words.peek() {
        if word.starts_with(|c: char| c.is_ascii_alphabetic()) {
            command = word;
            words.next();
        }
        if command == "Z" {
            steps.push(Step::Close);
            command = "";
            continue;
        }
        let mut number = || words.next()?.parse::<f32>().ok().filter(|number| number.is_finite());
        let mut point = || Some([number()?, number()?]);
        steps.push(match command {
            "M" => Step::Move(point()?),
            "L" => Step::Line(point()?),
            "C" => Step::Curve([point()?, point()?, point()?]),
            _ => return None,
        });
    }
    Some(steps)
}

/// A letter with spaces around it, a comma as a space, everything else as it is.
const fn spread(c: char) -> [Option<char>; 3] {
    match c {
        ',' => [Some(' '), None, None],
        'M' | 'L' | 'C' | 'Z' => [Some(' '), Some(c), Some(' ')],
        _ => [Some(c), None, None],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_step_by_step_or_not_at_all() {
        let read = steps("M1 2L3,4C5 6 7 8 9 10Z");
        let curve = Step::Curve([[5.0, 6.0], [7.0, 8.0], [9.0, 10.0]]);
        assert_eq!(read, Some(vec![Step::Move([1.0, 2.0]), Step::Line([3.0, 4.0]), curve, Step::Close]));
        for bad in ["A1 2", "M1", "M1 x", "M1 NaN", "1 2"] {
            assert_eq!(steps(bad), None, "{bad}");
        }
    }
}
