//! Drawing a page's marks.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect, Size, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, Paint as KrillaPaint, Pattern, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla_svg::{SurfaceExt as _, SvgSettings};
use throughline_plan::picture::text::file;
use throughline_plan::scene::{Anchor, Corners, Mark, Paint, Weight};

use super::reading::{Piece, Reading};
use crate::exchange::export::pages::Page;
use crate::exchange::export::route::{Step, steps};
use crate::exchange::export::sheet::{Area, Layer, Sheet};
use crate::exchange::export::svg::{Letters, Look};
use crate::exchange::export::text::{clean, covered, shape};
use crate::exchange::export::{ExportError, png};
use crate::exchange::theme::{DASH, HATCH, Theme};

/// How far along its tangent the control point of a quarter circle's Bézier curve stands, in parts of the radius.
const KAPPA: f32 = 0.552_284_8;

/// Draws pages; holds what they share.
pub(super) struct Painter {
    theme: Theme,
    fonts: [Font; 3],
}

impl Painter {
    /// None if the app's own font cannot be read.
    pub fn new(theme: Theme) -> Option<Self> {
        let font = |weight: Weight| Font::new(file(weight).to_vec().into(), 0);
        let fonts = [font(Weight::Regular)?, font(Weight::Medium)?, font(Weight::Semibold)?];
        Some(Self { theme, fonts })
    }

    /// Draws a page.
    pub fn page(
        &mut self,
        surface: &mut Surface<'_>,
        page: &Page<'_>,
        reading: &mut Reading,
    ) -> Result<(), ExportError> {
        let decoration = ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other));
        let _ = surface.start_tagged(decoration);
        if let Some(path) = rectangle(Area { x: 0.0, y: 0.0, w: page.points.0, h: page.points.1 }) {
            surface.set_fill(Some(self.fill(Paint::Paper, 1.0)));
            surface.set_stroke(None);
            surface.draw_path(&path);
        }
        surface.end_tagged();
        surface.push_transform(&Transform::from_scale(page.scale, page.scale));
        for layer in &page.sheet.layers {
            self.layer(surface, layer, reading);
        }
        surface.pop();
        Self::other_scripts(surface, page, self.theme)
    }

    fn layer(&self, surface: &mut Surface<'_>, layer: &Layer<'_>, reading: &mut Reading) {
        let clip = layer.area.filter(|_| layer.clipped).and_then(rectangle);
        if layer.clipped && clip.is_none() {
            return;
        }
        if let Some(path) = &clip {
            surface.push_clip_path(path, &FillRule::NonZero);
        }
        let (x, y) = layer.at;
        surface.push_transform(&Transform::from_row(layer.scale, 0.0, 0.0, layer.scale, x, y));
        let hatch = layer.marks.iter().any(hatched).then(|| self.hatch(surface));
        let mut rest = &layer.marks[..];
        while let Some(first) = rest.first() {
            let piece = Piece::of(first);
            // Each text is a piece of its own; the marks of a node, and lines and grounds, go together.
            let same = |mark: &&Mark| piece != Piece::Text && Piece::of(mark) == piece;
            let count = rest.iter().take_while(same).count().max(1);
            let (run, after) = rest.split_at(count);
            reading.start(surface, layer, piece, first);
            for mark in run {
                self.mark(surface, mark, hatch.as_ref());
            }
            surface.end_tagged();
            rest = after;
        }
        surface.pop();
        if clip.is_some() {
            surface.pop();
        }
    }

    fn mark(&self, surface: &mut Surface<'_>, mark: &Mark, hatch: Option<&KrillaPaint>) {
        let ground = |paint: Paint, opacity: f32| match (paint, hatch) {
            (Paint::Hatch, Some(hatch)) => Fill { paint: hatch.clone(), ..Fill::default() },
            _ => self.fill(paint, opacity),
        };
        match mark {
            Mark::Rect { x, y, w, h, r, corners, fill, stroke, sw, dash, .. } => {
                let area = Area { x: *x, y: *y, w: *w, h: *h };
                if let (Some(paint), Some(path)) = (fill, rounded(area, *r, *corners)) {
                    surface.set_fill(Some(ground(*paint, 1.0)));
                    surface.set_stroke(None);
                    surface.draw_path(&path);
                }
                let half = sw / 2.0;
                let inner = Area { x: x + half, y: y + half, w: w - sw, h: h - sw };
                if let (Some(paint), Some(path)) = (stroke, rounded(inner, r - half, *corners)) {
                    surface.set_fill(None);
                    surface.set_stroke(Some(self.stroke(*paint, *sw, *dash, 1.0)));
                    surface.draw_path(&path);
                }
            }
            Mark::Path { d, fill, stroke, sw, dash, opacity, .. } => {
                let Some(path) = path(d).filter(|_| fill.is_some() || stroke.is_some()) else { return };
                surface.set_fill(fill.map(|paint| ground(paint, *opacity)));
                surface.set_stroke(stroke.map(|paint| self.stroke(paint, *sw, *dash, *opacity)));
                surface.draw_path(&path);
            }
            Mark::Text { x, y, text, size, weight, anchor, paint, .. } => {
                let text = clean(text);
                if text.trim().is_empty() || !covered(&text) {
                    return;
                }
                let line = shape(&text, *weight);
                let wide: f32 = line.iter().map(|glyph| glyph.advance).sum::<f32>() * size;
                let start = match anchor {
                    Anchor::Start => *x,
                    Anchor::Middle => x - wide / 2.0,
                    Anchor::End => x - wide,
                };
                let glyphs: Vec<KrillaGlyph> = line
                    .into_iter()
                    .map(|glyph| {
                        let id = GlyphId::new(glyph.id);
                        KrillaGlyph::new(
                            id,
                            glyph.advance,
                            glyph.x_offset,
                            glyph.y_offset,
                            0.0,
                            glyph.text,
                            None,
                        )
                    })
                    .collect();
                let font = match weight {
                    Weight::Regular => &self.fonts[0],
                    Weight::Medium => &self.fonts[1],
                    Weight::Semibold => &self.fonts[2],
                };
                surface.set_fill(Some(self.fill(*paint, 1.0)));
                surface.set_stroke(None);
                surface.draw_glyphs(Point::from_xy(start, *y), &glyphs, font.clone(), &text, *size, false);
            }
        }
    }

    /// Draws the texts that the app's own font has no letters for, in whatever fonts the machine has. They need
    /// fallback and sometimes run from right to left: resvg sets them, and they are drawn over the page.
    fn other_scripts(surface: &mut Surface<'_>, page: &Page<'_>, theme: Theme) -> Result<(), ExportError> {
        let other = |mark: &&Mark| matches!(mark, Mark::Text { text, .. } if !covered(&clean(text)));
        let layers: Vec<Layer<'_>> = page
            .sheet
            .layers
            .iter()
            .map(|layer| Layer {
                marks: layer.marks.iter().filter(other).cloned().collect(),
                ..layer.clone()
            })
            .filter(|layer| !layer.marks.is_empty())
            .collect();
        if layers.is_empty() {
            return Ok(());
        }
        let sheet = Sheet { layers, ..page.sheet.clone() };
        let tree =
            png::tree(&sheet, Look { theme, ground: false, letters: Letters::Told, variables: false })?;
        // The nodes' descriptions hold these words already.
        let _ = surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)));
        if let Some(size) = Size::from_wh(page.points.0, page.points.1) {
            let _ = surface.draw_svg(&tree, size, SvgSettings::default());
        }
        surface.end_tagged();
        Ok(())
    }

    fn paint(&self, paint: Paint) -> KrillaPaint {
        let colour = self.theme.colour(paint);
        rgb::Color::new(colour.0, colour.1, colour.2).into()
    }

    fn fill(&self, paint: Paint, opacity: f32) -> Fill {
        Fill { paint: self.paint(paint), opacity: normal(opacity), rule: FillRule::NonZero }
    }

    fn stroke(&self, paint: Paint, width: f32, dash: bool, opacity: f32) -> Stroke {
        Stroke {
            paint: self.paint(paint),
            width,
            opacity: normal(opacity),
            dash: dash.then(|| StrokeDash { array: DASH.to_vec(), offset: 0.0 }),
            ..Stroke::default()
        }
    }

    /// The hatch, in the surface's present units.
    fn hatch(&self, surface: &mut Surface<'_>) -> KrillaPaint {
        let period = HATCH.period;
        let mut builder = surface.stream_builder();
        let mut tile = builder.surface();
        let stripe = self.theme.hatch_stripe();
        let stripe = Fill { paint: rgb::Color::new(stripe.0, stripe.1, stripe.2).into(), ..Fill::default() };
        for (wide, fill) in [(period, self.fill(Paint::Hatch, 1.0)), (HATCH.stripe, stripe)] {
            if let Some(path) = rectangle(Area { x: 0.0, y: 0.0, w: wide, h: period }) {
                tile.set_fill(Some(fill));
                tile.draw_path(&path);
            }
        }
        tile.finish();
        let stream = builder.finish();
        Pattern { stream, transform: Transform::from_rotate(45.0), width: period, height: period }.into()
    }
}

