use std::collections::{BTreeSet, HashSet};

use proptest::prelude::*;

use super::*;
use crate::draft::{Draft, id};
use crate::model::{
    Acceptance, Audience, Checkpoint, Deck, Disclosure, Id, ItemStatus, LeaderProduct, Metric, PlanDate,
    Precision, Product, Reading, Record, RecordKind, RecordRef, Request, Scenario, View,
};
use crate::picture::Filter;
use crate::plan::{Plan, Records};
use crate::testing::{date, day, plan_of, records};

fn spec(precision: Precision, shows: &[Shown]) -> AudienceSpec {
    AudienceSpec { precision, shows: shows.iter().copied().collect(), ..AudienceSpec::default() }
}

fn told(on: RecordRef, confidential: bool, title: &str, summary: &str) -> Disclosure {
    let made = Disclosure::new(Id::NIL, on).unwrap();
    Disclosure { confidential, title: title.to_owned(), summary: summary.to_owned(), ..made }
}

#[test]
fn a_customer_sees_the_open_items_in_quarters_and_in_public_words() {
    let mut draft = Draft::default();
    let open = draft.dated("Rewrite billing core", "2027-02-03", "2027-05-20");
    let secret = draft.dated("Buy Acme", "2027-02-01", "2027-03-01");
    let part = draft.dated("Due diligence", "2027-02-01", "2027-02-20");
    let idea = draft.item("Perhaps", |item| item.status = ItemStatus::Idea);
    draft.part_of(part, secret).blocks(secret, open);
    draft.add(told(secret, true, "", ""));
    draft.add(told(open, false, "Clearer bills", "Bills that explain themselves."));

    let seen = redact(&draft.plan(), &spec(Precision::Quarter, &[]));
    let items = seen.items.rows();
    assert_eq!(items.len(), 1, "neither what is confidential, nor its parts, nor ideas");
    let item = &items[0];
    assert_eq!(item.title, "Clearer bills");
    assert_eq!(item.description, "Bills that explain themselves.");
    assert_eq!((item.start, item.end), (Some(date("2027-Q1")), Some(date("2027-Q2"))));
    assert!(seen.dependencies.is_empty());
    assert!(seen.items.get(idea.id).is_none());
}

#[test]
fn starters_can_be_read_and_hide_what_is_confidential() {
    let titles: Vec<String> = starters().iter().map(|audience| audience.title.clone()).collect();
    assert_eq!(titles, ["Executive", "Stakeholder", "Customer", "Engineering"]);
    for audience in starters() {
        assert!(!AudienceSpec::of(&audience).unwrap().shows(Shown::Confidential), "{}", audience.title);
    }
}

#[test]
fn settings_of_a_newer_version_are_not_read_as_if_they_hid_nothing() {
    for spec in ["{\"shows\":[\"moon\"]}", "{\"veil\":true}"] {
        let spec = serde_json::from_str(spec).unwrap();
        assert!(AudienceSpec::of(&Audience { spec, ..Audience::default() }).is_err());
    }
}

#[test]
fn a_product_hides_what_changes_it_and_an_objective_what_is_below_it() {
    let mut draft = Draft::default();
    let product = draft.add(Product { title: "Falcon".to_owned(), ..Product::default() });
    draft.item("Wings", |item| item.product_id = Some(product.id));
    let open = draft.item("Wheels", |_| ());
    let top = draft.objective("Enter Japan", |_| ());
    let low = draft.objective("Hire in Tokyo", |_| ());
    draft.part_of(low, top);
    draft.key_result(low, "Ten people", |_| ());
    let strategy = draft.strategy("Asia first", |_| ());
    draft.serves(strategy, low).serves(open, strategy);
    draft.add(told(product, true, "", ""));
    draft.add(told(top, true, "", ""));
    let all: Vec<Shown> = Shown::ALL.iter().copied().filter(|shown| *shown != Shown::Confidential).collect();
    let seen = redact(&draft.plan(), &spec(Precision::Day, &all));
    let titles: Vec<&str> = seen.items.rows().iter().map(|item| item.title.as_str()).collect();
    assert_eq!(titles, ["Wheels"]);
    assert!(seen.products.is_empty() && seen.objectives.is_empty() && seen.key_results.is_empty());
    assert_eq!(seen.links.len(), 1, "the item and the strategy are both seen");
    let everything = redact(&draft.plan(), &spec(Precision::Day, Shown::ALL));
    assert_eq!(everything.items.len(), 2);
}

