//! A history of random edits, the same every time.

use serde_json::{Map, Value, json};
use throughline_core::workspace::{Moment, Workspace};
use throughline_plan::model::{Change, Edit, Id, Item, Record, RecordKind, RecordRef};

/// Numbers that look like chance: those of a linear congruential generator (D. Knuth, MMIX).
struct Chance(u64);

impl Chance {
    /// A number below another.
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n.max(1)
    }
}

/// Makes so many edits, most of one field of one item, some that make or delete an item, give it another owner, link it,
/// or take the last edit back. Answers how many entries that came to: what changes nothing is none.
pub fn random(workspace: &mut Workspace, edits: u32, moment: Moment) -> u32 {
    let mut chance = Chance(20_270_217);
    let first = workspace.store().undo_state().unwrap().entries;
    let mut entries = first;
    while entries < first + i64::from(edits) {
        let what = chance.below(100);
        if what < 5 {
            workspace.undo(moment).unwrap();
        } else if let Some(change) = change(workspace, what, &mut chance) {
            // A link that is there, or would go in a circle, is refused and is no entry.
            let _ = workspace.apply(&Edit { label: String::new(), changes: vec![change] }, moment);
        }
        entries = workspace.store().undo_state().unwrap().entries;
    }
    u32::try_from(entries - first).unwrap()
}

fn change(workspace: &Workspace, what: usize, chance: &mut Chance) -> Option<Change> {
    let plan = workspace.plan();
    let items = plan.items.rows();
    let id = items[chance.below(items.len())].id;
    let at = RecordRef::new(RecordKind::Item, id);
    let set = |field: &str, value: Value| Change::Update {
        record: at,
        set: Map::from_iter([(field.to_owned(), value)]),
    };
    let n = chance.below(1000);
    Some(match what {
        5..25 => set("title", json!(format!("Item, called anew {n}"))),
        25..50 => set("end", json!(format!("{}-{:02}", 2028 + n % 3, n % 12 + 1))),
        50..65 => set("progress", json!(n as f64 / 1000.0)),
        65..75 => set("status", json!(["planned", "in_progress", "on_hold", "done"][n % 4])),
        75..82 => set("effort", json!(n as f64 / 10.0)),
        82..90 => {
            let leaders = plan.leaders.rows();
            Change::SetOwner { record: at, leader: Some(leaders[n % leaders.len()].id) }
        }
        90..95 => {
            let strategies = plan.strategies.rows();
            let to = RecordRef::new(RecordKind::Strategy, strategies[n % strategies.len()].id);
            Change::Link { from: at, to, weight: Some(1.0), rationale: None }
        }
        95..98 => {
            let item = Item { title: format!("New item {n}"), parent_id: parent(n, id), ..Item::default() };
            Change::Create { record: Record::from(item), owner: None, serves: Vec::new() }
        }
        _ => Change::Delete { record: at },
    })
}

fn parent(n: usize, id: Id) -> Option<Id> {
    n.is_multiple_of(2).then_some(id)
}
