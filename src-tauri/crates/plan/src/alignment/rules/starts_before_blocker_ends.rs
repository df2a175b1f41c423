//! TIME-03: an item that starts before one that blocks it has ended.

use crate::alignment::fix::Remedy;
use crate::alignment::{Context, Finding, Fix, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::{Item, ItemStatus, PlanDate};
use crate::plan::{Ix, Plan};

/// An active item that starts before an active blocker ends.
pub static RULE: Rule = Rule {
    code: "TIME-03",
    title: "Starts before its blocker ends",
    severity: Severity::Error,
    question: "Which active items start before an active item that blocks them has ended? Dates are compared as \
               precisely as both are known, and the same day or period is soon enough. Items that block each other \
               in a circle are left to DATA-01.",
    why: "One of the two dates cannot come true. Whoever waits will slip, with everything that waits for them.",
    example: "“Import from spreadsheets” ends on 9 Apr 2027, 11 days after “Template gallery”, which needs it, starts.",
    fix: "Start after the blocker has ended, bring the blocker forward, or take the dependency away if it is none.",
    accept: "The part that is really needed is ready early, and both sides know which part.",
    limit: None,
    check,
    bad,
    good,
};

/// The date by which an item's start is known: its end where it says no start.
fn begins(item: &Item) -> Option<PlanDate> {
    item.start.or(item.end)
}

/// The date by which an item's end is known: its start where it says no end.
fn ends(item: &Item) -> Option<PlanDate> {
    item.end.or(item.start)
}

fn check(context: &Context, found: &mut Vec<Finding>) {
    let plan = context.plan;
    for (ix, item) in context.active_items() {
        let blockers = plan.graph().blockers(ix);
        let Some(start) = begins(item).filter(|_| !blockers.is_empty()) else { continue };
        let in_the_way = |blocker: Ix<Item>| {
            let end = ends(&plan.items[blocker])?;
            let is_late = plan.items[blocker].is_active() && start.last_day() < end.first_day();
            (is_late && !context.entangled(ix, blocker)).then_some((blocker, end))
        };
        let late = || blockers.iter().filter_map(|(blocker, _)| in_the_way(*blocker));
        let Some((worst, end)) =
            late().max_by_key(|(blocker, end)| (end.last_day(), std::cmp::Reverse(*blocker)))
        else {
            continue;
        };
        let mut others: Vec<_> = late().map(|(blocker, _)| blocker).filter(|one| *one != worst).collect();
        others.sort_unstable();
        others.dedup();
        let message = message(plan, item, (worst, start, end), others.len());
        others.insert(0, worst);
        let fix = moved(context, ix, &others, end);
        let others = others.into_iter().map(|one| context.item(one));
        found.push(Finding::new(&RULE, context.item(ix), &item.title, message).with(others).mended_by(fix));
    }
}

fn message(
    plan: &Plan,
    item: &Item,
    (worst, start, end): (Ix<Item>, PlanDate, PlanDate),
    more: usize,
) -> String {
    let blocker = words::item(plan, worst);
    let does = if plan.items[worst].end.is_some() { "ends" } else { "only starts" };
    let this = if item.start.is_some() { "starts" } else { "ends" };
    let mut message = if start.first_day() == start.last_day() && end.first_day() == end.last_day() {
        let days = (end.first_day() - start.first_day()).num_days();
        let days = if days == 1 { "the day".to_owned() } else { format!("{days} days") };
        format!("{blocker} {does} {}, {days} after this {this}.", words::when(end))
    } else {
        format!(
            "{blocker}, which blocks it, {does} {}; this {this} {}.",
            words::when(end),
            words::when(start)
        )
    };
    match more {
        0 => {}
        1 => message.push_str(" Another item that blocks it ends too late as well."),
        n => message.push_str(&format!(" {n} more items that block it end too late as well.")),
    }
    message
}

/// The item moved to the first period after its latest blocker in which it can start, as long and as precise as it
/// was, and its parts that have not begun along with it. The blockers come with the one that ends last, at the end,
/// first. None for what has begun, and none where that period is over: nobody plans for the past. None where nobody
/// has said when the blocker ends, or where a part is what the item waits for.
fn moved(context: &Context, ix: Ix<Item>, blockers: &[Ix<Item>], end: PlanDate) -> Option<Fix> {
    let plan = context.plan;
    let item = &plan.items[ix];
    let worst = *blockers.first()?;
    if has_begun(item) || plan.items[worst].end.is_none() {
        return None;
    }
    let was = begins(item)?;
    let start = PlanDate::containing(end.last_day().succ_opt()?, was.precision());
    if start.last_day() < context.today {
        return None;
    }
    let days = (start.first_day() - was.first_day()).num_days();
    let ends = item.end.map(|old| {
        let moved = if item.start.is_some() { old.shift_days(days) } else { start };
        // Snapping to coarse periods must not let the end fall before the start.
        moved.max(PlanDate::containing(start.first_day(), old.precision()))
    });
    let parts = parts_to_move(context, ix);
    if blockers.iter().any(|blocker| parts.contains(blocker)) {
        return None;
    }
    let verb = if item.start.is_some() { "Start" } else { "End" };
    let until = ends.filter(|end| item.start.is_some() && *end != start);
    let until = until.map(|end| format!(" and end {}", words::when(end))).unwrap_or_default();
    let label = format!("{verb} {}{until}, after {}", words::when(start), words::item(plan, worst));
    let along = parts.iter().map(|part| plan.items[*part].id).collect();
    let starts = item.start.is_some().then_some(start);
    Some(Fix { label, remedy: Remedy::Dates { item: item.id, start: starts, end: ends, along, days } })
}

const fn has_begun(item: &Item) -> bool {
    matches!(item.status, ItemStatus::InProgress | ItemStatus::OnHold)
}

/// The active items below one that have dates and have not begun.
fn parts_to_move(context: &Context, ix: Ix<Item>) -> Vec<Ix<Item>> {
    let plan = context.plan;
    let (mut parts, mut down) = (Vec::new(), plan.graph().item_children(ix).to_vec());
    while let Some(part) = down.pop() {
        let item = &plan.items[part];
        if context.is_part_of_itself(part) || !item.is_active() || has_begun(item) {
            continue;
        }
        down.extend_from_slice(plan.graph().item_children(part));
        if begins(item).is_some() {
            parts.push(part);
        }
    }
    parts.sort_unstable();
    parts
}

fn bad(draft: &mut Draft) {
    let blocker = draft.dated("Import from spreadsheets", "2027-02-01", "2027-04-09");
    let blocked = draft.dated("Template gallery", "2027-03-29", "2027-05-07");
    draft.blocks(blocker, blocked);
}

fn good(draft: &mut Draft) {
    let blocker = draft.dated("Import from spreadsheets", "2027-02-01", "2027-04-09");
    let blocked = draft.dated("Template gallery", "2027-04-12", "2027-05-21");
    draft.blocks(blocker, blocked);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::{look, mended};
    use crate::model::RecordRef;
    use crate::testing::{apply, date};

    fn draft(blocker: (&str, &str), blocked: (&str, &str)) -> (Draft, RecordRef, RecordRef) {
        let mut draft = Draft::default();
        let blocker = draft.dated("Import from spreadsheets", blocker.0, blocker.1);
        let blocked = draft.dated("Template gallery", blocked.0, blocked.1);
        draft.blocks(blocker, blocked);
        (draft, blocker, blocked)
    }

    #[test]
    fn says_by_how_many_days() {
        let (bad, blocker, blocked) = draft(("2027-02-01", "2027-04-09"), ("2027-03-29", "2027-05-07"));
        let [finding] = mended(&RULE, &bad).try_into().unwrap();
        assert_eq!((finding.record, finding.others), (blocked, vec![blocker]));
        assert_eq!(
            finding.message,
            "“Import from spreadsheets” ends on 9 Apr 2027, 11 days after this starts."
        );
        let label = "Start on 10 Apr 2027 and end on 19 May 2027, after “Import from spreadsheets”";
        assert_eq!(finding.fix.unwrap().label, label);
    }

    #[test]
    fn a_quarter_moves_by_quarters() {
        let (bad, ..) = draft(("2027-Q1", "2027-08"), ("2027-Q2", "2027-Q3"));
        let [finding] = mended(&RULE, &bad).try_into().unwrap();
        assert_eq!(
            finding.message,
            "“Import from spreadsheets”, which blocks it, ends in Aug 2027; this starts in Q2 2027."
        );
        let label = "Start in Q3 2027 and end in Q4 2027, after “Import from spreadsheets”";
        assert_eq!(finding.fix.unwrap().label, label);
    }

    #[test]
    fn parts_move_along_and_what_has_begun_stays() {
        let (mut bad, _, blocked) = draft(("2027-02-01", "2027-04-09"), ("2027-03-29", "2027-05-07"));
        let part = bad.dated("Gallery page", "2027-04-01", "2027-04-05");
        bad.part_of(part, blocked);
        let fix = look(&RULE, &bad).remove(0).fix.unwrap();
        fix.changes().iter().for_each(|change| apply(&mut bad.records, change));
        assert_eq!(bad.records.items.get(part.id).unwrap().start, Some(date("2027-04-13")));

        let (mut begun, _, blocked) = draft(("2027-02-01", "2027-04-09"), ("2027-03-29", "2027-05-07"));
        begun.set(blocked, "status", "in_progress");
        assert_eq!(look(&RULE, &begun)[0].fix, None);
    }

    #[test]
    fn nothing_is_moved_into_the_past_or_after_an_end_that_nobody_named() {
        let (past, ..) = draft(("2026-02-01", "2026-04-09"), ("2026-03-29", "2026-05-07"));
        assert_eq!(look(&RULE, &past)[0].fix, None);
        let (mut open, blocker, _) = draft(("2027-02-01", "2027-04-09"), ("2027-01-04", "2027-05-07"));
        open.set(blocker, "end", serde_json::Value::Null);
        let [finding] = look(&RULE, &open).try_into().unwrap();
        assert_eq!(
            finding.message,
            "“Import from spreadsheets” only starts on 1 Feb 2027, 28 days after this starts."
        );
        assert_eq!(finding.fix, None);
    }

    #[test]
    fn a_whole_that_waits_for_its_part_cannot_be_moved_past_it() {
        let (mut bad, _, blocked) = draft(("2027-02-01", "2027-04-09"), ("2027-03-29", "2027-05-07"));
        let part = bad.dated("Gallery page", "2027-03-30", "2027-04-01");
        bad.part_of(part, blocked).blocks(part, blocked);
        let [finding] = look(&RULE, &bad).try_into().unwrap();
        assert!(finding.message.ends_with("Another item that blocks it ends too late as well."));
        assert_eq!(finding.fix, None);
    }

    #[test]
    fn silent_where_it_may_be_in_time_or_nothing_is_waited_for() {
        for (ends, starts) in [("2027-04-09", "2027-04-09"), ("2027-Q2", "2027-Q2"), ("2027-Q2", "2027-06")] {
            assert_eq!(look(&RULE, &draft(("2027-02", ends), (starts, "2027")).0), [], "{ends} {starts}");
        }
        let (mut good, blocker, _) = draft(("2027-02-01", "2027-04-09"), ("2027-03-29", "2027-05-07"));
        good.set(blocker, "status", "done");
        assert_eq!(look(&RULE, &good), []);
    }

    #[test]
    fn a_circle_is_left_to_its_own_rule() {
        let (mut good, blocker, blocked) = draft(("2027-02", "2027-04"), ("2027-03", "2027-05"));
        good.blocks(blocked, blocker);
        assert_eq!(look(&RULE, &good), []);
    }
}
