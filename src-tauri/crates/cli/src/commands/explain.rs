//! `throughline explain`: what a rule of the check asks, why, and what to do about what it finds.

use throughline_core::commands::call;
use throughline_core::{Error, ErrorCode, Result};
use throughline_plan::alignment::Explanation;

use crate::answer::Answer;
use crate::desk::Desk;
use crate::text::{self, Lean, Table, number, wrapped};

/// What `explain` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A rule's code, such as ALIGN-01, or a family, such as ALIGN; every rule in a line unless given.
    code: Option<String>,
}

/// As wide as a terminal is at least.
const WIDTH: usize = 100;

/// Explains.
pub fn run(args: &Args, desk: &mut Desk) -> Result<Answer> {
    let rules = call::rules(&mut desk.session, &(), desk.moment)?;
    let Some(code) = args.code.as_deref().map(str::trim) else {
        return Ok(Answer::new(list(&rules), text::json(&rules)?));
    };
    if let Some(rule) = rules.iter().find(|rule| rule.rule.code.eq_ignore_ascii_case(code)) {
        return Ok(Answer::new(whole(rule), text::json(rule)?));
    }
    let family: Vec<Explanation> =
        rules.iter().filter(|rule| rule.family.eq_ignore_ascii_case(code)).cloned().collect();
    if family.is_empty() {
        return Err(Error::new(ErrorCode::BadRequest, format!("There is no rule `{code}`."))
            .hint("`throughline explain` lists them all."));
    }
    let lines: Vec<String> = family.iter().map(whole).collect();
    Ok(Answer::new(lines.join("\n"), text::json(&family)?))
}

/// Every rule in a line.
fn list(rules: &[Explanation]) -> String {
    let mut lines = String::new();
    for family in rules.chunk_by(|a, b| a.family == b.family) {
        let mut table = Table::new(&[Lean::Left, Lean::Left, Lean::Left]);
        for rule in family {
            table.row([rule.rule.code, rule.rule.severity.as_str(), rule.rule.title]);
        }
        if !lines.is_empty() {
            lines.push('\n');
        }
        lines.push_str(&format!("{}\n{}", family[0].family_title, table.lines(2)));
    }
    lines
}

/// All that is to say about one.
fn whole(explanation: &Explanation) -> String {
    let rule = explanation.rule;
    let mut lines = format!("{}  {}  ({})\n", rule.code, rule.title, rule.severity.as_str());
    let mut part = |title: &str, words: &str| {
        lines.push_str(&format!("\n{title}\n{}", wrapped(words, WIDTH, 2)));
    };
    part("Asks", rule.question);
    part("Why it matters", rule.why);
    part("Example", rule.example);
    part("What it says then", &format!("{}: {}", explanation.shown_title, explanation.shown));
    if let Some(fix) = &explanation.shown_fix {
        part("One click", fix);
    }
    part("How to mend it", rule.fix);
    part("When to accept it", rule.accept);
    if let Some(limit) = rule.limit {
        let range = format!("from {} to {}", number(limit.least), number(limit.most));
        part("Limit", &format!("{}: {} ({range}).", limit.label, number(limit.usual)));
    }
    lines
}
