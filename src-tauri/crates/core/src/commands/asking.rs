//! Questions about the whole plan.

use serde::{Deserialize, Serialize};
use throughline_plan::alignment::{
    self, Counts, Explanation, Figure, Figures, Finding, ObjectiveCoverage, Ratio, Report,
};
use throughline_plan::model::{CheckSettings, RecordKind, RecordRef};
use ts_rs::TS;

use super::Session;
use super::lists::{Named, named};
use crate::Result;
use crate::workspace::Moment;

/// Counts of everything.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Summary {
    /// The workspace's name.
    pub title: String,
    /// How many objectives.
    pub objectives: usize,
    /// How many strategies.
    pub strategies: usize,
    /// How many items.
    pub items: usize,
    /// How many leaders.
    pub leaders: usize,
    /// How many products.
    pub products: usize,
    /// How many links.
    pub links: usize,
    /// How many dependencies.
    pub dependencies: usize,
    /// How much of it is aligned.
    pub alignment: Figures,
}

/// How the plan stands, without what was found: small however large the plan, for what is always in sight.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Standing {
    /// How many findings there are.
    pub counts: Counts,
    /// Active items that reach an objective; those that do not are not named here.
    pub items: Ratio,
    /// Effort against weight, for each objective that is not archived, in the order of their ids.
    pub by_objective: Vec<ObjectiveCoverage>,
}

/// What to look for.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SearchRequest {
    /// Words, all of which must begin a word of the title (or the id in the source), in any order.
    pub text: String,
    /// At most how many; 30 unless said.
    #[ts(optional)]
    pub limit: Option<usize>,
    /// Only records of these kinds; of every kind where empty.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<RecordKind>>")]
    pub kinds: Vec<RecordKind>,
}

/// Which number of the coverage is asked about.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct BehindRequest {
    /// The number.
    pub figure: Figure,
}

/// The records that a number of the coverage is made of, by title.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BehindFigure {
    /// Those that count above the line.
    pub counted: Vec<Named>,
    /// Those that count below it only.
    pub missing: Vec<Named>,
}

/// A record that was found.
pub type Hit = Named;

pub(super) fn summary(session: &mut Session, (): &(), moment: Moment) -> Result<Summary> {
    let plan = session.plan()?;
    Ok(Summary {
        title: plan.workspace.title.clone(),
        objectives: plan.objectives.len(),
        strategies: plan.strategies.len(),
        items: plan.items.len(),
        leaders: plan.leaders.len(),
        products: plan.products.len(),
        links: plan.links.len(),
        dependencies: plan.dependencies.len(),
        alignment: alignment::coverage(plan, moment.today).figures(),
    })
}

pub(super) fn check(session: &mut Session, (): &(), moment: Moment) -> Result<Report> {
    session.report(moment.today).cloned()
}

pub(super) fn standing(session: &mut Session, (): &(), moment: Moment) -> Result<Standing> {
    let report = session.report(moment.today)?;
    let items = Ratio { missing: Vec::new(), ..report.coverage.items };
    Ok(Standing { counts: report.counts, items, by_objective: report.coverage.by_objective.clone() })
}

pub(super) fn findings(session: &mut Session, of: &RecordRef, moment: Moment) -> Result<Vec<Finding>> {
    let report = session.report(moment.today)?;
    Ok(report.findings.iter().filter(|finding| finding.record == *of).cloned().collect())
}

#[expect(clippy::unnecessary_wraps, reason = "every command answers with a result")]
pub(super) fn rules(session: &mut Session, (): &(), _: Moment) -> Result<Vec<Explanation>> {
    let plan = session.plan().ok();
    Ok(alignment::RULES.iter().map(|rule| alignment::explain(rule, plan)).collect())
}

pub(super) fn behind(session: &mut Session, request: &BehindRequest, moment: Moment) -> Result<BehindFigure> {
    let plan = session.plan()?;
    let behind = alignment::behind(plan, moment.today, request.figure);
    let names = |all: &[RecordRef]| {
        let mut names: Vec<Named> = all.iter().map(|at| named(plan, *at)).collect();
        names.sort_by(|a, b| a.title.cmp(&b.title));
        names
    };
    Ok(BehindFigure { counted: names(&behind.counted), missing: names(&behind.missing) })
}

