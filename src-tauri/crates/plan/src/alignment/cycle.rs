//! Circles in who comes before whom, found without recursion.

use std::collections::VecDeque;

/// The `k`-th of the records that one leads to, by place; none past the last.
pub trait Next: Fn(usize, usize) -> Option<usize> {}
impl<F: Fn(usize, usize) -> Option<usize>> Next for F {}

/// As many steps as the search for a shortest circle may take in one knot. Enough for every circle of a knot of a
/// few hundred records; in a larger one the shortest found so far is named, which is a circle all the same.
const STEPS: usize = 1_000_000;

/// The knots among `count` records: the largest groups in which each leads to each other (strongly connected
/// components), and single records that lead to themselves. Members ascend, knots ascend by first member.
///
/// R. Tarjan, *Depth-First Search and Linear Graph Algorithms*, SIAM J. Comput. 1(2), 1972; with an explicit stack, so
/// that a long chain cannot exhaust the call stack. Time grows with records plus joins.
pub fn knots(count: usize, next: impl Next) -> Vec<Vec<usize>> {
    const UNSEEN: u32 = u32::MAX;
    let mut order = vec![UNSEEN; count];
    let mut low = vec![0u32; count];
    let mut waiting = vec![false; count];
    let mut stack: Vec<usize> = Vec::new();
    let mut path: Vec<(usize, usize)> = Vec::new();
    let mut clock = 0u32;
    let mut knots = Vec::new();
    for root in 0..count {
        if order[root] != UNSEEN || next(root, 0).is_none() {
            continue;
        }
        path.push((root, 0));
        while let Some(&mut (at, ref mut k)) = path.last_mut() {
            if *k == 0 {
                order[at] = clock;
                low[at] = clock;
                clock += 1;
                stack.push(at);
                waiting[at] = true;
            }
            if let Some(to) = next(at, *k) {
                *k += 1;
                if order[to] == UNSEEN {
                    path.push((to, 0));
                } else if waiting[to] {
                    low[at] = low[at].min(order[to]);
                }
                continue;
            }
            path.pop();
            if let Some((above, _)) = path.last() {
                low[*above] = low[*above].min(low[at]);
            }
            if low[at] == order[at] {
                let from = stack.iter().rposition(|one| *one == at).unwrap_or(0);
                let is_knot = stack.len() - from > 1 || leads_to(at, at, &next);
                for one in &stack[from..] {
                    waiting[*one] = false;
                }
                if is_knot {
                    let mut members = stack[from..].to_vec();
                    members.sort_unstable();
                    knots.push(members);
                }
                stack.truncate(from);
            }
        }
    }
    knots.sort_unstable();
    knots
}

fn leads_to(from: usize, to: usize, next: &impl Next) -> bool {
    (0..).map_while(|k| next(from, k)).any(|one| one == to)
}

