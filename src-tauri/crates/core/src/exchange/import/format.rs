//! Which tool a file comes from, and what its columns mean there.
//!
//! A tool is known by column names that only its exports have together, never by the file's name.

use throughline_plan::model::ItemType;
use throughline_plan::text_enum;

use super::field::Field;
use super::options::DateOrder;

text_enum! {
    /// The tool a file comes from, known by its column names. Its word is the `source` of the records.
    #[ts(rename = "ImportFormat")]
    Format {
        /// Jira issues.
        Jira = "jira", "Jira";
        /// Linear issues.
        Linear = "linear", "Linear";
        /// An Asana project.
        Asana = "asana", "Asana";
        /// An Azure DevOps query.
        AzureDevops = "azure_devops", "Azure DevOps";
        /// A view of GitHub Projects.
        GithubProjects = "github_projects", "GitHub Projects";
        /// An Aha! list report.
        Aha = "aha", "Aha!";
        /// A Productboard board.
        Productboard = "productboard", "Productboard";
        /// Roadmunk, now Strategic Roadmaps.
        Roadmunk = "roadmunk", "Roadmunk";
        /// Craft.io.
        Craft = "craft", "Craft.io";
        /// Plane.
        Plane = "plane", "Plane";
        /// Any other table.
        #[default]
        Table = "table", "Table";
    }
}

use Field as F;

/// Columns that a tool's exports have: all of the first, and at least one of the second where there are any.
struct Signature {
    format: Format,
    all: &'static [&'static str],
    any: &'static [&'static str],
}

/// The first that fits is taken.
const SIGNATURES: &[Signature] = &[
    Signature { format: Format::Jira, all: &["summary", "issue key"], any: &[] },
    Signature { format: Format::Jira, all: &["summary", "issue type", "issue id"], any: &[] },
    // The files of Jira Data Center's data pipeline.
    Signature {
        format: Format::Jira,
        all: &["key", "project key", "issue type", "summary", "status category"],
        any: &[],
    },
    Signature {
        format: Format::Linear,
        all: &["id", "team", "title", "creator", "cycle name"],
        any: &["parent issue", "sla status", "triaged", "cycle start"],
    },
    Signature {
        format: Format::Asana,
        all: &["task id", "name", "assignee", "notes"],
        any: &["section/column", "projects", "parent task", "assignee email"],
    },
    Signature {
        format: Format::Plane,
        all: &["project identifier", "identifier", "sequence id", "state name"],
        any: &[],
    },
    Signature {
        format: Format::AzureDevops,
        all: &["id", "work item type"],
        any: &["title", "title 1", "area path", "iteration path", "state"],
    },
    Signature {
        format: Format::GithubProjects,
        all: &["title", "url"],
        any: &["linked pull requests", "sub-issues progress", "repository", "reviewers"],
    },
    Signature { format: Format::Productboard, all: &["entity uuid", "entity name"], any: &[] },
    Signature { format: Format::Roadmunk, all: &["items", "bucket"], any: &["start date", "end date"] },
    // Craft.io's exports carry no column of their own; these come from the fields that its import takes.
    Signature {
        format: Format::Craft,
        all: &["title", "product", "item type"],
        any: &["importance", "dev. phase", "portfolio category"],
    },
];

/// The nouns that begin the columns of an Aha! report, the lowest first.
const AHA: &[(&str, Option<ItemType>)] = &[
    ("requirement", Some(ItemType::Task)),
    ("feature", Some(ItemType::Feature)),
    ("epic", Some(ItemType::Epic)),
    ("master feature", Some(ItemType::Epic)),
    ("release", Some(ItemType::Release)),
    ("initiative", Some(ItemType::Initiative)),
    ("goal", None),
    ("idea", Some(ItemType::Feature)),
];

/// Which tool a file with these plain column names comes from.
pub(super) fn detect(names: &[String]) -> Format {
    let has = |name: &str| names.iter().any(|known| known == name);
    let fits =
        |s: &&Signature| s.all.iter().all(|n| has(n)) && (s.any.is_empty() || s.any.iter().any(|n| has(n)));
    if let Some(found) = SIGNATURES.iter().find(fits) {
        return found.format;
    }
    if aha_noun(names).is_some() { Format::Aha } else { Format::Table }
}

