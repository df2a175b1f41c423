//! What a column can mean, and what a value of a type column can mean.

use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use throughline_plan::model::{ItemType, RecordKind, UnknownWord};
use throughline_plan::text_enum;
use ts_rs::TS;

text_enum! {
    /// What a column means.
    #[ts(rename = "ImportField")]
    Field {
        /// The record's name. Of several columns, the first that is filled; `Title 1`, `Title 2`, … is a tree.
        Title = "title", "Title";
        /// The record's id in the source.
        Id = "id", "ID";
        /// Another id of the record by which other rows name it; kept with the item too.
        OtherId = "other_id", "Other ID";
        /// What kind or type of record the row is.
        Type = "type", "Type";
        /// The record this one is part of, by id or title.
        Parent = "parent", "Parent";
        /// The epic or initiative this item is part of, by title; created where unknown.
        Epic = "epic", "Epic";
        /// The objectives it serves.
        Objective = "objective", "Objective";
        /// The strategies it serves.
        Strategy = "strategy", "Strategy";
        /// The product it changes.
        Product = "product", "Product";
        /// Who is accountable; of several names the first, the rest contribute.
        Owner = "owner", "Owner";
        /// Who contributes.
        Contributor = "contributor", "Contributors";
        /// Who approves.
        Approver = "approver", "Approvers";
        /// The teams that work on it.
        Team = "team", "Team";
        /// How far it has come.
        Status = "status", "Status";
        /// Whether its status counts as to do, in progress or done, where the status's own word does not say.
        StatusCategory = "status_category", "Status category";
        /// How it ended, such as `Done` or `Won't do`.
        Resolution = "resolution", "Resolution";
        /// Lifecycle stage.
        Stage = "stage", "Stage";
        /// When it starts.
        Start = "start", "Start";
        /// When it ends.
        End = "end", "End";
        /// One period that is both start and end.
        Period = "period", "Period";
        /// The column's own name is a period (such as `April 2026`), and a mark says that the record lies in it.
        Marker = "marker", "Marked period";
        /// Now, next or later.
        Bucket = "bucket", "Bucket";
        /// The part that is finished.
        Progress = "progress", "Progress";
        /// How sure we are.
        Confidence = "confidence", "Confidence";
        /// Planned effort.
        Effort = "effort", "Effort";
        /// RICE: how many it reaches.
        Reach = "reach", "Reach";
        /// RICE: what it does for each of them, 0.25 to 3.
        Impact = "impact", "Impact, RICE";
        /// ICE: what it does, 1 to 10.
        IceImpact = "ice_impact", "Impact, ICE";
        /// ICE: how easy it is.
        Ease = "ease", "Ease";
        /// Value, to be divided by effort.
        Value = "value", "Value";
        /// WSJF: user and business value.
        BusinessValue = "business_value", "Business value";
        /// WSJF: how much it loses by waiting.
        TimeCriticality = "time_criticality", "Time criticality";
        /// WSJF: risk reduction or opportunity enablement.
        RiskReduction = "risk_reduction", "Risk reduction";
        /// What a period of delay costs.
        CostOfDelay = "cost_of_delay", "Cost of delay";
        /// How many periods the work takes.
        Duration = "duration", "Duration, for scoring";
        /// Must, should, could, won't this time.
        Moscow = "moscow", "MoSCoW";
        /// A score by the column's own name, for a scorecard.
        Score = "score", "Score of its own";
        /// An objective's share of attention.
        Weight = "weight", "Weight";
        /// The items that must end before this one starts.
        DependsOn = "depends_on", "Depends on";
        /// The items that wait for this one.
        Blocks = "blocks", "Blocks";
        /// Other items it has to do with: kept as text, and checked to exist.
        Related = "related", "Related";
        /// Labels.
        Labels = "labels", "Labels";
        /// A web address.
        Link = "link", "Link";
        /// What it is, in words.
        Description = "description", "Description";
        /// A leader's place in the organisation.
        Role = "role", "Role";
        /// A leader's title as written on a card.
        JobTitle = "job_title", "Job title";
        /// A leader's e-mail address.
        Email = "email", "E-mail";
        /// Whom a leader reports to.
        ReportsTo = "reports_to", "Reports to";
        /// A date that says, where it is filled, that the work is done; kept as text.
        Completed = "completed", "Completed on";
        /// Dates without a field of their own, such as `Created`: kept as text, and checked to be dates.
        OtherDate = "other_date", "Other date";
        /// Kept with the item under the column's own name.
        #[default]
        Extra = "extra", "Keep as it is";
        /// Left out.
        Ignore = "ignore", "Leave out";
    }
}

