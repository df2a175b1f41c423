//! Product strategy.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Id;
use super::text_enum::text_enum;

text_enum! {
    /// The three horizons (Baghai, Coley, White), run concurrently: they are kinds of bet, not dates.
    Horizon {
        /// Defend and extend the core.
        #[default]
        H1 = "h1", "H1";
        /// Build what is emerging.
        H2 = "h2", "H2";
        /// Create options.
        H3 = "h3", "H3";
    }
}

/// A strategy (pillar, theme or bet): how we mean to win.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Strategy {
    /// Id.
    pub id: Id,
    /// The product it is for.
    pub product_id: Option<Id>,
    /// Title, one line.
    pub title: String,
    /// What it means, in a sentence or two.
    pub description: String,
    /// The choice made: where to play, how to win, what we will not do.
    pub choice: String,
    /// Which horizon it bets on.
    pub horizon: Option<Horizon>,
    /// The share of effort it should get, 0.0 to 1.0.
    pub target_share: Option<f64>,
    /// No longer pursued.
    pub archived: bool,
    /// Order, ascending.
    pub position: f64,
    /// Where it was imported from.
    pub source: Option<String>,
    /// Its id there.
    pub external_id: Option<String>,
}
