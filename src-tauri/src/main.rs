//! Throughline's desktop shell: windows, menus, dialogs and one door to the core. It decides nothing about plans.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod door;
mod menu;
mod renderer;

use std::process::ExitCode;

use tauri::{Manager as _, WebviewUrl, WebviewWindowBuilder};

use arguments::Arguments;
use door::Door;

fn main() -> ExitCode {
    renderer::choose();
    let arguments = match Arguments::parse(std::env::args_os().skip(1)) {
        Ok(arguments) => arguments,
        Err(message) => return complain(&message),
    };
    let door = Door::open(&arguments);
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .invoke_handler(tauri::generate_handler![door::rpc])
        .setup(move |app| {
            app.manage(door.with_settings(app.path().app_config_dir().ok()));
            menu::install(app.handle())?;
            WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .title("Throughline")
                .inner_size(1440.0, 900.0)
                .min_inner_size(1024.0, 700.0)
                .build()?;
            // Not on this thread: it waits for the file, and the window need not.
            let handle = app.handle().clone();
            std::thread::spawn(move || menu::refresh(&handle));
            Ok(())
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            app.run(|app, event| {
                if let tauri::RunEvent::Exit = event {
                    app.state::<Door>().close();
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => complain(&format!("Throughline could not start: {error}.")),
    }
}

#[expect(clippy::print_stderr, reason = "there is no window to say it in")]
fn complain(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(2)
}
