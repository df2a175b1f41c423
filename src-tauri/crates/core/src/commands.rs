//! The one list of what can be asked and done. The shell's single door, the command line and the TypeScript map all
//! come from it: a command without a handler does not compile, and the UI's `call` needs no cast.

pub mod asking;
pub mod audiences;
pub mod author;
pub mod editing;
pub mod file;
pub mod fixing;
pub mod importing;
pub mod lists;
pub mod packed;
pub mod pictures;
pub mod record;
mod remembered;
pub mod scenarios;
pub mod scores;
mod session;
pub mod stressing;
pub mod table;
pub mod time;
pub mod views;

use serde::Serialize;
use serde::de::DeserializeOwned;
use throughline_plan::alignment::{Explanation, Finding, Report};
use throughline_plan::audience::Hidden;
use throughline_plan::compare::Comparison;
use throughline_plan::model::{CheckSettings, Checkpoint, Edit, Id, RecordRef, Scenario};
use throughline_plan::moving::{
    DrawPreview, DrawRequest, JoinPreview, JoinRequest, MovePreview, MoveRequest,
};
use throughline_plan::picture::Placing;
use throughline_plan::scene::{Outline, Scene};
use throughline_plan::stress::Stress;
use ts_rs::TS;

use crate::exchange::import::Preview;
use crate::exchange::paste::Paste;
use crate::store::{HistoryEntry, Verified};
use crate::workspace::adopt::Adoptable;
use crate::workspace::scenario::Adopted;
use crate::workspace::{Moment, Outcome};
use crate::{Error, ErrorCode, Result};

use asking::{BehindFigure, BehindRequest, Hit, SearchRequest, Standing, Summary};
use audiences::{AudienceRow, HiddenRequest, LookAsRequest};
use author::{Author, SignRequest};
use editing::HistoryRequest;
use file::{CreateRequest, OpenRequest, Status};
use fixing::{FixAll, FixAllRequest};
use importing::{ImportRequest, Imported};
use lists::{ItemRow, LeaderRow, ObjectiveRow, ProductRow, StrategyRow};
use pictures::{
    ExportRequest, Exported, FindRequest, FoundNode, OutlineRequest, PlaceRequest, PlanFileRequest,
    SceneRequest, TableRequest,
};
use record::Detail;
use scenarios::{NewScenario, ScenarioChoice, ScenarioHead, ScenarioRequest, ScenarioRow, Weighed};
use scores::{ItemScore, RankedItems, RankingRequest};
use stressing::{KeepStress, StressRequest};
use table::{
    ItemsOfRequest, PasteRequest, TableCopy, TableCopyRequest, TableFieldInfo, TableFileRequest, TablePart,
    TablePartRequest, TablePlace, TablePlaceRequest,
};
use time::{CompareRequest, Compared, EntryRequest, LookRequest};

use views::SavedView;

pub use remembered::Recent;
pub use session::{Named as AsAudience, Session, Startup};

