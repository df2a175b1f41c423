//! How a table is set: part of what a saved view stores.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::field::{ItemField, TableField};
use crate::model::Item;
use crate::plan::{Ix, Plan};
use crate::scoring::Scoring;

/// The narrowest and the widest that a column can be made, in units.
pub const WIDTHS: (u16, u16) = (56, 800);

/// A column of the table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct TableColumn {
    /// What it shows.
    pub field: TableField,
    /// How wide it is, in units, 56 to 800; none leaves it as wide as such columns are.
    pub width: Option<u16>,
}

/// What the rows of the table are ordered by.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct TableSort {
    /// What is compared. What is empty comes last, whichever way it goes.
    pub field: TableField,
    /// The greatest first.
    pub descending: bool,
}

/// How a table is set.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct TableSpec {
    /// The columns from left to right; those that say most where there are none. The name is shown first in any case.
    pub columns: Vec<TableColumn>,
    /// What the rows are ordered by, the most important first; none is the plan's own order, with parts below their
    /// wholes.
    pub sort: Vec<TableSort>,
    /// What the rows are grouped by.
    pub group: Option<TableField>,
    /// Groups are folded but for the unfolded ones; else they are unfolded but for the folded ones.
    pub closed: bool,
}

impl TableSpec {
    /// The columns as they are shown: the name first, each once, none wider or narrower than can be.
    #[must_use]
    pub fn shown(&self, plan: &Plan) -> Vec<TableColumn> {
        let title = TableField::Item(ItemField::Title);
        let own = |field| TableColumn { field, width: None };
        let wanted = match self.columns.as_slice() {
            [] => usual(plan).into_iter().map(own).collect(),
            columns => columns.to_vec(),
        };
        let named = wanted.iter().find(|column| column.field == title);
        let mut list = vec![named.cloned().unwrap_or_else(|| own(title))];
        for column in wanted {
            if list.iter().all(|other| other.field != column.field) {
                list.push(column);
            }
        }
        for column in &mut list {
            column.width = column.width.map(|width| width.clamp(WIDTHS.0, WIDTHS.1));
        }
        list
    }

    /// Whether anything of it asks for a field.
    #[must_use]
    pub fn asks_for(&self, plan: &Plan, field: &TableField) -> bool {
        self.shown(plan).iter().any(|column| column.field == *field)
            || self.sort.iter().any(|sort| sort.field == *field)
            || self.group.as_ref() == Some(field)
    }
}

/// What a table shows where nobody has chosen: what says most, without the figures and links that no item has.
#[must_use]
pub fn usual(plan: &Plan) -> Vec<TableField> {
    use ItemField::{
        Effort, End, Findings, Objectives, Owner, Progress, Score, Start, Status, Strategies, Title,
    };
    let scoring = Scoring::of(plan);
    let any = |has: &dyn Fn(Ix<Item>, &Item) -> bool| plan.items.iter().any(|(ix, item)| has(ix, item));
    let says = |field: &ItemField| match field {
        Progress => any(&|_, item| item.progress.is_some()),
        Effort => any(&|_, item| item.effort.is_some()),
        Objectives => any(&|ix, _| !plan.reach().of_item(ix).is_empty()),
        Strategies => any(&|ix, _| !plan.graph().item_strategies(ix).is_empty()),
        Score => any(&|_, item| scoring.value(item).is_some()),
        _ => true,
    };
    [Title, Status, Progress, Effort, Start, End, Owner, Objectives, Strategies, Score, Findings]
        .into_iter()
        .filter(says)
        .map(TableField::Item)
        .collect()
}