pub(super) fn check_settings(session: &mut Session, (): &(), _: Moment) -> Result<Option<CheckSettings>> {
    Ok(session.plan()?.check_settings.rows().first().cloned())
}

pub(super) fn search(session: &mut Session, request: &SearchRequest, _: Moment) -> Result<Vec<Hit>> {
    let plan = session.plan()?;
    let wanted: Vec<String> = request.text.split_whitespace().map(str::to_lowercase).collect();
    let all = std::iter::empty()
        .chain(plan.objectives.rows().iter().map(|r| (RecordKind::Objective, r.id, &r.title, &r.external_id)))
        .chain(plan.strategies.rows().iter().map(|r| (RecordKind::Strategy, r.id, &r.title, &r.external_id)))
        .chain(plan.items.rows().iter().map(|r| (RecordKind::Item, r.id, &r.title, &r.external_id)))
        .chain(plan.leaders.rows().iter().map(|r| (RecordKind::Leader, r.id, &r.name, &r.external_id)))
        .chain(plan.products.rows().iter().map(|r| (RecordKind::Product, r.id, &r.title, &r.external_id)));
    let mut found: Vec<(u32, usize, RecordRef)> = all
        .filter(|(kind, ..)| request.kinds.is_empty() || request.kinds.contains(kind))
        .filter_map(|(kind, id, title, external)| {
            let rank = rank(&wanted, title, external.as_deref())?;
            Some((rank, title.chars().count(), RecordRef::new(kind, id)))
        })
        .collect();
    found.sort_unstable();
    found.truncate(request.limit.unwrap_or(30));
    Ok(found.into_iter().map(|(_, _, at)| named(plan, at)).collect())
}

/// How well a title answers, 0 best; none where a word is missing. A title that begins with the words comes before
/// one that has them later, and that before one that has them inside words.
fn rank(wanted: &[String], title: &str, external: Option<&str>) -> Option<u32> {
    let title = title.to_lowercase();
    let external = external.unwrap_or_default().to_lowercase();
    let mut worst = 0;
    for (place, word) in wanted.iter().enumerate() {
        let begins = |text: &str| {
            text.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(word.as_str()))
        };
        worst = worst.max(if place == 0 && title.starts_with(word.as_str()) {
            0
        } else if begins(&title) || external.starts_with(word.as_str()) {
            1
        } else if title.contains(word.as_str()) || external.contains(word.as_str()) {
            2
        } else {
            return None;
        });
    }
    Some(worst)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use throughline_plan::model::{Change, Edit};

    use super::*;
    use crate::commands::call;
    use crate::commands::file::CreateRequest;

    fn moment() -> Moment {
        let today = NaiveDate::from_ymd_opt(2027, 2, 17).unwrap();
        Moment { now: today.and_hms_opt(12, 0, 0).unwrap().and_utc(), today }
    }

    #[test]
    fn the_parts_of_a_check_agree_with_the_whole_and_follow_every_edit() {
        let folder = tempfile::tempdir().unwrap();
        let mut session = Session::default();
        let path = folder.path().join("Sample.throughline");
        call::create(
            &mut session,
            &CreateRequest { path, title: String::new(), sample: true, from: None },
            moment(),
        )
        .unwrap();

        let whole = call::check(&mut session, &(), moment()).unwrap();
        let standing = call::standing(&mut session, &(), moment()).unwrap();
        assert_eq!(standing.counts, whole.counts);
        assert_eq!(standing.items.value, whole.coverage.items.value);
        assert_eq!(standing.by_objective, whole.coverage.by_objective);
        let about = whole.findings[0].record;
        let found = call::findings(&mut session, &about, moment()).unwrap();
        assert!(found.contains(&whole.findings[0]));
        assert!(found.iter().all(|finding| finding.record == about));

        let edit = Edit { label: String::new(), changes: vec![Change::Delete { record: about }] };
        call::edit(&mut session, &edit, moment()).unwrap();
        assert!(call::findings(&mut session, &about, moment()).unwrap().is_empty());
        let fresh = call::check(&mut session, &(), moment()).unwrap();
        assert_eq!(call::standing(&mut session, &(), moment()).unwrap().counts, fresh.counts);
        assert_ne!(fresh, whole);

        call::undo(&mut session, &(), moment()).unwrap();
        assert_eq!(call::check(&mut session, &(), moment()).unwrap(), whole);
    }
}
