//! `throughline export`: a picture or a table as a file.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use throughline_core::commands::call;
use throughline_core::commands::pictures::{ExportRequest, Exported, PlanFileRequest, TableRequest};
use throughline_core::commands::table::TableFileRequest;
use throughline_core::exchange::export::{ExportOptions, Format, PageSize, SlideSize};
use throughline_core::exchange::import::TableKind;
use throughline_core::exchange::theme::Theme;
use throughline_core::exchange::whole::PlanFormat;
use throughline_core::{Error, ErrorCode, Result};
use throughline_plan::model::{PlanDate, View};
use throughline_plan::picture::{
    BoardColumns, CalendarWeight, CoverageColumns, CoverageDots, DependencyLines, Grouping, Only,
    PictureKind, PictureSpec, ShareBy, Zoom,
};

use throughline_plan::scoring::Measure;

use crate::answer::Answer;
use crate::desk::{At, Desk};
use crate::text;
use crate::words;

/// What `export` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace.
    file: PathBuf,

    /// The file to write, over the one that is there; .pdf, .pptx, .html, .svg, .png or .csv decides the
    /// format; .json, .xlsx,
    /// .md and .ics write the whole plan: every record, a workbook, a page of Markdown, a calendar of milestones.
    #[arg(value_name = "OUT")]
    out: PathBuf,

    /// Which picture: `roadmap` (unless given), `throughline`, `now-next-later`, `kanban`, `board`, `portfolio`, `calendar`,
    /// `matrix`, `coverage`, `allocation`, `okr`, `changes`, `table`, or the name of a saved view. For .csv which table: `items` (unless given), `objectives`,
    /// `strategies`, `leaders` or `products`, all that an import reads again; or `table` or a saved view of one, as it is
    /// seen.
    #[arg(long, value_name = "NAME")]
    view: Option<String>,

    #[command(flatten)]
    at: At,

    #[command(flatten)]
    picture: Picture,

    #[command(flatten)]
    paper: Paper,
}

/// What the picture shows; each comes before what the view says.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "What it shows")]
struct Picture {
    /// What the roadmap's lanes, or the portfolio's rows, stand for.
    #[arg(long, value_name = "WORD", value_parser = words!(Grouping))]
    group_by: Option<Grouping>,

    /// What the lanes within each of the roadmap's lanes stand for.
    #[arg(long, value_name = "WORD", value_parser = words!(Grouping))]
    then_by: Option<Grouping>,

    /// The earlier state that the roadmap is set against, or since when what changed is told: a day, a checkpoint's name,
    /// or an entry such as `#12`.
    #[arg(long, value_name = "POINT")]
    baseline: Option<String>,

    /// How much time the roadmap fits on a screen.
    #[arg(long, value_name = "WORD", value_parser = words!(Zoom))]
    zoom: Option<Zoom>,

    /// Which dependency lines the roadmap draws.
    #[arg(long, value_name = "WORD", value_parser = words!(DependencyLines))]
    dependencies: Option<DependencyLines>,

    /// What the board's columns stand for.
    #[arg(long, value_name = "WORD", value_parser = words!(BoardColumns))]
    columns: Option<BoardColumns>,

    /// What makes a period of the calendar heavy.
    #[arg(long, value_name = "WORD", value_parser = words!(CalendarWeight))]
    weight: Option<CalendarWeight>,

    /// What the coverage matrix sets the objectives against.
    #[arg(long, value_name = "WORD", value_parser = words!(CoverageColumns))]
    against: Option<CoverageColumns>,

    /// What makes a dot of the coverage matrix large.
    #[arg(long, value_name = "WORD", value_parser = words!(CoverageDots))]
    dots: Option<CoverageDots>,

    /// What the allocation shares the effort out among.
    #[arg(long, value_name = "WORD", value_parser = words!(ShareBy))]
    share_by: Option<ShareBy>,

