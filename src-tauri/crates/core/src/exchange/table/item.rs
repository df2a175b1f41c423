//! An item's cells by what a column shows: for the clipboard and for a table as it is seen.

use throughline_plan::model::{Item, RecordKind};
use throughline_plan::picture::table::{Facts, ItemField, TableField};
use throughline_plan::plan::{Ix, Plan};

use super::columns::{ItemNames, date, linked, list, number, percent, score};

/// The cells of the items of a plan.
pub struct ItemCells<'a> {
    plan: &'a Plan,
    facts: &'a Facts,
    names: ItemNames<'a>,
}

impl<'a> ItemCells<'a> {
    /// Begins with what is known of the items.
    #[must_use]
    pub fn new(plan: &'a Plan, facts: &'a Facts) -> Self {
        Self { plan, facts, names: ItemNames::of(plan) }
    }

    /// A cell in the form that comes back: a date as it is stored, a share with all its digits.
    #[must_use]
    pub fn text(&self, field: &TableField, ix: Ix<Item>) -> String {
        let (plan, item, graph) = (self.plan, &self.plan.items[ix], self.plan.graph());
        let TableField::Item(known) = field else {
            return match field {
                TableField::Score(key) => {
                    item.scores.get(key).map_or_else(String::new, |value| score(key, *value))
                }
                _ => self.facts.text(plan, field, ix),
            };
        };
        match known {
            ItemField::Start => date(item.start),
            ItemField::End => date(item.end),
            ItemField::Progress => percent(item.progress),
            ItemField::Confidence => percent(item.confidence),
            ItemField::Effort => number(item.effort),
            ItemField::Score => self.facts.score(ix).map_or_else(String::new, |value| {
                // As it is read, but without signs between the thousands.
                self.facts
                    .text(plan, field, ix)
                    .replace(',', "")
                    .parse::<f64>()
                    .map_or_else(|_| self.facts.text(plan, field, ix), |_| value.to_string())
            }),
            ItemField::Parent => {
                graph.item_parent(ix).map_or_else(String::new, |up| self.names.of_item(plan, up))
            }
            ItemField::Strategies => {
                linked(plan, graph.item_strategies(ix), &plan.strategies, RecordKind::Strategy)
            }
            ItemField::Objectives => {
                let served = plan.reach().of_item(ix);
                list(served.iter().map(|served| plan.objectives[served.objective].title.as_str()))
            }
            ItemField::Blockers => {
                let blockers: Vec<String> = graph
                    .blockers(ix)
                    .iter()
                    .map(|(blocker, _)| self.names.of_item(plan, *blocker))
                    .collect();
                list(blockers.iter().map(String::as_str))
            }
            ItemField::Teams => list(item.teams.iter().map(String::as_str)),
            ItemField::Labels => list(item.labels.iter().map(String::as_str)),
            _ => self.facts.text(plan, field, ix),
        }
    }
}

/// What a column is called in a file, such that an import knows it again.
#[must_use]
pub fn name(plan: &Plan, field: &TableField) -> String {
    let word = match field {
        TableField::Item(known) => match known {
            ItemField::Title => "Title",
            ItemField::Start => "Start",
            ItemField::End => "End",
            ItemField::Objectives => "Objective",
            ItemField::Parent => "Parent",
            ItemField::Teams => "Team",
            ItemField::Effort => "Effort",
            ItemField::Blockers => "Depends on",
            other => other.label(),
        },
        TableField::Score(key) => {
            return super::super::import::OwnCriteria::of(plan).column(key, &field.label(plan));
        }
        TableField::Extra(name) => return super::super::import::for_kept(name),
    };
    word.to_owned()
}
