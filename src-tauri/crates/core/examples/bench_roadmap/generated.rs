//! The plan that every roadmap in the comparison draws: the same for a number of items on every machine.

use chrono::{Days, NaiveDate};
use serde::Serialize;
use serde_json::{Value, json};

/// Items in a lane.
const IN_LANE: usize = 50;
/// One parent to nine children.
const FAMILY: usize = 10;
/// Weeks that an item takes: from the first to one less than the sum.
const WEEKS: (u32, u32) = (2, 25);
const WORDS: &str = "platform mobile checkout search billing identity audit export import sync offline reporting \
    dashboard workflow partner pricing onboarding security latency migration cluster storage cache \
    gateway consent privacy catalogue inventory shipping invoice ledger forecast roadmap planning \
    release pipeline testing metrics alerting tracing editor canvas timeline theme plugin connector \
    webhook permission";

/// One item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Generated {
    /// Three to seven words.
    pub title: String,
    /// Days from the first day of the plan.
    pub start: u64,
    /// How many days it takes.
    pub days: u64,
    /// The place of its lane.
    pub lane: usize,
    /// The place of the item it is part of.
    pub parent: Option<usize>,
    /// Parts of a hundred that are done.
    pub progress: u32,
}

/// Items in lanes over three years, and which of them wait for which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roadmap {
    /// The lanes' titles.
    pub lanes: Vec<String>,
    /// In the order of their lanes.
    pub items: Vec<Generated>,
    /// Places of two items, of which the second begins when the first has ended, or later.
    pub dependencies: Vec<(usize, usize)>,
}

/// The first day of the plan.
pub fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 1, 1).unwrap()
}

/// The first day after it.
pub fn end_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2028, 1, 1).unwrap()
}

/// A plan of so many items, with three dependencies to ten items between neighbours.
pub fn generate(count: usize) -> Roadmap {
    let known: Vec<&str> = WORDS.split(' ').collect();
    let mut dice = Dice(20_250_101 ^ u32::try_from(count).unwrap());
    let lanes: Vec<String> = (0..(count / IN_LANE).max(2))
        .map(|lane| format!("Lane {} {}", lane + 1, known[lane % known.len()]))
        .collect();
    let in_lane = count.div_ceil(lanes.len());
    let span = u32::try_from((end_day() - first_day()).num_days()).unwrap();
    let mut items = Vec::with_capacity(count);
    let mut parent = 0;
    for n in 0..count {
        let is_parent = (n % in_lane).is_multiple_of(FAMILY);
        if is_parent {
            parent = n;
        }
        let words: Vec<&str> =
            (0..3 + dice.below(5)).map(|_| known[dice.below(known.len() as u32) as usize]).collect();
        let days = 7 * (WEEKS.0 + dice.below(WEEKS.1));
        items.push(Generated {
            title: words.join(" "),
            start: dice.below(span - days).into(),
            days: days.into(),
            lane: (n / in_lane).min(lanes.len() - 1),
            parent: (!is_parent).then_some(parent),
            progress: dice.below(101),
        });
    }
    let dependencies = dependencies(&items, &mut dice);
    Roadmap { lanes, items, dependencies }
}

fn dependencies(items: &[Generated], dice: &mut Dice) -> Vec<(usize, usize)> {
    let count = u32::try_from(items.len()).unwrap();
    let mut found = std::collections::BTreeSet::new();
    // Among so many tries there are enough that fit.
    for _ in 0..items.len() * 12 {
        if found.len() == items.len() * 3 / 10 {
            break;
        }
        let (a, step) = (dice.below(count) as usize, dice.below(100) as usize);
        let b = (a + step).saturating_sub(50).min(items.len() - 1);
        let (from, to) = (&items[a], &items[b]);
        // Some of the components refuse what joins a parent and its child.
        let kin = from.parent == Some(b) || to.parent == Some(a);
        if a != b && !kin && to.start >= from.start + from.days {
            found.insert((a, b));
        }
    }
    found.into_iter().collect()
}

impl Roadmap {
    /// The plan as a page is given it: times in milliseconds since 1970.
    pub fn json(&self, ids: &[String]) -> Value {
        let time = |days: u64| {
            (first_day() + Days::new(days)).and_hms_opt(0, 0, 0).unwrap().and_utc().timestamp_millis()
        };
        let items: Vec<Value> = self
            .items
            .iter()
            .enumerate()
            .map(|(n, item)| {
                json!({
                    "id": format!("t{n}"),
                    "record": ids[n],
                    "title": item.title,
                    "start": time(item.start),
                    "end": time(item.start + item.days),
                    "lane": item.lane,
                    "parent": item.parent.map(|parent| format!("t{parent}")),
                    "progress": item.progress,
                })
            })
            .collect();
        let joined = self.dependencies.iter().enumerate();
        json!({
            "lanes": self.lanes.iter().enumerate().map(|(n, title)| json!({ "id": format!("g{n}"), "title": title }))
                .collect::<Vec<_>>(),
            "items": items,
            "dependencies": joined.map(|(n, (from, to))| {
                json!({ "id": format!("d{n}"), "source": format!("t{from}"), "target": format!("t{to}") })
            }).collect::<Vec<_>>(),
            "begin": time(0),
            "end": time((end_day() - first_day()).num_days().unsigned_abs()),
        })
    }
}

/// Numbers without a pattern, the same every time (mulberry32 by Tommy Ettinger, public domain).
struct Dice(u32);

impl Dice {
    /// A number from 0 to one below `end`.
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x6d2b_79f5);
        let mut t = (self.0 ^ (self.0 >> 15)).wrapping_mul(1 | self.0);
        t = t.wrapping_add((t ^ (t >> 7)).wrapping_mul(61 | t)) ^ t;
        let drawn = u64::from(t ^ (t >> 14)) * u64::from(end);
        u32::try_from(drawn >> 32).unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_number_gives_the_same_plan() {
        assert_eq!(generate(1000), generate(1000));
        assert_ne!(generate(1000).items[..100], generate(2000).items[..100]);
    }

    #[test]
    fn has_as_many_lanes_items_and_dependencies_as_the_comparison_says() {
        let plan = generate(1000);
        assert_eq!((plan.lanes.len(), plan.items.len(), plan.dependencies.len()), (20, 1000, 300));
        assert!(plan.items.iter().all(|item| item.start + item.days <= 1095));
        assert_eq!(plan.items.iter().filter(|item| item.parent.is_none()).count(), 100);
    }

    #[test]
    fn nothing_waits_for_what_ends_later() {
        let plan = generate(1000);
        for (from, to) in &plan.dependencies {
            assert!(plan.items[*to].start >= plan.items[*from].start + plan.items[*from].days);
        }
    }

    #[test]
    fn tells_a_page_the_times_in_milliseconds() {
        let plan = generate(100);
        let ids: Vec<String> = (0..100).map(|n| format!("id{n}")).collect();
        let json = plan.json(&ids);
        assert_eq!(json["begin"], 1_735_689_600_000_i64);
        let (first, told) = (&plan.items[0], &json["items"][0]);
        let days = (told["end"].as_i64().unwrap() - told["start"].as_i64().unwrap()) / 86_400_000;
        assert_eq!(days.unsigned_abs(), first.days);
        assert_eq!(told["record"], "id0");
    }
}
