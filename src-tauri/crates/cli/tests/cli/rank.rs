use crate::folder::Folder;

const PLAN: &str = "plan.throughline";

#[test]
fn items_stand_in_the_order_of_their_scores_and_what_is_missing_is_named() {
    let folder = Folder::with_sample();
    let text = folder.ok(["rank", PLAN]);
    assert!(text.starts_with("RICE: Reach × impact × confidence ÷ effort"), "{text}");
    assert!(text.contains("5    510  Usage-based billing\n"), "{text}");
    assert!(text.contains("Reach, impact, confidence and effort are missing."), "{text}");
    let ranking = folder.json(["rank", PLAN]);
    assert_eq!((&ranking["ranked"][0]["rank"]["place"], &ranking["ranked_count"]), (&1.into(), &36.into()));
}

#[test]
fn another_method_is_tried_without_being_stored() {
    let folder = Folder::with_sample();
    let before = folder.content();
    let text = folder.ok(["rank", PLAN, "--method", "moscow"]);
    assert!(text.contains("MoSCoW is missing."), "{text}");
    let mean = folder.json(["rank", PLAN, "--method", "ice", "--ice", "mean"]);
    assert_eq!(mean["formula"], "(Impact + confidence + ease) ÷ 3; 70 % confidence counts as 7");
    assert_eq!(folder.content(), before);
}