#[test]
fn an_item_keeps_its_objectives_where_strategies_are_not_seen_and_its_dates_where_parts_are_not() {
    let mut draft = Draft::default();
    let objective = draft.objective("Grow", |_| ());
    let strategy = draft.strategy("Land", |_| ());
    let item = draft.item("Initiative", |_| ());
    let part = draft.dated("Epic", "2027-02-03", "2027-05-20");
    draft.set(part, "effort", 3.0);
    draft.serves(strategy, objective).serves(item, strategy).part_of(part, item);
    let sees = AudienceSpec { depth: Some(1), ..spec(Precision::Month, &[Shown::Objectives, Shown::Effort]) };
    let seen = redact(&draft.plan(), &sees);
    assert_eq!(seen.items.len(), 1);
    let ix = seen.items.ix(item.id).unwrap();
    assert_eq!(seen.reach().of_item(ix).len(), 1);
    assert_eq!(seen.items[ix].effort, Some(3.0));
    assert_eq!((seen.items[ix].start, seen.items[ix].end), (Some(date("2027-02")), Some(date("2027-05"))));
}

#[test]
fn nothing_is_blamed_for_serving_no_objective_where_none_is_shown() {
    let mut draft = Draft::default();
    draft.dated("Open", "2027-02-03", "2027-05-20");
    let drawn = |plan: &Plan| {
        let spec = crate::picture::PictureSpec::default();
        serde_json::to_string(&crate::picture::layout(plan, &spec, day("2027-02-17"))).unwrap()
    };
    assert!(drawn(&draft.plan()).contains("Serves no objective"));
    let seen = redact(&draft.plan(), &spec(Precision::Quarter, &[]));
    assert!(!drawn(&seen).contains("erves no objective"));
}

#[test]
fn a_part_whose_whole_is_filtered_out_is_part_of_the_next_one_above() {
    let mut draft = Draft::default();
    let [top, middle, low] = ["Top wanted", "Middle", "Low wanted"].map(|title| draft.item(title, |_| ()));
    draft.part_of(low, middle).part_of(middle, top);
    let filter = Filter { text: "wanted".to_owned(), ..Filter::default() };
    let seen = redact(&draft.plan(), &AudienceSpec { filter, ..AudienceSpec::default() });
    assert_eq!(seen.items.get(low.id).unwrap().parent_id, Some(top.id));
    assert_eq!(seen.items.len(), 2);
}

#[test]
fn what_is_hidden_is_counted_once_and_with_its_reason() {
    let mut draft = Draft::default();
    let secret = draft.item("Secret", |item| item.status = ItemStatus::Idea);
    draft.item("Idea", |item| item.status = ItemStatus::Idea);
    let top = draft.dated("Top", "2027-02-03", "2027-03-01");
    let low = draft.item("Low", |_| ());
    draft.item("Done", |item| item.status = ItemStatus::Done);
    draft.part_of(low, top);
    draft.add(told(secret, true, "", ""));
    let filter = Filter { hide_done: true, ..Filter::default() };
    let sees = AudienceSpec { filter, depth: Some(1), ..AudienceSpec::default() };
    let counted = hidden(&draft.plan(), &sees);
    let Hidden { items, seen, confidential, ideas, filtered, deep, coarser, .. } = counted;
    assert_eq!((items, seen, confidential, ideas, filtered, deep, coarser), (5, 1, 1, 1, 1, 1, 1));
}

#[test]
fn what_is_confidential_by_now_is_not_read_in_an_earlier_state() {
    let mut draft = Draft::default();
    let whole = draft.item("Acquisition", |_| ());
    let part = draft.item("Bank talks", |_| ());
    let before = draft.plan();
    draft.part_of(part, whole);
    draft.add(told(whole, true, "", ""));
    let sees = spec(Precision::Day, &[]);
    assert_eq!(redact(&before, &sees).items.len(), 2, "alone it does not know");
    assert!(redact_beside(&before, &draft.plan(), &sees).items.is_empty());
    assert!(redact_beside(&draft.plan(), &before, &sees).items.is_empty(), "nor in a scenario that says so");
}

