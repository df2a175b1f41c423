//! What a page talks to: its own files, the generated plan, and the core behind the same door as in the app.
//!
//! Asked are `GET /plan`, `GET /FILE` and `POST /core/NAME`.

#[path = "../local/http.rs"]
mod http;

use std::fs;
use std::io::{self, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};

use http::{Answer, Request};
use throughline_core::commands::Session;
use throughline_core::workspace::Moment;

/// What is answered with.
pub struct House {
    /// The core, with the workspace open.
    pub session: Mutex<Session>,
    /// The generated plan as JSON, for the components that are given it.
    pub plan: String,
    /// Where the pages are.
    pub pages: PathBuf,
    /// What the core takes for now.
    pub moment: Moment,
}

/// Answers until the process is ended. Says its address first.
pub fn serve(house: House) -> io::Result<()> {
    let door = TcpListener::bind("127.0.0.1:0")?;
    println!("http://{}", door.local_addr()?);
    let house = Arc::new(house);
    for stream in door.incoming() {
        let (stream, house) = (stream?, Arc::clone(&house));
        // A browser that goes away in the middle of a request is no reason to stop.
        std::thread::spawn(move || answer(stream, &house));
    }
    Ok(())
}

/// Answers one request after the other, as long as the browser keeps the connection.
fn answer(mut stream: TcpStream, house: &House) -> io::Result<()> {
    // An answer goes out in one piece: waiting for more would only delay it.
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    while let Some(request) = Request::read(&mut reader)? {
        let answer = match (request.command(), request.path.as_str()) {
            (Some(name), _) => {
                Answer::of_command(&mut house.session.lock().unwrap(), name, &request.body, house.moment)
            }
            (None, "/plan") => good("application/json", house.plan.clone().into_bytes()),
            (None, path) => file(&house.pages, path),
        };
        answer.write(&mut stream)?;
    }
    Ok(())
}

const fn good(kind: &'static str, body: Vec<u8>) -> Answer {
    Answer { status: "200 OK", kind, changed: false, body }
}

fn file(pages: &Path, path: &str) -> Answer {
    let name = Path::new(path.trim_start_matches('/'));
    let inside = name.components().all(|part| matches!(part, Component::Normal(_)));
    match fs::read(pages.join(name)) {
        Ok(body) if inside => good(kind(name), body),
        _ => Answer::missing(),
    }
}

fn kind(name: &Path) -> &'static str {
    match name.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("ttf") => "font/ttf",
        _ => "application/octet-stream",
    }
}
