//! A page's marks as the shapes of a slide.

use throughline_plan::picture::text::Font;
use throughline_plan::scene::{Anchor, Corners, Mark, Node};

use super::clip::{bounds, clipped};
use super::shape::{ASCENT, Drawn, Form, LINE, Shape, Stroke, Words};
use crate::exchange::export::pages::Page;
use crate::exchange::export::route::{Step, steps};
use crate::exchange::export::sheet::{Area, Layer, Role};
use crate::exchange::export::text::clean;

/// How far along its tangent the control point of a quarter circle's Bézier curve stands, in parts of the radius.
const KAPPA: f32 = 0.552_284_8;

/// What stands on a slide.
pub(super) struct Slide {
    /// Back to front.
    pub shapes: Vec<Drawn>,
    /// Places of the nodes that stand on it.
    pub nodes: Vec<u32>,
}

/// Draws a page.
pub(super) fn draw(page: &Page<'_>) -> Slide {
    let mut slide = Slide { shapes: Vec::new(), nodes: Vec::new() };
    for layer in &page.sheet.layers {
        let on = OnSlide { layer, scale: page.scale, nodes: page.sheet.nodes };
        let mut rest = &layer.marks[..];
        while let Some(first) = rest.first() {
            let to = whose(first);
            let count = rest.iter().take_while(|mark| whose(mark) == to).count();
            let (run, after) = rest.split_at(count);
            slide.run(&on, page.points.0, to, run);
            rest = after;
        }
    }
    slide
}

/// What a mark belongs to: a node, or what stands between two.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Whose {
    Nobody,
    Node(u32),
    Between(u32, u32),
}

const fn whose(mark: &Mark) -> Whose {
    match mark {
        Mark::Path { node: Some(node), to: Some(to), .. } => Whose::Between(*node, *to),
        Mark::Rect { node: Some(node), .. }
        | Mark::Path { node: Some(node), .. }
        | Mark::Text { node: Some(node), .. } => Whose::Node(*node),
        _ => Whose::Nobody,
    }
}

impl Slide {
    fn run(&mut self, on: &OnSlide<'_>, page_width: f32, whose: Whose, run: &[Mark]) {
        let mut shapes: Vec<Shape> = run.iter().filter_map(|mark| on.shape(mark)).collect();
        if shapes.is_empty() {
            return;
        }
        let node = |place: u32| on.nodes.get(place as usize);
        let (name, said) = match whose {
            Whose::Nobody if on.layer.role == Role::Title => {
                // It has room for a longer one that is written into it later.
                shapes[0].title = true;
                shapes[0].w = (page_width - 2.0 * shapes[0].x).max(shapes[0].w);
                "Title".clone_into(&mut shapes[0].name);
                self.shapes.extend(shapes.into_iter().map(Drawn::Shape));
                return;
            }
            Whose::Nobody => (on.layer.role.name().to_owned(), String::new()),
            Whose::Node(place) => {
                if !self.nodes.contains(&place) {
                    self.nodes.push(place);
                }
                merge_words(&mut shapes);
                node(place).map_or_else(Default::default, |node| (node.key.to_string(), said(node)))
            }
            Whose::Between(from, to) => match (node(from), node(to)) {
                (Some(from), Some(to)) => (
                    format!("{} to {}", from.key, to.key),
                    format!("From {} to {}", clean(&from.title), clean(&to.title)),
                ),
                _ => (on.layer.role.name().to_owned(), String::new()),
            },
        };
        if let [shape] = &mut shapes[..] {
            (shape.name, shape.said) = (name, said);
            self.shapes.extend(shapes.into_iter().map(Drawn::Shape));
            return;
        }
        for (number, shape) in shapes.iter_mut().enumerate() {
            shape.name = format!("{name} {}", number + 1);
        }
        self.shapes.push(Drawn::Group { name, said, shapes });
    }
}

/// A node's title and description.
fn said(node: &Node) -> String {
    let title = clean(&node.title);
    if node.detail.is_empty() { title.into_owned() } else { format!("{title} – {}", clean(&node.detail)) }
}

/// Writes the one text of a bar or a card into its one ground, so that both are one shape.
fn merge_words(shapes: &mut Vec<Shape>) {
    let is_text = |shape: &Shape| shape.form == Form::Words;
    let Some(place) = shapes.iter().position(is_text) else { return };
    let text = &shapes[place];
    let (left, right) = (text.x, text.x + text.w);
    let middle = text.y + text.h / 2.0;
    let under = |shape: &&Shape| {
        !is_text(shape)
            && shape.x < right
            && shape.x + shape.w > left
            && shape.y < middle
            && shape.y + shape.h > middle
    };
    let grounds: Vec<&Shape> = shapes.iter().filter(under).collect();
    let alone = shapes.iter().filter(|shape| is_text(shape)).count() == 1;
    let fits = |ground: &Shape| {
        let holds = ground.x <= left + 0.5 && ground.x + ground.w >= right - 0.5;
        let centred = (ground.y + ground.h / 2.0 - middle).abs() < 0.2 * ground.h;
        matches!(ground.form, Form::Rect { .. }) && ground.fill.is_some() && holds && centred
    };
    if !alone || grounds.len() != 1 || !grounds.iter().all(|ground| fits(ground)) {
        return;
    }
    let text = shapes.remove(place);
    let ground = shapes.iter_mut().find(|shape| matches!(shape.form, Form::Rect { .. }) && under(&&**shape));
    if let (Some(ground), Some(mut words)) = (ground, text.words) {
        words.inset = if words.anchor == Anchor::Start { text.x - ground.x } else { 0.0 };
        ground.words = Some(words);
    }
}