/// The noun that an Aha! report is about: that of its first reference or name column with a second column of its own.
fn aha_noun(names: &[String]) -> Option<&'static str> {
    let own = |noun: &str| {
        names.iter().filter(|name| name.strip_prefix(noun).is_some_and(|rest| rest.starts_with(' '))).count()
    };
    AHA.iter()
        .map(|(noun, _)| *noun)
        .find(|noun| names.iter().any(|name| *name == format!("{noun} reference #")) && own(noun) >= 2)
}

/// Whether a plain name is one of a tool's own.
pub(super) fn knows(plain: &str) -> bool {
    SIGNATURES.iter().any(|s| s.all.contains(&plain) || s.any.contains(&plain))
        || AHA.iter().any(|(noun, _)| {
            plain.strip_prefix(noun).is_some_and(|rest| matches!(rest, " reference #" | " name" | " status"))
        })
}

impl Format {
    /// What one of its columns means, by its plain name; none leaves it to what the name means anywhere.
    pub(super) fn field(self, name: &str, names: &[String]) -> Option<Field> {
        match self {
            Self::Jira => jira(name),
            Self::Linear => linear(name),
            Self::Asana => asana(name),
            Self::AzureDevops => azure(name),
            Self::GithubProjects => github(name),
            Self::Aha => aha(name, aha_noun(names)?),
            Self::Productboard => productboard(name),
            Self::Plane => plane(name),
            Self::Roadmunk | Self::Craft | Self::Table => None,
        }
    }

    /// What its rows are where no column says so.
    pub(super) fn item_type(self, names: &[String]) -> Option<ItemType> {
        match self {
            Self::Aha => {
                let noun = aha_noun(names)?;
                AHA.iter().find(|(known, _)| *known == noun).and_then(|(_, item_type)| *item_type)
            }
            Self::Jira | Self::Linear | Self::Asana | Self::GithubProjects | Self::Plane => {
                Some(ItemType::Task)
            }
            Self::Productboard => Some(ItemType::Feature),
            _ => None,
        }
    }

