//! DATA-04: an end before the start.

use crate::alignment::fix::Remedy;
use crate::alignment::{Context, Finding, Fix, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::{PlanDate, Span};

/// An item or objective that ends before it starts.
pub static RULE: Rule = Rule {
    code: "DATA-04",
    title: "Ends before it starts",
    severity: Severity::Error,
    question: "Which items and objectives that are still pursued end before they start, as precisely as both dates \
               are known?",
    why: "A slip of the hand or of a spreadsheet. Every picture and every other rule takes the dates at their word, \
          so that one such slip hides others.",
    example: "“Template gallery” starts on 5 Apr 2027 and ends on 9 Apr 2026.",
    fix: "Put the wrong date right; where they were swapped, swap them back.",
    accept: "Never: no plan can mean it.",
    limit: None,
    check,
    bad,
    good,
};

fn reversed(start: Option<PlanDate>, end: Option<PlanDate>) -> Option<(PlanDate, PlanDate)> {
    start.zip(end).filter(|(start, end)| end.last_day() < start.first_day())
}

fn message(start: PlanDate, end: PlanDate) -> String {
    format!("Starts {} and ends {}.", words::when(start), words::when(end))
}

fn check(context: &Context, found: &mut Vec<Finding>) {
    for (ix, item) in context.active_items() {
        let Some((start, end)) = reversed(item.start, item.end) else { continue };
        let fix = Fix {
            label: format!("Swap the dates: {}", Span::label(Some(end), Some(start))),
            remedy: Remedy::dates(item.id, Some(end), Some(start)),
        };
        let finding = Finding::new(&RULE, context.item(ix), &item.title, message(start, end));
        found.push(finding.mended_by(Some(fix)));
    }
    for (ix, objective) in context.pursued_objectives() {
        if let Some((start, end)) = reversed(objective.start, objective.end) {
            found.push(Finding::new(&RULE, context.objective(ix), &objective.title, message(start, end)));
        }
    }
}

fn bad(draft: &mut Draft) {
    draft.dated("Template gallery", "2027-04-05", "2026-04-09");
}

fn good(draft: &mut Draft) {
    draft.dated("Template gallery", "2027-04-05", "2027-04-09");
    draft.dated("Product tours", "2027-04-20", "2027-04");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::mended;

    #[test]
    fn swapping_mends_it() {
        let mut draft = Draft::default();
        draft.dated("Template gallery", "2027-Q2", "2027-01");
        let [finding] = mended(&RULE, &draft).try_into().unwrap();
        assert_eq!(finding.message, "Starts in Q2 2027 and ends in Jan 2027.");
        assert_eq!(finding.fix.unwrap().label, "Swap the dates: Jan – Q2 2027");
    }
}
