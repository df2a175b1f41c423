//! The form of every CSV file that is written: UTF-8 with a byte order mark, because Excel reads it as Windows-1252
//! without one; comma, CRLF (RFC 4180).

use crate::{Error, ErrorCode, Result};

/// Rows of cells, the names of the columns first. Cells that a spreadsheet would run must be guarded already.
///
/// # Errors
/// [`ErrorCode::Io`] where the library that writes it refuses: a slip in the program, not in the plan.
pub(super) fn write<R, C>(rows: impl IntoIterator<Item = R>) -> Result<Vec<u8>>
where
    R: IntoIterator<Item = C>,
    C: AsRef<[u8]>,
{
    let failed = |error: &dyn std::fmt::Display| {
        Error::new(ErrorCode::Io, format!("Could not write the table: {error}."))
    };
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        writer.write_record(row).map_err(|error| failed(&error))?;
    }
    writer.into_inner().map_err(|error| failed(&error))
}