/// A shortest circle in a knot, in order, beginning with its smallest member; the first record is not repeated at
/// the end. Of several shortest the one through the smallest member.
pub(super) fn shortest(knot: &[usize], next: impl Next) -> Vec<usize> {
    if let Some(one) = knot.iter().find(|one| leads_to(**one, **one, &next)) {
        return vec![*one];
    }
    let place = |record: usize| knot.binary_search(&record).ok();
    let mut best: Vec<usize> = Vec::new();
    let mut steps = 0;
    // Nothing is shorter than two, now that no record leads to itself.
    for from in 0..knot.len() {
        // Breadth first from one member until it comes round: the shortest circle through it.
        steps += knot.len();
        let mut came_from = vec![usize::MAX; knot.len()];
        let mut depth = vec![0usize; knot.len()];
        let mut queue = VecDeque::from([from]);
        'search: while let Some(at) = queue.pop_front() {
            if !best.is_empty() && depth[at] + 1 >= best.len() {
                break;
            }
            for to in (0..).map_while(|k| next(knot[at], k)).filter_map(place) {
                steps += 1;
                if to == from {
                    let mut back = at;
                    let mut round = vec![knot[at]];
                    while back != from {
                        back = came_from[back];
                        round.push(knot[back]);
                    }
                    round.reverse();
                    best = round;
                    break 'search;
                }
                if came_from[to] == usize::MAX {
                    came_from[to] = at;
                    depth[to] = depth[at] + 1;
                    queue.push_back(to);
                }
            }
        }
        if best.len() == 2 || steps > STEPS {
            break;
        }
    }
    if let Some(smallest) = (0..best.len()).min_by_key(|place| best[*place]) {
        best.rotate_left(smallest);
    }
    best
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn graph(edges: &[(usize, usize)]) -> Vec<Vec<usize>> {
        let count = edges.iter().map(|(a, b)| a.max(b) + 1).max().unwrap_or(0);
        let mut lists = vec![Vec::new(); count];
        for (from, to) in edges {
            lists[*from].push(*to);
        }
        lists
    }

    fn found(edges: &[(usize, usize)]) -> Vec<Vec<usize>> {
        let lists = graph(edges);
        knots(lists.len(), |at, k| lists[at].get(k).copied())
    }

    fn short(edges: &[(usize, usize)]) -> Vec<usize> {
        let lists = graph(edges);
        let next = |at: usize, k: usize| lists[at].get(k).copied();
        shortest(&knots(lists.len(), next)[0], next)
    }

    #[test]
    fn finds_circles_and_self_joins_and_nothing_else() {
        assert_eq!(found(&[(0, 1), (1, 2), (0, 2)]), Vec::<Vec<usize>>::new());
        assert_eq!(found(&[(0, 0)]), [vec![0]]);
        assert_eq!(found(&[(3, 1), (1, 2), (2, 3), (2, 4), (5, 6), (6, 5)]), [vec![1, 2, 3], vec![5, 6]]);
    }

    #[test]
    fn names_a_shortest_circle_in_order() {
        assert_eq!(short(&[(0, 1), (1, 2), (2, 3), (3, 0), (3, 1)]), [1, 2, 3]);
        assert_eq!(short(&[(0, 1), (1, 0), (1, 2), (2, 1)]), [0, 1]);
        assert_eq!(short(&[(2, 1), (1, 2), (2, 2)]), [2]);
    }

    #[test]
    fn a_long_chain_exhausts_nothing() {
        let mut chain: Vec<_> = (0..100_000).map(|n| (n, n + 1)).collect();
        assert!(found(&chain).is_empty());
        chain.push((100_000, 0));
        assert_eq!(short(&chain).len(), 100_001);
    }

    proptest! {
        /// Against the plain definition: two are in one knot where each can be reached from the other.
        #[test]
        fn knots_are_the_mutually_reachable(edges in prop::collection::vec((0usize..8, 0usize..8), 0..20)) {
            let lists = graph(&edges);
            let mut reach = vec![vec![false; lists.len()]; lists.len()];
            for (from, to) in &edges {
                reach[*from][*to] = true;
            }
            for via in 0..lists.len() {
                for from in 0..lists.len() {
                    for to in 0..lists.len() {
                        reach[from][to] |= reach[from][via] && reach[via][to];
                    }
                }
            }
            let knots = found(&edges);
            for (one, from_one) in reach.iter().enumerate() {
                let group: Vec<usize> = (0..lists.len()).filter(|o| from_one[*o] && reach[*o][one]).collect();
                let named = knots.iter().find(|knot| knot.contains(&one)).cloned().unwrap_or_default();
                prop_assert_eq!(named, group);
            }
            for knot in &knots {
                let circle = shortest(knot, |at, k| lists[at].get(k).copied());
                for (place, at) in circle.iter().enumerate() {
                    prop_assert!(lists[*at].contains(&circle[(place + 1) % circle.len()]));
                }
            }
        }
    }
}
