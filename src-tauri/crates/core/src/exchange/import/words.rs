//! Words that tools and people use for states, types and buckets, and words that say nothing.

use throughline_plan::model::{Bucket, ItemStatus, ItemType, LeaderRole};

use super::field::Target;

/// A text for comparing: lower case, one space between words, plain dashes and apostrophes.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        for c in word.chars() {
            match c {
                '‐' | '‑' | '‒' | '–' | '—' | '−' => folded.push('-'),
                '’' | '‘' | 'ʼ' => folded.push('\''),
                c => folded.extend(c.to_lowercase()),
            }
        }
    }
    folded
}

/// Whether a cell says that there is nothing to say: empty, `TBD`, `n/a`, `-`, …
pub(super) fn is_nothing(cell: &str) -> bool {
    if cell.chars().all(|c| matches!(c, '-' | '–' | '—' | '?' | '.' | '…' | '_') || c.is_whitespace()) {
        return true;
    }
    // Longer cells are not worth folding.
    cell.len() <= 20
        && matches!(
            folded(cell).trim_end_matches(['?', '.']),
            "tbd"
                | "tba"
                | "tbc"
                | "t.b.d"
                | "n/a"
                | "na"
                | "n.a"
                | "none"
                | "null"
                | "nil"
                | "nan"
                | "unknown"
                | "not set"
                | "unset"
                | "unscheduled"
                | "no date"
                | "not scheduled"
                | "to be defined"
                | "to be decided"
                | "to be determined"
                | "to be confirmed"
                | "(none)"
                | "(empty)"
                | "(blank)"
                | "unassigned"
                | "nobody"
                | "no one"
                | "not assigned"
                | "<none>"
                | "undefined"
        )
}

/// Now, next or later.
pub(super) fn bucket(cell: &str) -> Option<Bucket> {
    match folded(cell).as_str() {
        "now" | "current" | "doing now" => Some(Bucket::Now),
        "next" | "soon" | "near term" | "near-term" | "up next" => Some(Bucket::Next),
        "later" | "future" | "someday" | "some day" | "long term" | "long-term" | "backlog" | "parked" => {
            Some(Bucket::Later)
        }
        _ => None,
    }
}

use ItemStatus as S;

/// Status words, folded. Those in the first rows mean just what [`ItemStatus`] says; the others say more.
#[rustfmt::skip]
const STATUSES: [(ItemStatus, &[&str], &[&str]); 6] = [
    (S::Idea, &["idea", "ideas"], &[
        "draft", "proposed", "proposal", "provisional", "new", "new idea", "candidate",
        "under consideration", "considering", "needs review", "needs triage", "triage", "inbox",
        "discovery", "exploring", "future", "later", "maybe", "someday", "parking lot", "opportunity",
        "problem", "funnel", "icebox", "submitted", "requested", "open question", "validating",
        "under review", "not prioritized", "unprioritized",
    ]),
    (S::Planned, &["planned", "to do", "todo", "not started", "open"], &[
        "backlog", "ready", "ready for development", "ready to develop", "ready to build", "selected",
        "selected for development", "scheduled", "committed", "approved", "accepted", "implementable",
        "next", "near term", "near-term", "up next", "upcoming", "unstarted", "pending", "queued",
        "prioritized", "prioritised", "reopened", "defined", "ready to start", "shortlisted",
    ]),
    (S::InProgress, &["in progress", "in-progress", "doing", "started", "active", "ongoing"], &[
        "current", "now", "wip", "in development", "development", "developing", "in design", "design",
        "designing", "in review", "review", "code review", "in testing", "testing", "in test", "qa",
        "in qa", "uat", "implementing", "building", "in build", "preview", "beta", "alpha", "last call",
        "in delivery", "delivery", "rolling out", "rollout", "in rollout", "on track", "at risk",
        "off track", "delayed", "behind", "validation", "in validation", "launching", "in discovery",
        "in flight", "underway", "in preview", "ready to ship", "ready for release", "staging",
        "in staging",
    ]),
    (S::OnHold, &["on hold", "on-hold", "paused"], &[
        "stagnant", "stalled", "blocked", "deferred", "postponed", "waiting", "suspended", "parked",
        "snoozed", "impeded", "frozen",
    ]),
    (S::Done, &["done", "complete", "completed", "finished", "closed"], &[
        "final", "released", "shipped", "launched", "implemented", "live", "living", "delivered",
        "deployed", "stable", "ga", "generally available", "merged", "achieved", "fixed", "verified",
        "in production", "resolved",
    ]),
    (S::Dropped, &["dropped", "cancelled", "canceled"], &[
        "withdrawn", "rejected", "declined", "not accepted", "won't do", "wont do", "will not do",
        "won't fix", "wontfix", "will not implement", "not planned", "not doing", "killed", "abandoned",
        "replaced", "superseded", "duplicate", "obsolete", "removed", "discarded", "out of scope", "never",
        "stopped", "deprecated", "invalid", "won't have", "unlikely to do",
    ]),
];

