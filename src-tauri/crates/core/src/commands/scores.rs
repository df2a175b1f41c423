//! What is worth doing first: scores and ranks, as the workspace counts them or as it would by other settings.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use throughline_plan::model::{Criterion, Id, Item, RecordKind, RecordRef, ScoreMethod, ScoreSettings};
use throughline_plan::plan::{Ix, Plan};
use throughline_plan::scoring::{self, Ask, Measure, Rank, Ranking, Score, Scoring, Shares};
use ts_rs::TS;

use super::Session;
use crate::workspace::Moment;
use crate::{Error, ErrorCode, Result};

/// By which settings to rank, and how much of it to answer with.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct RankingRequest {
    /// Settings to try without storing them; the workspace's own unless given.
    #[ts(optional)]
    pub settings: Option<ScoreSettings>,
    /// At most how many ranked items, and as many without a score; 200 unless said.
    #[ts(optional)]
    pub limit: Option<usize>,
}

/// An item in the order of scores.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RankedItem {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// The hue of the objective it serves most; none where it serves none.
    pub hue: Option<u8>,
    /// Its score.
    pub score: Option<f64>,
    /// The same for people; empty where there is none.
    pub text: String,
    /// Its place.
    pub rank: Option<Rank>,
    /// Its place by the settings that are stored.
    pub was: Option<Rank>,
    /// Why it has no score, as a sentence; empty where it has one.
    pub lacks: String,
}

/// The items in the order of their scores, and what the scores come from.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RankedItems {
    /// The settings it goes by.
    pub settings: ScoreSettings,
    /// The settings that are stored; none where it is RICE because nobody said otherwise.
    pub stored: Option<ScoreSettings>,
    /// The method's name.
    pub method: &'static str,
    /// The formula in words.
    pub formula: String,
    /// Who says so.
    pub source: &'static str,
    /// What the method wants to know about an item.
    pub asks: Vec<Ask>,
    /// Every number that items carry or are asked for.
    pub measures: Vec<NamedMeasure>,
    /// The items with a rank, greatest score first.
    pub ranked: Vec<RankedItem>,
    /// How many there are of them.
    pub ranked_count: usize,
    /// Active items without a score; milestones and releases, which are moments and not work, need none.
    pub unscored: Vec<RankedItem>,
    /// How many there are of them.
    pub unscored_count: usize,
    /// How many stand higher than by the settings that are stored.
    pub up: usize,
    /// How many stand lower.
    pub down: usize,
    /// Those that rise by the most places, most first; at most [`MOVERS`].
    pub rises: Vec<RankedItem>,
    /// Those that fall by the most places, most first; at most [`MOVERS`].
    pub falls: Vec<RankedItem>,
    /// How many have a rank that have none by the settings that are stored.
    pub gained: usize,
    /// How many have none that have one by the settings that are stored.
    pub lost: usize,
    /// Of how many active items each ask is answered, in the order of the asks; milestones and releases not counted.
    pub answered: Vec<usize>,
    /// How many active items there are to score; milestones and releases not counted.
    pub to_score: usize,
    /// Names under which items keep numbers that are not the scorecard's own: a new criterion needs another.
    pub taken: Vec<String>,
    /// Numbers that items carry which a scorecard could count as they are: all of them lie on its usual scale.
    pub countable: Vec<NamedMeasure>,
    /// MoSCoW: how the effort is shared.
    pub shares: Option<Shares>,
}

/// As many of those that rise or fall as are named.
pub const MOVERS: usize = 3;

/// A number that items carry.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct NamedMeasure {
    /// Where items keep it.
    pub measure: Measure,
    /// Its name for people.
    pub label: String,
    /// How many items have it.
    pub items: usize,
}

/// An item's score with everything it comes from.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ItemScore {
    /// The method's name.
    pub method: &'static str,
    /// The formula in words.
    pub formula: String,
    /// Who says so.
    pub source: &'static str,
    /// The score and its inputs.
    pub score: Score,
    /// Its place among the active items; none where it has no score, or is done or dropped.
    pub rank: Option<Rank>,
    /// How many items have a place.
    pub of: usize,
}

fn row(plan: &Plan, scoring: &Scoring, [now, then]: [&Ranking; 2], ix: Ix<Item>) -> RankedItem {
    let item = &plan.items[ix];
    let score = now.score(ix);
    RankedItem {
        id: item.id,
        title: item.title.clone(),
        hue: plan.reach().main_of_item(ix).map(|objective| plan.hue(objective)),
        score,
        text: score.map_or_else(String::new, |score| scoring.text(score)),
        rank: now.rank(ix),
        was: then.rank(ix),
        lacks: scoring.lacks(item).unwrap_or_default(),
    }
}

/// Whether an item ought to have a score: a moment is not work, and what is over nobody has to choose any more.
const fn is_to_score(item: &Item) -> bool {
    item.is_active() && !item.is_point()
}

/// The names of numbers that are not those of the settings' own criteria: other methods', and what items carry.
fn taken(plan: &Plan, settings: &ScoreSettings) -> Vec<String> {
    let fields = [Measure::Confidence, Measure::Effort, Measure::Progress].map(|field| field.to_string());
    let known = scoring::KNOWN.iter().map(|(key, _)| (*key).to_owned());
    let carried = plan.items.rows().iter().flat_map(|item| item.scores.keys().cloned());
    let all: BTreeSet<String> = fields.into_iter().chain(known).chain(carried).collect();
    all.into_iter().filter(|key| settings.criteria.iter().all(|own| own.key != *key)).collect()
}

