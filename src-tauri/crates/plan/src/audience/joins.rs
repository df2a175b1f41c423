//! What joins the records that an audience sees, and the records that hang on them.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::model::{
    CheckSettings, Id, Involvement, Link, PlanDate, Precision, RecordKind, RecordRef, RuleLevel, RuleSetting,
};
use crate::picture::PictureSpec;
use crate::picture::table::TableField;
use crate::plan::{Plan, Records};
use crate::scoring::Measure;

use super::fields::{coarse, coarse_day, coarse_end};
use super::sight::nearest;
use super::{AudienceSpec, Shown};
use crate::alignment::RULES;

/// Leaves out the kinds of records that the audience does not see, and what hangs on records that it does not see.
pub(super) fn prune(records: &mut Records, spec: &AudienceSpec) {
    let shows = |what| spec.shows(what);
    if !shows(Shown::Objectives) {
        records.objectives.retain(|_| false);
    }
    if !shows(Shown::Strategies) {
        records.strategies.retain(|_| false);
    }
    let mut seen = Seen::default();
    seen.add_all(
        records,
        &[RecordKind::Product, RecordKind::Objective, RecordKind::Strategy, RecordKind::Item],
    );

    let objectives: HashSet<Id> = records.objectives.rows().iter().map(|row| row.id).collect();
    records.key_results.retain(|row| shows(Shown::KeyResults) && objectives.contains(&row.objective_id));
    let metrics: HashSet<Id> = records.metrics.rows().iter().map(|row| row.id).collect();
    records.key_results.change(|row| row.metric_id = row.metric_id.filter(|id| metrics.contains(id)));
    let measured: HashSet<Id> = records.key_results.rows().iter().filter_map(|row| row.metric_id).collect();
    keep_family(records, &measured, Family::Metric);
    records.readings.retain(|row| measured.contains(&row.metric_id));
    last_of_each_period(records, spec.precision);
    seen.add_all(records, &[RecordKind::KeyResult, RecordKind::Metric]);

    let item = |id: Option<Id>| id.is_none_or(|id| seen.has(RecordKind::Item, id));
    records.requests.retain(|row| shows(Shown::Requests) && item(row.item_id));
    let asked: HashSet<Id> = records.requests.rows().iter().map(|row| row.id).collect();
    records.decisions.retain(|row| {
        let cites = row.objective_id.is_none_or(|id| !shows(Shown::Objectives) || objectives.contains(&id));
        let answers = row.request_id.is_none_or(|id| asked.contains(&id));
        shows(Shown::Requests) && item(row.item_id) && cites && answers
    });
    if !shows(Shown::Objectives) {
        records.decisions.change(|row| row.objective_id = None);
    }
    seen.add_all(records, &[RecordKind::Request, RecordKind::Decision]);

    let about = |row: &Involvement| row.record().is_some_and(|at| seen.0.contains(&at));
    records.involvements.retain(|row| shows(Shown::Leaders) && about(row));
    records
        .leader_products
        .retain(|row| shows(Shown::Leaders) && seen.has(RecordKind::Product, row.product_id));
    let known: HashSet<Id> = records.leaders.rows().iter().map(|row| row.id).collect();
    records.involvements.retain(|row| known.contains(&row.leader_id));
    records.leader_products.retain(|row| known.contains(&row.leader_id));
    let parts = records.involvements.rows().iter().map(|row| row.leader_id);
    let leaders: HashSet<Id> =
        parts.chain(records.leader_products.rows().iter().map(|row| row.leader_id)).collect();
    keep_family(records, &leaders, Family::Leader);
    seen.add_all(records, &[RecordKind::Leader]);

    records
        .links
        .retain(|row| row.ends().is_some_and(|(from, to)| seen.0.contains(&from) && seen.0.contains(&to)));
    records.dependencies.retain(|row| {
        shows(Shown::Dependencies)
            && seen.has(RecordKind::Item, row.blocker_id)
            && seen.has(RecordKind::Item, row.blocked_id)
    });
    records
        .items
        .change(|row| row.product_id = row.product_id.filter(|id| seen.has(RecordKind::Product, *id)));
    records
        .strategies
        .change(|row| row.product_id = row.product_id.filter(|id| seen.has(RecordKind::Product, *id)));
    records.disclosures.retain(|row| row.record().is_some_and(|at| seen.0.contains(&at)));

    let ids: HashSet<Id> = seen.0.iter().map(|at| at.id).collect();
    records.acceptances.retain(|row| shows(Shown::Findings) && ids.contains(&row.record_id));
    if !shows(Shown::Scores) {
        records.score_settings.retain(|_| false);
    }
    // Who else sees what, what is told to whom, when it was shown and what if: nobody's but the team's.
    records.audiences.retain(|_| false);
    records.decks.retain(|_| false);
    records.checkpoints.retain(|_| false);
    records.scenarios.retain(|_| false);
    views(records, spec, &ids);
    check(records, spec, &ids);
}

