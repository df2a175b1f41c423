use std::collections::BTreeSet;

use chrono::{Datelike, TimeZone as _, Utc};
use throughline_plan::model::{InvolvementRole, ItemStatus};
use throughline_plan::model::{ScoreMethod, ScoreSettings};
use throughline_plan::plan::Plan;
use throughline_plan::scoring::{self, Ranking, Scoring};

use super::*;
use crate::workspace::{Moment, Workspace};

/// Days that a calendar makes awkward: the last of a long month, of February, of a year, the first of one.
fn awkward_days() -> Vec<NaiveDate> {
    [
        (2026, 11, 23),
        (2027, 1, 1),
        (2027, 1, 31),
        (2027, 2, 28),
        (2028, 2, 29),
        (2027, 5, 2),
        (2027, 6, 30),
        (2027, 7, 1),
        (2027, 9, 30),
        (2027, 12, 31),
    ]
    .into_iter()
    .map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day).unwrap())
    .collect()
}

fn made(today: NaiveDate) -> (tempfile::TempDir, Workspace) {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = Workspace::create(&folder.path().join("Harbour.throughline"), "Harbour").unwrap();
    let moment = Moment { now: Utc.with_ymd_and_hms(2026, 11, 23, 9, 0, 0).unwrap(), today };
    workspace.apply(&edit(today), moment).unwrap();
    (folder, workspace)
}

fn on_each_awkward_day(check: impl Fn(NaiveDate, &Plan)) {
    for today in awkward_days() {
        let (_folder, workspace) = made(today);
        check(today, workspace.plan());
    }
}

#[test]
fn it_is_as_large_as_promised_and_refers_to_nothing_that_is_not_there() {
    let (_folder, workspace) = made(awkward_days()[0]);
    let plan = workspace.plan();
    assert_eq!(
        (plan.objectives.len(), plan.strategies.len(), plan.items.len(), plan.leaders.len()),
        (5, 8, 60, 9)
    );
    assert_eq!((plan.products.len(), plan.dependencies.len(), plan.views.len()), (4, 17, 3));
    assert!(plan.links.len() > 40, "{} links", plan.links.len());
    workspace.store().verify().unwrap();
}

#[test]
fn every_method_puts_what_a_council_would_score_in_an_order_of_its_own() {
    let (_folder, workspace) = made(awkward_days()[0]);
    let plan = workspace.plan();
    let stored = plan.score_settings.rows()[0].clone();
    let first = ScoreMethod::ALL.iter().map(|method| {
        let scoring = Scoring::with(plan, ScoreSettings { method: *method, ..stored.clone() });
        let ranking = Ranking::new(plan, &scoring);
        assert!(ranking.order().len() >= 36, "{}: {}", method.label(), ranking.order().len());
        for (_, item) in plan.items.iter() {
            assert!(scoring.score(item).inputs.iter().all(|input| !input.outside), "{}", item.title);
        }
        ranking.order().iter().take(5).map(|ix| plan.items[*ix].title.as_str()).collect::<Vec<_>>()
    });
    let first: Vec<_> = first.collect();
    let orders: BTreeSet<_> = first.iter().collect();
    assert_eq!(orders.len(), ScoreMethod::ALL.len(), "{first:#?}");
    let shares = scoring::shares(plan);
    assert!(!shares.too_many && shares.must.unwrap() > 0.3, "{shares:?}");
}

#[test]
fn one_undo_takes_it_away() {
    let (_folder, mut workspace) = made(awkward_days()[0]);
    let outcome = workspace.undo(Moment::current()).unwrap();
    assert_eq!(outcome.label, "Make the sample");
    assert_eq!(workspace.plan().records().all().len(), 1, "only the workspace's own settings are left");
}

#[test]
fn titles_are_unique() {
    let (_folder, workspace) = made(awkward_days()[0]);
    let plan = workspace.plan();
    let mut seen = BTreeSet::new();
    let titles = plan.items.rows().iter().map(|r| &r.title);
    let titles = titles.chain(plan.strategies.rows().iter().map(|r| &r.title));
    for title in titles.chain(plan.objectives.rows().iter().map(|r| &r.title)) {
        assert!(seen.insert(title.to_lowercase()), "{title} is there twice");
    }
}

#[test]
fn readings_go_back_two_quarters_and_not_into_the_future() {
    on_each_awkward_day(|today, plan| {
        for (ix, metric) in plan.metrics.iter() {
            let days: Vec<_> = plan.graph().readings_of(ix).iter().map(|r| plan.readings[*r].day).collect();
            let (first, last) = (*days.first().unwrap(), *days.last().unwrap());
            assert!((today - first).num_days() >= 180, "{} begins on {first}", metric.title);
            assert!(last <= today && (today - last).num_days() < 31, "{} ends on {last}", metric.title);
            assert!(days.is_sorted() && days.len() >= 7);
        }
    });
}

#[test]
fn today_lies_near_the_start_of_the_plan() {
    on_each_awkward_day(|today, plan| {
        let spans: Vec<_> = plan.items.rows().iter().filter_map(Item::span).collect();
        let first = spans.iter().map(|span| span.first).min().unwrap();
        let last = spans.iter().map(|span| span.last).max().unwrap();
        let days = |n: chrono::TimeDelta| u32::try_from(n.num_days()).map(f64::from).unwrap();
        let at = days(today - first) / days(last - first);
        assert!((0.2..0.32).contains(&at), "on {today} it lies at {at:.2}");
    });
}

