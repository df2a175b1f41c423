//! Pictures for somebody who is not told what items serve.

use throughline_plan::model::{Record, RecordKind};
use throughline_plan::picture::{PictureKind, PictureSpec, layout};
use throughline_plan::plan::{Plan, Records};
use throughline_plan::scene::{Mark, Paint};

use super::common::{says, today};
use super::plans::harbour;

/// The harbour's plan without objectives and all that joins them.
fn without_objectives() -> Plan {
    let mut records = Records::default();
    for record in harbour().records {
        let joins = match &record {
            Record::Link(link) => link.objective_id.is_some(),
            Record::KeyResult(_) => true,
            other => other.kind() == RecordKind::Objective,
        };
        if !joins {
            records.put(record);
        }
    }
    Plan::new(records)
}

#[test]
fn nothing_is_hatched_or_said_to_serve_nothing_where_objectives_are_hidden() {
    let told = without_objectives();
    let hidden = told.clone().hiding_objectives();
    let kinds = [
        PictureKind::Roadmap,
        PictureKind::Board,
        PictureKind::Portfolio,
        PictureKind::Calendar,
        PictureKind::Matrix,
        PictureKind::Table,
    ];
    for kind in kinds {
        let spec = PictureSpec { kind, ..PictureSpec::default() };
        let scene = layout(&hidden, &spec, today());
        let marks = [&scene.body, &scene.header, &scene.side, &scene.corner, &scene.tray, &scene.footer];
        let is_hatch = |paint: &Option<Paint>| {
            matches!(paint, Some(Paint::Hatch | Paint::HatchFill | Paint::HatchSolid))
        };
        for mark in marks.into_iter().flatten() {
            match mark {
                Mark::Rect { fill, stroke, .. } | Mark::Path { fill, stroke, .. } => {
                    assert!(!is_hatch(fill) && !is_hatch(stroke), "{kind}: {mark:?}");
                }
                Mark::Text { text, .. } => {
                    assert!(!text.to_lowercase().contains("no objective"), "{kind}: {text}");
                }
            }
        }
        let said =
            scene.nodes.iter().map(|node| &node.detail).chain(scene.lanes.iter().map(|lane| &lane.detail));
        for detail in said {
            assert!(!detail.contains("no objective"), "{kind}: {detail}");
        }
    }
    let told = layout(&told, &PictureSpec::default(), today());
    assert!(says(&told.footer, "Serves no objective"), "the roadmap says so to all others");
}
