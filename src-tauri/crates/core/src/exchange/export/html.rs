//! A picture as one HTML file: the same picture as the SVG, to be searched, zoomed and read by double-click in any browser,
//! without a network: its security policy lets nothing in but what is in the file, by hash.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use throughline_plan::model::RecordRef;
use throughline_plan::scene::Scene;

use super::sheet::{MARGIN, TITLE_HEIGHT};
use super::svg::{self, Letters, Look};
use super::{ExportOptions, Stamp, sheet};
use crate::exchange::theme::{Theme, theme_css};

const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");

/// What is told of one thing in the picture.
#[derive(Serialize)]
struct Told<'a> {
    id: String,
    title: &'a str,
    detail: &'a str,
    why: Vec<String>,
}

/// Writes it. `why` says, line by line, what of a record explains why it is there.
pub(super) fn write(
    scene: &Scene,
    stamp: &Stamp,
    options: &ExportOptions,
    why: &dyn Fn(RecordRef) -> Vec<String>,
) -> String {
    let sheet = sheet::whole(scene, stamp);
    let look = Look { theme: options.theme, ground: false, letters: Letters::Embedded, variables: true };
    let picture = svg::write(&sheet, look);
    let told: Vec<Told<'_>> = scene
        .nodes
        .iter()
        .map(|node| Told {
            id: svg::fit(&node.key.to_string()),
            title: &node.title,
            detail: &node.detail,
            why: node.record.map(why).unwrap_or_default(),
        })
        .collect();
    // Within a script a `<` could end it.
    let data = serde_json::to_string(&told).unwrap_or_default().replace('<', "\\u003c");
    let style = format!("{}{STYLE}", theme_css());
    let fonts = between(&picture, "<style>", "</style>");
    let styles = [style.as_str(), fonts].iter().map(|text| hash(text)).collect::<Vec<_>>().join(" ");
    let script = hash(SCRIPT);
    let title = svg::escaped(&sheet.title);
    let mut rows = String::new();
    for one in &told {
        let why = one.why.join(". ");
        let _ = writeln!(
            rows,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>",
            svg::escaped(one.title),
            svg::escaped(one.detail),
            svg::escaped(&why)
        );
    }
    let said = svg::escaped(&said(stamp));
    let top = MARGIN + TITLE_HEIGHT;
    let today = scene
        .time
        .and_then(|time| time.today)
        .map_or_else(String::new, |today| format!(" data-today=\"{}\"", today + MARGIN));
    // By itself it follows the reader's own setting.
    let theme = if options.theme == Theme::Dark { " data-theme=\"dark\"" } else { "" };
    format!(
        "<!doctype html>\n<html lang=\"en\"{theme}>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {styles}; \
         script-src {script}; font-src data:; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>{style}</style>\n</head>\n<body>\n<header>\n<h1>{title}<small>{said}</small></h1>\n\
         <div class=\"tools\" role=\"toolbar\" aria-label=\"The picture\">\n\
         <input id=\"page-seek\" type=\"search\" placeholder=\"Find in it\" aria-label=\"Find in the picture\">\n\
         <label><input id=\"page-alone\" type=\"checkbox\"> Only these</label><span id=\"page-found\" role=\"status\"></span>\n\
         <button id=\"page-further\" aria-label=\"Zoom out\">−</button><button id=\"page-nearer\" aria-label=\"Zoom in\">+</button>\
         <button id=\"page-fit\">Fit</button><button id=\"page-theme\">Light or dark</button><button id=\"page-print\">Print</button>\n\
         </div>\n</header>\n<main>\n<div id=\"page-picture\" data-left=\"{MARGIN}\" data-top=\"{top}\"{today} tabindex=\"0\" role=\"region\" aria-label=\"{title}\">\n{picture}</div>\n\
         <aside id=\"page-detail\" aria-live=\"polite\" hidden><button id=\"page-close\" aria-label=\"Close\">×</button>\
         <h2 id=\"page-title\"></h2><p id=\"page-when\"></p><ul id=\"page-why\"></ul></aside>\n</main>\n\
         <details class=\"list\"><summary>All of it as a list</summary>\n<table>\n{rows}</table></details>\n\
         <script type=\"application/json\" id=\"page-data\">{data}</script>\n<script>{SCRIPT}</script>\n</body>\n</html>\n"
    )
}

/// Of which day it is, and for whom.
fn said(stamp: &Stamp) -> String {
    let day = throughline_plan::model::PlanDate::day(stamp.as_of).label();
    let mut said = format!("as of {day}");
    if let Some(audience) = &stamp.audience {
        let _ = write!(said, ", for {audience}");
    }
    if let Some(mark) = &stamp.mark {
        let _ = write!(said, ", {mark}");
    }
    said
}

/// What stands between two words for the first time; empty where they do not.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    text.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map_or("", |(found, _)| found)
}

/// A text as the policy names it (Content Security Policy Level 3, section 2.3.1).
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}
