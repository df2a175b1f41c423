//! Just enough HTTP for one browser on this machine, and the core's commands behind it. Shared by the door for working
//! on the UI and by that of the benchmark.

use std::io::{self, BufRead, Write};

use throughline_core::commands::Session;
use throughline_core::commands::packed::{self, Answered};
use throughline_core::workspace::Moment;

/// What a browser asks for.
pub struct Request {
    /// `/core/scene`, `/index.html`.
    pub path: String,
    /// What it sends with it.
    pub body: Vec<u8>,
}

impl Request {
    /// Reads the next request; none where the browser has closed the connection.
    pub fn read(reader: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut first = String::new();
        if reader.read_line(&mut first)? == 0 {
            return Ok(None);
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
        let path = first.split_whitespace().nth(1).unwrap_or("/").to_owned();
        Ok(Some(Self { path, body }))
    }

    /// The command that is asked for: `scene` of `/core/scene`.
    pub fn command(&self) -> Option<&str> {
        self.path.strip_prefix("/core/")
    }
}

/// What is answered.
pub struct Answer {
    pub status: &'static str,
    pub kind: &'static str,
    /// Whether the plan is another than before.
    pub changed: bool,
    pub body: Vec<u8>,
}

impl Answer {
    /// What one of the core's commands answers, as the app's shell passes it on.
    pub fn of_command(session: &mut Session, name: &str, body: &[u8], moment: Moment) -> Self {
        let request = serde_json::from_slice(body).unwrap_or(serde_json::Value::Null);
        let before = session.revision();
        let json = "application/json";
        let (status, kind, body) = match packed::answer(session, name, request, moment) {
            Ok(Answered::Text(text)) => ("200 OK", json, text.into_bytes()),
            Ok(Answered::Packed(bytes)) => ("200 OK", "application/octet-stream", bytes),
            Err(error) => ("400 Bad Request", json, serde_json::to_vec(&error).unwrap_or_default()),
        };
        let changed = before != session.revision();
        Self { status, kind, changed, body }
    }

    /// Nothing of that name.
    pub const fn missing() -> Self {
        Self { status: "404 Not Found", kind: "text/plain", changed: false, body: Vec::new() }
    }

    /// Writes it in one piece: waiting for more would only delay it.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let Self { status, kind, changed, body } = self;
        let mut text = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nX-Changed: {changed}\r\nContent-Length: {}\r\n\r\n",
            body.len()
        )
        .into_bytes();
        text.extend_from_slice(body);
        out.write_all(&text)
    }
}
