//! What an audience may see: the settings that its record stores.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::{Audience, Precision, text_enum};
use crate::picture::Filter;

text_enum! {
    /// Something that an audience sees only where its settings say so.
    Shown {
        /// Records that are marked as confidential, and what is below them.
        #[default]
        Confidential = "confidential", "What is confidential";
        /// Items that are only ideas.
        Ideas = "ideas", "Items that are only ideas";
        /// Objectives, and which items serve them.
        Objectives = "objectives", "Objectives";
        /// Key results, with the metrics they go by.
        KeyResults = "key_results", "Key results and metrics";
        /// Strategies, and which items carry them out.
        Strategies = "strategies", "Strategies";
        /// Leaders who have a part in something that is seen.
        Leaders = "leaders", "Leaders by name";
        /// Which item waits for which.
        Dependencies = "dependencies", "Dependencies";
        /// What was asked, and what was decided.
        Requests = "requests", "Requests and decisions";
        /// What the check finds.
        Findings = "findings", "Findings of the check";
        /// Saved views by name.
        Views = "views", "Saved views by name";
        /// Titles and descriptions as the team writes them, though there are words for outside.
        Internal = "internal", "The team's own titles, where there are public ones";
        /// Descriptions that the team wrote for itself.
        Descriptions = "descriptions", "The team's own descriptions";
        /// Why records are joined, decided or accepted; notes.
        Reasons = "reasons", "Reasons and notes";
        /// Effort, weights and target shares.
        Effort = "effort", "Effort, weights and target shares";
        /// Scores by criterion.
        Scores = "scores", "Scores";
        /// The part that is finished.
        Progress = "progress", "Progress";
        /// How sure the team is.
        Confidence = "confidence", "Confidence";
        /// The teams that work on items.
        Teams = "teams", "Teams";
        /// Labels and lifecycle stages.
        Labels = "labels", "Labels and stages";
        /// Web and e-mail addresses.
        Addresses = "addresses", "Web and e-mail addresses";
        /// Ids, status words and columns of the tool that records came from.
        Sources = "sources", "Ids and columns of the source";
    }
}

/// What an audience may see. What is not said is not seen: `{}` shows products and items, in quarters, in public words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct AudienceSpec {
    /// Which items it sees, as in a view; its products and objectives hide others of their kind too.
    pub filter: Filter,
    /// How many levels of items it sees, 1 or more: 1 is the topmost only. None is all. An item whose parts are left out
    /// keeps the dates, progress and effort it took over from them.
    pub depth: Option<u32>,
    /// How precise dates may be. Coarser ones stay as they are.
    pub precision: Precision,
    /// What else it sees.
    pub shows: BTreeSet<Shown>,
}

impl Default for AudienceSpec {
    fn default() -> Self {
        Self { filter: Filter::default(), depth: None, precision: Precision::Quarter, shows: BTreeSet::new() }
    }
}

impl AudienceSpec {
    /// What the record of an audience says.
    ///
    /// # Errors
    /// Where it was saved by a newer version, whose words this one does not know: what those were to hide must not be
    /// shown.
    pub fn of(audience: &Audience) -> Result<Self, serde_json::Error> {
        if audience.spec.is_null() {
            return Ok(Self::default());
        }
        serde_json::from_value(audience.spec.clone())
    }

    /// Whether it sees that.
    #[must_use]
    pub fn shows(&self, what: Shown) -> bool {
        self.shows.contains(&what)
    }
}
