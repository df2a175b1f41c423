//! What is written into one item, cell by cell, and the changes that it comes to.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use throughline_plan::model::{
    Bucket, Change, Id, Item, ItemStatus, ItemType, PlanDate, RecordKind, RecordRef,
};
use throughline_plan::picture::table::{ItemField, TableField};
use throughline_plan::plan::{Edge, Ix, Keyed, Plan, Table};
use throughline_plan::scoring::CLASSES;

use super::super::import::cells::{self, Column, End};
use super::Wrong;
use super::names::Names;

/// What is written into one item.
pub struct Written<'a> {
    plan: &'a Plan,
    ix: Ix<Item>,
    set: Map<String, Value>,
    scores: BTreeMap<String, f64>,
    extra: BTreeMap<String, String>,
    more: Vec<Change>,
}

fn wrong(message: &str, hint: &str) -> Wrong {
    (message.to_owned(), hint.to_owned())
}

impl<'a> Written<'a> {
    pub fn of(plan: &'a Plan, ix: Ix<Item>) -> Self {
        let item = &plan.items[ix];
        Self {
            plan,
            ix,
            set: Map::new(),
            scores: item.scores.clone(),
            extra: item.extra.clone(),
            more: Vec::new(),
        }
    }

    fn item(&self) -> &'a Item {
        &self.plan.items[self.ix]
    }

    fn at(&self) -> RecordRef {
        RecordRef::new(RecordKind::Item, self.item().id)
    }

    /// The changes, none where all is as it was.
    pub fn changes(mut self) -> Vec<Change> {
        if self.scores != self.item().scores {
            self.set.insert("scores".to_owned(), json!(self.scores));
        }
        if self.extra != self.item().extra {
            self.set.insert("extra".to_owned(), json!(self.extra));
        }
        let record = self.at();
        let set = (!self.set.is_empty()).then_some(Change::Update { record, set: self.set });
        set.into_iter().chain(self.more).collect()
    }

    /// Writes a cell. Answers whether that is anything new.
    pub fn put(
        &mut self,
        names: &mut Names<'_>,
        field: &TableField,
        column: Column,
        cell: &str,
    ) -> Result<bool, Wrong> {
        let item = self.item();
        let known = match field {
            TableField::Score(key) => return self.score(key, cell),
            TableField::Extra(name) => return Ok(self.keep(name, cell)),
            TableField::Item(known) => *known,
        };
        match known {
            ItemField::Title => {
                // A name has one line.
                let title = cell.split_whitespace().collect::<Vec<_>>().join(" ");
                if title.is_empty() {
                    return Err(wrong(
                        "A name is needed.",
                        "Write one, or leave the column out of the block.",
                    ));
                }
                Ok(self.field("title", &item.title, &title))
            }
            ItemField::Status => {
                let known = ItemStatus::ALL.iter().copied().map(ItemStatus::label);
                let status = cells::status(cell).ok_or_else(|| one_of("This is not a status.", known))?;
                Ok(self.field("status", &item.status, &status))
            }
            ItemField::Type => {
                let known = ItemType::ALL.iter().copied().map(ItemType::label);
                let sort = cells::item_type(cell).ok_or_else(|| one_of("This is no type of item.", known))?;
                Ok(self.field("item_type", &item.item_type, &sort))
            }
            ItemField::Bucket => {
                let known = Bucket::ALL.iter().copied().map(Bucket::label);
                let bucket = some(cell, |cell| {
                    cells::bucket(cell).ok_or_else(|| one_of("This is no bucket.", known))
                })?;
                Ok(self.field("bucket", &item.bucket, &bucket))
            }
            ItemField::Start => self.date(("start", item.start, End::First), column, cell),
            ItemField::End => self.date(("end", item.end, End::Last), column, cell),
            ItemField::Progress => self.share(("progress", item.progress), column, cell),
            ItemField::Confidence => self.share(("confidence", item.confidence), column, cell),
            ItemField::Effort => {
                let effort = some(cell, amount)?;
                Ok(self.field("effort", &item.effort, &effort))
            }
            ItemField::Stage => Ok(self.field("stage", &item.stage, &cell.to_owned())),
            ItemField::Link => Ok(self.field("url", &item.url, &cell.to_owned())),
            ItemField::Description => Ok(self.field("description", &item.description, &cell.to_owned())),
            ItemField::Teams => Ok(self.field("teams", &item.teams, &each_once(column.words(cell)))),
            ItemField::Labels => Ok(self.field("labels", &item.labels, &each_once(column.words(cell)))),
            ItemField::Owner => self.owner(names, cell),
            ItemField::Product => {
                let id = some(cell, |cell| names.find(RecordKind::Product, cell))?;
                Ok(self.field("product_id", &item.product_id, &id))
            }
            ItemField::Parent => {
                let id = some(cell, |cell| names.find(RecordKind::Item, cell))?;
                if id == Some(item.id) {
                    return Err(wrong("An item cannot be part of itself.", ""));
                }
                Ok(self.field("parent_id", &item.parent_id, &id))
            }
            ItemField::Strategies => {
                let plan = self.plan;
                let now = ends(plan.graph().item_strategies(self.ix), &plan.strategies);
                self.serve((RecordKind::Strategy, &now, &[]), names, column, cell)
            }
            ItemField::Objectives => {
                let plan = self.plan;
                let now = ends(plan.graph().item_objectives(self.ix), &plan.objectives);
                let served = plan.reach().of_item(self.ix);
                let all: Vec<Id> = served.iter().map(|served| plan.objectives[served.objective].id).collect();
                self.serve((RecordKind::Objective, &now, &all), names, column, cell)
            }
            ItemField::Blockers => self.blockers(names, column, cell),
            ItemField::Score | ItemField::Rank => {
                Err(wrong("This is worked out from other columns.", "Change what it is worked out from."))
            }
            ItemField::Findings => Err(wrong("Findings come from the check.", "Mend what they are about.")),
            ItemField::Source => Err(wrong("This id comes from an import.", "")),
        }
    }

    fn field<T: PartialEq + serde::Serialize>(&mut self, name: &str, now: &T, next: &T) -> bool {
        if now == next {
            return false;
        }
        self.set.insert(name.to_owned(), json!(next));
        true
    }

    fn date(
        &mut self,
        (name, now, end): (&str, Option<PlanDate>, End),
        column: Column,
        cell: &str,
    ) -> Result<bool, Wrong> {
        let date = column.date(cell, end).map_err(|(message, hint)| wrong(message, hint))?;
        Ok(self.field(name, &now, &date))
    }

    fn share(&mut self, (name, now): (&str, Option<f64>), column: Column, cell: &str) -> Result<bool, Wrong> {
        let share = some(cell, |cell| {
            column.share(cell).ok_or_else(|| wrong("This is no share.", "Write a share from 0 to 100%."))
        })?;
        Ok(self.field(name, &now, &share))
    }

    fn score(&mut self, key: &str, cell: &str) -> Result<bool, Wrong> {
        let value = some(cell, |cell| {
            cells::score(key, cell).ok_or_else(|| match key {
                "moscow" => one_of("This is no class.", CLASSES.iter().map(|(_, word)| *word)),
                _ => wrong("This is not a number.", "Write a number such as 4 or 2.5."),
            })
        })?;
        let before = match value {
            Some(value) => self.scores.insert(key.to_owned(), value),
            None => self.scores.remove(key),
        };
        Ok(before != value)
    }

    fn keep(&mut self, name: &str, cell: &str) -> bool {
        let before = if cell.is_empty() {
            self.extra.remove(name)
        } else {
            self.extra.insert(name.to_owned(), cell.to_owned())
        };
        before.unwrap_or_default() != cell
    }

    fn owner(&mut self, names: &mut Names<'_>, cell: &str) -> Result<bool, Wrong> {
        let leader = some(cell, |cell| names.find(RecordKind::Leader, cell))?;
        let now = self.plan.graph().item_owner(self.ix).map(|ix| self.plan.leaders[ix].id);
        if now == leader {
            return Ok(false);
        }
        self.more.push(Change::SetOwner { record: self.at(), leader });
        Ok(true)
    }

    /// Lets the item serve what a cell names. What it serves through something else (`all` without `now`) and is named
    /// too stays as it is.
    fn serve(
        &mut self,
        (kind, now, all): (RecordKind, &[Id], &[Id]),
        names: &mut Names<'_>,
        column: Column,
        cell: &str,
    ) -> Result<bool, Wrong> {
        let wanted = find_all(kind, names, column, cell)?;
        let to = |id: Id| RecordRef::new(kind, id);
        let from = self.at();
        let gone = now.iter().filter(|id| !wanted.contains(id));
        let mut changes: Vec<Change> = gone.map(|id| Change::Unlink { from, to: to(*id) }).collect();
        let new = wanted.iter().filter(|id| !now.contains(id) && !all.contains(id));
        changes.extend(new.map(|id| Change::Link { from, to: to(*id), weight: None, rationale: None }));
        let is_new = !changes.is_empty();
        self.more.extend(changes);
        Ok(is_new)
    }

    fn blockers(&mut self, names: &mut Names<'_>, column: Column, cell: &str) -> Result<bool, Wrong> {
        let blocked = self.item().id;
        let wanted = find_all(RecordKind::Item, names, column, cell)?;
        if wanted.contains(&blocked) {
            return Err(wrong("An item cannot wait for itself.", ""));
        }
        let now: Vec<Id> =
            self.plan.graph().blockers(self.ix).iter().map(|(ix, _)| self.plan.items[*ix].id).collect();
        let gone = now.iter().filter(|id| !wanted.contains(id));
        let mut changes: Vec<Change> = gone.map(|id| Change::Unblock { blocker: *id, blocked }).collect();
        let new = wanted.iter().filter(|id| !now.contains(id));
        changes.extend(new.map(|id| Change::Block { blocker: *id, blocked }));
        let is_new = !changes.is_empty();
        self.more.extend(changes);
        Ok(is_new)
    }
}

