//! `throughline import`: a plan from spreadsheets, as one edit.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use serde::Serialize;
use throughline_core::commands::call;
use throughline_core::commands::importing::ImportRequest;
use throughline_core::exchange::import::{
    ColumnChoice, Counts, DateOrder, Field, Mapping, Options, Preview, Problem, Severity, TableKind,
    TablePreview, Target, TypeChoice,
};
use throughline_core::{Error, Result};
use throughline_plan::model::{ItemType, RecordKind};

use crate::answer::Answer;
use crate::desk::Desk;
use crate::text::{self, Lean, Table, clean, count};
use crate::words;

/// What `import` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = notes())]
pub struct Args {
    /// The workspace. It must exist: `throughline new FILE` makes one.
    file: PathBuf,

    /// The spreadsheets, in the order in which they are read: objectives before the items that name them.
    #[arg(value_name = "SOURCE", required = true)]
    sources: Vec<PathBuf>,

    /// Which sheet of a workbook; the first that holds something unless given.
    #[arg(long, value_name = "NAME")]
    sheet: Vec<String>,

    /// Which line holds the column names, from 1; looked for unless given.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    header_row: Vec<u32>,

    /// What a column means, such as "Point of contact=owner"; may be given again for other columns.
    #[arg(long, value_name = "COLUMN=FIELD")]
    map: Vec<Pair<Field>>,

    /// What a value of the type column stands for, such as "Epic=epic"; may be given again.
    #[arg(long = "type", value_name = "VALUE=KIND")]
    types: Vec<Pair<Target>>,

    /// What the rows are, where no type column says so.
    #[arg(long = "as", value_name = "WORD", value_parser = words!(TableKind))]
    kind: Vec<TableKind>,

    /// Which of day and month comes first in dates such as 03/04/2026, where nothing in the file tells.
    #[arg(long, value_name = "WORD", value_parser = words!(DateOrder))]
    date_order: Option<DateOrder>,

    /// The encoding of text files, such as windows-1252; recognised unless given.
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,

    /// What separates the cells of text files; recognised unless given.
    #[arg(long, value_name = "CHARACTER")]
    delimiter: Option<char>,

    /// Say what would happen, and change nothing.
    #[arg(long)]
    dry_run: bool,
}

/// What the help says at its end: the words that the model knows, as they are now.
fn notes() -> String {
    let kinds = format!("objective, strategy, product, leader, item, {}, ignore", ItemType::WORDS);
    let lines = |text: &str| text::wrapped(text, 100, 0);
    [
        lines(
            "--sheet, --header-row and --as may be given once, for all sources, or once for each, in their order. To \
             read two sheets of one workbook, name it twice.",
        ),
        lines(&format!("Fields: {}.", Field::WORDS)),
        lines(&format!("Kinds: {kinds}.")),
    ]
    .join("\n")
}

/// `NAME=WORD`. The name may hold `=` itself; the word is taken in any case, with spaces and `-` for `_`.
#[derive(Debug, Clone, PartialEq)]
struct Pair<T> {
    name: String,
    word: T,
}

impl<T: FromStr<Err: fmt::Display>> FromStr for Pair<T> {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, word) = text.rsplit_once('=').ok_or("write it as NAME=WORD")?;
        if name.trim().is_empty() {
            return Err("there is no name before the `=`".to_owned());
        }
        let word = word.trim().to_lowercase().replace([' ', '-'], "_");
        let word = word.parse().map_err(|error: T::Err| error.to_string())?;
        Ok(Self { name: name.trim().to_owned(), word })
    }
}

/// What an import came to, as a program gets it.
#[derive(Debug, Serialize)]
struct Imported<'a> {
    /// Whether it was only looked at.
    dry_run: bool,
    /// What it is called in the history.
    label: &'a str,
    /// Its number there; none where nothing was written.
    seq: Option<i64>,
    created: Counts,
    updated: Counts,
    unchanged: Counts,
    problems: &'a [Problem],
    tables: &'a [TablePreview],
}

/// Imports.
pub fn run(args: &Args, desk: &mut Desk) -> Result<Answer> {
    let request = ImportRequest { files: args.sources.clone(), options: args.options()? };
    if args.dry_run {
        desk.read(&args.file)?;
    } else {
        desk.write(&args.file)?;
    }
    let preview = call::import_preview(&mut desk.session, &request, desk.moment)?;
    let seq = if args.dry_run || preview.edit.changes.is_empty() {
        None
    } else {
        call::edit(&mut desk.session, &preview.edit, desk.moment)?.seq
    };
    let json = text::json(&Imported {
        dry_run: args.dry_run,
        label: &preview.edit.label,
        seq,
        created: full(&preview.created),
        updated: full(&preview.updated),
        unchanged: full(&preview.unchanged),
        problems: &preview.problems,
        tables: &preview.tables,
    })?;
    let answer = Answer::new(told(&preview, seq), json);
    Ok(if args.dry_run { answer.note("this was a dry run; nothing was written") } else { answer })
}

