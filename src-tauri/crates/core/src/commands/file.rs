//! Opening, making and closing workspaces.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use throughline_plan::model::{Id, RecordKind, RecordRef};
use throughline_plan::plan::Plan;
use ts_rs::TS;

use super::{AsAudience, Recent, Session, Startup};
use crate::exchange::whole::json;
use crate::store::{Access, OpenMode, UndoState};
use crate::workspace::point::Place;
use crate::workspace::{Moment, Workspace};
use crate::{Error, Result};

/// A new workspace.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CreateRequest {
    /// Where.
    #[ts(type = "string")]
    pub path: PathBuf,
    /// Its name; where empty the sample company's, else made from the file's name.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub title: String,
    /// Whether it starts as the sample company.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub sample: bool,
    /// The JSON document that it is made from, which then says its name; none where it starts empty or as the sample.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub from: Option<PathBuf>,
}

/// A workspace to open.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct OpenRequest {
    /// Where.
    #[ts(type = "string")]
    pub path: PathBuf,
    /// Whether only to read it.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub read_only: bool,
}

/// What is open.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Status {
    /// The record of the workspace's own settings.
    pub workspace: RecordRef,
    /// The workspace's name.
    pub title: String,
    /// Where its file is.
    #[ts(type = "string")]
    pub path: PathBuf,
    /// Whether it may be written.
    pub access: Access,
    /// What undo and redo would do.
    pub undo: UndoState,
    /// Counts up with every change since the file was opened.
    #[ts(type = "number")]
    pub revision: u64,
    /// Today, as everything that depends on the day understands it.
    #[ts(type = "string")]
    pub today: chrono::NaiveDate,
    /// Whether it holds no objective, strategy, item, leader or product yet.
    pub empty: bool,
    /// What one unit of effort is called.
    pub effort_unit: String,
    /// The past state that is shown instead of the present one, to be read only.
    pub past: Option<Place>,
    /// The scenario that is worked on instead of the plan itself.
    pub scenario: Option<InScenario>,
    /// The audience as which it is shown, to be read only; past and scenario then have no name.
    pub audience: Option<AsAudience>,
}

/// The scenario that is worked on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct InScenario {
    /// Its record.
    pub id: Id,
    /// Its name.
    pub title: String,
    /// How many edits changed the plan itself since it branched off.
    pub behind: usize,
}

pub(super) fn create(session: &mut Session, request: &CreateRequest, moment: Moment) -> Result<Status> {
    if let Some(from) = &request.from {
        let text = std::fs::read_to_string(from).map_err(|error| Error::io("read", from, &error))?;
        let mut document = json::read(from, &text)?;
        if !request.title.trim().is_empty() {
            request.title.trim().clone_into(&mut document.workspace.title);
        }
        let mut workspace = Workspace::of_document(&request.path, document, moment)?;
        session.remembered().sign_for(&mut workspace);
        return open_instead(session, workspace, moment);
    }
    let title = match request.title.trim() {
        "" if request.sample => crate::sample::title(moment.today),
        "" => request
            .path
            .file_stem()
            .map_or_else(|| "Plan".to_owned(), |stem| stem.to_string_lossy().into_owned()),
        title => title.to_owned(),
    };
    let mut workspace = Workspace::create(&request.path, &title)?;
    session.remembered().sign_for(&mut workspace);
    if request.sample {
        workspace.apply(&crate::sample::edit(moment.today), moment)?;
    }
    open_instead(session, workspace, moment)
}

pub(super) fn open(session: &mut Session, request: &OpenRequest, moment: Moment) -> Result<Status> {
    let mode = if request.read_only { OpenMode::Read } else { OpenMode::Write };
    // Opening the file that is open already must not find it locked by this very window.
    let same = |open: &Workspace| {
        open.store().path().canonicalize().ok() == request.path.canonicalize().ok() && request.path.exists()
    };
    if session.workspace.as_ref().is_some_and(same) {
        close(session, &(), moment)?;
    }
    open_instead(session, Workspace::open(&request.path, mode)?, moment)
}

fn open_instead(session: &mut Session, workspace: Workspace, moment: Moment) -> Result<Status> {
    close(session, &(), moment)?;
    let status = status_of(&workspace, moment)?;
    session.show(Some(workspace));
    Ok(status)
}

pub(super) fn close(session: &mut Session, (): &(), _: Moment) -> Result<()> {
    let open = session.workspace.take();
    session.show(None);
    open.map_or(Ok(()), Workspace::close)
}

pub(super) fn startup(session: &mut Session, _: &(), _: Moment) -> Result<Startup> {
    Ok(session.startup().clone())
}

pub(super) fn recent(session: &mut Session, _: &(), _: Moment) -> Result<Vec<Recent>> {
    Ok(session.recent())
}

pub(super) fn status(session: &mut Session, (): &(), moment: Moment) -> Result<Option<Status>> {
    let Some(workspace) = &session.workspace else { return Ok(None) };
    let plan = session.plan()?;
    let status =
        Status { past: session.past().cloned(), empty: is_empty(plan), ..status_of(workspace, moment)? };
    let Some(sees) = session.sees() else { return Ok(Some(status)) };
    let nameless = |past: Place| Place { label: session.past_label().unwrap_or_default(), ..past };
    Ok(Some(Status {
        title: plan.workspace.title.clone(),
        effort_unit: plan.workspace.effort_unit.clone(),
        undo: UndoState::default(),
        past: status.past.map(nameless),
        scenario: None,
        audience: Some(sees.audience.clone()),
        ..status
    }))
}

fn status_of(workspace: &Workspace, moment: Moment) -> Result<Status> {
    let plan = workspace.plan();
    let in_scenario = |id| -> Result<InScenario> {
        let scenario = workspace.scenario_of(id)?;
        Ok(InScenario { id, title: scenario.title.clone(), behind: workspace.behind(scenario)? })
    };
    Ok(Status {
        workspace: RecordRef::new(RecordKind::Workspace, plan.workspace.id),
        title: plan.workspace.title.clone(),
        path: workspace.store().path().to_owned(),
        access: workspace.store().access().clone(),
        undo: workspace.store().undo_state()?,
        revision: workspace.revision(),
        today: moment.today,
        empty: is_empty(plan),
        effort_unit: plan.workspace.effort_unit.clone(),
        past: None,
        scenario: workspace.inside().map(|inside| in_scenario(inside.id)).transpose()?,
        audience: None,
    })
}

/// Whether a plan holds nothing that a person would call its content.
fn is_empty(plan: &Plan) -> bool {
    plan.objectives.is_empty()
        && plan.strategies.is_empty()
        && plan.items.is_empty()
        && plan.leaders.is_empty()
        && plan.products.is_empty()
}
