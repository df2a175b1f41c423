//! What a page talks to: its own files, the generated plan, and the core behind the same door as in the app.
//!
//! Speaks just enough HTTP for one browser on this machine: `GET /plan`, `GET /FILE`, `POST /core/NAME`.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};

use throughline_core::commands::{self, Session};
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
    loop {
        let mut first = String::new();
        if reader.read_line(&mut first)? == 0 {
            return Ok(());
        }
        let mut length = 0;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
                break;
            }
            if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        let path = first.split_whitespace().nth(1).unwrap_or("/");
        let answer = match path.strip_prefix("/core/") {
            Some(name) => command(house, name, &body),
            None if path == "/plan" => Answer::good("application/json", house.plan.clone().into_bytes()),
            None => file(&house.pages, path),
        };
        let mut out = format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nX-Changed: {}\r\nContent-Length: {}\r\n\r\n",
            answer.status,
            answer.kind,
            answer.changed,
            answer.body.len()
        )
        .into_bytes();
        out.extend_from_slice(&answer.body);
        stream.write_all(&out)?;
    }
}

struct Answer {
    status: &'static str,
    kind: &'static str,
    changed: bool,
    body: Vec<u8>,
}

impl Answer {
    const fn good(kind: &'static str, body: Vec<u8>) -> Self {
        Self { status: "200 OK", kind, changed: false, body }
    }
}

/// One of the core's commands, as the app's shell passes them on.
fn command(house: &House, name: &str, body: &[u8]) -> Answer {
    let request = serde_json::from_slice(body).unwrap_or(serde_json::Value::Null);
    let mut session = house.session.lock().unwrap();
    let before = session.revision();
    let (status, text) = match commands::dispatch(&mut session, name, request, house.moment) {
        Ok(text) => ("200 OK", text),
        Err(error) => ("400 Bad Request", serde_json::to_string(&error).unwrap_or_default()),
    };
    let changed = before != session.revision();
    Answer { status, kind: "application/json", changed, body: text.into_bytes() }
}

fn file(pages: &Path, path: &str) -> Answer {
    let name = Path::new(path.trim_start_matches('/'));
    let inside = name.components().all(|part| matches!(part, Component::Normal(_)));
    match fs::read(pages.join(name)) {
        Ok(body) if inside => Answer::good(kind(name), body),
        _ => Answer { status: "404 Not Found", kind: "text/plain", changed: false, body: Vec::new() },
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
