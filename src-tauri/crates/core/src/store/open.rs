//! Opening a file: whose it is, whether it can be written, and clear words where it cannot be opened.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use serde::Serialize;
use throughline_plan::model::{Id, Record, Workspace};
use ts_rs::TS;

use super::lock::{FileLock, Refused};
use super::{Store, past, schema, tables};
use crate::{Error, ErrorCode, Result};

/// What an opener wants to do with the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenMode {
    /// Write, or read where the file itself does not allow writing.
    Write,
    /// Read only.
    Read,
}

/// Whether an open file may be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "access", rename_all = "snake_case")]
pub enum Access {
    /// It may.
    Write,
    /// It may not.
    ReadOnly {
        /// Why, for a person.
        reason: String,
    },
}

/// The parts of a SQLite file's header that say whose it is (https://sqlite.org/fileformat.html, section 1.3).
struct Header {
    application_id: i32,
    user_version: i32,
}

impl Store {
    /// Makes a new workspace file and opens it for writing.
    ///
    /// # Errors
    /// [`ErrorCode::FileExists`], [`ErrorCode::Io`].
    pub fn create(path: &Path, workspace: Workspace) -> Result<Self> {
        if path.exists() {
            return Err(Error::new(ErrorCode::FileExists, format!("{} is already there.", path.display()))
                .hint("Choose another name, or open it."));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // Made under another name first: whoever looks sees a whole workspace or none.
        let mut temporary = tempfile::Builder::new();
        // Like any other new file, and not for its maker's eyes alone as temporary files are: plans are shared.
        #[cfg(unix)]
        temporary.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let making = temporary
            .prefix(".throughline-new")
            .tempfile_in(folder)
            .map_err(|error| Error::io("create", path, &error))?
            .into_temp_path();
        make(&making, workspace).map_err(|error| explain(path, &error))?;
        making.persist_noclobber(path).map_err(|error| Error::io("create", path, &error.error))?;
        Self::open(path, OpenMode::Write)
    }

    /// Opens a workspace file, bringing an older schema up to date: in the file, or in memory where it is only read.
    ///
    /// A file that cannot be written (its permissions, its folder) is opened for reading, and [`Store::access`] says
    /// so.
    ///
    /// # Errors
    /// [`ErrorCode::FileNotFound`], [`ErrorCode::NotAWorkspace`], [`ErrorCode::NewerSchema`], [`ErrorCode::Damaged`],
    /// [`ErrorCode::InUse`] (naming who has it; reading is still possible), [`ErrorCode::Io`].
    pub fn open(path: &Path, mode: OpenMode) -> Result<Self> {
        let header = read_header(path)?;
        check_header(path, &header)?;
        let fixed =
            fs::metadata(path).map_err(|error| Error::io("read", path, &error))?.permissions().readonly();
        let (lock, access) = match mode {
            OpenMode::Read => {
                (None, Access::ReadOnly { reason: "It was opened for reading only.".to_owned() })
            }
            OpenMode::Write if fixed => {
                (None, Access::ReadOnly { reason: "The file is write-protected.".to_owned() })
            }
            OpenMode::Write => match FileLock::take(path) {
                Ok(lock) => (Some(lock), Access::Write),
                Err(Refused::Unwritable) => {
                    (None, Access::ReadOnly { reason: "The file's folder cannot be written to.".to_owned() })
                }
                Err(Refused::Held(holder)) => return Err(in_use(path, &holder)),
            },
        };
        let conn = connect(path, lock.is_some()).map_err(|error| explain(path, &error))?;
        let mut store = Self { conn, path: path.to_owned(), access, lock, line: None };
        // The header on disk may lag behind a log that was not folded in: ask again, now through SQLite.
        let asked = |name| store.conn.pragma_query_value(None, name, |row| row.get(0));
        let header = Header {
            application_id: asked("application_id").map_err(|error| store.explain(&error))?,
            user_version: asked("user_version").map_err(|error| store.explain(&error))?,
        };
        check_header(path, &header)?;
        if store.lock.is_some() {
            store.migrate(header.user_version)?;
        } else if header.user_version < schema::VERSION {
            // What is not to be written is brought up to date in memory: the file stays as it is.
            let updated = || {
                let copy = past::in_memory(&store.conn)?;
                schema::configure(&copy, false)?;
                schema::migrate(&copy)?;
                Ok(copy)
            };
            store.conn = updated().map_err(|error: rusqlite::Error| store.explain(&error))?;
        }
        Ok(store)
    }

    /// Brings the schema up to date, keeping a copy of the file as it was beside it.
    fn migrate(&self, version: i32) -> Result<()> {
        if version >= schema::VERSION {
            return Ok(());
        }
        if version > 0 {
            let mut copy = self.path.as_os_str().to_owned();
            copy.push(format!(".version-{version}.bak"));
            let copy = Path::new(&copy);
            if !copy.exists() {
                self.copy_to(copy)?;
            }
        }
        schema::migrate(&self.conn).map_err(|error| self.explain(&error))
    }
}

fn make(path: &Path, workspace: Workspace) -> rusqlite::Result<()> {
    let conn = Connection::open(path)?;
    schema::configure(&conn, false)?;
    schema::migrate(&conn)?;
    let workspace = Workspace {
        id: if workspace.id.is_nil() { Id(uuid::Uuid::now_v7()) } else { workspace.id },
        ..workspace
    };
    tables::put(&conn, &Record::from(workspace))?;
    conn.close().map_err(|(_, error)| error)
}

fn connect(path: &Path, write: bool) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if write {
        let conn = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        schema::configure(&conn, true)?;
        return Ok(conn);
    }
    let reading = flags | OpenFlags::SQLITE_OPEN_READ_ONLY;
    let readable = |conn: &Connection| conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()));
    let conn = Connection::open_with_flags(path, reading)?;
    schema::configure(&conn, false)?;
    match readable(&conn) {
        // A log needs a file beside it that a read-only folder refuses; a file nobody can write does not change.
        Err(error)
            if matches!(
                error.sqlite_error_code(),
                Some(rusqlite::ErrorCode::CannotOpen | rusqlite::ErrorCode::ReadOnly)
            ) =>
        {
            let uri = format!("file:{}?immutable=1", percent_encoded(path));
            let conn = Connection::open_with_flags(uri, reading | OpenFlags::SQLITE_OPEN_URI)?;
            schema::configure(&conn, false)?;
            readable(&conn)?;
            Ok(conn)
        }
        other => other.map(|()| conn),
    }
}

