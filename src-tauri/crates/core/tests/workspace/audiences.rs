//! What an audience may not see is in no byte of any file that is made for it, and in no answer while it looks.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};
use std::path::Path;

use lopdf::Document as Pdf;
use serde_json::json;
use tempfile::TempDir;
use throughline_core::ErrorCode;
use throughline_core::commands::audiences::{HiddenRequest, LookAsRequest};
use throughline_core::commands::file::CreateRequest;
use throughline_core::commands::pictures::{ExportRequest, TableRequest};
use throughline_core::commands::scenarios::NewScenario;
use throughline_core::commands::table::TableFileRequest;
use throughline_core::commands::time::{CompareRequest, LookRequest};
use throughline_core::commands::{Session, call, dispatch};
use throughline_core::exchange::export::{ExportOptions, Format};
use throughline_core::exchange::import::TableKind;
use throughline_plan::audience::{AudienceSpec, Shown};
use throughline_plan::model::{
    Audience, Change, Checkpoint, Decision, Dependency, Disclosure, Id, Involvement, InvolvementRole, Item,
    KeyResult, Leader, Link, Metric, Objective, Precision, Product, Reading, Record, RecordKind, RecordRef,
    Request, Strategy, View,
};
use throughline_plan::picture::{Grouping, PictureKind, PictureSpec};

use super::{create, edit, moment, update};

/// Words that stand in the plan where the customer must not read, each for itself.
const SECRETS: &[&str] = &[
    "Zanzibar",      // the title of a confidential item
    "Mandalay",      // that of a part of it
    "Kathmandu",     // a confidential product
    "Reykjavik",     // an item of that product
    "Montevideo",    // the team's own title of an item that has a public one
    "Ouagadougou",   // the team's own description
    "Antananarivo",  // a team
    "Ljubljana",     // a label
    "Bratislava",    // a lifecycle stage
    "Tegucigalpa",   // an objective
    "Paramaribo",    // a key result
    "Vientiane",     // a metric
    "Thimphu",       // a strategy
    "Ashgabat",      // a leader's name
    "Tashkent",      // a leader's title
    "dushanbe@",     // an e-mail address
    "Nouakchott",    // why an item serves a strategy
    "Ndjamena",      // what is being waited for
    "Bujumbura",     // a request
    "Libreville",    // who asked
    "Windhoek",      // a decision's reason
    "Maseru",        // the name of a view
    "Mbabane",       // the name of a checkpoint
    "Gaborone",      // the name of a scenario
    "Lilongwe",      // what changed outside
    "Moroni",        // the name of another audience
    "Malabo",        // a column of the source
    "Porto-Novo",    // its value
    "EXT-4711",      // an id of the source
    "Freetown",      // the tool it came from
    "Conakry",       // the status word of the source
    "intranet.test", // a web address
    "Monrovia",      // the name of a score
    "Yamoussoukro",  // an idea
    "2027-02-03",    // precise dates, as they are stored and as they are said
    "2027-05-20",
    "3 Feb",
    "20 May",
    "2027-02-11",
    "11 Feb",
];

/// The words that the customer is meant to read.
const TOLD: &[&str] = &["Clearer bills", "Open roadmap item", "Harbour Dispatch"];

struct Desk {
    _folder: TempDir,
    session: Session,
    secret_ids: Vec<Id>,
}

fn at(kind: RecordKind, id: Id) -> RecordRef {
    RecordRef::new(kind, id)
}

fn made(session: &mut Session, record: impl Into<Record>) -> Id {
    call::edit(session, &edit(vec![create(record)]), moment()).unwrap().created[0].id
}

