//! Shapes as DrawingML has them. Lengths in points (1/72 inch) until they are written, in EMU (12,700 to the point).

use throughline_plan::scene::{Anchor, Paint, Shade, Weight};

use super::xml::Xml;
use crate::exchange::export::route::Step;
use crate::exchange::theme::Theme;

/// How far Inter's letters reach above the baseline of a line, in parts of the size: its ascender.
pub(super) const ASCENT: f32 = 0.968_75;
/// The height of a line of Inter, in parts of the size.
pub(super) const LINE: f32 = 1.21;

/// What a shape is like.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Form {
    /// A rectangle with round corners of a radius.
    Rect { radius: f32 },
    /// A straight line, from its top left to its bottom right, or from its bottom left to its top right.
    Line { rising: bool },
    /// Any other outline, in the slide's own coordinates.
    Route(Vec<Step>),
    /// Words alone.
    Words,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Words {
    pub text: String,
    pub size: f32,
    pub weight: Weight,
    pub anchor: Anchor,
    pub paint: Paint,
    /// Between the shape's left edge and the words, for words within a shape.
    pub inset: f32,
}

/// An outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stroke {
    pub paint: Paint,
    pub width: f32,
    pub dash: bool,
}

/// A shape on a slide.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shape {
    pub name: String,
    /// What a screen reader says of it; empty for what words or other shapes say already.
    pub said: String,
    pub x: f32,
    pub y: f32,
    pub w: f32,
    pub h: f32,
    pub form: Form,
    pub fill: Option<Paint>,
    pub stroke: Option<Stroke>,
    /// 0.0 to 1.0.
    pub opacity: f32,
    pub words: Option<Words>,
    /// Whether it is the slide's title.
    pub title: bool,
}

/// A shape, or some that are moved together.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Drawn {
    Shape(Shape),
    Group { name: String, said: String, shapes: Vec<Shape> },
}

/// Writes shapes, each with a number of its own.
pub(super) struct Shapes<'a> {
    pub xml: &'a mut Xml,
    pub theme: Theme,
    pub last: u32,
}

#[expect(clippy::cast_possible_truncation, reason = "slides are far smaller than what 63 bits hold")]
pub(super) fn emu(points: f32) -> String {
    ((f64::from(points) * 12_700.0).round() as i64).to_string()
}