#[test]
fn what_is_done_lies_behind_and_what_is_going_on_touches_today() {
    on_each_awkward_day(|today, plan| {
        for item in plan.items.rows() {
            let Some(span) = item.span() else { continue };
            match item.status {
                ItemStatus::Done | ItemStatus::Dropped => assert!(span.last < today, "{}", item.title),
                ItemStatus::InProgress => assert!(span.first <= today, "{}", item.title),
                _ => assert!(span.last >= today, "{}", item.title),
            }
        }
    });
}

#[test]
fn nobody_plans_for_a_weekend() {
    on_each_awkward_day(|_, plan| {
        let dates = plan.items.rows().iter().flat_map(|item| [item.start, item.end]).flatten();
        for date in dates.filter(|date| date.precision() == Precision::Day) {
            assert!(date.first_day().weekday().number_from_monday() <= 5, "{date}");
        }
    });
}

#[test]
fn objectives_stand_as_in_the_story() {
    let (_folder, workspace) = made(awkward_days()[0]);
    let plan = workspace.plan();
    let mut scores: Vec<_> =
        plan.objectives.iter().map(|(ix, o)| (o.position, plan.objective_score(ix))).collect();
    scores.sort_by(|a, b| a.0.total_cmp(&b.0));
    let percent: Vec<_> = scores.iter().map(|(_, score)| format!("{:.0}", score.unwrap() * 100.0)).collect();
    assert_eq!(percent, ["62", "38", "55", "12", "26"]);
}

#[test]
fn each_record_has_at_most_one_owner() {
    let (_folder, workspace) = made(awkward_days()[0]);
    let mut owned = BTreeSet::new();
    for involvement in workspace.plan().involvements.rows() {
        if involvement.role == InvolvementRole::Accountable {
            assert!(owned.insert(involvement.record().unwrap()));
        }
    }
    assert!(owned.len() > 70, "{}", owned.len());
}

#[test]
fn the_same_day_gives_the_same_plan() {
    let today = awkward_days()[0];
    let titles = |plan: &Plan| -> Vec<_> {
        let mut rows: Vec<_> =
            plan.items.rows().iter().map(|i| (i.title.clone(), i.start, i.end, i.effort)).collect();
        rows.sort_by(|a, b| a.0.cmp(&b.0));
        rows
    };
    let ((_a, one), (_b, other)) = (made(today), made(today));
    assert_eq!(titles(one.plan()), titles(other.plan()));
    // In the order of the tables too, which ids made in order keep.
    let order = |plan: &Plan| plan.items.rows().iter().map(|i| i.title.clone()).collect::<Vec<_>>();
    assert_eq!(order(one.plan()), order(other.plan()));
}

#[test]
fn saved_pictures_can_be_read_again() {
    let (_folder, workspace) = made(awkward_days()[0]);
    for view in workspace.plan().views.rows() {
        let spec: Result<throughline_plan::picture::PictureSpec, _> =
            serde_json::from_value(view.spec.clone());
        assert!(spec.is_ok(), "{}: {spec:?}", view.title);
    }
}

/// What the comments in the tables promise, on any day, and nothing else.
#[test]
fn the_check_finds_what_the_tables_say_it_will() {
    on_each_awkward_day(|today, plan| {
        let report = throughline_plan::alignment::check(plan, today);
        let (live, accepted): (Vec<_>, Vec<_>) = report.findings.iter().partition(|f| f.is_live());
        let mut found: Vec<_> = live.iter().map(|f| (f.code, f.title.as_str())).collect();
        found.sort_unstable();
        let expected = [
            ("ALIGN-01", "Dark mode for dispatch"),
            ("ALIGN-01", "Fleet map redesign"),
            ("ALIGN-01", "Rewrite of PDF reports"),
            ("ALIGN-02", "Halve the cost to serve"),
            ("ALIGN-06", "Mobile for field crews"),
            ("DATA-03", "Single sign-on"),
            ("KR-01", "Tickets per customer"),
            ("OWN-01", "Fleet map redesign"),
            ("OWN-01", "Rewrite of PDF reports"),
            ("OWN-04", "ISO 27001 surveillance"),
            ("TIME-01", "App marketplace"),
            ("TIME-02", "Rate limits by key"),
            ("TIME-03", "Template gallery"),
            ("TIME-06", "Users from the customer's directory"),
        ];
        assert_eq!(found, expected, "on {today}");
        let accepted: Vec<_> = accepted.iter().map(|f| (f.code, f.title.as_str())).collect();
        assert_eq!(accepted, [("TIME-05", "SOC 2 renewal")], "on {today}");
    });
}

/// As in the story: onboarding gets less effort than its weight, the platform more.
#[test]
fn effort_and_weight_are_not_quite_the_same() {
    on_each_awkward_day(|today, plan| {
        let coverage = throughline_plan::alignment::coverage(plan, today);
        let share = |title: &str| {
            let row = coverage.by_objective.iter().find(|row| row.title == title).unwrap();
            let percent = |share: Option<f64>| format!("{:.0}", share.unwrap() * 100.0);
            (percent(row.effort.value), percent(row.weight.value))
        };
        assert_eq!(share("Cut onboarding to a day"), ("27".to_owned(), "30".to_owned()));
        assert_eq!(share("Open the platform"), ("18".to_owned(), "10".to_owned()));
    });
}
