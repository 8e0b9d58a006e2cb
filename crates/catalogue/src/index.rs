use std::path::Path;

use anyhow::{Context, Result};
use artefact::Artefact;
use serde::{Deserialize, Serialize};

use crate::{Protocol, Schedule, Texts, When, read_regular};

/// The index's name inside `dist/`.
pub const INDEX_FILE: &str = "guests.json";

/// `dist/guests.json`: the protocol, the growth schedules, and every guest that was built. Hosts, tests, docs and pages read this and
/// nothing else.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Index {
    /// The greeting protocol.
    pub protocol: Protocol,
    /// What hosts greet with, in turn.
    pub texts: Vec<Texts>,
    /// The growth schedules of the matrix.
    pub schedules: Vec<Schedule>,
    /// The guests, crates first.
    pub guests: Vec<Guest>,
}

/// One guest: what it says of itself, and what its binary declares.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Guest {
    /// Its name.
    pub name: String,
    /// Why it exists.
    pub why: String,
    /// Where its source is, from the root of the repository.
    pub source: String,
    /// The cargo features that it was built with: which allocator, for one.
    pub features: Vec<String>,
    /// Its binary, beside the index.
    pub file: String,
    /// The JavaScript module that hosts call it through, beside the index; only a guest made with `wasm-bindgen` has one.
    pub glue: Option<String>,
    /// Whether it speaks the greeting protocol.
    pub greets: bool,
    /// Whether it answers text that is not UTF-8 with a failure.
    pub checks_utf8: bool,
    /// When its pages must first be seen to rise; a guest that does not greet says nothing.
    pub grows: Option<When>,
    /// When its buffer must first be seen to detach.
    pub detaches: Option<When>,
    /// When its pages must first be seen to rise if `reset` is called between greetings.
    pub grows_when_reset: Option<When>,
    /// What growscope says of growth by its `set_name`, in growscope's own word; of a guest that does not greet, nothing.
    #[serde(default)]
    pub verdict: Option<String>,
    /// What its binary declares.
    pub artefact: Artefact,
}

impl Index {
    /// Reads `dist/guests.json`.
    pub fn read(dist: &Path) -> Result<Self> {
        let path = dist.join(INDEX_FILE);
        let text = read_regular(&path)
            .with_context(|| format!("cannot read {}; build the guests first: make guests", path.display()))?;
        serde_json::from_slice(&text).with_context(|| format!("{} is damaged; make clean guests", path.display()))
    }
}
