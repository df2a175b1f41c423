//! The cards of the OKR tree, and the lines between them.

use crate::model::{RecordKind, RecordRef};
use crate::picture::draw::{self, Look};
use crate::picture::pen::Pen;
use crate::picture::text::Font;
use crate::plan::Plan;
use crate::scene::{Anchor, Corners, Key, Lane, Mark, Node, Paint, Part, Scene, Weight};

use super::arrange::{Arranged, BROKEN, GAP, LINE, MEASURE, ROLLED};
use super::gather::{Branch, Tree};
use super::{DETAIL, measures, said};

/// From a card's top to where lines meet it.
const JOINT: f32 = 24.0;
/// The sign that folds: from the card's edge, its width and its height.
pub const SIGN: [f32; 3] = [6.0, 30.0, 20.0];

/// Draws cards, lines and nodes.
pub struct Cards<'a> {
    pub plan: &'a Plan,
    pub tree: &'a Tree,
    pub at: &'a Arranged,
    /// Width of a card.
    pub card: f32,
}

/// A card that was drawn: its node, where lines meet it, and the branch that it stands under.
struct Drawn {
    node: u32,
    joint: [f32; 2],
    under: Option<usize>,
    look: Look,
}

impl Cards<'_> {
    /// Draws all that is shown.
    pub fn draw(&self, scene: &mut Scene) {
        let mut lane = 0;
        let mut above: Vec<Option<usize>> = vec![None; self.tree.branches.len()];
        for (at, branch) in self.tree.branches.iter().enumerate() {
            branch.below.iter().for_each(|below| above[*below] = Some(at));
        }
        let mut drawn: Vec<Drawn> = Vec::new();
        let mut node_of = vec![None; self.tree.branches.len()];
        for at in self.tree.visible() {
            let branch = &self.tree.branches[at];
            if branch.depth == 0 {
                lane = scene.lanes.len();
                self.lane(scene, branch, lane);
            }
            let lane = u32::try_from(lane).unwrap_or(u32::MAX);
            let look = Look::of(Some(self.plan.hue(branch.ix)));
            let slot = &self.at.slots[at];
            let node = draw::node_place(&scene.nodes);
            node_of[at] = Some(node);
            drawn.push(Drawn { node, joint: [slot.x, slot.y + JOINT], under: above[at], look });
            self.objective(scene, at, look, lane);
            if branch.open {
                let x = slot.x + self.card + GAP;
                for (key_result, y) in branch.key_results.iter().zip(&slot.measures) {
                    let node = draw::node_place(&scene.nodes);
                    drawn.push(Drawn { node, joint: [x, y + JOINT], under: Some(at), look });
                    measures::card(self.plan, *key_result, look, [x, *y, self.card], node, &mut scene.body);
                    self.measure(scene, (branch, *key_result), [x, *y], lane, look);
                }
            }
            self.sign(scene, branch, [slot.x + self.card + SIGN[0], slot.y + JOINT], lane);
        }
        self.lines(scene, &drawn, &node_of);
        self.light(scene, &drawn, &above, &node_of);
    }

    /// One for each objective at the top, with all that is below it.
    fn lane(&self, scene: &mut Scene, branch: &Branch, place: usize) {
        let (y, h) = self.at.blocks.get(place).copied().unwrap_or_default();
        scene.lanes.push(Lane {
            key: format!("objective:{}", self.plan.objectives[branch.ix].id),
            within: None,
            record: Some(RecordRef::new(RecordKind::Objective, self.plan.objectives[branch.ix].id)),
            title: self.plan.objectives[branch.ix].title.clone(),
            detail: said::below(branch),
            part: Part::Body,
            y,
            h,
            folded: false,
            count: u32::try_from(branch.hidden()).unwrap_or(u32::MAX),
        });
    }

    fn objective(&self, scene: &mut Scene, at: usize, look: Look, lane: u32) {
        let (branch, slot) = (&self.tree.branches[at], &self.at.slots[at]);
        let (x, top, w, h) = (slot.x, slot.y, self.card, slot.h);
        let node = Some(draw::node_place(&scene.nodes));
        let broken = said::broken(branch);
        let outline = if broken.is_empty() { Paint::Hairline } else { Paint::Alert };
        let out = &mut scene.body;
        out.push(draw::part(x, top, w, h, 7.0, Some(Paint::Paper), Some(outline), !broken.is_empty(), node));
        out.push(Mark::Rect {
            x,
            y: top,
            w: 5.0,
            h,
            r: 3.0,
            corners: Corners::Left,
            fill: Some(look.solid),
            stroke: None,
            sw: 0.0,
            dash: false,
            node,
        });
        let (left, room) = (x + 16.0, w - 30.0);
        let line = |y: f32, text: &str, size: f32, weight: Weight, paint: Paint| {
            let fitted = Font::new(weight, size).fit(text, room).unwrap_or_default().into_owned();
            draw::text(left, y, fitted, size, weight, Anchor::Start, paint, node)
        };
        let mut y = top + 20.5;
        for text in &slot.title {
            out.push(line(y, text, 13.0, Weight::Semibold, Paint::Ink));
            y += LINE;
        }
        let about = said::about(self.plan, branch).join(" · ");
        out.push(line(y + 0.5, &about, DETAIL, Weight::Regular, Paint::Muted));
        self.score(out, branch, look, [left, y + 11.0, room], node);
        y += 35.0;
        if !branch.unmeasured {
            out.push(line(y, &said::rolled(branch), DETAIL, Weight::Regular, Paint::Muted));
            y += ROLLED;
        }
        for text in &slot.broken {
            out.push(line(y, text, DETAIL, Weight::Semibold, Paint::Alert));
            y += BROKEN;
        }
        let objective = &self.plan.objectives[branch.ix];
        let record = RecordRef::new(RecordKind::Objective, objective.id);
        let mut detail: Vec<String> =
            branch.score.map(|(score, _)| format!("score {}", said::score(score))).into_iter().collect();
        detail.push(said::rolled(branch));
        detail.push(objective.objective_kind.label().to_lowercase());
        detail.push(about);
        detail.extend(broken.into_iter().map(str::to_owned));
        detail.retain(|part| !part.is_empty());
        scene.nodes.push(Node {
            key: Key::Record(record),
            part: Part::Body,
            record: Some(record),
            title: objective.title.clone(),
            detail: detail.join("; "),
            x,
            y: top,
            w,
            h,
            lane,
            paint: look.solid,
            movable: false,
            fold: None,
            lit: Vec::new(),
        });
    }

    /// How far it has come, as a bar and a number from 0.0 to 1.0.
    fn score(
        &self,
        out: &mut Vec<Mark>,
        branch: &Branch,
        look: Look,
        [x, y, w]: [f32; 3],
        node: Option<u32>,
    ) {
        let track = w - 38.0;
        let Some((score, _)) = branch.score else {
            out.push(draw::part(x, y, track, 6.0, 3.0, None, Some(Paint::Faint), true, node));
            let text = "–".to_owned();
            out.push(draw::text(
                x + w,
                y + 7.0,
                text,
                12.0,
                Weight::Semibold,
                Anchor::End,
                Paint::Faint,
                node,
            ));
            return;
        };
        out.push(draw::part(x, y, track, 6.0, 3.0, Some(Paint::Hairline), None, false, node));
        #[expect(clippy::cast_possible_truncation, reason = "a part of 1")]
        let done = track * score.clamp(0.0, 1.0) as f32;
        if done >= 1.0 {
            out.push(draw::part(x, y, done.max(6.0), 6.0, 3.0, Some(look.solid), None, false, node));
        }
        let text = said::score(score);
        out.push(draw::text(x + w, y + 7.5, text, 13.0, Weight::Semibold, Anchor::End, Paint::Ink, node));
    }

    fn measure(
        &self,
        scene: &mut Scene,
        (branch, ix): (&Branch, crate::plan::Ix<crate::model::KeyResult>),
        [x, y]: [f32; 2],
        lane: u32,
        look: Look,
    ) {
        let own = &self.plan.key_results[ix];
        scene.nodes.push(Node {
            key: Key::Group(format!("measure:{}", own.id)),
            part: Part::Body,
            // It is edited where its objective is.
            record: Some(RecordRef::new(RecordKind::Objective, self.plan.objectives[branch.ix].id)),
            title: own.title.clone(),
            detail: said::key_result(self.plan, ix),
            x,
            y,
            w: self.card,
            h: MEASURE,
            lane,
            paint: look.solid,
            movable: false,
            fold: None,
            lit: Vec::new(),
        });
    }

    /// What shows or hides all below an objective: `+5`, or `–` where it is open.
    fn sign(&self, scene: &mut Scene, branch: &Branch, [x, middle]: [f32; 2], lane: u32) {
        let Some(fold) = &branch.fold else { return };
        let node = Some(draw::node_place(&scene.nodes));
        let [_, w, h] = SIGN;
        let y = middle - h / 2.0;
        let text = if branch.open { "–".to_owned() } else { format!("+{}", branch.hidden()) };
        scene.body.push(draw::part(x, y, w, h, h / 2.0, Some(Paint::Paper), Some(Paint::Faint), false, node));
        let (size, weight) = (DETAIL, Weight::Semibold);
        scene.body.push(draw::text(
            x + w / 2.0,
            y + 14.0,
            text,
            size,
            weight,
            Anchor::Middle,
            Paint::Muted,
            node,
        ));
        let verb = if branch.open { "Hide" } else { "Show" };
        scene.nodes.push(Node {
            key: Key::Group(format!("fold:{}", self.plan.objectives[branch.ix].id)),
            part: Part::Body,
            record: None,
            title: format!("{verb} {}", said::below(branch)),
            detail: self.plan.objectives[branch.ix].title.clone(),
            x,
            y,
            w,
            h,
            lane,
            paint: Paint::Muted,
            movable: false,
            fold: Some(fold.clone()),
            lit: Vec::new(),
        });
    }

    /// From each card that is open to all right below it. Drawn first, so that signs lie over them.
    fn lines(&self, scene: &mut Scene, drawn: &[Drawn], node_of: &[Option<u32>]) {
        let mut lines = Vec::new();
        for card in drawn {
            let Some((under, from)) = card.under.and_then(|under| Some((under, node_of[under]?))) else {
                continue;
            };
            let slot = &self.at.slots[under];
            let [x, y] = card.joint;
            let [start, joint] = [slot.x + self.card, slot.y + JOINT];
            let mut pen = Pen::default();
            let turn = start + SIGN[0] + SIGN[1] + 10.0;
            if (y - joint).abs() < 1.0 {
                pen.to(start, joint).line(x, y);
            } else {
                pen.route(&[(start, joint), (turn, joint), (turn, y), (x, y)], 6.0);
            }
            lines.push(pen.stroked(card.look.solid, 1.5, 0.55, Some(from), Some(card.node)));
        }
        scene.body.splice(0..0, lines);
    }

    /// Whatever is pointed at lights what is above it and all below.
    fn light(&self, scene: &mut Scene, drawn: &[Drawn], above: &[Option<usize>], node_of: &[Option<u32>]) {
        let mut lit: Vec<Vec<u32>> = vec![Vec::new(); scene.nodes.len()];
        for card in drawn {
            let mut up = card.under;
            while let Some(at) = up {
                if let Some(node) = node_of[at] {
                    lit[card.node as usize].push(node);
                    lit[node as usize].push(card.node);
                }
                up = above[at];
            }
        }
        for (node, lit) in scene.nodes.iter_mut().zip(lit) {
            node.lit = lit;
            node.lit.sort_unstable();
        }
    }
}
