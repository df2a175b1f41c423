//! What a picture shows and how: the settings that a saved view stores.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::table::TableSpec;
use crate::model::{Id, PlanDate, text_enum};
use crate::scoring::Measure;
use crate::stress::Tried;

text_enum! {
    /// Which picture.
    PictureKind {
        /// Items over time, in lanes.
        #[default]
        Roadmap = "roadmap", "Roadmap";
        /// Objectives, strategy, items and leaders as four columns joined by ribbons.
        Throughline = "throughline", "Throughline";
        /// Cards in columns: now, next and later, or any word that items have.
        Board = "board", "Board";
        /// Products by quarters: what lands, and how much effort runs.
        Portfolio = "portfolio", "Portfolio";
        /// How much lands when: years, quarters, months and weeks, shaded.
        Calendar = "calendar", "Calendar";
        /// Any two scores against each other, in four quadrants.
        Matrix = "matrix", "Matrix";
        /// Objectives against what works for them: what nothing serves, and what serves nothing.
        Coverage = "coverage", "Coverage";
        /// Target, planned and done shares of effort: where it goes against where it should.
        Allocation = "allocation", "Allocation";
        /// Objectives at any depth with their key results.
        Okr = "okr", "OKR tree";
        /// What is different from an earlier state of the plan, on one page.
        Changes = "changes", "What changed";
        /// Every field of the items, in rows and columns.
        Table = "table", "Table";
    }
}

text_enum! {
    /// What the roadmap's lanes, or the portfolio's rows, stand for.
    Grouping {
        /// What says most about the plan: strategies where there are some, else objectives, teams, products, owners.
        #[default]
        Auto = "auto", "Best fit";
        /// The strategy an item serves.
        Strategy = "strategy", "Strategy";
        /// The objective an item serves.
        Objective = "objective", "Objective";
        /// The product an item changes.
        Product = "product", "Product";
        /// Who is accountable for an item.
        Owner = "owner", "Owner";
        /// The first team that works on an item.
        Team = "team", "Team";
        /// How far an item has come.
        Status = "status", "Status";
        /// What sort of item it is.
        Type = "type", "Type";
        /// One lane for all.
        None = "none", "Nothing";
    }
}

text_enum! {
    /// What the board's columns stand for.
    BoardColumns {
        /// Now, next and later: the horizon an item was put in, else what its dates say.
        #[default]
        Horizon = "horizon", "Now, next, later";
        /// How far an item has come.
        Status = "status", "Status";
        /// What sort of item it is.
        Type = "type", "Type";
        /// The strategy an item serves.
        Strategy = "strategy", "Strategy";
        /// The product an item changes.
        Product = "product", "Product";
        /// Who is accountable for an item.
        Owner = "owner", "Owner";
        /// The first team that works on an item.
        Team = "team", "Team";
    }
}

text_enum! {
    /// What makes a period of the calendar heavy.
    CalendarWeight {
        /// How many items land in it.
        #[default]
        Count = "count", "Items";
        /// The whole effort of what lands in it.
        Effort = "effort", "Effort";
    }
}

text_enum! {
    /// What the coverage matrix sets the objectives against.
    CoverageColumns {
        /// Strategies where there are some, else leaders, else the topmost items.
        #[default]
        Auto = "auto", "Best fit";
        /// The strategies that serve them.
        Strategy = "strategy", "Strategies";
        /// The topmost items: those that are part of no other.
        Parent = "parent", "Topmost items";
        /// Every item.
        Item = "item", "Items";
        /// The leaders who answer for the items.
        Leader = "leader", "Leaders";
    }
}

text_enum! {
    /// What makes a dot of the coverage matrix large.
    CoverageDots {
        /// The effort that is still to be done; how many items where none has any.
        #[default]
        Effort = "effort", "Effort";
        /// The part of the column that goes to the objective, by the weights of its links.
        Weight = "weight", "Weight";
    }
}

text_enum! {
    /// What the allocation shares the effort out among.
    ShareBy {
        /// Objectives where there are some, else strategies, products or quarters.
        #[default]
        Auto = "auto", "Best fit";
        /// The objectives that items serve; their weights are the targets.
        Objective = "objective", "Objective";
        /// The strategies that items serve; their target shares are the targets.
        Strategy = "strategy", "Strategy";
        /// The horizons of those strategies; a horizon's target is the sum of its strategies'.
        Horizon = "horizon", "Horizon";
        /// The products that items change; they have no targets.
        Product = "product", "Product";
        /// The quarters in which items run; they have no targets.
        Quarter = "quarter", "Quarter";
    }
}