/// Gives every record of a random plan texts that say what they are: `FIELD~n`, n being the place of its record.
fn with_secrets(mut all: Vec<Record>) -> Vec<Record> {
    for (n, record) in all.iter_mut().enumerate() {
        let said = |field: &str| format!("{field}~{n}~");
        match record {
            Record::Item(row) => {
                (row.title, row.description) = (said("TITLE"), said("DESCRIPTION"));
                (row.status_word, row.stage) = (said("SOURCE"), said("LABEL"));
                (row.teams, row.labels) = (vec![said("TEAM")], vec![said("LABEL")]);
                row.url = said("ADDRESS");
                row.extra.insert(said("SOURCE"), said("SOURCE"));
                row.scores.insert(said("SCORE"), 3.0);
                (row.source, row.external_id) = (Some(said("SOURCE")), Some(said("SOURCE")));
                row.position = 0.123_456;
            }
            Record::Objective(row) => {
                (row.title, row.description) = (said("TITLE"), said("DESCRIPTION"));
                row.external_id = Some(said("SOURCE"));
                row.position = 0.123_456;
            }
            Record::Strategy(row) => {
                (row.title, row.description, row.choice) =
                    (said("TITLE"), said("DESCRIPTION"), said("REASON"));
            }
            Record::Leader(row) => {
                (row.name, row.title, row.email) = (said("NAME"), said("NAME"), said("ADDRESS"));
            }
            Record::Link(row) => row.rationale = said("REASON"),
            Record::Dependency(row) => row.note = said("REASON"),
            Record::KeyResult(row) => row.title = said("TITLE"),
            Record::Decision(row) => (row.title, row.reason) = (said("TITLE"), said("REASON")),
            _ => {}
        }
    }
    all
}

/// The records that no random plan has of itself, hung on the first records of the others.
fn others(seed: u128) -> Vec<Record> {
    let at = |kind: u128, n: u128| id(kind * 1000 + n % 5 + 1);
    let made = |n: u128| id(70_000 + n);
    let text = |said: &str| format!("{said}~{seed}~");
    vec![
        Product { id: made(0), title: text("TITLE"), ..Product::default() }.into(),
        Product { id: made(1), title: text("TITLE"), parent_id: Some(made(0)), ..Product::default() }.into(),
        LeaderProduct { id: made(2), leader_id: at(4, seed), product_id: made(1) }.into(),
        Metric { id: made(3), title: text("TITLE"), ..Metric::default() }.into(),
        Reading { id: made(4), metric_id: made(3), day: day("2027-02-17"), note: text("REASON"), value: 1.0 }
            .into(),
        Request { id: made(5), title: text("TITLE"), requester: text("NAME"), ..Request::default() }.into(),
        Request { id: made(6), item_id: Some(at(1, seed)), title: text("TITLE"), ..Request::default() }
            .into(),
        View { id: made(7), title: text("VIEW"), ..View::default() }.into(),
        Audience { id: made(8), title: text("OTHER"), ..Audience::default() }.into(),
        Deck { id: made(9), title: text("OTHER"), ..Deck::default() }.into(),
        Checkpoint {
            id: made(10),
            title: text("OTHER"),
            entry: 0,
            made: day("2027-02-17"),
            note: text("OTHER"),
        }
        .into(),
        Scenario { id: made(11), title: text("OTHER"), shift: text("OTHER"), ..Scenario::default() }.into(),
        Acceptance {
            id: made(12),
            code: "ALIGN-01".to_owned(),
            record_id: at(1, seed),
            reason: text("REASON"),
            author: text("OTHER"),
            accepted: day("2027-02-17"),
            expires: Some(day("2027-08-11")),
        }
        .into(),
    ]
}

fn plans() -> impl Strategy<Value = Vec<Record>> {
    let kinds = [RecordKind::Item, RecordKind::Objective, RecordKind::Strategy, RecordKind::Product];
    let flag = (0..kinds.len(), 0u128..8, any::<bool>(), any::<bool>());
    (records(), 0u128..9, prop::collection::vec(flag, 0..6)).prop_map(move |(records, seed, flags)| {
        let mut all = with_secrets(records);
        all.extend(others(seed));
        for (n, (kind, at, confidential, worded)) in flags.into_iter().enumerate() {
            let of = [1000 + at + 1, 2000 + at + 1, 3000 + at + 1, 70_000 + at % 2][kind];
            let on = RecordRef::new(kinds[kind], id(of));
            let (title, summary) = if worded { ("PUBLIC", "SUMMARY") } else { ("", "") };
            let mut made = told(on, confidential, title, summary);
            made.id = id(80_000 + n as u128);
            all.push(made.into());
        }
        all
    })
}