    /// The order of day and month that it always writes.
    pub(super) const fn date_order(self) -> Option<DateOrder> {
        match self {
            Self::AzureDevops | Self::Craft => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }
}

fn jira(name: &str) -> Option<Field> {
    // `inward issue link (blocks)` is read “is blocked by”.
    if let Some((inward, kind)) = ["inward", "outward"].iter().find_map(|way| {
        let rest = name.strip_prefix(way)?.strip_prefix(" issue link (")?;
        Some((*way == "inward", rest.strip_suffix(')')?))
    }) {
        return Some(match (kind, inward) {
            ("blocks" | "blocker" | "gantt: finish-start" | "gantt end to start", true) => F::DependsOn,
            ("blocks" | "blocker" | "gantt: finish-start" | "gantt end to start", false) => F::Blocks,
            ("dependency" | "depends" | "dependent", true) => F::Blocks,
            ("dependency" | "depends" | "dependent", false) => F::DependsOn,
            _ => F::Related,
        });
    }
    Some(match name {
        "summary" => F::Title,
        "issue key" | "key" => F::Id,
        "issue id" | "id" => F::OtherId,
        "issue type" => F::Type,
        "assignee" | "assignee name" => F::Owner,
        "reporter"
        | "creator"
        | "project lead"
        | "epic name"
        | "epic status"
        | "epic color"
        | "project description"
        | "assignee id"
        | "reporter id"
        | "watchers"
        | "comment"
        | "work ratio"
        | "sprint"
        | "url"
        | "instance url"
        | "remaining estimate"
        | "time spent"
        | "story points"
        | "story point estimate" => F::Extra,
        "parent" | "parent key" | "epic link" | "parent link" | "parent id" | "parent summary" => F::Parent,
        "project name" => F::Product,
        _ => return None,
    })
}

fn linear(name: &str) -> Option<Field> {
    Some(match name {
        "id" => F::Id,
        "uuid" => F::OtherId,
        "initiatives" | "roadmaps" => F::Objective,
        "project" => F::Strategy,
        "started" => F::Start,
        "cycle start" | "cycle end" | "cycle name" | "cycle number" | "estimate" | "creator" => F::Extra,
        "parent issue" => F::Parent,
        _ => return None,
    })
}

fn asana(name: &str) -> Option<Field> {
    Some(match name {
        "projects" => F::Product,
        "completed at" => F::Completed,
        "section/column" => F::Stage,
        "assignee email" => F::Extra,
        _ => return None,
    })
}

fn azure(name: &str) -> Option<Field> {
    Some(match name {
        "id" => F::Id,
        "story points" | "iteration path" | "iteration" | "created by" | "changed by" => F::Extra,
        name if name.strip_prefix("title ").is_some_and(|n| n.parse::<u8>().is_ok()) => F::Title,
        _ => return None,
    })
}

fn github(name: &str) -> Option<Field> {
    Some(match name {
        "url" => F::Id,
        "milestone" | "linked pull requests" | "reviewers" => F::Extra,
        _ => return None,
    })
}

fn productboard(name: &str) -> Option<Field> {
    (name == "now/next/later").then_some(F::Bucket)
}

fn plane(name: &str) -> Option<Field> {
    Some(match name {
        "identifier" => F::Id,
        "project name" => F::Product,
        "modules" | "cycles" | "estimate" | "links" | "comments" | "sequence id" | "project identifier" => {
            F::Extra
        }
        _ => return None,
    })
}

/// An Aha! column: the report's own noun and a field, or the name of a record above it.
fn aha(name: &str, noun: &str) -> Option<Field> {
    if let Some(own) = name.strip_prefix(noun).and_then(|rest| rest.strip_prefix(' ')) {
        return Some(match own {
            "reference #" => F::Id,
            "name" => F::Title,
            "type" => F::Type,
            "status" => F::Status,
            "assigned to" | "assigned to user" | "owner" => F::Owner,
            "description" => F::Description,
            "start date" => F::Start,
            "end date" | "due date" | "due on" | "release date" => F::End,
            "tags" => F::Labels,
            "initial estimate" | "detailed estimate" | "estimate" => F::Effort,
            "progress" | "% complete" => F::Progress,
            "url" => F::Link,
            "created date" | "updated date" | "created at" | "updated at" => F::OtherDate,
            _ => return None,
        });
    }
    Some(match name {
        "epic name" | "master feature name" if noun == "feature" || noun == "requirement" => F::Epic,
        "initiative name" if noun != "initiative" => F::Epic,
        "goal name" => F::Objective,
        "workspace name" | "product name" => F::Product,
        "release name" | "release start date" | "release end date" | "release date" => F::Extra,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::names::plain;
    use super::*;

    fn names(header: &str) -> Vec<String> {
        header.split(',').map(plain).collect()
    }

    #[test]
    fn tools_are_known_by_their_columns() {
        for (header, format) in [
            ("Summary,Issue key,Issue id,Issue Type,Status,Labels,Labels", Format::Jira),
            (
                "id,instance_url,url,key,project_key,project_name,issue_type,summary,status,status_category",
                Format::Jira,
            ),
            (
                "ID,Team,Title,Description,Status,Estimate,Creator,Cycle Number,Cycle Name,Parent issue",
                Format::Linear,
            ),
            ("Id,Team,Title,Description,Status,Priority,Creator,Assignee,Cycle Name,Triaged", Format::Linear),
            ("Task ID,Created At,Name,Section/Column,Assignee,Notes,Projects,Parent task", Format::Asana),
            ("ID,Work Item Type,Title 1,Title 2,Assigned To,State,Tags", Format::AzureDevops),
            ("Title,URL,Assignees,Status,Labels,Linked pull requests,Milestone", Format::GithubProjects),
            ("Feature reference #,Feature name,Feature status,Epic name,Initiative name", Format::Aha),
            ("Master feature reference #,Master feature name,Master feature status", Format::Aha),
            ("entity_uuid,entity_name,description,pb_url,status_name,April 2026", Format::Productboard),
            ("Items,Description,Start Date,End Date,Bucket", Format::Roadmunk),
            ("Project Name,Project Identifier,Parent,Identifier,Sequence Id,Name,State Name", Format::Plane),
            ("Title,Product,Item type,Importance", Format::Craft),
            ("ID,Type,Parent,Objective / Theme,Title,Owner", Format::Table),
            ("Title,URL,Owner", Format::Table),
        ] {
            assert_eq!(detect(&names(header)), format, "{header}");
        }
    }

    #[test]
    fn links_of_jira_have_a_direction() {
        assert_eq!(jira("inward issue link (blocks)"), Some(F::DependsOn));
        assert_eq!(jira("outward issue link (blocks)"), Some(F::Blocks));
        assert_eq!(jira("outward issue link (relates)"), Some(F::Related));
    }
}
