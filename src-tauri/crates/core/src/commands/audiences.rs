//! Who may see what: the audiences there are, the plan as one of them sees it, and what each does not see.

use serde::{Deserialize, Serialize};
use throughline_plan::audience::{self, AudienceSpec, Hidden};
use throughline_plan::model::{Audience, Change, Edit, Id, PlanDate, RecordKind};
use ts_rs::TS;

use super::Session;
use super::file::{self, Status};
use super::session::Named;
use crate::workspace::point::{Found, Place};
use crate::workspace::{Moment, Outcome};
use crate::{Error, ErrorCode, Result};

/// An audience.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AudienceRow {
    /// Its record; none for one that every workspace offers and nobody changed yet.
    pub id: Option<Id>,
    /// Its name.
    pub title: String,
    /// Order, ascending.
    pub position: f64,
    /// What it may see; none where it was saved by a newer Throughline, whose words this one does not know.
    pub spec: Option<AudienceSpec>,
}

/// As whom to look.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct LookAsRequest {
    /// An audience's name or id, in any case; none looks as the team itself.
    pub audience: Option<String>,
}

/// What an audience would see.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct HiddenRequest {
    /// What it may see.
    pub spec: AudienceSpec,
}

/// The audiences that every workspace offers, as the workspace keeps them where somebody changed them, then its own.
fn rows(session: &Session) -> Result<Vec<Audience>> {
    let mut own = session.open()?.plan().audiences.rows().to_vec();
    own.sort_by(|a, b| a.position.total_cmp(&b.position).then(a.id.cmp(&b.id)));
    let mut all = Vec::new();
    for offered in audience::starters() {
        let kept = own.iter().position(|row| row.title.eq_ignore_ascii_case(&offered.title));
        all.push(kept.map_or(offered, |place| own.remove(place)));
    }
    all.append(&mut own);
    Ok(all)
}

fn id_of(audience: &Audience) -> Option<Id> {
    (!audience.id.is_nil()).then_some(audience.id)
}

pub(super) fn all(session: &mut Session, (): &(), _: Moment) -> Result<Vec<AudienceRow>> {
    let row = |audience: Audience| AudienceRow {
        id: id_of(&audience),
        position: audience.position,
        spec: AudienceSpec::of(&audience).ok(),
        title: audience.title,
    };
    Ok(rows(session)?.into_iter().map(row).collect())
}

/// The audience of that name or id, and what it may see.
fn find(session: &Session, name: &str) -> Result<(Named, AudienceSpec)> {
    let all = rows(session)?;
    let folded = name.trim().to_lowercase();
    let found = all.iter().find(|row| row.title == name).or_else(|| {
        all.iter().find(|row| {
            row.title.to_lowercase() == folded || id_of(row).is_some_and(|id| id.to_string() == folded)
        })
    });
    let found = found.ok_or_else(|| {
        let known: Vec<String> = all.iter().map(|row| format!("“{}”", row.title)).collect();
        Error::new(ErrorCode::NoSuchRecord, format!("There is no audience “{name}”."))
            .hint(format!("There is {}.", known.join(", ")))
    })?;
    let spec = AudienceSpec::of(found).map_err(|error| {
        Error::invalid(format!("What “{}” may see cannot be read: {error}.", found.title))
            .hint("It was saved by a newer Throughline. Nothing is shown to it rather than too much.")
    })?;
    Ok((Named { id: id_of(found), title: found.title.clone() }, spec))
}

pub(super) fn look_as(
    session: &mut Session,
    request: &LookAsRequest,
    moment: Moment,
) -> Result<Option<Status>> {
    look(session, request.audience.as_deref())?;
    file::status(session, &(), moment)
}

fn look(session: &mut Session, audience: Option<&str>) -> Result<()> {
    let found = audience.map(|name| find(session, name)).transpose()?;
    session.look_as(found)
}

/// Does something as another audience would see the plan: as whoever looks where none is named, as the team where the
/// name is empty.
pub(super) fn seen_by<T>(
    session: &mut Session,
    audience: Option<&str>,
    act: impl FnOnce(&mut Session) -> Result<T>,
) -> Result<T> {
    let Some(name) = audience else { return act(session) };
    let before = session.sees().map(|sees| (sees.audience.clone(), sees.spec.clone()));
    let wanted = (!name.is_empty()).then_some(name);
    if before.as_ref().map(|(audience, _)| audience.title.as_str()) == wanted {
        return act(session);
    }
    look(session, wanted)?;
    let done = act(session);
    session.look_as(before)?;
    done
}

/// What an audience does not see of the plan that is looked at, and why.
pub(super) fn hidden(session: &mut Session, request: &HiddenRequest, _: Moment) -> Result<Hidden> {
    Ok(audience::hidden(session.whole()?, &request.spec))
}

/// A point in the life of the plan as the audience that looks would have seen it, by its day alone.
pub(super) fn as_seen(session: &Session, found: Found) -> Result<Found> {
    let Some(sees) = session.sees() else { return Ok(found) };
    let label = PlanDate::day(found.place.day).label();
    Ok(Found { place: Place { label, ..found.place }, plan: session.seen(&found.plan, &sees.spec)? })
}

/// Whether an edit changes nothing but audiences.
pub(super) fn is_about_audiences(edit: &Edit) -> bool {
    edit.changes.iter().all(|change| match change {
        Change::Create { record, .. } => record.kind() == RecordKind::Audience,
        Change::Update { record, .. } | Change::Delete { record } => record.kind == RecordKind::Audience,
        _ => false,
    })
}

/// Changes audiences while one of them looks, which from then on sees what the change lets it see; one that is deleted
/// looks no longer.
pub(super) fn edit(session: &mut Session, edit: &Edit, moment: Moment) -> Result<Outcome> {
    let looking = session.sees().map(|sees| sees.audience.clone());
    let outcome = session.open_mut_behind()?.apply(edit, moment)?;
    if let Some(Named { id, title }) = looking {
        let by_id = id.and_then(|id| find(session, &id.to_string()).ok());
        let found = by_id.or_else(|| find(session, &title).ok());
        session.look_as(found)?;
    }
    Ok(outcome)
}
