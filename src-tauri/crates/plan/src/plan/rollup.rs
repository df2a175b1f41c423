//! What an item takes over from its parts where it says nothing itself: when it is worked on, and how far it has come.

use crate::model::{Item, ItemStatus, PlanDate, Span};

use super::{Ix, Plan};

/// An item's start and end: its own, else when the first of its parts starts and the last of them ends, at any depth.
/// Parts that were dropped do not count.
#[must_use]
pub fn dates(plan: &Plan, of: Ix<Item>) -> (Option<PlanDate>, Option<PlanDate>) {
    let item = &plan.items[of];
    if item.span().is_some() || plan.graph().item_children(of).is_empty() {
        return (item.start, item.end);
    }
    let (mut first, mut last): (Option<PlanDate>, Option<PlanDate>) = (None, None);
    for part in parts(plan, of, |item| item.span().is_some()) {
        let item = &plan.items[part];
        let (Some(start), Some(end)) = (item.start.or(item.end), item.end.or(item.start)) else { continue };
        first = Some(first.filter(|first| first.first_day() <= start.first_day()).unwrap_or(start));
        last = Some(last.filter(|last| last.last_day() >= end.last_day()).unwrap_or(end));
    }
    (first, last)
}

/// The days from the first to the last of an item's [`dates`].
#[must_use]
pub fn span(plan: &Plan, of: Ix<Item>) -> Option<Span> {
    let (start, end) = dates(plan, of);
    Span::of(start, end)
}

/// Whether an item has no dates of its own but those of its parts.
#[must_use]
pub fn spans_parts(plan: &Plan, of: Ix<Item>) -> bool {
    plan.items[of].span().is_none() && span(plan, of).is_some()
}

/// How far an item has come, 0.0 to 1.0: what it says itself, else the mean of its parts, weighted by effort where all
/// of them have some. A part that is done counts as 1, one that says nothing as 0; dropped ones do not count. None where
/// neither the item nor any of its parts says anything.
#[must_use]
pub fn progress(plan: &Plan, of: Ix<Item>) -> Option<f64> {
    let item = &plan.items[of];
    if item.progress.is_some() || plan.graph().item_children(of).is_empty() {
        return item.progress;
    }
    let said = |item: &Item| if item.status == ItemStatus::Done { Some(1.0) } else { item.progress };
    let parts = parts(plan, of, |item| said(item).is_some());
    let parts: Vec<&Item> = parts.into_iter().map(|part| &plan.items[part]).collect();
    if !parts.iter().any(|part| said(part).is_some()) {
        return None;
    }
    let weighted = parts.iter().all(|part| part.effort.is_some_and(|effort| effort > 0.0));
    let weight = |part: &Item| part.effort.filter(|_| weighted).unwrap_or(1.0);
    let whole: f64 = parts.iter().map(|part| weight(part)).sum();
    let done: f64 = parts.iter().map(|part| weight(part) * said(part).unwrap_or(0.0)).sum();
    Some((done / whole).clamp(0.0, 1.0))
}

/// The items nearest below one that say something, and of those branches in which none does the last. What is below a
/// dropped item was dropped with it.
fn parts(plan: &Plan, of: Ix<Item>, says: impl Fn(&Item) -> bool) -> Vec<Ix<Item>> {
    let mut found = Vec::new();
    let mut open = vec![of];
    while let Some(at) = open.pop() {
        for part in plan.graph().item_children(at) {
            let item = &plan.items[*part];
            // An item that is part of itself, a slip in the data, is gone through once.
            if *part == of || item.status == ItemStatus::Dropped {
                continue;
            }
            if says(item) || plan.graph().item_children(*part).is_empty() {
                found.push(*part);
            } else {
                open.push(*part);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Draft;
    use crate::model::RecordRef;

    /// A project without dates, with a part that has them and a stage below which two more have.
    fn project() -> (Draft, [RecordRef; 5]) {
        let mut draft = Draft::default();
        let project = draft.item("Project", |_| ());
        let part = draft.dated("Part", "2027-Q1", "2027-03-10");
        let stage = draft.item("Stage", |_| ());
        let early = draft.dated("Early", "2026-11", "2026-12");
        let late = draft.dated("Late", "2027-05", "2027-06");
        for (child, parent) in [(part, project), (stage, project), (early, stage), (late, stage)] {
            draft.set(child, "parent_id", parent.id.to_string());
        }
        (draft, [project, part, stage, early, late])
    }

    fn said(draft: &Draft, at: RecordRef) -> (String, Option<f64>) {
        let plan = draft.plan();
        let ix = plan.items.ix(at.id).unwrap();
        let (start, end) = dates(&plan, ix);
        (Span::label(start, end), progress(&plan, ix))
    }

    #[test]
    fn it_spans_its_parts_at_any_depth_and_says_so() {
        let (mut draft, [project, part, stage, early, _]) = project();
        assert_eq!(said(&draft, project).0, "Nov 2026 – Jun 2027");
        assert_eq!(said(&draft, part).0, "Q1 – 10 Mar 2027");
        let plan = draft.plan();
        assert!(spans_parts(&plan, plan.items.ix(project.id).unwrap()));
        assert!(!spans_parts(&plan, plan.items.ix(part.id).unwrap()));
        draft.set(early, "status", "dropped");
        assert_eq!(said(&draft, project).0, "Q1 – Jun 2027");
        draft.set(stage, "end", "2027-08");
        assert_eq!(said(&draft, project).0, "Q1 – Aug 2027", "what a part says of itself holds");
    }

    #[test]
    fn its_progress_is_the_mean_of_its_parts_by_effort_where_all_have_some() {
        let (mut draft, [project, part, stage, early, late]) = project();
        assert_eq!(said(&draft, project).1, None);
        draft.set(part, "progress", 0.3).set(early, "status", "done");
        assert_eq!(said(&draft, stage).1, Some(0.5), "done is 1, silent is 0");
        let mean = said(&draft, project).1.unwrap();
        assert!((mean - 1.3 / 3.0).abs() < 1e-12, "{mean}");
        draft.set(part, "effort", 6.0).set(early, "effort", 1.0).set(late, "effort", 3.0);
        let mean = said(&draft, project).1.unwrap();
        assert!((mean - (6.0 * 0.3 + 1.0) / 10.0).abs() < 1e-12, "{mean}");
        draft.set(project, "progress", 0.9);
        assert_eq!(said(&draft, project).1, Some(0.9));
    }

    #[test]
    fn one_that_is_part_of_its_own_part_ends() {
        let (mut draft, [project, part, stage, ..]) = project();
        draft.set(project, "parent_id", stage.id.to_string());
        assert_eq!(said(&draft, project).0, said(&draft, stage).0);
        assert_eq!(said(&draft, part).0, "Q1 – 10 Mar 2027");
    }
}
