//! Names of columns that mean the same in any table, whatever tool it comes from.

use std::collections::HashMap;
use std::sync::LazyLock;

use throughline_plan::model::ItemType;

use super::field::Field;
use super::words::folded;

/// A column's name for comparing: lower case, single spaces for underscores, without signs at its ends; the name
/// inside `Custom field (…)`.
pub(super) fn plain(name: &str) -> String {
    let name = folded(&name.replace('_', " "));
    let name = name.trim_matches(|c: char| matches!(c, '*' | ':' | ' ' | '"' | '?'));
    let inner = name.strip_prefix("custom field (").and_then(|rest| rest.strip_suffix(')'));
    inner.unwrap_or(name).trim().to_owned()
}

/// Stands before the name of a column that is kept as it is although its name is known.
pub(super) const KEPT: &str = "Kept: ";

/// The name of a column for what an item has kept from its source, such that an import keeps it again.
pub(in super::super) fn for_kept(name: &str) -> String {
    if is_known(name) || name.starts_with(KEPT) { format!("{KEPT}{name}") } else { name.to_owned() }
}

use Field as F;

/// What a column means, and the whole names by which it is known, the best first: where two columns could be the
/// same, the one whose name comes first here is. `Summary`, and nouns such as `Initiative`, are not here: what they
/// mean depends on the other columns.
#[rustfmt::skip]
const NAMES: &[(Field, &[&str])] = &[
    (F::Title, &[
        "title", "name", "task name", "item name", "items", "item", "entity name", "work item title",
        "issue title", "card name", "headline", "subject", "feature name", "project title",
    ]),
    (F::Id, &[
        "id", "key", "issue key", "identifier", "external id", "task id", "item id", "record id",
        "entity uuid", "uuid", "ref", "reference", "reference #", "reference number", "#", "no", "no.",
        "nr", "number", "code", "unique id", "sticky id",
    ]),
    (F::Type, &[
        "type", "item type", "issue type", "work item type", "record type", "kind", "entity type",
        "tracker", "hierarchy level",
    ]),
    (F::Parent, &[
        "parent", "parent id", "parent key", "parent issue", "parent task", "parent item", "parent title",
        "parent name", "parent epic", "parent initiative", "epic link", "parent link", "part of",
        "child of", "belongs to", "parent objective", "parent goal", "parent product", "parent summary",
    ]),
    (F::Epic, &["epic name", "initiative name"]),
    (F::Objective, &[
        "objective", "objectives", "objective / theme", "objective/theme", "business objective",
        "business objectives", "company objective", "company goal", "company goals", "goals", "goal name",
        "okr", "okrs", "strategic objective", "strategic objectives", "linked objectives", "linked goals",
        "serves", "supports objective", "supports",
    ]),
    (F::Strategy, &[
        "strategic theme", "strategic themes", "strategic pillar", "strategic bet", "investment theme",
        "strategies", "themes", "pillars", "lane", "swimlane", "container", "category", "categories",
        "workstream", "work stream", "focus area", "initiatives", "bets",
    ]),
    (F::Product, &[
        "product", "products", "product name", "product line", "workspace name", "app", "application", "platform",
        "repository", "project name",
    ]),
    (F::Owner, &[
        "owner", "owners", "item owner", "feature owner", "accountable", "accountable owner", "assignee",
        "assignees", "assigned to", "feature assigned to", "lead", "project lead", "responsible", "dri",
        "driver", "product owner", "product manager", "pm", "owned by", "point of contact", "champion",
        "leader", "product lead", "product leader", "initiative owner",
    ]),
    (F::Contributor, &[
        "contributor", "contributors", "co-authors", "co-author", "co-owners", "collaborators", "members",
        "participants", "supporters", "team members",
    ]),
    (F::Approver, &["approver", "approvers", "approved by", "sign-off", "sign off"]),
    (F::Team, &[
        "team", "teams", "team(s)", "squad", "squads", "component", "components", "component/s",
        "component(s)", "area path", "area", "tribe", "department", "owning team", "owning sig", "sig",
        "participating sigs", "delivery team", "contributing teams", "crew",
    ]),
    (F::Status, &[
        "status", "state", "item status", "feature status", "status name", "state name", "workflow status",
        "work status", "issue status", "delivery status", "progress status",
    ]),
    (F::StatusCategory, &["status category", "state category", "status type", "state group"]),
    (F::Resolution, &["resolution"]),
    (F::Stage, &[
        "stage", "lifecycle stage", "life-cycle stage", "phase", "development stage", "section/column",
        "maturity", "dev. phase", "roadmap stage",
    ]),
    (F::Start, &[
        "start", "start date", "planned start", "planned start date", "target start", "target start date",
        "begin", "begin date", "beginning", "from", "feature start date", "starts", "starts on", "start on",
        "cycle start", "kick-off", "kickoff", "development started on", "start quarter", "start month",
    ]),
    (F::End, &[
        "end", "end date", "due", "due date", "due on", "target date", "target end", "target end date",
        "planned end", "planned end date", "finish", "finish date", "feature end date", "feature due date",
        "feature due on", "deadline", "ends", "ends on", "to", "until", "eta", "delivery date",
        "release date", "ship date", "launch date", "target", "target completion", "completion date",
        "due by", "end quarter", "end month", "expected delivery",
    ]),
    (F::Period, &[
        "period", "quarter", "quarters", "half", "timeframe", "time frame", "time horizon", "timeline",
        "when", "month", "year", "date", "dates", "planned for", "target quarter", "planned quarter",
        "delivery quarter", "target period", "okr period", "cycle", "time period", "fiscal quarter",
    ]),
    (F::Bucket, &[
        "bucket", "now/next/later", "now-next-later", "now next later", "nnl", "roadmap bucket",
        "roadmap column",
    ]),
    (F::Progress, &[
        "progress", "% complete", "% completed", "percent complete", "percentage complete", "% done",
        "percent done", "completion", "complete", "progress %", "completion %", "% progress",
        "sub-issues progress", "done ratio", "progress (%)", "% complete (feature)",
    ]),
    (F::Confidence, &[
        "confidence", "confidence %", "release confidence %", "release confidence", "% confidence",
        "confidence level", "confidence (%)", "likelihood",
    ]),
    (F::Effort, &[
        "effort", "estimate", "estimated effort", "effort estimate", "size", "initial estimate",
        "feature initial estimate", "person-months", "person months", "man-months", "original estimate",
        "σ original estimate", "effort (person-months)", "cost", "team months", "person-days",
        "person-weeks", "work", "job size",
    ]),
    (F::Weight, &[
        "weight", "target share", "target allocation", "target %", "share", "allocation", "target weight",
    ]),
    (F::DependsOn, &[
        "depends on", "dependencies", "dependency", "blocked by", "is blocked by", "predecessors",
        "predecessor", "requires", "depends", "blocked by (dependencies)", "waiting on", "prerequisites",
    ]),
    (F::Blocks, &[
        "blocks", "blocking", "is blocking", "successors", "successor", "blocking (dependencies)",
        "required by",
    ]),
    (F::Related, &[
        "related to", "relates to", "see also", "related", "related items", "replaces", "replaced by",
        "superseded by", "supersedes", "duplicate of", "duplicates", "linked issues", "relations",
    ]),
    (F::Labels, &["labels", "label", "tags", "tag", "feature tags", "keywords"]),
    (F::Link, &[
        "link", "url", "links", "web link", "website", "pb url", "item url", "issue url", "feature url",
        "hyperlink", "permalink",
    ]),
    (F::Description, &[
        "description", "details", "detail", "notes", "note", "feature description", "body", "abstract",
        "overview", "comment", "comments", "item description", "what", "brief",
    ]),
    (F::Email, &["email", "e-mail", "email address", "e-mail address", "mail"]),
    (F::Role, &["role", "position", "seniority"]),
    (F::JobTitle, &["job title", "title on card"]),
    (F::ReportsTo, &["reports to", "manager", "line manager", "boss", "supervisor", "reports-to"]),
    (F::OtherDate, &[
        "created", "created at", "created on", "created date", "creation date", "date created", "updated",
        "updated at", "last updated", "last modified", "modified", "changed date", "last viewed",
        "resolved", "resolved date", "closed", "closed at", "closed date", "archived", "archived at",
        "completed", "completed at", "completed on", "triaged", "canceled", "cancelled", "started",
        "started at", "actual start", "actual end", "actual finish",
    ]),
    // What a table of this app says for people, and an import has no use for.
    (F::Ignore, &["source id"]),
];

