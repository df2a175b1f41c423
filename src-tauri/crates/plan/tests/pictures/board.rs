//! The board.

use proptest::prelude::*;
use throughline_plan::model::{Bucket, Change, Id, ItemStatus};
use throughline_plan::picture::{BoardColumns, PictureKind, PictureSpec, Target, board, place};
use throughline_plan::plan::Plan;
use throughline_plan::scene::{Key, Node, Scene};

use super::common::{over, says, today};
use super::dump::{compare, dump};
use super::plans::{any_plan, harbour};

fn window(columns: BoardColumns) -> PictureSpec {
    PictureSpec { kind: PictureKind::Board, columns, width: 912.0, height: 752.0, ..PictureSpec::default() }
}

fn column_of<'a>(scene: &'a Scene, title: &str) -> &'a str {
    let node = scene.nodes.iter().find(|node| node.title == title).unwrap();
    &scene.lanes[node.lane as usize].title
}

fn id_of(plan: &Plan, title: &str) -> Id {
    plan.items.rows().iter().find(|item| item.title == title).unwrap().id
}

#[test]
fn now_next_later() {
    compare("board-horizon", &board(&harbour().plan(), &window(BoardColumns::Horizon), today()));
}

#[test]
fn kanban() {
    compare("board-status", &board(&harbour().plan(), &window(BoardColumns::Status), today()));
}

#[test]
fn dates_fall_into_columns_unless_somebody_said_otherwise() {
    let mut b = harbour();
    let put = b.item("Put in later by hand", None, None, "2027-01 2027-02", 0.0);
    b.with(put, |item| item.bucket = Some(Bucket::Later));
    let done = b.item("Long done", None, None, "2026-10 2026-12", 0.0);
    b.with(done, |item| item.status = ItemStatus::Done);
    b.item("Some day", None, None, "", 0.0);
    let scene = board(&b.plan(), &window(BoardColumns::Horizon), today());
    assert_eq!(column_of(&scene, "Usage-based billing"), "Now");
    assert_eq!(column_of(&scene, "Template gallery"), "Next");
    assert_eq!(column_of(&scene, "App marketplace"), "Next");
    assert_eq!(column_of(&scene, "Plan advisor"), "Later");
    assert_eq!(column_of(&scene, "Put in later by hand"), "Later");
    assert_eq!(column_of(&scene, "Some day"), "Not placed");
    assert!(scene.nodes.iter().all(|node| node.title != "Long done"), "what is done is not to come");
    let says = |part: &str| says(&scene.header, part) || says(&scene.footer, part);
    assert!(says("Begins by 31 Mar 2027") && says("Begins after 30 Jun 2027"), "the rule is on the picture");
    assert!(says(
        "A horizon set by hand comes before the dates. 1 item that is done or dropped is not shown."
    ));
}

#[test]
fn a_card_dropped_in_a_column_is_one_change() {
    let plan = harbour().plan();
    let spec = window(BoardColumns::Horizon);
    let gallery = id_of(&plan, "Template gallery");
    let later = place(&plan, &spec, today(), &[gallery], Target::Point { x: 880.0, y: 300.0 }).unwrap();
    assert_eq!((later.label.as_str(), later.edit.as_str()), ("Later", "Move Template gallery to Later"));
    let [Change::Update { set, .. }] = later.changes.as_slice() else { panic!("{:?}", later.changes) };
    assert_eq!(set["bucket"], "later");
    // It lands where it was dropped.
    assert!(later.into[0] <= 880.0 && 880.0 <= later.into[0] + later.into[2]);

    let stays = place(&plan, &spec, today(), &[gallery], Target::Point { x: 450.0, y: 300.0 }).unwrap();
    assert!(!stays.moved && stays.changes.is_empty() && stays.label == "Next");
    let sooner = place(&plan, &spec, today(), &[gallery], Target::By { dx: -1, dy: 0 }).unwrap();
    assert_eq!(sooner.label, "Now");
    let billing = id_of(&plan, "Usage-based billing");
    assert!(!place(&plan, &spec, today(), &[billing], Target::By { dx: -1, dy: 0 }).unwrap().moved);
    let both = place(&plan, &spec, today(), &[gallery, billing], Target::By { dx: 1, dy: 0 }).unwrap();
    assert_eq!((both.changes.len(), both.edit.as_str()), (2, "Move 2 items to Later"));
}

