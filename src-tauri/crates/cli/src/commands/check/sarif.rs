//! The findings as SARIF 2.1.0 (OASIS, March 2020), for tools that gather findings of many checkers.

use std::path::Path;

use serde_json::{Value, json};
use throughline_core::Result;
use throughline_plan::alignment::{Finding, RULES, Report, Rule, Severity};
use throughline_plan::model::RecordRef;
use throughline_plan::plan::Plan;

use crate::text;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// One run of the check as a SARIF log. Findings stand at the workspace's file and name their record as a logical
/// location, because a record has no line.
pub fn log(report: &Report, plan: &Plan, file: &Path) -> Result<String> {
    let uri = uri(file);
    let run = json!({
        "tool": { "driver": {
            "name": "throughline",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": RULES.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
        }},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{ "location": { "uri": uri } }],
        "results": report.findings.iter().map(|finding| result(finding, plan, &uri)).collect::<Vec<_>>(),
    });
    text::json(&json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] }))
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn descriptor(rule: &Rule) -> Value {
    let help = format!("{}\n\nHow to mend it: {}\n\nWhen to accept it: {}", rule.why, rule.fix, rule.accept);
    json!({
        "id": rule.code,
        "name": rule.title,
        "shortDescription": { "text": rule.title },
        "fullDescription": { "text": rule.question },
        "help": { "text": help },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "tags": [rule.family()] },
    })
}

fn result(finding: &Finding, plan: &Plan, uri: &str) -> Value {
    let place = |at: &RecordRef, title: &str| {
        json!({
            "physicalLocation": { "artifactLocation": { "uri": uri, "index": 0 } },
            "logicalLocations": [{
                "name": title,
                "fullyQualifiedName": format!("{}/{}", at.kind, at.id),
                "kind": at.kind.as_str(),
            }],
        })
    };
    let others: Vec<Value> = finding.others.iter().map(|at| place(at, plan.title(*at))).collect();
    let mut result = json!({
        "ruleId": finding.code,
        "level": level(finding.severity),
        "message": { "text": format!("{}: {}", finding.title, finding.message) },
        "locations": [place(&finding.record, &finding.title)],
        // The rule and the record name a finding for good, however the title or the facts change.
        "partialFingerprints": { "record/v1": format!("{}/{}", finding.code, finding.record.id) },
    });
    if let Some(index) = RULES.iter().position(|rule| rule.code == finding.code) {
        result["ruleIndex"] = index.into();
    }
    if !others.is_empty() {
        result["relatedLocations"] = others.into();
    }
    if let Some(fix) = &finding.fix {
        result["properties"] = json!({ "fix": fix.label });
    }
    if let Some(accepted) = &finding.accepted {
        result["suppressions"] = json!([{
            "kind": "external", "status": "accepted", "justification": accepted.reason,
        }]);
    }
    result
}

/// A path as a URI reference: separators as `/`, and whatever has a meaning there escaped.
fn uri(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    let mut uri = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    if path.is_absolute() {
        format!("file://{}{uri}", if uri.starts_with('/') { "" } else { "/" })
    } else {
        uri
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_uri() {
        assert_eq!(uri(Path::new("My plan.throughline")), "My%20plan.throughline");
        assert_eq!(uri(Path::new("a/b#c?.throughline")), "a/b%23c%3F.throughline");
        #[cfg(unix)]
        assert_eq!(uri(Path::new("/tmp/ü.throughline")), "file:///tmp/%C3%BC.throughline");
    }
}