/// What an audience sees so far.
#[derive(Default)]
struct Seen(HashSet<RecordRef>);

impl Seen {
    fn has(&self, kind: RecordKind, id: Id) -> bool {
        self.0.contains(&RecordRef::new(kind, id))
    }

    fn add_all(&mut self, records: &Records, kinds: &[RecordKind]) {
        for kind in kinds {
            self.0.extend(records.ids(*kind).into_iter().map(|id| RecordRef::new(*kind, id)));
        }
    }
}

#[derive(Clone, Copy)]
enum Family {
    Metric,
    Leader,
}

/// Keeps some metrics or leaders, joined to the nearest above them that is kept.
fn keep_family(records: &mut Records, kept: &HashSet<Id>, family: Family) {
    macro_rules! keep {
        ($table:ident $parent:ident) => {{
            let above: HashMap<Id, Option<Id>> =
                records.$table.rows().iter().map(|row| (row.id, row.$parent)).collect();
            records.$table.retain(|row| kept.contains(&row.id));
            records.$table.change(|row| row.$parent = nearest(row.id, row.$parent, &above, kept));
        }};
    }
    match family {
        Family::Metric => keep!(metrics parent_id),
        Family::Leader => keep!(leaders reports_to_id),
    }
}

/// Of the readings of one metric in one period only the last: two days of it cannot be told apart any more.
fn last_of_each_period(records: &mut Records, precision: Precision) {
    let mut last: HashMap<(Id, NaiveDate), (NaiveDate, Id)> = HashMap::new();
    for row in records.readings.rows() {
        let at = (row.metric_id, coarse_day(row.day, precision));
        let best = last.entry(at).or_insert((row.day, row.id));
        *best = (*best).max((row.day, row.id));
    }
    if precision == Precision::Day {
        return;
    }
    records.readings.retain(|row| {
        last.get(&(row.metric_id, coarse_day(row.day, precision))).is_some_and(|(_, id)| *id == row.id)
    });
}

/// The settings of a picture without the names of fields that the audience does not see: scores, and columns of the
/// source.
#[must_use]
pub fn fit(picture: &PictureSpec, spec: &AudienceSpec) -> PictureSpec {
    let mut fitting = picture.clone();
    let is_seen = |measure: &Measure| match measure {
        Measure::Score(_) => spec.shows(Shown::Scores),
        Measure::Confidence => spec.shows(Shown::Confidence),
        Measure::Effort => spec.shows(Shown::Effort),
        Measure::Progress => spec.shows(Shown::Progress),
    };
    fitting.across = fitting.across.filter(is_seen);
    fitting.up = fitting.up.filter(is_seen);
    let is_named = |field: &TableField| match field {
        TableField::Item(_) => true,
        TableField::Score(_) => spec.shows(Shown::Scores),
        TableField::Extra(_) => spec.shows(Shown::Sources),
    };
    fitting.table.columns.retain(|column| is_named(&column.field));
    fitting.table.sort.retain(|sort| is_named(&sort.field));
    fitting.table.group = fitting.table.group.filter(is_named);
    fitting
}

/// Saved views, as far as they speak only of what is seen.
fn views(records: &mut Records, spec: &AudienceSpec, seen: &HashSet<Id>) {
    let shown = |value: &serde_json::Value| -> Option<PictureSpec> {
        let mut view: PictureSpec = serde_json::from_value(value.clone()).ok()?;
        let filter = &mut view.filter;
        let named = filter.products.iter().chain(&filter.objectives).chain(&filter.owners);
        // A view that looks for words, or for what is not seen, would say that it is there to be found.
        if !filter.text.is_empty() || !named.clone().all(|id| seen.contains(id)) {
            return None;
        }
        filter.from = filter.from.map(|date| coarse(date, spec.precision));
        filter.until = filter.until.map(|date| coarse_end(date, spec.precision));
        let mut view = fit(&view, spec);
        (view.baseline, view.folded, view.unfolded, view.selected) =
            (None, Vec::new(), Vec::new(), Vec::new());
        Some(view)
    };
    if !spec.shows(Shown::Views) {
        records.views.retain(|_| false);
    }
    records.views.retain(|row| shown(&row.spec).is_some());
    records.views.change(|row| {
        row.spec = shown(&row.spec).and_then(|view| serde_json::to_value(view).ok()).unwrap_or_default();
    });
}

