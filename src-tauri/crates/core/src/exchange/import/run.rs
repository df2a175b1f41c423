//! The import from end to end.

use std::collections::{BTreeMap, BTreeSet};

use throughline_plan::model::{Id, RecordKind};
use throughline_plan::plan::Plan;

use super::draft::Draft;
use super::error::{ImportError, Unreadable};
use super::field::{Field, TableKind};
use super::log::{At, Log};
use super::matching::Matched;
use super::options::{Mapping, Options, Source};
use super::preview::{ColumnPreview, Decision, Preview, TablePreview, TypePreview};
use super::relations::{self, Names};
use super::row::{Reader, Types};
use super::scores::Own;
use super::table::{self, Recognised, Table};
use super::{label, read, recognise};

/// How long a sample of a column's values may be, in characters.
const SAMPLE: usize = 80;

/// What importing the sources, in their order, would do to a plan. Nothing is changed: the preview holds the one
/// edit that does it. `new_id` makes the ids of new records.
///
/// # Errors
/// [`ImportError`] where a source cannot be read at all; everything smaller is a problem of the preview.
pub fn preview(
    plan: &Plan,
    sources: &[Source<'_>],
    options: &Options,
    new_id: &dyn Fn() -> Id,
) -> Result<Preview, ImportError> {
    let mut log = Log::new(sources.iter().map(|source| source.name.clone()).collect());
    let mut tables = Vec::with_capacity(sources.len());
    for (index, source) in sources.iter().enumerate() {
        let mapping = options.mappings.get(index).cloned().unwrap_or_default();
        let table = open(index, source, mapping, options, plan, &mut log)
            .map_err(|reason| ImportError { file: source.name.clone(), reason })?;
        tables.push(table);
    }
    let mut draft = Draft::new(plan, new_id);
    let mut shown = Vec::with_capacity(tables.len());
    let mut done: Vec<(Table, Matched)> = Vec::with_capacity(tables.len());
    for mut table in tables {
        let types = Types::of(&table);
        // Objectives that cells name are made only where there are none that they could have meant.
        let creating = !draft.has_any(RecordKind::Objective)
            && !types.declares(RecordKind::Objective)
            && table.layout.kind != TableKind::Objectives;
        let matched = match_rows(&mut table, &types, &mut draft, &mut log);
        Names::new(&table, &mut draft, &mut log, creating).read(&matched);
        shown.push(show(&table, &types));
        done.push((table, matched));
    }
    for (table, matched) in &done {
        relations::join(table, matched, &mut draft, &mut log);
    }
    relations::break_cycles(&done, &mut draft, &mut log);
    for (table, shown) in shown.iter_mut().enumerate() {
        shown.decisions.extend(created(&draft, table));
    }
    let mut outcome = draft.finish();
    outcome.edit.label = label::label(&draft, &outcome, sources);
    Ok(Preview {
        tables: shown,
        created: outcome.created,
        updated: outcome.updated,
        unchanged: outcome.unchanged,
        records: outcome.records,
        problems: log.finish(),
        edit: outcome.edit,
    })
}

/// Reads and recognises one source.
fn open(
    index: usize,
    source: &Source<'_>,
    mapping: Mapping,
    options: &Options,
    plan: &Plan,
    log: &mut Log,
) -> Result<Table, Unreadable> {
    let mut read = read::read(&source.bytes, &mapping, &recognise::known_names)?;
    table::unguarded(&mut read);
    let called = table::called(&source.name, &read);
    let layout = recognise::recognise(&read, &mapping, &called, &Own::of(plan))?;
    for broken in &read.broken {
        let at = At { table: index, line: broken.line, column: "", value: &broken.text };
        log.error(at, broken.message);
    }
    let whole = At { table: index, line: 0, column: "", value: "" };
    if read.garbled {
        let encoding = read.encoding.as_deref().unwrap_or_default();
        log.warn(
            whole,
            format!(
                "Some characters make no sense in {encoding} and are replaced by �. Choose another encoding."
            ),
        );
    }
    for name in &layout.unknown_choices {
        let at = At { column: name, ..whole };
        log.warn(at, "There is no column of this name; what was said about it has no effect.");
    }
    let recognised = Recognised { index, file: source.name.clone(), read, layout, mapping };
    Ok(Table::new(recognised, options, plan.workspace.fiscal_start_month, log))
}

/// Reads the rows of a table, and finds or makes their records.
fn match_rows(table: &mut Table, types: &Types, draft: &mut Draft<'_>, log: &mut Log) -> Matched {
    let rows = table.take_rows();
    let effort_unit = &draft.plan().workspace.effort_unit;
    let mut reader = Reader {
        own: Own::of(draft.plan()),
        table,
        types,
        log,
        effort_unit,
        homeless: BTreeMap::new(),
        team_cells: BTreeMap::new(),
    };
    let mut seen: BTreeSet<&[String]> = BTreeSet::new();
    let mut parsed = Vec::with_capacity(rows.len());
    for row in &rows {
        // A row with an id that is there twice, cell for cell, is one row.
        if !seen.insert(&row.cells) && reader.has_id(row) {
            reader.repeated(row);
            continue;
        }
        parsed.extend(reader.read(row));
    }
    reader.finish();
    table.put_rows(rows);
    Matched::new(parsed, table, draft, log)
}

/// What the records are called that a table's cells name and that did not exist.
fn created(draft: &Draft<'_>, table: usize) -> Vec<Decision> {
    let say = |(kind, count, samples): (RecordKind, usize, BTreeSet<String>)| {
        let what = label::count(count, kind);
        let samples: Vec<String> = samples.iter().map(|title| format!("“{title}”")).collect();
        let end = match count - samples.len().min(count) {
            0 => ".".to_owned(),
            more => format!(" and {more} more."),
        };
        Decision {
            column: String::new(),
            message: format!(
                "{what} that the rows name did not exist and will be created: {}{end}",
                samples.join(", ")
            ),
        }
    };
    relations::created_by_name(draft, table).into_iter().map(say).collect()
}

/// A table as people are shown it.
fn show(table: &Table, types: &Types) -> TablePreview {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let columns = table
        .layout
        .columns
        .iter()
        .enumerate()
        .map(|(place, column)| {
            let mut samples: Vec<String> = Vec::new();
            for cell in table.cells(place) {
                let sample: String = cell.chars().take(SAMPLE).collect();
                if !samples.contains(&sample) {
                    samples.push(sample);
                    if samples.len() == 3 {
                        break;
                    }
                }
            }
            ColumnPreview {
                position: number(column.position),
                name: column.name.clone(),
                field: column.field,
                chosen: column.chosen,
                date_order: table.order(place),
                filled: number(table.cells(place).count()),
                samples,
            }
        })
        .collect();
    let types = types
        .list()
        .into_iter()
        .map(|(value, target, rows)| TypePreview { value: value.to_owned(), target, rows })
        .collect();
    TablePreview {
        file: table.file.clone(),
        sheet: table.read.sheet.clone(),
        sheets: table.read.sheets.clone(),
        format: table.layout.format,
        encoding: table.read.encoding.clone(),
        delimiter: table.read.delimiter,
        header_row: table.header_line(),
        rows: number(table.rows().len()),
        kind: table.layout.kind,
        columns,
        types,
        decisions: table.decisions(),
    }
}

impl Reader<'_> {
    /// Whether a row has an id.
    fn has_id(&self, row: &read::Row) -> bool {
        self.table
            .places(Field::Id)
            .any(|place| self.table.cell(row, place).is_some_and(|cell| !cell.is_empty()))
    }

    /// Reports a row that is there twice.
    fn repeated(&mut self, row: &read::Row) {
        let place = self.table.places(Field::Id).next().unwrap_or(usize::MAX);
        let id = self.table.cell(row, place).unwrap_or_default();
        self.log.info(
            self.table.at(row.line, place, id),
            "The same row stands above, cell for cell; it counts once.",
        );
    }
}
