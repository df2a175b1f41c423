//! What the tests of all pictures ask.

use chrono::NaiveDate;
use throughline_plan::scene::{Mark, Node, Scene};

/// The day that is today in the pictures of tests.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 2, 17).unwrap()
}

/// The node of a title.
pub fn node<'a>(scene: &'a Scene, title: &str) -> &'a Node {
    scene.nodes.iter().find(|node| node.title == title).unwrap_or_else(|| panic!("no node {title}"))
}

/// Whether one of the texts contains these words.
pub fn says(marks: &[Mark], part: &str) -> bool {
    marks.iter().any(|mark| matches!(mark, Mark::Text { text, .. } if text.contains(part)))
}

/// Left, top, right and bottom edge of a node.
pub const fn edges(node: &Node) -> [f32; 4] {
    [node.x, node.y, node.x + node.w, node.y + node.h]
}

/// Whether two boxes, by their edges, lie over each other by more than rounding makes of it.
pub fn overlap(a: [f32; 4], b: [f32; 4]) -> bool {
    let care = 0.05;
    a[0] + care < b[2] && b[0] + care < a[2] && a[1] + care < b[3] && b[1] + care < a[3]
}

/// Whether two nodes do.
pub fn over(a: &Node, b: &Node) -> bool {
    overlap(edges(a), edges(b))
}
