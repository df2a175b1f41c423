//! The whole workspace in memory: flat tables in the order of their ids, and the indexes that questions need.

mod graph;
mod reach;
pub mod rollup;
mod table;

use serde::Serialize;

use crate::model::{
    Acceptance, Audience, CheckSettings, Checkpoint, Decision, Deck, Dependency, Disclosure, Id, Involvement,
    Item, KeyResult, Leader, LeaderProduct, Link, Metric, Objective, Product, Reading, Record, RecordKind,
    RecordRef, Request, Scenario, ScoreSettings, Strategy, View, Workspace,
};

pub use graph::{Edge, Graph};
pub use reach::{Reach, Served};
pub use table::{Ix, Keyed, Table};

/// The records of a workspace, one table a kind, each in the order of ids.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Records {
    /// The workspace's own settings.
    pub workspace: Workspace,
    /// Products.
    pub products: Table<Product>,
    /// Leaders.
    pub leaders: Table<Leader>,
    /// Which leader answers for which product.
    pub leader_products: Table<LeaderProduct>,
    /// Metrics.
    pub metrics: Table<Metric>,
    /// Readings of metrics.
    pub readings: Table<Reading>,
    /// Objectives.
    pub objectives: Table<Objective>,
    /// Key results.
    pub key_results: Table<KeyResult>,
    /// Strategies.
    pub strategies: Table<Strategy>,
    /// Roadmap items.
    pub items: Table<Item>,
    /// Links.
    pub links: Table<Link>,
    /// Dependencies.
    pub dependencies: Table<Dependency>,
    /// Requests.
    pub requests: Table<Request>,
    /// Decisions.
    pub decisions: Table<Decision>,
    /// Involvements.
    pub involvements: Table<Involvement>,
    /// Saved views.
    pub views: Table<View>,
    /// Audiences.
    pub audiences: Table<Audience>,
    /// Decks.
    pub decks: Table<Deck>,
    /// What of records is told outside.
    pub disclosures: Table<Disclosure>,
    /// Accepted findings.
    pub acceptances: Table<Acceptance>,
    /// Named moments.
    pub checkpoints: Table<Checkpoint>,
    /// What-if plans that branch off.
    pub scenarios: Table<Scenario>,
    /// How the plan is checked: none where all is as usual, else one.
    pub check_settings: Table<CheckSettings>,
    /// How items are scored: none where they are scored as usual, else one.
    pub score_settings: Table<ScoreSettings>,
}

/// Calls `$do!(kind, field)` for every table of [`Records`].
macro_rules! each_table {
    ($do:ident) => {
        $do! {
            Product products, Leader leaders, LeaderProduct leader_products, Metric metrics, Reading readings,
            Objective objectives, KeyResult key_results, Strategy strategies, Item items, Link links,
            Dependency dependencies, Request requests, Decision decisions, Involvement involvements, View views,
            Audience audiences, Deck decks, Disclosure disclosures, Acceptance acceptances, Checkpoint checkpoints,
            Scenario scenarios, CheckSettings check_settings, ScoreSettings score_settings
        }
    };
}

impl Records {
    /// The record that a reference names, as a copy.
    #[must_use]
    pub fn get(&self, at: RecordRef) -> Option<Record> {
        macro_rules! find {
            ($($kind:ident $table:ident),+) => {
                match at.kind {
                    RecordKind::Workspace => (self.workspace.id == at.id).then(|| self.workspace.clone().into()),
                    $(RecordKind::$kind => self.$table.get(at.id).map(|record| record.clone().into())),+
                }
            };
        }
        each_table!(find)
    }

    /// Whether the record that a reference names exists.
    #[must_use]
    pub fn contains(&self, at: RecordRef) -> bool {
        macro_rules! find {
            ($($kind:ident $table:ident),+) => {
                match at.kind {
                    RecordKind::Workspace => self.workspace.id == at.id,
                    $(RecordKind::$kind => self.$table.ix(at.id).is_some()),+
                }
            };
        }
        each_table!(find)
    }

    /// Puts a record in its place, over the one with its id where there is one.
    pub fn put(&mut self, record: Record) {
        macro_rules! put {
            ($($kind:ident $table:ident),+) => {
                match record {
                    Record::Workspace(record) => self.workspace = record,
                    $(Record::$kind(record) => self.$table.put(record)),+
                }
            };
        }
        each_table!(put);
    }

