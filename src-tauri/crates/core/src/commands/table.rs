//! The table, line by line, and what goes into it and out of it over the clipboard.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use throughline_plan::model::{Edit, Id, Item, RecordKind, RecordRef};
use throughline_plan::picture::PictureSpec;
use throughline_plan::picture::table::{self, Line, Sums, TableField, TableRows};
use throughline_plan::plan::{Ix, Plan};
use throughline_plan::scoring::{Ask, Measure, Scoring};
use ts_rs::TS;

use super::Session;
use super::audiences::seen_by;
use super::lists::{ItemRow, Named, item_row, named};
use super::pictures::{Exported, write_whole};
use crate::exchange::block;
use crate::exchange::paste::{self, Paste, PasteProblem, Target};
use crate::exchange::table::{ItemCells, seen};
use crate::workspace::{Moment, rehearse_on};
use crate::{Error, Result};

/// A stretch of a table.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct TablePartRequest {
    /// How the table is set, and what it shows.
    pub spec: PictureSpec,
    /// The first line that is wanted, from 0.
    pub from: usize,
    /// The line after the last that is wanted.
    pub until: usize,
    /// The revision of the plan whose table is looked at. Lines are told by their places: where the plan has changed
    /// since, the answer is an error and not another line.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub seen: Option<u64>,
}

/// A line of a table.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "line", rename_all = "snake_case")]
pub enum TableLine {
    /// The head of a group.
    Group {
        /// Its name among the folded ones.
        key: String,
        /// What it is called.
        title: String,
        /// The record that gives it its name.
        record: Option<RecordRef>,
        /// The hue of the objective it stands for or serves.
        hue: Option<u8>,
        /// Whether its items are not shown.
        folded: bool,
        /// What its items come to.
        sums: Sums,
    },
    /// An item.
    Item {
        /// As in the list of items; `depth` is how deep it is shown.
        row: Box<ItemRow>,
        /// Whether there are items below it that can be folded away.
        foldable: bool,
        /// Whether they are.
        folded: bool,
        /// How many findings of the check are about it, where the table asks.
        findings: u32,
        /// What it is, in words.
        description: String,
        /// A web address.
        url: String,
        /// Texts that came with an import.
        extra: std::collections::BTreeMap<String, String>,
        /// The items that must end before it starts.
        blockers: Vec<Named>,
    },
}

/// A stretch of a table, and how long it is in all.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TablePart {
    /// The first line that is here.
    pub from: usize,
    /// The lines.
    pub lines: Vec<TableLine>,
    /// How many lines there are in all.
    pub count: usize,
    /// How many groups.
    pub groups: usize,
    /// What all items come to, those that are folded away too.
    pub sums: Sums,
    /// Whether items stand below others.
    pub tree: bool,
    /// The revision of the plan that it shows.
    #[ts(type = "number")]
    pub revision: u64,
}

/// What a table can show.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TableFieldInfo {
    /// The word for it.
    pub field: TableField,
    /// Its name for people.
    pub label: String,
    /// How wide its column is by itself.
    pub width: u16,
    /// Whether items can be grouped by it.
    pub groups: bool,
    /// Whether it is shown where nobody has chosen.
    pub usual: bool,
    /// What is asked about a criterion of scoring.
    pub ask: Option<Ask>,
}

/// Items by their ids.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ItemsOfRequest {
    /// Which.
    pub ids: Vec<Id>,
}

/// Where a line is looked for.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct TablePlaceRequest {
    /// How the table is set, and what it shows.
    pub spec: PictureSpec,
    /// The item's id, or the group's key.
    pub key: String,
}

/// Where a line is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TablePlace {
    /// What was looked for.
    pub key: String,
    /// Its place from 0; none where it is not shown.
    pub place: Option<usize>,
}

/// Cells to be copied.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct TableCopyRequest {
    /// How the table is set, and what it shows.
    pub spec: PictureSpec,
    /// The first line, from 0.
    pub from: usize,
    /// The line after the last.
    pub until: usize,
    /// The columns.
    pub columns: Vec<TableField>,
    /// Whether the names of the columns come first.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub names: bool,
    /// The revision of the plan whose table is looked at. Lines are told by their places: where the plan has changed
    /// since, the answer is an error and not another line.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub seen: Option<u64>,
}