text_enum! {
    /// How much time fits on the screen.
    Zoom {
        /// Months and ISO weeks; 6 units a day, about 5 months in 1000 units.
        Month = "month", "Month";
        /// Quarters and months; 1.88 units a day, about 17 months in 1000 units.
        #[default]
        Quarter = "quarter", "Quarter";
        /// Years and quarters; 0.5 units a day, about 5 years in 1000 units; up to 1.2 where all fits in the window.
        Year = "year", "Year";
    }
}

text_enum! {
    /// Which dependency lines the roadmap draws.
    DependencyLines {
        /// None.
        None = "none", "None";
        /// Those where the waiting item starts before the other ends.
        Conflicts = "conflicts", "Conflicts";
        /// Those of the selected items, and conflicts.
        #[default]
        Selected = "selected", "Of the selection";
        /// All.
        All = "all", "All";
    }
}

text_enum! {
    /// Which records to show, by how well they are aligned.
    Only {
        /// All of them.
        #[default]
        All = "all", "Everything";
        /// Those that serve no objective.
        Unaligned = "unaligned", "Serves no objective";
        /// Those whose thread is missing an end: no objective, no work or no owner.
        Broken = "broken", "Only broken threads";
    }
}

/// Which records a picture shows. What is left empty does not filter; the conditions that are set must all hold.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Filter {
    /// Words that must all occur in an item's title, labels, teams or owner's name, in any case.
    pub text: String,
    /// Items that change one of these products or a product below them.
    pub products: Vec<Id>,
    /// Items that serve one of these objectives or an objective below them.
    pub objectives: Vec<Id>,
    /// Items one of these leaders is accountable for.
    pub owners: Vec<Id>,
    /// Only what is not aligned.
    pub only: Only,
    /// Leaves out items that are done or dropped.
    pub hide_done: bool,
    /// First period shown (its first day counts). Items that end before it are left out.
    pub from: Option<PlanDate>,
    /// Last period shown (its last day counts). Items that start after it are left out.
    pub until: Option<PlanDate>,
}

/// What a picture shows and how. Every field has a default, so that `{}` is the roadmap in the lanes that say most and a view that
/// was saved before a field existed stays good.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct PictureSpec {
    /// Which picture.
    pub kind: PictureKind,
    /// Roadmap and portfolio: what the lanes or rows stand for; by themselves the portfolio's are products, where there are some.
    pub group: Grouping,
    /// Roadmap: what the lanes within each of those lanes stand for; none, nothing and the same again make no more lanes.
    pub inner: Option<Grouping>,
    /// Roadmap and changes: the earlier state of the plan that it is set against: a day, a checkpoint's name, or an entry
    /// of the history such as `#12`. None shows only where items stand now, or what changed since the last checkpoint.
    pub baseline: Option<String>,
    /// Roadmap: how much time fits on the screen.
    pub zoom: Zoom,
    /// Roadmap: which dependency lines are drawn.
    pub dependencies: DependencyLines,
    /// Board: what its columns stand for.
    pub columns: BoardColumns,
    /// Calendar: what makes a period heavy.
    pub weight: CalendarWeight,
    /// Matrix: what grows to the right; none takes effort, or what most items carry.
    pub across: Option<Measure>,
    /// Matrix: what grows upwards; none takes the score that most items carry.
    pub up: Option<Measure>,
    /// Coverage: what the objectives are set against.
    pub against: CoverageColumns,
    /// Coverage: what makes a dot large.
    pub dots: CoverageDots,
    /// Allocation: what the effort is shared out among.
    pub share_by: ShareBy,
    /// Allocation: weights that are tried in place of the objectives' own. A window sets it; saved views leave it.
    pub tried: Vec<Tried>,
    /// Table: its columns, its order and its groups.
    pub table: TableSpec,
    /// Roadmap, board, portfolio, calendar and matrix: how many levels of items are shown, 1 or more: 1 shows the topmost only. None shows all.
    /// OKR tree: the same of objectives; none shows as many as are not too many.
    pub depth: Option<u32>,
    /// Which records are shown.
    pub filter: Filter,
    /// Keys of lanes that are shown folded.
    pub folded: Vec<String>,
    /// Keys of groups that are shown unfolded.
    pub unfolded: Vec<String>,
    /// The items that count as selected for [`DependencyLines::Selected`]. A window sets it; saved views leave it.
    pub selected: Vec<Id>,
    /// The least width of the picture in units (1 unit is 1 CSS pixel at 100 %), side included; 0 lets the content
    /// decide. A window sets it to its own; saved views leave it.
    pub width: f32,
    /// The least height of the picture in units, header included, tray and footer not; 0 lets the content decide.
    pub height: f32,
}
