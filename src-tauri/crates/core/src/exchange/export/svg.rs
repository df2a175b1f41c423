//! A sheet as an SVG document: what is exported as SVG, and what a PNG is drawn from.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use throughline_plan::scene::{Anchor, Corners, Mark, Node, Paint, Weight};

use super::fallback::Fallback;
use super::fonts::{self, FAMILIES, FAMILY, WEIGHTS};
use super::sheet::{Area, Layer, Sheet};
use super::text::{clean, covered};
use crate::exchange::theme::{Colour, DASH, HATCH, Theme};

/// How a sheet is to look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub theme: Theme,
    /// Whether the paper is painted.
    pub ground: bool,
    /// Who looks for fonts.
    pub letters: Letters,
    /// Whether colours are the custom properties of [`crate::exchange::theme::theme_css`], so that the page around decides
    /// which they are.
    pub variables: bool,
}

/// Where the letters of a document come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    /// Those that the app's own font has are embedded; a browser looks for the others.
    Embedded,
    /// The reader has the fonts of [`fonts::database`], and is told which stretch is set in which.
    Told,
}

/// Writes a sheet.
pub(super) fn write(sheet: &Sheet<'_>, look: Look) -> String {
    let others = look.letters == Letters::Told && !sheet.texts().all(|(text, _)| covered(&clean(text)));
    let mut writer = Writer {
        out: String::with_capacity(1 << 16),
        theme: look.theme,
        variables: look.variables,
        nodes: sheet.nodes,
        named: HashMap::new(),
        fallback: others.then(|| Fallback::new(fonts::database(true))),
    };
    writer.document(sheet, look);
    writer.out
}

struct Writer<'a> {
    out: String,
    theme: Theme,
    variables: bool,
    nodes: &'a [Node],
    /// Ids given so far and how often: a node drawn in several places has its id once.
    named: HashMap<String, u32>,
    /// Where some letters are not in the app's own font and the reader must be told who has them.
    fallback: Option<Fallback>,
}

