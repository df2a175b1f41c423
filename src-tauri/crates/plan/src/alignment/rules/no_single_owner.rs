//! OWN-01: nobody, or more than one, is accountable.

use crate::alignment::fix::Remedy;
use crate::alignment::{Context, Finding, Fix, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::{Item, RecordKind, RecordRef};
use crate::plan::{Ix, Plan};

/// An item, objective or strategy without exactly one accountable owner.
pub static RULE: Rule = Rule {
    code: "OWN-01",
    title: "No single accountable owner",
    severity: Severity::Warning,
    question: "Which active items, objectives and strategies have no accountable leader, or more than one? Only a \
               note for a strategy without one, and for an item that is part of one whose owner is in the role.",
    why: "What belongs to nobody is done by nobody, and what belongs to two is each one's second priority. Exactly \
          one person answers (RACI, DACI); others drive, contribute and are told.",
    example: "“Usage-based billing” is in progress, and both Mira Kaplan and Jon Tate are accountable for it.",
    fix: "Name one accountable leader. Make the others drivers, approvers or contributors.",
    accept: "The work is handed to a partner or supplier, and a contract says who answers.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    let (plan, graph) = (context.plan, context.plan.graph());
    for (ix, item) in context.active_items().filter(|(ix, _)| graph.item_owner(*ix).is_none()) {
        found.push(unowned_item(context, ix, item));
    }
    for (ix, objective) in context.pursued_objectives() {
        if graph.objective_owner(ix).is_none() {
            let message = "Nobody is accountable for this objective.".to_owned();
            found.push(Finding::new(&RULE, context.objective(ix), &objective.title, message));
        }
    }
    for (ix, strategy) in context.pursued_strategies() {
        if graph.strategy_owner(ix).is_none() {
            let message = "Nobody is accountable for this strategy.".to_owned();
            let finding = Finding::new(&RULE, context.strategy(ix), &strategy.title, message);
            found.push(Finding { severity: Severity::Note, ..finding });
        }
    }
    for same in graph.second_owners().chunk_by(|a, b| a.0 == b.0).filter(|same| is_asked(plan, same[0].0)) {
        let on = same[0].0;
        let mut leaders: Vec<_> = graph.owner(plan, on).into_iter().chain(same.iter().map(|s| s.1)).collect();
        leaders.sort_unstable();
        let name = |ix| plan.leaders[ix].name.as_str();
        let (last, first) = (leaders[leaders.len() - 1], &leaders[..leaders.len() - 1]);
        let first: Vec<&str> = first.iter().map(|ix| name(*ix)).collect();
        let message = format!(
            "{} leaders are accountable: {} and {}. Exactly one should be.",
            leaders.len(),
            first.join(", "),
            name(last)
        );
        let others = leaders.iter().map(|ix| context.leader(*ix));
        found.push(Finding::new(&RULE, on, context.plan.title(on), message).with(others));
    }
}

/// Whether a record is one that somebody should answer for now.
fn is_asked(plan: &Plan, on: RecordRef) -> bool {
    match on.kind {
        RecordKind::Item => plan.items.get(on.id).is_some_and(Item::is_active),
        RecordKind::Objective => plan.objectives.get(on.id).is_some_and(|o| !o.archived),
        RecordKind::Strategy => plan.strategies.get(on.id).is_some_and(|s| !s.archived),
        _ => false,
    }
}

/// An item without an owner; who answers for what it is part of is offered, else who answers for its product.
fn unowned_item(context: &Context, ix: Ix<Item>, item: &Item) -> Finding {
    let (plan, graph) = (context.plan, context.plan.graph());
    let whole = graph.item_parent(ix).and_then(|whole| {
        let owner = graph.item_owner(whole).filter(|owner| context.is_in_role(*owner))?;
        Some((owner, context.item(whole)))
    });
    let product = || {
        let product = graph.item_product(ix)?;
        let owner = graph.product_owner(product).filter(|owner| context.is_in_role(*owner))?;
        Some((owner, RecordRef::new(RecordKind::Product, plan.products[product].id)))
    };
    let mut message = "Nobody is accountable for this item".to_owned();
    let Some((owner, for_what)) = whole.or_else(product) else {
        message.push('.');
        return Finding::new(&RULE, context.item(ix), &item.title, message);
    };
    let name = &plan.leaders[owner].name;
    let what = words::quoted(plan.title(for_what), for_what.kind);
    let is_part = for_what.kind == RecordKind::Item;
    message.push_str(&if is_part {
        format!("; {name} is for {what}, which it is part of.")
    } else {
        format!("; {name} is for {what}, the product it changes.")
    });
    let fix = Fix {
        label: format!("Make {name} accountable, as for {what}"),
        remedy: Remedy::Owner { record: context.item(ix), leader: plan.leaders[owner].id },
    };
    let finding = Finding::new(&RULE, context.item(ix), &item.title, message)
        .with([for_what, context.leader(owner)])
        .mended_by(Some(fix));
    Finding { severity: if is_part { Severity::Note } else { finding.severity }, ..finding }
}

fn bad(draft: &mut Draft) {
    let item = draft.item("Usage-based billing", |_| ());
    let (mira, jon) = (draft.leader("Mira Kaplan", |_| ()), draft.leader("Jon Tate", |_| ()));
    draft.owns(mira, item).owns(jon, item);
}

fn good(draft: &mut Draft) {
    let item = draft.item("Usage-based billing", |_| ());
    let mira = draft.leader("Mira Kaplan", |_| ());
    draft.owns(mira, item);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::{look, mended};
    use crate::model::{ItemStatus, Product};

    #[test]
    fn names_what_belongs_to_nobody() {
        let mut bad = Draft::default();
        let (item, objective) = (bad.item("Billing", |_| ()), bad.objective("Win", |_| ()));
        let strategy = bad.strategy("Grow", |_| ());
        bad.item("Old", |item| item.status = ItemStatus::Done);
        let found = look(&RULE, &bad);
        let told: Vec<_> = found.iter().map(|f| (f.record, f.severity)).collect();
        let expected =
            [(item, Severity::Warning), (objective, Severity::Warning), (strategy, Severity::Note)];
        assert_eq!(told, expected);
        assert_eq!(found[0].message, "Nobody is accountable for this item.");
    }

    #[test]
    fn offers_whoever_answers_for_the_whole() {
        let mut bad = Draft::default();
        let (whole, part) = (bad.item("Billing", |_| ()), bad.item("Invoices", |_| ()));
        let mira = bad.leader("Mira Kaplan", |_| ());
        bad.part_of(part, whole).owns(mira, whole);
        let [finding] = mended(&RULE, &bad).try_into().unwrap();
        assert_eq!((finding.record, finding.severity), (part, Severity::Note));
        assert_eq!(
            finding.message,
            "Nobody is accountable for this item; Mira Kaplan is for “Billing”, which it is part of."
        );
        assert_eq!(finding.fix.unwrap().label, "Make Mira Kaplan accountable, as for “Billing”");
    }

    #[test]
    fn offers_whoever_answers_for_the_product() {
        let mut bad = Draft::default();
        let product = bad.add(Product { title: "Payments".to_owned(), ..Product::default() });
        bad.item("Invoices", |item| item.product_id = Some(product.id));
        let mira = bad.leader("Mira Kaplan", |_| ());
        bad.owns(mira, product);
        let [finding] = mended(&RULE, &bad).try_into().unwrap();
        assert_eq!(finding.severity, Severity::Warning);
        assert!(finding.message.ends_with("Mira Kaplan is for “Payments”, the product it changes."));
    }

    #[test]
    fn names_everybody_where_several_are_accountable() {
        let mut bad = Draft::default();
        let item = bad.item("Billing", |_| ());
        let (mira, jon) = (bad.leader("Mira Kaplan", |_| ()), bad.leader("Jon Tate", |_| ()));
        bad.owns(mira, item).owns(jon, item).owns(jon, item);
        let [finding] = look(&RULE, &bad).try_into().unwrap();
        assert_eq!(
            finding.message,
            "2 leaders are accountable: Mira Kaplan and Jon Tate. Exactly one should be."
        );
        assert_eq!(finding.others, [mira, jon]);
    }

    #[test]
    fn silent_where_exactly_one_is() {
        let mut good = Draft::default();
        let (item, objective) = (good.item("Billing", |_| ()), good.objective("Win", |_| ()));
        let strategy = good.strategy("Grow", |_| ());
        let mira = good.leader("Mira Kaplan", |_| ());
        good.owns(mira, item).owns(mira, objective).owns(mira, strategy);
        assert_eq!(look(&RULE, &good), []);
    }
}
