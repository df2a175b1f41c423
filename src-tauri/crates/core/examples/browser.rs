//! The core behind a local door, for working on the UI in a browser: `npm run dev` in one terminal and
//! `cargo run -p throughline-core --example browser -- [--today DATE] [FILE]` in another, then open
//! <http://localhost:5173>.
//!
//! Vite's proxy asks `POST /core/NAME`, JSON in and out.

#![allow(clippy::print_stdout, reason = "a tool for a terminal")]

#[path = "local/http.rs"]
mod http;

use std::io::BufReader;
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;

use chrono::NaiveDate;
use http::{Answer, Request};
use throughline_core::commands::Session;
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

/// Answers one request and closes the connection, so that the next is not waited for.
fn answer(mut stream: TcpStream, session: &mut Session, moment: Moment) -> std::io::Result<()> {
    let Some(request) = Request::read(&mut BufReader::new(stream.try_clone()?))? else { return Ok(()) };
    let answer = match request.command() {
        Some(name) => Answer::of_command(session, name, &request.body, moment),
        None => Answer::missing(),
    };
    answer.write(&mut stream)
}