fn audiences() -> impl Strategy<Value = AudienceSpec> {
    let shows = prop::collection::vec(any::<bool>(), Shown::ALL.len());
    let filter =
        (any::<bool>(), prop::option::weighted(0.2, 0u128..6), prop::option::weighted(0.2, 0u128..3));
    let precision = 0..Precision::ALL.len();
    (shows, filter, precision, prop::option::weighted(0.3, 1u32..3)).prop_map(
        |(shows, (hide_done, objective, product), precision, depth)| AudienceSpec {
            filter: Filter {
                hide_done,
                objectives: objective.map(|n| id(2001 + n)).into_iter().collect(),
                products: product.map(|n| id(70_000 + n)).into_iter().collect(),
                ..Filter::default()
            },
            depth,
            precision: Precision::ALL[precision],
            shows: Shown::ALL.iter().zip(shows).filter(|(_, on)| *on).map(|(shown, _)| *shown).collect(),
        },
    )
}

/// Everything that a plan says, as text: what any export could write.
fn text_of(records: &Records) -> String {
    serde_json::to_string(&records.all()).unwrap()
}

/// Every text in a JSON value, with the name of its field.
fn texts(value: &serde_json::Value, name: &str, found: &mut Vec<(String, String)>) {
    match value {
        serde_json::Value::String(text) => found.push((name.to_owned(), text.clone())),
        serde_json::Value::Array(all) => all.iter().for_each(|one| texts(one, name, found)),
        serde_json::Value::Object(all) => all.iter().for_each(|(name, one)| texts(one, name, found)),
        _ => {}
    }
}

