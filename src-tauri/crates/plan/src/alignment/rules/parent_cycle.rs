//! DATA-02: records that are, through what they are part of, part of themselves.

use serde_json::Value;

use crate::alignment::fix::Remedy;
use crate::alignment::{Context, Finding, Fix, Rule, Severity, cycle, words};
use crate::draft::Draft;
use crate::model::{Id, RecordKind, RecordRef};
use crate::plan::{Ix, Keyed, Table};

/// Records whose parents go in a circle.
pub static RULE: Rule = Rule {
    code: "DATA-02",
    title: "Parents go in a circle",
    severity: Severity::Error,
    question: "Which items, objectives, products and metrics are, through what they are part of, part of \
               themselves, and which leaders report to themselves?",
    why: "Whatever sums up from parts to wholes (effort, progress, what serves which objective) has no end in a \
          circle, and pictures leave the records out or show them at the top.",
    example: "“Billing” is part of “Payments” is part of “Billing”.",
    fix: "Decide which is the whole and take its parent away.",
    accept: "There is no good reason to keep it.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let plan = context.plan;
    let items = &plan.items;
    report(context, found, RecordKind::Item, items, &context.item_knots, |row| {
        (row.parent_id, row.external_id.as_deref())
    });
    let objectives = &plan.objectives;
    report(context, found, RecordKind::Objective, objectives, &context.objective_knots, |row| {
        (row.parent_id, row.external_id.as_deref())
    });
    let knots = knots_of(&plan.products, |row| row.parent_id);
    report(context, found, RecordKind::Product, &plan.products, &knots, |row| {
        (row.parent_id, row.external_id.as_deref())
    });
    let knots = knots_of(&plan.metrics, |row| row.parent_id);
    report(context, found, RecordKind::Metric, &plan.metrics, &knots, |row| (row.parent_id, None));
    let knots = knots_of(&plan.leaders, |row| row.reports_to_id);
    report(context, found, RecordKind::Leader, &plan.leaders, &knots, |row| (row.reports_to_id, None));
}

fn knots_of<T: Keyed>(table: &Table<T>, parent: impl Fn(&T) -> Option<Id>) -> Vec<Vec<usize>> {
    let parents: Vec<Option<usize>> =
        table.rows().iter().map(|row| parent(row).and_then(|id| table.ix(id)).map(Ix::get)).collect();
    cycle::knots(table.len(), |at, k| parents[at].filter(|_| k == 0))
}

/// A record has one parent at most, so that a knot is one circle.
fn report<T: Keyed>(
    context: &Context,
    found: &mut Vec<Finding>,
    kind: RecordKind,
    table: &Table<T>,
    knots: &[Vec<usize>],
    joins: impl Fn(&T) -> (Option<Id>, Option<&str>),
) {
    for knot in knots {
        let parent = |at: usize| joins(&table[Ix::new(at)]).0.and_then(|id| table.ix(id)).map(Ix::get);
        let circle = cycle::shortest(knot, |at, k| parent(at).filter(|_| k == 0));
        let at = |place: usize| RecordRef::new(kind, table[Ix::<T>::new(place)].id());
        let names: Vec<words::Name> = circle
            .iter()
            .map(|place| {
                let title = context.plan.title(at(*place));
                words::Name::new(title, kind, joins(&table[Ix::new(*place)]).1)
            })
            .collect();
        let Some(first) = circle.first().map(|place| at(*place)) else { continue };
        let (verb, alone, field) = match kind {
            RecordKind::Leader => ("reports to", "reports to themselves", "reports_to_id"),
            _ => ("is part of", "is part of itself", "parent_id"),
        };
        let message = words::circle(&names, verb, alone, &[]);
        let fix = (circle.len() == 1).then(|| Fix {
            label: format!("Take away that {} {alone}", words::quoted(context.plan.title(first), kind)),
            remedy: Remedy::set(first, field, Value::Null),
        });
        let others = circle.iter().skip(1).map(|place| at(*place));
        found
            .push(Finding::new(&RULE, first, context.plan.title(first), message).with(others).mended_by(fix));
    }
}

fn bad(draft: &mut Draft) {
    let (billing, payments) = (draft.item("Billing", |_| ()), draft.item("Payments", |_| ()));
    draft.part_of(billing, payments).part_of(payments, billing);
}

fn good(draft: &mut Draft) {
    let (billing, payments) = (draft.item("Billing", |_| ()), draft.item("Payments", |_| ()));
    draft.part_of(billing, payments);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::{look, mended};

    #[test]
    fn names_circles_of_every_kind() {
        let mut bad = Draft::default();
        let (a, b) = (bad.item("Billing", |_| ()), bad.item("Payments", |_| ()));
        let (o, p) = (bad.objective("Win", |_| ()), bad.objective("Win more", |_| ()));
        let (mira, jon) = (bad.leader("Mira Kaplan", |_| ()), bad.leader("Jon Tate", |_| ()));
        bad.part_of(a, b).part_of(b, a).part_of(o, p).part_of(p, o).part_of(mira, jon).part_of(jon, mira);
        let told: Vec<_> = look(&RULE, &bad).into_iter().map(|f| (f.record, f.message, f.others)).collect();
        let expected = [
            (a, "“Billing” is part of “Payments” is part of “Billing”.", vec![b]),
            (o, "“Win” is part of “Win more” is part of “Win”.", vec![p]),
            (mira, "“Mira Kaplan” reports to “Jon Tate” reports to “Mira Kaplan”.", vec![jon]),
        ];
        assert_eq!(told, expected.map(|(at, message, others)| (at, message.to_owned(), others)));
    }

    #[test]
    fn a_part_of_itself_can_be_set_free() {
        let mut bad = Draft::default();
        let item = bad.item("Billing", |_| ());
        bad.part_of(item, item);
        let [finding] = mended(&RULE, &bad).try_into().unwrap();
        assert_eq!(finding.message, "“Billing” is part of itself.");
    }

    #[test]
    fn silent_on_a_tree() {
        let mut good = Draft::default();
        let (a, b, c) = (good.item("A", |_| ()), good.item("B", |_| ()), good.item("C", |_| ()));
        good.part_of(b, a).part_of(c, a);
        assert_eq!(look(&RULE, &good), []);
    }
}