#[test]
fn every_column_changes_what_it_stands_for() {
    let plan = harbour().plan();
    let gallery = id_of(&plan, "Template gallery");
    let right = |columns| {
        let placing =
            place(&plan, &window(columns), today(), &[gallery], Target::By { dx: 1, dy: 0 }).unwrap();
        (placing.label, placing.changes)
    };
    let (label, changes) = right(BoardColumns::Status);
    assert_eq!(label, "In progress");
    assert!(matches!(&changes[..], [Change::Update { set, .. }] if set["status"] == "in_progress"));
    let (_, changes) = right(BoardColumns::Type);
    assert!(matches!(&changes[..], [Change::Update { set, .. }] if set["item_type"] == "epic"));
    let (_, changes) = right(BoardColumns::Owner);
    assert!(matches!(&changes[..], [Change::SetOwner { leader: Some(_), .. }]));
    let (label, changes) = right(BoardColumns::Strategy);
    assert_eq!(label, "Compliance by default");
    assert!(matches!(&changes[..], [Change::Unlink { .. }, Change::Link { .. }]), "{changes:?}");
}

#[test]
fn a_long_column_folds() {
    let mut b = harbour();
    for n in 0..90 {
        b.item(&format!("Work {n}"), None, None, "2027-01 2027-03", 0.0);
    }
    let plan = b.plan();
    let scene = board(&plan, &window(BoardColumns::Horizon), today());
    let fold = scene.nodes.iter().find(|node| node.fold.is_some()).unwrap();
    let spec = PictureSpec { unfolded: vec![fold.fold.clone().unwrap()], ..window(BoardColumns::Horizon) };
    let open = board(&plan, &spec, today());
    assert!(open.nodes.len() > scene.nodes.len() && open.height > scene.height);
    assert!(open.nodes.iter().any(|node| node.title == "Show fewer"));
}

#[test]
fn an_empty_plan_has_an_empty_board() {
    let scene = board(&super::plans::Build::default().plan(), &window(BoardColumns::Status), today());
    assert!(scene.nodes.is_empty() && scene.lanes.is_empty());
}

fn by() -> impl Strategy<Value = BoardColumns> {
    (0..BoardColumns::ALL.len()).prop_map(|place| BoardColumns::ALL[place])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Every item that is shown has one card, inside the picture, above no other; twice the same, byte for byte.
    #[test]
    fn cards_keep_apart(b in any_plan(), by in by(), width in prop_oneof![Just(0.0f32), 300.0f32..2400.0]) {
        let plan = b.plan();
        let spec = PictureSpec { width, ..window(by) };
        let scene = board(&plan, &spec, today());
        prop_assert_eq!(dump(&scene), dump(&board(&plan, &spec, today())));
        let cards: Vec<&Node> = scene.nodes.iter().collect();
        let wanted = plan.items.rows().iter().filter(|item| by != BoardColumns::Horizon || item.is_active()).count();
        prop_assert_eq!(cards.len(), wanted);
        for (n, card) in cards.iter().enumerate() {
            prop_assert!(card.x >= 0.0 && card.x + card.w <= scene.width && card.y + card.h <= scene.height);
            prop_assert!(cards[n + 1..].iter().all(|other| !over(card, other)));
        }
    }

    /// A card dropped where it lies moves nothing; each step of the keyboard ends in a column beside it or stays.
    #[test]
    fn a_drop_where_it_lies_changes_nothing(b in any_plan(), by in by()) {
        let plan = b.plan();
        let spec = window(by);
        let scene = board(&plan, &spec, today());
        for node in scene.nodes.iter().take(12) {
            let Key::Record(at) = &node.key else { continue };
            let here = Target::Point { x: node.x + node.w / 2.0, y: node.y };
            let stays = place(&plan, &spec, today(), &[at.id], here).unwrap();
            prop_assert!(!stays.moved);
            prop_assert_eq!(&stays.label, &scene.lanes[node.lane as usize].title);
            let right = place(&plan, &spec, today(), &[at.id], Target::By { dx: 1, dy: 0 }).unwrap();
            let next = (node.lane as usize + 1).min(scene.lanes.len() - 1);
            prop_assert_eq!(&right.label, &scene.lanes[next].title);
        }
    }
}