/// A path as part of a URI: whatever has a meaning there is escaped.
fn percent_encoded(path: &Path) -> String {
    path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}

fn read_header(path: &Path) -> Result<Header> {
    let kind = fs::metadata(path).map_err(|error| Error::io("open", path, &error))?;
    if kind.is_dir() {
        return Err(not_a_workspace(path, "is a folder"));
    }
    let mut bytes = [0u8; 100];
    let mut file = fs::File::open(path).map_err(|error| Error::io("open", path, &error))?;
    if file.read_exact(&mut bytes).is_err() || !bytes.starts_with(b"SQLite format 3\0") {
        return Err(not_a_workspace(path, "is not a Throughline workspace"));
    }
    let number = |at: usize| bytes[at..at + 4].try_into().map_or(0, i32::from_be_bytes);
    Ok(Header { application_id: number(68), user_version: number(60) })
}

fn check_header(path: &Path, header: &Header) -> Result<()> {
    if header.application_id != schema::APPLICATION_ID {
        return Err(not_a_workspace(path, "is a database of another program"));
    }
    if header.user_version > schema::VERSION {
        return Err(Error::new(
            ErrorCode::NewerSchema,
            format!(
                "{} was written by a newer version of Throughline (file version {}, this program reads up to {}).",
                path.display(),
                header.user_version,
                schema::VERSION
            ),
        )
        .hint("Update Throughline to open it. The file has not been touched."));
    }
    Ok(())
}

fn not_a_workspace(path: &Path, what: &str) -> Error {
    Error::new(ErrorCode::NotAWorkspace, format!("{} {what}.", path.display()))
        .hint("Open a .throughline file, or import a spreadsheet into a workspace.")
}

fn in_use(path: &Path, holder: &str) -> Error {
    let by = if holder.is_empty() { "another program".to_owned() } else { holder.to_owned() };
    Error::new(ErrorCode::InUse, format!("{} is open for editing by {by}.", path.display()))
        .hint("Open it read-only, or close it there first.")
}

/// That a file is damaged, with what was found.
pub(super) fn damaged(path: &Path, found: &str) -> Error {
    Error::new(ErrorCode::Damaged, format!("{} is damaged: {found}.", path.display()))
        .hint("Nothing was written. Open a copy or a backup of the file; what can still be read can be exported from it.")
}

/// A database's answer in words for a person.
pub(super) fn explain(path: &Path, error: &rusqlite::Error) -> Error {
    use rusqlite::ErrorCode as Sql;
    let name = path.display();
    match (error.sqlite_error_code(), error) {
        (Some(Sql::DatabaseCorrupt | Sql::NotADatabase | Sql::TypeMismatch), _)
        | (
            None,
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::QueryReturnedNoRows,
        ) => damaged(path, &error.to_string()),
        (Some(Sql::DatabaseBusy | Sql::DatabaseLocked), _) => in_use(path, ""),
        (Some(Sql::ReadOnly), _) => Error::new(ErrorCode::ReadOnly, format!("{name} cannot be written to.")),
        (Some(Sql::DiskFull), _) => {
            Error::new(ErrorCode::Io, format!("There is no space left to write {name}."))
                .hint("Free some space and try again. Nothing was half-written.")
        }
        (Some(Sql::CannotOpen | Sql::PermissionDenied), _) => {
            Error::new(ErrorCode::Io, format!("{name} cannot be opened: {error}."))
        }
        (Some(Sql::ConstraintViolation), _) => {
            Error::invalid(format!("The change does not fit the plan: {error}."))
        }
        _ => Error::new(ErrorCode::Io, format!("{name}: {error}.")),
    }
}
