//! Every formula by its numbers, what is said where one is missing, and ranks.

use proptest::prelude::*;

use super::*;
use crate::draft::Draft;
use crate::model::{Criterion, IceForm, ItemStatus};

fn item(scores: &[(&str, f64)], confidence: Option<f64>, effort: Option<f64>) -> Item {
    let scores = scores.iter().map(|(key, value)| ((*key).to_owned(), *value)).collect();
    Item { title: "An item".to_owned(), scores, confidence, effort, ..Item::default() }
}

fn by(method: ScoreMethod) -> ScoreSettings {
    ScoreSettings { method, ..ScoreSettings::default() }
}

fn score(settings: ScoreSettings, item: &Item) -> Score {
    Scoring::with(&Draft::default().plan(), settings).score(item)
}

fn worked(settings: ScoreSettings, item: &Item) -> String {
    score(settings, item).worked
}

#[test]
fn every_formula_is_worked_with_its_numbers() {
    let rice = item(&[("reach", 2400.0), ("impact", 2.0)], Some(0.85), Some(8.0));
    assert_eq!(worked(by(ScoreMethod::Rice), &rice), "2,400 × 2 × 85 % ÷ 8 = 510");
    let small = item(&[("reach", 100.0), ("impact", 1.0)], Some(1.0), Some(0.2));
    assert_eq!(worked(by(ScoreMethod::Rice), &small), "100 × 1 × 100 % ÷ 0.5 (for 0.2) = 200");

    let ice = item(&[("ice_impact", 8.0), ("impact", 3.0), ("ease", 5.0)], Some(0.7), None);
    assert_eq!(worked(by(ScoreMethod::Ice), &ice), "8 × 7 × 5 = 280");
    let mean = ScoreSettings { ice: IceForm::Mean, ..by(ScoreMethod::Ice) };
    assert_eq!(worked(mean, &ice), "(8 + 7 + 5) ÷ 3 = 6.67");

    let parts = [("business_value", 13.0), ("time_criticality", 8.0), ("risk_reduction", 3.0)];
    assert_eq!(worked(by(ScoreMethod::Wsjf), &item(&parts, None, Some(5.0))), "(13 + 8 + 3) ÷ 5 = 4.8");
    let delay = item(&[("cost_of_delay", 30.0), ("duration", 4.0)], None, None);
    assert_eq!(worked(by(ScoreMethod::Cd3), &delay), "30 ÷ 4 = 7.5");
    let value = item(&[("value", 9.0)], None, Some(4.0));
    assert_eq!(worked(by(ScoreMethod::ValueEffort), &value), "9 ÷ 4 = 2.25");
    assert_eq!(score(by(ScoreMethod::Moscow), &item(&[("moscow", 4.0)], None, None)).text, "Must");
}

fn card(weights: [f64; 2]) -> ScoreSettings {
    let fit =
        Criterion { key: "fit".into(), label: "Fit".into(), weight: weights[0], ..Criterion::default() };
    let risk = Criterion {
        key: "risk".into(),
        label: "Risk".into(),
        weight: weights[1],
        cost: true,
        ..Criterion::default()
    };
    ScoreSettings { criteria: vec![fit, risk], ..by(ScoreMethod::Weighted) }
}

#[test]
fn in_a_scorecard_costs_count_from_the_other_end() {
    let plan = Draft::default().plan();
    let scored = item(&[("fit", 7.0), ("risk", 3.0)], None, None);
    let scoring = Scoring::with(&plan, card([3.0, 1.0]));
    assert_eq!(scoring.formula(), "(3 × Fit + 1 × (11 − Risk)) ÷ 4");
    assert_eq!(scoring.score(&scored).worked, "(3 × 7 + 1 × 8) ÷ 4 = 7.25");
    assert_eq!(score(card([3.0, 0.0]), &item(&[("fit", 7.0)], None, None)).value, Some(7.0));
    assert_eq!(score(card([0.0, 0.0]), &scored).lacks, "No criterion has a weight.");
}

#[test]
fn what_is_missing_is_named_and_never_counted_as_nothing() {
    let lacks = |method, item: &Item| score(by(method), item).lacks;
    let bare = item(&[("reach", 0.0)], None, None);
    assert_eq!(lacks(ScoreMethod::Rice, &bare), "Impact, confidence and effort are missing.");
    assert_eq!(lacks(ScoreMethod::Moscow, &bare), "MoSCoW is missing.");
    let free = item(&[("value", 3.0)], None, Some(0.0));
    assert_eq!(lacks(ScoreMethod::ValueEffort, &free), "Effort is 0: it must be above 0 to divide by it.");
    let nothing = item(&[("reach", 0.0), ("impact", 1.0)], Some(0.5), Some(1.0));
    assert_eq!(score(by(ScoreMethod::Rice), &nothing).value, Some(0.0));
    let odd = item(&[("moscow", 7.0)], None, None);
    assert!(score(by(ScoreMethod::Moscow), &odd).value.is_none());
    assert!(score(by(ScoreMethod::Moscow), &odd).inputs[0].outside);
}