    /// What grows to the right in the matrix: `effort`, `confidence`, `progress`, or the name of a score.
    #[arg(long, value_name = "SCORE")]
    across: Option<Measure>,

    /// What grows upwards in the matrix.
    #[arg(long, value_name = "SCORE")]
    up: Option<Measure>,

    /// How many levels of items a picture other than the throughline shows, or of objectives the OKR tree, from 1.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    depth: Option<u32>,

    /// Only what is not aligned, or only broken threads.
    #[arg(long, value_name = "WORD", value_parser = words!(Only))]
    only: Option<Only>,

    /// Leave out what is done or dropped.
    #[arg(long)]
    hide_done: bool,

    /// The first period shown, such as 2027-Q1.
    #[arg(long, value_name = "PERIOD")]
    from: Option<PlanDate>,

    /// The last period shown.
    #[arg(long, value_name = "PERIOD")]
    until: Option<PlanDate>,
}

/// How it is written.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "How it is written")]
struct Paper {
    /// The colours.
    #[arg(long, value_name = "WORD", value_parser = one_of::<Theme>(&["light", "dark"]))]
    theme: Option<Theme>,

    /// PDF: the paper.
    #[arg(long, value_name = "WORD", value_parser = one_of::<PageSize>(&["a4", "a3", "letter", "fit"]))]
    page: Option<PageSize>,

    /// PPTX: the shape of the slides.
    #[arg(long, value_name = "SHAPE", value_parser = one_of::<SlideSize>(&["16:9", "4:3"]))]
    slide: Option<SlideSize>,

    /// PNG: how many points across.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    width: Option<u32>,

    /// PNG and SVG: no ground behind the picture.
    #[arg(long)]
    transparent: bool,
}

/// A parser of words that the core knows by their JSON form only.
fn one_of<T: DeserializeOwned + Clone + Send + Sync + 'static>(
    known: &'static [&'static str],
) -> impl clap::builder::TypedValueParser<Value = T> {
    use clap::builder::TypedValueParser as _;
    clap::builder::PossibleValuesParser::new(known)
        .try_map(|word| serde_json::from_value::<T>(serde_json::Value::String(word)))
}

/// Writes it.
pub fn run(args: &Args, desk: &mut Desk) -> Result<Answer> {
    let written = match whole_plan(&args.out) {
        Some(format) => plan(args, format, desk)?,
        None if is_table(&args.out) => table(args, desk)?,
        None => picture(args, desk)?,
    };
    let line = format!("Wrote {} ({} bytes)\n", written.path.display(), written.bytes);
    Ok(Answer::new(line, text::json(&written)?))
}

/// The form of the whole plan that a file's name asks for.
fn whole_plan(out: &Path) -> Option<PlanFormat> {
    out.extension()?.to_str()?.to_lowercase().parse().ok()
}

fn plan(args: &Args, format: PlanFormat, desk: &mut Desk) -> Result<Exported> {
    if args.view.is_some() || args.picture.is_given() || args.paper.is_given() {
        return Err(Error::invalid(format!("{} holds the whole plan, not a picture of it.", format.label()))
            .hint("Leave out all options but `--audience`, `--as-of` and `--scenario`."));
    }
    desk.read_at(&args.file, &args.at)?;
    let request = PlanFileRequest { path: args.out.clone(), format, audience: None };
    call::export_plan(&mut desk.session, &request, desk.moment)
}