/// The numbers that a scorecard could count as they are: a mean over different scales would say nothing, so all that
/// items carry of it must lie between the ends of a criterion's usual scale. A class is not a quantity.
fn countable(plan: &Plan, scoring: &Scoring) -> Vec<Measure> {
    let usual = Criterion::default();
    let fits = |measure: &Measure| {
        let mut values = plan.items.rows().iter().filter_map(|item| measure.read(item)).peekable();
        values.peek().is_some() && values.all(|value| (usual.least..=usual.most).contains(&value))
    };
    let own = |key: &String| scoring.settings().criteria.iter().any(|criterion| criterion.key == *key);
    let mut all = scoring::measures(plan, scoring);
    all.retain(|measure| match measure {
        Measure::Score(key) => key != "moscow" && !own(key) && fits(measure),
        Measure::Confidence | Measure::Effort | Measure::Progress => false,
    });
    all
}

pub(super) fn ranking(session: &mut Session, request: &RankingRequest, _: Moment) -> Result<RankedItems> {
    let plan = session.plan()?;
    let stored = Scoring::of(plan);
    let then = Ranking::new(plan, &stored);
    let scoring = request.settings.as_ref().map(|settings| Scoring::with(plan, settings.clone()));
    let trial = scoring.as_ref().map(|scoring| Ranking::new(plan, scoring));
    let (scoring, now) = (scoring.as_ref().unwrap_or(&stored), trial.as_ref().unwrap_or(&then));
    let limit = request.limit.unwrap_or(200);
    let made = |ix: &Ix<Item>| row(plan, scoring, [now, &then], *ix);
    let mut unscored: Vec<Ix<Item>> = plan
        .items
        .iter()
        .filter(|(ix, item)| is_to_score(item) && now.score(*ix).is_none())
        .map(|(ix, _)| ix)
        .collect();
    unscored.sort_by(|a, b| plan.items[*a].position.total_cmp(&plan.items[*b].position).then(a.cmp(b)));
    let places = |ix: Ix<Item>| Some(i64::from(then.rank(ix)?.place) - i64::from(now.rank(ix)?.place));
    let mut moved: Vec<(i64, Ix<Item>)> =
        now.order().iter().filter_map(|ix| Some((places(*ix)?, *ix))).filter(|(by, _)| *by != 0).collect();
    let up = moved.iter().filter(|(by, _)| *by > 0).count();
    let down = moved.len() - up;
    // Stable: of those that move as far, the one that stands higher now comes first.
    moved.sort_by_key(|(by, _)| -by);
    let rises = moved[..up].iter().take(MOVERS).map(|(_, ix)| made(ix)).collect();
    moved.sort_by_key(|(by, _)| *by);
    let falls = moved[..down].iter().take(MOVERS).map(|(_, ix)| made(ix)).collect();
    let only = |a: &Ranking, b: &Ranking| a.order().iter().filter(|ix| b.rank(**ix).is_none()).count();
    let to_score: Vec<&Item> = plan.items.rows().iter().filter(|item| is_to_score(item)).collect();
    let named = |measure: Measure| NamedMeasure {
        label: measure.label(plan),
        items: plan.items.rows().iter().filter(|item| measure.read(item).is_some()).count(),
        measure,
    };
    Ok(RankedItems {
        settings: scoring.settings().clone(),
        stored: plan.score_settings.rows().first().cloned(),
        method: scoring.settings().method.label(),
        formula: scoring.formula().to_owned(),
        source: scoring.source(),
        asks: scoring.asks().to_vec(),
        measures: scoring::measures(plan, scoring).into_iter().map(named).collect(),
        ranked: now.order().iter().take(limit).map(made).collect(),
        ranked_count: now.order().len(),
        unscored: unscored.iter().take(limit).map(made).collect(),
        unscored_count: unscored.len(),
        up,
        down,
        rises,
        falls,
        gained: only(now, &then),
        lost: only(&then, now),
        answered: scoring
            .asks()
            .iter()
            .map(|ask| to_score.iter().filter(|item| ask.measure.read(item).is_some()).count())
            .collect(),
        to_score: to_score.len(),
        taken: taken(plan, scoring.settings()),
        countable: countable(plan, scoring).into_iter().map(named).collect(),
        shares: (scoring.settings().method == ScoreMethod::Moscow).then(|| scoring::shares(plan)),
    })
}

pub(super) fn score(session: &mut Session, id: &Id, _: Moment) -> Result<ItemScore> {
    let plan = session.plan()?;
    let ix = plan.items.ix(*id).ok_or_else(|| {
        Error::new(ErrorCode::NoSuchRecord, "The item is not there any more.")
            .about(RecordRef::new(RecordKind::Item, *id))
    })?;
    let scoring = Scoring::of(plan);
    let ranking = Ranking::new(plan, &scoring);
    Ok(ItemScore {
        method: scoring.settings().method.label(),
        formula: scoring.formula().to_owned(),
        source: scoring.source(),
        score: scoring.score(&plan.items[ix]),
        rank: ranking.rank(ix),
        of: ranking.order().len(),
    })
}