/// Cells for the clipboard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TableCopy {
    /// With tabs between the cells, as spreadsheets take them.
    pub text: String,
    /// As a table of HTML.
    pub html: String,
    /// How many items.
    pub items: usize,
}

/// Cells to be put into a table.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PasteRequest {
    /// How the table is set, and what it shows.
    pub spec: PictureSpec,
    /// The first line, from 0.
    pub line: usize,
    /// How many lines are selected, 1 or more.
    pub lines: usize,
    /// The first column.
    pub column: TableField,
    /// How many columns are selected, 1 or more.
    pub columns: usize,
    /// What the clipboard holds: tabs between cells, lines between rows. An empty text empties the cells.
    pub text: String,
    /// The revision of the plan whose table is looked at. Lines are told by their places: where the plan has changed
    /// since, the answer is an error and not another line.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub seen: Option<u64>,
}

/// A table to be written as it is seen.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct TableFileRequest {
    /// Where; a CSV file.
    #[ts(type = "string")]
    pub path: PathBuf,
    /// How the table is set, and what it shows.
    pub spec: PictureSpec,
    /// The audience it is for, by name; the team itself where empty; whoever looks where left out.
    #[serde(default)]
    #[ts(optional)]
    pub audience: Option<String>,
}

/// Refuses to tell lines by places that were looked up in an earlier state of the plan.
fn still(session: &Session, seen: Option<u64>) -> Result<()> {
    let (_, now) = session.revision();
    if seen.is_none_or(|seen| seen == now) {
        return Ok(());
    }
    Err(Error::invalid("The plan has changed since these rows were shown. Nothing was done.")
        .hint("Look where the rows stand now, and do it again."))
}

pub(super) fn part(session: &mut Session, request: &TablePartRequest, moment: Moment) -> Result<TablePart> {
    let (_, revision) = session.revision();
    let (rows, plan) = session.table(&request.spec, moment.today)?;
    let all = rows.lines();
    let until = request.until.min(all.len());
    let from = request.from.min(until);
    let scoring = Scoring::of(plan);
    Ok(TablePart {
        from,
        lines: all[from..until].iter().map(|line| shown(plan, rows, &scoring, *line)).collect(),
        count: all.len(),
        groups: rows.groups().len(),
        sums: rows.sums(),
        tree: all.iter().any(|line| matches!(line, Line::Item { foldable: true, .. })),
        revision,
    })
}

fn shown(plan: &Plan, rows: &TableRows, scoring: &Scoring, line: Line) -> TableLine {
    match line {
        Line::Group(place) => {
            let group = &rows.groups()[place as usize];
            TableLine::Group {
                key: group.key.clone(),
                title: group.title.clone(),
                record: group.record,
                hue: group.hue,
                folded: group.folded,
                sums: group.sums,
            }
        }
        Line::Item { ix, level, foldable, folded } => {
            let (item, facts) = (&plan.items[ix], rows.facts());
            let score = facts.score(ix);
            let score_text = score.map_or_else(String::new, |score| scoring.text(score));
            let blocker =
                |(ix, _): &(Ix<Item>, _)| named(plan, RecordRef::new(RecordKind::Item, plan.items[*ix].id));
            TableLine::Item {
                row: Box::new(ItemRow {
                    score,
                    score_text,
                    rank: facts.rank(ix),
                    ..item_row(plan, ix, level)
                }),
                foldable,
                folded,
                findings: facts.findings(ix),
                description: item.description.clone(),
                url: item.url.clone(),
                extra: item.extra.clone(),
                blockers: plan.graph().blockers(ix).iter().map(blocker).collect(),
            }
        }
    }
}

pub(super) fn ids(session: &mut Session, request: &TablePartRequest, moment: Moment) -> Result<Vec<Id>> {
    still(session, request.seen)?;
    let (rows, plan) = session.table(&request.spec, moment.today)?;
    let until = request.until.min(rows.lines().len());
    let lines = &rows.lines()[request.from.min(until)..until];
    Ok(of_items(lines).map(|ix| plan.items[ix].id).collect())
}

