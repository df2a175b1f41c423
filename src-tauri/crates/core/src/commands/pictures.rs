//! Pictures of the plan: for the window, slice by slice, and as files; and its records as tables.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use throughline_plan::model::Id;
use throughline_plan::picture::{self, Layout, PictureKind, PictureSpec, Placing, Target};
use throughline_plan::scene::{Node, Outline, Part, Scene};
use ts_rs::TS;

use super::Session;
use super::audiences::seen_by;
use crate::exchange::export::{self, ExportOptions, Stamp};
use crate::exchange::import::TableKind;
use crate::exchange::table;
use crate::exchange::whole::{self, PlanFormat};
use crate::exchange::why;
use crate::workspace::Moment;
use crate::{Error, Result};

/// A picture, or the part of it that a window shows.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SceneRequest {
    /// What the picture shows and how.
    pub spec: PictureSpec,
    /// Top of the part that is wanted, in the body's coordinates; the whole picture where left out.
    #[ts(optional)]
    pub top: Option<f32>,
    /// Bottom of the part that is wanted.
    #[ts(optional)]
    pub bottom: Option<f32>,
}

/// A picture from far away.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct OutlineRequest {
    /// What the picture shows and how.
    pub spec: PictureSpec,
    /// Cells across, 1 to 2,048.
    pub columns: u16,
    /// Cells down, 1 to 2,048.
    pub rows: u16,
}

/// Words to find in a picture.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct FindRequest {
    /// What the picture shows and how.
    pub spec: PictureSpec,
    /// Words that must all occur in what is said of a node, in any case; none find nothing.
    pub words: String,
}

/// A node in which words were found, and where it stands.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FoundNode {
    /// Its name in the picture.
    pub key: String,
    /// Whose coordinates its box is in.
    pub part: Part,
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

/// Items put elsewhere in a picture by hand.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PlaceRequest {
    /// What the picture shows and how, with the size it has.
    pub spec: PictureSpec,
    /// The items, the one under the pointer first.
    pub items: Vec<Id>,
    /// Where to.
    pub target: Target,
}

/// A picture to be written to a file.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ExportRequest {
    /// Where.
    #[ts(type = "string")]
    pub path: PathBuf,
    /// What the picture shows and how.
    pub spec: PictureSpec,
    /// The format, and how it is written.
    #[serde(default)]
    #[ts(optional, as = "Option<ExportOptions>")]
    pub options: ExportOptions,
    /// The audience it is for, by name; the team itself where empty; whoever looks where left out.
    #[serde(default)]
    #[ts(optional)]
    pub audience: Option<String>,
}

/// Records of one kind to be written as a table.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct TableRequest {
    /// Where; a CSV file.
    #[ts(type = "string")]
    pub path: PathBuf,
    /// Records of which kind.
    pub table: TableKind,
    /// The audience it is for, as in [`ExportRequest`].
    #[serde(default)]
    #[ts(optional)]
    pub audience: Option<String>,
}

/// The whole plan to be written for other programs.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PlanFileRequest {
    /// Where.
    #[ts(type = "string")]
    pub path: PathBuf,
    /// The form.
    pub format: PlanFormat,
    /// The audience it is for, as in [`ExportRequest`].
    #[serde(default)]
    #[ts(optional)]
    pub audience: Option<String>,
}

/// A file that was written.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Exported {
    /// Where.
    #[ts(type = "string")]
    pub path: PathBuf,
    /// How many bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}

pub(super) fn scene(session: &mut Session, request: &SceneRequest, moment: Moment) -> Result<Scene> {
    let (layout, plan) = session.picture(&request.spec, moment)?;
    Ok(match (request.top, request.bottom) {
        (None, None) => layout.scene(plan),
        (top, bottom) => layout.slice(plan, top.unwrap_or(f32::MIN), bottom.unwrap_or(f32::MAX)),
    })
}

pub(super) fn outline(session: &mut Session, request: &OutlineRequest, moment: Moment) -> Result<Outline> {
    let (layout, plan) = session.picture(&request.spec, moment)?;
    Ok(layout.outline(plan, request.columns, request.rows))
}

