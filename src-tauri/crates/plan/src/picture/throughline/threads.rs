//! Which boxes stand on the same threads.

use std::collections::BTreeSet;

use crate::scene::Node;

use super::arrange::Places;
use super::gather::Web;

/// Fills in, for each node, the nodes that light up with it: all that it leads to, and all that lead to it.
pub fn light(web: &Web, places: &Places, nodes: &mut [Node]) {
    let mut forward: Vec<Vec<u32>> = vec![Vec::new(); nodes.len()];
    let mut back: Vec<Vec<u32>> = vec![Vec::new(); nodes.len()];
    let mut join = |from: u32, to: u32| {
        forward[from as usize].push(to);
        back[to as usize].push(from);
    };
    for (left, right) in web.serve.keys() {
        join(places.objectives[*left], places.strategies[*right]);
    }
    for (left, right) in web.direct.keys() {
        join(places.objectives[*left], places.items[*right]);
    }
    for (left, right) in web.carry.keys() {
        join(places.strategies[*left], places.items[*right]);
    }
    for (left, right) in web.answer.keys() {
        join(places.items[*left], places.leaders[*right]);
    }
    for (place, node) in (0u32..).zip(nodes.iter_mut()) {
        let mut lit = BTreeSet::from([place]);
        for ways in [&forward, &back] {
            let mut open = vec![place];
            while let Some(at) = open.pop() {
                open.extend(ways[at as usize].iter().copied().filter(|next| lit.insert(*next)));
            }
        }
        node.lit = lit.into_iter().collect();
    }
}
