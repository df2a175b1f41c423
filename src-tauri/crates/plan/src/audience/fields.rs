//! What of the records that it sees an audience may read.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::model::{Disclosure, PlanDate, Precision, RecordKind, RecordRef, Workspace};
use crate::plan::Records;

use super::{AudienceSpec, Shown};

/// A date no more precise than may be: the period in which its first day lies. What is coarser stays as it is.
#[must_use]
pub fn coarse(date: PlanDate, precision: Precision) -> PlanDate {
    if date.precision() >= precision { date } else { PlanDate::containing(date.first_day(), precision) }
}

/// The same for the last period of a stretch: that in which its last day lies.
pub(super) fn coarse_end(date: PlanDate, precision: Precision) -> PlanDate {
    if date.precision() >= precision { date } else { PlanDate::containing(date.last_day(), precision) }
}

/// A day no more precise than may be: the first of its period.
pub(super) fn coarse_day(day: NaiveDate, precision: Precision) -> NaiveDate {
    PlanDate::containing(day, precision).first_day()
}

/// The words for outside, by record.
struct Words<'a>(HashMap<RecordRef, (&'a str, &'a str)>);

impl<'a> Words<'a> {
    fn of(rows: &'a [Disclosure]) -> Self {
        let mut words: HashMap<RecordRef, (&str, &str)> = HashMap::new();
        for row in rows {
            let Some(at) = row.record() else { continue };
            let told = words.entry(at).or_default();
            for (slot, text) in [(&mut told.0, row.title.trim()), (&mut told.1, row.summary.trim())] {
                if slot.is_empty() {
                    *slot = text;
                }
            }
        }
        Self(words)
    }
}

/// Blanks every field that the audience may not read, and puts the words for outside in place of the team's own.
pub(super) fn blank(records: &mut Records, spec: &AudienceSpec) {
    let shows = |what| spec.shows(what);
    let start = |date: Option<PlanDate>| date.map(|date| coarse(date, spec.precision));
    let end = |date: Option<PlanDate>| date.map(|date| coarse_end(date, spec.precision));
    let disclosures = std::mem::take(&mut records.disclosures);
    let words = Words::of(disclosures.rows());
    let tell = |at: RecordRef, title: &mut String, description: &mut String| {
        if !shows(Shown::Descriptions) {
            description.clear();
        }
        let Some((public, summary)) = words.0.get(&at).filter(|_| !shows(Shown::Internal)) else { return };
        if !public.is_empty() {
            (*public).clone_into(title);
        }
        if !summary.is_empty() {
            (*summary).clone_into(description);
        }
    };
    macro_rules! without_source {
        ($row:ident) => {
            if !shows(Shown::Sources) {
                ($row.source, $row.external_id) = (None, None);
            }
        };
    }

    if !shows(Shown::Effort) {
        records.workspace.effort_unit = Workspace::default().effort_unit;
    }
    records.products.change(|row| {
        tell(RecordRef::new(RecordKind::Product, row.id), &mut row.title, &mut row.description);
        without_source!(row);
    });
    records.objectives.change(|row| {
        tell(RecordRef::new(RecordKind::Objective, row.id), &mut row.title, &mut row.description);
        (row.start, row.end) = (start(row.start), end(row.end));
        row.weight = row.weight.filter(|_| shows(Shown::Effort));
        without_source!(row);
    });
    records.key_results.change(|row| {
        row.due = end(row.due);
        row.confidence = row.confidence.filter(|_| shows(Shown::Confidence));
    });
    records.metrics.change(|row| {
        if !shows(Shown::Descriptions) {
            row.description.clear();
        }
        without_source!(row);
    });
    records.readings.change(|row| {
        row.day = coarse_day(row.day, spec.precision);
        if !shows(Shown::Reasons) {
            row.note.clear();
        }
    });
    records.strategies.change(|row| {
        tell(RecordRef::new(RecordKind::Strategy, row.id), &mut row.title, &mut row.description);
        if !shows(Shown::Reasons) {
            row.choice.clear();
        }
        row.target_share = row.target_share.filter(|_| shows(Shown::Effort));
        without_source!(row);
    });
    records.items.change(|row| {
        tell(RecordRef::new(RecordKind::Item, row.id), &mut row.title, &mut row.description);
        (row.start, row.end) = (start(row.start), end(row.end));
        row.progress = row.progress.filter(|_| shows(Shown::Progress));
        row.confidence = row.confidence.filter(|_| shows(Shown::Confidence));
        row.effort = row.effort.filter(|_| shows(Shown::Effort));
        if !shows(Shown::Scores) {
            row.scores.clear();
        }
        if !shows(Shown::Teams) {
            row.teams.clear();
        }
        if !shows(Shown::Labels) {
            row.labels.clear();
            row.stage.clear();
        }
        if !shows(Shown::Addresses) {
            row.url.clear();
        }
        if !shows(Shown::Sources) {
            row.status_word.clear();
            row.extra.clear();
        }
        without_source!(row);
    });
    records.leaders.change(|row| {
        (row.active_from, row.active_to) = (start(row.active_from), end(row.active_to));
        if !shows(Shown::Addresses) {
            row.email.clear();
        }
        without_source!(row);
    });
    records.requests.change(|row| {
        row.asked = start(row.asked);
        if !shows(Shown::Descriptions) {
            row.description.clear();
        }
        if !shows(Shown::Leaders) {
            row.requester.clear();
        }
        without_source!(row);
    });
    records.decisions.change(|row| {
        (row.decided, row.review) = (start(row.decided), end(row.review));
        if !shows(Shown::Reasons) {
            row.reason.clear();
        }
    });
    records.links.change(|row| {
        if !shows(Shown::Reasons) {
            row.rationale.clear();
        }
        if !shows(Shown::Effort) {
            row.weight = 1.0;
        }
    });
    records.dependencies.change(|row| {
        if !shows(Shown::Reasons) {
            row.note.clear();
        }
    });
    records.acceptances.change(|row| {
        row.author.clear();
        row.accepted = coarse_day(row.accepted, spec.precision);
        row.expires = row.expires.map(|day| PlanDate::containing(day, spec.precision).last_day());
        if !shows(Shown::Reasons) {
            row.reason.clear();
        }
    });

    // What was said in plain language stays known as such, so that it is not taken for the team's own description.
    let mut kept = disclosures;
    kept.retain(|row| !shows(Shown::Internal) && !row.summary.trim().is_empty());
    kept.change(|row| {
        row.confidential = false;
        row.title.clear();
    });
    records.disclosures = kept;
}