/// A plan with a secret in every place that can hold one.
fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::default();
    let path = folder.path().join("Plan.throughline");
    let request = CreateRequest { path, title: "Plan".to_owned(), sample: false, from: None };
    call::create(&mut session, &request, moment()).unwrap();
    let s = &mut session;
    let mut secret_ids = Vec::new();

    let product = made(s, Product { title: "Harbour Dispatch".to_owned(), ..Product::default() });
    let dark = made(s, Product { title: "Kathmandu".to_owned(), ..Product::default() });
    let leader = made(
        s,
        Leader {
            name: "Ada Ashgabat".to_owned(),
            title: "Head of Tashkent".to_owned(),
            email: "dushanbe@example.test".to_owned(),
            ..Leader::default()
        },
    );
    let objective = made(s, Objective { title: "Win Tegucigalpa".to_owned(), ..Objective::default() });
    let metric = made(s, Metric { title: "Vientiane share".to_owned(), ..Metric::default() });
    let day = "2027-02-11".parse().unwrap();
    made(s, Reading { metric_id: metric, day, value: 3.0, ..Reading::default() });
    let key_result = KeyResult {
        objective_id: objective,
        title: "Paramaribo up".to_owned(),
        metric_id: Some(metric),
        baseline: Some(1.0),
        target: Some(9.0),
        ..KeyResult::default()
    };
    secret_ids.push(made(s, key_result));
    let strategy = made(s, Strategy { title: "Thimphu first".to_owned(), ..Strategy::default() });
    made(
        s,
        Link::between(Id::NIL, at(RecordKind::Strategy, strategy), at(RecordKind::Objective, objective))
            .unwrap(),
    );

    let dated = |title: &str| Item {
        title: title.to_owned(),
        start: "2027-02-03".parse().ok(),
        end: "2027-05-20".parse().ok(),
        effort: Some(7.0),
        confidence: Some(0.5),
        ..Item::default()
    };
    let open = made(
        s,
        Item {
            product_id: Some(product),
            description: "Ouagadougou first".to_owned(),
            teams: vec!["Antananarivo".to_owned()],
            labels: vec!["Ljubljana".to_owned()],
            stage: "Bratislava".to_owned(),
            status_word: "Conakry".to_owned(),
            url: "https://intranet.test/x".to_owned(),
            extra: [("Malabo".to_owned(), "Porto-Novo".to_owned())].into(),
            scores: [("Monrovia".to_owned(), 3.0), ("reach".to_owned(), 5.0)].into(),
            source: Some("Freetown".to_owned()),
            external_id: Some("EXT-4711".to_owned()),
            ..dated("Montevideo billing")
        },
    );
    let plain = made(s, Item { product_id: Some(product), ..dated("Open roadmap item") });
    let secret = made(s, Item { product_id: Some(product), ..dated("Buy Zanzibar") });
    let part = made(s, Item { parent_id: Some(secret), ..dated("Mandalay talks") });
    let of_dark = made(s, Item { product_id: Some(dark), ..dated("Reykjavik launch") });
    let idea =
        made(s, Item { status: throughline_plan::model::ItemStatus::Idea, ..dated("Yamoussoukro perhaps") });
    secret_ids.extend([dark, leader, objective, metric, strategy, secret, part, of_dark, idea]);

    let serves =
        Link::between(Id::NIL, at(RecordKind::Item, open), at(RecordKind::Strategy, strategy)).unwrap();
    secret_ids.push(made(s, Link { rationale: "Nouakchott asks".to_owned(), ..serves }));
    for (blocker_id, blocked_id) in [(secret, open), (plain, open)] {
        let waits = Dependency {
            blocker_id,
            blocked_id,
            note: "Ndjamena papers".to_owned(),
            ..Dependency::default()
        };
        secret_ids.push(made(s, waits));
    }
    for on in [at(RecordKind::Item, open), at(RecordKind::Item, secret), at(RecordKind::Objective, objective)]
    {
        secret_ids
            .push(made(s, Involvement::new(Id::NIL, leader, InvolvementRole::Accountable, on).unwrap()));
    }
    let ask = Request {
        title: "Bujumbura asks".to_owned(),
        requester: "Lady Libreville".to_owned(),
        item_id: Some(open),
        ..Request::default()
    };
    secret_ids.push(made(s, ask));
    let decision = Decision {
        title: "Go".to_owned(),
        reason: "Windhoek wants it".to_owned(),
        item_id: Some(open),
        ..Decision::default()
    };
    secret_ids.push(made(s, decision));

    let on = |kind, id| Disclosure::new(Id::NIL, at(kind, id)).unwrap();
    for hidden in [on(RecordKind::Item, secret), on(RecordKind::Product, dark)] {
        secret_ids.push(made(s, Disclosure { confidential: true, ..hidden }));
    }
    let wording = Disclosure {
        title: "Clearer bills".to_owned(),
        summary: "Bills that explain themselves.".to_owned(),
        ..on(RecordKind::Item, open)
    };
    made(s, wording);
    secret_ids.push(made(s, View { title: "Maseru view".to_owned(), spec: json!({}), ..View::default() }));
    secret_ids.push(made(
        s,
        Audience { title: "Moroni friends".to_owned(), spec: json!({}), ..Audience::default() },
    ));
    let checkpoint = Checkpoint {
        title: "Board of Mbabane".to_owned(),
        entry: 12,
        made: moment().today,
        ..Checkpoint::default()
    };
    secret_ids.push(made(s, checkpoint));
    let scenario = NewScenario {
        title: "If Gaborone falls".to_owned(),
        shift: "Lilongwe moved".to_owned(),
        open: true,
        ..NewScenario::default()
    };
    call::scenario_new(s, &scenario, moment()).unwrap();
    Desk { _folder: folder, session, secret_ids }
}

