//! Cells put into the table: a block from a spreadsheet, one value into many cells, or nothing, which empties them.
//!
//! Everything is read and checked first. What cannot be read is named by row and column, and whoever pastes decides:
//! it is one edit or none. A cell that says what is there already changes nothing, so that a block that was copied
//! and put back changes nothing at all.

mod names;
mod written;

use std::collections::HashMap;

use serde::Serialize;
use throughline_plan::model::{Change, Id, Item, RecordKind, RecordRef};
use throughline_plan::picture::table::{Line, TableField, TableRows};
use throughline_plan::plan::{Ix, Plan};
use ts_rs::TS;

use super::import::cells::Column;
use super::table::ItemCells;
use names::Names;
use written::Written;

/// As many problems are told one by one.
const TOLD: usize = 200;

/// Where cells are put.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// The first line.
    pub line: usize,
    /// How many lines are selected, 1 or more.
    pub lines: usize,
    /// The first column.
    pub column: &'a TableField,
    /// How many columns are selected, 1 or more.
    pub columns: usize,
}

/// A cell that cannot be put where it was to go.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PasteProblem {
    /// The row of the block, from 1; none where it is about all of it.
    pub row: Option<u32>,
    /// The record it was to go into.
    pub record: Option<RecordRef>,
    /// What that record is called.
    pub title: String,
    /// The column's name.
    pub column: String,
    /// What the cell says.
    pub value: String,
    /// What is wrong, as a sentence.
    pub message: String,
    /// What to do about it; empty where that is plain.
    pub hint: String,
}

/// What pasting would do, before it is done.
#[derive(Debug, Clone, PartialEq, Default, Serialize, TS)]
pub struct Paste {
    /// The changes of the cells that can be read: one edit, one undo.
    pub changes: Vec<Change>,
    /// How many cells change.
    pub cells: u32,
    /// How many items change.
    pub items: u32,
    /// How many cells say what is there already.
    pub same: u32,
    /// Height and width of what is covered: in items and in columns.
    pub size: (u32, u32),
    /// What cannot be put there, at most 200 of it.
    pub problems: Vec<PasteProblem>,
    /// How many problems there are in all.
    pub problem_count: u32,
}

/// Works out what putting a block of cells somewhere would do. A block goes in from the target's first cell; into a
/// selection that it fills a number of times it goes that many times.
#[must_use]
pub fn paste(plan: &Plan, rows: &TableRows, target: Target<'_>, block: &[Vec<String>]) -> Paste {
    let items = |from: usize| {
        rows.lines()[from.min(rows.lines().len())..].iter().filter_map(|line| match line {
            Line::Item { ix, .. } => Some(*ix),
            Line::Group(_) => None,
        })
    };
    let fields: Vec<&TableField> = rows.columns().iter().map(|column| &column.field).collect();
    let first = fields.iter().position(|field| *field == target.column).unwrap_or(fields.len());
    let end = target.line.saturating_add(target.lines).min(rows.lines().len());
    let selected = items(target.line).count() - items(end).count();
    let high = block.len();
    let wide = block.iter().map(Vec::len).max().unwrap_or(0);
    let times = |selected: usize, block: usize| {
        if block > 0 && selected > block && selected.is_multiple_of(block) { selected } else { block }
    };
    let (covered, across) = (times(selected, high), times(target.columns, wide));
    let into: Vec<Ix<Item>> = items(target.line).take(covered).collect();
    let columns = &fields[first..first.saturating_add(across).min(fields.len())];

    let mut work = Work::new(plan, rows);
    work.paste.size = (length(into.len()), length(columns.len()));
    if into.len() < covered {
        let n = covered - into.len();
        let one = if n == 1 { "1 row of the block lies" } else { &format!("{n} rows of the block lie") };
        work.about_all(
            format!("{one} below the last row of the table."),
            "Add items first, or import the table.",
        );
    }
    if columns.len() < across {
        let n = across - columns.len();
        let one =
            if n == 1 { "1 column of the block lies" } else { &format!("{n} columns of the block lie") };
        work.about_all(format!("{one} beyond the last column."), "Show more columns, or begin further left.");
    }
    let read: Vec<Column> = (0..columns.len())
        .map(|place| {
            let cells = block.iter().filter_map(move |row| row.get(place % wide.max(1)));
            Column::of(cells.map(String::as_str), plan.workspace.fiscal_start_month)
        })
        .collect();
    for (row, ix) in into.iter().enumerate() {
        let line = &block[row % high.max(1)];
        let mut written = Written::of(plan, *ix);
        for (place, field) in columns.iter().enumerate() {
            // A row that is shorter than the others says nothing about the rest.
            if let Some(cell) = line.get(place % wide.max(1)) {
                work.cell((row, *ix), field, read[place], cell.trim(), &mut written);
            }
        }
        let changes = written.changes();
        work.paste.items += u32::from(!changes.is_empty());
        work.paste.changes.extend(changes);
    }
    if let Some(item) = in_a_circle(plan, &work.paste.changes) {
        let said = format!("“{}” would be part of itself, through others.", item.title);
        work.about_all(said, "Say what it is part of otherwise.");
        (work.paste.changes, work.paste.cells, work.paste.items) = (Vec::new(), 0, 0);
    }
    work.paste
}

