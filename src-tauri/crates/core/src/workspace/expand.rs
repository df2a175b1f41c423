//! From what a user asks for to the records that are written. Everything is checked here, before the first write.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value};
use throughline_plan::model::{
    Change, Dependency, Edge, Edit, Id, Involvement, InvolvementRole, Item, Link, Record, RecordKind,
    RecordRef,
};
use throughline_plan::moving::shifted;
use throughline_plan::plan::Plan;

use super::place::LastPlaces;
use crate::store::Op;
use crate::{Error, ErrorCode, Result};

/// An edit as the records it writes and deletes.
#[derive(Debug, Default)]
pub(super) struct Expanded {
    pub ops: Vec<Op>,
    pub created: Vec<RecordRef>,
}

/// Turns an edit into records, checked against the plan.
pub(super) fn expand(edit: &Edit, plan: &Plan) -> Result<Expanded> {
    let mut draft = Draft {
        plan,
        pending: BTreeMap::new(),
        joins: None,
        last: LastPlaces::default(),
        out: Expanded::default(),
    };
    for change in &edit.changes {
        draft.change(change)?;
    }
    draft.check_references()?;
    Ok(draft.out)
}

/// Turns whole records into what is written, checked against each other and the plan they come into; each stays as it is.
pub(super) fn restore(records: Vec<Record>, plan: &Plan) -> Result<Vec<Op>> {
    let mut draft = Draft {
        plan,
        pending: BTreeMap::new(),
        joins: None,
        last: LastPlaces::default(),
        out: Expanded::default(),
    };
    for record in records {
        draft.put(record)?;
    }
    draft.check_references()?;
    Ok(draft.out.ops)
}

/// Who is joined to whom, as the edit goes on.
#[derive(Debug, Default)]
struct Joins {
    links: HashMap<(RecordRef, RecordRef), Id>,
    dependencies: HashMap<(Id, Id), Id>,
    owners: HashMap<RecordRef, Vec<Id>>,
}

struct Draft<'a> {
    plan: &'a Plan,
    /// Records as the edit has left them so far; none where it deleted them.
    pending: BTreeMap<RecordRef, Option<Record>>,
    joins: Option<Joins>,
    last: LastPlaces,
    out: Expanded,
}

