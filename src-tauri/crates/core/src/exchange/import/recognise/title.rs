//! Which column is the title, and what the rows therefore are.

use std::collections::BTreeSet;

use super::super::field::{Field, TableKind};
use super::super::names::{self, NOUNS, Noun};
use super::super::preview::Decision;
use super::super::read::Row;
use super::Column;

/// Finds the title among the columns, and what the rows are.
pub(super) fn settle(
    columns: &mut [Column],
    ranks: &mut [usize],
    rows: &[Row],
    asked: Option<TableKind>,
    called: &[&str],
    decisions: &mut Vec<Decision>,
) -> TableKind {
    let explicit = columns.iter().any(|column| column.field == Field::Title);
    let people = asked == Some(TableKind::Leaders) || (asked.is_none() && explicit && about_people(columns));
    if people {
        people_titles(columns, ranks);
    }
    let mut noun = None;
    if !columns.iter().any(|column| column.field == Field::Title) {
        let (place, found) = find(columns, rows, asked, decisions);
        if let Some(column) = columns.get_mut(place) {
            column.field = Field::Title;
            noun = found;
            ids_of(columns, place);
        }
    }
    describe_by_summary(columns);
    if let Some(asked) = asked {
        return asked;
    }
    let of_noun = noun.map(|noun| match noun {
        Noun::Item => TableKind::Items,
        Noun::Goal if columns.iter().any(|c| c.field == Field::Objective) => TableKind::Items,
        Noun::Goal | Noun::Objective => TableKind::Objectives,
        Noun::Strategy => TableKind::Strategies,
        Noun::Product => TableKind::Products,
        Noun::Leader => TableKind::Leaders,
    });
    if let Some(kind) = of_noun {
        return kind;
    }
    if people {
        return TableKind::Leaders;
    }
    by_call(columns, called, decisions)
}

/// Whether the columns are those of a list of people.
fn about_people(columns: &[Column]) -> bool {
    let has = |any: &[Field]| columns.iter().any(|column| any.contains(&column.field));
    has(&[Field::Email, Field::Role, Field::ReportsTo])
        && !has(&[
            Field::Status,
            Field::Start,
            Field::End,
            Field::Parent,
            Field::Owner,
            Field::Type,
            Field::Progress,
        ])
}

/// In a list of people the name is the name, and a title is what stands on the card.
fn people_titles(columns: &mut [Column], ranks: &mut [usize]) {
    let name = columns.iter().position(|c| {
        !c.chosen
            && matches!(
                c.plain.as_str(),
                "name" | "full name" | "leader" | "person" | "owner" | "product leader"
            )
    });
    let Some(name) = name else { return };
    for (place, column) in columns.iter_mut().enumerate().filter(|(_, column)| !column.chosen) {
        if place == name {
            (column.field, ranks[place]) = (Field::Title, 0);
        } else if column.field == Field::Title {
            column.field = Field::JobTitle;
        }
    }
}

