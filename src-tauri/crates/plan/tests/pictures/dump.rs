//! A scene as text, and the comparison with the one that is kept.
//!
//! `UPDATE_GOLDEN=1 cargo test -p throughline-plan --test pictures` writes the kept ones anew; look at the difference
//! before committing it.

use std::fmt::Write as _;
use std::path::Path;

use throughline_plan::scene::{Corners, Mark, Paint, Scene};

fn paints(fill: Option<Paint>, stroke: Option<Paint>, dash: bool) -> String {
    let mut out = String::new();
    if let Some(fill) = fill {
        let _ = write!(out, " {fill}");
    }
    if let Some(stroke) = stroke {
        let _ = write!(out, " {}line:{stroke}", if dash { "dashed-" } else { "" });
    }
    out
}

fn marks(out: &mut String, name: &str, marks: &[Mark]) {
    let _ = writeln!(out, "[{name}]");
    for mark in marks {
        let node = |node: &Option<u32>| node.map(|n| format!(" @{n}")).unwrap_or_default();
        let _ = match mark {
            Mark::Rect { x, y, w, h, r, corners, fill, stroke, dash, node: n, .. } => {
                let left = if *corners == Corners::Left { " left" } else { "" };
                let paints = paints(*fill, *stroke, *dash);
                writeln!(out, "rect {x:.1} {y:.1} {w:.1} {h:.1} r{r:.1}{left}{paints}{}", node(n))
            }
            Mark::Path { d, fill, stroke, sw, dash, opacity, node: n, to, .. } => {
                let to = to.map(|n| format!(">{n}")).unwrap_or_default();
                let paints = paints(*fill, *stroke, *dash);
                writeln!(out, "path {d} w{sw:.1} o{opacity:.2}{paints}{}{to}", node(n))
            }
            Mark::Text { x, y, text, size, weight, anchor, paint, node: n } => {
                let w = format!("{weight:?} {anchor:?}").to_lowercase();
                writeln!(out, "text {x:.1} {y:.1} {size} {w} {paint}{} {text:?}", node(n))
            }
        };
    }
}

/// The whole scene, one line a mark, node or lane.
pub fn dump(scene: &Scene) -> String {
    let s = scene;
    let mut out = format!(
        "{:?} {:.1}x{:.1} side {} header {} tray {:.1} footer {:.1}\n",
        s.title, s.width, s.height, s.side_width, s.header_height, s.tray_height, s.footer_height
    );
    if let Some(time) = s.time {
        let _ = writeln!(
            out,
            "time {} at {} by {} for {} days, today {:?}",
            time.origin, time.left, time.unit_per_day, time.days, time.today
        );
    }
    for (name, list) in [
        ("body", &s.body),
        ("header", &s.header),
        ("side", &s.side),
        ("corner", &s.corner),
        ("tray", &s.tray),
        ("footer", &s.footer),
    ] {
        marks(&mut out, name, list);
    }
    let _ = writeln!(out, "[lanes]");
    for lane in &s.lanes {
        let _ = writeln!(
            out,
            "{} {:?} {:.1} {:.1} {:?} | {:?} ({}){}",
            lane.key,
            lane.part,
            lane.y,
            lane.h,
            lane.title,
            lane.detail,
            lane.count,
            if lane.folded { " folded" } else { "" }
        );
    }
    let _ = writeln!(out, "[nodes]");
    for (place, node) in s.nodes.iter().enumerate() {
        let _ = writeln!(
            out,
            "@{place} {} {:?} lane {} {:.1} {:.1} {:.1} {:.1} {}{} {:?} | {:?}{}",
            node.key,
            node.part,
            node.lane,
            node.x,
            node.y,
            node.w,
            node.h,
            node.paint,
            if node.movable { " movable" } else { "" },
            node.title,
            node.detail,
            if node.lit.is_empty() { String::new() } else { format!(" lit {:?}", node.lit) }
        );
    }
    out
}

/// Compares a scene with the kept one of that name.
#[expect(clippy::disallowed_methods, reason = "the kept scenes are files of the project")]
pub fn compare(name: &str, scene: &Scene) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(format!("{name}.txt"));
    let fresh = dump(scene);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &fresh).unwrap();
        return;
    }
    // Git may check text out with Windows line ends.
    let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    if kept != fresh {
        let line = kept.lines().zip(fresh.lines()).find(|(a, b)| a != b);
        panic!(
            "{} differs from what is drawn now, first at {line:#?}; UPDATE_GOLDEN=1 writes it anew",
            path.display()
        );
    }
}