/// A status word as an [`ItemStatus`], and whether the word says more than that.
pub(super) fn status(cell: &str) -> Option<(ItemStatus, bool)> {
    let word = folded(cell);
    STATUSES.iter().find_map(|(status, plain, more)| {
        if plain.contains(&word.as_str()) || word == status.as_str() {
            Some((*status, false))
        } else {
            more.contains(&word.as_str()).then_some((*status, true))
        }
    })
}

/// What a status word means by itself.
pub(in super::super) fn status_of(word: &str) -> Option<ItemStatus> {
    status(word).map(|(status, _)| status)
}

/// The status word that a misspelt one is nearest to, where it is near.
pub(super) fn near_status(cell: &str) -> Option<(ItemStatus, &'static str)> {
    let word = folded(cell);
    let all = STATUSES
        .iter()
        .flat_map(|(status, plain, more)| plain.iter().chain(*more).map(move |known| (*status, *known)));
    all.filter(|(_, known)| known.len() > 4)
        .map(|(status, known)| (strsim::damerau_levenshtein(&word, known), status, known))
        .filter(|(distance, _, known)| *distance <= 1 + usize::from(known.len() > 7))
        .min_by_key(|(distance, ..)| *distance)
        .map(|(_, status, known)| (status, known))
}

/// A tool's own class of states.
pub(super) fn category(cell: &str) -> Option<ItemStatus> {
    match folded(cell).as_str() {
        "to do" | "todo" | "new" | "unstarted" | "backlog" | "proposed" | "not started" => Some(S::Planned),
        "in progress" | "started" | "indeterminate" | "active" => Some(S::InProgress),
        "done" | "completed" | "complete" | "closed" | "resolved" => Some(S::Done),
        "canceled" | "cancelled" | "removed" => Some(S::Dropped),
        _ => None,
    }
}

/// Whether a status word's meaning fits its tool's class of it.
pub(super) const fn fits(status: ItemStatus, category: ItemStatus) -> bool {
    match category {
        S::Planned => matches!(status, S::Idea | S::Planned | S::OnHold),
        S::InProgress => matches!(status, S::InProgress | S::OnHold),
        S::Done => matches!(status, S::Done | S::Dropped),
        _ => matches!(status, S::Dropped),
    }
}

/// Whether a resolution says that the work was given up.
pub(super) fn gave_up(resolution: &str) -> bool {
    matches!(status(resolution), Some((S::Dropped, _)))
        || matches!(
            folded(resolution).as_str(),
            "cannot reproduce" | "incomplete" | "not a bug" | "declined by customer"
        )
}

/// Type words, folded, and what they are. Those that come first in each row are the type's own name.
#[rustfmt::skip]
const TYPES: [(ItemType, &[&str]); 7] = [
    (ItemType::Initiative, &[
        "initiative", "initiatives", "project", "program", "programme", "portfolio epic", "deliverable",
        "workstream", "master feature",
    ]),
    (ItemType::Epic, &["epic", "epics"]),
    (ItemType::Feature, &[
        "feature", "features", "story", "user story", "improvement", "enhancement", "new feature",
        "capability", "requirement", "product backlog item", "subfeature", "idea",
    ]),
    (ItemType::Task, &[
        "task", "tasks", "sub-task", "subtask", "bug", "defect", "chore", "issue", "spike", "to-do", "todo",
        "work item", "activity", "action", "technical task", "incident", "test case",
    ]),
    (ItemType::Milestone, &["milestone", "milestones", "gate", "deadline", "event", "checkpoint"]),
    (ItemType::Release, &["release", "releases", "version", "launch", "shipment"]),
    (ItemType::Experiment, &[
        "experiment", "experiments", "test", "prototype", "hypothesis", "poc", "proof of concept",
        "a/b test", "assumption test",
    ]),
];