/// The title where no column is called so: a noun with an id of its own, `Summary`, the lowest noun, or the first
/// column of different texts.
fn find(
    columns: &[Column],
    rows: &[Row],
    asked: Option<TableKind>,
    decisions: &mut Vec<Decision>,
) -> (usize, Option<Noun>) {
    let free = |column: &Column| !column.chosen;
    let place_of = |name: &str| columns.iter().position(|column| free(column) && column.plain == name);
    let noun_at = |place: usize| names::noun(&columns[place].plain);
    let wanted = |noun: Noun| match asked {
        None => true,
        Some(TableKind::Objectives) => matches!(noun, Noun::Objective | Noun::Goal),
        Some(TableKind::Strategies) => noun == Noun::Strategy,
        Some(TableKind::Products) => noun == Noun::Product,
        Some(TableKind::Leaders) => noun == Noun::Leader,
        Some(TableKind::Items) => matches!(noun, Noun::Item | Noun::Goal),
    };
    let named = |plain: &str| {
        NOUNS
            .iter()
            .filter(|(_, noun)| wanted(*noun))
            .find(|(known, _)| *known == plain)
            .map(|(_, noun)| *noun)
    };
    // `Goal ID` and `Goal`: the table is about goals.
    for (known, noun) in NOUNS.iter().filter(|(_, noun)| wanted(*noun)) {
        let has_id = columns.iter().any(|column| {
            column.plain.strip_prefix(known).is_some_and(|rest| is_id(rest.trim_start()))
                && column.plain != *known
        });
        if let Some(place) = place_of(known).filter(|_| has_id) {
            return (place, Some(*noun));
        }
    }
    if let Some(place) = place_of("summary") {
        return (place, None);
    }
    for (known, noun) in NOUNS.iter().filter(|(_, noun)| wanted(*noun)) {
        if let Some(place) = place_of(known) {
            return (place, Some(*noun));
        }
    }
    if let Some(place) = (0..columns.len()).find(|place| {
        free(&columns[*place])
            && noun_at(*place).is_some_and(&wanted)
            && named(&columns[*place].plain).is_none()
    }) {
        return (place, noun_at(place));
    }
    // What the rows are said to be may stand in a column that means something else elsewhere.
    let as_said = match asked {
        Some(TableKind::Leaders) => Some(Field::Owner),
        Some(TableKind::Objectives) => Some(Field::Objective),
        Some(TableKind::Strategies) => Some(Field::Strategy),
        Some(TableKind::Products) => Some(Field::Product),
        _ => None,
    };
    if let Some(place) = as_said.and_then(|field| columns.iter().position(|c| free(c) && c.field == field)) {
        return (place, None);
    }
    let place = (0..columns.len())
        .find(|place| {
            let column = &columns[*place];
            free(column) && column.field == Field::Extra && different_texts(column, rows)
        })
        .or_else(|| columns.iter().position(|column| free(column) && column.field == Field::Extra))
        .or_else(|| columns.iter().position(|column| free(column) && column.field != Field::Marker))
        .unwrap_or(columns.len());
    if let Some(column) = columns.get(place) {
        decisions.push(Decision {
            column: column.name.clone(),
            message: "No column is called title or name; this one is taken for the title.".to_owned(),
        });
    }
    (place, None)
}

/// Whether nearly every row has a text of its own in the column.
fn different_texts(column: &Column, rows: &[Row]) -> bool {
    let cells = rows.iter().filter_map(|row| row.cells.get(column.position));
    let texts: BTreeSet<&str> =
        cells.map(String::as_str).filter(|cell| cell.chars().any(char::is_alphabetic)).collect();
    !texts.is_empty() && texts.len() * 10 >= rows.len() * 8
}

fn is_id(rest: &str) -> bool {
    matches!(
        rest,
        "id" | "key" | "#" | "no" | "no." | "number" | "ref" | "reference" | "reference #" | "code"
    )
}

/// The id column of the title's noun.
fn ids_of(columns: &mut [Column], title: usize) {
    let noun = columns[title].plain.clone();
    for column in columns.iter_mut().filter(|column| !column.chosen) {
        if column.plain.strip_prefix(noun.as_str()).is_some_and(|rest| is_id(rest.trim_start())) {
            column.field = Field::Id;
        }
    }
}

/// A `Summary` that is not the title describes.
fn describe_by_summary(columns: &mut [Column]) {
    let described = columns.iter().any(|column| column.field == Field::Description);
    if let Some(column) = columns
        .iter_mut()
        .find(|c| c.plain == "summary" && !c.chosen && c.field == Field::Extra && !described)
    {
        column.field = Field::Description;
    }
}

/// What the rows are by what the file or sheet is called, where nothing about the columns says that they are items.
fn by_call(columns: &[Column], called: &[&str], decisions: &mut Vec<Decision>) -> TableKind {
    let item_like = columns.iter().any(|column| {
        matches!(
            column.field,
            Field::Status
                | Field::Type
                | Field::Progress
                | Field::Effort
                | Field::DependsOn
                | Field::Blocks
                | Field::Bucket
                | Field::Objective
                | Field::Team
        ) || super::super::scores::is_score(column.field)
    });
    if item_like {
        return TableKind::Items;
    }
    for call in called {
        let folded = super::super::words::folded(call);
        let last =
            folded.split(|c: char| !c.is_alphanumeric()).rfind(|word| !word.is_empty()).unwrap_or_default();
        let kind = match last {
            "objectives" | "okrs" | "okr" | "objective" => TableKind::Objectives,
            "strategies" | "strategy" | "pillars" | "themes" | "bets" => TableKind::Strategies,
            "leaders" | "people" | "owners" | "pms" => TableKind::Leaders,
            "products" | "portfolio" => TableKind::Products,
            _ => continue,
        };
        decisions.push(Decision {
            column: String::new(),
            message: format!("The rows are taken for {kind}, because “{call}” is called so."),
        });
        return kind;
    }
    TableKind::Items
}
