//! The part of a scene that a window shows.

use super::{Mark, Node, Part, Scene};

impl Mark {
    /// Its top and bottom edge. A text counts with its whole line.
    #[must_use]
    pub fn reach(&self) -> (f32, f32) {
        match self {
            Self::Rect { y, h, .. } => (*y, y + h),
            Self::Path { bounds, sw, .. } => (bounds[1] - sw, bounds[3] + sw),
            Self::Text { y, size, .. } => (y - size, y + size * 0.4),
        }
    }

    /// The place of the node it belongs to.
    pub(crate) const fn owner(&self) -> Option<u32> {
        match self {
            Self::Rect { node, .. } | Self::Text { node, .. } | Self::Path { node, .. } => *node,
        }
    }

    /// Says which node it belongs to.
    pub(crate) const fn belong(&mut self, to: Option<u32>) {
        *self.ends().0 = to;
    }

    /// The place of the node it belongs to, and of the node it leads to.
    const fn ends(&mut self) -> (&mut Option<u32>, Option<&mut Option<u32>>) {
        match self {
            Self::Rect { node, .. } | Self::Text { node, .. } => (node, None),
            Self::Path { node, to, .. } => (node, Some(to)),
        }
    }
}

impl Scene {
    /// The same picture with only those marks and nodes of body and side that touch the stretch between two heights
    /// (in the body's coordinates). Sizes, header, corner, tray, footer and lanes stay whole, so that a window can
    /// scroll over all of it while it holds a little. Places of nodes are counted anew; keys stay the same.
    #[must_use]
    pub fn slice(&self, top: f32, bottom: f32) -> Self {
        let touches = |from: f32, to: f32| to >= top && from <= bottom;
        let mut place: Vec<Option<u32>> = Vec::with_capacity(self.nodes.len());
        let mut kept: u32 = 0;
        for node in &self.nodes {
            let keep = node.part == Part::Tray || touches(node.y, node.y + node.h);
            place.push(keep.then_some(kept));
            kept += u32::from(keep);
        }
        let moved = |old: u32| place.get(old as usize).copied().flatten();
        let marks = |marks: &[Mark], all: bool| -> Vec<Mark> {
            let mut out: Vec<Mark> = marks
                .iter()
                .filter(|mark| {
                    let (from, to) = mark.reach();
                    all || touches(from, to)
                })
                .cloned()
                .collect();
            for mark in &mut out {
                let (node, to) = mark.ends();
                *node = node.and_then(moved);
                if let Some(to) = to {
                    *to = to.and_then(moved);
                }
            }
            out
        };
        let nodes = self
            .nodes
            .iter()
            .zip(&place)
            .filter(|(_, place)| place.is_some())
            .map(|(node, _)| Node {
                lit: node.lit.iter().filter_map(|old| moved(*old)).collect(),
                ..node.clone()
            })
            .collect();
        Self {
            title: self.title.clone(),
            body: marks(&self.body, false),
            side: marks(&self.side, false),
            header: marks(&self.header, true),
            corner: marks(&self.corner, true),
            tray: marks(&self.tray, true),
            footer: marks(&self.footer, true),
            nodes,
            lanes: self.lanes.clone(),
            ..*self
        }
    }
}