/// Every byte of a file, as it is and with everything unpacked that is packed in it.
fn unpacked(format: &str, bytes: &[u8]) -> Vec<u8> {
    let mut all = bytes.to_vec();
    match format {
        "pdf" => {
            let mut pdf = Pdf::load_mem(bytes).unwrap();
            let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
            all.extend(pdf.extract_text(&pages).unwrap().into_bytes());
            pdf.decompress();
            for object in pdf.objects.values() {
                if let Ok(stream) = object.as_stream() {
                    all.extend(stream.get_plain_content().unwrap_or_else(|_| stream.content.clone()));
                }
            }
            pdf.save_to(&mut all).unwrap();
        }
        "pptx" => {
            let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
            for place in 0..archive.len() {
                let mut file = archive.by_index(place).unwrap();
                all.extend(file.name().unwrap().as_bytes());
                file.read_to_end(&mut all).unwrap();
            }
        }
        _ => {}
    }
    all
}

/// The texts in which a file's words would be found: its bytes as they are; without zeros, which makes plain letters of
/// UTF-16 in either order; and, of a PDF, what its hexadecimal digits say.
fn readings(format: &str, bytes: &[u8]) -> String {
    let without_zeros: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    let mut all = format!("{}\n{}", String::from_utf8_lossy(bytes), String::from_utf8_lossy(&without_zeros));
    if format == "pdf" {
        for part in
            bytes.split(|byte| *byte == b'<').filter_map(|part| part.split(|byte| *byte == b'>').next())
        {
            let digits: Vec<u8> = part
                .iter()
                .filter_map(|digit| char::from(*digit).to_digit(16))
                .map(|digit| digit as u8)
                .collect();
            let said = digits.chunks_exact(2).map(|pair| pair[0] * 16 + pair[1]).filter(|byte| *byte != 0);
            all.push_str(&String::from_utf8_lossy(&said.collect::<Vec<u8>>()));
        }
    }
    all
}

fn ids(secret: &[Id]) -> Vec<String> {
    secret.iter().flat_map(|id| [id.to_string(), id.0.simple().to_string()]).collect()
}