impl Args {
    fn options(&self) -> Result<Options> {
        let per_source = |option: &str, given: usize| {
            if given <= 1 || given == self.sources.len() {
                return Ok(());
            }
            Err(Error::invalid(format!(
                "`{option}` is given {given} times for {}.",
                count(self.sources.len(), "source", "sources")
            ))
            .hint("Give it once for all sources, or once for each, in their order."))
        };
        per_source("--sheet", self.sheet.len())?;
        per_source("--header-row", self.header_row.len())?;
        per_source("--as", self.kind.len())?;
        let mappings = (0..self.sources.len()).map(|source| Mapping {
            sheet: of_source(&self.sheet, source),
            header_row: of_source(&self.header_row, source),
            encoding: self.encoding.clone(),
            delimiter: self.delimiter,
            kind: of_source(&self.kind, source),
            columns: self
                .map
                .iter()
                .map(|pair| ColumnChoice {
                    name: pair.name.clone(),
                    field: Some(pair.word),
                    ..ColumnChoice::default()
                })
                .collect(),
            types: self
                .types
                .iter()
                .map(|pair| TypeChoice { value: pair.name.clone(), target: pair.word })
                .collect(),
        });
        Ok(Options { mappings: mappings.collect(), date_order: self.date_order })
    }
}

/// What was given for one source: its own, or the one for all.
fn of_source<T: Clone>(given: &[T], source: usize) -> Option<T> {
    if given.len() > 1 { given.get(source).cloned() } else { given.first().cloned() }
}

/// What imports make, by the words for people; none where people see it in the rest, such as who takes part in what.
/// To programs each kind is named even where there is none of it.
const KINDS: [(RecordKind, Option<&str>); 8] = [
    (RecordKind::Objective, Some("objectives")),
    (RecordKind::Strategy, Some("strategies")),
    (RecordKind::Item, Some("items")),
    (RecordKind::Leader, Some("leaders")),
    (RecordKind::Product, Some("products")),
    (RecordKind::Link, Some("links")),
    (RecordKind::Dependency, Some("dependencies")),
    (RecordKind::Involvement, None),
];

fn full(counts: &Counts) -> Counts {
    KINDS.iter().map(|(kind, _)| (*kind, 0)).chain(counts.iter().map(|(kind, n)| (*kind, *n))).collect()
}

/// The import for people: what was read and how, what became of it, what needs an eye.
fn told(preview: &Preview, seq: Option<i64>) -> String {
    let mut lines = String::new();
    for table in &preview.tables {
        lines.push_str(&read_as(table));
    }
    let mut counts = Table::new(&[Lean::Left, Lean::Right, Lean::Right, Lean::Right]);
    counts.row(["", "new", "changed", "as it was"]);
    for (kind, name) in KINDS {
        let Some(name) = name else { continue };
        let row = [&preview.created, &preview.updated, &preview.unchanged]
            .map(|counts| counts.get(&kind).copied().unwrap_or(0));
        if row.iter().any(|n| *n > 0) {
            counts.row(std::iter::once(name.to_owned()).chain(row.map(|n| n.to_string())));
        }
    }
    lines.push('\n');
    lines.push_str(&counts.lines(2));
    lines.push_str(&problems(&preview.problems));
    match seq {
        Some(_) => lines.push_str(&format!("\nDone: {}\n", clean(&preview.edit.label))),
        None if preview.edit.changes.is_empty() => lines.push_str("\nThere is nothing to change.\n"),
        None => {}
    }
    lines
}

/// How one file was read.
fn read_as(table: &TablePreview) -> String {
    let file = table
        .sheet
        .as_ref()
        .map_or_else(|| table.file.clone(), |sheet| format!("{}, sheet {sheet}", table.file));
    let rows = count(table.rows as usize, "row", "rows");
    let mut lines = format!(
        "{}: {rows} of {}, column names in row {}\n",
        clean(&file),
        table.kind.label().to_lowercase(),
        table.header_row
    );
    for decision in &table.decisions {
        let column =
            if decision.column.is_empty() { String::new() } else { format!("{}: ", decision.column) };
        lines.push_str(&format!("  {}\n", clean(&format!("{column}{}", decision.message))));
    }
    lines
}

fn problems(problems: &[Problem]) -> String {
    if problems.is_empty() {
        return String::new();
    }
    let counted: Vec<String> = Severity::ALL
        .iter()
        .map(|severity| (problems.iter().filter(|p| p.severity == *severity).count(), severity))
        .filter(|(n, _)| *n > 0)
        .map(|(n, severity)| {
            let word = severity.label().to_lowercase();
            count(n, &word, &format!("{word}s"))
        })
        .collect();
    let mut lines = format!("\n{}\n", counted.join(", "));
    for problem in problems {
        let place =
            problem.line.map_or_else(|| problem.file.clone(), |line| format!("{}:{line}", problem.file));
        let value = if problem.value.is_empty() { String::new() } else { format!("“{}”", problem.value) };
        let about = [problem.column.as_str(), &value].into_iter().filter(|part| !part.is_empty());
        let about = about.map(|part| format!("{part} ")).collect::<String>();
        let about = if about.is_empty() { about } else { format!("{}: ", about.trim_end()) };
        let severity = problem.severity.label().to_lowercase();
        lines
            .push_str(&format!("  {}\n", clean(&format!("{place}: {severity}: {about}{}", problem.message))));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_may_hold_an_equals_sign_and_a_field_be_written_as_people_do() {
        let pair: Pair<Field> = "a=b=Depends on".parse().unwrap();
        assert_eq!((pair.name.as_str(), pair.word), ("a=b", Field::DependsOn));
        assert!("owner".parse::<Pair<Field>>().is_err());
        assert!("=owner".parse::<Pair<Field>>().is_err());
        assert!("Owner=boss".parse::<Pair<Field>>().unwrap_err().contains("owner"));
    }

    #[test]
    fn every_kind_that_the_help_names_is_understood() {
        let notes = notes().replace('\n', " ");
        let (_, kinds) = notes.split_once("Kinds: ").unwrap();
        for kind in kinds.trim().trim_end_matches('.').split(", ") {
            assert!(kind.parse::<Target>().is_ok(), "{kind}");
        }
    }
}