static BY_NAME: LazyLock<HashMap<&'static str, (Field, usize)>> = LazyLock::new(|| {
    let mut by_name = HashMap::new();
    for (field, names) in NAMES {
        for (rank, name) in names.iter().enumerate() {
            by_name.entry(*name).or_insert((*field, rank));
        }
    }
    by_name
});

/// What a column's plain name means by itself, and how good a name for it that is (0 is the best).
pub(super) fn field(plain: &str) -> Option<(Field, usize)> {
    let known = |name: &str| BY_NAME.get(name).copied();
    known(plain)
        // `Theme (SIG)`, `Start (planned)`: the name without what stands in brackets after it.
        .or_else(|| {
            plain.split_once('(').filter(|_| plain.ends_with(')')).and_then(|(name, _)| known(name.trim()))
        })
        // `Owner / Lead`: two names for the same thing.
        .or_else(|| {
            let (one, two) = plain.split_once('/')?;
            let (one, two) = (known(one.trim())?, known(two.trim())?);
            (one.0 == two.0).then_some(one)
        })
}

/// Nouns for items that stand above others, and their types: a column of one names what an item is part of.
pub(super) const ABOVE: &[(&str, ItemType)] = &[
    ("project", ItemType::Initiative),
    ("initiative", ItemType::Initiative),
    ("initiative name", ItemType::Initiative),
    ("epic", ItemType::Epic),
    ("epic name", ItemType::Epic),
    ("master feature name", ItemType::Epic),
];

