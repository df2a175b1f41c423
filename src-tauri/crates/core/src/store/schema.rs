//! What a workspace file looks like, version by version.

use rusqlite::Connection;

use super::chain;

/// In the header of every workspace file: `THLN`.
pub(super) const APPLICATION_ID: i32 = 0x5448_4c4e;

/// The steps from an empty file to the present schema, in order; a file's `user_version` says how many it has taken.
/// A step that has shipped is never edited: what is wrong with it is mended by the next.
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_records.sql"),
    include_str!("migrations/0002_time.sql"),
    include_str!("migrations/0003_check_settings.sql"),
    include_str!("migrations/0004_score_settings.sql"),
    include_str!("migrations/0005_scenarios.sql"),
    include_str!("migrations/0006_disclosures.sql"),
];

/// The step with which the history got its hashes.
const SEALED: i32 = 2;

/// The present schema's version.
#[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "there are few migrations")]
pub(super) const VERSION: i32 = MIGRATIONS.len() as i32;

/// Takes the steps that are missing, each in a transaction of its own, so that one that fails leaves the file as the
/// one before it made it.
pub(super) fn migrate(conn: &Connection) -> rusqlite::Result<()> {
    let version: i32 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    for (step, sql) in (1i32..).zip(MIGRATIONS).filter(|(step, _)| *step > version) {
        let change = conn.unchecked_transaction()?;
        change.execute_batch(sql)?;
        if step == SEALED {
            chain::seal(&change)?;
        }
        change.pragma_update(None, "application_id", APPLICATION_ID)?;
        change.pragma_update(None, "user_version", step)?;
        change.commit()?;
    }
    Ok(())
}

/// How a connection to a workspace behaves.
pub(super) fn configure(conn: &Connection, writable: bool) -> rusqlite::Result<()> {
    // References hold, and deleting a record deletes what only exists for it.
    conn.pragma_update(None, "foreign_keys", true)?;
    // Another process may be folding the log into the file at this very moment.
    conn.busy_timeout(std::time::Duration::from_secs(5))?;
    conn.set_prepared_statement_cache_capacity(64);
    if writable {
        // Readers go on while a change is written, and a change is one append to the log.
        conn.pragma_update(None, "journal_mode", "WAL")?;
        // A committed edit survives a power cut, not only a crash of the app: people edit by hand, a few times a
        // minute, and will not notice the millisecond.
        conn.pragma_update(None, "synchronous", "FULL")?;
    }
    Ok(())
}