/// A type word as what its row becomes, and whether it says no more than that.
pub(super) fn target(cell: &str) -> Option<(Target, bool)> {
    let word = folded(cell);
    let kind = match word.as_str() {
        "objective" | "objectives" | "goal" | "okr" | "company goal" | "business objective" | "outcome" => {
            Some((Target::Objective, word.starts_with("objective")))
        }
        "strategy" | "strategies" | "theme" | "pillar" | "bet" | "strategic theme" | "strategic pillar"
        | "strategic bet" | "investment theme" => Some((Target::Strategy, word.starts_with("strateg"))),
        "product" | "products" | "product line" | "portfolio" => {
            Some((Target::Product, word.starts_with("product")))
        }
        "leader" | "person" | "owner" | "product leader" | "product manager" => {
            Some((Target::Leader, word == "leader"))
        }
        "item" | "roadmap item" => Some((Target::Item, true)),
        _ => None,
    };
    kind.or_else(|| {
        let (item_type, _) = TYPES.iter().find(|(_, words)| words.contains(&word.as_str()))?;
        let exact = word == item_type.as_str();
        Some((Target::ItemOf(*item_type), exact))
    })
}

/// The type that a column's or report's noun stands for.
pub(super) fn item_type(noun: &str) -> Option<ItemType> {
    match target(noun) {
        Some((Target::ItemOf(item_type), _)) => Some(item_type),
        _ => None,
    }
}

/// A leader's place in the organisation.
pub(super) fn role(cell: &str) -> LeaderRole {
    let word = folded(cell);
    let has = |any: &[&str]| {
        word.split(|c: char| !c.is_alphanumeric()).any(|part| any.contains(&part))
            || any.contains(&word.as_str())
    };
    if has(&["cpo", "chief"]) {
        LeaderRole::Cpo
    } else if has(&["vp", "svp", "evp", "vice"]) {
        LeaderRole::Vp
    } else if has(&["head"]) {
        LeaderRole::Head
    } else if has(&["director"]) {
        LeaderRole::Director
    } else if has(&["pm", "product manager", "manager", "gpm", "po", "owner"]) {
        LeaderRole::Pm
    } else {
        LeaderRole::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_tools_are_understood() {
        for (word, meant) in [
            ("To Do", Some((S::Planned, false))),
            ("In Progress", Some((S::InProgress, false))),
            ("in_progress", Some((S::InProgress, false))),
            ("Near Term", Some((S::Planned, true))),
            ("provisional", Some((S::Idea, true))),
            ("implementable", Some((S::Planned, true))),
            ("Not accepted", Some((S::Dropped, true))),
            ("Won’t Do", Some((S::Dropped, true))),
            ("Released", Some((S::Done, true))),
            ("Cancelled", Some((S::Dropped, false))),
            ("imlpemented", None),
        ] {
            assert_eq!(status(word), meant, "{word}");
        }
        assert_eq!(near_status("imlpemented"), Some((S::Done, "implemented")));
        assert_eq!(near_status("complet"), Some((S::Done, "complete")));
        assert_eq!(near_status("purple"), None);
    }

    #[test]
    fn every_word_has_one_meaning() {
        let mut seen = std::collections::BTreeMap::new();
        for (status, plain, more) in STATUSES {
            for word in plain.iter().chain(more) {
                assert_eq!(folded(word), *word);
                if let Some(other) = seen.insert(*word, status) {
                    assert_eq!(other, status, "{word}");
                }
            }
        }
    }

    #[test]
    fn words_that_say_nothing() {
        for word in ["", " ", "-", "—", "TBD", "tbd?", "n/a", "N/A", "None", "?", "…", "(none)"] {
            assert!(is_nothing(word), "{word}");
        }
        for word in ["0", "No", "x", "Nobody's business", "2026"] {
            assert!(!is_nothing(word), "{word}");
        }
    }

    #[test]
    fn type_words_become_kinds() {
        for (word, meant) in [
            ("Epic", Some((Target::ItemOf(ItemType::Epic), true))),
            ("Story", Some((Target::ItemOf(ItemType::Feature), false))),
            ("Sub-task", Some((Target::ItemOf(ItemType::Task), false))),
            ("Objective", Some((Target::Objective, true))),
            ("Theme", Some((Target::Strategy, false))),
            ("KEP", None),
        ] {
            assert_eq!(target(word), meant, "{word}");
        }
    }

    #[test]
    fn roles_are_found_in_titles() {
        assert_eq!(role("CPO"), LeaderRole::Cpo);
        assert_eq!(role("Senior Director, Growth"), LeaderRole::Director);
        assert_eq!(role("Head of Product"), LeaderRole::Head);
        assert_eq!(role("Product Manager"), LeaderRole::Pm);
        assert_eq!(role("Designer"), LeaderRole::Other);
    }
}
