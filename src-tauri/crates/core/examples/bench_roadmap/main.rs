//! The core's part in comparing roadmaps (`cargo xtask bench roadmap`):
//! - `bench_roadmap --make ITEMS FILE` writes the workspace of so many items;
//! - `bench_roadmap --time FILE` says how long the core takes by itself, as JSON;
//! - `bench_roadmap --serve ITEMS FILE PAGES` opens it, and answers the pages in that folder.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and stops where it cannot go on"
)]

mod door;
mod generated;
mod layout;
mod workspace;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Mutex;

use chrono::Days;
use throughline_core::commands::Session;
use throughline_core::workspace::Moment;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["--make", items, file] => {
            workspace::make(Path::new(file), &generated::generate(items.parse().unwrap()), moment());
        }
        ["--time", file] => println!("{}", layout::measure(Path::new(file))),
        ["--serve", items, file, pages] => {
            let plan = generated::generate(items.parse().unwrap());
            let ids: Vec<String> = workspace::ids(&plan).iter().map(|id| id.0.to_string()).collect();
            let house = door::House {
                session: Mutex::new(Session::start(Some(Path::new(file)))),
                plan: plan.json(&ids).to_string(),
                pages: (*pages).into(),
                moment: moment(),
            };
            door::serve(house).unwrap();
        }
        _ => {
            println!("bench_roadmap --make ITEMS FILE | --time FILE | --serve ITEMS FILE PAGES");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

/// Two months into the plan, so that it begins at its left edge as the others do.
fn moment() -> Moment {
    let today = generated::first_day() + Days::new(59);
    Moment { now: today.and_hms_opt(12, 0, 0).unwrap().and_utc(), today }
}