/// Declares the commands: `name(Request) -> Response = handler;` where a handler is
/// `fn(&mut Session, &Request, Moment) -> Result<Response>`.
macro_rules! commands {
    ($($(#[$meta:meta])* $name:ident($request:ty) -> $response:ty = $handler:path;)+) => {
        /// Every command's request and response, for TypeScript.
        #[derive(TS)]
        #[expect(dead_code, reason = "only its shape is used, by the generated TypeScript")]
        pub struct Commands {
            $($(#[$meta])* $name: ($request, $response),)+
        }

        /// Every command's name.
        pub const NAMES: &[&str] = &[$(stringify!($name)),+];

        /// The same commands for callers in Rust, who need no JSON between.
        pub mod call {
            use super::*;

            $($(#[$meta])*
            ///
            /// # Errors
            /// The command's own.
            pub fn $name(session: &mut Session, request: &$request, moment: Moment) -> Result<$response> {
                let moment = session.moment(moment);
                $handler(session, request, moment)
            })+
        }

        /// Runs a command by name, JSON in and out.
        ///
        /// # Errors
        /// [`ErrorCode::BadRequest`] where there is no such command or its request cannot be read; else the
        /// command's own.
        pub fn dispatch(session: &mut Session, name: &str, request: serde_json::Value, moment: Moment) -> Result<String> {
            match name {
                $(stringify!($name) => answer::<$request, $response>(session, name, request, moment, $handler),)+
                _ => Err(Error::new(ErrorCode::BadRequest, format!("There is no command `{name}`."))),
            }
        }
    };
}

commands! {
    /// Makes a new workspace file, empty or the sample, and opens it.
    create(CreateRequest) -> Status = file::create;
    /// Opens a workspace file; the one that was open is closed.
    open(OpenRequest) -> Status = file::open;
    /// Closes the open workspace.
    close(()) -> () = file::close;
    /// What is open, if anything.
    status(()) -> Option<Status> = file::status;
    /// What the app was started with, and what went wrong with it.
    startup(()) -> Startup = file::startup;
    /// The files that were open before, newest first, as far as they are still there.
    recent(()) -> Vec<Recent> = file::recent;
    /// By which name edits are signed.
    author(()) -> Author = author::author;
    /// Signs what is done from now on with a name, which is remembered.
    sign(SignRequest) -> Author = author::sign;
    /// Makes an edit: one transaction, one undo.
    edit(Edit) -> Outcome = editing::edit;
    /// Takes the last edit back.
    undo(()) -> Outcome = editing::undo;
    /// Makes the last edit again that was taken back.
    redo(()) -> Outcome = editing::redo;
    /// The history, newest first.
    history(HistoryRequest) -> Vec<HistoryEntry> = editing::history;
    /// Shows the plan as it was at a point, to read; `now` goes back to the present.
    look(LookRequest) -> Option<Status> = time::look;
    /// The audiences, in their order, and those that every workspace offers.
    audiences(()) -> Vec<AudienceRow> = audiences::all;
    /// Shows the plan as an audience sees it, to read; nobody's name goes back to the whole plan.
    look_as(LookAsRequest) -> Option<Status> = audiences::look_as;
    /// What an audience with these settings would not see of the plan, counted.
    hidden(HiddenRequest) -> Hidden = audiences::hidden;
    /// What is different between two points in the life of the plan.
    compare(CompareRequest) -> Compared = time::compare;
    /// What one entry of the history changed.
    entry(EntryRequest) -> Comparison = time::entry;
    /// Takes one older edit back, as a new edit; refused where something later depends on it.
    revert(EntryRequest) -> Outcome = time::revert;
    /// The named moments of the plan, newest first.
    checkpoints(()) -> Vec<Checkpoint> = time::checkpoints;
    /// The records of the scenarios, oldest first: what each is called and headed by.
    scenario_records(()) -> Vec<Scenario> = scenarios::records;
    /// The scenarios, oldest first, with what each comes to.
    scenarios(()) -> Vec<ScenarioRow> = scenarios::all;
    /// Branches a scenario off the plan as it is, and works on it where that is wanted.
    scenario_new(NewScenario) -> Outcome = scenarios::new;
    /// Changes what a scenario is called and headed by.
    scenario_set(ScenarioHead) -> Outcome = scenarios::set;
    /// Deletes a scenario.
    scenario_delete(ScenarioRequest) -> Outcome = scenarios::delete;
    /// What can be taken over from a scenario, and where the plan itself changed the same since.
    scenario_changes(ScenarioRequest) -> Vec<Adoptable> = scenarios::changes;
    /// Takes a scenario's changes over into the plan itself: one edit, one undo.
    scenario_adopt(ScenarioChoice) -> Adopted = scenarios::adopt;
    /// Puts a scenario on the plan as it is now.
    scenario_rebase(ScenarioChoice) -> Adopted = scenarios::rebase;
    /// What being at one point instead of another means: for coverage, allocation, dates, load and findings.
    weigh(CompareRequest) -> Weighed = scenarios::weigh;
    /// What other weights of objectives would mean; nothing of it is stored.
    stress(StressRequest) -> Stress = stressing::stress;
    /// Keeps other weights as a scenario, branched off the plan as it is, and works on it.
    stress_keep(KeepStress) -> Outcome = stressing::keep;
    /// Whether the file is sound and its history is what its records come from.
    verify(()) -> Verified = time::verify;
    /// Where a drag would put items and what it would change, without moving them.
    preview_move(MoveRequest) -> MovePreview = editing::preview_move;
    /// What making one item wait for another would change, or why it cannot; none where one of them is gone.
    preview_join(JoinRequest) -> Option<JoinPreview> = editing::preview_join;
    /// What an item drawn on a lane would be, without making it.
    preview_draw(DrawRequest) -> DrawPreview = editing::preview_draw;
    /// Counts of everything, and how well it is aligned.
    summary(()) -> Summary = asking::summary;
    /// A picture, or the part of it that a window shows.
    scene(SceneRequest) -> Scene = pictures::scene;
    /// The same picture from far away: which colour stands where, for a map beside it.
    outline(OutlineRequest) -> Outline = pictures::outline;
    /// Where in a picture words occur.
    find_in_picture(FindRequest) -> Vec<FoundNode> = pictures::find;
    /// The saved pictures, in their order.
    views(()) -> Vec<SavedView> = views::views;
    /// What putting items elsewhere in a picture would change, without changing it; none where the place means nothing.
    preview_place(PlaceRequest) -> Option<Placing> = pictures::preview_place;
    /// Writes a picture to a file.
    export(ExportRequest) -> Exported = pictures::export;
    /// Writes the records of one kind as a table that an import reads again.
    export_table(TableRequest) -> Exported = pictures::export_table;
    /// Writes the whole plan for other programs.
    export_plan(PlanFileRequest) -> Exported = pictures::export_plan;
    /// A stretch of the table of items, line by line.
    table(TablePartRequest) -> TablePart = table::part;
    /// All that the table can show.
    table_fields(()) -> Vec<TableFieldInfo> = table::fields;
    /// Where an item or a group stands in the table.
    table_place(TablePlaceRequest) -> TablePlace = table::place;
    /// The items of a stretch of the table.
    table_ids(TablePartRequest) -> Vec<Id> = table::ids;
    /// Cells of the table, for a spreadsheet.
    table_copy(TableCopyRequest) -> TableCopy = table::copy;
    /// What putting cells of a spreadsheet into the table would change, and what of it cannot be read.
    preview_paste(PasteRequest) -> Paste = table::preview_paste;
    /// Writes the table as it is seen to a CSV file.
    export_seen(TableFileRequest) -> Exported = table::export_seen;
    /// Some items as rows, in the order asked for; those that are gone left out.
    items_of(ItemsOfRequest) -> Vec<ItemRow> = table::items_of;
    /// Whether it is aligned: coverage and findings.
    check(()) -> Report = asking::check;
    /// How aligned it is, without what was found: quick to ask for, whatever the size of the plan.
    standing(()) -> Standing = asking::standing;
    /// What was found about one record.
    findings(RecordRef) -> Vec<Finding> = asking::findings;
    /// The rules of the check, with the words that explain them.
    rules(()) -> Vec<Explanation> = asking::rules;
    /// The records behind one number of the coverage.
    behind(BehindRequest) -> BehindFigure = asking::behind;
    /// What mends many findings of one rule, as one edit that is not made yet.
    fix_all(FixAllRequest) -> FixAll = fixing::fix_all;
    /// How the plan is checked; none where all is as usual.
    check_settings(()) -> Option<CheckSettings> = asking::check_settings;
    /// The items in the order of their scores, as the workspace counts them or by settings to try.
    ranking(RankingRequest) -> RankedItems = scores::ranking;
    /// An item's score with everything it comes from.
    score(Id) -> ItemScore = scores::score;
    /// What an import would do, without doing it.
    import_preview(ImportRequest) -> Preview = importing::preview;
    /// Imports files: one edit, one undo.
    import_apply(ImportRequest) -> Imported = importing::apply;
    /// Records by words in their titles, for the command palette.
    search(SearchRequest) -> Vec<Hit> = asking::search;
    /// Everything about one record, for the inspector.
    record(RecordRef) -> Detail = record::detail;
    /// All objectives with their key results, parents before children.
    objectives(()) -> Vec<ObjectiveRow> = lists::objectives;
    /// All strategies.
    strategies(()) -> Vec<StrategyRow> = lists::strategies;
    /// All items, parents before children.
    items(()) -> Vec<ItemRow> = lists::items;
    /// All leaders.
    leaders(()) -> Vec<LeaderRow> = lists::leaders;
    /// All products, parents before children.
    products(()) -> Vec<ProductRow> = lists::products;
}

fn answer<Q: DeserializeOwned, A: Serialize>(
    session: &mut Session,
    name: &str,
    request: serde_json::Value,
    moment: Moment,
    handler: impl Fn(&mut Session, &Q, Moment) -> Result<A>,
) -> Result<String> {
    let request = serde_json::from_value(request).map_err(|error| {
        Error::new(ErrorCode::BadRequest, format!("`{name}` cannot read its request: {error}."))
    })?;
    let moment = session.moment(moment);
    let answer = handler(session, &request, moment)?;
    serde_json::to_string(&answer).map_err(|error| {
        Error::new(ErrorCode::BadRequest, format!("`{name}` cannot write its answer: {error}."))
    })
}
