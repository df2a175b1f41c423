//! What the values of a record must be, whoever writes them.

use throughline_plan::alignment;
use throughline_plan::audience::AudienceSpec;
use throughline_plan::model::{CheckSettings, Record, RecordKind, RecordRef, ScoreSettings};
use throughline_plan::scoring::Measure;

/// Whether a record's values make sense; else why not, for a person.
pub(super) fn values(record: &Record) -> Result<(), String> {
    let kind = record.kind().label();
    match record {
        Record::Objective(r) => {
            titled(kind, &r.title)?;
            at_least("weight", r.weight, 0.0)
        }
        Record::KeyResult(r) => {
            titled(kind, &r.title)?;
            share("confidence", r.confidence)?;
            [("baseline", r.baseline), ("target", r.target), ("current", r.current)]
                .into_iter()
                .try_for_each(|(name, value)| finite(name, value))
        }
        Record::Metric(r) => titled(kind, &r.title),
        Record::Reading(r) => finite("value", Some(r.value)),
        Record::Strategy(r) => {
            titled(kind, &r.title)?;
            share("target_share", r.target_share)
        }
        Record::Item(r) => {
            titled(kind, &r.title)?;
            share("progress", r.progress)?;
            share("confidence", r.confidence)?;
            at_least("effort", r.effort, 0.0)?;
            r.scores.iter().try_for_each(|(name, value)| finite(name, Some(*value)))
        }
        Record::Leader(r) if r.name.trim().is_empty() => Err("A leader needs a name.".to_owned()),
        Record::Product(r) => titled(kind, &r.title),
        Record::Request(r) => titled(kind, &r.title),
        Record::Decision(r) => titled(kind, &r.title),
        Record::View(r) => titled(kind, &r.title),
        Record::Audience(r) => {
            titled(kind, &r.title)?;
            let read = AudienceSpec::of(r).map(|_| ());
            read.map_err(|error| format!("What “{}” may see cannot be read: {error}.", r.title.trim()))
        }
        Record::Disclosure(r) if r.record().is_none() => {
            Err("What is told outside is about exactly one record.".to_owned())
        }
        Record::Deck(r) => titled(kind, &r.title),
        Record::Workspace(r) => {
            titled(kind, &r.title)?;
            if (1..=12).contains(&r.fiscal_start_month) {
                Ok(())
            } else {
                Err("The fiscal year starts in a month from 1 to 12.".to_owned())
            }
        }
        Record::Link(r) => match r.ends() {
            None => Err("A link joins a strategy to an objective, or an item to either.".to_owned()),
            Some(_) if r.weight > 0.0 && r.weight.is_finite() => Ok(()),
            Some(_) => Err(format!("The weight of a link is a number above 0, not {}.", r.weight)),
        },
        Record::Involvement(r) if r.record().is_none() => {
            Err("An involvement is about exactly one record.".to_owned())
        }
        Record::Acceptance(r) if r.reason.trim().is_empty() => {
            Err("Say why the finding is all right: an acceptance needs a reason.".to_owned())
        }
        Record::Checkpoint(r) => titled(kind, &r.title),
        Record::Scenario(r) => titled(kind, &r.title),
        Record::CheckSettings(r) => checking(r),
        Record::ScoreSettings(r) => scoring(r),
        Record::Leader(_)
        | Record::Involvement(_)
        | Record::Disclosure(_)
        | Record::Acceptance(_)
        | Record::Dependency(_)
        | Record::LeaderProduct(_) => Ok(()),
    }
}

/// Whether every rule that is spoken of exists, and every limit is one that the rule can go by.
fn checking(settings: &CheckSettings) -> Result<(), String> {
    for (code, setting) in &settings.rules {
        let rule = alignment::rule(code).ok_or_else(|| format!("There is no rule `{code}`."))?;
        match (setting.limit, rule.limit) {
            (None, _) => {}
            (Some(_), None) => return Err(format!("{code} goes by no limit.")),
            (Some(at), Some(limit)) if !(limit.least..=limit.most).contains(&at) => {
                return Err(format!(
                    "{code}: {} is between {} and {}, not {at}.",
                    limit.label.to_lowercase(),
                    limit.least,
                    limit.most
                ));
            }
            _ => {}
        }
    }
    match (settings.from, settings.until) {
        (Some(from), Some(until)) if until.last_day() < from.first_day() => {
            Err("The period that is checked must not end before it begins.".to_owned())
        }
        _ => Ok(()),
    }
}

