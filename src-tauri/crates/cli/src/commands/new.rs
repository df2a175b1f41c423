//! `throughline new`: a new workspace.

use std::path::{Path, PathBuf};

use serde::Serialize;
use throughline_core::commands::asking::Summary;
use throughline_core::commands::call;
use throughline_core::commands::file::CreateRequest;
use throughline_core::{ErrorCode, Result};

use crate::answer::Answer;
use crate::desk::Desk;
use crate::text::{self, count};

/// What `new` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The file to make, by custom ending in .throughline. It must not exist yet.
    file: PathBuf,

    /// Fill it with the sample: a company called Harbour, its plan in full swing.
    #[arg(long)]
    sample: bool,

    /// Fill it with a plan that was exported as JSON; its own name holds unless another is given.
    #[arg(long, value_name = "PLAN.json", conflicts_with = "sample")]
    from: Option<PathBuf>,

    /// The workspace's name; the file's own unless given.
    #[arg(long, default_value = "")]
    title: String,
}

/// What was made, as a program gets it.
#[derive(Debug, Serialize)]
struct Made<'a> {
    path: &'a Path,
    #[serde(flatten)]
    summary: &'a Summary,
}

/// Makes it.
pub fn run(args: &Args, desk: &mut Desk) -> Result<Answer> {
    let request = CreateRequest {
        path: args.file.clone(),
        title: args.title.clone(),
        sample: args.sample,
        from: args.from.clone(),
    };
    let made = call::create(&mut desk.session, &request, desk.moment).map_err(|mut error| {
        if error.code == ErrorCode::FileExists {
            error.hint = Some("Choose another name.".to_owned());
        }
        error
    })?;
    let summary = call::summary(&mut desk.session, &(), desk.moment)?;
    let mut line = format!("Made {}: {}", made.path.display(), text::clean(&made.title));
    if args.sample || args.from.is_some() {
        let records = [
            count(summary.objectives, "objective", "objectives"),
            count(summary.strategies, "strategy", "strategies"),
            count(summary.items, "item", "items"),
            count(summary.leaders, "leader", "leaders"),
        ];
        line.push_str(&format!(", with {}", records.join(", ")));
    }
    line.push('\n');
    let json = text::json(&Made { path: &made.path, summary: &summary })?;
    Ok(Answer::new(line, json))
}
