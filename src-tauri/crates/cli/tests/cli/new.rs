use crate::folder::{Folder, keys};

#[test]
fn an_empty_workspace_is_named_after_its_file() {
    let folder = Folder::new();
    let told = folder.ok(["new", "Our plan.throughline"]);
    assert_eq!(told, "Made Our plan.throughline: Our plan\n");
    assert_eq!(folder.names(), ["Our plan.throughline"], "closed, it is a single file");
}

/// On a shared drive, colleagues read it as they read any other file made there.
#[cfg(unix)]
#[test]
fn a_workspace_has_the_permissions_of_any_new_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::with_plan();
    folder.write("any.txt", "");
    let mode = |name: &str| folder.path(name).metadata().unwrap().permissions().mode();
    assert_eq!(mode("plan.throughline"), mode("any.txt"));
}

#[test]
fn the_sample_is_a_whole_company() {
    let folder = Folder::new();
    let made = folder.json(["new", "plan.throughline", "--sample"]);
    assert_eq!(
        keys(&made),
        [
            "alignment",
            "dependencies",
            "items",
            "leaders",
            "links",
            "objectives",
            "path",
            "products",
            "strategies",
            "title"
        ]
    );
    assert_eq!(made["title"], "Harbour 2027");
    assert_eq!(folder.counts(), [5, 8, 60, 9, 4]);
    let titled = folder.ok(["new", "other.throughline", "--sample", "--title", "Ours"]);
    assert_eq!(
        titled,
        "Made other.throughline: Ours, with 5 objectives, 8 strategies, 60 items, 9 leaders\n"
    );
}

#[test]
fn nothing_is_written_over() {
    let folder = Folder::new();
    folder.write("plan.throughline", "mine");
    let run = folder.run(["new", "plan.throughline"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("is already there") && run.stderr.contains("hint: "), "{}", run.stderr);
    assert_eq!(folder.read("plan.throughline"), b"mine");
    assert_eq!(folder.error(["new", "no/such/folder/plan.throughline"])["code"], "file_not_found");
}

#[test]
fn counts_and_alignment_have_the_keys_that_programs_rely_on() {
    let folder = Folder::with_sample();
    let summary = folder.json(["summary", "plan.throughline"]);
    assert_eq!(
        keys(&summary),
        [
            "alignment",
            "dependencies",
            "items",
            "leaders",
            "links",
            "objectives",
            "products",
            "strategies",
            "title"
        ]
    );
    assert_eq!((&summary["links"], &summary["dependencies"]), (&52.into(), &17.into()));
    let alignment = &summary["alignment"];
    assert_eq!((&alignment["items_aligned"], &alignment["items_total"]), (&48.into(), &51.into()));
    let text = folder.ok(["summary", "plan.throughline"]);
    assert!(text.starts_with("Harbour 2027\n\n   5  objectives\n   8  strategies\n  60  items\n"), "{text}");
    assert!(text.contains("\n  48  of 51 active items reach an objective\n"), "{text}");
}
