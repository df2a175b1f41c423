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
        assert_eq!(copy.scores, item.scores);
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

#[test]
fn scores_come_back_under_whatever_their_criteria_are_called() {
    let mut bench = with_sample();
    let settings = bench.plan().score_settings.rows()[0].id;
    let criteria = serde_json::json!([
        { "key": "value", "label": "Owner" },
        { "key": "strategic_fit", "label": "Fit, 1 to 10" },
        { "key": "strategic_fit_2", "label": "Delivery risk" },
    ]);
    let set = serde_json::json!({ "label": "", "changes": [{ "op": "update", "set": { "criteria": criteria },
        "record": { "kind": "score_settings", "id": settings } }] });
    bench.workspace.apply(&serde_json::from_value(set).unwrap(), Moment::current()).unwrap();
    comes_back_unchanged(&bench, "own criteria");
    let head = table(&bench, TableKind::Items).lines().next().unwrap().to_owned();
    for name in [",Reach,Impact,", ",Value,", ",MoSCoW,", "\"Score: Fit, 1 to 10\"", ",Score: delivery_risk,"]
    {
        assert!(head.contains(name), "{name} in {head}");
    }

    // What is edited in the spreadsheet is what changes; an emptied cell takes the score away.
    let gallery = |bench: &Bench| bench.item("Template gallery").scores.clone();
    let before = gallery(&bench);
    let text = table(&bench, TableKind::Items);
    let line = text.lines().find(|line| line.contains(",Template gallery,")).unwrap();
    assert!(line.contains(",2060,2,"), "{line}");
    let edited = text.replace(line, &line.replace(",2060,2,", ",3000,,").replace(",Should,", ",must have,"));
    bench.files(&[("items.csv", &edited)]);
    let after = gallery(&bench);
    assert_eq!((after["reach"], after.get("impact"), after["moscow"]), (3000.0, None, 4.0));
    assert_eq!(after.len(), before.len() - 1);
}

#[test]
fn scores_of_other_tables_are_recognised_and_what_is_no_number_is_kept() {
    let mut bench = Bench::new();
    let text = "Feature,Status,Reach,Impact,Confidence,Effort,Priority,Duration\n\
                Search,Planned,\"1,200\",High,80%,3,Must,10\nTags,Idea,300,0.5,50%,1,Won't have,4\n";
    bench.files(&[("backlog.csv", text)]);
    let search = bench.item("Search");
    assert_eq!(
        (search.scores["reach"], search.scores["impact"], search.scores["moscow"]),
        (1200.0, 2.0, 4.0)
    );
    assert_eq!(
        (search.scores.len(), search.extra["Duration"].as_str()),
        (3, "10"),
        "how long it lasts is a plan"
    );
    comes_back_unchanged(&bench, "backlog");

    let preview = bench.files(&[(
        "more.csv",
        "Feature,Status,Ease,Impact,RR/OE\nSearch,Planned,7,8,13\nTags,Idea,n/a,4,x\n",
    )]);
    let search = bench.item("Search");
    assert_eq!(
        (search.scores["ease"], search.scores["ice_impact"], search.scores["impact"]),
        (7.0, 8.0, 2.0)
    );
    assert_eq!(search.extra["RR/OE"], "13", "a column that is not all numbers is no score");
    assert!(preview.problems.is_empty(), "{:?}", said(&preview));
    let preview = bench.files(&[("impact.csv", "Feature,Status,Impact\nSearch,Planned,3\nTags,Idea,1\n")]);
    let decided: Vec<&str> = preview.tables[0].decisions.iter().map(|one| one.message.as_str()).collect();
    assert!(decided.iter().any(|one| one.starts_with("This could be the impact of RICE")), "{decided:?}");
}
