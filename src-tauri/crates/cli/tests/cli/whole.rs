//! The whole plan for other programs, and back.

use calamine::{Data, Reader as _};

use crate::folder::Folder;

const PLAN: &str = "plan.throughline";

fn text(folder: &Folder, name: &str) -> String {
    String::from_utf8(folder.read(name)).unwrap()
}

#[test]
fn a_plan_goes_out_as_json_and_comes_back_as_a_workspace() {
    let folder = Folder::with_sample();
    folder.ok(["export", PLAN, "plan.json"]);
    let line = folder.ok(["new", "again.throughline", "--from", "plan.json"]);
    assert!(line.contains("Harbour 2027") && line.contains("60 items"), "{line}");
    folder.ok(["export", "again.throughline", "again.json"]);
    assert_eq!(text(&folder, "again.json"), text(&folder, "plan.json"));
    let count = |file: &str| folder.json(["summary", file])["coverage"].clone();
    assert_eq!(count("again.throughline"), count(PLAN));
    assert!(folder.ok(["verify", "again.throughline"]).contains("sound"));

    folder.write("bad.json", "{\"format\": \"throughline-plan\"");
    let error = folder.error(["new", "bad.throughline", "--from", "bad.json"]);
    assert_eq!(error["code"], "unreadable");
    assert!(error["message"].as_str().unwrap().starts_with("bad.json, line 1: "));
    assert!(!folder.names().contains(&"bad.throughline".to_owned()));
}

#[test]
fn a_workbook_has_a_sheet_for_each_kind_with_dates_as_dates_and_comes_back() {
    let folder = Folder::with_sample();
    let dated = r#"{"changes":[{"op":"create","record":{"kind":"item","title":"=HYPERLINK(\"x\")","start":"2027-03-15","effort":2.5}}]}"#;
    folder.write("edit.json", dated);
    folder.ok(["edit", PLAN, "edit.json"]);
    folder.ok(["export", PLAN, "plan.xlsx"]);
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(folder.path("plan.xlsx")).unwrap();
    assert_eq!(book.sheet_names(), ["Objectives", "Strategies", "Items", "Leaders", "Products"]);
    let items = book.worksheet_range("Items").unwrap();
    assert_eq!(items.height(), 62, "a header and 61 items");
    let names: Vec<String> = items.rows().next().unwrap().iter().map(ToString::to_string).collect();
    let at = |name: &str| names.iter().position(|found| found == name).unwrap();
    let row = items.rows().find(|row| row[at("Title")].to_string().starts_with("=HYPER")).unwrap();
    assert!(matches!(row[at("Start")], Data::DateTime(_)), "{:?}", row[at("Start")]);
    assert_eq!(row[at("Effort")], Data::Float(2.5));
    assert!(book.worksheet_formula("Items").unwrap().used_cells().next().is_none(), "no text is run");

    let back = folder.json(["import", PLAN, "plan.xlsx", "--sheet", "Items", "--dry-run"]);
    assert_eq!((&back["created"]["item"], &back["updated"]["item"]), (&0.into(), &0.into()), "{back}");
    assert_eq!(back["unchanged"]["item"], 61);
    folder.ok(["export", PLAN, "again.xlsx"]);
    assert_eq!(folder.read("plan.xlsx"), folder.read("again.xlsx"), "the same day gives the same bytes");
}

#[test]
fn a_page_of_markdown_tells_the_line_from_objectives_to_items() {
    let folder = Folder::with_sample();
    folder.ok(["export", PLAN, "plan.md"]);
    let page = text(&folder, "plan.md");
    assert!(page.starts_with("# Harbour 2027\n\nAs of 23 Nov 2026."), "{}", &page[..80]);
    let objective = page.find("\n## Win the mid-market").unwrap();
    let strategy = page[objective..].find("\n### Self-serve growth").unwrap();
    assert!(page[objective + strategy..].contains("- **Usage-based billing** – "));
    assert!(page.contains("\n## Serving no objective\n"));
}

#[test]
fn milestones_become_events_no_more_exact_than_they_are_known() {
    let folder = Folder::with_sample();
    let edit = r#"{"changes":[
        {"op":"create","record":{"kind":"item","item_type":"milestone","title":"Launch, at last","end":"2027-03-15"}},
        {"op":"create","record":{"kind":"item","item_type":"release","title":"Spring release","end":"2027-Q2"}},
        {"op":"create","record":{"kind":"item","item_type":"milestone","title":"Given up","end":"2027-04-01","status":"dropped"}}]}"#;
    folder.write("edit.json", edit);
    folder.ok(["edit", PLAN, "edit.json"]);
    folder.ok(["export", PLAN, "plan.ics"]);
    let calendar = text(&folder, "plan.ics").replace("\r\n ", "");
    assert!(
        calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("END:VCALENDAR\r\n"),
        "{calendar}"
    );
    let event = |title: &str| {
        let at = calendar.find(title).unwrap_or_else(|| panic!("{title} in {calendar}"));
        let from = calendar[..at].rfind("BEGIN:VEVENT").unwrap();
        calendar[from..][..calendar[from..].find("END:VEVENT").unwrap()].to_owned()
    };
    let day = event("Launch\\, at last");
    assert!(
        day.contains("DTSTART;VALUE=DATE:20270315") && day.contains("DTEND;VALUE=DATE:20270316"),
        "{day}"
    );
    let quarter = event("Spring release");
    assert!(
        quarter.contains("DTSTART;VALUE=DATE:20270401") && quarter.contains("DTEND;VALUE=DATE:20270701"),
        "{quarter}"
    );
    assert!(quarter.contains("Known as Q2 2027"));
    assert!(!calendar.contains("Given up"));
    folder.ok(["export", PLAN, "again.ics"]);
    assert_eq!(folder.read("plan.ics"), folder.read("again.ics"));
}

#[test]
fn what_an_audience_may_not_see_is_in_none_of_them() {
    let folder = Folder::with_sample();
    for name in ["plan.json", "plan.xlsx", "plan.md", "plan.ics"] {
        folder.ok(["export", PLAN, name, "--audience", "Customer"]);
        let bytes = folder.read(name);
        let mut parts = vec![bytes.clone()];
        if name.ends_with("xlsx") {
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
            for place in 0..archive.len() {
                let mut part = Vec::new();
                std::io::Read::read_to_end(&mut archive.by_index(place).unwrap(), &mut part).unwrap();
                parts.push(part);
            }
        }
        for secret in ["Dana Osei", "Ruth Sommer", "Win the mid-market", "Job types, checklists"] {
            let found =
                parts.iter().any(|part| part.windows(secret.len()).any(|bytes| bytes == secret.as_bytes()));
            assert!(!found, "{secret} is in {name}");
        }
    }
}

#[test]
fn the_whole_plan_is_no_picture() {
    let folder = Folder::with_sample();
    let error = folder.error(["export", PLAN, "plan.json", "--view", "roadmap"]);
    assert_eq!(error["code"], "invalid");
    assert!(error["hint"].as_str().unwrap().contains("--audience"));
}
