//! Writes files whole, and only where they differ, so that a second build changes nothing.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Serialize;

/// Writes `contents` to `path`, making its folder.
pub fn write(path: &Path, contents: &[u8]) -> Result<()> {
    if catalogue::read_regular(path).is_ok_and(|present| present == contents) {
        return Ok(());
    }
    let folder = path.parent().expect("a file lies in a folder");
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    // A reader sees the old file or the new one, never half of one, and two writers do not meet.
    let partial = path.with_extension(format!("{}.partial", std::process::id()));
    std::fs::write(&partial, contents)
        .and_then(|()| std::fs::rename(&partial, path))
        .with_context(|| format!("cannot write {}", path.display()))
}

/// Writes `value` to `path` as JSON.
pub fn write_json(path: &Path, value: &impl Serialize) -> Result<()> {
    write(path, format!("{}\n", serde_json::to_string_pretty(value)?).as_bytes())
}