// Writing to a String cannot fail, so the results of `write!` carry nothing.
impl Writer<'_> {
    fn document(&mut self, sheet: &Sheet<'_>, look: Look) {
        let (w, h) = (Num(sheet.width), Num(sheet.height));
        let _ = write!(
            self.out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" \
             font-family=\"{FAMILIES}\" xml:space=\"preserve\">\n<title>{}</title>\n",
            Escaped(&sheet.title)
        );
        self.definitions(sheet, look.letters == Letters::Embedded);
        if look.ground {
            let paper = self.colour(Paint::Paper);
            let _ = writeln!(self.out, "<rect width=\"{w}\" height=\"{h}\" fill=\"{paper}\"/>");
        }
        for (place, layer) in sheet.layers.iter().enumerate() {
            self.layer(layer, place);
        }
        self.out.push_str("</svg>\n");
    }

    /// Fonts, the hatch, and the layers' edges.
    fn definitions(&mut self, sheet: &Sheet<'_>, embed: bool) {
        self.out.push_str("<defs>\n");
        if embed {
            self.out.push_str(&font_faces(sheet));
        }
        let ground = self.colour(Paint::Hatch);
        let stripe = if self.variables {
            Ink::Variable("hatch-stripe".to_owned())
        } else {
            Ink::Fixed(self.theme.hatch_stripe())
        };
        let (period, wide) = (Num(HATCH.period), Num(HATCH.stripe));
        let _ = writeln!(
            self.out,
            "<pattern id=\"hatch\" width=\"{period}\" height=\"{period}\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><rect width=\"{period}\" height=\"{period}\" fill=\"{ground}\"/>\
             <rect width=\"{wide}\" height=\"{period}\" fill=\"{stripe}\"/></pattern>"
        );
        for (place, layer) in sheet.layers.iter().enumerate() {
            if let Some(Area { x, y, w, h }) = layer.area.filter(|_| layer.clipped) {
                let (x, y, w, h) = (Num(x), Num(y), Num(w), Num(h));
                let _ = writeln!(
                    self.out,
                    "<clipPath id=\"clip{place}\"><rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"/></clipPath>"
                );
            }
        }
        self.out.push_str("</defs>\n");
    }

    fn layer(&mut self, layer: &Layer<'_>, place: usize) {
        if layer.marks.is_empty() {
            return;
        }
        let id = self.name(layer.role.name());
        let _ = write!(self.out, "<g id=\"{id}\"");
        if layer.clipped {
            let _ = write!(self.out, " clip-path=\"url(#clip{place})\"");
        }
        let _ = write!(self.out, "><g transform=\"translate({} {})", Num(layer.at.0), Num(layer.at.1));
        if layer.scale != 1.0 {
            let _ = write!(self.out, " scale({})", layer.scale);
        }
        self.out.push_str("\">\n");
        let mut rest = &layer.marks[..];
        while let Some(first) = rest.first() {
            let node = node_of(first);
            let count = rest.iter().take_while(|mark| node_of(mark) == node).count();
            let (run, after) = rest.split_at(count);
            self.run(node, run);
            rest = after;
        }
        self.out.push_str("</g></g>\n");
    }

    /// Marks of one node, in a group that carries its name and its description.
    fn run(&mut self, node: Option<u32>, marks: &[Mark]) {
        let node = node.and_then(|place| self.nodes.get(place as usize));
        if let Some(node) = node {
            let id = self.name(&node.key.to_string());
            let _ = write!(self.out, "<g id=\"{id}\"><title>{}", Escaped(&node.title));
            if !node.detail.is_empty() {
                let _ = write!(self.out, " – {}", Escaped(&node.detail));
            }
            self.out.push_str("</title>\n");
        }
        for mark in marks {
            self.mark(mark);
        }
        if node.is_some() {
            self.out.push_str("</g>\n");
        }
    }

    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Rect { x, y, w, h, r, corners, fill, stroke, sw, dash, .. } => {
                // The outline stands inside the edge; SVG's stands on it.
                let inset = if stroke.is_some() { sw / 2.0 } else { 0.0 };
                let (x, y) = (x + inset, y + inset);
                let (w, h) = ((w - 2.0 * inset).max(0.0), (h - 2.0 * inset).max(0.0));
                let r = (r - inset).clamp(0.0, (w / 2.0).min(h / 2.0));
                match corners {
                    Corners::All => {
                        let _ = write!(
                            self.out,
                            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
                            Num(x),
                            Num(y),
                            Num(w),
                            Num(h)
                        );
                        if r > 0.0 {
                            let _ = write!(self.out, " rx=\"{}\"", Num(r));
                        }
                    }
                    Corners::Left => {
                        let (right, bottom, radius) = (Num(x + w), Num(y + h), Num(r));
                        let _ = write!(
                            self.out,
                            "<path d=\"M{} {}H{right}V{bottom}H{}A{radius} {radius} 0 0 1 {} {}V{}A{radius} {radius} 0 0 1 {} {}Z\"",
                            Num(x + r),
                            Num(y),
                            Num(x + r),
                            Num(x),
                            Num(y + h - r),
                            Num(y + r),
                            Num(x + r),
                            Num(y)
                        );
                    }
                }
                self.painted(*fill, *stroke, *sw, *dash, 1.0);
            }
            Mark::Path { d, fill, stroke, sw, dash, opacity, .. } => {
                let _ = write!(self.out, "<path d=\"{}\"", Escaped(d));
                self.painted(*fill, *stroke, *sw, *dash, *opacity);
            }
            Mark::Text { x, y, text, size, weight, anchor, paint, .. } => {
                let _ = write!(
                    self.out,
                    "<text x=\"{}\" y=\"{}\" font-size=\"{}\"",
                    Num(*x),
                    Num(*y),
                    Num(*size)
                );
                match weight {
                    Weight::Regular => {}
                    other => {
                        let _ = write!(self.out, " font-weight=\"{}\"", fonts::number(*other));
                    }
                }
                match anchor {
                    Anchor::Start => {}
                    Anchor::Middle => self.out.push_str(" text-anchor=\"middle\""),
                    Anchor::End => self.out.push_str(" text-anchor=\"end\""),
                }
                let _ = write!(self.out, " fill=\"{}\">", self.colour(*paint));
                self.words(text);
                self.out.push_str("</text>\n");
            }
        }
    }

    /// The words of a text.
    fn words(&mut self, text: &str) {
        let text = clean(text);
        let Some(fallback) = self.fallback.as_mut().filter(|_| !covered(&text)) else {
            let _ = write!(self.out, "{}", Escaped(&text));
            return;
        };
        for (stretch, family) in fallback.stretches(&text) {
            let _ = match family {
                Some(family) => {
                    write!(
                        self.out,
                        "<tspan font-family=\"{}\">{}</tspan>",
                        Escaped(family),
                        Escaped(stretch)
                    )
                }
                None => write!(self.out, "{}", Escaped(stretch)),
            };
        }
    }

    /// The end of a shape: its ground and its line.
    fn painted(&mut self, fill: Option<Paint>, stroke: Option<Paint>, sw: f32, dash: bool, opacity: f32) {
        match fill {
            None => self.out.push_str(" fill=\"none\""),
            Some(Paint::Hatch) => self.out.push_str(" fill=\"url(#hatch)\""),
            Some(paint) => {
                let _ = write!(self.out, " fill=\"{}\"", self.colour(paint));
            }
        }
        if let Some(paint) = stroke {
            let _ = write!(self.out, " stroke=\"{}\" stroke-width=\"{}\"", self.colour(paint), Num(sw));
            if dash {
                let _ = write!(self.out, " stroke-dasharray=\"{} {}\"", Num(DASH[0]), Num(DASH[1]));
            }
        }
        if opacity < 1.0 {
            let _ = write!(self.out, " opacity=\"{}\"", Num(opacity.max(0.0)));
        }
        self.out.push_str("/>\n");
    }

    fn colour(&self, paint: Paint) -> Ink {
        if self.variables { Ink::Variable(paint.to_string()) } else { Ink::Fixed(self.theme.colour(paint)) }
    }

    /// An id that no other element has: the name with what an id should not hold replaced, numbered if it is taken.
    fn name(&mut self, name: &str) -> String {
        // A dot cannot come from a name, so a numbered id is never another name's.
        let base = fit(name);
        let count = self.named.entry(base.clone()).and_modify(|count| *count += 1).or_insert(1);
        if *count == 1 { base } else { format!("{base}.{count}") }
    }
}

