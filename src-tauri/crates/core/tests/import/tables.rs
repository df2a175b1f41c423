//! Tables that the app writes come back: unchanged where nobody touched them, and whole in a new workspace.

use throughline_core::exchange::import::{self, Options, TableKind};
use throughline_core::exchange::table;
use throughline_core::sample;
use throughline_core::workspace::Moment;

use super::{Bench, new_id, said};

const REAL: [&str; 6] = [
    "rust-project-goals-2025h2-with-tasks.csv",
    "rust-project-goals-2025h2.csv",
    "kubernetes-keps.csv",
    "kubernetes-kep-milestones.csv",
    "jenkins-roadmap.csv",
    "jira-cloud-export-ethereum.csv",
];

/// The tables of a workspace: the whole of which others are part first.
const KINDS: [TableKind; 5] =
    [TableKind::Products, TableKind::Leaders, TableKind::Objectives, TableKind::Strategies, TableKind::Items];

fn table(bench: &Bench, kind: TableKind) -> String {
    String::from_utf8(table::csv(bench.plan(), kind).unwrap()).unwrap()
}

fn with_sample() -> Bench {
    let mut bench = Bench::new();
    let edit = sample::edit(Moment::current().today);
    bench.workspace.apply(&edit, Moment::current()).unwrap();
    bench
}

fn comes_back_unchanged(bench: &Bench, what: &str) {
    for kind in KINDS {
        let text = table(bench, kind);
        let source = import::Source { name: format!("{}.csv", kind.as_str()), bytes: text.as_bytes().into() };
        let preview = import::preview(bench.plan(), &[source], &Options::default(), &new_id);
        let Ok(preview) = preview else {
            assert_eq!(text.lines().count(), 1, "{what} {}", kind.as_str());
            continue;
        };
        assert_eq!(preview.tables[0].kind, kind, "{what}");
        assert_eq!(preview.edit.changes, [], "{what} {}: {:?}", kind.as_str(), said(&preview));
    }
}

#[test]
fn an_untouched_table_changes_nothing() {
    comes_back_unchanged(&with_sample(), "sample");
    for name in REAL {
        let mut bench = Bench::new();
        bench.real(&[name]);
        comes_back_unchanged(&bench, name);
    }
}

#[test]
fn tables_carry_a_plan_into_a_new_workspace() {
    let old = with_sample();
    let texts: Vec<(String, String)> =
        KINDS.iter().map(|kind| (format!("{}.csv", kind.as_str()), table(&old, *kind))).collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let mut new = Bench::new();
    new.files(&files);
    let counts = |bench: &Bench| {
        let plan = bench.plan();
        [
            plan.objectives.len(),
            plan.strategies.len(),
            plan.items.len(),
            plan.leaders.len(),
            plan.products.len(),
            plan.links.len(),
            plan.dependencies.len(),
        ]
    };
    assert_eq!(counts(&new), counts(&old));
    for item in old.plan().items.rows() {
        let copy = new.item(&item.title);
        assert_eq!(
            (&copy.description, copy.item_type, copy.status, &copy.stage, copy.start, copy.end, copy.bucket),
            (&item.description, item.item_type, item.status, &item.stage, item.start, item.end, item.bucket)
        );
        assert_eq!(
            (copy.progress, copy.confidence, copy.effort, &copy.teams, &copy.labels),
            (item.progress, item.confidence, item.effort, &item.teams, &item.labels)
        );
        assert_eq!(new.serves(copy), old.serves(item));
        assert_eq!(new.blockers(&copy.title), old.blockers(&item.title));
    }
}

#[test]
fn no_cell_of_a_table_runs_in_a_spreadsheet() {
    let mut bench = Bench::new();
    bench.files(&[("plan.csv", "Title,Owner,Description\n=1+1,@epage,\"-2, or +3\"\n")]);
    let text = table(&bench, TableKind::Items);
    let row = text.lines().nth(1).unwrap();
    assert!(row.contains(",'=1+1,") && row.contains(",'@epage,") && row.contains("\"'-2, or +3\""), "{row}");
    assert!(text.starts_with("\u{feff}ID,Title,"), "{text}");
    comes_back_unchanged(&bench, "formulas");
}

#[test]
fn a_row_renamed_in_the_spreadsheet_is_the_same_record() {
    let mut bench = with_sample();
    let id = bench.item("Template gallery").id;
    let edited = table(&bench, TableKind::Items).replace(",Template gallery,", ",Gallery of templates,");
    let preview = bench.files(&[("items.csv", &edited)]);
    assert_eq!(bench.item("Gallery of templates").id, id);
    assert!(preview.created.is_empty(), "{:?}", preview.created);
}
