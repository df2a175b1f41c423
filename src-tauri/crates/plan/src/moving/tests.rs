use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::draft::Draft;
use crate::model::ItemStatus;
use crate::testing::{apply, date, plan_of, records};

fn request(items: &[RecordRef], days: i64) -> MoveRequest {
    MoveRequest { items: items.iter().map(|at| at.id).collect(), days, along: true, ..MoveRequest::default() }
}

fn made(draft: &Draft, preview: &MovePreview) -> Draft {
    let mut draft = draft.clone();
    preview.changes.iter().for_each(|change| apply(&mut draft.records, change));
    draft
}

fn when(draft: &Draft, at: RecordRef) -> String {
    let item = draft.records.items.get(at.id).unwrap();
    Span::label(item.start, item.end)
}

/// A chain of three, each beginning after the one before has ended.
fn chain() -> (Draft, [RecordRef; 3]) {
    let mut draft = Draft::default();
    let one = draft.dated("One", "2027-01", "2027-03");
    let two = draft.dated("Two", "2027-04", "2027-05");
    let three = draft.dated("Three", "2027-07-05", "2027-07-30");
    draft.blocks(one, two).blocks(two, three);
    (draft, [one, two, three])
}

#[test]
fn what_waits_moves_along_as_far_as_it_has_to() {
    let (draft, [one, two, three]) = chain();
    let found = preview(&draft.plan(), &request(&[one], 30));
    assert_eq!(found.edit, "Move One to Feb – Apr 2027 and 1 that waits");
    assert_eq!(found.detail, "“Two” moves along.");
    let after = made(&draft, &found);
    assert_eq!(when(&after, two), "May – Jun 2027");
    assert_eq!(when(&after, three), when(&draft, three), "it had time to spare");

    let further = preview(&draft.plan(), &request(&[one], 61));
    assert_eq!(further.detail, "“Two” and “Three” move along.");
    let after = made(&draft, &further);
    assert_eq!(
        (when(&after, two), when(&after, three)),
        ("Jun – Jul 2027".into(), "1 Aug – 26 Aug 2027".into())
    );
}

#[test]
fn alone_moves_nothing_else() {
    let (draft, [one, two, _]) = chain();
    let found = preview(&draft.plan(), &MoveRequest { along: false, ..request(&[one], 30) });
    assert_eq!((found.detail.as_str(), found.others.len()), ("", 0));
    assert_eq!(when(&made(&draft, &found), two), when(&draft, two));
}

#[test]
fn what_waits_stays_after_what_it_waits_for() {
    let (draft, [_, two, _]) = chain();
    let found = preview(&draft.plan(), &request(&[two], -60));
    assert!(!found.moved);
    assert_eq!(found.detail, "It stays after “One”.");
}

#[test]
fn what_is_done_waits_for_nothing() {
    let (mut draft, [one, two, _]) = chain();
    draft.set(two, "status", ItemStatus::Done.as_str());
    let found = preview(&draft.plan(), &request(&[one], 90));
    assert_eq!(found.detail, "");
}

#[test]
fn a_circle_is_left_alone() {
    let (mut draft, [one, two, three]) = chain();
    draft.blocks(three, one);
    let found = preview(&draft.plan(), &request(&[one], 90));
    assert_eq!(found.detail, "");
    assert_eq!(when(&made(&draft, &found), two), when(&draft, two));
}

#[test]
fn many_move_each_by_its_own_precision() {
    let mut draft = Draft::default();
    let day = draft.dated("Day", "2027-01-04", "2027-01-29");
    let quarter = draft.dated("Quarter", "2027-Q2", "2027-Q3");
    let idea = draft.item("Idea", |_| {});
    let found = preview(&draft.plan(), &request(&[day, quarter, idea], 14));
    assert_eq!(found.edit, "Move 3 items 2 weeks later");
    assert_eq!(found.detail, "1 item stays: no dates. 1 item stays: not known that precisely, or held back.");
    assert_eq!(when(&made(&draft, &found), day), "18 Jan – 12 Feb 2027");
    let further = preview(&draft.plan(), &request(&[day, quarter, idea], 91));
    assert_eq!(when(&made(&draft, &further), quarter), "Q3 – Q4 2027");
}

fn to(draft: &Draft, item: RecordRef, lane: &str) -> MovePreview {
    preview(&draft.plan(), &MoveRequest { lane: Some(lane.to_owned()), ..request(&[item], 0) })
}