/// Writes every picture in every format, and every table, and hands each file over with its bytes unpacked.
fn every_export(session: &mut Session, audience: Option<&str>, mut look: impl FnMut(&str, &str)) {
    let folder = tempfile::tempdir().unwrap();
    let audience = audience.map(str::to_owned);
    let mut read = |path: &Path, name: &str| {
        let format = path.extension().unwrap().to_str().unwrap();
        look(name, &readings(format, &unpacked(format, &std::fs::read(path).unwrap())));
    };
    let groups = [Grouping::Auto, Grouping::Team, Grouping::Owner, Grouping::Product];
    for kind in PictureKind::ALL {
        for group in if *kind == PictureKind::Roadmap { &groups[..] } else { &groups[..1] } {
            let mut spec = PictureSpec { kind: *kind, group: *group, ..PictureSpec::default() };
            // What a view can name: a checkpoint, a score, a column of the source.
            spec.baseline = Some("Board of Mbabane".to_owned());
            spec.across = "Monrovia".parse().ok();
            spec.table = serde_json::from_value(json!({
                "columns": [{ "field": "title" }, { "field": "extra:Malabo" }, { "field": "score:Monrovia" },
                    { "field": "description" }, { "field": "start" }, { "field": "end" }, { "field": "owner" }],
                "group": "extra:Malabo",
            }))
            .unwrap();
            for format in Format::ALL {
                let name = format!("{} by {}.{}", kind.as_str(), group.as_str(), format.extension());
                let path = folder.path().join(format!("out.{}", format.extension()));
                let options = ExportOptions { format, ..ExportOptions::default() };
                let request = ExportRequest {
                    path: path.clone(),
                    spec: spec.clone(),
                    options,
                    audience: audience.clone(),
                };
                match call::export(session, &request, moment()) {
                    Ok(_) => read(&path, &name),
                    // Who sees no objectives has no tree of them.
                    Err(error) => assert!(error.message.contains("nothing to draw"), "{name}: {error:?}"),
                }
            }
            if *kind == PictureKind::Table {
                let path = folder.path().join("seen.csv");
                let request = TableFileRequest { path: path.clone(), spec, audience: audience.clone() };
                call::export_seen(session, &request, moment()).unwrap();
                read(&path, "seen.csv");
            }
        }
    }
    for word in TableKind::WORDS.split(", ") {
        let path = folder.path().join("table.csv");
        let table = word.parse::<TableKind>().unwrap();
        let request = TableRequest { path: path.clone(), table, audience: audience.clone() };
        call::export_table(session, &request, moment()).unwrap();
        read(&path, &format!("{word}.csv"));
    }
}

#[test]
fn no_file_for_a_customer_holds_what_the_customer_may_not_see() {
    let Desk { _folder, mut session, secret_ids } = desk();
    let ids = ids(&secret_ids);
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let mut count = 0;
    // In a scenario, in the plan itself, and in the plan as it was before anything was marked.
    for point in ["scenario:If Gaborone falls", "now", "#20"] {
        call::look(&mut session, &LookRequest { point: point.to_owned() }, moment()).unwrap();
        every_export(&mut session, Some("customer"), |name, text| {
            for secret in SECRETS.iter().copied().chain(ids.iter().map(String::as_str)) {
                assert!(!text.contains(secret), "{secret} is in {name} at {point}");
            }
            told.extend(TOLD.iter().copied().filter(|words| text.contains(words)));
            count += 1;
        });
        assert!(session.audience().is_none(), "who looked before looks again");
    }
    assert_eq!(
        told.into_iter().collect::<Vec<_>>(),
        ["Clearer bills", "Harbour Dispatch", "Open roadmap item"]
    );
    assert!(count > 150, "{count} files");
}

/// The test above would see what leaks: for the team itself nearly all of it is in one file or another.
#[test]
fn the_same_files_for_the_team_hold_what_the_customer_may_not_see() {
    let Desk { _folder, mut session, .. } = desk();
    let mut found = BTreeSet::new();
    every_export(&mut session, None, |_, text| {
        found.extend(SECRETS.iter().copied().filter(|secret| text.contains(secret)));
    });
    // No file holds those of these records even for the team.
    let nowhere = ["Maseru", "Lilongwe", "Moroni", "Bujumbura", "Libreville", "Windhoek"];
    let missing: Vec<&str> = SECRETS
        .iter()
        .copied()
        .filter(|secret| !found.contains(secret) && !nowhere.contains(secret))
        .collect();
    assert!(missing.len() <= 8, "{missing:?}");
}

