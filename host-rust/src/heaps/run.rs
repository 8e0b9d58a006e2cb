//! Every demonstration over every heap, held against what must be seen.

use std::{collections::BTreeMap, path::Path};

use anyhow::{Context, Result, bail};
use catalogue::read_regular;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    demonstrations::{DEMONSTRATIONS, Demonstration, Seen},
    heap::{Code, HeapError},
};

/// Where the build leaves the descriptions, inside `dist/`.
const FILE: &str = "cases/heaps.json";

/// A demonstration as `cases/heaps.json` describes it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Described {
    /// Its name.
    pub name: String,
    /// A line for people.
    pub title: String,
    /// What is said of it elsewhere.
    pub claim: String,
    /// What was seen here.
    pub finding: String,
    /// What must be seen, by guest.
    pub expected: BTreeMap<String, Expected>,
}

/// What a guest must show.
pub type Expected = BTreeMap<String, Value>;

/// One demonstration over one heap.
#[derive(Clone, Debug, Serialize)]
pub struct Cell {
    /// The guest's name.
    pub guest: String,
    /// What was seen.
    pub seen: Seen,
    /// What must be seen; none where nobody has said.
    pub expected: Option<Expected>,
    /// Whether these are the same.
    pub agrees: bool,
}

/// Reads every description.
pub fn described(dist: &Path) -> Result<Vec<Described>> {
    let path = dist.join(FILE);
    let text = read_regular(&path)
        .with_context(|| format!("cannot read {}; build the guests first: make guests", path.display()))?;
    serde_json::from_slice(&text).with_context(|| format!("{} is damaged; make guests", path.display()))
}

/// Shows one demonstration over each of `heaps`; `arena` is one whose allocator frees everything at once.
pub fn demonstrate(described: &Described, heaps: &[Code], arena: &Code) -> Result<Vec<Cell>> {
    let name = &described.name;
    let Some((_, demonstration)) = DEMONSTRATIONS.iter().find(|(known, _)| known == name) else {
        bail!("{FILE} describes {name}, which nobody demonstrates")
    };
    let cell = |heap: &Code| {
        let seen = or_refused(*demonstration, heap, arena).with_context(|| format!("{name}: {}", heap.name))?;
        let expected = described.expected.get(&heap.name).cloned();
        let agrees = expected.as_ref().is_some_and(|expected| is_same(&seen, expected));
        Ok(Cell { guest: heap.name.clone(), seen, expected, agrees })
    };
    heaps.iter().map(cell).collect()
}

fn or_refused(demonstration: Demonstration, heap: &Code, arena: &Code) -> Result<Seen, HeapError> {
    match demonstration(heap, arena) {
        Err(HeapError::OutOfMemory { .. }) => Ok(Seen(vec![("refused", "alloc answered 0".into())])),
        shown => shown,
    }
}

fn is_same(seen: &Seen, expected: &Expected) -> bool {
    seen.0.len() == expected.len() && seen.0.iter().all(|(what, value)| expected.get(*what) == Some(value))
}
