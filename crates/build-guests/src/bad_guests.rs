//! Guests that break the protocol or that are hostile, one way each. Each `.wat` says in its `;;!` lines what its hosts
//! must do.

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
    /// The verbs of which that is so.
    #[serde(default = "both")]
    verbs: Vec<String>,
    /// The name to greet with, where it is not the usual one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name_text: Option<String>,
}

fn both() -> Vec<String> {
    ["greet", "matrix"].map(String::from).into()
}

/// Assembles `cases/<kind>/`, and lists what it holds in `cases/<kind>.json`.
pub fn build(kind: &str, sources: &Path, cases: &Path) -> Result<()> {
    let mut all = Vec::new();
    for path in list_wats(&sources.join(kind))? {
        let name = stem(&path);
        let place = || format!("cases/{kind}/{name}.wat");
        let header = catalogue::header(&read_text(&path)?);
        let bad: BadGuest = toml::from_str(&header).with_context(place)?;
        output::write(&cases.join(kind).join(format!("{name}.wasm")), &assemble(&path)?)?;
        all.push(BadGuest { name, ..bad });
    }
    output::write_json(&cases.join(format!("{kind}.json")), &all)
}
