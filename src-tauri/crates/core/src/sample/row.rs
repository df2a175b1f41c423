//! One line of the tables of items: what differs from item to item, said in words.

use throughline_plan::model::{Bucket, ItemStatus, ItemType};

use super::goals::Goal;
use super::people::{Ware, Who};
use super::strategies::Pillar;
use super::when::When;

/// An item's own facts. Items are named by their titles, which are unique.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub title: &'static str,
    pub about: &'static str,
    pub parent: Option<&'static str>,
    pub kind: ItemType,
    pub status: ItemStatus,
    pub stage: &'static str,
    pub owner: Option<Who>,
    pub product: Option<Ware>,
    pub strategy: Option<Pillar>,
    /// An objective it serves directly, and why.
    pub objective: Option<(Goal, &'static str)>,
    pub start: Option<When>,
    pub end: Option<When>,
    pub bucket: Option<Bucket>,
    /// In per cent.
    pub progress: Option<f64>,
    /// In per cent.
    pub confidence: Option<f64>,
    /// In person-months.
    pub effort: Option<f64>,
    /// Customers reached in a quarter, and impact on each from 0.25 to 3: with confidence and effort, RICE.
    pub reach_impact: Option<(f64, f64)>,
    pub team: Option<&'static str>,
    pub labels: &'static [&'static str],
}

impl Row {
    const fn new(title: &'static str, kind: ItemType) -> Self {
        Self {
            title,
            about: "",
            parent: None,
            kind,
            status: ItemStatus::Planned,
            stage: "",
            owner: None,
            product: None,
            strategy: None,
            objective: None,
            start: None,
            end: None,
            bucket: None,
            progress: None,
            confidence: None,
            effort: None,
            reach_impact: None,
            team: None,
            labels: &[],
        }
    }

    /// An initiative at the top.
    pub const fn initiative(title: &'static str) -> Self {
        Self::new(title, ItemType::Initiative)
    }

    /// A test of an assumption, at the top.
    pub const fn experiment(title: &'static str) -> Self {
        Self::new(title, ItemType::Experiment)
    }

    /// A feature that is part of another item.
    pub const fn part(parent: &'static str, title: &'static str) -> Self {
        let mut row = Self::new(title, ItemType::Feature);
        row.parent = Some(parent);
        row
    }

    /// A point in time.
    pub const fn point(title: &'static str, kind: ItemType, at: When) -> Self {
        let mut row = Self::new(title, kind);
        row.end = Some(at);
        row
    }

    /// What it is, in a sentence.
    pub const fn about(mut self, about: &'static str) -> Self {
        self.about = about;
        self
    }

    /// The item it is part of.
    pub const fn within(mut self, parent: &'static str) -> Self {
        self.parent = Some(parent);
        self
    }

    /// What it changes, and which team works on it.
    pub const fn by(mut self, product: Ware, team: &'static str) -> Self {
        self.product = Some(product);
        self.team = Some(team);
        self
    }

    /// The strategy it serves.
    pub const fn serves(mut self, strategy: Pillar) -> Self {
        self.strategy = Some(strategy);
        self
    }

    /// An objective it serves directly, and why.
    pub const fn serves_directly(mut self, objective: Goal, why: &'static str) -> Self {
        self.objective = Some((objective, why));
        self
    }

    /// Who is accountable.
    pub const fn owner(mut self, who: Who) -> Self {
        self.owner = Some(who);
        self
    }

    /// From when until when.
    pub const fn dates(mut self, start: When, end: When) -> Self {
        self.start = Some(start);
        self.end = Some(end);
        self
    }

    /// One period that is both start and end.
    pub const fn in_period(self, period: When) -> Self {
        self.dates(period, period)
    }

    /// A place without dates.
    pub const fn bucket(mut self, bucket: Bucket) -> Self {
        self.bucket = Some(bucket);
        self
    }

    /// Being worked on, and how much of it is finished, in per cent.
    pub const fn going(mut self, progress: f64) -> Self {
        self.status = ItemStatus::InProgress;
        self.progress = Some(progress);
        self
    }

    /// How far it has come.
    pub const fn status(mut self, status: ItemStatus) -> Self {
        self.status = status;
        if matches!(status, ItemStatus::Done) {
            self.progress = Some(100.0);
        }
        self
    }

    /// Lifecycle stage.
    pub const fn stage(mut self, stage: &'static str) -> Self {
        self.stage = stage;
        self
    }

    /// Effort in person-months, and how sure we are, in per cent.
    pub const fn size(mut self, effort: f64, confidence: f64) -> Self {
        self.effort = Some(effort);
        self.confidence = Some(confidence);
        self
    }

    /// Customers reached in a quarter, and impact on each from 0.25 to 3.
    pub const fn reach(mut self, customers: f64, impact: f64) -> Self {
        self.reach_impact = Some((customers, impact));
        self
    }

    /// Labels.
    pub const fn labels(mut self, labels: &'static [&'static str]) -> Self {
        self.labels = labels;
        self
    }
}
