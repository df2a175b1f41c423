//! How records are found by what cells say of them.

use throughline_plan::model::{Id, Record, RecordKind, RecordRef};

use super::super::words::folded;
use super::{Draft, title_key};

/// How alike two titles must be to be taken for a slip of each other (Jaro–Winkler, 0.0 to 1.0).
const NEAR: f64 = 0.85;

impl Draft<'_> {
    /// The record with an id in a source, or with that id of its own: tables that this app wrote carry it.
    pub(in super::super) fn external_of(
        &self,
        kind: RecordKind,
        source: &str,
        external: &str,
    ) -> Option<RecordRef> {
        let known = self.by_external.get(&(kind, source.to_owned(), folded(external))).copied();
        let is_here = |id: &Id| self.plan.records().get(RecordRef::new(kind, *id)).is_some();
        let own = || external.parse::<Id>().ok().filter(is_here);
        known.or_else(own).map(|id| RecordRef::new(kind, id))
    }

    /// The record of any kind with an id in a source.
    pub(in super::super) fn any_external_of(&self, source: &str, external: &str) -> Option<RecordRef> {
        [
            RecordKind::Item,
            RecordKind::Objective,
            RecordKind::Strategy,
            RecordKind::Product,
            RecordKind::Leader,
        ]
        .into_iter()
        .find_map(|kind| self.external_of(kind, source, external))
    }

    /// The record with an id in whatever source, where only one has it.
    pub(in super::super) fn external_anywhere(&self, external: &str) -> Option<RecordRef> {
        match self.by_any_external.get(&folded(external))?.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// The records of a kind with a title now, in their order.
    pub(in super::super) fn titled(&self, kind: RecordKind, title: &str) -> Vec<Id> {
        let wanted = (kind, title_key(kind, title));
        let mut ids = self.by_title.get(&wanted).cloned().unwrap_or_default();
        // A record may have been renamed since.
        ids.retain(|id| title_key(kind, self.title(RecordRef::new(kind, *id))) == wanted.1);
        ids
    }

    /// The objective, strategy, product or leader that a cell names, by its id in a source or its title.
    pub(in super::super) fn named(&self, kind: RecordKind, source: &str, name: &str) -> Option<RecordRef> {
        self.external_of(kind, source, name)
            .or_else(|| self.titled(kind, name).first().map(|id| RecordRef::new(kind, *id)))
            .or_else(|| self.external_anywhere(name).filter(|found| found.kind == kind))
    }

    /// The title of a kind that is nearest to a name, where it is near enough to be what was meant.
    pub(in super::super) fn nearest(&self, kind: RecordKind, name: &str) -> Option<&str> {
        let wanted = title_key(kind, name);
        self.titles(kind)
            .filter(|title| same_digits(&title_key(kind, title), &wanted))
            .map(|title| (strsim::jaro_winkler(&wanted, &title_key(kind, title)), title))
            .filter(|(alike, _)| *alike >= NEAR)
            .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
            .map(|(_, title)| title)
    }

    /// The title of a kind that differs from a name by a slip of the pen: at most two letters in a long one.
    pub(in super::super) fn misspelt(&self, kind: RecordKind, name: &str) -> Option<&str> {
        let wanted = title_key(kind, name);
        let letters = wanted.chars().count();
        self.titles(kind).find(|title| {
            let known = title_key(kind, title);
            known.chars().count().abs_diff(letters) <= 2
                && letters >= 6
                && same_digits(&known, &wanted)
                && strsim::damerau_levenshtein(&wanted, &known) <= 1 + usize::from(letters >= 12)
        })
    }

    /// The titles of the plan and the import that are few enough to be compared with every new name.
    fn titles(&self, kind: RecordKind) -> impl Iterator<Item = &str> {
        let plan = self.plan.records();
        let mut titles: Vec<&str> = match kind {
            RecordKind::Objective => plan.objectives.rows().iter().map(|r| r.title.as_str()).collect(),
            RecordKind::Strategy => plan.strategies.rows().iter().map(|r| r.title.as_str()).collect(),
            RecordKind::Product => plan.products.rows().iter().map(|r| r.title.as_str()).collect(),
            _ => Vec::new(),
        };
        titles.extend(self.entries.iter().map(|e| &e.now).filter(|r| r.kind() == kind).map(Record::title));
        titles.into_iter()
    }

    /// The item with a title below a parent. At the top of a path also one that the plan has below another: it was
    /// moved there since.
    pub(in super::super) fn item_below(&self, parent: Option<Id>, title: &str) -> Option<RecordRef> {
        let all: Vec<RecordRef> = self
            .titled(RecordKind::Item, title)
            .into_iter()
            .map(|id| RecordRef::new(RecordKind::Item, id))
            .collect();
        let here = all.iter().find(|found| self.parent(**found) == parent);
        let moved = || all.iter().find(|found| parent.is_none() && self.plan.items.get(found.id).is_some());
        here.or_else(moved).copied()
    }
}

/// Whether two titles have the same digits: `Phase 1` and `Phase 2` are not slips of each other.
fn same_digits(a: &str, b: &str) -> bool {
    a.chars().filter(char::is_ascii_digit).eq(b.chars().filter(char::is_ascii_digit))
}
