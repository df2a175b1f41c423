//! Mending many findings of one rule at once: what it would change, as one edit.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use throughline_plan::alignment::{self, Finding};
use throughline_plan::model::{Change, Edit, RecordKind, RecordRef};
use throughline_plan::plan::Plan;
use ts_rs::TS;

use super::Session;
use super::lists::{Named, named};
use crate::store::Op;
use crate::workspace::{Moment, rehearse_on};
use crate::{Error, ErrorCode, Result};

/// Mending can bring up the next finding of the same rule, as where one move pushes on the next: as many rounds are
/// gone through at most.
const ROUNDS: usize = 12;

/// Which findings are to be mended.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct FixAllRequest {
    /// The rule's code.
    pub code: String,
    /// Only what is found about these records; about every one where empty.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<RecordRef>>")]
    pub records: Vec<RecordRef>,
}

/// One finding that is mended.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FixLine {
    /// The record it is about.
    pub record: Named,
    /// What was found about it.
    pub message: String,
    /// What is done about it.
    pub label: String,
}

/// What mends many findings of one rule, before it is done.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FixAll {
    /// The edit: one transaction, one undo.
    pub edit: Edit,
    /// What it does, finding by finding. One that comes up on the way follows what brought it up.
    pub lines: Vec<FixLine>,
    /// How many findings of the rule stay: those that nobody can mend in one click, and those that were not asked for.
    pub left: usize,
}

/// Works out what mends the findings of a rule, all of them or some. Nothing is changed.
pub(super) fn fix_all(session: &mut Session, request: &FixAllRequest, moment: Moment) -> Result<FixAll> {
    let rule = alignment::rule(&request.code).ok_or_else(|| {
        Error::new(ErrorCode::BadRequest, format!("There is no rule `{}`.", request.code))
            .hint("`throughline explain` lists them all.")
    })?;
    let mut plan = session.plan()?.clone();
    let wanted: BTreeSet<RecordRef> = request.records.iter().copied().collect();
    let mut changes: Vec<Change> = Vec::new();
    let mut lines = Vec::new();
    let mut left = 0;
    for round in 0..=ROUNDS {
        let found = live(&plan, rule.code, moment);
        left = found.len();
        if round == ROUNDS {
            break;
        }
        // Two fixes that touch the same record are made one after the other, the second from what the first left.
        let mut touched = BTreeSet::new();
        let mut made = Vec::new();
        for finding in &found {
            let Some(fix) = &finding.fix else { continue };
            let is_wanted = wanted.is_empty() || wanted.contains(&finding.record);
            let own = fix.changes();
            let touches: Vec<RecordRef> = own.iter().flat_map(records_of).collect();
            if !is_wanted || touches.iter().any(|at| touched.contains(at)) {
                continue;
            }
            touched.extend(touches);
            lines.push(FixLine {
                record: named(&plan, finding.record),
                message: finding.message.clone(),
                label: fix.label.clone(),
            });
            made.extend(own);
        }
        if made.is_empty() {
            break;
        }
        let ops = rehearse_on(&plan, &Edit { label: String::new(), changes: made.clone() })?;
        changes.extend(made);
        let (mut put, mut removed) = (Vec::new(), Vec::new());
        for op in ops {
            match op {
                Op::Put(record) => put.push(*record),
                Op::Delete(at) => removed.push(at),
            }
        }
        plan.apply(put, removed);
    }
    let label = match lines.as_slice() {
        [] => String::new(),
        [one] => one.label.clone(),
        all => format!("Mend {} findings of {}: {}", all.len(), rule.code, rule.title),
    };
    Ok(FixAll { edit: Edit { label, changes }, lines, left })
}

/// What a rule finds that nobody has accepted.
fn live(plan: &Plan, code: &str, moment: Moment) -> Vec<Finding> {
    let mut found = alignment::check(plan, moment.today).findings;
    found.retain(|finding| finding.code == code && finding.is_live());
    found
}

/// The records that a change touches.
fn records_of(change: &Change) -> Vec<RecordRef> {
    let item = |id| RecordRef::new(RecordKind::Item, id);
    match change {
        Change::Create { .. } => Vec::new(),
        Change::Update { record, .. } | Change::Delete { record } | Change::SetOwner { record, .. } => {
            vec![*record]
        }
        Change::Link { from, to, .. } | Change::Unlink { from, to } => vec![*from, *to],
        Change::Block { blocker, blocked } | Change::Unblock { blocker, blocked } => {
            vec![item(*blocker), item(*blocked)]
        }
        Change::Move { items, .. } => items.iter().map(|id| item(*id)).collect(),
    }
}
