//! DATA-05: progress that contradicts the status.

use crate::alignment::fix::Remedy;
use crate::alignment::{Context, Finding, Fix, Rule, Severity, words};
use crate::draft::Draft;
use crate::model::ItemStatus;

/// An item that is done but not finished, or finished but not done, or begun but not begun.
pub static RULE: Rule = Rule {
    code: "DATA-05",
    title: "Progress contradicts the status",
    severity: Severity::Note,
    question: "Which items are done with a progress below 100%, are in progress or on hold at 100%, or are still an \
               idea or planned with some progress? Items without progress are not asked.",
    why: "Status and progress are read by different people in different pictures. Where they differ, one of them is \
          being told something that is not so.",
    example: "“Product tours” is done, and its progress is 60%.",
    fix: "Put right whichever was forgotten.",
    accept: "Progress counts something else here, such as customers who have it.",
    limit: None,
    check,
    bad,
    good,
};

fn check(context: &Context, found: &mut Vec<Finding>) {
    for (ix, item) in context.plan.items.iter() {
        let Some(progress) = item.progress else { continue };
        let at = context.item(ix);
        let said = words::percent(progress);
        let (message, fix) = match item.status {
            ItemStatus::Done if progress < 1.0 => (
                format!("Is done, but its progress is {said}."),
                Some(Fix {
                    label: "Set its progress to 100%".to_owned(),
                    remedy: Remedy::set(at, "progress", 1.0),
                }),
            ),
            ItemStatus::InProgress | ItemStatus::OnHold if progress >= 1.0 => {
                (format!("Is {}, but its progress is 100%.", item.status.label().to_lowercase()), None)
            }
            ItemStatus::Idea | ItemStatus::Planned if progress > 0.0 => {
                let remedy = Remedy::set(at, "status", ItemStatus::InProgress.as_str());
                let state = if item.status == ItemStatus::Idea { "an idea" } else { "planned" };
                // At 100% it is not in progress either, and nobody can say from here what it is.
                let fix = (progress < 1.0).then(|| Fix { label: "Set it to in progress".to_owned(), remedy });
                (format!("Is still {state}, but its progress is {said}."), fix)
            }
            _ => continue,
        };
        found.push(Finding::new(&RULE, at, &item.title, message).mended_by(fix));
    }
}

fn example(draft: &mut Draft, progress: f64) {
    draft.item("Product tours", |item| {
        (item.status, item.progress) = (ItemStatus::Done, Some(progress));
    });
}

fn bad(draft: &mut Draft) {
    example(draft, 0.6);
}

fn good(draft: &mut Draft) {
    example(draft, 1.0);
    draft.item("Template gallery", |item| {
        (item.status, item.progress) = (ItemStatus::InProgress, Some(0.6));
    });
    draft.item("Import from spreadsheets", |item| item.progress = Some(0.0));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::tests::{look, mended};

    #[test]
    fn each_contradiction_is_said_and_mended_where_the_truth_is_plain() {
        let said = |status, progress| {
            let mut draft = Draft::default();
            draft.item("Tours", |item| (item.status, item.progress) = (status, Some(progress)));
            (draft.clone(), look(&RULE, &draft).remove(0))
        };
        assert_eq!(said(ItemStatus::OnHold, 1.0).1.message, "Is on hold, but its progress is 100%.");
        assert_eq!(said(ItemStatus::InProgress, 1.0).1.fix, None);
        let (draft, planned) = said(ItemStatus::Planned, 0.25);
        assert_eq!(planned.message, "Is still planned, but its progress is 25%.");
        assert_eq!(mended(&RULE, &draft).len(), 1);
        assert_eq!(mended(&RULE, &said(ItemStatus::Done, 0.25).0).len(), 1);
    }
}