#[test]
fn months_and_quarters_are_those_of_the_calendar() {
    let mut draft = Draft::default();
    let day = draft.dated("Day", "2027-01-04", "2027-01-31");
    let week = draft.dated("Week", "2027-W02", "2027-W03");
    let quarter = draft.dated("Quarter", "2027-Q2", "2027-Q3");
    let half = draft.dated("Half", "2027-H1", "2027-H1");
    let all = [day, week, quarter, half];
    let by = |months: i32, along: bool| {
        let asked = MoveRequest { months, along, listed: true, ..request(&all, 0) };
        let found = preview(&draft.plan(), &asked);
        let after = made(&draft, &found);
        (found, all.map(|at| when(&after, at)))
    };
    let (month, stand) = by(1, false);
    assert_eq!(month.edit, "Move 4 items 1 month later");
    assert_eq!(stand, ["4 Feb – 28 Feb 2027", "Week 6, 2027 – Week 7, 2027", "Q2 – Q3 2027", "H1 2027"]);
    assert_eq!(month.detail, "2 items stay: not known that precisely, or held back.");
    let line = |at: usize| (month.lines[at].title.as_str(), month.lines[at].to.as_str());
    assert_eq!((line(0), month.lines.len()), (("Day", "4 Feb – 28 Feb 2027"), 2));
    let (quarters, stand) = by(-6, false);
    assert_eq!(quarters.edit, "Move 4 items 2 quarters earlier");
    assert_eq!(stand[2..], ["Q4 2026 – Q1 2027".to_owned(), "H2 2026".to_owned()]);

    let alone = |at: RecordRef| MoveRequest { listed: true, ..request(&[at], 7) };
    assert_eq!(preview(&draft.plan(), &alone(half)).detail, "Its dates are not known that precisely.");
    let idea = draft.item("Idea", |_| {});
    assert_eq!(preview(&draft.plan(), &alone(idea)).detail, "It has no dates.");

    let (chain, [one, ..]) = chain();
    let asked = MoveRequest { months: 2, listed: true, ..request(&[one], 0) };
    let found = preview(&chain.plan(), &asked);
    let told: Vec<(&str, bool)> = found.lines.iter().map(|line| (line.title.as_str(), line.along)).collect();
    assert_eq!(told, [("One", false), ("Two", true), ("Three", true)]);
    assert_eq!(found.edit, "Move One to Mar – May 2027 and 2 that wait");
}

#[test]
fn a_lane_gives_its_field() {
    let (mut draft, [one, two, _]) = chain();
    let [growth, trust] = ["Growth", "Trust"].map(|title| draft.strategy(title, |_| {}));
    draft.serves(one, growth);
    let found = to(&draft, one, &format!("strategy:{}", trust.id));
    assert_eq!((found.label.as_str(), found.edit.as_str()), ("Trust", "Move One to Trust"));
    assert!(
        matches!(&found.changes[..], [Change::Unlink { .. }, Change::Link { .. }]),
        "{:?}",
        found.changes
    );
    assert!(!to(&draft, one, &format!("strategy:{}", growth.id)).moved, "it stands there already");
    assert!(to(&draft, one, "none:strategy").moved);

    draft.part_of(two, one);
    let inherited = to(&draft, two, "none:strategy");
    assert!(!inherited.moved);
    assert_eq!(inherited.detail, "“Two” has its strategy from what it is part of.");

    let status = to(&draft, one, "status:in_progress");
    assert_eq!(status.edit, "Move One to In progress");
    assert_eq!(to(&draft, one, "team:Maps").edit, "Move One to Maps");
    assert!(!to(&draft, one, "all").moved);
}

#[test]
fn an_objective_served_through_a_strategy_is_not_given_up_by_a_drag() {
    let (mut draft, [one, two, _]) = chain();
    let [market, trust] = ["Win", "Trust"].map(|title| draft.objective(title, |_| {}));
    let growth = draft.strategy("Growth", |_| {});
    draft.serves(growth, market).serves(one, growth).serves(two, market);
    let direct = to(&draft, two, &format!("objective:{}", trust.id));
    assert!(matches!(&direct.changes[..], [Change::Unlink { .. }, Change::Link { .. }]));
    let through = to(&draft, one, "none:objective");
    assert!(!through.moved && through.detail.contains("“Win”"), "{}", through.detail);
}

#[test]
fn a_lane_and_dates_change_in_one() {
    let (draft, [one, ..]) = chain();
    let found = preview(
        &draft.plan(),
        &MoveRequest { lane: Some("team:Maps".into()), along: false, ..request(&[one], 30) },
    );
    assert_eq!(found.edit, "Move One to Maps, Feb – Apr 2027");
    assert_eq!(found.changes.len(), 2);
}

#[test]
fn joining_refuses_to_close_a_circle_and_takes_away_what_is_there() {
    let (draft, [one, two, three]) = chain();
    let plan = draft.plan();
    let ask = |a: RecordRef, b: RecordRef| join(&plan, JoinRequest { blocker: a.id, blocked: b.id }).unwrap();
    let new = ask(one, three);
    assert!(new.possible && new.edit == "Let Three wait for One");
    let circle = ask(three, one);
    assert!(!circle.possible);
    assert_eq!(circle.label, "“Three” already waits for “One” through “Two”: each would wait for the other.");
    assert!(!ask(one, one).possible);
    let away = ask(one, two);
    assert!(matches!(&away.changes[..], [Change::Unblock { .. }]), "{away:?}");
}

