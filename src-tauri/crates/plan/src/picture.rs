//! Pictures of a plan: Plan + settings + today → [`Scene`](crate::scene::Scene).
//!
//! Layout lives here and nowhere else: the screen, the SVG, the PDF and the slide draw the same scene. Same
//! arguments, same scene, whatever the order in which records were created.

mod draw;
mod pen;
mod roadmap;
mod select;
mod spec;
pub mod text;
mod words;

pub use roadmap::roadmap;
pub use spec::{DependencyLines, Filter, Grouping, Only, PictureKind, PictureSpec, Zoom};
