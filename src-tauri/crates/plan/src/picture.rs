//! Pictures of a plan: Plan + settings + today → [`Scene`].
//!
//! Layout lives here and nowhere else: the screen, the SVG, the PDF and the slide draw the same scene. Same
//! arguments, same scene, whatever the order in which records were created.

mod spec;

pub use spec::{DependencyLines, Filter, Grouping, Only, PictureKind, PictureSpec, Zoom};
