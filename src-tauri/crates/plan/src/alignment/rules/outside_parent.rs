//! TIME-02: a part outside the dates of the whole.

use std::cmp::Reverse;

use crate::alignment::fix::Remedy;
use crate::alignment::{Context, Finding, Fix, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::{Id, Item, PlanDate, RecordKind, RecordRef, Span};
use crate::plan::{Ix, Plan};

/// An item or objective outside the dates of what it is part of.
pub static RULE: Rule = Rule {
    code: "TIME-02",
    title: "Outside its parent's dates",
    severity: Severity::Warning,
    question: "Which active items start before or end after the active item they are part of, and which objectives \
               lie outside the period of the objective above? Dates are compared as precisely as both are known: \
               something in May is not outside Q2.",
    why: "The picture shows the whole, and people read its end as the end. A part that sticks out is a delay that \
          nobody has been told about.",
    example: "“Template gallery” ends in Q3 2027; “Guided first value”, which it is part of, ends on 30 Jun 2027.",
    fix: "Let the whole run as long as its parts, or bring the part inside.",
    accept: "The part is a follow-up that is deliberately not counted in the whole.",
    limit: None,
    check,
    bad,
    good,
};

/// Where one sticks out: its own date, and the parent's that it passes.
#[derive(Default)]
struct Outside {
    early: Option<(PlanDate, PlanDate)>,
    late: Option<(PlanDate, PlanDate)>,
}

type Dates = (Option<PlanDate>, Option<PlanDate>);

impl Outside {
    fn of(child: Dates, parent: Dates) -> Option<Self> {
        // One end alone stands for both of the child; the parent's missing end is open.
        let (start, end) = (child.0.or(child.1)?, child.1.or(child.0)?);
        let early = parent.0.filter(|first| start.last_day() < first.first_day()).map(|first| (start, first));
        let late = parent.1.filter(|last| end.first_day() > last.last_day()).map(|last| (end, last));
        (early.is_some() || late.is_some()).then_some(Self { early, late })
    }

    fn message(&self, child: Dates, parent: words::Quoted) -> String {
        let starts = if child.0.is_some() { "Starts" } else { "Ends" };
        let ends = if child.1.is_some() { "Ends" } else { "Starts" };
        match (self.early, self.late) {
            (Some((start, first)), Some((end, last))) => format!(
                "{starts} {} and {} {}, outside {parent} ({}).",
                words::when(start),
                ends.to_lowercase(),
                words::when(end),
                Span::label(Some(first), Some(last))
            ),
            (Some((start, first)), None) => {
                format!("{starts} {}, before {parent} starts ({}).", words::when(start), first.label())
            }
            (None, Some((end, last))) => {
                format!("{ends} {}, after {parent} ends ({}).", words::when(end), last.label())
            }
            (None, None) => String::new(),
        }
    }
}

fn check(context: &Context, found: &mut Vec<Finding>) {
    let (plan, graph) = (context.plan, context.plan.graph());
    let mut hulls: Option<Vec<Outside>> = None;
    for (ix, item) in context.active_items() {
        let Some(parent) = graph.item_parent(ix) else { continue };
        let Some(outside) = item_outside(plan, ix, parent) else { continue };
        let hull = &hulls.get_or_insert_with(|| hulls_of(context))[parent.get()];
        let message = outside.message((item.start, item.end), words::item(plan, parent));
        let finding = Finding::new(&RULE, context.item(ix), &item.title, message);
        found.push(finding.with([context.item(parent)]).mended_by(Some(widened(plan, parent, hull))));
    }
    for (ix, objective) in context.pursued_objectives() {
        let Some(parent) = graph.objective_parent(ix).map(|at| &plan.objectives[at]) else { continue };
        let dates = (objective.start, objective.end);
        let Some(outside) = Outside::of(dates, (parent.start, parent.end)).filter(|_| !parent.archived)
        else {
            continue;
        };
        // No fix: a period is agreed with others and not stretched by a click.
        let message = outside.message(dates, words::quoted(&parent.title, RecordKind::Objective));
        found.push(
            Finding::new(&RULE, context.objective(ix), &objective.title, message)
                .with([objective_at(parent.id)]),
        );
    }
}

fn objective_at(id: Id) -> RecordRef {
    RecordRef::new(RecordKind::Objective, id)
}

fn item_outside(plan: &Plan, child: Ix<Item>, parent: Ix<Item>) -> Option<Outside> {
    let (child, parent) = (&plan.items[child], &plan.items[parent]);
    Outside::of((child.start, child.end), (parent.start, parent.end)).filter(|_| parent.is_active())
}

/// For each item how far its active parts reach out, so that one fix takes all of them in: whichever is clicked
/// first, the others have nothing left to mend.
fn hulls_of(context: &Context) -> Vec<Outside> {
    let plan = context.plan;
    let mut hulls: Vec<Outside> = std::iter::repeat_with(Outside::default).take(plan.items.len()).collect();
    for (ix, _) in context.active_items() {
        let Some(parent) = plan.graph().item_parent(ix) else { continue };
        let Some(outside) = item_outside(plan, ix, parent) else { continue };
        let hull = &mut hulls[parent.get()];
        hull.early = hull
            .early
            .into_iter()
            .chain(outside.early)
            .min_by_key(|(start, _)| (start.first_day(), Reverse(start.precision())));
        hull.late = hull
            .late
            .into_iter()
            .chain(outside.late)
            .max_by_key(|(end, _)| (end.last_day(), end.precision()));
    }
    hulls
}

/// The whole, running as long as its parts; each end as precise as both dates allow.
fn widened(plan: &Plan, parent: Ix<Item>, hull: &Outside) -> Fix {
    let item = &plan.items[parent];
    let start = hull.early.map(|(start, first)| {
        PlanDate::containing(start.first_day(), start.precision().max(first.precision()))
    });
    let end = hull
        .late
        .map(|(end, last)| PlanDate::containing(end.last_day(), end.precision().max(last.precision())));
    let label = format!(
        "Let {} run as long as its parts: {}",
        words::item(plan, parent),
        Span::label(start.or(item.start), end.or(item.end))
    );
    Fix { label, remedy: Remedy::dates(item.id, start, end) }
}

fn bad(draft: &mut Draft) {
    let whole = draft.dated("Guided first value", "2027-01-11", "2027-06-30");
    let part = draft.dated("Template gallery", "2027-03", "2027-Q3");
    draft.part_of(part, whole);
}

fn good(draft: &mut Draft) {
    let whole = draft.dated("Guided first value", "2027-01-11", "2027-06-30");
    let part = draft.dated("Template gallery", "2027-03", "2027-Q2");
    draft.part_of(part, whole);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::{look, mended};
    use crate::testing::{apply, date};

    fn draft(part: (&str, &str)) -> (Draft, RecordRef, RecordRef) {
        let mut draft = Draft::default();
        let whole = draft.dated("Guided first value", "2027-01-11", "2027-Q2");
        let part = draft.dated("Template gallery", part.0, part.1);
        draft.part_of(part, whole);
        (draft, whole, part)
    }

    #[test]
    fn names_a_part_that_sticks_out() {
        let (bad, whole, part) = draft(("2027-03", "2027-08-20"));
        let [finding] = mended(&RULE, &bad).try_into().unwrap();
        assert_eq!(finding.record, part);
        assert_eq!(finding.message, "Ends on 20 Aug 2027, after “Guided first value” ends (Q2 2027).");
        assert_eq!(finding.others, [whole]);
        let label = "Let “Guided first value” run as long as its parts: 11 Jan – Q3 2027";
        assert_eq!(finding.fix.unwrap().label, label);
    }

    #[test]
    fn both_ends_are_told() {
        let (bad, ..) = draft(("2026", "2027-Q3"));
        let [finding] = mended(&RULE, &bad).try_into().unwrap();
        assert_eq!(
            finding.message,
            "Starts in 2026 and ends in Q3 2027, outside “Guided first value” (11 Jan – Q2 2027)."
        );
    }

    #[test]
    fn silent_where_it_may_lie_inside() {
        for part in [("2027-01", "2027-06-30"), ("2027-01-11", "2027-Q2"), ("2027", "2027")] {
            assert_eq!(look(&RULE, &draft(part).0), [], "{part:?}");
        }
    }

    #[test]
    fn one_fix_takes_all_parts_in() {
        let (mut bad, whole, _) = draft(("2027-03", "2027-08-20"));
        let other = bad.dated("Tours", "2027-W01", "2027-W50");
        bad.part_of(other, whole);
        for finding in look(&RULE, &bad) {
            let mut fixed = bad.clone();
            finding.fix.unwrap().changes().iter().for_each(|change| apply(&mut fixed.records, change));
            assert_eq!(look(&RULE, &fixed), []);
        }
    }

    #[test]
    fn an_objective_outlives_the_one_above_without_a_fix() {
        let mut bad = Draft::default();
        let company = bad.objective("Win", |o| o.end = Some(date("2026-12-31")));
        let team = bad.objective("Win more", |o| o.end = Some(date("2027-Q1")));
        bad.part_of(team, company);
        let [finding] = look(&RULE, &bad).try_into().unwrap();
        assert_eq!(finding.message, "Ends in Q1 2027, after “Win” ends (31 Dec 2026).");
        assert_eq!(finding.fix, None);
    }
}
