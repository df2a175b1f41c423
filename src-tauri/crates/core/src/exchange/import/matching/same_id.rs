//! Rows with one id.

use std::collections::{HashMap, HashSet};

use throughline_plan::model::RecordKind;

use super::super::draft::Draft;
use super::super::field::Field;
use super::super::log::Log;
use super::super::row::Parsed;
use super::super::table::Table;
use super::super::words::folded;

/// Tells rows with one id apart. Those with one title too are one record, and the later rows add to it; the others
/// are records of their own, and all but one of them have a number behind their id, so that the next import finds
/// them again. Gives back, for each row, the earlier row that is about the same record.
pub(super) fn distinguish(
    rows: &mut [Parsed],
    table: &Table,
    draft: &Draft<'_>,
    log: &mut Log,
) -> Vec<Option<usize>> {
    let mut groups: HashMap<(RecordKind, String), Vec<usize>> = HashMap::new();
    for (place, row) in rows.iter().enumerate() {
        if let Some(id) = &row.id {
            groups.entry((row.kind, folded(id))).or_default().push(place);
        }
    }
    let taken: HashSet<String> = groups.keys().map(|(_, id)| id.clone()).collect();
    let mut groups: Vec<Vec<usize>> = groups.into_values().filter(|group| group.len() > 1).collect();
    groups.sort_unstable();
    let mut same = vec![None; rows.len()];
    let id_place = table.places(Field::Id).next().unwrap_or(usize::MAX);
    for group in groups {
        // One group of rows for each title, in the order of the file.
        let mut titles: Vec<(String, Vec<usize>)> = Vec::new();
        for place in group {
            let title = folded(&rows[place].title);
            match titles.iter_mut().find(|(known, _)| *known == title) {
                Some((_, places)) => places.push(place),
                None => titles.push((title, vec![place])),
            }
        }
        let Some(id) = rows[titles[0].1[0]].id.clone() else { continue };
        let kind = rows[titles[0].1[0]].kind;
        let given = numbers(&titles, &id, &taken, kind, table, draft);
        let first_line = rows[titles[0].1[0]].line;
        for (_, places) in &titles {
            for place in &places[1..] {
                same[*place] = Some(places[0]);
                let at = table.at(rows[*place].line, id_place, &id);
                log.info(
                    at,
                    format!("Line {} has this id and title too; both are one record.", rows[places[0]].line),
                );
            }
        }
        for ((_, places), number) in titles.iter().zip(given) {
            if places[0] != titles[0].1[0] {
                let at = table.at(rows[places[0]].line, id_place, &id);
                log.warn(
                    at,
                    format!(
                        "Line {first_line} has the same id under another title; both are imported, apart."
                    ),
                );
            }
            for place in places {
                if number > 1 {
                    rows[*place].id = Some(numbered(&id, number));
                    rows[*place].numbered = true;
                }
            }
        }
    }
    same
}

/// A number for each title under one id: that of the record that has it already, else the first that is free. Numbers
/// that would make the id of another row are passed over.
fn numbers(
    titles: &[(String, Vec<usize>)],
    id: &str,
    taken: &HashSet<String>,
    kind: RecordKind,
    table: &Table,
    draft: &Draft<'_>,
) -> Vec<usize> {
    let free = (2..).filter(|number| !taken.contains(&folded(&numbered(id, *number))));
    let numbers: Vec<usize> = std::iter::once(1).chain(free).take(titles.len()).collect();
    let holder = |number: &usize| {
        let found = draft.external_of(kind, table.source(), &numbered(id, *number));
        found.map(|at| folded(draft.title(at)))
    };
    let held: Vec<Option<String>> = numbers.iter().map(holder).collect();
    let mut given: Vec<Option<usize>> = titles
        .iter()
        .map(|(title, _)| held.iter().position(|holder| holder.as_ref() == Some(title)).map(|n| numbers[n]))
        .collect();
    for place in 0..given.len() {
        if given[place].is_none() {
            given[place] = numbers.iter().copied().find(|number| !given.contains(&Some(*number)));
        }
    }
    given.into_iter().map(|number| number.unwrap_or(1)).collect()
}

/// An id with a number behind it; the first has none.
fn numbered(id: &str, number: usize) -> String {
    if number == 1 { id.to_owned() } else { format!("{id} ({number})") }
}