/// A name with what an id should not hold replaced.
pub(super) fn fit(name: &str) -> String {
    let fit = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' };
    name.chars().map(fit).collect()
}

/// Text as XML and HTML can hold it.
pub(super) fn escaped(text: &str) -> String {
    Escaped(text).to_string()
}

/// A colour as an attribute has it.
enum Ink {
    Fixed(Colour),
    Variable(String),
}

impl std::fmt::Display for Ink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Fixed(colour) => colour.fmt(f),
            Self::Variable(name) => write!(f, "var(--{name})"),
        }
    }
}

const fn node_of(mark: &Mark) -> Option<u32> {
    match mark {
        Mark::Rect { node, .. } | Mark::Path { node, .. } | Mark::Text { node, .. } => *node,
    }
}

/// The letters used, per weight, as embedded fonts, so that the picture looks the same where Inter is not installed.
fn font_faces(sheet: &Sheet<'_>) -> String {
    let mut letters: BTreeMap<u16, BTreeSet<char>> = BTreeMap::new();
    for (text, weight) in sheet.texts() {
        letters.entry(fonts::number(weight)).or_default().extend(clean(text).chars());
    }
    let mut css = String::new();
    for weight in WEIGHTS {
        let number = fonts::number(weight);
        let Some(font) = letters.get(&number).and_then(|letters| fonts::subset(weight, letters)) else {
            continue;
        };
        let _ = writeln!(
            css,
            "@font-face{{font-family:{FAMILY};font-weight:{number};src:url(data:font/ttf;base64,{})}}",
            STANDARD.encode(font)
        );
    }
    if css.is_empty() { css } else { format!("<style>\n{css}</style>\n") }
}

/// A length with at most two decimals, which is finer than any screen or printer; what is not a number is 0.
struct Num(f32);

impl std::fmt::Display for Num {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.0.is_finite() {
            return f.write_str("0");
        }
        let text = format!("{:.2}", self.0);
        let short = text.trim_end_matches('0').trim_end_matches('.');
        f.write_str(if short == "-0" { "0" } else { short })
    }
}

/// Text as XML can hold it, in content and in attributes alike.
struct Escaped<'a>(&'a str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for c in clean(self.0).chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                c => std::fmt::Write::write_char(f, c)?,
            }
        }
        Ok(())
    }
}
