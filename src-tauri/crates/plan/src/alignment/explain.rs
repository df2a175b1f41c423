//! The rules in words: what Explain shows, what the command line prints, and the page of documentation.

use std::fmt::Write as _;

use serde::Serialize;
use ts_rs::TS;

use super::ask::setting;
use super::{RULES, Rule};
use crate::model::RuleLevel;
use crate::plan::Plan;

/// A rule with what it says about its own example, and how the open workspace wants it to be asked.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Explanation {
    /// The rule.
    #[serde(flatten)]
    pub rule: &'static Rule,
    /// The letters of its code, for grouping: `ALIGN`.
    #[ts(type = "string")]
    pub family: &'static str,
    /// What the family is about, for a person: `Alignment`.
    #[ts(type = "string")]
    pub family_title: &'static str,
    /// The record that its bad example is about, by title.
    pub shown_title: String,
    /// What it says about it.
    pub shown: String,
    /// What mends it in one click, where the rule offers that.
    pub shown_fix: Option<String>,
    /// What its findings count as in the open workspace, where that is not left to the rule.
    pub level: Option<RuleLevel>,
    /// The number it goes by in the open workspace, where that is not the usual one.
    pub own_limit: Option<f64>,
}

/// Explains a rule. What it says about its example is asked of the rule itself.
#[must_use]
pub fn explain(rule: &'static Rule, plan: Option<&Plan>) -> Explanation {
    let shown = rule.shown();
    let own = plan.map(|plan| setting(plan, rule)).unwrap_or_default();
    Explanation {
        rule,
        level: own.level,
        own_limit: own.limit,
        family: rule.family(),
        family_title: family_title(rule.family()),
        shown_title: shown.as_ref().map(|finding| finding.title.clone()).unwrap_or_default(),
        shown_fix: shown.as_ref().and_then(|finding| finding.fix.as_ref()).map(|fix| fix.label.clone()),
        shown: shown.map(|finding| finding.message).unwrap_or_default(),
    }
}

/// What a family of rules is about.
fn family_title(family: &str) -> &'static str {
    match family {
        "ALIGN" => "Alignment",
        "TIME" => "Time",
        "OWN" => "Ownership",
        "KR" => "Key results",
        "MIX" => "Mix of bets",
        "DEC" => "Decisions",
        _ => "Data",
    }
}

/// Every rule on one page, as Markdown.
#[must_use]
pub fn page() -> String {
    let mut page = format!(
        "# The rules of the check\n\n\
         {} rules say where a plan is not aligned. This page is made from the rules themselves: what each says about \
         its example is what it really says. `throughline explain CODE` prints one of them; the window shows it behind \
         Explain. Severity and limit are the usual ones: every workspace can have its own.\n\n\
         | rule | severity | what it finds |\n|---|---|---|\n",
        RULES.len()
    );
    for rule in RULES {
        let anchor = anchor(rule);
        let _ =
            writeln!(page, "| [{}](#{anchor}) | {} | {} |", rule.code, rule.severity.as_str(), rule.title);
    }
    for family in RULES.chunk_by(|a, b| a.family() == b.family()) {
        let _ = write!(page, "\n## {}\n", family_title(family[0].family()));
        for rule in family {
            section(&mut page, &explain(rule, None));
        }
    }
    page
}

/// The anchor that Markdown gives to a rule's heading.
fn anchor(rule: &Rule) -> String {
    let heading = format!("{} {}", rule.code, rule.title).to_lowercase();
    heading
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

fn section(page: &mut String, explanation: &Explanation) {
    let rule = explanation.rule;
    let _ = write!(page, "\n### {} {}\n\nSeverity: {}.", rule.code, rule.title, rule.severity.as_str());
    if let Some(limit) = rule.limit {
        let _ = write!(page, " {}: {}.", limit.label, limit.usual);
    }
    let _ = write!(
        page,
        "\n\n**Asks:** {}\n\n**Why it matters:** {}\n\n**Example:** {}\n\n> {}: {}\n",
        rule.question, rule.why, rule.example, explanation.shown_title, explanation.shown
    );
    if let Some(fix) = &explanation.shown_fix {
        let _ = write!(page, ">\n> One click: {fix}.\n");
    }
    let _ = write!(page, "\n**How to mend it:** {}\n\n**When to accept it:** {}\n", rule.fix, rule.accept);
}
