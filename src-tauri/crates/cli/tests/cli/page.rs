//! A picture as one HTML file: all that it needs is in it, and nothing that its reader may not see.

use crate::folder::Folder;

const PLAN: &str = "plan.throughline";

fn page(folder: &Folder, more: &[&str]) -> String {
    let args = ["export", PLAN, "out.html"];
    folder.ok(args.iter().chain(more));
    String::from_utf8(folder.read("out.html")).unwrap()
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    text.split_once(from).unwrap().1.split_once(to).unwrap().0
}

#[test]
fn a_page_holds_the_picture_what_is_in_it_and_why() {
    let folder = Folder::with_sample();
    let page = page(&folder, &[]);
    let told: serde_json::Value =
        serde_json::from_str(between(&page, "id=\"page-data\">", "</script>")).unwrap();
    let item = told.as_array().unwrap().iter().find(|one| one["title"] == "Usage-based billing").unwrap();
    let why: Vec<&str> = item["why"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    assert!(why.contains(&"Serves Win the mid-market through Self-serve growth"), "{why:?}");
    assert!(why.contains(&"Mira Kaplan answers for it"), "{why:?}");
    // The picture names it by the same id, and says the same to whoever reads without the page's script.
    assert!(page.contains(&format!("<g id=\"{}\">", item["id"].as_str().unwrap())));
    assert!(page.contains("<th scope=\"row\">Usage-based billing</th>"));
    assert!(page.contains("fill=\"var(--hue0-tint)\"") && page.contains("prefers-color-scheme: dark"));
}

#[test]
fn its_policy_names_by_hash_all_that_runs_and_nothing_is_fetched() {
    use base64::Engine as _;
    use sha2::Digest as _;
    let folder = Folder::with_sample();
    let page = page(&folder, &[]);
    let policy = between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe"), "{policy}");
    let hash = |text: &str| {
        format!("'sha256-{}'", base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(text)))
    };
    let mut found = 0;
    for (from, to) in [("<style>", "</style>"), ("<script>", "</script>")] {
        for part in page.split(from).skip(1) {
            let text = part.split_once(to).unwrap().0;
            assert!(policy.contains(&hash(text)), "{from} {}", &text[..60.min(text.len())]);
            found += 1;
        }
    }
    assert_eq!(found, 3, "the page's style, the picture's fonts, the page's script");
    for outside in ["src=\"http", "href=\"", "@import", "url(http"] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert_eq!(page.matches(" style=\"").count(), 0, "an inline style would be refused");
}

#[test]
fn what_an_audience_may_not_see_is_not_in_it() {
    let folder = Folder::with_sample();
    let page = page(&folder, &["--audience", "Customer"]);
    for secret in
        ["Dana Osei", "Ruth Sommer", "Win the mid-market", "Job types, checklists", "answers for it"]
    {
        assert!(!page.contains(secret), "{secret}");
    }
    assert!(page.contains("for Customer") && page.contains("Template gallery"));
}

#[test]
fn words_of_a_plan_stay_words() {
    let folder = Folder::with_sample();
    let edit = r#"{"changes":[{"op":"create","record":{"kind":"item","title":"</script><script>alert(1)</script>","description":"<img src=x onerror=alert(2)>","start":"2026-12","end":"2027-02"}}]}"#;
    folder.write("edit.json", edit);
    folder.ok(["edit", PLAN, "edit.json"]);
    let page = page(&folder, &[]);
    assert_eq!(page.matches("<script").count(), 2, "the data and the page's own");
    assert!(!page.contains("<img"));
}
