//! The yardstick of `cargo xtask bench window`: a window of the app's size on a page with nothing but a colour, in the
//! same build and with the same web view, and nothing else of the app.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

#[path = "../../src/renderer.rs"]
mod renderer;

use tauri::http::Response;
use tauri::{Url, WebviewUrl, WebviewWindowBuilder};

/// The measurement looks for this colour on the screen.
const PAGE: &str = "<!doctype html><title>Empty</title><body style='background:#1f7a4d'></body>";

fn main() -> tauri::Result<()> {
    renderer::choose();
    tauri::Builder::default()
        .register_uri_scheme_protocol("empty", |_, _| {
            let mut page = Response::new(PAGE.as_bytes());
            page.headers_mut().insert("content-type", tauri::http::HeaderValue::from_static("text/html"));
            page
        })
        .setup(|app| {
            let page = WebviewUrl::CustomProtocol(Url::parse("empty://localhost/")?);
            WebviewWindowBuilder::new(app, "main", page).title("Empty").inner_size(1440.0, 900.0).build()?;
            Ok(())
        })
        // A page of its own and another icon: what the app's context embeds is written to files, and two programs that
        // are compiled at the same time would read each other's half-written ones.
        .run(tauri::generate_context!("examples/empty_window/tauri.conf.json"))
}
