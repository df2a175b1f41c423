//! A scene as it crosses to a window: the bytes that `ui/src/lib/packed.test.ts` reads are those that are written here.
//!
//! `UPDATE_FIXTURES=1 cargo test -p throughline-core packed` writes them anew.

use std::fs;
use std::path::Path;

use serde_json::json;
use throughline_core::commands::packed::{Answered, answer, pack};
use throughline_core::commands::{Session, dispatch};
use throughline_plan::model::{RecordKind, RecordRef};
use throughline_plan::scene::{
    Anchor, Corners, Key, Lane, Mark, Node, Paint, Part, Scene, Shade, TimeScale, Weight,
};

use super::moment;

/// One of everything that a scene can have in it.
fn scene() -> Scene {
    let item = RecordRef::new(RecordKind::Item, "01900000-0000-7000-8000-000000000001".parse().unwrap());
    let leader = RecordRef::new(RecordKind::Leader, "01900000-0000-7000-8000-000000000002".parse().unwrap());
    let rect = |fill, stroke, corners, node| Mark::Rect {
        x: 210.5,
        y: 60.25,
        w: 120.0,
        h: 26.0,
        r: 5.0,
        corners,
        fill,
        stroke,
        sw: 1.25,
        dash: stroke.is_some(),
        node,
    };
    let text = |text: &str, anchor, weight, node| Mark::Text {
        x: 14.0,
        y: 77.5,
        text: text.to_owned(),
        size: 11.5,
        weight,
        anchor,
        paint: Paint::Hue(3, Shade::Text),
        node,
    };
    let line = |node, to| Mark::Path {
        d: "M10 10L20.5 30Z".to_owned(),
        bounds: [10.0, 10.0, 20.5, 30.0],
        fill: None,
        stroke: Some(Paint::Alert),
        sw: 1.25,
        dash: false,
        opacity: 0.5,
        node,
        to,
    };
    let node = |key, record, part, lit| Node {
        key,
        part,
        record,
        title: "Señales 🚀 für Zürich".to_owned(),
        detail: "Mar – Jun 2027, planned".to_owned(),
        x: 210.5,
        y: 60.25,
        w: 120.0,
        h: 26.0,
        lane: 0,
        paint: Paint::Heat(2),
        movable: part == Part::Body,
        fold: (part == Part::Tray).then(|| "tray:next".to_owned()),
        lit,
    };
    Scene {
        title: "Roadmap by strategy".to_owned(),
        width: 1800.0,
        height: 900.5,
        side_width: 200.0,
        header_height: 46.0,
        tray_height: 40.0,
        footer_height: 24.0,
        joined: false,
        body: vec![
            rect(Some(Paint::Paper), None, Corners::All, None),
            rect(Some(Paint::Hatch), Some(Paint::Hue(9, Shade::Solid)), Corners::Left, Some(0)),
            text("Señales 🚀…", Anchor::Start, Weight::Medium, Some(0)),
            text("ZÜ", Anchor::End, Weight::Semibold, Some(0)),
            line(Some(0), Some(1)),
        ],
        header: vec![text("March", Anchor::Middle, Weight::Regular, None)],
        side: vec![text("Growth", Anchor::Start, Weight::Semibold, None), line(None, None)],
        corner: vec![rect(None, Some(Paint::Hairline), Corners::All, None)],
        tray: vec![rect(Some(Paint::Panel), None, Corners::All, Some(2))],
        footer: Vec::new(),
        nodes: vec![
            node(Key::Record(item), Some(item), Part::Body, vec![1, 2]),
            node(Key::Group("folded:growth".to_owned()), Some(leader), Part::Body, Vec::new()),
            node(Key::Group("tray:next".to_owned()), None, Part::Tray, vec![0]),
        ],
        lanes: vec![Lane {
            key: "strategy:1".to_owned(),
            within: None,
            record: None,
            title: "Growth".to_owned(),
            detail: "→ Trust".to_owned(),
            part: Part::Body,
            y: 46.0,
            h: 88.0,
            folded: false,
            count: 2,
        }],
        time: Some(TimeScale {
            origin: chrono::NaiveDate::from_ymd_opt(2027, 1, 1).unwrap(),
            left: 214.0,
            unit_per_day: 2.0,
            days: 730,
            today: Some(308.0),
        }),
        begin: None,
    }
}

#[test]
fn is_written_as_the_window_reads_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/scene");
    let (packed, plain) = (pack(&scene()).unwrap(), serde_json::to_string_pretty(&scene()).unwrap() + "\n");
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("packed.bin"), &packed).unwrap();
        fs::write(folder.join("plain.json"), &plain).unwrap();
    }
    assert_eq!(
        fs::read(folder.join("packed.bin")).unwrap(),
        packed,
        "ui/src/lib/packed.ts reads another form"
    );
    assert_eq!(fs::read_to_string(folder.join("plain.json")).unwrap(), plain);
}

#[test]
fn a_window_gets_a_picture_packed_and_all_else_as_json() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::default();
    let create = json!({ "path": folder.path().join("a.throughline"), "title": "A", "sample": true });
    assert!(matches!(answer(&mut session, "create", create, moment()), Ok(Answered::Text(_))));
    let request = || json!({ "spec": { "kind": "roadmap" } });
    let Ok(Answered::Packed(packed)) = answer(&mut session, "scene", request(), moment()) else {
        panic!("the picture came otherwise");
    };
    let plain = dispatch(&mut session, "scene", request(), moment()).unwrap();
    assert!(packed.len() * 2 < plain.len(), "{} bytes packed, {} as JSON", packed.len(), plain.len());
    assert!(answer(&mut session, "scene", json!({}), moment()).is_err());
}
