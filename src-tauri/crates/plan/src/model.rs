//! The records a workspace keeps, by the field's standard names. No I/O; nothing here knows how they are stored.

mod check;
mod date;
mod edit;
mod id;
mod item;
mod leader;
mod link;
mod metric;
mod objective;
mod presenting;
mod product;
mod record;
mod request;
mod scoring;
mod strategy;
mod text_enum;
mod workspace;

pub use check::{CheckSettings, RuleLevel, RuleSetting};
pub use date::{DateError, PlanDate, Precision, Span};
pub use edit::{Change, Edge, Edit};
pub use id::{Id, RecordKind, RecordRef};
pub use item::{Bucket, Item, ItemStatus, ItemType};
pub use leader::{Leader, LeaderProduct, LeaderRole};
pub use link::{Dependency, Involvement, InvolvementRole, Link};
pub use metric::{Direction, Metric, Reading};
pub use objective::{KeyResult, Objective, ObjectiveKind};
pub use presenting::{Audience, Checkpoint, Deck, View};
pub use product::{LifeCycle, Product, ProductKind};
pub use record::Record;
pub use request::{Acceptance, Decision, DecisionOutcome, Request, RequestStatus};
pub use scoring::{Criterion, IceForm, ScoreMethod, ScoreSettings};
pub use strategy::{Horizon, Strategy};
pub use text_enum::UnknownWord;
pub(crate) use text_enum::text_enum;
pub use workspace::Workspace;