/// What is confidential, found the slow way: whether it or anything above it is marked.
fn confidential(plan: &Plan) -> Vec<RecordRef> {
    let above = |at: RecordRef| -> Vec<RecordRef> {
        let item = |id| RecordRef::new(RecordKind::Item, id);
        let product = |id| RecordRef::new(RecordKind::Product, id);
        match plan.records().get(at) {
            Some(Record::Item(row)) => {
                row.parent_id.map(item).into_iter().chain(row.product_id.map(product)).collect()
            }
            Some(Record::Strategy(row)) => row.product_id.map(product).into_iter().collect(),
            Some(Record::Product(row)) => row.parent_id.map(product).into_iter().collect(),
            Some(Record::Objective(row)) => {
                row.parent_id.map(|id| RecordRef::new(RecordKind::Objective, id)).into_iter().collect()
            }
            _ => Vec::new(),
        }
    };
    let marked: HashSet<RecordRef> = plan
        .disclosures
        .rows()
        .iter()
        .filter(|row| row.confidential)
        .filter_map(Disclosure::record)
        .collect();
    let is_hidden = |at: RecordRef| {
        let (mut open, mut passed) = (vec![at], HashSet::new());
        while let Some(at) = open.pop() {
            if marked.contains(&at) {
                return true;
            }
            if passed.insert(at) {
                open.extend(above(at));
            }
        }
        false
    };
    plan.all().iter().map(Record::as_ref).filter(|at| is_hidden(*at)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn nothing_that_an_audience_may_not_see_is_left_of_any_plan(all in plans(), sees in audiences()) {
        let plan = plan_of(&all);
        let seen = redact(&plan, &sees);
        let text = text_of(seen.records());
        let shows = |what| sees.shows(what);

        // Fields, and kinds of records, by the words in them.
        for (word, may) in [
            ("DESCRIPTION~", shows(Shown::Descriptions)),
            ("SOURCE~", shows(Shown::Sources)),
            ("LABEL~", shows(Shown::Labels)),
            ("TEAM~", shows(Shown::Teams)),
            ("ADDRESS~", shows(Shown::Addresses)),
            ("SCORE~", shows(Shown::Scores)),
            ("REASON~", shows(Shown::Reasons)),
            ("NAME~", shows(Shown::Leaders)),
            ("VIEW~", shows(Shown::Views)),
            ("OTHER~", false),
            ("0.123456", false),
        ] {
            prop_assert!(may || !text.contains(word), "{word} in {text}");
        }

        // What is confidential: no title, and no id.
        if !shows(Shown::Confidential) {
            for at in confidential(&plan) {
                prop_assert!(!text.contains(&at.id.to_string()), "{at:?} in {text}");
                let title = plan.title(at);
                prop_assert!(title.is_empty() || title == "PUBLIC" || !title.ends_with('~')
                    || plan.all().iter().any(|other| other.title() == title && other.as_ref() != at)
                    || !text.contains(title));
            }
        }

        // Every id is that of a record that is seen.
        let ids: BTreeSet<Id> = seen.all().iter().map(Record::id).collect();
        let mut found = Vec::new();
        texts(&serde_json::from_str(&text).unwrap(), "", &mut found);
        for (name, said) in &found {
            if let Ok(id) = said.parse::<Id>() {
                prop_assert!(ids.contains(&id) || id.is_nil(), "{name}: {id} is that of nothing that is seen");
            }
            if name == "title" && !shows(Shown::Internal) {
                let worded = plan.disclosures.rows().iter().any(|row| !row.title.is_empty()
                    && row.record().is_some_and(|at| plan.title(at) == said && plan.records().contains(at))
                    && row.record().is_some_and(|at| seen.records().contains(at) && seen.title(at) == said));
                prop_assert!(!worded, "{said} has other words for outside");
            }
            // Days, which have no precision of their own, are the first or the last of their period.
            let Ok(date) = said.parse::<PlanDate>() else { continue };
            let period = PlanDate::containing(date.first_day(), sees.precision);
            match name.as_str() {
                "day" | "accepted" => prop_assert_eq!(date.first_day(), period.first_day()),
                "expires" => prop_assert_eq!(date.first_day(), period.last_day()),
                _ => prop_assert!(date.precision() >= sees.precision, "{name}: {said} is too precise"),
            }
        }

        // Kinds that are not shown have no records; numbers that are not shown are not there.
        let empty = |kind| seen.ids(kind).is_empty();
        prop_assert!(shows(Shown::Objectives) || (empty(RecordKind::Objective) && empty(RecordKind::KeyResult)));
        prop_assert!(shows(Shown::KeyResults) || (empty(RecordKind::KeyResult) && empty(RecordKind::Metric)));
        prop_assert!(shows(Shown::Strategies) || empty(RecordKind::Strategy));
        prop_assert!(shows(Shown::Leaders) || (empty(RecordKind::Leader) && empty(RecordKind::Involvement)));
        prop_assert!(shows(Shown::Dependencies) || empty(RecordKind::Dependency));
        prop_assert!(shows(Shown::Requests) || (empty(RecordKind::Request) && empty(RecordKind::Decision)));
        for item in seen.items.rows() {
            prop_assert!(shows(Shown::Ideas) || item.status != ItemStatus::Idea);
            prop_assert!(shows(Shown::Effort) || item.effort.is_none());
            prop_assert!(shows(Shown::Progress) || item.progress.is_none());
            prop_assert!(shows(Shown::Confidence) || item.confidence.is_none());
        }

        let Hidden { items, seen: left, confidential, ideas, filtered, deep, .. } = hidden(&plan, &sees);
        prop_assert_eq!(items, left + confidential + ideas + filtered + deep);
        prop_assert_eq!(left, seen.items.len());
    }

    /// Once is enough. The filter is left out the second time: it may ask about what is not there to be asked any more.
    #[test]
    fn a_plan_that_an_audience_sees_is_the_same_to_it(all in plans(), sees in audiences()) {
        let once = redact(&plan_of(&all), &sees);
        let again = redact(&once, &AudienceSpec { filter: Filter::default(), ..sees });
        // Effort can be no number, which is not equal to itself.
        prop_assert_eq!(text_of(once.records()), text_of(again.records()));
    }

    /// An audience that sees everything sees the plan as it is, but for what is nobody's but the team's.
    #[test]
    fn whoever_sees_everything_sees_every_item_with_all_its_fields(all in plans()) {
        let plan = plan_of(&all);
        let seen = redact(&plan, &spec(Precision::Day, Shown::ALL));
        prop_assert_eq!(seen.items.len(), plan.items.len());
        for (item, before) in seen.items.rows().iter().zip(plan.items.rows()) {
            prop_assert_eq!((&item.title, &item.description), (&before.title, &before.description));
            prop_assert_eq!((item.start, item.end, &item.teams), (before.start, before.end, &before.teams));
        }
        prop_assert_eq!(seen.dependencies.len(), plan.dependencies.rows().iter()
            .filter(|row| plan.items.get(row.blocker_id).is_some() && plan.items.get(row.blocked_id).is_some())
            .count());
    }
}
