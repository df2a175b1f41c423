//! The plan as the import would leave it: records it touches, what joins them, and how records are found by name.

mod edit;
mod find;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use throughline_plan::model::{
    Id, InvolvementRole, Item, Leader, Objective, Product, Record, RecordKind, RecordRef, Strategy,
};
use throughline_plan::plan::Plan;

use super::people::{self, Person};
use super::words::folded;

pub(super) use edit::Outcome;

/// A record that the import names.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// As it is in the plan; none where it is new.
    pub base: Option<Record>,
    /// As the import leaves it.
    pub now: Record,
    /// The table that named it first.
    pub table: usize,
    /// The line that named it first.
    pub line: u32,
    /// Whether a row is about it, and not only a cell names it.
    pub own_row: bool,
}

/// What a record should be joined to.
#[derive(Debug, Clone, Default)]
struct Wish {
    ids: Vec<Id>,
    /// Whether everything else goes: the cells said all there is.
    whole: bool,
}

/// The plan as the import would leave it.
pub(super) struct Draft<'a> {
    plan: &'a Plan,
    new_id: &'a dyn Fn() -> Id,
    entries: Vec<Entry>,
    places: HashMap<RecordRef, usize>,
    by_external: HashMap<(RecordKind, String, String), Id>,
    by_any_external: HashMap<String, Vec<RecordRef>>,
    by_title: HashMap<(RecordKind, String), Vec<Id>>,
    by_email: HashMap<String, Id>,
    owners: BTreeMap<RecordRef, Id>,
    involved: BTreeMap<(RecordRef, InvolvementRole), Wish>,
    links: BTreeMap<(RecordRef, RecordKind), Wish>,
    dependencies: BTreeSet<(Id, Id)>,
    /// Items whose cells say everything they wait for, and everything that waits for them.
    all_blockers: BTreeSet<Id>,
    all_blocked: BTreeSet<Id>,
    leader_products: BTreeSet<(Id, Id)>,
    last_position: BTreeMap<RecordKind, f64>,
}

/// Where a record comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin {
    pub table: usize,
    pub line: u32,
    /// Whether a row is about it.
    pub own_row: bool,
}

impl<'a> Draft<'a> {
    pub(super) fn new(plan: &'a Plan, new_id: &'a dyn Fn() -> Id) -> Self {
        let mut draft = Self {
            plan,
            new_id,
            entries: Vec::new(),
            places: HashMap::new(),
            by_external: HashMap::new(),
            by_any_external: HashMap::new(),
            by_title: HashMap::new(),
            by_email: HashMap::new(),
            owners: BTreeMap::new(),
            involved: BTreeMap::new(),
            links: BTreeMap::new(),
            dependencies: BTreeSet::new(),
            all_blockers: BTreeSet::new(),
            all_blocked: BTreeSet::new(),
            leader_products: BTreeSet::new(),
            last_position: BTreeMap::new(),
        };
        macro_rules! index {
            ($kind:ident, $table:ident, $title:ident) => {
                let mut rows: Vec<_> = plan.$table.rows().iter().collect();
                rows.sort_by(|a, b| a.position.total_cmp(&b.position).then(a.id.cmp(&b.id)));
                for row in rows {
                    let from = (row.source.as_deref(), row.external_id.as_deref());
                    draft.index(RecordKind::$kind, row.id, &row.$title, from, row.position);
                }
            };
        }
        index!(Objective, objectives, title);
        index!(Strategy, strategies, title);
        index!(Product, products, title);
        index!(Leader, leaders, name);
        index!(Item, items, title);
        for (_, leader) in plan.leaders.iter().filter(|(_, leader)| !leader.email.is_empty()) {
            draft.by_email.entry(folded(&leader.email)).or_insert(leader.id);
        }
        draft
    }

    fn index(
        &mut self,
        kind: RecordKind,
        id: Id,
        title: &str,
        (source, external): (Option<&str>, Option<&str>),
        position: f64,
    ) {
        self.by_title.entry((kind, title_key(kind, title))).or_default().push(id);
        if let Some(external) = external {
            let external = folded(external);
            if let Some(source) = source {
                self.by_external.entry((kind, source.to_owned(), external.clone())).or_insert(id);
            }
            self.by_any_external.entry(external).or_default().push(RecordRef::new(kind, id));
        }
        let last = self.last_position.entry(kind).or_insert(0.0);
        *last = last.max(position);
    }

