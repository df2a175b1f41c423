//! What a window or a command line works on.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;
use throughline_plan::alignment::{self, Report};
use throughline_plan::audience::{self, AudienceSpec};
use throughline_plan::model::{Id, PlanDate, RecordRef};
use throughline_plan::picture::table::{TableRows, asks_for_findings};
use throughline_plan::picture::{Baseline, Layout, PictureKind, PictureSpec};
use throughline_plan::plan::Plan;
use ts_rs::TS;

use super::remembered::{Recent, Remembered};
use crate::store::{OpenMode, UndoState};
use crate::workspace::point::{Against, Found, Place, Point};
use crate::workspace::{Moment, Workspace};
use crate::{Error, ErrorCode, Result};

/// What the app was started with.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct Startup {
    /// A spreadsheet to import, where one was given instead of a workspace.
    #[ts(type = "string | null")]
    pub import: Option<PathBuf>,
    /// The workspace that was to be opened and could not be.
    #[ts(type = "string | null")]
    pub path: Option<PathBuf>,
    /// Why it could not.
    pub error: Option<Error>,
}

/// So many pictures are kept laid out: the one in sight, and what a step of its zoom leads to.
const LAYOUTS: usize = 3;

/// What a window or a command line works on: the workspace that is open in it, if any.
#[derive(Debug, Default)]
pub struct Session {
    /// The open workspace.
    pub workspace: Option<Workspace>,
    /// What the app remembers between starts.
    remembered: Remembered,
    startup: Startup,
    /// The past state that is looked at, to be read only.
    past: Option<Found>,
    /// The audience as which the plan is looked at, to be read only.
    sees: Option<Sees>,
    /// Counts up with every file that is opened or closed, and with every other time or audience that is looked at.
    opened: u64,
    /// The picture that was asked for last, whole: a window asks for slices of one picture many times over.
    drawn: Vec<Drawn>,
    /// The table that was asked for last: a window asks for a few lines of one many times over.
    tabled: Option<Tabled>,
    /// The earlier state that a picture was set against last, and the count of `opened` then.
    against: Option<(u64, Against)>,
    /// The last check: the frame, the views and the inspector each ask for a part of one.
    checked: Option<Checked>,
}

/// An audience, and the plan as it sees it.
#[derive(Debug)]
pub(super) struct Sees {
    /// Which one.
    pub audience: Named,
    /// What it may see.
    pub spec: AudienceSpec,
    /// What is left of the plan.
    plan: Plan,
}

/// The audience as which the plan is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "AsAudience")]
pub struct Named {
    /// Its record; none for one that every workspace offers and nobody changed yet.
    pub id: Option<Id>,
    /// Its name.
    pub title: String,
}

/// A check, and what it is the check of.
#[derive(Debug)]
struct Checked {
    revision: (u64, u64),
    today: NaiveDate,
    report: Report,
}

/// A picture, and what it is the picture of.
#[derive(Debug)]
struct Drawn {
    revision: (u64, u64),
    today: NaiveDate,
    spec: PictureSpec,
    /// The earlier state that it is set against.
    against: Option<Arc<Baseline>>,
    layout: Layout,
}

/// A table, and what it is the table of.
#[derive(Debug)]
struct Tabled {
    revision: (u64, u64),
    today: NaiveDate,
    spec: PictureSpec,
    rows: TableRows,
}

