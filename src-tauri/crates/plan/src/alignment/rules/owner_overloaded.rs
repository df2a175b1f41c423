//! OWN-02: a leader who answers for more work at once than anybody can.

use crate::alignment::rule::Limit;
use crate::alignment::{Context, Finding, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::{Item, ItemStatus};
use crate::plan::Ix;

/// A leader accountable for too many items in progress.
pub static RULE: Rule = Rule {
    code: "OWN-02",
    title: "Owner of too much at once",
    severity: Severity::Warning,
    question: "Which leaders are accountable for more than seven items that are in progress? Parts of a whole that \
               is in progress and theirs as well count with the whole.",
    why: "Work waits for the person who decides, not for the team. An owner of ten things at once is the reason why \
          none of them moves, and the plan's dates do not know it.",
    example: "Jon Tate is accountable for nine items in progress.",
    fix: "Hand some over to somebody with room, or put some on hold and say which.",
    accept: "Most of them are small and end within weeks.",
    limit: Some(Limit { label: "Items in progress of one owner", usual: 7.0, least: 1.0, most: 100.0 }),
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let (plan, graph) = (context.plan, context.plan.graph());
    let most = context.limit(&RULE);
    let is_running = |ix: Ix<Item>| plan.items[ix].status == ItemStatus::InProgress;
    let mut owned: Vec<Vec<Ix<Item>>> = vec![Vec::new(); plan.leaders.len()];
    for (ix, _) in plan.items.iter().filter(|(_, item)| item.status == ItemStatus::InProgress) {
        let Some(owner) = graph.item_owner(ix) else { continue };
        let counts_above = !context.is_part_of_itself(ix)
            && graph
                .item_parent(ix)
                .is_some_and(|whole| is_running(whole) && graph.item_owner(whole) == Some(owner));
        if !counts_above {
            owned[owner.get()].push(ix);
        }
    }
    for (ix, leader) in plan.leaders.iter() {
        let items = &owned[ix.get()];
        if !words::exceeds(items.len(), most) {
            continue;
        }
        let message = format!(
            "Is accountable for {} items in progress: {}.",
            items.len(),
            words::first_of(items, |item| words::item(plan, item))
        );
        let others = items.iter().map(|item| context.item(*item));
        found.push(Finding::new(&RULE, context.leader(ix), &leader.name, message).with(others));
    }
}

fn example(draft: &mut Draft, count: usize) {
    let jon = draft.leader("Jon Tate", |_| ());
    for n in 1..=count {
        let item = draft.item(&format!("Integration {n}"), |item| item.status = ItemStatus::InProgress);
        draft.owns(jon, item);
    }
}

fn bad(draft: &mut Draft) {
    example(draft, 9);
}

fn good(draft: &mut Draft) {
    example(draft, 7);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::look;
    use crate::model::{RecordKind, RecordRef};

    #[test]
    fn parts_count_with_the_whole() {
        let mut draft = Draft::default();
        example(&mut draft, 9);
        let item = |n| RecordRef::new(RecordKind::Item, crate::draft::id(n));
        // Items and ownerships alternate after the leader.
        let whole = item(2);
        assert_eq!(
            look(&RULE, &draft)[0].message,
            "Is accountable for 9 items in progress: “Integration 1” and 8 others."
        );
        for n in [4, 6] {
            draft.part_of(item(n), whole);
        }
        assert_eq!(look(&RULE, &draft), []);
    }
}