/// A layer of a page, and how its points become the slide's.
struct OnSlide<'a> {
    layer: &'a Layer<'a>,
    scale: f32,
    nodes: &'a [Node],
}

impl OnSlide<'_> {
    fn shape(&self, mark: &Mark) -> Option<Shape> {
        let shape = match mark {
            Mark::Rect { x, y, w, h, r, corners, fill, stroke, sw, dash, .. } => {
                // The outline stands inside the edge; that of a shape stands on it.
                let inset = if stroke.is_some() { sw / 2.0 } else { 0.0 };
                let ([x, y], k) = (self.point([x + inset, y + inset]), self.scaled());
                let (w, h) = ((w - 2.0 * inset).max(0.0) * k, (h - 2.0 * inset).max(0.0) * k);
                let radius = ((r - inset) * k).clamp(0.0, w.min(h) / 2.0);
                let form = match corners {
                    Corners::Left if radius > 0.0 => Form::Route(left_rounded(x, y, w, h, radius)),
                    _ => Form::Rect { radius },
                };
                let stroke = stroke.map(|paint| Stroke { paint, width: sw * k, dash: *dash });
                Shape { x, y, w, h, form, fill: *fill, stroke, ..self.plain() }
            }
            Mark::Path { d, fill, stroke, sw, dash, opacity, .. } => {
                let steps: Vec<Step> = steps(d)?.into_iter().map(|step| self.step(step)).collect();
                let (from, to) = bounds(&steps)?;
                let (x, y, w, h) = (from[0], from[1], to[0] - from[0], to[1] - from[1]);
                let stroke = stroke.map(|paint| Stroke { paint, width: sw * self.scaled(), dash: *dash });
                let form = match steps[..] {
                    [Step::Move(a), Step::Line(b)] => {
                        Form::Line { rising: (a[0] < b[0]) != (a[1] < b[1]) && w > 0.0 && h > 0.0 }
                    }
                    _ => Form::Route(steps),
                };
                Shape { x, y, w, h, form, fill: *fill, stroke, opacity: *opacity, ..self.plain() }
            }
            Mark::Text { x, y, text, size, weight, anchor, paint, .. } => {
                let text = clean(text);
                if text.trim().is_empty() {
                    return None;
                }
                let size = size * self.scaled();
                let [x, baseline] = self.point([*x, *y]);
                let w = Font::new(*weight, size).width(&text);
                let x = match anchor {
                    Anchor::Start => x,
                    Anchor::Middle => x - w / 2.0,
                    Anchor::End => x - w,
                };
                let words = Words {
                    text: text.into_owned(),
                    size,
                    weight: *weight,
                    anchor: *anchor,
                    paint: *paint,
                    inset: 0.0,
                };
                let (y, h) = (baseline - ASCENT * size, LINE * size);
                Shape { x, y, w, h, form: Form::Words, words: Some(words), ..self.plain() }
            }
        };
        match self.layer.area.filter(|_| self.layer.clipped) {
            Some(area) => {
                let k = self.scale;
                clipped(shape, Area { x: area.x * k, y: area.y * k, w: area.w * k, h: area.h * k })
            }
            None => Some(shape),
        }
    }

    const fn plain(&self) -> Shape {
        Shape {
            name: String::new(),
            said: String::new(),
            x: 0.0,
            y: 0.0,
            w: 0.0,
            h: 0.0,
            form: Form::Words,
            fill: None,
            stroke: None,
            opacity: 1.0,
            words: None,
            title: false,
        }
    }

    /// Points of the slide per unit of the layer.
    fn scaled(&self) -> f32 {
        self.layer.scale * self.scale
    }

    fn point(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        let (left, top) = self.layer.at;
        [(left + x * self.layer.scale) * self.scale, (top + y * self.layer.scale) * self.scale]
    }

    fn step(&self, step: Step) -> Step {
        match step {
            Step::Move(to) => Step::Move(self.point(to)),
            Step::Line(to) => Step::Line(self.point(to)),
            Step::Curve(points) => Step::Curve(points.map(|point| self.point(point))),
            Step::Close => Step::Close,
        }
    }
}

/// A rectangle whose two corners on the left are round.
fn left_rounded(x: f32, y: f32, w: f32, h: f32, r: f32) -> Vec<Step> {
    let (right, bottom, c) = (x + w, y + h, r * (1.0 - KAPPA));
    vec![
        Step::Move([x + r, y]),
        Step::Line([right, y]),
        Step::Line([right, bottom]),
        Step::Line([x + r, bottom]),
        Step::Curve([[x + c, bottom], [x, bottom - c], [x, bottom - r]]),
        Step::Line([x, y + r]),
        Step::Curve([[x, y + c], [x + c, y], [x + r, y]]),
        Step::Close,
    ]
}
