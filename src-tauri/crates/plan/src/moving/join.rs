//! Making one item wait for another by hand.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::{Change, Id, Item};
use crate::plan::{Ix, Plan};

/// Two items about to be joined.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JoinRequest {
    /// The item that must end first.
    pub blocker: Id,
    /// The item that is to wait for it.
    pub blocked: Id,
}

/// What joining two items would mean.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct JoinPreview {
    /// Whether it can be done.
    pub possible: bool,
    /// What it does, or why it cannot be done, for a person.
    pub label: String,
    /// What the edit is to be called.
    pub edit: String,
    /// What would be changed: to be made as one edit.
    pub changes: Vec<Change>,
}

impl JoinPreview {
    fn refused(label: String) -> Self {
        Self { possible: false, label, edit: String::new(), changes: Vec::new() }
    }
}

/// What making one item wait for another would mean, without doing it. Where it waits already, joining the two once
/// more takes the dependency away. One that would close a circle is refused, with the circle; none where one of the
/// items is not there any more.
#[must_use]
pub fn join(plan: &Plan, request: JoinRequest) -> Option<JoinPreview> {
    let (blocker, blocked) = (plan.items.ix(request.blocker)?, plan.items.ix(request.blocked)?);
    let title = |ix: Ix<Item>| plan.items[ix].title.as_str();
    let (first, second) = (title(blocker), title(blocked));
    if blocker == blocked {
        return Some(JoinPreview::refused("An item cannot wait for itself.".to_owned()));
    }
    let (blocker_id, blocked_id) = (request.blocker, request.blocked);
    if plan.graph().blocked(blocker).iter().any(|(to, _)| *to == blocked) {
        return Some(JoinPreview {
            possible: true,
            label: format!("“{second}” no longer waits for “{first}”"),
            edit: format!("Let {second} no longer wait for {first}"),
            changes: vec![Change::Unblock { blocker: blocker_id, blocked: blocked_id }],
        });
    }
    if let Some(way) = way(plan, blocked, blocker) {
        // From the end: the one that would have to come first waits for what stands before it, and so on.
        let between: Vec<String> = way.iter().rev().map(|ix| format!("“{}”", title(*ix))).collect();
        let through = match between.as_slice() {
            [] => String::new(),
            some => format!(" through {}", some.join(", ")),
        };
        return Some(JoinPreview::refused(format!(
            "“{first}” already waits for “{second}”{through}: each would wait for the other."
        )));
    }
    Some(JoinPreview {
        possible: true,
        label: format!("“{second}” waits for “{first}”"),
        edit: format!("Let {second} wait for {first}"),
        changes: vec![Change::Block { blocker: blocker_id, blocked: blocked_id }],
    })
}

/// What lies between one item and another that waits for it, on a shortest way; none where it does not wait for it.
fn way(plan: &Plan, from: Ix<Item>, to: Ix<Item>) -> Option<Vec<Ix<Item>>> {
    let mut came: BTreeMap<Ix<Item>, Ix<Item>> = BTreeMap::new();
    let mut queue = VecDeque::from([from]);
    while let Some(at) = queue.pop_front() {
        for (next, _) in plan.graph().blocked(at) {
            if *next == from || came.contains_key(next) {
                continue;
            }
            came.insert(*next, at);
            if *next == to {
                let mut between = Vec::new();
                let mut back = at;
                while back != from {
                    between.push(back);
                    back = came[&back];
                }
                between.reverse();
                return Some(between);
            }
            queue.push_back(*next);
        }
    }
    None
}