/// Nouns for what the rows of a table can be, from the lowest in a plan to the highest. Where no column is called
/// title or name, the column with the lowest of them is the title.
pub(super) const NOUNS: &[(&str, Noun)] = &[
    ("task", Noun::Item),
    ("user story", Noun::Item),
    ("story", Noun::Item),
    ("feature", Noun::Item),
    ("features", Noun::Item),
    ("epic", Noun::Item),
    ("epics", Noun::Item),
    ("milestone", Noun::Item),
    ("release", Noun::Item),
    ("experiment", Noun::Item),
    ("deliverable", Noun::Item),
    ("initiative", Noun::Item),
    ("project", Noun::Item),
    ("roadmap item", Noun::Item),
    ("issue", Noun::Item),
    ("goal", Noun::Goal),
    ("strategy", Noun::Strategy),
    ("theme", Noun::Strategy),
    ("pillar", Noun::Strategy),
    ("bet", Noun::Strategy),
    ("product", Noun::Product),
    ("objective", Noun::Objective),
    ("product leader", Noun::Leader),
    ("leader", Noun::Leader),
    ("person", Noun::Leader),
    ("full name", Noun::Leader),
];

/// What a noun stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun {
    /// A roadmap item.
    Item,
    /// An objective, or an item where another column names the objective.
    Goal,
    /// A strategy.
    Strategy,
    /// A product.
    Product,
    /// An objective.
    Objective,
    /// A leader.
    Leader,
}

/// What a noun stands for; also `theme (sig)`.
pub(super) fn noun(plain: &str) -> Option<Noun> {
    let name = plain.split_once('(').filter(|_| plain.ends_with(')')).map_or(plain, |(name, _)| name.trim());
    NOUNS.iter().find(|(known, _)| *known == name).map(|(_, noun)| *noun)
}

/// Whether a name means anything here: used to find the row of names.
pub(super) fn is_known(name: &str) -> bool {
    let plain = plain(name);
    !plain.is_empty()
        && plain.chars().count() <= 60
        && (field(&plain).is_some()
            || noun(&plain).is_some()
            || plain == "summary"
            || super::scores::is_known(&plain)
            || super::format::knows(&plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_matched_whole_and_in_any_case() {
        for (name, meant) in [
            ("TITLE", Some(F::Title)),
            ("Start_Date", Some(F::Start)),
            ("  Due   date ", Some(F::End)),
            ("Objective / Theme", Some(F::Objective)),
            ("Owner/Assignee", Some(F::Owner)),
            ("Start / End", None),
            ("Start (planned)", Some(F::Start)),
            ("Custom field (Target end)", Some(F::End)),
            ("Project ID", None),
            ("Video", None),
            ("Assignee Id", None),
        ] {
            assert_eq!(field(&plain(name)).map(|(field, _)| field), meant, "{name}");
        }
    }

    #[test]
    fn every_name_is_plain_and_means_one_thing() {
        let mut seen = std::collections::BTreeSet::new();
        for (field, names) in NAMES {
            for name in *names {
                assert!(plain(name) == *name, "{name}");
                assert!(seen.insert(*name), "{name} of {field} is there twice");
                assert!(
                    noun(name).is_none()
                        || matches!(*name, "product" | "objective" | "leader" | "product leader")
                );
            }
        }
    }
}