/// The nodes in which words occur, from the top down and from the left to the right.
pub(super) fn find(session: &mut Session, request: &FindRequest, moment: Moment) -> Result<Vec<FoundNode>> {
    let words: Vec<String> = request.words.split_whitespace().map(str::to_lowercase).collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let (layout, plan) = session.picture(&request.spec, moment)?;
    let has = |node: &Node| {
        let said = format!("{} {}", node.title, node.detail).to_lowercase();
        words.iter().all(|word| said.contains(word))
    };
    let scene = layout.scene(plan);
    let mut found: Vec<FoundNode> = scene
        .nodes
        .iter()
        .filter(|node| has(node))
        .map(|node| FoundNode {
            key: node.key.to_string(),
            part: node.part,
            x: node.x,
            y: node.y,
            w: node.w,
            h: node.h,
        })
        .collect();
    found.sort_by(|a, b| {
        let below = |node: &FoundNode| node.part == Part::Tray;
        below(a).cmp(&below(b)).then(a.y.total_cmp(&b.y)).then(a.x.total_cmp(&b.x))
    });
    Ok(found)
}

pub(super) fn preview_place(
    session: &mut Session,
    request: &PlaceRequest,
    moment: Moment,
) -> Result<Option<Placing>> {
    let plan = session.plan()?;
    Ok(picture::place(plan, &request.spec, moment.today, &request.items, request.target))
}

pub(super) fn export(session: &mut Session, request: &ExportRequest, moment: Moment) -> Result<Exported> {
    seen_by(session, request.audience.as_deref(), |session| {
        let spec = unless_sized(&session.fitting(&request.spec));
        let against = session.against(&spec, moment);
        let plan = session.plan()?;
        let scene = Layout::against(plan, &spec, against.as_ref(), moment.today).scene(plan);
        let stamp = Stamp {
            workspace: session.title()?,
            as_of: moment.today,
            audience: session.sees().map(|sees| sees.audience.title.clone()),
            mark: Some(export::mark(&scene)),
        };
        let bytes = export::export_told(&scene, &stamp, &request.options, &|at| why::lines(plan, at))?;
        write_whole(&request.path, &bytes)?;
        Ok(Exported { path: request.path.clone(), bytes: bytes.len() as u64 })
    })
}

pub(super) fn export_table(session: &mut Session, request: &TableRequest, _: Moment) -> Result<Exported> {
    seen_by(session, request.audience.as_deref(), |session| {
        let bytes = table::csv(session.plan()?, request.table)?;
        write_whole(&request.path, &bytes)?;
        Ok(Exported { path: request.path.clone(), bytes: bytes.len() as u64 })
    })
}

pub(super) fn export_plan(
    session: &mut Session,
    request: &PlanFileRequest,
    moment: Moment,
) -> Result<Exported> {
    seen_by(session, request.audience.as_deref(), |session| {
        let bytes = whole::write(session.plan()?, request.format, moment.today)?;
        write_whole(&request.path, &bytes)?;
        Ok(Exported { path: request.path.clone(), bytes: bytes.len() as u64 })
    })
}

/// A throughline folds what is too much for the window it is in. Where nobody asked for a size, a picture to hand on is
/// laid out as in a window of a common one: all of a large plan would be too long for any page or slide.
fn unless_sized(spec: &PictureSpec) -> PictureSpec {
    let mut spec = spec.clone();
    if spec.kind == PictureKind::Throughline && spec.width <= 0.0 && spec.height <= 0.0 {
        (spec.width, spec.height) = (1440.0, 800.0);
    }
    spec
}

/// Writes a file so that whoever looks sees the old one or the new one, never a part.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = |error: &std::io::Error| Error::io("write", path, error);
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(|error| failed(&error))?;
    file.write_all(bytes).map_err(|error| failed(&error))?;
    readable_by_others(file.as_file()).map_err(|error| failed(&error))?;
    file.persist(path).map_err(|error| failed(&error.error))?;
    Ok(())
}

/// Temporary files are made for their maker alone; a picture is made to be handed on.
#[cfg(unix)]
fn readable_by_others(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_others(_: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}
