//! Applies a changeset to the database.
//!
//! The one place with `unsafe`: rusqlite wraps only the first form of `sqlite3changeset_apply`, whose cascading
//! foreign keys fire a second time while a changeset that already holds their effects is applied. The second form
//! with `SQLITE_CHANGESETAPPLY_FKNOACTION` applies exactly what was recorded, so that any conflict is a real error.
#![expect(unsafe_code, reason = "sqlite3changeset_apply_v2 has no safe wrapper in rusqlite 0.42")]

use std::ffi::{c_int, c_void};
use std::ptr;

use rusqlite::session::invert_strm;
use rusqlite::{Connection, Rows, ffi};

/// Any disagreement between a changeset and the database: never leave half of it applied.
unsafe extern "C" fn abort(_: *mut c_void, _: c_int, _: *mut ffi::sqlite3_changeset_iter) -> c_int {
    ffi::SQLITE_CHANGESET_ABORT
}

/// Applies a changeset, all of it or nothing.
///
/// # Errors
/// Where the database is not in the state the changeset was recorded from.
pub(super) fn apply(conn: &Connection, changeset: &mut [u8]) -> rusqlite::Result<()> {
    let length = c_int::try_from(changeset.len()).map_err(|_| rusqlite::Error::InvalidQuery)?;
    // SAFETY: the handle is that of an open connection borrowed for the whole call; the changeset's pointer and length
    // belong together, and SQLite reads it only during the call; the null callbacks and outputs are allowed by
    // https://sqlite.org/session/sqlite3changeset_apply.html; `abort` touches none of its arguments.
    let code = unsafe {
        ffi::sqlite3changeset_apply_v2(
            conn.handle(),
            length,
            changeset.as_mut_ptr().cast::<c_void>(),
            None,
            Some(abort),
            ptr::null_mut(),
            ptr::null_mut(),
            ptr::null_mut(),
            ffi::SQLITE_CHANGESETAPPLY_FKNOACTION,
        )
    };
    if code == ffi::SQLITE_OK {
        Ok(())
    } else {
        Err(rusqlite::Error::SqliteFailure(
            ffi::Error::new(code),
            Some("the file was changed by another program since".to_owned()),
        ))
    }
}

/// Applies entries of the history in their order: rows of whether one is an undo, and the changeset of its edit.
///
/// # Errors
/// As [`apply`].
pub(super) fn replay(conn: &Connection, rows: &mut Rows<'_>) -> rusqlite::Result<()> {
    while let Some(row) = rows.next()? {
        let mut changeset = row.get_ref(1)?.as_blob()?.to_vec();
        if row.get(0)? {
            changeset = inverted(&changeset)?;
        }
        apply(conn, &mut changeset)?;
    }
    Ok(())
}

/// The changeset that takes one back.
///
/// # Errors
/// Where it is none.
pub(super) fn inverted(changeset: &[u8]) -> rusqlite::Result<Vec<u8>> {
    let (mut input, mut inverted) = (changeset, Vec::new());
    invert_strm(&mut input, &mut inverted)?;
    Ok(inverted)
}