fn is_table(out: &Path) -> bool {
    out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

fn table(args: &Args, desk: &mut Desk) -> Result<Exported> {
    let name = args.view.as_deref().unwrap_or("items");
    let Ok(table) = name.to_lowercase().parse::<TableKind>() else { return seen(args, name, desk) };
    if args.picture.is_given() || args.paper.is_given() {
        return Err(Error::invalid("What a picture shows and how it is written says nothing about a table.")
            .hint("Leave out all options but `--view`."));
    }
    desk.read_at(&args.file, &args.at)?;
    call::export_table(
        &mut desk.session,
        &TableRequest { path: args.out.clone(), table, audience: None },
        desk.moment,
    )
}

/// The table of items as a view shows it: its columns, its order, what its filter lets through.
fn seen(args: &Args, name: &str, desk: &mut Desk) -> Result<Exported> {
    desk.read_at(&args.file, &args.at)?;
    let views = desk.session.whole()?.views.rows();
    let found = named(name, views).ok().filter(|spec| spec.kind == PictureKind::Table);
    let found = found.ok_or_else(|| {
        Error::invalid(format!("There is no table “{name}”.")).hint(format!(
            "A .csv file holds one of: {}, table, or a saved view of a table.",
            TableKind::WORDS
        ))
    })?;
    if args.paper.is_given() {
        return Err(Error::invalid("How a picture is written says nothing about a .csv file.")
            .hint("Leave out --theme, --page, --slide, --width and --transparent."));
    }
    let request =
        TableFileRequest { path: args.out.clone(), spec: args.picture.over(found)?, audience: None };
    call::export_seen(&mut desk.session, &request, desk.moment)
}

fn picture(args: &Args, desk: &mut Desk) -> Result<Exported> {
    let format = format_of(&args.out)?;
    desk.read_at(&args.file, &args.at)?;
    let views = desk.session.whole()?.views.rows();
    let spec = args.picture.over(named(args.view.as_deref().unwrap_or("roadmap"), views)?)?;
    let options = ExportOptions {
        format,
        page: args.paper.page.unwrap_or_default(),
        slide: args.paper.slide.unwrap_or_default(),
        theme: args.paper.theme.unwrap_or_default(),
        width: args.paper.width,
        transparent: args.paper.transparent,
        ..ExportOptions::default()
    };
    let request = ExportRequest { path: args.out.clone(), spec, options, audience: None };
    call::export(&mut desk.session, &request, desk.moment)
}

/// The format that a file's name asks for.
fn format_of(out: &Path) -> Result<Format> {
    out.extension().and_then(|ending| ending.to_str()).and_then(Format::from_extension).ok_or_else(|| {
        Error::invalid(format!("{} does not say which format it is to have.", out.display()))
            .hint("End the name in .pdf, .pptx, .html, .svg or .png for a picture, in .csv for a table, in .json, .xlsx, .md or .ics for the whole plan.")
    })
}

/// The boards that people know by names of their own.
const BOARDS: [(&str, BoardColumns); 2] =
    [("now-next-later", BoardColumns::Horizon), ("kanban", BoardColumns::Status)];

/// The settings of the picture of that name. A saved view called `roadmap` does not hide the roadmap itself.
fn named(name: &str, views: &[View]) -> Result<PictureSpec> {
    let lower = name.to_lowercase();
    if let Ok(kind) = lower.parse::<PictureKind>() {
        return Ok(PictureSpec { kind, ..PictureSpec::default() });
    }
    if let Some((_, columns)) = BOARDS.iter().find(|(known, _)| *known == lower) {
        return Ok(PictureSpec { kind: PictureKind::Board, columns: *columns, ..PictureSpec::default() });
    }
    let exactly = views.iter().find(|view| view.title == name);
    let nearly = || views.iter().find(|view| view.title.to_lowercase() == name.to_lowercase());
    let view = exactly.or_else(nearly).ok_or_else(|| {
        let known: Vec<String> = PictureKind::ALL
            .iter()
            .map(|kind| kind.as_str())
            .chain(BOARDS.iter().map(|(name, _)| *name))
            .chain(views.iter().map(|view| view.title.as_str()))
            .map(|title| format!("“{title}”"))
            .collect();
        Error::new(ErrorCode::NoSuchRecord, format!("There is no view “{name}”."))
            .hint(format!("There is {}.", known.join(", ")))
    })?;
    serde_json::from_value(view.spec.clone())
        .map_err(|error| Error::invalid(format!("The view “{}” cannot be read: {error}.", view.title)))
}

impl Paper {
    const fn is_given(&self) -> bool {
        self.theme.is_some()
            || self.page.is_some()
            || self.slide.is_some()
            || self.width.is_some()
            || self.transparent
    }
}

impl Picture {
    const fn is_given(&self) -> bool {
        self.group_by.is_some()
            || self.zoom.is_some()
            || self.dependencies.is_some()
            || self.then_by.is_some()
            || self.baseline.is_some()
            || self.columns.is_some()
            || self.weight.is_some()
            || self.against.is_some()
            || self.dots.is_some()
            || self.share_by.is_some()
            || self.across.is_some()
            || self.up.is_some()
            || self.depth.is_some()
            || self.only.is_some()
            || self.hide_done
            || self.from.is_some()
            || self.until.is_some()
    }

    /// A view's settings with what was typed instead.
    fn over(&self, mut spec: PictureSpec) -> Result<PictureSpec> {
        let (roadmap, board, portfolio) = (PictureKind::Roadmap, PictureKind::Board, PictureKind::Portfolio);
        let (calendar, matrix) = (PictureKind::Calendar, PictureKind::Matrix);
        let about = [
            ("--group-by", self.group_by.is_some(), &[roadmap, portfolio][..]),
            ("--then-by", self.then_by.is_some(), &[roadmap]),
            ("--baseline", self.baseline.is_some(), &[roadmap, PictureKind::Changes]),
            ("--zoom", self.zoom.is_some(), &[roadmap]),
            ("--dependencies", self.dependencies.is_some(), &[roadmap]),
            ("--columns", self.columns.is_some(), &[board]),
            ("--weight", self.weight.is_some(), &[calendar]),
            ("--against", self.against.is_some(), &[PictureKind::Coverage]),
            ("--dots", self.dots.is_some(), &[PictureKind::Coverage]),
            ("--share-by", self.share_by.is_some(), &[PictureKind::Allocation]),
            ("--across", self.across.is_some(), &[matrix]),
            ("--up", self.up.is_some(), &[matrix]),
            (
                "--depth",
                self.depth.is_some(),
                &[roadmap, board, portfolio, calendar, matrix, PictureKind::Okr],
            ),
        ];
        if let Some((option, _, kinds)) =
            about.iter().find(|(_, given, kinds)| *given && !kinds.contains(&spec.kind))
        {
            let names: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
            let kinds = names.join(" or ");
            return Err(Error::invalid(format!(
                "`{option}` says nothing about this view: it is for {kinds}."
            ))
            .hint(format!("Leave it out, or export a {0} with `--view {0}`.", names[0])));
        }
        spec.group = self.group_by.unwrap_or(spec.group);
        spec.inner = self.then_by.or(spec.inner);
        spec.baseline = self.baseline.clone().or(spec.baseline);
        spec.zoom = self.zoom.unwrap_or(spec.zoom);
        spec.dependencies = self.dependencies.unwrap_or(spec.dependencies);
        spec.columns = self.columns.unwrap_or(spec.columns);
        spec.weight = self.weight.unwrap_or(spec.weight);
        spec.against = self.against.unwrap_or(spec.against);
        spec.dots = self.dots.unwrap_or(spec.dots);
        spec.share_by = self.share_by.unwrap_or(spec.share_by);
        spec.across = self.across.clone().or(spec.across);
        spec.up = self.up.clone().or(spec.up);
        spec.depth = self.depth.or(spec.depth);
        spec.filter.only = self.only.unwrap_or(spec.filter.only);
        spec.filter.hide_done |= self.hide_done;
        spec.filter.from = self.from.or(spec.filter.from);
        spec.filter.until = self.until.or(spec.filter.until);
        Ok(spec)
    }
}
