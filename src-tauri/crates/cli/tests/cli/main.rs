//! The command line as its users see it: the real program on files in a folder of its own.

#![expect(clippy::unwrap_used, reason = "a test that cannot run the program has failed")]

mod audience;
mod check;
mod edit;
mod explain;
mod export;
mod fix;
mod folder;
mod history;
mod import;
mod new;
mod page;
mod rank;
mod rules;
mod sarif;
mod scenario;
mod streams;
mod stress;
mod time;
mod whole;