#[test]
fn no_answer_holds_it_while_a_customer_looks_and_nothing_can_be_changed() {
    let Desk { _folder, mut session, secret_ids } = desk();
    let ids = ids(&secret_ids);
    let as_customer = LookAsRequest { audience: Some("Customer".to_owned()) };
    let status = call::look_as(&mut session, &as_customer, moment()).unwrap().unwrap();
    assert_eq!(status.audience.unwrap().title, "Customer");
    assert!(status.undo.undo.is_none() && status.scenario.is_none());

    let spec = json!({ "baseline": "Board of Mbabane" });
    let item = session.plan().unwrap().items.rows()[0].id.to_string();
    let asked = [
        ("status", json!(null)),
        ("history", json!({})),
        ("checkpoints", json!(null)),
        ("scenario_records", json!(null)),
        ("scenarios", json!(null)),
        ("compare", json!({ "from": "Board of Mbabane", "to": "now" })),
        ("weigh", json!({ "from": "Board of Mbabane", "to": "now" })),
        ("entry", json!({ "seq": 14 })),
        ("summary", json!(null)),
        ("scene", json!({ "spec": spec })),
        ("scene", json!({ "spec": { "kind": "throughline" } })),
        ("scene", json!({ "spec": { "kind": "changes", "baseline": "#3" } })),
        ("views", json!(null)),
        ("table", json!({ "spec": { "kind": "table" }, "from": 0, "until": 50 })),
        ("table_fields", json!(null)),
        ("check", json!(null)),
        ("standing", json!(null)),
        ("check_settings", json!(null)),
        ("ranking", json!({})),
        ("search", json!({ "text": "" })),
        ("record", json!({ "kind": "item", "id": item })),
        ("objectives", json!(null)),
        ("strategies", json!(null)),
        ("items", json!(null)),
        ("leaders", json!(null)),
        ("products", json!(null)),
    ];
    for (name, request) in asked {
        let answer = dispatch(&mut session, name, request, moment()).unwrap();
        for secret in SECRETS.iter().copied().chain(ids.iter().map(String::as_str)) {
            assert!(!answer.contains(secret), "{secret} is in the answer to {name}: {answer}");
        }
    }
    for secret in &secret_ids {
        for kind in [RecordKind::Item, RecordKind::Objective, RecordKind::Leader, RecordKind::Product] {
            let error = call::record(&mut session, &at(kind, *secret), moment()).unwrap_err();
            assert_eq!(error.code, ErrorCode::NoSuchRecord);
        }
    }
    for act in [call::undo, call::redo] {
        assert_eq!(act(&mut session, &(), moment()).unwrap_err().code, ErrorCode::ReadOnly);
    }
    let rename = update(at(RecordKind::Item, item.parse().unwrap()), json!({ "title": "Mine" }));
    assert_eq!(
        call::edit(&mut session, &edit(vec![rename]), moment()).unwrap_err().code,
        ErrorCode::ReadOnly
    );

    call::look_as(&mut session, &LookAsRequest { audience: None }, moment()).unwrap();
    assert_eq!(session.plan().unwrap().items.len(), 6);
}