impl Shapes<'_> {
    pub fn drawn(&mut self, drawn: &Drawn) {
        match drawn {
            Drawn::Shape(shape) => self.shape(shape),
            Drawn::Group { name, said, shapes } => self.group(name, said, shapes),
        }
    }

    fn group(&mut self, name: &str, said: &str, shapes: &[Shape]) {
        let edge = |f: fn(&Shape) -> f32, most: fn(f32, f32) -> f32, from: f32| {
            shapes.iter().map(f).fold(from, most)
        };
        let (left, top) = (edge(|s| s.x, f32::min, f32::MAX), edge(|s| s.y, f32::min, f32::MAX));
        let right = edge(|s| s.x + s.w, f32::max, f32::MIN);
        let bottom = edge(|s| s.y + s.h, f32::max, f32::MIN);
        self.xml.open("p:grpSp", &[]).open("p:nvGrpSpPr", &[]);
        self.about(name, said);
        self.xml.empty("p:cNvGrpSpPr", &[]).empty("p:nvPr", &[]).close();
        self.xml.open("p:grpSpPr", &[]).open("a:xfrm", &[]);
        let (x, y) = (emu(left), emu(top));
        let (w, h) = (emu(right - left), emu(bottom - top));
        self.xml.empty("a:off", &[("x", &x), ("y", &y)]).empty("a:ext", &[("cx", &w), ("cy", &h)]);
        self.xml.empty("a:chOff", &[("x", &x), ("y", &y)]).empty("a:chExt", &[("cx", &w), ("cy", &h)]);
        self.xml.close().close();
        for shape in shapes {
            self.shape(shape);
        }
        self.xml.close();
    }

    /// Number, name and description.
    fn about(&mut self, name: &str, said: &str) {
        self.last += 1;
        let id = self.last.to_string();
        if !said.is_empty() {
            self.xml.empty("p:cNvPr", &[("id", &id), ("name", name), ("descr", said)]);
            return;
        }
        // What says nothing is passed over by screen readers and by checks of accessibility.
        self.xml.open("p:cNvPr", &[("id", &id), ("name", name)]);
        self.xml.open("a:extLst", &[]).open("a:ext", &[("uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}")]);
        let space = "http://schemas.microsoft.com/office/drawing/2017/decorative";
        self.xml.empty("adec:decorative", &[("xmlns:adec", space), ("val", "1")]);
        self.xml.close().close().close();
    }

    fn shape(&mut self, shape: &Shape) {
        let straight = matches!(shape.form, Form::Line { .. });
        let (whole, about, own) = if straight {
            ("p:cxnSp", "p:nvCxnSpPr", "p:cNvCxnSpPr")
        } else {
            ("p:sp", "p:nvSpPr", "p:cNvSpPr")
        };
        self.xml.open(whole, &[]).open(about, &[]);
        let words = shape.words.as_ref().map_or("", |words| &words.text);
        let said = if shape.said.is_empty() { words } else { &shape.said };
        self.about(&shape.name, said);
        if shape.title {
            self.xml.open(own, &[]).empty("a:spLocks", &[("noGrp", "1")]).close();
            self.xml.open("p:nvPr", &[]).empty("p:ph", &[("type", "title")]).close();
        } else {
            let attributes: &[_] = if shape.form == Form::Words { &[("txBox", "1")] } else { &[] };
            self.xml.empty(own, attributes).empty("p:nvPr", &[]);
        }
        self.xml.close().open("p:spPr", &[]);
        self.geometry(shape);
        self.fill(shape.fill, shape.opacity);
        if let Some(stroke) = shape.stroke {
            self.stroke(stroke, shape.opacity);
        }
        self.xml.close();
        if !straight && let Some(words) = &shape.words {
            self.words(words, &shape.form);
        }
        self.xml.close();
    }

    fn geometry(&mut self, shape: &Shape) {
        let flip: &[_] = if shape.form == (Form::Line { rising: true }) { &[("flipV", "1")] } else { &[] };
        let (w, h) = (emu(shape.w), emu(shape.h));
        self.xml.open("a:xfrm", flip);
        self.xml.empty("a:off", &[("x", &emu(shape.x)), ("y", &emu(shape.y))]);
        self.xml.empty("a:ext", &[("cx", &w), ("cy", &h)]).close();
        match &shape.form {
            Form::Rect { radius } if *radius > 0.0 => {
                let share = (radius / shape.w.min(shape.h).max(0.01) * 100_000.0).min(50_000.0);
                self.xml.open("a:prstGeom", &[("prst", "roundRect")]).open("a:avLst", &[]);
                let share = format!("val {share:.0}");
                self.xml.empty("a:gd", &[("name", "adj"), ("fmla", &share)]).close().close();
            }
            Form::Line { .. } => self.preset("line"),
            Form::Rect { .. } | Form::Words => self.preset("rect"),
            Form::Route(steps) => self.route(shape, steps, (&w, &h)),
        }
    }

    fn preset(&mut self, name: &str) {
        self.xml.open("a:prstGeom", &[("prst", name)]).empty("a:avLst", &[]).close();
    }

    fn route(&mut self, shape: &Shape, steps: &[Step], (w, h): (&str, &str)) {
        self.xml.open("a:custGeom", &[]);
        for list in ["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"] {
            self.xml.empty(list, &[]);
        }
        self.xml.empty("a:rect", &[("l", "0"), ("t", "0"), ("r", "r"), ("b", "b")]);
        self.xml.open("a:pathLst", &[]);
        match shape.fill {
            Some(_) => self.xml.open("a:path", &[("w", w), ("h", h)]),
            None => self.xml.open("a:path", &[("w", w), ("h", h), ("fill", "none")]),
        };
        for step in steps {
            let (name, points): (_, &[[f32; 2]]) = match step {
                Step::Move(to) => ("a:moveTo", std::slice::from_ref(to)),
                Step::Line(to) => ("a:lnTo", std::slice::from_ref(to)),
                Step::Curve(points) => ("a:cubicBezTo", points),
                Step::Close => ("a:close", &[]),
            };
            if points.is_empty() {
                self.xml.empty(name, &[]);
                continue;
            }
            self.xml.open(name, &[]);
            for [x, y] in points {
                self.xml.empty("a:pt", &[("x", &emu(x - shape.x)), ("y", &emu(y - shape.y))]);
            }
            self.xml.close();
        }
        self.xml.close().close().close();
    }

    fn fill(&mut self, fill: Option<Paint>, opacity: f32) {
        match fill {
            None => {
                self.xml.empty("a:noFill", &[]);
            }
            Some(Paint::Hatch) => {
                let (stripe, ground) = (self.theme.hatch_stripe(), self.theme.colour(Paint::Hatch));
                self.xml.open("a:pattFill", &[("prst", "wdUpDiag")]);
                for (name, colour) in [("a:fgClr", stripe), ("a:bgClr", ground)] {
                    let colour = hex(colour);
                    self.xml.open(name, &[]).empty("a:srgbClr", &[("val", &colour)]).close();
                }
                self.xml.close();
            }
            Some(paint) => self.solid(paint, opacity),
        }
    }

    fn solid(&mut self, paint: Paint, opacity: f32) {
        self.xml.open("a:solidFill", &[]);
        let colour = hex(self.theme.colour(paint));
        match role(paint) {
            Some(role) => self.xml.open("a:schemeClr", &[("val", role)]),
            None => self.xml.open("a:srgbClr", &[("val", &colour)]),
        };
        if opacity < 1.0 {
            let share = format!("{:.0}", opacity.max(0.0) * 100_000.0);
            self.xml.empty("a:alpha", &[("val", &share)]);
        }
        self.xml.close().close();
    }

    fn stroke(&mut self, stroke: Stroke, opacity: f32) {
        self.xml.open("a:ln", &[("w", &emu(stroke.width))]);
        self.solid(stroke.paint, opacity);
        if stroke.dash {
            self.xml.empty("a:prstDash", &[("val", "dash")]);
        }
        self.xml.close();
    }

    fn words(&mut self, words: &Words, form: &Form) {
        let (anchor, inset) = if *form == Form::Words { ("t", 0.0) } else { ("ctr", words.inset) };
        let inset = emu(inset);
        self.xml.open("p:txBody", &[]).open(
            "a:bodyPr",
            &[
                ("wrap", "none"),
                ("lIns", &inset),
                ("tIns", "0"),
                ("rIns", "0"),
                ("bIns", "0"),
                ("anchor", anchor),
            ],
        );
        self.xml.empty("a:noAutofit", &[]).close().empty("a:lstStyle", &[]).open("a:p", &[]);
        let align = match words.anchor {
            Anchor::Start => "l",
            Anchor::Middle => "ctr",
            Anchor::End => "r",
        };
        self.xml.empty("a:pPr", &[("algn", align)]).open("a:r", &[]);
        let size = format!("{:.0}", (words.size * 100.0).max(100.0));
        let bold = if words.weight == Weight::Semibold { "1" } else { "0" };
        self.xml.open("a:rPr", &[("lang", "en-GB"), ("sz", &size), ("b", bold)]);
        self.solid(words.paint, 1.0);
        self.xml.empty("a:latin", &[("typeface", "+mn-lt")]).close();
        self.xml.text("a:t", &words.text).close().close().close();
    }
}

/// A colour as DrawingML writes it: `3B6FD4`.
pub(super) fn hex(colour: crate::exchange::theme::Colour) -> String {
    format!("{:02X}{:02X}{:02X}", colour.0, colour.1, colour.2)
}

/// The colour of the presentation's theme that a paint is, so that another theme recolours it.
const fn role(paint: Paint) -> Option<&'static str> {
    match paint {
        Paint::Ink => Some("tx1"),
        Paint::Paper => Some("bg1"),
        Paint::Muted => Some("tx2"),
        Paint::Panel => Some("bg2"),
        Paint::Hue(hue, Shade::Solid) => match hue {
            0 => Some("accent1"),
            1 => Some("accent2"),
            2 => Some("accent3"),
            3 => Some("accent4"),
            4 => Some("accent5"),
            5 => Some("accent6"),
            _ => None,
        },
        _ => None,
    }
}