/// Whether every criterion can be told from the others and counted.
fn scoring(settings: &ScoreSettings) -> Result<(), String> {
    for (place, criterion) in settings.criteria.iter().enumerate() {
        let name = criterion.label.trim();
        if name.is_empty() || criterion.key.trim().is_empty() {
            return Err("A criterion needs a name.".to_owned());
        }
        if !matches!(criterion.key.parse(), Ok(Measure::Score(_))) {
            return Err(format!("`{}` is a number that every item has of its own.", criterion.key));
        }
        if settings.criteria.iter().take(place).any(|other| other.key == criterion.key) {
            return Err(format!("There are two criteria “{name}”."));
        }
        at_least(name, Some(criterion.weight), 0.0)?;
        if !(criterion.least < criterion.most && (criterion.most - criterion.least).is_finite()) {
            return Err(format!("The scale of “{name}” must end above where it begins."));
        }
    }
    Ok(())
}

fn titled(kind: &str, title: &str) -> Result<(), String> {
    if title.trim().is_empty() { Err(format!("{kind}: the title must not be empty.")) } else { Ok(()) }
}

fn finite(name: &str, value: Option<f64>) -> Result<(), String> {
    match value {
        Some(value) if !value.is_finite() => Err(format!("`{name}` must be a number.")),
        _ => Ok(()),
    }
}

fn at_least(name: &str, value: Option<f64>, least: f64) -> Result<(), String> {
    match value {
        Some(value) if !value.is_finite() || value < least => {
            Err(format!("`{name}` must be {least} or more, not {value}."))
        }
        _ => Ok(()),
    }
}

fn share(name: &str, value: Option<f64>) -> Result<(), String> {
    match value {
        Some(value) if !(0.0..=1.0).contains(&value) => {
            Err(format!("`{name}` must be between 0 and 1 (0 % and 100 %), not {value}."))
        }
        _ => Ok(()),
    }
}

/// What a record refers to, with the field that does.
pub(super) fn references(record: &Record) -> Vec<(&'static str, RecordRef)> {
    use RecordKind as K;
    let all: Vec<(&'static str, RecordKind, Option<_>)> = match record {
        Record::Product(r) => vec![("parent_id", K::Product, r.parent_id)],
        Record::Leader(r) => vec![("reports_to_id", K::Leader, r.reports_to_id)],
        Record::LeaderProduct(r) => {
            vec![("leader_id", K::Leader, Some(r.leader_id)), ("product_id", K::Product, Some(r.product_id))]
        }
        Record::Metric(r) => vec![("parent_id", K::Metric, r.parent_id)],
        Record::Reading(r) => vec![("metric_id", K::Metric, Some(r.metric_id))],
        Record::Objective(r) => vec![("parent_id", K::Objective, r.parent_id)],
        Record::KeyResult(r) => {
            vec![("objective_id", K::Objective, Some(r.objective_id)), ("metric_id", K::Metric, r.metric_id)]
        }
        Record::Strategy(r) => vec![("product_id", K::Product, r.product_id)],
        Record::Item(r) => {
            vec![("parent_id", K::Item, r.parent_id), ("product_id", K::Product, r.product_id)]
        }
        Record::Link(r) => vec![
            ("item_id", K::Item, r.item_id),
            ("strategy_id", K::Strategy, r.strategy_id),
            ("objective_id", K::Objective, r.objective_id),
        ],
        Record::Dependency(r) => {
            vec![("blocker_id", K::Item, Some(r.blocker_id)), ("blocked_id", K::Item, Some(r.blocked_id))]
        }
        Record::Request(r) => vec![("item_id", K::Item, r.item_id)],
        Record::Decision(r) => vec![
            ("request_id", K::Request, r.request_id),
            ("item_id", K::Item, r.item_id),
            ("objective_id", K::Objective, r.objective_id),
        ],
        Record::Involvement(r) => vec![
            ("leader_id", K::Leader, Some(r.leader_id)),
            ("objective_id", K::Objective, r.objective_id),
            ("strategy_id", K::Strategy, r.strategy_id),
            ("item_id", K::Item, r.item_id),
            ("product_id", K::Product, r.product_id),
            ("metric_id", K::Metric, r.metric_id),
            ("request_id", K::Request, r.request_id),
            ("decision_id", K::Decision, r.decision_id),
        ],
        Record::Disclosure(r) => vec![
            ("objective_id", K::Objective, r.objective_id),
            ("strategy_id", K::Strategy, r.strategy_id),
            ("item_id", K::Item, r.item_id),
            ("product_id", K::Product, r.product_id),
        ],
        Record::Deck(r) => vec![("audience_id", K::Audience, r.audience_id)],
        Record::Workspace(_)
        | Record::View(_)
        | Record::Audience(_)
        | Record::Acceptance(_)
        | Record::Checkpoint(_) => Vec::new(),
        // An objective that is deleted does not take the scenario with it.
        Record::Scenario(_) => Vec::new(),
        // A product that is deleted does not take the settings with it: the check passes over it.
        Record::CheckSettings(_) | Record::ScoreSettings(_) => Vec::new(),
    };
    all.into_iter().filter_map(|(field, kind, id)| id.map(|id| (field, RecordRef::new(kind, id)))).collect()
}