#[test]
fn an_audience_keeps_looking_through_time_and_sees_at_once_what_it_is_allowed() {
    let Desk { _folder, mut session, .. } = desk();
    let s = &mut session;
    let sees = |s: &Session| s.plan().unwrap().items.len();
    call::look(s, &LookRequest { point: "now".to_owned() }, moment()).unwrap();
    call::look_as(s, &LookAsRequest { audience: Some("CUSTOMER".to_owned()) }, moment()).unwrap();
    assert_eq!(sees(s), 2);
    call::look(s, &LookRequest { point: "#9".to_owned() }, moment()).unwrap();
    assert_eq!((s.audience(), sees(s)), (Some("Customer"), 0));
    call::look(s, &LookRequest { point: "now".to_owned() }, moment()).unwrap();

    let rows = call::audiences(s, &(), moment()).unwrap();
    let titles: Vec<&str> = rows.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(titles, ["Executive", "Stakeholder", "Customer", "Engineering", "Moroni friends"]);
    let mut spec: AudienceSpec = rows[2].spec.clone().unwrap();
    spec.shows.insert(Shown::Ideas);
    spec.precision = Precision::Half;
    let hidden = call::hidden(s, &HiddenRequest { spec: spec.clone() }, moment()).unwrap();
    assert_eq!((hidden.items, hidden.seen, hidden.confidential, hidden.ideas), (6, 3, 3, 0));
    assert_eq!((hidden.coarser, hidden.reworded), (3, 1));

    let saved = Audience {
        title: "Customer".to_owned(),
        spec: serde_json::to_value(&spec).unwrap(),
        ..Audience::default()
    };
    let made = call::edit(s, &edit(vec![create(saved)]), moment()).unwrap().created[0];
    assert_eq!(sees(s), 3);
    let end = s.plan().unwrap().items.rows()[0].end.unwrap().to_string();
    assert_eq!(end, "2027-H1");
    assert_eq!(call::audiences(s, &(), moment()).unwrap().len(), 5, "it takes the place of the one offered");
    let delete = Change::Delete { record: made };
    call::edit(s, &edit(vec![delete]), moment()).unwrap();
    assert_eq!((s.audience(), sees(s)), (Some("Customer"), 2), "what is offered holds again");

    let nobody = LookAsRequest { audience: Some("Nobody".to_owned()) };
    let error = call::look_as(s, &nobody, moment()).unwrap_err();
    assert!(error.hint.unwrap().contains("“Stakeholder”"));
}

#[test]
fn what_was_marked_since_is_not_told_as_what_is_gone() {
    let Desk { _folder, mut session, .. } = desk();
    call::look(&mut session, &LookRequest { point: "now".to_owned() }, moment()).unwrap();
    let everything: Vec<&Shown> = Shown::ALL.iter().filter(|shown| **shown != Shown::Confidential).collect();
    let friends = Audience {
        title: "Friends".to_owned(),
        spec: json!({ "precision": "day", "shows": everything }),
        ..Audience::default()
    };
    made(&mut session, friends);
    call::look_as(&mut session, &LookAsRequest { audience: Some("Friends".to_owned()) }, moment()).unwrap();
    let since = CompareRequest { from: "#20".to_owned(), to: "now".to_owned() };
    let told = call::compare(&mut session, &since, moment()).unwrap();
    let text = serde_json::to_string(&told).unwrap();
    for secret in ["Zanzibar", "Mandalay", "Kathmandu", "Reykjavik"] {
        assert!(!text.contains(secret), "{text}");
    }
}

#[test]
fn what_is_told_of_a_record_goes_and_comes_with_it() {
    let (_folder, mut workspace) = super::fresh();
    let item = super::add(&mut workspace, Item { title: "One".to_owned(), ..Item::default() });
    let told = Disclosure {
        summary: "For all.".to_owned(),
        ..Disclosure::new(Id::NIL, at(RecordKind::Item, item)).unwrap()
    };
    super::add(&mut workspace, told);
    let delete = Change::Delete { record: at(RecordKind::Item, item) };
    workspace.apply(&edit(vec![delete]), moment()).unwrap();
    assert!(workspace.plan().disclosures.is_empty());
    workspace.undo(moment()).unwrap();
    assert_eq!(workspace.plan().disclosures.rows()[0].summary, "For all.");
    let workspace = super::reopen(workspace);
    assert_eq!(workspace.plan().disclosures.len(), 1);
    workspace.store().verify_history().unwrap();
}

#[test]
fn an_audience_whose_settings_nobody_can_read_is_not_saved() {
    let (_folder, mut workspace) = super::fresh();
    let odd = Audience { title: "Odd".to_owned(), spec: json!({ "shows": ["moon"] }), ..Audience::default() };
    let error = workspace.apply(&edit(vec![create(odd)]), moment()).unwrap_err();
    assert_eq!(error.code, ErrorCode::Invalid);
}
