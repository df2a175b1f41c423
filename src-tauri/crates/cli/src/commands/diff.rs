//! `throughline diff`: what changed between two points in the life of a plan.

use std::path::PathBuf;

use throughline_core::commands::call;
use throughline_core::commands::time::CompareRequest;
use throughline_core::exchange::changes;
use throughline_core::{Error, Result};

use crate::answer::Answer;
use crate::desk::Desk;
use crate::text;

/// What `diff` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace.
    file: PathBuf,

    /// The earlier point: a day or period, a checkpoint's name, an entry of the history such as `#12`, or another
    /// workspace file.
    #[arg(long, value_name = "POINT")]
    from: String,

    /// The later point.
    #[arg(long, value_name = "POINT", default_value = "now")]
    to: String,

    /// Write it to a file too; .md, .csv or .json decides the form.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Compares.
pub fn run(args: &Args, desk: &mut Desk) -> Result<Answer> {
    desk.read(&args.file)?;
    let request = CompareRequest { from: args.from.clone(), to: args.to.clone() };
    let compared = call::compare(&mut desk.session, &request, desk.moment)?;
    let json = text::json(&compared)?;
    if let Some(out) = &args.out {
        let ending = out.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
        let bytes = match ending.as_str() {
            "md" => compared.markdown.clone().into_bytes(),
            "csv" => changes::csv(&compared.changes)?,
            "json" => json.to_string().into_bytes(),
            _ => {
                return Err(Error::invalid(format!(
                    "{} does not say which form it is to have.",
                    out.display()
                ))
                .hint("End the name in .md, .csv or .json."));
            }
        };
        std::fs::write(out, bytes).map_err(|error| Error::io("write", out, &error))?;
    }
    Ok(Answer::new(compared.markdown.clone(), json))
}
