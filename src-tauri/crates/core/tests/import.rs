//! Importing spreadsheets into a workspace: real files whole, hard cases, and importing again.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

#[path = "import/again.rs"]
mod again;
#[path = "import/any.rs"]
mod any;
#[path = "import/hard.rs"]
mod hard;
#[path = "import/real.rs"]
mod real;
#[path = "import/tables.rs"]
mod tables;
#[path = "import/tools.rs"]
mod tools;
#[path = "import/unreadable.rs"]
mod unreadable;

use std::borrow::Cow;
use std::path::Path;

use throughline_core::exchange::import::{self, Options, Preview, Problem, Severity, Source};
use throughline_core::workspace::{Moment, Workspace};
use throughline_plan::model::{Id, Item, Objective, RecordKind, RecordRef};
use throughline_plan::plan::Plan;

/// A workspace in a folder of its own.
struct Bench {
    workspace: Workspace,
    _folder: tempfile::TempDir,
}

/// A file to import: its name and what is in it.
type File<'a> = (&'a str, &'a str);

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::create(&folder.path().join("plan.throughline"), "Plan").unwrap();
        Self { workspace, _folder: folder }
    }

    fn plan(&self) -> &Plan {
        self.workspace.plan()
    }

    /// Imports sources and checks that doing it again would change nothing.
    fn sources(&mut self, sources: &[Source<'_>], options: &Options) -> Preview {
        let preview = import::preview(self.plan(), sources, options, &new_id).unwrap();
        self.apply(&preview);
        let again = import::preview(self.plan(), sources, options, &new_id).unwrap();
        assert_eq!(again.edit.changes, [], "a second import changes something");
        assert!(again.created.is_empty() && again.updated.is_empty());
        preview
    }

    fn apply(&mut self, preview: &Preview) {
        self.workspace.apply(&preview.edit, Moment::current()).unwrap();
    }

    fn files(&mut self, files: &[File<'_>]) -> Preview {
        self.with(files, "{}")
    }

    /// Imports files with options written as JSON.
    fn with(&mut self, files: &[File<'_>], options: &str) -> Preview {
        let sources: Vec<Source<'_>> = files
            .iter()
            .map(|(name, text)| Source { name: (*name).to_owned(), bytes: Cow::Borrowed(text.as_bytes()) })
            .collect();
        self.sources(&sources, &serde_json::from_str(options).unwrap())
    }

    fn real(&mut self, names: &[&str]) -> Preview {
        let sources: Vec<Source<'_>> = names.iter().map(|name| real_file(name)).collect();
        self.sources(&sources, &Options::default())
    }

    fn item(&self, title: &str) -> &Item {
        let mut found = self.plan().items.rows().iter().filter(|item| item.title == title);
        let item = found.next();
        assert!(item.is_some(), "there is no item {title}");
        let item = item.unwrap();
        assert!(found.next().is_none(), "there are several items {title}");
        item
    }

    fn objective(&self, title: &str) -> &Objective {
        self.plan().objectives.rows().iter().find(|objective| objective.title == title).unwrap()
    }

    fn owner(&self, item: &Item) -> &str {
        let plan = self.plan();
        let owner = plan.graph().owner(plan.records(), RecordRef::new(RecordKind::Item, item.id));
        owner.map_or("", |leader| &plan.leaders[leader].name)
    }

    /// The titles of the objectives an item is linked to itself.
    fn serves(&self, item: &Item) -> Vec<&str> {
        let plan = self.plan();
        let ix = plan.items.ix(item.id).unwrap();
        let mut titles: Vec<&str> = plan
            .graph()
            .item_objectives(ix)
            .iter()
            .map(|edge| plan.objectives[edge.to].title.as_str())
            .collect();
        titles.sort_unstable();
        titles
    }

    /// The titles of the items that one waits for.
    fn blockers(&self, title: &str) -> Vec<&str> {
        let plan = self.plan();
        let ix = plan.items.ix(self.item(title).id).unwrap();
        let mut titles: Vec<&str> =
            plan.graph().blockers(ix).iter().map(|(item, _)| plan.items[*item].title.as_str()).collect();
        titles.sort_unstable();
        titles
    }

    fn parent(&self, title: &str) -> &str {
        let parent = self.item(title).parent_id;
        parent.and_then(|id| self.plan().items.get(id)).map_or("", |item| &item.title)
    }

    /// Start and end, as `2026-Q1..2026-03`.
    fn dates(&self, title: &str) -> String {
        let item = self.item(title);
        let shown =
            |date: Option<throughline_plan::model::PlanDate>| date.map_or(String::new(), |d| d.to_string());
        format!("{}..{}", shown(item.start), shown(item.end))
    }
}

fn new_id() -> Id {
    Id(uuid::Uuid::now_v7())
}

fn real_file(name: &str) -> Source<'static> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/real").join(name);
    Source { name: name.to_owned(), bytes: Cow::Owned(std::fs::read(path).unwrap()) }
}

/// How many of a kind a preview counts.
fn count(counts: &import::Counts, kind: RecordKind) -> u32 {
    counts.get(&kind).copied().unwrap_or(0)
}

/// The problems as `line column: message`.
fn said(preview: &Preview) -> Vec<String> {
    preview
        .problems
        .iter()
        .map(|p| {
            format!("{} {}: {}", p.line.map_or("-".to_owned(), |line| line.to_string()), p.column, p.message)
        })
        .collect()
}

fn problems_with<'a>(preview: &'a Preview, part: &str) -> Vec<&'a Problem> {
    preview.problems.iter().filter(|problem| problem.message.contains(part)).collect()
}

fn of_severity(preview: &Preview, severity: Severity) -> usize {
    preview.problems.iter().filter(|problem| problem.severity == severity).count()
}
