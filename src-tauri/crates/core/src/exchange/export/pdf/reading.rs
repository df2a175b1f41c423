//! What a screen reader is told, and in which order: the title, then lane by lane its name and its nodes, then the
//! legend. Lines, grounds and what an earlier page has said already are passed over.

use std::collections::BTreeMap;
use std::num::NonZeroU16;

use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, Tag, TagGroup, TagTree};
use throughline_plan::scene::{Mark, Scene};

use crate::exchange::export::sheet::{Layer, Role};
use crate::exchange::export::text::clean;

/// The pieces of content drawn so far, by what they belong to.
#[derive(Default)]
pub(super) struct Reading {
    title: Vec<Identifier>,
    axis: Vec<Identifier>,
    /// Texts of the side with their y in the scene.
    side: Vec<(f32, Identifier)>,
    nodes: BTreeMap<u32, Vec<Identifier>>,
    /// Texts of body, tray and legend that belong to no node.
    rest: Vec<Identifier>,
}

/// What a mark is to a reader.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Piece {
    Node(u32),
    Text,
    Decoration,
}

impl Piece {
    pub const fn of(mark: &Mark) -> Self {
        match mark {
            Mark::Rect { node: Some(node), .. } | Mark::Text { node: Some(node), .. } => Self::Node(*node),
            // A ribbon or a line between two nodes says nothing that they do not say.
            Mark::Path { node: Some(node), to: None, .. } => Self::Node(*node),
            Mark::Text { .. } => Self::Text,
            _ => Self::Decoration,
        }
    }
}

impl Reading {
    /// Begins a piece of content on a page; [`Surface::end_tagged`] ends it.
    pub fn start(&mut self, surface: &mut Surface<'_>, layer: &Layer<'_>, piece: Piece, first: &Mark) {
        if piece == Piece::Decoration || layer.repeated {
            let _ = surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)));
            return;
        }
        let piece_of = surface.start_tagged(ContentTag::Other);
        match (piece, layer.role) {
            (Piece::Node(node), _) => self.nodes.entry(node).or_default().push(piece_of),
            (_, Role::Title) => self.title.push(piece_of),
            (_, Role::Header | Role::Corner) => self.axis.push(piece_of),
            (_, Role::Side) => self.side.push((first.reach().0, piece_of)),
            _ => self.rest.push(piece_of),
        }
    }

    /// Everything said, in reading order.
    pub fn tree(self, scene: &Scene) -> TagTree {
        let paragraph = |pieces: &[Identifier]| {
            let mut group = TagGroup::new(Tag::P);
            pieces.iter().for_each(|&piece| group.push(piece));
            group
        };
        let heading = |level: u16, title: &str, pieces: &[Identifier]| {
            let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
            let mut group = TagGroup::new(Tag::Hn(level, Some(clean(title).into_owned())));
            pieces.iter().for_each(|&piece| group.push(piece));
            group
        };
        let mut tree = TagTree::new();
        tree.push(heading(1, &scene.title, &self.title));
        if !self.axis.is_empty() {
            tree.push(paragraph(&self.axis));
        }
        let mut side = self.side;
        side.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut nodes = self.nodes;
        for (place, lane) in scene.lanes.iter().enumerate() {
            let beside = |y: f32| y + 1.0 >= lane.y && y < lane.y + lane.h;
            let names: Vec<Identifier> =
                side.extract_if(.., |(y, _)| beside(*y)).map(|(_, piece)| piece).collect();
            let mut section = TagGroup::new(Tag::Section);
            if !names.is_empty() {
                section.push(heading(2, &lane.title, &names));
            }
            for (at, node) in scene.nodes.iter().enumerate() {
                let Ok(at) = u32::try_from(at) else { break };
                if node.lane as usize == place
                    && let Some(pieces) = nodes.remove(&at)
                {
                    section.push(described(node, &pieces));
                }
            }
            if !section.children.is_empty() {
                tree.push(section);
            }
        }
        // Whatever stands in no lane; every piece must be somewhere in the tree.
        for (at, pieces) in nodes {
            match scene.nodes.get(at as usize) {
                Some(node) => tree.push(described(node, &pieces)),
                None => tree.push(paragraph(&pieces)),
            }
        }
        let side: Vec<Identifier> = side.into_iter().map(|(_, piece)| piece).collect();
        for pieces in [side, self.rest] {
            if !pieces.is_empty() {
                tree.push(paragraph(&pieces));
            }
        }
        tree
    }
}

/// A node as a paragraph that says its title in full and its description.
fn described(node: &throughline_plan::scene::Node, pieces: &[Identifier]) -> TagGroup {
    let mut words = clean(&node.title).into_owned();
    if !node.detail.is_empty() {
        words.push_str(", ");
        words.push_str(&clean(&node.detail));
    }
    let mut group = TagGroup::new(Tag::P.with_alt_text(Some(words)));
    pieces.iter().for_each(|&piece| group.push(piece));
    group
}
