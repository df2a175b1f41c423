//! DATA-03: a whole that is finished while a part of it is open.

use crate::alignment::fix::Remedy;
use crate::alignment::{Context, Finding, Fix, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::{Item, ItemStatus, RecordKind};
use crate::plan::Ix;

/// An item that is done or dropped while a part of it is active.
pub static RULE: Rule = Rule {
    code: "DATA-03",
    title: "Finished while a part is open",
    severity: Severity::Warning,
    question: "Which items are done or dropped although an item directly below them is neither?",
    why: "Either the work is not finished, and you have told people that it is, or the open part is a leftover that \
          still takes up a place in the plan.",
    example: "“Customer-held keys” is done; “Key rotation”, which is part of it, is in progress.",
    fix: "Set the whole back to in progress, or close its parts.",
    accept: "The open part goes on as work of its own and is about to be moved elsewhere.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let plan = context.plan;
    for (ix, item) in plan.items.iter().filter(|(_, item)| !item.is_active()) {
        let children = plan.graph().item_children(ix);
        if !children.iter().any(|child| plan.items[*child].is_active()) {
            continue;
        }
        let mut open: Vec<Ix<Item>> = children.to_vec();
        open.retain(|child| plan.items[*child].is_active());
        let is_dropped = item.status == ItemStatus::Dropped;
        let message = format!(
            "Is {}, but {} {} still open.",
            item.status.label().to_lowercase(),
            words::first_of(&open, |child| words::item(plan, child)),
            if open.len() == 1 { "is" } else { "are" }
        );
        // What was given up is given up with its parts; but that open parts are finished nobody can say from here.
        let fix = if is_dropped {
            Fix {
                label: match open.as_slice() {
                    [one] => format!("Drop {} as well", words::item(plan, *one)),
                    all => format!("Drop its {} open parts as well", all.len()),
                },
                remedy: Remedy::Set {
                    records: open.iter().map(|one| context.item(*one)).collect(),
                    field: "status",
                    value: ItemStatus::Dropped.as_str().into(),
                },
            }
        } else {
            Fix {
                label: format!("Set {} back to in progress", words::quoted(&item.title, RecordKind::Item)),
                remedy: Remedy::set(context.item(ix), "status", ItemStatus::InProgress.as_str()),
            }
        };
        let others = open.iter().map(|child| context.item(*child));
        found.push(
            Finding::new(&RULE, context.item(ix), &item.title, message).with(others).mended_by(Some(fix)),
        );
    }
}

fn bad(draft: &mut Draft) {
    let whole = draft.item("Customer-held keys", |item| item.status = ItemStatus::Done);
    let part = draft.item("Key rotation", |item| item.status = ItemStatus::InProgress);
    draft.part_of(part, whole);
}

fn good(draft: &mut Draft) {
    let whole = draft.item("Customer-held keys", |item| item.status = ItemStatus::Done);
    let part = draft.item("Key rotation", |item| item.status = ItemStatus::Done);
    draft.part_of(part, whole);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::{look, mended};
    use crate::model::RecordRef;

    fn draft(whole: ItemStatus, parts: &[ItemStatus]) -> (Draft, RecordRef) {
        let mut draft = Draft::default();
        let at = draft.item("Customer-held keys", |item| item.status = whole);
        for (n, status) in parts.iter().enumerate() {
            let part = draft.item(&format!("Part {n}"), |item| item.status = *status);
            draft.part_of(part, at);
        }
        (draft, at)
    }

    #[test]
    fn done_is_not_done_while_a_part_is_open() {
        let (bad, whole) = draft(ItemStatus::Done, &[ItemStatus::Done, ItemStatus::InProgress]);
        let [finding] = mended(&RULE, &bad).try_into().unwrap();
        assert_eq!(finding.record, whole);
        assert_eq!(finding.message, "Is done, but “Part 1” is still open.");
        assert_eq!(finding.fix.unwrap().label, "Set “Customer-held keys” back to in progress");
    }

    #[test]
    fn dropped_parts_go_with_the_whole() {
        let (bad, _) = draft(ItemStatus::Dropped, &[ItemStatus::Idea, ItemStatus::Planned, ItemStatus::Done]);
        let [finding] = mended(&RULE, &bad).try_into().unwrap();
        assert_eq!(finding.message, "Is dropped, but “Part 0” and “Part 1” are still open.");
        assert_eq!(finding.fix.unwrap().label, "Drop its 2 open parts as well");
    }

    #[test]
    fn silent_where_all_is_closed_or_the_whole_is_open() {
        assert_eq!(look(&RULE, &draft(ItemStatus::Done, &[ItemStatus::Done, ItemStatus::Dropped]).0), []);
        assert_eq!(look(&RULE, &draft(ItemStatus::InProgress, &[ItemStatus::Planned]).0), []);
    }
}