impl Draft<'_> {
    fn change(&mut self, change: &Change) -> Result<()> {
        match change {
            Change::Create { record, owner, serves } => self.create(record, *owner, serves),
            Change::Update { record, set } => self.update(*record, set),
            Change::Delete { record } => self.delete(*record),
            Change::SetOwner { record, leader } => self.set_owner(*record, *leader),
            Change::Link { from, to, weight, rationale } => {
                self.link(*from, *to, *weight, rationale.as_deref())
            }
            Change::Unlink { from, to } => self.unlink(*from, *to),
            Change::Block { blocker, blocked } => self.block(*blocker, *blocked),
            Change::Unblock { blocker, blocked } => self.unblock(*blocker, *blocked),
            Change::Move { items, days, edge } => {
                items.iter().try_for_each(|id| self.shift(*id, *days, *edge))
            }
        }
    }

    fn create(&mut self, record: &Record, owner: Option<Id>, serves: &[RecordRef]) -> Result<()> {
        let mut record = record.clone();
        if record.id().is_nil() {
            record.set_id(new_id());
        }
        let at = record.as_ref();
        if record.kind() == RecordKind::Workspace || self.get(at).is_some() {
            return Err(Error::invalid("A record with this id is already there.").about(at));
        }
        if let Record::Link(link) = &mut record
            && link.weight == 0.0
        {
            link.weight = 1.0;
        }
        self.last.settle(&mut record, self.plan);
        self.put(record)?;
        self.out.created.push(at);
        if let Some(owner) = owner {
            self.set_owner(at, Some(owner))?;
        }
        serves.iter().try_for_each(|to| self.link(at, *to, None, None))
    }

    fn update(&mut self, at: RecordRef, set: &Map<String, Value>) -> Result<()> {
        let before = self.must_get(at)?;
        let merged = merge(&before, set).map_err(|message| Error::invalid(message).about(at))?;
        if merged == before { Ok(()) } else { self.put(merged) }
    }

    fn delete(&mut self, at: RecordRef) -> Result<()> {
        if at.kind == RecordKind::Workspace {
            return Err(Error::invalid("The workspace's own settings cannot be deleted.").about(at));
        }
        self.must_get(at)?;
        let about: Vec<Id> =
            self.plan.acceptances.iter().filter(|(_, a)| a.record_id == at.id).map(|(_, a)| a.id).collect();
        for id in about {
            self.remove(RecordRef::new(RecordKind::Acceptance, id));
        }
        self.remove(at);
        Ok(())
    }

    fn set_owner(&mut self, at: RecordRef, leader: Option<Id>) -> Result<()> {
        self.must_get(at)?;
        let held = self.joins().owners.remove(&at).unwrap_or_default();
        // Whoever owns it already is not named anew.
        if let [only] = held.as_slice()
            && let Some(Record::Involvement(row)) = self.get(RecordRef::new(RecordKind::Involvement, *only))
            && Some(row.leader_id) == leader
        {
            self.joins().owners.insert(at, held);
            return Ok(());
        }
        for id in &held {
            self.remove(RecordRef::new(RecordKind::Involvement, *id));
        }
        let Some(leader) = leader else { return Ok(()) };
        self.must_get(RecordRef::new(RecordKind::Leader, leader))?;
        // An owner who contributed before does not need to be named twice; one who is told keeps being told nothing.
        let made = Involvement::new(new_id(), leader, InvolvementRole::Accountable, at)
            .ok_or_else(|| Error::invalid(format!("A {} has no owner.", lower(at.kind))).about(at))?;
        self.joins().owners.insert(at, vec![made.id]);
        self.put(Record::from(made))
    }

    fn link(
        &mut self,
        from: RecordRef,
        to: RecordRef,
        weight: Option<f64>,
        rationale: Option<&str>,
    ) -> Result<()> {
        self.must_get(from)?;
        let target = self.must_get(to)?;
        let found = self.joins().links.get(&(from, to)).copied();
        let existing = found.and_then(|id| match self.get(RecordRef::new(RecordKind::Link, id)) {
            Some(Record::Link(link)) => Some(link),
            _ => None,
        });
        let is_new = existing.is_none();
        if is_new && matches!(&target, Record::Objective(objective) if objective.archived) {
            return Err(Error::invalid(format!(
                "“{}” is archived: nothing new can be linked to it.",
                target.title()
            ))
            .about(to));
        }
        let mut link = match existing {
            Some(link) => link,
            None => Link::between(new_id(), from, to).ok_or_else(|| {
                Error::invalid(format!("A {} cannot serve a {}.", lower(from.kind), lower(to.kind)))
                    .about(from)
            })?,
        };
        let before = link.clone();
        link.weight = weight.unwrap_or(link.weight);
        link.rationale = rationale.map_or(link.rationale, str::to_owned);
        if !is_new && link == before {
            return Ok(());
        }
        self.joins().links.insert((from, to), link.id);
        self.put(Record::from(link))
    }

    fn unlink(&mut self, from: RecordRef, to: RecordRef) -> Result<()> {
        let Some(id) = self.joins().links.remove(&(from, to)) else {
            return Err(Error::new(ErrorCode::NoSuchRecord, "These two are not linked.").about(from));
        };
        self.remove(RecordRef::new(RecordKind::Link, id));
        Ok(())
    }

    fn block(&mut self, blocker: Id, blocked: Id) -> Result<()> {
        self.must_get(RecordRef::new(RecordKind::Item, blocker))?;
        self.must_get(RecordRef::new(RecordKind::Item, blocked))?;
        if self.joins().dependencies.contains_key(&(blocker, blocked)) {
            return Ok(());
        }
        let dependency =
            Dependency { id: new_id(), blocker_id: blocker, blocked_id: blocked, note: String::new() };
        self.joins().dependencies.insert((blocker, blocked), dependency.id);
        self.put(Record::from(dependency))
    }

    fn unblock(&mut self, blocker: Id, blocked: Id) -> Result<()> {
        let Some(id) = self.joins().dependencies.remove(&(blocker, blocked)) else {
            return Err(Error::new(ErrorCode::NoSuchRecord, "The one does not block the other.")
                .about(RecordRef::new(RecordKind::Item, blocked)));
        };
        self.remove(RecordRef::new(RecordKind::Dependency, id));
        Ok(())
    }

    fn shift(&mut self, id: Id, days: i64, edge: Edge) -> Result<()> {
        let Record::Item(item) = self.must_get(RecordRef::new(RecordKind::Item, id))? else { return Ok(()) };
        let (start, end) = shifted((item.start, item.end), days, edge);
        if (start, end) == (item.start, item.end) {
            return Ok(());
        }
        self.put(Record::from(Item { start, end, ..item }))
    }

    fn get(&self, at: RecordRef) -> Option<Record> {
        self.pending.get(&at).map_or_else(|| self.plan.records().get(at), Clone::clone)
    }

    fn must_get(&self, at: RecordRef) -> Result<Record> {
        self.get(at).ok_or_else(|| {
            Error::new(ErrorCode::NoSuchRecord, format!("The {} is not there any more.", lower(at.kind)))
                .about(at)
        })
    }

    fn put(&mut self, record: Record) -> Result<()> {
        super::check::values(&record).map_err(|message| Error::invalid(message).about(record.as_ref()))?;
        if let Some(joins) = &mut self.joins {
            joins.note(&record);
        }
        self.pending.insert(record.as_ref(), Some(record.clone()));
        self.out.ops.push(Op::Put(Box::new(record)));
        Ok(())
    }

    fn remove(&mut self, at: RecordRef) {
        self.pending.insert(at, None);
        self.out.ops.push(Op::Delete(at));
    }

    fn joins(&mut self) -> &mut Joins {
        let (plan, pending) = (self.plan, &self.pending);
        self.joins.get_or_insert_with(|| {
            let mut joins = Joins::default();
            let kept = |record: &Record| !pending.contains_key(&record.as_ref());
            let links = plan.links.rows().iter().cloned().map(Record::from);
            let dependencies = plan.dependencies.rows().iter().cloned().map(Record::from);
            let involvements = plan.involvements.rows().iter().cloned().map(Record::from);
            links.chain(dependencies).chain(involvements).filter(kept).for_each(|record| joins.note(&record));
            pending.values().flatten().for_each(|record| joins.note(record));
            joins
        })
    }

    /// Whether everything that the written records refer to is there once the edit is made.
    fn check_references(&self) -> Result<()> {
        for (at, record) in self.pending.iter().filter_map(|(at, record)| Some((at, record.as_ref()?))) {
            for (field, to) in super::check::references(record) {
                let there =
                    self.pending.get(&to).map_or_else(|| self.plan.records().contains(to), Option::is_some);
                if !there {
                    return Err(Error::new(
                        ErrorCode::NoSuchRecord,
                        format!(
                            "`{field}` of {} refers to a {} that is not there.",
                            named(record),
                            lower(to.kind)
                        ),
                    )
                    .about(*at));
                }
            }
        }
        Ok(())
    }
}