    /// Takes a record out. The workspace's own settings stay.
    pub fn remove(&mut self, at: RecordRef) {
        macro_rules! remove {
            ($($kind:ident $table:ident),+) => {
                match at.kind {
                    RecordKind::Workspace => {}
                    $(RecordKind::$kind => self.$table.remove(at.id)),+
                }
            };
        }
        each_table!(remove);
    }

    /// The ids of the records of a kind, in their order.
    #[must_use]
    pub fn ids(&self, kind: RecordKind) -> Vec<Id> {
        macro_rules! gather {
            ($($kind:ident $table:ident),+) => {
                match kind {
                    RecordKind::Workspace => vec![self.workspace.id],
                    $(RecordKind::$kind => self.$table.rows().iter().map(|row| row.id).collect()),+
                }
            };
        }
        each_table!(gather)
    }

    /// The ids of the records of a kind that are not the same in others, or not in one of the two, in their order.
    #[must_use]
    pub fn different(&self, others: &Self, kind: RecordKind) -> Vec<Id> {
        macro_rules! gather {
            ($($kind:ident $table:ident),+) => {
                match kind {
                    RecordKind::Workspace if self.workspace == others.workspace => Vec::new(),
                    RecordKind::Workspace => vec![self.workspace.id],
                    $(RecordKind::$kind => self.$table.different(&others.$table)),+
                }
            };
        }
        each_table!(gather)
    }

    /// Every record, kind by kind, each kind in the order of ids.
    #[must_use]
    pub fn all(&self) -> Vec<Record> {
        let mut all = vec![Record::from(self.workspace.clone())];
        macro_rules! gather {
            ($($kind:ident $table:ident),+) => {
                $(all.extend(self.$table.iter().map(|(_, record)| Record::from(record.clone())));)+
            };
        }
        each_table!(gather);
        all
    }
}

/// The workspace in memory with its indexes: what every question is asked of. Dereferences to its [`Records`].
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    records: Records,
    graph: Graph,
    reach: Reach,
    /// Whoever it is shown to is not shown objectives.
    without_objectives: bool,
}

impl Plan {
    /// Indexes records. Links to records that do not exist are passed over.
    #[must_use]
    pub fn new(records: Records) -> Self {
        let graph = Graph::new(&records);
        let reach = Reach::new(&records, &graph);
        Self { records, graph, reach, without_objectives: false }
    }

    /// The same for an audience that is not shown objectives: that an item serves none says nothing about it then.
    #[must_use]
    pub fn hiding_objectives(self) -> Self {
        Self { without_objectives: true, ..self }
    }

    /// Whether whoever it is shown to is not shown objectives.
    #[must_use]
    pub const fn hides_objectives(&self) -> bool {
        self.without_objectives
    }

    /// Who is joined to whom.
    #[must_use]
    pub const fn graph(&self) -> &Graph {
        &self.graph
    }

    /// Which objectives each item and strategy serves.
    #[must_use]
    pub const fn reach(&self) -> &Reach {
        &self.reach
    }

    /// The records themselves.
    #[must_use]
    pub const fn records(&self) -> &Records {
        &self.records
    }

    /// Brings the plan up to date with records that were written and records that were deleted.
    ///
    /// The indexes are made anew only where a record came, went, or changed what it is joined to: editing a title or
    /// a date costs the same in a plan of any size.
    pub fn apply(
        &mut self,
        put: impl IntoIterator<Item = Record>,
        removed: impl IntoIterator<Item = RecordRef>,
    ) {
        let mut joins = false;
        for at in removed {
            joins |= self.records.contains(at) && is_indexed(at.kind);
            self.records.remove(at);
        }
        for record in put {
            joins |= is_indexed(record.kind())
                && self.records.get(record.as_ref()).is_none_or(|before| changes_joins(&before, &record));
            self.records.put(record);
        }
        if joins {
            self.graph = Graph::new(&self.records);
            self.reach = Reach::new(&self.records, &self.graph);
        }
    }