/// The check asks only about what is seen: whoever does not see owners is not told that some are missing.
fn check(records: &mut Records, spec: &AudienceSpec, seen: &HashSet<Id>) {
    let shows = |what| spec.shows(what);
    let is_asked = |code: &str| {
        let needs: &[Shown] = match code.split('-').next().unwrap_or_default() {
            "ALIGN" => &[Shown::Objectives, Shown::Strategies],
            "KR" => &[Shown::Objectives, Shown::KeyResults],
            "MIX" => &[Shown::Objectives, Shown::Strategies, Shown::Effort],
            "OWN" => &[Shown::Leaders],
            "DEC" => &[Shown::Requests, Shown::Reasons],
            _ => &[],
        };
        let own = match code {
            "ALIGN-03" => Some(Shown::Reasons),
            "OWN-02" => Some(Shown::Effort),
            _ => None,
        };
        // How long ago a metric was read cannot be told from the quarter in which it was.
        let is_vague = code == "KR-04" && spec.precision > Precision::Week;
        shows(Shown::Findings) && !is_vague && needs.iter().chain(&own).all(|what| shows(*what))
    };
    let mut settings = records.check_settings.rows().first().cloned().unwrap_or_default();
    for rule in RULES {
        if !is_asked(rule.code) {
            settings
                .rules
                .insert(rule.code.to_owned(), RuleSetting { level: Some(RuleLevel::Off), limit: None });
        }
    }
    settings.products.retain(|id| seen.contains(id));
    settings.from = settings.from.map(|date: PlanDate| coarse(date, spec.precision));
    settings.until = settings.until.map(|date: PlanDate| coarse_end(date, spec.precision));
    records.check_settings.retain(|_| false);
    if settings != (CheckSettings { id: settings.id, ..CheckSettings::default() }) {
        records.check_settings.put(settings);
    }
}

/// Keeps for every item the objectives that it serves, where what it served them through is not seen: a strategy, or
/// the item it is part of. The new links have ids that follow from the two they join, so that the same plan gives the
/// same links.
pub(super) fn keep_reach(records: Records, whole: &Plan, spec: &AudienceSpec) -> Plan {
    let mut seen = Plan::new(records);
    if seen.objectives.is_empty() {
        return seen;
    }
    let mut missing: Vec<Link> = Vec::new();
    for (ix, item) in seen.items.iter() {
        let Some(before) = whole.items.ix(item.id) else { continue };
        let graph = whole.graph();
        let own = graph.item_objectives(before).iter().map(|edge| edge.weight);
        let own: Vec<f64> = own.chain(graph.item_strategies(before).iter().map(|edge| edge.weight)).collect();
        if own.is_empty() && whole.items[before].parent_id == item.parent_id {
            // It serves what the item it is part of serves, here as there.
            continue;
        }
        let sum = if own.is_empty() { 1.0 } else { own.iter().sum() };
        let here = seen.reach().of_item(ix);
        for served in whole.reach().of_item(before) {
            let id = whole.objectives[served.objective].id;
            let Some(objective) = seen.objectives.ix(id) else { continue };
            if here.iter().any(|served| served.objective == objective) {
                continue;
            }
            missing.push(Link {
                id: joined(item.id, id),
                item_id: Some(item.id),
                objective_id: Some(id),
                weight: if spec.shows(Shown::Effort) { served.share * sum } else { 1.0 },
                ..Link::default()
            });
        }
    }
    if !missing.is_empty() {
        seen.apply(missing.into_iter().map(Into::into), []);
    }
    seen
}

/// An id that follows from two others (FNV-1a over both, 64 bits twice).
fn joined(a: Id, b: Id) -> Id {
    let half = |seed: u64| {
        let bytes = a.0.as_bytes().iter().chain(b.0.as_bytes());
        bytes.fold(seed, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
    };
    Id(uuid::Uuid::from_u64_pair(half(0xcbf2_9ce4_8422_2325), half(0x6c62_272e_07bb_0142)))
}
