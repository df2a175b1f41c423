//! By which name edits are signed in the history.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Session;
use crate::workspace::{Moment, account};
use crate::{Error, Result};

/// The name that edits are signed with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Author {
    /// The name; that of the user's account where nobody gave one. Empty where that is not known either.
    pub name: String,
    /// Whether the person gave it.
    pub given: bool,
}

/// A name to sign with.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SignRequest {
    /// The name.
    pub name: String,
}

/// No name in a history is longer, in letters.
const LONGEST: usize = 80;

pub(super) fn author(session: &mut Session, (): &(), _: Moment) -> Result<Author> {
    let given = session.remembered().author();
    Ok(Author { given: given.is_some(), name: given.unwrap_or_else(account) })
}

pub(super) fn sign(session: &mut Session, request: &SignRequest, moment: Moment) -> Result<Author> {
    let name = request.name.trim();
    if name.is_empty() || name.chars().count() > LONGEST {
        let said = format!("A name has 1 to {LONGEST} letters.");
        return Err(Error::invalid(said).hint("It stands beside every change in the history."));
    }
    session.remembered().sign(name);
    if let Some(workspace) = &mut session.workspace {
        workspace.sign_as(name);
    }
    author(session, &(), moment)
}
