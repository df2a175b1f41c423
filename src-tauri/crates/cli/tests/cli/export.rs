use crate::folder::{Folder, keys};

fn text(folder: &Folder, name: &str) -> String {
    String::from_utf8(folder.read(name)).unwrap()
}

#[test]
fn a_pdf_can_be_opened_and_its_words_selected() {
    let folder = Folder::with_sample();
    let written = folder.json(["export", "plan.throughline", "out.pdf"]);
    assert_eq!(keys(&written), ["bytes", "path"]);
    let pdf = lopdf::Document::load_mem(&folder.read("out.pdf")).unwrap();
    let pages: Vec<u32> = pdf.get_pages().keys().copied().collect();
    assert!(!pages.is_empty());
    let words = pdf.extract_text(&pages).unwrap();
    for title in ["Template gallery", "Self-serve growth", "Win the mid-market", "Harbour 2027"] {
        assert!(words.contains(title), "{title}: {words}");
    }
    assert_eq!(written["bytes"], folder.read("out.pdf").len());
}

#[test]
fn a_png_has_the_width_asked_for() {
    let folder = Folder::with_sample();
    folder.ok(["export", "plan.throughline", "out.png", "--width", "1200", "--theme", "dark"]);
    let bytes = folder.read("out.png");
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    assert_eq!(reader.info().width, 1200);
    let mut picture = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut picture).unwrap();
    assert!(picture[0] < 80, "the paper of the dark theme is dark");
}

#[test]
fn an_svg_holds_the_titles_as_text() {
    let folder = Folder::with_sample();
    folder.ok(["export", "plan.throughline", "out.SVG"]);
    let svg = text(&folder, "out.SVG");
    assert!(svg.contains("<svg") && svg.trim_end().ends_with("</svg>"));
    assert!(svg.contains("SOC 2 renewal") && svg.contains("Roadmap by strategy"));
}

#[test]
fn the_same_day_gives_the_same_bytes() {
    let folder = Folder::with_sample();
    for name in ["a.pdf", "b.pdf", "a.svg", "b.svg"] {
        folder.ok(["export", "plan.throughline", name]);
    }
    assert_eq!(folder.read("a.pdf"), folder.read("b.pdf"));
    assert_eq!(folder.read("a.svg"), folder.read("b.svg"));
}

#[test]
fn views_go_by_name_and_options_come_before_them() {
    let folder = Folder::with_sample();
    let by = |name: &str, more: &[&str]| {
        let args = ["export", "plan.throughline", "out.svg", "--view", name];
        folder.ok(args.iter().chain(more));
        text(&folder, "out.svg")
    };
    assert!(by("roadmap", &[]).contains("Roadmap by strategy"));
    assert!(by("Engineering sync", &[]).contains("Roadmap by team"));
    assert!(by("engineering SYNC", &["--group-by", "status"]).contains("Roadmap by status"));
    let board = by("Board, Q4 2026", &[]);
    assert!(board.contains("Usage-based billing") && !board.contains("Spend alerts"), "topmost items only");
    assert!(!by("roadmap", &["--from", "2027-Q3"]).contains("Guided product tours"));
    let horizons = by("now-next-later", &[]);
    assert!(
        horizons.contains("Begins by") && horizons.contains("A horizon set by hand"),
        "the rule is on it"
    );
    let kanban = by("kanban", &["--depth", "1"]);
    assert!(kanban.contains("Board by status") && kanban.contains("On hold"));
    assert!(by("board", &["--columns", "owner"]).contains("Board by owner"));
    let throughline = by("throughline", &[]);
    assert!(throughline.contains("Dana Osei"), "leaders are a column of it");
}

#[test]
fn a_table_goes_out_and_comes_back() {
    let folder = Folder::with_sample();
    folder.ok(["export", "plan.throughline", "items.csv"]);
    let rows = csv::ReaderBuilder::new().from_reader(folder.read("items.csv").as_slice()).records().count();
    assert_eq!(rows, 60);
    let imported = folder.json(["import", "plan.throughline", "items.csv"]);
    assert_eq!(imported["unchanged"]["item"], 60);
    assert_eq!((&imported["created"]["item"], &imported["updated"]["item"]), (&0.into(), &0.into()));

    folder.ok(["export", "plan.throughline", "leaders.csv", "--view", "leaders"]);
    assert!(text(&folder, "leaders.csv").starts_with("\u{feff}Leader ID,Leader,"));
}