impl Joins {
    fn note(&mut self, record: &Record) {
        match record {
            Record::Link(link) => {
                if let Some((from, to)) = link.ends() {
                    self.links.insert((from, to), link.id);
                }
            }
            Record::Dependency(d) => {
                self.dependencies.insert((d.blocker_id, d.blocked_id), d.id);
            }
            Record::Involvement(involvement) if involvement.role == InvolvementRole::Accountable => {
                if let Some(on) = involvement.record() {
                    let held = self.owners.entry(on).or_default();
                    if !held.contains(&involvement.id) {
                        held.push(involvement.id);
                    }
                }
            }
            _ => {}
        }
    }
}

/// A record with some fields set anew, or in words why that cannot be.
fn merge(before: &Record, set: &Map<String, Value>) -> Result<Record, String> {
    let Ok(Value::Object(fields)) = serde_json::to_value(before) else {
        return Err(format!("{} cannot be changed.", named(before)));
    };
    let kind = before.kind().label();
    let with = |set: &Map<String, Value>| {
        let mut fields = fields.clone();
        fields.extend(set.clone());
        serde_json::from_value::<Record>(Value::Object(fields))
    };
    for field in set.keys() {
        if !fields.contains_key(field) || field == "kind" || field == "id" {
            let known: Vec<&str> =
                fields.keys().map(String::as_str).filter(|name| *name != "kind" && *name != "id").collect();
            return Err(format!("{kind} has no field `{field}` to set; it has {}.", known.join(", ")));
        }
    }
    with(set).map_err(|error| {
        let culprit = set
            .iter()
            .find(|(field, value)| with(&Map::from_iter([((*field).clone(), (*value).clone())])).is_err());
        culprit.map_or_else(
            || format!("{}: {error}.", named(before)),
            |(field, value)| format!("`{field}` of {} cannot be {value}: {error}.", named(before)),
        )
    })
}

fn new_id() -> Id {
    Id(uuid::Uuid::now_v7())
}

pub(super) fn lower(kind: RecordKind) -> String {
    kind.label().to_lowercase()
}

/// A record for a message: its title in quotes, else its kind.
pub(super) fn named(record: &Record) -> String {
    match record.title() {
        "" => format!("this {}", lower(record.kind())),
        title => format!("“{title}”"),
    }
}
