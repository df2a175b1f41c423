//! What a row says about the fields of its record.

use std::collections::BTreeMap;

use throughline_plan::model::{Bucket, ItemStatus, ItemType, LeaderRole, PlanDate, Record};

/// What a row says about the fields of its record; none where it says nothing about one, because the column is not
/// there, the row is too short for it, or the cell cannot be understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Values {
    pub description: Option<String>,
    pub item_type: Option<ItemType>,
    /// With the source's own word where it says more.
    pub status: Option<(ItemStatus, String)>,
    pub stage: Option<String>,
    pub start: Option<Option<PlanDate>>,
    pub end: Option<Option<PlanDate>>,
    pub bucket: Option<Option<Bucket>>,
    pub progress: Option<Option<f64>>,
    pub confidence: Option<Option<f64>>,
    pub effort: Option<Option<f64>>,
    /// Scores by criterion; none takes away what is there.
    pub scores: BTreeMap<String, Option<f64>>,
    pub weight: Option<Option<f64>>,
    pub teams: Option<Vec<String>>,
    pub labels: Option<Vec<String>>,
    pub url: Option<String>,
    /// Texts by column; an empty one takes away what is there.
    pub extra: BTreeMap<String, String>,
    pub role: Option<LeaderRole>,
    pub job_title: Option<String>,
    pub email: Option<String>,
}

impl Values {
    /// Adds a text of a column that has no field of its own; an empty one takes away what an earlier import left.
    pub(super) fn keep(&mut self, column: &str, text: &str) {
        let kept = self.extra.entry(column.to_owned()).or_default();
        if !text.is_empty() {
            if !kept.is_empty() {
                kept.push_str("; ");
            }
            kept.push_str(text);
        }
    }

    /// Sets the fields of a record.
    pub(super) fn apply(&self, record: &mut Record) {
        fn set<T: Clone>(field: &mut T, value: Option<&T>) {
            if let Some(value) = value {
                field.clone_from(value);
            }
        }
        match record {
            Record::Item(item) => {
                set(&mut item.description, self.description.as_ref());
                set(&mut item.item_type, self.item_type.as_ref());
                // A plain word that says the same takes nothing from one that says more.
                if let Some((status, word)) = &self.status
                    && (item.status != *status || !word.is_empty())
                {
                    item.status = *status;
                    item.status_word.clone_from(word);
                }
                set(&mut item.stage, self.stage.as_ref());
                set(&mut item.start, self.start.as_ref());
                set(&mut item.end, self.end.as_ref());
                set(&mut item.bucket, self.bucket.as_ref());
                set(&mut item.progress, self.progress.as_ref());
                set(&mut item.confidence, self.confidence.as_ref());
                set(&mut item.effort, self.effort.as_ref());
                set(&mut item.teams, self.teams.as_ref());
                set(&mut item.labels, self.labels.as_ref());
                set(&mut item.url, self.url.as_ref());
                for (key, value) in &self.scores {
                    match value {
                        Some(value) => item.scores.insert(key.clone(), *value),
                        None => item.scores.remove(key),
                    };
                }
                for (column, text) in &self.extra {
                    if text.is_empty() {
                        item.extra.remove(column);
                    } else {
                        item.extra.insert(column.clone(), text.clone());
                    }
                }
            }
            Record::Objective(objective) => {
                set(&mut objective.description, self.description.as_ref());
                set(&mut objective.start, self.start.as_ref());
                set(&mut objective.end, self.end.as_ref());
                set(&mut objective.weight, self.weight.as_ref());
            }
            Record::Strategy(strategy) => {
                set(&mut strategy.description, self.description.as_ref());
                set(&mut strategy.target_share, self.weight.as_ref());
            }
            Record::Product(product) => set(&mut product.description, self.description.as_ref()),
            Record::Leader(leader) => {
                set(&mut leader.role, self.role.as_ref());
                set(&mut leader.title, self.job_title.as_ref());
                set(&mut leader.email, self.email.as_ref());
                set(&mut leader.active_from, self.start.as_ref());
                set(&mut leader.active_to, self.end.as_ref());
            }
            _ => {}
        }
    }
}