#[test]
fn what_is_drawn_has_the_precision_of_the_zoom_and_the_field_of_the_lane() {
    use crate::picture::Zoom;
    let day = crate::testing::day;
    let asked = |zoom| DrawRequest {
        zoom,
        lane: "status:idea".into(),
        from: day("2027-05-20"),
        until: day("2027-03-10"),
        title: " Maps ".into(),
    };
    let plan = Draft::default().plan();
    let found = draw(&plan, &asked(Zoom::Quarter));
    assert_eq!((found.label.as_str(), found.edit.as_str()), ("Mar – May 2027, Idea", "Add Maps"));
    let [Change::Create { record: crate::model::Record::Item(item), .. }] = &found.changes[..] else {
        panic!("{:?}", found.changes)
    };
    assert_eq!((item.start, item.status), (Some(date("2027-03")), ItemStatus::Idea));
    assert_eq!(draw(&plan, &asked(Zoom::Year)).label, "Q1 – Q2 2027, Idea");
    assert_eq!(draw(&plan, &asked(Zoom::Month)).label, "Week 10, 2027 – Week 20, 2027, Idea");
}

/// The dependencies of a plan that hold, as the check's TIME-03 counts: between items that are still to be done.
fn holding(plan: &Plan) -> BTreeSet<(Ix<Item>, Ix<Item>)> {
    let mut found = BTreeSet::new();
    for (before, item) in plan.items.iter() {
        for (after, _) in plan.graph().blocked(before) {
            let waits = &plan.items[*after];
            let ends = item.end.or(item.start);
            let begins = waits.start.or(waits.end);
            let early = begins.zip(ends).is_some_and(|(start, end)| start.last_day() < end.first_day());
            if !early || !item.is_active() || !waits.is_active() {
                found.insert((before, *after));
            }
        }
    }
    found
}

/// Whether one waits for the other and the other way round, over any number of others.
fn circular(plan: &Plan, a: Ix<Item>, b: Ix<Item>) -> bool {
    let reaches = |from: Ix<Item>, to: Ix<Item>| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(at) = open.pop() {
            for (next, _) in plan.graph().blocked(at) {
                if *next == to {
                    return true;
                }
                if seen.insert(*next) {
                    open.push(*next);
                }
            }
        }
        false
    };
    reaches(a, b) && reaches(b, a)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Whatever is moved, and however far: no dependency that held is broken; what moves along moves later and never
    /// further than what pushes it; and what is not named in the preview stays.
    #[test]
    fn moving_along_breaks_no_dependency(
        all in records(),
        chosen in proptest::collection::vec(0usize..12, 1..4),
        days in -400i64..400,
        edge in 0..Edge::ALL.len(),
    ) {
        let plan = plan_of(&all);
        let items: Vec<Id> =
            chosen.iter().filter_map(|n| plan.items.rows().get(*n)).map(|item| item.id).collect();
        let edge = Edge::ALL[edge];
        let request = MoveRequest { items: items.clone(), days, edge, along: true, ..MoveRequest::default() };
        let before = holding(&plan);
        let proposed: BTreeMap<_, _> = items
            .iter()
            .filter_map(|id| plan.items.ix(*id))
            .map(|ix| (ix, shifted(dates(&plan.items[ix]), days, edge)))
            .collect();
        let followed = follow(&plan, &proposed);
        let found = preview(&plan, &request);
        let mut records = (*plan).clone();
        for (ix, now) in &followed.dates {
            let mut item = plan.items[*ix].clone();
            (item.start, item.end) = *now;
            records.put(item.into());
        }
        let after = Plan::new(records);
        let now = holding(&after);
        for pair in before.iter().filter(|pair| !circular(&plan, pair.0, pair.1)) {
            prop_assert!(now.contains(pair), "{:?} is broken", pair);
        }
        for ix in &followed.along {
            let was = Span::of(plan.items[*ix].start, plan.items[*ix].end).unwrap();
            let is = Span::of(after.items[*ix].start, after.items[*ix].end).unwrap();
            prop_assert!(was.first <= is.first && !items.contains(&plan.items[*ix].id));
        }
        let stays = |(ix, item): (Ix<Item>, &Item)| dates(item) == dates(&after.items[ix]);
        prop_assert_eq!(found.changes.is_empty(), plan.items.iter().all(stays));
        if days == 0 {
            prop_assert!(followed.along.is_empty());
        }
    }
}