text_enum! {
    /// What the rows of a whole file are.
    #[ts(rename = "ImportTableKind")]
    TableKind {
        /// Business objectives.
        Objectives = "objectives", "Objectives";
        /// Strategies.
        Strategies = "strategies", "Strategies";
        /// Roadmap items.
        #[default]
        Items = "items", "Items";
        /// Product leaders.
        Leaders = "leaders", "Leaders";
        /// Products.
        Products = "products", "Products";
    }
}

/// What a row becomes: one word, `objective`, `strategy`, `product`, `leader`, `item`, a type of item such as `epic`,
/// or `ignore`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(
    rename = "ImportTarget",
    type = "\"objective\" | \"strategy\" | \"product\" | \"leader\" | \"item\" | \"ignore\" | \"initiative\" | \"epic\" | \"feature\" | \"task\" | \"milestone\" | \"release\" | \"experiment\""
)]
pub enum Target {
    /// A business objective.
    Objective,
    /// A strategy.
    Strategy,
    /// A product.
    Product,
    /// A product leader.
    Leader,
    /// An item; its type as the source's own word says, else an initiative.
    Item,
    /// An item of that type.
    ItemOf(ItemType),
    /// Nothing: the row is left out.
    Ignore,
}

/// The words of [`Target`] besides those of [`ItemType`].
const TARGETS: [(&str, Target); 6] = [
    ("objective", Target::Objective),
    ("strategy", Target::Strategy),
    ("product", Target::Product),
    ("leader", Target::Leader),
    ("item", Target::Item),
    ("ignore", Target::Ignore),
];

impl Target {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ItemOf(item_type) => item_type.as_str(),
            other => TARGETS.iter().find(|(_, target)| *target == other).map_or("item", |(word, _)| word),
        }
    }

    /// The kind of record that comes of it; none where the row is left out.
    #[must_use]
    pub const fn kind(self) -> Option<RecordKind> {
        match self {
            Self::Objective => Some(RecordKind::Objective),
            Self::Strategy => Some(RecordKind::Strategy),
            Self::Product => Some(RecordKind::Product),
            Self::Leader => Some(RecordKind::Leader),
            Self::Item | Self::ItemOf(_) => Some(RecordKind::Item),
            Self::Ignore => None,
        }
    }
}

impl TableKind {
    /// What each row of such a file becomes.
    #[must_use]
    pub const fn target(self) -> Target {
        match self {
            Self::Objectives => Target::Objective,
            Self::Strategies => Target::Strategy,
            Self::Items => Target::Item,
            Self::Leaders => Target::Leader,
            Self::Products => Target::Product,
        }
    }
}

impl FromStr for Target {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        TARGETS
            .iter()
            .find(|(known, _)| *known == word)
            .map(|(_, target)| *target)
            .or_else(|| word.parse().ok().map(Self::ItemOf))
            .ok_or_else(|| UnknownWord {
                word: word.to_owned(),
                known: "objective, strategy, product, leader, item, ignore, initiative, epic, feature, task, \
                        milestone, release, experiment",
            })
    }
}

impl Serialize for Target {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Target {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_for_a_target_is_understood() {
        for target in
            TARGETS.iter().map(|(_, target)| *target).chain(ItemType::ALL.iter().map(|t| Target::ItemOf(*t)))
        {
            assert_eq!(target.as_str().parse(), Ok(target));
        }
        assert_eq!("\"epic\"", serde_json::to_string(&Target::ItemOf(ItemType::Epic)).unwrap());
        assert!("Epos".parse::<Target>().is_err());
    }
}