/// What a cell says; none where it is empty.
fn some<T>(cell: &str, read: impl FnOnce(&str) -> Result<T, Wrong>) -> Result<Option<T>, Wrong> {
    if cell.is_empty() { Ok(None) } else { read(cell).map(Some) }
}

fn amount(cell: &str) -> Result<f64, Wrong> {
    match cells::number(cell) {
        None => Err(wrong("This is not a number.", "Write a number such as 4 or 2.5.")),
        Some(value) if value < 0.0 => Err(wrong("Effort cannot be below 0.", "Write a number of 0 or more.")),
        Some(value) => Ok(value),
    }
}

fn one_of<'w>(message: &str, words: impl Iterator<Item = &'w str>) -> Wrong {
    let words: Vec<&str> = words.collect();
    (message.to_owned(), format!("Write one of {}.", words.join(", ")))
}

fn each_once(words: Vec<String>) -> Vec<String> {
    let mut list: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        if !list.contains(&word) {
            list.push(word);
        }
    }
    list
}

fn ends<T: Keyed>(edges: &[Edge<T>], table: &Table<T>) -> Vec<Id> {
    edges.iter().map(|edge| table[edge.to].id()).collect()
}

/// All records of a kind that a cell names, each once.
fn find_all(kind: RecordKind, names: &mut Names<'_>, column: Column, cell: &str) -> Result<Vec<Id>, Wrong> {
    let known = std::cell::RefCell::new(&mut *names);
    let titles = column.titles(cell, &|title| known.borrow_mut().knows(kind, title));
    let mut list: Vec<Id> = Vec::with_capacity(titles.len());
    for title in titles {
        let id = names.find(kind, &title)?;
        if !list.contains(&id) {
            list.push(id);
        }
    }
    Ok(list)
}