#[test]
fn equal_scores_share_a_rank_and_what_is_finished_has_none() {
    let mut draft = Draft::default();
    for (title, value, status) in [
        ("a", 7.0, ItemStatus::Planned),
        ("b", 9.0, ItemStatus::Planned),
        ("c", 7.0, ItemStatus::Idea),
        ("d", 4.0, ItemStatus::InProgress),
        ("e", 10.0, ItemStatus::Done),
    ] {
        draft.item(title, |item| {
            item.scores.insert("value".to_owned(), value);
            (item.effort, item.status) = (Some(1.0), status);
        });
    }
    let plan = draft.plan();
    let ranking = Ranking::new(&plan, &Scoring::with(&plan, by(ScoreMethod::ValueEffort)));
    let ranks: Vec<String> =
        plan.items.iter().map(|(ix, _)| ranking.rank(ix).map_or_else(String::new, Rank::text)).collect();
    assert_eq!(ranks, ["2=", "1", "2=", "4", ""]);
    let order: Vec<&str> = ranking.order().iter().map(|ix| plan.items[*ix].title.as_str()).collect();
    assert_eq!(order, ["b", "a", "c", "d"]);
    assert_eq!(ranking.score(plan.items.iter().last().unwrap().0), Some(10.0));
}

#[test]
fn musts_take_a_share_of_the_effort() {
    let mut draft = Draft::default();
    let classes = [Some(4.0), Some(4.0), Some(3.0), Some(2.0), Some(1.0), None];
    for (class, effort) in classes.into_iter().zip([5.0, 2.0, 2.0, 1.0, 40.0, 3.0]) {
        draft.item("x", |item| {
            item.effort = Some(effort);
            item.scores.extend(class.map(|class| ("moscow".to_owned(), class)));
        });
    }
    let shares = shares(&draft.plan());
    assert_eq!((shares.effort, shares.unclassed), ([7.0, 2.0, 1.0, 40.0], 3.0));
    assert_eq!((shares.must, shares.could, shares.too_many), (Some(0.7), Some(0.1), true));
}

#[test]
fn numbers_read_as_people_write_them() {
    let cases =
        [(0.0, "0"), (1234.4, "1,234"), (12.34, "12.3"), (0.345, "0.34"), (-1_000_000.0, "−1,000,000")];
    for (value, text) in cases {
        assert_eq!(rounded(value), text);
    }
    assert_eq!((exact(0.25).as_str(), exact(-0.000_001).as_str()), ("0.25", "0"));
}

proptest! {
    /// A score is there exactly where nothing is said to be lacking; ranks follow the scores.
    #[test]
    fn scores_and_reasons_exclude_each_other(
        method in 0..ScoreMethod::ALL.len(),
        rows in prop::collection::vec((prop::collection::vec(prop::option::of(-2i8..12), 13), 0..3u8), 1..12),
    ) {
        let keys = KNOWN.iter().map(|(key, _)| *key).chain(["fit", "risk"]);
        let mut draft = Draft::default();
        for (values, effort) in &rows {
            draft.item("x", |item| {
                let scores = keys.clone().zip(values).filter_map(|(key, value)| Some((key.to_owned(), f64::from((*value)?))));
                item.scores = scores.collect();
                item.effort = Some(f64::from(*effort));
                item.confidence = Some(0.5);
            });
        }
        let plan = draft.plan();
        let settings = ScoreSettings { method: ScoreMethod::ALL[method], ..card([2.0, 1.0]) };
        let scoring = Scoring::with(&plan, settings);
        let ranking = Ranking::new(&plan, &scoring);
        for (ix, item) in plan.items.iter() {
            let score = scoring.score(item);
            prop_assert_eq!(score.value.is_some(), score.lacks.is_empty());
            prop_assert_eq!(score.value, scoring.value(item));
            prop_assert_eq!(score.value.is_some(), ranking.rank(ix).is_some());
        }
        for (place, pair) in ranking.order().windows(2).enumerate() {
            let [a, b] = [ranking.score(pair[0]).unwrap(), ranking.score(pair[1]).unwrap()];
            prop_assert!(a >= b - 1e-6 * a.abs());
            let rank = ranking.rank(pair[1]).unwrap();
            prop_assert!(rank.place as usize <= place + 2);
        }
    }
}