#[test]
fn a_table_is_written_as_it_is_seen() {
    let folder = Folder::with_sample();
    let view = serde_json::json!({ "kind": "table", "filter": { "hide_done": true }, "table": {
        "columns": [{ "field": "effort" }, { "field": "end" }],
        "sort": [{ "field": "effort", "descending": true }], "group": "owner",
    } });
    let create = serde_json::json!({ "op": "create", "record": { "kind": "view", "title": "Who does what", "spec": view } });
    folder.write("edit.json", &serde_json::json!({ "changes": [create] }).to_string());
    folder.ok(["edit", "plan.throughline", "edit.json"]);
    folder.ok(["export", "plan.throughline", "seen.csv", "--view", "who does what"]);
    let csv = text(&folder, "seen.csv");
    assert!(csv.starts_with("\u{feff}Title,Owner,Effort,End\r\n"), "{}", &csv[..80]);
    let owners: Vec<String> = csv::Reader::from_reader(csv.as_bytes())
        .records()
        .map(|record| record.unwrap()[1].to_owned())
        .collect();
    let mut runs = owners.clone();
    runs.dedup();
    let mut once = runs.clone();
    once.sort();
    once.dedup();
    assert_eq!(runs.len(), once.len(), "each owner's items stand together");
    // Nothing that is done is in it, and the import knows the columns.
    assert!(owners.len() > 20 && owners.len() < 60);
    folder.ok(["import", "plan.throughline", "seen.csv", "--dry-run"]);
    folder.ok(["export", "plan.throughline", "seen.svg", "--view", "Who does what"]);
    assert!(text(&folder, "seen.svg").contains("Table by owner"));
    folder.ok(["export", "plan.throughline", "all.csv", "--view", "table"]);
    assert!(text(&folder, "all.csv").lines().count() > 60);
}

#[test]
fn what_cannot_be_written_is_said_before_anything_is() {
    let folder = Folder::with_sample();
    for (args, code, says) in [
        (vec!["out.docx"], "invalid", ".pdf, .pptx, .html, .svg or .png"),
        (vec!["out"], "invalid", ".csv"),
        (vec!["out.csv", "--view", "roadmap"], "invalid", "objectives"),
        (vec!["out.csv", "--zoom", "year"], "invalid", "--view"),
        (vec!["out.svg", "--view", "Bored"], "no_such_record", "Customer council"),
        (vec!["out.svg", "--view", "throughline", "--zoom", "year"], "invalid", "--view roadmap"),
    ] {
        let error = folder.error(["export", "plan.throughline"].iter().chain(&args));
        assert_eq!(error["code"], code, "{args:?}");
        assert!(error["hint"].as_str().unwrap().contains(says), "{args:?}: {error}");
    }
    assert_eq!(folder.error(["export", "plan.throughline", "no/out.svg"])["code"], "file_not_found");
    assert_eq!(folder.names(), ["plan.throughline"]);
}

#[test]
fn a_picture_becomes_slides_of_the_shape_asked_for() {
    let folder = Folder::with_sample();
    folder.ok(["export", "plan.throughline", "wide.pptx"]);
    folder.ok([
        "export",
        "plan.throughline",
        "old.PPTX",
        "--slide",
        "4:3",
        "--view",
        "matrix",
        "--theme",
        "dark",
    ]);
    for name in ["wide.pptx", "old.PPTX"] {
        let bytes = std::fs::read(folder.path(name)).unwrap();
        assert!(bytes.starts_with(b"PK\x03\x04"), "{name}");
    }
    let error = folder.error(["export", "plan.throughline", "items.csv", "--slide", "4:3"]);
    assert_eq!(error["code"], "invalid");
}