/// An item that changes would make part of itself. One that is already is left to the check.
fn in_a_circle<'a>(plan: &'a Plan, changes: &[Change]) -> Option<&'a Item> {
    let mut moved: HashMap<Id, Option<Id>> = HashMap::new();
    for change in changes {
        if let Change::Update { record, set } = change
            && let Some(to) = set.get("parent_id")
        {
            moved.insert(record.id, to.as_str().and_then(|id| id.parse().ok()));
        }
    }
    let parent = |id: Id| match moved.get(&id) {
        Some(to) => *to,
        None => plan.items.get(id).and_then(|item| item.parent_id),
    };
    let comes_back = |start: Id| {
        let mut at = parent(start);
        for _ in 0..plan.items.len() {
            match at {
                Some(id) if id == start => return true,
                Some(id) => at = parent(id),
                None => return false,
            }
        }
        false
    };
    plan.items.rows().iter().find(|item| moved.contains_key(&item.id) && comes_back(item.id))
}

fn length(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Why a cell cannot be put somewhere: what is wrong, and what to do.
type Wrong = (String, String);

struct Work<'a> {
    plan: &'a Plan,
    cells: ItemCells<'a>,
    names: Names<'a>,
    paste: Paste,
}

impl<'a> Work<'a> {
    fn new(plan: &'a Plan, rows: &'a TableRows) -> Self {
        let cells = ItemCells::new(plan, rows.facts());
        Self { plan, cells, names: Names::new(plan), paste: Paste::default() }
    }

    fn cell(
        &mut self,
        (row, ix): (usize, Ix<Item>),
        field: &TableField,
        column: Column,
        cell: &str,
        written: &mut Written<'_>,
    ) {
        if self.cells.text(field, ix).trim() == cell {
            self.paste.same += 1;
            return;
        }
        match written.put(&mut self.names, field, column, cell) {
            Ok(true) => self.paste.cells += 1,
            Ok(false) => self.paste.same += 1,
            Err((message, hint)) => {
                let item = &self.plan.items[ix];
                self.tell(PasteProblem {
                    row: Some(length(row + 1)),
                    record: Some(RecordRef::new(RecordKind::Item, item.id)),
                    title: item.title.clone(),
                    column: field.label(self.plan),
                    value: cell.to_owned(),
                    message,
                    hint,
                });
            }
        }
    }

    fn about_all(&mut self, message: String, hint: &str) {
        self.tell(PasteProblem {
            row: None,
            record: None,
            title: String::new(),
            column: String::new(),
            value: String::new(),
            message,
            hint: hint.to_owned(),
        });
    }

    fn tell(&mut self, problem: PasteProblem) {
        self.paste.problem_count += 1;
        if self.paste.problems.len() < TOLD {
            self.paste.problems.push(problem);
        }
    }
}
