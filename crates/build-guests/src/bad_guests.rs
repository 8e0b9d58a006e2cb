//! Guests that break the protocol, one way each, which both hosts must refuse. Each `.wat` says in its `;;!` lines
//! what its hosts must do.

use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::{
    assemble::assemble,
    output,
    source::{list_wats, read_text, stem},
};

/// What hosts must do with a bad guest.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct BadGuest {
    /// Its file's name without the ending.
    #[serde(default)]
    name: String,
    /// What is wrong with it, in a line.
    why: String,
    /// The exit code.
    exit: u8,
    /// What the message must mention.
    mentions: Vec<String>,
}

/// Assembles `folder` into `cases/bad-guests/`, and lists them in `cases/bad-guests.json`.
pub fn build(folder: &Path, cases: &Path) -> Result<()> {
    let mut all = Vec::new();
    for path in list_wats(folder)? {
        let name = stem(&path);
        let place = || format!("cases/bad-guests/{name}.wat");
        let header = catalogue::header(&read_text(&path)?);
        let bad: BadGuest = toml::from_str(&header).with_context(place)?;
        output::write(&cases.join("bad-guests").join(format!("{name}.wasm")), &assemble(&path)?)?;
        all.push(BadGuest { name, ..bad });
    }
    output::write_json(&cases.join("bad-guests.json"), &all)
}
