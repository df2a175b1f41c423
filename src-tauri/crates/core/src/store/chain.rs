//! Whether the history is as it was written: each entry carries a hash over itself and the hash of the one before, so
//! that an entry that was changed, taken out or put in by another program breaks the chain from there on.
//!
//! It shows meddling and damage; it is no signature: who can write the file can write a new chain.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use throughline_plan::plan::Records;
use ts_rs::TS;

use super::{Store, apply, open, schema, tables};
use crate::{Error, ErrorCode, Result};

/// What [`Store::verify_history`] looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Verified {
    /// How many entries of the history.
    #[ts(type = "number")]
    pub entries: i64,
    /// How many records the replayed history came to; they are those of the file.
    pub records: usize,
}

/// All of an entry that its hash covers, beside the hash of the one before.
pub(super) struct Content<'a> {
    pub seq: i64,
    pub kind: &'a str,
    pub target: Option<i64>,
    pub label: &'a str,
    pub author: &'a str,
    pub at: &'a str,
    pub changeset: Option<&'a [u8]>,
    /// The branch it belongs to; none for the plan itself.
    pub branch: Option<&'a [u8]>,
}

impl Content<'_> {
    /// SHA-256 (FIPS 180-4). Every part is preceded by its length, so that no two entries give the same bytes.
    pub(super) fn hash(&self, before: &[u8]) -> [u8; 32] {
        let mut sum = Sha256::new();
        let (seq, target) = (self.seq.to_le_bytes(), self.target.unwrap_or(0).to_le_bytes());
        let parts = [
            before,
            seq.as_slice(),
            self.kind.as_bytes(),
            target.as_slice(),
            self.label.as_bytes(),
            self.author.as_bytes(),
            self.at.as_bytes(),
            self.changeset.unwrap_or_default(),
        ];
        // An entry of the plan itself has the hash that it had before there were branches.
        for part in parts.into_iter().chain(self.branch) {
            sum.update((part.len() as u64).to_le_bytes());
            sum.update(part);
        }
        sum.finalize().into()
    }
}

/// The hash of the last entry; empty before the first.
pub(super) fn last(conn: &Connection) -> rusqlite::Result<Vec<u8>> {
    conn.prepare_cached("SELECT hash FROM history ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| row.get::<_, Option<Vec<u8>>>(0))
        .optional()
        .map(|found| found.flatten().unwrap_or_default())
}

/// Calls a function with every entry, oldest first, and the hash it carries. `branch` is the column of that name, or
/// what stands for it in a file that has none yet.
fn each(
    conn: &Connection,
    branch: &str,
    mut visit: impl FnMut(&Content<'_>, Option<&[u8]>) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let mut statement = conn.prepare(&format!(
        "SELECT seq, kind, target, label, author, at, changeset, hash, {branch} FROM history ORDER BY seq"
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let content = Content {
            seq: row.get(0)?,
            kind: row.get_ref(1)?.as_str()?,
            target: row.get(2)?,
            label: row.get_ref(3)?.as_str()?,
            author: row.get_ref(4)?.as_str()?,
            at: row.get_ref(5)?.as_str()?,
            changeset: row.get_ref(6)?.as_blob_or_null()?,
            branch: row.get_ref(8)?.as_blob_or_null()?,
        };
        visit(&content, row.get_ref(7)?.as_blob_or_null()?)?;
    }
    Ok(())
}

/// Gives the entries their hashes that were made before there were any.
pub(super) fn seal(conn: &Connection) -> rusqlite::Result<()> {
    let mut before = Vec::new();
    let mut hashes = Vec::new();
    each(conn, "NULL", |content, _| {
        before = content.hash(&before).to_vec();
        hashes.push((content.seq, before.clone()));
        Ok(())
    })?;
    let mut set = conn.prepare("UPDATE history SET hash = ?2 WHERE seq = ?1")?;
    hashes.iter().try_for_each(|(seq, hash)| set.execute(params![seq, hash]).map(|_| ()))
}

impl Store {
    /// Whether the file is sound, its history unbroken, and its records what the history says: the whole history is
    /// made again in memory, from the empty workspace.
    ///
    /// # Errors
    /// [`ErrorCode::Damaged`] with what was found.
    pub fn verify_history(&self) -> Result<Verified> {
        self.verify()?;
        let mut before = Vec::new();
        let mut broken = None;
        let mut entries = 0;
        each(&self.conn, "branch", |content, hash| {
            let right = content.hash(&before);
            if broken.is_none() && hash != Some(right.as_slice()) {
                broken = Some(content.seq);
            }
            entries += 1;
            before = right.to_vec();
            Ok(())
        })
        .map_err(|error| self.explain(&error))?;
        if let Some(seq) = broken {
            let what = format!("entry {seq} of its history is not as it was written");
            return Err(open::damaged(self.path(), &what));
        }
        let replayed = self.replay()?;
        let present = self.present()?;
        if replayed != present {
            return Err(open::damaged(self.path(), "its records are not what its history comes to"));
        }
        // A branch has no tables to be compared with: it is sound where its entries fit one another.
        for scenario in present.scenarios.rows() {
            self.branch_as_of(scenario.base, scenario.branch, i64::MAX).map_err(|_| {
                let what = format!("the edits of its scenario “{}” do not fit the plan", scenario.title);
                open::damaged(self.path(), &what)
            })?;
        }
        Ok(Verified { entries, records: present.all().len() })
    }

    /// The records that the history comes to, made again from before its first entry.
    fn replay(&self) -> Result<Records> {
        let unlike = || open::damaged(self.path(), "its records are not what its history comes to");
        let start = self.as_of(0).map_err(|_| unlike())?;
        if start.all().len() > 1 {
            let what = "it holds records that its history does not know";
            return Err(open::damaged(self.path(), what));
        }
        let replayed = || -> rusqlite::Result<Records> {
            let conn = Connection::open_in_memory()?;
            schema::migrate(&conn)?;
            conn.pragma_update(None, "foreign_keys", false)?;
            tables::put(&conn, &start.workspace.into())?;
            let mut statement = self.conn.prepare(
                "SELECT h.kind = 'undo', coalesce(h.changeset, t.changeset)
                 FROM history h LEFT JOIN history t ON t.seq = h.target WHERE h.branch IS NULL ORDER BY h.seq",
            )?;
            apply::replay(&conn, &mut statement.query([])?)?;
            tables::load(&conn)
        };
        replayed().map_err(|error| {
            let error = Error::new(ErrorCode::Damaged, format!("The history cannot be made again: {error}."));
            error.hint("Keep the file as it is, and go on from a copy of an earlier day.")
        })
    }
}