fn of_items(lines: &[Line]) -> impl Iterator<Item = Ix<Item>> {
    lines.iter().filter_map(|line| match line {
        Line::Item { ix, .. } => Some(*ix),
        Line::Group(_) => None,
    })
}

pub(super) fn items_of(session: &mut Session, request: &ItemsOfRequest, _: Moment) -> Result<Vec<ItemRow>> {
    let plan = session.plan()?;
    Ok(request.ids.iter().filter_map(|id| plan.items.ix(*id)).map(|ix| item_row(plan, ix, 0)).collect())
}

pub(super) fn fields(session: &mut Session, (): &(), _: Moment) -> Result<Vec<TableFieldInfo>> {
    let plan = session.plan()?;
    let scoring = Scoring::of(plan);
    let usual = table::usual(plan);
    let info = |field: TableField| {
        let ask = match &field {
            TableField::Score(key) => {
                let measure = Measure::Score(key.clone());
                Some(
                    scoring
                        .asks()
                        .iter()
                        .find(|ask| ask.measure == measure)
                        .cloned()
                        .unwrap_or_else(|| Ask::of_score(key, &measure.label(plan))),
                )
            }
            _ => None,
        };
        TableFieldInfo {
            label: field.label(plan),
            width: field.width(),
            groups: field.is_shared(),
            usual: usual.contains(&field),
            ask,
            field,
        }
    };
    Ok(table::fields(plan).into_iter().map(info).collect())
}

pub(super) fn place(
    session: &mut Session,
    request: &TablePlaceRequest,
    moment: Moment,
) -> Result<TablePlace> {
    let (rows, plan) = session.table(&request.spec, moment.today)?;
    Ok(TablePlace { key: request.key.clone(), place: rows.place(plan, &request.key) })
}

pub(super) fn copy(session: &mut Session, request: &TableCopyRequest, moment: Moment) -> Result<TableCopy> {
    still(session, request.seen)?;
    let (rows, plan) = session.table(&request.spec, moment.today)?;
    let cells = ItemCells::new(plan, rows.facts());
    let until = request.until.min(rows.lines().len());
    let lines = &rows.lines()[request.from.min(until)..until];
    let names = request.names.then(|| request.columns.iter().map(|field| field.label(plan)).collect());
    let row = |ix| request.columns.iter().map(|field| cells.text(field, ix)).collect();
    let block: Vec<Vec<String>> = names.into_iter().chain(of_items(lines).map(row)).collect();
    Ok(TableCopy {
        text: block::write(&block),
        html: block::html(&block),
        items: block.len() - usize::from(request.names),
    })
}

pub(super) fn preview_paste(session: &mut Session, request: &PasteRequest, moment: Moment) -> Result<Paste> {
    still(session, request.seen)?;
    let (rows, plan) = session.table(&request.spec, moment.today)?;
    let target = Target {
        line: request.line,
        lines: request.lines.max(1),
        column: &request.column,
        columns: request.columns.max(1),
    };
    let mut paste = paste::paste(plan, rows, target, &block::read(&request.text));
    // What each cell may say, all of them together may not: an item must not be part of its own part.
    let edit = Edit { label: String::new(), changes: paste.changes };
    if let Err(error) = rehearse_on(plan, &edit) {
        paste.problem_count += 1;
        paste.problems.push(PasteProblem {
            row: None,
            title: error.record.map_or_else(String::new, |at| plan.title(at).to_owned()),
            record: error.record,
            column: String::new(),
            value: String::new(),
            message: error.message,
            hint: error.hint.unwrap_or_default(),
        });
        return Ok(Paste { changes: Vec::new(), cells: 0, items: 0, ..paste });
    }
    Ok(Paste { changes: edit.changes, ..paste })
}

pub(super) fn export_seen(
    session: &mut Session,
    request: &TableFileRequest,
    moment: Moment,
) -> Result<Exported> {
    seen_by(session, request.audience.as_deref(), |session| {
        let spec = session.fitting(&request.spec);
        let (rows, plan) = session.table(&spec, moment.today)?;
        let bytes = seen(plan, rows, spec.table.group.as_ref())?;
        write_whole(&request.path, &bytes)?;
        Ok(Exported { path: request.path.clone(), bytes: bytes.len() as u64 })
    })
}
