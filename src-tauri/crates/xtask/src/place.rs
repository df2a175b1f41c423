//! Where things are: the checkout, cargo's target folder, the programs built there.

use std::env::consts::EXE_SUFFIX;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::failure::{Failure, Result};
use crate::process::Program;
use crate::shell::Profile;

/// The folders every chore works in.
pub struct Place {
    /// The checkout.
    pub root: PathBuf,
    /// Cargo's target folder, wherever the person has put it.
    pub target: PathBuf,
}

impl Place {
    /// Asks cargo, which alone knows about `CARGO_TARGET_DIR` and the configuration files.
    pub fn find() -> Result<Self> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let metadata = Program::cargo()
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .directory(here)
            .text()
            .and_then(|text| {
                serde_json::from_str::<Value>(&text)
                    .map_err(|error| Failure::set_up(format!("cargo metadata is not JSON: {error}")))
            })?;
        let folder = |key: &str| {
            let path = metadata.get(key).and_then(Value::as_str);
            path.map(PathBuf::from).ok_or_else(|| Failure::set_up(format!("cargo metadata has no {key}")))
        };
        Ok(Self { root: folder("workspace_root")?, target: folder("target_directory")? })
    }

    /// A program of this workspace, as built with `profile`.
    pub fn program(&self, profile: Profile, name: &str) -> PathBuf {
        self.target.join(profile.folder()).join(format!("{name}{EXE_SUFFIX}"))
    }
}
