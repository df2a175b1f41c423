//! A picture as a PDF: vectors, text that can be selected and searched, the letters used embedded, and for screen
//! readers every node in reading order with its full description.

mod draw;
mod reading;

use chrono::Datelike as _;
use krilla::Document;
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use throughline_plan::scene::{Part, Scene};

use super::pages::{Page, pages};
use super::sheet::{Role, name};
use super::text::clean;
use super::{ExportError, ExportOptions, Stamp};
use draw::Painter;
use reading::Reading;

/// Writes the picture.
pub(super) fn write(scene: &Scene, stamp: &Stamp, options: &ExportOptions) -> Result<Vec<u8>, ExportError> {
    document(scene, stamp, options, krilla::SerializeSettings::default())
}

pub(super) fn document(
    scene: &Scene,
    stamp: &Stamp,
    options: &ExportOptions,
    settings: krilla::SerializeSettings,
) -> Result<Vec<u8>, ExportError> {
    let refused = |what: String| ExportError::Refused("PDF", what);
    let mut document = Document::new_with(settings);
    let mut painter = Painter::new(options.theme).ok_or_else(|| refused("the app's own font".to_owned()))?;
    let mut reading = Reading::default();
    let pages = pages(scene, stamp, options.page);
    for page in &pages {
        let settings = PageSettings::from_wh(page.points.0, page.points.1);
        let settings = settings.ok_or_else(|| refused("a page without extent".to_owned()))?;
        let mut on = document.start_page_with(settings);
        let mut surface = on.surface();
        painter.page(&mut surface, page, &mut reading)?;
        surface.finish();
        on.finish();
    }
    document.set_tag_tree(reading.tree(scene));
    document.set_outline(outline(scene, &pages));
    document.set_metadata(metadata(scene, stamp));
    document.finish().map_err(|error| refused(error.to_string()))
}

/// The document's properties. Its date is the plan's, so that the same plan gives the same file.
fn metadata(scene: &Scene, stamp: &Stamp) -> Metadata {
    let mut date = DateTime::new(u16::try_from(stamp.as_of.year()).unwrap_or_default());
    if let (Ok(month), Ok(day)) = (u8::try_from(stamp.as_of.month()), u8::try_from(stamp.as_of.day())) {
        date = date.month(month).day(day);
    }
    Metadata::new()
        .title(name(scene, stamp))
        .description(stamp.as_of_text())
        .creator("Throughline".to_owned())
        .language("en".to_owned())
        .creation_date(date)
}

/// The lanes, to jump to; where a lane goes over several pages, its first.
fn outline(scene: &Scene, pages: &[Page<'_>]) -> Outline {
    let mut outline = Outline::new();
    for lane in &scene.lanes {
        let found = pages.iter().enumerate().find_map(|(number, page)| {
            let role = if lane.part == Part::Tray { Role::Tray } else { Role::Body };
            let layer = page.sheet.layers.iter().find(|layer| layer.role == role)?;
            let y = layer.at.1 + lane.y * layer.scale;
            let shown = layer.area.is_none_or(|area| y >= area.y - 1.0 && y < area.y + area.h - 1.0);
            shown.then_some((number, y * page.scale))
        });
        let title = clean(lane.title.trim());
        if let Some((number, y)) = found
            && !title.is_empty()
        {
            let to = XyzDestination::new(number, Point::from_xy(0.0, y));
            outline.push_child(OutlineNode::new(title.into_owned(), to));
        }
    }
    outline
}

#[cfg(test)]
mod tests;