    /// What a person calls a record: its title or name; empty where it has none or does not exist.
    #[must_use]
    pub fn title(&self, at: RecordRef) -> &str {
        match at.kind {
            RecordKind::Workspace => &self.records.workspace.title,
            RecordKind::Product => self.products.get(at.id).map_or("", |r| &r.title),
            RecordKind::Leader => self.leaders.get(at.id).map_or("", |r| &r.name),
            RecordKind::Metric => self.metrics.get(at.id).map_or("", |r| &r.title),
            RecordKind::Objective => self.objectives.get(at.id).map_or("", |r| &r.title),
            RecordKind::KeyResult => self.key_results.get(at.id).map_or("", |r| &r.title),
            RecordKind::Strategy => self.strategies.get(at.id).map_or("", |r| &r.title),
            RecordKind::Item => self.items.get(at.id).map_or("", |r| &r.title),
            RecordKind::Request => self.requests.get(at.id).map_or("", |r| &r.title),
            RecordKind::Decision => self.decisions.get(at.id).map_or("", |r| &r.title),
            RecordKind::View => self.views.get(at.id).map_or("", |r| &r.title),
            RecordKind::Audience => self.audiences.get(at.id).map_or("", |r| &r.title),
            RecordKind::Deck => self.decks.get(at.id).map_or("", |r| &r.title),
            RecordKind::Checkpoint => self.checkpoints.get(at.id).map_or("", |r| &r.title),
            RecordKind::Scenario => self.scenarios.get(at.id).map_or("", |r| &r.title),
            RecordKind::LeaderProduct
            | RecordKind::Reading
            | RecordKind::Link
            | RecordKind::Dependency
            | RecordKind::Involvement
            | RecordKind::Disclosure
            | RecordKind::Acceptance
            | RecordKind::CheckSettings
            | RecordKind::ScoreSettings => "",
        }
    }

    /// The latest reading of a metric.
    #[must_use]
    pub fn latest_reading(&self, metric: Id) -> Option<&Reading> {
        let metric = self.metrics.ix(metric)?;
        self.graph.readings_of(metric).last().map(|ix| &self.readings[*ix])
    }

    /// A key result's current value: its metric's latest reading, else the value typed by hand.
    #[must_use]
    pub fn current_value(&self, key_result: &KeyResult) -> Option<f64> {
        key_result
            .metric_id
            .and_then(|metric| self.latest_reading(metric))
            .map(|r| r.value)
            .or(key_result.current)
    }

    /// An objective's score: the mean of its key results' scores, 0.0 to 1.0 (Google Ventures OKR notes); those
    /// that cannot be scored are left out. None without any.
    #[must_use]
    pub fn objective_score(&self, objective: Ix<Objective>) -> Option<f64> {
        let scores: Vec<f64> = self
            .graph
            .key_results_of(objective)
            .iter()
            .filter_map(|ix| self.key_results[*ix].score(self.current_value(&self.key_results[*ix])))
            .collect();
        #[expect(clippy::cast_precision_loss, reason = "a count of key results is small")]
        (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64)
    }

    /// The hue that means an objective: its own, else its root's order among the root objectives (by position).
    #[must_use]
    pub fn hue(&self, objective: Ix<Objective>) -> u8 {
        self.reach.hue(objective)
    }
}

impl std::ops::Deref for Plan {
    type Target = Records;
    fn deref(&self) -> &Records {
        &self.records
    }
}

/// Whether records of that kind appear in the indexes.
const fn is_indexed(kind: RecordKind) -> bool {
    !matches!(
        kind,
        RecordKind::Workspace
            | RecordKind::LeaderProduct
            | RecordKind::Request
            | RecordKind::Decision
            | RecordKind::View
            | RecordKind::Audience
            | RecordKind::Deck
            | RecordKind::Disclosure
            | RecordKind::Acceptance
            | RecordKind::Checkpoint
            | RecordKind::Scenario
            | RecordKind::CheckSettings
            | RecordKind::ScoreSettings
    )
}

/// Whether a record's new state is joined to others differently from its old one.
fn changes_joins(before: &Record, after: &Record) -> bool {
    match (before, after) {
        (Record::Item(a), Record::Item(b)) => {
            (a.parent_id, a.product_id) != (b.parent_id, b.product_id)
                || a.position.total_cmp(&b.position).is_ne()
        }
        (Record::Objective(a), Record::Objective(b)) => {
            (a.parent_id, a.hue) != (b.parent_id, b.hue) || a.position.total_cmp(&b.position).is_ne()
        }
        (Record::Strategy(_), Record::Strategy(_))
        | (Record::Leader(_), Record::Leader(_))
        | (Record::Metric(_), Record::Metric(_))
        | (Record::Product(_), Record::Product(_)) => false,
        _ => before != after,
    }
}