const fn hatched(mark: &Mark) -> bool {
    matches!(mark, Mark::Rect { fill: Some(Paint::Hatch), .. } | Mark::Path { fill: Some(Paint::Hatch), .. })
}

fn normal(opacity: f32) -> NormalizedF32 {
    NormalizedF32::new(opacity.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE)
}

/// None for an empty box.
fn rectangle(Area { x, y, w, h }: Area) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(x, y, w, h)?);
    path.finish()
}

/// A box with round corners; none for an empty one.
fn rounded(area: Area, radius: f32, corners: Corners) -> Option<Path> {
    let Area { x, y, w, h } = area;
    let r = radius.min(w / 2.0).min(h / 2.0);
    if r <= 0.0 {
        return rectangle(area);
    }
    let (right, bottom) = (x + w, y + h);
    let c = r * (1.0 - KAPPA);
    let mut path = PathBuilder::new();
    path.move_to(x + r, y);
    match corners {
        Corners::All => {
            path.line_to(right - r, y);
            path.cubic_to(right - c, y, right, y + c, right, y + r);
            path.line_to(right, bottom - r);
            path.cubic_to(right, bottom - c, right - c, bottom, right - r, bottom);
        }
        Corners::Left => {
            path.line_to(right, y);
            path.line_to(right, bottom);
        }
    }
    path.line_to(x + r, bottom);
    path.cubic_to(x + c, bottom, x, bottom - c, x, bottom - r);
    path.line_to(x, y + r);
    path.cubic_to(x, y + c, x + c, y, x + r, y);
    path.close();
    path.finish()
}

/// Reads a path in the notation of SVG's `d`, commands `M L C Z` only; none if it is anything else.
fn path(d: &str) -> Option<Path> {
    let mut path = PathBuilder::new();
    for step in steps(d)? {
        match step {
            Step::Move([x, y]) => path.move_to(x, y),
            Step::Line([x, y]) => path.line_to(x, y),
            Step::Curve([[ax, ay], [bx, by], [x, y]]) => path.cubic_to(ax, ay, bx, by, x, y),
            Step::Close => path.close(),
        }
    }
    path.finish()
}
