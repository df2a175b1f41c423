//! The core behind a local door, for working on the UI in a browser: `npm run dev` in one terminal and
//! `cargo run -p throughline-core --example browser -- [--today DATE] [FILE]` in another, then open
//! <http://localhost:5173>.
//!
//! Speaks just enough HTTP for Vite's proxy: one `POST /core/NAME` a connection, JSON in and out.

#![allow(clippy::print_stdout, reason = "a tool for a terminal")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;

use chrono::NaiveDate;
use throughline_core::commands::{self, Session};
use throughline_core::workspace::Moment;

const ADDRESS: &str = "127.0.0.1:5174";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut file = None;
    let mut today = None;
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--today" => today = Some(words.next().unwrap_or_default().parse::<NaiveDate>()?),
            _ => file = Some(PathBuf::from(word)),
        }
    }
    let moment = || {
        let moment = Moment::current();
        Moment { today: today.unwrap_or(moment.today), ..moment }
    };
    let mut session = Session::start(file.as_deref());
    let door = TcpListener::bind(ADDRESS)?;
    println!("The core answers on http://{ADDRESS}");
    for stream in door.incoming() {
        // A browser that goes away in the middle of a request is no reason to stop.
        let _ = answer(stream?, &mut session, moment());
    }
    Ok(())
}

fn answer(mut stream: TcpStream, session: &mut Session, moment: Moment) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
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
    let name = first.split_whitespace().nth(1).and_then(|path| path.rsplit('/').next()).unwrap_or_default();
    let request = serde_json::from_slice(&body).unwrap_or(serde_json::Value::Null);
    let before = session.revision();
    let (status, text) = match commands::dispatch(session, name, request, moment) {
        Ok(text) => ("200 OK", text),
        Err(error) => ("400 Bad Request", serde_json::to_string(&error).unwrap_or_default()),
    };
    let changed = before != session.revision();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nX-Changed: {changed}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{text}",
        text.len()
    )
}