    /// The workspace's own settings, and everything in it before the import.
    pub(super) const fn plan(&self) -> &'a Plan {
        self.plan
    }

    /// Whether the plan or the import has any record of a kind.
    pub(super) fn has_any(&self, kind: RecordKind) -> bool {
        let in_plan = match kind {
            RecordKind::Objective => !self.plan.objectives.is_empty(),
            RecordKind::Strategy => !self.plan.strategies.is_empty(),
            _ => false,
        };
        in_plan || self.entries.iter().any(|entry| entry.now.kind() == kind)
    }

    /// A record as the import leaves it so far.
    pub(super) fn get(&self, at: RecordRef) -> Option<Record> {
        match self.places.get(&at) {
            Some(place) => Some(self.entries[*place].now.clone()),
            None => self.plan.records().get(at),
        }
    }

    /// Its title.
    pub(super) fn title(&self, at: RecordRef) -> &str {
        match self.places.get(&at) {
            Some(place) => self.entries[*place].now.title(),
            None => self.plan.title(at),
        }
    }

    /// What it is part of.
    pub(super) fn parent(&self, at: RecordRef) -> Option<Id> {
        if let Some(place) = self.places.get(&at) {
            return match &self.entries[*place].now {
                Record::Objective(r) => r.parent_id,
                Record::Product(r) => r.parent_id,
                Record::Item(r) => r.parent_id,
                Record::Leader(r) => r.reports_to_id,
                _ => None,
            };
        }
        match at.kind {
            RecordKind::Objective => self.plan.objectives.get(at.id).and_then(|r| r.parent_id),
            RecordKind::Product => self.plan.products.get(at.id).and_then(|r| r.parent_id),
            RecordKind::Item => self.plan.items.get(at.id).and_then(|r| r.parent_id),
            RecordKind::Leader => self.plan.leaders.get(at.id).and_then(|r| r.reports_to_id),
            _ => None,
        }
    }

    /// Its source and its id there.
    pub(super) fn external(&self, at: RecordRef) -> (Option<String>, Option<String>) {
        match self.get(at) {
            Some(Record::Objective(r)) => (r.source, r.external_id),
            Some(Record::Strategy(r)) => (r.source, r.external_id),
            Some(Record::Product(r)) => (r.source, r.external_id),
            Some(Record::Leader(r)) => (r.source, r.external_id),
            Some(Record::Item(r)) => (r.source, r.external_id),
            _ => (None, None),
        }
    }

    /// Makes a new record at the end of its kind.
    pub(super) fn create(
        &mut self,
        kind: RecordKind,
        title: &str,
        source: Option<&str>,
        from: Origin,
    ) -> RecordRef {
        let id = (self.new_id)();
        let last = self.last_position.entry(kind).or_insert(0.0);
        *last = last.floor() + 1.0;
        let position = *last;
        let (title, source) = (title.to_owned(), source.map(str::to_owned));
        let record: Record = match kind {
            RecordKind::Objective => Objective { id, title, source, position, ..Objective::default() }.into(),
            RecordKind::Strategy => Strategy { id, title, source, position, ..Strategy::default() }.into(),
            RecordKind::Product => Product { id, title, source, position, ..Product::default() }.into(),
            RecordKind::Leader => Leader { id, name: title, source, position, ..Leader::default() }.into(),
            _ => Item { id, title, source, position, ..Item::default() }.into(),
        };
        let at = record.as_ref();
        self.by_title.entry((at.kind, title_key(at.kind, record.title()))).or_default().push(id);
        self.places.insert(at, self.entries.len());
        self.entries.push(Entry {
            base: None,
            now: record,
            table: from.table,
            line: from.line,
            own_row: from.own_row,
        });
        at
    }

    /// The entry of a record that exists, made where the import names it for the first time.
    pub(super) fn touch(&mut self, at: RecordRef, from: Origin) -> Option<&mut Entry> {
        let place = match self.places.get(&at) {
            Some(place) => *place,
            None => {
                let base = self.plan.records().get(at)?;
                self.entries.push(Entry {
                    now: base.clone(),
                    base: Some(base),
                    table: from.table,
                    line: from.line,
                    own_row: false,
                });
                self.places.insert(at, self.entries.len() - 1);
                self.entries.len() - 1
            }
        };
        let entry = &mut self.entries[place];
        if from.own_row && !entry.own_row {
            (entry.own_row, entry.table, entry.line) = (true, from.table, from.line);
        }
        Some(entry)
    }

    /// Gives a record a title, keeping it findable.
    pub(super) fn set_title(&mut self, at: RecordRef, title: &str) {
        let Some(place) = self.places.get(&at) else { return };
        let now = &mut self.entries[*place].now;
        if now.title() == title {
            return;
        }
        match now {
            Record::Objective(r) => title.clone_into(&mut r.title),
            Record::Strategy(r) => title.clone_into(&mut r.title),
            Record::Product(r) => title.clone_into(&mut r.title),
            Record::Leader(r) => title.clone_into(&mut r.name),
            Record::Item(r) => title.clone_into(&mut r.title),
            _ => return,
        }
        self.by_title.entry((at.kind, title_key(at.kind, title))).or_default().push(at.id);
    }

    /// Gives a record its id in a source, where it has none yet. Its own id, as tables of this app have it, is none.
    pub(super) fn set_external(&mut self, at: RecordRef, source: &str, external: &str) {
        if external.parse() == Ok(at.id) {
            return;
        }
        let Some(place) = self.places.get(&at) else { return };
        let (sources, ids) = match &mut self.entries[*place].now {
            Record::Objective(r) => (&mut r.source, &mut r.external_id),
            Record::Strategy(r) => (&mut r.source, &mut r.external_id),
            Record::Product(r) => (&mut r.source, &mut r.external_id),
            Record::Leader(r) => (&mut r.source, &mut r.external_id),
            Record::Item(r) => (&mut r.source, &mut r.external_id),
            _ => return,
        };
        if ids.is_some() {
            return;
        }
        *sources = Some(source.to_owned());
        *ids = Some(external.to_owned());
        let external = folded(external);
        self.by_external.entry((at.kind, source.to_owned(), external.clone())).or_insert(at.id);
        self.by_any_external.entry(external).or_default().push(at);
    }

    /// Puts a record below another of its kind.
    pub(super) fn set_parent(&mut self, at: RecordRef, parent: Option<Id>) {
        let Some(place) = self.places.get(&at) else { return };
        match &mut self.entries[*place].now {
            Record::Objective(r) => r.parent_id = parent,
            Record::Product(r) => r.parent_id = parent,
            Record::Item(r) => r.parent_id = parent,
            Record::Leader(r) => r.reports_to_id = parent,
            _ => {}
        }
    }

    /// Says which product a record is for.
    pub(super) fn set_product(&mut self, at: RecordRef, product: Id) {
        if at.kind == RecordKind::Leader {
            self.leader_products.insert((at.id, product));
            return;
        }
        let Some(place) = self.places.get(&at) else { return };
        match &mut self.entries[*place].now {
            Record::Item(r) => r.product_id = Some(product),
            Record::Strategy(r) => r.product_id = Some(product),
            Record::Product(r) => r.parent_id = Some(product),
            _ => {}
        }
    }

    /// Makes a leader accountable.
    pub(super) fn set_owner(&mut self, at: RecordRef, leader: Id) {
        self.owners.insert(at, leader);
    }

    /// Says who is involved in a record in a role: all of them, where any is named.
    pub(super) fn set_involved(&mut self, at: RecordRef, role: InvolvementRole, leaders: Vec<Id>) {
        if !leaders.is_empty() {
            self.involved.insert((at, role), Wish { ids: leaders, whole: true });
        }
    }

    /// Lets a record serve others of one kind: all that it serves where `whole`, else these besides what it does.
    pub(super) fn serve(&mut self, from: RecordRef, kind: RecordKind, to: Vec<Id>, whole: bool) {
        let wish = self.links.entry((from, kind)).or_default();
        if whole {
            // What a parent cell added stays beside what the column of objectives says.
            wish.whole = true;
        }
        for id in to {
            if !wish.ids.contains(&id) {
                wish.ids.push(id);
            }
        }
    }

    /// Lets one item block another.
    pub(super) fn block(&mut self, blocker: Id, blocked: Id) {
        self.dependencies.insert((blocker, blocked));
    }

    /// Notes that an item's cells said all that it waits for (`blockers`), or all that waits for it.
    pub(super) fn said_all(&mut self, item: Id, blockers: bool) {
        if blockers {
            self.all_blockers.insert(item)
        } else {
            self.all_blocked.insert(item)
        };
    }

    /// The leader of a name or an e-mail address, made where there is none.
    pub(super) fn leader(&mut self, person: &Person, from: Origin) -> Id {
        let by_email = (!person.email.is_empty()).then(|| folded(&person.email));
        let found = by_email
            .as_ref()
            .and_then(|email| self.by_email.get(email).copied())
            .or_else(|| self.titled(RecordKind::Leader, &person.name).first().copied());
        let at = match found {
            Some(id) => RecordRef::new(RecordKind::Leader, id),
            None => self.create(RecordKind::Leader, &person.name, None, from),
        };
        if let Some(entry) = self.touch(at, from)
            && let Record::Leader(leader) = &mut entry.now
            && leader.email.is_empty()
        {
            leader.email.clone_from(&person.email);
        }
        if let Some(email) = by_email {
            self.by_email.entry(email).or_insert(at.id);
        }
        at.id
    }

    /// The leader with an e-mail address.
    pub(super) fn leader_of(&self, email: &str) -> Option<Id> {
        self.by_email.get(&folded(email)).copied().filter(|_| !email.trim().is_empty())
    }

    /// Keeps a text of a cell with an item, under its column's name.
    pub(super) fn keep(&mut self, at: RecordRef, column: &str, text: &str) {
        let Some(place) = self.places.get(&at) else { return };
        if let Record::Item(item) = &mut self.entries[*place].now {
            let kept = item.extra.entry(column.to_owned()).or_default();
            if !kept.is_empty() {
                kept.push_str("; ");
            }
            kept.push_str(text);
        }
    }

    /// Every record the import names, in the order in which it names them.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

/// A title for comparing.
pub(super) fn title_key(kind: RecordKind, title: &str) -> String {
    if kind == RecordKind::Leader { people::key(title) } else { folded(title) }
}
