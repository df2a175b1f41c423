//! Three saved pictures, for three sorts of readers.

use throughline_plan::picture::{DependencyLines, Filter, Grouping, PictureSpec, Zoom};

/// The pictures by name; the board's is named after the quarter it meets in.
pub(super) fn all(quarter: &str) -> [(String, PictureSpec); 3] {
    let current = Filter { hide_done: true, ..Filter::default() };
    [
        (
            format!("Board, {quarter}"),
            PictureSpec {
                group: Grouping::Objective,
                zoom: Zoom::Year,
                dependencies: DependencyLines::None,
                depth: Some(1),
                filter: current.clone(),
                ..PictureSpec::default()
            },
        ),
        (
            "Customer council".to_owned(),
            PictureSpec {
                group: Grouping::Product,
                dependencies: DependencyLines::None,
                depth: Some(1),
                filter: current.clone(),
                ..PictureSpec::default()
            },
        ),
        (
            "Engineering sync".to_owned(),
            PictureSpec {
                group: Grouping::Team,
                zoom: Zoom::Month,
                dependencies: DependencyLines::All,
                filter: current,
                ..PictureSpec::default()
            },
        ),
    ]
}