impl Session {
    /// Begins with the file the app was started with. What goes wrong is told by [`Session::startup`], since there is no
    /// window yet to say it in.
    #[must_use]
    pub fn start(file: Option<&Path>) -> Self {
        let mut session = Self::default();
        let Some(file) = file else { return session };
        let spreadsheet = file.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| {
            ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods"].contains(&ending.to_lowercase().as_str())
        });
        if spreadsheet {
            session.startup.import = Some(file.to_owned());
            return session;
        }
        match Workspace::open(file, OpenMode::Write) {
            Ok(workspace) => session.show(Some(workspace)),
            Err(error) => {
                session.startup = Startup { path: Some(file.to_owned()), error: Some(error), import: None };
            }
        }
        session
    }

    /// Keeps what is to be remembered between starts in this folder: from now on, and the file that is open already.
    pub fn keep_in(&mut self, settings: PathBuf) {
        self.remembered = Remembered::new(settings);
        let mut open = self.workspace.take();
        self.know(open.as_mut());
        self.workspace = open;
    }

    /// The files that were open before, newest first, as far as they are still there.
    #[must_use]
    pub fn recent(&self) -> Vec<Recent> {
        self.remembered.files()
    }

    /// What the app remembers between starts.
    pub(super) const fn remembered(&self) -> &Remembered {
        &self.remembered
    }

    /// Remembers a workspace that is open now, and signs what is done to it.
    fn know(&self, workspace: Option<&mut Workspace>) {
        let Some(workspace) = workspace else { return };
        self.remembered.open(workspace.store().path(), &workspace.plan().workspace.title);
        self.remembered.sign_for(workspace);
    }

    /// What the app was started with.
    #[must_use]
    pub const fn startup(&self) -> &Startup {
        &self.startup
    }

    /// The open workspace.
    ///
    /// # Errors
    /// [`ErrorCode::NoWorkspace`].
    pub fn open(&self) -> Result<&Workspace> {
        self.workspace.as_ref().ok_or_else(none_open)
    }

    /// The plan that is looked at: that of the open workspace, now or as it was, as far as the audience sees it.
    ///
    /// # Errors
    /// [`ErrorCode::NoWorkspace`].
    pub fn plan(&self) -> Result<&Plan> {
        let whole = self.whole()?;
        Ok(self.sees.as_ref().map_or(whole, |sees| &sees.plan))
    }

    /// The plan that is looked at before anything is taken out for an audience. For what the team itself decides, such
    /// as which view it shows; never for an answer that is shown.
    ///
    /// # Errors
    /// [`ErrorCode::NoWorkspace`].
    pub fn whole(&self) -> Result<&Plan> {
        let workspace = self.open()?;
        Ok(self.past.as_ref().map_or_else(|| workspace.plan(), |past| &past.plan))
    }

    /// The audience as which the plan is looked at; none for the team itself.
    #[must_use]
    pub(super) const fn sees(&self) -> Option<&Sees> {
        self.sees.as_ref()
    }

    /// Looks at the plan as an audience sees it, or as the team itself does.
    ///
    /// # Errors
    /// [`ErrorCode::NoWorkspace`].
    pub(super) fn look_as(&mut self, audience: Option<(Named, AudienceSpec)>) -> Result<()> {
        self.sees = match audience {
            Some((audience, spec)) => {
                let plan = self.seen(self.whole()?, &spec)?;
                Some(Sees { audience, spec, plan })
            }
            None => None,
        };
        self.opened += 1;
        Ok(())
    }

    /// A state of the plan as an audience sees it, which must not read there either what is confidential by now.
    pub(super) fn seen(&self, plan: &Plan, spec: &AudienceSpec) -> Result<Plan> {
        let present = self.open()?.present();
        Ok(if std::ptr::eq(plan, present) {
            audience::redact(plan, spec)
        } else {
            audience::redact_beside(plan, present, spec)
        })
    }

    /// What undo and redo would do. An audience hears of none of it.
    #[must_use]
    pub fn undo_state(&self) -> UndoState {
        let workspace = self.workspace.as_ref().filter(|_| self.sees.is_none());
        workspace.and_then(|open| open.store().undo_state().ok()).unwrap_or_default()
    }

    /// The past state that is looked at; none for now.
    #[must_use]
    pub fn past(&self) -> Option<&Place> {
        self.past.as_ref().map(|past| &past.place)
    }

    /// What the past state that is looked at is called; to an audience by its day alone.
    #[must_use]
    pub fn past_label(&self) -> Option<String> {
        let past = self.past()?;
        Some(if self.sees.is_some() { PlanDate::day(past.day).label() } else { past.label.clone() })
    }

    /// The name of the audience as which the plan is looked at; none for the team itself.
    #[must_use]
    pub fn audience(&self) -> Option<&str> {
        self.sees.as_ref().map(|sees| sees.audience.title.as_str())
    }

    /// Looks at a past state, or at the present one.
    pub(super) fn look_at(&mut self, past: Option<Found>) {
        self.opened += 1;
        self.past = past;
        if let Some(sees) = self.sees.take()
            && let Ok(plan) = self.whole().and_then(|whole| self.seen(whole, &sees.spec))
        {
            self.sees = Some(Sees { plan, ..sees });
        }
    }

    /// What is looked at is called on what leaves the window: the workspace's title, and the scenario that it is of.
    ///
    /// # Errors
    /// [`ErrorCode::NoWorkspace`].
    pub fn title(&self) -> Result<String> {
        let (workspace, title) = (self.open()?, &self.plan()?.workspace.title);
        let inside = workspace.inside().filter(|_| self.past.is_none());
        let Some(scenario) = inside.map(|inside| workspace.scenario_of(inside.id)).transpose()? else {
            return Ok(title.clone());
        };
        if self.sees.is_some() {
            // That it may never come to be must be said; what the team calls it must not.
            return Ok(format!("{title}, a scenario"));
        }
        Ok(format!("{title}, scenario “{}”", scenario.title))
    }

    /// Works on a scenario, or on the plan itself, as it is now.
    ///
    /// # Errors
    /// [`ErrorCode::NoWorkspace`]; as [`Workspace::work_on`].
    pub(super) fn work_on(&mut self, scenario: Option<Id>) -> Result<()> {
        self.workspace.as_mut().ok_or_else(none_open)?.work_on(scenario)?;
        self.look_at(None);
        Ok(())
    }

    /// The moment for which a question is answered: a past plan is judged by the day it is of.
    pub(super) fn moment(&self, moment: Moment) -> Moment {
        Moment { today: self.past().map_or(moment.today, |past| past.day), ..moment }
    }

    /// The open workspace, to be changed.
    ///
    /// # Errors
    /// [`ErrorCode::NoWorkspace`]; [`ErrorCode::ReadOnly`] while a past state is looked at, or an audience looks.
    pub fn open_mut(&mut self) -> Result<&mut Workspace> {
        if let Some(sees) = &self.sees {
            let said = format!("The plan is shown as {} sees it, to be read only.", sees.audience.title);
            return Err(Error::new(ErrorCode::ReadOnly, said).hint("Go back to the whole plan to change it."));
        }
        self.open_mut_behind()
    }

    /// The open workspace, to change who sees what while an audience looks.
    ///
    /// # Errors
    /// As [`Session::open_mut`], but for the audience.
    pub(super) fn open_mut_behind(&mut self) -> Result<&mut Workspace> {
        if let Some(past) = self.past() {
            let said = format!("The plan is shown as of {}, to be read only.", past.label);
            return Err(Error::new(ErrorCode::ReadOnly, said).hint("Go back to now to change it."));
        }
        self.workspace.as_mut().ok_or_else(none_open)
    }

    /// Different after every change: another file, or another state of the same one.
    #[must_use]
    pub fn revision(&self) -> (u64, u64) {
        (self.opened, self.workspace.as_ref().map_or(0, Workspace::revision))
    }

    /// A picture of the open workspace, and the plan to ask it with. Laid out anew only where plan, settings or day are not
    /// those of one of the last; after one edit only what it touched, where that is known.
    ///
    /// # Errors
    /// [`ErrorCode::NoWorkspace`].
    pub(super) fn picture(&mut self, spec: &PictureSpec, moment: Moment) -> Result<(&Layout, &Plan)> {
        let spec = &self.fitting(spec);
        let (revision, today) = (self.revision(), moment.today);
        let last = self
            .drawn
            .iter()
            .position(|drawn| drawn.today == today && drawn.spec == *spec)
            .map(|place| self.drawn.remove(place));
        let against = match &last {
            Some(drawn) if drawn.revision == revision => drawn.against.clone(),
            _ => self.against(spec, moment),
        };
        let is_same = |drawn: &Drawn| match (&drawn.against, &against) {
            (Some(before), Some(now)) => Arc::ptr_eq(before, now),
            (before, now) => before.is_none() && now.is_none(),
        };
        let last = last.filter(is_same);
        let plan = self.plan()?;
        let kept = last.and_then(|mut drawn| {
            let is_good = drawn.revision == revision || {
                let changed = self.changed_since(drawn.revision);
                changed.is_some_and(|changed| drawn.layout.refresh(plan, changed))
            };
            is_good.then_some(drawn.layout)
        });
        let layout = kept.unwrap_or_else(|| Layout::against(plan, spec, against.as_ref(), today));
        if self.drawn.len() >= LAYOUTS {
            self.drawn.remove(0);
        }
        self.drawn.push(Drawn { revision, today, spec: spec.clone(), against, layout });
        let drawn = self.drawn.last().ok_or_else(none_open)?;
        Ok((&drawn.layout, self.plan()?))
    }

    /// A table of the open workspace, and the plan to ask it with. Laid out anew only where plan, settings or day are not
    /// those of the last.
    ///
    /// # Errors
    /// [`ErrorCode::NoWorkspace`].
    pub(super) fn table(&mut self, spec: &PictureSpec, today: NaiveDate) -> Result<(&TableRows, &Plan)> {
        let (revision, spec) = (self.revision(), &self.fitting(spec));
        let last = self.tabled.take();
        let kept = last.filter(|last| last.revision == revision && last.today == today && last.spec == *spec);
        let tabled = match kept {
            Some(tabled) => tabled,
            None => {
                if asks_for_findings(self.plan()?, &spec.table) {
                    self.report(today)?;
                }
                let found =
                    self.checked.as_ref().filter(|kept| (kept.revision, kept.today) == (revision, today));
                let found = found.map(|checked| checked.report.findings.as_slice());
                let rows = TableRows::new(self.plan()?, spec, today, found);
                Tabled { revision, today, spec: spec.clone(), rows }
            }
        };
        self.tabled = Some(tabled);
        let tabled = self.tabled.as_ref().ok_or_else(none_open)?;
        Ok((&tabled.rows, self.plan()?))
    }

    /// The settings of a picture, without what the audience must not read in them.
    pub(super) fn fitting(&self, spec: &PictureSpec) -> PictureSpec {
        self.sees.as_ref().map_or_else(|| spec.clone(), |sees| audience::fit(spec, &sees.spec))
    }

    /// The earlier state that a picture is set against; none where it is set against none. What changed is told since the
    /// last checkpoint where its settings do not say since when.
    pub(super) fn against(&mut self, spec: &PictureSpec, moment: Moment) -> Option<Arc<Baseline>> {
        let workspace = self.workspace.as_ref()?;
        let whole = spec.kind == PictureKind::Changes;
        let last = || whole.then(|| workspace.last_checkpoint());
        let is_set = matches!(spec.kind, PictureKind::Roadmap | PictureKind::Changes);
        let asked = &spec.baseline.clone().filter(|_| is_set).or_else(last)?;
        // The plan itself is not set against itself.
        let is_itself = self.past.is_none() && workspace.inside().is_none();
        if is_itself && matches!(workspace.point(asked), Ok(Point::Now)) {
            return None;
        }
        let before = self.against.take().filter(|(opened, _)| *opened == self.opened);
        let sees = self.sees.as_ref().map(|sees| &sees.spec);
        let before = before.as_ref().map(|(_, against)| against);
        let found = workspace.baseline(asked, whole, before, sees, moment);
        let baseline = Arc::clone(&found.baseline);
        self.against = Some((self.opened, found));
        Some(baseline)
    }

    /// The records that one change since a revision touched; none where there were more, or where that is not known.
    fn changed_since(&self, (opened, revision): (u64, u64)) -> Option<&[RecordRef]> {
        let is_now = self.past.is_none() && self.sees.is_none();
        let workspace = self.workspace.as_ref().filter(|_| opened == self.opened && is_now)?;
        workspace.changed_since(revision)
    }

    /// Whether the open workspace is aligned, checked anew only where plan or day are not those of the last check.
    ///
    /// # Errors
    /// [`ErrorCode::NoWorkspace`].
    pub(super) fn report(&mut self, today: NaiveDate) -> Result<&Report> {
        let revision = self.revision();
        let checked = match self.checked.take() {
            Some(checked) if checked.revision == revision && checked.today == today => checked,
            _ => Checked { revision, today, report: alignment::check(self.plan()?, today) },
        };
        Ok(&self.checked.insert(checked).report)
    }

    /// Puts a workspace in place of the one that was open, which must be closed, and remembers it.
    pub(super) fn show(&mut self, mut workspace: Option<Workspace>) {
        self.opened += 1;
        self.past = None;
        self.sees = None;
        self.startup = Startup::default();
        self.know(workspace.as_mut());
        self.workspace = workspace;
    }
}

fn none_open() -> Error {
    Error::new(ErrorCode::NoWorkspace, "No workspace is open.").hint("Open one, or make a new one.")
}
